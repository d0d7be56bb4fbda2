"""Papers that speak to everybody or of nobody's pupil: rules, budgets, adverts, obituaries, lessons, blank forms, letters made up.

Each kind is told by several of its words near the beginning of the paper, as one of them stands in a school's records too.
"""

from __future__ import annotations

import re
from functools import lru_cache

from recognizers.gazetteer import PUBLIC_FIGURES, fold

_TITLES = 300
"""Characters at the beginning of a paper that say what it is for."""


def _words(listed: str) -> re.Pattern[str]:
    """The phrases of a list, parted by strokes, as whole words."""
    return re.compile(rf"(?<!\w)(?:{listed})(?!\w)", re.IGNORECASE)


_INVENTED = _words(
    r"(?:people|students|pupils|children|names|letters|characters|families|cases|persons?) (?:here |below |in \w+ )?(?:are|were) (?:all )?(?:made[- ]?up|invented|fictional|fictitious|imaginary|not real)"
    r"|(?:made[- ]?up|fictional|fictitious|imaginary|invented|hypothetical) (?:students?|pupils?|child|children|names?|people|persons?|famil(?:y|ies)|letters?|cases?|data|records?|examples?)"
    r"|(?:example|sample|model|mentor) (?:essays?|texts?|letters?|paragraphs?|responses?|answers?|forms?|e-?mails?|reports?|ieps?|notes?)|sample\W{1,4}do not (?:submit|copy|use|send)"
    r"|(?:case|training|practice|discussion|sample) (?:examples?|scenarios?|vignettes?)|vignettes?|what would you do|one-act|(?:uat|qa|regression|acceptance|smoke) (?:tests?|plan|cases?)|test (?:cases|scripts?|plan:)|questions? (?:is|are|was|were) anonymous|anonymous questions?"
    r"|not (?:a |an )?(?:real|actual) (?:students?|pupils?|child|children|names?|people|famil(?:y|ies)|cases?)|no real (?:students?|pupils?|children|names?|people|famil(?:y|ies))"
    r"|names? (?:have been |were |are |has been )?changed to protect|any resemblance|advice column|dear abby"
)
_OBITUARY = _words(
    r"in lieu of flowers|survived by|predeceased|funeral home|(?:calling|visiting) hours|interment|burial|passed away|funeral mass|husband of|wife of|the late|donations to|obituar(?:y|ies)|memorial (?:donations|mass|service)|celebration of life|(?:she|he) leaves (?:a|an|her|his|behind|two|three)"
    r"|services? (?:will be|are|were|friday|saturday|sunday|monday|tuesday|wednesday|thursday)|beloved (?:wife|husband|mother|father|teacher)|(?:widow|widower) of|[5-9]\d, of|died (?:peacefully|sunday|monday|tuesday|wednesday|thursday|friday|saturday|at home)|born in"
)
_CERTIFICATE = _words(r"certificate of (?:completion|attendance|participation|training)|this certifies that")
_OF_A_UNIT = re.compile(
    r"[#*\s]*(?:\w+ ){0,2}(?:unit|chapter|ch\.?|lesson|module) \d+\b(?![^\n]*(?:test|quiz|grades?|scores?|marks?|results?|missing|retake))",
    re.IGNORECASE,
)
"""The title of what is learned from, not of what somebody got for it."""

_ASKED = re.compile(r"^\W{0,3}(?:Q|P|Question|Pregunta|Pergunta)\d{0,2}[:.)]", re.MULTILINE)
_COLUMN = _words(r"q ?(?:&|and) ?a|faq|frequently asked|corner|column|questions and answers|preguntas|perguntas")
_LESSON = _words(
    r"read and answer|answer the questions|reading comprehension|close reading|reading passage|biograph(?:y|ies)|comprehension check|do now|exit ticket"
)
_INVOICE = _words(
    r"invoice|packing (?:slip|list)|quote|quotation|attn|ea|part no|item no|unit price|ext(?:ended)? price|sku|ship(?:ped)? to|bill to|sold to|qty|quantity|subtotal|freight|net 30"
)
_BUDGET = _words(
    r"budget|fy ?'?\d\d|levy|circuit breaker|free cash|override|line items?|appropriat\w+|(?:ch(?:apter|\.)? ?)70|reimb\w*\.?|tuitions?|warrant|acct|account lines?|[+-]?\$\d+(?:\.\d+)?[km]|enrollment|headcount|grant ends|ftes?|adj(?:ourned)?\.? \d+"
)
_ADVERT = _words(
    r"openings?|postings?|vacanc(?:y|ies)|join us|join our team|apply|now hiring|eoe|equal opportunity|cover letter|start date|reports to|hiring|help wanted|stipend|per hour|\$\d+(?:\.\d\d)?/(?:h|hr|hour|day)|/hr|salary|cori check|must pass|a plus|hr@[\w.-]+|benefits|résumé|resume|applicants?|qualifications?|volunteers? needed"
)
_RULES = _words(
    r"polic(?:y|ies)|rules|handbook|code of conduct|know your rights|faq|frequently asked|at a glance|regras|regulamento|política|politica|manual|normas|reglas|reglamento|derechos|direitos|règleman|règ|quy định|nội quy|规定|手册"
)
_VACCINES = _words(
    r"mmr|tdap|dtap|polio|hepatitis b|hep b|varicella|varicela|meningoco\w+|menacwy|menquadfi|hpv|hib|flu shots?|covid(?: shots?)?"
)
_FREE_CLINIC = _words(
    r"free|gratis|gratuit\w*|gratuito|clinic|cl[ií]nica|bring|traiga|traga|pote|walk-?ins?|no appointment|sin cita|insurance|seguro"
)
_NAME_LEFT_OPEN = re.compile(
    r"\b(?:student|child|pupil|estudiante|alumn[oa]|alun[oa]|elèv|name of (?:student|child))(?:['’]s)?(?: name)?\s?:?\s*(?:_{4,}|\.{6,})(?!_*[^\W_])",
    re.IGNORECASE,
)
_PAIR = re.compile(r"[A-Z]\w+ [A-Z]\w+")
_REAL = re.compile(
    r"\b(?:nurse|mom|dad|guardian|gr\.? ?\d|grade \d|rm\.? ?\d|room \d|our (?:student|pupil))\b", re.IGNORECASE
)
"""What a sentence of a notice hardly holds, and one of a record often does."""


def _kinds(marks: re.Pattern[str], text: str) -> int:
    return len({m.lower() for m in marks.findall(text)})


@lru_cache(maxsize=8)
def of_nobody(head: str) -> str | None:
    """Why a paper that begins so says nothing of a pupil, whoever is named; None where it may."""
    title = head[:_TITLES]
    kinds = (
        (_INVENTED.search(title), "speaks of somebody invented"),
        (
            _COLUMN.search(title) and len(_ASKED.findall(head)) > 1,
            "stands in questions and answers for everybody",
        ),
        (_CERTIFICATE.search(title), "certifies that somebody was taught"),
        (_OF_A_UNIT.match(head.strip().partition("\n")[0]), "stands in what is taught"),
        (_NAME_LEFT_OPEN.search(title), "stands in a form that nobody has filled in"),
        (_kinds(_INVOICE, head) > 2, "stands in an invoice"),
    )
    return next((says for sign, says in kinds if sign), None)


@lru_cache(maxsize=8)
def of_the_known(head: str) -> str | None:
    """Why a paper that begins so speaks of somebody whom the public knows or knew; not of a pupil whom it names beside."""
    if _kinds(_OBITUARY, head) > 2:
        return "stands in a notice of a death"
    figures = {m.group() for m in _PAIR.finditer(head) if fold(m.group()) in PUBLIC_FIGURES}
    if len(figures) > 1 or (figures and _LESSON.search(head)):
        return "speaks of people of history"
    return None


@lru_cache(maxsize=8)
def of_many(head: str) -> str | None:
    """Why a paper that begins so speaks to everybody or of sums; a statement beside its person stands all the same."""
    if _kinds(_BUDGET, head) > 3:
        return "stands in a budget"
    if _kinds(_ADVERT, head) > 2:
        return "stands in an advert"
    if _RULES.search(head.strip()[:80].partition("\n")[0]):
        return "stands in a summary of rules"
    if _kinds(_VACCINES, head) > 2 and _kinds(_FREE_CLINIC, head) > 1:
        return "stands in the notice of a clinic"
    return None


def kind(head: str, sentence: str) -> str | None:
    """Why nothing is said of a pupil in a sentence of a paper that begins so; None where something may be."""
    return of_nobody(head) or (None if _REAL.search(sentence) else of_the_known(head))
