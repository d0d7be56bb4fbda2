"""What is told and not read ends as unsupported, under its own name."""

from __future__ import annotations

import inspect
import io

import pytest

from scanners import kinds, registry
from scanners.contract import Unread
from scanners.toldonly import TOLD, Told


@pytest.mark.parametrize("told", TOLD, ids=lambda told: told.title)
def test_a_format_that_is_told_is_not_read(told: Told) -> None:
    (found,) = registry.pieces(io.BytesIO(b"something"), "a", told.media_type)
    assert isinstance(found, Unread)
    assert (found.reason, found.whole) == ("unsupported", True)
    assert told.media_type not in {claimed.media_type for claimed in registry.formats()}
    assert f'"{told.media_type}"' in inspect.getsource(kinds)  # and so there is something that tells it
    assert told.why
