"""Settings of programs as a table: in each row the name of one and its value, whatever stands beside them.

Source: exports of settings and environment variables, which hold passwords and keys beside plain values.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from recognizers.columns.unlabelled import share

if TYPE_CHECKING:
    from recognizers.columns.column import Column

_NAMES = frozenset(
    "key name setting settingname variable var parameter param property option env envvar config configkey".split()
)
_VALUES = frozenset("value val values currentvalue settingvalue configvalue".split())
_NAME = re.compile(r"[A-Za-z][\w-]*(?:[._:/-][\w-]+)*")
_LEAST, _MOST = 3, 0.9


def put_settings(
    columns: Sequence[Column], keys: Sequence[str], samples: Sequence[Sequence[str]]
) -> tuple[Column, ...]:
    """The columns of a table, the one of values told whose cells name each of them."""
    named = next((i for i, k in enumerate(keys) if k in _NAMES and _are_names(samples[i])), None)
    valued = next((i for i, k in enumerate(keys) if k in _VALUES and columns[i].entity is None), None)
    if named is None or valued is None:
        return tuple(columns)
    out = list(columns)
    out[named] = replace(out[named], entity=None, name="other", accepts=None)
    out[valued] = replace(out[valued], name=None, beside=named)
    return tuple(out)


def _are_names(values: Sequence[str]) -> bool:
    """Whether cells are names as programs give them, some of them of several words joined."""
    filled = [v for v in values if v]
    joined = any(re.search(r"[a-z][_.:/-][a-z]|[a-z][A-Z]", v) or v.isupper() for v in filled)
    return len(filled) >= _LEAST and joined and share(filled, lambda v: bool(_NAME.fullmatch(v))) >= _MOST
