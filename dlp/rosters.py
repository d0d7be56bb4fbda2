"""The roster as commands use it: imported, looked at, erased, exported, and opened for a run."""

from __future__ import annotations

import base64
import binascii
import contextlib
import os
import secrets
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from dlp import durable, logs
from dlp.config import Config
from dlp.errors import ConfigError, UsageError
from dlp.keeping import keys
from dlp.keeping.roster import sealed
from dlp.keeping.roster.openness import open_to_others
from dlp.keeping.roster.person import Person, entry
from dlp.keeping.roster.tables import Report
from dlp.runtime.shared import Shared

if TYPE_CHECKING:  # what reads exports is imported where one is read: runs without a roster start sooner
    from dlp.keeping.roster import plain

KEY_VARIABLE = "DLP_ROSTER_KEY"
"""The environment variable that opens an exported roster: 32 bytes in URL-safe base64."""

Agree = Callable[[str], bool]


@dataclass(frozen=True)
class Imported:
    """What an import did: the version of the index, how many people it holds, the report."""

    version: str
    people: int
    report: Report


def source_of(named: Path | None, config: Config) -> Path:
    """The export to import: the one named, else the configuration's. Raises UsageError."""
    source = named or config.roster.oneroster or config.roster.csv
    if source is None:
        raise UsageError("name the folder or file of the export, or set [roster] oneroster or csv in the configuration")
    return source


def bring_in(
    source: Path, mapping: str | None, config: Config, state: Path, agree: Agree, may_make_key: bool
) -> Imported:
    """Import an export. `agree` is asked where something should not happen unseen; a no raises UsageError.

    Raises BadRoster or ConfigError, and then the earlier roster stays as it was.
    """
    from dlp.keeping.roster import importing

    report = Report()
    _say_open(source)
    if (days := importing.age_days(source)) > config.roster.max_age_days:
        logs.warn(f"the export is {days:.0f} days old: does the student system still write it?")
    mapped = _mapping(source, mapping, config, state, agree)
    earlier = _earlier(state, agree)
    people = importing.read_export(source, report, mapped)
    lost = importing.loss(people, earlier)
    if lost is not None:
        for line in report.remarks():  # what was not taken may be why
            logs.say(line)
        if not agree(f"{lost.words}. Import it all the same?"):
            logs.say(report.taken_words)
            raise UsageError("the earlier roster stays: give --yes if the loss is right")
        report.notes.clear()  # said already
        report.troubles.clear()
    people = importing.with_past(people, earlier, config.roster.keep_years, datetime.now(UTC).date(), report)
    del earlier
    importing.count(people, report)
    key = _key(state, may_make_key)
    version = sealed.new_version()
    parts = sealed.seal(version, datetime.now(UTC), _index(people, version), people, key, source.absolute())
    sealed.write(sealed.file_in(state), parts, key)
    return Imported(version, len(people), report)


def _say_open(source: Path) -> None:
    if said := open_to_others(source):
        logs.warn(said)


def _mapping(
    source: Path, named: str | None, config: Config, state: Path, agree: Agree, keep: bool = True
) -> plain.Mapped | None:
    """The mapping of a plain CSV: the one named, the configuration's, the one agreed to before, or what its headings
    suggest, once agreed to."""
    from dlp.keeping.roster import plain

    if not source.is_file():
        if named:
            logs.warn("--mapping is for a CSV: a folder says itself which column is what")
        return None
    if told := named or (config.roster.mapping if source == config.roster.csv else None):
        return plain.load_mapping(told)
    if (known := plain.confirmed(state, source)) is not None:
        return known
    mapped, shown = plain.proposed(source)
    if not shown:
        raise UsageError(f"{source.name}: none of its headings is known, or it is empty: name a mapping with --mapping")
    words = ", ".join(f"{heading} = {field}" for field, heading in shown)
    left = plain.not_read(source, mapped)
    besides = f" Not read: {', '.join(left)}." if left else ""
    if not agree(f"The columns would be read so: {words}.{besides} Is that right?"):
        raise UsageError("nothing was changed: write a mapping and name it with --mapping")
    if keep:
        with contextlib.suppress(OSError):  # asked again, then
            plain.keep_confirmed(state, mapped)
    return mapped


def _key(state: Path, may_make: bool) -> bytes:
    keys.check_apart(state)
    key = keys.load_roster_key()
    if key is None:
        if not may_make:
            raise UsageError('there is no key for the roster yet: run "dlp init --keys", or give --yes')
        keys.make_roster_key(state)
        logs.say(f"Made a key for the roster, {keys.roster_key_file()}: keep a copy in a safe place.")
        key = keys.load_roster_key()
    assert key is not None
    return key


def _earlier(state: Path, agree: Agree) -> list[Person]:
    """The students of the earlier roster; none, once agreed to, if it cannot be opened any more."""
    try:
        if sealed.read_head(sealed.file_in(state)) is None:
            return []
        head, key = _open(state)
        return [p for p in sealed.open_people(sealed.file_in(state), head, key) if p.role == "student"]
    except ConfigError as error:
        lost = "its past students would be lost, and what this import loses cannot be told"
        if not agree(f"The earlier roster cannot be used ({error}): {lost}. Import all the same?"):
            raise UsageError("the earlier roster stays: restore its key, or give --yes") from None
        return []


def _index(people: Iterable[Person], version: str) -> bytes:
    from recognizers.roster.building import build

    return build([entry(p) for p in people], version)


def export(state: Path, target: Path) -> str | None:
    """Write the index, without the people, sealed under the key of the environment, or under a new one.

    Returns the new key as the environment takes it, None if the environment had one. Raises ConfigError, UsageError.
    """
    head, key = _open(state)
    index = sealed.open_index(sealed.file_in(state), head, key)
    told = os.environ.get(KEY_VARIABLE)
    outside = _environment_key(told) if told else secrets.token_bytes(keys.LENGTH)
    sealed.write(target, sealed.seal(head.version, head.made, index, None, outside), outside)
    return None if told else base64.urlsafe_b64encode(outside).decode()


def forget(state: Path) -> bool:
    """Erase the roster, its key and the mapping agreed to. False if there was nothing. Raises ConfigError."""
    from dlp.keeping.roster import plain

    file = sealed.file_in(state)
    # the key first: without it nothing of the rest can be read, should the rest fail
    gone = [sealed.erase(f) for f in (keys.roster_key_file(), file, *durable.drafts(file), state / plain.CONFIRMED)]
    return any(gone)


def read_all(state: Path) -> tuple[sealed.Head, tuple[Person, ...]] | None:
    """The head of the roster and its people; None if there is none. Raises ConfigError."""
    if sealed.read_head(sealed.file_in(state)) is None:
        return None
    head, key = _open(state)
    return head, tuple(sealed.open_people(sealed.file_in(state), head, key))


def _open(state: Path) -> tuple[sealed.Head, bytes]:
    file = sealed.file_in(state)
    head = sealed.read_head(file)
    if head is None:
        raise UsageError("there is no roster: dlp roster import FOLDER makes one")
    key = keys.load_roster_key()
    if key is None:
        raise ConfigError(file, f"its key {keys.roster_key_file()} is missing: restore it, or import the roster again")
    return head, key


def _environment_key(told: str) -> bytes:
    try:
        key = base64.urlsafe_b64decode(told.strip().encode("ascii"))
    except (ValueError, binascii.Error):
        key = b""
    if len(key) != keys.LENGTH:
        raise UsageError(f"{KEY_VARIABLE} holds no key of a roster: dlp roster export prints one")
    return key


@contextlib.contextmanager
def opened(named: Path | None, config: Config, state: Path) -> Iterator[Shared | None]:
    """The roster of a run, in memory: the one named, else the imported one, else None. Says if it is old or missing.

    Raises BadRoster, ConfigError or UsageError: a run never goes without a roster that is there but cannot be opened.
    """
    shared = _named(named, config, state) if named else _imported(config, state)
    try:
        yield shared
    finally:
        if shared is not None:
            shared.close()


def export_of(named: Path | None, config: Config, state: Path) -> Path | None:
    """The export that the roster of a run comes from: the one named, the configuration's, the one last imported; None
    if it is not known, or sealed."""
    if named is not None:
        return None if named.is_file() and _is_sealed(named) else named
    if (told := config.roster.oneroster or config.roster.csv) is not None:
        return told
    head = sealed.read_head(sealed.file_in(state))
    return head.source if head else None


def people_of(roster: Shared) -> int:
    """How many people an opened roster knows."""
    from recognizers.roster.index import attach

    return attach(roster.bytes()).people


def subjects(roster: Shared, key: bytes) -> frozenset[str]:
    """The subjects, as matches have them, of everybody whom an opened roster knows; `key` is the digest key."""
    from dlp.policy.linking import of_roster
    from dlp.privacy import Digester
    from recognizers.roster.index import attach

    digester, index = Digester(key), attach(roster.bytes())
    return frozenset(of_roster(digester, index.subject(person)) for person in range(index.people))


def _named(named: Path, config: Config, state: Path) -> Shared:
    from dlp.keeping.roster import importing

    if named.is_file() and _is_sealed(named):
        head = sealed.read_head(named)
        assert head is not None
        told = os.environ.get(KEY_VARIABLE)
        if not told:
            raise UsageError(f"{named} is sealed: {KEY_VARIABLE} must hold its key")
        _say_age(head, config)
        return Shared(_checked(named, sealed.open_index(named, head, _environment_key(told))), head.version, head.made)
    report = Report()
    _say_open(named)
    mapped = _mapping(named, None, config, state, _shown, keep=False)
    people = importing.read_export(named, report, mapped)
    people = importing.with_past(people, (), config.roster.keep_years, datetime.now(UTC).date(), report)
    if report.troubles:
        logs.warn(f"{sum(map(len, report.troubles.values())):,} rows of the roster were not taken, or not all of them")
    version = f"{sealed.new_version()}-once"
    written = datetime.now(UTC) - timedelta(days=importing.age_days(named))
    return Shared(_index(people, version), version, written)


def _shown(question: str) -> bool:
    """Agree for one run, saying to what."""
    logs.say(f"{question} Taken so for this run.")
    return True


def _is_sealed(file: Path) -> bool:
    with file.open("rb") as stream:
        return stream.read(len(sealed.MAGIC)) == sealed.MAGIC


def _imported(config: Config, state: Path) -> Shared | None:
    file = sealed.file_in(state)
    if sealed.read_head(file) is None:
        if config.roster.oneroster or config.roster.csv:
            logs.warn("no roster was imported yet, so names and ids are found by their form alone: dlp roster import")
        return None
    if (source := export_of(None, config, state)) is not None:
        _say_open(source)
    head, key = _open(state)
    _say_age(head, config)
    try:
        return Shared(_checked(file, sealed.open_index(file, head, key)), head.version, head.made)
    except ConfigError:
        people = list(sealed.open_people(file, head, key))  # an index of an earlier form of it
        return Shared(_index(people, head.version), head.version, head.made)


def _checked(file: Path, index: bytes) -> bytes:
    from recognizers.roster.index import NotAnIndex, attach

    try:
        attach(index)
    except NotAnIndex:
        raise ConfigError(file, "this roster was made by another version of the program: make it again") from None
    return index


def _say_age(head: sealed.Head, config: Config) -> None:
    if head.age_days > config.roster.max_age_days:
        days = f"{head.age_days:.0f} days old, more than {config.roster.max_age_days}"
        logs.warn(f"the roster is {days}: who came since is not known (dlp roster import)")
