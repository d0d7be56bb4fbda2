"""Logs of therapists and aides, lists of children in care: columns whose headings tell together what none tells alone.

Source: session notes of speech, occupational and physical therapists, as kept for progress reports and for billing (603 CMR
28.00; 130 CMR 413): a date, minutes, the goal, what was done; lists that DCF liaisons keep, whose "Placement" is no school's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from recognizers.column import Column

_GOALS = frozenset(
    "goal goals goalarea objective objectives target targets skill goalobjective goalsobjectives ieptarget".split()
)
_LENGTH = frozenset(
    "min mins minutes duration time timein units sessionlength length session sessiontype individualgroup grp group indgroup cpt cptcode".split()
)
_NOTES = frozenset(
    "note notes sessionnote sessionnotes progress progressnote data comments comment activity performance response observations accuracy trials".split()
)

_IN_CARE = ("dcf", "foster", "caseworker", "stateagency", "kinship", "bidmeeting")
_PLACEMENTS = frozenset("placement placementtype currentplacement placedwith homeplacement".split())


def put_sessions(columns: list[Column], keys: Sequence[str]) -> None:
    """The goals and notes of a log of sessions are of special education."""
    if not (_GOALS.intersection(keys) and _LENGTH.intersection(keys) and _NOTES.intersection(keys)):
        return
    for i, k in enumerate(keys):
        if k in _GOALS | _NOTES and columns[i].name is None:
            columns[i] = replace(columns[i], entity="SPECIAL_EDUCATION", accepts=None)


def put_care(columns: list[Column], keys: Sequence[str]) -> None:
    """Where a child in care is placed says who has custody of it."""
    if not any(cue in k for k in keys for cue in _IN_CARE):
        return
    for i, k in enumerate(keys):
        if k in _PLACEMENTS and columns[i].name is None:
            columns[i] = replace(columns[i], entity="CUSTODY_NOTE", accepts=None)
