"""piilint's `scan` with its samples in clear, to be compared. Run by `peers.py` in piilint's own environment."""

import sys

sys.path.pop(0)  # this folder holds a file of the library's name

from piilint import findings

findings.mask_value = lambda value, _entity: value
from piilint.cli import app  # noqa: E402

sys.argv = ["piilint", "scan", sys.argv[1], "--format", "json"]
app()
