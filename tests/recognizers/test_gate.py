"""The gate loses nothing: with and without it the same matches; its cache holds patterns and no person."""

from __future__ import annotations

import base64
import re
import shutil
from collections import Counter
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import NoReturn

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dlp import places
from recognizers import registry
from recognizers.contract import Cluster
from recognizers.gate import SMALL, Gate, prepare, renew
from recognizers.reading import Reader
from recognizers.triggers import databases, multipattern
from recognizers.triggers.literals import Vocabulary
from scanners.contract import Piece, Where

Read = Callable[..., list[Cluster]]
GATE = Gate(registry.shipped(), places.cache_folder())
NUMBERS = [r for r in registry.in_force(r"\d{6}") if r.entity in ("STUDENT_ID", "SASID", "US_SSN")]
"""Few, so that they are soon compiled."""

EXAMPLES = [t for r in registry.shipped() for t in (*(text for text, _ in r.examples.hits), *r.examples.misses)]
NOISE = (
    "The minutes were approved as written.", "Bus 14 leaves at 7:05.", "Total 1,204.50", "see page 12 of the handbook",
    "Room 504, second floor", "Bring a raincoat.", "— — —", "x" * 90, "Wren Hollow", "2031-0042", "10:45", "",
)  # fmt: skip
DISGUISES: tuple[Callable[[str], str], ...] = (
    "\u200b".join, "\u00ad".join, lambda t: f"\u202e{t}\u202c", lambda t: "".join(f"&#{ord(c)};" for c in t),
    lambda t: base64.b64encode(t.encode()).decode(), lambda t: t.encode().hex(), lambda t: t.replace("a", "а"),
    lambda t: t.replace("-", "\u2011").replace(" ", "\u2007"),
    lambda t: t.translate({48 + i: 0xFF10 + i for i in range(10)}),
    " ".join, lambda t: t.replace("1", "l").replace("0", "O"), lambda t: f"{t[: len(t) // 2]}\n{t[len(t) // 2 :]}",
)  # fmt: skip
PEOPLE = ("Emma Sampson", "Sampson, Emma", "Devon Okafor gr 4", "Student: Imani Okafor-Bell", "Mrs. Coady", "Mateo")
LINES = st.one_of(
    st.sampled_from(EXAMPLES),
    st.sampled_from(NOISE),
    st.sampled_from(PEOPLE),
    st.builds("{} {}".format, st.sampled_from(PEOPLE), st.sampled_from(EXAMPLES)),
    st.builds(lambda disguise, text: disguise(text), st.sampled_from(DISGUISES), st.sampled_from(EXAMPLES)),
    st.text(st.characters(codec="utf-8", exclude_characters="\n\r"), max_size=30),
)


def told(read: Read, text: str, gate: Gate | None) -> Counter[object]:
    """The matches but those of PERSON, each with whom it belongs to: all that a finding is made of."""
    found = [(c, m) for c in read(Piece(text, Where(line=1)), gate=gate) for m in c.matches if m.entity != "PERSON"]
    return Counter((m.entity, m.where, m.value, c.person and c.person.name) for c, m in found)


@pytest.mark.parametrize("around", [0, 4000], ids=["alone", "in a long text"])
@pytest.mark.parametrize(
    ("text", "value"),
    [
        pytest.param(text, value, id=f"{r.name}-{i}")
        for r in registry.shipped()
        if r.entity != "PERSON"
        for i, (text, value) in enumerate(r.examples.hits)
    ],
)
def test_opens_a_window_for_every_example(text: str, value: str, around: int) -> None:
    noise = "Bring a raincoat.\n" * (around // 18)
    whole = f"{noise}{text}\n{noise}"
    start = len(noise) + text.index(value)
    assert any(w.start <= start and start + len(value) <= w.end for w in GATE.windows(whole))


@pytest.mark.slow
@given(st.lists(LINES, max_size=8).map("\n".join))
@settings(max_examples=80, deadline=None)
def test_loses_nothing_in_a_short_text(read: Read, text: str) -> None:
    assert told(read, text, GATE) == told(read, text, None)


LONG_TEXTS = given(st.lists(LINES, min_size=2, max_size=10), st.integers(8, 40), st.sampled_from(NOISE[:6]))


def long_text(lines: list[str], apart: int, noise: str) -> str:
    """Lines far from one another."""
    filler = ("\n" + noise) * apart
    return filler + f"\n{filler}\n".join(lines)[: 15_000 - len(filler)]


@LONG_TEXTS
@settings(max_examples=6, deadline=None)
def test_loses_nothing_in_a_long_text(read: Read, lines: list[str], apart: int, noise: str) -> None:
    text = long_text(lines, apart, noise)
    assert told(read, text, GATE) == told(read, text, None)


@pytest.mark.slow
@LONG_TEXTS
@settings(max_examples=120, deadline=None)
def test_loses_nothing_in_many_long_texts(read: Read, lines: list[str], apart: int, noise: str) -> None:
    text = long_text(lines, apart, noise)
    assert told(read, text, GATE) == told(read, text, None)


@pytest.mark.parametrize(
    "value", ["SSN 512-44-9067", "carries an EpiPen", "has asthma", "DOB 3/4/2015", "call 617-555-0123"], ids=range(5)
)
def test_finds_the_name_far_above_its_window(read: Read, value: str) -> None:
    text = "Student: Imani Okafor-Bell\n" + "Bring a raincoat.\n" * 200 + value
    with_gate = told(read, text, GATE)
    assert {person for *_, person in with_gate} == {"Imani Okafor-Bell"}
    assert with_gate == told(read, text, None)


@pytest.mark.parametrize(
    ("entity", "text"),
    [
        pytest.param("STUDENT_ID", "Student\u00a0ID: 331907", id="label with &nbsp;"),
        pytest.param("DATE_OF_BIRTH", "Fecha\u00a0de\u00a0nacimiento: 14/3/2016", id="spanish label with &nbsp;"),
        pytest.param("DATE_OF_BIRTH", "NACIÓ EL 14/3/2016", id="accent in capitals"),
        pytest.param("DATE_OF_BIRTH", "dat li FÈT 14/3/2016", id="creole in capitals"),
        pytest.param("US_SSN", "social\u2009security\u2009512-44-9067", id="thin blanks"),
        pytest.param("SASID", "SA\u017fID 1012345678", id="long s"),
        pytest.param("PHONE_NUMBER", "617\u00a0555\u00a00123", id="telephone with &nbsp;"),
        pytest.param("HEALTH_ALERT", "Emma Sampson: DỊ ỨNG đậu phộng", id="vietnamese in capitals"),
        pytest.param("HEALTH_ALERT", "Emma\u00a0Sampson: peanut\u00a0allergy", id="statement with &nbsp;"),
        pytest.param("CUSTODY_NOTE", "Emma Sampson has a restraining\u00a0order", id="phrase with &nbsp;"),
        pytest.param("ECONOMIC_STATUS", "Gr 11 Emma Sampson \u2014 -$31.15", id="a sum that begins with its sign"),
        pytest.param("ECONOMIC_STATUS", "Emma Sampson ($31.15)", id="a sum in brackets"),
        pytest.param("ECONOMIC_STATUS", "Emma Sampson, $61 behind", id="a sum"),
    ],
)
def test_sees_through_odd_blanks_and_capitals(read: Read, entity: str, text: str) -> None:
    assert {m[0] for m in told(read, text, GATE)} == {entity}
    assert told(read, text, GATE) == told(read, text, None)


@given(st.lists(LINES, max_size=60).map("\n".join))
@settings(max_examples=60, deadline=None)
def test_windows_are_in_order_and_apart(text: str) -> None:
    windows = GATE.windows(text)
    assert all(0 <= w.start < w.end <= len(text) for w in windows)
    for entity in {e for w in windows for e in w.entities}:
        assert all(a.end < b.start for a, b in pairwise(w for w in windows if entity in w.entities))
    assert len(text) > SMALL or len(windows) <= 1


@pytest.fixture(scope="module")
def fallback() -> Gate:
    """The gate as it is where no Hyperscan wheel exists."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(multipattern, "hyperscan", None)
        return Gate(registry.shipped())


def test_has_two_engines(fallback: Gate) -> None:
    assert (GATE.engine, fallback.engine) == ("hyperscan", "re")


def test_the_fallback_opens_a_window_for_every_example(fallback: Gate) -> None:
    hits = [text for r in registry.shipped() if r.entity != "PERSON" for text, _ in r.examples.hits]
    assert [text for text in hits if not fallback.windows(text)] == []


def test_the_fallback_opens_the_same_windows_in_a_long_text(fallback: Gate) -> None:
    text = "Bring a raincoat.\n" * 300 + "SASID 1012345678" + "\nBring a raincoat." * 300
    assert fallback.windows(text) == GATE.windows(text) != []


def test_passes_over_text_without_a_trigger() -> None:
    text = "Bus fourteen leaves at seven. Bring a lunch and a raincoat.\n" * 500
    assert GATE.windows(text) == []


def test_passes_over_everyday_words() -> None:
    text = "The guide will speak about tides and the history of the mills, and then we walk back from the trip.\n" * 50
    assert GATE.windows(text) == []


def test_a_window_is_for_what_has_a_trigger_there() -> None:
    text = "SASID 1012345678\n" + "Bring a raincoat.\n" * 400 + "has a peanut allergy"
    first, last = GATE.windows(text)
    assert "SASID" in first.entities
    assert "HEALTH_ALERT" not in first.entities
    assert "HEALTH_ALERT" in last.entities
    assert "SASID" not in last.entities


@pytest.mark.parametrize("around", [0, 4000], ids=["alone", "in a long text"])
def test_a_label_without_figures_opens_nothing(around: int) -> None:
    noise = "Bring a raincoat.\n" * (around // 18)
    text = f"{noise}Bring a passport and the driver's license.\n{noise}"
    assert not {e for w in GATE.windows(text) for e in w.entities} & {"US_PASSPORT", "US_DRIVER_LICENSE"}


def test_what_it_passes_over_never_wakes_the_engine() -> None:
    def engine() -> NoReturn:
        raise AssertionError("the engine was made")

    reader = Reader(registry.shipped(), engine, GATE)
    assert reader.hits("Bus fourteen leaves at seven.\n" * 500) == []


@pytest.fixture(scope="module")
def left(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file that a first gate has left."""
    folder = tmp_path_factory.mktemp("left")
    Gate(NUMBERS, folder)
    (file,) = folder.iterdir()
    return file


@pytest.fixture
def cached(tmp_path: Path, left: Path) -> Path:
    """The same in the cache folder of a test."""
    (tmp_path / "cache").mkdir()
    return Path(shutil.copy(left, tmp_path / "cache"))


def test_loads_what_an_earlier_process_compiled(cached: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(multipattern.Compiled, "_compile", lambda *_: pytest.fail("compiled again"))
    assert Gate(NUMBERS, cached.parent).windows("SASID 1012345678") == [(0, 16, {"SASID"})]


def test_a_kept_gate_is_the_same_without_the_recognizers() -> None:
    file = prepare(registry.shipped(), places.cache_folder())
    assert file is not None
    kept = Gate.kept(file)
    assert kept is not None
    GATE.met()  # what other tests met
    text = "SASID 1012345678\n" + "Bring a raincoat.\n" * 400 + "has a peanut allergy, dijo faltó hoy"
    assert kept.windows(text) == GATE.windows(text) != []
    assert kept.windows(text, [20]) == GATE.windows(text, [20])
    assert (kept.met(), kept.engine) == ({"SASID", "HEALTH_ALERT", "ATTENDANCE_RECORD"}, "hyperscan")


@pytest.mark.parametrize("content", [None, b"", b"{}\n", b'{"told": {}, "sizes": {}}\n'], ids=repr)
def test_no_gate_is_kept_in_a_file_that_holds_none(tmp_path: Path, content: bytes | None) -> None:
    if content is not None:
        (tmp_path / "gate.hs").write_bytes(content)
    assert Gate.kept(tmp_path / "gate.hs") is None


@pytest.mark.parametrize(
    "damage",
    [lambda b: b"", lambda b: b[: len(b) // 2], lambda b: b"not\n" + b, lambda b: b[:-200] + bytes(200)],
    ids=["empty", "cut short", "odd head", "overwritten"],
)  # fmt: skip
def test_makes_a_damaged_cache_anew(cached: Path, damage: Callable[[bytes], bytes]) -> None:
    sound = cached.read_bytes()
    cached.write_bytes(damage(sound))
    assert Gate(NUMBERS, cached.parent).windows("SASID 1012345678") == [(0, 16, {"SASID"})]
    assert [f.name for f in cached.parent.iterdir()] == [cached.name]
    assert len(cached.read_bytes()) == len(sound)


def test_other_phrases_are_put_into_the_same_cache(cached: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    others = Vocabulary()
    others.number("of other phrases", leading=False)
    monkeypatch.setattr("recognizers.gate.vocabulary", others)
    renew(cached)
    found = databases.read(cached)
    assert found is not None
    assert others.name() in found.databases
    kept = Gate.kept(cached)
    assert kept is not None
    assert kept.windows("SASID 1012345678") == [(0, 16, {"SASID"})]
    before = cached.stat().st_mtime_ns
    renew(cached)
    assert cached.stat().st_mtime_ns == before


def test_other_patterns_have_another_cache(cached: Path) -> None:
    Gate(NUMBERS[:1], cached.parent)
    assert len(list(cached.parent.iterdir())) == 2


def test_a_cache_folder_that_cannot_be_made_costs_time_only(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    assert Gate(NUMBERS, tmp_path / "file" / "cache").windows("SASID 1012345678") == [(0, 16, {"SASID"})]


def test_the_cache_holds_no_person(tmp_path: Path, read: Read) -> None:
    """A serialised database shows its literals: what was read through the gate must not be among them."""
    gate = Gate(NUMBERS, tmp_path)
    read("Student: Imani Okafor-Bell\nStudent ID: 331907\nSASID 1012345678, SSN 512-44-9067", gate=gate)
    (file,) = tmp_path.iterdir()
    data = file.read_bytes()
    assert not re.search(rb"(?i)imani|okafor|331907|1012345678|512-?44-?9067", data)
