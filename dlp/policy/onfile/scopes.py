"""Of what a family must have agreed before an item may show their child: the name, and what else it is made of.

Source: 34 CFR 99.3 ("directory information" names the photograph apart from the name), 603 CMR 23.07(4).
"""

from __future__ import annotations

from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from dlp.policy.linking import Linked
from dlp.policy.vocabulary import Place

Scopes = frozenset[str]

NAME: Scopes = frozenset({"name"})
PHOTO: Scopes = frozenset({"photo"})

_PICTURES = frozenset(".jpg .jpeg .jpe .jfif .png .heic .heif .gif .webp .avif .tif .tiff .bmp .dib .svg".split())
_FILMS = frozenset(".mp4 .m4v .mov .avi .mkv .webm .wmv .mpg .mpeg .3gp".split())
_SHOWN = "PHOTO"


def asked(uri: str, linked: Linked, place: Place) -> tuple[Scopes, frozenset[str]]:
    """What an item at a URI asks of everybody whom it names, and the people whose picture it shows besides.

    A picture asks for `photo`, a film for `video`, a place of social media for `social`. Who is named in the
    alternative text of a picture is shown by it; so is everybody where the item names files of pictures, or where not
    all of its matches were kept.
    """
    ending = PurePosixPath(unquote(urlsplit(uri).path)).suffix.casefold()
    described = {match.subject for match in linked.matches if match.where.part == "alt"}
    told = {
        "photo": ending in _PICTURES or _SHOWN in linked.counts or bool(described and linked.truncated),
        "video": ending in _FILMS,
        "social": place == "social-media",
    }
    return NAME | {scope for scope, holds in told.items() if holds}, frozenset(one for one in described if one)
