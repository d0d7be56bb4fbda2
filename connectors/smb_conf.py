"""Shares of a Samba server, as its smb.conf defines them. Source: smb.conf(5).

Names of parameters are compared without blanks and case, synonyms are one, `copy` and `include` are followed; of a
parameter that comes twice the last counts. What `testparm -s` prints is the same language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from connectors.service_text import NotService, text_of

SMB_CONF = Path("/etc/samba/smb.conf")
_DEEPEST = 8  # files that include one another
_SYNONYMS = {
    "public": "guestok", "directory": "path", "allowhosts": "hostsallow",
    "denyhosts": "hostsdeny", "browsable": "browseable", "group": "forcegroup", "user": "username",
    "exec": "preexec",
}  # fmt: skip
_NO = frozenset({"no", "false", "0", "off"})
_YES = frozenset({"yes", "true", "1", "on"})
_WORDS = re.compile(r'[@+&]*"[^"]*"|[^\s,]+')


class NotSamba(NotService):
    """The file cannot be read as the configuration of a Samba server. The text says why, for a person."""


@dataclass(frozen=True, slots=True)
class SmbShare:
    """A share: the folder it hands out (as written, `%` variables and all) and whom it lets in.

    `valid` and `invalid` are users, or groups with `@`, `+` or `&` before them, () for no such list; `force_user` and
    `force_group` are whom everybody acts as. `allowed` and `denied` are hosts. `homes` marks the section of that name.
    """

    name: str
    path: str
    guest: bool = False
    guest_account: str = "nobody"
    valid: tuple[str, ...] = ()
    invalid: tuple[str, ...] = ()
    admins: tuple[str, ...] = ()
    force_user: str = ""
    force_group: str = ""
    allowed: tuple[str, ...] = ()
    denied: tuple[str, ...] = ()
    hidden: bool = False
    own_acls: bool = False
    """Whether the server keeps access lists of its own and passes over those of the file system."""
    homes: bool = False


def read(file: Path = SMB_CONF) -> tuple[SmbShare, ...]:
    """The shares that a configuration defines and offers. Raises NotSamba."""
    sections: dict[str, dict[str, str]] = {"global": {}}
    _load(file, sections, "global", 0)
    return tuple(_shares(sections))


def parse(text: str) -> tuple[SmbShare, ...]:
    """The shares of a configuration without includes."""
    sections: dict[str, dict[str, str]] = {"global": {}}
    _take(_lines(text), sections, "global", None, 0)
    return tuple(_shares(sections))


def _load(file: Path, sections: dict[str, dict[str, str]], section: str, depth: int) -> str:
    return _take(_lines(text_of(file, NotSamba)), sections, section, file, depth)


def _take(
    lines: Iterator[str], sections: dict[str, dict[str, str]], section: str, file: Path | None, depth: int
) -> str:
    """Take over lines; gives the section that the last of them stands in, for an include does not end it."""
    for line in lines:
        if line.startswith("["):
            section = line.strip("[] ").casefold()
            sections.setdefault(section, {})["name"] = line.strip("[] ")
            continue
        name, equals, value = line.partition("=")
        if not equals:
            continue
        name, value = _parameter(name), value.strip()
        if name in ("include", "configfile") and file is not None:
            if depth < _DEEPEST and "%" not in value and (included := file.parent / value).is_file():
                section = _load(included, sections, section, depth + 1)
        elif name == "copy":
            copied = {k: v for k, v in sections.get(value.casefold(), {}).items() if k != "name"}
            sections[section] = {**copied, **sections.get(section, {})}
        else:
            told = name in {"writeable", "writable", "writeok"}
            sections.setdefault(section, {})["readonly" if told else name] = value
    return section


def _parameter(name: str) -> str:
    plain = re.sub(r"\s+", "", name).casefold()
    return _SYNONYMS.get(plain, plain)


def _lines(text: str) -> Iterator[str]:
    """Lines without remarks; one that ends in a backslash goes on."""
    pending = ""
    for line in text.splitlines():
        whole = pending + line.strip()
        if whole.startswith(("#", ";")):
            pending = ""
        elif whole.endswith("\\"):
            pending = whole[:-1]
        else:
            pending = ""
            if whole:
                yield whole
    if pending:
        yield pending


def _shares(sections: Mapping[str, Mapping[str, str]]) -> Iterator[SmbShare]:
    everywhere = sections["global"]
    for key, own in sections.items():
        told = {**everywhere, **own}
        if key in ("global", "printers", "print$", "ipc$") or not _flag(told, "available", True):
            continue
        if _flag(told, "printable", False) or not (own.get("path") or key == "homes"):
            continue
        yield SmbShare(
            name=own.get("name", key),
            path=own.get("path", "").strip('"'),
            guest=_flag(told, "guestok", False),
            guest_account=everywhere.get("guestaccount", "nobody"),
            valid=_words(told, "validusers"),
            invalid=_words(told, "invalidusers"),
            admins=_words(told, "adminusers"),
            force_user=told.get("forceuser", "").strip('"'),
            force_group=told.get("forcegroup", "").strip('"'),
            allowed=_hosts(told, everywhere, "hostsallow"),
            denied=_hosts(told, everywhere, "hostsdeny"),
            hidden=not _flag(told, "browseable", True) or own.get("name", key).endswith("$"),
            own_acls=_flag(told, "acl_xattr:ignoresystemacls", False),
            homes=key == "homes",
        )


def _hosts(told: Mapping[str, str], everywhere: Mapping[str, str], name: str) -> tuple[str, ...]:
    """Of hosts, what [global] says goes before what the share says."""
    return _words(everywhere, name) or _words(told, name)


def _words(told: Mapping[str, str], name: str) -> tuple[str, ...]:
    return tuple(word.replace('"', "") for word in _WORDS.findall(told.get(name, "")))


def _flag(told: Mapping[str, str], name: str, default: bool) -> bool:
    word = told.get(name, "").casefold()
    return True if word in _YES else False if word in _NO else default
