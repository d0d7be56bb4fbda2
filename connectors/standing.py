"""Exposure of a file on a server: rights on the disk, sizes of groups, file services and its place, taken together."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from functools import reduce

from connectors import rights, services
from connectors.accounts import Accounts, broad, reading
from connectors.acl import Audience
from connectors.contract import Channel, Exposure, Level
from connectors.services import Opening, Way

_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Standing:
    """What a folder adds to the exposure of the files in it.

    `ways` are the file services that lead there; `synced` and `carried` say which cloud it is copied to and which
    medium it lies on, `encrypted` or not; `group` is the group that a setgid folder hands on.
    """

    ways: tuple[Way, ...] = ()
    synced: str = ""
    carried: str = ""
    encrypted: bool = False
    group: int | None = None


def exposure(
    reach: rights.Reach,
    file: os.stat_result,
    acl: bytes | None,
    channel: Channel,
    standing: Standing,
    accounts: Accounts,
) -> Exposure:
    """Who can read a file, by whatever way, and why."""
    found = rights.exposure(reach, file, acl, channel)
    disk = rights.audience_of(reach, file, acl)
    if disk is not None:
        if standing.ways:
            found = _served(found, disk, file, standing.ways, accounts)
        elif found.level is Level.GROUP:
            found = _counted(found, disk, accounts)
    return placed(found, file, standing)


def _counted(found: Exposure, disk: Audience, accounts: Accounts) -> Exposure:
    """The exposure to a group, with how large it is; to everybody where it is as good as that."""
    if why := broad(disk, accounts):
        return replace(found, level=Level.DISTRICT, reasons=(*found.reasons, why))
    if (count := reading(disk, accounts)) > 1:
        return replace(found, reasons=(*found.reasons, f"{count:,} accounts can read it"))
    return found


def placed(found: Exposure, file: os.stat_result, standing: Standing) -> Exposure:
    """The same, with what its folder has to say: the medium, the cloud it is copied to, the group it hands on."""
    told: list[str] = []
    if standing.group == file.st_gid and found.level is Level.GROUP:
        told.append(f"its folder gives new files to group {rights.group_name(file.st_gid)} (setgid)")
    if standing.carried:
        told.append(f"{standing.carried}, {'encrypted' if standing.encrypted else 'not encrypted'}")
    if standing.synced:
        told.append(f"in a folder that {standing.synced} copies to its cloud, where others may see it too")
    if not told:
        return found
    channel: Channel = "portable" if standing.carried and found.channel == "share" else found.channel
    return replace(
        found, channel=channel, reasons=(*found.reasons, *told), synced=standing.synced, encrypted=standing.encrypted
    )


def _served(
    disk_only: Exposure, disk: Audience, file: os.stat_result, ways: tuple[Way, ...], accounts: Accounts
) -> Exposure:
    """The exposure by the widest way in: a file service, or logging in to the server."""
    identity = file.st_uid, file.st_gid
    openings = [one for way in ways if (one := services.opening(way, disk, identity, accounts)) is not None]
    local = services.logins(disk, accounts)
    everybody = reduce(services.either, (one.who for one in openings), local)
    strangers = tuple(dict.fromkeys(name for one in openings for name in one.strangers))
    ranked = sorted(openings, key=lambda one: -_level(one, file, accounts).rank)
    whole = _level(Opening(everybody, "", strangers=strangers), file, accounts)
    level = max([whole, *(_level(one, file, accounts) for one in openings)], key=lambda one: one.rank)
    reasons = [one.why for one in ranked] or ["no file service of this server lets anybody read it"]
    if why := _widely(everybody, accounts):
        reasons.append(why)
    further = [one.name for one in accounts.able if one.uid in local.users and one.uid != file.st_uid]
    if further and not everybody.everyone:
        shown = ", ".join(sorted(further)[:_SHOWN]) + (", …" if len(further) > _SHOWN else "")
        reasons.append(f"accounts that can log in to the server itself can read it too: {shown}")
    reasons.append(f"on the disk: {disk_only.reasons[0]}")
    return replace(
        disk_only, level=level, reasons=(*dict.fromkeys(reasons), *disk_only.reasons[1:]),
        readers=rights.readers(everybody, strangers),
    )  # fmt: skip


def _level(one: Opening, file: os.stat_result, accounts: Accounts) -> Level:
    if one.level is not None:
        return one.level
    if one.who.everyone or _widely(one.who, accounts):
        return Level.DISTRICT
    alone = not one.who.groups and not one.strangers and one.who.users <= {file.st_uid, 0}
    return Level.OWNER if alone else Level.GROUP


def _widely(who: Audience, accounts: Accounts) -> str:
    return "" if who.everyone else broad(who, accounts)
