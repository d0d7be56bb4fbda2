"""How words are cut into pieces."""

from __future__ import annotations

import pytest

from recognizers.transformer.pieces import UNKNOWN, Pieces
from recognizers.transformer.weights import VOCABULARY, shipped

VOCABULARY_OF_TEST = [UNKNOWN, "in", "##hal", "##er", "inhale", "##r", "##rs", "'", "s", "cafe", "!", "7", "##0", "医"]

CUT = [
    pytest.param("inhalers", ["inhale", "##rs"], id="the longest piece first, and so on"),
    pytest.param("INHALER's", ["inhale", "##r", "'", "s"], id="without case; marks stand alone"),
    pytest.param("Café\u0301!", ["cafe", "!"], id="without accents"),
    pytest.param("inhalx in", [UNKNOWN, "in"], id="a word that no pieces make is unknown as a whole"),
    pytest.param("in" * 60, [UNKNOWN], id="so is a very long one"),
    pytest.param("70\u00a07", ["7", "##0", "7"], id="blanks of any kind part words"),
    pytest.param("s医s", ["s", "医", "s"], id="ideographs stand alone"),
    pytest.param("in\u200bhaler", ["inhale", "##r"], id="what cannot be seen is nothing"),
    pytest.param("", [], id="nothing"),
]


@pytest.mark.parametrize(("text", "expected"), CUT)
def test_words_are_cut_greedily(text: str, expected: list[str]) -> None:
    assert [VOCABULARY_OF_TEST[n] for n in Pieces(VOCABULARY_OF_TEST).numbers(text)] == expected


def test_plain_text_is_cut_as_any_other() -> None:
    """Text of ASCII alone goes another way, which is quicker."""
    pieces, _ = shipped()
    plain = "Ms. O'Neil wrote: his A1C's 9.4 (up from 8.8) -- see plan_2.pdf\tand $40 @home"
    assert pieces.numbers(plain) == pieces.numbers(f"{plain}\u0301")


def test_every_piece_of_the_vocabulary_is_told_by_its_line() -> None:
    pieces, network = shipped()
    assert len(network.embeddings.whole) == len(set(pieces._numbers)), VOCABULARY
