"""What the start of the program brings in: nothing that looks closely, unless something is to be looked at closely."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = ("spacy", "presidio_analyzer", "numpy", "sqlalchemy", "recognizers.registry", "scanners.registry", "hyperscan")
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
    assert not {"spacy", "presidio_analyzer", "sqlalchemy"} & set(found)


WORKER = """
import io, json, sys
from pathlib import Path
from dlp.config import Config
from dlp.runtime import run, worker
from dlp.runtime.examined import Task
from dataclasses import replace
told = replace(run._worker_settings(run.Settings(Config(), (), b"k" * 32)), gate_file=Path(sys.argv[1]))
said = worker.build(told).examine(io.BytesIO(sys.argv[2].encode()), Task("index.html", folder="site"))
found = [name for name in sys.modules if name.startswith(("spacy", "presidio", "recognizers."))]
print(json.dumps([said.status, found]))
"""
"""What a worker does with one page, its gate compiled before."""


def test_a_worker_reads_a_clean_page_without_any_recognizer(tmp_path: Path) -> None:
    from recognizers import gate, registry

    file = gate.prepare([r for r in registry.shipped() if r.entity in ("SASID", "US_SSN")], tmp_path)
    if file is None:
        pytest.skip("there is no Hyperscan here, so no gate is kept")
    command = [sys.executable, "-c", WORKER, str(file), "<p>The garden club meets in the library.</p>"]
    status, found = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    assert status == "examined"
    assert not {"spacy", "presidio_analyzer"} & set(found)
    assert not {"recognizers.registry", "recognizers.person", "recognizers.tables.grids", "recognizers.health"} & set(
        found
    )
