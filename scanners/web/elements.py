"""What the attributes of an HTML element say: words nobody sees, values, addresses, and whether it is shown at all."""

from __future__ import annotations

import base64
import io
import re
from collections.abc import Iterator, Mapping
from typing import BinaryIO
from urllib.parse import unquote, unquote_to_bytes

from scanners.contract import Embedded, Part, ScanError

_WORDS = frozenset({"alt", "title", "aria-label", "aria-description", "placeholder", "summary", "label", "abbr"})
_ADDRESSES = ("href", "src", "srcset", "data", "action", "poster", "xlink:href", "background", "formaction")
_NAMED = re.compile(r"[^/]*(?:%20| |\d{6})[^/]*/?$")
"""An address whose last part has words or a long number: a file that is named as a person names files."""

_DULL = frozenset(
    """
    action align aria-controls aria-current aria-describedby aria-expanded aria-haspopup aria-hidden
    aria-labelledby async autocomplete background bgcolor border cellpadding cellspacing charset checked class
    color cols colspan crossorigin data defer dir disabled enctype face for formaction frame headers height
    hidden href hreflang hspace http-equiv id integrity itemprop itemscope itemtype lang language link loading
    maxlength media method multiple name nowrap onload open poster property readonly rel required role rows
    rowspan rules scope selected shape size sizes span src srcdoc srcset start style tabindex target type usemap
    valign value vlink vspace width wrap xlink:href xml:lang xmlns
    """.split()
)
_UNSHOWN = frozenset(
    """
    annotation audio canvas datalist defs desc iframe metadata meter noembed noframes noscript progress symbol template
    video
    """.split()
)
"""Elements that a browser with scripts does not show: their content serves something else."""

_MORE_THAN_A_WORD = re.compile(r"\d{4}|\w+\W+\w+\W+\w+")
"""What a button says beyond "Send" and "Log in"."""

_TICK = re.compile(r"\w{1,2}|on|yes|true", re.IGNORECASE)
"""What a box that is ticked sends where it has no word of its own."""

_BUTTONS = frozenset({"submit", "button", "reset", "image"})
_DATA_IN_STYLE = re.compile(r"url\(\s*[\"']?(data:[^\"')\s]+)", re.I)
_WORDS_IN_STYLE = re.compile(r"(?:content|--[\w-]+)\s*:\s*(?:\"([^\"\n]{3,})\"|'([^'\n]{3,})')", re.I)
_TELLING_NAME = re.compile(r"\s|@|\d[\d-]{5}")


def is_hidden(tag: str, attributes: Mapping[str, str]) -> bool:
    """Whether an element is not shown, whatever its style."""
    if tag in _UNSHOWN or (tag == "dialog" and "open" not in attributes):
        return True
    return "hidden" in attributes or attributes.get("aria-hidden", "").lower() == "true"


def styled_words(style: str) -> Iterator[str]:
    """The words that a style puts before or behind an element, or keeps in a property of its own."""
    return (found[1] or found[2] for found in _WORDS_IN_STYLE.finditer(style))


def styled_files(style: str) -> Iterator[Embedded]:
    """The files in `data:` addresses of a style."""
    if "data:" in style:
        yield from (_embedded(found[1]) for found in _DATA_IN_STYLE.finditer(style))


def field_value(tag: str, attributes: Mapping[str, str]) -> tuple[str, str] | None:
    """The value an element holds, and what the element calls itself ("" if nothing)."""
    value = attributes.get("value", "")
    if not value.strip() or tag in ("li", "option"):
        return None
    if (tag == "button" or attributes.get("type", "").lower() in _BUTTONS) and not _MORE_THAN_A_WORD.search(value):
        return None
    if box(attributes) and _TICK.fullmatch(value):
        return None
    names = (attributes.get(key) for key in ("aria-label", "placeholder", "name"))
    return value, next(filter(None, names), "")


def box(attributes: Mapping[str, str]) -> str:
    """How a form on paper would print a field that is ticked or left; "" for a field that is written in."""
    if attributes.get("type", "").strip().lower() not in ("checkbox", "radio"):
        return ""
    return "☑" if "checked" in attributes else "☐"


_WRITTEN_IN = frozenset("text date datetime-local month time email tel number".split()) | {""}


def line(attributes: Mapping[str, str]) -> str:
    """How a form on paper would print a field that is written in and was left empty; "" for any other."""
    kind = attributes.get("type", "").strip().lower()
    return "____" if kind in _WRITTEN_IN and not attributes.get("value", "").strip() else ""


def asides(tag: str, attributes: Mapping[str, str]) -> Iterator[tuple[str, Part]]:
    """What the attributes say beside the text, each with its part."""
    if tag == "meta" and (said := _meta(attributes)):
        yield said, "metadata"
    if tag == "option" and attributes.get("value"):
        yield attributes["value"], "form"
    for name in _ADDRESSES:
        yield from _address(attributes.get(name, ""))
    for words in styled_words(attributes.get("style", "")):
        yield words, "hidden"
    others = []
    for key, value in attributes.items():
        name = str(key)
        if name in ("id", "name", "for") and tag != "meta" and _TELLING_NAME.search(value):
            others.append(f"{name}: {value}")
        elif name in _DULL or (tag == "meta" and name == "content") or not any(c.isalnum() for c in value):
            continue
        elif name in _WORDS:
            yield value, "alt"
        elif name.startswith("on"):
            yield value, "script"
        elif len(value) > 1 and value.lower() not in ("true", "false"):
            others.append(f"{name.removeprefix('data-')}: {value}")
    if others:
        yield "\n".join(others), "hidden"


def files(attributes: Mapping[str, str]) -> Iterator[Embedded]:
    """The files inside `data:` addresses (RFC 2397)."""
    for name in _ADDRESSES:
        address = attributes.get(name, "").strip()
        if address[:5].lower() == "data:":
            yield _embedded(address)
    yield from styled_files(attributes.get("style", ""))


def _meta(attributes: Mapping[str, str]) -> str:
    names = (attributes.get(key) for key in ("name", "property", "itemprop", "http-equiv"))
    name = next(filter(None, names), "")
    content = attributes.get("content", "")
    if not content or name.lower() in ("viewport", "content-type", "x-ua-compatible"):
        return ""
    return f"{name}: {content}" if name else content


def _address(address: str) -> Iterator[tuple[str, Part]]:
    """A link that says something itself: a mail address, a telephone number, a query, a script, a file's long name."""
    scheme = address[:12].lower().lstrip()
    if scheme.startswith("javascript:"):
        yield unquote(address), "script"
    elif scheme.startswith("data:"):
        return
    elif scheme.startswith(("mailto:", "tel:", "sms:", "cid:")) or "?" in address or _NAMED.search(address):
        yield unquote(address), "metadata"


def _embedded(address: str) -> Embedded:
    head, _, body = address.partition(",")
    media_type = head[5:].split(";")[0].strip().lower() or "text/plain"

    def open_() -> BinaryIO:
        if not head.lower().endswith(";base64"):
            return io.BytesIO(unquote_to_bytes(body))
        try:
            return io.BytesIO(base64.b64decode(unquote_to_bytes(body) + b"=="))
        except ValueError:
            raise ScanError("corrupt", "a file inside the page is not valid base64") from None

    return Embedded(f"data-{media_type.replace('/', '-')}", open_, media_type=media_type)
