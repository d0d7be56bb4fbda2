"""The packages that hold the sets: each in an environment of its own, asked by a driver that runs there."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.peers import DidNotRun, output_of

DRIVERS = Path(__file__).parent / "drivers"
SECONDS = 1_200
"""The longest that an installation or a driver may take."""


class CannotBeHad(Exception):
    """A set whose package did not install or did not answer, with the reason."""


@dataclass(frozen=True)
class Package:
    """A set's package, its version, its licence, the driver that asks it, and what else has to be of one version."""

    name: str
    version: str
    licence: str
    driver: str
    beside: tuple[str, ...] = ()

    @property
    def wanted(self) -> tuple[str, ...]:
        """What pip is asked for."""
        return (f"{self.name}=={self.version}", *self.beside)


EVADEX = Package("evadex", "3.36.0", "MIT", "evadex_values.py")
EVALUATOR = Package(
    "presidio-evaluator", "0.3.2", "MIT", "presidio_sentences.py",
    ("faker==40.63.0",),  # draws the values: another version draws others
)  # fmt: skip


def rows(package: Package, place: Path, asked: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """What the driver prints, one dictionary a line. `place` holds the environments. Raises CannotBeHad."""
    try:
        python = _environment(package, place)
        out = output_of([str(python), str(DRIVERS / package.driver), json.dumps(asked)], SECONDS)
    except DidNotRun as error:
        raise CannotBeHad(f"{package.name} {package.version} cannot be had: {error}") from None
    return (json.loads(line) for line in out.splitlines() if line.startswith("{"))


def _environment(package: Package, place: Path) -> Path:
    """The interpreter of its environment, made and filled if it is not there for this very version."""
    folder = place / "-".join((package.name, package.version))
    python, done = folder / "bin" / "python", folder / "installed"
    if not done.exists():
        output_of([sys.executable, "-m", "venv", str(folder)], SECONDS)
        pip = [str(python), "-m", "pip", "install", "-qq", "--disable-pip-version-check"]
        output_of([*pip, *package.wanted], SECONDS)
        done.touch()
    return python
