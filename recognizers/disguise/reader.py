"""The door of this folder: a text as it reads, with the way back to where it stands."""

from __future__ import annotations

from recognizers.disguise.characters import seen
from recognizers.disguise.encoded import decoded
from recognizers.disguise.plain import Plain
from recognizers.disguise.suspects import ENCODED, suspects

_SHORTEST = 5


def undisguised(text: str) -> Plain:
    """How the text reads. Quick where nothing is disguised: then `text` is the text itself."""
    plain = Plain(text, text)
    if len(text) < _SHORTEST and text.isascii():
        return plain
    plain = seen(plain)
    if not (signs := suspects(plain.text)):
        return plain
    from recognizers.disguise.numbers import put_together  # brings recognizers in, which most text needs none of

    if not signs.keys().isdisjoint(ENCODED):
        after = decoded(plain, signs)
        if after is not plain:
            plain = seen(after)
            signs = suspects(plain.text)
    return put_together(plain, signs)
