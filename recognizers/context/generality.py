"""What takes a word out of the personal and into the general: policy, lessons, novels, adverts, people at large.

A sentence that names somebody before the word ("Kiara came in wheezing, said the nurse") is about that one, whatever
other people stand in it; one that only speaks of students, of anyone, of whoever it concerns is about nobody. What tells the
whole paper to be no record is left to the models (`recognizers.genre`), but for stories.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from recognizers.context import animals, bookshelf, figures, letters, stories
from recognizers.naming.gazetteer import is_first, is_last, is_ordinary
from recognizers.naming.shapes import CAPITAL

CUE = re.compile(
    r"\b(?:has|have|had|having|takes?|taking|took|uses?|using|carries|carry|carrying|requires?|needs?|wears?|gets?|given|gave|got"
    r"|diagnos\w+|history of|hx of|dx|suffers?|is on|was on|on file|severe|severely|life[- ]threatening|chronic|treated for|due to|follow[- ]?up (?:of|for)|sustained|recovering from|suffered|symptoms of|evaluated for|c/o|complain\w* of|seen for|sent home|in for|out (?:with|for)"
    r"|her|his|their|my (?:son|daughter|child)|him|she|he|tiene|toma|usa|sufre|es|tem|usa|sofre|gen|li)\b",
    re.IGNORECASE,
)

_VIETNAMESE_PUPILS = r"(?:các )?học sinh(?! (?-i:[A-ZÀ-ÝĐ]))|phụ huynh|con em|trẻ em"
_PLURALS = (
    r"students|pupils|children|kids|parents|guardians|families|people|persons|anyone|anybody|someone|somebody|everyone|everybody"
    r"|those|individuals|athletes|players|campers|staff|employees|teachers|nurses|patients|victims|schools|districts|classrooms|adults|teens|teenagers|youth"
    r"|americans|community|participants|applicants|candidates|volunteers|members|workers|residents|citizens|survivors|learners|educators|women|men|girls|boys"
    r"|(?:two|three|four|five|six|several|\d+) gr(?:ade)?\.? \d|estudiantes|alumnos|niños|familias|padres|alunos|crianças|famílias|pais|paran|timoun|pitit ou"
    rf"|các em|quý vị|{_VIETNAMESE_PUPILS}"
)
_SINGULARS = r"student|pupil|child|kid|parent|guardian|family|person|individual|athlete|employee|teacher|nurse|patient|victim|school|district|adult|teen|participant|applicant|volunteer|learner"
_ABROAD = (
    r"(?:(?:yon |chak |tout |nenpòt |si yon )?(?:timoun|elèv|ti moun) ki"
    r"|(?:un|una|cada|todo|cualquier) (?:niñ[oa]|estudiante|alumn[oa]) que|(?:uma?|cada|todo|toda|qualquer) (?:alun[oa]|criança|estudante) que"
    rf"|{_VIETNAMESE_PUPILS})"
)
_PUPILS_ABROAD = re.compile(_ABROAD, re.IGNORECASE)
_PUPILS_BEFORE = re.compile(rf"{_ABROAD}\s+(?:[^\W\d_]+\s+){{0,2}}$", re.IGNORECASE)
"""How a term begins, or what stands before one, that is said of pupils or parents at large: "Học sinh bị sốt"."""

_MANY = re.compile(rf"\b(?:{_PLURALS})\b", re.IGNORECASE)
_ANY_ONE = re.compile(
    rf"\b(?:any|each|every|no|which|your|whichever|a|an|the|all|such|one|another|some)\s+(?:\w+\s)?(?:{_SINGULARS})(?:'s)?\b",
    re.IGNORECASE,
)
_IS_ONE = re.compile(r"\b(?:is|was|remains|being|as)\s$", re.IGNORECASE)
"""What stands before "a student" where it is somebody just named."""

_SPOKE_TO = r"(?:told|asked|e-?mailed|texted|messaged|called|saw|met|(?:spoke|talked) (?:to|with)|confided in|disclosed to|opened up to|reported to|wrote to)"
_TOLD = re.compile(rf"\b{_SPOKE_TO}\s$", re.IGNORECASE)
"""What stands before somebody whom the person named spoke to: "told the art teacher about"."""

_DISCLOSED = re.compile(rf"(?-i:[A-Z][\w'’-]+ [A-Z][\w'’-]+) {_SPOKE_TO}\b[^.;!?\n]{{0,50}}$", re.IGNORECASE)
"""Somebody named tells somebody else: what about is no subject of a lesson."""

_PROVIDERS = re.compile(r"staff|employees|teachers?|nurses?|schools?|districts?|educators|members", re.IGNORECASE)
_CERTAIN_ONE = re.compile(r"\b(?<!or )(?<!/)(?:his|her|him)\b(?! or |/)", re.IGNORECASE)
"""What is done for one: "teachers are to follow her plan" speaks of many and is about one."""

_ATTACHED = re.compile(
    r"\s+(?:with|who|whose|that|having|suffering|experiencing|diagnosed|affected|living|receiving|eligible|placed|enrolled|identified|may|must|shall|should|can|will|about|in|on|under|from)\b",
    re.IGNORECASE,
)
_OF_NAMED = re.compile(r"\b[A-Z][\w-]+['’]s?\s(?:\w+\s)?$")
"""What stands before the parents of somebody named."""

_OWN_PEOPLE = re.compile(
    r"\b(?:my|our|her|his|their|both|these|those two|(?:the )?(?:two|three|four)|other)\s+(?:\w+\s)?$", re.IGNORECASE
)
"""What stands before "parents" or "kids" when it means certain ones."""

_OF_FAMILY = re.compile(r"\bthe (?P<name>(?-i:[A-Z])[\w'’-]{2,20})\s$", re.IGNORECASE)
"""What may be a surname before "kids" or "children", and they certain ones: "the Karimi kids"."""

_DID = re.compile(
    r"\s+(?:(?:have |has |had |are |were |both |just |already )?(?:signed|said|asked|called|agreed|refused|rejected|consented|told|want|wanted|met|came|reported|requested|declined|split|separated|divorced))\b",
    re.IGNORECASE,
)
"""What stands behind "parents" when it means certain ones."""

_DEFINITE = re.compile(r"^(?:the|a|an|one|another)\b", re.IGNORECASE)
_YOURS = re.compile(r"your\s(?:\w+\s)?(?:child|student)\b", re.IGNORECASE)
_OF_LETTER = re.compile(r"(?:your|the|this)\s(?:\w+\s)?(?:child|student|pupil)\b", re.IGNORECASE)
_TELLS = re.compile(
    r"^(?:\s\w+){0,2}\s(?:is|was|has been|had|missed|owes|received|did|scored|scores|tested|needs|reads|is reading|performed|earned|failed)\b",
    re.IGNORECASE,
)
"""What stands behind "your child" in a letter about one child."""

_ANY_OF_THEM = re.compile(r"\b(?:all|any|your|both|most|some|other|many|if|when|no)\s+$", re.IGNORECASE)
_AS_A_RULE = re.compile(r"\s*(?:may|must|shall|should|can|will|who|placed|living) (?!not|only)", re.IGNORECASE)
_ONE = re.compile(
    r"\b(?:he|she|him|his|her|hers|himself|herself|my (?:\w+ )?(?:son|daughter|child|kid|grand\w+|boy|girl|nephew|niece|brother|sister)|our (?:son|daughter|child|boy|girl)|(?:this|that) (?:student|child|boy|girl|young (?:man|woman)|kiddo)"
    r"|this (?:is|was|would be|makes)|stu(?:dent)? #|ella|ele|ela|mi hij[oa]|meu filho|minha filha|pitit (?:mwen|nou))\b",
    re.IGNORECASE,
)
_CAPITALISED = re.compile(rf"(?<![\w@.])[{CAPITAL}][\w'’]+(?:-[\w'’]+)?")
_BEHIND = re.compile(
    r"(?:\s*(?:&|and)\s*(?!(?:the|a|an|his|her|their|our|my)\b)[\w-]+)?\s+(?:families|students|pupils|children|kids|youth|people|patients|programs?|groups?(?! (?:chat|text))|classrooms?|awareness|polic(?:y|ies)|training|liaison|coordinator|specialist|rooms?|general|qs?|questions"
    r"|teachers?|wanted|needed|position|clinic|workshops?|webinars?|seminars?|speakers?|presentations?|research|statutes?|laws?|lawyers?|attorneys?|officers?|advocates?|walk|fundrais\w+|foundation|association|society|alliance|network|first aid|prevention|education|safety|basics|101|drill|trainer|administration|requirements?|forms?)\b(?!'s| (?:says|called|met))",
    re.IGNORECASE,
)
"""What makes a term in front of it a matter of many: "doubled-up families", "autism program", "asthma walk"."""

_TO_WHOM = re.compile(
    r"\W*for (?:an?|any|all|questions (?:on|about)) [^.\n]{5,140}?, (?:please |kindly )?(?:call|see|ask|contact|e-?mail|write|visit|go to|(?:the|our) (?:[\w&]+ ){1,5}(?:[\w'’]+ ){0,2}will)\b",
    re.IGNORECASE,
)
"""What an office does for whoever asks: "For a 504 meeting or papers from a court, the secretary will log it"."""

_OPEN_END = re.compile(r"\b(?:the|his|her|their|my|our|a|an|with|of|in|and|two|three)\Z", re.IGNORECASE)
"""How a term ends that reaches into what stands behind it: "arrested for OUI with the" kids in the car."""

_FOR_ALL = re.compile(
    rf"(?:\s+\w+){{0,3}}\s+(?:for|to|of) (?:everyone|everybody|anyone|whoever|all (?:of (?:the|our|them) )?(?:\w+ )?(?:{_PLURALS}|grades|staff))\b",
    re.IGNORECASE,
)
"""What makes a term in front of it one of everybody: "alert shows for everyone"."""

_MACHINE = r"(?:copiers?|printers?|toners?|drums?|rollers?|fusers?|laminators?|boilers?|engines?|compressors?|servers?|routers?|laptops?|chromebooks?|projectors?|mowers?|tractors?|generators?|furnaces?|transmissions?|bearings?|gears?|motors?|kilns?|dishwashers?|freezers?)"
_MACHINES = re.compile(
    rf"\b(?:the|our|that|this|its) (?:\w+ ){{0,2}}{_MACHINE} (?:has|had|is|was|got|needs?|keeps?|went)\b|\b(?:of|in) (?:the|its|our) (?:\w+ )?{_MACHINE}\b(?! (?:room|closet|shed|lab)\b)",
    re.IGNORECASE,
)
"""What has a fit, a temperature or a breakdown and is no pupil, where nobody is named in the sentence."""

_IS_IT = re.compile(r"\W*it (?:has |had |also |only |just )?(?:suffer(?:s|ed)|limps?|choked)\b", re.IGNORECASE)
"""A sentence about a thing spoken of before: "It suffered from a stuck driver"."""

_PETS = re.compile(
    r"\b(?:dogs?|cats?|pupp(?:y|ies)|kittens?|hamsters?|guinea pigs?|horses?|pony|rabbits?|bunny|pets?|birds?|turtles?|gerbils?|goldfish|iguana)(?:'s|’s)?\s(?:\w+\s)?(?:has|had|is|was|got|gets|needs?|takes|died|passed|broke|ate)\b[^,;]*$",
    re.IGNORECASE,
)
_STOCK = re.compile(
    r"\b(?:order(?:ed|ing)|purchas(?:ed|ing)|donat(?:ed|ing)|restock\w*|stock(?:ed|ing)|deliver(?:ed|ing)|install(?:ed|ing)|(?:low|short) on|running out of|repair(?:ed|ing)|fix(?:ed|ing)) (?:(?:the|an?|new|more|another|some|our|extra|\d+|two|three) (?:\w+ ){0,3})?$",
    re.IGNORECASE,
)
"""What is done to things that a school has, not a pupil."""

_TO_BUY = re.compile(
    r"\b(?:(?:please|to|we|I|must|should|can|you|and|or|will|need to) order|order(?:s|ed)? (?:form|more|new|now|\d+)|re-?order|buy|purchase|restock|quote|vendor|shipment|inventory|out of stock|copies of|boxes? of|cases? of)\b",
    re.IGNORECASE,
)
"""Words of orders, where nobody is named before the term."""

_A_CERTAIN_KIND = re.compile(
    r"^\W*(?![^\n]*\b(?:was|were|had|did|came|went|got|said|told|refused|today|yesterday|this morning|last (?:week|night))\b)(?:(?:open to |for |to )?(?:an?|any|one) (?:\w+ ){0,2}(?:woman|man|senior|graduate|girl|boy|student|pupil|athlete|musician|applicant|candidate) (?:who|with|from|whose|planning|pursuing|entering|going)|(?:students?|seniors?|graduates?|applicants?) (?:who|whose|with|planning|pursuing)) (?!he\b|she\b|I\b)",
    re.IGNORECASE,
)
"""How it begins for whom a prize or a place is: "A young woman with financial need"."""

_IF_ANY = re.compile(
    rf"^\W*(?:if|when|whenever|should|in case|unless|suppose|once) (?:a|an|any|another|one of (?:your|our|the)) (?:\w+ )?(?:{_SINGULARS}|students|children)\b",
    re.IGNORECASE,
)
"""How a sentence begins that is about any pupil, whatever "she" stands in it."""

_TOPIC = re.compile(
    r"\b(?:talk\w*|sp(?:eak|oke|eech)\w*|present\w*|project\w*|reports?|essays?|papers?|research\w*|lesson|unit|poster|podcast|articles?|books?|documentary|stud(?:y|ied|ies)|learn\w*|taught|teach\w*|read|wrote|discuss\w*|debate\w*|raised?(?! (?:him|her|them|by|his|my|me)\b)|raising(?! (?:him|her|them))"
    r"|donat\w+|awareness|tips|facts|information|resources|funds?|cure|fight|lecture\w*|keynote|panel|workshop|questions?|experts?|quiz|test|speaker|volunteer\w*|fundrais\w+|collect\w*)\s+(?:[\w$,.]+\s){0,3}?(?:on|about|for|of|regarding|against|with)\s+(?:the\s)?(?:[\w-]+\s){0,3}$"
    r"|\b(?:overs(?:aw|ees?)|leads?|led|directs?|directed|heads?(?! up\b)|headed|chairs?|supervis\w+|coordinat\w+|director of|head of|chair of|dean of|coordinator of|(?:department|office|bureau) of|in charge of|responsible for)\s+(?:\w+\s){0,3}$"
    r"|\b(?:hội thảo|nói chuyện|tập huấn|tìm hiểu|charlas?|taller(?:es)?|conferencias?|pl[áa]ticas?|seminarios?|palestras?|seminários?|konferans|seminè|fòmasyon) (?:\w+ )?(?:về|sobre|sou)\s+(?:[\w-]+\s){0,3}$"
    r"|\b(?:teach(?:es|ing)?|taught|major(?:s|ed|ing) in|degree in|certified in|licen[sc]ed in|trained in|works in|worked in|career in|research(?:es|er)? (?:on|in)?)\s+$",
    re.IGNORECASE,
)
_ASKS_ABOUT = re.compile(r"\b(?:ask(?:s|ed)|asking|wondered) about the (?:new )?$", re.IGNORECASE)
_NEXT = 14
"""Characters behind a term that hold the next word."""

_OFFERED = re.compile(
    r" (?:programs?|polic(?:y|ies)|budget|department|curriculum|class(?:es|rooms?)?|strand)\b", re.IGNORECASE
)
_EXPLAINS = re.compile(
    r"\b(?:explain(?:s|ing)?|will explain|esplike|explica(?:r[áa]n?|ndo|m|n)?|informa(?:r[áa]n?|ndo|n)? sobre|habla(?:r[áa]n?|ndo|n)? (?:de|sobre)|fala(?:r[áã]o?|ndo|m)? sobre|pale sou)\s(?:[\w,]+\s){0,3}$",
    re.IGNORECASE,
)
"""What speakers do with a matter: "a lawyer explains TPS"."""

_ASKED_OF_ALL = re.compile(
    r"^\W*(?:child|student|kid|son|daughter|anyone|somebody|someone|family member)s? (?:with|who|on|having|has)\b[^?\n]*\?",
    re.IGNORECASE,
)
"""A question to whoever reads it: "Child with an allergy? Ask the chef"."""

_ASKED_OF_FAMILIES = re.compile(
    r"\W*(?:¿ ?)?(?:\w+ ){0,3}(?:su|sus|tu|o seu|a sua|seu|sua|tem seu) (?:hij[oa]s?|niñ[oa]s?|filh[oa]s?|criança)\b[^?\n]*\?|\W*¿ ?(?:tiene|toma|usa|padece|sufre|necesita)\b[^?\n]*\?|\W*[èe]ske (?:pitit|timoun|li|ou|yo|gen)\b[^?\n]*\?",
    re.IGNORECASE,
)
"""A question that a paper asks of each family, in their languages: "¿Tiene su hijo asma?", "Èske pitit ou gen opresyon?"."""

_HIS = re.compile(r"\b(?:his|her|their|my|our|its|[A-Z]\w+['’]s?)\s(?:\w+\s){0,2}$")
_QUOTE = re.compile(r"[\"“”«»]")
_LONGEST_QUOTE = 90
"""Characters behind an opening quotation mark that are somebody's words; what is quoted at length is a whole message."""

_QUOTES_ONE = re.compile(
    r"\b(?:said|says|saying|told \w+|tells \w+|stated|states|reported|reports|disclosed|wrote|writes|texted|posted|screamed|yelled|whispered|replied|answered)(?: that| to \w+)?[,:]? ?[\"“«][^\"”»]*$|(?-i:[A-Z][\w'’-]+)(?: \([^()\n]{1,16}\))?: ?[\"“«][^\"”»]*$|\b(?:mom|mum|mother|dad|father|parents?|grand(?:ma|pa|mother|father)|nana|aunt|uncle|guardian|student|child|kid|teacher|nurse|para|sister|brother): ?[\"“«][^\"”»]*$",
    re.IGNORECASE,
)
"""What stands before the words of somebody who was named: a child's disclosure is told as the child told it."""

_TOLD_ME = re.compile(r"\b(?:told|tells) (?:me|us)(?: that)?[,:]? ?[\"“«][^\"”»]*$", re.IGNORECASE)
"""What stands before the words that a child told who writes."""

_VALUE_OF_KEY = re.compile(r"[\"'][\w .-]{1,40}[\"']\s*:\s*[\"'][^\"']*$")
"""What stands before a value of JSON, whose quotation marks quote nobody."""

_DEFINES = re.compile(
    r"[ \t]*(?:alter (?:table|type)|create (?:table|type|index|view|or replace)|comment on (?:column|table)|drop (?:table|column)|grant \w+ on|update \w*(?:lookup|ref_|codes?|types?|labels?|config|settings?)\w* set)\b",
    re.IGNORECASE,
)
"""How a line of SQL begins that says what a table is to hold, and holds nothing of anybody."""


class Place(NamedTuple):
    """A term in its sentence: spans of characters in the text. `head` is how the whole paper begins."""

    text: str
    start: int
    end: int
    term_start: int
    term_end: int
    head: str

    @property
    def line_start(self) -> int:
        """Where the line begins in which the sentence does."""
        return self.text.rfind("\n", 0, self.start) + 1

    @property
    def before(self) -> str:
        """The sentence up to the term."""
        return self.text[self.start : self.term_start]

    @property
    def after(self) -> str:
        """The sentence behind the term."""
        return self.text[self.term_end : self.end]

    @property
    def sentence(self) -> str:
        """All of it."""
        return self.text[self.start : self.end]


HEAD = 1_500
"""Characters at the beginning of a text that tell what kind of paper it is."""


def _line_end(place: Place) -> int:
    found = place.text.find("\n", place.term_end)
    return found if found >= 0 else len(place.text)


def _line(place: Place) -> str:
    return place.text[place.line_start : _line_end(place)]


def _goes_on_about_animal(place: Place) -> bool:
    """Whether the line told of an animal before, and of nobody since."""
    told = animals.ill_before(place.text[place.line_start : place.term_end], _line(place))
    return told is not None and not names_somebody(told)


def _last_somebody(words: str) -> int:
    """Where the last person named or referred to in the words stands, -1 if nobody does."""
    return max(_last_named(words), *(m.start() for m in _ONE.finditer(words)), -1)


def _last_named(words: str) -> int:
    """Where the last name in the words stands, -1 if there is none."""
    last = -1
    tokens = list(_CAPITALISED.finditer(words))
    for i, token in enumerate(tokens):
        word = token.group().split("'")[0].split("’")[0]
        follows = tokens[i + 1] if i + 1 < len(tokens) else None
        paired = follows is not None and words[token.end() : follows.start()] in {" ", ", "}
        known = is_first(word) or (
            paired
            and follows is not None
            and not is_ordinary(word)
            and (is_last(follows.group()) or not is_ordinary(follows.group()))
        )
        if known:
            last = max(last, token.start())
    return last


def names_somebody(words: str) -> bool:
    """Whether a name stands in the words."""
    return _last_named(words) >= 0


def general(place: Place, participants: re.Pattern[str] | None) -> str | None:
    """Why the term is said of nobody in particular, or None.

    `participants` are people whom statements of this kind always name, and who make none of them general.
    """
    before = place.before
    somebody = _last_somebody(before)
    term = place.text[place.term_start : place.term_end]
    signs: tuple[tuple[str, Callable[[], object]], ...] = (
        ("speaks of a story or an exercise", lambda: _speaks_of_story(place)),
        ("the title of a book", lambda: _is_title(place)),
        ("says to whom one turns", lambda: _TO_WHOM.match(place.sentence) and not _ONE.search(place.sentence)),
        ("said of people in general", lambda: _is_of_many(place, somebody, participants)),
        (
            "said of an animal",
            lambda: (
                _PETS.search(before[-60:] + term)
                or animals.is_patient(place.sentence)
                or _goes_on_about_animal(place)
                or animals.keeps(place.sentence)
                or animals.heals_plants(place.head[:80])
            ),
        ),
        ("said of somebody of history or letters", lambda: _is_of_figure(place)),
        ("said of a machine", lambda: _is_of_machine(place, somebody)),
        (
            "the subject of a talk, a lesson or a gift",
            lambda: _is_subject(before) or _is_of_school(before, term, place.after),
        ),
        ("speaks of what the school has", lambda: _is_of_things(before, somebody >= 0)),
        (
            "said of whomever it concerns",
            lambda: (
                _IF_ANY.match(place.sentence)
                or letters.supposes(before + term)
                or (_A_CERTAIN_KIND.match(place.sentence) and not names_somebody(place.sentence))
                or _ASKED_OF_ALL.match(place.sentence)
                or (_ASKED_OF_FAMILIES.match(place.sentence) and not names_somebody(place.sentence))
            ),
        ),
        ("defines a table", lambda: _DEFINES.match(place.text, place.line_start)),
        ("stands in quotation marks", lambda: _is_quoted(place, somebody >= 0)),
        ("speaks of somebody invented", lambda: stories.is_invented(place.head)),
    )
    return next((says for says, holds in signs if holds()), None)


def _speaks_of_story(place: Place) -> bool:
    around = place.head[:80] + " " + place.text[max(0, place.start - 400) : place.end + 200]
    line = place.text[place.line_start : max(place.end, _line_end(place))]
    return (
        stories.speaks_of_story(around, place.sentence)
        or stories.tells_story(place.head, line, place.sentence)
        or stories.is_case(place.text, place.start, place.end)
    )


def _is_of_figure(place: Place) -> bool:
    """Whether the last one whom the sentence names, up to the end of the term, is somebody of history or of letters."""
    told = place.text[place.start : place.term_end]
    last = figures.last_figure(told)
    return last >= 0 and not names_somebody(told[last:])


def _is_of_machine(place: Place, somebody: int) -> bool:
    """Whether the sentence speaks of a machine and of nobody."""
    if names_somebody(place.after):
        return False
    return (somebody < 0 and _MACHINES.search(place.sentence) is not None) or _IS_IT.match(place.sentence) is not None


def _is_title(place: Place) -> bool:
    at, end = place.line_start, max(place.end, _line_end(place))
    if bookshelf.presents_book(place.text, at, end):
        return True
    return bookshelf.is_title(place.head, place.text[at:end], place.term_start - at, place.term_end - at)


def _is_of_many(place: Place, somebody: int, participants: re.Pattern[str] | None) -> bool:
    """Whether the words around the term make it one of people at large; `somebody` is where the last one named before it stands."""
    before, after, term = place.before, place.after, place.text[place.term_start : place.term_end]
    named = (somebody >= 0 and len(before) - somebody < 80) or _follows_somebody(after)
    if _PUPILS_ABROAD.match(place.text, place.term_start) or _PUPILS_BEFORE.search(before[-60:]):
        return True
    behind = (_BEHIND.match(after) and not _OPEN_END.search(term)) or _FOR_ALL.match(after)
    one = letters.is_of_one(place.head, place.text, place.start, place.term_start, place.end)
    return bool(behind) or _of_many(before[-80:], term, named, participants, one)


def _is_subject(before: str) -> bool:
    """Whether somebody speaks, learns or collects money about what follows, and not about one of his own."""
    topic = _TOPIC.search(before[-70:]) or _EXPLAINS.search(before[-50:])
    return bool(topic) and not (_HIS.search(before) or _DISCLOSED.search(before))


def _is_of_school(before: str, term: str, after: str) -> bool:
    """Whether somebody asks about what the school offers, and not for one who is named: "Devon asked about the autism program"."""
    asks = _ASKS_ABOUT.search(before[-40:]) and _OFFERED.search(term + after[:_NEXT])
    return bool(asks) and not names_somebody(after)


def _is_of_things(before: str, somebody: bool) -> bool:
    """Whether what follows is ordered, mended or given away, and nobody's own."""
    done = _STOCK.search(before[-60:]) or (not somebody and _TO_BUY.search(before))
    return bool(done) and not _HIS.search(before)


def _is_quoted(place: Place, somebody: bool) -> bool:
    """Whether the term stands in quotation marks, and not in the words of somebody who was named."""
    line = place.text[place.line_start : place.term_start]
    said = line[-_LONGEST_QUOTE:]
    if not len(_QUOTE.findall(line)) % 2 or _VALUE_OF_KEY.search(line) or not _QUOTE.search(said):
        return False
    closed = _QUOTE.search(place.text, place.term_end, place.term_end + 120)
    return bool(closed) and not (_TOLD_ME.search(said) or (somebody and _QUOTES_ONE.search(said)))


_ASKED = re.compile(r"\b(?:contact|see|call|e-?mail|reach|ask|by|from|to|with)\s+(?:[A-Z]\w+\.?\s+)?$")


def _follows_somebody(after: str) -> bool:
    """Whether the sentence goes on to name whom it is about, not whom to ask."""
    last = _last_somebody(after)
    return last >= 0 and not _ASKED.search(after[:last])


def _of_many(before: str, term: str, somebody: bool, participants: re.Pattern[str] | None, one: bool) -> bool:
    """Whether the words before a term make it one about students, parents, people at large; `one` is whether "your child" or "the
    student" is the one of whom a letter is."""
    for many in (*_MANY.finditer(before), *_ANY_ONE.finditer(before)):
        left, right = before[: many.start()], before[many.end() :]
        word = many.group().split()[-1].removesuffix("'s")
        if _OF_NAMED.search(left) or (_OWN_PEOPLE.search(left) and not _ATTACHED.match(right)) or _DID.match(right):
            continue
        if (somebody and _TOLD.search(left)) or (one and _OF_LETTER.match(many.group())):
            continue
        family = _OF_FAMILY.search(left)
        if family and is_last(family["name"]) and not is_ordinary(family["name"]) and not _ATTACHED.match(right):
            continue
        if _IS_ONE.search(left) and _last_somebody(left) >= 0:
            continue
        if _PROVIDERS.fullmatch(word) and _CERTAIN_ONE.search(right + term):
            continue
        if participants and participants.fullmatch(word):
            if _ANY_OF_THEM.search(left) or _AS_A_RULE.match(right):
                return True
            continue
        attached = _ATTACHED.match(right) and not _CAPITALISED.search(right) and len(right) < 45
        if (_DEFINITE.match(many.group()) and not attached) or (_YOURS.match(many.group()) and _TELLS.search(right)):
            continue  # "the student", "a parent": one of them, who may be named elsewhere
        if attached or not somebody:
            return True
    return False
