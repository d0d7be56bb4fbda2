"""Phrases are run around their literals only, and find what they would find in the whole text."""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recognizers import registry
from recognizers.triggers import literals, parsed, phrases
from recognizers.triggers.factors import Factors
from recognizers.triggers.literals import Vocabulary
from recognizers.triggers.phrases import Phrases, triggers

FRAGMENTS = (
    r"got (?:a |two |\d )?detentions?", r"(?:his|her) (?:\w+ ){0,3}(?:inhaler|epi-?pen)", r"rx\b", r"\d+ absences",
    r"suspended(?=,)", r"t[ée]m asma", r"(?:missed|misses)[^.\n]* school", "过敏", r"^dx:? \w+", r"no[- ]?shows?",
    r"(?:was|is)(?: very)* upset(?! about)", r"can'?t see dad", r"(?:a|b)+x",
)  # fmt: skip
WORDS = (
    "got a detention", "got detentions", "his blue rescue inhaler", "her EPIPEN", "Rx", "proxy", "14 absences",
    "suspended", "suspended,", "Têm asma", "tém ASMA", "missed all of school", "过敏", "dx adhd", "no-show",
    "is upset about it", "can’t see dad", "can't see dad", "aabx", "the", "Straße", "İ", "— “so”", ".",
    "is very very upset", "\n", "@rx", "wasupset",
)  # fmt: skip
TEXTS = st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join)


@pytest.fixture(scope="module", params=["hyperscan", "without"])
def vocabulary(request: pytest.FixtureRequest) -> Iterator[Vocabulary]:
    """One of its own, with the engine and without."""
    registry.shipped()  # whose phrases are not to be numbered in another vocabulary
    made = Vocabulary()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(phrases, "vocabulary", made)
        if request.param == "without":
            patch.setattr(literals, "hyperscan", None)
        yield made


def whole(fragments: tuple[str, ...], text: str) -> list[tuple[int, int]]:
    """What each fragment finds when it is run over all of the text."""
    each = (rf"(?<![\w@.])(?:{phrases.as_typed(one)})(?!\w|\.\w|@)" for one in fragments)
    return [m.span() for one in each for m in re.finditer(one, text, re.IGNORECASE)]


@given(TEXTS)
def test_finds_what_stands_in_the_whole_text(vocabulary: Vocabulary, text: str) -> None:
    assert vocabulary is phrases.vocabulary
    assert [m.span() for m in Phrases(FRAGMENTS).finditer(text)] == whole(FRAGMENTS, text)


@given(TEXTS, TEXTS, TEXTS)
def test_finds_the_same_in_a_window_of_a_text(vocabulary: Vocabulary, above: str, text: str, below: str) -> None:
    vocabulary.cut(text, f"{above}\n{text}\n{below}", len(above) + 1)
    assert [m.span() for m in Phrases(FRAGMENTS).finditer(text)] == whole(FRAGMENTS, text)


def test_runs_around_literals_even_in_a_long_text(vocabulary: Vocabulary) -> None:
    text = "Bring a raincoat. " * 500 + "He got a detention, is very upset " + "and lunch. " * 500 + "no show"
    assert [text[slice(*m.span())] for m in Phrases(FRAGMENTS).finditer(text)] == [
        "got a detention", "no show", "is very upset",
    ]  # fmt: skip


def test_what_was_worked_out_is_given_on() -> None:
    before = parsed._known
    known, given = (dict(before.factors), dict(before.anchors)), parsed.told()
    try:
        parsed._known = parsed._Known()
        parsed.take(given)
        assert (parsed._known.read().factors, parsed._known.anchors) == known
    finally:
        parsed._known = before


def test_another_process_takes_the_database(monkeypatch: pytest.MonkeyPatch) -> None:
    one, other = Vocabulary(), Vocabulary()
    for made, words in (
        (one, ("detention", "inhaler")),
        (other, ("inhaler", "detention")),
    ):  # imported in another order
        for word in words:
            made.number(word, word == "detention")
    other.take(one.databases())
    monkeypatch.setattr(literals, "_database", lambda *_: pytest.fail("compiled again"))
    assert sorted(other.standing("his inhaler, Detention").numbers) == [0, 1]


def test_what_an_earlier_gate_kept_is_not_worked_out_again(monkeypatch: pytest.MonkeyPatch) -> None:
    regex = "zyg(?:ot|om)a"
    told = {"factors": {regex: [["zyg"], True, False, True]}, "anchors": {regex: [[["zyg"]], [True], 6]}}
    monkeypatch.setattr(parsed, "_earlier", {"factors": {}, "anchors": {}})
    parsed.recall(zlib.compress(json.dumps(told).encode()))
    parsed.recall(b"damaged")
    assert parsed.factors(regex) == Factors(frozenset({"zyg"}), leading=True, ending=False, parted=True)
    assert parsed.anchors(regex).reach == 6
    assert regex.encode() in zlib.decompress(parsed.told())


@pytest.mark.parametrize(
    ("fragment", "there", "nowhere"),
    [
        ("(?:has|had) (?:head |live )*lice", "has live lice", "a licence"),
        (r"(?:sees|seeing) (?:the |a )*scribe", "sees a scribe", "they describe"),
        (r"late (?:to \w+ )?(?:every|most) day", "late to school every day", "every day"),
    ],
)
def test_a_trigger_is_the_beginning_of_a_word_or_says_something(fragment: str, there: str, nowhere: str) -> None:
    opened = [re.compile(trigger, re.IGNORECASE) for trigger in triggers([fragment])]
    assert any(regex.search(there) for regex in opened)
    assert not any(regex.search(nowhere) for regex in opened)
