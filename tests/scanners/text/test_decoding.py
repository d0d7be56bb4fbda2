"""Which encoding a text is read in, and that no byte stops the reading."""

from __future__ import annotations

import codecs
import io
import math
import random
import struct
from collections.abc import Iterator

import pytest

from scanners.contract import ScanError
from scanners.text import alphabets, decoding, mixedtext, textlines

NAMES = 'José Núñez, Conceição, Zoë: "naïve"\nAndré Muñoz, São Paulo\n'
POLISH = "Córka Żaneta Wiśniewska ma alergię na orzeszki. Prosimy o kontakt ze szkołą."
FRENCH = "La fille de Zoë Lefèvre, élève à l’école, a été gênée par l’œuf ; ça suffit."
KOREAN = "똠방각하 펲시콜라 학생의 성적표, 3월 12일까지 연락해 주시기 바랍니다."
RUSSIAN = "Список учеников четвёртого класса: аллергия на арахис, лекарство у медсестры школы.\n" * 3
NOISE = random.Random(7).randbytes(4096)
RUSSIAN_LIST = "Name,Note\n1,Анна\n2,аллергия\n3,Сергей\n4,собрание\n"
GREEK = "Αγαπητοί γονείς, η συνάντηση θα γίνει την Πέμπτη στην αίθουσα του σχολείου."
HEBREW = "הורים יקרים, האסיפה תתקיים ביום חמישי באולם בית הספר."
ARABIC = "أولياء الأمور الأعزاء، سيعقد الاجتماع يوم الخميس في قاعة المدرسة."
CHINESE = "各位家长：会议将于星期四在学校礼堂举行。请携带签名的文件参加。"
TURKISH = "Değerli veliler, toplantı perşembe günü okul salonunda yapılacaktır. Öğrenciler de gelebilir."
HUNGARIAN = "Kedves Szülők! Az értekezletet csütörtökön tartjuk. Kérjük, hozzák magukkal az aláírt űrlapokat."
CZECH = "Vážení rodiče, schůzka se koná ve čtvrtek v aule školy. Přineste prosím podepsané souhlasy žáků."
LATVIAN = "Cienījamie vecāki! Sapulce notiks ceturtdien skolas zālē. Lūdzam ņemt līdzi parakstītos dokumentus."
ICELANDIC = "Kæru foreldrar, fundurinn verður haldinn á fimmtudaginn. Þið eruð beðin um að koma með skjölin."
JAPANESE = "氏名: 湊 遥、生年月日は2012年3月4日です。これは学校の名簿です。\n" * 3


@pytest.mark.parametrize(
    ("data", "encoding", "how"),
    [
        pytest.param(b"\xef\xbb\xbf" + NAMES.encode(), "utf-8", "bom", id="utf-8 with mark"),
        pytest.param(b"\xff\xfe" + NAMES.encode("utf-16-le"), "utf-16-le", "bom", id="utf-16 little with mark"),
        pytest.param(b"\xfe\xff" + NAMES.encode("utf-16-be"), "utf-16-be", "bom", id="utf-16 big with mark"),
        pytest.param(b"\xff\xfe\0\0" + NAMES.encode("utf-32-le"), "utf-32-le", "bom", id="utf-32 little with mark"),
        pytest.param(NAMES.encode("utf-16-le"), "utf-16-le", "zeros", id="utf-16 little"),
        pytest.param(NAMES.encode("utf-16-be"), "utf-16-be", "zeros", id="utf-16 big"),
        pytest.param(NAMES.encode("utf-32-le"), "utf-32-le", "zeros", id="utf-32 little"),
        pytest.param(NAMES.encode("utf-32-be"), "utf-32-be", "zeros", id="utf-32 big"),
        pytest.param(RUSSIAN.encode("utf-16-le"), "utf-16-le", "letters", id="utf-16 little without Latin letters"),
        pytest.param(GREEK.encode("utf-16-be"), "utf-16-be", "letters", id="utf-16 big without Latin letters"),
        pytest.param(JAPANESE.encode("utf-16-le"), "utf-16-le", "letters", id="utf-16 little Japanese"),
        pytest.param(CHINESE.encode("utf-16-be"), "utf-16-be", "letters", id="utf-16 big Chinese"),
        pytest.param(KOREAN.encode("utf-16-le"), "utf-16-le", "letters", id="utf-16 little Korean"),
        pytest.param(b"plain words\n", "utf-8", "utf-8", id="ascii"),
        pytest.param(b"\x1b[31mplain\x1b[0m\x07\n", "utf-8", "utf-8", id="a bell"),
        pytest.param("Sampson, Emma    1012345678\n".encode("cp037"), "cp037", "letters", id="mainframe"),
        pytest.param("L'élève a été gênée par la chaleur.".encode("cp500"), "cp037", "letters", id="French mainframe"),
        pytest.param(NAMES.encode(), "utf-8", "utf-8", id="utf-8"),
        pytest.param(NAMES.encode("cp1252"), "cp1252", "guess", id="windows"),
        pytest.param(NAMES.encode("cp850"), "cp850", "guess", id="dos"),
        pytest.param(NAMES.encode("mac_roman"), "mac_roman", "guess", id="mac"),
        pytest.param("don’t – “quoted” – word—word".encode("cp1252"), "cp1252", "guess", id="typographic marks"),
        pytest.param(JAPANESE.encode("shift_jis"), "cp932", "guess", id="shift-jis"),
        pytest.param(JAPANESE.encode("iso2022_jp"), "iso2022_jp_ext", "escapes", id="iso-2022-jp"),
        pytest.param(RUSSIAN.encode("koi8-r"), "koi8-r", "guess", id="koi8-r"),
    ],
)
def test_encoding_is_told(data: bytes, encoding: str, how: str) -> None:
    told = decoding.tell(data)
    assert told is not None
    assert (told.name, told.how) == (encoding, how)


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        (NAMES, "utf-8"),
        (NAMES, "cp1252"),
        (NAMES, "utf-16"),
        (JAPANESE, "shift_jis"),
        (JAPANESE, "iso2022_jp"),
        (RUSSIAN, "koi8-r"),
        (POLISH, "cp1250"),
        (POLISH, "iso8859_2"),
        (FRENCH, "cp1252"),
        (KOREAN, "cp949"),
        (KOREAN, "johab"),
        *[(RUSSIAN, codec) for codec in ("cp1251", "cp866", "iso8859_5", "mac_cyrillic", "cp855")],
        *[(RUSSIAN_LIST, codec) for codec in ("koi8-r", "cp1251")],
        *[(GREEK, codec) for codec in ("cp1253", "iso8859_7", "cp737")],
        *[(HEBREW, codec) for codec in ("cp1255", "iso8859_8", "cp862")],
        *[(ARABIC, codec) for codec in ("cp1256", "iso8859_6")],
        *[(CHINESE, codec) for codec in ("gb2312", "gb18030")],
        *[(TURKISH, codec) for codec in ("cp1254", "cp857")],
        *[(HUNGARIAN, codec) for codec in ("cp1250", "iso8859_2", "cp852")],
        *[(CZECH, codec) for codec in ("cp1250", "iso8859_2", "cp852")],
        *[(LATVIAN, codec) for codec in ("cp1257", "iso8859_4")],
        (POLISH, "cp852"),
        (ICELANDIC, "cp1252"),
    ],
)
def test_text_comes_back(text: str, codec: str) -> None:
    assert decoding.decode(text.encode(codec))[0] == text


@pytest.mark.parametrize(
    "data",
    [
        b"\0" * 1000,
        bytes(range(256)) * 4,
        b"\x89PNG\r\n\x1a\n" + bytes(range(200)),
        b"\1\2\3\4" * 100,
        NOISE,
        *[b"".join(n.to_bytes(2, "little") for n in range(first, first + 900, 3)) for first in (0, 0x300, 0x4E00)],
    ],
    ids=["zeros", "every byte", "image", "controls", "noise", "small numbers", "larger numbers", "large numbers"],
)
def test_no_text_is_said(data: bytes) -> None:
    assert decoding.tell(data) is None


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        ("windows-1251", "cp1251"),
        ('"KOI8-R"', "koi8-r"),
        ("iso-8859-1", "cp1252"),
        ("no-such-charset", "cp1252"),
        ("utf-8", "cp1252"),
        ("utf-16", "cp1252"),
        ("utf-7", "cp1252"),
        ("base64", "cp1252"),
        (None, "cp1252"),
    ],
)
def test_declared_charset_counts_if_it_decodes(declared: str | None, encoding: str) -> None:
    told = decoding.tell("Café Zoë".encode("cp1252"), declared)
    assert told is not None
    assert told.name == encoding


def test_broken_byte_later_is_read_as_windows_and_the_rest_goes_on() -> None:
    data = b"plain\n" * 60_000 + "Zoë".encode("cp1252") + b"\n" + "José".encode() + b"\n"
    text = "".join(decoding.chunks(io.BytesIO(data)))
    assert text.endswith("plain\nZoë\nJosé\n")


def test_character_split_between_chunks_stays_whole() -> None:
    data = b"x" * (decoding.HEAD - 1) + "é".encode() + b"y"
    assert "".join(decoding.chunks(io.BytesIO(data))) == "x" * (decoding.HEAD - 1) + "éy"


def test_zero_bytes_are_blanks() -> None:
    assert decoding.decode(b"SAMPSON\0\0EMMA")[0] == "SAMPSON  EMMA"


@pytest.mark.parametrize("size", [1, 2, 3, 7, 1000])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["unix", "windows", "mac"])
def test_lines_however_the_text_comes(end: str, size: int) -> None:
    text = end.join(["one", "", "three", "four"]) + end
    parts = [text[i : i + size] for i in range(0, len(text), size)]
    assert [(line.number, line.text) for line in textlines.lines(parts, 100)] == [
        (1, "one"),
        (2, ""),
        (3, "three"),
        (4, "four"),
    ]


def test_long_line_is_cut_at_blanks_and_nothing_is_lost() -> None:
    text = "first\n" + "word " * 1000 + "\nlast"
    found = list(textlines.lines([text], 100))
    long = [line for line in found if line.number == 2]
    assert "".join(line.text for line in long) == "word " * 1000
    assert all(line.text.endswith(" ") and len(line.text) <= 100 for line in long)
    assert [line.start for line in long] == [sum(len(b.text) for b in long[:i]) for i in range(len(long))]
    assert found[-1] == textlines.Line(3, "last")


def test_limit_gives_what_fits_and_then_says_so() -> None:
    parts = decoding.limited(["aaaa", "bbbb", "cccc"], 6)
    assert [next(parts), next(parts)] == ["aaaa", "bb"]
    with pytest.raises(ScanError, match="too-large"):
        next(parts)


@pytest.mark.parametrize(
    "noise",
    [
        pytest.param(b"\x00\x01\x02\xff" * 400, id="a pattern"),
        pytest.param(struct.pack("<256H", *range(0x400, 0x500)) * 8, id="counted through a block of letters"),
        pytest.param(struct.pack(">4000H", *(int(1100 + 60 * math.sin(n / 7)) for n in range(4000))), id="a tone"),
    ],
)
def test_numbers_of_two_bytes_are_no_text(noise: bytes) -> None:
    assert alphabets.wide(noise) is None


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", ["мама", "Аллергия на орехи у Ивана", "花生过敏。", "הילד אלרגי", "학생 생년월일"])
def test_wide_text_without_a_mark(text: str, codec: str) -> None:
    assert alphabets.wide(text.encode(codec)) == codec


_LOG = "log of the office\r\n" * 40
_LINE = "1037409501,Zo\u00eb Quill\r\n"


@pytest.mark.parametrize("lead", range(0, 70, 3))
@pytest.mark.parametrize(
    ("codecs_of", "mark"),
    [
        (("utf-16-le", "utf-8"), codecs.BOM_UTF16_LE),
        (("utf-16-be", "cp1252"), codecs.BOM_UTF16_BE),
        (("utf-8", "utf-16-le"), b""),
        (("cp1252", "utf-16-be"), b""),
    ],
    ids=lambda value: "-".join(value) if isinstance(value, tuple) else "",
)
def test_lines_of_another_width_are_read(
    codecs_of: tuple[str, str], mark: bytes, lead: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(decoding, "HEAD", 512 + lead)
    monkeypatch.setattr(decoding, "CHUNK", 97 + lead)
    first, second = codecs_of
    data = mark + _LOG.encode(first) + (_LINE * 9).encode(second) + _LOG.encode(first) + _LINE.encode(second)
    assert "".join(decoding.chunks(io.BytesIO(data))) == _LOG + _LINE * 9 + _LOG + _LINE


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("line", ["a\r\n", "ID 5\n", "IDs 5\n", "103740950\r\n", "1037409501\r\n"])
def test_a_short_line_does_not_shift_what_follows(line: str, codec: str) -> None:
    data = f"\ufeff{_LOG}".encode(codec) + line.encode() + f"{_LOG}乙\n乊\n\n{_LOG}".encode(codec) + line.encode()
    assert decoding.decode(data)[0] == f"{_LOG}{line}{_LOG}乙\n乊\n\n{_LOG}{line}"


@pytest.mark.parametrize("times", [1, 2, 3, 9])
def test_a_text_that_goes_on_wide_is_text(times: int) -> None:
    data = _LOG.encode() + (_LOG * times).encode("utf-16-le")
    assert decoding.tell(data)
    assert decoding.decode(data)[0] == _LOG + _LOG * times


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_wide_text_of_many_scripts_stays_whole(codec: str) -> None:
    mark = "\ufeff".encode(codec)
    for text in ("乙丁七久之乎也了事二五亚些人今他\n" * 50, "Name 乔治布莱恩 \u2026\u2026 ’quoted’ Ω Жук\n" * 50):
        assert decoding.decode(mark + text.encode(codec))[0] == text


def test_what_came_before_an_error_is_decoded() -> None:
    def parts() -> Iterator[bytes]:
        yield NAMES.encode() * 20
        raise ScanError("corrupt", "it breaks off")

    found = []
    with pytest.raises(ScanError):
        found.extend(mixedtext.decoded(parts(), "utf-8", decoding.MENDING, decoding.MENDING))
    assert "".join(found) == NAMES * 20


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (b"\0\2" + b"\xff" * 5000 + b"\n   \n" + b"\xdd" * 900, None),
        (b"head of it " + b"\xe8\xf0\xff" * 900 + b"\n", None),
        (("\u2550" * 80 + "\nCaf\u00e9\n").encode() * 20, "utf-8"),
        (("\u0416\u0443\u043a \u0438 \u0436\u0430\u0431\u0430 \u044f\u044f\u044f, " * 40).encode("cp1251"), "cp1251"),
    ],
    ids=["white pixels", "pixels of three bytes", "drawn lines", "words of one script"],
)
def test_runs_of_bytes_beyond_ascii_are_no_text(data: bytes, encoding: str | None) -> None:
    found = decoding.tell(data)
    assert (found.name if found else None) == encoding
