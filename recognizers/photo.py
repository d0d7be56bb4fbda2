"""Pictures of people, by the names of their files: a picture that is named for somebody shows that one.

Source: 34 CFR 99.3 (a photograph is an education record where it is directly related to a student; "directory
information" names it) and US Department of Education, FAQs on Photos and Videos under FERPA. What a picture shows is not
looked at: only that its file's name, in a list, a page or the file itself, is somebody's name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from recognizers.contract import Examples, Hit, Recognizer
from recognizers.person import people_in_title

_ENDINGS = r"(?:jpe?g|png|heic|heif|gif|webp|tiff?|bmp)"
_ENDED = re.compile(rf"\.{_ENDINGS}(?![\w.])", re.IGNORECASE)
_BEFORE_NAME = re.compile(r"[^/\\\"<>|:;=\t\r\n\[\]{}]*$")
"""What of the text before the ending may belong to the file's name."""

LONGEST = 80
"""Characters in a name that are looked at."""

_CELL = re.compile(rf"\S.{{0,120}}\.{_ENDINGS}", re.IGNORECASE)
_SCORE = 0.7


def _names(stem: str) -> list[str]:
    return people_in_title(stem) or people_in_title(stem.replace("-", " "))


def find(text: str, context: Sequence[str] = ()) -> list[Hit]:  # noqa: ARG001  # the name says it all
    """Names of pictures that are, or hold, the name of a person ("Sampson, Emma gr4.jpg")."""
    hits = []
    for ended in _ENDED.finditer(text):
        found = _BEFORE_NAME.search(text[max(0, ended.start() - LONGEST) : ended.start()])
        stem = found.group() if found else ""
        if names := _names(stem):
            start = max(stem.find(names[0].split()[0]), 0)
            why = ("has the form of: a picture's file that is named for a person",)
            hits.append(Hit("PHOTO", ended.start() - len(stem) + start, ended.end(), _SCORE, why))
    return hits


RECOGNIZERS = (
    Recognizer(
        name="PhotoRecognizer",
        entity="PHOTO",
        source="34 CFR 99.3: photographs of students; told by the names of picture files",
        find=find,
        triggers=(rf"\.{_ENDINGS}",),
        headers=frozenset(
            {"photo", "photofile", "photofilename", "photoname", "studentphoto", "picture", "picturefile", "studentpicture", "idphoto", "yearbookphoto", "portrait", "headshot"}
        ),
        accepts=lambda cell: bool(_CELL.fullmatch(cell.strip())),
        strong=False,
        examples=Examples(
            hits=(
                ("Emma_Sampson.jpg", "Emma_Sampson.jpg"),
                ("yearbook/Sampson, Emma gr 4.png", "Sampson, Emma gr 4.png"),
                ('<img src="Imani-Okafor-Bell.jpeg">', "Imani-Okafor-Bell.jpeg"),
                ("Photo: Devon Okafor.heic", "Devon Okafor.heic"),
            ),
            misses=(
                "IMG_2041.jpg", "summer-camp.png", "Field_Day_2024.jpg", "Lincoln_School.jpg", "logo.png", "Emma_Sampson.docx", "Spring-Concert.webp",
                "the picture of Emma Sampson is in the hall",
            ),
        ),
    ),
)  # fmt: skip
