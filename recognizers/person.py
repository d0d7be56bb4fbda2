"""Names of people, by the forms in which schools write them; what spaCy calls a person is weak support.

Source: forms seen in class lists, forms, notes and mail; see `gazetteer` for the lists. Statistical recognition alone
misses names in capitals, in lower case and in lists, and takes headings and numbers for people, so it never stands
alone: it adds a name only where the words could be one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from recognizers.contract import Examples, Hit, Recognizer
from recognizers.naming.capitals import told_in_capitals, upper, upper_with_initial
from recognizers.naming.classed import word_in_class
from recognizers.naming.forms import (
    Form,
    full,
    in_english,
    last_first,
    lower,
    lower_with_grade,
    lower_with_initial,
    of_child,
    of_family,
    of_kin_abroad,
    of_kin_in_lower_case,
    of_subject_line,
    single,
    titled,
    with_grade,
    with_initial,
)
from recognizers.naming.gazetteer import is_first, is_last, is_placeholder
from recognizers.naming.guesses import plausible, stray, trim
from recognizers.naming.han import han
from recognizers.naming.initialled import initialled
from recognizers.naming.initials import bare_initials, initials
from recognizers.naming.labelled import labelled
from recognizers.naming.listings import entries, entries_in_capitals, listed, surnames_with_initials
from recognizers.naming.lowercase import names_in_lower_case, pairs_in_lower_case
from recognizers.naming.lowerlists import entries_in_lower_case
from recognizers.naming.shapes import LOWER_WORD
from recognizers.naming.things import is_no_name, unjoined
from recognizers.naming.told import told
from recognizers.naming.vietnamese import vietnamese
from recognizers.naming.whose import whose
from recognizers.naming.wordnames import word_names

NAME = "PersonRecognizer"
_FORMS = (
    vietnamese,
    titled,
    labelled,
    listed,
    surnames_with_initials,
    last_first,
    full,
    word_names,
    upper,
    with_initial,
    with_grade,
    word_in_class,
    initials,
    bare_initials,
    initialled,
    entries,
    entries_in_capitals,
    entries_in_lower_case,
    upper_with_initial,
    of_child,
    of_family,
    of_kin_abroad,
    of_kin_in_lower_case,
    of_subject_line,
    lower_with_grade,
    lower_with_initial,
    han,
)


def find_people(text: str, context: Sequence[str] = (), guesses: Iterable[tuple[int, int]] = ()) -> list[Hit]:  # noqa: ARG001
    """People named in the text. `guesses` are spans that a statistical model took for people."""
    found: list[Form] = []
    taken = bytearray(len(text))
    for form in (*(form(text) for form in _FORMS), _guessed(text, guesses)):
        for one in form:
            if taken.find(1, one.start, one.end) < 0 and not _for_nobody(text, one):
                taken[one.start : one.end] = b"\1" * (one.end - one.start)
                found.append(one)
    return [_hit(text, form) for form in sorted(found)]


_ENGLISH = 0.4
"""Share of English words around an unlisted word that the language model takes for a name."""


def _guessed(text: str, guesses: Iterable[tuple[int, int]]) -> Iterable[Form]:
    ordinary: frozenset[str] | None = None
    for start, end in guesses:
        if ordinary is None:
            ordinary = frozenset(LOWER_WORD.findall(text))
        trimmed = trim(text, start, end)
        if not trimmed or is_no_name(text[trimmed[0] : trimmed[1]]):
            continue
        name = text[trimmed[0] : trimmed[1]]
        if " " not in name and not (is_first(name) or is_last(name) or in_english(text, trimmed[0], _ENGLISH)):
            continue  # it was taught English: in Portuguese any word that begins a sentence may look like a name
        if plausible(name, ordinary) and not stray(text, *trimmed):
            yield Form(*trimmed, 0.55, "a name, by the language model")


_LABEL_GOES_ON = re.compile(r"[^\S\n](?:n[eè]sans|nasans|naissance)\b", re.IGNORECASE)
"""What stands behind "Dat" where it is a label, and no name: "Dat nesans"."""

_LEFT_OPEN = re.compile(r"[^\S\n]?[:.]?[^\S\n]*(?:_{3,}|\.{5,})")
"""What stands behind the label of a field that nobody has filled in: "Nam ______", "Tch: ____"."""

_FIELD = re.compile(r"(?:^|[^\S\n]{2,}|\t)[A-Z][\w/#.]{0,12}:(?=\s|$)", re.MULTILINE)
"""The label of a field in a line that has several, parted by more than a blank: "Nam: Ada Vale  Tim: 10:20"."""


def _for_nobody(text: str, form: Form) -> bool:
    name = text[form.start : form.end]
    return (
        is_placeholder(name)
        or _LEFT_OPEN.match(text, form.end) is not None
        or _LABEL_GOES_ON.match(text, form.end) is not None
        or _is_label(text, form)
    )


def _is_label(text: str, form: Form) -> bool:
    """Whether a single word is the label of a field, in a line with another one."""
    if text[form.end : form.end + 1] != ":" or " " in text[form.start : form.end]:
        return False
    start = text.rfind("\n", 0, form.start) + 1
    labels = list(_FIELD.finditer(text, start, form.end + 1 + len(text[form.end + 1 :].split("\n", 1)[0])))
    return len(labels) > 1 and any(m.end() == form.end + 1 for m in labels)


def _begins_placeholder(text: str, form: Form) -> bool:
    """Whether the word behind makes the name nobody's: "Jane Doe", "Mickey Mouse"."""
    if text[form.end : form.end + 1] != " " or not (behind := text[form.end : form.end + 20].split(maxsplit=1)):
        return False
    word = behind[0].strip(",;:.")
    return is_placeholder(word) or is_placeholder(f"{text[form.start : form.end]} {word}")


def _hit(text: str, form: Form) -> Hit:
    about = form.about or whose(text, form.start, form.end)
    return Hit("PERSON", form.start, form.end, form.score, (f"has the form of: {form.says}",), about)


def single_names(text: str) -> list[Hit]:
    """Given names that stand alone, or that the words around them tell: support for a statement beside them, no more."""
    alone = {
        form.start: form
        for form in (*names_in_lower_case(text), *told(text), *single(text), *told_in_capitals(text))
        if not (_begins_placeholder(text, form) or _for_nobody(text, form))
    }
    return [_hit(text, form) for form in sorted(alone.values())]


def lower_names(text: str) -> list[Hit]:
    """Given name and surname both in lower case."""
    return [_hit(text, form) for form in (*lower(text), *pairs_in_lower_case(text))]


_PARTED = re.compile(r"(?P<initials>(?<!\w)(?:[A-Z]\.[ _]?){2,3}(?!\w))|[_+.]+|\s-\s")


def people_in_title(name: str) -> list[str]:
    """Names in a file name or a title: `Ada_Okonkwo_504_notes.txt` gives `Ada Okonkwo`."""
    stem = re.sub(r"\.[A-Za-z0-9]{1,5}$", "", name)
    words = unjoined(_PARTED.sub(lambda m: m["initials"] or " ", stem))
    return [words[h.start : h.end] for h in find_people(words) if h.score >= 0.6 and h.about != "staff"]


RECOGNIZERS = (
    Recognizer(
        name=NAME,
        entity="PERSON",
        source="US Census Bureau, Frequently Occurring Names (1990); forms seen in school papers; spaCy as weak support",
        find=find_people,
        triggers=(),
        headers=frozenset(),
        strong=False,
        examples=Examples(
            hits=(
                ("Student: Aiden Xavier Furtado          Teacher: Mr. Nickerson", "Aiden Xavier Furtado"),
                ("Abbott, Tia (skipped 2x)", "Abbott, Tia"),
                ("KEEGAN O'SHAUGHNESSY-REIS GR 1 SITS SEAT 1", "KEEGAN O'SHAUGHNESSY-REIS"),
                ("Name ......... Leilani Kekoa Brandt", "Leilani Kekoa Brandt"),
                ("Thandi M. rm K2", "Thandi M."),
                ("heads up Amaya Lozano still in concussion protocol", "Amaya Lozano"),
                ("Nombre del estudiante: Mateo Quiñones", "Mateo Quiñones"),
                ("我是五年级2班冯子涵的妈妈", "冯子涵"),
                ("学生姓名：欧阳思远", "欧阳思远"),
                ("李华今天没来", "李华"),
                ("học sinh Nguyễn Văn An bị hen suyễn", "Nguyễn Văn An"),
                ("Em Lê Thị Mai lớp 3 nghỉ học", "Lê Thị Mai"),
            ),
            misses=(
                "Quincy Public Schools", "Wednesday, October 14", "Name: ______________", "Summer School runs July 6", "Boston, Massachusetts",
                "Peanut Butter", "高中同学会", "周末有家长会", "Student Handbook", "Emergency Contact", "Free Software Foundation",
            ),
        ),
    ),
)  # fmt: skip
