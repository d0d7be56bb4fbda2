"""Text on a PDF page that no reader of the page sees: white, invisible, covered, off the page, on a layer that is off.

pdfium hands out such text like any other; here it is told apart by how it is drawn. A picture under invisible text
means a scan with its recognised text, which is seen in the picture.
"""

from __future__ import annotations

import ctypes
import functools
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

_MOST_OBJECTS = 20_000
_MOST_COVERS = 500
_MOST_CLIPS, _MOST_SEGMENTS = 8, 1_000
_SCAN = 0.7
"""The share of a page from which on its pictures are the page."""
_DEEPEST = 5
_OPAQUE = 250
_PAPER = (255, 255, 255)
_ALIKE = 8  # of 255: nearer than this no eye tells two colours apart
_LOWEST = 1.2  # points: letters of less are dust
_SMALLEST = 3.0  # points: rules and underlines cover nothing
_SAID_BY_MARKS = (b"Alt", b"E", b"Contents")
_INVISIBLE = 3  # text rendering mode, ISO 32000-2 table 104


_Rect = tuple[float, float, float, float]


class Drawn(NamedTuple):
    """One object with its place in the order of painting; no box for one inside a form, which has its own places."""

    order: int
    kind: int
    handle: Any
    box: _Rect | None


def split(page: Any, layer: Any, painted: list[Drawn], off: Callable[[], frozenset[str]]) -> tuple[str, str] | None:
    """(text that is seen, text that is not) of a page; None if all of it is seen.

    `painted` is what `objects` found; `off` names the layers that are switched off, asked only if the page has layers.
    """
    unseen = _unseen(page, painted, off)
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


def objects(page: Any) -> list[Drawn]:
    """What is painted on a page, in order, what forms (7.8.2) paint behind the form itself."""
    from pypdfium2 import raw

    return list(_objects(page, raw))


def _objects(page: Any, raw: Any) -> Iterator[Drawn]:
    count = min(raw.FPDFPage_CountObjects(page), _MOST_OBJECTS)
    waiting = [(raw.FPDFPage_GetObject(page, at), 0) for at in reversed(range(count))]
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    order = 0
    while waiting and order < _MOST_OBJECTS:
        handle, depth = waiting.pop()
        kind = raw.FPDFPageObj_GetType(handle)
        if kind == raw.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
            count = min(raw.FPDFFormObj_CountObjects(handle), _MOST_OBJECTS)
            waiting += [(raw.FPDFFormObj_GetObject(handle, at), depth + 1) for at in reversed(range(count))]
            yield Drawn(order, kind, handle, None)
            continue
        order += 1
        if depth or not raw.FPDFPageObj_GetBounds(handle, left, bottom, right, top):
            yield Drawn(order, kind, handle, None)
        else:
            yield Drawn(order, kind, handle, (left.value, bottom.value, right.value, top.value))


def _unseen(page: Any, found: list[Drawn], off: Callable[[], frozenset[str]]) -> set[int]:
    from pypdfium2 import raw

    covers = [d for d in found if d.kind == raw.FPDF_PAGEOBJ_PATH and _is_cover(d, raw)][:_MOST_COVERS]
    pictures = [d for d in found if d.kind == raw.FPDF_PAGEOBJ_IMAGE]
    edges = tuple(page.get_bbox())
    unseen: set[int] = set()
    covering = [*covers, *_veils(pictures, edges, raw)]
    fill = _Fill(raw)
    is_text = raw.FPDF_PAGEOBJ_TEXT
    for text in found:
        if text.kind != is_text:
            continue
        hides = _is_out_of_sight(text, covering, edges, raw) or _is_pale(text, covers, pictures, fill, raw)
        if not hides and raw.FPDFPageObj_CountMarks(text.handle) > 0:
            hides = _layer(text.handle) in off()
        if hides and (address := _address(text.handle)) is not None:
            unseen.add(address)
    return unseen


def _is_out_of_sight(text: Drawn, covers: list[Drawn], edges: tuple[float, ...], raw: Any) -> bool:
    """Whether the text stands outside the page or of what it is clipped to, or something opaque is painted over it."""
    box = text.box
    if box is None:
        return False
    if box[2] < edges[0] or box[0] > edges[2] or box[3] < edges[1] or box[1] > edges[3]:
        return True
    if covers and any(cover.order > text.order and _within(box, cover.box) for cover in covers):
        return True
    return _is_clipped(text.handle, box, raw)


def _veils(pictures: list[Drawn], edges: tuple[float, ...], raw: Any) -> list[Drawn]:
    """The pictures that hide what they are painted over. Those of the whole page, also in strips, are a scan."""
    opaque = [d for d in pictures[:_MOST_COVERS] if d.box and not raw.FPDFPageObj_HasTransparency(d.handle)]
    covered = sum((right - left) * (top - bottom) for left, bottom, right, top in (d.box for d in opaque if d.box))
    return opaque if covered < _SCAN * (edges[2] - edges[0]) * (edges[3] - edges[1]) else []


def _is_clipped(handle: Any, box: _Rect, raw: Any) -> bool:
    """Whether a path to which the object is clipped (8.5.4) lies beside it, or is empty."""
    clip = raw.FPDFPageObj_GetClipPath(handle)
    for path in range(min(raw.FPDFClipPath_CountPaths(clip), _MOST_CLIPS) if clip else 0):
        points = list(_points(clip, path, raw))
        if not points:
            continue
        (left, right), (bottom, top) = ((min(at), max(at)) for at in zip(*points, strict=True))
        if box[2] <= left or box[0] >= right or box[3] <= bottom or box[1] >= top:
            return True
    return False


def _points(clip: Any, path: int, raw: Any) -> Iterator[tuple[float, float]]:
    x, y = ctypes.c_float(), ctypes.c_float()
    for at in range(min(raw.FPDFClipPath_CountPathSegments(clip, path), _MOST_SEGMENTS)):
        if raw.FPDFPathSegment_GetPoint(raw.FPDFClipPath_GetPathSegment(clip, path, at), x, y):
            yield x.value, y.value


def _is_pale(text: Drawn, covers: list[Drawn], pictures: list[Drawn], fill: _Fill, raw: Any) -> bool:
    """Whether the text is painted invisible, in the colour of what is under it, or so small that it is none."""
    if raw.FPDFTextObj_GetTextRenderMode(text.handle) == _INVISIBLE:
        return not any(text.box is None or _within(text.box, picture.box) for picture in pictures)
    ink, alpha = fill.of(text.handle)
    if alpha == 0:
        return True
    box = text.box
    if box is None:
        return False
    if box[3] - box[1] < _LOWEST and box[2] - box[0] > box[3] - box[1] and _size(text.handle, raw) < _LOWEST:
        return True
    top = _under(text.order, box, covers, pictures) if covers or pictures else None
    ground = _PAPER if top is None else None if top.kind == raw.FPDF_PAGEOBJ_IMAGE else fill.known(top.handle)
    return ground is not None and _alike(ink, ground)


def _under(order: int, box: _Rect, covers: list[Drawn], pictures: list[Drawn]) -> Drawn | None:
    """What was painted last under a box before that place in the order; None for the bare paper."""
    grounds = [d for d in (*covers, *pictures) if d.order < order and _within(box, d.box)]
    return max(grounds, default=None, key=lambda drawn: drawn.order)


@functools.lru_cache(1_024)  # every word of a page is asked, and a page has few colours
def _alike(ink: tuple[int, int, int], ground: tuple[int, int, int]) -> bool:
    return max(abs(a - b) for a, b in zip(ink, ground, strict=True)) <= _ALIKE


def _size(handle: Any, raw: Any) -> float:
    """The height of the letters in points, whatever they are."""
    size, matrix = ctypes.c_float(), raw.FS_MATRIX()
    if not raw.FPDFTextObj_GetFontSize(handle, size) or not raw.FPDFPageObj_GetMatrix(handle, matrix):
        return _LOWEST
    return float(abs(size.value) * max(abs(matrix.c), abs(matrix.d)))


def _is_cover(drawn: Drawn, raw: Any) -> bool:
    """Whether a path is filled so that nothing shows through."""
    box = drawn.box
    if box is None or box[2] - box[0] < _SMALLEST or box[3] - box[1] < _SMALLEST:
        return False
    mode, stroked = ctypes.c_int(0), raw.FPDF_BOOL(0)
    if not raw.FPDFPath_GetDrawMode(drawn.handle, mode, stroked) or mode.value == raw.FPDF_FILLMODE_NONE:
        return False
    return not raw.FPDFPageObj_HasTransparency(drawn.handle) and _Fill(raw).of(drawn.handle)[1] >= _OPAQUE


def _within(inner: _Rect, outer: _Rect | None) -> bool:
    """Whether nine tenths of the inner box lie in the outer one."""
    if outer is None:
        return False
    width = min(inner[2], outer[2]) - max(inner[0], outer[0])
    height = min(inner[3], outer[3]) - max(inner[1], outer[1])
    area = (inner[2] - inner[0]) * (inner[3] - inner[1])
    return width > 0 and height > 0 and width * height >= 0.9 * area


class _Fill:
    """Asks for the colour that objects are filled with; one set of buffers serves them all."""

    def __init__(self, raw: Any) -> None:
        self._raw = raw
        self._values = tuple(ctypes.c_uint(0) for _ in range(4))

    def known(self, handle: Any) -> tuple[int, int, int] | None:
        """Red, green and blue; None where pdfium does not say, as of a pattern."""
        return tuple(v.value for v in self._values[:3]) if self._asked(handle) else None  # type: ignore[return-value]

    def _asked(self, handle: Any) -> bool:
        return bool(self._raw.FPDFPageObj_GetFillColor(handle, *self._values))

    def of(self, handle: Any) -> tuple[tuple[int, int, int], int]:
        """Red, green and blue, and alpha, from 0 to 255; black where pdfium does not say."""
        red, green, blue, alpha = self._values
        if not self._asked(handle):
            return (0, 0, 0), 255
        return (red.value, green.value, blue.value), alpha.value


def marked(painted: list[Drawn]) -> Iterator[str]:
    """Texts that marks in the content of the page hold (14.6, 14.9): alternative ones and such that are spelt out."""
    from pypdfium2 import raw

    for drawn in painted:
        for at in range(min(raw.FPDFPageObj_CountMarks(drawn.handle), 20)):
            mark = raw.FPDFPageObj_GetMark(drawn.handle, at)
            for key in _SAID_BY_MARKS if raw.FPDFPageObjMark_CountParams(mark) else ():
                if text := _parameter(mark, key, raw):
                    yield text


def _parameter(mark: Any, key: bytes, raw: Any) -> str:
    """A text that a mark holds under that key; "" if it holds none."""
    length = ctypes.c_ulong(0)
    if not raw.FPDFPageObjMark_GetParamStringValue(mark, key, None, 0, length) or length.value <= 2:
        return ""
    value = ctypes.create_string_buffer(length.value + 2)
    target = ctypes.cast(value, ctypes.POINTER(ctypes.c_ushort))
    raw.FPDFPageObjMark_GetParamStringValue(mark, key, target, length.value, length)
    return value.raw[: length.value].decode("utf-16-le", "replace").rstrip("\0")


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
        return _parameter(mark, b"Name", raw)
    return None
