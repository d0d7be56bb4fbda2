"""`dlp check FILE | FOLDER | - ...`: a spot-check in sentences. Stores nothing but a line in the audit log."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING, Annotated

import typer

from dlp import options
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
        help="Also say what made each match one, whose it is, and what was left out and why.",
    ),
]
Purpose = Annotated[
    str | None,
    typer.Option("--purpose", metavar="TEXT", help="Why you look; kept in the audit log. Some policies ask for it."),
]


def register(app: App) -> None:
    """Add the command."""
    app.command("check")(check)


def check(
    ctx: typer.Context,
    targets: Files,
    format: Form = None,
    output: options.Output = None,
    policy: options.Policy = None,
    exposure: options.Exposure = None,
    channel: options.ChannelName = None,
    fail_on: options.FailOn = "none",
    fail_on_incomplete: options.FailOnIncomplete = False,
    all_items: options.AllItems = False,
    reveal: options.Reveal = False,
    explain: Explain = False,
    purpose: Purpose = None,
    workers: options.Workers = None,
    passwords: options.Passwords = None,
    roster: options.Roster = None,
    consent: options.Consent = None,
    full: options.Full = False,
    no_gate: options.NoGate = False,
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
    purpose = purposes.needed(purpose, packs.load(tuple(policy or config.district.policies)))
    order = running.Order(
        command="check",
        form=options.report_form(format) if format else "sentences",
        output=output,
        policies=tuple(policy or ()),
        exposure=options.level(exposure),
        channel=options.channel(channel),
        fail_on=options.severity(fail_on),
        fail_on_incomplete=fail_on_incomplete,
        all_items=all_items,
        reveal=reveal,
        explain=explain,
        purpose=purpose,
        whole=False,
        workers=workers,
        passwords=running.read_passwords(passwords),
        roster=roster,
        consent=tuple(consent or ()),
        full=full,
        use_gate=not no_gate,
    )
    chosen = from_words([word for word in targets if word != "-"], config)
    if "-" in targets:
        chosen = (*chosen, Target(StandardInput(most=config.limits.file_bytes), STANDARD_INPUT))
    raise typer.Exit(running.run(chosen, order, config, given, launched))
