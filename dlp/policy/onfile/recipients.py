"""Who an address is, as the registers have it: the words that a rule's `recipients` sees."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dlp.policy.onfile.places import Homes, approves, below
from dlp.policy.onfile.shelf import Shelf
from dlp.policy.onfile.students import Values
from dlp.policy.vocabulary import Recipient as Kind

if TYPE_CHECKING:
    from dlp.policy.registers.external_recipients import Recipient
    from dlp.policy.registers.guardian_addresses import GuardianAddress
    from dlp.policy.registers.people import Role
    from dlp.policy.registers.restrictions import Restriction

_KINDS: dict[str, Kind] = {"staff": "staff", "volunteer": "volunteer", "student": "student"}


@dataclass(frozen=True, slots=True)
class Somebody:
    """One person an item speaks of: the subject of their matches, and the digests of their values by entity."""

    subject: str
    values: Values = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Known:
    """What an address is: the word of a rule, and whether approval is on file for it."""

    kind: Kind
    approval: bool = False


def known(shelf: Shelf, homes: Homes, domains: Sequence[str], address: str, about: Sequence[Somebody]) -> Known:
    """Who an address belongs to, seen from an item about some people. `domains` are the district's own."""
    address = address.strip().casefold()
    if role := _role(shelf, address):
        return Known("personal-account" if role.address != address else _KINDS[role.kind])
    if kind := _guardian(shelf, address, about):
        return Known(kind)
    if (outside := _outside(shelf, homes, address)) is not None:
        return outside
    host = address.rpartition("@")[2]
    if any(below(host, domain) for domain in domains):
        return Known("student" if host.startswith("student") else "staff")
    return Known("other")


def barred(shelf: Shelf, about: Iterable[Somebody]) -> dict[str, frozenset[str]]:
    """For each person of an item with restrictions on file, their kinds."""
    kept = shelf.kept.get("restrictions")
    if kept is None or kept.filed is None:
        return {}
    told = {one.subject: [row.kinds for row in kept.filed.of(one.subject, one.values)] for one in about}
    return {subject: frozenset().union(*kinds) for subject, kinds in told.items() if kinds}


def _role(shelf: Shelf, address: str) -> Role | None:
    people: tuple[Role, ...] = shelf.rows("people")
    return next((r for r in people if address == r.address or address in r.personal), None)


def _guardian(shelf: Shelf, address: str, about: Sequence[Somebody]) -> Kind | None:
    """`guardian` of everybody the item is about, `other-guardian`, `restricted-guardian`; None for none of these."""
    restrictions, verified = shelf.kept.get("restrictions"), shelf.kept.get("guardian_addresses")
    if restrictions and restrictions.filed:
        rows: list[Restriction] = [row for one in about for row in restrictions.filed.of(one.subject, one.values)]
        if any(row.bars and row.contact_email == address for row in rows):
            return "restricted-guardian"
    if verified is None or verified.filed is None:
        return None
    own = [[row for row in verified.filed.of(one.subject, one.values) if row.address == address] for one in about]
    if any(not row.rights for rows in own for row in rows):
        return "restricted-guardian"
    if own and all(own):
        return "guardian"
    addresses: tuple[GuardianAddress, ...] = shelf.rows("guardian_addresses")
    return "other-guardian" if any(row.address == address for row in addresses) else None


def _outside(shelf: Shelf, homes: Homes, address: str) -> Known | None:
    host = address.rpartition("@")[2]
    outside: tuple[Recipient, ...] = shelf.rows("external_recipients")
    rows = [
        row
        for row in outside
        if row.address == address or (row.address.startswith("@") and below(host, row.address[1:]))
    ]
    if any(row.complete for row in rows):
        return Known("approved-vendor", approval=True)
    if rows:
        return Known("vendor" if any(row.kind == "vendor" for row in rows) else "other")
    if address in homes.recipients or approves(shelf, homes, host):
        return Known("approved-vendor", approval=True)
    return None
