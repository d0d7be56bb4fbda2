"""One page of HTML on its way: what is open, what is gathered, what is ready to be given out (see `html`)."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from scanners.contract import NOWHERE, Content, Grid, Part, Piece, Where, at_line
from scanners.data import jsondata, literals
from scanners.reading import htmlevents
from scanners.reading.htmlevents import Event
from scanners.text import plaintext
from scanners.web import elements, stylesheets
from scanners.web.dataset import Waiting
from scanners.web.stylesheets import Painting, Sheet
from scanners.web.table import Table
from scanners.web.text import spaced, tidy, would_glue

Inner = Callable[[str, Where, tuple[str, ...], int], Iterator[Content]]

_BLOCKS = frozenset(
    """
    address article aside blockquote body button caption center desc details dialog dir div dl fieldset figcaption
    figure footer form frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li main menu nav noscript ol
    optgroup p pre script search section select style summary table tbody td template text textarea tfoot th thead
    title tr ul xmp
    """.split()
)
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_OWN = frozenset({"li", *_HEADINGS})
_RAW = frozenset({"pre", "script", "style", "textarea", "title", "xmp"})
_CSS_COMMENT = re.compile(r"/\*(.*?)\*/", re.S)
_SHORT = 80
_EXCERPT = 200
_CARD_LINES = 60
_DEEPEST = 2


@dataclass(slots=True)
class Page:
    """The state between two events: what is open, what is gathered, what is ready to be given out."""

    base: Where
    context: tuple[str, ...]
    depth: int
    inner: Inner
    """How a page within this one is read."""
    ready: list[Iterable[Content]] = field(default_factory=list)
    open: list[tuple[str, bool]] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    hidden: int = 0
    in_heading: int = 0
    sheet: Sheet = field(default_factory=Sheet)
    painting: Painting = field(default_factory=Painting)
    headings: list[tuple[int, str]] = field(default_factory=list)
    above: tuple[str, ...] = ()
    """The context and the texts of the headings."""
    tables: list[Table] = field(default_factory=list)
    buffers: dict[Part, list[str]] = field(default_factory=dict)
    line: int | None = None
    seen: int | None = None
    card: list[str] = field(default_factory=list)
    card_at: tuple[Part, int | None] = ("body", None)
    labelled: str = ""
    waiting: Waiting = field(default_factory=Waiting)
    raw: list[str] | None = None
    raw_of: tuple[str, str, int | None] = ("", "", None)

    def given(self) -> Iterator[Content]:
        """What is ready, read only now: the rows of a table are asked for before what follows it."""
        ready, self.ready = self.ready, []
        return itertools.chain.from_iterable(ready)

    def take(self, event: Event) -> None:
        self.seen = event.line or self.seen
        match event.kind:
            case "paragraph":
                self.start(event.tag, {})
                self.text(event.value)
                self.close(event.tag)
                self.text(event.tail)
            case "start":
                self.start(event.value, event.attributes)
            case "end":
                self.close(event.value)
            case "text":
                self.text(event.value)
            case "comment":
                self.comment(event.value)

    def is_open(self) -> bool:
        """Whether the ground is plain, so that a paragraph of nothing but text may take the short way: most do."""
        if self.raw is not None or self.tables or self.hidden or self.painting.unseen or self.in_heading:
            return False
        return (
            not (self.base.part or self.waiting)
            and not (self.counts.get("select") or self.counts.get("footer"))
            and self.sheet.tags.isdisjoint(htmlevents.PLAIN)
        )

    def plain(self, event: Event) -> Piece | None:
        """A paragraph of nothing but text; None if what it says, and what stood before it, is now among the ready."""
        self.seen = event.line or self.seen
        if self.buffers:
            self.flush()
        shown = spaced(event.value)
        if ":" in shown:
            shown = shown.replace(" : ", ": ")
        shown = shown.strip(" ").removeprefix(": ")
        if len(shown) > _SHORT and not self.card and not self.ready and event.tail.isspace():
            return Piece(shown, self.where("body", self.seen), self.above)
        if shown:
            self.give(shown, "body", self.seen)
        self.text(event.tail)
        return None

    # what opens and closes

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag in htmlevents.IMPLIED and self.open and self.open[-1][0] == tag:
            self.close(tag)
        look = self.sheet.look(tag, attributes) if attributes or tag in self.sheet.tags else stylesheets.PLAIN
        hidden = look.hides or elements.is_hidden(tag, attributes)
        if tag in _BLOCKS:
            self.flush()
            self.waiting.hears("\n")
        if tag in _OWN:
            self.end_card()
        if tag not in htmlevents.VOID:
            self.open.append((tag, hidden))
            self.counts[tag] += 1
            self.hidden += hidden
            self.in_heading += tag in _HEADINGS
            if look is not stylesheets.PLAIN:
                self.painting.enter(len(self.open), look)
        self.structure(tag, attributes)
        if attributes:
            self.attributes(tag, attributes)

    def attributes(self, tag: str, attributes: Mapping[str, str]) -> None:
        data = tag not in htmlevents.VOID and any(str(key).startswith("data-") for key in attributes)
        if found := elements.field_value(tag, attributes):
            self.form(found[0], self.seen, found[1], attributes.get("type", "").lower() == "hidden")
        for shown, part in elements.asides(tag, attributes):
            held = data and part == "hidden" and self.waiting.takes(len(self.open), shown, self.seen)
            if not held:
                self.aside(shown, part, self.seen)
        self.ready.append(elements.files(attributes))
        if tag == "link" and "stylesheet" in attributes.get("rel", "").lower():
            self.sheet.link()
        if (srcdoc := attributes.get("srcdoc")) and self.depth < _DEEPEST:
            self.ready.append(self.inner(srcdoc, self.where("hidden", self.seen), self.above, self.depth + 1))

    def structure(self, tag: str, attributes: Mapping[str, str]) -> None:
        match tag:
            case "br":
                self.append("\n")
            case "hr":
                self.end_card()
            case "dt":
                self.append("\n")
            case "dd":
                self.append(": ")
            case "table":
                self.open_table(attributes)
            case "tr" | "td" | "th" if self.tables:
                self.open_part(tag, attributes)
            case _ if tag in _RAW and self.raw is None:
                self.raw, self.raw_of = (
                    [],
                    (tag, attributes.get("name" if tag == "textarea" else "type", ""), self.seen),
                )
            case "input" if box := elements.box(attributes):
                self.append(f" {box} " if self.tables and self.tables[-1].in_cell else f"\n{box} ")
            case "input" if line := elements.line(attributes):
                self.append(f" {line} ")
            case "option" | "input" | "select":
                self.append("\n" if tag == "option" else " ")

    def close(self, tag: str) -> None:
        if not self.counts[tag]:
            return
        while self.open:
            name, hidden = self.open[-1]
            if name in _BLOCKS:
                self.end_block(name)
            if self.waiting and (told := self.waiting.closed(len(self.open))):
                self.aside(told[0], "hidden", told[1])
            self.open.pop()
            self.counts[name] -= 1
            self.hidden -= hidden
            self.in_heading -= name in _HEADINGS
            self.painting.leave(len(self.open))
            if name == tag:
                return

    def end(self) -> None:
        while self.open:
            self.close(self.open[-1][0])
        self.flush()
        self.end_card()

    def end_block(self, tag: str) -> None:
        if self.raw is not None:
            if tag == self.raw_of[0]:
                self.end_raw()
            return
        if tag in ("td", "th"):
            self.end_cell()
        elif tag == "tr" and self.tables:
            self.tables[-1].close_row()
        elif tag == "table":
            self.end_table()
        elif tag == "caption" and self.tables and not self.tables[-1].in_cell:
            self.tables[-1].caption = tidy(self.buffers.get(self.part(), []))
            self.flush()
            self.end_card()
        else:
            self.flush()
            if tag in _OWN:
                self.end_card()

    def part(self) -> Part:
        if self.base.part and self.base.part != "body":
            return self.base.part
        if self.hidden or self.painting.unseen:
            return "hidden"
        if self.counts.get("select"):
            return "form"
        return "footer" if self.counts.get("footer") else "body"

    def under(self, headings: list[tuple[int, str]]) -> None:
        """What follows stands under these headings."""
        self.headings, self.above = headings, (*self.context, *(heading for _, heading in headings))

    def where(self, part: Part, line: int | None) -> Where:
        if self.base is NOWHERE:
            return at_line(line, part)
        if line is None:
            return self.base.at(part=part)
        return self.base.at(part=part, line=line + (self.base.line or 1) - 1)

    # text and blocks

    def text(self, value: str) -> None:
        if self.waiting:
            self.waiting.hears(value)
        if self.raw is not None:
            self.raw.append(value)
            return
        buffer = self.buffers.get(self.part())
        if not value or (not buffer and value.isspace()):
            return
        shown = spaced(value)
        self.append(f" {shown}" if buffer and would_glue(buffer[-1], shown) else shown)

    def append(self, shown: str) -> None:
        if self.raw is not None:
            self.raw.append(shown)
            return
        if self.line is None and not shown.isspace():
            self.line = self.seen
        self.buffers.setdefault(self.part(), []).append(shown)

    def flush(self) -> None:
        """End the block: into the cell if one is open, else as a piece or a line of a card."""
        if self.tables and self.tables[-1].in_cell:
            for buffer in self.buffers.values():
                if buffer and buffer[-1] != "\n":
                    buffer.append("\n")
            return
        buffers, self.buffers = self.buffers, {}
        for part, buffer in buffers.items():
            if shown := tidy(buffer):
                self.give(shown, part, self.line)
        self.line = None

    def give(self, shown: str, part: Part, line: int | None) -> None:
        level = self.level()
        if level or len(shown) > _SHORT or part != self.card_at[0] or len(self.card) >= _CARD_LINES:
            self.end_card()
        if level:
            self.under([h for h in self.headings if h[0] < level])
        if level or len(shown) > _SHORT:
            self.ready.append([Piece(shown, self.where(part, line), self.above)])
        else:
            self.card_at = self.card_at if self.card else (part, line)
            self.card.append(shown)
        if level and part != "hidden":
            self.under([*self.headings, (level, shown)])

    def level(self) -> int:
        """The level of the heading that is open, 0 for none."""
        if not self.in_heading:
            return 0
        for number, tag in enumerate(_HEADINGS, 1):
            if self.counts.get(tag):
                return number
        return 0

    def end_card(self) -> None:
        if self.card:
            self.ready.append([Piece("\n".join(self.card), self.where(*self.card_at), self.above)])
            self.card = []

    # tables

    def open_table(self, attributes: Mapping[str, str]) -> None:
        saved = None
        if self.tables and self.tables[-1].in_cell:
            self.tables[-1].nested = True
            saved, self.buffers = self.buffers, {}
        else:
            self.end_card()
        role = attributes.get("role", "").lower()
        self.tables.append(Table(role, bool(self.hidden), self.seen, saved))

    def open_part(self, tag: str, attributes: Mapping[str, str]) -> None:
        table = self.tables[-1]
        if table.in_cell:
            self.end_cell()
        if tag == "tr":
            table.open_row(bool(self.hidden) and not table.hidden)
        else:
            self.buffers = {}
            table.open_cell(attributes, tag == "th", bool(self.hidden) and not table.hidden)

    def end_cell(self) -> None:
        if not self.tables or not self.tables[-1].in_cell:
            return
        table, told = self.tables[-1], {part: tidy(buffer) for part, buffer in self.buffers.items()}
        hidden = told.pop("hidden", "") if self.base.part != "hidden" and not table.hidden else ""
        shown = "\n".join(filter(None, told.values()))
        table.blocks += "\n" in shown
        table.close_cell(shown, hidden)
        self.buffers = {}

    def end_table(self) -> None:
        if not self.tables:
            return
        self.end_cell()
        table = self.tables.pop()
        table.close_row()
        part: Part = "hidden" if table.hidden and not self.base.part else self.base.part or "body"
        if table.is_layout():
            for cell, hidden in table.cells():
                self.give(cell, "hidden" if hidden and part == "body" else part, table.line)
            self.end_card()
        elif table.rows:
            where = self.base.at(part=part, line=None)
            self.ready.append([Grid(iter(table.rows), where, table.caption, self.above)])
            for number, text in table.beside:
                row = " | ".join(filter(None, table.rows[number - 1].cells))[:_EXCERPT]
                self.ready.append([Piece(text, where.at(part="hidden", row=number), (*self.above, row))])
        self.buffers = {part: [*buffer, " "] for part, buffer in (table.outer or {}).items()}

    # what is not text of the page

    def end_raw(self) -> None:
        source, self.raw = "".join(self.raw or ()), None
        tag, kind, line = self.raw_of
        if not source.strip():
            self.append("____\n" if tag == "textarea" else "")
            return
        match tag:
            case "script":
                self.script(source, kind, line)
            case "style":
                self.style(source, line)
            case "title":
                self.title(tidy([source]), line)
            case "textarea":
                self.form(source, line, kind)
            case _:
                self.preformatted(source, line)

    def preformatted(self, source: str, line: int | None) -> None:
        if self.tables and self.tables[-1].in_cell:
            self.append(source.strip())
            return
        self.end_card()
        self.ready.append(plaintext.blocks([source], self.where(self.part(), line), self.above))

    def title(self, shown: str, line: int | None) -> None:
        if self.counts["svg"]:
            self.aside(shown, "hidden", line)
        else:
            self.aside(shown, "metadata", line)
            self.under([*self.headings, (0, shown)])

    def script(self, source: str, kind: str, line: int | None) -> None:
        if "json" in kind.lower() or source.lstrip()[:1] in ("{", "["):
            self.ready.append(jsondata.contents(source, self.where("script", None), self.above))
        else:
            self.ready.append(literals.contents(source, self.where("script", line), self.above))

    def style(self, source: str, line: int | None) -> None:
        self.sheet.add(source)
        self.ready.append(elements.styled_files(source))
        for comment in _CSS_COMMENT.finditer(source):
            self.aside(tidy([comment[1]]), "comment", line)
        for words in elements.styled_words(source):
            self.aside(words, "hidden", line)

    def comment(self, source: str) -> None:
        if not source.strip():
            return
        where = self.where("comment", self.seen)
        if "<" in source and self.depth < _DEEPEST:
            self.ready.append(self.inner(source, where, self.above, self.depth + 1))
        else:
            self.ready.append(plaintext.blocks([source], where, self.above))

    def form(self, value: str, line: int | None, name: str, hidden: bool = False) -> None:
        """The value of a field, with the label before it."""
        if self.tables and self.tables[-1].in_cell:
            self.append(f" {value} ")
            return
        before = tidy(self.buffers.get(self.part(), [])) or (self.card[-1] if self.card else "")
        label, self.labelled = ("" if before == self.labelled else before.rpartition("\n")[2]), before
        label = (label or name).rstrip(" :*")[-_SHORT:]
        part: Part = "hidden" if hidden or self.hidden or self.painting.unseen else "form"
        self.aside(f"{label}: {value.strip()}" if label else value.strip(), part, line)

    def aside(self, shown: str, part: Part, line: int | None) -> None:
        """Something beside the text: given out after the block it belongs to."""
        if shown.strip():
            kept = self.base.part if self.base.part and self.base.part != "body" else part
            self.ready.append([Piece(shown, self.where(kept, line), self.above)])
