"""Other scanners over the same files: each in an environment of its own, its findings in our names.

What a scanner calls a value is mapped to our entity where it means the same; what it has no equal for here (web
addresses, dates that are nobody's birth, organisations) is left out and costs it nothing.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

DRIVERS = Path(__file__).parent / "drivers"
ROOT = Path(__file__).parents[1]


class DidNotRun(Exception):
    """A scanner that did not install or did not run, with the reason."""


@dataclass(frozen=True)
class Found:
    """One value found: in which file (relative to the folder), our name for it, its text, and where it stands if told.

    `start` and `end` count characters of the file's text from 0.
    """

    file: str
    entity: str | None
    text: str
    line: int | None = None
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True)
class Bench:
    """Where the files lie, their extracted text, where environments are made, and how long each may take (seconds)."""

    folder: Path
    texts: Path
    place: Path
    seconds: int


@dataclass(frozen=True)
class Peer:
    """A scanner: its package, how it is run, and the command as the page shows it."""

    name: str
    run: Callable[[Peer, Bench], list[Found]]
    command: str
    names: dict[str, str] = field(default_factory=dict)

    def python(self, bench: Bench) -> Path:
        """The interpreter of its environment, made and filled if it is not there. Raises DidNotRun."""
        place = bench.place / self.name
        python = place / "bin" / "python"
        if not (place / "installed").exists():
            output_of([sys.executable, "-m", "venv", str(place)], bench.seconds)
            output_of(
                [str(python), "-m", "pip", "install", "-qq", "--disable-pip-version-check", self.name], bench.seconds
            )
            (place / "installed").touch()
        return python

    def version(self, bench: Bench) -> str:
        """The version that was installed."""
        code = f"import importlib.metadata as m; print(m.version({self.name!r}))"
        return output_of([str(self.python(bench)), "-c", code], bench.seconds).strip()

    def entity(self, said: str) -> str | None:
        """Our name for what the scanner says; None if we have none."""
        return self.names.get(said)


def output_of(command: list[str], seconds: int, cwd: Path | None = None, codes: tuple[int, ...] = (0,)) -> str:
    """What a command prints, outside the environment that this runs in. Raises DidNotRun."""
    environment = {k: v for k, v in os.environ.items() if k not in ("VIRTUAL_ENV", "PYTHONPATH", "PYTHONHOME")}
    try:
        done = subprocess.run(  # noqa: S603  # commands of this file only
            command, cwd=cwd, env=environment, capture_output=True, text=True, timeout=seconds, check=False
        )
    except subprocess.TimeoutExpired:
        raise DidNotRun(f"not done in {seconds} seconds") from None
    except OSError as error:
        raise DidNotRun(str(error)) from None
    if done.returncode not in codes:
        last = next((line for line in reversed(done.stderr.strip().splitlines()) if line), "no message")
        raise DidNotRun(f"exit {done.returncode}: {last[:160]}")
    return done.stdout


def _driven(peer: Peer, bench: Bench, python: Path) -> list[Found]:
    """A library without a command for folders: a driver hands it the text we extracted."""
    out = output_of([str(python), str(DRIVERS / f"{peer.name.replace('-', '_')}.py"), str(bench.texts)], bench.seconds)
    rows = (json.loads(line) for line in out.splitlines() if line.startswith("{"))
    return [
        Found(r["file"], peer.entity(r["type"]), r["text"], r.get("line"), r.get("start"), r.get("end")) for r in rows
    ]


def _presidio(peer: Peer, bench: Bench) -> list[Found]:
    return _driven(peer, bench, Path(sys.executable))


def _datafog(peer: Peer, bench: Bench) -> list[Found]:
    return _driven(peer, bench, peer.python(bench))


def _piilint(peer: Peer, bench: Bench) -> list[Found]:
    driver = str(DRIVERS / "piilint.py")
    out = output_of([str(peer.python(bench)), driver, str(bench.folder)], bench.seconds, codes=(0, 1))
    findings = json.loads(out[out.index("{") :])["findings"]
    return [Found(f["path"], peer.entity(f["entity"]), f["masked_sample"], f["line"]) for f in findings]


def _ferret(peer: Peer, bench: Bench) -> list[Found]:
    program = peer.python(bench).with_name("ferret-scan")
    command = [str(program), "--file", str(bench.folder), "--recursive", "--format", "json", "--show-match"]
    out = output_of([*command, "--limit", "0", "--quiet", "--no-color"], bench.seconds, codes=(0, 1, 2, 3))
    results = json.loads(out[out.index("{") :])["results"] or []
    relative = str(bench.folder) + os.sep
    return [
        Found(r["filename"].removeprefix(relative), peer.entity(r["validator"]), r["text"], r.get("line_number"))
        for r in results
        if r["validator"] != "metadata"
    ]


def _hawk(peer: Peer, bench: Bench) -> list[Found]:
    with tempfile.TemporaryDirectory() as folder:
        connection, results = Path(folder, "connection.yml"), Path(folder, "found.json")
        connection.write_text(f"notify:\n  redacted: false\nsources:\n  fs:\n    local:\n      path: {bench.folder}\n")
        program = str(peer.python(bench).with_name("hawk_scanner"))
        command = [program, "fs", "--connection", str(connection), "--json", str(results), "--no-write", "--shutup"]
        said = output_of(command, bench.seconds, Path(folder))
        if "Unable to download" in said:
            raise DidNotRun("it fetches its patterns over the network at the first run, and found no way out")
        rows = [row for group in json.loads(results.read_text() or "{}").values() for row in group]
    relative = str(bench.folder) + os.sep
    return [
        Found(row["file_path"].removeprefix(relative), peer.entity(row["pattern_name"]), str(value))
        for row in rows
        for value in row.get("matches", ())
    ]


def _piidigger(peer: Peer, bench: Bench) -> list[Found]:
    with tempfile.TemporaryDirectory() as folder:
        program = str(peer.python(bench).with_name("piidigger"))
        settings = Path(folder, "piidigger.toml")
        output_of([program, "-c", str(settings)], bench.seconds, Path(folder))
        text = re.sub(r'(?m)^linux = \["/"\]', f"linux = [{json.dumps(str(bench.folder))}]", settings.read_text())
        settings.write_text(re.sub(r'(?m)^linux = \["/boot".*', "linux = []", text))
        output_of([program, "-f", str(settings), "-p", "1"], bench.seconds, Path(folder))
        results = [json.loads(path.read_text()) for path in Path(folder, "piidigger-results").glob("*.json")]
    return list(_digged(peer, bench, (row for rows in results for row in rows)))


def _digged(peer: Peer, bench: Bench, rows: Iterable[dict[str, object]]) -> Iterator[Found]:
    relative = str(bench.folder) + os.sep
    for row in rows:
        matches = row["matches"]
        assert isinstance(matches, dict)
        for kind, groups in matches.items():
            for value in (v for values in groups.values() for v in values):
                yield Found(str(row["filename"]).removeprefix(relative), peer.entity(kind), value)


_SAME = "PERSON EMAIL_ADDRESS PHONE_NUMBER US_SSN US_ITIN US_DRIVER_LICENSE US_PASSPORT CREDIT_CARD US_BANK_NUMBER"
PEERS = (
    Peer("presidio-analyzer", _presidio, "AnalyzerEngine().analyze(text, 'en'), the text extracted by this project",
         {name: name for name in _SAME.split()}),
    Peer("ferret-scan", _ferret, "ferret-scan --file FOLDER --recursive --format json --show-match --limit 0",
         {"phone": "PHONE_NUMBER", "dob": "DATE_OF_BIRTH", "PERSON_NAME": "PERSON", "email": "EMAIL_ADDRESS",
          "physical_address": "STREET_ADDRESS", "ssn": "US_SSN", "driverslicense": "US_DRIVER_LICENSE",
          "bank_account": "US_BANK_NUMBER", "creditcard": "CREDIT_CARD", "passport": "US_PASSPORT",
          "secrets": "CREDENTIAL"}),
    Peer("hawk-scanner", _hawk, "hawk_scanner fs --connection FILE --json FILE --no-write",
         {"Email": "EMAIL_ADDRESS", "Phone": "PHONE_NUMBER", "SSN": "US_SSN", "Credit Card": "CREDIT_CARD"}),
    Peer("piilint", _piilint, "piilint scan FOLDER --format json, its samples unmasked",
         {"DOB": "DATE_OF_BIRTH", "PHONE": "PHONE_NUMBER", "EMAIL": "EMAIL_ADDRESS", "CREDIT_CARD": "CREDIT_CARD",
          "SSN_US": "US_SSN", "PERSON": "PERSON", "ADDRESS": "STREET_ADDRESS"}),
    Peer("piidigger", _piidigger, "piidigger -f FILE -p 1 (cards and mail addresses are all it looks for)",
         {"Primary Account Number": "CREDIT_CARD", "Email Address": "EMAIL_ADDRESS"}),
    Peer("datafog", _datafog, "datafog.scan(text), the text extracted by this project",
         {"SSN": "US_SSN", "PHONE": "PHONE_NUMBER", "EMAIL": "EMAIL_ADDRESS", "CREDIT_CARD": "CREDIT_CARD",
          "PERSON": "PERSON"}),
)  # fmt: skip


@dataclass(frozen=True)
class Run:
    """What became of one scanner: its findings and seconds, or why there are none."""

    peer: Peer
    version: str
    seconds: float = 0.0
    found: tuple[Found, ...] = ()
    trouble: str = ""


def run(peer: Peer, bench: Bench) -> Run:
    """Run one scanner; trouble becomes a value."""
    version = "-"
    try:
        if peer.name == "presidio-analyzer":
            import importlib.metadata

            version = importlib.metadata.version(peer.name)
        else:
            version = peer.version(bench)
        start = time.perf_counter()
        found = peer.run(peer, bench)
        return Run(peer, version, time.perf_counter() - start, tuple(found))
    except DidNotRun as error:
        return Run(peer, version, trouble=str(error))
    except (KeyError, ValueError, OSError) as error:
        return Run(peer, version, trouble=f"its output could not be read ({type(error).__name__})")
