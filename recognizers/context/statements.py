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

from recognizers.context import denials, headed, stories
from recognizers.context.boxes import TICKED, box_before, names_first
from recognizers.context.generality import CUE, HEAD, Place, general
from recognizers.context.questions import answered
from recognizers.context.remarks import LISTED, of_topic
from recognizers.context.technical import names_of_things
from recognizers.context.ticked import answer as ticked_answer
from recognizers.contract import Hit
from recognizers.headings.headers import says_something
from recognizers.headings.nothing import nothing_up_to
from recognizers.labels import alternatives
from recognizers.triggers.phrases import Phrases, Sought, triggers

PERSONAL = 0.85
LIKELY = 0.65
BARE = 0.4
GENERAL = 0.2
DENIED = 0.1

_TITLE = 80
"""Characters of a first line that are read as a title."""

_ABOUT_BEHIND = re.compile(
    r"\s*(?:\(|-|,|:)?\s*(?:since|diagnosed|dx|severe|mild|moderate|on file|plan on file|as needed|daily|at lunch|before (?:PE|gym)|in (?:the )?(?:nurse|office|backpack|red)|expires|expired|\d)",
    re.IGNORECASE,
)
_NEGATION_LEFT = re.compile(
    r"(?:\b(?:no|nobody(?:['’]s)?|no[ -]?one(?:['’]s)?|nadie|ninguém|not|without|never|denies|denied|deny|negative for|free of|no (?:known|reported|history of|current|longer|active|signs? of)"
    r"|(?:does|do|did|is|are|was|has|have)(?:n't| not)(?: \w+){0,2}|sin|não|nao|ninguna|ningún|nenhuma|pa gen|okenn)|-free)\s+(?:\w+(?: |/|, ?(?:or |and )?)){0,3}(?:\w+ or (?:an? |any )?)?$",
    re.IGNORECASE,
)
_NO_KNOWN = re.compile(
    r"(?:denies|negative for|no (?:known|reported|other|history|hx|current|active|further|signs?|medical|health|such)|(?:no|without|sin|sem)(?: \w+)?,? (?:or|nor|ni|nem|ou|o)) ",
    re.IGNORECASE,
)
"""How a denial begins that goes for all of a list."""

_LIST_NEGATION = re.compile(r"\b(?:no|without|denies|negative for|sin|sem)\b[^.;:]*$", re.IGNORECASE)
_NEGATION_RIGHT = re.compile(
    r"^\s*(?:[:=.…\-–—|]+|\b(?:is|was|were|are|has been|have been)\b)?\s*(?:none(?:\s+(?:known|reported|noted|on file))?|no\b(?!\s+longer)(?! (?:se|la|lo|las|los|le|les|puede|pueden|pod[ií]a|debe|deben|tiene|tienen|est[áa]|quiere|sea|recoja|vea)\b)(?!\.\s?\d)(?! \w+(?:ó|ou|eu|iu)\b)(?! (?:domingo|s[áa]bado|dia|in[íi]cio|fim|final|ano|m[êe]s|hospital|recreio|[ôo]nibus|refeit\w+|intervalo|ver[ãa]o|inverno|Natal|posto|m[ée]dico|treino|jogo|quarto|segundo|terceiro|primeiro|ch[ãa]o|banco|escorregador|balan[çc]o|port[ãa]o|muro|parque|poste|vidro|corredor|p[áa]tio|bra[çc]o|olho|joelho|rosto|nariz|p[ée]|lanche|clube|carro|arm[áa]rio|escrit[óo]rio|gin[áa]sio|banheiro|colega|mesmo)\b)"
    r"|n/a\b|na\b(?=\s*(?:[.,;)|\n]|$))|nkda?\b|negative\b|denied\b|ruled out\b|not (?:applicable|present|known)\b|unknown\b|nil\b|[_☐□]{1,}|\[\s?\]|\(\s?\)|ninguna?\b|nenhuma?\b|nada\b(?! de\b))",
    re.IGNORECASE,
)
_ANTI_NEGATION = re.compile(
    r"\b(?:but|however|except|although|yet|because|due|since|after|so|per|pero|mas|men|and (?:had|has|is|was|now|needs|takes|then|went|got|may|she|he))\b",
    re.IGNORECASE,
)
_STANCE = re.compile(
    r"(?:\b(?:I|mom|mum|mother|dad|father|parents?|guardians?|family|he|she|they)(?: \w+){0,2}? ?(?:n['’]?t|not|no longer|cannot|never) accept|(?:(?<=\w)n['’]?t|\bnot|\bno longer|\bcannot|\bnever) (?:agree|consent|approve|sign))\b",
    re.IGNORECASE,
)
"""What somebody does not agree to, which is proposed all the same: "I do not accept the reduction of speech"."""

_REASON = re.compile(r"(?:because|due to|after|since|(?:as )?per|by order|under)\b", re.IGNORECASE)
"""How a term begins that says why something is not allowed."""

_BLANK = re.compile(
    r"_{3,}|\.{5,}|☐|\bcheck (?:one|all)\b|\bplease (?:list|describe|explain)\b|\bif (?:yes|any)\b", re.IGNORECASE
)
_GAP = re.compile(
    r"\b(?:that|because|is|was|are|were|means?|meant|of|with|and|but|the|an?|by|when|if|has|have|had|felt|feels|should|could|so)[ \t]{1,2}_{3,}",
    re.IGNORECASE,
)
"""A blank in the middle of a sentence, which pupils are to fill: "Helen's disability meant that ____"."""

_SUPPOSED = re.compile(r"(?:if|when|whenever|should|se|si|quando|cuando|caso|nếu|lè) ", re.IGNORECASE)
"""How a rule begins behind its heading: "Custody: if there is a court order, bring a copy"."""

_EXPLAINS = re.compile(
    r"(?:household|family|group|one) of\b|your (?!child|son|daughter|student)\w+|counts? as\b|means\b", re.IGNORECASE
)
_CONDITION = re.compile(r"\W*conditions?\b", re.IGNORECASE)
_OF_THINGS = re.compile(
    r"(?:^|[|\t;,]|\s\s)[ \t]*(?:qty|quantity|item|asset|asset tag|tag|serial|serial no|model|make|sku|vendor|unit price|barcode|purchased|manufacturer)\.?[ \t]?[:=]",
    re.IGNORECASE | re.MULTILINE,
)
"""Labels of an inventory, beside which "condition" is that of a thing."""

_WEATHER = re.compile(
    r"(?:partly |mostly |very )?(?:cloudy|sunny|windy|wet|icy|muddy|dry|snow\w*|rain(?:y|ing)?|clear|overcast|foggy|hot|cold)(?=\s*(?:[,.;/&]|and\b|but\b|with\b|\d|$|\n))",
    re.IGNORECASE,
)
"""How conditions begin that are those of a field or a road."""

_EXTENSION = re.compile(r"\b(?:ext\.?|extension|x) ?\d{2,5}\W*$", re.IGNORECASE)

_OF_A_COUNT = re.compile(
    r"\d{1,4}(?: ?%|(?: of \d+)? (?:\w+ly|were|are|have|had|students|pupils|kids|children|families)\b)", re.IGNORECASE
)
"""How what stands behind a label begins where it tells how many there are: "Attendance: 22 chronically absent"."""

_SAYS_YES = "yes is ticked behind it"

_ASKS = re.compile(
    r"(?:^\W*|[,:;–—-]\s*|\b(?:and|but|so|also|if)\s+)(?:any|is there|are there|do (?:we|you|they) have|have (?:we|you)(?: got)?|was there|got|hay|existe|tiene alguna?|h[áa]|tem alguma?|[èe]ske gen)\b[^.;!?]{0,60}$",
    re.IGNORECASE,
)
"""How a question begins that asks for what may be on file: "any custody papers for the new boy?"."""

_ASKS_EACH = re.compile(
    r"^\W*(?:\d{1,2}[.)] )?(?:has|have|is|was|does|did|will) (?:the|your|this) (?:student|child|pupil|applicant|camper|son|daughter)\b[^.;!?]{0,60}$",
    re.IGNORECASE,
)
"""How a question of a form begins, whoever fills it in: "Has the student ever been suspended or expelled (c. 71)?"."""

_ANSWERED = re.compile(
    r"[^\n?]{0,80}\?[ \t:]*(?=[^\W_])(?!(?:no|n|none|n/?a|not|never|nope|nunca|não|nao|non)\b|(?:yes|y|s[ií]|sim|wi)\s{0,3}(?:[/|_☐□]|or\b|no?\b))",
    re.IGNORECASE,
)
"""How such a question goes on where somebody has answered it, and not with no: "...? Yes, 3 days"."""

_TITLES_DOT = r"(?:(?<=\bMr)|(?<=\bMs)|(?<=\bDr)|(?<=\bMrs))"
_SENTENCE = re.compile(rf"[^\n.!?;]+(?:(?:[.](?=\w)|{_TITLES_DOT}[.](?=[ \t]))[^\n.!?;]*)*[.!?;]?", re.UNICODE)
_SEGMENT = re.compile(r"[,;()\[\]→|]|\s[–—-]{1,2}\s|(?<!\bMr)(?<!\bMs)(?<!\bDr)(?<!\bMrs)[.!?:]\s|[!?:]\s|[.!?]$")
"""A full stop behind a title ends no sentence and no clause: "foster parent Mrs. Teel"."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of one entity, as regular-expression fragments matched at word boundaries, case ignored.

    `strong` terms are said of people as a rule; `medium` ones need a personal cue or a person beside them. `acronyms`
    are strong and `bare_acronyms` medium terms that count only in capitals. `never` are phrases in which a term means something else; they win over every term that
    they overlap. `fields` are labels of forms: what is filled in behind one is a statement. `participants` is a regular
    expression for the people such statements always name ("the father"), who make none of them general. `topic` is what
    the heading of a list of people says whose remarks are all of this kind; `elsewhere` is what the first line of a paper says
    in which such words only give the reason of another record ("Detention: skipped gym"). `asks` is what the question of a form
    has in it whose answer is a statement. `inline` are fields of which several stand in one line ("Alèji: okenn. Klas: 4").
    `heads` are what the heading of a list of names says of everybody in it ("504s").
    """

    strong: tuple[str, ...]
    medium: tuple[str, ...] = ()
    acronyms: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    bare_acronyms: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    participants: str | None = None
    topic: str | None = None
    elsewhere: str | None = None
    asks: str | None = None
    inline: tuple[str, ...] = ()
    heads: tuple[str, ...] = ()


def lexicon_triggers(lexicon: Lexicon) -> tuple[str, ...]:
    """The gate's triggers for all that a lexicon finds, but its acronyms."""
    fields = (field_trigger(lexicon),) if lexicon.fields else ()
    topic = (rf"\b(?:{lexicon.topic})\b",) if lexicon.topic else ()
    asks = (rf"(?:{lexicon.asks})[^\n?]{{0,60}}\?",) if lexicon.asks else ()
    return (*triggers((*lexicon.strong, *lexicon.medium, *lexicon.heads)), *topic, *fields, *asks)


def lexicon_acronyms(lexicon: Lexicon) -> tuple[str, ...]:
    """The triggers whose case counts."""
    return tuple(rf"\b{a}\b" for a in (*lexicon.acronyms, *lexicon.bare_acronyms))


def field_trigger(lexicon: Lexicon) -> str:
    """The gate's trigger for the labels of forms."""
    return rf"(?:{alternatives((*lexicon.fields, *lexicon.inline))})\s?(?:\([^)\n]{{1,40}}\)\s?)?[:=]"


_MORE = re.compile(
    r"[.;。；](?=\s*\S)|[,，]\s*(?=(?:but|however|except|pero|mas|men|mais|nhưng|但)\b)|\s(?=[^\W\d_][^\n:：.;,]{0,30}[:：])"
)
"""Where something else begins behind an answer: another sentence, a "but", the label of another field."""

_LINE = 600
"""Characters of a line of a form; a longer one is text that lost its lines, and is not read any further."""


def _shouted(text: str, start: int, end: int) -> bool:
    """Whether the words around an acronym of few letters are in capitals too, so that it may be an ordinary word."""
    around = [c for c in text[max(0, start - 30) : start] + text[end : end + 30] if c.isalpha()]
    return end - start <= 3 and len(around) > 8 and sum(c.isupper() for c in around) > 0.7 * len(around)


def head_of(text: str, context: Sequence[str]) -> str:
    """How the paper begins in which the text stands."""
    return context[0] if len(context) > 1 else text[:HEAD]


def _titles(head: str) -> str:
    """The first two lines of a paper that say anything: its file's name, where it stands there, and its title."""
    lines = [line[:_TITLE] for line in head.split("\n", 6) if line.strip()]
    return "\n".join(lines[:2]).replace("_", " ")


def _row(text: str, found: re.Match[str]) -> tuple[int, int]:
    """Where the lines stand that hold what is filled in, and a few more: a row of a table that was read as text."""
    end = text.find("\n", found.end())
    return max(0, found.start() - 150), end if end >= 0 else len(text)


def _filled_in(value: str, head: str) -> tuple[float, str]:
    """How much is said by what stands behind a label of a form, and why; `head` is how the paper begins."""
    if not says_something(value) or nothing_up_to(value) or _BLANK.search(value) or _NEGATION_RIGHT.match(value):
        return DENIED, "dropped: the field says none or is blank"
    if _OF_A_COUNT.match(value):
        return GENERAL, "lowered: counts cases"
    if _EXPLAINS.match(value) or _EXTENSION.search(value) or _SUPPOSED.match(value):
        return GENERAL, "lowered: says what is meant, whom to ask or what may be"
    if stories.is_invented(head):
        return GENERAL, "lowered: speaks of somebody invented"
    return PERSONAL, "filled in behind its label"


def _answer_ends(value: str) -> int:
    """Where an answer ends that denies: what stands behind it may say something else ("none. Medications: Concerta")."""
    if len(value) > _LINE:
        return len(value)
    end = nothing_up_to(value)
    more = _MORE.search(value, end)
    return max(end, more.start() if more else len(value))


def _denies_list(near: str, others: Sequence[int] | None) -> bool:
    """Whether a "no" before a term denies a list: "no asthma, diabetes", but not "no questions, Crohn's".

    `others` are the places in `near` of what else is said there; None where the words are too weak to be told from them.
    """
    denial = _LIST_NEGATION.search(near)
    if denial is None or others is None or "," not in denial.group():
        return denial is not None
    first = near.index(",", denial.start())
    return bool(_NO_KNOWN.match(denial.group())) or any(denial.start() < place < first for place in others)


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
        self._never = Phrases(lexicon.never)
        self._phrases = (
            (Phrases(lexicon.strong), True, False),
            (Phrases(lexicon.acronyms, 0), True, True),
            (Phrases(lexicon.medium), False, False),
            (Phrases(lexicon.bare_acronyms, 0), False, True),
        )
        self._heads = Phrases(lexicon.heads)
        self._topic = Sought(rf"\b(?:{lexicon.topic})\b") if lexicon.topic else None
        self._asks = re.compile(lexicon.asks, re.IGNORECASE) if lexicon.asks else None
        self._elsewhere = re.compile(rf"\b(?:{lexicon.elsewhere})\b", re.IGNORECASE) if lexicon.elsewhere else None
        self._participants = re.compile(lexicon.participants, re.IGNORECASE) if lexicon.participants else None
        inline = rf"(?:{alternatives(lexicon.inline)})" if lexicon.inline else r"(?!)"
        self._field = Sought(
            rf"(?:(?:^|[|\t]|(?<=\s\s))[ \t>*•–☐☒\[\]xX-]{{0,6}}(?:(?:student|child|pupil)(?:['’]s)?\s)?(?:{alternatives((*lexicon.fields, *lexicon.inline))})|(?<=[.;,]\s){inline})"
            rf"(?:\s?\([^)\n]{{1,40}}\))?\s?[:=](?:[ ]{{3,60}}(?=[^\s|])(?!(?:[^\s:|]{{1,20}}[ ]){{0,4}}[^\s:|]{{1,20}}[ ]?:)|\s?)(?P<value>[^\n|\t]+?)(?=\s{{3,}}|\t|\||\n|$|[.;,]\s{inline}\s?:)",
            re.IGNORECASE | re.MULTILINE,
        ) if lexicon.fields else None  # fmt: skip

    def __call__(self, text: str, context: Sequence[str] = ()) -> list[Hit]:
        if self._elsewhere and self._elsewhere.search(_titles(head_of(text, context))):
            return []
        hits = list(self._fields(text, head_of(text, context)))
        hits.extend(self._answers(text, head_of(text, context)))
        taken = [(h.start, h.end) for h in hits]
        terms = [t for t in self._terms(text) if not any(a <= t.start < b for a, b in taken)]
        place = 0
        for sentence in _SENTENCE.finditer(text):
            first = place
            while place < len(terms) and terms[place].start < sentence.end():
                place += 1
            if place > first:
                hits.extend(self._clauses(text, sentence.start(), sentence.end(), terms[first:place], context))
        hits.extend(self._listed(text, hits))
        if not stories.is_invented(head_of(text, context)):
            hits = headed.put_in(text, self.entity, hits, self._heading_terms(text))
        return sorted(hits, key=lambda h: h.start)

    def _heading_terms(self, text: str) -> Iterable[tuple[int, int]]:
        """Where stands what a heading may say of the names below it."""
        never = [m.span() for m in self._never.finditer(text)]
        spans = (m.span() for m in self._heads.finditer(text))
        return (s for s in spans if not any(a < s[1] and s[0] < b for a, b in never))

    def _listed(self, text: str, hits: Sequence[Hit]) -> Iterable[Hit]:
        """The remarks of a list on this topic that no word of the lexicon tells."""
        if self._topic is None:
            return
        said = [(h.start, h.end) for h in hits if h.score >= BARE]
        if not said and next(self._topic.finditer(text), None) is None:
            return
        denied = [(h.start, h.end) for h in hits if h.score < BARE]
        for start, end in of_topic(text, self._topic.regex, said, denied):
            yield Hit(self.entity, start, end, LIKELY, (f"a list for {self.entity}", LISTED))

    def _fields(self, text: str, head: str) -> Iterable[Hit]:
        for found in self._field.finditer(text) if self._field else ():
            value = found["value"].strip()
            if any(m.start() == 0 for m in self._never.finditer(value)):
                continue  # "Conditions: GPS bracelet" are a court's
            score, why = _filled_in(value, head)
            if (
                score >= BARE
                and _CONDITION.match(found.group())
                and (_WEATHER.match(value) or _OF_THINGS.search(text, *_row(text, found)))
            ):
                score, why = GENERAL, "lowered: the condition of a thing"
            start = found.end("value") - len(found["value"].lstrip())
            length = len(value) if score > DENIED else _answer_ends(value)
            yield Hit(self.entity, start, start + length, score, (f"a field of the list for {self.entity}", why))

    def _answers(self, text: str, head: str) -> Iterable[Hit]:
        """What a form's questions are answered with; the words of a question itself say nothing."""
        for asked in answered(text, self._asks) if self._asks else ():
            yield Hit(self.entity, asked.start, asked.end, GENERAL, (f"a question for {self.entity}", "lowered: asks"))
            if asked.answer_end > asked.answer_start:
                score, why = _filled_in(text[asked.answer_start : asked.answer_end], head)
                reasons = (f"a question for {self.entity}", why)
                yield Hit(self.entity, asked.answer_start, asked.answer_end, score, reasons)

    def _terms(self, text: str) -> list[_Term]:
        terms: list[_Term] = []
        never: list[tuple[int, int]] | None = None
        for phrases, strong, acronym in self._phrases:
            for start, end in sorted((m.span() for m in phrases.finditer(text)), key=lambda span: (span[0], -span[1])):
                if never is None:
                    never = [*(m.span() for m in self._never.finditer(text)), *names_of_things(text)]
                if any(a < end and start < b for a, b in never) or any(
                    t.start <= start < t.end or start <= t.start < end for t in terms
                ):
                    continue
                if acronym and _shouted(text, start, end):
                    continue
                terms.append(_Term(start, end, strong))
        return sorted(terms, key=lambda t: t.start)

    def _clauses(self, text: str, start: int, end: int, terms: list[_Term], context: Sequence[str]) -> Iterable[Hit]:
        """One hit a clause: the segments (between commas, dashes, brackets) that hold the terms of like standing."""
        groups: list[tuple[int, int, float, tuple[str, ...]]] = []
        for term in terms:
            left, right = self._segment(text, start, end, term)
            others = [t.start - start for t in terms if t.start < term.start]
            score, why = self._score(text, start, end, term, others, context)
            if groups and groups[-1][1] >= left - 3 and (groups[-1][2] >= BARE) == (score >= BARE):
                before = groups.pop()
                best = max((before[2], before[3]), (score, why))
                groups.append((before[0], max(right, before[1]), *best))
            else:
                groups.append((left, right, score, why))
        for left, right, score, why in groups:
            yield Hit(self.entity, left, right, score, why, sure=_SAYS_YES in why, phrase=True)

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
        self, text: str, start: int, end: int, term: _Term, others: Sequence[int], context: Sequence[str]
    ) -> tuple[float, tuple[str, ...]]:
        named = f"a term of the list for {self.entity}"
        place = Place(text, start, end, term.start, term.end, head_of(text, context))
        before, after = place.before, place.after
        box = box_before(text, start, term.start)
        ticked = bool(TICKED.intersection(box))
        unticked = bool(box) and not ticked and not names_first(text, start, term.start)
        if unticked or _GAP.search(text, start, end + 1):
            return DENIED, (
                named,
                f"dropped: {'nobody has ticked its box' if unticked else 'a sentence with a gap to fill'}",
            )
        yes = ticked_answer(text, term.end)
        likes = others if term.strong else None
        denial = None if ticked or yes else self._denial(before, after, text[term.start : term.end], likes)
        if denial or yes is False:
            return DENIED, (named, denial or "dropped: no is ticked behind it")
        personal = bool(CUE.search(before[-45:]) or _ABOUT_BEHIND.match(after))
        each = bool(_ASKS_EACH.search(before))
        asks = bool(_ASKS.search(before)) and text[start:end].rstrip().endswith("?")
        asks = not yes and (asks or (each and not _ANSWERED.match(text, term.end)))
        says = "asks whether there is any" if asks else None
        if not asks and not (yes and each):
            says = general(place, self._participants)
        if says is not None:
            return GENERAL, (named, f"lowered: {says}")
        if term.strong or yes:
            return PERSONAL, (named, _SAYS_YES if yes else "strong term")
        dose = re.search(r"\d+(?:\.\d+)?\s?(?:mg|mcg|ml|units?|puffs?|tabs?)\b", text[start:end], re.IGNORECASE)
        if personal or dose:
            return LIKELY, (named, "said with a personal word")
        return BARE, (named, "weak term: needs a person in the same line")

    @staticmethod
    def _denial(before: str, after: str, term: str, others: Sequence[int] | None) -> str | None:
        """Why a term is denied by the words around it, or None; `others` are the places of terms before a strong one."""
        if denials.denied(before, after):
            return "dropped: the text denies it"
        if denials.supposed(before):
            return "dropped: only supposed"
        cut = max(0, len(before) - 50)
        near = before[cut:]
        if not _denies_list(near, None if others is None else [place - cut for place in others]):
            near = near[near.rfind(",") + 1 :]
        negated = _NEGATION_LEFT.search(near)
        if negated and not (
            _ANTI_NEGATION.search(near[negated.start() :]) or _REASON.match(term) or _STANCE.search(near)
        ):
            return "dropped: the text denies it"
        return "dropped: the answer is no, none or blank" if _NEGATION_RIGHT.match(after) else None
