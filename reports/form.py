"""What a form of report promises. A form is one file in this folder that exposes one `FORM`; `registry` finds it.

A form's module is imported to learn its name, so it imports nothing heavy at its top.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol, TextIO

from reports.record import Outcome, Run

Addresses = Callable[[str, str], tuple[str, ...]]
"""A role, and the URI of an item, to the mail addresses of that role there."""


def nobody(_role: str, _uri: str) -> tuple[str, ...]:
    """No addresses are known."""
    return ()


@dataclass(frozen=True, slots=True)
class FormOptions:
    """What the reader asked for. `width` is in columns; a form that is no plain text ignores it and `colour`.

    `all_items` also shows items with nothing in them; `explain` also shows why each match is one; `full_list` is the
    sentence that says where the full list is, None for the advice how to get it. `addresses` knows those of a role
    for the item at a URI.
    """

    all_items: bool = False
    colour: bool = False
    width: int = 100
    explain: bool = False
    full_list: str | None = None
    addresses: Addresses = nobody


class Report(Protocol):
    """A report being written. It gets every outcome of the run, in any order, then the run, once."""

    def item(self, outcome: Outcome) -> None:
        """Take one item's outcome. Written at once or kept, masked, in bounded memory."""
        ...

    def close(self, run: Run) -> None:
        """Write what is left, and the account of the run. The stream stays open."""
        ...


@dataclass(frozen=True, slots=True)
class Form:
    """A form of report: its name on the command line, its media type, and how one is begun."""

    name: str
    media_type: str
    open: Callable[[TextIO, FormOptions], Report]
