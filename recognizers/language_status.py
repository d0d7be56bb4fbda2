"""Whether a pupil learns English: status, level, the language of the home.

Source: DESE SIMS DOE024-DOE026, WIDA ACCESS levels (1.0 to 6.0), the home language survey. Reported, and scored nowhere.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from recognizers.contract import Examples, Hit, Recognizer
from recognizers.headings.headers import says_something

_ENGLISH = re.compile(r"eng(?:lish)?|en|not el|never el|non-?el|nel|former", re.IGNORECASE)
_LANGUAGES = (
    r"spanish|portuguese|haitian(?: creole)?|cape verdean(?: creole)?|cabo verdean(?: creole)?|crioulo|kreyòl|vietnamese|chinese|mandarin|cantonese|arabic|khmer|russian"
    r"|ukrainian|french|albanian|somali|nepali|hindi|urdu|bengali|gujarati|telugu|tamil|korean|japanese|polish|italian|greek|swahili|amharic|tigrinya|farsi|persian|dari|pashto|turkish|k'?iche'?"
    r"|español|portugu[eê]s|francés|creole"
)
_SPOKEN = r"(?:home|primary|first|native|preferred) language(?: spoken)?(?: at home)?|language spoken at home|idioma (?:en casa|del hogar|materno)|língua (?:de casa|materna)"
_PATTERNS = (
    ("the language of the home behind its label", rf"\b(?:{_SPOKEN})\s?[:=–-]\s?(?P<value>{_LANGUAGES})\b"),
    (
        "an English learner's status behind its label",
        r"\b(?:ELL?|LEP|English learner) status\s?[:=]\s?(?P<value>ELL?|LEP|FLEP|yes|Y|active|current)\b(?! ?/)",
    ),
    (
        "an English learner's level",
        r"\b(?:ELL?|WIDA|ACCESS)(?: overall| composite| proficiency)?(?: level| score)\s?(?:of |is |was )?[:=]?\s?(?P<value>[1-6](?:\.\d)?)\b(?![-–/]| (?:to|through) \d)",
    ),
)
_READ = tuple((name, re.compile(regex, re.IGNORECASE)) for name, regex in _PATTERNS)
TRIGGERS = (
    rf"\b(?:{_SPOKEN})\s?[:=–-]",
    r"\b(?:ELL?|LEP|English learner) status\s?[:=]",
    *(rf"\b{test}(?: overall| composite| proficiency)?(?: level| score)" for test in ("ELL?", "WIDA", "ACCESS")),
)


def find(text: str, context: Sequence[str] = ()) -> list[Hit]:  # noqa: ARG001  # the label stands beside the value
    """What is filled in behind a label; English is no status."""
    return sorted(
        (
            Hit("LANGUAGE_STATUS", *found.span("value"), 0.8, (f"has the form of: {name}",))
            for name, regex in _READ
            for found in regex.finditer(text)
        ),
        key=lambda h: h.start,
    )


RECOGNIZERS = (
    Recognizer(
        name="LanguageStatusRecognizer",
        entity="LANGUAGE_STATUS",
        source="DESE SIMS DOE024-DOE026; reported, scored nowhere (CONTRACT.md)",
        find=find,
        triggers=TRIGGERS,
        headers=frozenset(
            "el ell ellstatus elstatus lep lepstatus englishlearner englishlanguagelearner elprogram elprogramstatus elpstatus homelanguage primarylanguage firstlanguage nativelanguage doe021 doe024 doe025 doe026 doe041 yearsinus yearsinusschools yrsinus formerel rlep rfep rfepdate emergentbilingual bilingualprogram recentlyarrivedenglishlearner flep elfirstyear slife elllevel ellevel idiomaencasa".split()
        ),
        wording=(r"ell?(?: status| level| program)?", r"lep(?: status)?", r"(?:limited )?english (?:language )?(?:learner|proficien\w+)(?: status)?", r"(?:home|native|primary|first|preferred|spoken) ?language", r"languages?", r"esl", r"slife", r"idioma(?: del hogar| materno)?", r"l[ií]ngua(?: materna| de casa)?", r"elp ?(?:program|status)?"),
        accepts=lambda cell: says_something(cell) and not _ENGLISH.fullmatch(cell.strip()),
        strong=False,
        examples=Examples(
            hits=(
                ("Home language: Portuguese", "Portuguese"),
                ("EL status: EL, level 3", "EL"),
                ("Joao Pires, gr 3, WIDA level 2.4", "2.4"),
                ("ELL level 3 since October", "3"),
                ("Primary language spoken at home: Haitian Creole", "Haitian Creole"),
                ("Idioma en casa: español", "español"),
            ),
            misses=(
                "English Learner program night", "Home language: ______", "Home language: English", "WIDA levels are explained below",
                "What is your home language?", "EL status: not EL", "Language: Python",
            ),
        ),
    ),
)  # fmt: skip
