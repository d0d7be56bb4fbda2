"""Cells by themselves: whether one could hold a person's name, surely is one, or names a firm."""

from __future__ import annotations

import re

from recognizers.naming.gazetteer import NOT_NAMES, fold, is_first, is_ordinary
from recognizers.naming.shapes import without_class

_LONGEST_NAME = 120


def parts_of(value: str) -> list[str]:
    """The words of a cell that may be a name, without what stands in brackets or quotes."""
    plain = re.sub(r"\([^)]*\)|\"[^\"]*\"|^Dr\.? ", " ", value)
    return [w for w in re.split(r"[\s,]+", plain) if w.strip(".")]


def like_name(value: str) -> bool:
    """Whether a cell could hold a person's name: a few words, none of them an ordinary one, no digits."""
    if len(value) > _LONGEST_NAME:
        return False
    value = without_class(value)
    words = parts_of(value)
    return (
        0 < len(words) <= 5
        and not re.search(r"[\d@/_:]", value)
        and not any(fold(w) in NOT_NAMES for w in words)
        and any(not is_ordinary(w) for w in words)
    )


_FIRM = re.compile(
    r"\b(?:(?i:llc|inc|corp|co|ltd|lp|llp|plc|company|corporation|associates|industries|enterprises|bros|brothers|& sons)"
    r"|(?:S(?:ervices|ystems|olutions|uppl(?:y|ies))|Group|Partners|Bank|Foundation|Cent(?:er|re)|Hospital|Clinic)"
    r"|(?:SERVICES|SYSTEMS|SOLUTIONS|SUPPL(?:Y|IES)|GROUP|PARTNERS|BANK|FOUNDATION|CENT(?:ER|RE)|HOSPITAL|CLINIC))\.?$"
)
"""How the name of a firm ends; words that end remarks as well ("grief group", "back from hospital") need their capital."""


def is_firm(value: str) -> bool:
    """Whether a cell names a company or an institution: "Foster Electric Co"."""
    return len(value) <= _LONGEST_NAME and _FIRM.search(value.strip()) is not None


def capitalised(value: str) -> bool:
    """Whether a cell has the form of a full name: two to five words that begin with a capital, nothing else."""
    return (
        bool(re.fullmatch(r"[^\W\d_][^\d_@/:;!?]{3,60}", value))
        and 2 <= len(parts_of(value)) <= 5
        and all(w[:1].isupper() for w in parts_of(value) if len(w) > 3)
    )


def reads_as_name(value: str) -> bool:
    """Whether a heading is surely a person's name: "Emma Sampson", "Emma"."""
    return like_full_name(value) or (len(parts_of(value)) == 1 and value[:1].isupper() and is_first(value))


def like_full_name(value: str) -> bool:
    """Whether a cell is a full name by its given name and its capitals."""
    words = parts_of(value) if len(value) <= _LONGEST_NAME else []
    return (
        2 <= len(words) <= 5
        and like_name(value)
        and any(is_first(w) for w in words)
        and all(w[0].isupper() for w in words if len(w) > 3)
    )
