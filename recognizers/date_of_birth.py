"""Date of birth: a full date with a birth label, in its line, its column or its form.

Source: 34 CFR 99.3 (date of birth is an indirect identifier). A bare date never counts: school papers are full of them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from recognizers import foreign_labels
from recognizers.contract import THRESHOLD, Examples, Hit, Pattern, Recognizer
from recognizers.dates import HAN_FIGURES, ISO, NUMERIC, VIETNAMESE, WORDS, in_cell, parse
from recognizers.labels import REFUSED, Labelled, alternatives, key_trigger, label_regex
from recognizers.naming.gazetteer import NOT_NAMES, fold, is_ordinary

LABELS = (
    "student dob", "child dob", "pupil dob", "patient dob", "member dob", "merge dob", "psn dob", "student birth date",
    "dob", "d o b", "date of birth", "dates of birth", "birth date", "birthdate", "birth dates", "birth day", "birthday",
    "bday", "b day", "b'day", "b’day", "birth", "born", "born on", "b", "doe006", "date of birth mm dd yyyy", "dob dd mm yyyy",
    "fecha de nacimiento", "fecha de nac", "f nac", "nacimiento", "nacido", "nacida", "nació", "nació el", "nacido el",
    "nacida el", "data de nascimento", "data de nasc", "nascimento", "nascido", "nascida", "nasceu", "nascido em",
    "nascida em", "nasceu em", "dat nesans", "dat nesans elèv la", "dat nesans timoun nan", "dat nesans pitit la", "dat nesans li", "fecha de nacimiento del alumno", "fecha de nacimiento de la alumna", "fecha de nacimiento del estudiante", "fecha de nacimiento del niño", "fecha de nacimiento de la niña", "data de nascimento do aluno", "data de nascimento da aluna", "data de nascimento da criança", "ngày sinh của học sinh", "dat li fèt", "li fèt", "fèt", "fèt le", "ngày sinh", "ngày tháng năm sinh", "ngày, tháng, năm sinh", "năm sinh", "出生", "出生年月", "出生时间", "出生時間", "出生年月日", "sinh ngày", "出生日期", "生日",
)  # fmt: skip
AGAINST = (
    "expires",
    "exp",
    "issued",
    "effective",
    "due",
    "revised",
    "adopted",
    "approved",
    "enrolled",
    "entry date",
    "start",
    "updated",
    "printed",
    "signed",
    "seen",
    "deceased",
    "died",
)
TITLES = r"\b(?:birthdays|b-?days|dobs|cumpleaños|fechas de nacimiento|aniversários|datas de nascimento)\b"
"""What stands over a list of birth dates, one beside each name."""


class _Find(Labelled):
    """Labels may stand farther away in prose: "born in Lowell on March 4, 2015"."""

    _PLACE = re.compile(r"[\s:,]*(?:in|at|en|em|nan)\s[^\d\n;.]{2,40}?(?:,?\s(?:on|el|em|le|no dia)\s)?", re.IGNORECASE)

    def label_before(self, text: str, start: int) -> str | None:
        label = super().label_before(text, start)
        if label is not None and (len(label) > 1 or re.search(r"\bb[.:]?\s*$", text[:start][-6:], re.IGNORECASE)):
            return label
        window = text[max(text.rfind("\n", 0, start) + 1, start - self.reach) : start]
        born = re.search(r"\b(?:born|nacid[oa]|nació|nascid[oa]|nasceu)\b(?P<gap>[^\n]*)$", window, re.IGNORECASE)
        return born.group().split()[0] if born and self._PLACE.fullmatch(born["gap"]) else None

    def label_apart(self, text: str, start: int, end: int) -> str | None:
        """As Labelled, of those who may be at a school: whoever is asked in an exercise of languages is grown up."""
        born = parse(text[start:end])
        pupil = born is not None and YOUNGEST <= date.today().year - born.year <= _OLDEST_AT_SCHOOL
        return super().label_apart(text, start, end) if pupil else None


PLACEHOLDERS = frozenset({date(1900, 1, 1), date(1970, 1, 1), date(2000, 1, 1), date(2001, 1, 1)})
"""Days that forms and programs put where no birth date is known."""


def accepts(cell: str) -> bool:
    """Whether what stands behind a label or under a heading of birth dates is one, as a bare number too."""
    return (born := in_cell(cell)) is not None and born not in PLACEHOLDERS


YOUNGEST, OLDEST = 3, 19
"""Years of age between which a date right behind a name is taken for a pupil's birth date."""
_OLDEST_AT_SCHOOL = 22
"""Years of age up to which the state provides special education."""
_NAME_BEFORE = re.compile(
    r"(?P<name>[A-ZÀ-ÖØ-Þ][\w'’-]+(?: [A-Z]\.)?(?: [A-ZÀ-ÖØ-Þ][\w'’-]+){1,2})"
    r"(?P<sign> ?\(|, ?| )(?:\(?(?:gr(?:ade)?\.?|g) ?(?P<grade>K|\d{1,2})\)?,? )?$"
)
_FULL_DATE = re.compile(r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{4}")
_CHILD = re.compile(
    r"\b(?:pupils?|child(?:ren)?|students?|son|daughter|siblings?|brothers?|sisters?|kids?|hij[oa]s?|niñ[oa]s?|alumn[oa]s?|filh[oa]s?|alun[oa]s?|timoun|elèv|room|grade|gr|kinder\w*|pre-?k|enrol\w*|registr\w+)\b",
    re.IGNORECASE,
)


def _behind_name(text: str, hit: Hit) -> Hit:
    """A date that is right behind a child's name: in brackets, or in a line that speaks of children."""
    before = text[max(text.rfind("\n", 0, hit.start) + 1, hit.start - 200) : hit.start]
    named = _NAME_BEFORE.search(before)
    born = parse(text[hit.start : hit.end])
    if (
        hit.score >= THRESHOLD
        or not (_FULL_DATE.fullmatch(text, hit.start, hit.end) or (named and named["grade"]))
        or "dropped" in " ".join(hit.why)
        or not named
        or born is None
    ):
        return hit
    if not YOUNGEST <= date.today().year - born.year <= OLDEST or any(
        fold(w) in NOT_NAMES or is_ordinary(w) for w in re.split(r"[ -]", named["name"])
    ):
        return hit
    if named["grade"] and not _is_of_age(born, named["grade"]):
        return hit
    bracketed = "(" in named["sign"] and text[hit.end : hit.end + 1] == ")"
    if not bracketed and not _CHILD.search(before):
        return hit
    return Hit(hit.entity, hit.start, hit.end, 0.65, (*hit.why, "stands right behind a name"))


_STATE_NUMBER = re.compile(
    r"[A-Za-zÀ-ÿ][\w'’.-]*(?:[ \t,:;–-]{1,3}|[ \t]*\r?\n[ \t]*)10\d{8}(?:[ \t,;–-]{1,3}|[ \t]*\r?\n[ \t]*)$"
)
"""A pupil's state number, and the name before it, right before a date."""


def _behind_number(text: str, hit: Hit) -> Hit:
    """A date of a pupil's age that is right behind a name and a state's number: "Ada Reis 1082204417 4/11/2014"."""
    born = parse(text[hit.start : hit.end])
    if hit.score >= THRESHOLD or born is None or not _FULL_DATE.fullmatch(text, hit.start, hit.end):
        return hit
    pupil = YOUNGEST <= date.today().year - born.year <= OLDEST
    if not pupil or not _STATE_NUMBER.search(text, max(0, hit.start - 60), hit.start):
        return hit
    return replace(hit, score=0.65, why=(*hit.why, "stands right behind a state's number"))


def _is_of_age(born: date, grade: str) -> bool:
    """Whether somebody born then may be in a grade now, or was some years ago: at five or six begins kindergarten."""
    begun = date.today().year - born.year - (0 if grade in "Kk" else int(grade))
    return 4 <= begun <= 9


_SENTENCE_SAYS = re.compile(
    r"\b(?<!happy )(?:birth ?-?dates?|dates? of birth|d\.?o\.?b\.?|b(?:irth)?-?days?|fechas? de nac(?:imiento)?|datas? de nasc(?:imento)?|dat nesans)\b"
    r"(?P<gap>(?:[^\d\n.;!?]|\n(?!\s*\n)){1,70})$",
    re.IGNORECASE,
)
_OF_ANOTHER_DAY = re.compile(
    rf"\b(?:{'|'.join(map(re.escape, AGAINST))}|part(?:y|ies)|celebrat\w*|treats?|cakes?|cupcakes?|meet\w*|appointments?|visits?|conferences?|since|until|by|before|after|forms?|certificates?|came|sent|received|asked|enter(?:ed)?|fixed|changed on|corrected on|polic(?:y|ies)|procedures?|rules?|versions?|releases?|guidance|monthly|calendar)\b",
    re.IGNORECASE,
)
"""Between the word for a birth date and a date of something else."""


_IT_IS = re.compile(r"\bwe (?:have|had|sent|gave|entered|got|show) (?:is|was)\W*$", re.IGNORECASE)
"""How a sentence goes on to the birth date itself, whatever was done with it: "the DOB we sent was"."""


_AS_WE_HAVE = re.compile(
    r"\b(?:birth ?days?|dobs?|birth ?dates?)\b[^\n.]{0,60}[.;,] (?:I|we|they) (?:have|show|had)(?: (?:it|him|her|them) as)?\s$",
    re.IGNORECASE,
)
"""How a sentence gives the birth date that the one before speaks of: "Wrong birthday at their end or ours. I have 5/30/16"."""


def _in_its_sentence(text: str, hit: Hit) -> Hit:
    """A child's birth date that its sentence gives a little later: "the birth date in their file is off (9/18/2017)"."""
    born = parse(text[hit.start : hit.end])
    if hit.score >= THRESHOLD or born is None or "dropped" in " ".join(hit.why):
        return hit
    if _AS_WE_HAVE.search(text, max(0, hit.start - 120), hit.start):
        return replace(hit, score=0.75, why=(*hit.why, "the sentence before speaks of the birth date"))
    says = _SENTENCE_SAYS.search(text, max(0, hit.start - 100), hit.start)
    if (
        says is None
        or (_OF_ANOTHER_DAY.search(says["gap"]) and not _IT_IS.search(says["gap"]))
        or not _FULL_DATE.fullmatch(text, hit.start, hit.end)
    ):
        return hit
    if not YOUNGEST <= date.today().year - born.year <= OLDEST:
        return hit
    return replace(hit, score=0.7, why=(*hit.why, "its sentence speaks of a birth date"))


LONG_AGO = 80
"""Years of age from which somebody of whom a text tells that he was born is one it tells a story of, and nobody at a school."""
_WAS_BORN = re.compile(r"\b(?:was|were|is|,|\() ?(?:born|b\.)(?: [^\d\n;.]{0,60})?$", re.IGNORECASE)


def _of_history(text: str, hit: Hit) -> Hit:
    """A date that somebody was born on long ago, as a sentence tells it, is no record of anybody; a field of a form may be."""
    before = text[max(text.rfind("\n", 0, hit.start) + 1, hit.start - 100) : hit.start]
    born = parse(text[hit.start : hit.end])
    if (
        born is None
        or hit.score < THRESHOLD
        or date.today().year - born.year < LONG_AGO
        or not _WAS_BORN.search(before)
    ):
        return hit
    return replace(hit, score=REFUSED, why=(*hit.why, "dropped: the sentence tells of somebody of another time"))


def find(text: str, context: Sequence[str] = ()) -> list[Hit]:
    """Birth dates behind their label, in a list under it, or right behind a child's name."""
    return [
        _of_history(text, _in_its_sentence(text, _behind_number(text, _behind_name(text, hit))))
        for hit in FIND(text, context)
    ]


FIND = _Find(
    "DATE_OF_BIRTH",
    (
        Pattern(
            "a date in Chinese figures",
            rf"(?<![{HAN_FIGURES}])[一二][{HAN_FIGURES}]{{3}}年[{HAN_FIGURES}]{{1,3}}月[{HAN_FIGURES}]{{1,3}}[日号號]",
            0.1,
            0.95,
        ),
        Pattern("a date in Chinese", r"(?<!\d)(?:19|20)\d{2}年\d{1,2}月\d{1,2}[日号號]", 0.1, 0.95),
        Pattern("a date in Vietnamese", rf"(?<!\w){VIETNAMESE}(?!\w)", 0.1, 0.95),
        Pattern("a date, year first", rf"(?<![\w./-]){ISO}(?![\w-]|[./]\d)", 0.1, 0.95),
        Pattern("a date in numbers", rf"(?<![\w./-]){NUMERIC}(?![\w-]|[./]\d)", 0.1, 0.9),
        Pattern("a date with the month in words", rf"(?<!\w)(?:{WORDS})(?!\w)", 0.1, 0.95),
        Pattern(
            "eight digits, a date", r"(?<![\w.-])(?:(?:19|20)\d{6}|[01]\d[0-3]\d(?:19|20)\d{2})(?![\w-]|\.\d)", 0.0, 0.8
        ),
        Pattern(
            "six digits, a date", r"(?<![\w.-])(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{2}(?![\w-]|\.\d)", 0.0, 0.8
        ),
    ),
    LABELS,
    AGAINST,
    accepts,
    listed=lambda _value: "a date",
    heading=re.compile(rf"{label_regex(LABELS, foreign_labels.BIRTH_DATES).pattern}|{TITLES}", re.IGNORECASE),
    families=foreign_labels.BIRTH_DATES,
)

RECOGNIZERS = (
    Recognizer(
        name="DateOfBirthRecognizer",
        entity="DATE_OF_BIRTH",
        source="34 CFR 99.3, indirect identifiers; header spellings counted in public connectors",
        find=find,
        triggers=(
            rf"(?:\b|\d)(?:{alternatives(('dob', 'd o b', 'birth', 'birthdate', 'birthday', 'bday', 'b day', 'born', 'doe006', 'nacimiento', 'nacido', 'nacida', 'nació', 'nac', 'nascimento', 'nasc', 'nascido', 'nascida', 'nasceu', 'nesans', 'cumpleaños', 'aniversários', 'fèt', 'ngày sinh', 'sinh ngày', 'năm sinh'))})",
            r"(?:\b|\d)(?:(?:fecha|fec|f|data|dt|d)\.? ?(?:de )?nas?c|ng[aà]y(?:,? th[aá]ng(?:,? n[aă]m)?)? sinh|sinh ngay|dat li fet)",
            r"\w[,( ]{1,2}(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{4})",
            r"10\d{8}[ \t\r\n,;–-]{1,4}\d{1,4}[-/.]\d", r"[a-z_]dob\b", r"[a-z_]birth", r"_born\b", r"\bb['’]day\b", r"\bgr(?:ade)?\.? ?(?:k|\d{1,2})\)?,? (?:\d|[a-z]{3,9}\.? \d)", r"\bb\.? ?\d", r"\bb\. ?[A-Z]", r"出生|生日",
        ),
        acronyms=(key_trigger(("dob", "birth", "b day", "born")),),
        headers=frozenset(
            {"dob", "dateofbirth", "birthdate", "studentdob", "birthday", "psndob", "doe006", "dobmonthdayyear",
             "birthdt", "bdt", "bd", "brthdt", "brthdate", "studentbirthdate", "studentdateofbirth", "datebirth", "bdate", "fechadenacimiento", "fechanacimiento",
             "fechadenac", "datadenascimento", "datanascimento", "datnesans", "identitybirthdate", "childdob", "relstdpsnoidpsndob",
             "dobmmddyyyy", "birthdatemmddyyyy", "dateofbirthmmddyyyy", "ngaysinh", "ngaythangnamsinh", "namsinh", "出生日期", "生日", "born", "birth", "bday", "stdbday", "studob", "studdob", "studbdate", "stdob", "studentbday", "sibling1dob"}
        ),
        wording=(r"birth ?dates?", r"dates? of birth", r"dob", r"d o b", r"birthda(?:y|te)s?", r"(?:(?:f|fec|fecha) )?(?:de )?nac(?:im\w*)?", r"(?:(?:d|dt|data) )?(?:de )?nasc(?:im\w*)?", r"(?:date de )?naissance", r"n[ée]e?(?: le)", r"born(?: on)?"),
        accepts=accepts,
        examples=Examples(
            hits=(
                ("3. Otto Renner, gr 9, 5/17/2011. Family is at the inn", "5/17/2011"),
                ("Re: Jane Rosario, grade 5, June 14, 2015", "June 14, 2015"),
                ("kinder enrol tmrw — Rania Haddad 4/19/2021, need shots", "4/19/2021"),
                ("Le, Vivian: DOB we sent was 03/12/2014", "03/12/2014"),
                ("Kofi Mensah. Wrong birthday at their end or ours. I have 5/30/16.", "5/30/16"),
                ("Mirabel, b'day 9/19/20, egg", "9/19/20"),
                ("Ada Reis\n1082204417\n4/11/2014", "4/11/2014"),
                ("DOB 3/4/13", "3/4/13"),
                ("Total 1,204.50born on the 21st of June, 2016", "21st of June, 2016"),
                ("Fec. nac.: 3/4/2013", "3/4/2013"), ("F. nacimiento del niño 3/4/2013", "3/4/2013"), ("Data nasc. 3/4/2013", "3/4/2013"),
                ("Ngay, thang, nam sinh: 3/4/2013", "3/4/2013"), ("学生出生日期: 二〇一四年十二月廿一日", "二〇一四年十二月廿一日"),
                ('{"dateOfBirth": "2013-04-03"}', "2013-04-03"),
                ("date_of_birth = 2013-04-03", "2013-04-03"),
                ("<DateofBirth>4/3/13</DateofBirth>", "4/3/13"),
                ("id=7&childBirthDate=2013-04-03&x=1", "2013-04-03"),
                ("set date_of_birth='2013-04-03' where", "2013-04-03"),
                ("pupilDOB=4/3/2013", "4/3/2013"),
                ("can you give me his DOB\nMom: ok its 4/3/2013", "4/3/2013"),
                ("DOB (as on the birth certificate): 4/3/2013", "4/3/2013"),
                ("MergeDOB: 2014-02-11", "2014-02-11"),
                ("D.O.B. ....... 2018-11-27", "2018-11-27"),
                ("Lorcan Azevedo-Crane b. March 4th 2020", "March 4th 2020"),
                ("(Grade 7, born 3/4/13)", "3/4/13"),
                ("born on the 21st of June, 2016 in Lowell", "21st of June, 2016"),
                ("Lorcan was born October the 2nd, 2014", "October the 2nd, 2014"),
                ("date of birth: the 3rd day of May, 2012", "3rd day of May, 2012"),
                ("Fecha de nacimiento: 14 de marzo de 2016", "14 de marzo de 2016"),
                ("Ngày, tháng, năm sinh: 09/02/2013", "09/02/2013"),
                ("em sinh ngày 14 tháng 6 năm 2015", "14 tháng 6 năm 2015"),
                ("Dat nesans timoun nan: 21 juillet 2014", "21 juillet 2014"),
                ("born in Lowell on May 2, 2014", "May 2, 2014"),
                ("Date of Birth\n04/17/2015", "04/17/2015"),
                ("Room 12 birthdays for the calendar\nAva Teller 10/4/2018\nOmar Bright 12/19/2018\nLena Cobb 1/30/2019", "12/19/2018"),
                ("Room 4: Vashti Coelho (06/06/2012)", "06/06/2012"),
                ("The children are Rami Al-Hamdani, 2013-05-01; Layan Al-Hamdani, 2016-10-19", "2016-10-19"),
                ("birth date in their file is not ours (9/18/2017). Please check", "9/18/2017"),
                ("her birthdate as Aspen has it would be\n03/04/2014", "03/04/2014"),
            ),
            misses=(
                "Fecha límite: 3/4/2013", "Ngay hop: 3/4/2013", "会议日期: 二〇一四年十二月廿一日", "出生日期: 二〇一四年十三月四日",
                "Re: Jane Rosario, grade 5, June 14, 2024", "DOB form sent 03/12/2024",
                "Buổi họp ngày 14 tháng 6 năm 2015", "Final Approval: 10.12.2011", "April 11, 2023", "DOB: __/__/____", "DOB 02/30/2015", "birthday on March 2", "Revised Policy (06/06/2012)", "ordered on the 5th of April, 2015", "the club was born of the 5th of April", "Minutes approved, 2013-05-01", "Signed Corinna Redfern, 3/4/2015", "DOB 01/01/1900", "DOB: 1/1/2001",
                "Born in 1732, Washington", "Bobby Fischer was born on March 9, 1943.", "License expires 3/4/2029", "DOB format MM/DD/YYYY, revised 3/4/2020",
                "The birthday party for Mia is 9/18/2017", '3.3.3 "Happy Birthday Sophie" (2012-11-06)', "rebirthDay=2013-04-03x", "planB=4/3/2013", "How do I correct a date of birth?\nA: 4/3/2013", "What's your date of birth?\nAna: April 3, 1991.", "The birthday cake is late. It is 4/3/2013", "dates of birth policy 3/4/2018", "send a birth certificate and proof of birthday by 9/18/2017",
            ),
        ),
    ),
)  # fmt: skip
