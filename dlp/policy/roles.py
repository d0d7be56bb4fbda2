"""Whom a finding goes to: the role that a policy names, and the addresses that the district gave it, by building."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from urllib.parse import unquote, urlsplit

from dlp.policy.rules import Pack

OFFICER = "privacy officer"

Table = Mapping[str, Mapping[str, tuple[str, ...]]]
"""Building ("" for the whole district) to role to addresses, as `[roles]` gives them."""


def plain(role: str) -> str:
    """One spelling of a role: `School_Nurse`, `school-nurse` and `school nurse` are one."""
    return " ".join(role.replace("_", " ").replace("-", " ").casefold().split())


def addresses(role: str, table: Table, building: str = "", officer: str | None = None) -> tuple[str, ...]:
    """The addresses of a role in a building: the building's own, else the district's; () where none is known.

    `officer` is the address of the privacy officer, who needs no entry of their own.
    """
    wanted = plain(role)
    for place in dict.fromkeys((plain(building), "")):
        for name, roles in table.items():
            if plain(name) != place:
                continue
            if found := next((to for called, to in roles.items() if plain(called) == wanted), ()):
                return found
    return (officer,) if officer and wanted == OFFICER else ()


def building_of(uri: str, table: Table) -> str:
    """The building that has roles of its own and whose name a folder of the address has; "" for none.

    The innermost such folder decides, of two names that fit it the longer.
    """
    buildings = {_words(name): name for name in table if name}
    for folder in reversed(unquote(urlsplit(uri).path).split("/")[:-1]):
        words = f" {_words(folder)} "
        if fitting := [one for one in buildings if f" {one} " in words]:
            return buildings[max(fitting, key=len)]
    return ""


def mistaken(packs: Iterable[Pack], table: Table) -> tuple[str, ...]:
    """The buildings that are called as a role is: `principal = {Memorial = …}` for `[roles.Memorial] principal`."""
    known = {plain(role) for role in named(packs)} | {OFFICER}
    return tuple(building for building in table if plain(building) in known)


def _words(name: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", name.casefold()))


def named(packs: Iterable[Pack]) -> tuple[str, ...]:
    """Every role that a rule of the packs names, once, in their order."""
    return tuple(dict.fromkeys(role for pack in packs for rule in pack.rules for role in rule.route))


def unaddressed(packs: Iterable[Pack], table: Table, officer: str | None = None) -> tuple[str, ...]:
    """The roles that the packs name and that have an address neither in the district nor in any building."""
    return tuple(
        role for role in named(packs) if not any(addresses(role, table, building, officer) for building in (*table, ""))
    )


def unknown(packs: Iterable[Pack], table: Table) -> tuple[str, ...]:
    """The roles that have an address and that no rule of the packs names."""
    known = {plain(role) for role in named(packs)} | {OFFICER}
    return tuple(dict.fromkeys(role for roles in table.values() for role in roles if plain(role) not in known))
