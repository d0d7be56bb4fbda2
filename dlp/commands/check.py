"""`dlp check FILE | FOLDER | - ...`: a spot-check in sentences. Stores nothing but a line in the audit log."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Annotated

import typer

from dlp import options
from dlp.asked import Asked
from dlp.options import Globals

if TYPE_CHECKING:
    from dlp.app import App

Files = Annotated[list[str], typer.Argument(metavar="FILE|FOLDER|- ...", help="What to check; - is standard input.")]
Form = Annotated[
    str | None,
    typer.Option("--format", metavar=options.FORMATS, help="Form of the report, instead of sentences on the screen."),
]
Explain = Annotated[
    bool,
    typer.Option(
        "--explain",
        help="Also say what made each match one, whose it is, and what was left out and why: in sentences and html.",
    ),
]
Purpose = Annotated[
    str | None,
    typer.Option("--purpose", metavar="TEXT", help="Why you look; kept in the audit log. Some policies ask for it."),
]


@dataclass(frozen=True, kw_only=True)
class AskedOfCheck(Asked):
    """With the options that only this command has."""

    format: Form = None
    explain: Explain = False
    purpose: Purpose = None


DEFAULTS = AskedOfCheck()


def register(app: App) -> None:
    """Add the command."""
    app.command("check")(check)


def check(
    ctx: typer.Context,
    targets: Files,
    asked: AskedOfCheck = DEFAULTS,
) -> None:
    """Tell in sentences what a file or folder holds.

    For each finding: what it is, where it stands, who can see it and why, which clause speaks of it, what to do.

    \b
      dlp check "Trip list.xlsx"
      dlp check "Trip list.xlsx" --format html --output trip.html
      some-program | dlp check -
    """
    from dlp.runtime.launching import launch

    launched = ctx.with_resource(closing(launch()))  # first: its imports take longer than all those of this process

    from dlp import config as configuration
    from dlp import purposes, running
    from dlp.policy import pack as packs
    from dlp.targets import STANDARD_INPUT, StandardInput, Target, from_words

    given: Globals = ctx.obj
    config = configuration.load(given.config)
    purpose = purposes.needed(asked.purpose, packs.load(tuple(asked.policy or config.district.policies)))
    order = asked.order("check", explain=asked.explain, purpose=purpose, whole=False)
    order = order if order.form else replace(order, form="sentences")
    chosen = from_words([word for word in targets if word != "-"], config)
    if "-" in targets:
        chosen = (*chosen, Target(StandardInput(most=config.limits.file_bytes), STANDARD_INPUT))
    raise typer.Exit(running.run(chosen, order, config, given, launched))
