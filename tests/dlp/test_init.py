"""The interview: at most fifteen questions, answers from a terminal or a pipe, and a cautious configuration."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path

import pytest

from dlp import cli, config, interview
from dlp.interview import QUESTIONS, NotUsable, configuration, quoted, shape

ALL_KNOWN = ["example.k12.ma.us, example.org", "{share}", "Officer@Example.org", "{share}/Nurse; {share}/Health office",
             "{share}/SPED", "{share}/Guidance", "S-123456", "smtp.example.org:587", "Westford"]  # fmt: skip


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("DLP_KEY_DIR", str(tmp_path / "keys"))
    (tmp_path / "share" / "Nurse").mkdir(parents=True)
    return tmp_path


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def init(monkeypatch: pytest.MonkeyPatch, answers: list[str] | None, *words: str, terminal: bool = False) -> int:
    text = "" if answers is None else "".join(f"{answer}\n" for answer in answers)
    monkeypatch.setattr(sys, "stdin", Terminal(text) if terminal else io.StringIO(text))
    with pytest.raises(SystemExit) as ended:
        cli.main(["init", *words])
    assert isinstance(ended.value.code, int)
    return ended.value.code


def answers(folder: Path) -> list[str]:
    return [answer.format(share=folder / "share") for answer in ALL_KNOWN]


def test_all_answers_are_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert init(monkeypatch, [*answers(tmp_path), "no"]) == 0
    made = config.load(tmp_path / "dlp.toml")
    assert made.district.domains == ("example.k12.ma.us", "example.org")
    assert made.district.student_id == r"S-\d{6}"
    (source,) = made.sources
    assert (source.name, source.type, source.root, source.apply) == ("staff-share", "share", tmp_path / "share", False)
    assert made.homes.health == (tmp_path / "share/Nurse", tmp_path / "share/Health office")
    assert made.homes.special_education == (tmp_path / "share/SPED",)
    assert made.homes.custody == (tmp_path / "share/Guidance",)
    assert (made.notify.officer, made.notify.smtp) == ("officer@example.org", "smtp.example.org:587")


@pytest.mark.parametrize(
    ("given", "words"),
    [([], []), (["?"] * 20, []), ([""] * 20, []), (None, ["--yes"]), (["example.org"], ["--yes"])],
    ids=["no answers", "all unknown", "all defaults", "--yes", "--yes reads nothing"],
)
def test_what_is_not_known_stays_a_comment(
    given: list[str] | None, words: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert init(monkeypatch, given, *words) == 0
    made = config.load(tmp_path / "dlp.toml")
    assert (made.district, made.sources, made.homes) == (config.District(), (), config.Homes())
    assert (made.notify.officer, made.notify.smtp) == (None, None)
    text = (tmp_path / "dlp.toml").read_text()
    for key in ("domains", "root", "health", "custody", "special_education", "student_id", "officer", "smtp"):
        assert f"# {key} = " in text
    uncommented = "\n".join(line.removeprefix("# ") if " = " in line else line for line in text.splitlines())
    (tmp_path / "later.toml").write_text(uncommented.replace("# [[source]]", "[[source]]"))
    assert config.load(tmp_path / "later.toml").sources[0].root == Path("/srv/staff")


def test_what_is_written_is_cautious(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    init(monkeypatch, answers(tmp_path))
    made = config.load(tmp_path / "dlp.toml")
    assert (made.actions.mode, made.mail.mode, made.nightly.window) == ("watch", "observe", "20:00-05:00")
    assert (made.notify.people, made.notify.owners, made.notify.immediate) == ((), False, False)
    assert not any(source.apply for source in made.sources)


UNUSABLE = {
    "domains": "not a domain",
    "officer": "the principal",
    "student_id": "(((",
    "smtp": "host:port",
    "policy": "boston",
}


@pytest.mark.parametrize(("key", "answer"), UNUSABLE.items(), ids=UNUSABLE.keys())
def test_an_unusable_answer_from_a_pipe_is_said_and_left_open(
    key: str, answer: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    place = [question.key for question in QUESTIONS].index(key)
    assert init(monkeypatch, ["?"] * place + [answer]) == 0
    assert "Taken as: I do not know yet" in capsys.readouterr().err
    assert config.load(tmp_path / "dlp.toml").district == config.District()


def test_at_a_terminal_it_may_be_given_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert init(monkeypatch, ["not a domain", "example.org", *["?"] * 20], terminal=True) == 0
    assert "must be a mail domain" in capsys.readouterr().err
    assert config.load(tmp_path / "dlp.toml").district.domains == ("example.org",)


def test_nothing_is_overwritten_unasked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "dlp.toml"
    file.write_text("# mine\n")
    assert init(monkeypatch, ["?"] * 20) == 2
    assert "--force" in capsys.readouterr().err
    assert init(monkeypatch, ["n"], terminal=True) == 2
    assert init(monkeypatch, None, "--yes") == 2
    assert file.read_text() == "# mine\n"
    assert init(monkeypatch, ["y", *["?"] * 20], terminal=True) == 0
    assert "[district]" in file.read_text()
    file.write_text("# mine\n")
    assert init(monkeypatch, None, "--yes", "--force") == 0
    assert "[district]" in file.read_text()
    assert sorted(entry.name for entry in tmp_path.iterdir() if entry.name.startswith(".")) == []


def test_the_file_may_be_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert init(monkeypatch, None, "--yes", "--config", "etc/district.toml") == 0
    assert (tmp_path / "etc/district.toml").exists()
    assert not (tmp_path / "dlp.toml").exists()


def test_it_ends_with_doctor_and_a_look_at_one_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "share" / "Nurse" / "notes.txt").write_text("The clinic opens at eight.")
    assert init(monkeypatch, [*answers(tmp_path), "yes", ""]) == 0
    shown = capsys.readouterr().out
    assert "working  Source: staff-share" in shown
    assert "1 file found" in shown or "1 file in all" in shown


def test_a_folder_can_be_looked_at_though_the_share_is_not_known(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert init(monkeypatch, [*["?"] * len(QUESTIONS), "yes", str(tmp_path / "share")]) == 0
    assert "0 files found" in capsys.readouterr().out
    assert init(monkeypatch, [*["?"] * len(QUESTIONS), "yes", ""], "--force") == 0
    assert "Next: dlp scan FOLDER" in capsys.readouterr().err


def test_doctor_decides_when_the_share_is_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert init(monkeypatch, ["?", str(tmp_path / "nowhere"), *["?"] * 7]) == 2
    assert (tmp_path / "dlp.toml").exists()


def test_keys(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert init(monkeypatch, None, "--keys") == 0
    files = [tmp_path / "keys" / name for name in ("digest.key", "roster.key")]
    made = [file.read_bytes() for file in files]
    assert init(monkeypatch, None, "--keys") == 0
    assert [file.read_bytes() for file in files] == made
    assert "there already" in capsys.readouterr().err
    assert not (tmp_path / "dlp.toml").exists()
    assert '"command":"init"' in (tmp_path / "state/dlp/audit.jsonl").read_text()


def test_at_most_fifteen_questions() -> None:
    assert len(QUESTIONS) + 2 <= interview.MOST_QUESTIONS  # two more: whether to look at a folder, and which


SHAPES = {"123456": r"\d{6}", "S-12345": r"S-\d{5}", "20-1234": r"\d{2}-\d{4}", r"\d{6,7}": r"\d{6,7}"}


@pytest.mark.parametrize(("answer", "pattern"), SHAPES.items(), ids=SHAPES.keys())
def test_the_shape_of_an_example_is_kept_and_not_its_digits(answer: str, pattern: str) -> None:
    assert shape(answer) == pattern


@pytest.mark.parametrize("answer", ["", "abc(", r"\d*", r"(\d+)+x"])
def test_what_is_no_shape(answer: str) -> None:
    with pytest.raises(NotUsable):
        shape(answer)


@pytest.mark.parametrize("value", ["plain", 'with "quotes"', "it's", r"C:\Users\x", "both ' and \"", "tab\there", "é"])
def test_any_text_survives_the_file(value: str, tmp_path: Path) -> None:
    import tomllib

    assert tomllib.loads(f"x = {quoted(value)}")["x"] == value


def test_a_policy_that_is_not_there_yet_waits_in_a_comment(tmp_path: Path) -> None:
    waiting = configuration({"policy": "westford"}, ("ferpa", "ma-privacy"))
    assert 'policies = ["ferpa", "ma-privacy"]' in waiting
    assert '# add "westford"' in waiting
    there = configuration({"policy": "westford"}, ("ferpa", "ma-privacy", "westford"))
    assert 'policies = ["ferpa", "ma-privacy", "westford"]' in there


@pytest.mark.skipif(os.name == "nt", reason="a name no Windows folder has")
def test_a_folder_with_a_quote_in_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    odd = tmp_path / 'O\'Brien "staff"'
    odd.mkdir()
    assert init(monkeypatch, ["?", str(odd)]) == 0
    assert config.load(tmp_path / "dlp.toml").sources[0].root == odd
