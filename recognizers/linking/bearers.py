"""Whose a number is that stands right beside a name: of the adult it is set beside, though a pupil is named before.

"Noah's father, Luis Reis, license S12345678" gives the father's, and "Dana Cole (SSN 219-09-9999), custodian" hers. Such numbers
are of any resident (M.G.L. c. 93H), a pupil's own ids are not: those stand beside the names of teachers and parents.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from recognizers.contract import ISSUED, Hit
from recognizers.linking.named import Named

OF_ANYBODY = frozenset(ISSUED) - {"SASID", "STUDENT_ID", "CREDENTIAL"}
"""Numbers that adults have as well as pupils."""

_OF_NO_LAW = frozenset({"US_PASSPORT", "US_ITIN", "MASSHEALTH_ID"})
"""Of them those that c. 93H does not speak of: nobody's rules are about a colleague's, whose they are does not matter."""

_REACH, _BACK = 90, 30
"""Characters from a name to its number at most; from a number back to the name behind it."""

_SET_BESIDE = re.compile(
    r"(?:['’]s?(?!\w)|[^\S\n]?[(\[,:]|[^\S\n][–—-](?=\s)|(?=[^\S\n][^\W\d_]))(?:\b(?:nos?|num|lic|acct|soc|sec|jr|sr|mass|us|[a-z])\.|[^\n\t.;!?])*",
    re.IGNORECASE,
)
"""What stands between a name and the number that is set beside it: no sentence ends there, and no cell."""

_DIRECTLY = re.compile(
    r"(?:['’]s?(?!\w)|[^\S\n]?[(\[,:]|[^\S\n][–—-]|(?=[^\S\n](?:has|holds|with|showed|presented|SSN?|DL|soc\w*|driver|licen[cs]e|passport|acc(?:oun)?t|routing|bank|card|visa|mass)\b)).*",
    re.IGNORECASE | re.DOTALL,
)
_APART = re.compile(r"\s{3}|\||\t")
"""What parts the cells of a line."""

_OF_ANOTHER = re.compile(
    r"\b(?:students?|pupils?|child(?:ren)?(?:['’]s)?|kids?|son|daughter|whose|unknown|somebody|someone|parents?|famil(?:y|ies))\b"
    r"|\b(?:about|called|emailed|asked|wrote|sent|found|gave|says?|said|told|reported|requested|needs|wants|saw|shared|posted|left|will|must|should|please|when|if|that)\b",
    re.IGNORECASE,
)
"""What stands there where the number may be somebody else's."""

_FIELD = re.compile(r"(?:^|[\t;|,]|\s{2}|[.)]\s)[ \t*_>•–-]*(?:[^\W\d_][\w'’/-]*[ \t]?){1,3}[:=][ \t*_]*$")
"""A field's label before a name: what follows in the line are other fields."""

_NUMBER_OF = re.compile(
    r"[^\S\n]?(?:[(\[–—:,=-]|(?:is|was|belongs to|belonging to|for|of)\b)[^\S\n]{0,2}(?:(?:[A-Z][a-z]{2,12}|[a-z]{3,12}|Mr|Ms|Dr)\.? ){0,2}"
)
"""What stands between a number and the name behind it whose it is."""

_HEADS = re.compile(
    r"[ \t>*•–_-]*(?:(?:(?:full |legal |employee |staff |applicant )?name|employee|staff(?: member)?|applicant|candidate|payee|volunteer|driver|chaperone|substitute|new hire|card ?holder|account holder|holder|owner|resident|adult)[ \t]*[:=][ \t*_]*)?(?:(?:Mr|Mrs|Ms|Dr)\.? )?",
    re.IGNORECASE,
)
_FIELDS = re.compile(r"(?:[ \t>*•–-]*(?:[^\s:=][^\n:=]{0,40}[:=]|(?:SSN|DL)\b)[^\n]*(?:\n|$))*")
"""Lines that are fields, below the name that they are of."""

_MARK = re.compile(r"[ \t>]*[*•·▪◦‣–—-][ \t]+")
_MARKS = re.compile(rf"^{_MARK.pattern}", re.MULTILINE)
"""What an entry of a list begins with."""


class Bearer(NamedTuple):
    """Whose a number is, and where they are named."""

    named: Named
    how: Literal["before", "after"]

    def counts(self, hit: Hit) -> bool:
        """Whether the number is more with its bearer than by itself."""
        return self.named.hit.about != "staff" or hit.entity not in _OF_NO_LAW


def beside(text: str, people: Sequence[Named], hit: Hit, line: tuple[int, int]) -> Bearer | None:
    """Who is named in full right before the number in its sentence, whoever else the line names before."""
    if hit.entity not in OF_ANYBODY:
        return None
    last = _last_before(people, hit, line)
    if last is None or not (" " in last.name or not _others(people, last, line)):
        return None
    others = _others(people, last, line)
    if not _leads(text, last, hit, strictly=bool(others)):
        return None
    if others and _FIELD.search(text, max(line[0], last.hit.start - 60), last.hit.start):
        return None
    return Bearer(last, "before")


def told(text: str, people: Sequence[Named], hit: Hit, line: tuple[int, int], block: tuple[int, int]) -> Bearer | None:
    """Who right behind the number is named as its bearer, or in a field above it, where no pupil is named there."""
    if hit.entity not in OF_ANYBODY:
        return None
    for named in people:
        gap = named.hit.start - hit.end
        if 0 <= gap <= _BACK and named.hit.start < line[1] and _NUMBER_OF.fullmatch(text, hit.end, named.hit.start):
            return Bearer(named, "after")
    above = _last_before(people, hit, block)
    if above is None:
        return None
    start, stop = text.rfind("\n", 0, above.hit.start) + 1, text.find("\n", above.hit.end)
    alone = 0 <= stop < hit.start and not text[above.hit.end : stop].strip(" \t.,*_")
    if not alone or not _HEADS.fullmatch(text, start, above.hit.start):
        return None
    last = text.find("\n", hit.end)
    return Bearer(above, "before") if _FIELDS.fullmatch(text, stop + 1, len(text) if last < 0 else last) else None


def is_of_other_entry(text: str, people: Sequence[Named], named: Named, hit: Hit) -> bool:
    """Whether a number stands in an entry of a list, and the name at the head of another one, which says more of that one, or
    which has further entries of others beside it."""
    start, head = _line_of(text, hit.start), _line_of(text, named.hit.start)
    mark, other = _MARK.match(text, start), _MARK.match(text, head)
    if start == head or mark is None or other is None or mark.group() != other.group():
        return False
    if named.hit.start != other.end():
        return False
    stop = text.find("\n", named.hit.end)
    if text[named.hit.end : stop if stop >= 0 else len(text)].strip(" \t.,;:*_"):
        return True
    marks = {m.end() for m in _MARKS.finditer(text, 0, hit.start)}
    return len({p.name for p in people if p.hit.start in marks}) > 1


def _line_of(text: str, place: int) -> int:
    return text.rfind("\n", 0, place) + 1


def _last_before(people: Sequence[Named], hit: Hit, span: tuple[int, int]) -> Named | None:
    return next((p for p in reversed(people) if span[0] <= p.hit.start and p.hit.end <= hit.start), None)


def _others(people: Sequence[Named], named: Named, line: tuple[int, int]) -> bool:
    return any(line[0] <= p.hit.start < line[1] and p is not named for p in people)


def _leads(text: str, named: Named, hit: Hit, strictly: bool) -> bool:
    """Whether the words from a name to a number set it beside that name; `strictly`, by a mark or the number's label alone."""
    gap = text[named.hit.end : hit.start]
    if len(gap) > _REACH or not _SET_BESIDE.fullmatch(gap) or _APART.search(gap) or _OF_ANOTHER.search(gap):
        return False
    if gap.count(")") > gap.count("("):
        return False
    return not strictly or _DIRECTLY.fullmatch(gap) is not None
