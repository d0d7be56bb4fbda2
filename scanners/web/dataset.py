"""What the data-* attributes of elements say, held back until the element closes, for it says that of what it shows.

A page of a team shows a name in a row of a table and keeps the number and the birth date in `data-sid` and `data-dob`:
apart from the name these are nobody's.
"""

from __future__ import annotations

from dataclasses import dataclass, field

_MOST = 20
"""Open elements that may wait; what is in more is given out at once."""

_LONGEST = 200
"""Characters that an element may show for its attributes to be of them."""


@dataclass(slots=True)
class _Open:
    depth: int
    said: str
    line: int | None
    shown: str = ""


@dataclass(slots=True)
class Waiting:
    """The elements with data-* attributes that are open; true if there are any."""

    elements: list[_Open] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.elements)

    def takes(self, depth: int, said: str, line: int | None) -> bool:
        """Whether it holds back what the attributes of an element say, the `depth`th that is open."""
        if len(self.elements) >= _MOST:
            return False
        self.elements.append(_Open(depth, said, line))
        return True

    def hears(self, shown: str) -> None:
        """Text of the page: all open elements show it."""
        for element in self.elements:
            if len(element.shown) <= _LONGEST:
                element.shown += shown

    def closed(self, depth: int) -> tuple[str, int | None] | None:
        """What the element says that closes, in one line with what it shows if that is little, and where it began."""
        if not self.elements or self.elements[-1].depth != depth:
            return None
        element = self.elements.pop()
        shown = "; ".join(filter(None, (" ".join(part.split()) for part in element.shown.split("\n"))))
        if not shown or len(shown) > _LONGEST:
            return element.said, element.line
        return "; ".join((shown, *element.said.split("\n"))), element.line
