"""Every recognizer finds what its own examples say, alone and in anyone's AnalyzerEngine."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from presidio_analyzer import AnalyzerEngine, EntityRecognizer, RecognizerRegistry
from presidio_analyzer.nlp_engine import NlpEngine, NlpEngineProvider

import recognizers
from recognizers import registry
from recognizers.contract import STATEMENTS, THRESHOLD, Recognizer

SHIPPED = registry.shipped()
HITS = [pytest.param(r, *h, id=f"{r.name}-hit-{i}") for r in SHIPPED for i, h in enumerate(r.examples.hits)]
MISSES = [pytest.param(r, m, id=f"{r.name}-miss-{i}") for r in SHIPPED for i, m in enumerate(r.examples.misses)]


def agrees(entity: str, found: str, value: str) -> bool:
    """A statement spans its clause and a name may span its title; everything else is the value to the letter."""
    return value in found if entity in STATEMENTS or entity == "PERSON" else value == found


@pytest.mark.parametrize(("recognizer", "text", "value"), HITS)
def test_finds_its_hits(recognizer: Recognizer, text: str, value: str) -> None:
    found = [text[h.start : h.end] for h in recognizer.find(text) if h.score >= THRESHOLD]
    assert any(agrees(recognizer.entity, f, value) for f in found)


@pytest.mark.parametrize(("recognizer", "text"), MISSES)
def test_leaves_its_misses_alone(recognizer: Recognizer, text: str) -> None:
    assert [h for h in recognizer.find(text) if h.score >= THRESHOLD] == []


@pytest.mark.parametrize("recognizer", SHIPPED, ids=lambda r: r.name)
def test_says_where_it_comes_from_and_has_examples_both_ways(recognizer: Recognizer) -> None:
    assert recognizer.source
    assert recognizer.examples.hits or recognizer.headers  # some speak in columns only
    assert recognizer.examples.misses


@pytest.mark.parametrize(("recognizer", "text", "value"), HITS)
def test_never_puts_the_value_in_words(recognizer: Recognizer, text: str, value: str) -> None:
    digits = "".join(c for c in value if c.isdigit())
    for hit in recognizer.find(text):
        said = " ".join(hit.why)
        assert len(digits) < 4 or digits not in said.replace("-", "").replace(" ", "")


@pytest.fixture(scope="module")
def blank_nlp(tmp_path_factory: pytest.TempPathFactory) -> NlpEngine:
    """An English pipeline that knows no names at all, as somebody else may use."""
    path: Path = tmp_path_factory.mktemp("model") / "blank"
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    nlp.to_disk(path)
    models = [{"lang_code": "en", "model_name": str(path)}]
    return NlpEngineProvider(nlp_configuration={"nlp_engine_name": "spacy", "models": models}).create_engine()


@pytest.mark.parametrize("shipped", SHIPPED, ids=lambda r: r.name)
def test_works_alone_in_anyones_analyzer(shipped: Recognizer, blank_nlp: NlpEngine) -> None:
    recognizer = getattr(recognizers, shipped.name)()
    assert isinstance(recognizer, EntityRecognizer)
    only_it = RecognizerRegistry(recognizers=[recognizer], supported_languages=["en"])
    analyzer = AnalyzerEngine(registry=only_it, nlp_engine=blank_nlp, supported_languages=["en"])
    assert analyzer.get_supported_entities("en") == [shipped.entity]
    for text, value in shipped.examples.hits:
        results = analyzer.analyze(text, language="en")
        assert {r.entity_type for r in results} == {shipped.entity}
        assert any(agrees(shipped.entity, text[r.start : r.end], value) for r in results)
        assert all(THRESHOLD <= r.score <= 1 for r in results)
    for text in shipped.examples.misses:
        assert analyzer.analyze(text, language="en") == []


def test_several_recognizers_share_one_analyzer(blank_nlp: NlpEngine) -> None:
    from recognizers import DateOfBirthRecognizer, SasidRecognizer

    both = RecognizerRegistry(recognizers=[SasidRecognizer(), DateOfBirthRecognizer()], supported_languages=["en"])
    analyzer = AnalyzerEngine(registry=both, nlp_engine=blank_nlp, supported_languages=["en"])
    text = "SASID 1012345678, DOB 3/4/2015, SSN 512-44-9067"
    found = {r.entity_type: text[r.start : r.end] for r in analyzer.analyze(text, language="en")}
    assert found == {"SASID": "1012345678", "DATE_OF_BIRTH": "3/4/2015"}


def test_serves_another_language() -> None:
    from recognizers import DateOfBirthRecognizer

    assert DateOfBirthRecognizer(supported_language="es").supported_language == "es"


def test_an_unknown_recognizer_is_no_attribute() -> None:
    with pytest.raises(AttributeError, match="NoSuchRecognizer"):
        _ = recognizers.NoSuchRecognizer


def test_the_package_lists_what_can_be_imported() -> None:
    assert {r.name for r in SHIPPED} <= set(dir(recognizers))
