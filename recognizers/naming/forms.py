"""The forms in which schools write names, one function a form."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from recognizers.contract import About
from recognizers.naming.gazetteer import (
    COMMON_FIRST,
    GIVEN_WORDS,
    NOT_NAMES,
    PLACES,
    fold,
    in_dictionary,
    is_first,
    is_last,
    is_ordinary,
    is_rare,
    may_be_first,
)
from recognizers.naming.places import before_place, is_place
from recognizers.naming.shapes import FULL, GRADE_BEHIND, INITIAL, LOWER_WORD, PARTICLE, TOKEN, UPPER
from recognizers.naming.things import terms

_LAST_FIRST = re.compile(
    rf"(?<!\w)(?P<last>(?:{PARTICLE}|(?:De|Da|Dos?|Del|Della|Di|Du|La|Le|Van|Von|Der|Den|El|Al|St\.)[^\S\n]){{0,2}}{TOKEN}(?:[^\S\n]{TOKEN})?),[^\S\n](?P<first>{TOKEN}(?:[^\S\n](?:{INITIAL}(?!\w)|{TOKEN}))?)"
)
_PLACE_NAME = re.compile(rf"(?P<name>{TOKEN}(?:[^\S\n]{TOKEN})?)[^\S\n](?P<kind>{TOKEN})")
_FULL_NAME = re.compile(rf"(?<![\w@/.])(?:{FULL})(?![\w@])")
_FIRST_INITIAL = re.compile(rf"(?<![\w@.])(?P<first>{TOKEN})[^\S\n](?P<initial>[A-Z])(?:\.|(?=[\s,;:–—)(-]|$))")
_SINGLE = re.compile(rf"(?<![\w@.’'-])(?P<first>{TOKEN})(?![\w@])")
_FAMILY = re.compile(
    rf"\b(?:[Tt]he|with|w/|for|from|and|re:?|call|called|of)[^\S\n](?P<name>{TOKEN})[^\S\n](?:family|twins|sisters|brothers|siblings|household|kids|children)\b"
)
_THE_CHILD = re.compile(
    rf"\b[Tt]he[^\S\n](?P<name>{TOKEN})[^\S\n](?:boy|girl|kid|child|baby|brother|sister|twin|lad)\b(?!['’ ](?:scout|band))"
)
_CHILD_NAMED = re.compile(
    rf"\b(?:(?:\d{{1,2}}(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)[- ]grader|freshman|sophomore|kindergart(?:en)?er|(?:boy|girl|kid|student|pupil|camper|toddler),?)[^\S\n](?P<name>{TOKEN})(?=[^\S\n]?[,.;:()–—]|[^\S\n][a-z]|['’]s[^\S\n]|[ \t]*$)",
    re.MULTILINE,
)
_PARENT_OF = re.compile(
    rf"\b(?:[Pp]arents?|[Mm]other|[Mm]om|[Mm]um|[Ff]ather|[Dd]ad|[Gg]uardian|[Aa]unt|[Uu]ncle|[Gg]rand(?:mother|father|ma|pa))s?[^\S\n]of[^\S\n](?P<name>{TOKEN}(?:[^\S\n]{TOKEN})?)(?!\w)"
)
_KIN = r"(?:mom|mum|mother|dad|father|parents?|guardian|grand(?:ma|pa|mother|father)|nana|stepdad|stepmom|aunt|uncle|sister|brother|foster (?:mom|dad|parents?|mother|father))"
_CHILD = re.compile(
    rf"(?<![\w'’-])(?P<own>[^\W\d_]{{3,}})['’]s[^\S\n]{_KIN}\b|\b(?:[Mm]y|[Oo]ur|[Yy]our|[Hh]er|[Hh]is)[^\S\n](?:(?:older|younger|oldest|youngest|middle|little|\d{{1,2}}[- ]year[- ]old)[^\S\n])?(?:step|grand)?-?(?:son|daughter|child|kid|nephew|niece),?[^\S\n](?P<child>[^\W\d_]{{3,}})(?!\w)",
)
_KIN_ABROAD = re.compile(
    rf"\b(?:(?:mam[áaã]e?|madre|padre|pap[áa]|abuel[oa]|t[íi][oa]|mãe|pai|av[óô]|père|mère|maman)[^\S\n]d[eoa]|(?:mommy|mama|nanay|daddy|tatay|lola|lolo)[^\S\n]ni|(?:manman|papa|grann|granpè|matant|tonton))[^\S\n](?P<child>{TOKEN})(?!\w)"
)
"""A relative and whose, in Spanish, Portuguese, French, Tagalog and Haitian Creole: "mamá de Ximena", "grann Wisly"."""

_KIN_ABROAD_LOWER = re.compile(
    r"\b(?:(?:mam[áaã]e?|madre|pap[áa]|abuel[oa]|abuelit[oa]|madrina|padrino|prim[oa]|herman[oa]|t[íi][oa]|mãe|mae|pai|av[óô]|vov[óô]|irmã|irmão|avo|vo|v[óô])[^\S\n]d[eoa]|(?:mi|su)[^\S\n](?:hij[oa]|niet[oa]|sobrin[oa]|niñ[oa])|(?:el|al|la|del|o|a)[^\S\n](?:ni[ñn][oa]|nene|nena|alumn[oa]|estudiante|menin[oa]|alun[oa])|(?:meu|seu)[^\S\n](?:filho|neto|sobrinho)|(?:minha|sua)[^\S\n](?:filha|neta|sobrinha)"
    r"|(?:manman|papa|grann|granpè|matant|tonton)|pitit[^\S\n](?:mwen|nou)|(?:ti )?(?:gason|fi)[^\S\n]m),?[^\S\n](?P<child>[a-zà-ÿ]{3,})(?:[^\S\n](?P<last>[a-zà-ÿ'’-]{3,}))?(?![\w@])",
    re.IGNORECASE,
)
"""The same in lower case, as messages are typed: "soy la tia de brandon quispe", "mi hijo mateo"."""

_CLASS_ABROAD = re.compile(
    r",?[^\S\n](?:(?:de|del|da|do|nan|en)[^\S\n])?(?:k[ií]nder\w*|pre-?k|turma|sala|sal[óo]n|klas|aula|clase|\d{1,2}(?:er|to|do|ro|mo|º|ª|o|[eè]?y?[eè]m)?[^\S\n]?(?:grado|ano|klas|[a-f]\b))",
    re.IGNORECASE,
)
"""The class behind a child's name that is on no list."""

_NO_CHILD = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december today tomorrow yesterday
    and but who she his her has was had the they this that from for with please thanks thank you can could would will has been also since when because school""".split()
)
"""What may stand behind "my daughter," and begins with a capital all the same."""
_LOWER_GRADED = re.compile(
    r"(?<![\w@.'’-])(?:(?P<given>[a-zà-ÿ]{3,})[^\S\n])?(?P<first>[a-zà-ÿ]{3,})(?:[^\S\n][a-z](?!\w))?(?=\s?[,(–—-]|[^\S\n](?:in|gr|rm|room|hr|grade|\d))"
)
_LOWER_INITIAL = re.compile(r"(?<![\w@.'’-])(?P<first>[a-zà-ÿ]{3,})[^\S\n][a-z]\.(?=[\s,;:)(-]|$)")
_LOWER_PAIR = re.compile(r"(?<![\w@.-])(?P<a>[a-zà-ÿ]{3,})[^\S\n](?P<b>[a-zà-ÿ'’-]{3,})(?![\w@-])")
_TITLE = re.compile(
    rf"\b(?P<title>Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Coach|Nurse|Principal|Officer|Supt|Superintendent|Officer|Judge|Rev|Rabbi|Pastor|Imam|Deacon|Fr|Sr|Sra|Srta|Señora?|Dona|Doña|Don|Madanm|Msye|Attorney|Atty)\.?[^\S\n](?P<name>(?:{TOKEN}|{INITIAL})(?:[^\S\n]{PARTICLE}?{TOKEN}){{0,2}})"
)
_TITLE_SHOUTED = re.compile(rf"(?<![\w.])(?:MR|MRS|MS|MISS|DR)\.?[^\S\n](?P<name>{UPPER})(?!\w)")


class Form(NamedTuple):
    """A name as one form has it: its span, its score, what form that is, and whose it is where the form tells."""

    start: int
    end: int
    score: float
    says: str
    about: About | None = None


def titled(text: str) -> Iterable[Form]:
    for m in _TITLE_SHOUTED.finditer(text):
        if fold(m["name"]) not in NOT_NAMES:
            yield Form(*m.span("name"), 0.75, "a name with a title", "staff")
    for m in _TITLE.finditer(text):
        if len(m["name"]) > 2 and not any(fold(t) in NOT_NAMES for t in m["name"].split()):
            yield Form(m.start("name"), m.end("name"), 0.75, "a name with a title", "staff")


_BEGINS = re.compile(r"[.!?]\s{1,2}$")
_SAID = re.compile(r" (?:is|was|has|had|will|may|can(?:not)?|needs?|got|left|goes)\b")


def last_first(text: str) -> Iterable[Form]:
    for m in _LAST_FIRST.finditer(text):
        last, first, end = m["last"].split(), m["first"].split(), m.end()
        if len(first) > 1 and len(first[1].strip(".")) > 1 and is_ordinary(first[1]):
            first, end = first[:1], m.start("first") + len(first[0])  # a remark: "Lowe, Cameron Late"
        if any(is_ordinary(w) for w in (*last[-2:], *first) if len(w.strip(".")) > 2):
            continue
        at_start = not text[text.rfind("\n", 0, m.start()) + 1 : m.start()].strip(" \t>|*•-–0123456789.)(☐")
        at_start = at_start or bool(_BEGINS.search(text[max(0, m.start() - 3) : m.start()]) and _SAID.match(text, end))
        if at_start or (is_first(first[0]) and is_last(last[-1]) and not is_first(last[0])):
            yield Form(m.start(), end, 0.8, "Last, First")


def full(text: str) -> Iterable[Form]:
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
        if len(words) < 2 or any(map(_is_no_name, (w.group() for w in words[given:]))):
            continue
        begin, stop = m.start() + words[0].start(), m.start() + words[-1].end()
        if text[begin:stop] in places or is_place(text[begin:stop]):
            continue
        if given:
            yield Form(begin, stop, 0.65, "a given name and a surname")
        elif score := _pair(words[0].group(), words[-1].group(), bool(GRADE_BEHIND.match(text[stop : stop + 24]))):
            yield Form(begin, stop, score, "a given name and a surname")


def _is_no_name(word: str) -> bool:
    """Whether a word takes a pair out of the names; a particle ("van", "de") does not."""
    return not word.islower() and fold(word.strip('"“”‘’().')) in NOT_NAMES


def _pair(first: str, last: str, before_grade: bool) -> float | None:
    """How sure it is that two capitalised words are a given name and a surname; None if they are not."""
    if is_first(first):
        return 0.85 if is_last(last) else 0.6 if is_ordinary(last) else 0.8
    if is_ordinary(first):
        return 0.6 if is_rare(first) and (is_last(last) or not in_dictionary(last)) else None
    if may_be_first(first):
        return 0.65 if is_last(last) or not is_ordinary(last) else None
    return 0.8 if before_grade and not is_ordinary(last) else 0.6 if not is_ordinary(last) else None


def _starts_name(word: str, following: str) -> bool:
    if _given_before_surname(word, following):
        return True
    return fold(word) not in NOT_NAMES and (not is_ordinary(word) or is_ordinary(following))


def _given_before_surname(word: str, following: str) -> bool:
    """Whether a given name that is an English word too ("Will", "Dean", "April") stands before a plain surname."""
    unlisted = len(following) > 3 and not in_dictionary(following)
    return fold(word) in GIVEN_WORDS and (unlisted if following.isalpha() else is_last(following) and unlisted)


def with_initial(text: str) -> Iterable[Form]:
    for m in _FIRST_INITIAL.finditer(text):
        first = m["first"]
        if is_ordinary(first) or (m["initial"] == "I" and text[m.end() - 1] != "."):
            continue
        dotted = text[m.end() - 1] == "." and may_be_first(first) and not text[m.end() :].startswith((" A", " Plan"))
        if is_first(first) or dotted or GRADE_BEHIND.match(text[m.end() : m.end() + 24]):
            yield Form(m.start(), m.end(), 0.7, "a given name and an initial")


AN_ARTICLE = re.compile(
    r" (?:8th|11th|18th|eighth|eleventh)[- ](?:grader?s?|period|hour|floor)\b(?!\s*(?:$|[,:;–—-]))", re.IGNORECASE
)
"""What follows the article, where it begins a sentence as a name of Vietnam does: "An 8th grader may"."""


_DOSE = re.compile(r"[ \t]{1,3}\d+(?:\.\d+)? ?(?:p|puffs?|mg|mcg|ml|tabs?|caps?|units?|u|g|gtt|drops?)\b")


def _is_dosed(word: str, behind: str) -> bool:
    """Whether a word is a medicine, and a dose stands behind it: "Flovent 2p"."""
    return _DOSE.match(behind) is not None and word.lower() in terms()


def with_grade(text: str) -> Iterable[Form]:
    for m in _SINGLE.finditer(text):
        if is_ordinary(m["first"]) or (m["first"] == "An" and AN_ARTICLE.match(text, m.end())):
            continue
        if GRADE_BEHIND.match(text[m.end() : m.end() + 24]) and not _is_dosed(m["first"], text[m.end() : m.end() + 12]):
            yield Form(m.start(), m.end(), 0.7, "a given name before a grade or room", "student")


def of_family(text: str) -> Iterable[Form]:
    """The surname of a family ("the Whitcombe-Osei family"), and the child of parents ("sawyer's dad")."""
    for m in _FAMILY.finditer(text):
        if not is_ordinary(m["name"]):
            yield Form(m.start("name"), m.end("name"), 0.65, "the name of a family", "family")
    for m in _CHILD.finditer(text):
        name = m["own"] or m["child"]
        named = bool(m["child"]) and name.istitle() and fold(name) not in NOT_NAMES | _NO_CHILD  # "my daughter Lotus"
        if named or (may_be_first(name) and not (name.islower() and fold(name) in COMMON_FIRST)):
            yield Form(*m.span("own" if m["own"] else "child"), 0.65, "a given name beside a relative", "student")


def of_child(text: str) -> Iterable[Form]:
    """A child of whom somebody speaks as one: "the Ramos boy", "her 3rd grader Dev", "parents of Thisbe Molloy"."""
    for m in _THE_CHILD.finditer(text):
        if not is_ordinary(m["name"]) and (is_last(m["name"]) or not in_dictionary(m["name"])):
            yield Form(*m.span("name"), 0.65, "the surname of a child", "student")
    for m in _CHILD_NAMED.finditer(text):
        if not is_ordinary(m["name"]) and fold(m["name"]) not in _NO_CHILD and not before_place(text, m.end("name")):
            yield Form(*m.span("name"), 0.65, "a given name behind a word for a child", "student")
    for m in _PARENT_OF.finditer(text):
        words = m["name"].split()
        if not any(fold(w) in NOT_NAMES | _NO_CHILD for w in words) and not all(map(is_ordinary, words)):
            yield Form(*m.span("name"), 0.65, "a child's name behind a relative", "student")


def of_kin_abroad(text: str) -> Iterable[Form]:
    """The child of a relative, in other languages than English: "père de Fatou"."""
    for m in _KIN_ABROAD.finditer(text):
        if not is_ordinary(m["child"]) and fold(m["child"]) not in NOT_NAMES | _NO_CHILD | FOREIGN:
            yield Form(*m.span("child"), 0.65, "a given name beside a relative", "student")


def of_kin_in_lower_case(text: str) -> Iterable[Form]:
    """The child of a relative in a message typed in lower case, in other languages than English."""
    for m in _KIN_ABROAD_LOWER.finditer(text):
        child, last = m["child"], m["last"]
        if not child.islower() or is_ordinary(child) or fold(child) in FOREIGN | NOT_NAMES:
            continue
        if not is_first(child) and not (len(child) > 3 and _CLASS_ABROAD.match(text, m.end("child"))):
            continue
        named = last and last.islower() and is_last(last) and not is_ordinary(last) and fold(last) not in FOREIGN
        yield Form(
            m.start("child"), m.end("last" if named else "child"), 0.65, "a given name beside a relative", "student"
        )


_SUBJECT_LINE = re.compile(
    rf"^(?:subject|asunto|assunto|sijè|objet|re)[ \t]*:[ \t]*(?:(?:re|fwd?|rv)[ \t]*:[ \t]*)*(?P<first>{TOKEN})(?:(?:,|[^\S\n]and|[^\S\n]&)[^\S\n](?P<second>{TOKEN}))?(?=[ \t]*(?:$|['’]s\b|[,;:–—(-][ \t]))",
    re.MULTILINE | re.IGNORECASE,
)


def of_subject_line(text: str) -> Iterable[Form]:
    """Given names that a subject line consists of or begins with: "Subject: Fw: Zeke", "Subject: Tempe and Juno"."""
    for m in _SUBJECT_LINE.finditer(text):
        for group in ("first", "second"):
            if _is_all_of_subject(m[group] or ""):
                yield Form(*m.span(group), 0.6, "a given name that a subject line begins with")


def _is_all_of_subject(word: str) -> bool:
    """Whether a word of a subject line that says no more is a given name, listed or of no dictionary."""
    if len(word) < 3 or is_ordinary(word) or fold(word) in NOT_NAMES:
        return False
    return may_be_first(word) or (word.istitle() and not in_dictionary(word))


def lower_with_initial(text: str) -> Iterable[Form]:
    """A given name in lower case and a dotted initial: "kenji f."."""
    for m in _LOWER_INITIAL.finditer(text):
        if is_first(m["first"]) and not in_dictionary(m["first"]):
            yield Form(m.start(), m.end(), 0.65, "a given name in lower case and an initial")


def lower_with_grade(text: str) -> Iterable[Form]:
    """A given name in lower case before a grade or a room: "viggo (gr 4)"."""
    for m in _LOWER_GRADED.finditer(text):
        full = m["given"] and is_first(m["given"]) and (is_first(m["first"]) or is_last(m["first"]))
        if (full or is_first(m["first"])) and GRADE_BEHIND.match(text[m.end() : m.end() + 24]):
            start = m.start("given" if full else "first")
            yield Form(start, m.end(), 0.65, "a given name before a grade or room", "student")


def single(text: str) -> Iterable[Form]:
    """Given names that stand alone ("Kirsten will sit in front"): support for a statement beside them, no more."""
    for m in _SINGLE.finditer(text):
        if is_first(m["first"]) and not before_place(text, m.end()):
            yield Form(m.start(), m.end(), 0.5, "a given name alone")


def lower(text: str) -> Iterable[Form]:
    """Given name and surname both in lower case, as voice transcripts and chats write them."""
    for m in _LOWER_PAIR.finditer(text):
        if _lower_pair(m["a"], m["b"], text, m.start()):
            yield Form(m.start(), m.end(), 0.6, "a given name and a surname in lower case")


FOREIGN = frozenset(
    "nada essa esse isso este esta esto como para por mas mais muy muito hoje hoy ela ele ella cuando quando toda todo tudo cada dia días hijo hija filho filha mai voy vai fue foi eso tarde noche noite selman sel avek nan lan".split()
)
"""Words of every Spanish, Portuguese and Haitian Creole text that the lists of names hold."""


def _lower_pair(first: str, last: str, text: str, place: int) -> bool:
    """Whether two words in lower case are a name: the surname no English word in an English text, for most names are words as well."""
    if {fold(first), fold(last)} & FOREIGN:
        return False
    if not is_last(last):
        return is_first(first) and len(last) > 3 and not in_dictionary(last) and in_english(text, place, 0.8)
    if is_first(first) and not is_last(first):
        return True
    if in_dictionary(last) or not may_be_first(first):
        return False
    return in_english(text, place, 0.6)


_VIETNAMESE = re.compile("[a-zà-ÿăđĩũơư]{0,6}[ạ-ỹđơư][a-zà-ÿăđĩũơưạ-ỹ]{0,6}")
"""Words in small letters that only Vietnamese has: "bị", "học"."""

_HAN = re.compile("[\u4e00-\u9fff]{3}")


_TYPED = frozenset(
    "math ela mcas iep bcba slp dcf dss adhd mom moms meds epi epipen appt eval fyi pls plz thx btw asap wks mins hrs mtg dont doesnt didnt isnt wasnt hasnt havent wouldnt nite tmrw bday gonna wanna kinda".split()
)
"""English words of messages and of schools that the dictionary lacks."""


def in_english(text: str, place: int, share: float) -> bool:
    """Whether the words around a place are English ones, at least that share of them."""
    if len(_VIETNAMESE.findall(text, max(0, place - 60), place + 60)) > 1:
        return False
    if _HAN.search(text, max(0, place - 5), place + 5):
        return False
    around = LOWER_WORD.findall(text, max(0, place - 60), place + 60)
    return sum(w in _TYPED or in_dictionary(w) for w in around) >= share * len(around)
