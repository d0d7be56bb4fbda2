"""`dlp eval`: how well detection does on a labelled corpus."""

from __future__ import annotations

import json
import secrets
import sys
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dlp import options
from dlp.errors import UsageError, nearest
from dlp.options import Globals

if TYPE_CHECKING:
    from dlp.evaluation.corpus import Corpus
    from dlp.evaluation.scoring import FileScore
    from dlp.runtime.run import Settings

EXPOSURE = "external"
"""Labels say what a file is worth when outsiders can see it."""


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("eval")(evaluate)


def evaluate(
    ctx: typer.Context,
    truth: Annotated[Path, typer.Argument(metavar="TRUTH.jsonl", help="What is planted, a row an item.")],
    files: Annotated[
        Path | None,
        typer.Option("--files", metavar="FILES.jsonl", help="The files as a whole. Default: files.jsonl beside TRUTH."),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object instead of the tables.")] = False,
    per_file: Annotated[
        bool, typer.Option("--per-file", help="Also list what was missed and what was wrong, by file, masked.")
    ] = False,
    entity: Annotated[
        list[str] | None,
        typer.Option("--entity", metavar="NAME", help="Score values of this type only; may be given again."),
    ] = None,
    exposure: options.Exposure = EXPOSURE,
    policy: options.Policy = None,
    workers: options.Workers = None,
    reveal: options.Reveal = False,
    passwords: options.Passwords = None,
    roster: options.Roster = None,
) -> None:
    """Score detection on a labelled corpus.

    Shown are precision and recall by type, format and hiding place, and false alarms.

    The files lie beside TRUTH.jsonl, or in a folder "files" there. Nothing is written, and values are shown masked.
    """
    from dlp import output, rosters, running
    from dlp.evaluation import report
    from dlp.evaluation.corpus import load
    from dlp.evaluation.scoring import summarise

    types = _types(entity)
    if reveal:
        _note_reveal(ctx.obj, per_file)
    known = running.read_passwords(passwords)
    corpus = load(truth, files, unlocked=bool(known))
    settings = replace(_settings(ctx.obj, exposure, policy, workers), passwords=known)
    with rosters.opened(roster, settings.config, ctx.obj.state) if roster else nullcontext() as opened:
        scores = _scored(corpus, replace(settings, roster=opened), types, quiet=ctx.obj.quiet)
    score, stream = summarise(scores), output.standard_output()
    if as_json:
        lines = [json.dumps(report.record(score, scores if per_file else None, reveal=reveal))]
    else:
        told = report.summary(score, output.width(stream, 110))
        lines = [*told, *(report.per_file(scores, reveal=reveal) if per_file else ())]
    stream.write("\n".join(lines) + "\n")


def _note_reveal(said: Globals, per_file: bool) -> None:
    """Write the audit line before anything is shown: what cannot be noted is not revealed."""
    from dlp.keeping import audit

    if not per_file:
        raise UsageError("--reveal shows the values that --per-file lists: give both")
    audit.add(said.state, audit.Act("eval", event="reveal", options=("--per-file", "--reveal")))


def _types(names: list[str] | None) -> frozenset[str] | None:
    from dlp.policy.pack import ENTITIES

    for name in names or ():
        if name not in ENTITIES:
            raise UsageError(f"--entity takes the name of an entity{nearest(name, ENTITIES)}")
    return frozenset(names) if names else None


def _settings(said: Globals, exposure: str | None, policy: list[str] | None, workers: int | None) -> Settings:
    from dlp import config, places, running
    from dlp.policy import pack
    from dlp.runtime.run import Settings

    read = config.load(said.config)
    return Settings(
        config=read,
        packs=pack.load(policy or read.district.policies),
        key=secrets.token_bytes(32),  # nothing is kept, so nothing must be comparable with another run
        workers=workers or running.processors(),
        exposure=options.level(exposure),
        gate_cache=places.cache_folder(),
    )


def _scored(corpus: Corpus, settings: Settings, types: frozenset[str] | None, quiet: bool) -> list[FileScore]:
    from dlp.evaluation.scanning import open_scan, scores
    from reports.progress import ProgressLine

    scan, line = open_scan(corpus, settings), ProgressLine(sys.stderr, enabled=not quiet)
    try:
        found = []
        for score in scores(corpus, scan, types):
            found.append(score)
            at = scan.progress
            line.update(at.discovered, at.done, at.bytes, at.findings, at.current)
        return found
    finally:
        line.close()
        scan.close()
