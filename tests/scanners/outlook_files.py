"""Makes Outlook's files from nothing: compound files ([MS-CFB]) as msg ([MS-OXMSG]), and TNEF ([MS-OXTNEF])."""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence
from typing import Any

Tree = Mapping[str, Any]
"""Names to bytes (a stream) or to another tree (a storage)."""

_FREE, _END, _FAT = -1, -2, -3


def compound(tree: Tree) -> bytes:
    """A compound file of version 3 with 512-byte sectors. Streams under 4096 bytes go to the mini stream."""
    entries: list[list[Any]] = [["Root Entry", 5, -1, -1, -1, b""]]
    _add(entries, 0, tree)
    mini = b""
    mini_table: list[int] = []
    starts: dict[int, tuple[int, int]] = {}
    for number, (_, kind, *_, data) in enumerate(entries):
        if kind == 2 and len(data) < 4096:
            count = -(-len(data) // 64)
            starts[number] = (len(mini) // 64 if count else _END, len(data))
            mini_table += _chain(len(mini_table), count)
            mini += data.ljust(count * 64, b"\0")
    sectors: list[bytes] = []
    table: list[int] = []

    def place(data: bytes) -> int:
        count = -(-len(data) // 512)
        first = len(sectors) if count else _END
        table.extend(_chain(len(sectors), count))
        sectors.extend(data[i * 512 : i * 512 + 512].ljust(512, b"\0") for i in range(count))
        return first

    for number, (_, kind, *_, data) in enumerate(entries):
        if kind == 2 and len(data) >= 4096:
            starts[number] = (place(data), len(data))
    starts[0] = (place(mini), len(mini))
    mini_first = place(struct.pack(f"<{len(mini_table)}i", *mini_table))
    directory = place(b"".join(_entry(e, *starts.get(n, (_END, 0))) for n, e in enumerate(entries)))
    count = 1
    while (len(sectors) + count) * 4 > count * 512:
        count += 1
    fats = list(range(len(sectors), len(sectors) + count))
    table += [_FAT] * count
    table += [_FREE] * (count * 128 - len(table))
    packed = struct.pack(f"<{len(table)}i", *table)
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<5H6x", 0x3E, 3, 0xFFFE, 9, 6)
    minis = -(-len(mini_table) * 4 // 512)
    header += struct.pack("<9i", 0, count, directory, 0, 4096, mini_first, minis, _END, 0)
    header += struct.pack("<109i", *fats, *[_FREE] * (109 - count))
    return header + b"".join(sectors) + packed


def _chain(first: int, count: int) -> list[int]:
    return [*range(first + 1, first + count), _END] if count else []


def _add(entries: list[list[Any]], parent: int, tree: Tree) -> None:
    """The children of a storage, as a list on their right-hand links, in the order of the names."""
    before = -1
    for name in sorted(tree, key=lambda n: (len(n), n.upper())):
        number = len(entries)
        inner = tree[name]
        entries.append(
            [name, 2 if isinstance(inner, bytes) else 1, -1, -1, -1, inner if isinstance(inner, bytes) else b""]
        )
        if before < 0:
            entries[parent][4] = number
        else:
            entries[before][3] = number
        before = number
        if not isinstance(inner, bytes):
            _add(entries, number, inner)


def _entry(entry: list[Any], start: int, size: int) -> bytes:
    name, kind, left, right, child, _ = entry
    encoded = name.encode("utf-16-le") + b"\0\0"
    links = struct.pack("<HBB3i", len(encoded), kind, 1, left, right, child)
    return encoded.ljust(64, b"\0") + links + bytes(36) + struct.pack("<iQ", start, size)


def properties(values: Mapping[int, str | bytes], page: int | None = None, header: int = 32) -> dict[str, bytes]:
    """The streams of one object: text as UTF-16, or in the given code page; bytes as binary."""
    streams = {}
    table = bytes(header)
    for number, value in values.items():
        kind = 0x0102 if isinstance(value, bytes) else 0x001E if page else 0x001F
        data = value if isinstance(value, bytes) else value.encode(f"cp{page}" if page else "utf-16-le")
        streams[f"__substg1.0_{number:04X}{kind:04X}"] = data
        table += struct.pack("<HHIQ", kind, number, 6, len(data))
    if page:
        table += struct.pack("<HHIQ", 3, 0x3FFD, 6, page)
    return {**streams, "__properties_version1.0": table}


def msg(values: Mapping[int, str | bytes], *parts: Tree, page: int | None = None, header: int = 32) -> dict[str, Any]:
    """The tree of a message. `parts` are recipients and attachments: their trees, told by what they hold."""
    tree: dict[str, Any] = {**properties(values, page, header)}
    for number, part in enumerate(parts):
        kind = "recip" if "__substg1.0_39FE001F" in part else "attach"
        tree[f"__{kind}_version1.0_#{number:08X}"] = part
    return tree


def tnef(*attributes: tuple[int, int, bytes]) -> bytes:
    """A TNEF file of (level, number, content) of attributes: level 1 the message, 2 an attachment."""
    data = struct.pack("<IH", 0x223E9F78, 1)
    for level, number, content in attributes:
        data += (
            struct.pack("<BHHI", level, number, 6, len(content)) + content + struct.pack("<H", sum(content) & 0xFFFF)
        )
    return data


def mapi(values: Sequence[tuple[int, int, bytes]], names: Mapping[int, str] | None = None) -> bytes:
    """A block of properties of variable length as TNEF holds it: (number, type, bytes)."""
    data = struct.pack("<I", len(values))
    for number, kind, value in values:
        data += struct.pack("<HH", kind, number)
        if number >= 0x8000:
            name = (names or {})[number].encode("utf-16-le") + b"\0\0"
            data += bytes(16) + struct.pack("<II", 1, len(name)) + name.ljust(-(-len(name) // 4) * 4, b"\0")
        if kind in (0x1E, 0x1F, 0x0D, 0x102):
            data += struct.pack("<II", 1, len(value)) + value.ljust(-(-len(value) // 4) * 4, b"\0")
        else:
            data += value
    return data


def package(name: str, content: bytes) -> bytes:
    """The stream Ole10Native of a packaged file ([MS-OLEDS] 2.3.6)."""
    path = name.encode("cp1252") + b"\0"
    body = struct.pack("<H", 2) + path + path + struct.pack("<HHI", 0, 3, len(path)) + path
    body += struct.pack("<I", len(content)) + content
    return struct.pack("<I", len(body)) + body
