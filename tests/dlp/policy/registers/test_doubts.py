"""Rows that can be read and do nothing are told by line, with the word they may have meant, and never repeated."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from dlp.policy.onfile.doubts import doubts
from dlp.policy.onfile.shelf import Shelf
from dlp.policy.onfile.suppressing import Suppressions, remarks, unused
from dlp.policy.pack import load
from dlp.policy.registers.suppressions import Suppression

PACKS = load(["ma-privacy", "millbury", "quincy"])
EXEMPT = "position,policy,clause,approved_by\n"
SUPPRESS = "rule,digests,path,source,verdict,reason,by,approver,expires\n"
DIGEST = "a" * 32
CASES = {
    "policy": (
        {"exemptions": f"{EXEMPT}Coach,milbury,MB-22,S\n"},
        ["share"],
        ['exemptions.csv, line 2 names a policy that there is not, did you mean "millbury"?'],
    ),
    "clause": ({"exemptions": f"{EXEMPT}Coach,millbury,ZZ,S\n"}, [], ["exemptions.csv, line 2 names a clause that "
               "millbury has not"]),
    "right exemption": ({"exemptions": f"{EXEMPT}Coach,millbury,MB-22,S\n"}, [], []),
    "rule": (
        {"suppressions": f"{SUPPRESS}ma.heatlh-record,*,a.csv,,false,w,o,,\n"},
        [],
        ['suppressions.csv, line 2 names a rule that no policy has, did you mean "ma.health-record"?'],
    ),
    "source": (
        {"suppressions": f"{SUPPRESS}ma.health-record,*,a.csv,staf-share,false,w,o,,\n"},
        ["staff-share"],
        ['suppressions.csv, line 2 names a source that there is not, did you mean "staff-share"?'],
    ),
    "right row": (
        {"suppressions": f"{SUPPRESS}ma.health-record,*,a.csv,staff-share,false,w,o,,\n"},
        ["staff-share"],
        [],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("texts", "sources", "said"), CASES.values(), ids=CASES)
def test_rows_that_name_what_there_is_not(
    shelve: Callable[..., Shelf], texts: dict[str, str], sources: list[str], said: list[str]
) -> None:
    shelf = shelve(**texts)
    assert list(doubts(shelf, PACKS, sources)) == said
    assert list(doubts(shelf, PACKS, [], sources)) == said


@pytest.mark.parametrize(
    ("kind", "told"), [("helth", ['must be one of .*, did you mean "health"']), ("special education; health", [])]
)
def test_kinds_of_data_are_those_of_the_homes(shelve: Callable[..., Shelf], kind: str, told: list[str]) -> None:
    shelf = shelve(owners=f"folder,overseer,readers,data\n/srv/a,Nurse,n1,{kind}\n")
    said = list(shelf.remarks())
    assert len(said) == len(told)
    assert all(re.search(pattern, one) for pattern, one in zip(told, said, strict=True))


def test_a_source_of_another_run_is_no_mistake(shelve: Callable[..., Shelf]) -> None:
    shelf = shelve(suppressions=f"{SUPPRESS}ma.health-record,*,a.csv,archive,false,w,o,,\n")
    assert list(doubts(shelf, PACKS, [], ["staff-share"])) == []
    assert len(list(doubts(shelf, PACKS, ["staff-share"]))) == 1


def test_without_a_kept_key_digests_are_the_cause(shelve: Callable[..., Shelf]) -> None:
    shelf = shelve(
        suppressions=f"{SUPPRESS}ma.health-record,{DIGEST},a.csv,,false,w,o,,\nma.health-record,*,b.csv,,false,w,o,,\n"
    )
    (said,) = doubts(shelf, PACKS, [], lasting=False)
    assert "digest key" in said
    rows = Suppressions(shelf.rows("suppressions", Suppression))
    assert [row.line for row in unused(rows, {}, ["s"], True, comparable=False)] == [3]


@pytest.mark.parametrize(
    ("packs", "tail", "said"),
    [
        (["ma-privacy", "quincy"], ",", "suppressions.csv: line 2 needs an approver and an end (QU-23)"),
        (["ma-privacy", "quincy"], "D,2099-01-01", "suppressions.csv: line 2 matched nothing: is it still needed?"),
        (["ma-privacy"], ",", "suppressions.csv: line 2 matched nothing: is it still needed?"),
    ],
)
def test_an_unused_row_without_approver_is_not_called_needless(
    shelve: Callable[..., Shelf], packs: list[str], tail: str, said: str
) -> None:
    shelf = shelve(suppressions=f"{SUPPRESS}{RULE},*,a.csv,,accepted,w,o,{tail}\n")
    assert list(remarks(shelf, shelf.rows("suppressions", Suppression), load(packs))) == [said]


RULE = next(rule.id for rule in PACKS[0].rules if rule.topic in {other.topic for other in PACKS[2].rules})
