"""Text comes whole, in pieces that know their lines; columns in it come as tables."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scanners import registry
from scanners.contract import Content, Grid, Options, Piece, Unread, Where
from scanners.text import plaintext, textlines

Shown = tuple[object, ...]


def shown(content: Content) -> Shown:
    match content:
        case Piece():
            return ("piece", content.where.line, content.text)
        case Grid():
            return ("grid", content.where.line, [(row.number, *row.cells) for row in content.rows])
        case Unread():
            return ("unread", content.reason, content.whole)
        case _:
            return ("embedded", content.name)


def read(folder: Path, name: str, data: str | bytes, options: Options | None = None) -> list[Shown]:
    file = folder / name
    file.write_bytes(data.encode() if isinstance(data, str) else data)
    with file.open("rb") as stream:
        return [shown(content) for content in registry.pieces(stream, name, None, options)]


_AROUND = "A list, for Ann:\nIt stands in a text, with more.\nAnd more, Ann.\n"
"""Lines before some others that show that a file is no csv."""


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param("one\ntwo\n", [("piece", 1, "one\ntwo")], id="lines"),
        pytest.param("\n\nthree\r\nfour", [("piece", 1, "\n\nthree\nfour")], id="blank lines at the start count"),
        pytest.param(" \n\t\n", [], id="nothing but blanks"),
        pytest.param(
            "List\nName\tID\nEmma\t1\nBo\t2\nend\n",
            [
                ("piece", 1, "List"),
                ("grid", 2, [(2, "Name", "ID"), (3, "Emma", "1"), (4, "Bo", "2")]),
                ("piece", 5, "end"),
            ],
            id="tabs",
        ),
        pytest.param(
            'over ten\nlast,first,abs,note\nOrt,Bo,14,"sick, twice"\nLee,Di,9, \nAl Oz,Cy,3,car, then bus\nbye, all\n',
            [
                ("piece", 1, "over ten"),
                (
                    "grid",
                    2,
                    [
                        (2, "last", "first", "abs", "note"),
                        (3, "Ort", "Bo", "14", "sick, twice"),
                        (4, "Lee", "Di", "9", ""),
                        (5, "Al Oz", "Cy", "3", "car, then bus"),
                    ],
                ),
                ("piece", 6, "bye, all"),
            ],
            id="commas",
        ),
        pytest.param(
            "up to now\nName, ID, born\nBo Ort, 1234567, 3/4/2014\nDi Lee, 1234571, 5/6/2014\n\n"
            "Cy Oz, 1234577\nAl Fox, 1234580\nEd Roe, 1234599\nbye, all\n",
            [
                ("piece", 1, "up to now"),
                (
                    "grid",
                    2,
                    [
                        (2, "Name", "ID", "born"),
                        (3, "Bo Ort", "1234567", "3/4/2014"),
                        (4, "Di Lee", "1234571", "5/6/2014"),
                    ],
                ),
                ("grid", 6, [(6, "Cy Oz", "1234577"), (7, "Al Fox", "1234580"), (8, "Ed Roe", "1234599")]),
                ("piece", 9, "bye, all"),
            ],
            id="commas with a blank behind, and a column of numbers",
        ),
        *(
            pytest.param(f"{_AROUND}{text}", [("piece", 1, f"{_AROUND}{text}")], id=f"commas that are {what}")
            for what, text in {
                "of calls": "f(a,b,c)\nf(d,e,f)\nf(g,h,i)",
                "of tuples": "('ab','cd',5),\n('ef','gh',6),\n('ij','kl',7),",
                "of figures": "1,200,300\n1,300,400\n2,100,100",
                "of prose": "He, she, it\nRed, blue, tan\nA, b, c",
                "of sentences": "In May, 3/4/2014 was cold.\nIt snowed, 3/5/2015 and after,\nSun, 3/6/2016,",
                "of an index": "Adams, John, 45, 67\nAlden, Ada, 12, 88\nAmes, Bo, 13, 99",
                "of sizes": "12345, 12346, 12347\n12348, 12349, 12350\n12351, 12352, 12353",
            }.items()
        ),
        pytest.param(
            "List\n\nNAME        ID      GR\nSampson, E  123456  4\nLee, B      1234    10\nOrt, C              5\n",
            [
                ("piece", 1, "List\n"),
                (
                    "grid",
                    3,
                    [
                        (3, "NAME", "ID", "GR"),
                        (4, "Sampson, E", "123456", "4"),
                        (5, "Lee, B", "1234", "10"),
                        (6, "Ort, C", "", "5"),
                    ],
                ),
            ],
            id="aligned blanks, with an empty cell",
        ),
        pytest.param(
            "x\nStudent     Gr  Q1  Note\nSampson, E  4   F\nLee, Bo     10  D   ok\nOrt, C      5   F\ny\n",
            [
                ("piece", 1, "x"),
                (
                    "grid",
                    2,
                    [
                        (2, "Student", "Gr", "Q1", "Note"),
                        (3, "Sampson, E", "4", "F", ""),
                        (4, "Lee, Bo", "10", "D", "ok"),
                        (5, "Ort, C", "5", "F", ""),
                    ],
                ),
                ("piece", 6, "y"),
            ],
            id="a header with a column that the first rows leave empty",
        ),
        pytest.param(
            "x\n| Name | ID |\n|------|----|\n| Emma | 1 |\ny\n",
            [("piece", 1, "x"), ("grid", 2, [(2, "Name", "ID"), (4, "Emma", "1")]), ("piece", 5, "y")],
            id="pipes with a ruler",
        ),
        pytest.param(
            "x\nName|ID|Note\nEmma|1|\nBo|2|\n|3|late\ny\n",
            [
                ("piece", 1, "x"),
                (
                    "grid",
                    2,
                    [(2, "Name", "ID", "Note"), (3, "Emma", "1", ""), (4, "Bo", "2", ""), (5, "", "3", "late")],
                ),
                ("piece", 6, "y"),
            ],
            id="pipes that part columns, with empty cells at either end",
        ),
        pytest.param(
            "x\nName   ID\n-----  --\nEmma   1\nBo     2\ny\n",
            [("piece", 1, "x"), ("grid", 2, [(2, "Name", "ID"), (4, "Emma", "1"), (5, "Bo", "2")]), ("piece", 6, "y")],
            id="blanks with a ruler",
        ),
        pytest.param(
            "x\nGrade ......... 08\nBorn .......... 06092012   (as MMDDYYYY)\nTown .......... Lund\ny\n",
            [
                ("piece", 1, "x"),
                ("grid", 2, [(2, "Grade", "08"), (3, "Born", "06092012   (as MMDDYYYY)"), (4, "Town", "Lund")]),
                ("piece", 5, "y"),
            ],
            id="dots that lead to a value",
        ),
        pytest.param(
            "so\n> Name    ID\n> ----    --\n> Emma    1\n> Bo Ort  2\n>\n> bye  now\n",
            [
                ("piece", 1, "so"),
                ("grid", 2, [(2, "Name", "ID"), (4, "Emma", "1"), (5, "Bo Ort", "2")]),
                ("piece", 6, ">\n> bye  now"),
            ],
            id="quoted",
        ),
        pytest.param(
            "List\n>> Name\tID\n>> Emma\t1\n> > Bo\t2\n> end\n",
            [
                ("piece", 1, "List"),
                ("grid", 2, [(2, "Name", "ID"), (3, "Emma", "1"), (4, "Bo", "2")]),
                ("piece", 5, "> end"),
            ],
            id="quoted twice",
        ),
        pytest.param(
            f"{_AROUND}>last,first,abs\n>Ort,Bo,14\n>Lee,Di,9\n",
            [
                ("piece", 1, _AROUND.removesuffix("\n")),
                ("grid", 4, [(4, "last", "first", "abs"), (5, "Ort", "Bo", "14"), (6, "Lee", "Di", "9")]),
            ],
            id="quoted with commas",
        ),
        pytest.param(
            "x\n\nName\tBorn\tGr\nEmma\t2014\t4\n\ny\n",
            [
                ("piece", 1, "x\n"),
                ("grid", 3, [(3, "Name", "Born", "Gr"), (4, "Emma", "2014", "4")]),
                ("piece", 5, "\ny"),
            ],
            id="two lines with tabs",
        ),
        pytest.param(
            "x\nName      IEP  Room\nEmma Ort  Y    12\n",
            [("piece", 1, "x"), ("grid", 2, [(2, "Name", "IEP", "Room"), (3, "Emma Ort", "Y", "12")])],
            id="two lines in columns",
        ),
        pytest.param(
            "x\nKEY   NAME       GR PD\n----- ---------- -- --\n20418 LUND, EMMA 06 4\n20419 ORT, BO       5\n",
            [
                ("piece", 1, "x"),
                (
                    "grid",
                    2,
                    [
                        (2, "KEY", "NAME", "GR", "PD"),
                        (4, "20418", "LUND, EMMA", "06", "4"),
                        (5, "20419", "ORT, BO", "", "5"),
                    ],
                ),
            ],
            id="one blank between columns under a ruler",
        ),
        pytest.param(
            "so far\nNAME         HW Q1 AVG\nLUND, EMMA   88 70  75\nORT, BO     100  4  62\n\ny\n",
            [
                ("piece", 1, "so far"),
                (
                    "grid",
                    2,
                    [
                        (2, "NAME", "HW", "Q1", "AVG"),
                        (3, "LUND, EMMA", "88", "70", "75"),
                        (4, "ORT, BO", "100", "4", "62"),
                    ],
                ),
                ("piece", 5, "\ny"),
            ],
            id="one blank between columns",
        ),
    ],
)
def test_text_and_the_tables_in_it(tmp_path: Path, source: str, expected: list[Shown]) -> None:
    assert read(tmp_path, "a.txt", source) == expected


@pytest.mark.parametrize(
    "source",
    [
        "One thing.  Then two.\nAnother.  And another one here.\nLast.  The end of it all now.\n",
        "\tfoo = 1;\n\tbar = 2;\n\tbaz = 3;\n",
        "Name:   Emma\nDOB:    2014\nGrade:  4\n",
        "a  b\n\nc  d\n\ne  f\n",
        "The orphan .... Ada Roe\nThe mother .... Bo Lee\nThe officer ... Cy Ort\n",
        "Ada ... mother, ill\nBo Lee .... aunt since May\nCy ..... divorce, 2 houses\n",
        "x\ta\tb\nonly two\tcells\nno cell\n",
        "> a\tb\n>> c\td\n> e\tf\n",
        "Name\tEmma Ort\nBorn\t2014\n",
        "Ask Ann  Bo  Cy.\nThe bus  is late  at 4\n",
        "The Wren Hollow Trip\nWe Go At Nine And\nCome Back By Four\n",
    ],
    ids=[
        "two blanks after a full stop",
        "indented code",
        "labels and values",
        "not in a row",
        "roles",
        "remarks",
        "not the same number",
        "not quoted alike",
        "two labels",
        "two lines of text",
        "capitals",
    ],
)
def test_what_is_no_table_stays_text(tmp_path: Path, source: str) -> None:
    assert read(tmp_path, "a.txt", f"Title\n{source}") == [("piece", 1, f"Title\n{source}".removesuffix("\n"))]


def test_large_text_is_cut_at_blank_lines_and_keeps_its_line_numbers(tmp_path: Path) -> None:
    paragraph = "word " * 100 + "\n" + "more " * 100 + "\n\n"
    found = read(tmp_path, "a.txt", paragraph * 100)
    assert len(found) > 1
    assert "\n".join(str(piece[2]) for piece in found) == (paragraph * 100).removesuffix("\n")
    for _, line, content in found:
        assert (int(str(line)) - 1) % 3 == 0
        assert len(str(content)) <= plaintext.PIECE


def test_one_long_line_comes_in_pieces_that_know_their_start(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    line = " ".join(f"word{i}" for i in range(20_000))
    file.write_text(f"first\n{line}\nlast\n")
    with file.open("rb") as stream:
        found = [c for c in registry.pieces(stream, "a.txt") if isinstance(c, Piece)]
    assert [found[0].text, found[-1].text] == ["first", "last"]
    assert "".join(piece.text for piece in found[1:-1]) == line
    assert all(line[piece.where.start or 0 :].startswith(piece.text) for piece in found[1:-1])
    assert {piece.where.line for piece in found[1:-1]} == {2}


def test_markdown_headings_are_context(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_text(
        "# Health\nintro\n## Emma\n* peanuts\n\n| **a** | b |\n|---|---|\n| 1 | 2 |\n\nOther\n=====\n```\n# no\n```\n"
    )
    with file.open("rb") as stream:
        found = [(c.where.line, c.context) for c in registry.pieces(stream, "a.md") if isinstance(c, Piece | Grid)]
    assert found == [(1, ()), (3, ("Health",)), (6, ("Health", "Emma")), (10, ())]


def test_markdown_cells_lose_their_emphasis(tmp_path: Path) -> None:
    assert read(tmp_path, "a.md", "| **DOB** | `b` |\n|---|---|\n| _1_ | 2 |\n") == [
        ("grid", 1, [(1, "DOB", "b"), (3, "1", "2")])
    ]


def test_limit_is_said_after_what_was_read(tmp_path: Path) -> None:
    found = read(tmp_path, "a.txt", "line\n" * 1000, Options(max_text_bytes=50))
    assert found[-1] == ("unread", "too-large", False)
    assert [piece[0] for piece in found] == ["piece", "unread"]


def test_limit_within_a_table_is_said_after_the_rows(tmp_path: Path) -> None:
    found = read(tmp_path, "a.txt", "title\n" * 9 + "a\tb\n" * 10_000, Options(max_text_bytes=1000))
    assert [content[0] for content in found] == ["piece", "grid", "unread"]


def test_cells_of_a_quoted_table_know_where_they_stand() -> None:
    text = "> Name    ID\n> Emma    1\n> Bo Ort  2\n"
    found = [at for c in plaintext.blocks([text]) if isinstance(c, Grid) for row in c.rows for at in row.starts]
    assert [text[at:][:2] for at in found] == ["Na", "ID", "Em", "1\n", "Bo", "2\n"]


def test_base_is_carried_and_lines_count_from_it() -> None:
    base = Where(part="comment", line=10)
    found = list(plaintext.blocks(["a\n\nb"], base, ("above",)))
    assert found == [Piece("a\n\nb", Where(part="comment", line=10), ("above",))]


LINES = st.lists(
    st.sampled_from(
        [
            "",
            " ",
            "a",
            "Emma Sampson, grade 4",
            "a  b",
            "x | y",
            "# Trip",
            " # Bus",
            "==",
            "--",
            "- one",
            "```",
            "p\tq",
            "l" * 50,
        ]
    ),
    max_size=40,
)


@pytest.mark.parametrize("markdown", [False, True], ids=["plain", "markdown"])
@given(found=LINES, ends=st.sampled_from(["\n", "\r\n", "\r"]), cut=st.integers(1, 60))
@settings(deadline=None)
def test_every_line_comes_once_at_its_number(markdown: bool, found: list[str], ends: str, cut: int) -> None:
    """However the text is cut on the way in, and however small the pieces are."""
    source = ends.join(found)
    parts = [source[at : at + cut] for at in range(0, len(source), cut)]
    read: dict[int, str] = {}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(plaintext, "PIECE", 40)
        for content in plaintext.blocks(parts, markdown=markdown):
            if isinstance(content, Grid):
                read |= {row.number: "".join(row.cells) for row in content.rows}
                continue
            assert content.where.line is not None
            for number, line in enumerate(content.text.split("\n"), content.where.line):
                read[number] = read.get(number, "") + line
    squeezed = {n: re.sub(r"[\s|]", "", line) for n, line in enumerate(found, 1)}
    assert {n: s for n, line in read.items() if (s := re.sub(r"[\s|]", "", line))} == {
        n: s for n, s in squeezed.items() if s and (n in read or set(s) - set("-="))
    }


ROWS = st.lists(
    st.sampled_from(
        [
            "",
            "a",
            "one.  two",
            "Bo    5",
            "x  yy  z",
            "---- --",
            "|--|",
            "x | y",
            "# T",
            "Name, ID",
            "Bo Lee, 12345",
            "> Ed  yy  z",
            "> -- ----",
        ]
    ),
    max_size=24,
)
TABLES = "Name   ID\n---------\nEmma   1\nBo     2\n\nsaid  so\nnot so\nand  so\n\nx | y\n--|--\n1 | 2\n\nend\n"


def line_by_line(source: str, markdown: bool) -> list[Shown]:
    """What is found where every line gets a look of its own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(textlines, "runs", lambda parts, longest, _look: textlines.lines(parts, longest))
        return list(map(shown, plaintext.blocks([source], markdown=markdown)))


@pytest.mark.parametrize("markdown", [False, True], ids=["plain", "markdown"])
@given(found=ROWS, cut=st.sampled_from([7, 30, 500]))
@settings(deadline=None)
def test_the_same_tables_are_found_as_line_by_line(markdown: bool, found: list[str], cut: int) -> None:
    source = "\n".join(found)
    parts = [source[at : at + cut] for at in range(0, len(source), cut)]
    assert list(map(shown, plaintext.blocks(parts, markdown=markdown))) == line_by_line(source, markdown)


@pytest.mark.parametrize("markdown", [False, True], ids=["plain", "markdown"])
def test_a_table_is_found_wherever_the_text_is_cut_on_the_way_in(markdown: bool) -> None:
    expected = line_by_line(TABLES, markdown)
    assert [kind for kind, *_ in expected] == ["grid", "piece", "grid", "piece"]
    for at in range(len(TABLES) + 1):
        assert list(map(shown, plaintext.blocks([TABLES[:at], TABLES[at:]], markdown=markdown))) == expected


def rows_of(text: str) -> list[tuple[str, ...]]:
    return [row.cells for content in plaintext.blocks([text]) if isinstance(content, Grid) for row in content.rows]


@pytest.mark.parametrize(
    ("text", "header", "first"),
    [
        (
            "Local Student ID  Name            Room\n"
            "582017            Haldane, Ruth   12\n"
            "582031            Ostrow, Sven    14\n"
            "582044            Caldwell, Ines  12\n",
            ("Local Student ID", "Name", "Room"),
            ("582017", "Haldane, Ruth", "12"),
        ),
        (
            "Name          Do Not Release  Days Absent  Sp Ed\n"
            "Ruth Haldane  Y                        14  N\n"
            "Sven Ostrow   N                         3  Y\n"
            "Otto Brandt   N                        22  Y\n",
            ("Name", "Do Not Release", "Days Absent", "Sp Ed"),
            ("Ruth Haldane", "Y", "14", "N"),
        ),
        (
            "Last First Gr Sp Ed\n"
            "Hald Ruth  04 Y\n"
            "Ostr Sven  05 N\n"
            "Cald Ines  04 Y\n",
            ("Last", "First", "Gr", "Sp Ed"),
            ("Hald", "Ruth", "04", "Y"),
        ),
    ],
    ids=["ids", "codes", "tight"],
)  # fmt: skip
def test_a_heading_of_several_words_is_one_column(text: str, header: tuple[str, ...], first: tuple[str, ...]) -> None:
    assert rows_of(text)[:2] == [header, first]


def test_a_header_between_bars_and_its_single_row_are_a_table() -> None:
    assert rows_of("| Student Name | Room | IEP |\n| Ruth Haldane | 12 | Y |\n") == [
        ("Student Name", "Room", "IEP"),
        ("Ruth Haldane", "12", "Y"),
    ]


@pytest.mark.parametrize("text", ["Home | News | Contact\nTerms | Privacy | Help\n", "a | b\nx | 2\n"])
def test_links_between_bars_are_text(text: str) -> None:
    assert all(isinstance(content, Piece) for content in plaintext.blocks([text]))
