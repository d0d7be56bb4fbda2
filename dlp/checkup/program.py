"""Doctor's lines about the program itself: Python, the machine, the libraries it stands on."""

from __future__ import annotations

import importlib
import importlib.util
import platform
import re
import sys
from collections.abc import Iterator
from importlib import metadata

from dlp.checkup.line import Line, Surroundings
from dlp.config import Nlp

_OLDEST = (3, 11)
_STANDARD = re.compile(r"\bstandard library\b|^Python's ")


def check_python(_around: Surroundings) -> Iterator[Line]:
    """The interpreter."""
    version = platform.python_version()
    if sys.version_info >= _OLDEST:
        yield Line("Python", "working", f"version {version}")
    else:
        wanted = ".".join(map(str, _OLDEST))
        yield Line("Python", "missing", f"version {version}; {wanted} or newer is needed", blocks=True)


def check_platform(_around: Surroundings) -> Iterator[Line]:
    """The operating system."""
    system = f"{platform.system()} {platform.release()}"
    if sys.platform.startswith("linux"):
        yield Line("System", "working", system)
    else:
        text = f"{system}: check, gate and scans of local folders work here; run the scheduled scans on Linux"
        yield Line("System", "note", text)


def check_workers(_around: Surroundings) -> Iterator[Line]:
    """How many files are read at once."""
    from dlp.running import processors

    count = processors()
    yield Line("Workers", "working", f"{count} process{'es' if count > 1 else ''} at once (--workers changes it)")


def check_presidio(_around: Surroundings) -> Iterator[Line]:
    """The detection engine."""
    yield _library("Detection", "presidio-analyzer", "presidio_analyzer", "presidio-analyzer==2.2.366")


def check_model(around: Surroundings) -> Iterator[Line]:
    """The language model that finds names: there, and loadable."""
    model = around.config.nlp.model
    known = Nlp().model
    mend = f"python -m pip install {known.replace('_', '-')}==3.8.0" if model == known else None
    if importlib.util.find_spec("spacy") is None:
        yield Line("Names", "missing", "spaCy is not installed", 'python -m pip install "spacy>=3.8,<3.9"', blocks=True)
        return
    if importlib.util.find_spec(model) is None:
        text = f"the spaCy model {model} is not installed"
        yield Line("Names", "missing", text, mend, blocks=True)
        return
    spacy = importlib.import_module("spacy")
    try:
        meta = spacy.load(model).meta
    except Exception as error:  # a model can be broken in any way
        text = f"the spaCy model {model} does not load ({type(error).__name__})"
        yield Line("Names", "missing", text, mend and f"{mend} --force-reinstall", blocks=True)
        return
    yield Line("Names", "working", f"spaCy {spacy.__version__}, model {model} {meta.get('version', '')}".rstrip())


def check_gate(_around: Surroundings) -> Iterator[Line]:
    """The fast first look."""
    yield _library("First look", "hyperscan", "hyperscan", "hyperscan")


def check_formats(_around: Surroundings) -> Iterator[Line]:
    """Each family of formats, and the libraries that read it."""
    from scanners.registry import scanners

    for scanner in scanners():
        lacking = [name for name in _libraries(scanner.library) if _version(name) is None]
        feature = f"Format: {scanner.name}"
        if lacking:
            mend = f"python -m pip install {' '.join(lacking)}"
            yield Line(feature, "missing", f"not installed: {', '.join(lacking)}", mend, blocks=True)
        else:
            titles = ", ".join(format_.title for format_ in scanner.formats)
            yield Line(feature, "working", f"{titles} (by {scanner.library})")


def _libraries(named: str) -> list[str]:
    """The distributions a scanner names, without what comes with Python."""
    words = (word.strip() for word in named.split(","))
    return [word for word in words if word and not _STANDARD.search(word)]


def _library(feature: str, distribution: str, module: str, wanted: str) -> Line:
    version = _version(distribution)
    if version is None or importlib.util.find_spec(module) is None:
        mend = f"python -m pip install {wanted}"
        return Line(feature, "missing", f"{distribution} is not installed", mend, blocks=True)
    return Line(feature, "working", f"{distribution} {version}")


def _version(distribution: str) -> str | None:
    try:
        return metadata.version(distribution)
    except metadata.PackageNotFoundError:
        return None
