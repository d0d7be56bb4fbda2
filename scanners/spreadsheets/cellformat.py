"""Number formats of spreadsheets: how a stored number is shown (ECMA-376 Part 1, 18.8.30 and 18.8.31).

Only what changes the meaning is rendered: dates and times, leading zeros and literals ("000-00-0000"), separators and
decimals of what can be no id. Everything else is given as stored, whole numbers without ".0".
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

Show = Callable[[float], str | None]
"""A stored number as shown; None where the format does not show it in a form that keeps its meaning."""

BUILTIN: dict[int, str] = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 5: "$#,##0", 6: "$#,##0", 7: "$#,##0.00", 8: "$#,##0.00",
    9: "0%", 10: "0.00%", 14: "m/d/yyyy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "m/d/yyyy h:mm", 37: "#,##0", 38: "#,##0", 39: "#,##0.00",
    40: "#,##0.00", 41: "#,##0", 42: "$#,##0", 43: "#,##0.00", 44: "$#,##0.00", 45: "mm:ss", 46: "[h]:mm:ss",
    47: "mm:ss.0",
    **dict.fromkeys((*range(27, 32), 36, *range(50, 55), 57, 58), "yyyy-mm-dd"),
    **dict.fromkeys((32, 33, 34, 35, 55, 56), "h:mm:ss"),
}  # fmt: skip
"""The formats that need no definition in the file; 14 and 22 as an American Excel shows them. Those of 27 to 58 are
dates of East Asian calendars, given as ISO dates."""

_MONTHS = "January February March April May June July August September October November December".split()
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_LAST_SERIAL = 2_958_466
_LONG = 10_000
"""From here on a whole number may be an id, whatever its separators and decimals."""

_QUIET = re.compile(r"\"[^\"]*\"|\\.|_.|\*.|\[[^\]]*\]")
_DATE_TOKEN = re.compile(
    r"\"(?P<quoted>[^\"]*)\"|\\(?P<escaped>.)|_.|\*.|\[(?P<bracket>[^\]]*)\]|(?P<half>AM/PM|A/P)"
    r"|(?P<code>y+|m+|d+|h+|s+(?:\.0+)?|e+)|(?P<other>.)",
    re.IGNORECASE | re.DOTALL,
)
_NUMBER_TOKEN = re.compile(
    r"\"(?P<quoted>[^\"]*)\"|\\(?P<escaped>.)|_.|\*.|\[\$(?P<money>[^\]\-]*)[^\]]*\]|\[[^\]]*\]|(?P<digit>[0#?])"
    r"|(?P<other>.)",
    re.DOTALL,
)
_TELLING = re.compile(r"[^\W\d_]{3}|\d{4}")
_CONDITION = re.compile(r"\[(<=|>=|<>|<|>|=)(-?\d+(?:\.\d+)?)\]")


@functools.lru_cache(maxsize=4096)
def shown(code: str, epoch_1904: bool = False) -> Show | None:
    """How numbers of that format code are shown; None if as stored (`General`, text, scientific, fractions)."""
    first = code.split(";", 1)[0]
    plain = _QUIET.sub("", first)
    if plain.strip().lower() in ("", "general", "@"):
        return None
    if re.search(r"[ymdhs]", plain, re.IGNORECASE) or re.search(r"\[(h+|m+|s+)\]", first, re.IGNORECASE):
        return _date(first, epoch_1904)
    if re.search(r"[eE][+-]|/|\?", plain) or not re.search(r"[0#]", plain):
        return None
    return _number(code)


def words(code: str) -> Iterator[str]:
    """The texts written into a format ('0" of Nora Quill"'), those that hold a word or a long number."""
    run = ""
    for token in _NUMBER_TOKEN.finditer(f"{code};"):
        text = token["quoted"] or token["escaped"] or (" " if run and token[0] in (" ", "_ ") else "")
        if text:
            run += text
        else:
            if _TELLING.search(run):
                yield run.strip()
            run = ""


def blank(code: str) -> frozenset[str]:
    """Which values the format shows to nobody: "+", "-" and "0" for numbers, "@" for text; as ";;;" all of them."""
    if ";" not in code:
        return frozenset()
    sections = code.split(";")[:4]
    shows = [bool(_shown_by(section)) for section in sections]
    if any(map(_CONDITION.search, sections)) or all(shows):
        return frozenset()
    kinds = {"+": shows[0], "-": shows[1], "0": shows[2] if len(shows) > 2 else shows[0]}
    kinds["@"] = shows[3] if len(shows) > 3 else True
    return frozenset(kind for kind, is_shown in kinds.items() if not is_shown)


def _shown_by(section: str) -> str:
    """What a section shows, but for blanks and colours."""
    return _NUMBER_TOKEN.sub(lambda m: m["quoted"] or m["escaped"] or m["digit"] or m["other"] or "", section).strip()


def stored(number: float) -> str:
    """A number as it is stored: whole ones without a decimal point, others as short as they are exact."""
    if number == int(number) and abs(number) < 1e17:
        return str(int(number))
    return repr(number)


def moment(serial: float, epoch_1904: bool = False) -> datetime | None:
    """The moment a serial number means, to the nearest second; None outside the years 1900 to 9999.

    Serial 60 is the day that never was (29 February 1900, kept for Lotus 1-2-3); the days before it count from one
    day later.
    """
    if not 0 <= serial < _LAST_SERIAL:
        return None
    start = datetime(1904, 1, 1) if epoch_1904 else datetime(1899, 12, 31 if serial < 60 else 30)
    return start + timedelta(seconds=round(serial * 86_400))


def _date(code: str, epoch_1904: bool) -> Show:
    tokens = list(_DATE_TOKEN.finditer(code))
    codes = {(m["code"] or "")[:1].lower() for m in tokens} - {""}
    named = bool(re.search(r"d", _QUIET.sub("", code), re.IGNORECASE))
    whole = {"y", "m"} <= codes and named
    clock_only = not codes & {"y", "d"} and bool(codes & {"h", "s"} or any(m["bracket"] for m in tokens))
    elapsed = any(re.fullmatch(r"h+|m+|s+", m["bracket"] or "", re.IGNORECASE) for m in tokens)

    def show(number: float) -> str | None:
        when = moment(number, epoch_1904)
        if when is None or elapsed:
            return None
        if clock_only and number < 1:
            return _rendered(tokens, when)
        # a birthday whose year the format hides is stored with the year: what is stored says more
        return _rendered(tokens, when) if whole else _iso(when)

    return show


def _iso(when: datetime) -> str:
    return when.date().isoformat() if when.time() == datetime.min.time() else when.isoformat(sep=" ")


def _rendered(tokens: list[re.Match[str]], when: datetime) -> str:
    halves = any(token["half"] for token in tokens)
    parts: list[str] = []
    minute_next = False
    for at, token in enumerate(tokens):
        code = (token["code"] or "").lower()
        if not code:
            half = token["half"] and ("AM" if when.hour < 12 else "PM")[: 1 if len(token["half"]) == 3 else 2]
            parts.append(token["quoted"] or token["escaped"] or half or token["other"] or "")
            continue
        following = next(((t["code"] or "").lower() for t in tokens[at + 1 :] if t["code"]), "")
        is_minute = code[0] == "m" and len(code) < 3 and (minute_next or following[:1] == "s")
        parts.append(_minute(code, when) if is_minute else _field(code, when, halves))
        minute_next = code[0] == "h"
    return "".join(parts).strip()


def _minute(code: str, when: datetime) -> str:
    return f"{when.minute:0{len(code)}d}"


def _field(code: str, when: datetime, halves: bool) -> str:
    width = min(len(code), 2)
    match code[0], len(code):
        case (("y" | "e"), length):
            return f"{when.year:04d}" if length > 2 or code[0] == "e" else f"{when.year % 100:02d}"
        case "m", length if length > 2:
            name = _MONTHS[when.month - 1]
            return name[0] if length == 5 else name[:3] if length == 3 else name
        case "d", length if length > 2:
            name = _DAYS[when.weekday()]
            return name[:3] if length == 3 else name
        case "h", _:
            return f"{(when.hour - 1) % 12 + 1 if halves else when.hour:0{width}d}"
        case "s", _:
            return f"{when.second:02d}" if code.startswith("ss") else str(when.second)
        case letter, _:
            return f"{when.month if letter == 'm' else when.day:0{width}d}"


def _number(code: str) -> Show | None:
    sections = code.split(";")
    conditions = [_CONDITION.search(section) for section in sections]
    patterns = [_pattern(section) for section in sections]

    def show(number: float) -> str | None:
        for section, condition in enumerate(conditions):
            if condition and not _holds(number, condition[1], float(condition[2])):
                continue
            if condition or not any(conditions) or section == len(conditions) - 1:
                break
        if not any(conditions):
            section = 0 if number >= 0 or len(sections) == 1 else 1
            section = 2 if number == 0 and len(sections) > 2 else section
        pattern = patterns[section]
        if pattern is None:
            return None
        text = pattern(abs(number))
        return f"-{text}" if number < 0 and section == 0 else text

    return show


def _holds(number: float, sign: str, bound: float) -> bool:
    return {
        "<": number < bound,
        "<=": number <= bound,
        ">": number > bound,
        ">=": number >= bound,
        "=": number == bound,
        "<>": number != bound,
    }[sign]


def _pattern(section: str) -> Callable[[float], str] | None:
    """One section of a format as a function of a number that is not negative; None if it shows no digits."""
    items: list[tuple[bool, str]] = []
    for token in _NUMBER_TOKEN.finditer(section):
        if token["digit"]:
            items.append((True, token["digit"]))
        else:
            items.append((False, token["quoted"] or token["escaped"] or token["money"] or token["other"] or ""))
    digits = [at for at, item in enumerate(items) if item[0]]
    if not digits:
        return None
    literals = {text for is_digit, text in items[digits[0] : digits[-1] + 1] if not is_digit}
    percent = any(not is_digit and text == "%" for is_digit, text in items)
    before = "".join(text for is_digit, text in items[: digits[0]])
    after = "".join(text for is_digit, text in items[digits[-1] + 1 :])
    if after.startswith(",") or "E" in literals:
        return None  # scaled by a thousand: what is stored says more
    if literals <= {",", "."} and (literals or percent):
        decimals = _decimals(items[digits[0] : digits[-1] + 1])
        grouped = "," if "," in literals else ""
        money = percent or before.strip() or after.strip()
        # an id may be shown as "1,073,107,919.00": what is stored is the id
        return lambda n: (
            stored(n)
            if n >= _LONG and n == int(n) and not money
            else f"{before}{n * (100 if percent else 1):{grouped}.{decimals}f}{after}"
        )
    return functools.partial(_filled, items[digits[0] : digits[-1] + 1], before, after)


def _decimals(items: list[tuple[bool, str]]) -> int:
    points = [at for at, item in enumerate(items) if item == (False, ".")]
    return sum(is_digit for is_digit, _ in items[points[0] :]) if points else 0


def _filled(items: list[tuple[bool, str]], before: str, after: str, number: float) -> str:
    """Digits put into their places from the right, as for "00000" and "000-00-0000"."""
    if number != int(number):
        return stored(number)
    rest, parts = str(int(number)), []
    for is_digit, text in reversed(items):
        if not is_digit:
            parts.append(text)
        elif rest:
            parts.append(rest[-1])
            rest = rest[:-1]
        elif text == "0":
            parts.append("0")
    return f"{before}{rest}{''.join(reversed(parts))}{after}".strip()
