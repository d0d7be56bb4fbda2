"""Recognizers of student data, each also an ordinary Presidio recognizer for anyone's AnalyzerEngine.

>>> from recognizers import SasidRecognizer
>>> SasidRecognizer().analyze("SASID 1012345678", ["SASID"])

The Presidio classes are made on first use, so that importing this package, or the gate, imports neither Presidio nor spaCy.
"""

from __future__ import annotations

from typing import Any


def __getattr__(name: str) -> Any:
    if not name.endswith("Recognizer"):
        raise AttributeError(f"module 'recognizers' has no attribute {name!r}")
    from recognizers import engine

    if name not in engine.exported():
        raise AttributeError(f"module 'recognizers' has no attribute {name!r}")

    def make(supported_language: str = engine.LANGUAGE) -> Any:
        """An ordinary Presidio recognizer."""
        recognizer = engine.presidio_recognizer(name)
        recognizer.supported_language = supported_language
        return recognizer

    make.__name__ = make.__qualname__ = name
    return make


def __dir__() -> list[str]:
    from recognizers import registry

    return sorted([*globals(), *(r.name for r in registry.shipped())])
