"""Every benchmark can be started: what nobody runs for a while breaks unseen."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pytest

MODULES = sorted(p.stem for p in (Path(__file__).parents[2] / "benchmarks").glob("*.py"))


@pytest.mark.parametrize("name", MODULES)
def test_each_module_finds_what_it_imports(name: str) -> None:
    assert import_module(f"benchmarks.{name}").__doc__
