"""The accounts and groups of this machine: who is in which group, and which groups are as good as everybody.

Source: passwd(5), group(5), login.defs(5) (accounts of people begin at UID_MIN, 1000), "Well-known SIDs" of Windows
(the group Domain Users holds every account and lists none). A directory service need not list all its accounts: then no
group is called broad by its size alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property

from connectors.acl import Audience

FIRST_PERSON = 1000
_NOBODY = range(65533, 65536)
_TRANSIENT = range(61184, 65520)  # systemd's dynamic users
EVERYBODY = frozenset({"domain users", "everyone", "authenticated users", "domain guests"})
"""Groups that hold every account without listing it; a domain and its separator may stand before the name."""

_NO_SHELL = ("nologin", "false", "sync", "shutdown", "halt")


@dataclass(frozen=True, slots=True)
class Account:
    """An account: number, name, primary group, whether it can log in to the machine itself, its home folder."""

    uid: int
    name: str
    gid: int
    logs_in: bool = False
    home: str = ""


@dataclass(frozen=True)
class Accounts:
    """What a machine knows of its accounts. `groups` maps a number to name and listed members (names).

    `share` is the part of all accounts beyond which a group is as good as everybody, `broad` further such groups by
    name, `total` the number of all accounts where the machine does not list them (0: it does).
    """

    accounts: tuple[Account, ...] = ()
    groups: Mapping[int, tuple[str, tuple[str, ...]]] = field(default_factory=dict)
    share: float = 0.2
    broad: frozenset[str] = frozenset()
    total: int = 0

    @cached_property
    def people(self) -> frozenset[str]:
        """The names of the accounts that are people's."""
        return frozenset(one.name for one in self.accounts if is_person(one.uid))

    @cached_property
    def system(self) -> frozenset[str]:
        """The names of the others."""
        return frozenset(one.name for one in self.accounts if not is_person(one.uid))

    @cached_property
    def by_number(self) -> Mapping[int, Account]:
        """The accounts by number."""
        return {one.uid: one for one in self.accounts}

    @cached_property
    def able(self) -> tuple[Account, ...]:
        """The accounts of people who can log in to the machine itself."""
        return tuple(one for one in self.accounts if one.logs_in and is_person(one.uid))

    @cached_property
    def _by_name(self) -> Mapping[str, Account]:
        return {plain(one.name): one for one in reversed(self.accounts)}

    @cached_property
    def _groups_by_name(self) -> Mapping[str, int]:
        return {plain(name): gid for gid, (name, _) in reversed(list(self.groups.items()))}

    @cached_property
    def _primary(self) -> Mapping[int, frozenset[str]]:
        found: dict[int, set[str]] = {}
        for one in self.accounts:
            found.setdefault(one.gid, set()).add(one.name)
        return {gid: frozenset(names) for gid, names in found.items()}

    @cached_property
    def known(self) -> dict[Audience, str]:
        """What `broad` said of audiences: few differ, and a tree asks for each of its folders."""
        return {}

    def named(self, name: str) -> Account | None:
        """The account of that name, however it is cased, with a domain before it or without."""
        return self._by_name.get(plain(name))

    def group(self, name: str) -> int | None:
        """The number of a group of that name, in the same way."""
        return self._groups_by_name.get(plain(name))

    def members(self, gid: int) -> frozenset[str]:
        """The names of the accounts in a group: those it lists, and those whose primary group it is."""
        return frozenset(self.groups.get(gid, ("", ()))[1]) | self._primary.get(gid, frozenset())

    def is_in(self, account: Account, gid: int) -> bool:
        """Whether an account is in a group."""
        return account.gid == gid or account.name in self.groups.get(gid, ("", ()))[1]

    def everybody_is_in(self, gid: int) -> bool:
        """Whether a group holds everybody by its name, or because the district says so."""
        name = plain(self.groups.get(gid, ("", ()))[0])
        return name in EVERYBODY or name in {plain(one) for one in self.broad}


def broad(who: Audience, accounts: Accounts) -> str:
    """Why an audience is as good as everybody, in words; "" if it is not, or that cannot be told."""
    if (told := accounts.known.get(who)) is None:
        told = accounts.known[who] = _broad(who, accounts)
    return told


def reading(who: Audience, accounts: Accounts) -> int:
    """How many people are among an audience, as far as the machine lists them."""
    return len(_readers(who, accounts))


def _broad(who: Audience, accounts: Accounts) -> str:
    for term in who.groups:
        if all(accounts.everybody_is_in(gid) for gid in term):
            return "a group that it is readable by holds everybody"
    readers = _readers(who, accounts)
    people = accounts.people
    known = readers & people
    total = accounts.total or len(people)
    if len(readers) < 2 or not total or (not accounts.total and 2 * len(known) < len(readers)):
        return ""  # of a directory that lists no accounts nothing can be said
    if len(readers if accounts.total else known) <= accounts.share * total:
        return ""
    return f"{len(readers):,} of the {total:,} accounts can read it: as good as everybody"


def admits(who: Audience, account: Account, accounts: Accounts) -> bool:
    """Whether an account is among an audience."""
    if account.uid in who.users or account.uid == 0:
        return True
    if account.uid in who.shut_users:
        return False
    if any(all(accounts.is_in(account, gid) for gid in term) for term in who.groups):
        return True
    return who.everyone and not any(accounts.is_in(account, gid) for gid in who.shut_groups)


def is_person(uid: int) -> bool:
    """Whether an account of that number is a person's, by the usual ranges."""
    return uid >= FIRST_PERSON and uid not in _NOBODY and uid not in _TRANSIENT


def plain(name: str) -> str:
    """A name without its domain (`EXAMPLE\\name`, `name@example.org`), in lower case."""
    return name.rpartition("\\")[2].partition("@")[0].casefold()


def _readers(who: Audience, accounts: Accounts) -> frozenset[str]:
    single = frozenset(one.name for uid in who.users if (one := accounts.by_number.get(uid)) is not None)
    terms = (frozenset.intersection(*(accounts.members(gid) for gid in term)) for term in who.groups if term)
    return single.union(*terms) - accounts.system


@cache
def of_this_machine(share: float = 0.2, broad_groups: Iterable[str] = (), total: int = 0) -> Accounts:
    """What this machine lists; nothing on a system without such lists."""
    try:
        import grp
        import pwd
    except ImportError:
        return Accounts(share=share, broad=frozenset(broad_groups), total=total)
    accounts = tuple(
        Account(one.pw_uid, one.pw_name, one.pw_gid, _logs_in(one.pw_shell), one.pw_dir) for one in pwd.getpwall()
    )
    groups = {one.gr_gid: (one.gr_name, tuple(one.gr_mem)) for one in grp.getgrall()}
    return Accounts(accounts, groups, share, frozenset(broad_groups), total)


def _logs_in(shell: str) -> bool:
    return not shell.rpartition("/")[2].startswith(_NO_SHELL)


def with_group(accounts: Accounts, gid: int) -> Accounts:
    """The same, with a group that a directory tells when asked for and does not list."""
    if gid in accounts.groups:
        return accounts
    try:
        import grp

        found = grp.getgrgid(gid)
    except (ImportError, KeyError):
        return accounts
    groups = {**accounts.groups, gid: (found.gr_name, tuple(found.gr_mem))}
    return Accounts(accounts.accounts, groups, accounts.share, accounts.broad, accounts.total)
