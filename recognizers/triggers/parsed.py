"""What was worked out of vocabularies, kept: the expressions of lines in the notation, the literals that an expression
cannot do without, and where it may match.

Working it out takes about two milliseconds an expression, and there are thousands. A process that has done so gives it on
(`told`), kept beside the compiled gate, and those to come take it from there (`take`). After a change of the vocabulary
nearly all of it holds still, so that who compiles anew begins with what an earlier gate kept (`recall`).
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from recognizers.triggers import anchors as places
from recognizers.triggers import factors as needed
from recognizers.triggers.anchors import Anchors
from recognizers.triggers.factors import Factors


class _Known:
    """What was worked out so far, by expression. What another process gave is read when it is first asked for."""

    def __init__(self) -> None:
        self.factors: dict[str, Factors | None] = {}
        self.anchors: dict[str, Anchors] = {}
        self.written: dict[str, str] = {}
        self.given = b""
        self.unread = False

    def read(self) -> _Known:
        if self.unread:
            given, self.unread = json.loads(zlib.decompress(self.given)), False
            self.factors |= {regex: _factors(found) for regex, found in given["factors"].items()}
            self.anchors |= {regex: _anchors(found) for regex, found in given["anchors"].items()}
            self.written |= given["written"]
        return self


def _factors(found: list[Any] | None) -> Factors | None:
    return Factors(frozenset(found[0]), *found[1:]) if found else None


def _anchors(found: list[Any]) -> Anchors:
    sets, leading, reach = found
    return Anchors(tuple(map(frozenset, sets)), tuple(leading), reach)


_known = _Known()
_earlier: dict[str, dict[str, Any]] = {"factors": {}, "anchors": {}}
"""What an earlier gate kept, of which only what is asked for is taken over."""


def factors(regex: str) -> Factors | None:
    """As `factors.factors` says, which is asked once."""
    known = _known.read().factors
    if regex not in known:
        earlier = _earlier["factors"]
        known[regex] = _factors(earlier[regex]) if regex in earlier else needed.factors(regex)
    return known[regex]


def anchors(regex: str) -> Anchors:
    """As `anchors.anchors` says, which is asked once."""
    known = _known.read().anchors
    if regex not in known:
        earlier = _earlier["anchors"]
        known[regex] = _anchors(earlier[regex]) if regex in earlier else places.anchors(regex)
    return known[regex]


def written(slots: str, line: str, write: Callable[[str], str]) -> str:
    """The expression of a line in the notation of `phrasing`, which `write` makes of it; `slots` names what slots hold."""
    known, name = _known.read().written, f"{slots} {line}"
    if name not in known:
        known[name] = write(line)
    return known[name]


def told() -> bytes:
    """All that was worked out so far, for `take` in another process of the same program."""
    known = _known.read()
    factors = {regex: [sorted(f.literals), *f[1:]] if f else None for regex, f in known.factors.items()}
    anchors = {regex: [[sorted(s) for s in a.sets], a.leading, a.reach] for regex, a in known.anchors.items()}
    kept = {"factors": factors, "anchors": anchors, "written": known.written}
    return zlib.compress(json.dumps(kept).encode())


def take(given: bytes) -> None:
    """Remember what another process told."""
    _known.given, _known.unread = given, bool(given)


def recall(given: bytes) -> None:
    """Begin with what a process of another vocabulary told, if it worked things out in the same way (`digest`)."""
    with contextlib.suppress(ValueError, KeyError, TypeError, AttributeError, zlib.error):
        told = json.loads(zlib.decompress(given))
        for name in _earlier:
            _earlier[name].update(told[name])


def forget() -> None:
    """Give back the memory of it, some 16 MB, once all expressions are made; whoever asks again has it read again."""
    if _known.given:
        _known.factors.clear()
        _known.anchors.clear()
        _known.written.clear()
        _known.unread = True


def digest() -> str:
    """A name for the way in which all this is worked out, by the program's own text."""
    here = Path(__file__).parent
    files = (here / "anchors.py", here / "factors.py", here.parent / "phrasing" / "notation.py")
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()[:16]
