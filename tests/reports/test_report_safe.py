"""Names from a share are made harmless before a terminal, a spreadsheet or a browser sees them."""

import io

import pytest

from reports import safe


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Grade 4 Trips/list.xlsx", "Grade 4 Trips/list.xlsx", id="plain"),
        pytest.param("Año/café 学校.txt", "Año/café 学校.txt", id="letters-of-any-script"),
        pytest.param("\x1b[2Jgone", "\\x1b[2Jgone", id="escape"),
        pytest.param("\x9b2Jgone", "\\x9b2Jgone", id="c1-escape"),
        pytest.param("a\nb\tc\rd\0", "a\\x0ab\\x09c\\x0dd\\x00", id="line-ends"),
        pytest.param("gpj\u202exslx.exe", "gpj\\u202exslx.exe", id="right-to-left-override"),
        pytest.param("a\u2066b\u2069", "a\\u2066b\\u2069", id="isolates"),
        pytest.param("in\u200bvisible\ufeff", "in\\u200bvisible\\ufeff", id="zero-width"),
        pytest.param("a\u2028b", "a\\u2028b", id="line-separator"),
        pytest.param("caf\udce9.txt", "caf\\xe9.txt", id="byte-that-is-no-utf-8"),
        pytest.param("a\ud800b", "a\\ud800b", id="lone-surrogate"),
        pytest.param("\U000e0041", "\\U000e0041", id="tag-character"),
        pytest.param("del\x7f", "del\\x7f", id="delete"),
    ],
)
def test_shown(text: str, expected: str) -> None:
    assert safe.shown(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("list.csv", "list.csv", id="plain"),
        pytest.param("", "", id="empty"),
        pytest.param('=HYPERLINK("http://example.com")', '\'=HYPERLINK("http://example.com")', id="equals"),
        pytest.param("+1", "'+1", id="plus"),
        pytest.param("-1", "'-1", id="minus"),
        pytest.param("@SUM(A1)", "'@SUM(A1)", id="at"),
        pytest.param("\t=1", "'\\x09=1", id="tab"),
        pytest.param("\r=1", "'\\x0d=1", id="carriage-return"),
        pytest.param("  =1", "'  =1", id="blanks-before"),
        pytest.param("＝1", "'＝1", id="full-width"),
        pytest.param("a=b", "a=b", id="inside"),
        pytest.param("   ", "   ", id="blanks-only"),
    ],
)
def test_cell(text: str, expected: str) -> None:
    assert safe.cell(text) == expected


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        pytest.param("list.csv", 8, "list.csv", id="fits"),
        pytest.param("a/long/path/list.csv", 11, "a/lon…t.csv", id="middle-left-out"),
        pytest.param("学校学校学校", 7, "学校…校", id="wide-characters-count-two"),
        pytest.param("学校学校学校", 6, "学…校", id="half-a-wide-character-is-none"),
        pytest.param("abc", 1, "…", id="one-column"),
        pytest.param("abc", 0, "", id="no-column"),
    ],
)
def test_shortened(text: str, width: int, expected: str) -> None:
    assert safe.shortened(text, width) == expected
    assert safe.columns(safe.shortened(text, width)) <= width


def test_markup_escapes_for_body_and_attribute() -> None:
    assert safe.markup("<img src=x onerror='a'>\x1b\"&") == "&lt;img src=x onerror=&#x27;a&#x27;&gt;\\x1b&quot;&amp;"


@pytest.mark.parametrize(("encoding", "expected"), [("ascii", "\\u2026"), ("utf-8", "…"), ("cp1252", "…")])
def test_fitting_escapes_what_the_stream_lacks(encoding: str, expected: str) -> None:
    assert safe.fitting("…", io.TextIOWrapper(io.BytesIO(), encoding=encoding)) == expected
