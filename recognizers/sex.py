"""A pupil's sex, as schools record it.

Source: DESE SIMS DOE009. Reported, and scored nowhere.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from recognizers.contract import Examples, Hit, Recognizer

_VALUE = r"male|female|non-?binary|boy|girl|masculino|femenino|feminino|[MFNX]"
_LABELLED = re.compile(
    rf"\b(?:sex|gender|sexo|g[eé]nero)\s?[:=]\s?(?P<value>{_VALUE})\b(?!\s?(?:/|\||\bor\b|☐|□|_|\[|\())", re.IGNORECASE
)
"""A label with its value; several values side by side are the choices of a blank form."""


def find(text: str, context: Sequence[str] = ()) -> list[Hit]:  # noqa: ARG001  # the label stands beside the value
    """What is filled in behind its label."""
    return [
        Hit("SEX", *m.span("value"), 0.8, ("has the form of: a sex behind its label",))
        for m in _LABELLED.finditer(text)
    ]


RECOGNIZERS = (
    Recognizer(
        name="SexRecognizer",
        entity="SEX",
        source="DESE SIMS DOE009; reported, scored nowhere (CONTRACT.md)",
        find=find,
        triggers=(r"\b(?:sex|gender|sexo|g[eé]nero)\s?[:=]",),
        headers=frozenset("gender gndr gen sex sexcode studentgender doe009 genero género sexo".split()),
        wording=(r"gender(?: code)?", r"sex", r"genero", r"sexo"),
        accepts=lambda cell: bool(re.fullmatch(r"[mfnx]|male|female|non-?binary|boy|girl|masculino|femenino|feminino", cell.strip(), re.IGNORECASE)),
        strong=False,
        examples=Examples(
            hits=(("DOB 3/4/2015  Sex: F  Grade 4", "F"), ("Gender: Non-binary", "Non-binary"), ("Sexo: femenino", "femenino")),
            misses=("sex education unit", "Sex: M / F", "Gender: ______", "Gender: Male or Female", "same sex: a guide"),
        ),
    ),
)  # fmt: skip
