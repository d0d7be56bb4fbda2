"""What an outcome rests on: keys differ with what matters and nothing else; the manifest says whom it concerns."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from dlp.config import Config
from dlp.runtime import basis as told
from dlp.runtime.basis import Change, basis, change, described, manifest, passwords
from dlp.runtime.examined import TABLES

CONFIG = Config()
KEY = b"k" * 32


def changed(section: str, **keys: Any) -> Config:
    return replace(CONFIG, **{section: replace(getattr(CONFIG, section), **keys)})


@pytest.mark.parametrize(
    ("config", "extraction", "detection"),
    [
        pytest.param(CONFIG, False, False, id="nothing"),
        pytest.param(changed("limits", depth=3), True, False, id="a limit of reading"),
        pytest.param(changed("limits", matches_per_item=3), False, True, id="the cap on matches"),
        pytest.param(changed("limits", file_seconds=3), False, False, id="the time for a file"),
        pytest.param(changed("limits", read_rate=3, polite=True, ocr_run_pages=3), False, False, id="politeness"),
        pytest.param(changed("district", student_id=r"\d{6}"), False, True, id="the pattern of student ids"),
        pytest.param(changed("district", lunch_pin=r"9\d{4}"), False, True, id="the pattern of lunch PINs"),
        pytest.param(changed("district", policies=("ferpa",)), False, False, id="the policies"),
        pytest.param(changed("nlp", model="another_model"), False, True, id="the model"),
    ],
)
def test_the_keys_differ_with_what_they_cover(config: Config, extraction: bool, detection: bool) -> None:
    one, other = basis(CONFIG, KEY), basis(config, KEY)
    assert (one.extraction != other.extraction, one.detection != other.detection) == (extraction, detection)


def test_another_digest_key_is_another_detection() -> None:
    """Digests and subjects would not be comparable."""
    assert len({basis(CONFIG, key).detection for key in (KEY, b"j" * 32, None)}) == 3


def made(config: Config) -> str:
    return manifest(config, KEY, described(config.district.own_ids))


@pytest.fixture(scope="module")
def plain() -> str:
    return made(CONFIG)


def test_a_districts_own_pattern_concerns_its_recognizer_and_tables(plain: str) -> None:
    found = change(plain, made(changed("district", student_id=r"\d{6}")))
    assert found == Change(entities=frozenset({"STUDENT_ID"}), of_tables=True)
    assert found.concerns(frozenset({"STUDENT_ID"}))
    assert found.concerns(frozenset({TABLES}))
    assert not found.concerns(frozenset({"US_SSN"}))


@pytest.mark.parametrize(
    ("module", "expected"),
    [
        pytest.param("recognizers.discipline", frozenset({"DISCIPLINE_RECORD"}), id="one recognizer"),
        pytest.param("recognizers.tables.grids", None, id="what all share"),
        pytest.param("dlp.policy.linking", None, id="linking"),
    ],
)
def test_another_source_concerns_whom_it_serves(
    plain: str, monkeypatch: pytest.MonkeyPatch, module: str, expected: frozenset[str] | None
) -> None:
    whole = told._source
    monkeypatch.setattr(told, "_source", lambda name: whole(name) + (b"# other" if name == module else b""))
    found = change(plain, made(CONFIG))
    assert found == Change(everything=True) if expected is None else found.entities == expected


def test_passwords_are_told_by_a_keyed_digest_in_any_order() -> None:
    assert passwords(KEY, ["a", "b"]) == passwords(KEY, ["b", "a"]) != passwords(b"j" * 32, ["a", "b"])
    assert passwords(KEY, []) == ""
