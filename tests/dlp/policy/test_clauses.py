"""No clause of the five documents is left out in silence, and what its row says of it is so."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dlp.errors import ConfigError
from dlp.policy.clauses import Row, changed, disagreements, line_sum, read
from dlp.policy.pack import available, load, parse
from dlp.policy.rules import Pack
from dlp.policy.yaml_spots import read as read_yaml
from scripts.clauses_page import PARTS, clauses_page

ROOT = Path(__file__).parents[3]
DISTRICTS = {
    "millbury": ("MB", 51),
    "millis": ("MI", 25),
    "belmont": ("BE", 29),
    "quincy": ("QU", 40),
    "westford": ("WE", 27),
}
PACKS = load(available())
LISTED = tuple(pack for pack in PACKS if pack.clauses)
EACH_LIST = pytest.mark.parametrize("pack", LISTED, ids=lambda pack: pack.name)
FEATURES = [
    pytest.param(row.test, id=row.id) for pack in LISTED for row in pack.clauses if row.kept == "feature"
]  # fmt: skip


def test_every_clause_of_the_five_documents_has_a_row() -> None:
    listed = {pack.name: [row.id for row in pack.clauses] for pack in LISTED}
    wanted = {name: [f"{code}-{n:02}" for n in range(1, last + 1)] for name, (code, last) in DISTRICTS.items()}
    assert listed == wanted
    assert sum(map(len, listed.values())) == 172


def test_few_clauses_are_out_of_reach() -> None:
    assert sum(row.kept == "out" for pack in LISTED for row in pack.clauses) <= 25


@EACH_LIST
def test_rules_and_rows_agree(pack: Pack) -> None:
    assert list(disagreements(pack.clauses, {rule.id: rule.clauses for rule in pack.rules})) == []


@pytest.mark.parametrize("test", FEATURES)
def test_the_test_that_shows_a_feature_exists(test: str) -> None:
    path, _, name = test.partition("::")
    assert re.search(rf"^def {re.escape(name)}\(", (ROOT / path).read_text(encoding="utf-8"), re.MULTILINE)


@EACH_LIST
def test_a_waiting_clause_waits_for_a_part_that_is_to_come(pack: Pack) -> None:
    assert {row.part for row in pack.clauses if row.kept == "part"} <= set(PARTS)


@EACH_LIST
def test_a_row_says_where_the_clause_stands_and_reads_plainly(pack: Pack) -> None:
    lines = [row.line for row in pack.clauses]
    assert lines == sorted(lines)
    for row in pack.clauses:
        assert re.fullmatch(r"[0-9a-f]{8}", row.sum)
        assert len(row.says) > 20
        assert not re.search(r"violat|offend|guilty|illegal", f"{row.says} {row.feature} {row.out}", re.IGNORECASE)


def test_the_page_has_every_row_once() -> None:
    page = clauses_page(LISTED)
    assert [page.count(f"| {row.id} |") for pack in LISTED for row in pack.clauses] == [1] * 172


@pytest.mark.parametrize("key", ["words", "keywords", "topics", "pattern", "sender"])
def test_no_pack_looks_for_opinions(key: str) -> None:
    """A rule asks for personal data and where they are; it has no word to look for what somebody says or thinks."""
    with pytest.raises(ConfigError, match=f'a rule has an unknown key "{key}"'):
        parse(RULE.format(extra=f"{key}: [strike]"), "mine.yaml")


RULE = """\
name: mine
title: My district
version: 1
rules:
  - id: mine.health
    topic: health
    title: Health of a named person
    any: [HEALTH_ALERT]
    severity: high
    citations: ["Policy JLC"]
    route: [nurse]
    advice: Move it.
    {extra}
    cases: []
"""

ROW = "{id: X-1, section: II, line: 3, says: Keep it closed., part: 8}"


def rows_of(*told: str) -> tuple[Row, ...]:
    return read(read_yaml("clauses:\n" + "".join(f"  - {one}\n" for one in told), "mine.yaml").at("clauses"))


MISTAKES = (
    ("a key nobody knows", "says", "sayz", 'unknown key "sayz", did you mean "says"'),
    ("no line", "line: 3, ", "", 'a clause lacks "line"'),
    ("a line that is none", "line: 3", "line: III", '"line" is not a whole number'),
    ("nothing became of it", ", part: 8", "", "and this has none"),
    ("two things became of it", "part: 8", "part: 8, out: no file", "and this has part and out"),
    ("a feature without a test", "part: 8", "feature: the audit file", "told together"),
    ("a test without a feature", "part: 8", "part: 8, test: tests/x.py::test_y", "told together"),
    ("a part that the roadmap lacks", "part: 8", "part: 80", "ends with part 12"),
    ("no rules", "part: 8", "rules: []", "names no rule"),
)


@pytest.mark.parametrize(("old", "new", "said"), [pytest.param(*told, id=name) for name, *told in MISTAKES])
def test_a_mistake_in_a_row_is_told_with_its_line(old: str, new: str, said: str) -> None:
    with pytest.raises(ConfigError) as told:
        rows_of(ROW.replace("X-1", "X-0"), ROW.replace(old, new))
    assert str(told.value).startswith("mine.yaml, line 3: ")
    assert said in str(told.value)


def test_an_id_is_given_once() -> None:
    with pytest.raises(ConfigError, match='line 3: two clauses have the id "X-1"'):
        rows_of(ROW, ROW)


@pytest.mark.parametrize(
    ("rules", "cited", "said"),
    [
        pytest.param("[x.mail]", {"x.mail": ("X-1",)}, "", id="they agree"),
        pytest.param("[x.mial]", {"x.mail": ()}, 'which there is not, did you mean "x.mail"', id="no such rule"),
        pytest.param("[x.mail]", {"x.mail": ()}, "which does not cite it", id="the rule is silent"),
        pytest.param(
            "[x.mail]", {"x.mail": ("X-1", "X-9")}, 'cites "X-9", which is not in the list', id="no such clause"
        ),
        pytest.param(
            "[x.mail]",
            {"x.mail": ("X-1",), "x.web": ("X-1",)},
            "whose row does not name the rule",
            id="the row is silent",
        ),
    ],
)
def test_rules_and_rows_that_disagree(rules: str, cited: dict[str, tuple[str, ...]], said: str) -> None:
    told = list(disagreements(rows_of(ROW.replace("part: 8", f"rules: {rules}")), cited))
    assert len(told) == bool(said)
    assert all(said in sentence for sentence in told)


def test_without_a_clause_list_a_rule_cites_what_it_likes() -> None:
    assert list(disagreements((), {"ferpa.health": ("99.30",)})) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("one\ntwo\nthe  text\n", [], id="other blanks"),
        pytest.param("one\ntwo\nthe texts\n", [("X-1", None)], id="another word"),
        pytest.param("the text\none\ntwo\nmore\nthe text\n", [("X-1", 1)], id="moved"),
        pytest.param("one\ntwo\nmore\nthe text\nthe text\n", [("X-1", 4)], id="moved, the nearest"),
    ],
)
def test_a_clause_that_stands_elsewhere_in_a_new_text_is_named(text: str, found: list[tuple[str, int | None]]) -> None:
    told = rows_of(f"{ROW[:-1]}, sum: {line_sum('the text')}}}", ROW.replace("X-1", "X-2"))
    assert [(row.id, line) for row, line in changed(told, text)] == found
