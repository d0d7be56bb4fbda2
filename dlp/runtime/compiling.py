"""What a run needs of the recognizers before it starts, made by a process of its own.

That is the compiled gate, and what the manifest of detection says of each recognizer. Imported and compiled in the
parent they kept 29 MB for the whole run, measured; a process that ends gives everything back.

Run as `python -m dlp.runtime.compiling`: on standard input a line of JSON, the folder and the district's own patterns;
on standard output what `Prepared` holds, as JSON. It reads no file of a source.
"""

from __future__ import annotations

import contextlib
import json
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

from dlp.config import Config, District
from dlp.errors import InternalError
from dlp.runtime.basis import basis, described

PROGRAM = ("-s", "-P", "-m", "dlp.runtime.compiling")

_MARKS = 8
"""Marks of other configurations and versions that stay beside the compiled gates."""


class Prepared(NamedTuple):
    """The name of the compiled gate in its folder, None where there is no Hyperscan; each recognizer's digests."""

    gate: str | None
    recognizers: dict[str, Any]


def prepared(config: Config, folder: Path) -> Prepared:
    """What was made for the program and the patterns as they are now; made now, unless that was done before.

    Looking whether it was imports no recognizer: that would cost every run more than the rest of its start. Raises
    InternalError if the recognizers cannot be imported.
    """
    mark = _mark(config, folder)
    if (known := _known(mark)) is not None:
        return known
    made = _made(config, folder)
    with contextlib.suppress(OSError):  # a cache that cannot be written costs time only
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        marks = sorted(folder.glob("gate-*.ready"), key=lambda old: old.stat().st_mtime)
        for old in marks[:-_MARKS]:
            old.unlink()
        mark.write_text(json.dumps(made._asdict(), separators=(",", ":")), "ascii")
    return made


def compiled(config: Config, folder: Path, make: bool = True) -> Path | None:
    """The file of the compiled gate, for all workers to load; None where there is nothing to load.

    With `make` False also where it was not made before.
    """
    found = prepared(config, folder) if make else _known(_mark(config, folder))
    return folder / found.gate if found is not None and found.gate is not None else None


def _mark(config: Config, folder: Path) -> Path:
    """The file that says what was made; of the configuration it rests on the patterns of ids alone."""
    return folder / f"gate-{basis(Config(district=_patterns(config.district)), None).detection}.ready"


def _patterns(district: District) -> District:
    student, employee, lunch = district.own_ids
    return District(student_id=student, employee_id=employee, lunch_pin=lunch)


def _known(mark: Path) -> Prepared | None:
    with contextlib.suppress(OSError, ValueError, TypeError):
        known = Prepared(**json.loads(mark.read_text("ascii")))
        if known.gate is None or (mark.parent / known.gate).is_file():
            return known
    return None


def _made(config: Config, folder: Path) -> Prepared:
    told = json.dumps([str(folder), *config.district.own_ids])
    ended = subprocess.run(  # noqa: S603  # our own interpreter, our own module
        [sys.executable, *PROGRAM], input=told.encode(), capture_output=True, check=False
    )
    if ended.returncode:
        why = ended.stderr.decode("utf-8", "replace").strip().rpartition("\n")[2]
        raise InternalError(f"the recognizers cannot be made ready: {why or ended.returncode}")
    return Prepared(**json.loads(ended.stdout))


def main() -> None:
    """Make what standard input asks for."""
    folder, *own_ids = json.loads(sys.stdin.read())
    from recognizers import gate

    gate.recall(Path(folder))
    from recognizers import registry

    file = gate.prepare(registry.in_force(*own_ids), Path(folder))
    if file is not None:
        gate.renew(file)
    made = Prepared(file.name if file is not None else None, described(own_ids))
    print(json.dumps(made._asdict()))


if __name__ == "__main__":
    main()
