"""Pictures: what is written into them beside the pixels, and the text in the pixels, by OCR.

Pillow decodes, pi-heif for HEIC. The size is known before a pixel is decoded, so that a picture that would fill the
memory is refused. A picture that breaks off is read as far as it goes.
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, BinaryIO

from scanners.archives import outside
from scanners.contract import Content, Format, Options, ScanError, Scanner, Unread, Where
from scanners.pictures import ocr, ocrlayout, ocrpixels, photo_metadata, pictureends
from scanners.pictures.ocrallowance import Allowance

if TYPE_CHECKING:
    from PIL.Image import Image

_PILLOW = {
    "image/png": ("PNG",),
    "image/jpeg": ("JPEG",),
    "image/tiff": ("TIFF",),
    "image/gif": ("GIF",),
    "image/webp": ("WEBP",),
    "image/bmp": ("BMP",),
    "image/heic": ("HEIF",),
    "image/avif": ("AVIF",),
    "image/jp2": ("JPEG2000",),
    "image/x-portable-anymap": ("PPM",),
}
"""Which of Pillow's readers may look at which media type: never one that the content does not call for."""

_PAGED = ("image/tiff",)
_ORIENTATION = 0x0112
_TURNS = {2: 0, 3: 3, 4: 1, 5: 5, 6: 4, 7: 6, 8: 2}
"""What undoes each value of the orientation tag (CIPA DC-008, 4.6.4), as a number of Pillow's `Transpose`."""

_IN_MEMORY = 128 << 20
"""Bytes of a file whose end is looked for."""

_LARGEST_SIDE = 1 << 17
"""Pixels; the longest picture that any program here writes is a strip of 65,535."""


def pieces(stream: BinaryIO, name: str, media_type: str, options: Options) -> Iterator[Content]:
    """The metadata (part `metadata`), then the text of every frame (part `ocr`), tables as grids.

    `where.page` counts the pages of a TIFF; the frames of an animation have no number, and what they repeat is given
    once. Without OCR a picture is `Unread("no-text")`. Raises ScanError `corrupt`, `too-large`, `unsupported`.
    """
    del name
    picture = _opened(stream, media_type)
    frames = max(1, getattr(picture, "n_frames", 1))
    allowance = Allowance.of(options)
    said: set[str] = set()
    spoke = deaf = False
    for number in range(1, min(frames, options.max_members) + 1):
        paged = media_type in _PAGED and frames > 1
        if number > 1 and (failure := _at(picture, number - 1)):
            yield failure
            break
        frame, failure = _decoded(picture, options)  # first, since chunks at the end of a PNG come with its pixels
        where = Where(page=number if paged else None)
        for content in (
            *(_metadata(picture, stream, where) if paged or number == 1 else ()),
            *(_text(frame, where, allowance, said) if frame and ocr.is_installed() else ()),
        ):
            spoke = spoke or not isinstance(content, Unread)
            yield content
        if failure:
            yield replace(failure, whole=not spoke)
        deaf = deaf or not (ocr.is_installed() or ocr.is_tiny(picture.size))
    if frames > options.max_members:
        yield Unread("too-many-members", f"the picture has more than {options.max_members} frames", whole=False)
    if deaf:
        yield Unread("no-text", f"the text in the picture was not read: {ocr.MISSING}", whole=not spoke)
    yield from allowance.rest("frame" if frames > 1 else "picture", whole=not spoke)
    yield from _behind(stream, media_type, options)


def _behind(stream: BinaryIO, media_type: str, options: Options) -> Iterator[Content]:
    """What stands behind the picture and is neither its own nor its camera's."""
    size = stream.seek(0, 2)
    if size <= _IN_MEMORY and media_type in pictureends.FORMATS:
        stream.seek(0)
        yield from outside.contents(stream, pictureends.behind(stream.read(), media_type), size, "behind", options)


def _opened(stream: BinaryIO, media_type: str) -> Image:
    """The picture, its size known and nothing decoded."""
    import logging

    import PIL.Image

    if media_type == "image/heic":
        import pi_heif

        pi_heif.register_heif_opener(thumbnails=False, depth_images=False, aux_images=False)
    PIL.Image.MAX_IMAGE_PIXELS = None  # ours is asked for every frame, and does not warn
    logging.getLogger("PIL").setLevel(logging.CRITICAL + 1)  # what it logs holds the values of tags
    warnings.filterwarnings("ignore", module=r"PIL\.")
    stream.seek(0)
    try:
        return PIL.Image.open(_Unclosed(stream), formats=_PILLOW[media_type])  # type: ignore[arg-type]
    except PIL.UnidentifiedImageError:
        raise ScanError("corrupt", "the picture's head is broken") from None


class _Unclosed(io.RawIOBase):
    """The stream, which Pillow may close for itself and not for its owner."""

    def __init__(self, inner: BinaryIO) -> None:
        self._inner = inner

    def read(self, size: int = -1, /) -> bytes:
        return self._inner.read(size)

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = 0, /) -> int:
        return self._inner.seek(offset, whence)

    def tell(self) -> int:
        return self._inner.tell()


def _at(picture: Image, frame: int) -> Unread | None:
    """Go to a frame (from 0); what is in the way, if anything."""
    try:
        picture.seek(frame)
    except MemoryError:
        raise
    except Exception:  # whatever Pillow's readers stumble over
        return Unread("corrupt", "the picture's later frames cannot be reached", whole=False)
    return None


def _metadata(picture: Image, stream: BinaryIO, where: Where) -> Iterator[Content]:
    given = photo_metadata.pieces(picture, stream, where.at(part="metadata"))
    try:
        yield from given
    except MemoryError:
        raise
    except Exception:  # damaged metadata must not keep the text from being read
        yield Unread("corrupt", "the picture's metadata are broken", whole=False)


def _text(frame: Image, where: Where, allowance: Allowance, said: set[str]) -> Iterator[Content]:
    """The text of one frame; of an animation, which shows its words on many frames, what is new."""
    try:
        lines = allowance.read(frame) or []
    except ScanError as error:
        yield Unread(error.reason, error.detail, whole=False)
        return
    new = [line for line in lines if where.page or line.text not in said]
    said.update(line.text for line in new)
    yield from ocrlayout.contents(new, where.at(part="ocr"))


def _decoded(picture: Image, options: Options) -> tuple[Image | None, Unread | None]:
    """The frame upright, as far as it can be decoded; what is missing of it."""
    import PIL.Image
    from PIL import ImageFile

    width, height = picture.size
    if picture.format == "JPEG" and width * height > options.max_pixels:
        picture.draft("RGB", (width // 2, height // 2))  # a JPEG can be decoded at half its size and less
        width, height = picture.size
    if width * height > options.max_pixels or max(width, height) > _LARGEST_SIDE:
        return None, Unread("too-large", f"the picture has more than {options.max_pixels:,} pixels")
    failure = None
    try:
        picture.load()
    except MemoryError:
        return None, Unread("too-large", "decoding the picture needs more memory than allowed")
    except Exception:  # each of Pillow's readers has its own ways to fail
        failure = Unread("corrupt", "the picture breaks off or is damaged")
        ImageFile.LOAD_TRUNCATED_IMAGES = True
        try:
            picture.load()
        except Exception:  # not even in part
            return None, failure
        finally:
            ImageFile.LOAD_TRUNCATED_IMAGES = False
    turn = _TURNS.get(picture.getexif().get(_ORIENTATION, 1))
    frame = ocrpixels.shrunk(picture)  # first, since a copy of the whole would need as much memory again
    return frame if turn is None else frame.transpose(PIL.Image.Transpose(turn)), failure


SCANNER = Scanner(
    name="image",
    formats=(
        Format("image/png", "PNG picture", (".png",)),
        Format("image/jpeg", "JPEG picture", (".jpg", ".jpeg", ".jpe", ".jfif")),
        Format("image/tiff", "TIFF picture", (".tif", ".tiff")),
        Format("image/gif", "GIF picture", (".gif",)),
        Format("image/webp", "WebP picture", (".webp",)),
        Format("image/bmp", "Windows bitmap", (".bmp", ".dib")),
        Format("image/heic", "HEIC picture", (".heic", ".heif")),
        Format("image/avif", "AVIF picture", (".avif",)),
        Format(
            "image/jp2",
            "JPEG 2000 picture",
            (".jp2", ".j2k", ".jpx"),
            ((0, b"\0\0\0\x0cjP  \r\n\x87\n"), (0, b"\xff\x4f\xff\x51\0")),
        ),
        Format("image/x-portable-anymap", "portable pixel map", (".ppm", ".pgm", ".pbm", ".pnm")),
    ),
    pieces=pieces,
    library="Pillow, pi-heif, lxml; with the extra ocr RapidOCR, onnxruntime",
    licence="MIT-CMU, BSD-3-Clause and LGPL-3.0, BSD-3-Clause; Apache-2.0, MIT",
    reads="EXIF with the user's comment and the Windows tags, GPS, IPTC, XMP, text chunks and comments; with the extra"
    " ocr the text of every page and frame, also turned, skewed or small, tables as tables; text and"
    " files behind the end",
    does_not_read="handwriting that OCR cannot make out; makers' notes; thumbnails,"
    " metadata of JPEG 2000, depth maps and second pictures inside the file; text smaller than about 6 pixels",
)
