"""A value is found however it is disguised, at the place where it stands; what only looks like one stays quiet."""

from __future__ import annotations

import base64
import gzip
import io
import random
import zipfile
import zlib
from collections.abc import Callable, Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recognizers.contract import Cluster, RawMatch
from recognizers.disguise import blobs
from recognizers.disguise import suspects as suspects_module
from recognizers.disguise.characters import seen
from recognizers.disguise.plain import Plain
from recognizers.disguise.reader import undisguised
from scanners.contract import Grid, Piece, Where

Read = Callable[..., list[Cluster]]

HOMOGLYPHS = str.maketrans("aceopxyABCEHKMOPTX", "асеорхуАВСЕНКМОРТХ")
RARE_HOMOGLYPHS = str.maketrans("aceopuvEHMSPDLR", "аꮯҽⲟⲣꞟꮩᎬᎻꓟꓢᏢꓓꓡᎡ")
FULL_WIDTH = {ord(str(i)): chr(0xFF10 + i) for i in range(10)}
ARABIC = {ord(str(i)): chr(0x0660 + i) for i in range(10)}


def _percent(value: str) -> str:
    return "".join(f"%{byte:02X}" for byte in value.encode())


def _base64(value: str) -> str:
    return base64.b64encode(value.encode()).decode()


DISGUISES: dict[str, Callable[[str], str]] = {
    "as it is": str,
    "zero-width": "\u200b".join,
    "zero-width joiners": "\u200d".join,
    "soft hyphens": "\u00ad".join,
    "word joiners": "\u2060".join,
    "right-to-left override": lambda v: f"\u202e{v}\u202c",
    "isolate": lambda v: f"\u2067{v}\u2069",
    "Arabic letter marks": "\u061c".join,
    "variation selectors": "\ufe0f".join,
    "homoglyphs": lambda v: v.translate(HOMOGLYPHS),
    "full-width digits": lambda v: v.translate(FULL_WIDTH),
    "Arabic digits": lambda v: v.translate(ARABIC),
    "no-break blanks": lambda v: v.replace(" ", "\u00a0"),
    "thin blanks": lambda v: v.replace(" ", "\u2009"),
    "odd hyphens": lambda v: v.replace("-", "\u2011"),
    "dashes": lambda v: v.replace("-", "\u2013"),
    "entities": lambda v: "".join(f"&#{ord(c)};" for c in v),
    "hexadecimal entities": lambda v: "".join(f"&#x{ord(c):x};" for c in v),
    "percent": _percent,
    "percent twice": lambda v: _percent(v).replace("%", "%25"),
    "percent in part": lambda v: "".join(_percent(c) if c.isdigit() else c for c in v),
    "escapes": lambda v: "".join(f"\\u{ord(c):04x}" for c in v),
    "base64": _base64,
    "base64 without padding": lambda v: _base64(v).rstrip("="),
    "base64 twice": lambda v: _base64(_base64(v)),
    "hexadecimal": lambda v: v.encode().hex(),
    "base64 of hexadecimal": lambda v: _base64(v.encode().hex()),
    "comments": "<!---->".join,
    "tags of nothing": "<b></b>".join,
    "fillers": "\u3164".join,
    "supplementary selectors": "\U000e0101".join,
    "struck through": lambda v: "".join(f"{c}\u0336" for c in v),
    "control characters": "\x02".join,
    "struck twice": lambda v: "".join(f"_\x08{c}" for c in v),
    "stored backwards": lambda v: f"\u202e{v[::-1]}\u202c" if not v.isdigit() else v,
    "black squares": lambda v: "".join(chr(0x1F170 + ord(c) - 65) if "A" <= c <= "Z" else c for c in v),
    "entities without an end": lambda v: "".join(f"&#{ord(c)}" for c in v),
    "wide percent": lambda v: "".join(f"%u{ord(c):04X}" for c in v),
    "long escapes": lambda v: "".join(f"\\U{ord(c):08x}" for c in v),
    "escapes in braces": lambda v: "".join(f"\\u{{{ord(c):x}}}" for c in v),
    "octal escapes": lambda v: "".join(f"\\{ord(c):03o}" for c in v),
    "escapes of style sheets": lambda v: "".join(f"\\{ord(c):06x}" for c in v),
    "base64 of UTF-16": lambda v: base64.b64encode(v.encode("utf-16")).decode(),
    "base64 of gzip": lambda v: base64.b64encode(gzip.compress(v.encode(), mtime=0)).decode(),
    "base64 of zlib": lambda v: base64.b64encode(zlib.compress(v.encode())).decode(),
    "data URL": lambda v: f"data:text/plain;base64,{_base64(v)}",
    "hexadecimal with hyphens": lambda v: v.encode().hex("-"),
    "hexadecimal as a list": lambda v: ", ".join(f"0x{byte:02x}" for byte in v.encode()),
    "hexadecimal of UTF-16": lambda v: v.encode("utf-16-le").hex(),
    "numbers of characters": lambda v: " ".join(str(ord(c)) for c in v) if not v.isdigit() else v,
    "bits": lambda v: " ".join(f"{ord(c):08b}" for c in v),
    "code points": lambda v: " ".join(f"U+{ord(c):04X}" for c in v),
    "escapes of Markdown": lambda v: "".join(f"\\{c}" if c in "-_.@/" else c for c in v),
    "strings put together": lambda v: '" + "'.join(v[i : i + 5] for i in range(0, len(v), 5)),
    "look-alikes of rare scripts": lambda v: v.translate(RARE_HOMOGLYPHS),
    "tag characters": lambda v: "".join(chr(0xE0000 + ord(c)) for c in v),
    "bytes as variation selectors": lambda v: "".join(chr(0xE0100 + ord(c) - 16) for c in v),
    "bits of invisible characters": lambda v: "".join("\u2062\u2064"[b == "1"] for c in v for b in f"{ord(c):08b}"),
    "base32": lambda v: base64.b32encode(v.encode()).decode(),
    "base32 without padding": lambda v: base64.b32encode(v.encode()).decode().rstrip("="),
    "base32 in small letters": lambda v: base64.b32encode(v.encode()).decode().rstrip("=").lower(),
    "padding": lambda v: f"          {v}          ",
}
"""What hides any text."""

NUMBER_DISGUISES: dict[str, Callable[[str], str]] = {
    "blanks": " ".join,
    "a line break": lambda v: f"{v[: len(v) // 2]}\n{v[len(v) // 2 :]}",
}
"""What hides a number only."""

VALUES: dict[str, tuple[str, str, str]] = {
    "ssn": ("US_SSN", "", "512-44-9067"),
    "labelled ssn": ("US_SSN", "SSN: ", "512449067"),
    "labelled sasid": ("SASID", "SASID: ", "1084471930"),
    "card": ("CREDIT_CARD", "", "4532015112830366"),
    "grouped card": ("CREDIT_CARD", "", "4532 0151 1283 0366"),
    "date of birth": ("DATE_OF_BIRTH", "DOB: ", "04/12/2012"),
    "phone": ("PHONE_NUMBER", "", "617-555-0123"),
    "email": ("EMAIL_ADDRESS", "", "emma.sampson@example.org"),
    "health": ("HEALTH_ALERT", "", "Emma Sampson has a severe peanut allergy and carries an EpiPen."),
}


def cases() -> Iterator[object]:
    for how, disguise in {**DISGUISES, **NUMBER_DISGUISES}.items():
        for what, (entity, label, value) in VALUES.items():
            if how in NUMBER_DISGUISES and (what in ("email", "health", "grouped card")):
                continue
            yield pytest.param(entity, label, disguise(value), value, id=f"{what}, {how}")


def _matches(clusters: list[Cluster], entity: str) -> list[RawMatch]:
    return [m for c in clusters for m in c.matches if m.entity == entity]


def _squeezed(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())


@pytest.mark.parametrize(("entity", "label", "disguised", "value"), [*cases()])
def test_finds_a_disguised_value_where_it_stands(
    read: Read, entity: str, label: str, disguised: str, value: str
) -> None:
    before = "Good morning.\n\n"
    text = f"{before}{label}{disguised}\n\nThe end of the page."
    clusters = read(text)
    found = _matches(clusters, entity)
    assert len(found) == 1
    match = found[0]
    if entity == "HEALTH_ALERT":
        assert next(c.person.name for c in clusters if c.person) == "Emma Sampson"
        assert "allergy" in match.said
    else:
        assert _squeezed(match.said) == _squeezed(value)
    start, end = match.where.start, match.where.end
    assert start is not None and end is not None
    assert len(before) <= start < end <= len(text) - len("\n\nThe end of the page.")
    if match.read is not None and match.value in text:
        assert text[start:end] == match.value
    if match.where.line is not None:
        assert match.where.line == 1 + text.count("\n", 0, start)


@pytest.mark.parametrize(
    ("entity", "text", "value"),
    [
        ("US_SSN", "SSN: 5l2-44-9O67", "512-44-9067"),
        ("US_SSN", "SSN 5I2 44 9O67", "512 44 9067"),
        ("US_SSN", "SSN 5124-4906-7", "512449067"),
        ("US_SSN", "ssn 512.44-9067", "512449067"),
        ("US_SSN", "SSN 512_44_9067", "512449067"),
        ("US_SSN", "the number is 512 - 44 - 9067 on the form", "512-44-9067"),
        ("US_SSN", "512--44--9067", "512-44-9067"),
        ("US_SSN", "512-44-\n9067", "512-44-9067"),
        ("US_SSN", "Ana Reis 512-44-\n9067", "512-44-9067"),
        ("US_SSN", "Her SSN is on the form: 512-\n44-9067", "512-44-9067"),
        ("US_SSN", "512/44/9067", "512 44 9067"),
        ("SASID", "5ASID: 1084471930", "1084471930"),
        ("SASID", "SASlD 1084471930", "1084471930"),
        ("SASID", "State 1D: 1084471930", "1084471930"),
        ("SASID", "S A S I D : 1084471930", "1084471930"),
        ("US_DRIVER_LICENSE", "Driver's license: 5A5402117", "SA5402117"),
        ("US_SSN", "SSN for Nora Kessler is 51244 9067", "512449067"),
        ("US_SSN", "Social Security number of my son: 5124/4906/7", "512449067"),
        ("US_SSN", "The SSN on file is 5124-49-067", "512449067"),
        ("US_PASSPORT", "Passport number for Nora Kessler is 4481\n20937", "448120937"),
        ("DATE_OF_BIRTH", "DOB for Nora Kessler was 03 14 2013", "03/14/2013"),
        ("US_DRIVER_LICENSE", "Driver's license: D481-2093", "D4812093"),
        ("US_DRIVER_LICENSE", "Driver's license number for Nora Kessler is K481 2093 7701", "K48120937701"),
        ("US_DRIVER_LICENSE", "DL# 2345 67890", "234567890"),
        ("US_DRIVER_LICENSE", "Her driver's license is K481 2093. Please copy it", "K4812093"),
        ("PHONE_NUMBER", "+1-617-\n555-0123", "+1-617-555-0123"),
        ("US_SSN", "..... .---- ..--- - ....- ....- - ----. ----- -.... --...", "512-44-9067"),
        (
            "US_SSN",
            "It is ..... .---- ..--- - ....- ....- - ----. ----- -.... --.... Thanks",
            "512-44-9067",
        ),
        ("US_SSN", "SSN ...../.----/..---/....-/....-/----./-----/-..../--...", "512449067"),
        (
            "CREDIT_CARD",
            "....-\n.....\n...--\n..---\n-----\n.----\n.....\n.----\n.----\n..---\n---..\n...--\n-----\n...--\n-....\n-....",
            "4532015112830366",
        ),
        (
            "CREDIT_CARD",
            "....-........--..--------.----......----.----..------.....-------...---....-....",
            "4532015112830366",
        ),
        ("EMAIL_ADDRESS", "emma.sampson@example.0rg", "emma.sampson@example.org"),
        ("EMAIL_ADDRESS", "rzzn.fnzcfba@rknzcyr.bet", "emma.sampson@example.org"),
        ("US_SSN", "6KOJ4B9K6GMJIC1M6S======", "512-44-9067"),
        ("CREDIT_CARD", "4ƼƷƧΟІƼІІƧȢƷΟƷбб", "4532015112830366"),
        ("EMAIL_ADDRESS", "write to emma.sampson@\nexample.org", "emma.sampson@example.org"),
        ("SASID", "SASID: l08447193O", "1084471930"),
        ("SASID", "State ID 1O8447I930", "1084471930"),
        ("SASID", "SASID: 10844\n71930", "1084471930"),
        ("SASID", "SASID: 1084-471-930", "1084-471-930"),
        ("STUDENT_ID", "Student ID: 2O5518", "205518"),
        ("CREDIT_CARD", "card 4532OI5112830366", "4532015112830366"),
        ("CREDIT_CARD", "4532.0151.1283.0366", "4532 0151 1283 0366"),
        ("CREDIT_CARD", "4532 0151-1283 0366", "4532 0151 1283 0366"),
        ("CREDIT_CARD", "4532\t0151\t1283\t0366", "4532 0151 1283 0366"),
        ("CREDIT_CARD", "4532\n0151\n1283\n0366", "4532 0151 1283 0366"),
        ("CREDIT_CARD", "3782/8224/6310/005", "3782 8224 6310 005"),
        ("DATE_OF_BIRTH", "DOB: O4/l2/2012", "04/12/2012"),
        ("DATE_OF_BIRTH", "DOB: 04 . 12 . 2012", "04/12/2012"),
        ("DATE_OF_BIRTH", "Date of birth 04/\n12/2012", "04/12/2012"),
        ("PHONE_NUMBER", "Call 617-555-\n0123", "617-555-0123"),
        ("PHONE_NUMBER", "6 1 7 - 5 5 5 - 0 1 2 3", "617-555-0123"),
        ("US_SSN", "SSN: ⁵¹²-⁴⁴-⁹⁰⁶⁷", "512-44-9067"),
        ("US_SSN", "SSN: ❺❶❷-❹❹-❾⓿❻❼", "512-44-9067"),
        ("US_SSN", "SSN: 五一二-四四-九〇六七", "512-44-9067"),
        ("US_SSN", "512\u05be44\u05be9067", "512-44-9067"),
        ("US_SSN", "SSN: five one two - four four - nine oh six seven", "512449067"),
        ("US_SSN", "S S N :   5 1 2 - 4 4 - 9 0 6 7", "512-44-9067"),
        ("US_SSN", "SSN: '5' '1' '2' '4' '4' '9' '0' '6' '7'", "512449067"),
        ("US_SSN", "SSN: 5|1|2|4|4|9|0|6|7", "512449067"),
        ("US_SSN", "SSN: 512-44-\\\n      9067", "512449067"),
        ("US_SSN", "SSN: {{512449067}}", "512449067"),
        ("SASID", "SASID: |084|7|930", "1084171930"),
        ("STUDENT_ID", "Student ID: W H 4 8 7 6 7 2", "WH487672"),
        ("STUDENT_ID", "Student ID: V0g0ODc2NzI=", "WH487672"),
        ("US_PASSPORT", "Passport number: C123\n45678", "C12345678"),
        ("US_DRIVER_LICENSE", "Driver's license: SA 54O21l7", "SA5402117"),
        ("MASSHEALTH_ID", "MassHealth ID: 1123\n45678901", "112345678901"),
        ("PHONE_NUMBER", "Phone: 617 | 555 | 0l34", "617-555-0134"),
        ("DATE_OF_BIRTH", "DOB: 1 0 | 1 5 | 2 0 1 2", "10/15/2012"),
        ("EMAIL_ADDRESS", "emma.sampson at example dot org", "emma.sampson@example.org"),
        ("EMAIL_ADDRESS", "emma.sampson [at] example [dot] org", "emma.sampson@example.org"),
        ("US_SSN", "SSN:=20512-44-9067", "512-44-9067"),
        ("US_SSN", "SSN 512=2D44=2D9067", "512-44-9067"),
        ("DATE_OF_BIRTH", "Dáte óf bírth: 04/12/2012", "04/12/2012"),
        ("US_SSN", "SSN: 5Ⲓ2-44-9ⵔ67", "512-44-9067"),
        ("US_SSN", "SSN: 512-44-9Ꮾ67", "512-44-9667"),
        ("DATE_OF_BIRTH", "GET /find?name=Emma+Sampson&dob=04%2F12%2F2012 HTTP/1.1", "04/12/2012"),
    ],
)
def test_finds_a_number_that_is_broken_up_or_misread(read: Read, entity: str, text: str, value: str) -> None:
    assert [m.said for m in _matches(read(text), entity)] == [value]


@pytest.mark.parametrize(
    "text",
    [
        "part 219-09.9999", "part S12-44-9067", "Model 5l2-44-9O67", "1 2 3 4 5 6 7 8 9 10 11",
        "Ratings 4 5 3 2 0 1 5 1 1 2 8 3 0 3 6 6\nRatings 4 4 3 2 0 1 5 1 1 2 8 3 0 3 6 5",
        "2021 2022 2023 2024", "4532  0151  1283  0366  2210\n4532  0151  1283  0366  1911",
        "4200\n4350\n4100\n3900", "ISBN 978-0-\n13-468599-1", "ISBN 978 0 13 468599 1", "version 1.2.3.4.5.6.7.8.9",
        "sha256 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08", "commit 5124490678aa84bb91c0",
        "accommodations internationalization responsibilities", "Card: Bill 20 Gold", "the SSN Book 12",
        "SSN Office", "120,45,1032", "512 44 9067\n317 20 1188\n204 47 2638", "1.2.1 2.44 9067", "room 512/44",
        "U2Nob29sIGx1bmNoIG1lbnUgZm9yIE1heQ==", "Score 512 44 9067 points", "DOB: see file", "student id\n4 students",
        "Bus 14-22-1903", "%d of %s, 100%25", "&amp; &nbsp; R&D;", "tel_4532015112830366x",
        "Total 512-\n44-9067", "lines 512-44-\n9067 of the log", "call no. 512.44 B90 67", "Call number 617.55 S21 04",
        "SASlD: see the 10 pages", "State 1D lost 5 to 4", "meet us @\nexample.org", "Plate: 5A5402117",
        "10.0.0.1 10.0.0.2 10.0.0.3", "one two three four five six seven eight nine ten",
        "Points 50 51 52 53 54 55 56 57 49",
        "ten, nine, eight, seven, six, five, four, three, two", "SSN: see Ms. Bell, 5 forms, 12 copies",
        "\u202e9067\u202c",
        "x⁵ + 3x⁴ - 2²⁰ = 10⁹", "二〇二六年五月十二日", "Health: 1 2 3 4 5 6 7 8 9 10 11 12",
        "Social studies 5 1 2 4 4 9 0 6 7",
        "Temperatures 72 85 90 66 78 95 88 92 61 55", "C D E F G A B C G F E D C",
        "License No. of plates 4 5 6 7 8 9 10 11 12",
        "Cards 4, 5, 3, 2 and 0, 1, 5, 1", "this that with from they have been said come",
        "width=200 and year=2024, x=2D3", "part no. mzxw6ytboi2tcmrt", "JBSWY3DPEHPK3PXP",
        "abcdefghijklmnop2345qrst", "SKU KRSXG5BAKRSXG5A",
        "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f won 2 to 1",
        "price: $5Ⲓ2.44", "version 5.Ⲓ2.44.9ⵔ67",
        "SSN training for the staff is 12 30 2025 in room 4",
        "The order number for the van is 5124 4906 7",
        "The SSN for the part is 5124 4906 7",
        "Driver's license: 03 14 2030",
        "Driver's license renewals: 12 10 11 14",
        "----- ----- ----- ----- ----- ----- ----- -----",
        "SSN ..... ..... ..... ..... ..... ..... ..... ..... .....",
        "Page - 1 - of - 9 - - - - . . . . - - . .",
        "1KSJ2GHNOP4Q6T8V1KSJ2GHN====== is a checksum",
        "visit lucky.bet or write to the owner of lucky.bet",
        "<item><name>PO 4471</name><value>512-44-9067</value></item>",
    ],
)  # fmt: skip
def test_look_alikes_stay_quiet(read: Read, text: str) -> None:
    assert read(f"Notes\n\n{text}\n\nThe end") == []


@pytest.mark.parametrize(
    "text",
    [
        "Имя ученика: Сара Рос",
        "Ο μαθητής ήταν εκεί",
        "мама мыла раму",
        "naïve café résumé",
        "9–12 grades — see page 4",
        "10 × 20 m²",
        "ᏣᎳᎩ ᎦᏬᏂᎯᏍᏗ",
        "ⲡⲉⲛⲓⲱⲧ ⲉⲧϧⲉⲛ",
        "ꓡꓲꓢꓴ ꓥꓳꓽ",
        "ᐃᓄᒃᑎᑐᑦ",
        "Yıldız Şimşek, naïveté, ñandú",
    ],
)
def test_other_scripts_stay_as_they_are(text: str) -> None:
    assert seen(Plain(text, text)).text.replace("-", "–").casefold() == text.casefold()


def test_reads_what_is_disguised_in_a_table(read: Read, table: Callable[..., Grid]) -> None:
    grid = table(
        [
            ("Name", "SS\u00adN", "D0B", "Notes"),
            ("Emma Sаmpson", "５１２-４４-９０６７", "x", "peanut all\u200bergy, carries EpiPen"),
            ("Devon Okafor", _base64("317-20-1188"), "x", "none"),
        ]
    )
    clusters = read(grid)
    found = {m.entity: m for c in clusters for m in c.matches if c.person and c.person.name == "Emma Sampson"}
    assert found["US_SSN"].said == "512-44-9067"
    assert found["US_SSN"].value == "５１２-４４-９０６７"
    assert "\u200b" in found["HEALTH_ALERT"].value
    assert [m.said for m in _matches(clusters, "US_SSN")] == ["512-44-9067", "317-20-1188"]


def test_reads_cells_that_are_misread_or_broken_up(read: Read, table: Callable[..., Grid]) -> None:
    rows = [
        ("Name", "SSN", "SASID", "Birth date"),
        ("Emma Sampson", "5l2-44-9O67", "1, 0, 8, 4, 4, 7, 1, 9, 3, 0", "1O/15/2O12"),
    ]
    found = {m.entity: m.said for m in read(table(rows))[0].matches}
    assert (found["US_SSN"], found["SASID"], found["DATE_OF_BIRTH"]) == ("512-44-9067", "1084471930", "10/15/2012")


def _zip(*members: str) -> bytes:
    with zipfile.ZipFile(out := io.BytesIO(), "w", zipfile.ZIP_DEFLATED) as archive:
        for number, member in enumerate(members):
            archive.writestr(str(number), member)
    return out.getvalue()


def test_what_is_compressed_is_read_to_a_limit() -> None:
    bomb = base64.b64encode(gzip.compress(b"0123456789 " * 2_000_000, mtime=0)).decode()
    assert len(undisguised(f"x {bomb[:12_000]} y").text) <= blobs.MOST + 100


LONG = "the bus leaves at seven, 0123 " * 9_000
LETTERS = "日本語 0123 " * 30_000


@pytest.mark.parametrize(
    ("packed", "whole"),
    [
        pytest.param(gzip.compress(b"SSN 512-44-9067"), True, id="all of it"),
        pytest.param(gzip.compress(LONG.encode()), False, id="longer than the limit"),
        pytest.param(zlib.compress(LETTERS.encode()), False, id="cut within a letter"),
        pytest.param(gzip.compress(random.Random(1).randbytes(900).hex().encode())[:-200], False, id="breaks off"),
        pytest.param(gzip.compress(b"the first file") + gzip.compress(b"the second file"), False, id="two files"),
        pytest.param(_zip("512-44-9067", "317-20-1188"), False, id="two members"),
        pytest.param(_zip("512-44-9067"), True, id="one member"),
    ],
)
def test_tells_whether_what_is_compressed_is_read_whole(packed: bytes, whole: bool) -> None:
    plain = undisguised(f"x {base64.b64encode(packed).decode()} y")
    assert plain.text != plain.source
    assert plain.whole is whole


ODD = st.text(st.sampled_from("59-0 .\n\u200b\u00adаO&#;%3=ABcdef/x12\u202e\u00a0(é\u0301"), max_size=60)


@given(ODD)
@settings(max_examples=150, deadline=None)
def test_every_span_leads_back_into_the_text(text: str) -> None:
    plain = undisguised(text)
    last = 0
    for place in range(len(plain.text)):
        start, end = plain.span(place, place + 1)
        assert 0 <= start <= end <= len(text)
        assert end >= last
        last = end
    assert plain.value(0, len(plain.text)) is not None


@given(ODD)
@settings(max_examples=100, deadline=None)
def test_reads_the_same_twice_without_hyperscan(text: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(suspects_module, "hyperscan", None)
        slow = undisguised(text)
    assert slow.text == undisguised(text).text


def test_clean_text_is_handed_on_as_it_is() -> None:
    text = (
        "The committee met on Tuesday and approved the minutes as written; item 14 was tabled until May 3, 2026.\n" * 50
    )
    plain = undisguised(text)
    assert plain.text is text and not plain.layers


@pytest.mark.parametrize(
    ("text", "reads"),
    [
        (r"Nora Quist\nTel. 617-555-0143", "Nora Quist\nTel. 617-555-0143"),
        (r"Tel:\r\n617-555-0143\r\nnora@example.org", "Tel:\n617-555-0143\nnora@example.org"),
        (r"C:\share\nurse\Nora\n2024", None),
        (r"\\files\notes\new\N1", None),
        (r"the folder \nurse is full", None),
    ],
)
def test_reads_ends_of_lines_that_a_program_wrote(text: str, reads: str | None) -> None:
    assert undisguised(text).text == (reads or text)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Phone: (617)555-0123", "(617)555-0123"),
        ("| Phone Number | 617.555.0123 |", "617.555.0123"),
        ("Phone (+16175550123)", "+16175550123"),
    ],
    ids=["in brackets", "in a table", "all of it in brackets"],
)
def test_a_telephone_number_ends_where_it_ends(read: Read, text: str, value: str) -> None:
    found = [m for c in read(Piece(text, Where(line=1))) for m in c.matches if m.entity == "PHONE_NUMBER"]
    assert [(m.value, m.read) for m in found] == [(value, None)]
