"""The tags, texts and comments of an HTML page in order, whatever the page is like.

`events` parses with lxml. Where that cannot do (a page nested deeper than libxml2 allows, one too large for a tree in
memory), a tokenizer of our own reads the same things without building a tree: in linear time, at any depth.
"""

from __future__ import annotations

import html
import itertools
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Literal, NamedTuple

LARGEST_TREE = 32 << 20
"""Characters of a page that is parsed into a tree; the tree takes about ten times that in memory."""

RAW = frozenset({"script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"})
VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
IMPLIED = frozenset("p li dt dd tr td th tbody thead tfoot option optgroup colgroup".split())
"""Elements whose end tag may be left out: the next of their kind, or their parent's end, ends them."""

PLAIN = frozenset({"p", "div"})
"""Elements that most of a page's text stands in, with nothing inside but text."""

_DEEPEST_TREE = 400  # libxml2 gives up at 2,048 levels, and a table within a table adds three that are implied
_LONGEST_TAG = 32 << 10  # of a tag that libxml2 gets however many attributes it has
_MOST_ATTRIBUTES = 2_000  # it compares each with all before: 100,000 take a minute
_NAME = re.compile(r"<(/?)([a-zA-Z][^\s/>]*)")
_NESTING = re.compile(  # the first group of names is passed over sooner: it is most of most pages
    r"<(?!/?(?:p|li|t[dr])[ >])(/?)"
    rf"(?!(?i:{'|'.join(sorted(IMPLIED | VOID))})(?:[\s/>]|$))[a-zA-Z][^\s/>]*(/>)?"
)
_ATTRIBUTE = re.compile(r"[\s/]*([^\s/>=][^\s/>=]*)(\s*=\s*)?")
_UNQUOTED = re.compile(r"[^\s>]*")
_ENDS = {
    "<!--": re.compile("-->"),
    "<script": re.compile(r"</script", re.I | re.A),
    "<style": re.compile(r"</style", re.I | re.A),
}
"""What begins a comment or an element that takes all up to its end for its own, and what ends it."""

_ENDLESS = re.compile("|".join(_ENDS), re.I | re.A)
_NO_ATTRIBUTES: Mapping[str, str] = {}


class Event(NamedTuple):
    """A start tag, an end tag (`value` is the name in lower case), a text or a comment (entities decoded).

    A `paragraph` is the start, the text and the end of one of `PLAIN` without attributes, and the text after it
    (`tail`), all at once; `tag` says which.
    """

    kind: Literal["start", "end", "text", "comment", "paragraph"]
    value: str
    attributes: Mapping[str, str]
    line: int | None
    tail: str = ""
    tag: str = ""


def events(source: str, shaped: Callable[[Any], None] | None = None) -> Iterator[Event]:
    """The events of a page. Never raises for bad content. `shaped` may name elements of its tree otherwise."""
    if len(source) <= LARGEST_TREE and _depth(source) < _DEEPEST_TREE and not _is_crowded(source):
        tree = _tree(source)
        if tree is not None:
            if shaped is not None:
                shaped(tree)
            return itertools.chain(_whole(tree), _unfinished(source))
    return tokens(source)


def _depth(source: str) -> int:
    """An upper bound of the nesting: start tags not yet closed by as many end tags, at its highest."""
    depth = highest = 0
    for closing, empty in _NESTING.findall(source):
        if closing:
            depth = max(0, depth - 1)
        elif not empty:
            depth += 1
            highest = max(highest, depth)
    return highest


def _is_crowded(source: str) -> bool:
    """Whether a tag has more attributes than libxml2 reads in a short time. Costs a look at every 32 KB or so."""
    at, last = 0, len(source) - _LONGEST_TAG
    while at <= last:
        end = source.rfind(">", at, at + _LONGEST_TAG)
        if end < 0:
            start = source.find("<", at, at + _LONGEST_TAG)
            end = source.find(">", start) if start >= 0 else at + _LONGEST_TAG - 1
            tag = source[start : end if end >= 0 else len(source)] if start >= 0 else ""
            if len(tag) >= _LONGEST_TAG // 2 and len(_Tokens(tag).first().attributes) > _MOST_ATTRIBUTES:
                return True
            if end < 0:
                return False
        at = end + 1
    return False


def _tree(source: str) -> Any:
    from lxml import etree

    parser = etree.HTMLParser(encoding="utf-8", recover=True, no_network=True, huge_tree=True)
    try:
        return etree.fromstring(source.encode("utf-8", "replace"), parser)
    except (etree.LxmlError, ValueError):
        return None


def _unfinished(source: str) -> Iterator[Event]:
    """A tag at the end of the page that is never closed, which neither libxml2 nor a browser takes for anything."""
    begin = source.rfind("<")
    if begin > source.rfind(">") and _NAME.match(source, begin):
        yield Event("comment", source[begin + 1 :], _NO_ATTRIBUTES, None)


def _whole(root: Any) -> Iterator[Event]:
    """The tree, and what libxml2 lays beside it: comments before it, and all that follows its end tag."""
    before = reversed(list(root.itersiblings(preceding=True)))
    for node in (*before, root, *root.itersiblings()):
        if isinstance(node.tag, str):
            yield from _walk(node)
        elif node.text:
            yield Event("comment", node.text, _NO_ATTRIBUTES, node.sourceline)


def _walk(root: Any) -> Iterator[Event]:
    """The tree in document order, without recursion."""
    yield from _opening(root)
    path: list[tuple[Any, Iterator[Any]]] = [(root, iter(root))]
    while path:
        node, children = path[-1]
        for child in children:
            tag = child.tag
            if tag in PLAIN and not len(child) and not child.keys():
                yield Event("paragraph", child.text or "", _NO_ATTRIBUTES, child.sourceline, child.tail or "", tag)
                continue
            if isinstance(tag, str):
                yield from _opening(child)
                path.append((child, iter(child)))
                break
            if child.text:
                yield Event("comment", child.text, _NO_ATTRIBUTES, child.sourceline)
            if child.tail:
                yield Event("text", child.tail, _NO_ATTRIBUTES, None)
        else:
            path.pop()
            yield Event("end", node.tag, _NO_ATTRIBUTES, None)
            if node.tail and node is not root:
                yield Event("text", node.tail, _NO_ATTRIBUTES, None)


def _opening(node: Any) -> Iterator[Event]:
    line = node.sourceline
    yield Event("start", node.tag, node.attrib, line)
    if node.text:
        yield Event("text", node.text, _NO_ATTRIBUTES, line)


def tokens(source: str) -> Iterator[Event]:
    """The events by tokens alone: what stands there, with no element implied."""
    reader = _Tokens(source)
    while (event := reader.next()) is not None:
        if event.value or event.kind == "text":
            yield event


def may_be_open(source: str) -> bool:
    """Whether the page may end within a tag, a comment or a raw element: cheaply, and sooner too often than not."""
    if source.rfind("<") > source.rfind(">"):
        return True
    last = {begun[0].lower(): begun.start() for begun in _ENDLESS.finditer(source)}
    return any(_ENDS[begun].search(source, at) is None for begun, at in last.items())


def is_open(source: str) -> bool:
    """Whether the page ends within a tag, a comment, a script or a style sheet."""
    reader = _Tokens(source)
    while reader.next() is not None:
        pass
    return reader.unended


class _Tokens:
    """A place in the source. What was not found once further on is not looked for again: the time stays linear."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.lower = source.lower() if len(source.lower()) == len(source) else source
        self.at = 0
        self.line = 1
        self.counted = 0
        self.raw: str | None = None
        self.missing: set[str] = set()
        self.unended = False
        """Whether the source ended within what was read last."""

    def find(self, what: str, at: int) -> int:
        if what in self.missing:
            return -1
        found = self.lower.find(what, at)
        if found < 0:
            self.missing.add(what)
        return found

    def here(self) -> int:
        self.line += self.source.count("\n", self.counted, self.at)
        self.counted = self.at
        return self.line

    def first(self) -> Event:
        """What the source begins with, which must be markup."""
        return self.markup(self.line)

    def next(self) -> Event | None:
        if self.at >= len(self.source):
            return None
        line = self.here()
        if self.raw:
            return self.content(line)
        return self.markup(line) if self.source[self.at] == "<" else self.text(line)

    def markup(self, line: int) -> Event:
        if self.source.startswith("<!--", self.at):
            return self.comment(line)
        if tag := _NAME.match(self.source, self.at):
            return self.tag(tag, line)
        if not self.source.startswith(("<!", "<?", "</"), self.at):
            return self.text(line)
        end = self.find(">", self.at)
        begin = self.at + (1 if self.source.startswith("<?", self.at) else 2)
        value = self.source[begin : end if end >= 0 else None]
        self.at = end + 1 if end >= 0 else len(self.source)
        # a declaration that is none, code of a server (<?php), "</ x>": browsers take them for comments
        kind: Literal["text", "comment"] = "text" if value[:7].lower() == "doctype" else "comment"
        return Event(kind, value if kind == "comment" else "", _NO_ATTRIBUTES, line)

    def text(self, line: int) -> Event:
        end = self.find("<", self.at + 1)
        end = end if end >= 0 else len(self.source)
        value = html.unescape(self.source[self.at : end])
        self.at = end
        return Event("text", value, _NO_ATTRIBUTES, line)

    def content(self, line: int) -> Event:
        """What stands in a script, a style, a textarea, up to its end tag."""
        name, self.raw = self.raw, None
        end = self.find(f"</{name}", self.at)
        self.unended = end < 0 and name in ("script", "style")
        end = end if end >= 0 else len(self.source)
        value = self.source[self.at : end]
        self.at = end
        return Event("text", value, _NO_ATTRIBUTES, line)

    def comment(self, line: int) -> Event:
        end = self.find("-->", self.at + 4)
        self.unended = end < 0
        value = self.source[self.at + 4 : end if end >= 0 else None]
        self.at = end + 3 if end >= 0 else len(self.source)
        return Event("comment", value, _NO_ATTRIBUTES, line)

    def tag(self, tag: re.Match[str], line: int) -> Event:
        self.at = tag.end()
        name = tag[2].lower()
        attributes = self.attributes()
        if tag[1]:
            return Event("end", name, _NO_ATTRIBUTES, line)
        self.raw = name if name in RAW else None
        return Event("start", name, attributes, line)

    def attributes(self) -> dict[str, str]:
        """The attributes of the tag; stands after its ">" in the end."""
        found: dict[str, str] = {}
        while attribute := _ATTRIBUTE.match(self.source, self.at):
            self.at = attribute.end()
            found.setdefault(attribute[1].lower(), html.unescape(self.value()) if attribute[2] else "")
        end = self.find(">", self.at)
        self.unended = end < 0
        self.at = end + 1 if end >= 0 else len(self.source)
        return found

    def value(self) -> str:
        quote = self.source[self.at : self.at + 1]
        if quote in ('"', "'") and (end := self.find(quote, self.at + 1)) >= 0:
            value = self.source[self.at + 1 : end]
            self.at = end + 1
            return value
        unquoted = _UNQUOTED.match(self.source, self.at)
        assert unquoted is not None  # it matches nothing at all, too
        self.at = unquoted.end()
        return unquoted.group()
