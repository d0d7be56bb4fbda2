"""Pictures as OCR has them: rows of pixels, and the four corners of each line, turned, straightened, cut out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy
    from PIL.Image import Image

    Array = numpy.ndarray[Any, Any]

_WORKING_PIXELS = 9_000_000
"""Pixels of the copy that lines are cut from: a letter page at 300 dpi is 8.4 million."""


def shrunk(picture: Image) -> Image:
    """The picture, made smaller if it has more pixels than lines are cut from."""
    import PIL.Image

    width, height = picture.size
    if width * height <= _WORKING_PIXELS:
        return picture
    if picture.mode in ("1", "P", "PA"):  # these cannot be made smaller smoothly
        transparent = "transparency" in picture.info or picture.mode == "PA"
        picture = picture.convert("RGBA" if transparent else "L" if picture.mode == "1" else "RGB")
    factor = (_WORKING_PIXELS / (width * height)) ** 0.5
    size = (max(1, int(width * factor)), max(1, int(height * factor)))
    return picture.resize(size, PIL.Image.Resampling.BOX)


def pixels_of(picture: Image) -> Array:
    """The picture as rows of blue, green, red; transparent parts take the ground that its text stands out from."""
    import numpy
    import PIL.Image

    picture = shrunk(picture)
    if picture.mode[:2] == "I;" or picture.mode in ("I", "F"):
        values = numpy.asarray(picture, dtype=numpy.float32)
        low, high = float(values.min()), float(values.max())
        picture = PIL.Image.fromarray(((values - low) * (255 / max(high - low, 1e-6))).astype(numpy.uint8))
    if picture.mode in ("LA", "PA", "RGBA", "RGBa", "La") or "transparency" in picture.info:
        layered = picture.convert("RGBA")
        opaque = numpy.asarray(layered.convert("L"))[numpy.asarray(layered.getchannel("A")) > 127]
        ground = 0 if opaque.size and float(opaque.mean()) > 150 else 255
        picture = PIL.Image.alpha_composite(PIL.Image.new("RGBA", layered.size, (ground, ground, ground, 255)), layered)
    return numpy.ascontiguousarray(numpy.asarray(picture.convert("RGB"))[:, :, ::-1])


def sides(corners: Array) -> Array:
    """Length and height of every line, (n, 2)."""
    import numpy

    edges = numpy.linalg.norm(corners - numpy.roll(corners, -1, axis=1), axis=2)
    return numpy.stack([(edges[:, 0] + edges[:, 2]) / 2, (edges[:, 1] + edges[:, 3]) / 2], axis=1)


def lies_on_its_side(corners: Array) -> bool:
    """Whether more of the text stands than lies."""
    measured = sides(corners)
    standing = measured[measured[:, 1] > 1.5 * measured[:, 0]][:, 1].sum()
    lying = measured[measured[:, 0] > 1.5 * measured[:, 1]][:, 0].sum()
    return bool(standing > lying)


def turned(pixels: Array, corners: Array, quarters: int) -> tuple[Array, Array]:
    """Picture and corners turned to the left by quarters of a circle."""
    import numpy

    for _ in range(quarters):
        width = pixels.shape[1]
        corners = numpy.stack([corners[:, :, 1], width - corners[:, :, 0]], axis=2)
        corners = numpy.roll(corners, -1, axis=1)  # what was the upper right corner is the upper left one now
        pixels = numpy.rot90(pixels)
    return numpy.ascontiguousarray(pixels), corners.astype(numpy.float32)


def straightened(corners: Array) -> Array:
    """The corners with the picture's skew taken out: the usual slope of its longer lines."""
    import numpy

    measured = sides(corners)
    wide = corners[measured[:, 0] > 3 * measured[:, 1]]
    if not len(wide):
        return corners
    along = (wide[:, 1] - wide[:, 0] + wide[:, 2] - wide[:, 3]) / 2
    slope = float(numpy.median(numpy.arctan2(along[:, 1], along[:, 0])))
    turn = numpy.array([[numpy.cos(slope), -numpy.sin(slope)], [numpy.sin(slope), numpy.cos(slope)]])
    straight: Array = corners @ turn
    return straight


def cut(pixels: Array, corners: Array) -> Array:
    """One line, cut out straight."""
    import cv2
    import numpy

    length, height = (max(1, round(float(side))) for side in sides(corners[None])[0])
    target = numpy.array([[0, 0], [length, 0], [length, height], [0, height]], numpy.float32)
    matrix = cv2.getPerspectiveTransform(corners.astype(numpy.float32), target)
    return numpy.asarray(
        cv2.warpPerspective(pixels, matrix, (length, height), borderMode=cv2.BORDER_REPLICATE, flags=cv2.INTER_CUBIC)
    )
