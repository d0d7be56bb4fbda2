"""Street addresses: where somebody lives.

Source: USPS Publication 28 (street suffixes, secondary units, PO boxes, rural routes), as people write them. Schools, offices,
bus stops and vendors have addresses too, so an address counts with a home word ("lives at", "res.", "Home:"), or beside a
person who is no member of staff; in a table, in an address column of people.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from recognizers.bus_stops import is_fetched, of_a_stop
from recognizers.contract import Examples, Hit, Recognizer
from recognizers.naming.gazetteer import NOT_NAMES, fold, is_last, may_be_first
from recognizers.street_forms import (
    ASKED,
    BARE,
    BOX,
    FOREIGN,
    IN_WORDS,
    LETTER,
    LINE,
    MILITARY,
    QUARTER,
    RARE,
    ROUTE,
    RURAL,
    SMALL,
    SPELT,
    STREET,
    STREET_FIRST,
    SUFFIX,
    SURE,
    WAY,
)

BESIDE = 0.4
"""The score of an address that says nothing of whose it is: it counts only with a person in its line or entry."""

_HOME = re.compile(
    r"(?P<word>\b(?:lives?|living|lived|resid(?:es?|ing|ed|ence|ency)|res\.|stay(?:s|ing)? (?:at|with)|res\s?:|home(?: address)?\s*[:=-]|(?:has |have )?(?:changed|moved|switched) to|drop (?:off )?for|address (?:is|=)|address(?= ?$)|home(?: is)? at|address(?: on file)?\s*[:=-]|addr\.?\s*[:=-]|home address|mailing address|street address"
    r"|(?:my|our|his|her|their|your|new|old|current|permanent|primary|secondary|billing|the) address(?:es)?|(?:now|once|who) (?:lives?|lived|living) in|addresses,? here they are|sen[dt] (?:(?:it|them|this|one|a new one) )?to|moved (?:to|from)|moves? (?:to|from)|family (?:is|are|lives)|in (?:his|her|their) (?:back ?)?yard|at home|(?:we )?mail(?:ed|s)? .{0,25}to|sent home to|at (?:his|her|their|the family'?s?) (?:home|house|apartment)|picked up at|pick(?:ed)?[- ]?up (?:at|addr(?:ess)?\.?)|drop[- ]?off (?:at|addr)|house at|apartment at|walks? to|dropp?(?:ed)? .{1,40}(?:at|to)|leaving|casa de|en casa|apartamento|(?:estamos|vivimos) en|rete nan|kay nou|bis la|leave .{0,20} at|they are at|host family"
    r"|vive[n]?|reside[n]?|domicilio|domicile[ds]?|address (?:of record|(?:recorded|listed|given|entered) as)|(?:direcci[oó]n|domicilio|endere[cç]o|adr[eè]s|địa chỉ|dia chi|noi o|nơi ở|chỗ ở)(?: (?:residencial|particular|postal|actual|atual|de (?:la )?casa|del hogar|kay|lakay|kay la|nhà|nha|nhà riêng|nơi ở|thường trú|tạm trú))?|mora|morada|住址|地址|foster (?:parent|family|home)|shelter|motel|hotel|emergency contact|mother|father|mom|dad|grandmother|grandfather|guardian|parked .{0,20}(?:at|by|near|outside|in front of|across from))(?!\w)|(?<![校室司院馆館局件箱店会會点點])(?<!校的)(?:住址|地址))"
    r"[^\n]{0,60}$",
    re.IGNORECASE,
)
_KEYED = re.compile(
    r"(?<![A-Za-z])(?:[A-Za-z]{2,12}_)?(?:home|student|child|pupil|residential|residence|permanent|parent|guardian|family|pick_?up|drop_?off)_?(?:street_?)?addr(?:ess)?(?:_?line)?(?:_?1)?[\"'’]?\s?[:=>]\s?[\"'’]?$",
    re.IGNORECASE,
)
"""The key of a home's address, as programs write it: `home_address`, `studentAddress1`."""

_STREET_FIELD = re.compile(r"(?:^|\n)[ \t>*•-]{0,4}street(?: address)?(?: line)?(?: 1)?\s?:\s{1,3}$", re.IGNORECASE)
"""The field of a form that asks for the street."""

_SHELTER = re.compile(r"\W*(?:[A-Z][\w'’]*\W+)?(?:[a-z]+\W+)?(?:shelter|motel|hotel)\W{1,3}", re.IGNORECASE)
"""What stands before the address of a shelter in a list of them: "Family shelter, 40 Canal Street"."""

_NOW = re.compile(
    r"\b(?:(?:(?:[Ww]e|[Tt]hey)(?:['’]re| are) (?:now |staying )?at|(?:[Hh]e|[Ss]he)(?:['’]s| is) (?:now |staying )?at|(?:his|her|their|my|our) (?:new |bus )?(?:stop|pick-? ?up|drop-? ?off) (?:has changed|changed|is|will be|is now|moved)(?: to)?:?)"
    r"|[A-ZÀ-Þ][\w'’-]+[^\n.]{0,40}[–—-] (?:is )?now)\s$",
)
"""Where somebody is now: "we're at 17B Mill Pond Terrace", "her stop has changed: 88 Tecumseh St", "Mohamed Farah, gr 2 – now 19 Bonney St"."""

_MOVED = re.compile(
    r"\b(?:(?:add?ress|moved|moving|mud[oóa]\w*|nos mudamos|living|apartment)\b[^\n]{0,80}\b(?:it['’]?s|it is|is now|agora é|ahora es|kounye a se)(?: now)?"
    r"|(?<!open )(?<!opera )(?<!full )(?:house|home|two-family|duplex|trailer) is\b[^\n.]{0,60},)\s$",
    re.IGNORECASE,
)
"""The same, where no word speaks of a place of business: "the new address, it's 80 Plover Hill Road", "house is the yellow one, 9 Cutler Court"."""

_HOUSEHOLD = re.compile(r"\b(?P<word>(?:lives?|living|stays?|staying) with)\b[^\n.;]{1,85}\bat\s$", re.IGNORECASE)
"""Who lives together, and then where: "lives with father (works nights) and a baby brother, at"."""

_NAMED = re.compile(
    r"(?P<first>[A-ZÀ-Þ][\w'’-]+)(?: [A-Z]\.?)? (?P<last>[A-ZÀ-Þ][\w'’.-]+)(?: (?:K[1-4]?|PK|\d{1,2}))?(?: \d{1,2}:\d\d)?\s{1,2}$"
)
"""A name, perhaps a grade and the time of a stop, right before an address in a list without marks: "Josue Hammarberg 6:40 9 Cinder Hill Rd"."""

_AGAINST = re.compile(
    r"\b(?:(?:bring|return|submit|hand in|turn in) (?:[\w'’]+ ){1,6}to|(?<!after )school|schools|high|middle|elementary|district|office|offices|department|dept|hall|library|church|museum|gym|field house|ymca|center|centre|company|inc|llc|corp|co\.|vendor|remit|invoice|bill to|ship to|sold to|deliver\w*|warehouse|store|restaurant|pantry|bakery|pharmacy|diner|pizzeria|pizza|grill|bros|telecom|plow(?:ing)?|paving|plumbing|heating|oil|towing|garage|garagem|garaje|oficina|escrit[oó]rio|sede|secretaria|escuela|escola|iglesia|igreja|biwo|passar n[ao]|pase por|venga a|stop by|swing by|come in to|motors|auto|catering|florist|hardware|caf[eé]|salon|studio|foundation|association|apply at|to give|donate|gifts? to|yard"
    r"|coordinator|director|superintendent|principal|centro d[aeo]s?|suite|clinic|hospital|police|fire|court(?:house)?|bank|credit union|theat(?:er|re)|park|stop(?:s| at)?|route|depot|station|rental|venue|located at|visit us|parking|entrance|headquarters|agency|bid|project|construction|site|building|meets? at|held at|job|www\.|nonprofit|pto|admissions?)\b[^\n]{0,70}$",
    re.IGNORECASE,
)  # fmt: skip
_AGAINST_BEHIND = re.compile(
    r"^[^\n]{0,12}\b(?:school|office|elementary|middle school|high school|town hall|library|church|entrance|delivery)\b",
    re.IGNORECASE,
)
_DOOR_BEHIND = re.compile(
    r",? (?:left|right|top|bottom|second|third|rear|back|side|upstairs|middle) (?:bell|buzzer|doorbell|door bell)\b",
    re.IGNORECASE,
)
"""How whoever goes to see a family notes where to ring."""

_HOUSE_BEHIND = re.compile(
    r"\W{0,3}(?:(?:is|was|became) (?:now )?(?:the|an?) (?:\w+ ){0,2}(?:school(?:house)?|mill|building|museum|church|library|shop|store|factory|firehouse|landmark|hall|depot|barn)|housed)\b",
    re.IGNORECASE,
)
"""How a sentence goes on that tells what a building is."""

_PUBLIC_LIFE = re.compile(
    r"\b(?:meet the candidates|candidates? (?:night|forum|for (?:school|select|town|city|the)|list|statements?)|(?:is|are) running for|seeking (?:re-?)?election|nomination papers|incumbents?|on the ballot|poll workers|election (?:officers|results))\b",
    re.IGNORECASE,
)
"""What stands over or around those whose addresses are on the ballot."""

_SPEAKER_BEHIND = re.compile(
    r"\W{0,3}(?:also |then )?(?:spoke|asked|commented|testified|urged|opposed|objected|thanked|read a statement|addressed|said (?:she|he|the|that))\b",
    re.IGNORECASE,
)
"""How minutes go on behind the address of somebody who spoke at a public meeting."""

_COMES_FROM = re.compile(
    r"(?:^|[\n•*–—-] ?|\d[.)] )(?P<first>[A-ZÀ-Þ][\w'’-]+)(?: [A-Z]\.)? (?P<last>[A-ZÀ-Þ][\w'’.-]+)(?:,? \(?(?:gr(?:ade|\.)?|rm\.?|room|age) ?\w{1,3}\)?),? (?:now )?(?:from|of|at|@) $"
)
"""Whom an entry of a list names, and the word before where that is: "Ana Reis, gr 2, from 14 Quarry Lane"."""

_TEXTED = re.compile(r"\d{3}[-. ]\d{4}\)?[,;]? (?:\(?[A-Za-z][\w'’-]{0,15} ){0,2}\(?[A-Za-z][\w'’-]{0,15}[.,;)] $")
"""A number to call and a word or two of whose it is, right before an address in an entry: "555-0163 (aunt) 9 Loom Street"."""

_UNNAMED = frozenset(
    "am pm a.m p.m min mins minutes hours days miles feet students grade grades of the to in on at by for and or from with".split()
)
_HOUSE_AND_STREET = re.compile(rf"(?:\d|(?i:{IN_WORDS})\b)[^,;\n#]*")
_STREET_AND_HOUSE = re.compile(rf"(?i:{WAY})\s[^,;\n#]*")
_RARE_SUFFIX = re.compile(rf"(?:{RARE})", re.IGNORECASE)
_SMALL_SUFFIX = re.compile(
    r"street|st|road|rd|avenue|ave|av|lane|ln|boulevard|blvd|terrace|terr|parkway|pkwy|highway|hwy|turnpike|tpke|ct|cir|circle"
)
"""Suffixes that may stand in small letters behind a street in capitals: "111 N Wyoming avenue"; "12 Girl way" is none."""

_SURE_SUFFIX = re.compile(rf"(?:{SURE})", re.IGNORECASE)
"""Suffixes that are nobody's surname, as "Green", "Field" and "Hill" are."""
_ENTRY = ",;:|/–—-→>•*·\t\"'(="
"""What stands before an address in an entry of a list or a form, not in a sentence."""
_OF = (", of ", "), of ")
"""What stands before an address in a police report: "Stanwick, DOB 04/19/2009, of 12 Net Loft Way"."""
REACH = 90
_ABOVE = 400
"""Characters above an address in which a paper says what it is."""


def find(text: str, context: Sequence[str] = ()) -> list[Hit]:
    """Addresses. What stands before one says whether it is a home's (0.85), nobody's (0.1), or needs a person (BESIDE)."""
    hits: list[Hit] = []
    for regex in (
        MILITARY,
        STREET,
        STREET_FIRST,
        FOREIGN,
        ROUTE,
        RURAL,
        BOX,
        BARE,
        SPELT,
        LINE,
        QUARTER,
        SMALL,
    ):
        for found in map(_of_its_line, regex.finditer(text)) if regex is STREET else regex.finditer(text):
            start, end = found.span("value" if "value" in regex.groupindex else 0)
            before = text[max(0, start - REACH) : start]
            if any(h.start < end and start < h.end for h in hits) or (
                (regex is STREET and not _plausible(found, before)) or (regex is SMALL and not _at_home(found, before))
            ):
                continue
            hits.append(_judged(text, start, end, context))
    return sorted(hits, key=lambda h: h.start)


def _of_its_line(found: re.Match[str]) -> re.Match[str]:
    """The same street, without what stands in the next line, where its own line surely is one: "27 Old Quarry Road", not
    its "Harrow Mills"."""
    ends = found.string.find("\n", found.start(), found.end("suffix"))
    own = STREET.match(found.string, found.start(), ends) if ends >= 0 else None
    return own if own and _SURE_SUFFIX.fullmatch(own["suffix"]) else found


def street(text: str, hit: Hit) -> tuple[int, int]:
    """Where in the text the house and the street of an address stand: "12 Scott Harbor" is no Scott's name."""
    found = _HOUSE_AND_STREET.match(text, hit.start, hit.end) or _STREET_AND_HOUSE.match(text, hit.start, hit.end)
    return (hit.start, found.end() if found else hit.start)


def _plausible(found: re.Match[str], before: str) -> bool:
    """Whether the words could be a street's: "9 Grace Green" is one only with a unit, a town or a word for a home."""
    words = found["name"].split()
    if any(w.casefold() in _UNNAMED for w in (words[0], words[-1])):
        return False
    if not found["suffix"][0].isupper() and not _SMALL_SUFFIX.fullmatch(found["suffix"]):
        return False
    if _RARE_SUFFIX.fullmatch(found["suffix"]):
        return bool(found["rest"].strip() or _HOME.search(before))
    named = may_be_first(words[0]) or may_be_first(words[-1])
    return not named or bool(_SURE_SUFFIX.fullmatch(found["suffix"]) or found["rest"].strip() or _HOME.search(before))


def _at_home(found: re.Match[str], before: str) -> bool:
    """Whether words in lower case are a street's: not "26 kids drive", but with a unit, or behind a word for a home."""
    words = found.group().split()[1:]
    if any(w in _UNNAMED for w in words[:-1]):
        return False
    home = found["word"] is None and _HOME.search(before[before.rfind("\n") + 1 :])
    return bool(found["rest"].strip() or home)


def _judged(text: str, start: int, end: int, context: Sequence[str]) -> Hit:
    line = text.rfind("\n", 0, start) + 1
    before = text[max(line, start - REACH) : start]
    begins = not before.strip(" \t|*-•:")
    if begins and line:  # the label may stand at the end of the line above
        above = text.rfind("\n", 0, line - 1) + 1
        before = text[max(above, start - REACH) : start].replace("\n", " ")
    told = (
        _below_addressee(text, line, start, end)
        or _told_before(before)
        or of_a_stop(text, line, start, end)
        or _told_behind(text, end)
        or _told_around(text, start, context)
        or _of_a_field(text, start)
    )
    score, says = told or _placed(text, end, before, begins, context)
    return Hit("STREET_ADDRESS", start, end, score, ("has the form of: a street address", says))


def _told_before(before: str) -> tuple[float, str] | None:
    """What the words before an address say of it: a home's, or a place of business."""
    if is_fetched(before):
        return 0.85, "a child is fetched there"
    home, other = _HOME.search(before) or _HOUSEHOLD.search(before), _AGAINST.search(before)
    if _NOW.search(before):
        return 0.8, "the words before it tell where somebody is now"
    if _SHELTER.fullmatch(before):
        return 0.1, "dropped: where a shelter is, not who stays there"
    if _KEYED.search(before) or (home and (not other or home.end("word") > other.start())):
        return 0.85, "a word for a home stands before it"
    if other:
        return 0.1, "dropped: the words before it speak of a place of business"
    return (0.8, "the words before it tell where somebody is now") if _MOVED.search(before) else None


_ADDRESSEE = re.compile(
    r"[ \t>]*(?:(?:Mr|Mrs|Ms|Mx|Miss|Sr|Sra)\.?(?: (?:and|&|y|e) (?:Mr|Mrs|Ms|Sra?)\.?)? (?:[A-ZÀ-Þ][\w'’.-]* ?){1,4}"
    r"|(?i:(?:to )?(?:the )?(?:parents?(?: ?(?:/|or|and|&) ?guardians?)?|guardians?|family) (?:of|for) )(?:[A-ZÀ-Þ][\w'’.-]* ?){1,4}"
    r"|The (?:[A-ZÀ-Þ][\w'’-]+ ?){1,3}[Ff]amily)[ \t]*"
)
"""The line of a letter that says whom it goes to, at home."""


def _below_addressee(text: str, line: int, start: int, end: int) -> tuple[float, str] | None:
    """Whether an address is all of the line below the one that says whom a letter goes to."""
    stop = text.find("\n", end)
    if text[line:start].strip(" \t>") or text[end : stop if stop >= 0 else len(text)].strip(" \t,.") or not line:
        return None
    above = text[text.rfind("\n", 0, line - 1) + 1 : line - 1]
    if len(above) > REACH or not _ADDRESSEE.fullmatch(above):
        return None
    return 0.85, "stands below whom a letter goes to"


def _told_behind(text: str, end: int) -> tuple[float, str] | None:
    """What the words behind an address say of it: which bell is the family's, or that it is no home's."""
    if _SPEAKER_BEHIND.match(text, end):
        return 0.1, "dropped: of a speaker at a public meeting"
    if _DOOR_BEHIND.match(text, end):
        return 0.8, "the words behind it tell which bell or door"
    if _HOUSE_BEHIND.match(text, end):
        return 0.1, "dropped: the words behind it tell what a building is"
    if _AGAINST_BEHIND.match(text[end : end + 40]):
        return 0.1, "dropped: the words behind it speak of a place of business"
    return None


def _told_around(text: str, start: int, context: Sequence[str]) -> tuple[float, str] | None:
    """What the paper takes an address to be, by what stands above it."""
    if any(_PUBLIC_LIFE.search(said) for said in (*context, text[max(0, start - _ABOVE) : start])):
        return 0.1, "dropped: of somebody on the ballot"
    return None


def _of_a_field(text: str, start: int) -> tuple[float, str] | None:
    """Whether a form asks for the street of somebody: nothing above it speaks of a place of business."""
    above = text[max(0, start - _ABOVE) : start]
    if not _STREET_FIELD.search(above) or any(map(_AGAINST.search, above.split("\n"))):
        return None
    return 0.75, "stands in the field for a street"


def _placed(text: str, end: int, before: str, begins: bool, context: Sequence[str]) -> tuple[float, str]:
    """What the place of an address says, where no word does."""
    if context and _HOME.search(context[-1][-REACH:]) and len(context[-1]) <= REACH:
        return 0.8, "stands under a word for a home"
    alone = before.rstrip()[-1:] in {".", "!", "?"} and text[end : end + 1] in {"", ".", "\n"}
    name = _NAMED.search(before)
    named = name is not None and (may_be_first(name["first"]) or is_last(name["last"]))
    named = named or _TEXTED.search(before) is not None or _comes_from(before, text[end : end + 2])
    if begins or alone or named or before.endswith(_OF) or before.rstrip()[-1] in _ENTRY or before[-2:].isspace():
        return BESIDE, "counts only beside a person"
    return 0.2, "stands in a sentence that speaks of no home"


def _comes_from(before: str, behind: str) -> bool:
    """Whether an entry names a pupil right before an address, and no shop's name goes on behind it."""
    found = _COMES_FROM.search(before)
    if found is None or (behind[:1] == " " and behind[1:].isupper()):
        return False
    return may_be_first(found["first"]) and fold(found["first"]) not in NOT_NAMES


def is_house(cell: str) -> bool:
    """Whether a cell is a house and its street and nothing else: "18 Cranberry Ln", "41 Old Mill Rd, apt 3"."""
    if not cell[:1].isdigit():
        return False
    found = STREET.fullmatch(" ".join(cell.split()))
    return found is not None and (bool(_SURE_SUFFIX.fullmatch(found["suffix"])) or bool(found["rest"].strip()))


_CELL = re.compile(rf"\d{{1,5}}[A-Za-z]?(?:-\d{{1,4}})?(?: 1/2)?,?\s+[{LETTER}0-9].{{2,}}")


_LODGING = re.compile(
    r"(?:[A-Z][\w'’&.-]* ){1,4}(?:[Ii]nn|[Mm]otel|[Hh]otel|[Ss]uites|[Ll]odge|[Ss]helter)(?:,? (?:rm|room|unit|apt|#)\.? ?\w{1,5})?(?:, .{1,30})?"
)
"""A house of which families without a home have a room: "Dunes Motor Inn rm 12"."""


def accepts(cell: str) -> bool:
    """Whether a cell under an address heading holds one: a house number and a street, a box, a rural route."""
    value = " ".join(cell.split())
    if len(value) > 120 or value.isdigit() or re.search(r"@|https?:", value):
        return False
    return bool(
        _LODGING.fullmatch(value)
        or _CELL.fullmatch(value)
        or BOX.match(value)
        or RURAL.match(value)
        or STREET.search(value)
    )


RECOGNIZERS = (
    Recognizer(
        name="StreetAddressRecognizer",
        entity="STREET_ADDRESS",
        source="USPS Publication 28: suffixes, units, boxes and rural routes",
        find=find,
        triggers=(
            rf"\d[^\n]{{0,60}}[\s.]\s?(?:{SUFFIX})\b",
            rf"\d[^\n]{{3,40}}\s(?:{RARE})[\s,.]{{1,3}}(?:apt|apartment|unit|suite|ste|fl|floor|#)",
            rf"\d[^\n]{{3,40}}\s(?:{RARE})[\s,]{{1,3}}[^\n]{{3,40}}\s\d{{5}}",
            r"\bsen[dt]\b[^\n]{0,20}\sto\s\d{1,5}\s", r"\bliv(?:es?|ed|ing)\s(?:at|in)\s\d{1,5}\s",
            rf"\baddress(?:es)?\b[^\n]{{0,80}}\d[^\n]{{3,40}}\s(?:{RARE})\b",
            r"[afd]po,?\s{1,2}a[aep],?\s{1,2}\d",
            rf"\d[a-z]?,?\s+{WAY}\s", rf"\b{WAY}\s[^\n]{{2,70}}\s\W{{0,3}}(?:n\W?|n[uú]m\.?|no\.)?\s?\d",
            r"\b(?:p\.?\s?o\.?\s?b|post office box|apartado|caixa postal)[^\n\d]{0,12}\d", r"\b(?:psc|cmr|unit)\s?#?\d{1,5},?\s+box\s", r"\b(?:rr|r\.r\.|rural route|rural delivery|hc|r\.?f\.?d\.?|r\.d\.|star r)[^\n\d]{0,8}\d",
            r"\d[a-z]?\s+(?:(?:state|county|old|us)\s+)?(?:route|rte|rt|highway|hwy)\.?\s+\d",
            r"\d\s{1,3}(?:[nsew]\.?|north|south|east|west)\s{1,3}\w[^\n]{0,24}[\s,#](?:apt|unit|apartment|fl|floor|#)",
            rf"\b(?:{ASKED})(?: is)?\s?[:=.–-]{{0,12}}\s{{1,3}}\d",
            r"\b(?:address|lives at|living at|moved to|residence|home)(?: is)?[ :=.–-]{1,4}(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|(?:four|fif|six|seven|eigh|nine)teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty)\b",
        ),
        headers=frozenset(
            {"address", "streetaddress", "homeaddress", "street", "address1", "addressline1", "addr", "addr1", "mailingaddress", "mailingstreet", "studentaddress", "studentstreet", "studentaddressline1", "residence",
             "residentaddress", "residentialaddress", "physicaladdress", "homestreet", "street1", "streetaddress1", "pickupaddress", "pickupaddr", "dropoffaddress", "dropoffaddr", "amstop", "pmstop", "amaddress", "pmaddress",
             "stopaddress", "parentaddress", "guardianaddress", "contactaddress", "addressesphysicalstreet", "addresseshomestreet", "addressstreet", "householdaddress", "mailingaddress1", "homeaddr", "legaladdress",
             "currentaddress", "direccion", "domicilio", "endereco", "morada", "adres", "diachi", "地址", "住址", "家庭住址", "家庭地址", "stdaddress", "psnaddress", "fulladdress", "permanentaddress", "streetnumbername", "residenceaddress", "billingaddress", "billingstreet", "employeeaddress", "addressline", "address2street", "newaddress", "oldaddress", "staying", "stayingat", "wherestaying", "staysat", "livingat", "nowat", "nowlivingat", "tempaddress", "temporaryaddress", "tempaddr"}
        ),
        wording=(r"address for (?:tutor\w*|visits?|delivery|drop ?off|pick ?up|van|nurse)", r"(?:street|home|mailing|mail|residential|residence|physical|legal|pick ?up|drop ?off|parent|guardian|household|bus stop|student|person|stop|am|pm) address(?: line)?(?: 1)?", r"address line(?: 1)?", r"address 1", r"(?:mailing|home|physical|residence|student) street(?: 1)?", r"street address(?: 1)?", r"addresses (?:\w+ )?street", r"direccion(?: del hogar)?", r"endereco"),
        usual=r"\d{2,4}(?: [A-Z][a-z]{1,9}\.?){2,4}(?:,? (?:Apt|Unit|#) ?\d{0,3}[A-H]?)?(?:,? [A-Z][A-Za-z]{1,9}){0,3},?(?: 0\d{4})?",
        accepts=accepts,
        strong=False,
        examples=Examples(
            hits=(
                ("January 8\n\nMr. Sergio Paiva\n27 Old Quarry Road\nHarrow Mills\n", "27 Old Quarry Road"),
                ("To the Parents of Ada Osei\n118 Loom Street, Apt. 2\n", "118 Loom Street, Apt. 2"),
                ("6:58 118 Tidewater Lane. Only Marisol Osei. Wait for the wave.", "118 Tidewater Lane."),
                ("she doesn't want the new adress given to anybody. its 80 Plover Hill Road, text only", "80 Plover Hill Road"),
                ("mudamos também, agora é 56 Caulker Street", "56 Caulker Street"),
                ("Lorena, grade 1. I parked by 231 Port Street on three mornings", "231 Port Street"),
                ("House is the yellow two-family on the corner, 9 Cutler Court, left bell.", "9 Cutler Court, left"),
                ("we're at 17B Mill Pond Terrace, and the bus", "17B Mill Pond Terrace"),
                ("our new address is PSC 702, Box 2218, APO AE 09803", "PSC 702, Box 2218, APO AE 09803"),
                ("Lena lives at Unit 3127 Box 504\nDPO AA 34041", "Unit 3127 Box 504\nDPO AA 34041"),
                ("please send it to USS Tamsett, FPO AP 96601-1200", "USS Tamsett, FPO AP 96601-1200"),
                ("Ada said her stop has changed: 88 Tecumseh St, Apt 3 now.", "88 Tecumseh St, Apt 3"),
                ("She lives at 31 Wharf Street #2R with her mother", "31 Wharf Street #2R"),
                ("res. 77 Sluice Street; proof: gas bill", "77 Sluice Street"),
                ("Address on file: 145 Prospect Hill Road, Apt 2B.", "145 Prospect Hill Road, Apt 2B"),
                ("Home: 9 GANNET LANE, UNIT 12", "9 GANNET LANE, UNIT 12"),
                ("mailing address: P.O. Box 118", "P.O. Box 118"),
                ("Dirección: 12 Calle Olmo", "12 Calle Olmo"),
                ("Dia chi nha: 12 Elm Street", "12 Elm Street"),
                ("家庭住址：16 Alder Street", "16 Alder Street"),
                ("住址:16 Alder Street", "16 Alder Street"),
                ("family moved to RR 2, Box 114", "RR 2, Box 114"),
                ("Home address: PSC 4185, Box 7017, APO AE 09012", "PSC 4185, Box 7017, APO AE 09012"),
                ("lives at Unit 2367 Box 5780, DPO AP 96530", "Unit 2367 Box 5780, DPO AP 96530"),
                ("Address: R.F.D. 3, Box 22A", "R.F.D. 3, Box 22A"),
                ("mailing address: P.O.B. 118", "P.O.B. 118"),
                ("lives at 22 Broadway", "22 Broadway"),
                ("Home: 14 elm street apt 2", "14 elm street apt 2"),
                ("Address: 21A Maple", "21A Maple"),
                ("Home: 21-C Maple Road, Lowell, MA 01852", "21-C Maple Road, Lowell, MA 01852"),
                ("Home: Two Maple Street", "Two Maple Street"),
                ("pupil_home_address=21 Maple Road", "21 Maple Road"),
                ('"homeAddress": "21 Maple Road"', "21 Maple Road"),
                ("Street: 21 Maple Road, Lowell, MA 01852", "21 Maple Road, Lowell, MA 01852"),
                ("Stop change for Ann Lee: 47 Broad Street", "47 Broad Street"),
                ("Ann Lee takes the bus 9 from 47 Broad Street", "47 Broad Street"),
                ("Address: 45 Dr. Martin Luther King Jr. Blvd", "45 Dr. Martin Luther King Jr. Blvd"),
                ("Dirección: Calle Olmo 12, Apto 3", "Calle Olmo 12, Apto 3"),
                ("Endereço: Rua das Flores, 123, apto 45", "Rua das Flores, 123, apto 45"),
                ("the drop for Ada Kessler has changed to 265 Canal Dr #2.", "265 Canal Dr #2"),
                ("mia isnt getting off at her stop she walks to 26 sycamore ct", "26 sycamore ct"),
                ("She lives with father (Todd Renner, works nights) and a baby brother, at 5 Coopers Alley since May", "5 Coopers Alley"),
                ("Please update my address to 294 Glenn Walks Apt. 487", "294 Glenn Walks Apt. 487"),
                ("How do I change my address to 1339 Colleen Light Apt. 281\nAguilarland, CO 12382 for post mail?", "1339 Colleen Light Apt. 281\nAguilarland, CO 12382"),
                ("I now live in 8735 Michael Dam Gibsonview SC 76815", "8735 Michael Dam Gibsonview SC 76815"),
                ("Address: One South Main St.", "One South Main St."),
                ("She lives at Twelve Pond Lane, Apt 3", "Twelve Pond Lane, Apt 3"),
                ("address is twenty-two summer street", "twenty-two summer street"),
                ("lives at 79 ironwood way n. apt 2", "79 ironwood way n. apt 2"),
                ("Domicile recorded as 1216 Aster Lane", "1216 Aster Lane"),
                ("Home address: 1216 aster view", "1216 aster view"),
                ("resides at 111 N Wyoming avenue", "111 N Wyoming avenue"),
                ("Bus 12 picks up Ann Lee at 47 Broad Street at 7:05", "47 Broad Street"),
                ("Ann Lee's stop is 47 Broad Street, pick up 7:05", "47 Broad Street"),
                ("Ann Lee gets off at 47 Broad Street, grandma meets the bus", "47 Broad Street"),
                ("the bus stop for Ann Lee (gr 2) is 47 Broad Street", "47 Broad Street"),
                ("Home address: 31 Wharf Street\nApt 4\nQuincy, MA 02169", "31 Wharf Street\nApt 4\nQuincy, MA 02169"),
            ),
            misses=(
                "The office moved in May and it's 80 Plover Hill Road now", "Our open house is Thursday at six, 118 Loom Street",
                "East Quansett High School, 400 Wharf Road", "Apply at yard, 88 Kiln Rd", "Lorna Vickery, 9 Ferry Rd, spoke against the ban", "26 kids walk to court", "about 12 of them drive", "3 more kids walk the lane", "504 Main St. delivery goes to receiving", "Section 504 Plan", "Invoice: remit to 12 Mill Street",
                "the library is located at 14 Elm Street", "chapter 3 Way of the Warrior", "12 students drive to school", "Grade 5 Place value", "14 Kensington Road by night", "Email address: 3 Ways to reset it", "We moved to 2 Teachers in each room", "Home: 3 Away: 2", "8 April Lovell Hannah Field", "9 Grace Green", "at home 12 Girl Scouts and their camp", "12 Walden Lakes and 3 Blue Springs", "1st St. Patrick parade", "One Way Street", "We meet at One Elm Street for the play", "Home: One More Time", "Address: One of the best ways to grow is hard", "Email address: 14 red view",
                "学校地址: 16 Alder Street", "Apply at 3:12 Alder Street",
                "The band takes bus 9 from 47 Broad Street", "streetAddress=47 Broad Street", '"streetAddress": "47 Broad Street"', "Alder Hill School\nStreet: 47 Broad Street", "Stop change for grades 3: 47 Broad Street", "Home: One more street fair",
                "the bus picks up students at 47 Broad Street", "Bus 12 stops at 47 Broad Street", "Pick up your tickets at 47 Broad Street", "The bus stop is 47 Broad Street for grades K to 5", "Monday drops off at 47 Broad Street",
            ),
        ),
    ),
)  # fmt: skip
