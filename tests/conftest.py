"""What holds for every test: a machine that is busy is no reason to fail, and the gate is compiled once for all."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from dlp import places
from dlp.config import Config
from dlp.runtime import compiling
from recognizers.gate import Gate

# a test's own time limit is pytest's; how fast a busy machine draws its examples says nothing of the program
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")


def pytest_configure(config: pytest.Config) -> None:
    """Before the tests are spread over processes, one compiles the gate; each takes what lies in its file.

    Compiling takes half a minute, and working out what lies beside it takes seconds in every process. A few tests in
    one process do without, unless it is there.
    """
    spread = bool(getattr(config.option, "numprocesses", None))
    file = compiling.compiled(Config(), places.cache_folder(), make=spread)
    if file is not None and not spread:
        Gate.kept(file)


@pytest.fixture(scope="session")
def kept_gate() -> Path | None:
    """The file of the compiled gate, which is made if it is not there; None where there is no Hyperscan."""
    return compiling.compiled(Config(), places.cache_folder())
