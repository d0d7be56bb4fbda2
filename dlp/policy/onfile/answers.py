"""What is on file about one item: the facts that a verdict takes from the registers. Pure: same input, same answers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from connectors.contract import Exposure
from dlp.config import Config
from dlp.policy.linking import Linked
from dlp.policy.onfile import buildings, consents, places, recipients, scopes
from dlp.policy.onfile.places import Homes
from dlp.policy.onfile.recipients import Somebody
from dlp.policy.onfile.shelf import Shelf
from dlp.policy.onfile.students import IDS
from dlp.policy.situation import Situation
from dlp.policy.vocabulary import Approval, Consent, Place, Protected, Recipient
from recognizers.roster.schools import Name

if TYPE_CHECKING:
    from dlp.policy.registers.exemptions import Exemption
    from dlp.policy.registers.people import Role

_KEYED = frozenset(entity for _, entity in IDS)


@dataclass(frozen=True)
class Desk:
    """What is asked: the registers of a run, the homes and approved domains of its configuration, its own domains."""

    shelf: Shelf
    homes: Homes
    domains: tuple[str, ...] = ()

    @cached_property
    def everybody(self) -> Consent:
        """The consent of those of whom no list speaks."""
        return consents.of_everybody(self.shelf)

    @cached_property
    def schools(self) -> frozenset[Name]:
        """The schools that the registers name."""
        return buildings.known(self.shelf)


@dataclass(frozen=True, slots=True)
class Answers:
    """The facts of one item, in the words that rules use.

    `consents` maps a subject to theirs, `restricted` to the kinds of the restrictions on file. `exempt` are the
    (policy, clause) pairs that do not bind the owner's position. `reasons` are sentences that belong with the item's
    exposure.
    """

    recipients: frozenset[Recipient] = frozenset()
    consent: Consent = "missing"
    approval: Approval = "absent"
    place: Place = "elsewhere"
    homes: frozenset[str] = frozenset()
    consents: Mapping[str, Consent] = field(default_factory=dict)
    restricted: Mapping[str, frozenset[str]] = field(default_factory=dict)
    exempt: frozenset[tuple[str, str]] = frozenset()
    reasons: tuple[str, ...] = ()

    def situation(self, exposure: Exposure, protection: Protected = "none") -> Situation:
        """The situation of an item that is open so far, with these facts."""
        return Situation(
            exposure, self.recipients, self.consent, protection, self.approval, self.place, self.homes, self.consents,
            self.exempt,
        )  # fmt: skip


def gather(
    desk: Desk,
    uri: str,
    exposure: Exposure,
    linked: Linked,
    sent_to: Sequence[str] = (),
    as_place: Place | None = None,
) -> Answers:
    """The answers for an item at a URI, open as `exposure` says, about the people of `linked`, sent to addresses.

    `as_place` judges it as if it lay in such a place.
    """
    about = _about(linked) if _asks_people(desk.shelf) or sent_to else []
    place = places.placed(desk.shelf, desk.homes, uri, exposure)
    place = replace(place, kind=as_place or place.kind)
    known = [recipients.known(desk.shelf, desk.homes, desk.domains, one, about) for one in sent_to]
    items = buildings.of_item(desk.shelf, desk.schools, uri) if desk.schools else frozenset()
    asked, shown = scopes.asked(uri, linked, place.kind)
    told = {
        one.subject: consents.state(
            desk.shelf, one.subject, one.values, items, asked | scopes.PHOTO if one.subject in shown else asked,
            desk.everybody,
        )
        for one in about
    }  # fmt: skip
    outside = [one for one in known if one.kind not in ("staff", "guardian", "volunteer")]
    approved = all(one.approval for one in outside) if outside else place.approval
    return Answers(
        recipients=frozenset(one.kind for one in known),
        consent=desk.everybody,
        approval="present" if approved else "absent",
        place=place.kind,
        homes=place.homes,
        consents={subject: state for subject, state in told.items() if state != desk.everybody},
        restricted=recipients.barred(desk.shelf, about),
        exempt=_exempt(desk.shelf, exposure.owner),
        reasons=_reasons(place),
    )


def as_students(desk: Desk, linked: Linked) -> Linked:
    """The same people, those whom a register about students names being students, whatever else tells of them."""
    filed = [one for kept in desk.shelf.kept.values() for one in (kept.filed, kept.past) if one is not None]
    unsure = [one for one in (_about(linked) if filed else ()) if linked.profiles[one.subject].about == "unknown"]
    named = [one.subject for one in unsure if any(rows.of(one.subject, one.values) for rows in filed)]
    if not named:
        return linked
    told = {subject: replace(linked.profiles[subject], about="student") for subject in named}
    return replace(linked, profiles={**linked.profiles, **told})


def desk(config: Config, shelf: Shelf | None = None) -> Desk:
    """The registers beside the homes and approvals of the configuration; without registers, those alone."""
    named = {f.name: tuple(p.resolve() for p in getattr(config.homes, f.name)) for f in fields(config.homes)}
    homes = Homes(
        {topic: folders for topic, folders in named.items() if folders},
        config.approved.domains,
        config.approved.recipients,
    )
    return Desk(shelf or Shelf(date.today()), homes, config.district.domains)


def _asks_people(shelf: Shelf) -> bool:
    return any(shelf.has(name) for name in ("consent", "restrictions", "guardian_addresses"))


def _about(linked: Linked) -> list[Somebody]:
    """The people of an item, with the digests by which a register may know them."""
    values: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for match in linked.matches:
        if match.subject is not None and match.entity in _KEYED:
            values[match.subject][match.entity].add(match.digest)
    return [
        Somebody(subject, {entity: frozenset(found) for entity, found in values.get(subject, {}).items()})
        for subject in linked.profiles
    ]


def _exempt(shelf: Shelf, owner: str | None) -> frozenset[tuple[str, str]]:
    if owner is None or not shelf.has("exemptions"):
        return frozenset()
    people: tuple[Role, ...] = shelf.rows("people")
    exemptions: tuple[Exemption, ...] = shelf.rows("exemptions")
    held = {
        role.position.casefold()
        for role in people
        if role.position and owner.casefold() in (role.account.casefold(), role.address)
    }
    return frozenset((one.policy, one.clause) for one in exemptions if one.position.casefold() in held)


def _reasons(place: places.Placed) -> tuple[str, ...]:
    if not place.strangers:
        return ()
    first = ", ".join(place.strangers[:5]) + (", …" if len(place.strangers) > 5 else "")
    return (f"{place.overseer}, who oversees the folder, does not name as a reader: {first}",)
