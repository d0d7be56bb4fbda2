"""Captions are read as what was said: sentences whole, each voice named once, every word at its line."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pytest

from scanners import registry
from scanners.contract import Grid, Options, Piece, Unread
from scanners.text import captions


def contents(source: str, name: str = "a.vtt", options: Options | None = None) -> list[Piece]:
    found = list(registry.pieces(io.BytesIO(source.encode()), name, None, options))
    return [content for content in found if isinstance(content, Piece)]


def said(source: str, name: str = "a.vtt") -> list[tuple[str, str | None]]:
    """The text of each piece, and its part."""
    return [(piece.text, piece.where_at(0).part) for piece in contents(source, name)]


def cues(*words: str, header: str = "WEBVTT\n\n", mark: str = ".") -> str:
    """A file with these cues, each of two lines and its words from line 5 of WebVTT on."""
    numbered = ((number, number % 60, text) for number, text in enumerate(words, start=1))
    return header + "\n".join(f"{n}\n00:00:{s:02}{mark}000 --> 00:00:{s:02}{mark}500\n{t}\n" for n, s, t in numbered)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param(["we write", "an IEP"], "we write an IEP", id="sentence over cues"),
        pytest.param(["we write\nan IEP"], "we write an IEP", id="sentence over lines"),
        pytest.param(
            ["<v Ms Amari>we write</v>", "<v Ms Amari>an IEP.</v>", "<v Bo Lee>I agree</v>"],
            "Ms Amari: we write an IEP.\nBo Lee: I agree",
            id="Teams",
        ),
        pytest.param(
            ["Ms Amari: we write", "Ms Amari: an IEP", "Maya's iPad: hi"],
            "Ms Amari: we write an IEP\nMaya's iPad: hi",
            id="Zoom",
        ),
        pytest.param(["<v.loud.first Zoë &amp; Bo>yes"], "Zoë & Bo: yes", id="classes and entities of a voice"),
        pytest.param(["<v Ann>Yes.<v Bo>Yes."], "Ann: Yes.\nBo: Yes.", id="two voices in a line"),
        pytest.param(["<v Ann>Yes.</v>", "Good."], "Ann: Yes.\nGood.", id="nobody's words behind a voice"),
        pytest.param(["- Ann is here.\n- Bo too."], "- Ann is here.\n- Bo too.", id="dashes"),
        pytest.param(["the plan says: rest at 10:30"], "the plan says: rest at 10:30", id="colons that name nobody"),
        pytest.param(["<c.yellow>an <i>IEP</i></c><00:00:01.500><c> for</c> her"], "an IEP for her", id="tags"),
        pytest.param(["{\\an8}<font color=\"#fff\">an IEP</font>"], "an IEP", id="SubRip's tags"),
        pytest.param(["3 &lt; 4, a<b and <Maya>"], "3 < 4, a<b and <Maya>", id="what is no tag"),
        pytest.param(["so we", "so we\nwrite an", "write an\nIEP"], "so we write an IEP", id="rolling up"),
        pytest.param(["12", "pupils"], "12 pupils", id="a number that is said"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("kind", ["vtt", "srt"])
def test_what_was_said_is_one_text(words: list[str], expected: str, kind: str) -> None:
    source = cues(*words) if kind == "vtt" else cues(*words, header="", mark=",")
    assert said(source, f"a.{kind}") == [(expected, None)]


def test_every_word_keeps_its_line() -> None:
    (piece,) = contents(cues("<v Ann>Emma has\nan IEP</v>", "<v Ann>and &amp; asthma</v>", "<v Bo>Yes"))
    assert piece.text == "Ann: Emma has an IEP and & asthma\nBo: Yes"
    lines = {word: piece.where_at(piece.text.index(word)).line for word in ("Ann", "Emma", "IEP", "asthma", "Bo")}
    assert lines == {"Ann": 5, "Emma": 5, "IEP": 6, "asthma": 10, "Bo": 14}


def test_notes_headers_names_and_styles_are_read() -> None:
    header = (
        "WEBVTT - Meeting on Emma\nKind: captions\nLanguage: en\n\nNOTE typed by Ann\nfor Bo\n\n"
        'STYLE\n::cue(v[voice="Cy"]) { color: red }\n\n'
        "intro-Dee\n00:01.000 --> 00:02.000 align:start position:0%\nHello\n\n"
    )
    source = cues("all", header=header)
    assert said(source) == [
        ("Meeting on Emma\n", None),
        ("typed by Ann\nfor Bo\n", "comment"),
        ('::cue(v[voice="Cy"]) { color: red }', "hidden"),
        ("Hello all", None),
        ("intro-Dee\n", "hidden"),
    ]
    where = {
        word: p.where_at(p.text.index(word)).line
        for p in contents(source)
        for word in ("Dee", "Hello")
        if word in p.text
    }
    assert where == {"Dee": 11, "Hello": 13}
    assert contents(source)[1].where.line == 5


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param("WEBVTT\n\nSSN 1\n\nlast", [("SSN 1\n\nlast", None)], id="no cues"),
        pytest.param(
            "00:01.000 --> 00:02.000\nwe write\n\nan IEP\n\n00:02.000 --> 00:03.000\nnow",
            [("we write", None), ("an IEP", None), ("now", None)],
            id="no header, words behind a blank line",
        ),
        pytest.param(
            "WEBVTT\n\n1\n00:00:01 --> 00:00:02 said here\nwe\n2\n00:00:02,5 --> 00:00:03\nwrite <v Em",
            [("said here we write <v Em", None)],
            id="times and numbers out of form",
        ),
        pytest.param("WEBVTT\n\n1\n00:01.0 --> 0x:02\nEmma\n", [("1\n00:01.0 --> 0x:02\nEmma", None)], id="no times"),
    ],
)  # fmt: skip
def test_damaged_files_lose_nothing(source: str, expected: list[tuple[str, str | None]]) -> None:
    assert said(source) == expected


def test_what_a_program_notes_breaks_no_sentence() -> None:
    noted = "".join(
        f"NOTE Confidence: 0.{n}8\n\n{n}b0e0a6d-1234-4abc-9def-0123456789ab\n00:0{n}.000 --> 00:0{n}.900\n{words}\n\n"
        for n, words in enumerate(["we write", "an IEP", "for her"], start=1)
    )
    assert said(f'WEBVTT\n\nNOTE duration:"00:05:03.08"\n\nNOTE language:en-us\n\n{noted}') == [
        ("we write an IEP for her", None)
    ]


def test_columns_in_a_note_are_a_table() -> None:
    source = "WEBVTT\n\nNOTE\nName\tGrade\tRoom\nEmma\t4\t12\nBo\t5\t14\n\n" + cues("Hello", header="")
    first = next(registry.pieces(io.BytesIO(source.encode()), "a.vtt"))
    assert isinstance(first, Grid)
    assert [row.cells[0] for row in first.rows][-2:] == ["Emma", "Bo"]


def test_kind_is_told_by_times() -> None:
    stream = io.BytesIO(b"intro\n01:01.000 --> 01:02.000\nHi\n")
    assert registry.identify(stream, "a.vtt") == "text/vtt"
    assert registry.identify(io.BytesIO(b"Dear all,\n"), "a.srt") == "text/plain"


def test_pieces_are_bounded_and_come_as_they_are_read() -> None:
    source = cues(*["<v Ann>word word word" + " word" * 4 + str(number) for number in range(3_000)])
    pieces = contents(source)
    longest = captions.PIECE + captions.MOST + 100
    assert len(pieces) > 10
    assert all(len(piece.text) <= longest and piece.text.startswith("Ann: ") for piece in pieces)
    long_line = contents(cues("word " * 100_000))
    assert all(len(piece.text) <= 40_000 for piece in long_line)
    assert sum(piece.text.count("word") for piece in long_line) == 100_000


def test_what_came_before_a_limit_is_read() -> None:
    source = cues("Emma has", "an IEP") * 5
    found = list(registry.pieces(io.BytesIO(source.encode()), "a.vtt", None, Options(max_text_bytes=50)))
    assert [type(content) for content in found] == [Piece, Unread]
    assert isinstance(found[0], Piece) and found[0].text == "Emma has"


def test_names_of_cues_do_not_pile_up() -> None:
    def named() -> Iterator[str]:
        yield from (f"cue-{number}\n00:01.000 --> 00:02.000\n\n" for number in range(5_000))

    pieces = contents("WEBVTT\n\n" + "".join(named()))
    assert len(pieces) > 3
    assert sum(piece.text.count("cue-") for piece in pieces) == 5_000
