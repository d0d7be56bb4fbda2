"""HTML pages: what a browser shows, and what it does not.

A block (paragraph, list item, heading) is a piece, with the title and headings above it as context and the line in
the source where it begins. Short blocks in a row, the fields of a form or of a card, are one piece of several lines,
so that a label stays with its value; a definition list is one piece of lines "term: definition". A table is a `Grid` as
a browser lays it out (see `table`), its caption the title; `Row.number` counts its rows from 1, and `where.line`
is not set, for a row is no line. A table that only lays out the page is read as text. Preformatted text keeps its
lines and columns.

What is not shown comes with its `part`: `hidden` (hidden elements and fields, text in the colour of its ground, of no
size or off the screen, templates, data-* and other attributes),
`comment`, `metadata` (title, meta, addresses in links), `alt` (alt, title, aria-label), `form` (values of fields),
`script` (scripts; JSON and arrays of records in them are read as data). Values of fields in a table stay in their
cells; boxes stand as a form on paper has them (☐, ☑). Files in `data:` addresses are embedded.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from scanners.contract import NOWHERE, Content, Format, Options, Scanner, Where
from scanners.reading import cutoff, htmlevents
from scanners.text import decoding, plaintext
from scanners.web import laidout
from scanners.web.page import Page

_META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.I)
_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")
_XML_CHARSET = re.compile(rb"\s*<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w.:-]+)", re.I)


def pieces(stream: BinaryIO, _name: str, media_type: str, options: Options, /) -> Iterator[Content]:
    """The content of a page. The charset is the one its bytes or its meta element tell."""
    stream.seek(0)
    parts = decoding.limited(decoding.chunks(stream, declared(stream.read(4096))), options.max_text_bytes)
    source = "".join(parts)
    yield from contents(source)
    if _is_cut(source, media_type):
        yield cutoff.CUT


def _is_cut(source: str, media_type: str) -> bool:
    if media_type == "image/svg+xml":
        return cutoff.xml_is_cut(_DECLARATION.sub("", source, count=1))
    return cutoff.html_is_cut(source)


def declared(head: bytes) -> str | None:
    """The charset that a page names in its first bytes."""
    found = _XML_CHARSET.match(head) or _META_CHARSET.search(head)
    return found[1].decode("ascii", "replace") if found else None


def contents(
    source: str, base: Where | None = None, context: tuple[str, ...] = (), depth: int = 0
) -> Iterator[Content]:
    """The content of the source of a page; mail reads its HTML bodies with it.

    `base` and `context` are carried by everything; `base.part`, if set, replaces `body`. `depth` counts pages within
    pages (a comment with tags in it, the srcdoc of a frame).
    """
    page = Page(base or NOWHERE, context, depth, contents, above=context)
    found = False
    is_open = page.is_open()
    for event in htmlevents.events(source, laidout.as_tables):
        if is_open and event.kind == "paragraph":
            if piece := page.plain(event):
                found = True
                yield piece
                continue
        else:
            page.take(event)
            is_open = page.is_open()
        if page.ready:
            found = True
            yield from page.given()
    page.end()
    if page.ready or found:
        yield from page.given()
    else:  # a quote that is never closed takes all for an attribute: a browser shows nothing, and we read the source
        yield from plaintext.blocks([source], base, context)


SCANNER = Scanner(
    name="html",
    formats=(
        Format("text/html", "HTML", (".html", ".htm", ".xhtml", ".shtml")),
        Format("image/svg+xml", "SVG", (".svg",)),
    ),
    pieces=pieces,
    library="lxml",
    licence="BSD-3-Clause",
    reads="text, tables, forms; hidden elements, text nobody sees (white on white, of no size, off the screen),"
    " comments, metadata, attributes, words in styles, scripts and JSON in them; data: files",
    does_not_read="what scripts or style sheets outside the page would add or hide; whether a rule hides what it names"
    " by more than one element",
    limits="a page of more than 32 million characters, or of more than 400 levels, is read without a tree",
)
