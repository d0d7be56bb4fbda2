"""What is on file about an item: consent, recipients, places, exemptions; and remarks about the registers."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Literal

import pytest

from connectors.contract import Exposure, Level
from dlp.policy.linking import Linked, Profile
from dlp.policy.onfile import shelf as shelves
from dlp.policy.onfile.answers import Answers, Desk, as_students, gather
from dlp.policy.onfile.places import Homes
from dlp.policy.onfile.shelf import Shelf, Wanted
from dlp.privacy import Digester
from recognizers.roster.building import build
from recognizers.roster.entry import Entry
from recognizers.roster.lookup import Lookup
from reports.record import Match
from scanners.contract import Where

DIGESTER = Digester(b"k" * 32)
Shelve = Callable[..., Shelf]
OPEN = Exposure(Level.PUBLIC, (), "web")
AVA, BO = (DIGESTER.value("subject", f"name:{name}")[:16] for name in ("ava lune", "bo reed"))
BOTH = Linked(profiles={who: Profile(frozenset({"PERSON"}), "student") for who in (AVA, BO)})
ONLY_AVA = Linked(profiles={AVA: Profile(frozenset({"PERSON"}), "student")})
SITE = "https://www.example.org/memorial/news.html"


def asked(
    shelf: Shelf, uri: str = SITE, exposure: Exposure = OPEN, linked: Linked = ONLY_AVA, *sent_to: str, **homes: object
) -> Answers:
    given = Homes({}, **homes) if "folders" not in homes else Homes(**homes)  # type: ignore[arg-type]
    return gather(Desk(shelf, given, ("example.k12.ma.us",)), uri, exposure, linked, sent_to)


@pytest.mark.parametrize(
    ("rows", "state"),
    [
        ("mode,school_year\nyes,2026-27", "given"),
        ("mode,signed_on\nyes,9/4/2026", "given"),
        ("mode,signed_on\nyes,2026-03-01", "lapsed"),
        ("mode,school_year\nyes,2025-26", "lapsed"),
        ("mode,school_year,school\nyes,2026-27,Memorial", "given"),
        ("mode,school_year,school\nyes,2026-27,North Hill", "missing"),
        ("mode,school_year,scope\nyes,2026-27,photo", "missing"),
        ("mode\nyes", "missing"),
        ("mode\nno", "opted-out"),
        ("school\nNorth Hill", "opted-out"),
        ("mode,scope\nno,photo", "not-needed"),
        ("expires\n2026-01-01", "not-needed"),
        ("effective\n2027-01-01", "not-needed"),
    ],
)
def test_consent(shelve: Shelve, rows: str, state: str) -> None:
    heading, _, cells = rows.partition("\n")
    found = asked(shelve(consent=f"student,{heading}\nAva Lune,{cells}\n"))
    assert found.consents.get(AVA, found.consent) == state


@pytest.mark.parametrize(
    ("text", "state"),
    [
        (None, "missing"),
        ("student,mode,school_year\nBo Reed,yes,2026-27\n", "missing"),
        ("student,mode,school_year\nBo Reed,yes,2026-27\nCy Lake,no,\n", "not-needed"),
        ("student\nBo Reed\n", "not-needed"),
        ("student,school\n", "not-needed"),
    ],
    ids=["no list", "opt-in", "both", "opt-out", "nobody opted out"],
)
def test_who_is_on_no_list(shelve: Shelve, text: str | None, state: str) -> None:
    found = asked(shelve() if text is None else shelve(consent=text))
    assert (found.consent, found.consents) == (state, {})


def test_whom_a_list_names_is_a_student(shelve: Shelve) -> None:
    unsure = Linked(profiles={who: Profile(frozenset({"PERSON"}), "unknown") for who in (AVA, BO)})
    made = Desk(shelve(consent="student,expires\nAva Lune,2026-01-01\n"), Homes({}))
    assert {who: one.about for who, one in as_students(made, unsure).profiles.items()} == {
        AVA: "student",
        BO: "unknown",
    }
    assert as_students(Desk(shelve(), Homes({})), unsure) is unsure


def test_a_form_of_another_building_is_none(shelve: Shelve) -> None:
    text = "student,mode,school_year,school\nAva Lune,yes,2026-27,North Hill\nBo Reed,yes,2026-27,Memorial\n"
    found = asked(shelve(consent=text), linked=BOTH)
    assert found.consents == {BO: "given"}


PICTURE = "https://www.example.org/memorial/Ava%20Lune%20robotics.JPG"
FILM = "file:///srv/build/memorial/play.mp4"
FEED = "https://www.facebook.com/school"


def described(part: Literal["alt", "body"]) -> Linked:
    """Ava's name, in the alternative text of a picture or in the text."""
    match = Match("PERSON", 0.9, None, Where(part=part), "A** L***", "d" * 16, AVA)
    return replace(ONLY_AVA, matches=(match,), counts={"PERSON": 1})


@pytest.mark.parametrize(
    ("scope", "uri", "linked", "out", "given"),
    [
        ("photo", SITE, described("body"), False, False),
        ("photo", SITE, described("alt"), True, False),
        ("photo", SITE, replace(ONLY_AVA, counts={"PHOTO": 1}), True, False),
        ("photo", PICTURE, ONLY_AVA, True, False),
        ("name", PICTURE, ONLY_AVA, True, False),
        ("photo; name", PICTURE, ONLY_AVA, True, True),
        ("name", SITE, described("body"), True, True),
        ("name", SITE, described("alt"), True, False),
        ("video", FILM, ONLY_AVA, True, False),
        ("video", SITE, ONLY_AVA, False, False),
        ("social", FEED, ONLY_AVA, True, False),
        ("social", SITE, ONLY_AVA, False, False),
        ("name; social", FEED, ONLY_AVA, True, True),
        ("directory", SITE, ONLY_AVA, True, False),
    ],
)
def test_of_what_families_are_asked(
    shelve: Shelve, scope: str, uri: str, linked: Linked, out: bool, given: bool
) -> None:
    said = {}
    for mode in ("no", "yes"):
        found = asked(
            shelve(consent=f"student,mode,scope,school_year\nAva Lune,{mode},{scope},2026-27\n"), uri, OPEN, linked
        )
        said[mode] = found.consents.get(AVA, found.consent)
    assert (said["no"] == "opted-out", said["yes"] == "given") == (out, given)


def test_as_if_it_lay_elsewhere(shelve: Shelve) -> None:
    desk = Desk(shelve(consent="student,scope\nAva Lune,social\n"), Homes({}))
    assert gather(desk, SITE, OPEN, ONLY_AVA, as_place="social-media").consents == {AVA: "opted-out"}
    assert gather(desk, SITE, OPEN, ONLY_AVA).consents == {}


ROSTER = Lookup(
    build([Entry("a", "student", ("Ava",), family=("Lune",), signs=("Memorial Middle School", "Homeroom 2"))], "test")
)
OF_ROSTER = DIGESTER.value("subject", f"roster:{ROSTER.subject(0)}")[:16]
OPT_IN = "student,mode,school_year,school\nAva Lune,yes,2026-27,"
ELM = {"people": "account,building\nx,Elm Street\n"}
CLUB = "folder,building,approved_by\nclub,"
BUILD = "file:///srv/build"


@pytest.mark.parametrize(
    ("school", "uri", "roster", "others", "state"),
    [
        ("North Hill", f"{BUILD}/Memorial/page.html", None, {}, "missing"),
        ("North Hill", f"{BUILD}/Memorial/page.html", ROSTER, {}, "missing"),
        ("North Hill", f"{BUILD}/north-hill/page.html", None, {}, "given"),
        ("North Hill School", f"{BUILD}/NorthHill/page.html", None, {}, "given"),
        ("Memorial Middle School", f"{BUILD}/Memorial/page.html", None, {}, "given"),
        ("Memorial", f"{BUILD}/page.html", None, {}, "missing"),
        ("Memorial", f"{BUILD}/page.html", ROSTER, {}, "given"),
        ("Memorial Elementary", f"{BUILD}/page.html", ROSTER, {}, "missing"),
        ("Memorial", f"{BUILD}/Elm Street/page.html", ROSTER, ELM, "missing"),
        ("Memorial", f"{BUILD}/club/page.html", None, {"publication": f"{CLUB}Memorial,P\n"}, "given"),
        ("Memorial", f"{BUILD}/club/page.html", ROSTER, {"publication": f"{CLUB}Elm,P\n"}, "missing"),
        ("", f"{BUILD}/Memorial/page.html", None, {}, "given"),
    ],
)  # fmt: skip
def test_an_opt_in_holds_in_its_building(
    shelve: Shelve, school: str, uri: str, roster: Lookup | None, others: dict[str, str], state: str
) -> None:
    about = ONLY_AVA if roster is None else Linked(profiles={OF_ROSTER: ONLY_AVA.profiles[AVA]})
    found = asked(shelve(roster, consent=f"{OPT_IN}{school}\n", **others), uri, OPEN, about)
    assert found.consents.get(next(iter(about.profiles)), found.consent) == state


def test_an_opt_out_goes_before_an_opt_in(shelve: Shelve) -> None:
    text = "student,mode,school_year\nAva Lune,yes,2026-27\nAva Lune,no,\n"
    assert asked(shelve(consent=text)).consents == {AVA: "opted-out"}


REGISTERS = {
    "people": "address,account,kind,personal,expires\nnurse@example.k12.ma.us,nurse1,staff,n@mail.example.org,\n"
    "aide@mail.example.org,,volunteer,,\nold@mail.example.org,,staff,,2026-01-01\n",
    "guardian_addresses": "student,address,rights,verified_by\nAva Lune,both@mail.example.org,yes,Office\n"
    "Bo Reed,both@mail.example.org,yes,Office\nAva Lune,one@mail.example.org,yes,Office\n"
    "Ava Lune,none@mail.example.org,no,Office\nBo Reed,pat@mail.example.org,yes,Office\n",
    "restrictions": "student,contact_email,restriction\nAva Lune,pat@mail.example.org,209A\n",
    "external_recipients": "address,kind,approval,nda_expires,sponsor\n@clinic.example.com,agency,LA-1,2027-06-30,\n"
    "@nonda.example.com,vendor,LA-2,,\n@late.example.com,vendor,LA-3,2026-01-01,\n"
    "@orphan.example.com,vendor,LA-4,2027-06-30,gone@example.k12.ma.us\n",
    "approved_systems": "domain,approved_by\nsis.example.net,Director\n",
}


@pytest.mark.parametrize(
    ("address", "kind", "approval"),
    [
        ("nurse@example.k12.ma.us", "staff", "absent"),
        ("anybody@example.k12.ma.us", "staff", "absent"),
        ("kid@students.example.k12.ma.us", "staff", "absent"),
        ("n@mail.example.org", "personal-account", "absent"),
        ("aide@mail.example.org", "volunteer", "absent"),
        ("old@mail.example.org", "other", "absent"),
        ("both@mail.example.org", "guardian", "absent"),
        ("one@mail.example.org", "other-guardian", "absent"),
        ("none@mail.example.org", "restricted-guardian", "absent"),
        ("PAT@mail.example.org", "restricted-guardian", "absent"),
        ("dr@clinic.example.com", "approved-vendor", "present"),
        ("x@nonda.example.com", "vendor", "absent"),
        ("x@late.example.com", "other", "absent"),
        ("x@orphan.example.com", "other", "absent"),
        ("in@sis.example.net", "approved-vendor", "present"),
        ("in@agreed.example.net", "approved-vendor", "present"),
        ("x@elsewhere.example.com", "other", "absent"),
    ],
)
def test_recipients(shelve: Shelve, address: str, kind: str, approval: str) -> None:
    mail = Exposure(Level.EXTERNAL, (), "mail")
    found = asked(shelve(**REGISTERS), "gmail://a/b", mail, BOTH, address, domains=("agreed.example.net",))
    assert kind == "staff" or found.recipients == {kind}
    assert found.approval == approval
    if "students." in address:
        assert found.recipients == {"student"}


def test_restrictions_are_told_by_person(shelve: Shelve) -> None:
    assert asked(shelve(**REGISTERS), linked=BOTH).restricted == {AVA: frozenset({"protective-order"})}


NURSE = {"folders": {"health": (PurePosixPath("/srv/nurse"),)}}
GROUP = Exposure(Level.GROUP, (), owner="nurse1", readers=("group nurses", "nurse1"))
EVERYBODY = Exposure(Level.DISTRICT, (), readers=("everyone",))
OWNERS = (
    "folder,overseer,readers,data\n/srv/sped,Team Chair,group sped; nurse1,special_education\n"
    "/srv/nurse/old,Nurse,group nurses,\n"
)
TEAM = Exposure(Level.GROUP, (), readers=("Group SPED",))
OWN = Exposure(Level.OWNER, (), owner="x", readers=("x",))


@pytest.mark.parametrize(
    ("path", "exposure", "place", "homes", "stranger"),
    [
        ("/srv/nurse/list.xlsx", GROUP, "elsewhere", {"health"}, ""),
        ("/srv/nurse/list.xlsx", EVERYBODY, "elsewhere", set(), ""),
        ("/srv/nursery/list.xlsx", GROUP, "elsewhere", set(), ""),
        ("/srv/nurse/old/list.xlsx", GROUP, "home", {"health"}, ""),
        ("/srv/sped/iep.docx", GROUP, "elsewhere", set(), "group nurses"),
        ("/srv/sped/iep.docx", TEAM, "elsewhere", {"special_education"}, ""),
        ("/srv/sped/iep.docx", EVERYBODY, "elsewhere", set(), "everyone"),
        ("/srv/sped/a%20b.docx", OWN, "elsewhere", {"special_education"}, ""),
        ("/srv/store/x", GROUP, "approved", set(), ""),
        ("/srv/x", Exposure(Level.OWNER, (), synced="OneDrive"), "approved", set(), ""),
        ("/srv/x", Exposure(Level.OWNER, (), synced="Dropbox"), "unapproved-vendor", set(), ""),
        ("/srv/x", Exposure(Level.OWNER, (), synced="OneDrive (personal)"), "personal", set(), ""),
    ],
)  # fmt: skip
def test_places_of_a_share(
    shelve: Shelve, path: str, exposure: Exposure, place: str, homes: set[str], stranger: str
) -> None:
    systems = "name,domain,folder,approved_by\nOneDrive,sharepoint.com,,Director\nStore,,/srv/store,Director\n"
    found = asked(shelve(owners=OWNERS, approved_systems=systems), f"file://{path}", exposure, **NURSE)
    assert (found.place, found.homes) == (place, homes)
    assert (stranger in "".join(found.reasons)) if stranger else found.reasons == ()


@pytest.mark.parametrize(
    ("uri", "place", "approval"),
    [
        ("https://www.example.org/robotics/a.html", "approved", "present"),
        ("https://www.example.org/other/a.html", "elsewhere", "absent"),
        ("https://www.facebook.com/school", "social-media", "absent"),
        ("https://app.agreed.example.net/x", "approved", "present"),
        ("file:///srv/build/robotics/2026/a.html", "approved", "present"),
        ("file:///srv/build/chess/robotics", "elsewhere", "absent"),
        ("file:///srv/build/robotics-old/a.html", "elsewhere", "absent"),
    ],
)
def test_places_of_the_web(shelve: Shelve, uri: str, place: str, approval: str) -> None:
    permission = "site,folder,approved_by\nhttps://www.example.org/,robotics,Principal\n"
    found = asked(shelve(publication=permission), uri, domains=("agreed.example.net",))
    assert (found.place, found.approval) == (place, approval)


def test_a_position_is_exempt_from_a_clause(shelve: Shelve) -> None:
    people = "account,position\nweb1,Communications\n"
    exemptions = (
        "position,policy,clause,approved_by,expires\nCommunications,millbury,MB-22,S,2027-01-01\n"
        "Nurse,millis,MI-07,S,\n"
    )
    made = shelve(people=people, exemptions=exemptions)
    assert asked(made, exposure=Exposure(Level.PUBLIC, (), owner="web1")).exempt == {("millbury", "MB-22")}
    assert asked(made, exposure=Exposure(Level.PUBLIC, (), owner="x")).exempt == frozenset()


def test_remarks_name_lines_and_nobody(shelve: Shelve) -> None:
    text = "student,expires\nAva Lune,2026-01-01\nBo Reed,2026-13-01\nCy Lake,\n"
    told = list(shelve(consent=text, **{k: REGISTERS[k] for k in ("people", "external_recipients")}).remarks())
    assert told == [
        "consent.csv, line 3: expires is a day that no calendar has: write 2027-06-30; the row does not count",
        "consent.csv: line 2 expired and does not count",
        "external_recipients.csv: line 5 has a sponsor who is not on the list of people, and does not count",
        "external_recipients.csv: line 4 expired and does not count",
        "people.csv: line 4 expired and does not count",
    ]


def test_a_list_that_nobody_keeps_is_said(tmp_path: Path) -> None:
    file = tmp_path / "optout.csv"
    file.write_text("student\nAva Lune\n")
    os.utime(file, (time.time() - 400 * 86_400,) * 2)
    kept = shelves.load(Wanted({"consent": (file,)}, max_age_days={"consent": 365}), DIGESTER)
    assert asked(kept).consent == "missing"
    assert list(kept.remarks()) == ["optout.csv was not changed for more than 365 days: is it still kept?"]
