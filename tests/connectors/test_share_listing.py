"""The share's listing: each thing once, in order, whatever it is called and whatever it is."""

from __future__ import annotations

import os
import shutil
import socket
import time
import tracemalloc
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from connectors import tree
from connectors.contract import BadTarget, Item, Level, Unlisted
from connectors.listing import _moment
from connectors.share import Share

Make = Callable[..., Share]


def write(path: Path, content: bytes = b"text", mode: int = 0o644) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    path.chmod(mode)
    return path


def listed(share: Share) -> list[str]:
    return [found.path for found in share.items()]


def only(share: Share) -> Item | Unlisted:
    found = list(share.items())
    assert len(found) == 1
    return found[0]


@pytest.fixture(params=[True, False], ids=["by descriptor", "by path"])
def either_way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both ways of walking: that of Linux and macOS, and that of Windows."""
    monkeypatch.setattr(tree, "BY_DESCRIPTOR", request.param)


@pytest.mark.usefixtures("either_way")
def test_depth_first_in_the_order_of_the_bytes(share: Make, root: Path) -> None:
    for name in ("b/z.txt", "b/a.txt", "a.txt", "B.txt", "é.txt", "b.txt", "c/d/e/f.txt"):
        write(root / name)
    (root / "empty").mkdir()
    expected = ["B.txt", "a.txt", "b/a.txt", "b/z.txt", "b.txt", "c/d/e/f.txt", "é.txt"]
    assert listed(share()) == expected
    assert listed(share()) == expected


@pytest.mark.usefixtures("either_way")
def test_folders_without_files_are_told_apart(share: Make, root: Path) -> None:
    for name in ("with/a.txt", "over/with/a.txt", "left/out.tmp"):
        write(root / name)
    (root / "empty").mkdir()
    (root / "pipes").mkdir()
    os.mkfifo(root / "pipes" / "fifo")
    source = share(exclude=["*.tmp"])
    files = [found.path for found in source.items() if isinstance(found, Item)]
    bare = list(source.bare_folders())
    assert files == ["over/with/a.txt", "with/a.txt"]
    assert sorted(item.path for item in bare) == ["empty", "left", "over", "pipes"]
    assert all(item.folder and item.exposure.level is Level.DISTRICT for item in bare)
    assert source.open(bare[0]).read() == b""


def test_an_item_says_what_the_file_system_says(share: Make, root: Path) -> None:
    file = write(root / "Grade 4" / "list #1.txt", b"12345")
    os.utime(file, ns=(0, 1_700_000_000_123_456_789))
    item = only(share())
    found = file.stat()
    assert isinstance(item, Item)
    assert (item.source, item.path, item.name, item.size) == ("staff", "Grade 4/list #1.txt", "list #1.txt", 5)
    assert item.uri == f"file://{root}/Grade%204/list%20%231.txt"
    assert item.modified == datetime(2023, 11, 14, 22, 13, 20, 123456, tzinfo=UTC)
    assert item.version == f"{found.st_dev}:{found.st_ino}:5:1700000000123456789:{found.st_ctime_ns}"


@pytest.mark.parametrize(
    ("seconds", "modified"),
    [
        (-86_400, datetime(1969, 12, 31, tzinfo=UTC)),
        (0, datetime(1970, 1, 1, tzinfo=UTC)),
        (4_102_444_800, datetime(2100, 1, 1, tzinfo=UTC)),
    ],
    ids=["before 1970", "1970", "2100"],
)
def test_odd_times_are_times(share: Make, root: Path, seconds: int, modified: datetime) -> None:
    os.utime(write(root / "a.txt"), (0, seconds))
    assert only(share()).modified == modified


def test_a_time_no_calendar_holds_is_none() -> None:
    """A damaged disk gives such; most filesystems will not store one."""
    assert _moment(2**62 * 1000) is None


def test_a_single_file_is_a_source_of_one(share: Make, root: Path) -> None:
    write(root / "a.txt")
    write(root / "b.txt")
    item = only(share("b.txt"))
    assert isinstance(item, Item)
    assert (item.path, item.name, item.uri) == ("b.txt", "b.txt", f"file://{root}/b.txt")
    assert share("b.txt").open(item).read() == b"text"


def test_ids_do_not_depend_on_the_mount_point(table: Path, tmp_path: Path) -> None:
    ids = []
    for mount_point in ("old", "new"):
        write(tmp_path / mount_point / "a" / "b.txt")
        ids.append(only(Share(tmp_path / mount_point, name="staff", mountinfo=table)).id)
    other = only(Share(tmp_path / "new", name="other", mountinfo=table)).id
    assert ids[0] == ids[1] != other
    assert len(other) == 32 and int(other, 16)


def special(root: Path, kind: str) -> None:
    if kind == "fifo":
        os.mkfifo(root / "thing")
    elif kind == "socket":
        with socket.socket(socket.AF_UNIX) as made:
            made.bind("thing")
    else:
        (root / "thing").symlink_to(
            {"link out": "/etc/passwd", "loop": "thing", "dangling": "nowhere", "up": ".."}[kind]
        )


@pytest.mark.usefixtures("either_way")
@pytest.mark.parametrize(
    ("kind", "detail"),
    [
        ("fifo", "FIFO, has no content of its own"),
        ("socket", "socket, has no content of its own"),
        ("link out", "symbolic link, not followed"),
        ("loop", "symbolic link, not followed"),
        ("dangling", "symbolic link, not followed"),
        ("up", "symbolic link, not followed"),
    ],
)
def test_what_has_no_content_is_accounted_for(
    share: Make, root: Path, monkeypatch: pytest.MonkeyPatch, kind: str, detail: str
) -> None:
    monkeypatch.chdir(root)  # a socket's path must be short
    special(root, kind)
    found = only(share())
    assert isinstance(found, Unlisted)
    assert (found.path, found.reason, found.detail) == ("thing", "special-file", detail)


def test_devices_are_not_read(table: Path) -> None:
    found = {thing.path: thing for thing in Share("/dev", name="dev", mountinfo=table).items()}
    assert (found["null"].reason, found["null"].detail) == ("special-file", "device, not read")  # type: ignore[union-attr]


def test_hard_links_count_once(share: Make, root: Path) -> None:
    os.link(write(root / "a.txt"), root / "b.txt")
    os.link(root / "a.txt", root / "c.txt")
    first, *further = share().items()
    assert isinstance(first, Item)
    assert [(f.path, getattr(f, "reason", None)) for f in further] == [("b.txt", "duplicate"), ("c.txt", "duplicate")]
    assert all(first.id in f.detail for f in further if isinstance(f, Unlisted))


def test_a_more_open_hard_link_is_not_hidden_by_a_closed_one(share: Make, root: Path) -> None:
    closed = write(root / "1-closed" / "a.txt").parent
    write(root / "2-open" / "other.txt")
    os.link(closed / "a.txt", root / "2-open" / "a.txt")
    os.link(closed / "a.txt", root / "2-open" / "b.txt")
    closed.chmod(0o700)
    levels = {found.path: found.exposure.level if found.exposure else None for found in share().items()}
    kinds = {found.path: type(found) for found in share().items()}
    assert (levels["1-closed/a.txt"], levels["2-open/a.txt"]) == (Level.OWNER, Level.DISTRICT)
    assert kinds["2-open/a.txt"] is Item and kinds["2-open/b.txt"] is Unlisted


@pytest.mark.usefixtures("either_way")
@pytest.mark.parametrize(
    ("raw", "segment"),
    [
        (b"caf\xe9.txt", "caf%E9.txt"),
        (b"\xff\xfe", "%FF%FE"),
        (b"\x1b[2Jclear.txt", "%1B%5B2Jclear.txt"),
        (b"line\nfeed", "line%0Afeed"),
        (b"back\\slash", "back%5Cslash"),
        ("нет ✓.txt".encode(), "%D0%BD%D0%B5%D1%82%20%E2%9C%93.txt"),
        (b" ", "%20"),
        (b"x" * 255, "x" * 255),
        (b"%41", "%2541"),
    ],
    ids=["latin-1", "no text", "terminal escape", "line feed", "backslash", "unicode", "blank", "long", "percent"],
)
def test_names_survive(share: Make, root: Path, raw: bytes, segment: str) -> None:
    (root / os.fsdecode(raw)).write_bytes(b"inside")
    source = share()
    item = only(source)
    assert isinstance(item, Item)
    assert item.path.encode("utf-8", "surrogateescape") == raw
    assert item.uri.rpartition("/")[2] == segment
    with source.open(item) as stream:
        assert stream.read() == b"inside"


def test_a_tree_deeper_than_any_path_is_read_to_its_end(share: Make, root: Path) -> None:
    """2,000 folders of 12 letters are six times what one path may hold."""
    back = os.open(".", os.O_RDONLY)
    os.chdir(root)
    try:
        for _ in range(2_000):
            Path("aaaaaaaaaaaa").mkdir()
            os.chdir("aaaaaaaaaaaa")
        write(Path("z.txt"), b"at the bottom")
        os.fchdir(back)
        write(root / "b.txt")
        source = share()
        bottom, beside = source.items()
        assert isinstance(bottom, Item) and isinstance(beside, Item)
        assert (bottom.path.count("/"), bottom.name, beside.path) == (2_000, "z.txt", "b.txt")
        with source.open(bottom) as stream:
            assert stream.read() == b"at the bottom"
    finally:
        os.fchdir(back)
        os.close(back)
        collapse(root)


def collapse(root: Path) -> None:
    """Take a tree away that is too deep for shutil: its inner folders are moved up, many levels at a time."""
    below = root / "aaaaaaaaaaaa"
    while below.exists():
        half = below.joinpath(*["aaaaaaaaaaaa"] * 200)
        if half.exists():
            half.rename(root / "rest")
        shutil.rmtree(below)
        if (root / "rest").exists():
            (root / "rest").rename(below)


def test_a_tree_too_deep_for_paths_is_accounted_for(share: Make, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where folders are paths (Windows), what no path reaches is one unreadable folder, and the rest is listed."""
    monkeypatch.setattr(tree, "BY_DESCRIPTOR", False)
    back = os.open(".", os.O_RDONLY)
    os.chdir(root)
    try:
        for _ in range(400):
            Path("aaaaaaaaaaaa").mkdir()
            os.chdir("aaaaaaaaaaaa")
        write(Path("z.txt"))
        os.fchdir(back)
        write(root / "b.txt")
        deep, beside = share().items()
        assert isinstance(deep, Unlisted) and isinstance(beside, Item)
        assert (deep.reason, deep.detail) == ("denied", "the system cannot read it: File name too long")
    finally:
        os.fchdir(back)
        os.close(back)
        collapse(root)


def test_a_folder_met_again_is_not_walked_again(share: Make, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A bind mount shows a folder inside itself under the same numbers; here the numbers are made the same."""
    write(root / "a" / "inner" / "x.txt")
    again = (root / "a" / "inner").stat().st_ino
    top = (root / "a").stat().st_ino
    monkeypatch.setattr(tree, "_identity", lambda found: (found.st_dev, top if found.st_ino == again else found.st_ino))
    found = only(share())
    assert isinstance(found, Unlisted)
    assert (found.path, found.reason, found.detail) == ("a/inner", "duplicate", "folder already listed by another name")


@pytest.mark.usefixtures("either_way")
@pytest.mark.parametrize("other", ["folder", "link"])
def test_a_folder_swapped_before_it_is_opened_is_not_walked(root: Path, other: str) -> None:
    write(root / "a" / "x.txt")
    write(root / "elsewhere" / "y.txt")

    def swap(path: bytes, _found: os.stat_result) -> None:
        if path == b"a":  # asked between looking at a folder and opening it
            (root / "a").rename(root / "was a")
            (root / "elsewhere").rename(root / "a") if other == "folder" else (root / "a").symlink_to("elsewhere")

    met = {step.path: step.trouble for step in tree.walk(os.fsencode(root), swap) if step.path.startswith(b"a")}
    assert met == {b"a": ("changed", "something else stands in its place now")}


@pytest.mark.parametrize("what", ["file", "folder"])
def test_what_vanishes_while_listed_is_said(share: Make, root: Path, what: str) -> None:
    write(root / "a.txt")
    write(root / "c.txt")
    doomed = root / "b"
    write(doomed) if what == "file" else doomed.mkdir()
    listing = share().items()
    assert next(listing).path == "a.txt"
    doomed.unlink() if what == "file" else doomed.rmdir()
    gone, last = listing
    assert isinstance(gone, Unlisted)
    assert (gone.path, gone.reason, last.path) == ("b", "vanished", "c.txt")


def test_a_folder_moved_while_it_is_listed_does_not_stop_the_rest(share: Make, root: Path, tmp_path: Path) -> None:
    write(root / "a" / "b" / "1.txt")
    write(root / "a" / "c.txt")
    write(root / "z.txt")
    listing = share().items()
    assert next(listing).path == "a/b/1.txt"
    (root / "a" / "b").rename(tmp_path / "elsewhere")
    (root / "a").rename(tmp_path / "a-elsewhere")
    lost, last = listing
    assert isinstance(lost, Unlisted) and isinstance(last, Item)
    assert (lost.path, lost.reason, last.path) == ("a", "vanished", "z.txt")


def test_closed_folders_and_files_are_denied(
    share: Make, root: Path, as_nobody: Callable[..., Any], open_to_nobody: Callable[[], None]
) -> None:
    open_to_nobody()
    write(root / "a.txt")
    write(root / "closed" / "x.txt").parent.chmod(0o000)
    write(root / "names only" / "x.txt").parent.chmod(0o444)
    write(root / "z.txt", mode=0o000)

    def attempt() -> list[list[str]]:
        source, seen = share(), []
        for found in source.items():
            reason = getattr(found, "reason", "")
            if isinstance(found, Item):
                try:
                    source.open(found).close()
                except Exception as error:
                    reason = str(error)
            seen.append([found.path, reason])
        return seen

    try:
        seen = as_nobody(attempt)
    finally:
        for folder in ("closed", "names only"):
            (root / folder).chmod(0o755)
    assert seen == [
        ["a.txt", ""],
        ["closed", "denied"],
        ["names only/x.txt", "denied"],
        ["z.txt", "denied: this account may not read it"],
    ]


@pytest.mark.parametrize(
    ("target", "line"),
    [
        ("missing", "no such folder or file"),
        ("fifo", "neither a folder nor a file (a device, FIFO or socket)"),
        ("/dev/null", "neither a folder nor a file (a device, FIFO or socket)"),
        ("file/below", "something else stands in its place now"),
        ("dangling", "no such folder or file"),
        ("loop", "something else stands in its place now"),
        ("nul\0byte", "not a path"),
    ],
)
def test_a_target_that_cannot_be_one_is_one_line(share: Make, root: Path, target: str, line: str) -> None:
    os.mkfifo(root / "fifo")
    write(root / "file")
    (root / "dangling").symlink_to("nowhere")
    (root / "loop").symlink_to("loop")
    with pytest.raises(BadTarget) as caught:
        share(target).items()
    assert str(caught.value).endswith(f": {line}")
    assert str(caught.value).isprintable()


@pytest.mark.parametrize(
    ("target", "path"), [("closed", "."), ("closed.txt", "closed.txt"), ("closed/within", "within")]
)
def test_a_target_that_may_not_be_read_is_one_thing_unlisted(
    share: Make,
    root: Path,
    as_nobody: Callable[..., Any],
    open_to_nobody: Callable[[], None],
    target: str,
    path: str,
) -> None:
    open_to_nobody()
    write(root / "closed" / "within")
    write(root / "closed.txt", mode=0o600)
    for closed in root.iterdir():
        closed.chmod(0o000)

    def attempt() -> list[list[str]]:
        return [[met.path, met.reason, met.uri] for met in share(target).items() if isinstance(met, Unlisted)]

    assert as_nobody(attempt) == [[path, "denied", (root / target).as_uri()]]


@pytest.mark.parametrize("target", ["missing", "dangling", "file/below"])
def test_a_root_that_is_awaited_and_not_there_is_one_thing_unlisted(root: Path, table: Path, target: str) -> None:
    write(root / "file")
    (root / "dangling").symlink_to("nowhere")
    share = Share(root / target, name="staff", mountinfo=table, awaited=True)
    (met,) = share.items()
    assert isinstance(met, Unlisted)
    assert (met.path, met.reason) == (".", "changed" if target == "file/below" else "vanished")
    assert list(share.bare_folders()) == []


def test_an_awaited_root_may_go_away_before_it_is_listed(root: Path, table: Path) -> None:
    listing = Share(root, name="staff", mountinfo=table, awaited=True).items()
    root.rename(root.with_name("gone"))
    (met,) = listing
    assert isinstance(met, Unlisted)
    assert (met.path, met.reason) == (".", "vanished")


def test_a_root_that_goes_away_before_it_is_listed_is_one_line(share: Make, root: Path) -> None:
    listing = share().items()
    root.rename(root.with_name("gone"))
    with pytest.raises(BadTarget, match="it is no longer there"):
        next(listing)


def test_the_root_itself_may_be_a_link(table: Path, root: Path, tmp_path: Path) -> None:
    write(root / "a.txt")
    (tmp_path / "link").symlink_to(root)
    item = only(Share(tmp_path / "link", name="staff", mountinfo=table))
    assert item.uri == f"file://{root}/a.txt"


@pytest.mark.parametrize(
    ("pattern", "left"),
    [
        ("*.bak", ["a/b/c.txt", "a/c.txt", "d.txt"]),
        ("a", ["c.bak", "d.txt"]),
        ("a/b", ["a/c.txt", "c.bak", "d.txt"]),
        ("a/b/", ["a/c.txt", "c.bak", "d.txt"]),
        ("a/*.txt", ["a/b/c.txt", "c.bak", "d.txt"]),
        ("a/**/*.txt", ["c.bak", "d.txt"]),
        ("/d.txt", ["a/b/c.txt", "a/c.txt", "c.bak"]),
    ],
)
def test_what_the_configuration_leaves_out_is_said(share: Make, root: Path, pattern: str, left: list[str]) -> None:
    for name in ("a/b/c.txt", "a/c.txt", "c.bak", "d.txt"):
        write(root / name)
    found = list(share(exclude=[pattern]).items())
    assert [f.path for f in found if isinstance(f, Item)] == left
    assert {f.reason for f in found if isinstance(f, Unlisted)} == {"policy"}


def many(root: Path, folders: int) -> int:
    for folder in range(folders):
        (root / f"{folder:02}").mkdir()
        for number in range(200):
            (root / f"{folder:02}" / f"pupil list {number:05}.txt").touch()
    return 200 * folders


def test_many_files_take_little_time(share: Make, root: Path) -> None:
    """5,000 files in under 2.5 s of the processor's time."""
    count = many(root, 25)
    started = time.process_time()
    assert sum(1 for _ in share().items()) == count
    assert time.process_time() - started < 2.5


def test_memory_does_not_grow_with_the_number_of_files(share: Make, root: Path) -> None:
    """4,000 files: their items together would take some 4 MB."""
    many(root, 20)
    tracemalloc.start()
    try:
        count = sum(1 for _ in share().items())
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert count == 4_000
    assert peak < 500_000


def test_a_listing_given_up_leaves_no_descriptor_open(share: Make, root: Path) -> None:
    for name in ("a/b/1.txt", "a/b/2.txt", "z.txt"):
        write(root / name)
    before = len(list(Path("/proc/self/fd").iterdir()))
    listing = share().items()
    next(listing)
    listing.close()  # type: ignore[attr-defined]  # a generator, which the contract need not promise
    list(share().items())
    assert len(list(Path("/proc/self/fd").iterdir())) == before
