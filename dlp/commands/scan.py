"""`dlp scan [TARGET ...]`: what lies open where, and who can see it. Changes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from dlp import options
from dlp.options import Globals

if TYPE_CHECKING:
    from dlp.app import App

Targets = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="TARGET ...", help="Folders, files, or sources of the configuration. Default: every source."
    ),
]


def register(app: App) -> None:
    """Add the command."""
    app.command("scan")(scan)


def scan(
    ctx: typer.Context,
    targets: Targets = None,
    format: options.Format = None,
    output: options.Output = None,
    policy: options.Policy = None,
    exposure: options.Exposure = None,
    channel: options.ChannelName = None,
    fail_on: options.FailOn = "none",
    fail_on_incomplete: options.FailOnIncomplete = False,
    all_items: options.AllItems = False,
    reveal: options.Reveal = False,
    workers: options.Workers = None,
    passwords: options.Passwords = None,
    roster: options.Roster = None,
    consent: options.Consent = None,
    full: options.Full = False,
    no_gate: options.NoGate = False,
) -> None:
    """List what lies open where, and who can see it.

    Nothing is changed. A TARGET that equals the name of a source is that source; write ./NAME for the folder.

    \b
      dlp scan /srv/staff                                      what to do, on the screen
      dlp scan /srv/staff --format html --output report.html   a page to read and to print
      dlp scan --fail-on high                                  every source; ends with 1 at a high finding
    """
    from dlp import config as configuration
    from dlp import running
    from dlp.targets import from_sources, from_words

    given: Globals = ctx.obj
    config = configuration.load(given.config)
    order = running.Order(
        command="scan",
        form=options.report_form(format) if format else None,
        output=output,
        policies=tuple(policy or ()),
        exposure=options.level(exposure),
        channel=options.channel(channel),
        fail_on=options.severity(fail_on),
        fail_on_incomplete=fail_on_incomplete,
        all_items=all_items,
        reveal=reveal,
        workers=workers,
        passwords=running.read_passwords(passwords),
        roster=roster,
        consent=tuple(consent or ()),
        whole=all(config.source(word) for word in targets or ()),
        full=full,
        use_gate=not no_gate,
        remembers=True,
    )
    chosen = from_words(targets, config) if targets else from_sources(config)
    raise typer.Exit(running.run(chosen, order, config, given))
