"""`make bench`: how fast the program is, what it holds, and how both grow, beside floors and peers in the same run.

The corpora are made here (`loads.py`). Each command runs by itself, with a state folder of its own; the gate is
compiled beforehand. Processor time is that of all processes of a command. 1 MB is 10^6 bytes.
"""

from __future__ import annotations

import argparse
import compileall
import json
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks import loads, peers
from benchmarks.measuring import Cost, cost
from benchmarks.performance_page import Part, Row, Target, at_least, at_most, page
from benchmarks.roster import MATCHER, PLAIN

PAGE = Path(__file__).parents[1] / "docs" / "performance.md"
DLP = str(Path(sys.executable).with_name("dlp"))
FLOOR = (sys.executable, str(Path(__file__).with_name("floor.py")))
ROSTER = (sys.executable, str(Path(__file__).with_name("roster.py")))
LISTED = "%p %s %T@ %C@ %i %U %G %m\n"
MB = 1e6


PATTERNS = (r"\b\d{3}-\d{2}-\d{4}\b", r"\b10\d{8}\b", r"(?i)\bepi-?pen\b", r"(?i)\bcustody\b", r"(?i)\b504 plan\b")


class Failed(Exception):
    """A command did not end well, or not in time: its part of the benchmark tells what came before."""


class Bench:
    """A place for corpora and states, and the commands that are measured there; `limit` is in seconds a command."""

    def __init__(self, place: Path, scale: float, workers: int, limit: float) -> None:
        self.place = place
        self.scale = scale
        self.workers = workers
        self.limit = limit
        self.environments: Path | None = None
        self._states = 0

    def load(self, name: str, times: float = 1.0) -> Path:
        """The corpus of that name, made unless it is there, at the scale of the part times `times`."""
        folder = self.place / f"{name}-{self.scale * times:g}"
        if not folder.exists():
            loads.LOADS[name](folder, self.scale * times)
        return folder

    def scan(self, folder: Path, *options: str, state: str | None = None, workers: int | None = None) -> Cost:
        """A scan with a state of its own, or one named before."""
        self._states += 1
        kept = self.place / "states" / (state or str(self._states))
        told = [DLP, "--quiet", "--state-dir", str(kept), "scan", str(folder), "--format", "jsonl"]
        return cost([*told, "--workers", str(workers or self.workers), *options], limit=self.limit)

    def floor(self, what: str, folder: Path) -> dict[str, float]:
        """What a floor says of itself; processor time excludes its imports."""
        said = cost([*FLOOR, what, str(folder)], memory=False, limit=self.limit)
        if said.code:
            raise Failed(f"the floor {what!r} did not run")
        return dict(json.loads(said.said.splitlines()[-1]))


def ran(done: Cost) -> dict[str, object]:
    """The run's record of a scan. Raises Failed."""
    if done.code:
        raise Failed(f"a scan ended with {done.code} after {done.seconds:.0f} s")
    return dict(json.loads(done.said.splitlines()[-1]))


def row(name: str, done: Cost, folder: Path) -> Row:
    """A line of the table of corpora."""
    files = sum(path.is_file() for path in folder.rglob("*"))
    return Row(name, files, loads.unpacked(folder) / MB, done)


def text(bench: Bench) -> Iterator[Row | Target]:
    """Clean text, beside its floor, Presidio and rg."""
    folder = bench.load("text")
    done = bench.scan(folder)
    yield row("clean text", done, folder)
    ran(done)
    start = bench.scan(bench.load("text", 0.001), workers=1).cpu
    megabytes = loads.unpacked(folder) / MB
    own = (bench.scan(folder, workers=1).cpu - start) / megabytes
    floor, plain = bench.floor("gate", folder), bench.floor("presidio", folder)
    beneath, slow = floor["cpu"] / megabytes, plain["cpu"] / (plain["bytes"] / MB)
    how = f"{1000 * own:.1f} ms of processor a MB, without the start of {start:.1f} s; Presidio {slow:.1f} s, of 40 KB"
    yield at_least("Clean text: times as fast as Presidio", 1000, slow / own, how)
    how = f"reading, digesting, decoding, Hyperscan: {1000 * beneath:.1f} ms a MB; {floor['met']:.0f} files met any"
    yield at_least("Clean text: share of the floor's speed", 0.5, beneath / own, how)
    if rg := shutil.which("rg"):
        patterns = bench.place / "patterns"
        patterns.write_text("\n".join(PATTERNS))
        yield row("rg, five patterns, clean text", cost([rg, "-c", "-f", str(patterns), str(folder)]), folder)


def office(bench: Bench) -> Iterator[Row | Target]:
    """The office mix, beside the bare libraries and what the look into hiding places costs."""
    folder = bench.load("office")
    done = bench.scan(folder)
    ran(done)
    yield row("office mix", done, folder)
    floor, hiding = (bench.floor(what, folder)["cpu"] for what in ("bare", "hiding"))
    how = (
        f"bare libraries {floor:.2f} s x 1.5, 4 s for each of {done.spacy} processes with the model, and "
        f"{hiding:.2f} s for the look into hiding places, which no bare library takes (measured over the same files)"
    )
    yield at_most("Office mix: processor seconds", 1.5 * floor + 4 * done.spacy + hiding, done.cpu, how)
    yield at_most("A process with the model: MB", 450, done.largest, "office mix")


def table(bench: Bench) -> Iterator[Row | Target]:
    """One csv of student records, once and four times as large."""
    folder, larger = bench.load("table"), bench.load("table", 4)
    done, again = (bench.scan(where, workers=1) for where in (folder, larger))
    ran(done), ran(again)
    yield row("student records, one csv", done, folder)
    yield row("student records, 4x", again, larger)
    rate = (loads.unpacked(larger) - loads.unpacked(folder)) / MB / (again.cpu - done.cpu)
    yield at_least("One csv of student records: MB/s a core", 10, rate, "what the larger file took more")
    how = f"{done.largest:.0f} and {again.largest:.0f} MB"
    yield at_most("One csv of 4x the size: times the memory", 1.1, again.largest / done.largest, how)


def small(bench: Bench) -> Iterator[Row | Target]:
    """Many small files, a first and a second night."""
    folder = bench.load("small")
    first = bench.scan(folder, state="small")
    yield row("small files, first run", first, folder)
    second = min((bench.scan(folder, state="small") for _ in range(3)), key=lambda done: done.seconds)
    if ran(second)["unchanged"] != sum(path.is_file() for path in folder.rglob("*")):
        raise Failed("a second run did not carry everything forward")
    yield row("small files, second run", second, folder)
    listing = ["find", str(folder), "-type", "f", "-printf", LISTED]
    find = min((cost(listing, memory=False) for _ in range(3)), key=lambda done: done.seconds)
    how = f"{second.seconds:.2f} s ({second.cpu:.2f} of processor) beside {find.seconds:.2f} s ({find.cpu:.2f})"
    yield at_most("Unchanged small files: times `find -printf`", 3, second.seconds / find.seconds, how)
    yield at_most("The parent: MB", 150, first.parent, "small files, first run")
    yield at_most("A process without the model: MB", 150, first.largest, "the same run")


def mail(bench: Bench) -> Iterator[Row | Target]:
    """A mailbox."""
    folder = bench.load("mail")
    done = bench.scan(folder)
    ran(done)
    yield row("mailbox", done, folder)


def growth(bench: Bench) -> Iterator[Row | Target]:
    """The same kind of files, once, twice and four times as many."""
    folders = [bench.load("small", times) for times in (0.25, 0.5, 1)]
    done = [bench.scan(folder) for folder in folders]
    for one in done:
        ran(one)
    for times, folder, one in zip((1, 2, 4), folders, done, strict=True):
        yield row(f"small files, {times}x", one, folder)
    yield at_most("4x the files: times the processor time", 4.4, done[-1].cpu / done[0].cpu, "small files, first run")
    held = done[-1].together / done[0].together
    yield at_most("4x the files: times the memory", 1.1, held, "the same runs, all processes together")


def start(bench: Bench) -> Iterator[Row | Target]:
    """How long the start takes."""
    site = bench.place / "site"
    for number in range(100):
        loads.write(site / f"page{number}.html", loads.web_page(number))
    state = str(bench.place / "states" / "site")
    gate = [DLP, "--quiet", "--state-dir", state, "gate", str(site), "--format", "jsonl"]
    nothing = _best([sys.executable, "-c", "pass"], 9)
    for name, limit, command in (("`dlp --help`", 15, [DLP, "--help"]), ("`dlp gate` of 100 clean pages", 60, gate)):
        took = _best(command, 5)
        how = f"{1000 * took:.0f} ms beside {1000 * nothing:.0f}"
        yield at_most(f"{name}: times `python -c pass`", limit, took / nothing, how)


def roster(bench: Bench) -> Iterator[Row | Target]:
    """A roster of 100,000 people, fewer at a small scale: its import, and texts matched against it."""
    count = round(100_000 * min(bench.scale, 1))
    command = [*ROSTER, "--people", str(count), "--json"]
    done = cost(command, memory=False, limit=bench.limit)
    if done.code:
        raise Failed("the roster was not imported or not matched")
    found = json.loads(done.said.splitlines()[-1])
    how = f"{count} people"
    yield at_most("Import of a roster: seconds", 120, found["second import"], f"{how}, one before it")
    yield at_most("Import of a roster: MB", 500, found["second import, memory"], "the same")
    yield at_most("The roster matcher: MB", 500, found[MATCHER], f"{how}, a process with its index and texts")
    yield at_least("Matching against a roster: MB/s", 20, found[PLAIN], f"{how}, text without names, one core")


def beside(bench: Bench) -> Iterator[Row | Target]:
    """The peers that open office files, each in an environment of its own; only with `--peers`.

    Which formats one opens is seen by what it finds in a file of each; the target counts those that open all.
    """
    if bench.environments is None:
        return
    folder = bench.load("office")
    own = bench.scan(folder)
    ran(own)
    yield row("office mix, beside peers", own, folder)
    probe = bench.place / "probe"
    loads.probe(probe)
    alike: dict[str, float] = {}
    for peer in peers.PEERS:
        if peer.name not in ("ferret-scan", "hawk-scanner", "piilint", "piidigger"):
            continue
        opened, run = (
            peers.run(peer, peers.Bench(where, where / "none", bench.environments, round(bench.limit)))
            for where in (probe, folder)
        )
        if trouble := opened.trouble or run.trouble:
            print(f"{peer.name}: {trouble}", file=sys.stderr)
            continue
        found = {Path(one.file).suffix.lstrip(".") for one in opened.found}
        closed = [ending for ending in loads.ENDINGS if ending not in found]
        name = f"{peer.name} {run.version}"
        told = f"opens no {' '.join(closed)}" if closed else "opens all"
        yield row(f"{name}, {told}", Cost(seconds=run.seconds), folder)
        if not closed:
            alike[name] = run.seconds
    if alike:
        fastest = min(alike, key=lambda name: alike[name])
        size = f"{sum(path.is_file() for path in folder.rglob('*'))} files"
        how = f"{fastest}, which finds a value in each of the {len(loads.ENDINGS)} formats: {alike[fastest]:.1f} s"
        how += f", {own.seconds:.1f} s here with the start; {size}, by the clock"
        yield at_least(
            "Office mix: times as fast as the fastest peer that opens the same", 5, alike[fastest] / own.seconds, how
        )


PARTS = {f.__name__: f for f in (text, office, table, small, mail, growth, start, roster, beside)}


def _best(command: Sequence[str], times: int) -> float:
    return min(cost(command, memory=False).seconds for _ in range(times))


def _part(word: str) -> tuple[str, float | None]:
    name, _, scale = word.partition("=")
    if name not in PARTS:
        raise argparse.ArgumentTypeError(f"no such part: {name}")
    return name, float(scale) if scale else None


def _found(name: str, bench: Bench) -> tuple[Row | Target, ...]:
    """What a part finds until it is done, or fails; how long it took is said on standard error."""
    found: list[Row | Target] = []
    began = time.perf_counter()
    try:
        for one in PARTS[name](bench):
            found.append(one)  # what came before a failure counts
    except Failed as why:
        print(f"{name}: {why}", file=sys.stderr)
    print(f"{name}: {time.perf_counter() - began:.0f} s", file=sys.stderr, flush=True)
    return tuple(found)


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    told = f"of {', '.join(PARTS)}, each with a scale of its own if you like; default all"
    parser.add_argument("parts", nargs="*", metavar="PART[=SCALE]", type=_part, help=told)
    parser.add_argument("--scale", type=float, default=1.0, help="1: minutes; 5: 100,000 small files; 100: 1 GB of csv")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--limit", type=float, default=900.0, metavar="SECONDS", help="that a command may take")
    parser.add_argument("--peers", type=Path, metavar="DIR", help="also the peers, their environments kept in DIR")
    parser.add_argument("--write", action="store_true", help=f"write docs/{PAGE.name} too")
    given = parser.parse_args()
    place = Path(tempfile.mkdtemp(prefix="dlp-bench-"))
    told_parts: list[Part] = []
    try:
        bench = Bench(place, given.scale, given.workers, given.limit)
        bench.environments = given.peers
        for wing in ("connectors", "scanners", "recognizers", "reports", "dlp"):
            compileall.compile_dir(PAGE.parents[1] / wing, quiet=2)  # as an installed program is
        ran(bench.scan(bench.load("office", 0.001)))  # compiles the gate
        for name, scale in given.parts or ((name, None) for name in PARTS):
            bench.scale = given.scale if scale is None else scale
            told_parts.append(Part(name, _found(name, bench)))
    finally:
        shutil.rmtree(place, ignore_errors=True)
    flags = " ".join([f"--scale {given.scale:g}", *(f"{n}={s:g}" if s else n for n, s in given.parts)])
    flags += " --peers DIR" if given.peers else ""
    written = page(told_parts, flags, given.workers)
    print(written)
    if given.write:
        PAGE.write_text(written, encoding="utf-8")


if __name__ == "__main__":
    main()
