"""Letters home: to whom they are, and when "your child" is the child of that one and not of whoever reads it.

"Your child was suspended" says nothing of anybody in a letter to all families, and all in one to Mrs. Abreu or to the parents
of a child whom its head names. "If your child has a fever" is a rule in either.
"""

from __future__ import annotations

import re

from recognizers.naming.gazetteer import NOT_NAMES, fold, in_dictionary, is_first, is_last, is_ordinary
from recognizers.naming.shapes import PARTICLE, TOKEN, UPPER

_B = r"[^\S\n]"
_CHILD = r"(?:son|daughter|child|children|kids?|twins?|grand(?:son|daughter|child|kid)|niece|nephew|foster (?:son|daughter|child))"
_YOUR = rf"your (?:\w+ )?(?:{_CHILD}|student|boy|girl)"
YOUR_CHILD = re.compile(
    rf"\b(?:{_YOUR}|(?:su|tu)s? (?:hij|niet|niñ|sobrin)[oa]s?|(?:seu|teu)s? (?:filh|net)os?|(?:sua|tua)s? (?:filh|net)as?"
    r"|(?:pitit|timoun)(?: (?:fi|gason))? ou|con (?:của )?(?:ông|bà|anh|chị|quý vị))(?!\w)"
    r"|(?:您|你)(?:们|們)?的?(?:孩子|儿子|兒子|女儿|女兒|小孩|孙子|孫子|孙女|孫女)|[贵貴]子[女弟]",
    re.IGNORECASE,
)
"""Whose child it is in a letter to the parents, in the languages of the families."""

_THE_STUDENT = re.compile(
    r"\b(?:the|this) (?:\w+ )?(?:student|pupil|child)\b(?! (?:body|council|handbook))", re.IGNORECASE
)

_GREETING = (
    r"(?:dear|hi|hello|hey|good (?:morning|afternoon|evening)|estimad[oa]s?|querid[oa]s?|hola|buen[oa]s (?:d[ií]as|tardes|noches)"
    r"|prezad[oa]s?|car[oa]s?|ol[aá]|bom dia|boa (?:tarde|noite)|ch[eè]r?e?|bonjou|bonswa|kính (?:gửi|thưa)|thưa)"
)
_TITLE = r"(?-i:Mrs?|Ms|Miss|Mx|Dr|Sra?|Srta|Señora?|Senhora?|Dona|Doña|Don|Madanm?|Madame?|M[se]sye|Mme|MR|MRS|MS|SRA?|bà|ông|anh|chị)"
_NAME = rf"(?P<name>(?-i:(?:{TOKEN}|{UPPER})(?:{_B}{PARTICLE}{{0,2}}(?:{TOKEN}|{UPPER})){{0,2}}))"
_MARK = rf"[ \t]*(?:[,:;.!，：–—-]|\n|$|(?={_B}(?:your|su|seu|sua|pitit)\b))"
_TITLED = re.compile(
    rf"^[ \t>*]*(?:{_GREETING}[ ,]+)?{_TITLE}\.?(?:(?: (?:and|y|e|ak) | ?[&/] ?){_TITLE}\.?)?{_B}{_NAME}{_MARK}",
    re.IGNORECASE | re.MULTILINE,
)
_BARE = re.compile(
    rf"^[ \t>*]*{_GREETING}[ ,]+(?:the )?(?P<before>(?:fam[ií]lia|famille|fanmi) )?{_NAME}(?P<behind>{_B}famil(?:y|ies))?{_MARK}",
    re.IGNORECASE | re.MULTILINE,
)
"""A salutation with a title, which a surname may follow; one without, whose name must be a given one or a family's."""

_IN_CHINESE = re.compile(
    "^[ \t]*(?:尊敬的|敬爱的|亲爱的|親愛的|致|你好)?[，,]?(?!各位|所有|全[体體]|本校|我校|学生|學生|[家班年])(?P<name>[\u4e00-\u9fff]{1,4}?)(?:先生|太太|女士|夫人|同学的?家[长長]|同學的?家[长長]|的?家[长長]|的?妈妈|的?爸爸)[^\\S\\n]*(?:您好|你好)?[，,：:！!]",
    re.MULTILINE,
)
_PARENTS_OF = (
    r"(?:(?:parents?|guardians?|famil(?:y|ies)|caregivers?)(?:\(s\))?(?:(?: ?/ ?| (?:or|and|&) )(?:legal )?(?:guardians?|caregivers?|family)(?:\(s\))?)*(?: of| for)?"
    r"|(?:padres?|madre|familia|tutor(?:es)?|acudientes?)(?: o tutor(?:es)?)? de|(?:pais|m[ãa]e|pai|família|respons[áa]ve(?:l|is)) (?:d[eoa]|por|pel[oa])|paran)"
)
_HEADED = re.compile(
    rf"(?:^|[\t|;,]|[ ]{{2}})[ \t>*]*(?:(?:to|re|regarding|subject|asunto|assunto|pou|a los?|aos?|para|dear)\b[ \t:]*)?(?:the |los |las |os |as )?"
    rf"(?:(?:{_PARENTS_OF}|(?:student|child|pupil|scholar|stu|camper|estudiante|alumn[oa]|alun[oa]|elèv|hij[oa]|filh[oa]|niñ[oa])(?:['’]s)?(?: (?:full |legal )?name)?|re|regarding|student re)[ \t]*[:=–—-]?[ \t]*)"
    rf"(?-i:(?P<name>(?:{TOKEN}|{UPPER}),?(?:{_B}(?:[A-Z]\.?{_B})?{PARTICLE}{{0,2}}(?:{TOKEN}|{UPPER}|[A-Z]\.)){{0,3}}))",
    re.IGNORECASE | re.MULTILINE,
)
"""A line in the head of a letter that names the child: "To the Parents of", "Student:", "Re:"."""

_IF = re.compile(
    r"\b(?:if|whether|whenever|unless|in case|in the event|any ?time|should|suppose|si|caso)\b[^.;!?\n]*$",
    re.IGNORECASE,
)
_IF_YOURS = re.compile(
    rf"\b(?:(?:if|whether|whenever|unless|in case|in the event(?: that)?|any ?time|should)(?: (?:and|or) when)? (?:\w+ )?{_YOUR}\b"
    rf"|(?:when|once|until|as soon as|before) {_YOUR} (?:has|is|have|gets|needs|returns|comes|feels|develops|shows|turns|reaches)\b)[^.;!?\n]*$",
    re.IGNORECASE,
)
"""What a rule supposes of a child, before the words that would say something of it."""

_MAY = re.compile(
    r"\s(?:may(?! (?:have|need)\b)|might|can|could|should|would|is (?:welcome|invited|able|allowed|encouraged)|(?:are|will be) able)\b",
    re.IGNORECASE,
)
_MUST = re.compile(
    r"\s(?:will|must|shall|cannot|can['’]t|has to|needs? to|is (?:required|expected) to)\b", re.IGNORECASE
)
_CONDITION = re.compile(
    r"\b(?:if|unless|when|whenever|whether|until|after (?:\w+ ){1,4}(?:absences|days|times))\b", re.IGNORECASE
)
_ASKS_FOR = re.compile(
    r"\b(?:please|kindly|to|must) (?:(?:also|be sure to) )?(?:list|describe|tell|complete|update|fill|check|indicate|note|report|let|review|ask|talk|discuss|learn|sign)\b[^.;!?\n]*$",
    re.IGNORECASE,
)
"""What a letter asks of a family about their child and does not say: "please list your child's allergies"."""

_BLANK = re.compile(r"_{3,}|\.{5,}|…{2}|\{\{?\w|<<|«|\[[A-Za-z' _]{2,30}\]|☐|\[ \]|\bX{3,}\b")
_OF_RULES = re.compile(
    r"\b(?:agree(?:s|d|ment)?|I understand|handbook|polic(?:y|ies)|rules?|violat\w+|contract|guidelines?|procedures?|protocols?|consequences?|expectations?|requirements?)\b",
    re.IGNORECASE,
)
_REACH, _NEAR = 1_500, 500
"""Characters above a statement in which a letter greets, or its head names a child; around it, in which it speaks of rules."""

_NOBODYS = frozenset(
    "parent parents guardian guardians family families caregiver caregivers all everyone colleagues staff team name names first last student child test sample example".split()
)


def addressee(text: str, place: int) -> tuple[int, int] | None:
    """Where the name stands of whom a letter greets last before a place, which may be in the line of the greeting."""
    start = text.rfind("\n", 0, max(0, place - _REACH)) + 1
    spans = [m.span("name") for m in _TITLED.finditer(text, start, place) if _is_name(m["name"])]
    spans.extend(m.span("name") for m in _BARE.finditer(text, start, place) if _greets(m))
    spans.extend(m.span("name") for m in _IN_CHINESE.finditer(text, start, place))
    return max(spans, default=None)


def _greets(bare: re.Match[str]) -> bool:
    family = bare["before"] or bare["behind"]
    return _is_name(bare["name"]) and bool(family or is_first(bare["name"].split()[0]))


def parent_of(text: str, start: int, end: int, refers: bool = False) -> tuple[int, int] | None:
    """Where the name stands of whom a letter is to, if the sentence text[start:end] speaks of their child, or `refers` back to
    somebody where the letter spoke of that child before."""
    child = YOUR_CHILD.search(text, start, end)
    if child is not None or not refers:
        return addressee(text, child.start()) if child else None
    greeted = addressee(text, start)
    return greeted if greeted and YOUR_CHILD.search(text, greeted[1], start) else None


def supposes(before: str) -> bool:
    """Whether a rule supposes something of "your child" in these words of a sentence and what follows them."""
    return _IF_YOURS.search(before) is not None


def is_of_one(head: str, text: str, start: int, place: int, end: int) -> bool:
    """Whether the sentence text[start:end] says what stands at `place` of the child of those whom a letter is to, or whom its
    `head` names, and not what may be, what is asked for or what a blank is to be filled with."""
    yours, student = YOUR_CHILD.search(text, start, place), _THE_STUDENT.search(text, start, place)
    whole = text if text.startswith(head[:80]) else f"{head}\n{text}"
    at = len(whole) - len(text)
    if yours is not None:
        known = addressee(whole, at + yours.start()) is not None or _names_child(whole, at + yours.start())
        return known and not _is_general(text, yours.end(), start, place, end)
    if student is not None:
        near = text[max(0, start - _NEAR) : end + _NEAR]
        known = _names_child(whole, at + student.start()) and not _OF_RULES.search(near)
        return known and not _is_general(text, student.end(), start, place, end)
    return False


def _is_general(text: str, behind: int, start: int, place: int, end: int) -> bool:
    """Whether the words around what is said, `behind` the child, make it what may be or is asked for."""
    before = text[start:place]
    if (
        _IF.search(before)
        or _ASKS_FOR.search(before)
        or _MAY.match(text, behind, end)
        or _BLANK.search(text, start, end)
    ):
        return True
    return bool(_MUST.match(text, behind, end) and _CONDITION.search(text, place, end))


def _names_child(text: str, place: int) -> bool:
    """Whether a line above a place, or its own before it, names the child whom a letter is about."""
    start = text.rfind("\n", 0, max(0, place - _REACH)) + 1
    return any(_is_name(m["name"]) for m in _HEADED.finditer(text, start, place))


def _is_name(name: str) -> bool:
    words = [w.strip(".,") for w in name.split()]
    full = [w for w in words if len(w) > 1]
    if not full or any(fold(w) in _NOBODYS or fold(w) in NOT_NAMES for w in full):
        return False
    return any(is_first(w) or is_last(w) or not in_dictionary(w) for w in full) and not all(map(is_ordinary, full))
