from __future__ import annotations

import socket
from collections.abc import Callable
from typing import NoReturn

import pytest
from PIL import Image, ImageDraw, ImageFont

from scanners.contract import Grid, OcrBudget, Options, Piece, Spent, Where
from scanners.pictures import ocr
from scanners.pictures.ocr import Line
from scanners.pictures.ocrallowance import Allowance
from scanners.pictures.ocrlayout import contents

ROWS = [["Student", "ID", "Score"], ["Marisol Quenneville", "552190", "62"], ["Bo Larsen", "552341", "8"]]


def drawn(texts: list[tuple[int, int, str]], size: tuple[int, int], height: int = 26) -> Image.Image:
    picture = Image.new("RGB", size, "white")
    for x, y, text in texts:
        ImageDraw.Draw(picture).text((x, y), text, "black", ImageFont.load_default(height))
    return picture


def table() -> Image.Image:
    places = [(x, 80 + 50 * n, cell) for n, row in enumerate(ROWS) for x, cell in zip((30, 360, 520), row, strict=True)]
    return drawn([(30, 20, "World History - block B"), *places], (640, 240))


def read(picture: Image.Image) -> list[str | list[tuple[str, ...]]]:
    found = ocr.lines(picture)[0]
    return [
        content.text if isinstance(content, Piece) else [row.cells for row in content.rows]
        for content in contents(found, Where(part="ocr"))
    ]


@pytest.mark.parametrize("degrees", [0, 90, 180, 270, 7, -4])
def test_a_pictured_table_keeps_its_rows_however_it_lies(degrees: int) -> None:
    turned = table().rotate(degrees, Image.Resampling.BICUBIC, expand=True, fillcolor="white")
    assert read(turned) == ["World History - block B", [tuple(row) for row in ROWS]]


def noisy(picture: Image.Image) -> Image.Image:
    return Image.blend(picture, Image.effect_noise(picture.size, 120).convert("RGB"), 0.35)


def pale(picture: Image.Image) -> Image.Image:
    return picture.convert("L").point(lambda grey: 176 + grey // 8)


def transparent(picture: Image.Image) -> Image.Image:
    ground = Image.new("RGBA", picture.size, (0, 0, 0, 0))
    ground.putalpha(picture.convert("L").point(lambda grey: 255 - grey))
    return ground


def white_on_nothing(picture: Image.Image) -> Image.Image:
    words = Image.new("RGBA", picture.size, (255, 255, 255, 0))
    words.putalpha(picture.convert("L").point(lambda grey: 255 - grey))
    return words


def deep(picture: Image.Image) -> Image.Image:
    return picture.convert("L").convert("I").point(lambda grey: grey * 200)


@pytest.mark.parametrize(
    "changed",
    [noisy, pale, transparent, white_on_nothing, deep, lambda p: p.convert("1"), lambda p: p.convert("CMYK")],
    ids=["noisy", "low contrast", "transparent", "white on nothing", "deep grey", "bilevel", "cmyk"],
)
def test_text_is_read_whatever_the_pixels_are(changed: Callable[[Image.Image], Image.Image]) -> None:
    picture = changed(drawn([(20, 20, "SSN 219-09-9999 of Bo Larsen")], (520, 80)))
    assert "".join(map(str, read(picture))).replace(" ", "") == "SSN219-09-9999ofBoLarsen"


@pytest.mark.parametrize(
    ("size", "height", "place"),
    [
        pytest.param((260, 30), 9, (5, 8), id="small picture"),
        pytest.param((2400, 1500), 13, (1500, 1200), id="small words on a large screen"),
        pytest.param((500, 5000), 16, (40, 4800), id="long strip", marks=pytest.mark.slow),
    ],
)
def test_small_text_is_found(size: tuple[int, int], height: int, place: tuple[int, int]) -> None:
    picture = drawn([(*place, "Marisol Quenneville, peanut allergy")], size, height)
    if size[0] > 1000:  # what stands beside it must not make it overlooked
        ImageDraw.Draw(picture).text((60, 60), "Notices", "black", ImageFont.load_default(90))
    found = "".join(map(str, read(picture)))
    assert "MarisolQuenneville,peanutallergy" in found.replace(" ", "")  # blanks are the first to go


@pytest.mark.parametrize("size", [(30, 8), (39, 39), (400, 11)], ids=str)
def test_tiny_pictures_cost_nothing(size: tuple[int, int], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "_engine", lambda: pytest.fail("the models were asked"))
    assert ocr.lines(Image.new("RGB", size)) == ([], True)


def test_nothing_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> NoReturn:
        raise AssertionError("the network was asked")

    for name in ("connect", "connect_ex", "sendto"):
        monkeypatch.setattr(socket.socket, name, refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    ocr._engine.cache_clear()
    assert read(drawn([(20, 20, "Bo Larsen")], (200, 60))) == ["Bo Larsen"]


def test_models_that_are_missing_count_as_not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "_MODELS", {"Det.model_path": "no such model.onnx"})
    ocr.is_installed.cache_clear()
    assert not ocr.is_installed()
    monkeypatch.undo()
    ocr.is_installed.cache_clear()
    assert ocr.is_installed()


LATER = "the budget of OCR for this run is spent, the next run reads on"
ONE_PAGE = "1 page was not read: OCR may read 1 pages a file"


@pytest.mark.parametrize(
    ("options", "pictures", "said"),
    [
        (Options(), 2, []),
        (Options(max_ocr_pages=1), 3, [("no-text", "2 pages were not read: OCR may read 1 pages a file")]),
        (Options(max_ocr_seconds=0), 1, [("no-text", "1 page was not read: OCR may take 0 seconds a file")]),
        (Options(run_ocr=OcrBudget(1, 60)), 3, [("timeout", f"2 pages were not read: {LATER}")]),
        (Options(run_ocr=OcrBudget(9, 0)), 1, [("timeout", f"1 page was not read: {LATER}")]),
        (Options(run_ocr=OcrBudget(1, 60), max_ocr_pages=1), 2, [("no-text", ONE_PAGE)]),
    ],
    ids=["enough", "too many pages", "no time", "no pages for the run", "no time for the run", "the file's own first"],
)
def test_what_the_allowance_refuses_is_said(
    options: Options, pictures: int, said: list[tuple[str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ocr, "lines", lambda picture, seconds: ([Line("word", 0, 0, 40, 10)], True))
    allowance = Allowance.of(options)
    for _ in range(pictures):
        allowance.read(Image.new("RGB", (100, 100)))
    assert [(unread.reason, unread.detail) for unread in allowance.rest("page")] == said


@pytest.mark.parametrize(
    ("run", "reason", "left"), [(None, "no-text", 0), (OcrBudget(9, 5), "timeout", 1)], ids=["a file", "a run"]
)
def test_a_picture_that_is_cut_short_is_said_to_be(
    run: OcrBudget | None, reason: str, left: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ocr, "lines", lambda picture, seconds: ([Line("word", 0, 0, 40, 10)], False))
    allowance = Allowance.of(Options(run_ocr=run))
    allowance.read(Image.new("RGB", (100, 100)))
    assert [(unread.reason, unread.whole) for unread in allowance.rest("page")] == [(reason, False)]
    assert allowance.spent.left == left


def test_pages_without_text_do_not_use_up_the_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "lines", lambda picture, seconds: ([], True))
    allowance = Allowance.of(Options(max_ocr_pages=1))
    assert [allowance.read(Image.new("RGB", (100, 100))) for _ in range(3)] == [[], [], []]
    assert list(allowance.rest("page")) == []


def test_files_inside_one_file_share_the_allowance(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "lines", lambda picture, seconds: ([Line("word", 0, 0, 40, 10)], True))
    options = Options(max_ocr_pages=3, spent=Spent())
    found = [Allowance.of(options).read(Image.new("RGB", (100, 100))) is not None for _ in range(5)]
    assert found == [True, True, True, False, False]


def test_a_picture_is_left_in_the_middle_when_time_is_up() -> None:
    found, whole = ocr.lines(table(), seconds=0)
    assert (found, whole) == ([], False)


def line(text: str, left: float, top: float, width: float | None = None) -> Line:
    return Line(text, left, top, left + (width or 10 * len(text)), top + 20)


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([line("b", 50, 0), line("a", 0, 2), line("c", 0, 40)], ["a b\nc"]),
        (
            [line(cell, 200 * x, 40 * y) for y, row in enumerate(ROWS) for x, cell in enumerate(row)],
            [[tuple(row) for row in ROWS]],
        ),
        (
            [line(n, 0, 40 * y) for y, n in enumerate(("Name", "Bo", "Al", "Jo"))]
            + [line(plan, 200, 40 * y) for y, plan in ((0, "Plan"), (2, "IEP"), (3, "504"))],
            [[("Name", "Plan"), ("Bo", ""), ("Al", "IEP"), ("Jo", "504")]],
        ),
        (
            [line(cell, 200 * x, 40 * y + 8 * x) for y, row in enumerate(ROWS) for x, cell in enumerate(row)],
            [[tuple(row) for row in ROWS]],
        ),
        (
            [line(f"{label}:", 0, 40 * n) for n, label in enumerate(("Name", "SASID", "Plan"))]
            + [line(value, 200, 40 * n) for n, value in enumerate(("Bo", "1059914420", "IEP"))],
            ["Name: Bo\nSASID: 1059914420\nPlan: IEP"],
        ),
        (
            [
                line(f"{side} {n}" + " word" * 12, x, 30 * n, 500)
                for n in range(5)
                for side, x in (("L", 0), ("R", 600))
            ],
            ["\n".join(f"{side} {n}" + " word" * 12 for n in range(5)) for side in "LR"],
        ),
        ([], []),
    ],
    ids=["side by side", "table", "empty cell", "askew", "form", "columns of prose", "nothing"],
)
def test_lines_are_put_in_reading_order(lines: list[Line], expected: list[str | list[tuple[str, ...]]]) -> None:
    found = [
        content.text if isinstance(content, Piece) else [row.cells for row in content.rows]
        for content in contents(lines, Where(part="ocr"))
    ]
    assert found == expected


def test_the_line_above_a_table_is_its_title() -> None:
    cells = [line(cell, 200 * x, 60 + 40 * y) for y, row in enumerate(ROWS) for x, cell in enumerate(row)]
    grids = [c for c in contents([line("Room 9 - plans", 0, 0), *cells], Where()) if isinstance(c, Grid)]
    assert [grid.title for grid in grids] == ["Room 9 - plans"]
