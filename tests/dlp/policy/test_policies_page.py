"""The page that teaches how to write a rule: its example is a pack that holds together, its words are the program's."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from dlp.policy.checking import problems
from dlp.policy.pack import parse
from dlp.policy.vocabulary import FACTS

PAGE = (Path(__file__).parents[3] / "docs" / "policies.md").read_text("utf-8")
BLOCKS = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)


def test_the_example_is_a_pack_that_holds_together() -> None:
    assert problems(parse(BLOCKS[0], "example.yaml"), date(2026, 11, 26)) == []


def test_the_example_of_each_may_stand_among_its_cases() -> None:
    more = "".join(f"      {line}\n" for line in BLOCKS[1].splitlines())
    pack = parse(BLOCKS[0] + more, "example.yaml")
    assert len(pack.rules[0].cases) == 3 + 4
    assert problems(pack, date(2026, 11, 26)) == []


def test_the_page_names_every_word_that_a_rule_may_ask_for() -> None:
    rows = dict(re.findall(r"^\| `(\w+)` \| ([\w -]+) \|", PAGE, re.MULTILINE))
    assert {fact: tuple(words.split()) for fact, words in rows.items()} == {f: tuple(w) for f, w in FACTS.items()}
