"""The forms of report there are, found by looking into this folder: no list is kept by hand.

Of a form that is asked for by its name, only its own module is imported, if it is called so: the others cost every run
a tenth of its start.
"""

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
    return _named(name) or _found()[name]


def has(name: str) -> bool:
    """Whether there is a form of that name."""
    return _named(name) is not None or name in _found()


def writer(form: str, stream: TextIO, options: FormOptions) -> Report:
    """Begin a report of the named form on a text stream, which stays the caller's to close.

    The stream should be UTF-8 with `newline=""` or "\\n"; on any other encoding nothing is lost, but characters that
    it lacks are written escaped. Raises KeyError if there is no such form.
    """
    return (_named(form) or _found()[form]).open(stream, options)


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
    return collect(member for name in _modules() if (member := _member(name)) is not None)


def _named(name: str) -> Form | None:
    """The form of the module of that name, if there is such a module and its form is called like it."""
    member = _member(name) if name in _modules() else None
    return member if member is not None and member.name == name else None


@functools.cache
def _modules() -> tuple[str, ...]:
    here = Path(__file__).parent
    return tuple(m.name for m in pkgutil.iter_modules([str(here)]) if not m.ispkg and m.name != "registry")


def _member(module: str) -> Form | None:
    member = getattr(importlib.import_module(f"reports.{module}"), "FORM", None)
    return member if isinstance(member, Form) else None
