"""Finds the recognizers: every module of this folder that has `RECOGNIZERS`. No list is kept by hand."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from pathlib import Path

from recognizers.contract import Recognizer


class DuplicateRecognizer(Exception):
    """Two modules claim one recognizer's name; found at start."""


@cache
def shipped() -> tuple[Recognizer, ...]:
    """Every recognizer shipped with the project, in the order of their names."""
    found: dict[str, Recognizer] = {}
    for module_info in pkgutil.iter_modules([str(Path(__file__).parent)]):
        if module_info.name == "engine":  # holds none, and would bring Presidio and spaCy in before they are needed
            continue
        module = importlib.import_module(f"recognizers.{module_info.name}")
        for recognizer in getattr(module, "RECOGNIZERS", ()):
            if recognizer.name in found:
                raise DuplicateRecognizer(f"two modules claim {recognizer.name}")
            found[recognizer.name] = recognizer
    return tuple(found[name] for name in sorted(found))


def in_force(
    student_id: str | None = None, employee_id: str | None = None, lunch_pin: str | None = None
) -> tuple[Recognizer, ...]:
    """The recognizers for a district: as shipped, with the district's own patterns of ids put in."""
    from recognizers import employee_id as staff
    from recognizers import student_id as local

    told = (
        local.recognizer(student_id, lunch_pin) if student_id or lunch_pin else None,
        staff.recognizer(employee_id) if employee_id else None,
    )
    own = {r.name: r for r in told if r is not None}
    return tuple(own.get(r.name, r) for r in shipped())
