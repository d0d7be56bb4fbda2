"""Marks of a report card in lines of text: a subject and a mark in each, under what says that it is one, in many languages.

Source: 603 CMR 23.02; report cards, progress reports and their translations ("Boletim escolar", "Boleta de calificaciones").
A subject beside a number may be a room or a count of books: it takes a title, several subjects, and marks that are such.
"""

from __future__ import annotations

import re

from recognizers.contract import Hit

_SUBJECT = (
    r"(?:(?:u\.?s\.? |world )?history|english(?: language arts)?|ela|language arts|math(?:ematics)?|reading|writing|spelling|science|social studies|biology|chemistry|physics|algebra|geometry|pre-?calculus|calculus|statistics|civics|geography|economics|health|art|music|pe|physical education|spanish|french|latin|portuguese|mandarin"
    r"|matem[áa]ticas?|portugu[êe]s|espa[ñn]ol|lengua(?: y literatura)?|ingl[êeé]s|ci[êe]ncias(?: naturais)?|ciencias(?: naturales)?|biolog[íi]a|qu[íi]mica|f[íi]sica|hist[óo]ria|geograf[íi]a|estudios sociales|artes?|m[úu]sica|educa[çc][ãa]o f[íi]sica|educaci[óo]n f[íi]sica|reda[çc][ãa]o|leitura|lectura|escritura"
    r"|matematik|frans[èe]|fran[çc]ais|kreyòl|angl[èe]|anglais|syans|math[ée]matiques|sciences(?: sociales)?|histoire|istwa|g[ée]ographie|(?:điểm )?(?:toán|văn|ngữ văn|tiếng anh|lý|hóa|sinh|sử|địa)|数学|数學|语文|語文|英语|英語|科学|科學)"
)
_MARK = r"(?:[A-DF][+-]?(?![\w'’])|(?:\d{1,2}[.,]\d|\d{1,3})(?: ?/ ?\d{1,3}| ?%|分)?(?![\w:/-])|INC\b)"
_COURSE = re.compile(
    rf"(?<![\w-])(?P<subject>{_SUBJECT})(?:[ \t](?:[IVX]{{1,3}}|[1-4](?!\d)|honors|cp))?[ \t]*(?::|[.]{{2,}}|[–—=-]|[ \t])?[ \t]*(?:nota |note |m[ée]dia )?(?P<mark>{_MARK})",
    re.IGNORECASE,
)
_PAPER = re.compile(
    r"\b(?:report cards?|progress reports?|(?:term|quarter|semester|final|trimester) (?:grades|marks)|mid-?term report|boletim|boleta|bolet[íi]n|calificaciones|notas (?:do|del|da) \w+|bilten|kanè nòt|bulletin (?:scolaire|de notes)|relev[ée] de notes|bảng điểm|phiếu điểm|xếp loại|成绩单|成績單)|(?:成绩|不及格)",
    re.IGNORECASE,
)
_GAME = re.compile(
    r"\b(?:rooms?|copies|textbooks?|order(?:ed)?|enrollment|sections?|seats?|class size)\b", re.IGNORECASE
)
_LEAST = 2
_ABOVE = 400
"""Characters above the first mark in which such a paper says what it is, and below the last one."""

TRIGGERS = (_PAPER.pattern,)
"""What opens the gate."""


def find(text: str) -> list[Hit]:
    """The marks of every subject that stands beside one in a paper titled so; none of a single subject."""
    if not _PAPER.search(text):
        return []
    hits: list[Hit] = []
    rows = [m for m in _COURSE.finditer(text) if _is_mark(m["mark"])]
    told = [m for m in rows if (p := _paper_near(text, m)) is not None and not _GAME.search(p)]
    if len({m["subject"].casefold() for m in told}) >= _LEAST:
        hits.extend(
            Hit("GRADE_RECORD", *m.span("mark"), 0.75, ("stands beside a subject in a report card",)) for m in told
        )
    return hits


def _paper_near(text: str, row: re.Match[str]) -> str | None:
    """The text around a mark where it says that it is of such a paper."""
    around = text[max(0, row.start() - _ABOVE) : row.end() + _ABOVE]
    return around if _PAPER.search(around) else None


def _is_mark(mark: str) -> bool:
    """Whether a mark is one: a letter in capitals, or 100 points at most."""
    number = re.match(r"\d+", mark)
    return mark[:1].isupper() if number is None else int(number.group()) <= 100
