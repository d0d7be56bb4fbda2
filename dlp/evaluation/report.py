"""A score in words and as a record. Values appear masked, unless a developer asks for them in clear."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from typing import Any

from dlp.evaluation.corpus import Labelled, Planted
from dlp.evaluation.scoring import FileScore, Macro, Score, Tally, WholeFiles
from dlp.evaluation.values import same
from dlp.privacy import excerpt
from reports.safe import shown

SCHEMA = "dlp.eval/1"

_HEAD = f"{'':<24}{'planted':>8}{'hit':>7}{'recall':>8}{'found':>8}{'right':>7}{'prec.':>8}{'F1':>8}"
_MACRO_HEAD = f"{'macro P':>10}{'R':>8}{'F1':>8}"


def summary(score: Score, width: int = 110) -> Iterator[str]:
    """The score as lines for a terminal or a file; in less than 104 columns without the means over files."""
    wide = width >= len(_HEAD) + len(_MACRO_HEAD)
    yield "Values: a planted row is hit if a match of its type overlaps it; a value found counts once a file"
    yield _HEAD + _MACRO_HEAD if wide else _HEAD
    for entity, tally in score.entities.items():
        yield _entity_line(entity, tally, score.macro[entity] if wide else None)
    yield _entity_line("all (micro)", score.total, score.total_macro if wide else None)
    yield ""
    yield from _whole_lines(score.whole)
    yield f"  what became of them   {', '.join(f'{n} {status}' for status, n in score.statuses.items()) or 'no files'}"
    for title, groups in (("format", score.formats), ("hiding place", score.places)):
        yield ""
        yield f"Recall by {title}"
        yield from (
            f"  {shown(name):<30}{t.hit:>7} of {t.planted:<7}{figure(t.recall):>7}" for name, t in groups.items()
        )


def per_file(scores: Iterable[FileScore], *, reveal: bool = False) -> Iterator[str]:
    """Files with a miss, a false alarm or a wrong verdict: what and where, a line each."""
    for score in scores:
        lines = [*_verdict(score), *_misses(score, reveal), *_false_alarms(score, reveal)]
        if lines:
            yield ""
            yield shown(score.file)
            yield from (f"  {line}" for line in lines)


def record(score: Score, scores: Iterable[FileScore] | None = None, *, reveal: bool = False) -> dict[str, Any]:
    """The score as one object for machines; with `scores`, misses and false alarms by file too.

    Shares are between 0 and 1, null where there is nothing to divide by.
    """
    data: dict[str, Any] = {
        "schema": SCHEMA,
        "entities": {e: _tally(t) | {"macro": asdict(score.macro[e])} for e, t in score.entities.items()},
        "total": _tally(score.total) | {"macro": asdict(score.total_macro)},
        "files": asdict(score.whole)
        | {
            "scored": bool(score.whole.files),
            "recall": score.whole.recall,
            "precision": score.whole.precision,
            "false_alarms_per_100_clean": score.whole.false_alarms_per_100,
            "status": dict(score.statuses),
        },
        "formats": {name: _recall(t) for name, t in score.formats.items()},
        "places": {name: _recall(t) for name, t in score.places.items()},
    }
    if scores is not None:
        data["per_file"] = [_file_record(s, reveal) for s in scores]
    return data


def _entity_line(name: str, tally: Tally, macro: Macro | None) -> str:
    left = f"{name:<24}{tally.planted:>8}{tally.hit:>7}{figure(tally.recall):>8}"
    right = f"{tally.found:>8}{tally.right:>7}{figure(tally.precision):>8}{figure(tally.f1):>8}"
    if macro is None:
        return f"{left}{right}"
    return f"{left}{right}{figure(macro.precision):>10}{figure(macro.recall):>8}{figure(macro.f1):>8}"


def _whole_lines(whole: WholeFiles) -> Iterator[str]:
    yield "Whole files: flagged is a finding of medium or above"
    if not whole.files:
        yield "  not scored: the corpus has no files.jsonl"
        return
    flagged = whole.flagged_sensitive + whole.flagged_clean + whole.flagged_protected
    rate = whole.false_alarms_per_100
    yield f"  recall                {figure(whole.recall)}  ({whole.flagged_sensitive} of {whole.sensitive} sensitive)"
    yield f"  precision             {figure(whole.precision)}  ({whole.flagged_sensitive} of {flagged} flagged)"
    alarms = f"{whole.flagged_clean} of {whole.clean} clean"
    yield f"  false alarms          {'-' if rate is None else f'{rate:.1f}'} in 100 clean files  ({alarms})"
    if whole.protected:
        told = f"{whole.told_protected} of {whole.protected} told apart"
        yield f"  protected             {told}, {whole.flagged_protected} flagged all the same"
    yield f"  severity as expected  {whole.severity_as_expected} of {whole.files}"


def _verdict(score: FileScore) -> Iterator[str]:
    label = score.label
    if score.status is None:
        yield "NOT MET by the scan"
    elif score.status != "examined" and not (label and label.protected):
        yield f"NOT READ WHOLE: {score.status}"
    if label is None:
        return
    if label.sensitive and not score.flagged:
        yield f"NOT FLAGGED: {score.severity.word}, expected {label.expected_severity.word}{_note(label)}"
    elif score.flagged and not label.sensitive:
        yield f"FALSE ALARM: {score.severity.word}, expected {label.expected_severity.word}{_note(label)}"
    elif score.severity is not label.expected_severity:
        yield f"severity {score.severity.word}, expected {label.expected_severity.word}"
    if label.protected and not score.told_protected:
        yield "NOT TOLD AS PROTECTED"


def _note(label: Labelled) -> str:
    return f" ({shown(label.note)})" if label.note else ""


def _misses(score: FileScore, reveal: bool) -> Iterator[str]:
    for row in score.missed:
        yield f"missed {row.type:<16} {_value(row.type, row.value, reveal)}  {_place(row.member, row.where)}".rstrip()


def _false_alarms(score: FileScore, reveal: bool) -> Iterator[str]:
    for match in score.wrong:
        where = _place(match.member, match.where.as_dict())
        yield f"wrong  {match.entity:<16} {_value(match.entity, match.text or '', reveal)}  {where}".rstrip()


def _value(entity: str, value: str, reveal: bool) -> str:
    return shown(" ".join(value.split())) if reveal else excerpt(entity, value)


_SAID = ("part", "place", "message", "page", "slide", "cell", "row", "paragraph", "line")
"""Of a place, what is a number or a word of ours: sheet names and headers may hold names of people."""


def _place(member: str | None, where: Mapping[str, object]) -> str:
    words = [f"{key} {where[key]}" for key in _SAID if where.get(key) is not None]
    return shown(", ".join([*([f"in {member}"] if member else []), *words]))


def _file_record(score: FileScore, reveal: bool) -> dict[str, Any]:
    label = score.label
    return {
        "file": score.file,
        "status": score.status,
        "severity": score.severity.word,
        "expected_severity": label.expected_severity.word if label else None,
        "flagged": score.flagged,
        "sensitive": label.sensitive if label else None,
        "missed": [_item(r.type, r.value, r.member, r.where, reveal, _why_missed(r, score)) for r in score.missed],
        "wrong": [
            _item(m.entity, m.text or "", m.member, m.where.as_dict(), reveal, "; ".join(m.why)) for m in score.wrong
        ],
    }


def _item(
    entity: str, value: str, member: str | None, where: Mapping[str, object], reveal: bool, why: str
) -> dict[str, Any]:
    kept = {key: where[key] for key in _SAID if where.get(key) is not None}
    return {"type": entity, "value": _value(entity, value, reveal), "member": member, "where": kept, "why": why}


def _why_missed(row: Planted, score: FileScore) -> str:
    """What became of a planted value instead: read as something else, as nothing, or not read at all."""
    if score.status is None or score.status in {"unreadable", "protected", "excluded"}:
        return f"not read: {score.status or 'no outcome'}"
    taken = {
        m.entity
        for m, _ in score.found
        if m.member == row.member and m.text and m.entity != row.type and same(row.type, m.text, row.value)
    }
    return f"taken for {', '.join(sorted(taken))}" if taken else "nothing was found there"


def _tally(tally: Tally) -> dict[str, Any]:
    return asdict(tally) | {"precision": tally.precision, "recall": tally.recall, "f1": tally.f1}


def _recall(tally: Tally) -> dict[str, Any]:
    return {"planted": tally.planted, "hit": tally.hit, "recall": tally.recall}


def figure(share: float | None) -> str:
    """A share in three places, "-" where there is nothing to divide by."""
    return "-" if share is None else f"{share:.3f}"
