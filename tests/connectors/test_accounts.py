"""Groups and how large they are: one that most accounts are in is as good as everybody."""

from __future__ import annotations

import pytest

from connectors.accounts import Account, Accounts, admits, broad
from connectors.acl import Audience

PEOPLE = tuple(Account(1000 + n, f"u{n}", 500 if n < 4 else 501) for n in range(20))
SYSTEM = (Account(0, "root", 0), Account(33, "www-data", 33), Account(65534, "nobody", 65534), Account(61200, "dyn", 7))
GROUPS = {
    500: ("office", ()),  # four people, by their primary group
    501: ("pupils", ("u0",)),
    502: ("nurses", ("u0", "u1")),
    503: ("staff", ("u4", "u5", "u6")),
    504: ("web", ("www-data", "nobody", "root", "dyn")),
    505: ("EXAMPLE\\Domain Users", ()),
    506: ("directory", tuple(f"far{n}" for n in range(300))),
}
HERE = Accounts((*PEOPLE, *SYSTEM), GROUPS)


def groups(*gids: int, users: tuple[int, ...] = ()) -> Audience:
    return Audience(False, frozenset(frozenset([gid]) for gid in gids), frozenset(users))


@pytest.mark.parametrize(
    ("who", "said"),
    [
        (groups(500), ""),  # a fifth is not more than a fifth
        (groups(501), "17 of the 20 accounts"),
        (groups(502), ""),
        (groups(503), ""),
        (groups(500, 503), "7 of the 20 accounts"),
        (groups(500, users=(1010,)), "5 of the 20 accounts"),
        (groups(504), ""),
        (groups(505), "holds everybody"),
        (groups(506), ""),  # of a directory that lists no accounts nothing can be said
        (groups(999), ""),
        (Audience(False, frozenset([frozenset([500, 501])])), ""),  # only who is in both
        (Audience(False, users=frozenset([1001])), ""),
    ],
)
def test_what_is_as_good_as_everybody(who: Audience, said: str) -> None:
    found = broad(who, HERE)
    assert said in found
    assert bool(found) == bool(said)


@pytest.mark.parametrize(
    ("told", "gid", "is_broad"),
    [
        ({"share": 0.1}, 500, True),
        ({"share": 0.9}, 501, False),
        ({"broad": frozenset({"Nurses"})}, 502, True),
        ({"total": 1000}, 501, False),
        ({"total": 1000}, 506, True),
    ],
)
def test_what_the_district_sets(told: dict[str, object], gid: int, is_broad: bool) -> None:
    assert bool(broad(groups(gid), Accounts(HERE.accounts, GROUPS, **told))) is is_broad  # type: ignore[arg-type]


def test_one_member_is_no_crowd() -> None:
    lonely = Accounts((Account(1000, "u0", 1000),), {1000: ("u0", ())})
    assert broad(groups(1000), lonely) == ""


@pytest.mark.parametrize(
    ("who", "uid", "inside"),
    [
        (groups(502), 1000, True),
        (groups(502), 1003, False),
        (groups(502, users=(1003,)), 1003, True),
        (Audience(True), 1003, True),
        (Audience(True, shut_groups=frozenset([502])), 1000, False),
        (Audience(True, shut_users=frozenset([1000])), 1000, False),
        (groups(), 0, True),
    ],
)
def test_who_is_among_an_audience(who: Audience, uid: int, inside: bool) -> None:
    account = next(one for one in HERE.accounts if one.uid == uid)
    assert admits(who, account, HERE) is inside


@pytest.mark.parametrize("name", ["u1", "U1", "EXAMPLE\\u1", "u1@example.org"])
def test_names_with_a_domain_before_them(name: str) -> None:
    found = HERE.named(name)
    assert found is not None
    assert found.uid == 1001
    assert HERE.group("Domain Users") == HERE.group("EXAMPLE\\domain users") == 505
