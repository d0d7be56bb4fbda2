"""Which sentences are read together, and that their odds hang on nothing else."""

from __future__ import annotations

import pytest

from recognizers.contract import STATEMENTS
from recognizers.genre.sentences import spans
from recognizers.transformer.pieces import BREAK, START
from recognizers.transformer.reading import AHEAD, BACK, BEGINNING, LONGEST, Reading
from recognizers.transformer.weights import PLACES, shipped

NOTE = """Counselor log, week of October 5
Dmitri came down again before lunch. His stepdad moved out on Sunday and he sleeps at his aunt's in Revere for now.
Mom asked that nobody calls the old number. He threw up twice and would not eat.
The library is open until four on Thursdays. Bring your card. The copier on the second floor is out of toner.
"""


def _reading(text: str) -> Reading:
    return Reading(text, list(spans(text)))


def test_odds_do_not_hang_on_which_sentence_is_asked_first() -> None:
    text = NOTE * 6
    first, last = _reading(text), _reading(text)
    number = len(list(spans(text)))
    forward = [first.odds(which) for which in range(number)]
    backward = [last.odds(which) for which in reversed(range(number))][::-1]
    assert forward == backward


def test_each_sentence_stands_in_one_window_with_those_around_it() -> None:
    text = NOTE * 6
    reading = _reading(text)
    pieces, _ = shipped()
    starts, number = reading.firsts, len(list(spans(text)))
    told = [which for first in starts for which in reading.window(first).sentences]
    assert told == list(range(number))
    assert len(starts) > 2
    second = reading.window(starts[1])
    assert second.numbers[0] == pieces[START]
    assert second.numbers[-1] == pieces[BREAK]
    assert second.kinds.count(0) == BEGINNING + 2
    before = sum(len(pieces.numbers(text[a:z])) for a, z in list(spans(text))[starts[1] - BACK : starts[1]])
    assert second.sentences[starts[1]].start >= BEGINNING + 2 + before
    assert second.sentences[starts[2] - 1].stop < len(second.numbers) - AHEAD


def test_windows_of_any_text_have_room() -> None:
    text = "\n".join(" ".join("0123456789" * 9) for _ in range(40))
    reading = _reading(text)
    for first in reading.firsts:
        window = reading.window(first)
        assert len(window.numbers) <= PLACES
        assert all(pieces.stop - pieces.start <= LONGEST for pieces in window.sentences.values())
    assert isinstance(reading.odds(39), float)


@pytest.mark.parametrize("text", ["Theo has a new inhaler.", "\u200b\u200b\u200b\u200b\u200b\u200b\u200b\u200b\u200b"])
def test_a_text_may_be_one_sentence(text: str) -> None:
    reading = _reading(text)
    assert isinstance(reading.odds(0), float)
    assert reading.kinds(0).keys() == STATEMENTS


def test_what_is_said_of_somebody_reads_so() -> None:
    reading = _reading(NOTE)
    odds = {NOTE[a:z]: reading.odds(which) for which, (a, z) in enumerate(spans(NOTE))}
    assert odds["He threw up twice and would not eat."] > 0
    assert odds["The library is open until four on Thursdays."] < -2
    kinds = reading.kinds(2)
    assert max(kinds, key=kinds.__getitem__) == "FAMILY_STATUS"
