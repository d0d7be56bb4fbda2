"""What stands around a text and may tell whom it is about: names of its file, its subject lines, the head of its message.

Kept as it is written; who is named there is asked (`meant`) only where a statement needs somebody.
"""

from __future__ import annotations

from dataclasses import dataclass, field

_MOST = 100
"""Lines of titles and of heads that are kept."""


@dataclass(slots=True)
class Clues:
    """`titles` are names of the file and of what it lies in, outermost first, then subject lines; `head` is what a message says
    of who sent and who got it."""

    titles: list[str] = field(default_factory=list)
    head: list[str] = field(default_factory=list)

    def title(self, text: str) -> None:
        """Add a subject line."""
        if len(self.titles) < _MOST:
            self.titles.append(text)

    def heard(self, text: str) -> None:
        """Add lines of a message's head."""
        if len(self.head) < _MOST:
            self.head.append(text)
