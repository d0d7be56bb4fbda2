"""Registers in a whole run: what is suppressed does not count, what is not needed is said, and nothing personal is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from connectors.contract import Exposure, Level
from connectors.memory import Held
from dlp import filing
from dlp.checkup import registers as checkup
from dlp.checkup.line import Surroundings
from dlp.config import Config, Consent, Registers, Source
from dlp.policy.onfile.answers import Desk
from dlp.policy.pack import parse
from dlp.privacy import Digester
from reports.record import Outcome, Severity

ROW = b"Student,SASID,SSN\nAva Lune,1012345678,219-45-6780\n"
OPEN = Exposure(Level.PUBLIC, ("in a folder that is published on the web",), "web")
Run = Callable[..., Any]
DIGESTER = Digester(b"k" * 32)


def write(file: Path, *lines: str) -> Path:
    file.write_text("\n".join((*lines, "")), "utf-8")
    return file


@pytest.fixture
def desk_of(tmp_path: Path) -> Callable[..., Desk]:
    def make(*rows: str) -> Desk:
        head = "rule,digests,path,verdict,reason,by,expires"
        file = write(tmp_path / "suppressions.csv", head, *rows)
        return filing.opened(Config(registers=Registers(suppressions=file)), DIGESTER, None)

    return make


def test_a_suppressed_finding_stays_and_does_not_count(run_over: Run, desk_of: Callable[..., Desk]) -> None:
    held = {"list.csv": Held(ROW, exposure=OPEN)}
    (outcome,), _ = run_over(held)
    assert outcome.severity >= Severity.HIGH
    rows = [
        f"{one.rule},{'; '.join(outcome.matches[i].digest for i in one.matches)},list.csv,accepted,w,Officer,2099-01-01"
        for one in outcome.findings
    ]
    (after,), run = run_over(held, desk=desk_of(*rows))
    assert len(after.findings) == len(outcome.findings)
    assert {one.suppressed.until for one in after.findings} == {"2099-01-01"}
    assert after.severity is Severity.NONE
    assert after.action.planned == "none"
    assert run.severity["none"] == 1


def test_rows_that_hold_nowhere_are_said(begin: Run, desk_of: Callable[..., Desk]) -> None:
    desk = desk_of(f"ma.health,{'a' * 32},list.csv,false,why,Officer,2099-01-01", "r,*,gone.csv,false,why,Officer,")
    scan = begin({"list.csv": Held(ROW, exposure=OPEN)}, desk=desk)
    list(scan.outcomes())
    said = [list(scan.unused_suppressions(whole)) for whole in (False, True)]
    assert said == [
        ["suppressions.csv: line 2 matched nothing: is it still needed?"],
        ["suppressions.csv: lines 2, 3 matched nothing: is it still needed?"],
    ]


PACK = """
name: example
title: Example
version: "1"
rules:
  - id: example.published
    topic: publication
    title: A student whose family opted out is named in public
    any: [PERSON]
    about: [student]
    when: {consent: [opted-out]}
    severity: medium
    citations: [34 CFR 99.37]
    route: [principal]
    advice: Take the name down.
    cases: []
"""


def rules_fired(outcomes: list[Outcome]) -> dict[str, list[str]]:
    return {outcome.path: [found.rule for found in outcome.findings] for outcome in outcomes}


def test_a_rule_sees_who_opted_out(tmp_path: Path, run_over: Run) -> None:
    file = write(tmp_path / "optout.csv", "student,school", '"Lune, Ava",Memorial')
    desk = filing.opened(Config(), DIGESTER, None, [file])
    other = ROW.replace(b"Ava Lune", b"Bo Reed")
    held = {"listed.csv": Held(ROW, exposure=OPEN), "other.csv": Held(other, exposure=OPEN)}
    outcomes, _ = run_over(held, desk=desk, packs=(parse(PACK, "example.yaml"),))
    assert rules_fired(outcomes) == {"listed.csv": ["example.published"], "other.csv": []}


def test_who_is_on_a_list_is_met_by_name_alone(tmp_path: Path, run_over: Run) -> None:
    file = write(tmp_path / "optout.csv", "student,school", '"Lune, Ava",Memorial')
    desk = filing.opened(Config(), DIGESTER, None, [file])
    pages = {"listed.html": "Honor roll: Ava Lune, Noor Haddad", "others.html": "Honor roll: Cy Lake"}
    with filing.known(None, desk, DIGESTER) as people:
        held = {path: Held(f"<p>{page}</p>".encode(), exposure=OPEN) for path, page in pages.items()}
        outcomes, run = run_over(held, desk=desk, roster=people, packs=(parse(PACK, "example.yaml"),))
    assert rules_fired(outcomes) == {"listed.html": ["example.published"], "others.html": []}
    assert run.roster is None


def test_doctor_tells_each_register_its_line(tmp_path: Path) -> None:
    root = tmp_path / "share"
    root.mkdir()
    good = write(tmp_path / "people.csv", "account,kind", "nurse1,staff")
    late = write(tmp_path / "optout.csv", "student,expires", "Ava Lune,2020-01-01")
    lost = write(
        tmp_path / "suppressions.csv", "rule,digests,path,source,verdict,reason,by", "r,*,gone.csv,staff,false,w,o"
    )
    registers = Registers(people=good, restrictions=tmp_path / "none.csv", suppressions=lost)
    config = Config(
        consent=Consent(files=(late,)), registers=registers, sources=(Source(name="staff", type="share", root=root),)
    )
    found = {line.feature: line for line in checkup.check_registers(Surroundings(config, tmp_path / "state"))}
    assert {feature: line.state for feature, line in found.items()} == {
        "Register: consent": "note", "Register: people": "working",
        "Register: restrictions": "missing", "Register: suppressions": "note",
    }  # fmt: skip
    assert "line 2 expired" in found["Register: consent"].text
    assert "not there any more" in found["Register: suppressions"].text
    assert not any("Lune" in line.text for line in found.values())
