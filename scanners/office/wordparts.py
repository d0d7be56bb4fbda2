"""Parts of a Word document that hold no paragraphs of text: charts, diagrams, settings, people, lists.

ECMA-376 Part 1, 17.9 (numbering), 17.15 (settings), 21.2 (charts), 21.4 (diagrams).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from lxml import etree

from scanners.contract import Content, Piece, Where
from scanners.office import ooxml
from scanners.office.ooxml import Package
from scanners.reading.xmltree import attribute

_WORD = re.compile(r"[^\W\d_]{3}|\d{4}")


def lists(package: Package, main: str) -> Iterator[Content]:
    """The words that a numbered list puts before its entries: "Article %1"."""
    for relation in package.relations(main):
        root = package.tree(relation.target) if relation.kind == "numbering" and not relation.external else None
        levels = root.iter("{*}lvlText") if root is not None else ()
        words = dict.fromkeys(word for level in levels if _WORD.search(word := attribute(level, "val") or ""))
        if words:
            yield Piece("\n".join(words), Where(part="hidden"), ("labels of lists",))


def _people(root: etree._Element) -> Iterator[Content]:
    if names := "\n".join(name for person in root if (name := attribute(person, "author"))):
        yield Piece(names, Where(part="metadata"), ("author",))


def _diagram(root: etree._Element) -> Iterator[Content]:
    for point in root.iter("{*}pt"):
        if lines := ooxml.paragraphs(point):
            yield Piece("\n".join(lines), Where(part="textbox"))


def _as_drawn(root: etree._Element) -> Iterator[Content]:
    """A diagram as last drawn: the same words as its data model, which is read."""
    del root
    return iter(())


def _settings(root: etree._Element) -> Iterator[Content]:
    """Document variables and the query of a mail merge: text that no page shows."""
    for element in root.iter("{*}docVar", "{*}query", "{*}connectString", "{*}mailSubject", "{*}addressFieldName"):
        name, value = attribute(element, "name"), attribute(element, "val")
        if value and value.strip():
            yield Piece(f"{name}: {value}" if name else value, Where(part="hidden"))


READERS: dict[str, Callable[[etree._Element], Iterator[Content]]] = {
    "chartSpace": ooxml.chart,
    "dataModel": _diagram,
    "drawing": _as_drawn,
    "settings": _settings,
    "people": _people,
}
"""How a part is read, by the name of its root element."""
