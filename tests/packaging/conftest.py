"""A new Python environment that borrows the dependencies of this one."""

from __future__ import annotations

import os
import sysconfig
import venv
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest


@dataclass(frozen=True)
class Environment:
    """A virtual environment: its folder, its folder of scripts, its site-packages."""

    folder: Path
    scripts: Path
    packages: Path


@pytest.fixture(scope="session")
def new_environment(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Environment]:
    """Makes an environment outside the checkout. `also` are folders put on its path, before the borrowed packages.

    The checkout is not borrowed with them: its editable install is a .pth file, and those are not read in a folder that
    another .pth file names.
    """

    def make(*also: Path) -> Environment:
        folder = tmp_path_factory.mktemp("elsewhere") / "venv"
        venv.create(folder, symlinks=os.name != "nt", with_pip=False)
        scheme = sysconfig.get_paths("venv", vars={"base": str(folder), "platbase": str(folder)})
        packages = Path(scheme["purelib"])
        borrowed = "\n".join(map(str, (*also, sysconfig.get_path("purelib"), sysconfig.get_path("platlib"))))
        (packages / "borrowed.pth").write_text(borrowed + "\n", encoding="utf-8")
        return Environment(folder, Path(scheme["scripts"]), packages)

    return make
