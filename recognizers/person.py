"""Names of people, by the forms in which schools write them; what spaCy calls a person is weak support.

Source: forms seen in class lists, forms, notes and mail; see `gazetteer` for the lists. Statistical recognition alone
misses names in capitals, in lower case and in lists, and takes headings and numbers for people, so it never stands
alone: it adds a name only where the words could be one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from recognizers.contract import About, Examples, Hit, Recognizer
from recognizers.gazetteer import (
    GIVEN_WORDS,
    NOT_NAMES,
    PLACES,
    PUBLIC_FIGURES,
    fold,
    in_dictionary,
    is_first,
    is_last,
    is_ordinary,
    is_placeholder,
    may_be_first,
)

_CAP = r"(?:(?:Mc|Mac|O['’]|D['’]|L['’]|De|Di|Du|Van|Le|La)?[A-ZÀ-ÖØ-ÞĀ-ŽḀ-ỿ][a-zà-öø-ÿā-žḁ-ỿ]+|[A-Z]['’][A-Z][a-z]+)"
_TOKEN = rf"{_CAP}(?:[-‐]{_CAP}|['’][a-z]+(?<!['’]s))*"
# [^\S\n] is a blank but no line break: the next line begins something else, and broken lines come joined
_PARTICLE = r"(?:(?:de|da|do|dos|das|del|della|di|du|la|le|van|von|der|den|el|al|bin|ibn|ben|st\.|y|e)[^\S\n])"
_INITIAL = r"[A-Z]\.?"
_NICK = r"(?:[\"“‘(][A-Z][\w-]{1,14}[\"”’)][^\S\n])?"
_FULL = rf"{_TOKEN}(?:[^\S\n]{_INITIAL})?(?:[^\S\n]{_NICK}{_PARTICLE}{{0,2}}{_TOKEN}){{1,3}}"
_UPPER = r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ'’]+(?:-[A-ZÀ-ÖØ-Þ'’]+)*"

_LABEL = re.compile(
    r"(?:\b(?:(?:student|child|pupil|camper|patient|athlete|player|participant|scholar|stu)(?:['’]s)?(?:\s+(?:full\s+|legal\s+)?name)?|name(?:\s+of\s+(?:student|child|pupil|camper))?"
    r"|full name|legal name|re|regarding|nombre(?:\s+(?:del|de la|de el)\s+(?:estudiante|alumno|alumna|niño|niña))?|estudiante|alumno|alumna|aluno|aluna|nome(?:\s+d[oa]\s+alun[oa])?"
    r"|elèv|non elèv la|học sinh|họ tên|my (?:son|daughter|child|granddaughter|grandson)|our (?:son|daughter|child)|mi hij[oa]|meu filho|minha filha)"
    r"(?:\s*\([^)\n]{1,20}\))?\s*(?:[:=#–—|-]|\.{2,}|_{2,}|\bis\b)?[ \t._]*)",
    re.IGNORECASE,
)
_AFTER_LABEL = re.compile(
    rf"(?P<name>{_TOKEN}(?:[^\S\n]{_TOKEN})?,[^\S\n]{_TOKEN}(?:[^\S\n](?:{_INITIAL}(?!\w)|{_TOKEN}))?|{_FULL}|{_TOKEN}[^\S\n]{_INITIAL}(?!\w)|{_UPPER},?[^\S\n]{_UPPER}(?:[^\S\n]{_UPPER})?|{_TOKEN})"
)
_LAST_FIRST = re.compile(
    rf"(?P<last>{_PARTICLE}?{_TOKEN}(?:[^\S\n]{_TOKEN})?),[^\S\n](?P<first>{_TOKEN}(?:[^\S\n](?:{_INITIAL}(?!\w)|{_TOKEN}))?)"
)
_PLACE_NAME = re.compile(rf"(?P<name>{_TOKEN}(?:[^\S\n]{_TOKEN})?)[^\S\n](?P<kind>{_TOKEN})")
_FULL_NAME = re.compile(rf"(?<![\w@/.])(?:{_FULL})(?![\w@])")
_UPPER_RUN = re.compile(rf"(?<![\w@/.]){_UPPER}(?:,?[^\S\n]{_UPPER})*(?![\w@])")
_FIRST_INITIAL = re.compile(rf"(?<![\w@.])(?P<first>{_TOKEN})[^\S\n](?P<initial>[A-Z])(?:\.|(?=[\s,;:–—)(-]|$))")
_SINGLE = re.compile(rf"(?<![\w@.’'-])(?P<first>{_TOKEN})(?![\w@])")
_INITIALS = re.compile(r"(?<![\w@./-])[A-Z]\.\s?[A-Z]\.(?![\w@/-])(?!\s?[A-Z]\.)(?!\s[A-Z][a-z])")
_NO_INITIALS = frozenset(
    "us uk dc pe rn md ma am pm ad bc ed eg ie no jr sr st pt ot la ny nh ri ct vt me dj tv pa vp".split()
)
_CLASS = re.compile(
    r"\b(?:gr(?:ade|\.)?\s?(?:\d|k\b)|(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth)[- ]grad\w+|\d{1,2}(?:st|nd|rd|th)[- ]grad\w+|preschool|pre-?k|room \w?\d|rm\.? ?\w?\d|(?:mrs?|ms|miss)\.? \w+['’]s? (?:room|class)|yog|student|pupil|freshman|sophomore|kindergart\w+)\b",
    re.IGNORECASE,
)
_LOWER_PAIR = re.compile(r"(?<![\w@.-])(?P<a>[a-zà-ÿ]{3,})[^\S\n](?P<b>[a-zà-ÿ'’-]{3,})(?![\w@-])")
_LOWER_WORD = re.compile(r"(?<!\w)[a-zà-ÿ]{3,}(?!\w)")
_GRADE_BEHIND = re.compile(
    r"^\s+\(\d{1,2}[A-Z]?\)|^\s*[,(–—-]?\s*(?:\(?\s*(?:in\s(?:grade|kindergarten|preschool|pre-?k|first|second|third|fourth|fifth|sixth|seventh|eighth)\b|gr(?:ade|\.)?\s*\d|grade\s+(?:k|one|two|three|four|five|six|seven|eight)|rm\.?\s?\w?\d|room\s\w?\d|hr\s?\d|\d{1,2}(?:st|nd|rd|th)\b|\d[A-Z]\b|(?-i:K\d?|PK)(?=\s*(?:[-–—:,.;)]|$|\n))|yog\b|period\s\d|stu\s?#|dob\b|b\.\s?\d|sasid|lasid|\d{1,2}(?:er|º|ª|o)?\s(?:grado|ano|klas)))",
    re.IGNORECASE,
)
_TITLE = re.compile(
    rf"\b(?P<title>Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Coach|Nurse|Principal|Officer|Supt|Superintendent|Officer|Judge|Rev|Fr|Sr|Sra|Srta|Señora?|Dona|Doña|Don|Madanm|Msye|Attorney|Atty)\.?[^\S\n](?P<name>(?:{_TOKEN}|{_INITIAL})(?:[^\S\n]{_PARTICLE}?{_TOKEN}){{0,2}})"
)
_RELATION_BEFORE = re.compile(
    r"\b(?:mother|mom|mum|father|dad|parents?|guardian|step(?:father|mother|dad|mom)|grand(?:mother|father|ma|pa)|aunt|uncle|tio|tía|tia|madre|padre|mãe|pai|manman|papa|papi|mami|brother|sister|emergency contact(?: name)?|by whom)s?\s*(?:\(|[:=,–-]|is|named|to)?\s*(?:aunt|uncle)?,?\s*$",
    re.IGNORECASE,
)
_STAFF_BEFORE = re.compile(
    r"\b(?:teacher|staff|nurse|counselor|liaison|case ?manager|principal|advisor|coach|submitted by|prepared by|completed by|signed|taken by|from|author|sent by|reported by|witness|clinician|physician|doctor|by|evaluator|therapist|interviewer|chaperones?|driver|aide|para|supervisor|instructor|contact person|facilitator|officer|social worker|reviewed by|sender)s?\s*[:=]\s*$",
    re.IGNORECASE,
)
_STAFF_BEHIND = re.compile(
    r"^\s*[,(–—-]\s*\(?(?:R\.?N\.?|BSN|M\.?Ed|Ed\.?D|Ph\.?D|M\.?D|LICSW|LMHC|NCSP|Esq|CCC|(?:the |our |an? )?(?:school |head |lead |assistant |asst\.? |vice |dept\.? |department |athletic |special education |adjustment |guidance |504 |homeless |attendance |truant |immigration |family |outreach |food service |transportation |facilities |district |hr |human resources |business |title i |ell |sped |school committee |pto |pta |probation |technology |curriculum |behavior |reading |math |licensed |clinical )*(?:nurse|principal|teacher|counsel+or|director|coordinator|superintendent|secretary|coach|psychologist|liaison|chair|librarian|advisor|custodian|editor|author|maintainer|officer|specialist|para(?:professional)?|aide|lawyer|attorney|clinician|therapist|president|treasurer|driver|photographer|reporter|trainer|manager|administrator|hr director|interpreter|trustee|member of the (?:committee|board)))\b",
    re.IGNORECASE,
)
_ROLE_BEFORE = re.compile(
    r"\b(?:author|illustrator|poet|novelist|artist|singer|actor|actress|comedian|astronaut|senator|representative|governor|president|congress(?:man|woman)|mayor|selectman|sheriff|chief|sergeant|lieutenant|firefighter|historian|scientist|professor|speaker|presenter|guest|custodian"
    r"|driver|secretary|librarian|paraprofessional|director|chair(?:man|woman|person)?|superintendent|principal|nurse|(?:school|district) (?:psychologist|nurse|counselor)|(?:guidance|adjustment|school) counselor|(?:special ed(?:ucation)?|reading|math|science|art|music|gym|\w+ grade) teacher|reporter|photographer"
    r"|contact|questions\??(?: to)?|rsvp to|sign up with|e-?mail|presented by|led by|hosted by|taught by|run by|written by|illustrated by|directed by|photos? by|donated by|sponsored by|in memory of|thanks(?: so much)? to|thank you(?:,| to)?|congratulations(?:,| to)?|congrats(?:,| to)?)[,:]?\s+$",
    re.IGNORECASE,
)
"""Roles and phrases in front of a name that make it somebody of the staff, of public life, or one who is thanked."""

_SIGNATURE = re.compile(
    r"(?:^|\n)[ \t]*(?:[–—-]{1,2}|~)[ \t]*$|(?:thanks|thank you|thx|sincerely|regards|best|warmly|cheers|respectfully|yours|love|gracias|obrigad[oa]|mèsi|atentamente|con respeto|abraço)[^\n]{0,25}[,!.]?\s*(?:\n\s*)+$",
    re.IGNORECASE,
)


def find_people(text: str, context: Sequence[str] = (), guesses: Iterable[tuple[int, int]] = ()) -> list[Hit]:  # noqa: ARG001
    """People named in the text. `guesses` are spans that a statistical model took for people."""
    found: list[Hit] = []

    def add(start: int, end: int, score: float, form: str, about: About | None = None) -> None:
        if any(start < h.end and h.start < end for h in found) or is_placeholder(text[start:end]):
            return
        found.append(Hit("PERSON", start, end, score, (f"has the form of: {form}",), about or _about(text, start, end)))

    for form in (_titled, _labelled, _last_first, _full, _upper, _with_initial, _with_grade, _initials):
        for start, end, score, name, about in form(text):
            add(start, end, score, name, about)
    ordinary = frozenset(_LOWER_WORD.findall(text)) if guesses else frozenset()
    for start, end in guesses:
        trimmed = _trim(text, start, end)
        if trimmed and _plausible(text[trimmed[0] : trimmed[1]], ordinary) and not _stray(text, *trimmed):
            add(*trimmed, 0.55, "a name, by the language model")
    return sorted(found, key=lambda h: h.start)


def people_in_title(name: str) -> list[str]:
    """Names in a file name or a title: `Ada_Okonkwo_504_notes.txt` gives `Ada Okonkwo`."""
    stem = re.sub(r"\.[A-Za-z0-9]{1,5}$", "", name)
    words = re.sub(r"[_+.]+|(?<=[a-z])(?=[A-Z][a-z])|\s-\s", " ", stem)
    return [words[h.start : h.end] for h in find_people(words) if h.score >= 0.6 and h.about != "staff"]


_Form = tuple[int, int, float, str, About | None]


def _titled(text: str) -> Iterable[_Form]:
    for m in _TITLE.finditer(text):
        if len(m["name"]) > 2 and not any(fold(t) in NOT_NAMES for t in m["name"].split()):
            yield m.start("name"), m.end("name"), 0.75, "a name with a title", "staff"


def _labelled(text: str) -> Iterable[_Form]:
    for m in _LABEL.finditer(text):
        strong = bool(re.search(r"[:=#–—|_.-]\s*$|\bis\s*$", m.group()))
        name = _AFTER_LABEL.match(text, m.end())
        if name is None:
            continue
        words = re.split(r"[,\s]+", name["name"])
        if any(fold(w) in NOT_NAMES for w in words):
            continue
        if strong or (len(words) > 1 and any(is_first(w) or is_last(w) for w in words)) or is_first(words[0]):
            yield name.start("name"), name.end("name"), 0.85 if strong else 0.7, "a name behind its label", None


def _last_first(text: str) -> Iterable[_Form]:
    for m in _LAST_FIRST.finditer(text):
        last, first = m["last"].split(), m["first"].split()
        if any(is_ordinary(w) for w in (*last, *first) if len(w.strip(".")) > 1):
            continue
        at_start = not text[text.rfind("\n", 0, m.start()) + 1 : m.start()].strip(" \t>|*•-–0123456789.)(☐")
        if at_start or (is_first(first[0]) and is_last(last[-1]) and not is_first(last[0])):
            yield m.start(), m.end(), 0.8, "Last, First", None


def _full(text: str) -> Iterable[_Form]:
    places = {m["name"] for m in _PLACE_NAME.finditer(text) if fold(m["kind"]) in PLACES}
    for m in _FULL_NAME.finditer(text):
        words = list(re.finditer(r"\S+", m.group()))
        while len(words) > 1 and not _starts_name(words[0].group(), words[1].group()):
            words = words[1:]
        if fold(words[-1].group().strip(".,")) in PLACES:
            continue
        while len(words) > 1 and fold(words[-1].group().strip(".,")) in NOT_NAMES:
            words = words[:-1]
        given = len(words) > 1 and _given_before_surname(words[0].group(), words[1].group())
        if len(words) < 2 or any(fold(w.group().strip('"“”‘’().')) in NOT_NAMES for w in words[given:]):
            continue
        begin, stop = m.start() + words[0].start(), m.start() + words[-1].end()
        if text[begin:stop] in places:
            continue
        if given:
            yield begin, stop, 0.65, "a given name and a surname", None
        elif score := _pair(words[0].group(), words[-1].group(), bool(_GRADE_BEHIND.match(text[stop : stop + 24]))):
            yield begin, stop, score, "a given name and a surname", None


def _pair(first: str, last: str, before_grade: bool) -> float | None:
    """How sure it is that two capitalised words are a given name and a surname; None if they are not."""
    if is_first(first):
        return 0.85 if is_last(last) else 0.6 if is_ordinary(last) else 0.8
    if is_ordinary(first):
        return None
    if may_be_first(first):
        return 0.65 if is_last(last) or not is_ordinary(last) else None
    return 0.8 if before_grade and not is_ordinary(last) else 0.6 if not is_ordinary(last) else None


def _starts_name(word: str, following: str) -> bool:
    if _given_before_surname(word, following):
        return True
    return fold(word) not in NOT_NAMES and (not is_ordinary(word) or is_ordinary(following))


def _given_before_surname(word: str, following: str) -> bool:
    """Whether a given name that is an English word too ("Will", "Dean", "April") stands before a plain surname."""
    return fold(word) in GIVEN_WORDS and is_last(following) and not in_dictionary(following)


def _upper(text: str) -> Iterable[_Form]:
    for run in _UPPER_RUN.finditer(text):
        words = list(re.finditer(_UPPER, run.group()))
        place = 0
        while place < len(words):
            first, last = words[place], words[place + 1] if place + 1 < len(words) else None
            begin = run.start() + first.start()
            if last is not None and _upper_pair(run.group(), first, last, text[run.end() : run.end() + 24]):
                yield begin, run.start() + last.end(), 0.75, "a name in capitals", None
                place += 2
                continue
            behind = text[run.start() + first.end() :][:24]
            if is_first(first.group()) and _GRADE_BEHIND.match(behind):
                yield begin, run.start() + first.end(), 0.7, "a given name before a grade or room", "student"
            place += 1


def _upper_pair(run: str, first: re.Match[str], last: re.Match[str], behind: str) -> bool:
    one, other = first.group(), last.group()
    if is_last(other) and not is_ordinary(one) and _GRADE_BEHIND.match(run[last.end() :] + behind):
        return True
    if is_ordinary(one) or is_ordinary(other):
        return False
    if "," in run[first.end() : last.start()]:
        return is_last(one) and is_first(other)
    return is_first(one) and (is_last(other) or not in_dictionary(other))


def _with_initial(text: str) -> Iterable[_Form]:
    for m in _FIRST_INITIAL.finditer(text):
        first = m["first"]
        if is_ordinary(first) or (m["initial"] == "I" and text[m.end() - 1] != "."):
            continue
        if is_first(first) or _GRADE_BEHIND.match(text[m.end() : m.end() + 24]):
            yield m.start(), m.end(), 0.7, "a given name and an initial", None


def _initials(text: str) -> Iterable[_Form]:
    for m in _INITIALS.finditer(text):
        if fold(m.group().replace(".", "").replace(" ", "")) in _NO_INITIALS:
            continue
        line = text[text.rfind("\n", 0, m.start()) + 1 :][:400].split("\n", 1)[0]
        if _CLASS.search(line):
            yield m.start(), m.end(), 0.6, "initials beside a grade, a room or a teacher", "student"


def _with_grade(text: str) -> Iterable[_Form]:
    for m in _SINGLE.finditer(text):
        if not is_ordinary(m["first"]) and _GRADE_BEHIND.match(text[m.end() : m.end() + 24]):
            yield m.start(), m.end(), 0.7, "a given name before a grade or room", "student"


def single_names(text: str) -> list[Hit]:
    """Given names that stand alone ("Kirsten will sit in front"): support for a statement beside them, no more."""
    return [
        Hit(
            "PERSON",
            m.start(),
            m.end(),
            0.5,
            ("has the form of: a given name alone",),
            _about(text, m.start(), m.end()),
        )
        for m in _SINGLE.finditer(text)
        if is_first(m["first"])
    ]


def lower_names(text: str) -> list[Hit]:
    """Given name and surname both in lower case, as voice transcripts and chats write them."""
    return [
        Hit(
            "PERSON",
            m.start(),
            m.end(),
            0.6,
            ("has the form of: a given name and a surname in lower case",),
            _about(text, m.start(), m.end()),
        )
        for m in _LOWER_PAIR.finditer(text)
        if _lower_pair(m["a"], m["b"], text, m.start())
    ]


_FOREIGN = frozenset(
    "nada essa esse isso este esta esto como para por mas mais muy muito hoje hoy ela ele ella cuando quando toda todo tudo cada dia días hijo hija filho filha mai voy vai fue foi eso tarde noche noite".split()
)
"""Words of every Spanish and Portuguese text that the lists of names hold."""


def _lower_pair(first: str, last: str, text: str, place: int) -> bool:
    """Whether two words in lower case are a name: the surname no English word in an English text, for most names are words as well."""
    if {fold(first), fold(last)} & _FOREIGN or not is_last(last):
        return False
    if is_first(first) and not is_last(first):
        return True
    if in_dictionary(last) or not may_be_first(first):
        return False
    around = _LOWER_WORD.findall(text, max(0, place - 60), place + 60)
    return sum(map(in_dictionary, around)) >= 0.6 * len(around)


def _about(text: str, start: int, end: int) -> About:
    before, behind = text[max(0, start - 60) : start], text[end : end + 40]
    line_before = before[before.rfind("\n") + 1 :]
    if _GRADE_BEHIND.match(behind):
        return "student"
    if _RELATION_BEFORE.search(line_before):
        return "family"
    if _ROLE_BEFORE.search(line_before) or fold(text[start:end]) in PUBLIC_FIGURES:
        return "staff"
    if _STAFF_BEFORE.search(line_before) or _STAFF_BEHIND.match(behind) or _signs(text, start, end):
        return "staff"
    return "unknown"


def _signs(text: str, start: int, end: int) -> bool:
    """Whether the name stands where the writer signs: behind "Thanks," or a dash, or alone at the very end."""
    before, behind = text[max(0, start - 60) : start], text[end : end + 40]
    line_before, line_behind = before[before.rfind("\n") + 1 :], behind.split("\n", 1)[0]
    if _SIGNATURE.search(before) and not line_behind.strip(" ,.)"):
        return True
    if text[end:].strip(" .\n)"):
        return False
    alone = not line_before.strip() and before.endswith("\n\n") and "." in text[:start]
    return alone or bool(re.search(r"[–—-]\s*$", line_before))


def _trim(text: str, start: int, end: int) -> tuple[int, int] | None:
    newline = text.find("\n", start, end)
    end = newline if newline >= 0 else end
    while end > start and not text[end - 1].isalpha():
        end -= 1
    if text[max(start, end - 2) : end] in {"'s", "’s"}:
        end -= 2
    while start < end and not text[start].isalpha():
        start += 1
    return (start, end) if end - start > 1 else None


_BEFORE_PLACE = re.compile(r"\b(?:at|in|near|from|en|em|nan)\s+(?:the\s)?$", re.IGNORECASE)


def _stray(text: str, start: int, end: int) -> bool:
    """Whether a single unlisted word is a guess too many: it opens its sentence, or a place would stand there."""
    word = text[start:end]
    if " " in word or is_first(word) or is_last(word):
        return False
    before = text[max(0, start - 20) : start]
    opens = not before.strip() or before.rstrip(" \t>*•\"'“(-–—")[-1:] in {".", "!", "?", ":", "\n", ""}
    goes_on = re.match(r"\s+[a-zà-ÿ]", text[end : end + 3])
    return bool((opens and goes_on) or _BEFORE_PLACE.search(before))


def _plausible(name: str, ordinary: frozenset[str]) -> bool:
    """Whether a guess could be a name: `ordinary` are the words that the same text writes in lower case."""
    words = re.split(r"[\s,]+", name)
    if any(ch.isdigit() or ch in "@/_:<>|[]{}=#*" for ch in name) or len(words) > 5:
        return False
    if any(w.casefold() in ordinary or fold(w.strip(".")) in NOT_NAMES for w in words) or not all(
        w[0].isupper() or len(w) <= 3 for w in words if w
    ):
        return False
    long = [w for w in words if len(w.strip(".")) > 1]
    if len(long) > 1 and fold(long[-1].strip(".")) in PLACES:
        return False
    if len(long) == 1:
        unlisted = not in_dictionary(long[0]) and not (name.isupper() and not is_last(name))
        return len(long[0]) > 2 and (is_first(long[0]) or unlisted)
    return any(not is_ordinary(w) for w in long)


RECOGNIZERS = (
    Recognizer(
        name="PersonRecognizer",
        entity="PERSON",
        source="US Census Bureau, Frequently Occurring Names (1990); forms seen in school papers; spaCy as weak support",
        find=find_people,
        triggers=(),
        headers=frozenset(),
        strong=False,
        examples=Examples(
            hits=(
                ("Student: Aiden Xavier Furtado          Teacher: Mr. Nickerson", "Aiden Xavier Furtado"),
                ("Abbott, Tia (skipped 2x)", "Abbott, Tia"),
                ("KEEGAN O'SHAUGHNESSY-REIS GR 1 SITS SEAT 1", "KEEGAN O'SHAUGHNESSY-REIS"),
                ("Name ......... Leilani Kekoa Brandt", "Leilani Kekoa Brandt"),
                ("Thandi M. rm K2", "Thandi M."),
                ("heads up Amaya Lozano still in concussion protocol", "Amaya Lozano"),
                ("Nombre del estudiante: Mateo Quiñones", "Mateo Quiñones"),
            ),
            misses=(
                "Quincy Public Schools", "Wednesday, October 14", "Name: ______________", "Summer School runs July 6", "Boston, Massachusetts",
                "Peanut Butter", "Student Handbook", "Emergency Contact", "Free Software Foundation",
            ),
        ),
    ),
)  # fmt: skip
