"""What a value in a configuration may be: each function reads one kind of value, or says what is wrong with it.

A reader takes the parsed value and its place in the file, and raises the ConfigError of that place. No message repeats
the value itself.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any

from connectors.contract import Level
from dlp import patterns
from dlp.errors import nearest, no_file
from dlp.toml_tables import Reader, Spot


def text(value: Any, spot: Spot) -> str:
    """A string that says something, on one line."""
    if not isinstance(value, str):
        raise spot.wrong(f"must be text in quotes, not {_kind(value)}")
    if not value.strip() or not value.isprintable():
        raise spot.wrong("must not be empty, and must stand on one line")
    return value


def flag(value: Any, spot: Spot) -> bool:
    """true or false."""
    if not isinstance(value, bool):
        raise spot.wrong(f"must be true or false, not {_kind(value)}")
    return value


def whole(least: int = 0, most: int = 1 << 62) -> Reader:
    """A whole number within bounds."""

    def read(value: Any, spot: Spot) -> int:
        if isinstance(value, bool) or not isinstance(value, int):
            raise spot.wrong(f"must be a whole number, not {_kind(value)}")
        if not least <= value <= most:
            raise spot.wrong(f"must be at least {least}" + (f" and at most {most}" if most < 1 << 62 else ""))
        return value

    return read


def share(value: Any, spot: Spot) -> float:
    """A part of a whole: above 0 and at most 1."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value <= 1:
        raise spot.wrong("must be a number above 0 and at most 1, such as 0.2")
    return float(value)


def one_of(*words: str) -> Reader:
    """One of a few words."""

    def read(value: Any, spot: Spot) -> str:
        if not isinstance(value, str) or value not in words:
            near = nearest(value, words) if isinstance(value, str) else ""
            raise spot.wrong(f"must be one of {', '.join(words)}{near}")
        return value

    return read


def each(reader: Reader, least: int = 0) -> Reader:
    """A list, every value of which the reader accepts; a single value counts as a list of one."""

    def read(value: Any, spot: Spot) -> tuple[Any, ...]:
        values = value if isinstance(value, list) else [value]
        if len(values) < least:
            raise spot.wrong(f"needs at least {least} value{'s' if least > 1 else ''}")
        return tuple(reader(one, spot) for one in values)

    return read


def by_name(reader: Reader) -> Reader:
    """A table with names of the district's own choosing."""

    def read(value: Any, spot: Spot) -> Mapping[str, Any]:
        if not isinstance(value, dict):
            raise spot.wrong("must be a table")
        return {name: reader(one, spot.at(name)) for name, one in value.items()}

    return read


def path(value: Any, spot: Spot) -> Path:
    """A file or folder; relative to the configuration file. It need not exist."""
    try:
        return spot.document.folder / Path(text(value, spot)).expanduser()
    except RuntimeError:
        raise spot.wrong('begins with "~", but there is no such home folder') from None


def duration(value: Any, spot: Spot) -> timedelta:
    """A length of time: a number and s, m, h, d or w."""
    found = re.fullmatch(r"\s*(\d{1,6})\s*(s|m|min|h|d|w)\s*", value) if isinstance(value, str) else None
    if not found or not int(found.group(1)):
        raise spot.wrong('must be a length of time such as "30m", "24h" or "7d"')
    unit = {"s": "seconds", "m": "minutes", "min": "minutes", "h": "hours", "d": "days", "w": "weeks"}[found.group(2)]
    return timedelta(**{unit: int(found.group(1))})


def size(value: Any, spot: Spot) -> int:
    """A size in bytes: a whole number, or text with a unit; decimal and binary units alike mean powers of 1024."""
    if isinstance(value, int) and not isinstance(value, bool) and value > 0:
        return value
    found = re.fullmatch(r"\s*(\d{1,12})\s*([KMGT]?)i?B?\s*", value, re.IGNORECASE) if isinstance(value, str) else None
    if not found or not int(found.group(1)):
        raise spot.wrong('must be a size such as "512 MB" or "4 GiB", or a number of bytes')
    return int(found.group(1)) << 10 * " KMGT".index(found.group(2).upper() or " ")


def email(value: Any, spot: Spot) -> str:
    """A mail address, in lower case."""
    if not re.fullmatch(r"[^@\s<>\",;:]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+", text(value, spot)):
        raise spot.wrong('must be a mail address such as "officer@example.org"')
    return str(value).lower()


def domain(value: Any, spot: Spot) -> str:
    """A mail domain, in lower case, without the @."""
    name = text(value, spot).lower().removeprefix("@").rstrip(".")
    if not re.fullmatch(r"(?!-)[^\W_](?:[^\W_]|-)*(?:\.(?:[^\W_]|-)+)+", name) or len(name) > 253:
        raise spot.wrong('must be a mail domain such as "example.k12.ma.us"')
    return name


def host_port(value: Any, spot: Spot) -> str:
    """A host, with a port or without: `mail.example.org:587`."""
    found = re.fullmatch(r"(\[[0-9A-Fa-f:]+\]|[\w.-]+)(?::(\d{1,5}))?", text(value, spot))
    if not found or not 0 < int(found.group(2) or 1) < 65_536:
        raise spot.wrong('must be a host, or host:port, such as "smtp.example.org:587"')
    return str(value)


def url(value: Any, spot: Spot) -> str:
    """An address that begins with a scheme such as https:// (or a database's)."""
    if not re.match(r"[a-z][a-z0-9+.-]*://\S", text(value, spot)):
        raise spot.wrong('must be an address such as "https://www.example.org"')
    return str(value)


def window(value: Any, spot: Spot) -> str:
    """A time of day, from and to: `20:00-05:00` (local time; it may go over midnight)."""
    if not re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d", text(value, spot)):
        raise spot.wrong('must be a time of day from and to, such as "20:00-05:00"')
    return str(value)


def id_pattern(value: Any, spot: Spot) -> str:
    """A regular expression for an id of the district (see dlp.patterns)."""
    if complaint := patterns.problem(text(value, spot)):
        raise spot.wrong(f"{complaint}; example: '\\d{{6}}' for six digits")
    return str(value)


def exposure(value: Any, spot: Spot) -> Level | None:
    """A level of exposure, or "auto" (None): what the connector finds."""
    word = one_of("auto", *(level.value for level in Level))(value, spot)
    return None if word == "auto" else Level(word)


def users(value: Any, spot: Spot) -> tuple[str, ...] | None:
    """ "all" (None), or mail addresses."""
    addresses: tuple[str, ...] = each(email, least=1)(value, spot) if value != "all" else ()
    return addresses or None


def pack(value: Any, spot: Spot) -> str:
    """A policy pack: the name of one of ours, or a file that is there (what holds a slash or ends in .yaml)."""
    name = text(value, spot)
    if not ("/" in name or "\\" in name or name.endswith((".yaml", ".yml"))):
        return name
    file = path(name, spot)
    if not file.exists():
        raise spot.wrong(f"names a policy pack, but {no_file(file)}")
    return str(file)


def source_name(value: Any, spot: Spot) -> str:
    """A source's name: the first half of every item's id, so without slashes and spaces."""
    if not re.fullmatch(r"[\w.-]{1,64}", text(value, spot)) or value in {".", ".."}:
        raise spot.wrong('must be a short name of letters, digits, "-", "_" and "."')
    return str(value)


def roles(value: Any, spot: Spot) -> Mapping[str, tuple[str, ...]] | tuple[str, ...]:
    """The addresses of one role, or a building's table of roles."""
    addresses = each(email, least=1)
    found: Mapping[str, tuple[str, ...]] | tuple[str, ...]
    found = by_name(addresses)(value, spot) if isinstance(value, dict) else addresses(value, spot)
    return found


def _kind(value: Any) -> str:
    kinds = {bool: "true or false", int: "a number", float: "a number", str: "text", list: "a list", dict: "a table"}
    if isinstance(value, datetime.date | datetime.time):
        return "a date or time"
    return kinds.get(type(value), type(value).__name__)
