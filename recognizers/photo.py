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
_FILE = re.compile(
    rf"(?<![\w.-])(?P<value>[A-ZÀ-ÖØ-Þ][\w'’.-]*(?:[ ,_-]{{1,2}}[\w'’()-]+){{0,6}}\.{_ENDINGS})(?![\w.])", re.UNICODE
)
_ENDING = re.compile(rf"\.{_ENDINGS}$", re.IGNORECASE)
_CELL = re.compile(rf"\S.{{0,120}}\.{_ENDINGS}", re.IGNORECASE)
_SCORE = 0.7


def shows_somebody(name: str) -> bool:
    """Whether the name of a picture's file is, or holds, the name of a person ("Sampson, Emma gr4.jpg")."""
    stem = _ENDING.sub("", name)
    return any(map(people_in_title, (stem, stem.replace("-", " "))))


def find(text: str, context: Sequence[str] = ()) -> list[Hit]:  # noqa: ARG001  # the name says it all
    """Names of pictures that name somebody."""
    return [
        Hit("PHOTO", *m.span("value"), _SCORE, ("has the form of: a picture's file that is named for a person",))
        for m in _FILE.finditer(text)
        if shows_somebody(m["value"])
    ]


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
