"""What kind of place an item lies in: its data's home, an approved system, an outside service, or somewhere else.

Data in its home, with no readers but that home's, is inventory. Which readers a home has, its owner says (register
`owners`); without such a row a home is one as long as no more than a group can read it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePath, PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from connectors.contract import PERSONAL, Exposure, Level
from dlp.policy.onfile.shelf import Shelf
from dlp.policy.vocabulary import Place

if TYPE_CHECKING:
    from dlp.policy.registers.approved_systems import System
    from dlp.policy.registers.owners import Folder
    from dlp.policy.registers.publication import Publication

CLOUDS: Mapping[str, tuple[str, ...]] = {
    "OneDrive": ("onedrive.com", "onedrive.live.com", "sharepoint.com", "microsoft.com", "office.com"),
    "Google Drive": ("drive.google.com", "google.com", "workspace.google.com"),
    "Dropbox": ("dropbox.com",),
    "iCloud Drive": ("icloud.com", "apple.com"),
    "Box": ("box.com",),
}
"""The services whose folders are known by their marks, and the domains under which a register may approve them."""

SOCIAL = frozenset(
    "facebook.com instagram.com x.com twitter.com tiktok.com youtube.com snapchat.com threads.net linkedin.com "
    "pinterest.com tumblr.com reddit.com bsky.app".split()
)


@dataclass(frozen=True, slots=True)
class Homes:
    """The folders of `[homes]` by topic, links resolved, and the domains and addresses of `[approved]`."""

    folders: Mapping[str, tuple[PurePath, ...]]
    domains: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Placed:
    """`kind` is the word that a rule's `place` sees; `homes` the keys of `[homes]` whose data is at home here;
    where `kind` is `home`, all data is.

    `approval` is whether a register or the configuration approves the place; `strangers` are readers whom the folder's
    overseer does not deem eligible, `overseer` that person.
    """

    kind: Place = "elsewhere"
    homes: frozenset[str] = frozenset()
    approval: bool = False
    strangers: tuple[str, ...] = ()
    overseer: str = ""


def placed(shelf: Shelf, homes: Homes, uri: str, exposure: Exposure) -> Placed:
    """What kind of place a URI names, for somebody who reads it under this exposure."""
    parts = urlsplit(uri)
    if parts.scheme != "file":
        return _hosted(shelf, homes, (parts.hostname or "").casefold(), parts.path, exposure)
    path = PurePosixPath(unquote(parts.path))
    row = _nearest(shelf, path)
    strangers = _strangers(row, exposure) if row else ()
    at_home = frozenset(
        topic for topic, folders in homes.folders.items() if any(path.is_relative_to(one) for one in folders)
    ) | frozenset(row.data if row else ())
    if strangers or (row is None and exposure.level.rank > Level.GROUP.rank):
        at_home = frozenset()
    overseer = row.overseer if row else ""
    if exposure.synced:
        approved, kind = _synced(shelf, homes, exposure.synced)
        return Placed(kind, at_home, approved, strangers, overseer)
    if row is not None and not row.data and not strangers:
        return Placed("home", at_home, True, strangers, overseer)
    approved = any(one.folder and path.is_relative_to(_path(one.folder)) for one in _systems(shelf)) or (
        exposure.channel == "web" and bool(_to_be_published(shelf, path))
    )
    return Placed("approved" if approved else "elsewhere", at_home, approved, strangers, overseer)


def _hosted(shelf: Shelf, homes: Homes, host: str, path: str, exposure: Exposure) -> Placed:
    if any(below(host, domain) for domain in SOCIAL):
        return Placed("social-media", approval=bool(_published(shelf, host, path)))
    if exposure.channel == "web" and _published(shelf, host, path):
        return Placed("approved", approval=True)
    approved = approves(shelf, homes, host)
    return Placed("approved" if approved else "elsewhere", approval=approved)


def _synced(shelf: Shelf, homes: Homes, service: str) -> tuple[bool, Place]:
    name = service.removesuffix(PERSONAL)
    if name != service:
        return False, "personal"
    named = any(one.name.casefold() == name.casefold() for one in _systems(shelf))
    approved = named or any(approves(shelf, homes, domain) for domain in CLOUDS.get(name, ()))
    return approved, "approved" if approved else "unapproved-vendor"


def approves(shelf: Shelf, homes: Homes, host: str) -> bool:
    """Whether a host lies under a domain that is approved, by the register or by `[approved] domains`."""
    domains = (*homes.domains, *(one.domain for one in _systems(shelf) if one.domain))
    return any(below(host, domain) for domain in domains)


def below(host: str, domain: str) -> bool:
    """Whether a host is a domain, or lies below it."""
    return bool(host) and (host == domain or host.endswith(f".{domain}"))


def permissions(shelf: Shelf, uri: str) -> tuple[Publication, ...]:
    """The permissions to publish that hold for a URI; for a page of a build, if it comes to be published."""
    parts = urlsplit(uri)
    if parts.scheme == "file":
        return _to_be_published(shelf, PurePosixPath(unquote(parts.path)))
    return _published(shelf, (parts.hostname or "").casefold(), parts.path)


def _systems(shelf: Shelf) -> tuple[System, ...]:
    return shelf.rows("approved_systems")


def _permitted(shelf: Shelf) -> tuple[Publication, ...]:
    return shelf.rows("publication")


def _published(shelf: Shelf, host: str, path: str) -> tuple[Publication, ...]:
    return tuple(
        one
        for one in _permitted(shelf)
        if (not one.site or below(host, one.site))
        and (not one.folder or PurePosixPath(path.lstrip("/")).is_relative_to(one.folder.strip("/")))
    )


def _to_be_published(shelf: Shelf, path: PurePosixPath) -> tuple[Publication, ...]:
    """The permissions of a page of a build, on no site yet: those whose folder its path goes through."""
    return tuple(
        one
        for one in _permitted(shelf)
        if one.folder and _goes_through(path.parent.parts, _path(one.folder.strip("/")).parts)
    )


def _goes_through(above: tuple[str, ...], folder: tuple[str, ...]) -> bool:
    return bool(folder) and any(above[start : start + len(folder)] == folder for start in range(len(above)))


def _nearest(shelf: Shelf, path: PurePosixPath) -> Folder | None:
    """The row of the folder nearest above a path."""
    owned: tuple[Folder, ...] = shelf.rows("owners")
    rows = [one for one in owned if path.is_relative_to(_path(one.folder))]
    return max(rows, key=lambda one: len(_path(one.folder).parts), default=None)


def _strangers(row: Folder, exposure: Exposure) -> tuple[str, ...]:
    """The readers of an item whom the overseer of its folder does not name; its owner is always eligible."""
    eligible = {_reader(one) for one in row.readers} | {_reader(exposure.owner or "")}
    readers = exposure.readers or ((exposure.level.value,) if exposure.level.rank > Level.OWNER.rank else ())
    return tuple(one for one in readers if _reader(one) not in eligible)


def _reader(name: str) -> str:
    return " ".join(name.casefold().split())


def _path(folder: str) -> PurePosixPath:
    return PurePosixPath(folder.replace("\\", "/"))
