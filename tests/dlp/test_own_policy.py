"""Ten questions make a pack of one's own: whatever is answered, it holds together and no word of it is untested."""

from __future__ import annotations

import io
import re
import sys
from datetime import date
from pathlib import Path

import pytest

from dlp import cli, config, own_policy
from dlp.interview import NotUsable
from dlp.own_policy import FILE, QUESTIONS
from dlp.policy.checking import problems
from dlp.policy.pack import parse
from scripts.mutate_policies import survivors

EXAMPLES = {"route": ["principal", "IT staff; superintendent"], "adopted": ["2024-06-11"]}


def choices(key: str, ask: str) -> list[str]:
    found = re.search(r"\(([\w-]+(?:, [\w-]+)+)\)$", ask)
    return EXAMPLES.get(key) or (found.group(1).split(", ") if found else [])


ANSWERS = [(question, answer) for question in QUESTIONS for answer in choices(question.key, question.ask)]


def test_there_are_ten_and_each_has_its_answers_in_it() -> None:
    assert len(QUESTIONS) == 10
    assert len(ANSWERS) == 26
    for question in QUESTIONS:
        assert len(question.why) < 400
        if question.default:
            question.read(question.default)


@pytest.mark.parametrize(("question", "answer"), ANSWERS, ids=[f"{q.key}-{a}" for q, a in ANSWERS])
def test_every_answer_makes_a_pack_that_holds_together(question: object, answer: str) -> None:
    told = {question.key: question.read(answer)}  # type: ignore[attr-defined]
    pack = parse(own_policy.pack(told), FILE)
    assert problems(pack, date(2026, 11, 26)) == []
    assert list(survivors(pack)) == []


@pytest.mark.parametrize(
    ("key", "answer"),
    [("mail", "nevr"), ("route", ""), ("route", "a: b"), ("adopted", "June"), ("purpose", "maybe"), ("publish", "{}")],
)
def test_an_answer_that_is_none(key: str, answer: str) -> None:
    (question,) = (q for q in QUESTIONS if q.key == key)
    with pytest.raises(NotUsable):
        question.read(answer)


def rules(**told: str) -> set[str]:
    return {rule.id.removeprefix("my-district.") for rule in parse(own_policy.pack(told), FILE).rules}


def test_what_is_allowed_makes_no_rule() -> None:
    every = {"publish", "mail", "portable", "cloud", "outsiders", "custody", "passwords"}
    assert rules() == every
    assert rules(mail="allowed", cloud="allowed") == every - {"mail", "cloud"}


def test_what_else_the_answers_say() -> None:
    pack = parse(own_policy.pack({"route": "principal, IT staff", "approver": "yes", "purpose": "yes"}), FILE)
    assert {rule.route for rule in pack.rules} == {("principal", "IT staff")}
    assert (pack.purpose, pack.approver) == ((), ())
    pack = parse(own_policy.pack({"approver": "no", "adopted": "2024-06-11"}), FILE)
    assert (pack.purpose, pack.approver, pack.adopted) == (None, None, date(2024, 6, 11))


@pytest.fixture
def init(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> object:
    monkeypatch.chdir(tmp_path)
    for name in ("XDG_CONFIG_HOME", "XDG_STATE_HOME", "DLP_KEY_DIR"):
        monkeypatch.setenv(name, str(tmp_path / name))

    def go(*answers: str, options: tuple[str, ...] = ()) -> None:
        monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{answer}\n" for answer in answers)))
        with pytest.raises(SystemExit):
            cli.main(["init", *options])

    return go


def test_init_writes_it_for_the_district_that_is_none_of_the_five(init: object, tmp_path: Path) -> None:
    init(*["?"] * 8, "none", "opt-out", "never", *[""] * 4, "principal", "", "yes", "2024-06-11", "no")  # type: ignore[operator]
    made = config.load(tmp_path / "dlp.toml")
    assert made.district.policies == ("ferpa", "ma-privacy", str(tmp_path / FILE))
    pack = parse((tmp_path / FILE).read_text("utf-8"), FILE)
    assert (pack.adopted, pack.purpose) == (date(2024, 6, 11), ())
    assert {rule.route for rule in pack.rules} == {("principal",)}
    (mail,) = (rule for rule in pack.rules if rule.id == "my-district.mail")
    assert set(mail.when) == {"channel"}


def test_a_pack_that_is_there_is_kept(init: object, tmp_path: Path) -> None:
    own = own_policy.pack({"mail": "never"})
    (tmp_path / FILE).write_text(own, "utf-8")
    init(*["?"] * 8, "none")  # type: ignore[operator]
    assert (tmp_path / FILE).read_text("utf-8") == own
    assert str(tmp_path / FILE) in config.load(tmp_path / "dlp.toml").district.policies
    init(*["?"] * 8, "none", options=("--force",))  # type: ignore[operator]
    assert (tmp_path / FILE).read_text("utf-8") == own_policy.pack({})


@pytest.mark.parametrize("answer", ["law", "", "?", "westford"])
def test_no_pack_of_its_own_unasked(init: object, tmp_path: Path, answer: str) -> None:
    init(*["?"] * 8, answer)  # type: ignore[operator]
    assert not (tmp_path / FILE).exists()
    assert config.load(tmp_path / "dlp.toml").district.policies[:2] == ("ferpa", "ma-privacy")
