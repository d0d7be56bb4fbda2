"""Exposure of real files: what bits, access lists and folders above say, not what the tests' account can do."""

from __future__ import annotations

import errno
import grp
import os
import pwd
import stat
import struct
from collections.abc import Callable
from pathlib import Path

import pytest

from connectors.contract import Exposure, Item, Level
from connectors.mounts import MOUNTINFO
from connectors.rights import Reach, exposure, into
from connectors.share import Share

Make = Callable[..., Share]
ME = pwd.getpwuid(os.geteuid()).pw_name
EVERY = "readable by every account on this server"
CLOSED = "a folder above is closed to others"
OTHER_UID, OTHER_GID = 54321, 54322  # numbers without a name


@pytest.fixture
def file(root: Path) -> Path:
    path = root / "list.txt"
    path.write_bytes(b"text")
    path.chmod(0o644)
    return path


def of(share: Share, path: str = "list.txt") -> Exposure:
    found = {thing.path: thing.exposure for thing in share.items() if isinstance(thing, Item)}
    return found[path]


def my_group(path: Path) -> str:
    return grp.getgrgid(path.stat().st_gid).gr_name


def set_acl(path: Path, group: int, others: int, mask: int, *named: tuple[int, int, int]) -> None:
    """Write an access list: owner rw, then the given bits; `named` are (tag, bits, id)."""
    no_id = 0xFFFFFFFF
    entries = [(0x01, 7, no_id), *named, (0x04, group, no_id), (0x10, mask, no_id), (0x20, others, no_id)]
    raw = struct.pack("<I", 2) + b"".join(struct.pack("<HHI", *entry) for entry in sorted(entries, key=lambda e: e[0]))
    try:
        os.setxattr(path, "system.posix_acl_access", raw)
    except OSError as error:
        if error.errno == errno.ENOTSUP:
            pytest.skip("the temporary folder lies on a filesystem without access lists")
        raise


@pytest.mark.parametrize(
    ("mode", "level", "reason", "readers"),
    [
        (0o644, Level.DISTRICT, f"{EVERY} (mode 0644)", ["everyone"]),
        (0o4755, Level.DISTRICT, f"{EVERY} (mode 4755)", ["everyone"]),
        (0o604, Level.DISTRICT, f"{EVERY} (mode 0604)", ["everyone"]),
        (0o004, Level.DISTRICT, f"{EVERY} (mode 0004)", ["everyone"]),
        (0o640, Level.GROUP, "readable by group {group} (mode 0640)", ["group {group}", ME]),
        (0o2750, Level.GROUP, "readable by group {group} (mode 2750)", ["group {group}", ME]),
        (0o600, Level.OWNER, "readable by its owner alone (mode 0600)", [ME]),
        (0o622, Level.OWNER, "readable by its owner alone (mode 0622)", [ME]),
        (0o000, Level.OWNER, "readable by its owner alone (mode 0000)", [ME]),
    ],
    ids=lambda value: f"{value:04o}" if isinstance(value, int) else "",
)
def test_mode_bits(share: Make, file: Path, mode: int, level: Level, reason: str, readers: list[str]) -> None:
    file.chmod(mode)
    group = my_group(file)
    found = of(share())
    assert (found.level, found.reasons, found.owner) == (level, (reason.format(group=group),), ME)
    shown = {reader.format(group=group) for reader in readers}
    assert shown - set(found.readers) <= ({ME} if ME == "root" and level is Level.GROUP else set())
    assert found.channel == "share"


@pytest.mark.parametrize(
    ("folder_mode", "level", "reasons"),
    [
        (0o755, Level.DISTRICT, (f"{EVERY} (mode 0644)",)),
        (
            0o711,
            Level.DISTRICT,
            (f"{EVERY} (mode 0644)", "others cannot list a folder above, but can open the file by its name"),
        ),
        (0o750, Level.GROUP, ("readable by group {group} (mode 0644)", f"{CLOSED} (mode 0750)")),
        (0o710, Level.GROUP, ("readable by group {group} (mode 0644)", f"{CLOSED} (mode 0710)")),
        (0o744, Level.OWNER, ("readable by its owner alone (mode 0644)", f"{CLOSED} (mode 0744)")),
        (0o700, Level.OWNER, ("readable by its owner alone (mode 0644)", f"{CLOSED} (mode 0700)")),
        (0o1777, Level.DISTRICT, (f"{EVERY} (mode 0644)",)),
        (0o2775, Level.DISTRICT, (f"{EVERY} (mode 0644)",)),
    ],
    ids=lambda value: f"{value:04o}" if isinstance(value, int) else "",
)
@pytest.mark.parametrize("depth", [0, 1, 3], ids=["in it", "one below", "three below"])
def test_a_folder_above_narrows(
    share: Make, root: Path, folder_mode: int, level: Level, reasons: tuple[str, ...], depth: int
) -> None:
    folder = root / "folder"
    inner = folder.joinpath(*["inner"] * depth)
    inner.mkdir(parents=True)
    file = inner / "list.txt"
    file.touch(0o644)
    for path in (*inner.relative_to(root).parents, inner.relative_to(root)):
        (root / path).chmod(0o755)
    folder.chmod(folder_mode)
    found = of(share(), str(file.relative_to(root)))
    assert (found.level, found.reasons) == (level, tuple(reason.format(group=my_group(file)) for reason in reasons))


@pytest.mark.parametrize("below", ["", "list.txt"], ids=["a folder is scanned", "a file is scanned"])
def test_folders_above_the_root_count_when_asked(root: Path, file: Path, table: Path, below: str) -> None:
    root.parent.chmod(0o700)
    found = of(Share(root / below, name="staff", mountinfo=table, ancestors=True))
    assert (found.level, found.reasons[1]) == (Level.OWNER, f"{CLOSED} (mode 0700)")
    found = of(Share(root / below, name="staff", mountinfo=table))
    assert (found.level, found.reasons) == (Level.DISTRICT, (f"{EVERY} (mode 0644)",))


def test_a_file_that_the_whole_system_reads(table: Path) -> None:
    assert of(Share("/etc/passwd", name="etc", mountinfo=table), "passwd").level is Level.DISTRICT


def test_the_root_itself_counts_only_when_asked(share: Make, root: Path, file: Path) -> None:
    root.chmod(0o700)
    assert of(share("list.txt")).level is of(share(), "list.txt").level is Level.DISTRICT
    assert of(share("list.txt", ancestors=True)).level is Level.OWNER


@pytest.mark.parametrize(
    ("group", "others", "mask", "named", "level", "reasons"),
    [
        (0, 0, 7, [(2, 4, OTHER_UID)], Level.GROUP, [f"readable by {OTHER_UID} (mode 0670 and an access list)"]),
        (0, 0, 7, [(8, 4, OTHER_GID)], Level.GROUP, [f"readable by group {OTHER_GID} (mode 0670 and an access list)"]),
        (0, 4, 7, [(2, 0, OTHER_UID)], Level.DISTRICT, [f"{EVERY} (mode 0674 and an access list)"]),
        (
            4,
            0,
            0,
            [(2, 4, OTHER_UID), (8, 4, OTHER_GID)],
            Level.OWNER,
            ["readable by its owner alone (mode 0600 and an access list)"],
        ),
        (0, 0, 4, [(2, 2, OTHER_UID)], Level.OWNER, ["readable by its owner alone (mode 0640 and an access list)"]),
        (
            0,
            0,
            4,
            [(2, 6, OTHER_UID), (8, 6, OTHER_GID)],
            Level.GROUP,
            [f"readable by {who} (mode 0640 and an access list)" for who in (f"group {OTHER_GID}", OTHER_UID)],
        ),
    ],
    ids=["named account", "named group", "one refused", "mask closes all", "write only", "account and group"],
)
def test_access_lists(
    share: Make,
    file: Path,
    group: int,
    others: int,
    mask: int,
    named: list[tuple[int, int, int]],
    level: Level,
    reasons: list[str],
) -> None:
    set_acl(file, group, others, mask, *named)
    file.chmod(file.stat().st_mode & 0o7077 | 0o600 | mask << 3)
    found = of(share())
    assert (found.level, list(found.reasons)) == (level, reasons)
    assert (str(OTHER_UID) in found.readers) is any(str(OTHER_UID) in reason for reason in reasons)


def test_an_access_list_on_a_folder_lets_one_more_in(share: Make, root: Path) -> None:
    folder = root / "folder"
    folder.mkdir(mode=0o700)
    (folder / "list.txt").touch(0o644)
    (folder / "own.txt").touch(0o600)
    set_acl(folder, 0, 0, 5, (2, 5, OTHER_UID), (2, 5, OTHER_UID + 1))
    found = of(share(), "folder/list.txt")
    assert found.level is Level.GROUP
    assert {str(OTHER_UID), str(OTHER_UID + 1)} <= set(found.readers)
    assert of(share(), "folder/own.txt").level is Level.OWNER


def numbers(kind: int, mode: int, uid: int, gid: int) -> os.stat_result:
    """What stat would say of a thing that somebody else owns: only root could make one."""
    return os.stat_result((kind | mode, 1, 1, 1, uid, gid, 0, 0, 0, 0))


@pytest.mark.parametrize(
    ("folder", "file", "level", "reader"),
    [
        ((0o750, 1, OTHER_GID), (0o640, 2, OTHER_GID), Level.GROUP, f"group {OTHER_GID}"),
        ((0o750, 1, OTHER_GID), (0o640, 2, OTHER_GID + 1), Level.GROUP, f"group {OTHER_GID} and group {OTHER_GID + 1}"),
        ((0o700, OTHER_UID, 1), (0o644, OTHER_UID + 1, 1), Level.OWNER, str(OTHER_UID)),
        ((0o755, OTHER_UID, 1), (0o600, OTHER_UID + 1, 1), Level.OWNER, str(OTHER_UID + 1)),
        ((0o750, OTHER_UID, OTHER_GID), (0o600, OTHER_UID + 1, 1), Level.OWNER, str(OTHER_UID + 1)),
        ((0o705, OTHER_UID, OTHER_GID), (0o640, OTHER_UID, OTHER_GID), Level.OWNER, str(OTHER_UID)),
    ],
    ids=[
        "one group",
        "two groups",
        "the folder's owner alone",
        "the file's owner alone",
        "the group passes and cannot read",
        "the group is kept out",
    ],
)
def test_owners_and_groups_of_folder_and_file(
    folder: tuple[int, int, int], file: tuple[int, int, int], level: Level, reader: str
) -> None:
    reach = into(Reach(), numbers(stat.S_IFDIR, *folder), None)
    found = exposure(reach, numbers(stat.S_IFREG, *file), None, "share")
    assert (found.level, found.readers[0]) == (level, reader)


@pytest.mark.parametrize("kind", ["cifs", "smb3", "nfs4", "fuse.sshfs", "vfat", "exfat", "ntfs3", "drvfs", "9p"])
def test_where_mode_bits_are_no_rights_nothing_is_called_closed(
    share: Make, root: Path, kind: str, tmp_path: Path
) -> None:
    mounted = root / "mounted"
    mounted.mkdir(mode=0o700)
    (mounted / "below").mkdir()
    for folder in (root, mounted, mounted / "below"):
        (folder / "list.txt").touch(0o600)
    table = tmp_path / "table"
    table.write_text(f"1 0 8:1 / / rw - ext4 /dev/sda1 rw\n2 1 0:9 / {mounted} rw - {kind} x rw\n")
    source = share(mountinfo=table)
    for path in ("mounted/list.txt", "mounted/below/list.txt"):
        found = of(source, path)
        assert found.level is Level.DISTRICT
        assert found.reasons == ("exposure-unknown", f"on a {kind} mount the mode bits are not the rights")
    assert source.unknown_rights == (f"{mounted} ({kind})",)
    assert of(source, "list.txt").level is Level.OWNER


def test_a_system_that_shows_no_rights_is_no_closed_one(share: Make, file: Path, tmp_path: Path) -> None:
    file.chmod(0o600)
    source = share(mountinfo=tmp_path / "no such table")
    found = of(source)
    assert (found.level, found.reasons[0], found.owner) == (Level.DISTRICT, "exposure-unknown", ME)
    assert source.unknown_rights == ("this system",)


@pytest.mark.parametrize("kind", ["ext4", "cifs"])
@pytest.mark.parametrize("level", list(Level))
def test_a_level_that_is_configured_counts(share: Make, file: Path, tmp_path: Path, level: Level, kind: str) -> None:
    table = tmp_path / "table"
    table.write_text(f"1 0 8:1 / / rw - {kind} /dev/sda1 rw\n")
    source = share(exposure=level, mountinfo=table)
    assert (of(source).level, of(source).reasons) == (level, (f"set by configuration: {level.value}",))
    assert source.unknown_rights == ()


@pytest.mark.parametrize(
    ("options", "channel"), [({"channel": "web"}, "web"), ({"web_root": True}, "share")], ids=["channel", "web root"]
)
def test_what_is_published_is_public(share: Make, file: Path, options: dict[str, object], channel: str) -> None:
    file.chmod(0o600)
    found = of(share(**options))
    assert (found.level, found.reasons, found.channel) == (
        Level.PUBLIC,
        ("in a folder that is published on the web",),
        channel,
    )


@pytest.mark.skipif(not MOUNTINFO.exists(), reason="this system has no mount table")
def test_this_systems_own_table_is_read(root: Path, file: Path) -> None:
    assert of(Share(root, name="staff")).reasons
