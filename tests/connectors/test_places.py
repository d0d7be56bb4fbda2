"""What the place of a folder says of its files: removable media, folders that a cloud keeps, setgid, broad groups."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from connectors import synced
from connectors.accounts import Account, Accounts
from connectors.contract import Exposure, Item, Level
from connectors.media import Medium, medium
from connectors.mounts import Mount
from connectors.share import Share

Make = Callable[..., Share]


def of(share: Share) -> dict[str, Exposure]:
    return {one.path: one.exposure for one in share.items() if isinstance(one, Item)}


def device(sysfs: Path, number: str, place: str, **files: str) -> None:
    """A block device as the kernel shows it: a folder of files, and a link by its number."""
    folder = sysfs / place
    for name, text in files.items():
        file = folder / name.replace("_", "/")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"{text}\n")
    folder.mkdir(parents=True, exist_ok=True)
    (sysfs / number).symlink_to(folder)


@pytest.fixture
def sysfs(tmp_path: Path) -> Path:
    folder = tmp_path / "sys"
    folder.mkdir()
    device(folder, "8:0", "pci0/ata1/block/sda", removable="0")
    device(folder, "8:1", "pci0/ata1/block/sda/sda1", partition="1")
    device(folder, "8:17", "pci0/usb1/1-2/block/sdb/sdb1", partition="1")
    device(folder, "11:0", "pci0/ata2/block/sr0", removable="1")
    device(folder, "179:1", "pci0/mmc_host/mmc0/block/mmcblk0/mmcblk0p1", partition="1")
    (folder / "pci0/mmc_host/mmc0/block/mmcblk0/device").mkdir()
    (folder / "pci0/mmc_host/mmc0/block/mmcblk0/device/type").write_text("SD\n")
    device(folder, "179:9", "pci0/mmc_host/mmc1/block/mmcblk1", device_type="MMC")
    device(folder, "2:0", "platform/block/fd0", removable="1")
    device(folder, "253:0", "virtual/block/dm-0", dm_uuid="CRYPT-LUKS2-abc", slaves_sdb1_dev="8:17")
    device(folder, "253:1", "virtual/block/dm-1", dm_uuid="LVM-abc", slaves_sda1_dev="8:1")
    return folder


@pytest.mark.parametrize(
    ("number", "found"),
    [
        ("8:1", Medium()),
        ("8:17", Medium("on a USB disk or stick")),
        ("11:0", Medium("on a CD or DVD")),
        ("179:1", Medium("on a memory card")),
        ("179:9", Medium()),
        ("2:0", Medium("on a removable disk")),
        ("253:0", Medium("on a USB disk or stick", encrypted=True)),
        ("253:1", Medium()),
        ("0:42", Medium()),
        ("9:9", Medium()),
    ],
)
def test_media(sysfs: Path, number: str, found: Medium) -> None:
    assert medium(Mount(b"/mnt", "ext4", number), b"/mnt/x", sysfs) == found


@pytest.mark.parametrize(
    ("path", "carried"), [(b"/media/pat/STICK", True), (b"/Volumes/STICK/x", True), (b"/srv/media/x", False)]
)
def test_where_no_table_tells_the_usual_places_do(path: bytes, carried: bool) -> None:
    assert bool(medium(None, path).portable) is carried


def test_files_on_a_stick_are_portable(root: Path, tmp_path: Path, sysfs: Path, share: Make) -> None:
    (root / "list.txt").write_bytes(b"text")
    table = tmp_path / "stick"
    table.write_bytes(b"1 0 8:1 / / rw - ext4 /dev/sda1 rw\n2 1 8:17 / %s rw - vfat /dev/sdb1 rw\n" % os.fsencode(root))
    found = of(share(mountinfo=table, sysfs=sysfs))["list.txt"]
    assert (found.channel, found.level) == ("portable", Level.DISTRICT)
    assert found.reasons[0] == "exposure-unknown"
    assert found.reasons[-1] == "on a USB disk or stick, not encrypted"


@pytest.mark.parametrize(
    ("name", "inside", "service"),
    [
        (b"OneDrive - Example Schools", [], "OneDrive"),
        (b"OneDrive - Personal", [], "OneDrive (personal)"),
        (b"OneDrive-Personal", [], "OneDrive (personal)"),
        (b"OneDriver", [], ""),
        (b"anything", [b".849C9593-D756-4E56-8D6E-42412F2A707B", b"a.txt"], "OneDrive"),
        (b"Dropbox (Personal)", [], "Dropbox (personal)"),
        (b"sync", [b".dropbox", b"z"], "Dropbox"),
        (b"GoogleDrive-pat@gmail.com", [], "Google Drive (personal)"),
        (b"GoogleDrive-pat@example.k12.ma.us", [], "Google Drive"),
        (b"My Drive", [b".shortcut-targets-by-id"], "Google Drive"),
        (b"Box", [], ""),
        (b"Box", [b".box_sync"], "Box"),
        (b"com~apple~CloudDocs", [], "iCloud Drive"),
        (b"Documents", [b"dropbox"], ""),
    ],
)
def test_folders_that_a_cloud_keeps(name: bytes, inside: list[bytes], service: str) -> None:
    assert synced.service(name, inside) == service


def test_what_lies_in_a_synced_folder_says_so(root: Path, share: Make) -> None:
    below = root / "OneDrive - Example" / "lists"
    below.mkdir(parents=True)
    (below / "grades.txt").write_bytes(b"text")
    (root / "other.txt").write_bytes(b"text")
    found = of(share())
    assert {path: one.synced for path, one in found.items()} == {
        "OneDrive - Example/lists/grades.txt": "OneDrive", "other.txt": "",
    }  # fmt: skip
    assert "OneDrive copies to its cloud" in found["OneDrive - Example/lists/grades.txt"].reasons[-1]
    assert of(share("OneDrive - Example/lists"))["grades.txt"].synced == "OneDrive"


def test_a_broad_group_is_as_good_as_everybody(root: Path, share: Make) -> None:
    file = root / "list.txt"
    file.write_bytes(b"text")
    file.chmod(0o640)
    gid = file.stat().st_gid
    accounts = tuple(Account(1000 + n, f"u{n}", 1) for n in range(10))
    large = Accounts(accounts, {gid: ("staff", tuple(f"u{n}" for n in range(5)))})
    small = Accounts(accounts, {gid: ("staff", ("u1", "u2"))})
    found = [of(share(accounts=each))["list.txt"] for each in (large, small)]
    assert [one.level for one in found] == [Level.DISTRICT, Level.GROUP]
    assert found[0].reasons[-1] == "5 of the 10 accounts can read it: as good as everybody"
    assert found[1].reasons[-1] == "2 accounts can read it"
    assert found[0].readers == found[1].readers


def test_a_setgid_folder_says_that_it_hands_on_its_group(root: Path, share: Make) -> None:
    for name, mode in (("handed", 0o2755), ("plain", 0o1777)):
        (root / name).mkdir()
        (root / name).chmod(mode)
        (root / name / "list.txt").write_bytes(b"text")
        (root / name / "list.txt").chmod(0o640)
    found = of(share(accounts=Accounts()))
    assert found["handed/list.txt"].reasons[-1].endswith("(setgid)")
    assert [one.level for one in found.values()] == [Level.GROUP, Level.GROUP]  # sticky or not, 0640 is 0640
    assert len(found["plain/list.txt"].reasons) == 1
