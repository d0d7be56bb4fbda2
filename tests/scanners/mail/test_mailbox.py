"""Mailboxes: where one message ends and the next begins, in each of the ways that programs write them."""

from __future__ import annotations

import io
import tracemalloc
from pathlib import Path

import pytest

from scanners import registry
from scanners.contract import Content, Embedded, Grid, Options, Piece, Unread
from scanners.mail import mailbox

HEAD = "From: ann@example.org\nTo: bo@example.org\nSubject: {subject}\n"


def message(subject: str, body: str, more: str = "") -> str:
    return f"{HEAD.format(subject=subject)}{more}\n{body}\n"


def said(data: str | bytes, kind: str = "application/mbox") -> list[tuple[int | None, str]]:
    """(number, text) of every subject and body."""
    raw = data.encode() if isinstance(data, str) else data
    found: list[tuple[int | None, str]] = []
    for content in registry.pieces(io.BytesIO(raw), "a.mbox", kind):
        if isinstance(content, Piece) and content.where.part in ("subject", None):
            found.append((content.where.message, content.text.rstrip("\n")))
        elif isinstance(content, Grid):
            found += [(content.where.message, "|".join(row.cells)) for row in content.rows]
    return found


LINE = "From ann@example.org Thu Jan  1 00:00:00 2026\n"
INNER = LINE + message("inner", "words")

BOXES = {
    "two messages": (
        LINE + message("one", "first") + "\n" + LINE + message("two", "second"),
        [(1, "one"), (1, "first"), (2, "two"), (2, "second")],
    ),
    "line ends of Windows": (
        (LINE + message("one", "first") + "\n" + LINE + message("two", "second")).replace("\n", "\r\n"),
        [(1, "one"), (1, "first"), (2, "two"), (2, "second")],
    ),
    "mboxo and mboxrd quoting": (
        LINE + message("one", ">From here\n>>From there\n> From afar"),
        [(1, "one"), (1, "From here\n>From there\n> From afar")],
    ),
    "body line that looks like a beginning, not quoted": (
        LINE + message("one", "Dear all,\n\nFrom now on we meet at nine.\n\nFrom: the office, with love"),
        [(1, "one"), (1, "Dear all,\n\nFrom now on we meet at nine.\n\nFrom: the office, with love")],
    ),
    "mboxcl2, whole mailbox in a body": (
        LINE
        + message("one", INNER.rstrip(), f"Content-Length: {len(INNER)}\n")
        + "\n"
        + LINE
        + message("two", "second"),
        [(1, "one"), (1, INNER.rstrip()), (2, "two"), (2, "second")],
    ),
    "Content-Length that lies": (
        LINE + message("one", "first", "Content-Length: 3\n") + "\n" + LINE + message("two", "second"),
        [(1, "one"), (1, "first"), (2, "two"), (2, "second")],
    ),
    "Content-Length beyond the end": (
        LINE + message("one", "first", "Content-Length: 99999999\n") + "\n" + LINE + message("two", "second"),
        [(1, "one"), (1, "first"), (2, "two"), (2, "second")],
    ),
    "no message between two beginnings": (
        LINE + "\n" + LINE + message("two", "second"),
        [(2, "two"), (2, "second")],
    ),
    "cut in the middle of a header": (
        LINE + message("one", "first") + "\n" + LINE + "From: ann@exam",
        [(1, "one"), (1, "first")],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("box", "expected"), BOXES.values(), ids=BOXES)
def test_messages_are_told_apart(box: str, expected: list[tuple[int, str]]) -> None:
    assert said(box) == expected


@pytest.mark.parametrize("shift", range(-8, 9))
def test_a_beginning_may_stand_across_two_blocks(shift: int) -> None:
    first = LINE + message("one", "")
    padding = "x" * 70 + "\n"
    body = padding * ((mailbox._CHUNK + shift - len(first)) // len(padding))
    body += "y" * (mailbox._CHUNK + shift - len(first) - len(body))
    data = (first + body + "\n\n" + LINE + message("two", "second")).encode()
    assert [number for number, text in said(data) if text in ("two", "second")] == [2, 2]


ATTACHED = """MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=b

--b
Content-Type: text/plain

see the list
--b
Content-Type: text/csv
Content-Disposition: attachment; filename="lists/{name}"

id,name
--b--
"""


def test_attachments_are_files_by_their_names() -> None:
    parts = [f"{LINE}Subject: s\nFrom: ann@example.org\n{ATTACHED.format(name=f'{n}.csv')}\n" for n in (1, 2)]
    contents = registry.pieces(io.BytesIO("".join(parts).encode()), "a", "application/mbox")
    found = [(c.name, c.open().read()) for c in contents if isinstance(c, Embedded)]
    assert found == [("lists/1.csv", b"id,name"), ("lists/2.csv", b"id,name")]


def test_a_locked_message_is_told_and_the_next_one_read() -> None:
    locked = message("one", "-----BEGIN PGP MESSAGE-----\n\nabcd\n-----END PGP MESSAGE-----")
    data = (LINE + locked + "\n" + LINE + message("two", "second")).encode()
    contents: list[Content] = list(registry.pieces(io.BytesIO(data), "a", "application/mbox"))
    assert [(c.reason, c.whole) for c in contents if isinstance(c, Unread)] == [("encrypted", False)]
    assert any(isinstance(c, Piece) and c.text.strip() == "second" and c.where.message == 2 for c in contents)


def test_a_message_with_too_many_parts_costs_itself_only() -> None:
    many = "Content-Type: multipart/mixed; boundary=b\n\n" + "--b\n\nx\n" * 12 + "--b--\n"
    data = (LINE + "Subject: many\n" + many + "\n" + LINE + message("two", "second")).encode()
    contents = list(registry.pieces(io.BytesIO(data), "a", "application/mbox", Options(max_members=10)))
    assert [(c.reason, c.whole) for c in contents if isinstance(c, Unread)] == [("too-many-members", False)]
    assert any(isinstance(c, Piece) and c.text.strip() == "second" for c in contents)


def test_an_oversized_message_is_read_in_part(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mailbox, "LARGEST", 1 << 20)
    data = (LINE + message("one", "words\n" * 300_000) + "\n" + LINE + message("two", "second")).encode()
    contents = list(registry.pieces(io.BytesIO(data), "a", "application/mbox"))
    assert [(c.reason, c.whole) for c in contents if isinstance(c, Unread)] == [("too-large", False)]
    assert any(isinstance(c, Piece) and c.text.strip() == "second" for c in contents)


def test_memory_does_not_grow_with_the_mailbox(tmp_path: Path) -> None:
    one = (LINE + message("one", "word\n" * 1_000) + "\n").encode()
    peaks = []
    for count in (20, 220):
        path = tmp_path / f"{count}.mbox"
        path.write_bytes(one * count)
        with path.open("rb") as stream:
            tracemalloc.start()
            assert sum(1 for _ in mailbox.messages(stream)) == count
            stream.seek(0)
            for _ in registry.pieces(stream, "a", "application/mbox"):
                pass
            peaks.append(tracemalloc.get_traced_memory()[1])
            tracemalloc.stop()
    assert peaks[1] < peaks[0] * 1.5


@pytest.mark.parametrize(
    ("length", "reasons"), [(0, []), (500, ["corrupt"])], ids=["right length", "longer than the file"]
)
def test_apple_mail(length: int, reasons: list[str]) -> None:
    body = message("one", "first").encode()
    plist = b"<plist><dict><key>subject</key><string>Seats of grade 4</string></dict></plist>"
    data = b"%d       \n%b%b" % (len(body) + length * 10, body, plist)
    assert registry.identify(io.BytesIO(data), "1.emlx") == "message/x-emlx"
    contents = list(registry.pieces(io.BytesIO(data), "1.emlx"))
    texts = [c.text for c in contents if isinstance(c, Piece)]
    assert any("first" in text for text in texts)
    assert any("Seats of grade 4" in text for text in texts)
    assert [c.reason for c in contents if isinstance(c, Unread)] == reasons
