"""Opening what was listed: the same bytes or a reason, nothing outside the root, no trace left."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from connectors import tree
from connectors.contract import CannotRead, Item
from connectors.listing import version
from connectors.share import Share

Make = Callable[..., Share]
SECRET = b"outside the share"


@pytest.fixture(params=[True, False], ids=["by descriptor", "by path"])
def either_way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tree, "BY_DESCRIPTOR", request.param)


def listed(root: Path, share: Make) -> tuple[Share, Item]:
    (root / "a" / "b").mkdir(parents=True)
    (root / "a" / "b" / "list.txt").write_bytes(b"inside")
    source = share()
    (item,) = source.items()
    assert isinstance(item, Item)
    return source, item


def rewrite(root: Path, outside: Path) -> None:
    (root / "a/b/list.txt").write_bytes(b"other!")


def touch(root: Path, outside: Path) -> None:
    os.utime(root / "a/b/list.txt", ns=(1, 1))


def open_up(root: Path, outside: Path) -> None:
    (root / "a/b/list.txt").chmod(0o606)


def replace_file(root: Path, outside: Path) -> None:
    (root / "a/b/new").write_bytes(b"inside")
    (root / "a/b/new").rename(root / "a/b/list.txt")


def link_file(root: Path, outside: Path) -> None:
    (root / "a/b/list.txt").unlink()
    (root / "a/b/list.txt").symlink_to(outside / "b" / "list.txt")


def link_folder(root: Path, outside: Path) -> None:
    (root / "a/b").rename(root / "moved")  # the very file that was listed, by way of a link
    (root / "a/b").symlink_to(root / "moved")


def link_upper_folder(root: Path, outside: Path) -> None:
    (root / "a").rename(outside / "a")
    (root / "a").symlink_to(outside / "a")


def become_fifo(root: Path, outside: Path) -> None:
    (root / "a/b/list.txt").unlink()
    os.mkfifo(root / "a/b/list.txt")


def become_folder(root: Path, outside: Path) -> None:
    (root / "a/b/list.txt").unlink()
    (root / "a/b/list.txt").mkdir()


def remove(root: Path, outside: Path) -> None:
    (root / "a/b/list.txt").unlink()


def remove_folder(root: Path, outside: Path) -> None:
    (root / "a").rename(root / "moved")


def remove_root(root: Path, outside: Path) -> None:
    root.rename(root.with_name("gone"))


@pytest.mark.usefixtures("either_way")
@pytest.mark.parametrize(
    ("happens", "reason"),
    [
        (rewrite, "changed"),
        (touch, "changed"),
        (open_up, "changed"),
        (replace_file, "changed"),
        (link_file, "changed"),
        (link_folder, "changed"),
        (link_upper_folder, "changed"),
        (become_fifo, "changed"),
        (become_folder, "changed"),
        (remove, "vanished"),
        (remove_folder, "vanished"),
        (remove_root, "vanished"),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_what_is_there_now_is_what_was_listed_or_is_not_read(
    share: Make, root: Path, tmp_path: Path, happens: Callable[[Path, Path], None], reason: str
) -> None:
    source, item = listed(root, share)
    outside = tmp_path / "outside"
    (outside / "b").mkdir(parents=True)
    (outside / "b" / "list.txt").write_bytes(SECRET)
    happens(root, outside)
    with pytest.raises(CannotRead) as caught:
        source.open(item)
    assert caught.value.reason == reason
    assert str(root) not in str(caught.value)


@pytest.mark.usefixtures("either_way")
@pytest.mark.parametrize("happens", [link_file, become_fifo], ids=lambda value: value.__name__)
def test_a_matching_version_does_not_open_what_is_no_file(
    share: Make, root: Path, tmp_path: Path, happens: Callable[[Path, Path], None]
) -> None:
    source, item = listed(root, share)
    outside = tmp_path / "outside"
    (outside / "b").mkdir(parents=True)
    (outside / "b" / "list.txt").write_bytes(SECRET)
    happens(root, outside)
    with pytest.raises(CannotRead, match="changed"):
        source.open(replace(item, version=version((root / item.path).stat())))


@pytest.mark.parametrize("path", ["../outside.txt", "a/../../outside.txt", "/etc/passwd", "", "a//b/list.txt", "a/./b"])
def test_a_path_that_no_listing_gives_opens_nothing(share: Make, root: Path, path: str) -> None:
    source, item = listed(root, share)
    (root.parent / "outside.txt").write_bytes(SECRET)
    with pytest.raises(CannotRead, match="vanished: not a path of this source"):
        source.open(replace(item, path=path))


def test_opening_needs_no_listing(share: Make, root: Path) -> None:
    """A worker, or another machine, opens by what the listing handed it."""
    _, item = listed(root, share)
    with share().open(item) as stream:
        assert stream.read() == b"inside"


@pytest.mark.usefixtures("either_way")
def test_access_times_stay_as_they_were(share: Make, root: Path) -> None:
    source, _ = listed(root, share)
    paths = [root, root / "a", root / "a/b", root / "a/b/list.txt"]
    for path in paths:
        os.utime(path, ns=(1, path.stat().st_mtime_ns))  # older than the content: even relatime would set it
    (item,) = source.items()
    assert isinstance(item, Item)
    with source.open(item) as stream:
        stream.read()
    after = [path.stat().st_atime_ns for path in paths]
    if tree.BY_DESCRIPTOR:
        assert after == [1, 1, 1, 1]
    else:
        assert after[-1] == 1


def test_another_accounts_file_is_read_though_its_access_time_cannot_be_kept(
    share: Make, root: Path, as_nobody: Callable[..., str], open_to_nobody: Callable[[], None]
) -> None:
    open_to_nobody()
    source, _ = listed(root, share)
    for path in (root / "a", root / "a" / "b"):
        path.chmod(0o755)
    (root / "a/b/list.txt").chmod(0o644)

    def attempt() -> str:
        (found,) = source.items()
        assert isinstance(found, Item)
        with source.open(found) as stream:
            return stream.read().decode()

    assert as_nobody(attempt) == "inside"


def test_a_folder_that_can_be_passed_but_not_listed_does_not_hinder_opening(
    share: Make, root: Path, as_nobody: Callable[..., str], open_to_nobody: Callable[[], None]
) -> None:
    open_to_nobody()
    source, item = listed(root, share)
    (root / "a/b/list.txt").chmod(0o644)
    (root / "a/b").chmod(0o711)
    (root / "a").chmod(0o711)
    (item,) = source.items()
    assert isinstance(item, Item)
    assert as_nobody(lambda: source.open(item).read().decode()) == "inside"
    assert as_nobody(lambda: [f.path for f in share("a/b/list.txt").items()]) == ["list.txt"]


def test_refusals_leave_no_descriptor_open(share: Make, root: Path) -> None:
    source, item = listed(root, share)
    before = len(list(Path("/proc/self/fd").iterdir()))
    for path, other in ((item.path, "other"), ("a/none/list.txt", item.version), ("a/b", item.version)):
        with pytest.raises(CannotRead):
            source.open(replace(item, path=path, version=other))
    assert len(list(Path("/proc/self/fd").iterdir())) == before
