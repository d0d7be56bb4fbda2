"""`make bench-public`: values drawn, counted and told, without the sets themselves and without a network."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest

from benchmarks import peers
from benchmarks.public import __main__ as command
from benchmarks.public import disguises, packages, page, scanning, sentences, wordings
from benchmarks.public.disguises import LABEL, OWN, SENTENCE, Alarms, Share, Variant
from benchmarks.public.sentences import Sentence, Span
from dlp.evaluation.scoring import Tally
from dlp.policy.pack import ENTITIES
from reports.record import Severity
from scanners.contract import Where

PLAIN = Variant("ssn", "219-44-7183", "an SSN", "plain", "plain", "219-44-7183")
DOTTED = replace(PLAIN, family="delimiter", technique="dots", value="219.44.7183")
NOTE = replace(PLAIN, family="context_injection", technique="note", value="Audit note: 219-44-7183, page 3.")


def outcome(*matches: tuple[str, str], severity: Severity = Severity.NONE, dropped: Iterable[object] = ()) -> object:
    """What a scan says of one text, as far as it is asked here."""
    found = [SimpleNamespace(entity=entity, text=text, where=Where()) for entity, text in matches]
    return SimpleNamespace(matches=found, severity=severity, dropped=tuple(dropped))


class TestDrawing:
    VARIANTS = tuple(replace(DOTTED, technique=f"dots{i}") for i in range(1_000))

    def test_plain_values_are_always_taken_and_of_the_others_the_share(self) -> None:
        taken = list(disguises.drawn([PLAIN, *self.VARIANTS], 0.2, 1))
        assert taken[0] == PLAIN
        assert 150 < len(taken) < 250

    def test_a_seed_draws_the_same_whatever_else_there_is(self) -> None:
        taken = list(disguises.drawn(self.VARIANTS, 0.2, 1))
        assert list(disguises.drawn(self.VARIANTS[500:], 0.2, 1)) == [v for v in taken if v in self.VARIANTS[500:]]
        assert list(disguises.drawn(self.VARIANTS, 0.2, 2)) != taken

    def test_a_share_of_one_is_everything(self) -> None:
        assert list(disguises.drawn(self.VARIANTS, 1.0, 1)) == list(self.VARIANTS)

    @pytest.mark.parametrize(
        ("variant", "asked"),
        [
            (DOTTED, True),
            (replace(DOTTED, technique="partial_minus_one", value="219-44-718"), False),
            (replace(DOTTED, value="219\ud800"), False),
        ],
        ids=["whole", "part", "unwritable"],
    )
    def test_parts_and_what_cannot_be_written_are_left_out(self, variant: Variant, asked: bool) -> None:
        assert disguises.fit(variant) == asked


class TestPlaces:
    def test_the_family_with_a_text_of_its_own_stands_alone(self) -> None:
        assert (NOTE.places, NOTE.text(OWN)) == ((OWN,), NOTE.value + "\n")
        assert DOTTED.places == (LABEL, SENTENCE)
        assert PLAIN.places == (LABEL, SENTENCE, OWN)

    def test_a_value_stands_behind_its_label_or_in_a_sentence(self) -> None:
        assert "\nSSN: 219.44.7183\n" in DOTTED.text(LABEL)
        assert " Social Security number for Maya Quill is 219.44.7183. " in DOTTED.text(SENTENCE)

    def test_every_kind_is_an_entity_of_the_program(self) -> None:
        assert set(wordings.entities()) <= set(ENTITIES)


class TestFound:
    def test_the_entity_counts_whatever_its_text_is_now(self) -> None:
        assert disguises.is_found(DOTTED, outcome(("US_SSN", "219.44.7183")))
        assert not disguises.is_found(DOTTED, outcome(("PHONE_NUMBER", "219.44.7183")))
        assert not disguises.is_found(DOTTED, None)

    def test_in_a_text_of_its_own_it_must_be_the_value(self) -> None:
        assert disguises.is_found(NOTE, outcome(("US_SSN", "219-44-7183")))
        assert not disguises.is_found(NOTE, outcome(("US_SSN", "508-31-2246")))


class TestCounting:
    def test_a_variant_counts_only_where_its_plain_value_is_found(self) -> None:
        results = [(PLAIN, LABEL, True), (PLAIN, SENTENCE, False), (DOTTED, LABEL, False), (DOTTED, SENTENCE, True)]
        tables = disguises.counted(results)
        assert tables["plain"]["US_SSN"] == {LABEL: Share(1, 1), SENTENCE: Share(0, 1)}
        assert tables["families"] == {"delimiter": {LABEL: Share(0, 1)}}
        assert tables["techniques"] == {"delimiter/dots": {LABEL: Share(0, 1)}}
        assert tables["by_entity"] == {"US_SSN": {LABEL: Share(0, 1)}}

    def test_the_plain_value_of_another_kind_says_nothing(self) -> None:
        other = replace(PLAIN, category="us_passport")
        assert disguises.counted([(other, LABEL, True), (DOTTED, LABEL, True)])["families"] == {}

    def test_alarms_are_findings_from_medium_on(self) -> None:
        low = outcome(("PERSON", "Maya Quill"), severity=Severity.LOW)
        high = outcome(("US_SSN", "x"), ("US_SSN", "y"), ("PERSON", "Maya Quill"), severity=Severity.HIGH)
        counted = disguises.alarms(("ssn", "alone", o) for o in (low, high, None))
        assert counted == {("ssn", "alone"): Alarms(3, 1, {"US_SSN": 1})}

    def test_the_reason_is_that_of_the_entity(self) -> None:
        other = SimpleNamespace(entity="STUDENT_ID", why=("dropped: nothing beside it says what it is",))
        own = SimpleNamespace(entity="US_SSN", why=("has the form of: nine digits", "dropped: a sample of one"))
        assert disguises.reason("US_SSN", outcome(dropped=[other, own])) == "left out, because it is a sample of one"
        assert disguises.reason("US_SSN", outcome(dropped=[other])) == "none told"


class TestSentences:
    TEXT = "Ana Lima was born on 3/4/2014, call 617-555-0142"

    @pytest.mark.parametrize(
        ("said", "text", "name"),
        [
            ("PERSON", TEXT, "PERSON"),
            ("DATE_TIME", TEXT, "DATE_OF_BIRTH"),
            ("DATE_TIME", "due on 3/4/2014", None),
            ("IBAN_CODE", TEXT, "US_BANK_NUMBER"),
            ("GPE", TEXT, None),
        ],
    )
    def test_names_of_the_set_in_ours(self, said: str, text: str, name: str | None) -> None:
        assert sentences.our_name(said, text) == name

    def test_what_is_not_claimed_is_not_planted(self) -> None:
        row = {"text": self.TEXT, "spans": [["PERSON", 0, 8], ["TITLE", 9, 12]]}
        assert sentences.sentence(row).spans == (Span("PERSON", 0, 8),)

    def test_a_find_that_overlaps_hits_and_is_right(self) -> None:
        planted = Sentence(self.TEXT, (Span("PERSON", 0, 8), Span("PHONE_NUMBER", 36, 48)))
        found = [Span("PERSON", 4, 12), Span("PERSON", 4, 12), Span("PERSON", 20, 24), Span("US_SSN", 36, 48)]
        assert sentences.tallies([planted], [found]) == {
            "PERSON": Tally(1, 1, 2, 1),
            "PHONE_NUMBER": Tally(1, 0, 0, 0),
            "US_SSN": Tally(0, 0, 1, 0),
        }

    def test_parts_of_an_address_are_hit_by_one_find(self) -> None:
        planted = Sentence("12 Elm Street", (Span("STREET_ADDRESS", 0, 2), Span("STREET_ADDRESS", 3, 13)))
        tally = sentences.tallies([planted], [[Span("STREET_ADDRESS", 0, 13)]])["STREET_ADDRESS"]
        assert (tally.hit, tally.right) == (2, 1)

    def test_a_match_stands_at_its_place_or_where_its_text_does(self) -> None:
        matches = [
            SimpleNamespace(entity="PERSON", text="Ana Lima", where=Where(start=0, end=8)),
            SimpleNamespace(entity="PHONE_NUMBER", text="617-555-0142", where=Where(start=0, end=12)),
            SimpleNamespace(entity="US_SSN", text="219-44-7183", where=Where()),
            SimpleNamespace(entity="SEX", text="her", where=Where()),
        ]
        found = sentences.spans(SimpleNamespace(matches=matches), self.TEXT)  # type: ignore[arg-type]
        assert found == (Span("PERSON", 0, 8), Span("PHONE_NUMBER", 36, 48), Span("US_SSN", 0, 0))


def test_a_scan_tells_what_it_found_and_what_it_left_out(tmp_path: Path) -> None:
    never_issued = replace(PLAIN, value="000-44-7183")
    scanning.written(tmp_path, [("a/1.txt", PLAIN.text(LABEL)), ("2.txt", never_issued.text(LABEL))])
    outcomes = scanning.scanned(tmp_path, explain=True)
    assert disguises.is_found(PLAIN, outcomes["a/1.txt"])
    assert outcomes["a/1.txt"].severity >= Severity.MEDIUM
    assert disguises.reason("US_SSN", outcomes["2.txt"]).startswith("left out, because ")


OURS = {"PERSON": Tally(4, 3, 3, 3), "STREET_ADDRESS": Tally(2, 1, 1, 1), "US_PASSPORT": Tally(found=2)}
THEIRS = {"PERSON": Tally(4, 2, 4, 2)}


class TestPage:
    SETTING = page.Setting(seed=7, share=0.2, machine="Python 3", minutes=2.4)
    HIDDEN = disguises.Result(
        **disguises.counted(
            [(PLAIN, LABEL, True), (DOTTED, LABEL, False), (replace(DOTTED, technique="x"), LABEL, True)]
        ),
        variants=10,
        taken=2,
        unfound={"left out": ("a sample", "a sample")},
        alarms={("ssn", "alone"): Alarms(100, 3, {"US_ITIN": 3})},
    )

    def written(self, **changes: object) -> list[str]:
        run = peers.Run(sentences.PRESIDIO, "2.2", 3.0)
        said = sentences.Result(5, {"GPE": 9}, OURS, run, THEIRS)
        return page.page(self.HIDDEN, replace(said, **changes), self.SETTING).splitlines()  # type: ignore[arg-type]

    @pytest.mark.parametrize(
        "line",
        [
            """Written by `make bench-public BENCH_FLAGS="--share 0.2"`; not edited by hand.""",
            "| evadex | 3.36.0 | MIT | `pip install evadex==3.36.0` |",
            "| US_SSN | 1 | 1 | 1.000 | - | - | - |",
            "| delimiter | 1 | 2 | 0.500 | - | - | - | - | - | - |",
            "| delimiter/dots | 0 | 1 | 0.000 | - | - | - | - | - | - |",
            "| left out | 2 | a sample |",
            "| ssn | alone | 100 | 3 | US_ITIN 3 |",
            "| PERSON | 4 | 1.000 | 0.750 | 0.857 | 0.500 | 0.500 | 0.500 |",
            "| STREET_ADDRESS | 2 | 1.000 | 0.500 | 0.667 | - | - | - |",
            "| all that both know | 4 | 1.000 | 0.750 | 0.857 | 0.500 | 0.500 | 0.500 |",
            "| all | 6 | 1.000 | 0.667 | 0.800 | - | - | - |",
            "| US_PASSPORT | 2 | 0 |",
            "Left out, for the program does not claim them: GPE 9.",
        ],
    )
    def test_each_count_has_its_line(self, line: str) -> None:
        assert line in self.written()

    def test_a_technique_that_hides_nothing_is_not_among_the_worst(self) -> None:
        assert not any(line.startswith("| delimiter/x ") for line in self.written())

    def test_a_peer_that_did_not_run_is_named_and_has_no_figures(self) -> None:
        lines = self.written(run=peers.Run(sentences.PRESIDIO, "-", trouble="no model"), theirs={})
        assert "| PERSON | 4 | 1.000 | 0.750 | 0.857 | - | - | - |" in lines
        assert any(line.endswith("**Did not run**: no model.") for line in lines)


def test_a_set_that_cannot_be_had_is_one_line_and_code_2(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuses(words: list[str], _seconds: int) -> str:
        raise peers.DidNotRun(f"exit 1: no way to {words[-1]}")

    monkeypatch.setattr(packages, "output_of", refuses)
    monkeypatch.setattr(sys, "argv", ["bench", "--output", str(tmp_path / "page.md")])
    assert command.main() == 2
    said = [line for line in capsys.readouterr().err.splitlines() if not line.endswith("...")]
    assert len(said) == 1
    assert said[0].startswith("bench-public: presidio-evaluator 0.3.2 cannot be had: exit 1: no way to ")
    assert not (tmp_path / "page.md").exists()


@pytest.mark.parametrize("said", ["0", "1.5", "nan", "-1"])
def test_a_share_is_above_none_and_at_most_all(said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["bench", "--share", said])
    with pytest.raises(SystemExit):
        command.main()
