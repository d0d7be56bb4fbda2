"""Exclusion patterns: what they match and what they leave alone."""

from __future__ import annotations

import pytest

from connectors.globs import matcher


@pytest.mark.parametrize(
    ("pattern", "hits", "misses"),
    [
        ("*.bak", ["x.bak", "a/b/x.bak", ".bak"], ["x.bak2", "x.bak/y"]),
        ("Thumbs.db", ["Thumbs.db", "a/Thumbs.db"], ["thumbs.db", "Thumbs_db", "xThumbs.db"]),
        ("/top.txt", ["top.txt"], ["a/top.txt"]),
        ("./top.txt", ["top.txt"], ["a/top.txt"]),
        ("old/2019", ["old/2019"], ["very/old/2019", "old/2019/x"]),
        ("cache/", ["cache", "a/cache"], ["caches"]),
        ("a/*", ["a/x"], ["a/x/y", "a"]),
        ("a/**", ["a/x", "a/x/y"], ["b/x"]),
        ("a/**/z", ["a/z", "a/b/c/z"], ["a/bz"]),
        ("**/z", ["z", "a/b/z"], ["az"]),
        ("?.txt", ["a.txt", "b/é.txt"], ["ab.txt", "a/.txt"]),
        ("[a-c]?.txt", ["ax.txt"], ["dx.txt"]),
        ("[!a-c].txt", ["d.txt"], ["a.txt"]),
        ("x[!a]y", ["xby"], ["x/y", "xay"]),
        ("[]].txt", ["].txt"], ["[.txt"]),
        ("a+(b).txt", ["a+(b).txt"], ["aa(b).txt", "aab.txt"]),
        ("[x", ["[x"], ["x"]),
        ("line\nfeed*", ["line\nfeed\n2"], ["line feed"]),
    ],
)
def test_a_pattern_means_what_gitignore_says(pattern: str, hits: list[str], misses: list[str]) -> None:
    found = matcher([pattern])
    assert found is not None
    assert [path for path in [*hits, *misses] if found.fullmatch(path)] == hits


def test_several_patterns_are_one_expression() -> None:
    found = matcher(["*.bak", "/tmp"])
    assert found is not None
    assert [path for path in ("a/x.bak", "tmp", "a/tmp") if found.fullmatch(path)] == ["a/x.bak", "tmp"]


@pytest.mark.parametrize("patterns", [[], [""], ["/"]], ids=["none", "empty", "the root"])
def test_no_pattern_leaves_nothing_out(patterns: list[str]) -> None:
    assert matcher(patterns) is None


def test_a_pattern_that_means_nothing_is_refused_by_its_name() -> None:
    with pytest.raises(ValueError, match="not a pattern for file names: "):
        matcher(["*.txt", "[z-a]"])
