"""Whether a number stands among the words of a purchase: an order, a catalogue or a delivery has such numbers too."""

from __future__ import annotations

import re

from recognizers.naming.gazetteer import in_dictionary, is_last, may_be_first
from recognizers.person import find_people

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


_PAPERS = (
    r"case|docket|bid|rfp|(?:account|acct|budget|org|object|gl|g/l|reorder|order|stock|product|commodity|vendor|supplier|customer) code|fund(?: \w+)?|drawing|dwg|blueprint|reorder|catalog(?:ue)?|cat|model|req|requisition"
    r"|work order|w/?o|parcel|lot|permit|contract|grant|voucher|shipment|pallet|part|serial|sku|stock|pattern|upc|barcode|asset|accession"
)
_AS = r"(?:no\b\.?|num\b\.?|number\b|nr\b\.?|code\b|#)"
_PAPER_BEFORE = re.compile(
    rf"\b(?:{_PAPERS})\b\.?(?:\s?\([^()\n]{{1,20}}\))?(?:\s?{_AS})?(?:\s(?:is|was))?\s?[:#=–-]{{0,2}}\s?\Z",
    re.IGNORECASE,
)
_THINGS = (
    r"transaction|meter|device|vehicle|equipment|machine|package|route|batch|unit|property|location|building|locker|session|request"
    r"|message|game|project|event|trip|job|product"
)
_THING_BEFORE = re.compile(
    rf"(?<![^\W_])(?:{_PAPERS}|{_THINGS})\.?[\s_-]?(?:{_AS}|(?:ids?|keys?|refs?|references?|identifiers?)\b)(?:\s(?:is|was))?\s?[:#=–-]{{0,2}}\s?\Z",
    re.IGNORECASE,
)
"""What says of a number right behind it that it tells things apart: "Vehicle ID", a heading "transaction_ref"."""

_PAPER_BEHIND = re.compile(
    rf"\s?(?:[(\[]\s?(?:{_PAPERS})\b\.?(?:\s?{_AS})?\s?[)\]]|(?:[,–-]\s?)?(?:(?:is|was)\s)?(?:(?:the|our|its|their|an?)\s)?(?:{_PAPERS})\s?{_AS})",
    re.IGNORECASE,
)
"""What says of a number that it is an office's, right before it or right behind it: "Parcel", "is the permit number"."""

_TICKETS = r"ticket|claim|confirmation|conf|meter(?: reading)?|incident|lot|batch|course|drawing|dwg|model|parcel|voucher|work order|docket|permit"
_DESKS = r"registration|certificate|receipt|tracking|warranty|inspection|license|plate|dispatch|job|booking|reservation|charter|policy|contract|locator|quote"
_TICKET_BEFORE = re.compile(
    rf"\b(?:(?:{_TICKETS})\b\.?(?:\s?(?:{_AS}|id\b))?|(?:{_PAPERS}|{_DESKS})\b\.?\s?(?:{_AS}|id\b))(?:\s(?:is|was))?\s?[:#=]{{0,2}}\s?\Z",
    re.IGNORECASE,
)
"""What says of a number right behind it that it counts tickets, claims, meters; a word for a desk as well needs "no." behind it."""

_PART = r"(?:toner|cartridge|ink|drum|filter|bearing|belt|valve|bulb|lamp|gasket|pump|motor|hose|seal|o-?ring|fuse|switch|relay|ballast|battery|thermostat|compressor|blower|impeller|wiper|blade|hinge|faucet|nozzle|sensor|bracket|gear|pulley|adapter|cable|charger|roller|fuser|caster|coil|actuator|solenoid|capacitor|breaker|brake|rotor|tire|spark plug|screw|bolt|nut|washer|fitting|coupling|cylinder|lock|latch|knob|handle|spring|magnet|contactor|igniter|burner|element|strainer|diaphragm|flapper)s?"
_PART_BEFORE = re.compile(
    rf"\b(?:{_PART}(?: (?:kit|set|assembly|assy|pack|unit|part))?|(?:kit|assembly|assy)|replac(?:es|ed|ing|ement)(?: for)?)\.?(?:\s?\([^()\n]{{1,20}}\))?(?:\s?{_AS})?\s?[,:#=–-]{{0,2}}\s?\Z",
    re.IGNORECASE,
)
_PART_BEHIND = re.compile(rf",? (?:[a-z]+ )?{_PART}(?: (?:kit|set|assembly|assy))?\b", re.IGNORECASE)
_COUNT = r"(?:scores?|totals?|counts?|tall(?:y|ies)|enrol{1,2}(?:ed|ment)|attendance|absent|absences|present|results?|votes?|ballots|passed|failed|tested|win-?loss|coordinates|gps|lat(?:itude)?|long?(?:itude)?)"
_COUNT_BEFORE = re.compile(rf"\b{_COUNT}\b\.?(?:\s?\([^()\n]{{1,20}}\))?\s?[:=–-]?\s?\Z", re.IGNORECASE)
_COUNT_BEHIND = re.compile(rf",? \(?(?:[a-z]+ )?{_COUNT}\b", re.IGNORECASE)
"""Words for parts of machines and for what is counted, right before three numbers with hyphens or right behind them."""

_PRICED = re.compile(
    r"\$\s?\d|\b\d+(?:\.\d\d)? ?(?:/|per |a |for )(?:box|case|pack|pkg?|pair|doz(?:en)?|roll|ream|carton|bag|set|each|ea|unit|sheet|bottle|gal(?:lon)?|ft)\b|\b(?:box|case|pack|pkg|bag|carton|set|roll)s? of \d|\b\d+ ?(?:ea|each|pcs?|pieces|pk|pkg|ct|count|cs|bx|doz(?:en)?|rolls?|reams?|boxes|cases|cartons|packs|bags|pairs?)\b|\bqty\b|\bquantity\b|\bx ?\d{1,4}\b|\bea\b\.?|\bper (?:box|case|pack|roll|pair|dozen)\b",
    re.IGNORECASE,
)
_SUPPLIERS = re.compile(
    r"\b(?:grainger|mcmaster(?:-carr)?|uline|fastenal|w\.? ?b\.? mason|staples|school specialty|lakeshore|demco|flinn|carolina biological|fisher scientific|vwr|ferguson|home depot|lowe['’]?s|napa|autozone|graybar|rexel|msc industrial|global industrial|sherwin[- ]williams|quill|cdw|gopher sport|nasco|blick|sax)\b",
    re.IGNORECASE,
)
"""Firms from which schools buy their supplies."""

_WAGES = re.compile(
    r"\b(?:gross|net|pay|paid|payroll|wages?|salary|stipends?|hours|hrs|earnings|fica|medicare|withh\w*|w-?[249]|1099|refund|deduct\w*|employees?|staff|ss|ssn|she|he|her|his|hers|him|mom|dad|student|applicant)\b",
    re.IGNORECASE,
)
_PAIR = re.compile(r"(?=\b([A-ZÀ-Þ][\w'’-]+)(,?) (?:[A-Z]\.? )?([A-ZÀ-Þ][\w'’-]+))")
_WITH_INITIAL = re.compile(r"\b([A-ZÀ-Þ][\w'’-]+), ?[A-ZÀ-Þ](?![\w-])")
_WORD = re.compile(r"[^\W\d_]{3}")


def of_a_paper(text: str, start: int, end: int) -> bool:
    """Whether the words right before a number or right behind it say that an office numbers its papers or stocks by it."""
    return (
        _PAPER_BEFORE.search(text, max(0, start - _BEFORE), start) is not None
        or _THING_BEFORE.search(text, max(0, start - _BEFORE), start) is not None
        or _PAPER_BEHIND.match(text, end, end + _BEFORE) is not None
    )


def of_a_ticket(text: str, start: int) -> bool:
    """Whether the word right before a number says that it is a ticket's or a meter's, not that of whoever is called there."""
    return _TICKET_BEFORE.search(text, max(0, start - _BEFORE), start) is not None


def of_a_part(text: str, start: int, end: int) -> bool:
    """Whether the words beside a number say that it is a part's or figures that were counted, and its line names nobody."""
    said = (
        _PART_BEFORE.search(text, max(0, start - _BEFORE), start)
        or _PART_BEHIND.match(text, end, end + _BEFORE)
        or _COUNT_BEFORE.search(text, max(0, start - _BEFORE), start)
        or _COUNT_BEHIND.match(text, end, end + _BEFORE)
    )
    if not said:
        return False
    first, last = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    line = text[max(first, start - _NEAR) : min(last if last >= 0 else len(text), end + _NEAR)]
    return not _WAGES.search(line) and not names_somebody(line)


def what_else(text: str, start: int, end: int) -> str | None:
    """What the words around a number without a label say that it is, if that is no person's."""
    if of_a_thing(text, start):
        return "the word before it says that it is a thing's"
    if of_a_paper(text, start, end):
        return "the words beside it say that it is an office's"
    if of_a_part(text, start, end):
        return "the words beside it say that it is a part's, or figures"
    if of_stock(text, start, end):
        return "its line is one of a stock list"
    return "the words around it are those of a purchase" if of_purchase(text, start, end) else None


def of_stock(text: str, start: int, end: int) -> bool:
    """Whether the line of a number is an entry of a stock list: a thing, a price or a quantity, or who sells it, and nobody."""
    first, last = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    line = text[max(first, start - _NEAR) : min(last if last >= 0 else len(text), end + _NEAR)]
    sold = _PRICED.search(line.replace(text[start:end], " ")) or _SUPPLIERS.search(line)
    above = text[text.rfind("\n", 0, max(first - 1, 0)) + 1 : first]
    return bool(
        sold
        and _WORD.search(line)
        and not _WAGES.search(line)
        and not names_somebody(line)
        and not names_somebody(above[-_NEAR:])
    )


def names_somebody(line: str) -> bool:
    """Whether a line names somebody, by the forms of names or by two words that are a given name and a surname."""
    if find_people(line) or any(is_last(found[1]) for found in _WITH_INITIAL.finditer(line)):
        return True
    for found in _PAIR.finditer(line):
        first, last = (found[3], found[1]) if found[2] else (found[1], found[3])
        if may_be_first(first) and (is_last(last) or not in_dictionary(last)):
            return True
    return False
