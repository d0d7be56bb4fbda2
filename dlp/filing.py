"""The registers as a run has them: read from the configured files, with the roster's help, and what is said of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from dlp import logs
from dlp.config import Config
from dlp.errors import ConfigError, nearest
from dlp.policy.onfile import shelf
from dlp.policy.onfile.answers import Desk, desk
from dlp.policy.onfile.catalogue import registers
from dlp.policy.onfile.shelf import Wanted
from dlp.policy.onfile.students import Roster
from dlp.privacy import Digester
from dlp.runtime.shared import Shared


def opened(config: Config, digester: Digester, roster: Shared | None, consent: Sequence[Path] = ()) -> Desk:
    """The registers of a run. `consent` are lists named for this run, in place of the configured ones.

    Says on standard error what does not count. Raises ConfigError for a file that is no such list.
    """
    wanted = wanted_of(config, consent)
    looked_up = _lookup(roster) if roster is not None and wanted.files else None
    kept = shelf.load(wanted, digester, looked_up)
    warn(kept.remarks())
    return desk(config, kept)


def wanted_of(config: Config, consent: Sequence[Path] = ()) -> Wanted:
    """The files that the configuration names, by register. Raises ConfigError for a mapping of no register."""
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


def warn(remarks: Iterable[str]) -> None:
    """Say remarks on standard error, each once."""
    for remark in dict.fromkeys(remarks):
        logs.warn(remark)


def _lookup(roster: Shared) -> Roster:
    from recognizers.roster.lookup import Lookup

    return Lookup(roster.bytes())
