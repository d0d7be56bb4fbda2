"""PowerPoint 97-2003: what LibreOffice planted in each hiding place comes out with its slide and part."""

from __future__ import annotations

import gzip
import io
import struct
import zlib
from pathlib import Path

import pytest

from scanners import registry
from scanners.contract import Content, Embedded, Grid, Options, Piece, Protection, Unread
from scanners.legacy_office import ppt

PPT = "application/vnd.ms-powerpoint"
MADE = gzip.decompress((Path(__file__).parents[2] / "fixtures" / "office" / "school.ppt.gz").read_bytes())


def contents(data: bytes) -> list[Content]:
    found: list[Content] = []
    for content in registry.pieces(io.BytesIO(data), "a.ppt", PPT, Options(passwords=("wrong",))):
        if isinstance(content, Grid):
            found.extend(Piece("|".join(row.cells), content.where.at(row=row.number)) for row in content.rows)
        else:
            found.append(content)
    return found


def said(data: bytes) -> list[tuple[dict[str, object], str]]:
    return [(c.where.as_dict(), c.text) for c in contents(data) if isinstance(c, Piece)]


def unread(data: bytes) -> list[tuple[str, bool, Protection | None]]:
    return [(c.reason, c.whole, c.protection) for c in contents(data) if isinstance(c, Unread)]


@pytest.mark.parametrize(
    ("place", "text"),
    [
        ({"slide": 1, "part": "body"}, "Grade four trip"),
        ({"slide": 1, "part": "body"}, "Slide Person\nsecond point \u00e9 \u4e2d\nMarisol Quenneville"),
        ({"slide": 1, "part": "textbox"}, "Group Person\nasthma"),
        ({"slide": 1, "row": 2, "part": "body"}, "Table Person|4"),
        ({"slide": 1, "part": "notes"}, "Notes Person"),
        ({"slide": 1, "part": "comment"}, "Comment Person"),
        ({"part": "metadata"}, "Comment Author"),
        ({"slide": 2, "part": "hidden"}, "Hiddenslide Person"),
        ({"part": "properties"}, "title: Title Person"),
    ],
    ids=lambda value: value[:20] if isinstance(value, str) else "",
)
def test_hiding_places(place: dict[str, object], text: str) -> None:
    assert (place, text) in said(MADE)


def test_a_sound_presentation_leaves_nothing_unread() -> None:
    assert unread(MADE) == []


def with_bytes(old: bytes, new: bytes) -> bytes:
    assert len(old) == len(new)
    assert MADE.count(old) == 1
    return MADE.replace(old, new)


PLACE = struct.pack("<II", 0xE391C05F, struct.unpack_from("<I", MADE, MADE.find(struct.pack("<I", 0xE391C05F)) + 4)[0])


def test_an_encrypted_presentation_is_told() -> None:
    data = with_bytes(PLACE, struct.pack("<I", 0xF3D1C4DF) + PLACE[4:])
    assert unread(data) == [("encrypted", True, Protection("unknown", False))]


def test_its_strength_stands_in_the_session_that_its_last_save_names() -> None:
    """A save with a session is four bytes longer: it and its directory are laid over the beginning of the stream."""
    header = struct.pack("<HHIIIIIII", 4, 2, 4, 0x24, 4, 0, 0x6801, 0x8004, 128)
    session = struct.pack("<HHI", 15, 0x2F14, len(header)) + header
    directory = struct.pack("<HHIII", 0, 0x1772, 8, 1 << 20 | 9, 0)
    edit = struct.pack("<HHI", 0, 0x0FF5, 32) + struct.pack("<8I", 0, 0, 0, len(session), 1, 9, 0, 9)
    stream = MADE.find(struct.pack("<HHI", 15, 0x03E8, 1498))
    changed = struct.pack("<II", 0xF3D1C4DF, len(session) + len(directory))
    data = bytearray(with_bytes(PLACE, changed))
    overlay = session + directory + edit
    data[stream : stream + len(overlay)] = overlay
    assert unread(bytes(data)) == [("encrypted", True, Protection("rc4-128", True))]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (PLACE, PLACE[:4] + struct.pack("<I", 7)),
        (struct.pack("<HHI", 0, 0x0FF5, 28), struct.pack("<HHI", 0, 0x0FF6, 28)),
    ],
    ids=["the last save is not where it should be", "it is no save"],
)
def test_a_presentation_whose_saves_are_lost_gives_its_texts(old: bytes, new: bytes) -> None:
    data = with_bytes(old, new)
    assert "Hiddenslide Person" in {text for _, text in said(data)}
    assert "Notes Person" in {text for _, text in said(data)}
    assert ("corrupt", False, None) in unread(data)


def test_text_of_an_earlier_save_is_hidden() -> None:
    """A list that no longer names its slides leaves their texts behind, as a save that removed them does."""
    lists = struct.pack("<HHI", 15, 0x0FF0, 56)
    data = MADE.replace(lists, struct.pack("<HHI", 15, 0x0FF7, 56))
    assert ({"part": "hidden"}, "Slide Person\nsecond point \u00e9 \u4e2d\nMarisol Quenneville") in said(data)


@pytest.mark.parametrize("packed", [True, False], ids=["compressed", "as it is"])
def test_objects_are_files_of_their_own(packed: bool) -> None:
    plain = b"\xd0\xcf\x11\xe0 object"
    raw = struct.pack("<I", len(plain)) + zlib.compress(plain) if packed else plain
    record = struct.pack("<HHI", 0x10 if packed else 0, 0x1011, len(raw)) + raw
    (found,) = ppt._objects(record)
    assert isinstance(found, Embedded)
    with found.open() as stream:
        assert stream.read() == plain


@pytest.mark.parametrize("length", range(600, 40_000, 3000))
def test_a_presentation_cut_short_is_never_clean(length: int) -> None:
    assert unread(MADE[:length])
