"""Lets the tests of this folder import the makers of files that the tests of the scanners use."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "scanners"))
