from __future__ import annotations

import io
import logging
from email.message import EmailMessage
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFont

from scanners import registry
from scanners.contract import Content, Embedded, Options, Piece, Unread
from scanners.pictures import image, ocr

WORDS = "Marisol Quenneville, grade 4"


def drawn(text: str = WORDS) -> Image.Image:
    picture = Image.new("RGB", (400, 60), "white")
    ImageDraw.Draw(picture).text((15, 15), text, "black", ImageFont.load_default(24))
    return picture


def saved(picture: Image.Image, format: str, **options: object) -> bytes:
    data = io.BytesIO()
    picture.save(data, format, **options)
    return data.getvalue()


def read(data: bytes, options: Options | None = None) -> list[Content]:
    return list(registry.pieces(io.BytesIO(data), "a", None, options))


def texts(contents: list[Content]) -> list[tuple[str, int | None, str]]:
    return [(c.text, c.where.page, str(c.where.part)) for c in contents if isinstance(c, Piece)]


@pytest.mark.parametrize("format", ["PNG", "JPEG", "TIFF", "GIF", "WEBP", "BMP", "AVIF"])
def test_text_of_every_format_is_read(format: str) -> None:
    assert texts(read(saved(drawn(), format))) == [(WORDS, None, "ocr")]


def test_heic_is_read() -> None:
    data = (Path(__file__).parents[2] / "fixtures" / "pictures" / "list.heic").read_bytes()
    assert registry.identify(io.BytesIO(data), "a") == "image/heic"
    assert texts(read(data)) == [
        ("ImageDescription: Nora Quill, SASID 1073108007", None, "metadata"),
        ("SASID 1073107999", None, "ocr"),
    ]
    assert {c.reason for c in read(data[:900]) if isinstance(c, Unread)} == {"corrupt"}


def test_pages_of_a_tiff_are_numbered() -> None:
    pages = [drawn("Page one"), Image.new("1", (300, 80), "white"), drawn("Custody order")]
    data = saved(pages[0], "TIFF", save_all=True, append_images=pages[1:])
    assert texts(read(data)) == [("Page one", 1, "ocr"), ("Custody order", 3, "ocr")]


def test_frames_that_repeat_are_said_once() -> None:
    frames = [drawn(), drawn(), drawn("Bo Larsen")]
    data = saved(frames[0], "GIF", save_all=True, append_images=frames[1:], duration=[100, 110, 120])
    assert texts(read(data)) == [(WORDS, None, "ocr"), ("Bo Larsen", None, "ocr")]


@pytest.mark.parametrize("orientation", [3, 6, 8])
def test_the_orientation_tag_is_followed(orientation: int) -> None:
    turn = {3: Image.Transpose.ROTATE_180, 6: Image.Transpose.ROTATE_90, 8: Image.Transpose.ROTATE_270}[orientation]
    picture = drawn().transpose(turn)
    picture.getexif()[0x0112] = orientation
    assert texts(read(saved(picture, "JPEG", exif=picture.getexif()))) == [(WORDS, None, "ocr")]


@pytest.mark.parametrize("format", ["PNG", "JPEG"])
def test_a_picture_that_breaks_off_is_read_as_far_as_it_goes(format: str) -> None:
    whole = Image.new("RGB", (400, 400), "white")
    whole.paste(drawn(), (0, 0))
    ImageDraw.Draw(whole).rectangle((0, 300, 400, 400), "grey")
    noise = Image.effect_noise((400, 200), 80).convert("RGB")
    whole.paste(noise, (0, 200))
    data = saved(whole, format)
    found = read(data[: len(data) * 3 // 4])
    assert (WORDS, None, "ocr") in texts(found)
    assert [(c.reason, c.whole) for c in found if isinstance(c, Unread)] == [("corrupt", False)]


@pytest.mark.parametrize("format", ["PNG", "TIFF", "GIF"])
def test_more_pixels_than_allowed_are_refused(format: str) -> None:
    found = read(saved(drawn(), format), Options(max_pixels=400 * 60 - 1))
    assert [(c.reason, c.whole) for c in found if isinstance(c, Unread)] == [("too-large", True)]


def test_without_ocr_a_picture_is_never_clean(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "is_installed", lambda: False)
    picture = drawn()
    bare = read(saved(picture, "PNG"))
    picture.getexif()[270] = "Bo Larsen"
    described = read(saved(picture, "PNG", exif=picture.getexif()))
    assert [(c.reason, c.whole) for c in bare if isinstance(c, Unread)] == [("no-text", True)]
    assert [(c.reason, c.whole) for c in described if isinstance(c, Unread)] == [("no-text", False)]
    assert texts(described) == [("ImageDescription: Bo Larsen", None, "metadata")]


def test_a_jpeg_of_too_many_pixels_is_decoded_at_half_its_size() -> None:
    found = read(saved(drawn().resize((1200, 180)), "JPEG"), Options(max_pixels=600 * 90))
    assert texts(found) == [(WORDS, None, "ocr")]


@pytest.mark.parametrize("size", [(1, 1), (32, 32), (300, 8)], ids=str)
def test_icons_and_rules_are_clean(size: tuple[int, int], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "is_installed", lambda: False)
    assert read(saved(Image.new("RGB", size), "GIF")) == []


def test_pages_beyond_the_budget_are_said() -> None:
    pages = [drawn(f"Page {word}") for word in ("one", "two", "three")]
    data = saved(pages[0], "TIFF", save_all=True, append_images=pages[1:])
    found = read(data, Options(max_ocr_pages=1))
    assert texts(found) == [("Page one", 1, "ocr")]
    assert [(c.reason, c.detail, c.whole) for c in found if isinstance(c, Unread)] == [
        ("no-text", "2 frames were not read: OCR may read 1 pages a file", False)
    ]


def test_pictures_inside_other_files_reach_the_scanner() -> None:
    message = EmailMessage()
    message["From"], message["Subject"] = "ann@example.org", "Trip"
    message.set_content("See below.")
    message.add_attachment(saved(drawn(), "PNG"), maintype="image", subtype="png", filename="note.png")
    inner = [c for c in read(message.as_bytes()) if isinstance(c, Embedded)]
    assert [c.name for c in inner] == ["note.png"]
    with inner[0].open() as stream:
        assert texts(list(registry.pieces(stream, "note.png"))) == [(WORDS, None, "ocr")]


def test_no_log_holds_what_a_tag_says(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    picture = Image.new("RGB", (30, 8))
    picture.getexif()[270] = WORDS
    assert texts(read(saved(picture, "TIFF", exif=picture.getexif())))
    caplog.clear()
    read(saved(picture, "TIFF", exif=picture.getexif()))
    assert "Quenneville" not in caplog.text


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (b"BM" + bytes(12) + b"\x28\0\0\0" + bytes(40), "image/bmp"),
        (b"BMW, Ford and Opel are makers of cars.\n" * 3, "text/plain"),
        (b"P6\n30 8\n255\n" + b"\xff" * 720, "image/x-portable-anymap"),
        (b"P5 # made by a program\n30 8\n255\n" + b"\xff" * 240, "image/x-portable-anymap"),
        (b"P4\n30 8\n" + bytes(32), "image/x-portable-anymap"),
        (b"P5 12 30 40 pages are left to read\n" * 9, "text/plain"),
    ],
    ids=["bitmap", "text", "colours", "greys after a comment", "black and white", "list of pages"],
)
def test_a_picture_is_told_from_text(head: bytes, expected: str) -> None:
    assert registry.identify(io.BytesIO(head), "a") == expected


@pytest.mark.parametrize("kind", ["PPM", "JPEG2000"])
def test_words_in_rare_pictures(kind: str) -> None:
    assert (WORDS, None, "ocr") in texts(read(saved(drawn(), kind)))


def test_every_media_type_has_its_reader() -> None:
    assert set(image._PILLOW) == {found.media_type for found in image.SCANNER.formats}
