"""Doctor's lines about the roster: there, openable, young enough; its export; the patterns of ids against its ids."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dlp import patterns
from dlp.checkup.line import Line, Surroundings
from dlp.errors import ConfigError, UsageError
from dlp.keeping import keys
from dlp.keeping.roster import importing, openness, sealed

FEWEST = 0.95
"""A pattern that takes a smaller share of the roster's ids is the wrong one."""


def check_roster(around: Surroundings) -> Iterator[Line]:
    """Whether a roster is there, can be opened, and is young enough."""
    file = sealed.file_in(around.state_folder)
    told = around.config.roster
    wanted = bool(told.oneroster or told.csv)
    command = "dlp roster import" if wanted else "dlp roster import FOLDER"
    try:
        keys.check_apart(around.state_folder)
        head, key = sealed.read_head(file), keys.load_roster_key()
        if head is None:
            text = "there is none: names and ids are found by their form alone"
            yield Line("Roster", "missing" if wanted else "note", text, command)
            return
        if key is None:
            text = f"its key {keys.roster_key_file()} is not there: restore it, or import again"
            yield Line("Roster", "missing", text, f"{command} --yes", blocks=True)
            return
        sealed.open_index(file, head, key)
    except (ConfigError, UsageError) as error:
        yield Line("Roster", "missing", str(error), f"{command} --yes", blocks=True)
        return
    text = f"version {head.version}, {head.age_days:.0f} days old, its key {keys.roster_key_file()}"
    if head.age_days > told.max_age_days:
        yield Line("Roster", "note", f"{text}; older than {told.max_age_days} days", command)
    else:
        yield Line("Roster", "working", text)


def check_roster_export(around: Surroundings) -> Iterator[Line]:
    """Whether the export that is imported is there, fresh, and closed to other accounts."""
    source = around.config.roster.oneroster or around.config.roster.csv
    if source is None:
        return
    days = importing.age_days(source) if source.exists() else 0.0
    if not source.exists():
        yield Line("Roster export", "missing", f"{source}: no such file or folder")
    elif said := openness.open_to_others(source):
        yield Line("Roster export", "missing", said.partition(" (chmod")[0], f"chmod -R go= {source}")
    elif days > around.config.roster.max_age_days:
        yield Line("Roster export", "note", f"{source} is {days:.0f} days old: does the student system still write it?")
    else:
        yield Line("Roster export", "working", str(source))


def check_roster_ids(around: Surroundings) -> Iterator[Line]:
    """How many of the roster's ids each pattern of the configuration takes. Numbers only, no id."""
    district = around.config.district
    told = (
        ("student_id", district.student_id, "student"),
        ("employee_id", district.employee_id, "staff"),
        ("lunch_pin", district.lunch_pin, "student"),
    )
    if not any(pattern for _, pattern, _ in told):
        return
    ids = _ids(around)
    for name, pattern, role in told:
        if pattern is None or not ids.get(role):
            continue
        expression = re.compile(pattern, re.IGNORECASE)
        people = ids[role]
        taken = sum(any(expression.fullmatch(one) for one in of_one) for of_one in people)
        who = "students" if role == "student" else "staff"
        text = f"takes an id of {taken:,} of {len(people):,} {who} of the roster"
        if patterns.is_broad(pattern):
            text += "; any number of that length fits it"
        if not taken and name == "lunch_pin":  # an export of the student system seldom has those of the kitchen
            yield Line(f"Ids: {name}", "note", "the roster holds none: they count with their label or column alone")
        elif taken < FEWEST * len(people):
            yield Line(f"Ids: {name}", "missing", f"{text}: is it the right one?")
        else:
            yield Line(f"Ids: {name}", "working", text)


def _ids(around: Surroundings) -> dict[str, list[tuple[str, ...]]]:
    """The local ids of each student who is one now and of each member of staff; nothing if no roster opens."""
    file = sealed.file_in(around.state_folder)
    found: dict[str, list[tuple[str, ...]]] = {}
    try:
        head, key = sealed.read_head(file), keys.load_roster_key()
        if head is None or key is None:
            return {}
        for person in sealed.open_people(file, head, key):
            if person.local_ids and person.status == "active":
                found.setdefault(person.role, []).append(person.local_ids)
    except ConfigError:
        return {}  # check_roster says why
    return found
