"""Zip archives: every member goes round again as a file of its own.

Names are only names: "../../etc/passwd" is never opened, made or resolved. A member that stands twice in the directory
is read twice, because unpackers disagree on which one counts.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from scanners.archives import zipgaps
from scanners.contract import Content, Embedded, Format, Options, Piece, ScanError, Scanner, Unread, Where
from scanners.reading.spooling import DAMAGE, Readable, spool
from scanners.zip.reader import Archive, Member


def pieces(stream: BinaryIO, name: str, media_type: str, options: Options) -> Iterator[Content]:
    """The members in the order of the directory, then the archive's comments.

    A locked member is `Unread("encrypted")` under its name unless a password opens it, `whole` if all members are
    locked; a broken one is handed over as far as it could be read and followed by `Unread("corrupt")`.
    """
    del name, media_type
    archive = Archive(stream, options)
    files = [member for member in archive.members if not member.is_folder]
    sealed = all(member.protection for member in files)
    for member in files:
        if member.protection:
            yield _locked(archive, member, options, sealed)
        else:
            yield from _plain(archive, member)
    yield from zipgaps.contents(archive, options)
    yield from _comments(archive)
    if archive.cut:
        detail = f"the archive has more than {options.max_members} members"
        yield Unread("too-many-members", detail, whole=False)
    elif archive.damaged:
        yield Unread("corrupt", "the archive's directory is broken; members may be missing", whole=False)


def _plain(archive: Archive, member: Member) -> Iterator[Content]:
    notes: list[str] = []
    try:
        data = archive.open(member)
    except ScanError as error:
        yield Unread(error.reason, error.detail, False, error.protection, member.name)
        return
    yield Embedded(member.name, lambda: _copied(archive, member, data, notes), member.size)
    if notes:
        yield Unread("corrupt", "the member's data is broken; what could be read was read", False, None, member.name)


def _copied(archive: Archive, member: Member, data: Readable, notes: list[str]) -> BinaryIO:
    try:
        return spool(data)
    except DAMAGE as error:
        notes.append(type(error).__name__)
        return spool(archive.salvage(member), notes)


def _locked(archive: Archive, member: Member, options: Options, sealed: bool) -> Content:
    opened = archive.unlock(member, options.passwords)
    if opened is None:
        return Unread("encrypted", "the member is encrypted", sealed, member.protection, member.name)
    return Embedded(member.name, lambda: opened, member.size)


def _comments(archive: Archive) -> Iterator[Content]:
    for comment in archive.comments():
        yield Piece(comment, Where(part="comment"))


SCANNER = Scanner(
    name="archive",
    formats=(
        Format("application/zip", "zip archive", (".zip", ".zipx")),
        Format("application/epub+zip", "EPUB book", (".epub",)),
        Format("application/vnd.ms-visio.drawing.main+xml", "Visio drawing", (".vsdx",)),
        Format("application/vnd.ms-xpsdocument", "XPS document", (".xps", ".oxps")),
        Format("application/vnd.apple.iwork", "Pages, Numbers and Keynote", (".pages", ".numbers", ".key")),
        Format("application/java-archive", "Java archive", (".jar", ".war")),
    ),
    pieces=pieces,
    library="zipfile (standard library), pyzipper, inflate64, pyppmd, backports.zstd",
    licence="PSF-2.0, MIT, LGPL-2.1-or-later",
    reads="every member, by content; encrypted members with the passwords given; archive and member comments;"
    " members that the directory does not list, text and files before, between and behind the members",
    does_not_read="of Pages, Numbers and Keynote all but the preview and the files put in; the compression methods of"
    " old or odd writers: shrink, reduce, implode, Jpeg and WavPack; names of empty folders",
)
