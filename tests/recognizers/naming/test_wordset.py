"""A set of words in little memory holds what a set would."""

from __future__ import annotations

import tracemalloc

import pytest

from recognizers.naming.wordset import WordSet

WORDS = ["a", "an", "ann", "anna", "annabel", "zoë", "o'brien", ""]


@pytest.mark.parametrize("word", WORDS)
def test_held(word: str) -> None:
    assert word in WordSet(WORDS)


@pytest.mark.parametrize("word", ["ann\n", "nna", "annab", "b", "ANN", "zoe"])
def test_not_held(word: str) -> None:
    assert word not in WordSet(WORDS)


def test_takes_a_fifth_of_the_memory_of_a_set() -> None:
    words = [f"{n:x}name" for n in range(50_000)]

    def taken(make: type[frozenset[str]] | type[WordSet]) -> int:
        tracemalloc.start()
        try:
            kept = make(str(w) + "" for w in map("".join, map(list, words)))  # strings of its own
            return tracemalloc.get_traced_memory()[0] if kept else 0
        finally:
            tracemalloc.stop()

    assert taken(WordSet) < taken(frozenset) / 5
