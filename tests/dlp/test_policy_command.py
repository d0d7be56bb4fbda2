"""`dlp policy`: the packs listed, shown in words, checked, and one file judged by several of them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from dlp import cli
from dlp.policy.pack import available

Run = Callable[..., tuple[int, str, str]]

PACK = """\
name: mine
title: My district
version: "1"
rules:
  - id: mine.health
    topic: health
    title: Health of a named person
    any: [HEALTH_ALERT]
    with: [PERSON, SASID]
    about: [student]
    when: {channel: [mail], recipients: [vendor, other]}
    severity: high
    firm: Mail is barred.
    citations: ["34 CFR 99.30"]
    route: [school nurse]
    advice: Send it by the nurse's system.
    cases:
      - {people: [[HEALTH_ALERT, PERSON]], about: student, exposure: external, channel: mail, recipients: [other],
         expect: high}
      - {people: [[HEALTH_ALERT, PERSON]], about: student, exposure: external, channel: web, expect: none}
"""


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """The program with no configuration but that of the folder; exit code, standard output, standard error."""
    monkeypatch.chdir(tmp_path)
    for name in ("DLP_KEY_DIR", "XDG_CONFIG_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name))
    (tmp_path / "mine.yaml").write_text(PACK, "utf-8")

    def go(*words: str) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as end:
            cli.main(["--state-dir", str(tmp_path / "state"), "policy", *words])
        out, err = capsys.readouterr()
        return int(end.value.code or 0), out, err

    return go


def test_list_names_every_pack_and_those_in_force(run: Run, tmp_path: Path) -> None:
    (tmp_path / "dlp.toml").write_text('[district]\npolicies = ["ferpa", "mine.yaml"]\n')
    code, out, _ = run("list", "--format", "json")
    packs = {one["name"]: one for one in json.loads(out)}
    assert code == 0
    assert set(packs) == {*available(), "mine"}
    assert {name for name, one in packs.items() if one["in_force"]} == {"ferpa", "mine"}
    code, out, _ = run("list")
    assert code == 0
    assert all(name in out for name in packs)


def test_show_tells_a_rule_in_words(run: Run) -> None:
    code, out, _ = run("show", "mine.yaml")
    said = " ".join(out.split())
    assert code == 0
    assert "mine: My district, version 1" in said
    assert "Speaks of health notes, tied to state student ids or names, of students, if it is in a mail and" in said
    assert "it goes to somebody else outside or a vendor without approval." in said
    assert "Severity high, whoever can see it: Mail is barred." in said
    assert "Ask: school nurse." in said


@pytest.mark.parametrize("pack", available())
def test_every_shipped_rule_can_be_shown(run: Run, pack: str) -> None:
    code, out, _ = run("show", pack)
    assert code == 0
    assert "{" not in out


@pytest.mark.parametrize(
    ("pack", "clause", "said"),
    [
        (
            "millbury",
            "MB-13",
            ("millbury, clause MB-13: II.D, 2nd paragraph", "these rules", "millbury.mail: Personal"),
        ),
        ("millbury", "MB-20", ("these rules", "millbury.health", "millbury.custody")),
        ("belmont", "BE-25", ("Shown by what the program does",)),
        ("quincy", "QU-37", ("Waits for part 7",)),
        ("westford", "WE-13", ("Out of a scanner's reach",)),
    ],
)
def test_show_tells_what_a_clause_says(run: Run, pack: str, clause: str, said: tuple[str, ...]) -> None:
    code, out, _ = run("show", pack, "--clause", clause)
    assert code == 0
    assert all(words in out for words in said)


@pytest.mark.parametrize(
    ("pack", "clause", "said"),
    [("millbury", "MB-99", 'no clause "MB-99", did you mean "MB-'), ("ferpa", "99.3", "it has no list of clauses")],
)
def test_show_names_the_nearest_clause(run: Run, pack: str, clause: str, said: str) -> None:
    code, _, err = run("show", pack, "--clause", clause)
    assert code == 2
    assert said in err


def test_show_names_the_nearest_rule(run: Run) -> None:
    code, _, err = run("show", "mine.yaml", "--rule", "mine.heath")
    assert (code, 'did you mean "mine.health"?' in err) == (2, True)


def test_validate_a_pack_that_holds_together(run: Run) -> None:
    code, out, _ = run("validate", "mine.yaml")
    assert (code, out) == (0, "mine.yaml: 1 rule, 2 cases, 0 clauses; nothing is wrong\n")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("[HEALTH_ALERT]\n", "[HEALTH_ALRT]\n", 'mine.yaml, line 8: unknown entity "HEALTH_ALRT", did you mean'),
        ("[vendor, other]}\n", "[vendr]}\n", 'mine.yaml, line 11: unknown recipients "vendr", did you mean "vendor"?'),
        (
            "channel: web, expect: none",
            "channel: web, expect: low",
            "mine.yaml, line 20: a case of mine.health expects",
        ),
        ("Mail is barred.", "Mail is illegal.", 'mine.yaml, line 5: the firm of mine.health says "illegal"'),
    ],
    ids=["entity", "recipient", "case", "hard word"],
)
def test_validate_says_what_is_wrong_and_where(run: Run, tmp_path: Path, old: str, new: str, said: str) -> None:
    assert old in PACK
    (tmp_path / "mine.yaml").write_text(PACK.replace(old, new, 1), "utf-8")
    code, out, err = run("validate", "mine.yaml")
    assert code == 2
    assert said in " ".join((out + err).split())


def test_validate_without_a_file(run: Run) -> None:
    code, _, err = run("validate", "absent.yaml")
    assert (code, "absent.yaml" in err) == (2, True)


def test_explain_one_file_by_two_policies(run: Run, tmp_path: Path) -> None:
    (tmp_path / "trip.csv").write_text("Name,SASID,Medical Alert\nEmma Sampson,1012345678,carries an EpiPen\n")
    sent = ("--channel", "mail", "--recipient", "staff", "--recipient", "pat@mail.example.com")
    words = ("trip.csv", "--policy", "ferpa", "--policy", "mine.yaml", *sent)
    code, out, err = run("explain", *words, "--format", "json")
    assert code == 0, err
    ferpa, mine, together = json.loads(out)
    assert [ferpa["policy"], mine["policy"], together["policy"]] == ["ferpa", "mine", "together"]
    assert (mine["severity"], mine["rule"], mine["action"]) == ("high", "mine.health", "hold")
    assert (ferpa["severity"], together["severity"]) == ("high", "high")
    assert "Sampson" not in out + err
    assert "pat@" not in out + err + (tmp_path / "state" / "audit.jsonl").read_text()
    assert json.loads((tmp_path / "state" / "audit.jsonl").read_text())["command"] == "policy explain"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--recipient", "guardien"), '"guardien", did you mean "guardian"?'),
        (("--consent", "opted"), "--consent: unknown word"),
        (("--policy", "ferpaa"), 'did you mean "ferpa"?'),
        (("--exposure", "publc"), "public"),
    ],
)
def test_explain_names_the_nearest_word(run: Run, tmp_path: Path, words: tuple[str, ...], said: str) -> None:
    (tmp_path / "note.txt").write_text("nothing")
    code, _, err = run("explain", "note.txt", *words)
    assert (code, said in err) == (2, True)


def test_explain_wants_one_file(run: Run, tmp_path: Path) -> None:
    code, _, err = run("explain", str(tmp_path))
    assert (code, "name one file" in err) == (2, True)
    code, _, err = run("explain", "absent.txt")
    assert (code, "there is no such file" in err) == (2, True)
