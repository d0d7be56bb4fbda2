"""7z archives: every file goes round again, one folder of compressed data after the other.

A locked folder is told with its cipher, which is always AES-256 (7-Zip's 7zFormat.txt and Methods.txt); with hidden
names that is all there is to tell. A password from the list opens a folder if what comes out has the right checksum.
Read with py7zr's decoders, in small steps, and without its writing of files, so that no name of a member is a path;
what 7-Zip does to programs (BCJ2) with libarchive. A file that expands beyond the limits is passed over, and what
follows it in its folder is read.
"""

from __future__ import annotations

import io
import struct
import tempfile
import zlib
from collections.abc import Iterator
from typing import Any, BinaryIO, cast

from scanners.archives import outside, rar
from scanners.contract import Content, Embedded, Format, Options, Piece, Protection, ScanError, Scanner, Unread, Where
from scanners.reading.spooling import BEYOND, SPOOL, Meter

LARGEST_WINDOW = 512 << 20
"""Bytes of memory a coder may ask for: dictionary of LZMA, model of PPMd."""

_STEP = 1 << 20
_AES = b"\x06\xf1\x07\x01"
_BCJ2 = b"\x03\x03\x01\x1b"
_LZMA = b"\x03\x01\x01"
_LZMA2 = b"\x21"
_PPMD = b"\x03\x04\x01"
_MOST_ROUNDS = 24
"""Powers of two of hashing that a password is worth; 7-Zip itself writes 19."""

_PROTECTION = Protection("aes-256", True)


def pieces(stream: BinaryIO, name: str, media_type: str, options: Options) -> Iterator[Content]:
    """The files of the archive, by folders of compressed data, which is its order; then what stands behind its end.

    A locked folder's files are `Unread("encrypted")` by their names, `whole` if all are locked.
    """
    del name, media_type
    yield from _members(stream, options)
    stream.seek(12)
    at, length = struct.unpack("<QQ", stream.read(16))  # of the directory, behind the 32 bytes of the first header
    yield from outside.contents(stream, 32 + at + length, stream.seek(0, 2), "behind", options)


def _members(stream: BinaryIO, options: Options) -> Iterator[Content]:
    archive = _opened(stream, options)
    meter = Meter(options, stream.seek(0, 2))
    files = [f for f in getattr(archive, "files", ()) if not f.is_directory]
    for file in files[: options.max_members]:
        if file.emptystream:
            yield Embedded(file.filename, lambda: io.BytesIO(b""), 0)
    folders = _folders(archive)
    if any(_is_branching(folder) for folder, _, _ in folders):
        yield from _by_libarchive(stream, folders, options)
        return
    sealed = bool(folders) and all(_is_locked(folder) for folder, _, _ in folders)
    read = 0
    for folder, start, end in folders:
        if read >= options.max_members:
            break
        yield from _folder(stream, folder, (start, end), options, meter, sealed)
        read += len(folder.files)
    if len(files) > options.max_members:
        yield Unread("too-many-members", f"the archive has more than {options.max_members:,} members", whole=False)


def _opened(stream: BinaryIO, options: Options) -> Any:
    """The archive with its directory read. Raises ScanError: `encrypted` if the names are hidden, `corrupt`."""
    import py7zr

    for password in (None, *options.passwords):
        stream.seek(0)
        try:
            return py7zr.SevenZipFile(stream, "r", password=password)
        except py7zr.PasswordRequired as error:
            coders = error.args[0] if error.args and isinstance(error.args[0], list) else []
            if any(_rounds(coder) > _MOST_ROUNDS for coder in coders):
                break
        except MemoryError:
            raise
        except Exception:  # what a wrong password decrypts to breaks the parser in any way
            if password is None:
                raise ScanError("corrupt", "the archive's directory is broken") from None
    raise ScanError("encrypted", "the archive and the names in it are encrypted", _PROTECTION)


def _folders(archive: Any) -> list[tuple[Any, int, int]]:
    """Each folder of compressed data, with the offsets between which it stands."""
    streams = getattr(getattr(archive, "header", None), "main_streams", None)
    if streams is None:
        return []
    found = []
    at = 0
    positions = streams.packinfo.packpositions
    for folder in streams.unpackinfo.folders:
        count = max(1, len(folder.packed_indices))
        if folder.files:
            found.append((folder, archive.afterheader + positions[at], archive.afterheader + positions[at + count]))
        at += count
    return found


def _by_libarchive(stream: BinaryIO, folders: list[tuple[Any, int, int]], options: Options) -> Iterator[Content]:
    """An archive of programs, which py7zr does not unpack; libarchive opens no locked member, but says so."""
    if any(_memory(coder) > LARGEST_WINDOW for folder, _, _ in folders for coder in folder.coders):
        raise ScanError("too-large", "unpacking it needs more memory than allowed")
    yield from rar.contents(stream, "7zip", _PROTECTION, options)


def _is_branching(folder: Any) -> bool:
    return any(coder["method"] == _BCJ2 for coder in folder.coders)


def _is_locked(folder: Any) -> bool:
    return any(coder["method"] == _AES for coder in folder.coders)


def _folder(
    stream: BinaryIO, folder: Any, span: tuple[int, int], options: Options, meter: Meter, sealed: bool
) -> Iterator[Content]:
    files = list(folder.files)
    if any(_memory(coder) > LARGEST_WINDOW for coder in folder.coders):
        yield from (_lost("too-large", "unpacking it needs more memory than allowed", f) for f in files)
        return
    passwords: tuple[str | None, ...] = (None,)
    if _is_locked(folder):
        passwords = options.passwords if all(_rounds(coder) <= _MOST_ROUNDS for coder in folder.coders) else ()
        password = next((p for p in passwords if _opens(stream, folder, span, p, options)), None)
        if password is None:
            detail = "the member is encrypted"
            yield from (Unread("encrypted", detail, sealed, _PROTECTION, f.filename) for f in files)
            return
        passwords = (password,)
    _reset(folder, passwords[0])
    yield from _files(stream, folder, files, span, meter)


def _reset(folder: Any, password: str | None) -> None:
    folder.password = password
    folder.decompressor = None


def _opens(stream: BinaryIO, folder: Any, span: tuple[int, int], password: str | None, options: Options) -> bool:
    """Whether the first file comes out right: only its checksum tells a right password from a lucky one."""
    _reset(folder, password)
    first = next(iter(folder.files))
    stream.seek(span[0])
    try:
        data = _Data(stream, folder, first)
        Meter(options, span[1] - span[0]).skip(data, first.uncompressed)
        return data.checksum in (first.crc32, folder.crc)
    except (ScanError, MemoryError):
        raise
    except Exception:  # as in `_opened`
        return False


def _files(stream: BinaryIO, folder: Any, files: list[Any], span: tuple[int, int], meter: Meter) -> Iterator[Content]:
    at = span[0]
    for place, file in enumerate(files):
        copy = tempfile.SpooledTemporaryFile(max_size=SPOOL)  # noqa: SIM115  # handed on open
        stream.seek(at)
        ended = False
        try:
            broken = _unpack(stream, folder, file, cast(BinaryIO, copy), meter, file is files[-1])
        except MemoryError:
            copy.close()
            raise
        except ScanError as error:
            copy.close()
            yield from (_lost(error.reason, error.detail, later) for later in files[place:])
            return
        except Exception as error:  # py7zr and the decoders below it have no common class of errors
            broken, ended = _failure(error, file), True
        at = stream.tell()
        yield from _given(copy, file, broken)
        if broken and ended:  # what follows in the same folder can only be had by unpacking this
            yield from (_lost(broken.reason, broken.detail, later) for later in files[place + 1 :])
            return


def _given(copy: Any, file: Any, broken: Unread | None) -> Iterator[Content]:
    size = copy.tell()
    copy.seek(0)
    if file.is_symlink:
        target = copy.read(4096).decode("utf-8", "replace")
        yield Piece(f"{file.filename} -> {target}", Where(part="name"))
    elif size or not broken:
        yield Embedded(file.filename, lambda: cast(BinaryIO, copy), file.uncompressed)
    if broken:
        yield broken


def _unpack(stream: BinaryIO, folder: Any, file: Any, into: BinaryIO, meter: Meter, last: bool) -> Unread | None:
    """Write the file's bytes, which are the next of its folder; what was not read of it, if it was not all."""
    data = _Data(stream, folder, file)
    if not meter.holds(file.uncompressed):
        if not last:
            meter.skip(data, file.uncompressed)
        return _lost("expands-too-far", BEYOND, file)
    while part := data.read(_STEP):
        meter.take(len(part))
        into.write(part)
    if file.crc32 is not None and data.checksum != file.crc32:
        return _lost("corrupt", "the member's data is broken; what could be read was read", file)
    return None


class _Data:
    """The bytes of a file, which are the next of its folder, and their CRC-32 so far. Raises what the decoders do."""

    def __init__(self, stream: BinaryIO, folder: Any, file: Any) -> None:
        self._stream = stream
        self._decoder = folder.get_decompressor(file.compressed)
        self._left = file.uncompressed
        self.checksum = 0

    def read(self, size: int = -1, /) -> bytes:
        wanted = self._left if size < 0 else min(self._left, size)
        data, before = b"", -1
        while wanted and not data:
            if self._stream.tell() == before:
                raise EOFError("the compressed data ends too early")
            before = self._stream.tell()
            data = self._decoder.decompress(self._stream, wanted)
        self._left -= len(data)
        self.checksum = zlib.crc32(data, self.checksum)
        return data


def _failure(error: Exception, file: Any) -> Unread:
    import py7zr

    if isinstance(error, py7zr.UnsupportedCompressionMethodError):
        return _lost("unsupported", "the member is compressed in a way that is not read", file)
    return _lost("corrupt", "the compressed data is broken; what stands before was read", file)


def _lost(reason: Any, detail: str, file: Any) -> Unread:
    return Unread(reason, detail, whole=False, name=file.filename)


def _rounds(coder: dict[str, Any]) -> int:
    """The power of two of hashing that opening this coder takes; 0x3F stands for none."""
    properties = coder.get("properties") or b"\0"
    return properties[0] & 0x3F if coder["method"] == _AES and properties[0] & 0x3F != 0x3F else 0


def _memory(coder: dict[str, Any]) -> int:
    """Bytes of memory that this coder asks for; 0 for the coders that need little."""
    properties = coder.get("properties") or b""
    if coder["method"] in (_LZMA, _PPMD) and len(properties) >= 5:
        return int.from_bytes(properties[1:5], "little")
    if coder["method"] == _LZMA2 and properties and properties[0] <= 40:
        return (2 | properties[0] & 1) << (properties[0] // 2 + 11)
    return 0


SCANNER = Scanner(
    name="7z",
    formats=(Format("application/x-7z-compressed", "7z archive", (".7z",)),),
    pieces=pieces,
    library="py7zr; libarchive-c, libarchive for programs under the BCJ2 filter",
    licence="LGPL-2.1-or-later; CC0-1.0, BSD-2-Clause",
    reads="every file, by content; locked ones with the passwords given; names and targets of links;"
    " text and files behind the end",
    does_not_read="archives split into volumes; passwords of archives in which programs stand under the BCJ2 filter",
)
