"""Roles and their addresses: the building's before the district's, whatever the spelling; what lacks one is told."""

from __future__ import annotations

import pytest

from dlp.checkup.line import Surroundings
from dlp.checkup.policies import check_policies, check_roles
from dlp.config import Config, District, Notify, Roles
from dlp.policy import roles
from dlp.policy.pack import load
from reports import phrases
from reports.record import Finding, Severity

TABLE: roles.Table = {
    "": {"school_nurse": ("nurse@example.org",), "principal": ("office@example.org",)},
    "Memorial": {"principal": ("memorial@example.org", "deputy@example.org")},
}


@pytest.mark.parametrize(
    ("role", "building", "to"),
    [
        ("principal", "memorial", ("memorial@example.org", "deputy@example.org")),
        ("Principal", "", ("office@example.org",)),
        ("principal", "another school", ("office@example.org",)),
        ("school nurse", "memorial", ("nurse@example.org",)),
        ("School-Nurse", "", ("nurse@example.org",)),
        ("superintendent", "memorial", ()),
        ("privacy officer", "", ("officer@example.org",)),
    ],
)
def test_the_address_of_a_role(role: str, building: str, to: tuple[str, ...]) -> None:
    assert roles.addresses(role, TABLE, building, officer="officer@example.org") == to


@pytest.mark.parametrize(
    ("uri", "building"),
    [
        ("file:///srv/Memorial/office/list.csv", "Memorial"),
        ("file:///srv/memorial_school/list.csv", "Memorial"),
        ("file:///srv/North%20Hill/Memorial/list.csv", "Memorial"),
        ("file:///srv/Memorial/North%20Hill/list.csv", "North Hill"),
        ("file:///srv/memorials/list.csv", ""),
        ("file:///srv/Memorial.csv", ""),
    ],
)
def test_a_folder_tells_the_building(uri: str, building: str) -> None:
    assert roles.building_of(uri, {**TABLE, "North Hill": {}}) == building


def test_whom_to_ask_has_the_address() -> None:
    found = Finding("f", "r", "t", Severity.HIGH, (), (), (), 1, ("principal", "dean"), "")
    told = phrases.ask(found, "here", lambda role, uri: (f"{role}@{uri}.example",) if role == "principal" else ())
    assert told == "The principal (principal@here.example) or the dean."


def test_doctor_knows_a_role_in_the_place_of_a_building(tmp_path: object) -> None:
    table: roles.Table = {"": {}, "principal": {"Memorial": ("a@example.org",)}}
    told = [line.text for line in check_roles(around(("westford",), table, tmp_path))]
    assert any("[roles.principal] stands for a building: write [roles.NAME-OF-SCHOOL]" in text for text in told)
    assert not any("names the memorial" in text for text in told)


def test_the_officer_needs_no_entry_but_may_have_one() -> None:
    assert roles.addresses("privacy officer", {}) == ()
    own = {"": {"privacy officer": ("own@example.org",)}}
    assert roles.addresses("privacy officer", own, officer="officer@example.org") == ("own@example.org",)


def test_what_lacks_an_address_and_what_nobody_names() -> None:
    packs = load(["ma-privacy"])
    lacking = roles.unaddressed(packs, TABLE, "officer@example.org")
    assert "human resources" in lacking
    assert not {"principal", "school nurse", "privacy officer"} & set(lacking)
    assert roles.unknown(packs, {"": {"nurse": ("a@example.org",), "principal": ("b@example.org",)}}) == ("nurse",)


def around(policies: tuple[str, ...], table: roles.Table, tmp: object) -> Surroundings:
    config = Config(
        district=District(policies=policies), roles=Roles(table), notify=Notify(officer="officer@example.org")
    )
    return Surroundings(config, tmp)  # type: ignore[arg-type]


def test_doctor_names_the_roles_without_an_address(tmp_path: object) -> None:
    first, second = check_roles(around(("westford",), {"": {"superintendant": ("s@example.org",)}}, tmp_path))
    assert (first.state, "superintendent" in first.text) == ("note", True)
    assert second.text == 'no policy in force names the superintendant, did you mean "superintendent"?'
    everyone = dict.fromkeys(roles.named(load(["westford"])), ("all@example.org",))
    (line,) = check_roles(around(("westford",), {"": everyone}, tmp_path))
    assert line.state == "working"


def test_doctor_tells_of_an_old_policy(tmp_path: object) -> None:
    lines = list(check_policies(around(("ferpa", "westford"), {}, tmp_path)))
    assert lines[0].state == "working"
    assert any(line.state == "note" and line.text.startswith("westford: the policy was adopted") for line in lines)
    (line,) = check_policies(around(("ferpaa",), {}, tmp_path))
    assert (line.state, line.blocks) == ("missing", True)
