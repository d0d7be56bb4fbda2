"""The registers there are: the `REGISTER` of each module of `dlp/policy/registers/`; no list is kept by hand."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

from dlp.policy import registers as folder
from dlp.policy.lists.register import Register


@cache
def registers() -> dict[str, Register]:
    """Every register, by name, in the order of the modules."""
    names = sorted(one.name for one in pkgutil.iter_modules(folder.__path__))
    found: list[Register] = [importlib.import_module(f"{folder.__name__}.{name}").REGISTER for name in names]
    return {register.name: register for register in found}
