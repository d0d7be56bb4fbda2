"""Doctor: each feature in a line, the command that mends it, and exit 2 when a configured source cannot run."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

import pytest

from dlp import cli
from dlp.checkup import installation, keeping, policies, sources
from dlp.checkup.line import Line, Surroundings, checks, lines
from dlp.config import Config, District, Homes, Nlp, Source
from dlp.keeping import keys
from scanners.registry import scanners


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "states"))
    monkeypatch.setenv("DLP_KEY_DIR", str(tmp_path / "keys"))
    monkeypatch.setattr(sys, "argv", ["dlp"])


def doctor(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str]:
    with pytest.raises(SystemExit) as ended:
        cli.main(["doctor", *words])
    assert isinstance(ended.value.code, int)
    return ended.value.code, capsys.readouterr().out


def around(tmp_path: Path, config: Config | None = None) -> Surroundings:
    return Surroundings(config or Config(), tmp_path / "state")


def test_all_is_well_without_a_configuration(capsys: pytest.CaptureFixture[str]) -> None:
    code, text = doctor(capsys)
    assert code == 0
    for feature in ("Python", "Libraries", "Isolation", "Detection", "Names", "Formats", "Policies", "State folder"):
        assert f"working  {feature}:" in text
    assert "missing" not in text
    assert "to mend it: dlp init\n" in text
    assert "to mend it: dlp init --keys\n" in text
    assert text.count("\n") < 30
    _, more = doctor(capsys, "--verbose")
    assert "working  Format: pdf: PDF document\n" in more
    assert "working  Isolation: calls: " in more


@pytest.mark.parametrize(
    ("called", "mend"),
    [("dlp", "dlp init"), ("a b/dlp", "'a b/dlp' init"), ("/x/dlp/__main__.py", f"{sys.executable} -m dlp init")],
    ids=["by name", "by path", "as module"],
)
def test_a_command_that_mends_works_as_typed(
    called: str, mend: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", [called])
    assert f"to mend it: {mend}\n" in doctor(capsys)[1]


def test_as_json_with_a_broken_source(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "here").mkdir()
    (tmp_path / "dlp.toml").write_text(
        "[district]\nstudent_id = '\\d{6}'\n"
        '[[source]]\nname = "here"\ntype = "share"\nroot = "here"\n'
        '[[source]]\nname = "gone"\ntype = "share"\nroot = "gone"\n'
        '[[source]]\nname = "drive"\ntype = "drive"\ncredentials = "key.json"\n'
    )
    code, text = doctor(capsys, "--format", "json")
    found = {line["feature"]: line for line in json.loads(text)}
    assert code == 2
    assert found["Source: here"]["state"] == "working"
    assert (found["Source: gone"]["state"], found["Source: gone"]["blocks"]) == ("missing", True)
    assert "part 9" in found["Source: drive"]["text"]
    assert "its label, its column or a roster hit" in found["Pattern: student_id"]["text"]


def test_a_broken_configuration_is_a_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "dlp.toml").write_text("[district]\nstudent_di = 1\n")
    code, text = doctor(capsys, "--format", "json")
    line = next(line for line in json.loads(text) if line["feature"] == "Configuration")
    assert code == 2
    assert 'line 2: [district] student_di is no known key, did you mean "student_id"?' in line["text"]


MODELS = {"unknown": "no_such_model_anywhere", "no model": "json"}


@pytest.mark.parametrize("model", MODELS.values(), ids=MODELS.keys())
def test_a_model_that_cannot_be_used(tmp_path: Path, model: str) -> None:
    (line,) = installation.check_model(around(tmp_path, Config(nlp=Nlp(model))))
    assert (line.state, line.blocks) == ("missing", True)
    assert model in line.text


def test_a_library_that_is_lacking_names_its_cure(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    absent, old = {"pypdfium2", "hyperscan", "rapidocr"}, {"lxml": "1.0", "phonenumbers": "1.0"}
    real = installation._version
    monkeypatch.setattr(installation, "_version", lambda name: None if name in absent else old.get(name) or real(name))
    installation.wanted.cache_clear()
    try:
        found = {line.feature: line for line in lines(around(tmp_path)) if line.feature not in ("Names", "Isolation")}
    finally:
        installation.wanted.cache_clear()
    pip = f"{sys.executable} -m pip install"
    everything = found["Libraries"]
    assert (everything.state, everything.blocks) == ("missing", True)
    assert "pypdfium2 is not installed" in everything.text
    assert "phonenumbers is 1.0, wanted >=" in everything.text
    assert everything.mend is not None
    assert re.fullmatch(rf"{pip} 'lxml>=[\d.]+' 'phonenumbers>=[\d.]+' 'pypdfium2>=[\d.]+'", everything.mend)
    pdf = found["Format: pdf"]
    assert (pdf.state, pdf.blocks) == ("missing", False)
    assert pdf.mend is not None
    assert re.fullmatch(rf"{pip} 'pypdfium2>=[\d.]+'", pdf.mend)
    assert (found["Format: table"].state, found["Format: word"].state) == ("working", "missing")
    assert (found["First look"].state, found["First look"].blocks) == ("note", False)
    pictures = found["Text in pictures"]
    assert (pictures.state, pictures.blocks) == ("missing", False)
    assert pictures.mend is not None
    assert "rapidocr" in pictures.mend


@pytest.mark.parametrize(
    ("told", "named"),
    [
        ("none", []),
        ("zlib, bz2, lzma (standard library), backports.zstd", ["backports-zstd"]),
        ("Pillow, pi-heif; with the extra ocr RapidOCR", ["pillow", "pi-heif", "rapidocr"]),
    ],
)
def test_only_what_the_package_asks_for_is_looked_for(told: str, named: list[str]) -> None:
    asked = {
        name: installation.Need(name, name, "", "1") for name in ("backports-zstd", "pillow", "pi-heif", "rapidocr")
    }
    assert [need.name for need in installation.needs(told, asked)] == named


def test_every_format_names_what_it_needs_as_the_package_does() -> None:
    """A library that a scanner names, and that does not come with Python, is one the package asks for."""
    asked = {need.name: need for need in installation.wanted()}
    for scanner in scanners():
        of_python = re.search("standard library|Python's |none", scanner.library)
        assert of_python or list(installation.needs(scanner.library, asked)), scanner.name


@pytest.mark.parametrize(
    ("pattern", "state"), [(r"\d{6}", "note"), (r"S\d{5}", "working"), (None, "note")], ids=["broad", "narrow", "unset"]
)
def test_the_districts_patterns(tmp_path: Path, pattern: str | None, state: str) -> None:
    config = Config(file=tmp_path / "dlp.toml", district=District(student_id=pattern))
    (line,) = keeping.check_patterns(around(tmp_path, config))
    assert line.state == state
    assert not line.blocks


def test_the_key(tmp_path: Path) -> None:
    (missing,) = keeping.check_key(around(tmp_path))
    assert (missing.state, missing.mend) == ("note", "dlp init --keys")
    keys.make_keys(tmp_path / "state")
    (there,) = keeping.check_key(around(tmp_path))
    assert there.state == "working"
    keys.digest_key_file().chmod(0o644)
    (open_to_all,) = keeping.check_key(around(tmp_path))
    assert (open_to_all.state, open_to_all.mend) == ("missing", f"chmod 600 {keys.digest_key_file()}")


def test_the_state_folder(tmp_path: Path) -> None:
    (to_come,) = keeping.check_state(around(tmp_path))
    assert to_come.state == "working"
    (tmp_path / "state").mkdir(mode=0o755)
    (tmp_path / "state").chmod(0o755)
    (open_to_all,) = keeping.check_state(around(tmp_path))
    assert (open_to_all.state, open_to_all.mend) == ("note", f"chmod 700 {tmp_path / 'state'}")
    (tmp_path / "state").rmdir()
    (tmp_path / "state").write_text("in the way")
    (in_the_way,) = keeping.check_state(around(tmp_path))
    assert in_the_way.state == "missing"


def test_an_unknown_policy_blocks(tmp_path: Path) -> None:
    (line,) = policies.check_policies(around(tmp_path, Config(district=District(policies=("ferpaa",)))))
    assert line.blocks
    assert 'did you mean "ferpa"?' in line.text


def test_a_home_that_is_not_there(tmp_path: Path) -> None:
    (tmp_path / "nurse").mkdir()
    homes = Homes(health=(tmp_path / "nurse", tmp_path / "gone"))
    (line,) = sources.check_homes(around(tmp_path, Config(homes=homes)))
    assert "gone is not there" in line.text


def test_a_source_that_is_no_folder(tmp_path: Path) -> None:
    source = Source(name="x", type="share", root=Path("/dev/null"))
    (line,) = sources.check_sources(around(tmp_path, Config(sources=(source,))))
    assert (line.state, line.blocks) == ("missing", True)


def test_checks_are_found_by_name_and_a_failing_one_is_a_line(tmp_path: Path) -> None:
    def check_weather(_: Surroundings) -> list[Line]:
        raise RuntimeError("219-45-6789")

    assert installation.check_model in checks()
    assert sources.check_sources in checks()
    (line,) = lines(around(tmp_path), [check_weather])
    assert line == Line("weather", "missing", "the check itself failed (RuntimeError)", blocks=True)
