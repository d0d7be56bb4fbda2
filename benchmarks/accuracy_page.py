"""docs/accuracy.md from the scores. Values shown are of invented people."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from benchmarks.peers import Run
from dlp.evaluation.report import figure
from dlp.evaluation.scoring import Score, Tally

WORST = 10
_LONGEST, _REASON = 60, 120
"""Characters of an example and of a reason that are shown."""


@dataclass(frozen=True)
class Setting:
    """What was measured on."""

    documents: int
    layouts: int
    clean: int
    seed: int
    share: float
    machine: str


def page(
    plain: Mapping[str, Any], roster: Mapping[str, Any], others: Sequence[tuple[Run, Score | None]], setting: Setting
) -> str:
    """The whole page."""
    parts = (_opening(setting), _beside(plain, others), _by_entity(plain, others), _ours(plain, roster), _worst(plain))
    return "\n".join(line for part in parts for line in part)


def _opening(setting: Setting) -> Iterator[str]:
    part = "" if setting.share == 1 else f" --share {setting.share}"
    yield "# Accuracy"
    yield ""
    yield "Written by `make bench-detect`; not edited by hand."
    yield ""
    yield (
        f"The corpus is the split of `benchmarks/corpus` that recognizers are never tuned on, seed {setting.seed}: "
        f"{setting.documents} documents of {setting.layouts} layouts, {setting.clean} of them clean, invented people "
        "only."
    )
    yield f"Made again by `python -m benchmarks.corpus OUT --split scored --seed {setting.seed}{part}`."
    yield f"{setting.machine}."
    yield ""


def _beside(plain: Mapping[str, Any], others: Sequence[tuple[Run, Score | None]]) -> Iterator[str]:
    yield "## Side by side"
    yield ""
    yield "| scanner | version | seconds | values: P | R | F1 | files: recall | false alarms per 100 clean |"
    yield "| --- | --- | --- | --- | --- | --- | --- | --- |"
    total, files = plain["total"], plain["files"]
    cells = [total["precision"], total["recall"], total["f1"], files["recall"]]
    alarms = files["false_alarms_per_100_clean"]
    yield f"| dlp (this program) | | | {' | '.join(map(figure, cells))} | {_number(alarms)} |"
    for run, score in others:
        if score is None:
            yield f"| {run.peer.name} | {run.version} | did not run | | | | | |"
            continue
        cells = [score.total.precision, score.total.recall, score.total.f1, score.whole.recall]
        line = f"| {run.peer.name} | {run.version} | {run.seconds:.0f} | {' | '.join(map(figure, cells))}"
        yield f"{line} | {_number(score.whole.false_alarms_per_100)} |"
    yield ""
    yield "Commands, each in an environment of its own (Presidio in this project's, with its default recognizers):"
    yield ""
    yield "- dlp: `dlp eval OUT/truth.jsonl`"
    for run, _ in others:
        yield f"- {run.peer.name}: {run.peer.command}" + (f". **Did not run**: {run.trouble}" if run.trouble else "")
    yield ""
    yield (
        "A value is right if it overlaps a planted one of its type in the same file. For the others a value counts in "
        "whatever member or cell it stands, what they have no name for is left out of their precision, and a file "
        "counts as flagged if they report anything but names in it. Presidio's dates are not birth dates and are left "
        "out."
    )
    yield ""


def _by_entity(plain: Mapping[str, Any], others: Sequence[tuple[Run, Score | None]]) -> Iterator[str]:
    ran = [(run, score) for run, score in others if score is not None]
    yield "## F1 by entity"
    yield ""
    yield "A dash: it has no such entity, or found none and none was planted."
    yield ""
    yield f"| entity | planted | dlp | {' | '.join(run.peer.name for run, _ in ran)} |"
    yield "| --- | --- | --- |" + " --- |" * len(ran)
    for name, tally in plain["entities"].items():
        cells = [_known_f1(run, score, name) for run, score in ran]
        yield f"| {name} | {tally['planted']} | {figure(tally['f1'])} | {' | '.join(cells)} |"
    yield ""


def _known_f1(run: Run, score: Score, name: str) -> str:
    if name not in run.peer.names.values():
        return "-"
    return figure(score.entities.get(name, Tally()).f1)


def _ours(plain: Mapping[str, Any], roster: Mapping[str, Any]) -> Iterator[str]:
    yield "## This program"
    yield ""
    yield "| entity | planted | hit | recall | found | right | precision | F1 | macro F1 |"
    yield "| --- | --- | --- | --- | --- | --- | --- | --- | --- |"
    for name, t in [*plain["entities"].items(), ("all", plain["total"])]:
        counts = f"{t['planted']} | {t['hit']} | {figure(t['recall'])} | {t['found']} | {t['right']}"
        yield f"| {name} | {counts} | {figure(t['precision'])} | {figure(t['f1'])} | {figure(t['macro']['f1'])} |"
    yield ""
    for title, result in (("Without a roster", plain), ("With the roster of the corpus", roster)):
        files, person = result["files"], result["entities"].get("PERSON", {})
        yield (
            f"- {title}: {files['flagged_sensitive']} of {files['sensitive']} sensitive files flagged "
            f"({figure(files['recall'])}), {files['flagged_clean']} of {files['clean']} clean ones "
            f"({_number(files['false_alarms_per_100_clean'])} in 100); PERSON precision "
            f"{figure(person.get('precision'))}, recall {figure(person.get('recall'))}."
        )
    yield ""
    yield "| hidden by or in | planted | recall |"
    yield "| --- | --- | --- |"
    yield from (f"| {name} | {t['planted']} | {figure(t['recall'])} |" for name, t in plain["places"].items())
    yield ""
    yield "| format | planted | recall |"
    yield "| --- | --- | --- |"
    yield from (f"| {name} | {t['planted']} | {figure(t['recall'])} |" for name, t in plain["formats"].items())
    yield ""


def _worst(plain: Mapping[str, Any]) -> Iterator[str]:
    for title, key in (("misses", "missed"), ("false alarms", "wrong")):
        yield f"## The worst ten {title}"
        yield ""
        yield "By entity and kind of document; the value is one example, the reason the most frequent one."
        yield ""
        yield "| entity | kind of document | values | in files | for example | why |"
        yield "| --- | --- | --- | --- | --- | --- |"
        groups: dict[tuple[str, str], list[tuple[str, str, str]]] = defaultdict(list)
        for file in plain["per_file"]:
            for item in file[key]:
                groups[item["type"], _kind(file["file"])].append((file["file"], item["value"], item["why"]))
        worst = sorted(groups.items(), key=lambda group: (-len(group[1]), group[0]))[:WORST]
        for (entity, kind), found in worst:
            why = Counter(why for _, _, why in found).most_common(1)[0][0]
            files = len({file for file, _, _ in found})
            yield f"| {entity} | {kind} | {len(found)} | {files} | {_shown(found[0][1])} | {_shown(why, _REASON)} |"
        yield ""
    for title, sensitive in (("Clean files that were flagged", False), ("Sensitive files that were missed", True)):
        yield f"## {title}, by kind"
        yield ""
        counted = Counter(
            _kind(file["file"])
            for file in plain["per_file"]
            if file["sensitive"] is sensitive and bool(file["flagged"]) is not sensitive
        )
        worst_kinds = sorted(((n, kind) for kind, n in counted.items()), reverse=True)[:WORST]
        yield ", ".join(f"{kind} {n}" for n, kind in worst_kinds) + "." if worst_kinds else "None."
        yield ""


def _kind(file: str) -> str:
    """The layout of a document, by its file's name."""
    parts = PurePosixPath(file).stem.split("-")
    return "-".join(p for p in parts if not p.isdigit())


def _shown(value: str, longest: int = _LONGEST) -> str:
    plain = "".join(c if c.isprintable() else "·" for c in value).replace("|", "/")
    return plain if len(plain) <= longest else plain[: longest - 1] + "…"


def _number(number: float | None) -> str:
    return "-" if number is None else f"{number:.1f}"
