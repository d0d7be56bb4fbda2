"""Sentences that read to the model as said of a pupil, and tell no more than an errand: who fetches one and how one goes home,
how one logs in, in whose class one is; sayings; and lines of cards and calendars, which are fields.

Lists of dismissal hold the words of families. A limit ("only", "not", "order") makes one a statement.
"""

from __future__ import annotations

import re

from recognizers.naming.gazetteer import in_dictionary, is_first, is_last, is_ordinary
from recognizers.naming.shapes import LOWER_WORD

_RELATIVES = frozenset(
    """mom moms mum mother father dad dads parent parents guardian guardians aunt auntie uncle sister sisters brother brothers sibling siblings cousin
    cousins twin twins grandma grandpa grandmother grandfather grandparent grandparents gram nana gma gpa sitter babysitter nanny neighbor friend friends
    mamá papá madre padre abuela abuelo tía tío hermana hermano prima primo mãe pai avó avô tia tio irmã irmão manman papa grann matant tonton""".split()
)
_GOING = frozenset(
    """go goes going gone home come comes coming pick picks picked picking pickup up fetch fetches dismissed dismissal dismiss wait waits waiting meet meets met
    leave leaves leaving take takes taking drive drives driving drop drops dropping bus van car walk walks walking walker taxi ride rides carpool daycare
    aftercare club front door lot line bench curb office early late change
    va van vai vão sale sai salida saída recoge recogen busca buscan camina carro autobús ônibus casa""".split()
)
_PLAIN = frozenset(
    """a an the and or & with w by to at in on is are was be for of from his her their my our your this that these those there who may can will either
    both all one big little older younger oldest youngest today tonight tomorrow now week weeks day days every each morning afternoon noon monday tuesday
    wednesday thursday friday mon tue tues wed thu thur thurs fri mondays tuesdays wednesdays thursdays fridays am pm half time usual grade room kids
    class card list id note phone email per has ok yes kindergarten them him he she they as again other same person people
    kinder pre klas sala rm gr
    se con su sus el la los las de del en a y o hoy mañana toda todo esta este semana tarde mayor menor com a os as seu sua hoje amanhã esta semana grado salón""".split()
)
_WORD = re.compile(r"[^\W\d_]+")

_FEWEST, _ENGLISH = 5, 0.5
"""Words in lower case from which a sentence is told to be in another language, and the share of English ones below which it is."""


def is_errand(said: str) -> bool:
    """Whether a sentence says nothing but who goes with whom, how and when."""
    words = [w for w in _WORD.findall(said) if len(w) > 2 or w.lower() == "no"]
    rest = [w for w in words if w.lower() not in _PLAIN and not _is_name(w)]
    return any(w.lower() in _RELATIVES for w in rest) and all(w.lower() in _RELATIVES | _GOING for w in rest)


_TREAT = re.compile(
    r"\b(?:turns? \d{1,2}|birthdays?|b-?days?|is \d{1,2} on)\b[^.!?\n]*\b(?:bring\w*|treats?|cupcakes?|cake|donuts?|munchkins|pizza|popsicles|goody bags?|celebrat\w*|party|sing\w*)\b",
    re.IGNORECASE,
)


def is_treat(said: str) -> bool:
    """Whether a sentence tells who brings what on a child's birthday."""
    return _TREAT.search(said) is not None


_LOGIN = re.compile(
    r"\b(?:user ?names?|user ?ids?|log-?ins?|(?:temp(?:orary)? |new |default )?(?:pass ?words?|passwd|pwd?|pass ?codes?|pins?))\b\s*(?:[:=]|(?:(?:is|was|are|now|still)\s+){0,2}[\"“']?\S*[\d_@])"
    r"|\b(?:can(?:['’]?t|not)|could(?:n['’]t| not)|unable to|trouble|cannot|how to|needs? to|has to|tries to|trying to) (?:get(?:ting)? (?:on(?:to)?|into)|log(?:ging)? ?(?:in|on)(?:to)?|sign(?:ing)? ?(?:in|on)(?:to)?|access(?:ing)?|open(?:ing)?)"
    r" (?:\w+['’]?\w* ){0,2}(?:chromebook|laptop|computer|ipad|tablet|account|portal|e-?mail|aspen|powerschool|classroom|canvas|clever|wi-?fi|network|app|zoom|meet|schoology|seesaw|site)\b",
    re.IGNORECASE,
)
"""A user's name, a password, or trouble with getting in."""

_PLACED = re.compile(
    r"^\W*(?:[^\W\d_]+ ){0,2}(?:(?:is|are|was|were) |(?:he|she|they)['’](?:s|re) )(?:also |now |still |currently )?in (?:your|my|our|the|mrs?\.?|ms\.?|miss|room|rm|\w+['’]s) ?(?:[\w'’.-]+ ){0,3}?(?:homeroom|class(?:room)?|section|advisory|period|block|room|cohort|team|\d[\w-]*)\b[\s\w-]{0,8}(?:$|[.!]|(?:,| and| but)? (?:you|i|we) (?:told|said|met|know|mentioned|wrote|saw)\b.{0,60}(?:fine|well|great|good|ok(?:ay)?|nicely)\W*$)",
    re.IGNORECASE,
)
"""In whose class somebody is, and that it goes well."""

_CARD = re.compile(
    r"(?:item\d+\.)?(?:ADR|AGENT|ATTENDEE|BDAY|BEGIN|CALSCALE|CATEGORIES|CLASS|CREATED|DTEND|DTSTAMP|DTSTART|DURATION|EMAIL|END|FN|GEO|IMPP|KIND|LABEL|LAST-MODIFIED|LOCATION|LOGO|MAILER|MEMBER|METHOD|N|NICKNAME|ORG|ORGANIZER|PHOTO|PRODID|RELATED|REV|ROLE|RRULE|SEQUENCE|SORT-STRING|STATUS|TEL|TITLE|TRANSP|TRIGGER|TZ|TZID|TZOFFSET\w+|UID|URL|VERSION|X-[A-Z-]+)(?:;[\w-]+=[^:;\n]*)*:"
)
"""How a line of a vCard or of iCalendar begins that holds no words of anybody. Source: RFC 6350, RFC 5545."""


def is_login(said: str) -> bool:
    """Whether a sentence says how somebody gets into an account or a device, or that they cannot."""
    return _LOGIN.search(said) is not None


_THANKS = re.compile(
    r"\b(?:thank(?:s to| you to)? (?-i:[A-Z])\w+|(?:please|want to|like to|must) thank\b|congratulat\w+|kudos|shout-?outs?|hats off|three cheers|well done|bravo)",
    re.IGNORECASE,
)


_SALUTATION = re.compile(
    r"\W*(?:dear|hi|hello|good (?:morning|afternoon|evening)|k[íi]nh (?:g[ửu]i|thưa)|thưa|estimad[oa]s?|querid[oa]s?|prezad[oa]s?|car[oa]s?|ch[èe]|hola|bom dia|boa tarde|buen[oa]s (?:d[íi]as|tardes)|bonjou|bonjour|ol[áa])\b(?:(?:mrs?|ms|dr|sra?|prof)\.|[^,.;:!?\n]){0,60}[,:!]?\W*",
    re.IGNORECASE,
)


def is_salutation(said: str) -> bool:
    """Whether a sentence is how a letter begins: "Kính gửi văn phòng,"."""
    return (
        len(said) < 80 and _SALUTATION.fullmatch(said.strip()) is not None and said.rstrip().endswith((",", ":", "!"))
    )


def gives_thanks(text: str) -> bool:
    """Whether a text thanks or praises somebody, so that it tells of no misdeed in words of its own."""
    return _THANKS.search(text) is not None


def is_placed(said: str) -> bool:
    """Whether a sentence says no more than in whose class somebody is."""
    return _PLACED.match(said) is not None


_MOTTO = re.compile(
    r"\W*(?:\w+ing\b(?:(?! is\b| means\b)[^\n.!?;:,]){0,30} (?:is|isn['’]t|means|beats)(?: not| only| just)? (?!becoming|getting|going|causing|being)\w+ing\b"
    r"|to \w+(?: to \w+)? (?:is|means) (?:not )?to \w+|(?:he|she|those|one|whoever|they|people) (?:who|that) \w+)[^\n.!?;:]{0,60}[.!]?\W*",
    re.IGNORECASE,
)
_OF_ONE = re.compile(r"\d|\b(?:his|her|hers|him|my|our|your)\b|(?<=\w )[A-ZÀ-Þ]", re.UNICODE)
"""What stands in no saying: a number, whose something is, a name."""


def is_motto(said: str) -> bool:
    """Whether a sentence is a saying, of nobody: "Failing to plan is planning to fail", "Those who skip the warm-up pull a muscle"."""
    said = said.strip()
    return _MOTTO.fullmatch(said) is not None and _OF_ONE.search(said) is None


def is_field_of_card(text: str, start: int) -> bool:
    """Whether the line in which text[start] stands is a field of a vCard or a calendar, other than a note."""
    return _CARD.match(text, text.rfind("\n", 0, start) + 1) is not None


def is_foreign(said: str) -> bool:
    """Whether a sentence is in another language than the one in which the models were taught most."""
    words = LOWER_WORD.findall(said)
    return len(words) >= _FEWEST and sum(map(in_dictionary, words)) < _ENGLISH * len(words)


def _is_name(word: str) -> bool:
    if word.lower() in _RELATIVES | _GOING or not word[:1].isupper():
        return False
    return is_first(word) or is_last(word) or not (is_ordinary(word) or in_dictionary(word))
