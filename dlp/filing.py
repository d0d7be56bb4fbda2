"""The registers as a run has them: read from the configured files, with the roster's help, and what is said of them."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from dlp import logs
from dlp.config import Config, Registers
from dlp.errors import ConfigError, nearest
from dlp.policy.onfile import shelf
from dlp.policy.onfile.answers import Desk, desk
from dlp.policy.onfile.shelf import Wanted
from dlp.policy.onfile.students import Roster, listed
from dlp.policy.pack import available, load
from dlp.policy.rules import Pack
from dlp.privacy import Digester
from dlp.runtime.shared import LISTS, Shared
from recognizers.roster.entry import Entry, IdKind

if TYPE_CHECKING:
    from dlp.policy.lists.register import Pupil


def opened(config: Config, digester: Digester, roster: Shared | None, consent: Sequence[Path] = ()) -> Desk:
    """The registers of a run. `consent` are lists named for this run, in place of the configured ones.

    Says on standard error what does not count. Raises ConfigError for a file that is no such list.
    """
    wanted = wanted_of(config, consent)
    looked_up = _lookup(roster) if roster is not None and wanted.files else None
    kept = shelf.load(wanted, digester, looked_up)
    warn(kept.remarks())
    return desk(config, kept)


@contextlib.contextmanager
def known(roster: Shared | None, desk: Desk, digester: Digester) -> Iterator[Shared | None]:
    """Whom a run knows by name: the roster, or without one the students whom the registers name, so that a page that
    names somebody who opted out is met. In memory only."""
    if roster is not None or not (entries := _entries(desk)):
        yield roster
        return
    from recognizers.roster.building import build

    version = digester.value("lists", "\0".join(sorted(one.key for one in entries)))
    shared = Shared(build(entries, version), f"{LISTS}{version}")
    try:
        yield shared
    finally:
        shared.close()


def _entries(desk: Desk) -> list[Entry]:
    """The students of all registers, each once; of lapsed rows too, for a permission that lapsed is missed by name."""
    filed = [one for kept in desk.shelf.kept.values() for one in (kept.filed, kept.past) if one is not None]
    return list({listed(row): _entry(row) for one in filed for row in one.rows}.values())


def _entry(row: Pupil) -> Entry:
    from dlp.keeping.roster.plain import split_name  # brings all recognizers in

    given, family = split_name(row.student, row.first_name, row.last_name)
    ids: list[tuple[IdKind, str]] = [("STUDENT_ID", row.lasid), ("SASID", row.sasid)]
    return Entry(
        key=listed(row), about="student", given=(given,) if given else (), family=(family,) if family else (),
        ids=tuple((kind, value) for kind, value in ids if value), birth=row.birth_date,
        signs=(row.school,) if row.school else (),
    )  # fmt: skip


def wanted_of(config: Config, consent: Sequence[Path] = ()) -> Wanted:
    """The files that the configuration names, by register. Raises ConfigError for a mapping of no register."""
    if config.registers == Registers() and not (consent or config.consent.files):
        return Wanted({})
    from dlp.policy.onfile.catalogue import registers

    known = registers()
    files: dict[str, Sequence[Path]] = {
        name: (path,) for name in known if (path := getattr(config.registers, name, None)) is not None
    }
    if lists := tuple(consent) or config.consent.files:
        files["consent"] = lists
    for name in config.registers.mappings:
        if name not in known:
            told = nearest(name, known) or f" (registers: {', '.join(known)})"
            raise ConfigError(config.file or "dlp.toml", f'[registers.mappings] "{name}" is no register{told}')
    ages = dict.fromkeys(known, config.registers.max_age_days) | {"consent": config.consent.max_age_days}
    folder = config.file.absolute().parent if config.file else Path()
    return Wanted(files, config.registers.mappings, folder, ages)


def doubtful(
    config: Config, desk: Desk | None, packs: Sequence[Pack], met: Sequence[str] = (), lasting: bool = True
) -> Iterator[str]:
    """What rows of the registers name that there is not, a sentence a row. `met` are the sources of a run."""
    if desk is None or not (desk.shelf.has("exemptions") or desk.shelf.has("suppressions")):
        return  # spares the reading of all shipped packs
    from dlp.policy.onfile.doubts import doubts

    known = {pack.name: pack for pack in (*load(available()), *packs)}
    configured = [source.name for source in config.sources]
    yield from doubts(desk.shelf, list(known.values()), configured, met, lasting)


def warn(remarks: Iterable[str]) -> None:
    """Say remarks on standard error, each once."""
    for remark in dict.fromkeys(remarks):
        logs.warn(remark)


def _lookup(roster: Shared) -> Roster:
    from recognizers.roster.lookup import Lookup

    return Lookup(roster.bytes())
