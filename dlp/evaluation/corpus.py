"""A labelled corpus: the files, what is planted in them, and how each file as a whole is to be judged.

The form is that of the documentation ("Labelled corpora"): `truth.jsonl` with one planted item a row, `files.jsonl`
with one file a row, and, where a corpus has it, `public.jsonl` with values that are neither right nor wrong.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from dlp.errors import ConfigError, TargetError
from reports.record import Severity

SUBFOLDER = "files"
"""Where a corpus keeps its files when its rows do not say so."""


@dataclass(frozen=True, slots=True)
class Planted:
    """One row of truth: a value of one type at one place.

    `file` is the path below the corpus folder, with forward slashes. `where` holds the contract's words, and `place`
    where the corpus names the hiding place more finely. `optional` rows are neither right nor wrong.
    """

    file: str
    type: str
    value: str
    member: str | None = None
    where: Mapping[str, object] = field(default_factory=dict)
    subject: str | None = None
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Labelled:
    """One file as a whole. `sensitive` means a finding of medium or above is expected (at exposure external)."""

    file: str
    sensitive: bool
    expected_severity: Severity
    protected: bool = False
    category: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Corpus:
    """A labelled folder. `files` is empty when the corpus has no files.jsonl: then no file is scored as a whole."""

    root: Path
    planted: tuple[Planted, ...]
    files: tuple[Labelled, ...]

    @property
    def paths(self) -> frozenset[str]:
        """Every file that some row speaks of, relative to the root."""
        return frozenset({p.file for p in self.planted} | {f.file for f in self.files})


def load(truth: Path, files: Path | None = None, *, unlocked: bool = False) -> Corpus:
    """Read a corpus. `files` defaults to files.jsonl beside `truth`, and may be absent there.

    `unlocked` is for a run that knows the passwords: what lies in protected files (truth_protected.jsonl) is then to
    be found too, and these files are not scored as a whole, since their labels speak of a run that cannot open them.

    Raises TargetError if a file of labels cannot be read, ConfigError (with the line) if a row is no label or speaks
    of a file that is not there.
    """
    root = truth.parent
    beside = root / "files.jsonl"
    labels = files or (beside if beside.exists() else None)
    resolve = _Resolver(root)
    planted = [_planted(row, resolve) for row in _rows(truth)]
    public = root / "public.jsonl"
    if public.exists():
        planted += [_planted(row, resolve, optional=True) for row in _rows(public)]
    labelled = [_labelled(row, resolve) for row in _rows(labels)] if labels else []
    locked = root / "truth_protected.jsonl"
    if unlocked:
        labelled = [label for label in labelled if not label.protected]
        planted += [_planted(row, resolve) for row in _rows(locked)] if locked.exists() else []
    return Corpus(root, tuple(planted), tuple(labelled))


@dataclass(frozen=True, slots=True)
class _Row:
    """One line of a label file, with what an error about it needs."""

    source: Path
    line: int
    data: Mapping[str, object]

    def wrong(self, message: str) -> ConfigError:
        return ConfigError(self.source, message, self.line)

    def text(self, key: str) -> str:
        value = self.data.get(key)
        if not isinstance(value, str) or not value:
            raise self.wrong(f"the row has no text under {key!r}")
        return value

    def optional_text(self, key: str) -> str | None:
        value = self.data.get(key)
        if value is not None and not isinstance(value, str):
            raise self.wrong(f"{key!r} is neither text nor null")
        return value

    def flag(self, key: str, default: bool | None = None) -> bool:
        value = self.data.get(key, default)
        if not isinstance(value, bool):
            raise self.wrong(f"{key!r} is neither true nor false")
        return value


class _Resolver:
    """Finds a row's file under the root or under its `files` folder; asks the disk once a name."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._known: dict[str, str | None] = {}

    def __call__(self, row: _Row) -> str:
        name = row.text("file")
        if name not in self._known:
            both = (name, f"{SUBFOLDER}/{name}")
            self._known[name] = next((n for n in both if (self._root / n).is_file()), None)
        found = self._known[name]
        if found is None:
            raise row.wrong(f"speaks of a file that is not there: {name}")
        return found


def _rows(path: Path) -> Iterator[_Row]:
    try:
        with path.open(encoding="utf-8-sig") as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    yield _parse(path, number, line)
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "no UTF-8 text"
        raise TargetError(f"cannot read the labels in {path}: {reason}") from None


def _parse(path: Path, number: int, line: str) -> _Row:
    try:
        data = json.loads(line)
    except ValueError:
        # the parser's own message quotes nothing, but its context would hold the row: only the place is said
        raise ConfigError(path, "the row is not JSON", number) from None
    if not isinstance(data, dict):
        raise ConfigError(path, "the row is no JSON object", number)
    return _Row(path, number, data)


def _planted(row: _Row, resolve: _Resolver, *, optional: bool = False) -> Planted:
    where = row.data.get("where") or {}
    if not isinstance(where, dict):
        raise row.wrong("'where' is no object")
    return Planted(
        file=resolve(row),
        type=row.text("type"),
        value=row.text("value"),
        member=row.optional_text("member"),
        where=where,
        subject=row.optional_text("subject"),
        optional=optional or row.flag("optional", False),
    )


def _labelled(row: _Row, resolve: _Resolver) -> Labelled:
    try:
        severity = Severity.of(row.text("expected_severity"))
    except KeyError:
        known = ", ".join(s.word for s in Severity)
        raise row.wrong(f"'expected_severity' is none of {known}") from None
    return Labelled(
        file=resolve(row),
        sensitive=row.flag("sensitive"),
        expected_severity=severity,
        protected=row.flag("protected", False),
        category=row.optional_text("category") or "",
        note=row.optional_text("note") or "",
    )
