"""Whether grammar or layout binds a statement to the name beside it, or nothing but nearness.

"Omar was suspended", "Mia: cashews" and "a plan for Leo" are bound; "MCAS-Alt: Lucia shows a strand" and "Steve met the
town. A swing for wheelchair users" are not, though a name and a word of the lexicon stand in one line. Minutes, news and
notes of staff are full of such pairs, so a statement without a bond counts only where the file says others with one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from recognizers.contract import Hit, Link
from recognizers.naming.forms import in_english
from recognizers.naming.told import DOES

_DOES = re.compile(rf"(?<![\w-]){DOES}(?!\w)|\b\w{{3,}}ed\b")
_DOES_ABROAD = re.compile(
    r"[^\S\n](?:(?:já|ya|ap|te|não|nao|no|nunca|đã|đang|lại|ha|tem)[^\S\n])?(?:tiene|tuvo|está|estuvo|fue|falt[óao]u?|faltado|necesita|vive|toma|usa|sufre|padece|recibe|perdió|debe|dijo|llegó|tem|teve|foi|ficou|precisa|mora|sofre|recebe|perdeu|deve|disse|anda|chegou|gen|fè|pran|rete|bezwen|manke|soufri|bị|có|phải|nghỉ|vắng|mắc|bi|nghi)(?!\w)"
)
"""A verb of Spanish, Portuguese, Haitian Creole or Vietnamese right behind a name, whose text holds English words enough to be read as English."""

_POSSESSIVE = re.compile(r"['’]s?(?!\w)")
_MARK = re.compile(
    r"[*_)\"”]{0,2}(?:[^\S\n]?\([^()\n]{1,40}\)|,?[^\S\n](?:gr|grade|rm|room)\.? ?\w{1,3}|,?[^\S\n](?:in|from|of)[^\S\n](?:\w+[^\S\n])?(?:block|period|class|section|homeroom|room|grade|cohort)(?:[^\S\n]\w{1,3})?)?,?[^\S\n]*(?:[:–—=(/|>\t,]|-(?=\s)|->|\.{2}|\s{2,}|w/)"
)
"""What stands between a name and what is listed behind it."""

_FAR, _LISTED = 70, 30
"""Characters from a name to the statement that its verb leads to; to the one that a mark sets beside it."""

_ENGLISH = 0.5
"""Share of the words around a statement that are English ones where the grammar is read as English."""

_STOP = re.compile(r"[.!?;]\s|\n")
_LEADS = re.compile(
    r"\b(?:for|about|of|with|re|by|and|to|from|on|gave|told|called|saw|is|was|para|de|da|do|pou)\s+(?:\w+ )?$|[(&/=]\s*$|->\s*$|^\s*$|\b[a-z]+(?:ing|ed)\s+$|\b(?:entregu?\w+|dejar|recoger|retirar|buscar|levar|llevar|pegar) (?:a |al [a-zñ]+ |o |ao )?$"
)
"""What stands before a name behind the statement: "a plan for Leo", "asthma (Mia)"."""

_LISTS = re.compile(r"[:–—-]\s*$")
_LIST_ENDS = re.compile(r"\s*(?:,|\n|$|and\b|&|\(|/)")
"""What stands around the first name of a list under its heading: "Suspended: Dale Fortin, Omar H."."""

_ENTRY_ENDS = re.compile(r"[.;](?=\s|$)")
"""What stands there behind the name of an entry: "N2 mailed 3/4 - Dale Fortin. Dad has 30 days"."""

_ENTRY = re.compile(
    r"[\s>*•·▪◦‣–—#\[\]xX☐-]*(?:\d[\d:./-]*(?: ?[ap]m?\b)?[.):]?[\s–-]*)?(?:\W{0,2}|re:? |[^\n.;!?,]{1,40}[:=]\s*)",
    re.IGNORECASE,
)
"""What stands before the name that a line is about: nothing, the mark of an entry, a number, a time, a label."""

_HEADS = re.compile(
    r"(?:^|\n)[ \t>*•–-]*(?:[^\n.;!?,]{1,40}[:=][ \t]*|(?:student|pupil|child|camper|patient|employee|client|name|dear|kid)\b[^\n.;!?]{0,15}[ \t]|(?:[\w'’-]+ ){0,4}(?:for|of|re):?[ \t])?\**$",
    re.IGNORECASE,
)
"""What stands before a name that heads what follows: nothing in its line, a label, "Alerts for"."""

_SUBJECT = re.compile(
    r"\b(?:student|pupil|child(?:ren)?|camper|patient|respondent|client|estudiantes?|alumn[oa]s?|alun[oa]s?|niñ[oa]s?|hij[oa]s?|crianças?|filh[oa]s?|elèv|timoun|rider|(?:parents?|guardians?|famil(?:y|ies)) of)(?:['’]s)?(?: names?)?[ \t]*[:=][ \t*_]*$",
    re.IGNORECASE,
)

_FILLED_IN = re.compile(_SUBJECT.pattern.removesuffix("$") + r"(?-i:[A-ZÀ-Þ][\w'’-])", re.IGNORECASE)
"""Such a label with a name behind it."""

_TURNED_TO = re.compile(
    r"\b(?:attn|contact|from|by|questions|host|teacher|staff|cc|presenters?|instructor|chair|org(?:anization)?|vendor|company)\.?:?[ \t]*$",
    re.IGNORECASE,
)
"""Labels of those who write or are written to, and of firms."""

_ADDRESSED = re.compile(r"\b(?:attn|contact|questions|vendor)\.?:?[ \t]*$", re.IGNORECASE)
"""Those of them before a name of whom nothing is said, not even by a sentence that reads so."""

_ORGANISATION = re.compile(
    r"(?: [A-Z][\w.]+){0,2} (?:school|elementary|academy|high|herald|gazette|times|county|public)\b", re.IGNORECASE
)
"""What stands behind a name that is the name of a school or a newspaper."""

_PRONOUN = re.compile(
    r"\b(?:he|she|him|his|her|hers|himself|herself|my (?:\w+ )?(?:son|daughter|child|boy|girl)|this (?:student|child|boy|girl|kid)|the (?:student|child|boy|girl|kid|family|parents?)|(?:mom|mum|mother|dad|father|parents?|grandma|grandmother)(?! of| or)|they (?:have|are|were|live)"
    r"|él|ella|ele|ela|su|sus|seu|sua|mamá|papá|mãe|pai|manman|papa|li|cháu|con)\b",
    re.IGNORECASE,
)
"""Words that refer to somebody named before, and hardly to anybody."""

_ANYBODY = re.compile(r"\b(?:a|an|any|each|every|no|your|our|all|for|of)\s$", re.IGNORECASE)

_OF_MYSELF = re.compile(
    r"\W{0,3}(?:(?:\w\W+)?(?:no|yes|well|and|but|so)\W+)?I(?:['’](?:m|ve|d)| (?:have|had|was|am|got|get|used to|never))\b"
)
"""How a clause begins in which somebody speaks of themselves."""

_OF_ONESELF = frozenset({"HEALTH_ALERT", "SPECIAL_EDUCATION", "DISCIPLINE_RECORD", "CRIMINAL_RECORD"})
"""What is said of whoever speaks; a guardian's custody or papers are a child's matter as well."""


@dataclass(frozen=True, slots=True)
class Scene:
    """Where a statement stands: its sentence as a span of the text, where its person is named, who else is.

    `alone` says whether the text names nobody else.
    """

    text: str
    sentence: tuple[int, int]
    names: Sequence[tuple[int, int]]
    others: Sequence[tuple[int, int]]
    alone: bool


def bound(scene: Scene, hit: Hit, how: Link) -> bool:
    """Whether something besides nearness ties the statement to the person, who is named as `how` says."""
    if hit.entity in _OF_ONESELF and _OF_MYSELF.match(scene.text, hit.start):
        return False
    if not scene.names or not in_english(scene.text, hit.start, _ENGLISH):
        return True  # the file's title names the person; or the verbs of this language are not known
    if how == "later" or any(is_labelled(scene.text, start) for start, _ in scene.names):
        return True  # whether it refers ahead was asked before; and whose name a label gives, of that one the page is
    if how in {"before", "after"}:
        tied = _said_of(scene, hit) or _led_to(scene, hit) or _begins_line(scene, hit)
    elif how == "earlier":
        tied = scene.alone or _is_entry(scene, hit)
    else:
        tied = any(_heads(scene.text, start, end, hit) for start, end in scene.names)
    return tied or _refers(scene)


def _said_of(scene: Scene, hit: Hit) -> bool:
    """Whether the name stands before what is said, with a verb, a possessive or the mark of a list between."""
    for start, end in scene.names:
        if not scene.sentence[0] <= start < hit.end or (between := hit.start - end) > _FAR:
            continue
        if any(end <= other < hit.start for other, _ in scene.others):
            continue
        behind = scene.text[end : min(hit.end, max(hit.start, end) + _FAR)]
        if _POSSESSIVE.match(behind) or (between < _LISTED and _MARK.match(behind)):
            return True
        if _DOES_ABROAD.match(behind):
            return True
        verb = _DOES.search(behind[: max(between, 0) + _FAR])
        if verb and not _STOP.search(behind[: verb.start()]):
            return True
    return False


def _led_to(scene: Scene, hit: Hit) -> bool:
    """Whether words before the name, which stands behind what is said, lead to it."""
    for start, end in scene.names:
        if not hit.start <= start < scene.sentence[1]:
            continue
        before = scene.text[max(hit.start, start - 25) : start]
        if start > hit.start and (_LEADS.search(before) or (end >= hit.end and before[-2:-1].islower())):
            return True  # "not allowed to pick up Emma Sampson"
        if _LISTS.search(before) and (
            _LIST_ENDS.match(scene.text, end) or (_begins(scene, hit) and _ENTRY_ENDS.match(scene.text, end))
        ):
            return True
    return False


def _begins(scene: Scene, hit: Hit) -> bool:
    """Whether the statement begins its line."""
    return not scene.text[scene.text.rfind("\n", 0, hit.start) + 1 : hit.start].strip(" \t>*•–-[]xX☐☑✓")


def _begins_line(scene: Scene, hit: Hit) -> bool:
    """Whether the name begins the line of the statement, as it does in lists."""
    return any(
        start <= max(hit.start, hit.end - 1)
        and "\n" not in scene.text[start : hit.start]
        and _ENTRY.fullmatch(scene.text, scene.text.rfind("\n", 0, start) + 1, start)
        for start, _ in scene.names
    )


def _is_entry(scene: Scene, hit: Hit) -> bool:
    """Whether the statement stands in the line of an entry that begins with the name."""
    for start, end in scene.names:
        line = scene.text.rfind("\n", 0, start) + 1
        if (
            start < hit.start
            and "\n" not in scene.text[start : hit.start]
            and _ENTRY.fullmatch(scene.text, line, start)
        ):
            return start > line or bool(_MARK.match(scene.text, end))
    return False


def _heads(text: str, start: int, end: int, hit: Hit) -> bool:
    """Whether the name stands as the head of what the hit stands in, not among the words of a sentence."""
    before = text[max(0, start - 60) : start]
    labelled = before.rstrip(" \t").endswith((":", "="))
    if not labelled and end > hit.start:
        return False
    return bool(_HEADS.search(before)) and not _TURNED_TO.search(before) and not _ORGANISATION.match(text, end)


def is_labelled(text: str, start: int) -> bool:
    """Whether a label of those whom a form is about stands before the name: "Student: ", "Respondent: **"."""
    return bool(_SUBJECT.search(text, max(0, start - 40), start))


def is_addressed(text: str, start: int) -> bool:
    """Whether a label of whom to turn to stands before the name: "Attn: ", "Contact: "."""
    return bool(_ADDRESSED.search(text, max(0, start - 40), start))


def names_subject(text: str) -> bool:
    """Whether a form or a note labels somebody as the one whom it is about."""
    return bool(_FILLED_IN.search(text))


def _refers(scene: Scene) -> bool:
    """Whether the sentence of the statement refers back to somebody."""
    start, end = scene.sentence
    return any(
        not _ANYBODY.search(scene.text, max(start, m.start() - 8), m.start())
        for m in _PRONOUN.finditer(scene.text, start, end)
    )
