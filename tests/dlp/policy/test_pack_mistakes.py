"""A mistake in a pack is told with its file, its line and the nearest word that would be right."""

from __future__ import annotations

from pathlib import Path

import pytest

from dlp.errors import ConfigError
from dlp.policy.pack import load, parse

GOOD = """\
name: mine
title: My district
version: "1"
reviewed: 2026-11-22
rules:
  - id: mine.health
    topic: health
    title: Health of a named person
    any: [HEALTH_ALERT]
    with: [PERSON]
    about: [student]
    severity: high
    citations: ["Policy JLC"]
    route: [nurse]
    advice: Move it.
    cases:
      - {people: [[HEALTH_ALERT, PERSON]], exposure: public, expect: high}
"""


def test_a_good_pack_is_read() -> None:
    pack = parse(GOOD, "mine.yaml")
    assert (pack.name, pack.version, len(pack.rules)) == ("mine", "1", 1)
    assert pack.short.name == "mine"
    assert pack.rules[0].many is pack.rules[0].severity


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        pytest.param(
            "[HEALTH_ALERT]",
            "[HEALTH_ALRT]",
            9,
            'unknown entity "HEALTH_ALRT", did you mean "HEALTH_ALERT"?',
            id="entity",
        ),
        pytest.param(
            "severity: high", "severity: hihg", 12, 'unknown severity "hihg", did you mean "high"?', id="severity"
        ),
        pytest.param("expect: high", "expect: grave", 17, 'unknown severity "grave"', id="severity of a case"),
        pytest.param(
            "exposure: public",
            "exposure: publik",
            17,
            'unknown exposure "publik", did you mean "public"?',
            id="exposure",
        ),
        pytest.param(
            "[student]", "[students]", 11, 'unknown kind of person "students", did you mean "student"?', id="about"
        ),
        pytest.param("    route:", "    rout:", 14, 'unknown key "rout", did you mean "route"?', id="key of a rule"),
        pytest.param("version:", "verison:", 3, 'unknown key "verison", did you mean "version"?', id="key of the pack"),
        pytest.param(
            "exposure: public,",
            "exposed: public,",
            17,
            'unknown key "exposed", did you mean "exposure"?',
            id="key of a case",
        ),
        pytest.param("    advice: Move it.\n", "", 6, 'a rule lacks "advice"', id="missing key of a rule"),
        pytest.param("title: My district\n", "", None, 'the pack lacks "title"', id="missing key of the pack"),
        pytest.param("[nurse]", "nurse", 14, '"route" is not a list', id="a word where a list belongs"),
        pytest.param("2026-11-22", "yesterday", 4, '"reviewed" is not a date', id="a date that is none"),
        pytest.param("2026-11-22", "2024-02-30", 4, '"2024-02-30" is a day that no calendar has', id="February 30"),
        pytest.param("2026-11-22", "2024-13-11", 4, '"2024-13-11" is a day that no calendar has', id="month 13"),
        pytest.param("Move it.", "0x_", 15, '"0x_" is no date or number', id="a number that is none"),
        pytest.param("[PERSON]", "[PERSON", 11, "not valid YAML", id="broken YAML"),
    ],
)
def test_a_mistake_is_named_with_its_place(old: str, new: str, line: int | None, said: str) -> None:
    assert old in GOOD
    with pytest.raises(ConfigError) as error:
        parse(GOOD.replace(old, new, 1), "mine.yaml")
    assert said in str(error.value)
    assert str(error.value).startswith(f"mine.yaml, line {line}: " if line else "mine.yaml: ")
    assert "\n" not in str(error.value)
    assert error.value.exit_code == 2


@pytest.mark.parametrize(
    "text",
    [
        "",
        "- a\n- b",
        "just words",
        "name: x\ntitle: y\nversion: 1\nrules: none",
        "rules: [1]",
        "{}",
        "name: !!python/object:os.x {}",
    ],
    ids=[
        "empty",
        "a list",
        "words",
        "rules that are none",
        "a rule that is a number",
        "an empty table",
        "a tag of Python's",
    ],
)
def test_what_is_no_pack_at_all(text: str) -> None:
    with pytest.raises(ConfigError, match=r"^odd\.yaml"):
        parse(text, "odd.yaml")


def test_a_few_aliases_that_mean_millions() -> None:
    bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n" + "".join(
        f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 7)
    )
    with pytest.raises(ConfigError, match="aliases counted: this is no policy pack"):
        parse(bomb, "bomb.yaml")


def test_two_rules_with_one_id() -> None:
    rule = GOOD[GOOD.index("  - id") :]
    with pytest.raises(ConfigError, match=r'two rules have the id "mine\.health"'):
        parse(GOOD + rule, "mine.yaml")


def test_an_unknown_pack_is_told_with_the_nearest() -> None:
    with pytest.raises(ConfigError, match=r'no policy pack "ferpaa", did you mean "ferpa"\?'):
        load(["ferpaa"])


def test_a_districts_own_file(tmp_path: Path) -> None:
    file = tmp_path / "mine.yaml"
    file.write_text(GOOD, "utf-8")
    assert [p.name for p in load(["ferpa", str(file), "ferpa"])] == ["ferpa", "mine"]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("my-distrikt.yaml", 'there is no such file, did you mean "my-district.yaml"?'),
        ("packs/my-district.yaml", "there is no such file, nor a folder of that name"),
    ],
)
def test_a_missing_file_is_told_with_the_nearest_beside_it(tmp_path: Path, asked: str, said: str) -> None:
    (tmp_path / "my-district.yaml").write_text(GOOD, "utf-8")
    with pytest.raises(ConfigError) as error:
        load([str(tmp_path / asked)])
    assert str(error.value).endswith(said)


@pytest.mark.parametrize("content", [None, b"\xff\xfe\x00"], ids=["missing", "no text"])
def test_a_file_that_cannot_be_read(tmp_path: Path, content: bytes | None) -> None:
    file = tmp_path / "mine.yaml"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(ConfigError, match="cannot be read") as error:
        load([str(file)])
    assert error.value.file == str(file)
