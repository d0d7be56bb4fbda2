"""Passport numbers, of the United States and others, behind their label only.

Source: US Department of State: nine digits, since 2021 a letter and eight digits; ICAO Doc 9303: nine signs at most. Other
countries print one to three letters and six to eight digits (Brazil, Cape Verde, India, Vietnam, Ghana), some a letter or two behind
them (the Philippines, Canada), two letters among digits (France, Georgia) or letters and digits in any order (Germany, without
vowels). People put a blank before the digits or between threes of them. None of these forms is rare in other papers, so a label,
a column or a heading must say "passport".
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from recognizers import mrz
from recognizers.contract import Examples, Hit, Pattern, Recognizer
from recognizers.labels import REACH, REFUSED, Labelled, key_trigger, label_trigger

LABELS = (
    "passport", "passports", "passport no", "passport nos", "passport #", "passport number", "passport numbers", "passport id", "us passport",
    "pasport", "pasport no", "pasport #", "pasport number", "travel doc", "travel doc no", "travel doc #", "passport book", "passport card", "passport book no", "passport book number", "passport card no", "passport doc no", "pass port", "psprt", "psprt no", "pspt", "pspt no", "ppt", "ppt #", "ppt number", "passport number and expiry", "passport number & expiry", "passport number and expiration", "passport no and exp", "passport no & exp", "passport details", "passport info", "passport information", "pp", "pp no", "pp #", "ppt no", "travel document", "travel document no",
    "pasaporte", "número de pasaporte", "passaporte", "número do passaporte", "paspò", "nimewo paspò", "hộ chiếu", "số hộ chiếu", "护照", "护照号", "护照号码", "護照", "護照號碼",
    "reisepass", "reisepass nr", "reisepassnummer", "reisepass nummer", "passnummer", "pass nr", "passeport", "n° de passeport", "numéro de passeport", "passeport n°",
)  # fmt: skip
AGAINST = ("order", "invoice", "po", "part", "serial", "tracking", "phone", "tel", "confirmation", "booking", "flight", "sasid", "student id", "ssn", "visa no", "lic", "license", "pages", "pp.")  # fmt: skip
_MIXED = r"[CFGHJKLMNPRTVWXYZ](?=(?:[A-Z]{0,5}\d){3})(?=\d{0,5}[A-Z]?\d{0,5}[A-Z])[CFGHJKLMNPRTVWXYZ0-9]{8}"
_SHAPE = rf"[A-Z]\d{{6,8}}|\d{{9}}|[A-Z]{{2,3}}\d{{6,7}}|[A-Z]{{1,2}}\d{{6,7}}[A-Z]{{1,2}}|\d{{2}}[A-Z]{{2}}\d{{5}}|[A-Z]\d{{3}}[A-Z]\d{{4}}|{_MIXED}"
_SPACED = r"(?-i:(?!NO|PP|ID|NR|US|UK|EXP|DOB|REF|GR|RM|PO|HR|TEL|BOX|APT)[A-Z]{1,3})[ -]\d{6,8}|\d{3} \d{3} \d{3}|\d{2} \d{7}"
"""A blank or a hyphen within; letters in capitals alone, for "no 548120" is a label and a number."""
_UNTIL = re.compile(
    r"[\s,;:(]{1,3}(?:exp|expires?|expiry|valid|until|good (?:till?|until|thru|through|to)|vence|válido|validade)\b",
    re.IGNORECASE,
)
_WORD = r"(?:\b(?:pass?s?ports?|passporst?|ppts?(?=\W{0,2}(?:#|nos?\b|numbers?\b|list\b|copies\b|so far\b|for\b|$|\n))|pspts?|psprts?|travel docs?(?:uments?)?|reisep[aä](?:ss|ß)\w*|pasaportes?|passaportes?|passeports?|paspò|travel documents?|hộ chiếu)\b|护照|護照)"
_SAYS = re.compile(_WORD, re.IGNORECASE)
_PROGRAMME_BEFORE = re.compile(
    r"(?:\b(?:library|reading|museums?|parks?|nature|garden|learning|summer|fitness|wellness|adventure|arts?|science|culture|food|play|toy|paper|career|book|vaccine|immunization|digital|pretend|communication|transition|your own|wd my|seagate my)\s|[\w@/.-]/)\Z",
    re.IGNORECASE,
)
_PROGRAMME_BEHIND = re.compile(
    r"[-@./_](?!no\b|nr\b|num|id\b|visa\b)\w|['’\"”]?\s+(?:to(?! (?:the )?(?:office|front desk|me|us)\b)\b|around|through|into|programs?\b|programmes?\b|club|day\b|night|fair\b|stamps?\b|covers?\b|holders?\b|wallets?\b|offices?\b|agency|acceptance"
    r"|fees?\b|photos?\b|pictures?\b|drives?\b|dis[ck]s?\b|ultra\b|magazine|game|activity|project|craft|challenge|rewards|points|prizes?\b|cards? \()",
    re.IGNORECASE,
)
"""The word as no document: a programme ("Passport to Summer", a library passport), a product, a cover, a fee."""

_DISKS = re.compile(r"\b(?:my passports?\b[^\n]*\b(?:dis[ck]s?|drives?|ssd|usb|tb|serial)|(?:dis[ck]s?|drives?|ssd|serial|backups?)\b[^\n]*\bmy passports?)\b", re.IGNORECASE)  # fmt: skip
_HEADING = re.compile(rf"[^\n]*{_WORD}[^\n]*", re.IGNORECASE)
_NEAR_WORD = re.compile(rf"{_WORD}(?P<between>(?:\bn[or]\.|\bpage \d{{1,2}}|[^\n.;!?\d]){{0,50}})$", re.IGNORECASE)
"""The word a little before a number, with no sentence's end and no figure between: "Passport copy FX 312874"."""

_BEHIND = re.compile(rf",?\s+(?:(?:an?|the|his|her|their|on|from|un|una|um|ein|sein|ihr)\s+)+(?:[^\W\d_]+[.]?(?:[^\W\d_]\.)?\s+){{0,2}}{_WORD}", re.IGNORECASE)  # fmt: skip
"""The word behind a number: "travels on 548120937, a US passport"."""

_FIELD = re.compile(
    rf"^\W*{_WORD}(?:\s+(?:info|information|details|data|document|book))?\W*\n(?:[^\n]*\n){{0,4}}?[^\n]*(?:\b(?:number|no|nr|num|número|numéro|nummer|nimewo)\b|#)[\W_]*\Z",
    re.IGNORECASE | re.MULTILINE,
)
"""A form's part on a passport, with the label of a number in its own line."""

_NO_NUMBER = re.compile(
    r"\b(?:photos?|fees?|offices?|agency|day|club|stamps?|program|application|appointments?|call|phone|tel|fax|case|room|invoice|order|ticket|flight|booking|confirmation|tracking|license|id"
    r"|example|e\.g|such as|sample|invents?|pretend|membership|barcodes?|serial|items?|asset|codes?|steps|reference|hotel|po|folder|binder)\b",
    re.IGNORECASE,
)
_THINGS = re.compile(
    r"\b(?:photos?|fees?|stamps?|orders?|covers?|tags?|serials?|drives?|barcodes?|prizes?|items?|role play|invoices?|challenge|membership|program(?:me)?s?|clubs?|games?"
    r"|cod(?:e|es)|confirmations?|tickets?|(?<!boarding )passes|steps|reading|museums?|parks?|vouchers?|coupons?|equipment|devices?|units?|gps)\b",
    re.IGNORECASE,
)
"""What a heading or a line speaks of whose numbers are no passports'."""

_TITLE = re.compile(rf"^[^\n]{{0,160}}?{_WORD}(?:[^\n.?]{{0,60}}|[^\n]{{0,120}}:)$", re.IGNORECASE | re.MULTILINE)
_OTHER_TITLE = re.compile(
    r"^[^\n\d]{0,60}\b(?:numbers?|nos|ids?|codes?|phones?|contacts?|confirmations?|orders?|serials?|tickets?|rooms?|hotels?|flights?|insurance|pins?|accounts?|supplies|equipment|bookings?|visas?)\b[^\n\d]{0,40}:?[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)
"""The heading of what follows a list: of other numbers."""

_NAMED = re.compile(
    r"[A-ZÀ-ÞĐ][\w'’.-]*[^\S\n]*,?[^\S\n]+[A-ZÀ-ÞĐ][\w'’.-]*|[\u4e00-\u9fff]{2}|^\W*[a-zà-ÿ'’]{2,}(?: [a-zà-ÿ'’]+){0,2}\s*[-–:,]\s*\Z",
    re.MULTILINE,
)
_NEXT_NAMED = re.compile(
    r"(?:(?:['’]s|\b(?:hers|his|theirs|mine|yours))(?:\s+(?:number\s+)?is)?|\b(?:el|la|o|a|celui|that)\s+(?:de|da|do|of)\s+[^.;!?\d]{3,40}\s(?:es|é|est|is)(?:\s+(?:el|o))?)\W{0,3}\Z",
    re.IGNORECASE,
)
"""What stands before the number of the next one in a sentence: "Priscilla's is", "el de Joaquín es"."""

_ITS = re.compile(
    rf"{_WORD}(?P<between>(?:(?!\n\s*\n).){{0,140}}?)\b(?:its|it['’]s|it is|the (?:new |right )?(?:number|one|no)\.?(?: is|['’]s|:)?)\W{{0,3}}\Z",
    re.IGNORECASE | re.DOTALL,
)
"""A number that a sentence gives after one on the passport: "her passport came. The number is"."""

_ANOTHER = re.compile(
    r"\b(?:phones?|tel|call|cell|rooms?|orders?|bookings?|tickets?|flights?|confirmations?|invoices?|tracking|students?['’]? ids?|lunch|pins?|accounts?|policy|permit|visas?|licen[sc]es?|numbers? for)\b",
    re.IGNORECASE,
)

_IN_LINE = re.compile(r"[\s,;/&()]+(?:(?:and|y|e|et|und|&)\s+)?(?:[A-ZÀ-ÞĐ][\w'’.-]*[,:=\s–-]+){1,4}\(?\Z")
"""What stands between two numbers of a line that lists people."""

_ABROAD = re.compile(
    r"^[^\n]{0,100}\b(?:abroad|overseas|travell?ers?|(?:trip|tour|travel|exchange|flights?|flying|going|group|manifest|passengers)\b[^\n]{0,60}?\b(?:to|docs?|documents?|papers?|manifest|list|names?|abroad|international)"
    r"|(?:france|spain|italy|portugal|greece|germany|england|london|paris|rome|madrid|lisbon|berlin|dublin|ireland|iceland|scotland|costa rica|puerto rico|mexico|peru|japan|tokyo|china|qu[eé]bec|montr[eé]al|toronto|canada|azores|cabo verde|cape verde|morocco|austria|vienna)"
    r"(?:\b[^\n]{0,30}\b(?:trip|tour|exchange|list|kids|group|'?\d{2,4}|april|february|spring|summer|break)|[^\w\n]{1,3}\d{2,4}))\b[^\n]{0,80}$",
    re.IGNORECASE | re.MULTILINE,
)
"""The heading of a list for a journey on which a passport is asked for."""

_SHOWN_LICENCE = re.compile(r"S\d{8}", re.IGNORECASE)
"""A number that has the form of our licences to drive, which volunteers show."""

_FOR_WHOM = re.compile(
    r",?\s(?:for|of|is|\()\s?[A-ZÀ-ÞĐ][\w'’.-]*(?:\s[A-ZÀ-ÞĐ][\w'’.-]*)?(?:['’]s)?\)?,?\s(?:and|&|y|e)\s|,?\s(?:for|of|\()\s?[A-ZÀ-ÞĐ][\w'’.-]*(?:\s[A-ZÀ-ÞĐ][\w'’.-]*)?\)?[,;]\s(?:and\s)?"
)
"""Between two numbers of a sentence that says whose each is: "512204871 for Ava and 877226566 for Noah"."""
_SOMEBODY = re.compile(r"[A-ZÀ-ÞĐ][a-zà-ÿ'’]{1,20}\b")

_LISTED, _LISTED_APART, _SENTENCE = 2, 6, 120
"""Numbers below a heading on passports that are a list of them; lines from one to the next at most; characters from a
number to the next one of a sentence."""
HEADING_REACH = 1_500
"""Characters below a heading that says "passports" in which a number with an expiry date is one."""


_OF_ZONE = ("the number in the machine-readable zone of a passport", "the zone's check digits are right")


def _valid(text: str) -> bool:
    digits = re.sub(r"\D", "", text)
    return len(set(digits)) > 2


_LABELLED = Labelled(
    "US_PASSPORT",
    (Pattern("a passport number", rf"(?<![^\W_])(?<![.-])(?:{_SHAPE}|{_SPACED})(?![^\W_]|-|\.\d)", 0.1, 0.9),),
    LABELS,
    AGAINST,
    _valid,
)


def find(text: str, context: Sequence[str] = ()) -> list[Hit]:
    """Passport numbers behind a label or a little behind the word, those in a list under it, those of a machine-readable zone."""
    return sorted((*_labelled(text, context), *_scanned(text)), key=lambda h: h.start)


def _scanned(text: str) -> list[Hit]:
    return [Hit(_LABELLED.entity, start, end, 0.95, _OF_ZONE) for start, end in mrz.numbers(text)]


def _labelled(text: str, context: Sequence[str]) -> list[Hit]:
    hits = [_no_programme(text, hit) for hit in _LABELLED(text, context)]
    if not any(_may_be_one(hit) for hit in hits):
        return hits
    if _DISKS.search(text):
        return hits
    hits = [_near(text, _in_list(text, hit)) for hit in hits]
    return _next_ones(text, _listed(text, hits))


def _raised(hit: Hit, why: str) -> Hit:
    return Hit(hit.entity, hit.start, hit.end, 0.75, (*hit.why[:1], why))


def _may_be_one(hit: Hit) -> bool:
    return REFUSED < hit.score < 0.5 and not any("dropped" in why for why in hit.why)


def _no_programme(text: str, hit: Hit) -> Hit:
    """The hit; dropped, if its label names a programme or a thing ("library passport 548120937")."""
    start = max(0, hit.start - REACH)
    if hit.score < 0.5 or (word := _last(_SAYS, text, start, hit.start)) is None or _is_document(text, word):
        return hit
    return Hit(hit.entity, hit.start, hit.end, 0.1, (*hit.why[:1], "dropped: a programme or a thing, no document"))


def _last(words: re.Pattern[str], text: str, start: int, end: int) -> re.Match[str] | None:
    return next(reversed(list(words.finditer(text, start, end))), None)


def _in_list(text: str, hit: Hit) -> Hit:
    if not _may_be_one(hit) or not _UNTIL.match(text, hit.end):
        return hit
    start = max(0, hit.start - HEADING_REACH)
    if any(_is_title(m.group()) for m in _HEADING.finditer(text, start, hit.start)):
        return _raised(hit, "has an expiry date, under a heading on passports")
    line = text[text.rfind("\n", 0, hit.start) + 1 : hit.start]
    listed = _NAMED.search(line) and not _THINGS.search(line) and not _SHOWN_LICENCE.match(text, hit.start)
    if listed and any(not _THINGS.search(m.group()) for m in _ABROAD.finditer(text, start, hit.start)):
        return _raised(hit, "has an expiry date behind a name, under a heading on a journey")
    return hit


def _near(text: str, hit: Hit) -> Hit:
    """The hit, raised where the word stands a little before or right behind it, or above it in a form."""
    if not _may_be_one(hit):
        return hit
    before = text[max(0, hit.start - 80) : hit.start]
    word = _NEAR_WORD.search(before)
    if (
        word is not None
        and _speaks_of_document(before[max(0, word.start() - 20) :])
        and not _NO_NUMBER.search(word["between"])
    ):
        return _raised(hit, "the word stands a little before it")
    if (behind := _BEHIND.match(text, hit.end)) and _speaks_of_document(text[hit.end : behind.end() + 20]):
        return _raised(hit, "the word stands right behind it")
    its = _ITS.search(text, max(0, hit.start - 200), hit.start)
    says = _SAYS.match(text, its.start()) if its is not None else None
    if its is not None and says is not None and _is_document(text, says) and not _ANOTHER.search(its["between"]):
        return _raised(hit, "a sentence on the passport gives it")
    if _FIELD.search(text, max(0, hit.start - 200), hit.start):
        return _raised(hit, "the number in a form's part on the passport")
    return hit


def _is_title(line: str) -> bool:
    return _speaks_of_document(line) and not _THINGS.search(line)


def _speaks_of_document(text: str) -> bool:
    return any(_is_document(text, word) for word in _SAYS.finditer(text))


def _is_document(text: str, word: re.Match[str]) -> bool:
    before = text[max(0, word.start() - 20) : word.start()]
    return not _PROGRAMME_BEFORE.search(before) and not _PROGRAMME_BEHIND.match(text, word.end())


def _listed(text: str, hits: Sequence[Hit]) -> list[Hit]:
    """The hits, those raised that stand one in a line in a list below a heading on passports."""
    raised = dict[Hit, Hit]()
    for title in _TITLE.finditer(text):
        if not _is_title(title.group()):
            continue
        below = _below(text, title.end(), hits)
        if len(below) >= _LISTED:
            raised.update((h, _raised(h, "in a list under a heading on passports")) for h in below if h.score < 0.5)
    return [raised.get(h, h) for h in hits]


def _below(text: str, start: int, hits: Sequence[Hit]) -> list[Hit]:
    """Those of the hits that follow each other below a heading, each in a line of its own and beside a name."""
    found: list[Hit] = []
    for hit in hits:
        if hit.start <= start or not (_may_be_one(hit) or hit.score >= 0.5):
            continue
        between = text[start : hit.start]
        stop = text.find("\n", hit.end)
        stop = stop if stop >= 0 else len(text)
        line = text[text.rfind("\n", 0, hit.start) + 1 : stop]
        if between.count("\n") > _LISTED_APART or _OTHER_TITLE.search(between):
            break
        if "\n" not in between:
            return []  # two in a line are no list of passports
        if not _THINGS.search(line) and (_NAMED.search(between) or _NAMED.search(text, hit.end, stop)):
            found.append(hit)
        start = hit.end
    return found


def _next_ones(text: str, hits: Sequence[Hit]) -> list[Hit]:
    """The hits, those raised that follow a passport of another person in one sentence or line."""
    out: list[Hit] = []
    for hit in hits:
        if out and out[-1].score >= 0.5 and _may_be_one(hit) and hit.start - out[-1].end <= _SENTENCE:
            between = text[out[-1].end : hit.start]
            says = _NEXT_NAMED.search(between) if "\n\n" not in between else None
            listed = _IN_LINE.match(between) or _FOR_WHOM.fullmatch(between) or _is_next_line(text, out[-1], hit)
            if (says or listed) and not _NO_NUMBER.search(between):
                hit = _raised(hit, "stands behind the passport of another person")
        out.append(hit)
    return out


def _is_next_line(text: str, last: Hit, hit: Hit) -> bool:
    """Whether a number stands in the line below another one's as the same thing: beside somebody, and called nothing else."""
    if text.count("\n", last.end, hit.start) != 1:
        return False
    start, stop = text.rfind("\n", 0, hit.start) + 1, text.find("\n", hit.end)
    before, behind = text[start : hit.start], text[hit.end : stop if stop >= 0 else len(text)]
    if _ANOTHER.search(before) or _NO_NUMBER.search(before) or _THINGS.search(before + behind):
        return False
    return bool(_SOMEBODY.search(before) or (not before.strip("-*•. \t") and _SOMEBODY.match(behind.lstrip(" (,:–-"))))


_CELL = re.compile(rf"(?i:{_SHAPE}|{_SPACED}|[A-Z]{{2,3}}\d{{6,8}}|\d{{7,8}}|(?=(?:[A-Z]*\d){{4}})[A-Z][A-Z0-9]{{8}})")


def accepts(cell: str) -> bool:
    """Whether a cell under a heading on passports holds the number of one."""
    return bool(_CELL.fullmatch(cell.strip())) and _valid(cell)


def is_title(title: str) -> bool:
    """Whether the title of a table says that it lists passports."""
    return any(_is_title(m.group()) for m in _TITLE.finditer(title))


_SHOWN = re.compile(r"(?!S)[A-Z]\d{4} ?\d{4}")


def is_shown(cell: str) -> bool:
    """Whether a cell under a heading that asks by what somebody proved who they are has the form of a passport: no licence's of ours."""
    return _SHOWN.fullmatch(cell.strip()) is not None


RECOGNIZERS = (
    Recognizer(
        name="UsPassportRecognizer",
        entity="US_PASSPORT",
        source="US Department of State: nine digits, or a letter and eight digits; label needed",
        find=find,
        triggers=(
            label_trigger(('passport', 'passports', 'pasport', 'pasports', 'pp', 'ppt', 'ppts', 'psprt', 'pspt', 'psprts', 'pspts', 'pass port', 'travel document', 'travel documents', 'travel doc', 'travel docs', 'pasaporte', 'passaporte', 'paspò', 'hộ chiếu', 'reisepass', 'reisepäss', 'passnummer', 'passeport')),
            "护照|護照",
            r"\d{6}[\s,;:(]{1,3}(?:exp|valid|until|good|vence|válido|validade)",
            *mrz.TRIGGERS,
        ),
        acronyms=(key_trigger(("passport",)),),
        needs=(*mrz.TRIGGERS, r"[a-z]{0,2}\d{6}", r"\d{3} \d{3} \d{3}", r"[a-z]\d{1,3}[a-z]{1,4}\d", r"\d{2}[a-z]{2}\d{5}"),
        headers=frozenset(
            {"passport", "passportno", "passportnumber", "passportid", "uspassport", "uspassportno", "uspassportnumber", "ppno", "pasaporte", "numerodepasaporte",
             "passaporte", "paspo", "traveldocument", "traveldocumentno", "studentpassport", "passportnum", "passportidno", "passportidnumber", "passportorid", "passportoridno", "ppt", "pptno", "passportbook", "passportbookno", "passportbooknumber", "passportcard", "passportcardno", "passportnbr", "psprt", "psprtno", "pspt", "psptno", "traveldocno", "traveldocnumber", "traveldocumentnumber"}
        ),
        accepts=accepts,
        examples=Examples(
            hits=(
                ("Passport A58830172 exp 2/29", "A58830172"),
                ("F-1 student, passport E48210933, to the college", "E48210933"),
                ("US passport no. 548120937", "548120937"),
                ("Haitian pp RD4419082, needs visa letter", "RD4419082"),
                ("Número de pasaporte: 548120937", "548120937"),
                ("Odile Lefebvre psprt # A58830172", "A58830172"),
                ("passport book number A58830172", "A58830172"),
                ("Passport copy FX 312874 in folder", "FX 312874"),
                ("passport (Brazil) no: FX312874", "FX312874"),
                ("German passport C01X00T47", "C01X00T47"),
                ("Georgian passport 19BA44103, yes", "19BA44103"),
                ("Canadian passport, number AB 482913", "AB 482913"),
                ("pasaporte venezolano 174402918, vencido", "174402918"),
                ("Passports for Quebec\nEmma Cole: AB482913\nKofi Mensah: G1234587", "AB482913"),
                ("Trip: passports in hand\nLefebvre, Odile  A58830172 exp 2/29", "A58830172"),
                ("Passport numbers\n\nEmma Cole\nAB482913\n\nKofi Mensah\nborn in Accra\nG1234587", "G1234587"),
                ("Quebec travel docs\n\nEmma Cole 548120937 exp 4/2031\nKofi Mensah A58830172 exp 1/2030", "548120937"),
                ("Band trip ppts\nEmma Cole - 548120937\nKofi Mensah - A58830172", "A58830172"),
                ("here are the pasport numbers: Emma 548120937", "548120937"),
                ("Going to Ghent, group list\nEmma Cole gr 10 548120937 good til 4/31\nKofi Mensah gr 11 A58830172 good thru 1/30", "548120937"),
                ("Reisepassnummern der Klasse\nEmma Cole: C01X00T47\nKofi Mensah: 548120937", "C01X00T47"),
                ("I need a name and passport number. So far:\nEmma Cole, gr 8, 548120937\nKofi Mensah, gr 8, G1234587", "G1234587"),
                ("Emma's passport is A58830172, and Kofi's is 548120937", "548120937"),
                ("Kofi Mensah travels on 548120937, a US passport", "548120937"),
                ("Kofi's new passport came today. The number is 548120937", "548120937"),
                ("Passports: Emma Cole A58830172, Kofi Mensah 548120937", "548120937"),
                ("- Emma Cole gr 10 ppt A58830172\n- Kofi Mensah gr 11 548120937", "548120937"),
                ("Emma: A58830172 (passport)\nKofi: 548120937 (same)", "548120937"),
                ("Passport A58830172 (Emma)\nG1234587 (Kofi)", "G1234587"),
                ("Two passports came in: A58830172 for Emma and 548120937 for Kofi", "548120937"),
                ("Passport\n   Issued 3/2024\n   Number   548120937", "548120937"),
                ("Passport #: ____548120937____", "548120937"),
                ("passports in my drawer!\nwren h - 548120937\ntamsin o - A58830172", "548120937"),
                ("numéro de passeport : 19FV38271", "19FV38271"),
                ("学生护照号码：E71829304", "E71829304"),
                ("hộ chiếu của Lê Minh Châu: C2938471", "C2938471"),
                ("P<USACOLE<<EMMA<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<\n5481209377USA1203048F3101012<<<<<<<<<<<<<<04", "548120937"),
                ("C01X00T478D<<6408125F2702283<<<<<<<<<<<<<<<4", "C01X00T47"),
            ),
            misses=(
                "A58830172", "order A58830172", "passport photos, 548 copies", "pp. 123-145", "passport fee $130.00", "S48213907 exp 5/29",
                "Passport to Summer prize codes\nEmma Cole A58830172\nKofi Mensah 548120937",
                "library passport 548120937", "passport office\nKofi: 548120937", "ppts for week 3 are in the folder 548120937",
                "Trip drivers list\nEmma Cole S48213907 exp 5/29", "Trip to the museum, membership names\nEmma Cole, membership 548120937 exp 5/29",
                "My Passport drives, serial numbers\nEmma Cole A58830172\nKofi Mensah 548120937",
                "Passport photo orders\nEmma Cole 548120937\nKofi Mensah 541928370",
                "Passports\nEmma Cole A58830172\nBus numbers\nKofi Mensah 548120937",
                "Equipment: Passport 8 units\nEmma Cole A58830172\nKofi Mensah 548120937",
                "national park passport stamps\nMinute Man A58830172\nLowell Mills 548120937",
                "a passport number, for example ZZ123456",
                "passport-local strategy, build 548120937",
                "P<USACOLE<<EMMA<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<\n5481209371USA1203048F3101012<<<<<<<<<<<<<<04",
                "passport no 548120", "Passport office phone 548120937", "Passport photos\norder A58830172", "passport fee, call 548120937",
                "Passport to Reading, level 12", "the passport office is at 548120",
            ),
        ),
    ),
)  # fmt: skip
