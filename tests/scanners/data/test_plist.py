"""Property lists: every value, data as files, and lists that would never end."""

from __future__ import annotations

import io
import plistlib
import struct
from datetime import datetime
from typing import Any

import pytest

from scanners import registry
from scanners.contract import Embedded, Grid, Piece, Unread

FORMS = (plistlib.FMT_BINARY, plistlib.FMT_XML)
PAGE = b"<html><p>Emma Sampson has an EpiPen.</p></html>"


def read(source: bytes) -> list[Any]:
    return [
        [row.cells for row in c.rows] if isinstance(c, Grid) else c.text if isinstance(c, Piece) else c
        for c in registry.pieces(io.BytesIO(source), "list.plist")
    ]


@pytest.mark.parametrize("form", FORMS, ids=["binary", "xml"])
@pytest.mark.parametrize(
    ("root", "expected"),
    [
        ({"name": "Emma", "born": datetime(2012, 3, 4)}, "born: 2012-03-04 00:00:00\nname: Emma"),
        ([{"name": "Emma", "id": "4127"}, {"name": "Bo", "id": "4128"}],
         [("id", "name"), ("4127", "Emma"), ("4128", "Bo")]),
        ({"a": {"b": {"note": "custody"}}}, "note: custody"),
        ("Emma", "Emma"),
    ],
    ids=["values", "table", "nested", "text"],
)  # fmt: skip
def test_every_value_is_read(form: plistlib.PlistFormat, root: Any, expected: Any) -> None:
    assert expected in read(plistlib.dumps(root, fmt=form))


@pytest.mark.parametrize("form", FORMS, ids=["binary", "xml"])
def test_a_page_kept_in_a_web_archive_is_a_file_of_its_own(form: plistlib.PlistFormat) -> None:
    source = plistlib.dumps({"WebMainResource": {"WebResourceData": PAGE}}, fmt=form)
    (inner,) = (content for content in read(source) if isinstance(content, Embedded))
    with inner.open() as stream:
        assert (inner.name, stream.read()) == ("1-WebResourceData", PAGE)


def binary(*objects: bytes) -> bytes:
    """A binary list of these objects, the first of which is the root (CFBinaryPList.c); references are one byte."""
    offsets, body = [], b"bplist00"
    for one in objects:
        offsets.append(len(body))
        body += one
    table = struct.pack(f">{len(offsets)}H", *offsets)
    return body + table + struct.pack(">6xBBQQQ", 2, 1, len(objects), 0, len(body))


@pytest.mark.parametrize(
    "source",
    [
        binary(b"\xa2\x01\x00", b"\x54Emma"),
        binary(*(b"\xaa" + bytes([n + 1] * 10) for n in range(12)), b"\x54Emma"),
    ],
    ids=["a list in itself", "ten lists of ten of ten"],
)
def test_a_list_without_end_is_read_in_part(source: bytes) -> None:
    found = read(source)
    assert any(isinstance(c, Unread) and c.reason in ("too-large", "corrupt") for c in found)


def test_a_damaged_binary_list_is_said_to_be() -> None:
    (found,) = read(plistlib.dumps({"name": "Emma"}, fmt=plistlib.FMT_BINARY)[:-9])
    assert (found.reason, found.whole) == ("corrupt", True)


def test_a_damaged_xml_list_gives_its_words() -> None:
    found = read(plistlib.dumps({"name": "Emma Sampson"})[:-20])
    assert any("Emma Sampson" in content for content in found if isinstance(content, str))
