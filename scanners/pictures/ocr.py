"""Text in pictures, found by RapidOCR with the models that its wheel carries (PP-OCRv6, Apache-2.0).

The models are named by path, so nothing is ever fetched. Detection runs on a small copy of the picture and again on a
larger one only where letters are small or may be; recognition cuts each line out of the picture itself. What lies
on its side or upside down is turned first, by the shape of the lines and by trying which way reads better: the angle
classifier of the wheel takes upright lines of Latin letters for turned ones and is not used.
"""

from __future__ import annotations

import functools
import importlib.util
import math
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from scanners.contract import ScanError
from scanners.pictures import ocrpixels

if TYPE_CHECKING:
    import numpy
    from PIL.Image import Image

    Array = numpy.ndarray[Any, Any]

MISSING = 'OCR is not installed (the extra "ocr")'

_MODELS = {
    "Det.model_path": "PP-OCRv6_det_small.onnx",
    "Rec.model_path": "PP-OCRv6_rec_small.onnx",
    "Cls.model_path": "ch_ppocr_mobile_v2.0_cls_mobile.onnx",
}
_SMALLEST = (40, 12)
"""Pixels of the longer and the shorter side under which a picture holds no line of text."""

_FIRST_LOOK = (700_000, 1_200_000)
"""Pixels of the copy that is searched first, the more the larger the picture is. A letter page at 87 dpi has 700,000,
and shows all lines of 10 points. One of 3 million would need half a gigabyte more, so larger ones go by strips."""

_CLOSER_LOOK = 4_200_000
"""Pixels of the copy that is searched again: a screen of 2560 by 1600 as it is."""

_ICON = 100_000
"""Pixels of a picture that is searched at twice its size if nothing is found."""

_LONG, _STRIP_WIDTH = 2.5, 960
"""A large picture longer than so many times its width goes by strips at once, lest its text shrink to nothing."""

_OVERLAP = 96
_BLOCK, _STRONG, _DENSE, _FEW_BLOCKS = 32, 80, 0.12, 8  # pixels, steps of grey, share of a block, two words
_SMALL_LINE, _GOOD_LINE = 12.0, 20.0  # heights of a line in the copy that is searched, in pixels
_SURE, _LIKELY, _SHORT = 0.85, 0.5, 2
_TRIED = 3  # lines that are read both ways to tell which is up
_MOST_LINES = 1_000


class Line(NamedTuple):
    """One run of text, its edges in pixels of the upright, straightened picture."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


@functools.cache
def is_installed() -> bool:
    """Whether OCR can run: both libraries and all model files are there. Imports nothing."""
    if importlib.util.find_spec("onnxruntime") is None:
        return False
    folder = _models()
    return folder is not None and all((folder / name).is_file() for name in _MODELS.values())


def _models() -> Path | None:
    found = importlib.util.find_spec("rapidocr")
    return Path(found.origin).parent / "models" if found and found.origin else None


@functools.cache
def _engine() -> Any:
    """The one session of this process: a thread of its own only, since the workers are many."""
    folder = _models()
    assert folder is not None
    import logging

    # its logger prints to standard error, and what it prints may tell of the picture
    logging.getLogger("RapidOCR").setLevel(logging.CRITICAL + 1)
    from rapidocr import RapidOCR

    settings: dict[str, Any] = {key: str(folder / name) for key, name in _MODELS.items()}
    settings |= {
        "Global.log_level": "critical",
        "Global.use_preprocess_img": False,
        "Global.use_vertical_padding": False,
        "Global.text_score": 0.0,
        "EngineConfig.onnxruntime.intra_op_num_threads": 1,
        "EngineConfig.onnxruntime.inter_op_num_threads": 1,
        "Det.limit_type": "max",
        "Det.limit_side_len": 100_000,
        "Det.max_candidates": _MOST_LINES,
        "Rec.rec_batch_num": 1,  # padding a batch to its longest line costs more than it saves
    }
    return RapidOCR(params=settings)


def is_tiny(size: tuple[int, int]) -> bool:
    """Whether a picture (width, height in pixels) is too small to hold a line of text."""
    return max(size) < _SMALLEST[0] or min(size) < _SMALLEST[1]


def lines(picture: Image, seconds: float = math.inf) -> tuple[list[Line], bool]:
    """The lines of text in a picture of any mode and size, from top to bottom, and whether these are all of them.

    No line is begun after so many seconds. Raises ScanError `too-large`.
    """
    if is_tiny(picture.size):
        return [], True
    try:
        return _read(ocrpixels.pixels_of(picture), time.monotonic() + seconds)
    except MemoryError:
        raise ScanError("too-large", "recognising its text needs more memory than allowed") from None
    except Exception as error:
        # onnxruntime has one class for all its failures, and RapidOCR wraps it in another
        if "alloc" in str(error):
            raise ScanError("too-large", "recognising its text needs more memory than allowed") from None
        raise


def _read(pixels: Array, until: float) -> tuple[list[Line], bool]:
    corners = _found(pixels)
    if not len(corners):
        return [], True
    if ocrpixels.lies_on_its_side(corners):
        pixels, corners = ocrpixels.turned(pixels, corners, 1)
    if _is_upside_down(pixels, corners):
        pixels, corners = ocrpixels.turned(pixels, corners, 2)
    straight = ocrpixels.straightened(corners)
    result = []
    for box, place in zip(corners, straight, strict=True):
        if time.monotonic() > until:
            break
        text, score = _recognised(ocrpixels.cut(pixels, box))
        text = " ".join(text.split())
        needed = _LIKELY if sum(c.isalnum() for c in text) > _SHORT else 0.8
        if text and score >= needed:
            left, right = (place[0][0] + place[3][0]) / 2, (place[1][0] + place[2][0]) / 2
            top, bottom = (place[0][1] + place[1][1]) / 2, (place[2][1] + place[3][1]) / 2
            result.append(Line(text, float(left), float(top), float(right), float(bottom)))
    else:
        return sorted(result, key=lambda line: line.top), True
    return sorted(result, key=lambda line: line.top), False


def _found(pixels: Array) -> Array:
    """The corners of every line, (n, 4, 2), clockwise from the upper left.

    A first look at a small copy; a closer one where lines are small, or where the picture has fine detail that the
    first look took for nothing.
    """
    import numpy

    height, width = pixels.shape[:2]
    area = height * width
    if height > _LONG * width and area > _CLOSER_LOOK:
        return _in_strips(pixels, min(1.0, _STRIP_WIDTH / width))
    # never larger than it is at first: enlarged, the grain of a fax breaks its letters up
    factor = min((max(_FIRST_LOOK[0], min(area / 4, _FIRST_LOOK[1])) / area) ** 0.5, 1.0)
    corners = _detected(pixels, factor)
    if not len(corners) and area < _ICON:
        return _detected(pixels, 2.0)
    closer = min(2.0, (_CLOSER_LOOK / area) ** 0.5)
    smallest = (
        float(numpy.quantile(ocrpixels.sides(corners).min(axis=1), 0.1)) * factor if len(corners) else _SMALL_LINE
    )
    if smallest < _SMALL_LINE:
        closer = min(closer, factor * _GOOD_LINE / max(smallest, 1.0))
    elif not _has_more(pixels, corners):
        return corners
    return _joined(_in_strips(pixels, closer), corners) if closer > factor * 1.2 else corners


def _in_strips(pixels: Array, factor: float) -> Array:
    """What is found in strips from top to bottom that overlap; each line counts where its middle is."""
    import numpy

    height, width = pixels.shape[:2]
    step = max(int(_FIRST_LOOK[1] / (width * factor * factor)) - 2 * _OVERLAP, 2 * _OVERLAP)
    parts = [numpy.empty((0, 4, 2), numpy.float32)]
    for start in range(0, height, step):
        low = max(0, start - _OVERLAP)
        corners = _detected(pixels[low : start + step + _OVERLAP], factor)
        corners[:, :, 1] += low
        middle = corners[:, :, 1].mean(axis=1)
        parts.append(corners[(middle >= start) & (middle < start + step)])
    return numpy.concatenate(parts)


def _joined(corners: Array, before: Array) -> Array:
    """The lines of the closer look, and those of the first that it has lost: large letters."""
    import numpy

    low, high, middles = before.min(axis=1), before.max(axis=1), corners.mean(axis=1)
    lost = [not ((middles > low[at]) & (middles < high[at])).all(axis=1).any() for at in range(len(before))]
    return numpy.concatenate([corners, before[numpy.array(lost, bool)]])


def _has_more(pixels: Array, corners: Array) -> bool:
    """Whether there is detail as fine and as strong as that of small letters, outside the lines that were found."""
    import cv2
    import numpy

    grey = cv2.cvtColor(pixels, cv2.COLOR_BGR2GRAY)
    strong = (cv2.absdiff(grey[:, 2:], grey[:, :-2]) > _STRONG).astype(numpy.uint8) * 255
    size = (max(1, strong.shape[1] // _BLOCK), max(1, strong.shape[0] // _BLOCK))
    dense = (cv2.resize(strong, size, interpolation=cv2.INTER_AREA) > 255 * _DENSE).astype(numpy.uint8)
    for line in corners:
        left, top = (line.min(axis=0) // _BLOCK).astype(int)
        right, bottom = (line.max(axis=0) // _BLOCK).astype(int)
        dense[max(0, top - 1) : bottom + 2, max(0, left - 1) : right + 2] = 0
    return int(dense.sum()) >= _FEW_BLOCKS


def _detected(pixels: Array, factor: float) -> Array:
    """The corners of the lines that are found in a copy of the picture, `factor` times its size."""
    import cv2
    import numpy

    height, width = pixels.shape[:2]
    size = (max(32, round(width * factor / 32) * 32), max(32, round(height * factor / 32) * 32))
    how = cv2.INTER_AREA if factor < 1 else cv2.INTER_CUBIC
    found = _engine()(cv2.resize(pixels, size, interpolation=how), use_det=True, use_cls=False, use_rec=False)
    if getattr(found, "boxes", None) is None:
        return numpy.empty((0, 4, 2), numpy.float32)
    scale = numpy.array([width / size[0], height / size[1]], numpy.float32)
    corners: Array = numpy.asarray(found.boxes, numpy.float32) * scale
    return corners


def _is_upside_down(pixels: Array, corners: Array) -> bool:
    """Whether the longest lines read better the other way round."""
    import numpy

    sides = ocrpixels.sides(corners)
    longest = [at for at in numpy.argsort(-sides[:, 0])[:_TRIED] if sides[at, 0] > 2 * sides[at, 1]]
    cuts = [ocrpixels.cut(pixels, corners[at]) for at in longest]
    if not cuts:
        return False
    upright = float(numpy.mean([_recognised(cut)[1] for cut in cuts]))
    if upright >= _SURE:
        return False
    turned = [_recognised(numpy.ascontiguousarray(numpy.rot90(cut, 2)))[1] for cut in cuts]
    return float(numpy.mean(turned)) > upright


def _recognised(cut: Array) -> tuple[str, float]:
    found = _engine()(cut, use_det=False, use_cls=False, use_rec=True)
    if not found.txts:
        return "", 0.0
    return str(found.txts[0]), float(found.scores[0])
