"""XML: elements as records, tables and "name: value" lines, in the manner of JSON (see `jsondata`).

Elements of one name side by side are a table, their children and attributes its columns; an element with text between
its children is one run of text; every other element is an object. Comments come as `comment`. Namespaces are left out
of the names. No entity but XML's own five and characters by number is expanded (what a declared one stands for comes
once, as `hidden`), no DTD is loaded, no reference is followed. What is nested too deep or too large for a tree is read
as text without its tags.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

from scanners.contract import Content, Format, Options, Piece, Scanner, Where
from scanners.data import jsondata
from scanners.data.jsonrows import Pairs
from scanners.reading import cutoff, htmlevents
from scanners.text import decoding, plaintext

_PROLOG = re.compile(rb"\s*<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w.:-]+)", re.I)
_ENTITY = re.compile(r"<!ENTITY\s[^\"'<>]{0,200}(?:\"([^\"]*)\"|'([^']*)')")
_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")


def pieces(stream: BinaryIO, _name: str, _media_type: str, options: Options, /) -> Iterator[Content]:
    """The tables and pieces of an XML file."""
    stream.seek(0)
    prolog = _PROLOG.match(stream.read(256))
    charset = prolog[1].decode("ascii", "replace") if prolog else None
    source = "".join(decoding.limited(decoding.chunks(stream, charset), options.max_text_bytes))
    root = _parsed(source)
    if root is None:
        yield from plaintext.blocks(_untagged(source))
        if cutoff.xml_is_cut(_DECLARATION.sub("", source, count=1)):
            yield cutoff.CUT
        return
    value = _value(root)
    yield from jsondata.values(value if isinstance(value, Pairs) else Pairs([(_name_of(root), value)]), Where(), ())
    for comment in root.xpath("//comment()"):
        if comment.text and comment.text.strip():
            yield Piece(comment.text.strip(), Where(part="comment", line=comment.sourceline))
    told = [f"{pi.target} {pi.text}" for pi in root.xpath("//processing-instruction()") if (pi.text or "").strip()]
    if told:
        yield Piece("\n".join(told), Where(part="hidden"))
    declared = [one or other for one, other in _ENTITY.findall(source) if (one or other).strip()]
    if declared:
        yield Piece("\n".join(declared), Where(part="hidden"))


def _parsed(source: str) -> Any:
    """The root of a document that is well-formed, else None: what a parser mends it may also leave out."""
    if len(source) > jsondata.LARGEST:
        return None
    from lxml import etree

    parser = etree.XMLParser(encoding="utf-8", resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(_DECLARATION.sub("", source, count=1).encode("utf-8", "replace"), parser)
    except (etree.LxmlError, ValueError):
        return None


def _value(element: Any) -> Any:
    """A text for an element of text alone, `Pairs` for any other. The parser bounds the depth at 256."""
    children = [child for child in element if isinstance(child.tag, str)]
    attributes = _attributes(element)
    own = "".join([element.text or "", *(child.tail or "" for child in element)])
    if children and not own.strip():
        return Pairs([*attributes, *_grouped(children)])
    if children:
        attributes += [pair for child in element.iterdescendants("{*}*") for pair in _attributes(child)]
    said = " ".join(_joined(element.xpath(".//text()")).split()) if children else own.strip()
    if not attributes:
        return said
    return Pairs([*attributes, ("text", said)] if said else attributes)


def _joined(texts: Iterable[str]) -> str:
    """The texts one after the other, as elements within a word or a number need; a number ends where letters begin."""
    joined = ""
    for words in texts:
        border = joined[-1:] + words[:1]
        if border.isalnum() and not (border.isalpha() or border.isdigit()):
            joined += " "
        joined += words
    return joined


def _attributes(element: Any) -> list[tuple[str, str]]:
    return [(str(key).rpartition("}")[2], value) for key, value in element.attrib.items()]


def _name_of(element: Any) -> str:
    return str(element.tag).rpartition("}")[2]


def _grouped(children: Iterable[Any]) -> Iterator[tuple[str, Any]]:
    """The children by name; those of one name, if they are several, together at the place of the first."""
    groups: dict[str, list[Any]] = {}
    for child in children:
        groups.setdefault(_name_of(child), []).append(_value(child))
    for name, found in groups.items():
        yield name, found[0] if len(found) == 1 else found


def _untagged(source: str) -> Iterator[str]:
    """What stands between the tags, a blank for them: one value must not run into the next."""
    last = " "
    for event in htmlevents.tokens(source):
        value = event.value if event.kind in ("text", "comment") else "" if last.isspace() else " "
        last = value[-1:] or last
        yield value
        yield from (f" {key}: {value} " for key, value in event.attributes.items())


SCANNER = Scanner(
    name="xml",
    formats=(Format("application/xml", "XML", (".xml", ".xsd", ".xsl", ".rss", ".atom", ".kml")),),
    pieces=pieces,
    library="lxml",
    licence="BSD-3-Clause",
    reads="elements, attributes, comments, processing instructions; repeated elements as tables",
    does_not_read="what an external DTD or entity would add",
)
