"""Doctor's lines about the installation itself: Python, the machine, the libraries the program stands on."""

from __future__ import annotations

import functools
import importlib
import importlib.util
import platform
import re
import shlex
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib import metadata

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from dlp.checkup.line import Line, Surroundings
from dlp.config import Nlp

DISTRIBUTION = "k12-dlp"
_OLDEST = (3, 11)
_OCR = "ocr"
_ENGINES = frozenset({"presidio-analyzer", "spacy", "hyperscan"})
"""What has a line of its own, beside that of all libraries."""


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


def check_libraries(_around: Surroundings) -> Iterator[Line]:
    """Every library that the package asks for, at a version that will do."""
    from scanners.registry import scanners

    asked = wanted()
    if not asked:
        yield Line("Libraries", "note", "run from a folder of sources, so what is installed cannot be compared")
        return
    lacking = [need for need in asked if not need.extra and need.lack and need.name not in _ENGINES]
    if lacking:
        text = "; ".join(f"{need.name} {need.lack}" for need in lacking)
        named = {need.name for scanner in scanners() for need in needs(scanner.library, {n.name: n for n in asked})}
        stops = any(need.name not in named for need in lacking)  # one that reads a format costs that format only
        yield Line("Libraries", "missing", text, install(lacking), blocks=stops)
    else:
        count = sum(not need.extra for need in asked)
        yield Line("Libraries", "working", f"all {count} are installed, at versions that will do")


def check_presidio(_around: Surroundings) -> Iterator[Line]:
    """The detection engine."""
    yield _engine("Detection", "presidio-analyzer", "presidio_analyzer")


def check_model(around: Surroundings) -> Iterator[Line]:
    """The language model that finds names: there, and loadable."""
    model = around.config.nlp.model
    known = Nlp().model
    mend = _pip(f"{known.replace('_', '-')}==3.8.0") if model == known else None
    if importlib.util.find_spec("spacy") is None:
        yield Line("Names", "missing", "spaCy is not installed", _pip("spacy>=3.8,<3.9"), blocks=True)
        return
    if importlib.util.find_spec(model) is None:
        text = f"the spaCy model {model} is not installed"
        yield Line("Names", "missing", text, mend, blocks=True)
        return
    try:
        meta = _meta(model)
    except Exception as error:  # a model can be broken in any way
        text = f"the spaCy model {model} does not load ({type(error).__name__})"
        yield Line("Names", "missing", text, mend and f"{mend} --force-reinstall", blocks=True)
        return
    yield Line("Names", "working", f"spaCy {meta['spacy']}, model {model} {meta['version']}".rstrip())


@functools.cache
def _meta(model: str) -> dict[str, str]:
    """The versions of spaCy and of a model, which is loaded to see that it can be, once in a process."""
    spacy = importlib.import_module("spacy")
    return {"spacy": str(spacy.__version__), "version": str(spacy.load(model).meta.get("version", ""))}


def check_gate(_around: Surroundings) -> Iterator[Line]:
    """The fast first look. Without its library it is slower, and finds the same."""
    line = _engine("First look", "hyperscan", "hyperscan")
    if line.state == "working":
        yield line
    else:
        yield Line(line.feature, "note", f"{line.text}: the same is found without it, more slowly", line.mend)


def check_formats(_around: Surroundings) -> Iterator[Line]:
    """What can be read: all families of formats in a line, and one for each that lacks a library."""
    from scanners.registry import scanners

    asked = {need.name: need for need in wanted()}
    found = [(scanner, [n for n in needs(scanner.library, asked) if not n.extra and n.lack]) for scanner in scanners()]
    count = sum(len(scanner.formats) for scanner, lacking in found if not lacking)
    yield Line("Formats", "working", f"{count} are known by their content, and read or told to be encrypted")
    for scanner, lacking in found:
        feature = f"Format: {scanner.name}"
        titles = ", ".join(format_.title for format_ in scanner.formats)
        if lacking:
            names = " and ".join(need.name for need in lacking)
            yield Line(feature, "missing", f"cannot be read without {names}: {titles}", install(lacking))
        else:
            yield Line(feature, "working", titles, detail=True)


def check_pictures(_around: Surroundings) -> Iterator[Line]:
    """Text in pictures and scanned pages, which is an extra."""
    from scanners.pictures import ocr

    extra = [need for need in wanted() if need.extra == _OCR]
    lacking = [need for need in extra if need.lack]
    if ocr.is_installed() and not lacking:
        yield Line("Text in pictures", "working", ", ".join(f"{need.name} {need.version}" for need in extra))
    else:
        text = "is not installed: pictures and scanned pages are reported as not read"
        yield Line("Text in pictures", "missing", text, install(lacking or extra))


@dataclass(frozen=True)
class Need:
    """A library that the package asks for: `requirement` as pip takes it, `extra` the extra it belongs to, or ""."""

    name: str
    requirement: str
    extra: str
    version: str | None

    @property
    def lack(self) -> str:
        """What is wrong with what is installed, "" if nothing is."""
        if self.version is None:
            return "is not installed"
        wanted = Requirement(self.requirement).specifier
        return "" if wanted.contains(self.version, prereleases=True) else f"is {self.version}, wanted {wanted}"


@functools.cache
def wanted() -> tuple[Need, ...]:
    """What the installed package asks for on this machine; empty if it is not installed as one."""
    try:
        stated = metadata.requires(DISTRIBUTION) or []
    except metadata.PackageNotFoundError:
        return ()
    found: dict[tuple[str, str], Need] = {}
    for requirement in map(Requirement, stated):
        extra = next(
            (e for e in ("", _OCR) if not requirement.marker or requirement.marker.evaluate({"extra": e})), None
        )
        if extra is not None:
            name = canonicalize_name(requirement.name)
            found[name, str(requirement.specifier)] = Need(
                name, f"{name}{requirement.specifier}", extra, _version(name)
            )
    return tuple(found.values())


def needs(told: str, asked: dict[str, Need]) -> Iterator[Need]:
    """The libraries a scanner names in its own words, among those the package asks for; the rest comes with Python."""
    for word in re.findall(r"[\w.-]+", told):
        if (need := asked.get(canonicalize_name(word.rstrip(".")))) is not None:
            yield need


def install(lacking: Iterable[Need]) -> str:
    """The command that installs what is lacking, into the environment that this program runs in."""
    return _pip(*(need.requirement for need in lacking))


def _pip(*requirements: str) -> str:
    return shlex.join([sys.executable or "python", "-m", "pip", "install", *requirements])


def _engine(feature: str, distribution: str, module: str) -> Line:
    need = next((one for one in wanted() if one.name == distribution), None)
    version = need.version if need else _version(distribution)
    lack = need.lack if need else "" if version else "is not installed"
    if lack or importlib.util.find_spec(module) is None:
        mend = install([need]) if need else _pip(distribution)
        return Line(feature, "missing", f"{distribution} {lack or 'is not installed'}", mend, blocks=True)
    return Line(feature, "working", f"{distribution} {version}")


def _version(distribution: str) -> str | None:
    try:
        return metadata.version(distribution)
    except metadata.PackageNotFoundError:
        return None
