"""What was worked out of regular expressions, kept: which literals they cannot do without, and where they may match.

Working it out takes about two milliseconds an expression, and there are thousands. A process that has done so gives it on
(`told`), kept beside the compiled gate, and those to come take it from there (`take`).
"""

from __future__ import annotations

import hashlib
import json
import zlib
from pathlib import Path

from recognizers import anchors as places
from recognizers import factors as needed
from recognizers.anchors import Anchors
from recognizers.factors import Factors


class _Known:
    """What was worked out so far, by expression. What another process gave is read when it is first asked for."""

    def __init__(self) -> None:
        self.factors: dict[str, Factors | None] = {}
        self.anchors: dict[str, Anchors] = {}
        self.given = b""
        self.unread = False

    def read(self) -> _Known:
        if self.unread:
            given, self.unread = json.loads(zlib.decompress(self.given)), False
            for regex, found in given["factors"].items():
                self.factors[regex] = Factors(frozenset(found[0]), *found[1:]) if found else None
            for regex, (sets, leading, reach) in given["anchors"].items():
                self.anchors[regex] = Anchors(tuple(map(frozenset, sets)), tuple(leading), reach)
        return self


_known = _Known()


def factors(regex: str) -> Factors | None:
    """As `factors.factors` says, which is asked once."""
    known = _known.read().factors
    if regex not in known:
        known[regex] = needed.factors(regex)
    return known[regex]


def anchors(regex: str) -> Anchors:
    """As `anchors.anchors` says, which is asked once."""
    known = _known.read().anchors
    if regex not in known:
        known[regex] = places.anchors(regex)
    return known[regex]


def told() -> bytes:
    """All that was worked out so far, for `take` in another process of the same program."""
    known = _known.read()
    factors = {regex: [sorted(f.literals), *f[1:]] if f else None for regex, f in known.factors.items()}
    anchors = {regex: [[sorted(s) for s in a.sets], a.leading, a.reach] for regex, a in known.anchors.items()}
    return zlib.compress(json.dumps({"factors": factors, "anchors": anchors}).encode())


def take(given: bytes) -> None:
    """Remember what another process told."""
    _known.given, _known.unread = given, bool(given)


def forget() -> None:
    """Give back the memory of it, some 16 MB, once all expressions are made; whoever asks again has it read again."""
    if _known.given:
        _known.factors.clear()
        _known.anchors.clear()
        _known.unread = True


def digest() -> str:
    """A name for the way in which all this is worked out, by the program's own text."""
    files = sorted(Path(str(module.__file__)) for module in (needed, places))
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()[:16]
