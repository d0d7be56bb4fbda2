"""`dlp roster import|status|forget|export`: the protected index of students, guardians and staff."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dlp.options import Globals

if TYPE_CHECKING:
    from dlp.app import App

Source = Annotated[
    Path | None,
    typer.Argument(
        metavar="FOLDER|FILE", help="A OneRoster or School Data Sync folder, or a CSV. Default: the configuration's."
    ),
]
Mapping = Annotated[
    str | None,
    typer.Option("--mapping", metavar="NAME|FILE", help="Which column of a CSV is what: aspen, or a TOML file."),
]
Yes = Annotated[bool, typer.Option("--yes", help="Answer every question with yes.")]


def register(app: App) -> None:
    """Add the group of commands."""
    from dlp.app import App as Group

    group = Group(group="roster", help="Who the students, guardians and staff are, kept encrypted.")
    group.command("import")(bring_in)
    group.command("status")(status)
    group.command("forget")(forget)
    group.command("export")(export)
    app.add_typer(group, name="roster")


def bring_in(ctx: typer.Context, source: Source = None, mapping: Mapping = None, yes: Yes = False) -> None:
    """Read an export of the student system and keep it, encrypted, for exact matching.

    An import that loses more than 15 % of the active students, or a whole school, asks first.
    """
    from dlp import config as configuration
    from dlp import logs, rosters
    from dlp.keeping.roster.openness import RULE, SEVERITY, openness

    given: Globals = ctx.obj
    config = configuration.load(given.config)
    chosen = rosters.source_of(source, config)
    terminal = sys.stdin.isatty() and sys.stderr.isatty()

    def agree(question: str) -> bool:
        if yes or not terminal:
            logs.say(f"{question} {'Yes (--yes).' if yes else 'No: there is nobody to ask (--yes answers).'}")
            return yes
        sys.stderr.write(f"{question} [y/N] ")
        sys.stderr.flush()
        return sys.stdin.readline().strip().lower().startswith("y")

    done = rosters.bring_in(chosen, mapping, config, given.state, agree, may_make_key=yes or terminal)
    for line in done.report.lines():
        logs.say(line)
    logs.say(
        f"The roster is kept, version {done.version}, {done.people:,} people. The export itself is not needed now."
    )
    found = openness(chosen)
    if found is not None:
        logs.say(f"Finding {RULE}, {SEVERITY}: every scan tells of it until the export is closed, or removed.")
    troubles = sum(map(len, done.report.troubles.values()))
    _note(
        given,
        "imported",
        {**done.report.taken, "rows with troubles": troubles, **({f"severity {SEVERITY}": 1} if found else {})},
    )


def status(ctx: typer.Context) -> None:
    """Say how old the roster is and whom it holds, in numbers."""
    from dlp import config as configuration
    from dlp import output, rosters

    given: Globals = ctx.obj
    config = configuration.load(given.config)
    stream = output.standard_output()
    known = rosters.read_all(given.state)
    if known is None:
        stream.write("There is no roster: dlp roster import FOLDER makes one.\n")
        return
    head, people = known
    late = " (older than max_age_days)" if head.age_days > config.roster.max_age_days else ""
    stream.write(
        f"Version {head.version}, imported {head.made:%Y-%m-%d %H:%M} UTC, {head.age_days:.1f} days ago{late}\n"
    )
    kinds = Counter(f"{p.status} {p.role}" for p in people)
    stream.writelines(f"  {count:>9,}  {kind}\n" for kind, count in sorted(kinds.items()))
    schools = Counter(p.school for p in people if p.active_student)
    stream.writelines(f"  {n:>9,}  active students in {name or 'no school'}\n" for name, n in sorted(schools.items()))


def forget(ctx: typer.Context, yes: Yes = False) -> None:
    """Erase the roster and its key."""
    from dlp import logs, rosters
    from dlp.errors import UsageError

    given: Globals = ctx.obj
    if not yes:
        if not sys.stdin.isatty():
            raise UsageError("this erases the roster and its key: give --yes")
        sys.stderr.write("Erase the roster and its key? [y/N] ")
        sys.stderr.flush()
        if not sys.stdin.readline().strip().lower().startswith("y"):
            raise UsageError("nothing was changed")
    if not rosters.forget(given.state):
        logs.say("There was no roster.")
        return
    logs.say("The roster and its key are overwritten and removed.")
    logs.say(
        "What cannot be promised: copies in backups and snapshots, and what a solid-state disk keeps of a file. "
        "Without the key none of them can be read; a copy of the key must be erased where it lies."
    )
    _note(given, "forgotten", {})


def export(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The sealed file to write.")],
) -> None:
    """Write a sealed file for checks elsewhere (CI): what the matching needs, no names.

    It is opened by the key in DLP_ROSTER_KEY. If that is not set, a new key is made and printed, once.
    """
    from dlp import logs, output, rosters

    given: Globals = ctx.obj
    made = rosters.export(given.state, file)
    if made is not None:
        output.standard_output().write(f"{rosters.KEY_VARIABLE}={made}\n")
        logs.say("Keep this key in the secret store of the CI; it is shown this once.")
    logs.say(f"Wrote {file}. Use it with --roster {file}")
    _note(given, "exported", {})


def _note(given: Globals, event: str, counts: dict[str, int]) -> None:
    from dlp import logs
    from dlp.keeping import audit

    try:
        audit.add(given.state, audit.Act("roster", event=event, options=given.named, counts=counts, exit_code=0))
    except audit.CannotAudit as error:
        logs.warn(str(error))
