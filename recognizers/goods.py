"""Whether a number stands among the words of a purchase: an order, a catalogue or a delivery has such numbers too."""

from __future__ import annotations

import re

_PURCHASE = re.compile(
    r"\b(invoice|vendor|ship to|bill to|acct|p\.?o\.?|purchase|terms|qty|quantity|toner|item|receiving|quote|net 30|freight|packing slip|warehouse|isbn|copies|catalog(?:ue)?|class set|paperback|hardcover)\b",
    re.IGNORECASE,
)
_NEAR, _WORDS = 300, 3
"""Characters around an unlabelled number, and the words of a purchase in them that make it one of an order."""

_OF_A_THING = re.compile(
    r"\b(?:job|conf(?:irmation)?|booking|reservation|charter|policy|contract|locator|record locator|quote)\b\.?(?:\s(?:no|number|num|code)\b\.?)?\s?[:#]{0,2}\s?\Z",
    re.IGNORECASE,
)
_BEFORE = 40


def of_purchase(text: str, start: int, end: int) -> bool:
    """Whether the words around the number at these characters are those of a purchase."""
    said = {w.casefold() for w in _PURCHASE.findall(text[max(0, start - _NEAR) : end + _NEAR])}
    return len(said) >= _WORDS


def of_a_thing(text: str, start: int) -> bool:
    """Whether the word right before a number says of what it is: a coach company's job, a booking."""
    return _OF_A_THING.search(text, max(0, start - _BEFORE), start) is not None
