"""Sensitive statements in free text: a lexicon, and what takes its words out of the personal and into the general.

A word of the lexicon alone says nothing ("Peanut allergies are common"). This module scores how much a clause reads as
said of one person; whether a person stands there is for `recognizers.reading` to decide. Three levels come out:

* PERSONAL (0.85, 0.65): reads as said of somebody; that somebody may stand elsewhere in the section;
* BARE (0.4): may be said of somebody; counts only with the person in the same line or sentence;
* GENERAL (0.2) and DENIED (0.1): said of everybody, of nobody, or not the case; kept only to explain why it was dropped.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from recognizers import denials
from recognizers.contract import Hit
from recognizers.headers import says_something
from recognizers.labels import alternatives

PERSONAL = 0.85
LIKELY = 0.65
BARE = 0.4
GENERAL = 0.2
DENIED = 0.1

POSSIBLE = "a possible case"

_CUE = re.compile(
    r"\b(?:has|have|had|having|takes?|taking|took|uses?|using|carries|carry|carrying|requires?|needs?|wears?|gets?|given|gave"
    r"|diagnos\w+|history of|hx of|dx|suffers?|is on|was on|on file|severe|severely|life[- ]threatening|chronic|treated for|due to|follow[- ]?up (?:of|for)|sustained|recovering from|suffered|symptoms of|evaluated for"
    r"|her|his|their|my (?:son|daughter|child)|him|she|he|tiene|toma|usa|sufre|es|tem|usa|sofre|gen|li)\b",
    re.IGNORECASE,
)
_ABOUT_BEHIND = re.compile(
    r"\s*(?:\(|-|,|:)?\s*(?:since|diagnosed|dx|severe|mild|moderate|on file|plan on file|as needed|daily|at lunch|before (?:PE|gym)|in (?:the )?(?:nurse|office|backpack|red)|expires|expired|\d)",
    re.IGNORECASE,
)
_NEGATION_LEFT = re.compile(
    r"(?:\b(?:no|not|without|never|denies|denied|deny|negative for|free of|no (?:known|reported|history of|current|longer|active|signs? of)"
    r"|(?:does|do|did|is|are|was|has|have)(?:n't| not)(?: \w+){0,2}|sin|não|nao|ninguna|ningún|nenhuma|pa gen|okenn)|-free)\s+(?:\w+(?: |/|, ?(?:or |and )?)){0,3}$",
    re.IGNORECASE,
)
_LIST_NEGATION = re.compile(r"\b(?:no|without|denies|negative for|sin|sem)\b[^.;:]*$", re.IGNORECASE)
_NEGATION_RIGHT = re.compile(
    r"^\s*(?:[:=.…\-–—|]+|\b(?:is|was|were|are|has been|have been)\b)?\s*(?:none(?:\s+(?:known|reported|noted|on file))?|no\b(?!\s+longer)(?!\.\s?\d)"
    r"|n/?a\b|nkda?\b|negative\b|denied\b|ruled out\b|not (?:applicable|present|known)\b|unknown\b|nil\b|[_☐□]{1,}|\[\s?\]|\(?\s?\)\s*$|ninguna?\b|nenhuma?\b|nada\b)",
    re.IGNORECASE,
)
_ANTI_NEGATION = re.compile(r"\b(?:but|however|except|although|yet|pero|mas|men)\b", re.IGNORECASE)
_HYPOTHETICAL = re.compile(
    r"\b(?:if|when|whenever|should|in case|in the event|unless|whether|would|could|suppose|imagine|si|se|cuando|quando|caso)\b",
    re.IGNORECASE,
)
_ADDRESS = re.compile(
    r"\b(?:if|when|whenever|should|unless) (?:you|your|anyone|someone|anybody|a|an|any|they|one)\b",
    re.IGNORECASE,
)
_GENERAL_SUBJECT = re.compile(
    r"\b(?:students?|pupils?|children|kids|child(?:'s)?|parents?|guardians?|famil(?:y|ies)|people|persons?|anyone|anybody|someone|somebody|everyone"
    r"|those|individuals?|athletes?|campers?|staff|employees?|teachers?|nurses?|patients?|victims?|schools?|districts?|classrooms?|adults?|teens?|youth"
    r"|americans|community|participants?|applicants?|candidates?|estudiantes|alumnos|niños|familias|padres|alunos|crianças|famílias|pais|paran|timoun|pitit ou)\b",
    re.IGNORECASE,
)
_GENERAL_WORDS = re.compile(
    r"\b(?:your|any|all|every|each|some|many|most|other|several|which|what|who|whose|such|a|an|the school|the district|please|must|shall|may|will|can)\s",
    re.IGNORECASE,
)
_CURRICULUM = re.compile(
    r"\b(?:curriculum|vocabulary|standards?|objectives?|workshop|training|webinar"
    r"|seminar|certification|poster|campaign|awareness|fundraiser|walk for|article|news|study|studies|research|statistics?|percent|%"
    r"|policy|policies|procedures?|\d+ (?:of|out of) (?:the )?\d+|\d+ (?:students|pupils|children|kids|cases|allergies|visits|inhalers|with)|handbook|regulations?|guidelines?|statute|chapter \d+|m\.?g\.?l|cmr|cfr|u\.?s\.?c"
    r"|(?:is|are) (?:very |more |quite )?(?:common|rising|on the rise|widespread|rare)|prevalence|among (?:children|students|teens|adults)"
    r"|\$\s?\d[\d.,]*|qty|quantity|unit price|invoice|catalog(?:ue)?|(?:box|pack|case) of|(?:auto-?injectors?|epi-?pens?) trainers?|vendor|\d+(?:-\d+)+\s+[a-z]\w+(?= auto| for )"
    r"|job|position|posting|qualifications?|applicants?|menu|recipe|contains|ingredients|allergens?|kitchen|video|film|movie|documentary|club|drive)\b",
    re.IGNORECASE,
)
_BLANK = re.compile(
    r"_{3,}|\.{5,}|☐|\bcheck (?:one|all)\b|\bplease (?:list|describe|explain)\b|\bif (?:yes|any)\b", re.IGNORECASE
)
_ONE = re.compile(r"\b(?:my|our|her|his|their|this|that|the|same|one)\s+(?:\w+\s)?$", re.IGNORECASE)
"""What stands before a singular like "student" when it means one: "this patient", "the art teacher"."""

_ANY_OF_THEM = re.compile(r"\b(?:all|any|your|both|most|some|other|many|if|when|no)\s+$", re.IGNORECASE)
_AS_A_RULE = re.compile(r"\s*(?:may|must|shall|should|can|will|who)\b", re.IGNORECASE)
_HISTORY = re.compile(r"\b(?:1[0-8]\d\d|19[01]\d)\b(?!-\d|\d)(?<!\d-....)")
_BEHIND = re.compile(
    r"\s+(?:families|students|pupils|children|kids|youth|people|patients|programs?|groups?|classrooms?|awareness|polic(?:y|ies)|training|liaison|coordinator|specialist"
    r"|teachers?|wanted|needed|position|clinic|research|statutes?|laws?)\b",
    re.IGNORECASE,
)
"""What makes a term in front of it a matter of many: "doubled-up families", "autism program"."""

_WHOEVER = re.compile(
    r"\b(?:regardless of|whatever|without regard to|on the basis of|irrespective of|based on|because of (?:race|sex|color)|one of us|some of us|some (?:have|are|may)"
    r"|quem|quien(?:es)?|hay que|se (?:debe|puede)|todos|cualquier\w*|si (?:su|tu|el|la)|se (?:o|a|seu|sua)|define|explain|describe|discuss|which of|how many|what is)\b",
    re.IGNORECASE,
)
_FICTION = re.compile(
    r"\b(?:novels?|novella|short story|the play|plays? (?:the|a)|plot|characters?|protagonist|narrator|fiction(?:al)?|act (?:i+|\d)|scene \d|persona|book report|film|movie|opera|sitcom"
    r"|debate|mock trial|composite|made[- ]up|invented|imaginary|word problems?|persona poem|spelling (?:words|sentences|bee)|pedigree|case stud(?:y|ies))\b",
    re.IGNORECASE,
)
_NOTICE = re.compile(
    r"\b(?:apply|applicants?|hiring|per hour|/hr|an hour|salary|vacanc(?:y|ies)|opening|posting|résumé|resume|substitutes?|mornings only|agenda|call to order|motion|seconded|minutes of"
    r"|acceptable use|users? (?:may|must|shall|will|are)|shall (?:be|not)|prohibited|district reserves|protocols?|guidelines|in accordance with|pursuant to|does not discriminate|nondiscrimination|se busca|solicit(?:ar|ud)|vaga)\b",
    re.IGNORECASE,
)
_QUOTE = re.compile(r"[\"“”«»]")
_LESSON = re.compile(r"\b(?:unit|lesson|chapter|worksheet|quiz|homework|textbook|novel|course)\b", re.IGNORECASE)
_SENTENCE = re.compile(r"[^\n.!?;]+(?:[.](?=\w)[^\n.!?;]*)*[.!?;]?", re.UNICODE)
_SEGMENT = re.compile(r"[,;()\[\]→|]|\s[–—-]{1,2}\s|[.!?:]\s|[.!?]$")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of one entity, as regular-expression fragments matched at word boundaries, case ignored.

    `strong` terms are said of people as a rule; `medium` ones need a personal cue or a person beside them. `acronyms`
    are strong and `bare_acronyms` medium terms that count only in capitals. `never` are phrases in which a term means something else; they win over every term that
    they overlap. `fields` are labels of forms: what is filled in behind one is a statement. `participants` is a regular
    expression for the people such statements always name ("the father"), who make none of them general. `lessons` says
    whether words of the classroom (unit, quiz, course) take a term out of the personal.
    """

    strong: tuple[str, ...]
    medium: tuple[str, ...] = ()
    acronyms: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    bare_acronyms: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    participants: str | None = None
    lessons: bool = True


def field_trigger(lexicon: Lexicon) -> str:
    """The gate's trigger for the labels of forms."""
    return rf"(?:{alternatives(lexicon.fields)})\s?(?:\([^)\n]{{1,40}}\)\s?)?[:=]"


def _any(fragments: Iterable[str], flags: int = re.IGNORECASE) -> re.Pattern[str] | None:
    joined = "|".join(f"(?:{fragment})" for fragment in fragments)
    return re.compile(rf"(?<![\w@.])(?:{joined})(?!\w|\.\w|@)", flags) if joined else None


def _shouted(text: str, start: int, end: int) -> bool:
    """Whether the words around an acronym of few letters are in capitals too, so that it may be an ordinary word."""
    around = [c for c in text[max(0, start - 30) : start] + text[end : end + 30] if c.isalpha()]
    return end - start <= 3 and len(around) > 8 and sum(c.isupper() for c in around) > 0.7 * len(around)


@dataclass(frozen=True, slots=True)
class _Term:
    start: int
    end: int
    strong: bool


class Statements:
    """`find` for a lexicon. A hit spans the clause in which its terms stand."""

    def __init__(self, entity: str, lexicon: Lexicon) -> None:
        self.entity = entity
        self.lexicon = lexicon
        self._strong = _any(lexicon.strong)
        self._medium = _any(lexicon.medium)
        self._acronyms = _any(lexicon.acronyms, 0)
        self._bare_acronyms = _any(lexicon.bare_acronyms, 0)
        self._never = _any(lexicon.never)
        self._participants = re.compile(lexicon.participants, re.IGNORECASE) if lexicon.participants else None
        self._field = re.compile(
            rf"(?:^|[|\t]|(?<=\s\s))[ \t>*•–☐☒\[\]xX-]{{0,6}}(?:(?:student|child|pupil)(?:['’]s)?\s)?(?:{alternatives(lexicon.fields)})"
            r"(?:\s?\([^)\n]{1,40}\))?\s?[:=]\s?(?P<value>[^\n|\t]+?)(?=\s{3,}|\t|\||\n|$)",
            re.IGNORECASE | re.MULTILINE,
        ) if lexicon.fields else None  # fmt: skip

    def __call__(self, text: str, context: Sequence[str] = ()) -> list[Hit]:
        hits = list(self._fields(text))
        taken = [(h.start, h.end) for h in hits]
        terms = [t for t in self._terms(text) if not any(a <= t.start < b for a, b in taken)]
        place = 0
        for sentence in _SENTENCE.finditer(text):
            first = place
            while place < len(terms) and terms[place].start < sentence.end():
                place += 1
            if place > first:
                hits.extend(self._clauses(text, sentence.start(), sentence.end(), terms[first:place], context))
        return sorted(hits, key=lambda h: h.start)

    def _fields(self, text: str) -> Iterable[Hit]:
        for found in self._field.finditer(text) if self._field else ():
            value = found["value"].strip()
            denied = not says_something(value) or _BLANK.search(value) or _NEGATION_RIGHT.match(value)
            score, why = (
                (DENIED, "dropped: the field says none or is blank")
                if denied
                else (PERSONAL, "filled in behind its label")
            )
            start = found.start("value")
            yield Hit(self.entity, start, start + len(value), score, (f"a field of the list for {self.entity}", why))

    def _terms(self, text: str) -> list[_Term]:
        never = [m.span() for m in self._never.finditer(text)] if self._never else []
        terms: list[_Term] = []
        for regex, strong in (
            (self._strong, True),
            (self._acronyms, True),
            (self._medium, False),
            (self._bare_acronyms, False),
        ):
            for found in regex.finditer(text) if regex else ():
                start, end = found.span()
                if any(a < end and start < b for a, b in never) or any(t.start <= start < t.end for t in terms):
                    continue
                if regex in (self._acronyms, self._bare_acronyms) and _shouted(text, start, end):
                    continue
                terms.append(_Term(start, end, strong))
        return sorted(terms, key=lambda t: t.start)

    def _clauses(self, text: str, start: int, end: int, terms: list[_Term], context: Sequence[str]) -> Iterable[Hit]:
        """One hit a clause: the segments (between commas, dashes, brackets) that hold the terms of like standing."""
        groups: list[tuple[int, int, float, tuple[str, ...]]] = []
        for term in terms:
            left, right = self._segment(text, start, end, term)
            score, why = self._score(text, start, end, term, context)
            if groups and groups[-1][1] >= left - 3 and (groups[-1][2] >= BARE) == (score >= BARE):
                before = groups.pop()
                best = max((before[2], before[3]), (score, why))
                groups.append((before[0], max(right, before[1]), *best))
            else:
                groups.append((left, right, score, why))
        for left, right, score, why in groups:
            yield Hit(self.entity, left, right, score, why)

    @staticmethod
    def _segment(text: str, start: int, end: int, term: _Term) -> tuple[int, int]:
        left = start
        for cut in _SEGMENT.finditer(text, start, term.start):
            left = cut.end()
        found = _SEGMENT.search(text, term.end, end)
        right = found.start() if found else end
        while left < term.start and text[left].isspace():
            left += 1
        while right > term.end and (text[right - 1].isspace() or text[right - 1] in ".;,"):
            right -= 1
        return left, right

    def _score(
        self, text: str, start: int, end: int, term: _Term, context: Sequence[str]
    ) -> tuple[float, tuple[str, ...]]:
        named = f"a term of the list for {self.entity}"
        before, after = text[start : term.start], text[term.end : end]
        if denial := self._denial(before, after):
            return DENIED, (named, denial)
        personal = bool(_CUE.search(before[-45:]) or _ABOUT_BEHIND.match(after))
        if general := self._general(text, start, end, term, context):
            return (BARE if term.strong and general == POSSIBLE else GENERAL), (named, f"lowered: {general}")
        if term.strong:
            return PERSONAL, (named, "strong term")
        dose = re.search(r"\d+(?:\.\d+)?\s?(?:mg|mcg|ml|units?|puffs?|tabs?)\b", text[start:end], re.IGNORECASE)
        if personal or dose:
            return LIKELY, (named, "said with a personal word")
        return BARE, (named, "weak term: needs a person in the same line")

    @staticmethod
    def _denial(before: str, after: str) -> str | None:
        if denials.denied(before, after):
            return "dropped: the text denies it"
        if denials.supposed(before):
            return "dropped: only supposed"
        near = before[max(0, len(before) - 50) :]
        if not _LIST_NEGATION.search(near):
            near = near[near.rfind(",") + 1 :]
        negated = _NEGATION_LEFT.search(near)
        if negated and not _ANTI_NEGATION.search(near[negated.start() :]):
            return "dropped: the text denies it"
        return "dropped: the answer is no, none or blank" if _NEGATION_RIGHT.match(after) else None

    def _general(self, text: str, start: int, end: int, term: _Term, context: Sequence[str]) -> str | None:
        """What takes the statement out of the personal, or None."""
        before, after, clause = text[start : term.start], text[term.end : end], text[start:end]
        line_start = text.rfind("\n", 0, start) + 1
        line = text[line_start:end]
        around = text[:80] + " " + text[max(0, start - 400) : end + 200]
        taught = bool(_CURRICULUM.search(clause)) or (self.lexicon.lessons and bool(_LESSON.search(clause)))
        if context and not taught:
            taught = bool(_CURRICULUM.search(context[-1])) and not _CUE.search(clause)
        quoted = len(_QUOTE.findall(text[line_start : term.start])) % 2 and _QUOTE.search(
            text, term.end, term.end + 120
        )
        signs = (
            (taught, "reads as teaching, policy, a notice or a number"),
            (_HISTORY.search(line), "speaks of history"),
            (_FICTION.search(around), "speaks of a story or an exercise"),
            (len(_NOTICE.findall(around)) > 1, "reads as an advert, an agenda or a notice"),
            (self._of_people_in_general(before[-80:]) or _BEHIND.match(after), "said of people in general"),
            (_WHOEVER.search(before[-60:]), "said of whomever it concerns"),
            (quoted, "stands in quotation marks"),
            (_ADDRESS.search(before[-60:]), "speaks to the reader"),
            (clause.rstrip().endswith("?") and not _CUE.search(before[-45:]), "a question"),
            (_HYPOTHETICAL.search(before[-60:]), POSSIBLE),
        )
        return next((says for sign, says in signs if sign), None)

    def _of_people_in_general(self, before: str) -> bool:
        """Whether the words before a term make it one about students, parents, people at large."""
        subject = _GENERAL_SUBJECT.search(before)
        if subject is None:
            return False
        left, word, right = before[: subject.start()], subject.group(), before[subject.end() :]
        if not word.endswith("s") and _ONE.search(left):
            return False
        if self._participants and self._participants.fullmatch(word):
            return bool(_ANY_OF_THEM.search(left) or _AS_A_RULE.match(right))
        return True
