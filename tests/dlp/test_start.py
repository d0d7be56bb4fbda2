"""What the start of the program brings in: nothing that looks closely, unless something is to be looked at closely."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

HEAVY = ("spacy", "presidio_analyzer", "numpy", "recognizers.registry", "scanners.registry", "hyperscan")
ASK = """
import json, sys
from dlp import cli
try:
    cli.main(sys.argv[2:])
except SystemExit:
    pass
print(json.dumps([name for name in json.loads(sys.argv[1]) if name in sys.modules]))
"""


def brought_in(*arguments: str) -> list[str]:
    command = [sys.executable, "-c", ASK, json.dumps(HEAVY), *arguments]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return list(json.loads(said.splitlines()[-1]))


def test_help_is_light() -> None:
    assert brought_in("--help") == []


def test_the_gate_of_a_clean_site_looks_at_nothing_closely(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").write_text("<p>The garden club meets in the library.</p>")
    found = brought_in("--state-dir", str(tmp_path / "state"), "gate", str(tmp_path / "site"), "--format", "jsonl")
    assert not {"spacy", "presidio_analyzer"} & set(found)
