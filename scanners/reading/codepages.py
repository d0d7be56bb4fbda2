"""Windows code pages by their numbers, as the formats of Microsoft name them ([MS-UCODEREF] 2.2.1)."""

from __future__ import annotations

import codecs


def codec(page: int) -> str:
    """The Python codec of a Windows code page number; cp1252 for one that Python does not know."""
    name = {10000: "mac-roman", 708: "iso8859-6", 65001: "utf-8", 936: "gb18030", 1361: "johab"}.get(page, f"cp{page}")
    try:
        return codecs.lookup(name).name
    except LookupError:
        return "cp1252"
