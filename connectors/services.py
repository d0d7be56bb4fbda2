"""What file services add to the rights on the disk: SMB shares and NFS exports of this server, laid over them.

A service is a way in. Over SMB, who is let in acts as an account, whose rights on the disk then count: so a share that
lets in few makes a file that all may read readable by few, and one that makes everybody act as the owner opens a file
that is closed. Over NFS it is the machines that are let in, and unless Kerberos is asked for each may claim to act for
any account: then rights on the disk keep out nobody who has a machine there. Of several ways in the widest counts.
Accounts that can log in to the server itself go by the rights on the disk alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from connectors import nfs_exports, smb_conf
from connectors.accounts import Account, Accounts, admits
from connectors.acl import EVERYONE, Audience, meet
from connectors.contract import Level
from connectors.nfs_exports import Client, Export
from connectors.smb_conf import SmbShare

NO_ONE = Audience(False)


@dataclass(frozen=True, slots=True)
class Services:
    """The file services of a server."""

    shares: tuple[SmbShare, ...] = ()
    exports: tuple[Export, ...] = ()


def of_this_machine(smb: Path | None = None, exports: Path | None = None) -> Services:
    """The services that these files define; without a name, those of the usual files that are there.

    Raises NotSamba or NotExports for a file that cannot be read.
    """
    return Services(
        smb_conf.read(smb or smb_conf.SMB_CONF) if smb or smb_conf.SMB_CONF.is_file() else (),
        nfs_exports.read(exports or nfs_exports.EXPORTS) if exports or nfs_exports.EXPORTS.is_file() else (),
    )


@dataclass(frozen=True, slots=True)
class Way:
    """A way to a folder: an SMB share, with the account a `%S` of its path stands for, or an export to a client."""

    share: SmbShare | None = None
    whose: str = ""
    client: Client | None = None


@dataclass(frozen=True, slots=True)
class Opening:
    """Who gets a file by one way: accounts, or with `level` whoever can reach the server; and why, in a sentence.

    `strangers` are users and groups let in that this machine does not know.
    """

    who: Audience
    why: str
    level: Level | None = None
    strangers: tuple[str, ...] = ()


def ways(services: Services, folder: str, accounts: Accounts) -> tuple[Way, ...]:
    """The ways to a folder (absolute path, links resolved)."""
    path = PurePosixPath(folder)
    found = [Way(share, whose) for share in services.shares for whose in _whose(share, path, accounts)]
    found += [Way(client=client) for one in services.exports if path.is_relative_to(one.path) for client in one.clients]
    return tuple(found)


def opening(way: Way, disk: Audience, file: tuple[int, int], accounts: Accounts) -> Opening | None:
    """Who gets a file by this way, None if nobody does. `disk` is who may read it by the rights on the disk, `file` its
    owner and group."""
    if way.share is not None:
        return _over_smb(way.share, way.whose, disk, accounts)
    assert way.client is not None
    return _over_nfs(way.client, disk, file)


def told(way: Way) -> str:
    """A way in words: `the SMB share "staff"`, `the NFS export to every machine`."""
    if way.share is not None:
        return f'the SMB share "{way.share.name}"'
    assert way.client is not None
    return f"the NFS export to {_machines(way.client)}"


def logins(disk: Audience, accounts: Accounts) -> Audience:
    """Those who get a file by logging in to the server itself."""
    return Audience(False, users=frozenset(one.uid for one in accounts.able if admits(disk, one, accounts)))


def either(one: Audience, two: Audience) -> Audience:
    """Who is in one audience or the other."""
    return Audience(
        one.everyone or two.everyone,
        one.groups | two.groups,
        one.users | two.users,
        one.shut_groups & two.shut_groups if one.everyone and two.everyone else frozenset(),
        one.shut_users & two.shut_users if one.everyone and two.everyone else frozenset(),
    )


def _whose(share: SmbShare, path: PurePosixPath, accounts: Accounts) -> list[str]:
    """Under whose name the share leads to the path: [""] for a fixed folder, [] if it does not."""
    if share.homes and not share.path:
        found = next((one for one in accounts.accounts if one.home and path.is_relative_to(one.home)), None)
        return [found.name] if found else []
    fixed: list[str] = []
    for part in PurePosixPath(share.path).parts:
        if "%" not in part:
            fixed.append(part)
            continue
        above = PurePosixPath(*fixed)
        if path.is_relative_to(above) and len(path.parts) > len(above.parts) and part in ("%S", "%U", "%u"):
            return [path.parts[len(above.parts)]]
        return []
    return [""] if path.is_relative_to(share.path) else []


def _over_smb(share: SmbShare, whose: str, disk: Audience, accounts: Accounts) -> Opening | None:
    if share.allowed and all(_is_here(host) for host in share.allowed):
        return None
    told = f'the SMB share "{share.name}"{" (not shown in the list of shares)" if share.hidden else ""}'
    admitted, strangers = _admitted(share, whose, accounts)
    acting = accounts.named(share.force_user) if share.force_user else None
    reads = disk if not share.own_acls else EVERYONE
    if share.guest and (not share.valid or any(word == share.guest_account for word in share.valid)):
        guest = acting or accounts.named(share.guest_account) or Account(65534, share.guest_account, 65534)
        if admits(reads, guest, accounts):
            return Opening(EVERYONE, f"{told} lets guests in without a password{_hosts(share)}", Level.PUBLIC)
    got = _acting(share, admitted, reads, acting, accounts)
    admins, more = _list(share.admins, whose, accounts)
    if share.admins:
        got = either(got, meet(admitted, admins))
    if not (reads.everyone or reads.groups or acting):
        strangers = ()  # only the owner can read it, and who is let in is known
    if not (got.everyone or got.groups or got.users or strangers):
        return None
    lets = "everybody" if admitted.everyone and not strangers else ", ".join(map(_shown, share.valid))
    as_whom = f', all of whom act as the account "{share.force_user}"' if share.force_user else ""
    return Opening(got, f"{told} lets in {lets}{as_whom}", strangers=(*strangers, *more))


def _acting(
    share: SmbShare, admitted: Audience, reads: Audience, acting: Account | None, accounts: Accounts
) -> Audience:
    """Who of those let in can read, acting as themselves, as one account, or as members of one group."""
    if share.force_user:
        if acting is None:
            return admitted  # an account that this machine does not know: what it may read is not known either
        return admitted if admits(reads, acting, accounts) else NO_ONE
    if share.force_group and not share.force_group.startswith("+"):
        gid = accounts.group(share.force_group.lstrip("@&"))
        if gid is None or frozenset({gid}) in reads.groups:
            return admitted
    return _exact(meet(admitted, reads), (admitted, reads), accounts)


def _exact(who: Audience, each: tuple[Audience, ...], accounts: Accounts) -> Audience:
    """Who is in each audience, told by the membership lists where `meet` took the larger answer."""
    known = accounts.by_number
    users = (uid for uid in who.users if uid not in known or all(admits(one, known[uid], accounts) for one in each))
    return replace(who, users=frozenset(users))


def _admitted(share: SmbShare, whose: str, accounts: Accounts) -> tuple[Audience, tuple[str, ...]]:
    """Whom a share lets in, and those of them that this machine does not know."""
    valid, strangers = _list(share.valid, whose, accounts)
    shut, _ = _list(share.invalid, whose, accounts)
    if not share.valid:
        valid = EVERYONE
    groups = frozenset(term for term in valid.groups if not term & {gid for one in shut.groups for gid in one})
    shut_groups = frozenset(gid for term in shut.groups for gid in term)
    return replace(valid, groups=groups, users=valid.users - shut.users, shut_groups=shut_groups,
                   shut_users=shut.users), strangers  # fmt: skip


def _list(words: Sequence[str], whose: str, accounts: Accounts) -> tuple[Audience, tuple[str, ...]]:
    groups: set[frozenset[int]] = set()
    users: set[int] = set()
    strangers: list[str] = []
    for word in words:
        name = word.lstrip("@+&")
        name = whose if name in ("%S", "%U", "%u") and whose else name
        if name != word.lstrip("@+&") or name == word:
            account = accounts.named(name)
            users |= {account.uid} if account else set()
            strangers += [] if account else [name]
        else:
            gid = accounts.group(name)
            groups |= {frozenset({gid})} if gid is not None else set()
            strangers += [] if gid is not None else [f"group {name}"]
    return Audience(False, frozenset(groups), frozenset(users)), tuple(strangers)


def _shown(word: str) -> str:
    name = word.lstrip("@+&")
    return name if name == word else f"group {name}"


def _is_here(host: str) -> bool:
    return host.casefold() in ("localhost", "::1") or host.startswith("127.")


def _hosts(share: SmbShare) -> str:
    return f" (from {', '.join(share.allowed)})" if share.allowed else ""


def _machines(client: Client) -> str:
    reach = {"world": "every machine", "network": "every machine of {}", "host": "the machine {}"}
    return reach[client.reach].format(client.who)


def _over_nfs(client: Client, disk: Audience, file: tuple[int, int]) -> Opening | None:
    lets = f"an NFS export lets {_machines(client)} mount it"
    outside = {"world": Level.PUBLIC, "network": Level.DISTRICT, "host": Level.DISTRICT}[client.reach]
    if client.kerberos:
        return Opening(disk, f"{lets}, and asks each account for a Kerberos ticket")
    if client.squash == "all":
        guest = Account(client.anonymous[0], "", client.anonymous[1])
        if not admits(disk, guest, Accounts()):
            return None
        return Opening(EVERYONE, f"{lets}, and everybody there can read it", outside)
    roots = client.squash == "root" and file[0] == 0 and not disk.everyone and not disk.groups and disk.users <= {0}
    if client.reach == "host" or roots:
        return Opening(disk, lets)
    return Opening(
        EVERYONE, f"{lets} and say for which account it reads: the rights on the disk keep nobody out", outside
    )
