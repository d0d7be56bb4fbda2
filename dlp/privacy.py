"""The only door a raw value leaves by: `mask` for people, `Digester` for equality.

Nothing else in the project turns a raw value into something that is written down.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import unicodedata

_RUN = re.compile(r"[^\W\d_]+|\d+")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+")

EXCERPT_LENGTH = 80
_SECRET = "*" * 8


def mask(value: str) -> str:
    """The value's shape and nothing more: every digit a star, of each word of three letters or more the first letter.

    >>> mask("Sampson, Emma 045-67-8910")
    'S******, E*** ***-**-****'
    """

    def hide(found: re.Match[str]) -> str:
        run = found.group()
        return "*" * len(run) if run[0].isdigit() or len(run) < 3 else run[0] + "*" * (len(run) - 1)

    masked = _RUN.sub(hide, _CONTROL.sub(" ", value)).strip()
    return masked if len(masked) <= EXCERPT_LENGTH else masked[: EXCERPT_LENGTH - 1] + "…"


def excerpt(entity: str, value: str) -> str:
    """The masked form of a value of some entity. Of a password not even length and marks are shown."""
    return _SECRET if entity == "CREDENTIAL" else mask(value)


def normalised(value: str) -> str:
    """The form in which two spellings of one value are equal: NFKC, case folded, white space folded."""
    return " ".join(unicodedata.normalize("NFKC", value).casefold().split())


class Digester:
    """Keyed digests: equal for equal values, of no use without the key (HMAC-SHA-256, cut to 128 bits).

    An unkeyed hash of a nine-digit number is found again in minutes; this one is not.
    """

    def __init__(self, key: bytes) -> None:
        if len(key) < 16:
            raise ValueError("a digest key has at least 16 bytes")
        self._key = key

    def value(self, kind: str, value: str) -> str:
        """The digest of a value of one kind (an entity name, "subject"); 32 hexadecimal digits."""
        text = f"{kind}\0{normalised(value)}".encode("utf-8", "surrogatepass")
        return hmac.new(self._key, text, hashlib.sha256).hexdigest()[:32]

    def content(self) -> hmac.HMAC:
        """A running digest over an item's bytes; call `.hexdigest()` at the end."""
        return hmac.new(self._key, b"content\0", hashlib.sha256)
