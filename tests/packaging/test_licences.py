"""The licence check refuses what it should, on made-up installations, and passes this one."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest

CHECK = Path(__file__).parents[2] / "scripts" / "check_licences.py"

GPL_GRANT = "You may copy it under the terms of the GNU General Public License as published by the FSF."
GPL_TITLE = "          GNU AFFERO GENERAL PUBLIC LICENSE\n           Version 3, 19 November 2007\n"
LGPL_GRANT = "under the terms of the GNU Lesser General Public License as published by the FSF"


def install(site: Path, name: str, *headers: str, needs: Iterable[str] = (), file: str | None = None) -> None:
    """Put one distribution of that metadata into a made-up site-packages folder."""
    folder = site / f"{name.replace('-', '_')}-1.0.dist-info"
    folder.mkdir(parents=True)
    lines = [
        "Metadata-Version: 2.4",
        f"Name: {name}",
        "Version: 1.0",
        *headers,
        *(f"Requires-Dist: {n}" for n in needs),
    ]
    (folder / "METADATA").write_text("\n".join(lines) + "\n", encoding="utf-8")
    record = [f"{folder.name}/METADATA,,"]
    if file is not None:
        (folder / "LICENSE.txt").write_text(file, encoding="utf-8")
        record.append(f"{folder.name}/LICENSE.txt,,")
    (folder / "RECORD").write_text("\n".join(record) + "\n", encoding="utf-8")


def check(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(CHECK), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)


@pytest.mark.parametrize(
    ("headers", "file"),
    [
        pytest.param(["License-Expression: MIT"], None, id="expression"),
        pytest.param(["License-Expression: MIT OR GPL-2.0-or-later"], None, id="a choice"),
        pytest.param(["License-Expression: BSD-3-Clause AND Zlib"], None, id="two together"),
        pytest.param(["License-Expression: LGPL-2.1-or-later"], LGPL_GRANT, id="LGPL"),
        pytest.param(["License: MIT"], None, id="old license line"),
        pytest.param(["Classifier: License :: OSI Approved :: BSD License"], None, id="classifier"),
    ],
)
def test_accepts(tmp_path: Path, headers: list[str], file: str | None) -> None:
    install(tmp_path, "project", "License-Expression: Apache-2.0", needs=["library"])
    install(tmp_path, "library", *headers, file=file)
    result = check("project", "--path", tmp_path)
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.startswith("licences: 1 run-time package")


@pytest.mark.parametrize(
    ("name", "headers", "file", "says"),
    [
        pytest.param("library", ["License-Expression: GPL-3.0-only"], None, "declares 'GPL-3.0-only'", id="GPL"),
        pytest.param("library", ["License-Expression: AGPL-3.0-or-later"], None, "AGPL", id="AGPL"),
        pytest.param("library", ["License-Expression: MIT AND GPL-2.0-only"], None, "declares", id="MIT and GPL"),
        pytest.param(
            "library", ["License-Expression: (MIT OR BSD-2-Clause) AND GPL-2.0-only"], None, "declares", id="()"
        ),
        pytest.param("library", ["License: GNU General Public License v3"], None, "declares", id="old license line"),
        pytest.param(
            "library",
            ["License: MIT", "Classifier: License :: OSI Approved :: GNU General Public License v2 (GPLv2)"],
            None,
            "declares",
            id="the classifier contradicts",
        ),
        pytest.param("library", ["License: MIT"], GPL_GRANT, "LICENSE.txt grants something", id="bundles GPL"),
        pytest.param("library", ["License: MIT"], GPL_TITLE, "LICENSE.txt grants something", id="bundles AGPL"),
        pytest.param("library", [], None, "unknown licence, none declared", id="nothing declared"),
        pytest.param("library", ["License: see the box"], None, "unknown licence, 'see the box'", id="unknown words"),
        pytest.param("library", ["License-Expression: MIT AND Odd-1.0"], None, "unknown licence", id="half unknown"),
        pytest.param("PyMuPDF", ["License: MIT"], None, "pymupdf: refused by name", id="PyMuPDF"),
        pytest.param("pillow_heif", ["License: BSD-3-Clause"], None, "x265", id="pillow-heif"),
        pytest.param("Unidecode", ["License: MIT"], None, "refused by name", id="Unidecode"),
        pytest.param("extract-msg", ["License: MIT"], None, "refused by name", id="extract-msg"),
    ],
)
def test_refuses(tmp_path: Path, name: str, headers: list[str], file: str | None, says: str) -> None:
    install(tmp_path, "project", "License-Expression: Apache-2.0", needs=[name])
    install(tmp_path, name, *headers, file=file)
    result = check("project", "--path", tmp_path)
    assert (result.returncode, result.stdout) == (1, "")
    assert says in result.stderr


@pytest.mark.parametrize(
    ("project_needs", "between_needs", "code"),
    [
        pytest.param(["between"], ["bad"], 1, id="two steps down"),
        pytest.param(["between[more]"], ['bad; extra == "more"'], 1, id="by an extra that is asked for"),
        pytest.param(["between"], ['bad; extra == "more"'], 0, id="by an extra nobody asks for"),
        pytest.param(["between"], ['bad; python_version < "3"'], 0, id="on a Python that is not this one"),
        pytest.param(["between"], [], 0, id="installed, and a tool only"),
        pytest.param(["between", "absent"], [], 1, id="required and not installed"),
        pytest.param(["between"], ["project"], 0, id="circle"),
    ],
)
def test_follows_requirements(tmp_path: Path, project_needs: list[str], between_needs: list[str], code: int) -> None:
    install(tmp_path, "project", "License-Expression: Apache-2.0", needs=project_needs)
    install(tmp_path, "between", "License: MIT", "Provides-Extra: more", needs=between_needs)
    install(tmp_path, "bad", "License: GPL-3.0-only")
    assert check("project", "--path", tmp_path).returncode == code


def test_project_not_installed(tmp_path: Path) -> None:
    result = check("project", "--path", tmp_path)
    assert (result.returncode, result.stderr) == (2, "project is not installed: nothing to check\n")


def test_this_installation() -> None:
    result = check()
    assert (result.returncode, result.stderr) == (0, "")
