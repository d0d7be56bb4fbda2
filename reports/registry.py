"""The forms of report there are, found by looking into this folder: no list is kept by hand."""

from __future__ import annotations

import functools
import importlib
import pkgutil
from collections.abc import Iterable
from pathlib import Path
from typing import TextIO

from reports.form import Form, FormOptions, Report


def forms() -> tuple[str, ...]:
    """The names of all forms, in alphabetical order."""
    return tuple(_found())


def form(name: str) -> Form:
    """The form of that name. Raises KeyError if there is none."""
    return _found()[name]


def writer(form: str, stream: TextIO, options: FormOptions) -> Report:
    """Begin a report of the named form on a text stream, which stays the caller's to close.

    The stream should be UTF-8 with `newline=""` or "\\n"; on any other encoding nothing is lost, but characters that
    it lacks are written escaped. Raises KeyError if there is no such form.
    """
    return _found()[form].open(stream, options)


def collect(members: Iterable[Form]) -> dict[str, Form]:
    """The forms by name, sorted. Raises ValueError if two claim one name: that is ours to mend, before any run."""
    known: dict[str, Form] = {}
    for member in members:
        if member.name in known:
            raise ValueError(f"two reports claim the form {member.name}")
        known[member.name] = member
    return dict(sorted(known.items()))


@functools.cache
def _found() -> dict[str, Form]:
    here = Path(__file__).parent
    names = [m.name for m in pkgutil.iter_modules([str(here)]) if not m.ispkg and m.name != "registry"]
    modules = [importlib.import_module(f"reports.{name}") for name in names]
    return collect(member for module in modules if isinstance(member := getattr(module, "FORM", None), Form))
