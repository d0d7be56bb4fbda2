"""The shared way of finding labelled values: a shape, a label beside it, and labels that speak against it.

The nearest label decides. A label counts when it stands on the same line before the value with nothing but separators,
small words, those whose it is or further values of the same kind in between; at the end of the line above, when the value begins its
line; or in brackets right behind the value.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from recognizers import bearers
from recognizers.answers import label_apart
from recognizers.contract import THRESHOLD, Hit, Pattern
from recognizers.headings import headers

REACH = 60
"""How many characters before a value a label is looked for."""

_BETWEEN = re.compile(
    r"(?:[\s:#=()\[\]{}\"'’`*_~.,;/|<>?–—-]|\b(?:is|was|it[’']?s?|no|nos|num|number|numbers|assigned|value|of|the|and|or|both|new|old"
    r"|es|é|se|son|n[°º]|id|ending|in|last|four|m|d|y|mm|dd|yyyy|yy|month|day|year|format|on|file|for|record|here|reads?|which|should|be)\b)*",
    re.IGNORECASE,
)
_VALUES = re.compile(r"[\w./-]*\d[\w./-]*", re.UNICODE)


_HAS_ITS_OWN = re.compile(
    r"[\w-]{0,20}\"\s?:\s?\"?[^\"\n]{0,40}\d[^\"\n]{0,40}\"?\s?,\s?\"[\w .-]{1,40}\"\s?:"
    r"|[^<>\n]{0,40}\d[^<>\n]{0,40}</(?!(?:name|label|key|type|field|desc\w{0,8}|title|caption)>)[\w:.-]{1,40}>\s{0,8}<[\w:.-]",
    re.IGNORECASE,
)
"""Behind a label in a record: its value, and the name of the next field; an element that names what follows is none of them."""

LIST_LINES = 120
"""How many lines below its heading a printed list is followed."""
_GAP, _ROWS = 3, 3
_NUMBERS_OF_PUPILS = re.compile(
    r"\b(?:kids?|students?|pupils?|children|lunch|cafeteria|breakfast)\b[^\n]*\b(?:numbers?|pins?|ids?|codes?)\b"
    r"|\b(?:forget|remember|know)\w* (?:their|his|her) (?:\w+ )?(?:numbers?|pins?|ids?|codes?)\b",
    re.IGNORECASE,
)
_PASSPORTS = (
    r"|passports|passport (?:numbers?|nos?|list|info|information|details)|reisepässe|pasaportes|números? de pasaportes?|passaportes|números? d[eo]s? passaportes?"
    r"|passeports|numéros? de passeports?|nimewo paspò"
)  # fmt: skip
_TITLE = re.compile(
    r"\b(?:birthdays|b-?days|birth ?dates|dates of birth|d\.?o\.?b\.?'?s|cumpleaños|fechas de nacimiento|aniversários|datas de nascimento|dat nesans"
    r"|(?:lunch|meal|cafeteria|breakfast|student|pupil|lasid|sasid|id|pin)[ -](?:numbers|pins|ids|codes|nos|#s)|lasids|sasids|pins"
    r"|from (?:the )?gradebook|(?:quiz|test|retest|exam|midterm|mcas|dibels|unit|final) (?:scores|grades|results|averages)|números de (?:almuerzo|estudiantes?)|números d[eo]s? alunos?"
    + _PASSPORTS + r")\b",
    re.IGNORECASE,
)  # fmt: skip
_OF_PASSPORTS = re.compile(rf"\b(?:{_PASSPORTS[1:]})\b", re.IGNORECASE)
"""What, in the plural, tells what stands beside each name of the list below."""

_WHERE = re.compile(
    r"\b(?:room|rm|gr(?:ade)?s?|class|period|per|p|block|section|homeroom|hr|team|bus|route|session|page|week|term|quarter|q|day)[. ]{0,2}#?[a-z]?\d{1,3}[a-z]?\b"
    r"|\b20\d\d(?: ?[-/–] ?(?:20)?\d\d)?\b|\b\d{1,2}(?:st|nd|rd|th)\b|\bk ?- ?\d{1,2}\b|\b\d{1,2}/\d{1,2}(?:/\d{2,4})?\b",
    re.IGNORECASE,
)
"""Figures that a title may have: of a room, a grade, a year, a day."""

REFUSED = 0.01
"""The score of what has the form of a value and cannot be one; not 0, for Presidio throws that away."""

UNFIT = "dropped: its digits or letters cannot be those of such a number"

_SHORT_LABEL = 3
"""Letters of labels that many other words begin with ("ss", "dl")."""

_HUMP = r"(?-i:(?<=[a-z])(?=[A-Z][^\W\d_]{2}))"
"""Where a word of three letters and more begins inside a key in camel case."""

_HAN = "(?<=[\u4e00-\u9fff])(?=[\u4e00-\u9fff])"
"""Between two Chinese characters, where any word may begin."""

_LONGEST_HEADING = 160


def list_below(text: str, heading_end: int) -> int:
    """Where a printed list ends whose heading line ends at `heading_end`: lines of which every fourth has a digit.

    A blank line ends it, but where it is of passports: there it parts one person's lines from the next one's.
    """
    at = end = heading_end
    gap = 0
    spaced = _OF_PASSPORTS.search(text, text.rfind("\n", 0, heading_end) + 1, heading_end) is not None
    for _ in range(LIST_LINES):
        found = text.find("\n", at + 1)
        stop = found if found >= 0 else len(text)
        line = text[at + 1 : stop]
        if any(c.isdigit() for c in line):
            end, gap = stop, 0
        elif gap == _GAP or not (spaced or line.strip()):
            break
        else:
            gap += 1
        if found < 0:
            break
        at = stop
    return end


def is_heading(line: str) -> bool:
    """Whether a line could be the heading of a printed list: words that head columns, no number but a room's or a year's, no sentence."""
    if len(line) > _LONGEST_HEADING or line.rstrip()[-1:] in {".", "?", "!", ","}:
        return False
    if _NUMBERS_OF_PUPILS.search(line) or _TITLE.search(line):
        return not any(c.isdigit() for c in _WHERE.sub(" ", line))
    if any(c.isdigit() for c in line):
        return False
    words = [headers.key(w) for w in re.split(r"[\s|/;]+", line)]
    return sum(w in headers.NAMES or w in headers.STUDENT_CUES or w in headers.STAFF_CUES for w in words) >= 2


def alternatives(words: Iterable[str]) -> str:
    """A regular expression that matches any of the words or phrases, longest first.

    A blank in a phrase stands for any run of blanks, dots, underscores or hyphens, or for none between lower and
    upper case ("student id": "Student ID", "student_id", "StudentID").
    """
    return "|".join(
        r"[\s._-]{0,3}".join(re.escape(part) for part in word.split(" "))
        for word in sorted(words, key=len, reverse=True)
    )


def label_regex(words: Iterable[str], families: str = "") -> re.Pattern[str]:
    """The compiled form of `alternatives` and of `families`, an expression, bounded on both sides (digits may follow: "LASID4711").

    A capital begins a label inside a key in camel case ("childBirthDate"), and a Chinese word stands right behind another.
    """
    labels = f"{families}|{alternatives(words)}" if families else alternatives(words)
    return re.compile(rf"(?:(?<![^\W\d_])|{_HUMP}|{_HAN})(?:{labels})(?![^\W\d_])", re.IGNORECASE)


def label_trigger(words: Sequence[str]) -> str:
    """The gate's trigger for labels that begin with one of the words; short words must end there, or go on as "no", "id".

    A figure may stand right before them, as where lines were glued together.
    """
    short = alternatives(w for w in words if len(w) <= _SHORT_LABEL)
    long = alternatives(w for w in words if len(w) > _SHORT_LABEL)
    ended = rf"(?:{short})(?:[^a-z]|$|n[ou]|id)"
    return rf"(?:\b|_|\d)(?:{long}|{ended})" if short else rf"(?:\b|_|\d)(?:{long})"


def key_trigger(words: Sequence[str]) -> str:
    """The gate's trigger, its case exact, for labels inside a key in camel case ("bankAccount", "childSSN")."""
    humps = {form for word in words for form in (word.upper(), "".join(part.capitalize() for part in word.split()))}
    return rf"[a-z](?:{'|'.join(sorted(humps))})"


def _whole(text: str, start: int, end: int) -> int:
    """The first place from `start` on at which no word is cut: the rest of one is no label."""
    while 0 < start < end and text[start - 1].isalnum() and text[start].isalnum():
        start += 1
    return start


def is_alone(text: str, start: int, end: int) -> bool:
    """Whether nothing else stands in the line of a value, and no figure in the lines above and below it."""
    first, last = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    last = last if last >= 0 else len(text)
    above = text[text.rfind("\n", 0, max(first - 1, 0)) + 1 : first]
    after = text.find("\n", last + 1)
    below = text[last : after if after >= 0 else len(text)]
    line = text[first:start] + text[end:last]
    return not line.strip(" \t>*•-\"'") and not any(c.isdigit() for c in above + below)


class Labelled:
    """`find` for an identifier: its patterns, the labels that raise it, the labels that make it a look-alike.

    `valid` refuses a shape that cannot be issued (an SSN area, a check digit); `tidy` may cut the value's span.
    `listed` gives the kind of a value (its length, "a date") if it may stand in a printed list under its heading;
    `heading` is what such a heading says, if that is more than the labels.
    `families` is an expression for whole families of labels, beside the list of them.
    `wide` is how many characters back, over lines, a label may speak against an unlabelled value (a heading "parts").
    """

    def __init__(
        self,
        entity: str,
        patterns: Sequence[Pattern],
        labels: Sequence[str],
        against: Sequence[str] = (),
        valid: Callable[[str], bool] = bool,
        reach: int = REACH,
        chain: bool = True,
        wide: int = 0,
        listed: Callable[[str], str | None] | None = None,
        heading: re.Pattern[str] | None = None,
        families: str = "",
    ) -> None:
        self.entity = entity
        self.patterns = [(p, re.compile(p.regex, re.IGNORECASE)) for p in patterns]
        self.labels = label_regex(labels, families)
        self.against = label_regex(against) if against else None
        self.valid = valid
        self.reach = reach
        self.chain = chain
        self.wide = wide
        self.listed = listed
        self.heading = heading

    def __call__(self, text: str, context: Sequence[str] = ()) -> list[Hit]:
        hits: list[Hit] = []
        refused: list[Hit] = []
        taken: list[tuple[int, int]] = []
        for pattern, regex in self.patterns:
            for found in regex.finditer(text):
                start, end = found.span("value" if "value" in regex.groupindex else 0)
                if any(start < b and a < end for a, b in taken):
                    if pattern.score >= THRESHOLD:
                        hits = self._told_better(hits, pattern, start, end)
                    continue
                if not self.valid(text[start:end]):
                    refused.append(Hit(self.entity, start, end, REFUSED, (f"has the form of: {pattern.name}", UNFIT)))
                    continue
                score, why = self._judge(pattern, text, start, end, context)
                hits.append(Hit(self.entity, start, end, score, why))
                taken.append((start, end))
        if self.chain and len(hits) > 1:
            hits = self._chained(text, hits)
        if self.listed is not None and any(h.score < THRESHOLD for h in hits):
            hits = self._under_headings(text, hits)
        hits.extend(h for h in refused if not any(h.start < b and a < h.end for a, b in taken))
        return sorted(hits, key=lambda h: h.start)

    @staticmethod
    def _told_better(hits: list[Hit], pattern: Pattern, start: int, end: int) -> list[Hit]:
        """The hits, that of the same place raised where an earlier pattern left it open what it is, and this one tells."""
        raised = pattern.score, (f"has the form of: {pattern.name}",)
        return [
            replace(h, score=raised[0], why=raised[1])
            if (h.start, h.end) == (start, end) and h.score < THRESHOLD and len(h.why) == 1
            else h
            for h in hits
        ]

    def _chained(self, text: str, hits: Sequence[Hit]) -> list[Hit]:
        """The hits, those raised that follow a labelled one with nothing but somebody else's name in between."""
        out: list[Hit] = []
        for hit in sorted(hits, key=lambda h: h.start):
            before = out[-1] if out else None
            if before is not None and before.score >= THRESHOLD > hit.score and len(hit.why) == 1:
                gap = text[before.end : hit.start]
                if len(before.why) > 1 and len(gap) <= REACH and "\n" not in gap and self._names_another(gap):
                    hit = Hit(hit.entity, hit.start, hit.end, before.score, (*hit.why, *before.why[1:]), hit.about)
            out.append(hit)
        return out

    @staticmethod
    def _names_another(gap: str) -> bool:
        rest = bearers.without(gap)
        return rest != gap and _BETWEEN.fullmatch(rest) is not None

    def _under_headings(self, text: str, hits: Sequence[Hit]) -> list[Hit]:
        """The hits, those raised that stand in a list under a heading with the label: one of their kind in each row."""
        raised: dict[Hit, Hit] = {}
        done = 0
        for label in (self.heading or self.labels).finditer(text):
            start = text.rfind("\n", 0, label.start()) + 1
            stop = text.find("\n", label.end())
            if start < done or stop < 0 or not is_heading(text[start:stop]):
                continue
            done = list_below(text, stop)
            for hit in self._column([h for h in hits if stop < h.start < done], text):
                why = (*hit.why[:1], f'in a list under "{" ".join(label.group().split())}"')
                raised[hit] = Hit(hit.entity, hit.start, hit.end, 0.75, why, hit.about)
        return [raised.get(h, h) for h in hits]

    def _column(self, hits: Sequence[Hit], text: str) -> list[Hit]:
        """The hits of the kind that most rows have, if hardly a row has two of it."""
        assert self.listed is not None
        kinds: dict[str, list[Hit]] = {}
        for hit in hits:
            if hit.score < THRESHOLD and (kind := self.listed(text[hit.start : hit.end])):
                kinds.setdefault(kind, []).append(hit)
        best = max(kinds.values(), key=len, default=[])
        rows = {text.count("\n", 0, h.start) for h in best}
        # rows that were taken for broken lines stand two to a line
        return best if len(best) >= _ROWS and len(rows) > 0.6 * len(best) else []

    def _judge(
        self, pattern: Pattern, text: str, start: int, end: int, context: Sequence[str]
    ) -> tuple[float, tuple[str, ...]]:
        shape = f"has the form of: {pattern.name}"
        label = self.label_before(text, start) or self._label_behind(text, end) or self.label_apart(text, start, end)
        if label is None and context and self.labels.search(context[-1]) and len(context[-1]) <= REACH:
            label = context[-1]
        if label is not None:
            return pattern.labelled, (shape, f'labelled "{" ".join(label.split())}"')
        if self.against is not None and (other := self._speaks_against(text, start)):
            return 0.1, (shape, f'dropped: stands beside "{" ".join(other.split())}"')
        if pattern.alone > pattern.score and is_alone(text, start, end):
            return pattern.alone, (shape, "stands alone in its line")
        return pattern.score, (shape,)

    def label_before(self, text: str, start: int) -> str | None:
        """The label that governs the value at `start`, or None."""
        line_start = text.rfind("\n", 0, start) + 1
        window_start = max(line_start, start - self.reach)
        if not text[line_start:start].strip(" \t|>*-•") and line_start > 0:
            above = text.rfind("\n", 0, line_start - 1) + 1
            window_start = max(above, start - self.reach)
        window_start = _whole(text, window_start, start)
        window = text[window_start:start]
        for label in reversed(list(self.labels.finditer(window))):
            gap = bearers.unheard(window[label.end() :])
            if self.against is not None and (self.against.search(gap) or self._covered(window, label)):
                return None
            if self.chain:
                gap = _VALUES.sub("", gap)
            if _BETWEEN.fullmatch(gap) or _BETWEEN.fullmatch(bearers.without(gap)):
                return label.group()
            if not bearers.is_aside(window, *label.span()):
                return None
        return None

    def label_apart(self, text: str, start: int, end: int) -> str | None:
        """The label that asks for the value in another line, or tells of it in the sentence before, or behind it."""
        return label_apart(self.labels, self.against, text, start, end)

    def _covered(self, window: str, label: re.Match[str]) -> bool:
        """Whether a longer word speaks against the value ("lunch account" where the label is "account")."""
        assert self.against is not None
        return any(
            other.start() < label.start() < other.end() for other in self.against.finditer(window, 0, label.end())
        )

    def _label_behind(self, text: str, end: int) -> str | None:
        found = re.compile(r"[^\S\n]{0,2}[(\[–—-]\s{0,2}").match(text, end)
        if found and (label := self.labels.match(text, found.end())):
            return label.group()
        blank = end + 1 if text[end : end + 1] == " " else end
        label = self.labels.match(text, blank) if blank > end else None
        if label and " " in label.group() and re.match(r"\s*(?:[,.;)\n]|$)", text[label.end() : label.end() + 3]):
            return label.group()
        return None

    def _speaks_against(self, text: str, start: int) -> str | None:
        line_start = text.rfind("\n", 0, start) + 1
        window = text[min(max(line_start, start - REACH), max(0, start - self.wide)) : start]
        assert self.against is not None
        found = [other for other in self.against.finditer(window) if not _HAS_ITS_OWN.match(window, other.end())]
        return found[-1].group() if found else None
