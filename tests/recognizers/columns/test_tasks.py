"""Points of tasks, domains of ACCESS and colours of conduct in lists under headings of a teacher's own."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dlp.runtime.examined import Item
from tests.recognizers.columns.test_reading_levels import found
