"""The live line: on a terminal only, at most ten times a second, within the width, erased at the end."""

import io

import pytest

from reports.progress import ProgressLine
from reports.safe import columns


class Terminal(io.StringIO):
    """A terminal of 80 columns; its screen line is what stands after the last carriage return was obeyed."""

    def isatty(self) -> bool:
        return True

    @property
    def line(self) -> str:
        shown: list[str] = []
        at = 0
        for character in self.getvalue():
            if character == "\r":
                at = 0
            else:
                shown[at : at + 1] = [character]
                at += 1
        return "".join(shown).rstrip()


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def test_it_shows_where_the_run_stands() -> None:
    screen = Terminal()
    ProgressLine(screen).update(1_204, 7, 340_000_000, 1, "Grade 4 Trips/list.xlsx")
    assert screen.line == "7 of 1,204 files, 340 MB, 1 finding  Grade 4 Trips/list.xlsx"


@pytest.mark.parametrize(
    ("stream", "enabled"),
    [pytest.param(io.StringIO(), True, id="no-terminal"), pytest.param(Terminal(), False, id="disabled")],
)
def test_it_is_silent(stream: io.StringIO, enabled: bool) -> None:
    line = ProgressLine(stream, enabled)
    line.update(1, 1, 1, 0, "x")
    line.close()
    assert stream.getvalue() == ""


def test_it_is_drawn_at_most_ten_times_a_second() -> None:
    screen, clock = Terminal(), Clock()
    line = ProgressLine(screen, clock=clock)
    for tick in range(1_000):
        clock.now = tick / 1_000
        line.update(1_000, tick, 0, 0, "x")
    assert screen.getvalue().count("\r") == 10


@pytest.mark.parametrize("name", ["a" * 300, "学校" * 90, "\x1b[2J" * 60, "caf\udce9" * 40, ""], ids=ascii)
def test_it_fits_the_line_and_obeys_no_name(name: str) -> None:
    screen = Terminal()
    ProgressLine(screen).update(10, 1, 1, 0, name)
    assert columns(screen.line) < 80
    assert "\x1b" not in screen.getvalue()
    screen.getvalue().encode("utf-8")


def test_a_shorter_line_leaves_nothing_of_the_longer_and_close_erases_it() -> None:
    screen, clock = Terminal(), Clock()
    line = ProgressLine(screen, clock=clock)
    line.update(10, 1, 0, 0, "a long name of a file")
    clock.now = 1.0
    line.update(10, 2, 0, 0, "b")
    assert screen.line == "2 of 10 files, 0 kB, 0 findings  b"
    line.close()
    assert screen.line == ""
    line.update(10, 3, 0, 0, "c")
    assert screen.line == ""


def test_clear_makes_room_and_the_next_update_draws_again() -> None:
    screen, clock = Terminal(), Clock()
    line = ProgressLine(screen, clock=clock)
    line.update(10, 1, 0, 0, "a")
    line.clear()
    assert screen.line == ""
    line.update(10, 1, 0, 0, "a")
    assert screen.line.endswith("a")


def test_a_terminal_that_goes_away_does_not_end_the_run() -> None:
    screen = Terminal()
    line = ProgressLine(screen)
    screen.close()
    line.update(10, 1, 0, 0, "a")
    line.close()
