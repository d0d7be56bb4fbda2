"""`dlp audit show`: what was done with this program, by which account, when. (`verify` comes with part 6.)"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dlp import options
from dlp.options import Globals

if TYPE_CHECKING:
    from dlp.app import App

Form = Annotated[
    str | None, typer.Option("--format", metavar="table|jsonl", help="Default: table on a terminal, else jsonl.")
]
Last = Annotated[int | None, typer.Option("--last", metavar="N", min=1, help="Only the last N acts.")]


def register(app: App) -> None:
    """Add the group of commands."""
    from dlp.app import App as Group

    group = Group(group="audit", help="The audit log: who did what, when.")
    group.command("show")(show)
    app.add_typer(group, name="audit")


def show(ctx: typer.Context, format: Form = None, last: Last = None) -> None:
    """Show the audit log of the state folder."""
    from collections import deque

    from dlp import logs, output
    from dlp.keeping import audit

    given: Globals = ctx.obj
    stream = output.standard_output()
    form = options.form(format, ("table", "jsonl")) if format else "table" if stream.isatty() else "jsonl"
    acts = audit.read(given.state)
    chosen = acts if last is None else iter(deque(acts, maxlen=last))
    broken = 0
    for act in chosen:
        if act is None:
            broken += 1
            continue
        stream.write(f"{_line(act, output.width(stream, 0)) if form == 'table' else json.dumps(act)}\n")
    if broken:
        logs.warn(f"{broken} line{'s' if broken > 1 else ''} of the audit log could not be understood")
        raise typer.Exit(2)
    if form == "table" and not audit.file_in(given.state).exists():
        sys.stderr.write("The audit log is empty: nothing was done yet with this state folder.\n")


def _line(act: Mapping[str, Any], width: int) -> str:
    """An act in a line; on a terminal (`width` in columns, else 0) over as many as it takes."""
    import textwrap

    from reports.safe import shown

    line = shown("  ".join(word for word in _words(act) if word))
    return textwrap.fill(line, width, subsequent_indent="    ") if width else line


def _words(act: Mapping[str, Any]) -> Iterator[str]:
    yield str(act["time"])
    yield str(act.get("account", ""))
    event = act.get("event", "done")
    yield str(act["command"]) + ("" if event == "done" else f" ({event})")
    yield " ".join(map(str, act.get("options", ())))
    yield ", ".join(f"{count} {name}" for name, count in act.get("counts", {}).items() if count)
    if act.get("exit_code") is not None:
        yield f"exit {act['exit_code']}"
    if act.get("purpose"):
        yield f"purpose: {act['purpose']}"
