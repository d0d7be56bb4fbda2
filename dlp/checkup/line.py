"""What `dlp doctor` knows when it looks, and a line of what it says.

A check is a function named `check_…` in a module of this folder: it takes a `Surroundings` and yields lines. A later
part adds a function, or a module, and touches nothing else.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from dlp import checkup
from dlp.config import Config

State = Literal["working", "missing", "note"]


@dataclass(frozen=True)
class Line:
    """One feature: whether it works, what there is to say, and the one command that mends it.

    `blocks` marks a lack without which a configured source cannot run; `detail` what only those who ask for it want to
    see, while it works.
    """

    feature: str
    state: State
    text: str
    mend: str | None = None
    blocks: bool = False
    detail: bool = False


@dataclass(frozen=True)
class Surroundings:
    """What the checks look at. `config` is the defaults, and `trouble` says why, when there is no usable file."""

    config: Config
    state_folder: Path
    trouble: str | None = None


Check = Callable[[Surroundings], Iterable[Line]]


def checks() -> tuple[Check, ...]:
    """Every check of this folder, by module name, in the order in which each module defines them."""
    names = sorted(found.name for found in pkgutil.iter_modules(checkup.__path__))
    modules = [importlib.import_module(f"{checkup.__name__}.{name}") for name in names]
    return tuple(
        member
        for module in modules
        for name, member in vars(module).items()
        if name.startswith("check_") and callable(member) and member.__module__ == module.__name__
    )


def lines(around: Surroundings, chosen: Iterable[Check] | None = None) -> Iterator[Line]:
    """What every check says. A check that fails itself is a line too: doctor always answers."""
    for check in checks() if chosen is None else chosen:
        feature = check.__name__.removeprefix("check_").replace("_", " ")
        try:
            yield from check(around)
        except Exception as error:  # whatever is wrong with this machine is what doctor is for
            yield Line(feature, "missing", f"the check itself failed ({type(error).__name__})", blocks=True)
