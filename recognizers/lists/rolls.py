"""Lists of people with their numbers and addresses, told by their heading: adults in public roles, or families who call each other.

Source: pages of school committees, parents' organisations and towns, which print where an officer is reached; lists of
vendors, tutors and extensions; phone trees, calling chains and class lists, whose numbers have seven digits and no label.
The heading says whose the names below it are; an entry has something to reach its person by and is no sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from recognizers.contract import STATEMENTS, THRESHOLD, About, Hit
from recognizers.labels import REFUSED

_LONGEST, _GAP, _MOST_LINES = 90, 2, 150
"""Characters of a heading at most, lines in a row that are no entries and end a list, lines of a list."""
_WORDY, _ENTRY_LENGTH = 8, 240
"""Words in lower case that make a sentence of an entry, and its characters at most."""

_BODY = (
    r"school (?:committee|board)|boards? of \w+|select ?board|select(?:men|persons)|(?:town|city|school|site|parent) council|trustees|moderators?|assessors|town (?:officers|officials|clerks?|hall|departments?|offices)"
    r"|(?:pto|pta|ptg|ptsa|ppo|hsa|sepac|boosters?|booster club|alumni|foundation|(?:parent|home)[ -](?:teacher|school) \w+|friends of(?: the)? \w+)(?: \w+)? (?:board|officers?|executive|exec|contacts?|committees?|chairs?|reps?|members)"
    r"|(?:executive|advisory|building|finance|budget|search|planning) (?:board|committee)|committee (?:members|chairs|contacts)|(?:our|the|board|elected|current) officers|officers(?: and committee chairs)?$"
)
_TRADES = (
    r"vendors?|tutors(?! legales)|tutor list|contractors?|suppliers|caterers|photographers|interpreters?|translators?|officials|referees|umpires|private (?:teachers|instructors|lessons)|music teachers|repair ?(?:men|persons|shops)|tuners|plumbers|electricians"
    r"|(?:state |local |your )?(?:legislators?|elected officials|(?:state )?delegation|senators? and rep\w+)|(?:community|local|area|town|family|outside|neighborhood) (?:resources|partners|providers|agencies|organizations|groups|services|supports)"
    r"|(?:food )?pantr(?:y|ies)|shelters|clinics|pediatricians|dentists|therapists|(?:youth|rec|town|little) (?:sports|leagues?|soccer|hockey|baseball|lacrosse) contacts|camp directors|polling places|(?:room|class|grade) (?:parents?|reps?) (?:list|contacts)"
    r"|agencies|bus compan(?:y|ies)|help ?lines?|hot ?lines?|crisis lines?|donors|sponsors"
)
_WORKERS = r"staff|faculty|teachers?|substitutes?|subs|custodians?|maintenance|facilities|employees|administrat(?:ion|ors)|central office|(?:main|front|district|town|city) offices?|office (?:phones?|numbers|directory)|departments?|principals?|nurses|coaches|drivers?|crisis team|emergency team|volunteers?|chaperones"
_PUBLIC = re.compile(
    rf"\b(?:{_BODY}|{_TRADES}|extension list|extensions\b|(?:district|town|city) offices|(?:staff|office|faculty|department|central office|school) (?:phone |telephone )?(?:directory|extensions?|numbers|contacts|phones)|who to call|contact us|important numbers|useful numbers)\b"
    rf"|^\W*(?:(?!parents)\w+ )?(?:coaches|advisors|counselors|nurses|custodians|principals|librarians|chaperones|drivers)(?:,? (?:and|&) \w+)?(?: (?:list|contacts|phones|numbers|20\d\d))?\W*$",
    re.IGNORECASE,
)
_OF_WORKERS = re.compile(rf"\b(?:{_WORKERS}|{_BODY}|{_TRADES}|extensions?)\b", re.IGNORECASE)
_OF_PUPILS = re.compile(
    r"\b(?:students?|pupils?|child(?:ren)?|kids|famil(?:y|ies)|emergency|athletes?|players?|campers?|class (?:list|officers|council)|honou?r society|safety patrol|roster|dismissal|custody|iep|504|medical|health)\b",
    re.IGNORECASE,
)
_CALLING = re.compile(
    r"\b(?:(?:phone|telephone|call(?:ing)?|snow|text(?:ing)?|emergency|storm)(?:[/ -]\w+)?[ -](?:trees?|chains?)|(?:who|whom?) (?:calls?|texts?|phones?|rings?|we call) (?:who|whom)\b|call(?:ing)? order|(?:call(?:ing)?|phone|telephone|contact)[ -](?:list|numbers|sheet)|(?:tele)?phones? (?:list|numbers)|home phones|class list|family (?:contacts?|phones|directory)|parent contacts?|call list"
    r"|(?:lista|cadena|árbol) (?:telefónic[ao]|de teléfonos|de llamadas)|(?:lista|corrente|árvore) (?:telefônica|de telefones)|lis telefòn)\b",
    re.IGNORECASE,
)
_OF_FAMILIES = re.compile(
    r"\b(?:trees?|chains?|parents?|famil(?:y|ies|ias?)|pais|padres|paran|gr(?:ade)?\.? ?[k\d]\w*|grades|\d{1,2}(?:st|nd|rd|th)(?: gr\w*)?|class(?:room)?|room|rm\.? ?\d+|homeroom|hr|kinder\w*|pre-?k|team|troop|den|pack|players?|girls|boys|jv|varsity|carpool|boosters?|band|brass|woodwinds?|drumline|section leaders?|captains?|squad|choir|orchestra|robotics|scouts?|u[- ]?\d{1,2}|chorus|cast|students?|pupils?|kids|grado|clase|turma|klas)\b",
    re.IGNORECASE,
)

_OF_ONE = re.compile(
    r"\b(?:students?|pupils?|son|daughter|mother|father|mom|dad|parents?|guardians?|gr(?:ade)?\.? ?\d+(?! ?[-–] ?\d)|dob|lasid|sasid)\b",
    re.IGNORECASE,
)
"""What in an entry makes it a pupil's, under whatever heading it stands."""

_SEVEN = r"(?<![\w.(/-])(?<!\d )[2-9]\d{2}[-.]\d{4}(?![\w-]|\.\d)"
_NUMBER = re.compile(
    rf"{_SEVEN}|\(?\d{{3}}\)?[-. ]{{1,2}}\d{{3}}[-.]\d{{4}}|(?<!\w)(?:x|ext\.?|extension|ramal)\s?\d{{2,5}}\b",
    re.IGNORECASE,
)
_REACHED = re.compile(
    rf"{_NUMBER.pattern}|\w@\w|^[ \t|*•-]*(?:x\s?)?\d{{2,4}}(?!:\d\d)[ \t|:-]+[A-Z\d]|\b\d{{1,5}}[A-Za-z]? (?:[NSEW]\.? )?(?:[A-Z][\w.'’-]+ ){{1,3}}(?:St(?:reet)?|Road|Rd|Ave(?:nue)?|Lane|Ln|Dr(?:ive)?|Way|C(?:our)?t|Terr?(?:ace)?|Cir(?:cle)?|Place|Pl|Blvd|Row|Sq(?:uare)?)\b|\bP\.?O\.? Box \d",
    re.MULTILINE,
)
"""What somebody is reached by: a telephone, an extension, an address of either kind."""

_LOWER = re.compile(r"(?<![\w@.’'])[a-zà-ÿ]{2,}(?![\w@]|\.\w)")
_ROLE = re.compile(
    r"(?:co-?|vice[ -]?)?(?:chair(?:man|woman|person)?|president|treasurer|secretary|clerk|member|trustee|moderator|liaison|representative|rep|math|reading|science|spanish|french|piano|guitar|violin|repair|tuning|uniforms|term|ends|until|only|also|ask|for|and|or|of|the)s?",
    re.IGNORECASE,
)
_EXTENSION = re.compile(r"[ \t]*(?:x|ext\.?)?[ \t]?(?P<number>\d{2,4})(?!:\d\d)[ \t|:.–-]+(?P<what>\w.*)")
_OFFICE = re.compile(
    r"\b(?:office|principal|nurse|health room|guidance|counsel+or|sped|special ed\w*|speech|library|kitchen|cafeteria|custodian|boiler|payroll|attendance|front desk|title i|iep|ell|esl|gym|copy room|secretary|psych\w*|adj(?:ustment)?\.?|transportation|superintendent|tech)\b",
    re.IGNORECASE,
)
_LEAST_EXTENSIONS, _OFFICES = 3, 0.4
"""Lines that make a list of extensions without a heading, and the share of them that name an office."""

_OTHER_NUMBERS = re.compile(
    r"\b(?:parts?|items?|orders?|invoices?|lockers?|lunch|ids?|codes?|tickets?|accounts?|accts?|models?|serials?|assets?|lots?|scores?|pledges|po|sku|isbn|stock|pins?|sales|catalog\w*)\b",
    re.IGNORECASE,
)
_NAMED = re.compile(r"(?<![\w@])[A-ZÀ-ÖØ-Þ][\w.'’-]*(?:[^\S\n][A-ZÀ-ÖØ-Þ][\w'’-]+)+")
_UNTITLED = 3
"""Lines with a name and a number of seven digits that are a calling list without a heading."""

_LIKELY = 0.7
_OFFICES_OF = frozenset(
    {"SPECIAL_EDUCATION", "LANGUAGE_STATUS", "ECONOMIC_STATUS", "ATTENDANCE_RECORD", "DISCIPLINE_RECORD"}
)
_DUTY = "dropped: says what office an extension or an officer has"


class Roll(NamedTuple):
    """A list: where it stands, whose the names in it are, whether numbers of seven digits in it are telephones."""

    start: int
    end: int
    about: About
    calling: bool


def of_adults(title: str) -> bool:
    """Whether the title of a list says that it is one of adults in public roles: officers, vendors, tutors, staff."""
    return any(_adults(line) for line in title.splitlines())


def of_families(title: str) -> bool:
    """Whether the title of a list says that families call each other by it, or are called: a phone tree, a class list."""
    return any(_about(line) == "family" for line in title.splitlines() if _CALLING.search(line))


def _adults(line: str) -> bool:
    line = _FOR_FAMILIES.sub(" ", line)
    if not _is_heading(line) or _OF_PUPILS.search(line):
        return False
    return bool(_PUBLIC.search(line)) or bool(_CALLING.search(line) and _OF_WORKERS.search(line))


_FOR_FAMILIES = re.compile(
    r"\b(?:for|to|para|pou|pour) (?:(?:our|new|all|the|los|as|os|las) )*(?:parents?|famil(?:y|ies|ias?)|students|pais|padres|paran)\b",
    re.IGNORECASE,
)


def _about(line: str) -> About:
    """Whose the names under the heading of a calling list are; one "for parents" names whom they may turn to."""
    line = _FOR_FAMILIES.sub(" ", line)
    if _OF_WORKERS.search(line) and not re.search(r"\b(?:parents?|famil\w+)\b", line, re.IGNORECASE):
        return "staff"
    return "family" if _OF_FAMILIES.search(line) else "unknown"


_DASH = re.compile(r"\s[-–—]{1,2}\s")
"""What parts a long heading from what is remarked behind it."""


def _is_heading(line: str) -> bool:
    bare = line.strip(" \t#*_|=>-")
    bare = bare if len(bare) <= _LONGEST else _DASH.split(bare, maxsplit=1)[0]
    return 0 < len(bare) <= _LONGEST and bare[-1] not in ".?!," and not _NUMBER.search(bare)


def _is_entry(line: str) -> bool:
    if len(line) > _ENTRY_LENGTH or not _REACHED.search(line):
        return False
    return sum(not _ROLE.fullmatch(w) for w in _LOWER.findall(line)) <= _WORDY


def _lines(text: str, start: int) -> Iterator[tuple[int, int]]:
    while start < len(text):
        stop = text.find("\n", start)
        stop = stop if stop >= 0 else len(text)
        yield start, stop
        start = stop + 1


def _reach(text: str, start: int, adults: bool) -> int:
    """Where the list ends whose heading ends at `start`: before lines that are no entries, another heading, a pupil's entry."""
    end, gap = start, 0
    for n, (first, stop) in enumerate(_lines(text, start)):
        line = text[first:stop]
        if not line.strip():
            continue
        if adults and _OF_ONE.search(line):
            break
        if _is_entry(line):
            end, gap = stop, 0
            continue
        gap += 1
        if gap > _GAP or n > _MOST_LINES or (end > start and (_PUBLIC.search(line) or _OF_PUPILS.search(line))):
            break
    return end


_INLINE = re.compile(
    rf"(?:^|(?<=[.;] ))[^\n:.;]{{0,30}}\b(?:{_BODY}|{_TRADES})(?: (?:members|officers|board))?[^\n:.;\d]{{0,20}}:(?=[^\n]*[A-Z])",
    re.IGNORECASE | re.MULTILINE,
)
"""A list in a line: "Committee members: Ruth Ames, 12 Pond Lane, 555-0190; Sal Vento, …"."""


def rolls(text: str) -> list[Roll]:
    """The lists of a text, in order."""
    found = [*_headed(text), *_in_a_line(text), *_extensions(text)]
    if not any(r.calling for r in found):
        found.extend(_untitled(text))
    return sorted(found)


def _headed(text: str) -> Iterator[Roll]:
    for first, stop in _lines(text, 0):
        line = text[first:stop]
        if stop - first > _LONGEST + 10 or not (_PUBLIC.search(line) or _CALLING.search(line)):
            continue
        if not _is_heading(line) or _OTHER_NUMBERS.search(line):
            continue
        calling = _CALLING.search(line) is not None
        if not calling and not _adults(line):
            continue
        adults = _adults(line)
        if (end := _reach(text, stop + 1, adults)) > stop + 1:
            yield Roll(stop + 1, end, "staff" if adults else _about(line), calling)


def _in_a_line(text: str) -> Iterator[Roll]:
    for label in _INLINE.finditer(text):
        stop = text.find("\n", label.end())
        stop = stop if stop >= 0 else len(text)
        if (
            not _OF_PUPILS.search(label.group())
            and not _OF_ONE.search(text, label.end(), stop)
            and _REACHED.search(text, label.end(), stop)
        ):
            yield Roll(label.end(), stop, "staff", False)


def _extensions(text: str) -> Iterator[Roll]:
    """Lines that begin with an extension, most of them with the office that it rings in."""
    run: list[tuple[int, int, bool]] = []
    numbers: list[str] = []
    for first, stop in (*_lines(text, 0), (len(text), len(text))):
        line = _EXTENSION.fullmatch(text, first, stop)
        if line is not None:
            run.append((first, stop, bool(_OFFICE.search(line["what"]))))
            numbers.append(line["number"])
        elif text[first:stop].strip() or first == stop == len(text):
            offices = sum(o for *_, o in run) >= _OFFICES * len(run)
            if len(run) >= _LEAST_EXTENSIONS and offices and not _are_places(numbers):
                yield Roll(run[0][0], run[-1][1], "staff", False)
            run, numbers = [], []


def _are_places(numbers: Sequence[str]) -> bool:
    """Whether the numbers of lines count them, as those of a waiting list do: 12, 13, 14."""
    return all(len(n) == 2 for n in numbers) and all(int(b) == int(a) + 1 for a, b in pairwise(numbers))


def _untitled(text: str) -> Iterator[Roll]:
    """Lines with a name and a number of seven digits each, that no heading or word calls anything else."""
    spans = [
        (first, stop)
        for first, stop in _lines(text, 0)
        if re.search(_SEVEN, text[first:stop])
        and _NAMED.search(text, first, stop)
        and not _OTHER_NUMBERS.search(text, first, stop)
    ]
    if len(spans) >= _UNTITLED and not _OTHER_NUMBERS.search(text, 0, spans[0][0]):
        yield Roll(spans[0][0], spans[-1][1], "unknown", True)


def called(hits: Sequence[Hit], text: str, lists: Sequence[Roll]) -> list[Hit]:
    """The hits, telephone numbers of seven digits raised that stand in a calling list, and what only is a duty refused."""
    return [_called(hit, text, lists) for hit in hits]


def _called(hit: Hit, text: str, lists: Sequence[Roll]) -> Hit:
    within = [r for r in lists if r.start <= hit.start < r.end]
    if hit.entity == "PHONE_NUMBER" and REFUSED < hit.score < THRESHOLD and any(r.calling for r in within):
        dropped = any("dropped" in why for why in hit.why)
        return hit if dropped else replace(hit, score=_LIKELY, why=(*hit.why, "in a list of telephone numbers"))
    adults = any(r.about == "staff" and not r.calling for r in within)
    if adults and hit.entity in STATEMENTS and _is_duty(hit, _line(hit, text)):
        return replace(hit, score=REFUSED, why=(*hit.why, _DUTY))
    return hit


def _is_duty(hit: Hit, entry: str) -> bool:
    """Whether an entry says what somebody does: all that stands behind an extension, else what offices are called by."""
    return _EXTENSION.fullmatch(entry) is not None or (hit.entity in _OFFICES_OF and _is_entry(entry))


def _line(hit: Hit, text: str) -> str:
    stop = text.find("\n", hit.end)
    return text[text.rfind("\n", 0, hit.start) + 1 : stop if stop >= 0 else len(text)]


def named(people: Sequence[Hit], text: str, lists: Sequence[Roll]) -> list[Hit]:
    """The people, those of whom nothing else tells whose names they are by the list in whose entries they stand."""
    return [_named(hit, text, lists) for hit in people]


def _named(hit: Hit, text: str, lists: Sequence[Roll]) -> Hit:
    if hit.entity != "PERSON" or hit.about != "unknown" or hit.subject is not None:
        return hit
    about = next((r.about for r in lists if r.start <= hit.start < r.end and r.about != "unknown"), None)
    if about is None or not (_is_entry(_line(hit, text)) or _heads_entry(hit, text)):
        return hit
    return replace(hit, about=about)


_ALONE = re.compile(r"[^\n]{0,20}\n(?P<below>[^\n]+)")


def _heads_entry(hit: Hit, text: str) -> bool:
    """Whether a name stands alone in its line, and below it how to reach whoever bears it."""
    begin = text.rfind("\n", 0, hit.start) + 1
    below = _ALONE.match(text, hit.end)
    return not text[begin : hit.start].strip(" \t*•-") and below is not None and _is_entry(below["below"])
