"""Folders that an NFS server hands out, as its exports(5) defines them: to which machines, and as which account."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from connectors.service_text import NotService, text_of

EXPORTS = Path("/etc/exports")
_NOBODY = 65534
_TOKEN = re.compile(r'"([^"]*)"(\([^)]*\))?|(\S+)')
_OCTAL = re.compile(r"\\([0-7]{3})")

Reach = Literal["world", "network", "host"]


class NotExports(NotService):
    """The file cannot be read as a list of exports. The text says why, for a person."""


@dataclass(frozen=True, slots=True)
class Client:
    """To whom a folder is handed out: `who` as written, how far that reaches, and what the server makes of accounts.

    `squash` are whose numbers the server does not believe: `root` alone, `all`, or `none`; `anonymous` is the account
    and group they act as. With `kerberos` nobody gets in without a ticket of their own.
    """

    who: str
    reach: Reach
    squash: Literal["root", "all", "none"] = "root"
    anonymous: tuple[int, int] = (_NOBODY, _NOBODY)
    kerberos: bool = False


@dataclass(frozen=True, slots=True)
class Export:
    """A folder that is handed out (absolute path), and to whom."""

    path: str
    clients: tuple[Client, ...]


def read(file: Path = EXPORTS) -> tuple[Export, ...]:
    """The exports of a file, and of `exports.d/*.exports` beside it. Raises NotExports."""
    files = [file, *sorted((file.parent / "exports.d").glob("*.exports"))]
    return tuple(export for one in files for export in parse(_text(one)))


def parse(text: str) -> tuple[Export, ...]:
    """The exports that a text defines. Raises NotExports."""
    return tuple(_export(line) for line in _lines(text))


def _text(file: Path) -> str:
    return text_of(file, NotExports)


def _lines(text: str) -> Iterator[str]:
    for line in text.replace("\\\n", " ").splitlines():
        stripped = re.sub(r"(^|\s)#.*", "", line).strip()
        if stripped:
            yield stripped


def _export(line: str) -> Export:
    words = [(quoted + (options or "")) if quoted else plain for quoted, options, plain in _TOKEN.findall(line)]
    path = _OCTAL.sub(lambda found: chr(int(found[1], 8)), words[0])
    if not path.startswith("/"):
        raise NotExports("a line of the exports does not begin with a folder")
    defaults: tuple[str, ...] = ()
    clients: list[Client] = []
    for word in words[1:]:
        if word.startswith("-"):
            defaults = tuple(word[1:].split(","))
            continue
        who, _, options = word.partition("(")
        clients.append(_client(who, (*defaults, *options.rstrip(")").split(","))))
    return Export(path, tuple(clients) or (_client("", defaults),))


def _client(who: str, options: Iterable[str]) -> Client:
    squash: Literal["root", "all", "none"] = "root"
    uid, gid = _NOBODY, _NOBODY
    secured: list[str] = []
    for option in options:
        name, _, value = option.strip().partition("=")
        if name == "all_squash":
            squash = "all"
        elif name == "no_root_squash":
            squash = "none"
        elif name == "root_squash" or (name == "no_all_squash" and squash == "all"):
            squash = "root"
        elif name in ("anonuid", "anongid") and value.lstrip("-").isdigit():
            number = int(value) & 0xFFFFFFFF
            uid, gid = (number, gid) if name == "anonuid" else (uid, number)
        elif name == "sec":
            secured += value.split(":")
    kerberos = bool(secured) and all(flavour.startswith("krb5") for flavour in secured)
    return Client(who or "*", _reach(who), squash, (uid, gid), kerberos or who.startswith("gss/krb5"))


def _reach(who: str) -> Reach:
    if who in ("", "*", "0.0.0.0/0", "::/0"):
        return "world"
    if who.startswith(("@", "gss/")) or any(mark in who for mark in "*?["):
        return "network"
    try:
        network = ipaddress.ip_network(who, strict=False)
    except ValueError:
        return "network" if "/" in who else "host"
    return "world" if network.prefixlen == 0 else "network" if network.num_addresses > 1 else "host"
