"""What the styles of a page hide: elements that are not shown, text off the screen, and text that cannot be seen.

CSS 2.2 and its successors, as far as a rule speaks of one element alone ("p", ".note", "#x", "p.note.old"); what
depends on where an element stands, on a pointer or on the size of a screen is left open, and so are sheets outside.
Text is unseen where its colour is that of the ground under it, or where it is next to no size.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from scanners.reading.colours import UNKNOWN, WHITE, Colour, alike, by_hex

CLEAR = "transparent"
"""The colour of text that is not painted at all."""

_NAMES: dict[str, Colour] = {
    "white": WHITE, "black": (0, 0, 0), "snow": (255, 250, 250), "ghostwhite": (248, 248, 255), "red": (255, 0, 0),
    "silver": (192, 192, 192), "gray": (128, 128, 128), "grey": (128, 128, 128), "green": (0, 128, 0),
    "blue": (0, 0, 255), "navy": (0, 0, 128), "yellow": (255, 255, 0),
}  # fmt: skip
_LONGEST_NAME = 30
_INHERITED = ("inherit", "initial", "unset", "currentcolor")
_MOST_STYLE = 256 << 10
_MOST_LOOKS = 10_000
_FAR = 500  # pixels off the screen; what is moved less is only shifted

_COMMENT = re.compile(r"/\*.*?(?:\*/|$)", re.S)
_BRACE = re.compile(r"([{}])")
_ALWAYS = re.compile(r"@(?:supports\b.*|layer\b.*|media\s+(?:only\s+)?(?:all|screen)\s*)", re.I | re.S)
_COMPOUND = re.compile(r"([a-z][\w-]*|\*)?((?:[.#][\w-]+)*)", re.I)
_BETWEEN = re.compile(r"[\s>+~]+")
_HEX = re.compile(r"#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})", re.I)
_FUNCTION = re.compile(r"rgba?\(\s*([\d.]+)[\s,]+([\d.]+)[\s,]+([\d.]+)(?:[\s,/]+([\d.]+%?))?\s*\)", re.I)
_LENGTH = re.compile(r"([+-]?(?:\d+\.?\d*|\.\d+))(px|pt|em|rem|ex|ch|%|vw|vh|in|cm|mm)?", re.I)
_PIXELS = {"px": 1.0, "pt": 1.33, "em": 16.0, "rem": 16.0, "ex": 8.0, "ch": 8.0, "vw": 10.0, "vh": 8.0, "%": 10.0}
_PIXELS |= {"in": 96.0, "cm": 38.0, "mm": 3.8, "": 1.0}
_CLIP = re.compile(r"rect\(\s*[01](?:px)?(?:\s*,?\s*[01](?:px)?){3}\s*\)|(?:inset\(\s*(?:50|100)%|circle\(\s*0).*")
_SIDES = ("left", "right", "top", "bottom", "margin-left", "margin-top", "text-indent", "inset-inline-start")
_AWAY = re.compile(r"(?:translate[xy]?|translate3d)\(\s*-\d{3,}|scale[xy]?\(\s*0\s*[,)]", re.I)

Declarations = Mapping[str, str]


class Look(NamedTuple):
    """What styles say of one element: whether it is shown, and what of its text they change (None: nothing)."""

    hides: bool = False
    colour: Colour | None = None
    ground: Colour | None = None
    tiny: bool | None = None


PLAIN = Look()


class Paint(NamedTuple):
    """How text is painted at one place of a page: what an element inherits and hands down."""

    colour: Colour = (0, 0, 0)
    ground: Colour = WHITE
    tiny: bool = False

    def under(self, look: Look) -> Paint:
        """The paint inside an element of that look."""
        return Paint(
            self.colour if look.colour is None else look.colour,
            self.ground if look.ground is None else look.ground,
            self.tiny if look.tiny is None else look.tiny,
        )

    @property
    def unseen(self) -> bool:
        """Whether text so painted is on the page and nobody sees it."""
        return self.tiny or self.colour == CLEAR or alike(self.colour, self.ground)


@dataclass(slots=True)
class Painting:
    """The paint where a page's reading stands, and whether nobody sees what it paints."""

    unseen: bool = False
    _paint: Paint = field(default_factory=Paint)
    _before: list[tuple[int, Paint]] = field(default_factory=list)
    """How many elements were open when the paint changed, and what it was before."""

    def enter(self, depth: int, look: Look) -> None:
        """An element of that look is open now, the `depth`th."""
        self._before.append((depth, self._paint))
        self._take(self._paint.under(look))

    def leave(self, depth: int) -> None:
        """No more than `depth` elements are open now."""
        if self._before and self._before[-1][0] > depth:
            self._take(self._before.pop()[1])

    def _take(self, paint: Paint) -> None:
        self._paint, self.unseen = paint, paint.unseen


class _Rule(NamedTuple):
    tag: str
    names: frozenset[str]
    declared: Declarations


@dataclass(slots=True)
class Sheet:
    """The rules of a page's own style elements, by the name (".note", "#x") or else the tag that each asks for."""

    tags: set[str] = field(default_factory=set)
    """Tags that some rule speaks of: such elements have a look even without attributes."""
    _rules: dict[str, list[_Rule]] = field(default_factory=dict)
    _linked: bool = False
    _looks: dict[tuple[str, ...], Look] = field(default_factory=dict)

    def add(self, style: str) -> None:
        """Take in the rules of a style element."""
        self._looks.clear()
        self._linked = self._linked or "@import" in style
        for selectors, body in _blocks(_COMMENT.sub(" ", style[:_MOST_STYLE])):
            declared = declarations(body)
            for selector in selectors.split(","):
                self._put(selector.strip(), declared)

    def _put(self, selector: str, declared: Declarations) -> None:
        if ":" in selector or not declared:
            return
        if (simple := _COMPOUND.fullmatch(selector)) is None:
            # an element somewhere: what it is painted with there is not known, and whether it is shown neither
            declared = {key: UNKNOWN for key in declared if key in ("color", "background", "background-color")}
            simple = _COMPOUND.fullmatch(_BETWEEN.split(selector)[-1])
        if simple is None or not selector or not declared:
            return
        tag, names = (simple[1] or "").lower().strip("*"), frozenset(re.findall(r"[.#][\w-]+", simple[2]))
        if not names and tag:
            self.tags.add(tag)
        self._rules.setdefault(next(iter(names), tag), []).append(_Rule(tag, names, declared))

    def link(self) -> None:
        """A style sheet outside the page: what it says of classes is not known."""
        self._linked = True
        self._looks.clear()

    def look(self, tag: str, attributes: Mapping[str, str]) -> Look:
        """How the styles show one element."""
        given = tuple(f"{key}={value}" for key, value in attributes.items() if key in _GIVEN)
        if not given and tag not in self.tags:
            return PLAIN
        key = (tag, *given)
        found = self._looks.get(key)
        if found is None:
            found = self._worked_out(tag, attributes)
            if len(self._looks) < _MOST_LOOKS:
                self._looks[key] = found
        return found

    def _worked_out(self, tag: str, attributes: Mapping[str, str]) -> Look:
        own = {f".{name}" for name in attributes.get("class", "").split()}
        if named := attributes.get("id"):
            own.add(f"#{named}")
        rules = [r for key in (tag, *sorted(own)) for r in self._rules.get(key, ()) if r.tag in ("", tag)]
        rules = [rule for rule in rules if rule.names <= own]
        declared: dict[str, str] = dict(_by_attributes(tag, attributes))
        if own and self._linked and not rules:
            declared |= {"color": UNKNOWN, "background": UNKNOWN}
        for rule in sorted(rules, key=lambda rule: len(rule.names)):
            declared |= rule.declared
        declared |= declarations(attributes.get("style", ""))
        for rule in rules:  # what is important to a sheet wins over the element's own style
            declared |= {key: value for key, value in rule.declared.items() if value.endswith("!important")}
        return _look(declared)


_BY_ATTRIBUTE = {"bgcolor": "background-color", "color": "color", "text": "color"}
_OF_DRAWINGS = ("display", "visibility", "opacity", "font-size", "fill-opacity")
_GIVEN = frozenset({"class", "id", "style", "background", *_BY_ATTRIBUTE, *_OF_DRAWINGS})


def _by_attributes(tag: str, attributes: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """What attributes say that are styles by another name."""
    for key in attributes:
        if key in _BY_ATTRIBUTE and (key != "text" or tag == "body"):
            yield _BY_ATTRIBUTE[key], attributes[key].strip().lower()
        elif key in _OF_DRAWINGS:
            yield key, attributes[key].strip().lower()
    if attributes.get("background"):
        yield "background", UNKNOWN


def _blocks(style: str) -> Iterator[tuple[str, str]]:
    """(selectors, declarations) of the rules that hold for a page on a screen, whatever its size."""
    preludes: list[str] = []
    parts = _BRACE.split(style)
    for before, brace in zip(parts[::2], parts[1::2], strict=False):
        if brace == "{":
            preludes.append(before.rpartition(";")[2].strip())
        elif preludes:
            selectors = preludes.pop()
            if not selectors.startswith("@") and all(_ALWAYS.fullmatch(p) for p in preludes):
                yield selectors, before


def declarations(style: str) -> Declarations:
    """The declarations of a rule or of a style attribute, lower-cased, the last of a name."""
    found: dict[str, str] = {}
    for declaration in style[:_MOST_STYLE].split(";"):
        name, colon, value = declaration.partition(":")
        if colon:
            found[name.strip().lower()] = value.strip().lower().replace(" !important", "!important")
    return found


def _look(declared: dict[str, str]) -> Look:
    plain = {key: value.removesuffix("!important").strip() for key, value in declared.items()}
    tint = colour(plain["color"]) if plain.get("color", "inherit") not in _INHERITED else None
    if tint == CLEAR and ("text-shadow" in plain or "text" in plain.get("-webkit-background-clip", "")):
        tint = UNKNOWN
    return Look(_hides(plain), tint, _ground(plain), _tiny(plain.get("font-size")))


def _hides(declared: Declarations) -> bool:
    """Whether an element so declared is not shown, or is shown where nobody can look."""
    get = declared.get
    if get("display") == "none" or get("visibility") in ("hidden", "collapse") or get("mso-hide") == "all":
        return True
    if any(_is_nothing(get(key)) for key in ("opacity", "fill-opacity")) or get("content-visibility") == "hidden":
        return True
    if _CLIP.fullmatch(get("clip", "")) or _CLIP.fullmatch(get("clip-path", "")) or _AWAY.search(get("transform", "")):
        return True
    if get("overflow") in ("hidden", "clip") and any(
        _is_nothing(get(key)) for key in ("height", "max-height", "width", "max-width")
    ):
        return True
    placed = get("position") in ("absolute", "fixed", "relative")
    return any(
        (placed or "-" in key) and (length := _pixels(get(key))) is not None and length <= -_FAR for key in _SIDES
    )


def _is_nothing(value: str | None) -> bool:
    return value is not None and (found := _LENGTH.fullmatch(value)) is not None and float(found[1]) == 0


def _pixels(value: str | None) -> float | None:
    found = _LENGTH.fullmatch(value) if value else None
    return float(found[1]) * _PIXELS[(found[2] or "").lower()] if found else None


def _tiny(size: str | None) -> bool | None:
    """Whether text of that size can be read by nobody; None where the size is what it is a share of."""
    found = _LENGTH.fullmatch(size) if size else None
    if found is None:
        return None if not size or size in ("inherit", "smaller", "larger") else False
    if (found[2] or "").lower() in ("em", "%", "ex"):
        return True if float(found[1]) == 0 else None
    return (_pixels(size) or 0) < 2


def _ground(declared: Declarations) -> Colour | None:
    """The ground that an element lays under its text; None if it lays none."""
    found: Colour | None = None
    for key in ("background", "background-color", "background-image"):
        value = declared.get(key)
        if value is None or value in ("none", CLEAR, *_INHERITED):
            continue
        if not value or "(" in _FUNCTION.sub("", value):  # a picture, a gradient, a variable
            return UNKNOWN
        tint = next((c for word in _worded(value) if (c := colour(word)) != UNKNOWN), UNKNOWN)
        found = found if tint == CLEAR else tint
    return found


def _worded(value: str) -> list[str]:
    return [*(m[0] for m in _FUNCTION.finditer(value)), *_FUNCTION.sub(" ", value).split()]


def colour(value: str) -> Colour:
    """A colour as CSS writes it; `UNKNOWN` for what is none, or none that can be told here."""
    value = value.strip().lower()
    if _HEX.fullmatch(value):
        digits = value[1:] if len(value) > 5 else "".join(digit * 2 for digit in value[1:])
        if digits[6:] == "00":
            return CLEAR
        return by_hex(digits[:6])
    if found := _FUNCTION.fullmatch(value):
        if found[4] and float(found[4].rstrip("%")) == 0:
            return CLEAR
        return tuple(min(255, round(float(part))) for part in found.groups()[:3])  # type: ignore[return-value]
    return _NAMES.get(value, value if value.isalpha() and len(value) <= _LONGEST_NAME else UNKNOWN)
