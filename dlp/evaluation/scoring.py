"""What was found against what was planted: pure functions from outcomes and labels to counts.

Two counts are kept apart. Recall asks of each planted row whether some match of its type overlaps it; precision asks
of each distinct value found in a file whether it overlaps some planted row. One planted row matched five times is one
hit, and one wrong value on every page is one false positive. Nothing here reads a file.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from dlp.evaluation.corpus import Labelled, Planted
from dlp.evaluation.values import is_short, same
from dlp.privacy import normalised
from recognizers.headings.showing import masked
from reports.record import Match, Outcome, Severity, Status

NOT_SCORED = frozenset({"LANGUAGE_STATUS", "SEX"})
"""Reported by the scanner and scored nowhere."""

FLAGGED = Severity.MEDIUM
"""A file counts as flagged from this severity on."""


@dataclass(frozen=True, slots=True)
class Tally:
    """Rows planted and hit (recall), distinct values found and right (precision). Tallies add up."""

    planted: int = 0
    hit: int = 0
    found: int = 0
    right: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.planted + other.planted, self.hit + other.hit, self.found + other.found, self.right + other.right
        )

    @property
    def recall(self) -> float | None:
        """Share of planted rows that were hit; None if none was planted."""
        return _share(self.hit, self.planted)

    @property
    def precision(self) -> float | None:
        """Share of found values that are right; None if none was found."""
        return _share(self.right, self.found)

    @property
    def f1(self) -> float | None:
        """Harmonic mean of precision and recall; 0 where one of them is missing, None where both are."""
        if not self.planted and not self.found:
            return None
        precision, recall = self.precision or 0.0, self.recall or 0.0
        return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


@dataclass(frozen=True, slots=True)
class FileScore:
    """One file, scored. `status` is None when the scan gave no outcome for it: that counts as not read."""

    file: str
    label: Labelled | None
    status: Status | None
    severity: Severity
    told_protected: bool
    rows: tuple[tuple[Planted, bool], ...]
    found: tuple[tuple[Match, bool], ...]
    tallies: Mapping[str, Tally]

    @property
    def flagged(self) -> bool:
        """Whether a finding of medium or above stands against the file."""
        return self.severity >= FLAGGED

    @property
    def missed(self) -> tuple[Planted, ...]:
        """Planted rows that no match overlaps."""
        return tuple(row for row, hit in self.rows if not hit)

    @property
    def wrong(self) -> tuple[Match, ...]:
        """Distinct values found that overlap no row of their type."""
        return tuple(match for match, right in self.found if not right)


@dataclass(frozen=True, slots=True)
class Macro:
    """Means over files: precision over those where something was found, recall over those with rows, F1 over both."""

    precision: float | None
    recall: float | None
    f1: float | None
    files: int


@dataclass(frozen=True, slots=True)
class WholeFiles:
    """Files as a whole. `clean` files are neither sensitive nor protected; protected ones are counted by themselves."""

    sensitive: int = 0
    flagged_sensitive: int = 0
    clean: int = 0
    flagged_clean: int = 0
    protected: int = 0
    told_protected: int = 0
    flagged_protected: int = 0
    severity_as_expected: int = 0
    files: int = 0

    @property
    def recall(self) -> float | None:
        """Share of sensitive files that were flagged."""
        return _share(self.flagged_sensitive, self.sensitive)

    @property
    def precision(self) -> float | None:
        """Share of flagged files that are sensitive."""
        return _share(self.flagged_sensitive, self.flagged_sensitive + self.flagged_clean + self.flagged_protected)

    @property
    def false_alarms_per_100(self) -> float | None:
        """Clean files flagged, for every hundred clean files."""
        share = _share(self.flagged_clean, self.clean)
        return None if share is None else 100 * share


@dataclass(frozen=True, slots=True)
class Score:
    """A corpus, scored. `statuses` counts the files by what became of them ("missing": the scan never met them)."""

    entities: Mapping[str, Tally]
    macro: Mapping[str, Macro]
    total: Tally
    total_macro: Macro
    whole: WholeFiles
    formats: Mapping[str, Tally]
    places: Mapping[str, Tally]
    statuses: Mapping[str, int]


def score_file(
    file: str,
    outcome: Outcome | None,
    rows: Sequence[Planted],
    label: Labelled | None = None,
    types: Container[str] | None = None,
) -> FileScore:
    """Score one file: its outcome (with the text of its matches) against its rows. With `types`, values of these only.

    Raises ValueError for a match without its text: such an outcome comes from a run without `--reveal`.
    """

    def counts(entity: str) -> bool:
        return entity not in NOT_SCORED and (types is None or entity in types)

    scored = [row for row in rows if counts(row.type)]
    wanted = [row for row in scored if not row.optional]
    matches = [m for m in outcome.matches if counts(m.entity)] if outcome else []
    distinct = _distinct(matches)
    hits = tuple(_hits(wanted, matches, distinct))
    found = tuple(_judged(distinct, wanted, [row for row in scored if row.optional]))
    return FileScore(
        file=file,
        label=label,
        status=outcome.status if outcome else None,
        severity=outcome.severity if outcome else Severity.NONE,
        told_protected=outcome is not None and _told_protected(outcome, label),
        rows=hits,
        found=found,
        tallies=_tallies(hits, found),
    )


def summarise(scores: Iterable[FileScore]) -> Score:
    """Add up the files of a corpus."""
    files = list(scores)
    types = sorted({t for f in files for t in f.tallies})
    by_type = {t: [f.tallies[t] for f in files if t in f.tallies] for t in types}
    whole_file = [sum(f.tallies.values(), Tally()) for f in files]
    statuses: dict[str, int] = defaultdict(int)
    for f in files:
        statuses[f.status or "missing"] += 1
    return Score(
        entities={t: sum(tallies, Tally()) for t, tallies in by_type.items()},
        macro={t: _macro(tallies) for t, tallies in by_type.items()},
        total=sum(whole_file, Tally()),
        total_macro=_macro(whole_file),
        whole=_whole(files),
        formats=_recall_by(files, lambda row: format_of(row.file, row.member)),
        places=_recall_by(files, place_of),
        statuses=dict(sorted(statuses.items())),
    )


def matches_row(match: Match, row: Planted) -> bool:
    """Whether a match is this planted row: same member, same type, overlapping value, and for one or two characters
    the same cell, row or line too."""
    if match.entity != row.type or not _same_member(match, row):
        return False
    text = _text(match)
    if not same(row.type, text, row.value):
        return False
    return same_place(match, row) if is_short(row.value) or is_short(text) else True


def same_place(match: Match, row: Planted) -> bool:
    """Whether a match stands in the row's cell, or else in its table row, or else on its line.

    The finest of the three that both name decides. If they name none in common, they are not at one place.
    """
    here = match.where.as_dict()
    if not _same_sheet(match, row):
        return False
    for key in ("cell", "row", "line"):
        if key in here and row.where.get(key) is not None:
            return here[key] == row.where[key]
    return False


def format_of(file: str, member: str | None) -> str:
    """The way in by endings: "xlsx", or "eml > zip > csv" for a member of a container."""
    names = [file, *(member.split("!/") if member else [])]
    return " > ".join(PurePosixPath(n).suffix.lstrip(".").lower() or "(no ending)" for n in names)


def place_of(row: Planted) -> str:
    """The hiding place a row names: `place` where the corpus has it, else `part`, else the body."""
    return str(row.where.get("place") or row.where.get("part") or "body")


def _distinct(matches: Iterable[Match]) -> list[Match]:
    # the key is the value, not the place: one wrong number on every page is one false alarm
    kept: dict[tuple[object, ...], Match] = {}
    for match in matches:
        text = _text(match)
        place: object = None
        if is_short(text):
            where = match.where
            place = (where.sheet, where.page, where.cell or where.row or where.line)
        kept.setdefault((match.member, match.entity, normalised(text), place), match)
    return list(kept.values())


def _hits(
    rows: Iterable[Planted], matches: Iterable[Match], distinct: Iterable[Match]
) -> Iterator[tuple[Planted, bool]]:
    every, each = _grouped(matches), _grouped(distinct)
    exact = {(m.member or None, m.entity, normalised(_text(m))) for m in distinct}
    for row in rows:
        key = (row.member or None, row.type)
        if is_short(row.value):  # its place counts, so every match is asked, not one of each value
            yield row, any(matches_row(m, row) for m in every.get(key, ()))
        else:
            yield row, (*key, normalised(row.value)) in exact or any(matches_row(m, row) for m in each.get(key, ()))


def _judged(
    distinct: Iterable[Match], wanted: Sequence[Planted], optional: Sequence[Planted]
) -> Iterator[tuple[Match, bool]]:
    right, neutral = _by_type(wanted), _by_type(optional)
    exact = {(row.member or None, row.type, normalised(row.value)) for row in wanted}
    for match in distinct:
        key, text = (match.member or None, match.entity), normalised(_text(match))
        rows, others = right.get(key, []), neutral.get(key, [])
        if (not is_short(text) and (*key, text) in exact) or any(matches_row(match, row) for row in rows):
            yield match, True
        elif not any(matches_row(match, row) for row in others) and not any(
            _beside_name(match, row) for row in (*rows, *others)
        ):
            yield match, False


def _grouped(matches: Iterable[Match]) -> dict[tuple[str | None, str], list[Match]]:
    groups: dict[tuple[str | None, str], list[Match]] = defaultdict(list)
    for match in matches:
        groups[match.member or None, match.entity].append(match)
    return groups


def _by_type(rows: Iterable[Planted]) -> dict[tuple[str | None, str], list[Planted]]:
    groups: dict[tuple[str | None, str], list[Planted]] = defaultdict(list)
    for row in rows:
        groups[row.member or None, row.type].append(row)
    return groups


def _beside_name(match: Match, row: Planted) -> bool:
    """A first name in the cell beside a labelled surname: true, though the corpus labels the surname alone."""
    single = len(_text(match).split()) == 1 and len(row.value.split()) == 1
    if not single or match.entity != "PERSON" or row.type != "PERSON" or not _same_member(match, row):
        return False
    return match.where.row is not None and row.where.get("row") == match.where.row and _same_sheet(match, row)


def _same_sheet(match: Match, row: Planted) -> bool:
    """Whether match and row stand on one sheet and page, as far as both say."""
    here = match.where.as_dict()
    sheet = row.where.get("sheet")
    named = isinstance(sheet, str) and here.get("sheet") == masked(sheet, alone=False)  # a pupil's sheet
    return (named or _agree(here, row.where, "sheet")) and _agree(here, row.where, "page")


def _agree(one: Mapping[str, object], other: Mapping[str, object], key: str) -> bool:
    return one.get(key) is None or other.get(key) is None or one[key] == other[key]


def _same_member(match: Match, row: Planted) -> bool:
    return (match.member or None) == (row.member or None)


def _text(match: Match) -> str:
    if match.text is None:
        raise ValueError("a match without its text cannot be scored: the run needs reveal")
    return match.text


def _tallies(hits: Iterable[tuple[Planted, bool]], found: Iterable[tuple[Match, bool]]) -> dict[str, Tally]:
    tallies: dict[str, Tally] = defaultdict(Tally)
    for row, hit in hits:
        tallies[row.type] += Tally(planted=1, hit=int(hit))
    for match, right in found:
        tallies[match.entity] += Tally(found=1, right=int(right))
    return dict(tallies)


def _told_protected(outcome: Outcome, label: Labelled | None) -> bool:
    if outcome.status == "protected":
        return True
    # a mail or an archive of which only one member is locked is read in part: that, too, is told
    return bool(label and label.protected) and outcome.status == "partial" and outcome.reason == "encrypted"


def _whole(files: Iterable[FileScore]) -> WholeFiles:
    counts = dict.fromkeys(WholeFiles.__dataclass_fields__, 0)
    for f in files:
        if f.label is None:
            continue
        counts["files"] += 1
        counts["severity_as_expected"] += f.severity is f.label.expected_severity
        if f.label.protected:
            counts["protected"] += 1
            counts["told_protected"] += f.told_protected
        if f.label.sensitive:
            counts["sensitive"] += 1
            counts["flagged_sensitive"] += f.flagged
        elif f.label.protected:
            counts["flagged_protected"] += f.flagged
        else:
            counts["clean"] += 1
            counts["flagged_clean"] += f.flagged
    return WholeFiles(**counts)


def _recall_by(files: Iterable[FileScore], key: Callable[[Planted], str]) -> dict[str, Tally]:
    tallies: dict[str, Tally] = defaultdict(Tally)
    for f in files:
        for row, hit in f.rows:
            tallies[key(row)] += Tally(planted=1, hit=int(hit))
    return dict(sorted(tallies.items()))


def _macro(tallies: Iterable[Tally]) -> Macro:
    counted = [t for t in tallies if t.planted or t.found]
    return Macro(
        precision=_mean(t.precision for t in counted),
        recall=_mean(t.recall for t in counted),
        f1=_mean(t.f1 for t in counted),
        files=len(counted),
    )


def _mean(values: Iterable[float | None]) -> float | None:
    known = [v for v in values if v is not None]
    return sum(known) / len(known) if known else None


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None
