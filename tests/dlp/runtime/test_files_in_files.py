"""Containers: what they hold is named by its way inside, and entered within limits."""

from __future__ import annotations

import gzip
import random
from collections.abc import Callable

import pytest
from trips import SASID, examine, mailed, nested, zipped

from dlp.runtime.pipeline import Pipeline

Make = Callable[..., Pipeline]


@pytest.mark.parametrize(
    ("name", "content", "member"),
    [
        ("list.txt", SASID, None),
        ("a.zip", zipped(list__txt=SASID), "list.txt"),
        ("a.eml", mailed("list.csv", SASID), "list.csv"),
        ("a.eml", mailed("b.zip", zipped(c__txt=SASID)), "b.zip!/c.txt"),
        ("x.zip", zipped(a__eml=mailed("b.zip", zipped(c__csv=b"SASID\n1012345678\n"))), "a.eml!/b.zip!/c.csv"),
    ],
    ids=["none", "zip", "mail", "zip in mail", "zip in mail in zip"],
)
def test_a_member_is_named_by_its_way_inside(plain: Pipeline, name: str, content: bytes, member: str | None) -> None:
    matches = [m for m in examine(plain, content, name).linked.matches if m.entity == "SASID"]
    assert [m.member for m in matches] == [member]


FORWARDED = (
    b"Subject: Trip\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: message/rfc822\n\n"
    b"Subject: Inner\n\n%b\n--b--\n"
)
MAILBOX = b"From a@example.org Thu Jan  1 00:00:00 2026\n%b\nFrom a@example.org Thu Jan  1 00:00:00 2026\n%b\n"


@pytest.mark.parametrize(
    ("name", "content", "message", "part"),
    [
        ("one.eml", mailed("list.txt", SASID), None, "attachment"),
        ("box.mbox", MAILBOX % (mailed("a.txt", b"x"), mailed("list.txt", SASID)), 2, "attachment"),
        ("box.mbox", MAILBOX % (mailed("a.txt", b"x"), mailed("a.zip", zipped(list__txt=SASID))), 2, "attachment"),
        ("one.eml", FORWARDED % SASID, None, "attachment"),
        ("some.zip", zipped(list__txt=SASID), None, None),
    ],
    ids=[
        "attachment",
        "attachment in a mailbox",
        "member of an attached archive",
        "attached message",
        "member of an archive",
    ],
)
def test_a_match_inside_has_the_place_of_its_file_too(
    plain: Pipeline, name: str, content: bytes, message: int | None, part: str | None
) -> None:
    (match,) = [m for m in examine(plain, content, name).linked.matches if m.entity == "SASID"]
    assert (match.where.message, match.where.part, match.where.line) == (message, part, 1)


@pytest.mark.parametrize(("depth", "read"), [(1, 1), (2, 2), (3, 3), (4, 4), (10, 4)])
def test_containers_are_entered_to_a_depth(make: Make, depth: int, read: int) -> None:
    seen = examine(make(max_depth=depth), nested(4), "deep.zip")
    assert seen.linked.counts.get("SASID", 0) == read
    assert (seen.status, seen.reason) == (("partial", "too-deep") if depth < 4 else ("examined", None))


@pytest.mark.parametrize(("members", "read"), [(2, 2), (3, 3), (5, 3)])
def test_members_are_counted_over_all_containers(make: Make, members: int, read: int) -> None:
    content = zipped(a__txt=SASID, b__txt=SASID, c__txt=SASID)
    seen = examine(make(max_members=members), content, "many.zip")
    assert seen.linked.counts["SASID"] == read
    assert (seen.status, seen.reason) == (("partial", "too-many-members") if members < 3 else ("examined", None))


def test_expanded_bytes_are_counted_over_all_containers(make: Make) -> None:
    content = zipped(a__txt=SASID + b" x" * 5_000, b__txt=SASID + b" y" * 5_000)
    seen = examine(make(max_expanded_bytes=15_000), content, "big.zip")
    assert (seen.status, seen.reason, seen.linked.counts["SASID"]) == ("partial", "expands-too-far", 1)


def test_no_level_expands_beyond_what_the_levels_around_have_left(make: Make) -> None:
    content = random.Random(1).randbytes(40_000)
    for _ in range(4):
        content = gzip.compress(content)
    seen = examine(make(max_expanded_bytes=100_000), content, "deep.gz")
    assert (seen.status, seen.reason) == ("unreadable", "expands-too-far")
    assert 80_000 < seen.bytes - len(content) <= 100_000


def test_a_bomb_does_not_expand(make: Make) -> None:
    seen = examine(make(max_ratio=100), zipped(bomb__txt=bytes(20_000_000)), "bomb.zip")
    assert seen.status in ("partial", "unreadable")
    assert seen.reason == "expands-too-far"
    assert seen.bytes < 20_000_000


def test_bytes_count_the_members_too(plain: Pipeline) -> None:
    content = zipped(a__txt=SASID)
    assert examine(plain, content, "a.zip").bytes == len(content) + len(SASID)
