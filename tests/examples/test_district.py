"""The sample district: built by its script from outside, and its labels checked by readers that did not write it."""

from __future__ import annotations

import email
import email.policy
import html
import io
import json
import re
import stat
import subprocess
import sys
import zipfile
from collections import Counter
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

SCRIPT = Path(__file__).parents[2] / "examples" / "make_district.py"
TYPES = {
    "STUDENT_ID", "SASID", "DATE_OF_BIRTH", "US_SSN", "HEALTH_ALERT", "CUSTODY_NOTE", "PERSON", "PHONE_NUMBER",
    "EMAIL_ADDRESS", "CREDIT_CARD",
}  # fmt: skip
FORMATS = {"txt", "csv", "html", "json", "docx", "xlsx", "pdf", "eml", "zip", "log"}
Row = dict[str, Any]


def build(folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(SCRIPT), str(folder), *options]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def rows(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def district(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("district")
    done = build(folder)
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture(scope="module")
def truth(district: Path) -> list[Row]:
    return rows(district / "truth.jsonl")


@pytest.fixture(scope="module")
def files(district: Path) -> list[Row]:
    return rows(district / "files.jsonl")


def text_of(data: bytes, name: str) -> str:
    """All text of one file, by the plainest reader there is; members and attachments are not entered."""
    ending = name.rsplit(".", 1)[-1]
    if ending == "pdf":
        document = pypdfium2.PdfDocument(data)
        return "\n".join(page.get_textpage().get_text_range() for page in document)
    if ending in ("docx", "xlsx"):
        return _package_text(data)
    if ending == "eml":
        return _mail_text(data)
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("shift_jis" if "sister" in name.lower() else "cp1252")


def _package_text(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        xml = "\n".join(package.read(n).decode() for n in package.namelist() if n.endswith(".xml"))
    return html.unescape(re.sub(r"<[^>]+>", "\n", xml))


def _mail_text(data: bytes) -> str:
    message = email.message_from_bytes(data, policy=email.policy.default)
    parts = [p for p in message.walk() if p.get_content_maintype() == "text" and not p.get_filename()]
    return "\n".join([*map(str, message.values()), *(p.get_content() for p in parts)])


def member_of(data: bytes, name: str, member: str | None) -> tuple[bytes, str]:
    """The bytes of a member, whatever it is packed in."""
    for level in member.split("!/") if member else ():
        if name.endswith(".eml"):
            message = email.message_from_bytes(data, policy=email.policy.default)
            data = next(p.get_content() for p in message.walk() if p.get_filename() == level)
        else:
            data = zipfile.ZipFile(io.BytesIO(data)).read(level)
        name = level
    return data, name


def contents(district: Path, file: str, member: str | None) -> str:
    data, name = member_of((district / file).read_bytes(), file, member)
    return text_of(data, name)


def test_every_file_has_one_label_and_every_label_a_file(district: Path, files: list[Row]) -> None:
    there = {p.relative_to(district).as_posix() for p in district.rglob("*") if p.is_file()}
    assert there - {"truth.jsonl", "files.jsonl"} == {f["file"] for f in files}
    assert len(files) == len({f["file"] for f in files})


def test_size_formats_and_more_than_half_clean(files: list[Row]) -> None:
    assert 70 <= len(files) <= 100
    assert {f["file"].rsplit(".", 1)[-1] for f in files} == FORMATS
    assert sum(not f["sensitive"] for f in files) > len(files) / 2
    assert all(f["sensitive"] == (f["expected_severity"] in ("medium", "high", "critical")) for f in files)


def test_every_planted_value_stands_in_its_file(district: Path, truth: list[Row]) -> None:
    folded = {}
    for row in truth:
        place = (row["file"], row["member"])
        if place not in folded:
            folded[place] = " ".join(contents(district, *place).split())
        value = " ".join(row["value"].split())
        if row["type"] == "DATE_OF_BIRTH" and row["file"].endswith(".xlsx"):
            continue  # a real date: stored as a number, see the next test
        if (row["member"] or "").endswith(".xlsx") and row["type"] == "DATE_OF_BIRTH":
            continue
        assert value in folded[place], f"{row['type']} of {row['subject']} is not in {place}"


def test_dates_in_workbooks_are_real_dates_shown_as_labelled(district: Path, truth: list[Row]) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    labelled = [r for r in truth if r["type"] == "DATE_OF_BIRTH" and r["file"].endswith(".xlsx")]
    assert labelled
    for row in labelled:
        book = openpyxl.load_workbook(district / row["file"])
        cell = book[row["where"]["sheet"]][row["where"]["cell"]]
        assert cell.number_format == "m/d/yyyy"
        assert f"{cell.value.month}/{cell.value.day}/{cell.value.year}" == row["value"]


def test_lines_rows_and_cells_are_where_the_labels_say(district: Path, truth: list[Row]) -> None:
    lined = [r for r in truth if "line" in r["where"] and not r["member"] and not r["file"].endswith(".eml")]
    assert lined
    for row in lined:
        line = contents(district, row["file"], None).replace("\r\n", "\n").split("\n")[row["where"]["line"] - 1]
        assert row["value"] in line, row["file"]


def test_all_ten_types_are_planted(truth: list[Row]) -> None:
    counted = Counter(r["type"] for r in truth if not r.get("optional"))
    assert set(counted) == TYPES
    assert all(count >= 3 for count in counted.values()), counted


def test_clean_files_hold_nothing_that_must_be_found(truth: list[Row], files: list[Row]) -> None:
    clean = {f["file"] for f in files if not f["sensitive"]}
    assert [r for r in truth if r["file"] in clean and not r.get("optional")] == []


HIGH = {"HEALTH_ALERT", "CUSTODY_NOTE", "US_SSN", "CREDIT_CARD"}


def test_expected_severity_follows_from_the_labels(truth: list[Row], files: list[Row]) -> None:
    for file in files:
        planted = [r for r in truth if r["file"] == file["file"] and not r.get("optional")]
        subjects = {r["subject"] for r in planted if r["type"] in HIGH}
        named = any(r["type"] == "PERSON" for r in planted)
        expected = "critical" if len(subjects) >= 10 else "high" if subjects and named else "medium"
        if planted:
            assert file["expected_severity"] == expected, file["file"]
        else:
            assert file["expected_severity"] in ("none", "low"), file["file"]


def everything(district: Path, truth: list[Row], files: list[Row]) -> dict[tuple[str, str | None], str]:
    places = {(f["file"], None) for f in files if not f["file"].endswith(".zip")}
    places |= {(r["file"], r["member"]) for r in truth}
    return {place: contents(district, *place) for place in places}


def digits(value: str) -> str:
    return re.sub(r"\D", "", value)


def test_telephones_and_addresses_are_fictional_and_labelled(
    district: Path, truth: list[Row], files: list[Row]
) -> None:
    for (file, member), text in everything(district, truth, files).items():
        known = {r["value"] for r in truth if (r["file"], r["member"]) == (file, member)}
        body = re.sub(r"<\d+@\S+>", "", text)  # a Message-ID is nobody's address
        for address in re.findall(r"[\w.'\-]+@[\w.\-]+\w", body):
            assert address in known, f"an unlabelled address in {file}"
            assert re.search(r"@(\w+\.)*example\.(org|com)$", address), f"a real domain in {file}"
        for phone in re.findall(r"(?<![\d-])\(?[2-9]\d\d[) .-]{1,2}\d{3}[ .-]\d{4}(?![\d-])", body):
            assert re.search(r"555[ .-]01\d\d$", phone), f"a telephone outside 555-01xx in {file}"
            assert digits(phone) in {digits(k) for k in known}, f"an unlabelled telephone in {file}"


def test_numbers_have_the_shapes_of_the_field(truth: list[Row]) -> None:
    shapes = {
        "SASID": r"10\d{8}",
        "STUDENT_ID": r"\d{6}",
        "US_SSN": r"0[1-3]\d-[1-9]\d-[1-9]\d{3}",
        "CREDIT_CARD": r"4000 0\d{3} \d{4} \d{4}",
    }
    for row in truth:
        if row["type"] in shapes:
            assert re.fullmatch(shapes[row["type"]], row["value"]), row["type"]


def test_card_numbers_pass_the_luhn_check(truth: list[Row]) -> None:
    for row in (r for r in truth if r["type"] == "CREDIT_CARD"):
        digits = [int(c) for c in row["value"] if c.isdigit()]
        doubled = (d * 2 - 9 * (d > 4) for d in digits[-2::-2])
        assert (sum(doubled) + sum(digits[-1::-2])) % 10 == 0


def test_the_same_seed_gives_the_same_bytes_and_another_seed_other_people(district: Path, tmp_path: Path) -> None:
    again, other = tmp_path / "again", tmp_path / "other"
    assert build(again).returncode == build(other, "--seed", "2").returncode == 0

    def names(folder: Path) -> set[str]:
        return {r["value"] for r in rows(folder / "truth.jsonl") if r["type"] == "SASID"}

    for path in (p for p in district.rglob("*") if p.is_file()):
        assert (again / path.relative_to(district)).read_bytes() == path.read_bytes(), path.name
    assert not names(other) & names(district)


@pytest.mark.skipif(sys.platform == "win32", reason="mode bits are no rights there")
@pytest.mark.parametrize(
    ("path", "mode"),
    [
        ("HR", 0o700),
        ("Nurse", 0o750),
        ("Special Education", 0o2770),
        ("Main Office", 0o755),
        ("HR/scratch.txt", 0o600),
        ("Nurse/Medical alerts 2026-27.xlsx", 0o640),
        ("Main Office/Class list K-104.csv", 0o644),
    ],
)
def test_modes_are_those_of_a_staff_share(district: Path, path: str, mode: int) -> None:
    assert stat.S_IMODE((district / path).stat().st_mode) == mode


def test_a_folder_with_other_things_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    done = build(tmp_path)
    assert done.returncode == 2
    assert "neither an empty folder nor an earlier sample" in done.stderr
    assert [p.name for p in tmp_path.iterdir()] == ["mine.txt"]
