"""Names of schools: by which words one is told, whether two names mean one, and as what word a roster's index has them."""

from __future__ import annotations

import re
from hashlib import blake2b

Name = tuple[str, ...]
"""A school's name as words of letters and digits in lower case, without "school"."""

_USUAL = frozenset("elementary primary middle intermediate junior senior high regional public jr sr".split())


def words(school: str) -> Name:
    """The words by which a school is named; all of them, where nothing but "School" is left."""
    every = tuple(re.findall(r"[^\W_]+", school.casefold()))
    return tuple(word for word in every if word not in ("school", "schools")) or every


def telling(name: Name) -> Name:
    """What tells the school from those of other names: "memorial" of "memorial middle"."""
    return tuple(word for word in name if word not in _USUAL) or name


def same(one: Name, other: Name) -> bool:
    """Whether two names may mean one school: the same words, or one is what tells the other apart."""
    return one == other or one == telling(other) or telling(one) == other


def marks(school: str) -> list[str]:
    """The folded words by which an index knows a school, as no text has them: of its name, of what tells it apart."""
    name = words(school)
    short = telling(name)
    return [_mark("name", name), *([_mark("telling", short)] if short != name else [])] if name else []


def asked(school: str) -> list[str]:
    """The marks of which a school has one or more that may be meant by this name (`same`)."""
    name = words(school)
    short = telling(name)
    return [_mark("name", name), _mark("name", short), *([_mark("telling", name)] if name == short else [])]


def _mark(kind: str, name: Name) -> str:
    told = " ".join((kind, *name))
    return f"school{blake2b(told.encode(), digest_size=12).hexdigest()}"
