"""Text on a PDF page that no reader of the page sees: white, invisible, covered, off the page, on a layer that is off.

pdfium hands out such text like any other; here it is told apart by how it is drawn. A picture under invisible text
means a scan with its recognised text, which is seen in the picture.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

_MOST_OBJECTS = 20_000
_MOST_COVERS = 500
_DEEPEST = 5
_WHITE = 250
_SMALLEST = 3.0  # points: rules and underlines cover nothing
_INVISIBLE = 3  # text rendering mode, ISO 32000-2 table 104


@dataclass(frozen=True, slots=True)
class _Drawn:
    """One object with its place in the order of painting; no box for one inside a form, which has its own places."""

    order: int
    kind: int
    handle: Any
    box: tuple[float, float, float, float] | None


def split(page: Any, layer: Any, off: Callable[[], frozenset[str]]) -> tuple[str, str] | None:
    """(text that is seen, text that is not) of a page; None if all of it is seen.

    `off` names the layers that are switched off; it is asked only if the page has layers.
    """
    unseen = _unseen(page, off)
    if not unseen:
        return None
    from pypdfium2 import raw

    seen: list[str] = []
    hidden: list[str] = []
    current = seen
    for at in range(raw.FPDFText_CountChars(layer)):
        letter = chr(raw.FPDFText_GetUnicode(layer, at))
        address = _address(raw.FPDFText_GetTextObject(layer, at))
        if address is not None:
            current = hidden if address in unseen else seen
        if letter in "\r\n":
            seen.append(letter)
            hidden.append(letter)
        else:
            current.append(letter)
    return _joined(seen), _joined(hidden)


def _joined(letters: list[str]) -> str:
    """The letters as lines without the empty ones; halves of a character outside the first plane put together."""
    text = "".join(letters).encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return "\n".join(line for line in text.splitlines() if line.strip())


def _address(handle: Any) -> int | None:
    return ctypes.cast(handle, ctypes.c_void_p).value


def _objects(page: Any) -> Iterator[_Drawn]:
    from pypdfium2 import raw

    waiting = [
        (raw.FPDFPage_GetObject(page, at), 0) for at in range(min(raw.FPDFPage_CountObjects(page), _MOST_OBJECTS))
    ]
    waiting.reverse()
    order = 0
    while waiting and order < _MOST_OBJECTS:
        handle, depth = waiting.pop()
        kind = raw.FPDFPageObj_GetType(handle)
        if kind == raw.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
            count = min(raw.FPDFFormObj_CountObjects(handle), _MOST_OBJECTS)
            waiting += [(raw.FPDFFormObj_GetObject(handle, at), depth + 1) for at in reversed(range(count))]
            continue
        order += 1
        yield _Drawn(order, kind, handle, None if depth else _box(handle))


def _box(handle: Any) -> tuple[float, float, float, float] | None:
    from pypdfium2 import raw

    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    if not raw.FPDFPageObj_GetBounds(handle, left, bottom, right, top):
        return None
    return left.value, bottom.value, right.value, top.value


def _unseen(page: Any, off: Callable[[], frozenset[str]]) -> set[int]:
    from pypdfium2 import raw

    found = list(_objects(page))
    covers = [d for d in found if d.kind == raw.FPDF_PAGEOBJ_PATH and _is_cover(d)][:_MOST_COVERS]
    pictures = [d for d in found if d.kind == raw.FPDF_PAGEOBJ_IMAGE]
    edges = tuple(page.get_bbox())
    unseen: set[int] = set()
    for text in found:
        if text.kind != raw.FPDF_PAGEOBJ_TEXT:
            continue
        address = _address(text.handle)
        if address is not None and _is_unseen(text, covers, pictures, edges, off):
            unseen.add(address)
    return unseen


def _is_unseen(
    text: _Drawn,
    covers: list[_Drawn],
    pictures: list[_Drawn],
    edges: tuple[float, ...],
    off: Callable[[], frozenset[str]],
) -> bool:
    from pypdfium2 import raw

    box = text.box
    outside = box and (box[2] < edges[0] or box[0] > edges[2] or box[3] < edges[1] or box[1] > edges[3])
    if outside or any(cover.order > text.order and _within(box, cover.box) for cover in covers):
        return True
    if raw.FPDFTextObj_GetTextRenderMode(text.handle) == _INVISIBLE:
        return not any(_within(box, picture.box) for picture in pictures) and not (box is None and pictures)
    red, green, blue, alpha = _fill(text.handle)
    if alpha == 0:
        return True
    if min(red, green, blue) >= _WHITE:
        grounds = [d for d in (*covers, *pictures) if d.order < text.order and _within(box, d.box)]
        return box is not None and all(_is_white(ground) for ground in grounds)
    return _layer(text.handle) in off() if raw.FPDFPageObj_CountMarks(text.handle) > 0 else False


def _is_white(ground: _Drawn) -> bool:
    from pypdfium2 import raw

    return ground.kind == raw.FPDF_PAGEOBJ_PATH and min(_fill(ground.handle)[:3]) >= _WHITE


def _is_cover(drawn: _Drawn) -> bool:
    """Whether a path is filled so that nothing shows through."""
    from pypdfium2 import raw

    box = drawn.box
    if box is None or box[2] - box[0] < _SMALLEST or box[3] - box[1] < _SMALLEST:
        return False
    mode, stroked = ctypes.c_int(0), raw.FPDF_BOOL(0)
    if not raw.FPDFPath_GetDrawMode(drawn.handle, mode, stroked) or mode.value == raw.FPDF_FILLMODE_NONE:
        return False
    return not raw.FPDFPageObj_HasTransparency(drawn.handle) and _fill(drawn.handle)[3] >= _WHITE


def _within(inner: tuple[float, float, float, float] | None, outer: tuple[float, float, float, float] | None) -> bool:
    """Whether nine tenths of the inner box lie in the outer one."""
    if inner is None or outer is None:
        return False
    width = min(inner[2], outer[2]) - max(inner[0], outer[0])
    height = min(inner[3], outer[3]) - max(inner[1], outer[1])
    area = (inner[2] - inner[0]) * (inner[3] - inner[1])
    return width > 0 and height > 0 and width * height >= 0.9 * area


def _fill(handle: Any) -> tuple[int, int, int, int]:
    """Red, green, blue and alpha from 0 to 255; black where pdfium does not say."""
    from pypdfium2 import raw

    red, green, blue, alpha = (ctypes.c_uint(0) for _ in range(4))
    if not raw.FPDFPageObj_GetFillColor(handle, red, green, blue, alpha):
        return 0, 0, 0, 255
    return red.value, green.value, blue.value, alpha.value


def _layer(handle: Any) -> str | None:
    """The name of the layer (optional content group) that an object belongs to (ISO 32000-2, 8.11.3.2)."""
    from pypdfium2 import raw

    for at in range(min(raw.FPDFPageObj_CountMarks(handle), 20)):
        mark = raw.FPDFPageObj_GetMark(handle, at)
        length = ctypes.c_ulong(0)
        name = ctypes.create_string_buffer(16)
        if not raw.FPDFPageObjMark_GetName(mark, ctypes.cast(name, ctypes.POINTER(ctypes.c_ushort)), 16, length):
            continue
        if name.raw[: length.value].decode("utf-16-le", "replace").rstrip("\0") != "OC":
            continue
        raw.FPDFPageObjMark_GetParamStringValue(mark, b"Name", None, 0, length)
        value = ctypes.create_string_buffer(length.value + 2)
        target = ctypes.cast(value, ctypes.POINTER(ctypes.c_ushort))
        raw.FPDFPageObjMark_GetParamStringValue(mark, b"Name", target, length.value, length)
        return value.raw[: length.value].decode("utf-16-le", "replace").rstrip("\0")
    return None
