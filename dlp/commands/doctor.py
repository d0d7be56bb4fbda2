"""`dlp doctor`: a line a feature, working or missing, with the one command that mends it."""

from __future__ import annotations

import json
import shlex
import shutil
import sys
import textwrap
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from dlp import options
from dlp.options import Globals

if TYPE_CHECKING:
    from dlp.app import App
    from dlp.checkup.line import Line

Form = Annotated[str, typer.Option("--format", metavar="text|json", help="json: one array of lines, for machines.")]


def register(app: App) -> None:
    """Add the command."""
    app.command("doctor")(doctor)


def doctor(ctx: typer.Context, format: Form = "text") -> None:
    """Say what works here, and what mends the rest.

    Ends with 2 if something that a scan of the configured sources needs does not work. With --verbose every format and
    every layer of the isolation has its line.
    """
    from dlp import output

    given: Globals = ctx.obj
    form = options.form(format, ("text", "json"))
    raise typer.Exit(examine(given, output.standard_output(), form))


def examine(given: Globals, stream: TextIO, form: str = "text") -> int:
    """Write what doctor finds; the exit code: 2 if a configured source cannot run."""
    from dlp import config, output
    from dlp.checkup.line import Surroundings, lines
    from dlp.errors import EXIT_ERROR, EXIT_OK, ConfigError

    trouble = None
    try:
        loaded = config.load(given.config)
    except ConfigError as error:
        loaded, trouble = config.Config(), str(error)
    found, width = [], output.width(stream)
    for line in lines(Surroundings(loaded, given.state, trouble)):
        found.append(line)
        if form == "text" and (given.verbose or not line.detail or line.state != "working"):
            stream.writelines(_text(line, width))
            stream.flush()
    if form == "json":
        records = [
            {"feature": one.feature, "state": one.state, "text": one.text, "mend": one.mend, "blocks": one.blocks}
            for one in found
        ]
        stream.write(json.dumps(records, indent=1) + "\n")
    else:
        stream.writelines(_closing(found))
    return EXIT_ERROR if any(line.blocks for line in found) else EXIT_OK


def _text(line: Line, width: int) -> Iterator[str]:
    from reports.safe import shown

    head = f"{line.state:8} {shown(line.feature)}: "
    yield textwrap.fill(head + shown(line.text), width, subsequent_indent=" " * 9, break_on_hyphens=False) + "\n"
    if line.mend:
        yield f"         to mend it: {shown(_typed(line.mend))}\n"


def _typed(command: str) -> str:
    """The command as it works here: the program may be called by a path, and not be found by its name alone."""
    called = sys.argv[0]
    if not command.startswith("dlp ") or "/" not in called or shutil.which("dlp") == str(Path(called).absolute()):
        return command
    program = [sys.executable, "-m", "dlp"] if called.endswith(".py") else [called]
    return f"{shlex.join(program)} {command.removeprefix('dlp ')}"


def _closing(found: Iterable[Line]) -> Iterator[str]:
    missing = [line.feature for line in found if line.state == "missing"]
    stopping = [line for line in found if line.blocks]
    if stopping:
        yield f"\n{len(missing)} missing. A scan cannot run as configured until it is mended.\n"
    elif missing:
        yield f"\n{len(missing)} missing; a scan can run.\n"
    else:
        yield "\nEverything that a scan needs is working.\n"
