"""`dlp scan [TARGET ...]`: what lies open where, and who can see it. Changes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from dlp.asked import Asked
from dlp.options import Globals

if TYPE_CHECKING:
    from dlp.app import App

Targets = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="TARGET ...", help="Folders, files, or sources of the configuration. Default: every source."
    ),
]

DEFAULTS = Asked()


def register(app: App) -> None:
    """Add the command."""
    app.command("scan")(scan)


def scan(
    ctx: typer.Context,
    targets: Targets = None,
    asked: Asked = DEFAULTS,
) -> None:
    """List what lies open where, and who can see it.

    Nothing is changed. A TARGET that equals the name of a source is that source; write ./NAME for the folder.

    \b
      dlp scan /srv/staff                         what to do, on the screen
      dlp scan /srv/staff --format html --output report.html
                                                  a page to read and to print
      dlp scan --fail-on high                     every source; 1 if one is high
    """
    from dlp import config as configuration
    from dlp import running
    from dlp.targets import from_sources, from_words

    given: Globals = ctx.obj
    config = configuration.load(given.config)
    order = asked.order("scan", remembers=True, whole=all(config.source(word) for word in targets or ()))
    chosen = from_words(targets, config) if targets else from_sources(config)
    raise typer.Exit(running.run(chosen, order, config, given))
