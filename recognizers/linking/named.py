"""Those whom a passage names, each under the longest form of the name, and who of them signed it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from recognizers.contract import Hit, Person

_SENDER = re.compile(r"^[ \t>]*(?:from|de|sent by)[ \t]*:[ \t]*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Named:
    """A name in a passage: the hit, and how it is written."""

    hit: Hit
    name: str


def signs(text: str, name: Hit) -> bool:
    """Whether a name stands as that of who wrote: in the line of the sender, or alone in one of the last lines."""
    start = text.rfind("\n", 0, name.start) + 1
    stop = text.find("\n", name.end)
    if _SENDER.match(text[start : name.start]):
        return True
    rest = text[name.end :]
    return not text[start : name.start].strip(" \t-–—~") and (stop < 0 or rest.strip().count("\n") < 2)


def is_family(named: Named) -> bool:
    """Whether it is the name of a family."""
    return named.hit.about == "family"


def person_of(named: Named, subjects: Sequence[Named]) -> Person:
    """The person, under the longest form of the name that the passage has ("Imani" is "Imani Okafor-Bell")."""
    words = named.name.split()
    if len(words) == 1:
        for other in subjects:
            if words[0] in other.name.split() and len(other.name.split()) > 1:
                return Person(other.name, other.hit.about, other.hit.subject)
    return Person(named.name, named.hit.about, named.hit.subject)
