"""Refuse a run-time dependency whose licence the project cannot carry (`make lint` runs this).

What is looked at is the closure of the project's own requirements as installed, not the developers' tools. Three
things fail: a GPL or AGPL licence, declared or found in a licence file that the distribution carries for something it
bundles; a licence nobody has looked at; and a package known to bundle GPL code without saying so. LGPL is allowed for
a dependency that is imported and not copied.

Source of the terms: core metadata of the Python packaging guide (License-Expression, License, Classifier) and SPDX.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from importlib.metadata import Distribution, distributions
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

PROJECT = "k12-dlp"

ACCEPTED = frozenset(
    {
        "0bsd", "3-clause bsd license", "apache 2.0", "apache license 2.0", "apache software license", "apache-2.0",
        "bsd", "bsd 3-clause", "bsd license", "bsd-2-clause", "bsd-3-clause", "cc0", "cc0-1.0", "cnri-python", "hpnd",
        "isc", "isc license", "isc license (iscl)", "mit", "mit license", "mit-0", "mit-cmu",
        "mozilla public license 2.0 (mpl 2.0)", "mpl-2.0", "psf-2.0", "python software foundation license",
        "unlicense", "zlib",
    }
)  # fmt: skip
"""Terms of declared licences that are fine, lower case; anything else has to be looked at by a person first."""

BUNDLERS = {
    "extract-msg": "GPL-3.0; python-oxmsg reads the same files",
    "pillow-heif": "its wheels bundle x265 (GPL-2.0); pi-heif is the same without",
    "pymupdf": "AGPL-3.0; pypdfium2 reads the same files",
    "unidecode": "GPL-2.0 or later; anyascii does the same",
}
"""Refused by name, whatever their metadata says."""

REVIEWED_STATEMENTS = {
    ("pypdfium2", "BSD-3-Clause, Apache-2.0, dependency licenses"): "every licence file of the wheel was read",
}
"""Declared licences that are no known term and were read by a person: (package, statement) -> why it is fine."""

REVIEWED_FILES = {
    ("numpy", "LICENSE.txt"): "libgfortran and libquadmath, under the GCC Runtime Library Exception or the LGPL",
    ("pypdfium2", "libgcc_and_libstdc++.txt"): "run-time parts of GCC, under the GCC Runtime Library Exception",
    ("pypdfium2", "icu.txt"): "a build script of ICU with an Autoconf exception; nothing of it is in the library",
}
"""Licence files that speak of the GPL and were read by a person: (package, file name) -> why it is fine."""

_GPL_TERM = re.compile(r"(?<![a-z])a?gpl|(?<!lesser )(?<!library )general public license", re.IGNORECASE)
_GPL_GRANT = re.compile(
    r"terms of (?:version \d of )?the\s+GNU\s+(?:Affero\s+)?General\s+Public\s+License"
    r"|^\s*GNU\s+(?:AFFERO\s+)?GENERAL\s+PUBLIC\s+LICENSE\s*$",
    re.IGNORECASE | re.MULTILINE,
)
_LGPL_TERM = re.compile(r"lgpl|lesser general public|library general public", re.IGNORECASE)
_LICENCE_FILE = re.compile(r"licen[cs]e|copying|notice", re.IGNORECASE)


def closure(project: str, installed: Mapping[str, Distribution]) -> tuple[dict[str, Distribution], list[str]]:
    """The project's run-time requirements with all theirs, by canonical name, and the names that are not installed."""
    found: dict[str, Distribution] = {}
    missing: set[str] = set()
    seen: set[tuple[str, frozenset[str]]] = set()
    waiting = list(_requirements(installed[canonicalize_name(project)], extras=None))
    while waiting:
        need = waiting.pop()
        name = canonicalize_name(need.name)
        if name not in installed:
            missing.add(name)
        elif (name, frozenset(need.extras)) not in seen:
            seen.add((name, frozenset(need.extras)))
            found[name] = installed[name]
            waiting.extend(_requirements(installed[name], need.extras))
    return found, sorted(missing)


def _requirements(distribution: Distribution, extras: Iterable[str] | None) -> Iterator[Requirement]:
    """The requirements that apply here; extras None means every extra of the distribution."""
    wanted = list(distribution.metadata.get_all("Provides-Extra") or []) if extras is None else list(extras)
    for text in distribution.requires or []:
        need = Requirement(text)
        if need.marker is None or any(need.marker.evaluate({"extra": extra}) for extra in ("", *wanted)):
            yield need


def problems(name: str, distribution: Distribution) -> Iterator[str]:
    """One line for each reason why this package may not be a run-time dependency; none if it may."""
    if name in BUNDLERS:
        yield f"{name}: refused by name ({BUNDLERS[name]})"
        return
    statements = declared(distribution)
    bad = [s for s in statements if verdict(s) == "forbidden"]
    known = [s for s in statements if verdict(s) == "accepted" or (name, s) in REVIEWED_STATEMENTS]
    if bad:
        yield f"{name}: declares {bad[0]!r}"
    elif not known:
        said = " and ".join(map(repr, statements)) or "none declared"
        yield f"{name}: unknown licence, {said}; read it, then add it to scripts/{Path(__file__).name}"
    for file, text in licence_files(distribution):
        if _GPL_GRANT.search(text) and (name, file) not in REVIEWED_FILES:
            yield f"{name}: its file {file} grants something under the GPL or AGPL"


def declared(distribution: Distribution) -> list[str]:
    """What the metadata says: the SPDX expression alone if there is one, else the License line and the classifiers."""
    metadata = distribution.metadata
    if expressions := metadata.get_all("License-Expression"):
        return [expressions[0]]
    line = next(iter(metadata.get_all("License") or []), "").strip()
    classifiers = [c.split(" :: ") for c in metadata.get_all("Classifier") or [] if c.startswith("License :: ")]
    names = [parts[-1] for parts in classifiers if parts[-1] != "OSI Approved"]
    return [*([line] if line and "\n" not in line else []), *names]


def verdict(statement: str) -> str:
    """`accepted`, `forbidden` or `unknown` for one declared licence; of alternatives (OR) the best one counts."""
    if "(" in statement and " OR " in statement:
        # brackets change which part OR belongs to: take every term as binding, which can only be too strict
        alternatives = [re.sub(r"[()]", " ", statement).replace(" OR ", " AND ")]
    else:
        alternatives = re.split(r"\s+(?:OR|or)\s+(?!later)", statement)
    verdicts = {_all_of(alternative) for alternative in alternatives}
    return next(v for v in ("accepted", "unknown", "forbidden") if v in verdicts)


def _all_of(expression: str) -> str:
    terms = [t.strip().lower() for t in re.split(r"\s+(?:AND|and)\s+|,", expression)]
    if any(_GPL_TERM.search(t) and not _LGPL_TERM.search(t) for t in terms):
        return "forbidden"
    return "accepted" if all(t in ACCEPTED or _LGPL_TERM.search(t) for t in terms) else "unknown"


def licence_files(distribution: Distribution) -> Iterator[tuple[str, str]]:
    """The licence files beside the metadata: (file name, text)."""
    for file in distribution.files or []:
        inside = next((part for part in file.parts if part.endswith(".dist-info")), None)
        if inside != file.parts[0] or file.suffix == ".py" or not _LICENCE_FILE.search("/".join(file.parts[1:])):
            continue
        path = Path(str(distribution.locate_file(file)))
        if path.is_file():  # listed and not installed: nothing is carried either
            yield file.name, path.read_text(encoding="utf-8", errors="replace")


def main(argv: list[str] | None = None) -> int:
    """Print what is wrong and return 1, or one line that says how many packages were looked at and return 0."""
    parser = argparse.ArgumentParser(description="Refuse run-time dependencies under the GPL or an unknown licence.")
    parser.add_argument("project", nargs="?", default=PROJECT)
    parser.add_argument("--path", action="append", help="site-packages folder to look in (default: this environment)")
    options = parser.parse_args(argv)
    every = distributions(path=options.path) if options.path else distributions()
    installed: dict[str, Distribution] = {canonicalize_name(d.metadata["Name"]): d for d in every}
    if canonicalize_name(options.project) not in installed:
        print(f"{options.project} is not installed: nothing to check", file=sys.stderr)
        return 2
    found, missing = closure(options.project, installed)
    wrong = [f"{name}: required, but not installed, so its licence is not known" for name in missing]
    wrong += [line for name in sorted(found) for line in problems(name, found[name])]
    for line in wrong:
        print(line, file=sys.stderr)
    if not wrong:
        print(f"licences: {len(found)} run-time packages, none under the GPL or AGPL, none unknown")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
