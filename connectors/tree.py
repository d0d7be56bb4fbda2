"""A folder tree, walked without following a link, without recursion, and without leaving a trace.

Where the system can, a folder is a descriptor and everything is asked relative to it (openat, fstatat), so that a path
of any length works and a link swapped in leads nowhere. Elsewhere (Windows) folders are paths; weaker, and said so.
"""

# names are bytes and folders are descriptors here, which pathlib does not know
# ruff: noqa: PTH118, PTH120, PTH208

from __future__ import annotations

import errno
import os
import stat
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Literal, Protocol

from connectors.contract import Reason
from connectors.rights import access_list

Trouble = tuple[Reason, str]
Identity = tuple[int, int]

BY_DESCRIPTOR = {os.open, os.stat} <= os.supports_dir_fd and os.listdir in os.supports_fd


# what os.fsencode asks for each name
_ENCODING, _ERRORS = sys.getfilesystemencoding(), sys.getfilesystemencodeerrors()


def _flags(*names: str) -> int:
    found = 0
    for name in names:
        found |= getattr(os, name, 0)
    return found


_FILE = _flags("O_RDONLY", "O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "O_NOCTTY", "O_BINARY", "O_NOINHERIT")
_FOLDER = _flags("O_RDONLY", "O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "O_DIRECTORY")
# to pass through a folder needs no right to list it; only Linux has a way to say so
_PASSAGE = _flags("O_PATH", "O_NOFOLLOW", "O_CLOEXEC", "O_DIRECTORY") if hasattr(os, "O_PATH") else _FOLDER
_LINKS = frozenset({0xA000000C, 0xA0000003})  # Windows reparse tags: symbolic link, junction (mount point)


class Folder(Protocol):
    """An open folder. Every method but `close` may raise OSError."""

    def stat(self) -> os.stat_result: ...
    def names(self) -> list[bytes]:
        """The names inside, sorted by bytes."""
        ...

    def lstat(self, name: bytes) -> os.stat_result: ...
    def acl(self, name: bytes = b"") -> bytes | None:
        """The raw access list of a file inside, or of the folder itself."""
        ...

    def child(self, name: bytes, passage: bool = False) -> Folder:
        """A folder inside; with `passage` it can only be passed through, not listed."""
        ...

    def parent(self) -> Folder: ...
    def open(self, name: bytes) -> int:
        """A descriptor for reading a file inside."""
        ...

    def close(self) -> None: ...


class _Descriptor:
    def __init__(self, fd: int) -> None:
        self._fd = fd

    def stat(self) -> os.stat_result:
        return os.fstat(self._fd)

    def names(self) -> list[bytes]:
        return sorted([name.encode(_ENCODING, _ERRORS) for name in os.listdir(self._fd)])

    def lstat(self, name: bytes) -> os.stat_result:
        return os.stat(name, dir_fd=self._fd, follow_symlinks=False)

    def acl(self, name: bytes = b"") -> bytes | None:
        # there is no fgetxattrat before Linux 6.13; through /proc the folder is still the open one
        return access_list(b"/proc/self/fd/%d/%s" % (self._fd, name))

    def child(self, name: bytes, passage: bool = False) -> Folder:
        return _Descriptor(_open(name, _PASSAGE if passage else _FOLDER, self._fd))

    def parent(self) -> Folder:
        return _Descriptor(_open(b"..", _PASSAGE, self._fd))

    def open(self, name: bytes) -> int:
        return _open(name, _FILE, self._fd)

    def close(self) -> None:
        os.close(self._fd)


class _Path:
    def __init__(self, path: bytes) -> None:
        self._path = path
        found = os.lstat(path)
        if is_link(found) or not stat.S_ISDIR(found.st_mode):
            raise NotADirectoryError(errno.ENOTDIR, "not a folder")

    def stat(self) -> os.stat_result:
        return os.lstat(self._path)

    def names(self) -> list[bytes]:
        return sorted(os.listdir(self._path))

    def lstat(self, name: bytes) -> os.stat_result:
        return os.lstat(os.path.join(self._path, name))

    def acl(self, name: bytes = b"") -> bytes | None:
        return access_list(os.path.join(self._path, name))

    def child(self, name: bytes, passage: bool = False) -> Folder:  # noqa: ARG002  a path has no such difference
        return _Path(os.path.join(self._path, name))

    def parent(self) -> Folder:
        return _Path(os.path.dirname(self._path))

    def open(self, name: bytes) -> int:
        return _open(os.path.join(self._path, name), _FILE)

    def close(self) -> None:
        pass


def open_folder(path: bytes, passage: bool = False) -> Folder:
    """A folder by its absolute path, in which no component is a link. Raises OSError."""
    if BY_DESCRIPTOR:
        return _Descriptor(_open(path, _PASSAGE if passage else _FOLDER))
    return _Path(path)


def descend(root: bytes, parts: Sequence[bytes]) -> Folder:
    """The folder at `parts` below `root`, each component opened without following a link. Raises OSError."""
    folder = open_folder(root, passage=True)
    for part in parts:
        try:
            below = folder.child(part, passage=True)
        finally:
            folder.close()
        folder = below
    return folder


def is_link(found: os.stat_result) -> bool:
    """A symbolic link, or on Windows a junction, which calls itself a folder."""
    return stat.S_ISLNK(found.st_mode) or getattr(found, "st_reparse_tag", 0) in _LINKS


def trouble(error: OSError) -> Trouble:
    """The reason code and a sentence for what the system answered; never with a path in it."""
    match error.errno:
        case errno.ENOENT | errno.ESTALE:
            return "vanished", "it is no longer there"
        case errno.ELOOP | errno.ENOTDIR | errno.EISDIR | errno.ENXIO:
            return "changed", "something else stands in its place now"
        case errno.EACCES | errno.EPERM:
            return "denied", "this account may not read it"
        case errno.ETIMEDOUT:
            return "timeout", "the server did not answer"
        case errno.EAGAIN | errno.EBUSY | errno.ETXTBSY:
            return "denied", "another program holds it"
        case _:
            return (
                "denied",
                f"the system cannot read it: {os.strerror(error.errno) if error.errno else 'no reason given'}",
            )


Entry = tuple[bytes, os.stat_result | None, Trouble | None]
"""A name in a folder, what the system says of it (None: it could not be had), and why it is not read, if it is not."""

STRETCH = 4096
"""Entries of one `stretch` at most: memory does not grow with the size of a folder, but for the names in it."""


@dataclass(frozen=True, slots=True)
class Met:
    """One event of a walk. `path` is relative with forward slashes, b"" for the root; `folder` is open until the next.

    `enter`: a folder was opened (`folder`, with all its `names` in the order of their bytes), its content follows;
    `leave`: it is done. `stretch`: `entries` of the
    folder `path` that follow one another, none of them a folder that is gone into; `after` is the name before them, b""
    at the head of the folder. `refused`: a folder whose listing broke off, with its `trouble`.
    """

    event: Literal["enter", "leave", "stretch", "refused"]
    path: bytes
    folder: Folder
    stat: os.stat_result | None = None
    trouble: Trouble | None = None
    after: bytes = b""
    entries: Sequence[Entry] = ()
    names: Sequence[bytes] = ()


Refuse = Callable[[bytes, os.stat_result], Trouble | None]


def walk(root: bytes, refuse: Refuse | None = None) -> Iterator[Met]:
    """All of a tree, depth first, each folder's names in the order of their bytes. One folder is open at a time.

    `refuse` is asked about each file and folder before it is opened. Links, devices, FIFOs and sockets are refused by
    themselves, and so is a folder that was already walked (a bind mount, a loop). Raises OSError if the root cannot be
    listed; after that nothing. Memory: the names of the folders on the way down, and one number pair a folder.
    """
    folder = open_folder(root)
    try:
        walker = _Walker(root, folder, refuse)
    except OSError:
        folder.close()
        raise
    try:
        yield from walker.run()
    finally:
        walker.folder.close()


class _Walker:
    def __init__(self, root: bytes, folder: Folder, refuse: Refuse | None) -> None:
        self.folder = folder
        self._root = root
        self._refuse = refuse
        identity = _identity(folder.stat())
        self._first = folder.names()
        self._names = [iter(self._first)]
        self._last = [b""]
        self._parts: list[bytes] = []
        self._chain = [identity]
        self._seen = {identity}

    def run(self) -> Iterator[Met]:
        yield Met("enter", b"", self.folder, stat=self.folder.stat(), names=self._first)
        while self._names:
            after, path = self._last[-1], b"/".join(self._parts)
            entries: list[Entry] = []
            below = self._gather(entries)
            if entries:
                yield Met("stretch", path, self.folder, after=after, entries=entries)
            if below is not None:
                yield from self._go_into(*below)
            elif len(entries) < STRETCH:
                yield from self._leave()

    def _gather(self, entries: list[Entry]) -> tuple[bytes, os.stat_result] | None:
        """Put what follows in the open folder among the entries, up to the next folder to go into, and return that."""
        names, lstat, refuse = self._names[-1], self.folder.lstat, self._refuse
        prefix = b"/".join([*self._parts, b""])
        name = self._last[-1]
        try:
            for name in names:
                try:
                    found = lstat(name)
                except OSError as error:
                    entries.append((name, None, trouble(error)))
                    continue
                plain = stat.S_ISREG(found.st_mode)  # a link of any system calls itself something else
                refused = None if plain else self._kind(found)
                if refused is None and refuse is not None:
                    refused = refuse(prefix + name, found)
                if refused is None and not plain:
                    return name, found
                entries.append((name, found, refused))
                if len(entries) == STRETCH:
                    return None
        finally:
            self._last[-1] = name
        return None

    def _kind(self, found: os.stat_result) -> Trouble | None:
        if is_link(found):
            return "special-file", "symbolic link, not followed"
        if stat.S_ISDIR(found.st_mode):
            return ("duplicate", "folder already listed by another name") if _identity(found) in self._seen else None
        if stat.S_ISREG(found.st_mode):
            return None
        for test, word in ((stat.S_ISFIFO, "FIFO"), (stat.S_ISSOCK, "socket")):
            if test(found.st_mode):
                return "special-file", f"{word}, has no content of its own"
        return "special-file", "device, not read"

    def _go_into(self, name: bytes, found: os.stat_result) -> Iterator[Met]:
        below = None
        path = b"/".join([*self._parts, name])
        try:
            below = self.folder.child(name)
            if _identity(opened := below.stat()) != _identity(found):
                raise OSError(errno.ELOOP, "swapped")
            names = below.names()
        except OSError as error:
            if below:
                below.close()
            yield Met("refused", path, self.folder, found, trouble(error))
            return
        self.folder.close()
        self.folder = below
        self._names.append(iter(names))
        self._last.append(b"")
        self._parts.append(name)
        self._chain.append(_identity(found))
        if found.st_ino:  # 0 is no identity; without one a loop still ends, at the longest path the system takes
            self._seen.add(_identity(found))
        yield Met("enter", path, below, opened, names=names)

    def _leave(self) -> Iterator[Met]:
        """Close the folder that is done and go back up; a parent that moved away meanwhile loses the rest of it."""
        yield Met("leave", b"/".join(self._parts), self.folder)
        self._pop()
        while self._names:
            try:
                above = self._above()
            except OSError as error:
                path = b"/".join(self._parts)
                yield Met(
                    "refused",
                    path,
                    self.folder,
                    stat=None,
                    trouble=(trouble(error)[0], "moved while it was listed, the rest of it was not read"),
                )
                yield Met("leave", path, self.folder)
                self._pop()
                continue
            self.folder.close()
            self.folder = above
            return

    def _pop(self) -> None:
        self._names.pop()
        self._last.pop()
        self._chain.pop()
        if self._parts:
            self._parts.pop()

    def _above(self) -> Folder:
        """The folder now on top of the stack: by ".." if that is still the one, else from the root down."""
        with suppress(OSError):  # a folder that can be listed and not passed has no ".."
            return self._same(self.folder.parent())
        return self._same(descend(self._root, self._parts))

    def _same(self, above: Folder) -> Folder:
        if _identity(above.stat()) == self._chain[-1]:
            return above
        above.close()
        raise OSError(errno.ESTALE, "moved")


def _identity(found: os.stat_result) -> Identity:
    return found.st_dev, found.st_ino


def _open(path: bytes, flags: int, dir_fd: int | None = None) -> int:
    """os.open, leaving the access time alone if this account may (its own files, or root)."""
    quiet = 0 if flags == _PASSAGE else getattr(os, "O_NOATIME", 0)
    try:
        return os.open(path, flags | quiet, dir_fd=dir_fd)
    except PermissionError as error:
        if not quiet or error.errno != errno.EPERM:
            raise
    return os.open(path, flags, dir_fd=dir_fd)
