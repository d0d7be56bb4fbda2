"""Things, brands, medicines and conditions that are written as names are, and are nobody's."""

from __future__ import annotations

import re
from functools import cache

from recognizers.naming.gazetteer import NOT_NAMES, fold
from recognizers.phrasing.words import words

NO_NAMES = frozenset(
    """bill art page dean judge major prince king bishop young guy summer autumn penny chance journey harmony melody destiny trinity asia israel china paris london dallas georgia virginia
    chromebook chromebooks ipad airpods lexia powerschool schoology dibels iready mcas snapchat instagram tiktok youtube discord roblox fortnite minecraft chatgpt gemini epipen epipens narcan covid uber wifi
    clever outlook gmail smartboard kindle nintendo pokemon facebook venmo google ok nana papi mami abuela abuelo titi tia vovo avo manman papa mama dada""".split()
)


@cache
def terms() -> frozenset[str]:
    """Medicines and conditions, which are capitalised as names are."""
    return frozenset(t for name in ("medicines", "medicines_common", "conditions") for t in words(name))


def is_no_name(word: str) -> bool:
    """Whether a word is a thing, a brand, a medicine or a condition that is capitalised as names are."""
    folded = fold(word)
    return folded in NOT_NAMES or folded in NO_NAMES or folded in terms()


_JOINED = re.compile(r"(?<=[a-z])(?=[A-Z][a-z])")


def unjoined(words: str) -> str:
    """The words of a file's name, two that were written as one apart ("AdaOkonkwo"), but for a thing or a brand ("EpiPen")."""
    return " ".join(w if is_no_name(w) else _JOINED.sub(" ", w) for w in words.split(" "))
