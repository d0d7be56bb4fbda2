"""The mount table: which filesystems have rights to read, and which only show mode bits."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from connectors.mounts import Mount, Mounts, parse_mountinfo, why_unknown

TABLE = rb"""22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
23 22 0:5 / /proc rw shared:2 - proc proc rw
30 22 0:40 / /srv/office rw shared:3 master:1 - cifs //server/office rw
31 22 0:41 / /srv/My\040Files\134old rw - nfs4 server:/x rw
32 22 8:2 / /srv/office2 rw - xfs /dev/sdb rw
33 30 8:3 / /srv/office/local rw - ext4 /dev/sdc rw
34 22 0:50 / /media/stick rw - ext4 /dev/sdd rw
35 34 0:51 / /media/stick rw - exfat /dev/sdd1 rw
a line that is none
"""


@pytest.fixture
def mounts(tmp_path: Path) -> Mounts:
    (tmp_path / "mountinfo").write_bytes(TABLE)
    return Mounts(tmp_path / "mountinfo")


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        (b"/", "ext4"),
        (b"/srv", "ext4"),
        (b"/srv/office", "cifs"),
        (b"/srv/office/a/b", "cifs"),
        (b"/srv/office2/a", "xfs"),
        (b"/srv/officers", "ext4"),
        (b"/srv/office/local/x", "ext4"),
        (b"/srv/My Files\\old/x", "nfs4"),
        (b"/media/stick/x", "exfat"),
    ],
)
def test_the_longest_mount_point_counts_and_of_two_the_later(mounts: Mounts, path: bytes, kind: str) -> None:
    covering = mounts.covering(path)
    assert covering is not None and covering.kind == kind


@pytest.mark.parametrize(
    ("kind", "unknown"),
    [
        *[(k, True) for k in ("cifs", "smb3", "nfs", "nfs4", "fuse", "fuseblk", "fuse.sshfs", "fuse.rclone")],
        *[(k, True) for k in ("vfat", "exfat", "ntfs", "ntfs3", "drvfs", "9p")],
        *[(k, False) for k in ("ext4", "xfs", "btrfs", "zfs", "tmpfs", "overlay", "fusectl")],
    ],
)
def test_where_mode_bits_are_no_rights(kind: str, unknown: bool) -> None:
    assert bool(why_unknown(Mount(b"/x", kind))) is unknown


def rights_unknown(path: Path, table: Path) -> str:
    return why_unknown(Mounts(table).covering(os.path.realpath(os.fsencode(path))))


@pytest.mark.parametrize("table", [b"", b"22 1 8:1 /", b"\xff\xfe\n\n"], ids=["empty", "cut short", "no text"])
def test_a_table_that_says_nothing_leaves_the_rights_unknown(tmp_path: Path, table: bytes) -> None:
    (tmp_path / "mountinfo").write_bytes(table)
    assert parse_mountinfo(table) == {}
    assert rights_unknown(tmp_path, tmp_path / "mountinfo") == "this system does not show who may read a file"
    assert rights_unknown(tmp_path, tmp_path / "missing") == "this system does not show who may read a file"


def test_a_mount_without_rights_is_told_by_its_kind(tmp_path: Path) -> None:
    (tmp_path / "mountinfo").write_bytes(TABLE + b"40 22 0:60 / %s rw - cifs //s/x rw\n" % os.fsencode(tmp_path / "m"))
    (tmp_path / "m").mkdir()
    (tmp_path / "link").symlink_to("m")
    sentence = "on a cifs mount the mode bits are not the rights"
    assert rights_unknown(tmp_path / "m", tmp_path / "mountinfo") == sentence
    assert rights_unknown(tmp_path / "link", tmp_path / "mountinfo") == sentence
    assert rights_unknown(tmp_path, tmp_path / "mountinfo") == ""


def test_a_folder_mounted_meanwhile_is_looked_up_again(tmp_path: Path) -> None:
    table = tmp_path / "mountinfo"
    table.write_bytes(TABLE)
    mounts = Mounts(table)
    above = mounts.covering(b"/home")
    table.write_bytes(TABLE + b"40 22 0:60 / /home/anna rw - nfs4 s:/anna rw\n")
    same_device, other_device = (mounts.entering(b"/home/anna", device, above, 1) for device in (1, 2))
    assert (same_device and same_device.kind, other_device and other_device.kind) == ("ext4", "nfs4")
