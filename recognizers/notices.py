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
    r"|\((?:sample|example)\)|(?:only|just) an? (?:sample|example|test)|(?:sample|example) only|test of the (?:mail )?merge|training database"
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

_LAB = re.compile(
    r"[#*\s]*(?:\w+ ){0,3}(?:lab|experiment|investigation) ?(?:report|#? ?\d+)\b(?![^\n]*(?:grades?|scores?|marks?|missing|makeup))",
    re.IGNORECASE,
)
_TRIED = _words(
    r"hypothesis|materials|procedures?|data|results|conclusions?|sources of error|variables?|independent variable|dependent variable|control|question|observations?|analysis|trial \d+|lab partners?|partners"
)
_DEBATE = _words(
    r"aff|neg|affirmative|negative|rfd|rebuttal|crossfire|cross-ex(?:amination)?|cx|contention|judge|pro|con|flow|timekeeper"
)
_RESOLVED = re.compile(r"^\W*(?:be it )?resolved\b|^\W*(?:resolution|motion):", re.IGNORECASE | re.MULTILINE)
_SLIDE = re.compile(r"^\W{0,4}(?:slide|diapositiva) ?\d{1,2}\b", re.IGNORECASE | re.MULTILINE)
_TAUGHT = _words(
    r"exit ticket|pair[- ]share|turn and talk|do now|warm[- ]?up|ice ?breaker|title slide|title|discuss|class discussion|activity|video|click|animation|role[- ]?play|think[- ]pair[- ]share|brainstorm"
)
_MEDIUM = _words(
    r"charcoal|linocut|lino print|acrylics?|watercolou?rs?|stoneware|earthenware|collage|oil on \w+|mixed media|pastels?|graphite|ceramics?|gouache|woodcut|screen ?print|monoprint|digital (?:print|photo\w*)|ink on \w+|pen and ink|tempera|papier[- ]m[aâ]ch[eé]|ed\. of \d+|silver gelatin|found objects?"
)
_SONGS = re.compile(
    r"\A\W*(?:[^\n]{0,40}\n?[^\n]{0,40})\b(?:play ?list|set ?list|song ?list|song titles|concert program|karaoke)\b",
    re.IGNORECASE,
)
_SUPERLATIVES = _words(
    r"superlatives?|most likely to(?: \w+)?|was voted|vote for|voted|best dressed|class clown|best smile|yearbook|senior quotes?"
)
_ARGUED = _words(
    r"argument(?:ative)? (?:essay|draft|paper|writing|outline)|(?:essay|paper|draft)[ -](?:\w+[ -]){0,3}argument|persuasive (?:essay|letter|speech|writing|paper)|research (?:paper|essay)|opinion (?:essay|piece)|op-?ed|works cited|annotated bibliography|counter-?claims?|thesis statement"
)
_ANIMAL = re.compile(
    r"\b(?:class pets?|hamsters?|guinea pigs?|gerbils?|geckos?|bunn(?:y|ies)|rabbits?|turtles?|tortoises?|lizards?|bearded dragon|hermit crabs?|tadpoles?|chicks|hens?|goldfish|parakeets?|ducklings?|snails?|class frog|iguana)\b[^\n]{0,30}\b(?:log|chart|journal|diary|care|weekend|schedule|health|report|feeding|record|notes|jobs|visit|check-?up)\b"
    r"|\b(?:log|chart|journal|diary|care|health|feeding)\b[^\n]{0,20}\b(?:class pets?|hamsters?|guinea pigs?|gerbils?|geckos?|bunny|rabbits?|turtles?|tortoises?|lizards?|bearded dragon|hermit crabs?)\b",
    re.IGNORECASE,
)
_EVENT = _words(
    r"concert|recital|ceremony|assembly|graduation|commencement|grandparents?(?: (?:and|&) special friends)?(?: day)?|open house|talent show|science fair|field day|festival|gala|(?:family|movie|stem|steam|game|math|literacy|curriculum|multicultural|international|bingo|awards?|sports|trivia) night|spelling bee|breakfast|banquet|playbill|pep rally|fair"
)
_TIMED = re.compile(r"^\W{0,4}\d{1,2}[:.]\d\d\b", re.MULTILINE)
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
        (
            (_LAB.match(head.strip()) or _LAB.search(title)) and _kinds(_TRIED, head) > 2,
            "stands in the report of an experiment",
        ),
        (_RESOLVED.search(title) and _kinds(_DEBATE, head) > 1, "stands in notes of a debate"),
        (len(_SLIDE.findall(head)) > 2 and _TAUGHT.search(head), "stands in the slides of a lesson"),
        (_kinds(_MEDIUM, head) > 2, "is written on a work of art"),
        (_SONGS.match(head), "stands in a list of songs"),
        (_kinds(_SUPERLATIVES, title) > 1, "stands in what a class says of itself for fun"),
        (_ARGUED.search(title), "argued in an essay"),
        (_ANIMAL.search(title), "said of an animal"),
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
    kinds = (
        (_kinds(_BUDGET, head) > 3, "stands in a budget"),
        (_kinds(_ADVERT, head) > 2, "stands in an advert"),
        (_EVENT.search(head[:_TITLES]) and len(_TIMED.findall(head)) > 2, "stands in the program of an event"),
        (_RULES.search(head.strip()[:80].partition("\n")[0]), "stands in a summary of rules"),
        (_kinds(_VACCINES, head) > 2 and _kinds(_FREE_CLINIC, head) > 1, "stands in the notice of a clinic"),
    )
    return next((says for sign, says in kinds if sign), None)


def kind(head: str, sentence: str) -> str | None:
    """Why nothing is said of a pupil in a sentence of a paper that begins so; None where something may be."""
    return of_nobody(head) or (None if _REAL.search(sentence) else of_the_known(head))
