"""Things to do: what is one thing, what comes first, what is counted, and that memory is bounded."""

from dataclasses import replace

import pytest
from report_factories import GROUP, MAIL, PUBLIC, STAFF, UNKNOWN, finding, match, outcome, trips

from connectors.contract import Exposure
from reports.record import Action, Outcome, Severity, Suppressed
from reports.todo import ThingsToDo

FOUND = {"matches": (match(),), "findings": (finding(),)}


def things(*outcomes: Outcome, groups_kept: int = 100, people_kept: int = 1_000_000) -> ThingsToDo:
    gathered = ThingsToDo(groups_kept, people_kept)
    for one in outcomes:
        gathered.add(one)
    return gathered


@pytest.mark.parametrize(
    ("other", "together"),
    [
        pytest.param(outcome("A/2.csv", **FOUND), True, id="same-all"),
        pytest.param(
            outcome(
                "A/2.csv", **FOUND | {"exposure": replace(STAFF, reasons=(STAFF.reasons[0].replace("0644", "0664"),))}
            ),
            True,
            id="other-mode-bits-same-cause",
        ),
        pytest.param(outcome("A/2.csv", **FOUND | {"exposure": replace(STAFF, owner="jdoe")}), True, id="other-owner"),
        pytest.param(outcome("B/2.csv", **FOUND), False, id="other-folder"),
        pytest.param(outcome("A/B/2.csv", **FOUND), False, id="folder-below"),
        pytest.param(outcome("A/2.csv", **FOUND | {"exposure": GROUP}), False, id="other-level"),
        pytest.param(outcome("A/2.csv", **FOUND | {"exposure": UNKNOWN}), False, id="rights-unknown"),
        pytest.param(
            outcome("A/2.csv", **FOUND | {"exposure": replace(STAFF, reasons=("readable by a guest",))}),
            False,
            id="other-reason",
        ),
        pytest.param(outcome("A/2.csv", **FOUND | {"source": "drive"}), False, id="other-source"),
        pytest.param(outcome("A/2.csv", matches=(match(),), findings=(finding(rule="OTHER"),)), False, id="other-rule"),
    ],
)
def test_what_is_one_thing(other: Outcome, together: bool) -> None:
    assert len(things(outcome("A/1.csv", **FOUND), other)) == (1 if together else 2)


def test_a_group_of_two_owners_is_one_thing() -> None:
    jdoe = replace(GROUP, owner="jdoe", readers=("group grade4", "jdoe"))
    both = things(outcome("A/1.csv", **FOUND, exposure=GROUP), outcome("A/2.csv", **FOUND, exposure=jdoe))
    assert [thing.audience for thing in both.worst(9)] == ["readable by group grade4"]


@pytest.mark.parametrize(
    "one",
    [
        pytest.param(finding(suppressed=Suppressed("officer", None)), id="accepted"),
        pytest.param(finding(Severity.NONE), id="severity-none"),
    ],
)
def test_what_is_nothing_to_do(one: object) -> None:
    assert not things(outcome(matches=(match(),), findings=(one,))).worst(9)


def test_files_and_people_are_counted_once() -> None:
    both = (finding(id="f1"), finding(id="f2", matches=(1,)))
    twice = outcome("Grade 4 Trips/two.csv", matches=(match(), match(subject="new")), findings=both)
    (thing,) = things(*trips(30), twice).worst(9)
    assert (thing.files, thing.people, thing.files_more) == (31, "8", False)
    assert thing.holds == "8 students, health information"
    assert thing.actions == (("quarantine", "planned", 30),)


def test_worst_comes_first() -> None:
    def one(path: str, severity: Severity, subjects: int, exposure: Exposure = STAFF) -> Outcome:
        found = tuple(match(subject=f"{path}{n}") for n in range(subjects))
        fired = finding(severity, range(subjects), subjects=subjects)
        return outcome(path, matches=found, findings=(fired,), exposure=exposure)

    ordered = [
        one("critical", Severity.CRITICAL, 1),
        one("high, many", Severity.HIGH, 5),
        one("high, public", Severity.HIGH, 2, PUBLIC),
        one("high, staff a", Severity.HIGH, 2),
        one("low", Severity.LOW, 9, MAIL),
    ]
    folders = [replace(o, path=f"{o.path}/x") for o in ordered]
    assert [t.folder for t in things(*reversed(folders)).worst(9)] == [o.path for o in ordered]
    assert len(things(*folders).worst(3)) == 3


@pytest.mark.parametrize(
    ("number", "expected"), [(9_999, "9,999"), (10_000, "10,000+"), (10_001, "10,000+"), (25_000, "10,000+")]
)
def test_people_are_exact_to_ten_thousand(number: int, expected: str) -> None:
    gathered = things()
    for start in range(0, number, 500):
        subjects = [f"s{n}" for n in range(start, min(start + 500, number))]
        found = tuple(match(subject=s) for s in subjects)
        gathered.add(outcome("A/x", matches=found, findings=(finding(matches=range(len(found)), subjects=len(found)),)))
    assert gathered.worst(1)[0].people == expected


@pytest.mark.parametrize(("files", "expected"), [(1, "1,500"), (2, "at least 1,500")])
def test_people_beyond_the_listed_matches_are_said_as_a_lower_bound(files: int, expected: str) -> None:
    capped = {"matches": (match(),), "findings": (finding(subjects=1_500),)}
    assert things(*(outcome(f"A/{n}", **capped) for n in range(files))).worst(1)[0].people == expected


def test_groups_beyond_the_limit_are_given_up_least_grave_first_and_said() -> None:
    grave = outcome("grave/x", matches=(match(),), findings=(finding(Severity.CRITICAL),))
    slight = [outcome(f"slight {n}/x", matches=(match(),), findings=(finding(Severity.LOW),)) for n in range(60)]
    gathered = things(grave, *slight, outcome("late/x", **FOUND), groups_kept=20)
    worst = gathered.worst(99)
    assert (worst[0].folder, worst[0].files_more) == ("grave", False)
    assert [(t.folder, t.files_more, t.path) for t in worst[1:2]] == [("late", True, None)]
    assert len(worst) <= 20
    assert gathered.more
    assert len(gathered) == 62


def test_people_remembered_are_bounded_and_the_gravest_group_stays_exact() -> None:
    def crowd(folder: str, severity: Severity) -> Outcome:
        found = tuple(match(subject=f"{folder}{n}") for n in range(50))
        return outcome(f"{folder}/x", matches=found, findings=(finding(severity, range(50), subjects=50),))

    outcomes = [crowd("grave", Severity.CRITICAL), *(crowd(f"slight {n}", Severity.LOW) for n in range(30))]
    gathered = things(*outcomes, people_kept=400)
    assert gathered.worst(1)[0].people == "50"
    assert sum(len(g.seen or ()) for g in gathered._groups.values()) <= 400


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param(
            {"matches": (match("US_SSN"),), "about": ("unknown",), "citations": ("34 CFR 99.30",)},
            "1 person",
            id="nobody-said-student",
        ),
        pytest.param({"matches": (match("US_SSN"),), "about": ("staff", "student")}, "1 person", id="staff-too"),
        pytest.param({"matches": (match("SASID"),), "about": ()}, "1 student", id="by-the-data"),
        pytest.param({"matches": (match(),), "about": ("student", "unknown")}, "1 student", id="by-the-table"),
        pytest.param({"matches": (match(),), "subjects": 0, "about": ()}, "health information", id="nobody"),
    ],
)
def test_whom_it_is_about(changes: dict[str, object], expected: str) -> None:
    matches = tuple(replace(m, subject="s" if changes.get("subjects", 1) else None) for m in changes.pop("matches"))  # type: ignore[attr-defined]
    (thing,) = things(outcome(matches=matches, findings=(finding(**changes),))).worst(1)  # type: ignore[arg-type]
    assert thing.holds.startswith(expected)


def test_acts_are_counted_by_what_became_of_them() -> None:
    done = [outcome(f"A/{n}", **FOUND, action=Action("quarantine", "done" if n else "failed")) for n in range(4)]
    assert things(*done).worst(1)[0].actions == (("quarantine", "done", 3), ("quarantine", "failed", 1))


def test_an_item_of_unknown_exposure_is_still_a_thing_to_do() -> None:
    (thing,) = things(outcome(**FOUND, exposure=None)).worst(1)
    assert thing.audience == "who can see it is not known"
