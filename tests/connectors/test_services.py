"""SMB shares and NFS exports: how their definitions are read, and what they make of the rights on the disk."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from connectors import nfs_exports, smb_conf
from connectors.accounts import Account, Accounts
from connectors.acl import EVERYONE, Audience
from connectors.contract import Exposure, Item, Level
from connectors.nfs_exports import NotExports
from connectors.services import Services, opening, ways
from connectors.share import Share
from connectors.smb_conf import NotSamba, SmbShare
from connectors.standing import _served

OWNER, NURSE, TEACHER, ADMIN = 54001, 54002, 54003, 54004  # numbers without a name
ACCOUNTS = Accounts(
    (
        Account(0, "root", 0), Account(65534, "nobody", 65534), Account(900, "svc", 900),
        Account(OWNER, "owner", 54600, home="/home/owner"), Account(NURSE, "nurse", 54601),
        Account(TEACHER, "teacher", 54602),
        Account(ADMIN, "admin", 54603, logs_in=True), *(Account(54100 + n, f"p{n}", 54604) for n in range(20)),
    ),
    {
        54600: ("office", ()), 54601: ("nurses", ("owner",)), 54602: ("teachers", ()), 54603: ("it", ()),
        54604: ("pupils", ()),
    },
)  # fmt: skip

TESTPARM = """
# Global parameters
[global]
	workgroup = EXAMPLE
	guest account = nobody
	map to guest = Bad User
[printers]
	path = /var/spool/samba
	printable = Yes
[homes]
	browseable = No
	valid users = %S
[Staff Share]
	comment = All of the staff, \\
		and nobody else
	directory = /srv/staff
	valid   users = @teachers, "@EXAMPLE\\Domain Users" owner
	Writeable = yes
	; public = yes
[open$]
	path = "/srv/open"
	public = Yes
	allow hosts = 10.0.0.0/8 127.
[off]
	path = /srv/off
	guest ok = yes
	available = no
[copied]
	copy = open$
	path = /srv/copied
"""


def test_the_shares_of_a_configuration() -> None:
    homes, staff, opened, copied = smb_conf.parse(TESTPARM)
    assert (homes.homes, homes.valid, homes.path, homes.hidden) == (True, ("%S",), "", True)
    assert (staff.name, staff.path, staff.valid) == (
        "Staff Share", "/srv/staff", ("@teachers", "@EXAMPLE\\Domain Users", "owner"),
    )  # fmt: skip
    assert (opened.path, opened.guest, opened.allowed, opened.hidden) == (
        "/srv/open",
        True,
        ("10.0.0.0/8", "127."),
        True,
    )
    assert (copied.path, copied.guest) == ("/srv/copied", True)


def test_included_files_and_the_global_section(tmp_path: Path) -> None:
    (tmp_path / "more.conf").write_text("guest ok = yes\n[extra]\npath = /srv/extra\n")
    main = tmp_path / "smb.conf"
    main.write_text(f"[global]\ninvalid users = guest\n[one]\npath = /srv/one\ninclude = {tmp_path}/more.conf\n"
                    "valid users = nurse\ninclude = /nowhere/%m.conf\ninclude = smb.conf\n")  # fmt: skip
    one, extra = smb_conf.read(main)
    assert (one.name, one.guest, one.invalid) == ("one", True, ("guest",))
    assert (extra.name, extra.valid) == ("extra", ("nurse",))  # what follows an include belongs to its last section
    with pytest.raises(NotSamba, match="cannot be read"):
        smb_conf.read(tmp_path / "none")


@pytest.mark.parametrize(
    ("line", "path", "clients"),
    [
        ("/srv *(ro)", "/srv", [("*", "world", "root", 65534, False)]),
        ("/srv", "/srv", [("*", "world", "root", 65534, False)]),
        ("/srv (rw,all_squash,anonuid=54001)", "/srv", [("*", "world", "all", 54001, False)]),
        ('"/srv/a b" web01(ro) 10.0.0.0/8(no_root_squash)', "/srv/a b",
         [("web01", "host", "root", 65534, False), ("10.0.0.0/8", "network", "none", 65534, False)]),
        ("/srv/a\\040b @lab *.example.org 10.1.2.3", "/srv/a b",
         [("@lab", "network", "root", 65534, False), ("*.example.org", "network", "root", 65534, False),
          ("10.1.2.3", "host", "root", 65534, False)]),
        ("/srv -sec=krb5p,all_squash one two(sec=sys)", "/srv",
         [("one", "host", "all", 65534, True), ("two", "host", "all", 65534, False)]),
    ],
)  # fmt: skip
def test_the_exports_of_a_line(line: str, path: str, clients: list[tuple[object, ...]]) -> None:
    (export,) = nfs_exports.parse(f"# a remark\n\n{line} # and another\n")
    found = [(c.who, c.reach, c.squash, c.anonymous[0], c.kerberos) for c in export.clients]
    assert (export.path, found) == (path, clients)


def test_exports_in_several_files(tmp_path: Path) -> None:
    (tmp_path / "exports").write_text("/one \\\n  *(ro)\n")
    (tmp_path / "exports.d").mkdir()
    (tmp_path / "exports.d" / "two.exports").write_text("/two host\n")
    assert [one.path for one in nfs_exports.read(tmp_path / "exports")] == ["/one", "/two"]
    with pytest.raises(NotExports):
        nfs_exports.parse("no folder\n")


@pytest.mark.parametrize(
    ("share", "folder", "whose"),
    [
        (SmbShare("a", "/srv/staff"), "/srv/staff/lists", [""]),
        (SmbShare("a", "/srv/staff"), "/srv/staffing", []),
        (SmbShare("a", "/srv/homes/%S"), "/srv/homes/owner/x", ["owner"]),
        (SmbShare("a", "/srv/homes/%S"), "/srv/homes", []),
        (SmbShare("a", "/srv/%m"), "/srv/staff", []),
        (SmbShare("homes", "", homes=True), "/home/owner/x", ["owner"]),
        (SmbShare("homes", "", homes=True), "/home/stranger", []),
    ],
)
def test_which_shares_lead_to_a_folder(share: SmbShare, folder: str, whose: list[str]) -> None:
    assert [way.whose for way in ways(Services((share,)), folder, ACCOUNTS)] == whose


DISK = {
    "0600": Audience(False, users=frozenset([OWNER])),
    "0640": Audience(False, frozenset([frozenset([54600])]), frozenset([OWNER])),
    "0644": EVERYONE,
}
"""Rights on the disk, the owner being `owner` and the group `office`."""

STAFF = "[s]\npath = /srv\n"


@pytest.mark.parametrize(
    ("text", "mode", "level", "readers"),
    [
        ("", "0644", Level.DISTRICT, ["everyone"]),
        ("", "0640", Level.GROUP, ["group 54600", "54001"]),
        ("", "0600", Level.OWNER, ["54001"]),
        ("valid users = @nurses", "0644", Level.GROUP, ["group 54601", "54004"]),
        ("valid users = @nurses", "0600", Level.OWNER, ["54001"]),  # the owner is a nurse
        ("valid users = @teachers", "0600", Level.OWNER, []),
        ("valid users = @teachers", "0640", Level.GROUP, ["group 54600 and group 54602"]),
        ("valid users = owner", "0644", Level.GROUP, ["54001", "54004"]),
        ("valid users = owner", "0600", Level.OWNER, ["54001"]),
        ("valid users = teacher", "0640", Level.OWNER, []),  # who is in no group of the file
        ("valid users = @pupils", "0644", Level.DISTRICT, ["group 54604", "54004"]),
        ("valid users = @faraway", "0644", Level.GROUP, ["group faraway", "54004"]),
        ("valid users = @faraway", "0600", Level.OWNER, []),
        ("valid users = @nurses\ninvalid users = @nurses", "0644", Level.GROUP, ["54004"]),
        ("force user = owner", "0600", Level.DISTRICT, ["everyone"]),
        ("force user = owner\nvalid users = @nurses", "0600", Level.GROUP, ["group 54601"]),
        ("force user = svc", "0600", Level.OWNER, []),
        ("force group = office", "0640", Level.DISTRICT, ["everyone"]),
        ("force group = +office", "0640", Level.GROUP, ["group 54600", "54001"]),
        ("admin users = @it", "0600", Level.GROUP, ["group 54603", "54001"]),
        ("guest ok = yes", "0644", Level.PUBLIC, ["everyone"]),
        ("guest ok = yes", "0640", Level.GROUP, ["group 54600", "54001"]),
        ("guest ok = yes\nforce user = owner", "0600", Level.PUBLIC, ["everyone"]),
        ("guest ok = yes\nvalid users = @nurses", "0644", Level.GROUP, ["group 54601", "54004"]),
        ("guest ok = yes\nhosts allow = 127.0.0.1", "0644", Level.GROUP, ["54004"]),
        ("acl_xattr:ignore system acls = yes", "0600", Level.DISTRICT, ["everyone"]),
    ],
)
def test_a_share_over_the_rights_on_the_disk(text: str, mode: str, level: Level, readers: list[str]) -> None:
    found = laid(Services(smb_conf.parse(STAFF + text)), mode)
    assert (found.level, sorted(found.readers)) == (level, sorted(readers))
    assert found.reasons[-1] == "on the disk: as it is"
    assert len(found.reasons) > 1


@pytest.mark.parametrize(
    ("line", "mode", "level"),
    [
        ("/srv *(ro)", "0644", Level.PUBLIC),
        ("/srv *(ro)", "0600", Level.PUBLIC),  # a machine may say that it reads for the owner
        ("/srv *(ro,all_squash)", "0644", Level.PUBLIC),
        ("/srv *(ro,all_squash)", "0600", Level.OWNER),
        ("/srv *(ro,all_squash,anonuid=54001)", "0600", Level.PUBLIC),
        ("/srv *(ro,sec=krb5)", "0644", Level.DISTRICT),
        ("/srv *(ro,sec=krb5)", "0640", Level.GROUP),
        ("/srv 10.0.0.0/8", "0600", Level.DISTRICT),
        ("/srv web01", "0600", Level.OWNER),
        ("/srv web01", "0640", Level.GROUP),
        ("/srv web01(all_squash)", "0644", Level.DISTRICT),
        ("/other *(ro)", "0600", None),
    ],
)
def test_an_export_over_the_rights_on_the_disk(line: str, mode: str, level: Level | None) -> None:
    exports = nfs_exports.parse(line)
    if level is None:
        assert ways(Services(exports=exports), "/srv", ACCOUNTS) == ()
        return
    assert laid(Services(exports=exports), mode).level is level


@pytest.mark.parametrize(("options", "opens"), [("ro", False), ("ro,no_root_squash", True)])
def test_what_is_roots_stays_roots_unless_root_is_believed(options: str, opens: bool) -> None:
    (way,) = ways(Services(exports=nfs_exports.parse(f"/srv *({options})")), "/srv", ACCOUNTS)
    found = opening(way, Audience(False), (0, 0), ACCOUNTS)
    assert found is not None
    assert (found.level is Level.PUBLIC) is opens


def test_of_several_ways_the_widest_counts() -> None:
    shares = smb_conf.parse("[nurse]\npath = /srv\nvalid users = @nurses\n[all]\npath = /srv\nguest ok = yes\n")
    found = laid(Services(shares), "0644")
    assert found.level is Level.PUBLIC
    assert found.reasons[:2] == (
        'the SMB share "all" lets guests in without a password', 'the SMB share "nurse" lets in group nurses',
    )  # fmt: skip


def laid(services: Services, mode: str) -> Exposure:
    """The exposure of a file of `owner` in /srv that nobody but these services hands out."""

    class File:
        st_uid, st_gid = OWNER, 54600

    disk = Exposure(Level.DISTRICT, ("as it is",))
    return _served(disk, DISK[mode], File, ways(services, "/srv", ACCOUNTS), ACCOUNTS)  # type: ignore[arg-type]


def test_a_share_of_real_files(root: Path, share: Callable[..., Share]) -> None:
    for name in ("open", "closed"):
        (root / name).mkdir(mode=0o755)
        (root / name / "list.txt").write_bytes(b"text")
        (root / name / "list.txt").chmod(0o644)
    shares = smb_conf.parse(
        f"[o]\npath = {root}/open\nguest ok = yes\n[c]\npath = {root}/closed\nvalid users = nurse\n"
    )
    listed = share(services=Services(shares), accounts=ACCOUNTS).items()
    found = {one.path: one.exposure for one in listed if isinstance(one, Item)}
    assert {path: one.level for path, one in found.items()} == {
        "open/list.txt": Level.PUBLIC, "closed/list.txt": Level.GROUP,
    }  # fmt: skip
    assert found["closed/list.txt"].reasons[0] == 'the SMB share "c" lets in nurse'
