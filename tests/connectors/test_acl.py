"""Who may read: mode bits, access lists and folders, against the kernel's own rule written out a second time."""

from __future__ import annotations

import struct

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from connectors.acl import (
    EVERYONE,
    GROUP,
    GROUP_OBJ,
    MASK,
    OTHER,
    PASS,
    READ,
    USER,
    USER_OBJ,
    Audience,
    Entry,
    audience,
    meet,
    parse_acl,
)

NO_ID = 0xFFFFFFFF
BASE = struct.pack("<I", 2) + b"".join(
    struct.pack("<HHI", *entry)
    for entry in [(1, 6, NO_ID), (2, 4, 1001), (4, 4, NO_ID), (16, 4, NO_ID), (32, 0, NO_ID)]
)


def test_the_kernels_bytes_are_read() -> None:
    assert parse_acl(BASE) == (
        Entry(USER_OBJ, 6, NO_ID),
        Entry(USER, 4, 1001),
        Entry(GROUP_OBJ, 4, NO_ID),
        Entry(MASK, 4, NO_ID),
        Entry(OTHER, 0, NO_ID),
    )


@pytest.mark.parametrize(
    "raw",
    [b"", BASE[:-1], b"\x03" + BASE[1:], BASE[:4], BASE[:12], BASE[:-8]],
    ids=["empty", "cut short", "version 3", "no entry", "owner only", "no others"],
)
def test_other_bytes_are_refused(raw: bytes) -> None:
    with pytest.raises(ValueError, match="access list"):
        parse_acl(raw)


def groups(*terms: set[int]) -> frozenset[frozenset[int]]:
    return frozenset(frozenset(term) for term in terms)


def acl(group: int, others: int, mask: int = 7, **named: int) -> tuple[Entry, ...]:
    """u1001=4 is a named account, g2001=4 a named group."""
    extra = [Entry(USER if who[0] == "u" else GROUP, bits, int(who[1:])) for who, bits in named.items()]
    return (Entry(USER_OBJ, 6, 0), Entry(GROUP_OBJ, group, 0), Entry(MASK, mask, 0), Entry(OTHER, others, 0), *extra)


@pytest.mark.parametrize(
    ("mode", "entries", "everyone", "in_groups", "users", "shut"),
    [
        (0o644, None, True, groups(), {10}, set()),
        (0o640, None, False, groups({20}), {10}, set()),
        (0o600, None, False, groups(), {10}, {20}),
        (0o604, None, True, groups(), {10}, {20}),
        (0o000, None, False, groups(), {10}, {20}),
        (0o4755, None, True, groups(), {10}, set()),
        (0o640, acl(4, 0, u11=4), False, groups({20}), {10, 11}, set()),
        (0o640, acl(0, 0, u11=4), False, groups(), {10, 11}, {20}),
        (0o640, acl(0, 0, g21=4), False, groups({21}), {10}, {20}),
        (0o640, acl(4, 4, mask=0, g21=4, u11=4), True, groups(), {10}, {20, 21}),
        (0o640, acl(0, 0, g20=4), False, groups({20}), {10}, set()),
        (0o640, acl(0, 0, u0=4), False, groups(), {10}, {20}),
    ],
    ids=[
        "0644", "0640", "0600", "0604", "0000", "setuid", "named account", "account, not group", "named group",
        "mask closes all but others", "owning group named", "root is no audience",
    ],
)  # fmt: skip
def test_who_reads_a_file(
    mode: int,
    entries: tuple[Entry, ...] | None,
    everyone: bool,
    in_groups: frozenset[frozenset[int]],
    users: set[int],
    shut: set[int],
) -> None:
    found = audience(mode, 10, 20, entries, READ)
    assert (found.everyone, found.groups, found.users, found.shut_groups) == (everyone, in_groups, users, shut)


def test_groups_of_file_and_folder_meet() -> None:
    file = audience(0o640, 10, 20, None, READ)
    folder = audience(0o750, 11, 21, None, PASS)
    assert meet(file, folder).groups == groups({20, 21})
    assert meet(meet(file, EVERYONE), audience(0o710, 11, 20, None, PASS)).groups == groups({20})


def test_an_account_that_a_folder_refuses_does_not_get_to_a_file_that_names_it() -> None:
    file = audience(0o640, 10, 20, acl(0, 0, u11=4), READ)
    folder = audience(0o755, 10, 20, acl(5, 5, u11=0), PASS)
    assert meet(file, EVERYONE).users == {10, 11}
    assert meet(file, folder).users == meet(folder, file).users == {10}


def test_a_crowd_of_groups_widens_and_does_not_explode() -> None:
    one = Audience(False, groups(*({n} for n in range(100))))
    two = Audience(False, groups(*({n} for n in range(1000, 1100))))
    assert meet(one, two).groups == one.groups


# the rule of acl(5), for one account, written out once more: what it may really do


def allowed(uid: int, member_of: frozenset[int], thing: tuple[int, int, tuple[Entry, ...]], want: int) -> bool:
    owner, gid, entries = thing
    mask = next(entry.permission for entry in entries if entry.tag == MASK)
    if uid == owner:
        return True
    for entry in entries:
        if entry.tag == USER and entry.id == uid:
            return bool(entry.permission & mask & want)
    matching = [
        e for e in entries if (e.tag == GROUP_OBJ and gid in member_of) or (e.tag == GROUP and e.id in member_of)
    ]
    if matching:
        return any(entry.permission & mask & want for entry in matching)
    return any(entry.permission & want for entry in entries if entry.tag == OTHER)


def within(found: Audience, uid: int, member_of: frozenset[int]) -> bool:
    if uid in found.users or (uid not in found.shut_users and any(term <= member_of for term in found.groups)):
        return True
    return found.everyone and uid not in found.shut_users and not member_of & found.shut_groups


BITS = st.sampled_from([0, PASS, READ, PASS | READ])
UIDS, GIDS = [11, 12, 13], [21, 22, 23]
ENTRIES = st.builds(
    lambda group, others, mask, users, in_groups: (
        Entry(GROUP_OBJ, group, 0),
        Entry(MASK, mask, 0),
        Entry(OTHER, others, 0),
        *(Entry(USER, bits, uid) for uid, bits in users.items()),
        *(Entry(GROUP, bits, gid) for gid, bits in in_groups.items()),
    ),
    BITS,
    BITS,
    BITS,
    st.dictionaries(st.sampled_from(UIDS), BITS, max_size=2),
    st.dictionaries(st.sampled_from(GIDS), BITS, max_size=2),
)
THING = st.tuples(st.sampled_from(UIDS), st.sampled_from(GIDS), ENTRIES)


@settings(max_examples=600, deadline=None)
@given(st.lists(THING, max_size=3), THING, st.sampled_from([*UIDS, 99]), st.frozensets(st.sampled_from([*GIDS, 29])))
def test_nobody_who_can_read_is_left_out(
    folders: list[tuple[int, int, tuple[Entry, ...]]],
    file: tuple[int, int, tuple[Entry, ...]],
    uid: int,
    member_of: frozenset[int],
) -> None:
    reach = EVERYONE
    for owner, gid, entries in folders:
        reach = meet(reach, audience(0, owner, gid, entries, PASS))
    found = meet(audience(0, file[0], file[1], file[2], READ), reach)
    reads = allowed(uid, member_of, file, READ) and all(allowed(uid, member_of, folder, PASS) for folder in folders)
    if reads:
        assert within(found, uid, member_of)
    if uid == 99 and member_of <= {29}:  # nobody in particular: here the answer is exact
        assert reads is found.everyone
