"""`dlp gate SITE_DIR`: the check before a website goes public. Everything in the folder counts as public."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dlp.asked import Asked
from dlp.options import Globals

if TYPE_CHECKING:
    from dlp.app import App

Site = Annotated[str, typer.Argument(metavar="SITE_DIR", help="The folder that is to be published.")]
FilesFrom = Annotated[
    str | None,
    typer.Option("--files-from", metavar="-|FILE", help="Check only the files on this list, one a line."),
]

DEFAULTS = Asked(fail_on="high", fail_on_incomplete=True)


def register(app: App) -> None:
    """Add the command."""
    app.command("gate")(gate)


def gate(
    ctx: typer.Context,
    site: Site,
    files_from: FilesFrom = None,
    asked: Asked = DEFAULTS,
) -> None:
    """Check a website before it is published.

    Everything in SITE_DIR counts as public. Ends with 1 at a finding of high or above, with 3 if something is unread.
    """
    from dlp.runtime.launching import launch

    launched = ctx.with_resource(closing(launch()))  # first: its imports take longer than all those of this process

    from connectors.contract import Connector, Level
    from connectors.share import Share
    from dlp import config as configuration
    from dlp import running
    from dlp.targets import Only, Target, absolute, existing, listed_files

    given: Globals = ctx.obj
    order = asked.order("gate", makes_key=False, whole=files_from is None)
    config = configuration.load(given.config)
    root: Path = existing(site)
    place = absolute(root)
    whole: Connector = Share(root, name=place.name or "site", channel="web", exposure=Level.PUBLIC)
    if files_from is not None:
        whole = Only(whole, root, listed_files(files_from, root))
    raise typer.Exit(running.run((Target(whole, str(place)),), order, config, given, launched))
