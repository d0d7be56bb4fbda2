"""One item's trip inside a worker, top to bottom: digest → tell the type → extract → detect → link and mask.

Files inside files go round again, depth, number and bytes counted here. Whatever fails becomes a reason, never "clean".
"""

from __future__ import annotations

import itertools
import math
import time
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import BinaryIO

from dlp.policy.linking import Linked, Linking
from dlp.privacy import Digester
from dlp.runtime.examined import TABLES, Examined, Task
from recognizers.contract import Cluster, Tally
from recognizers.reading import Reader
from reports.record import Status
from scanners import registry
from scanners.contract import (
    NOWHERE,
    Block,
    Blocks,
    Embedded,
    Grid,
    OcrBudget,
    Options,
    Piece,
    Row,
    ScanError,
    Spent,
    Unread,
    Where,
)

MEMBER_SEPARATOR = "!/"
_JOINTS = str.maketrans("_+.", "   ")
_BLOCK = 1 << 20
_ROWS = 16
"""Rows of a table between two looks at the time."""

_AROUND = frozenset({"subject", "metadata", "properties", "name"})
"""Parts that stand in the clear around what is encrypted: the headers of a mail. What is locked beside them alone is
protected, and not partly read."""

_UNREADABLE_TYPE = "application/octet-stream"


@dataclass(slots=True)
class _Ledger:
    """What could not be read so far, and what has been spent of the limits."""

    unread: list[Unread] = field(default_factory=list)
    read_something: bool = False
    read_body: bool = False
    tables: bool = False
    members: int = 0
    ocr: Spent = field(default_factory=Spent)
    run_ocr: OcrBudget | None = None
    expanded: int = 0
    until: float = math.inf
    late: bool = False

    def out_of_time(self) -> bool:
        """Whether no more is to be read, the first time with an entry that says so."""
        if not self.late and time.monotonic() > self.until:
            self.late = True
            detail = "the time that one file may take was over before all of it was read"
            self.unread.append(Unread("timeout", detail, whole=not self.read_something))
        return self.late


class Pipeline:
    """The stages of one worker, made once. `reader` detects, `options` limit.

    After `seconds` of an item no more of it is read, and what was found until then is kept. They are to be fewer than
    those after which the process is ended from outside, which is for a reader that does not come back.
    """

    def __init__(
        self,
        reader: Reader,
        digester: Digester,
        options: Options,
        matches_per_item: int,
        reveal: bool = False,
        seconds: float = math.inf,
    ) -> None:
        self._reader = reader
        self._digester = digester
        self._options = options
        self._matches_per_item = matches_per_item
        self._reveal = reveal
        self._seconds = seconds
        self._quiet = ""

    def examine(self, stream: BinaryIO, task: Task) -> Examined:
        """Read one item from its open stream. Never raises for what is in the file."""
        linking = Linking(self._digester, self._matches_per_item, self._reveal)
        ledger = _Ledger(until=time.monotonic() + self._seconds)
        media_type: str | None = None
        digest: str | None = None
        self._reader.met()  # what was left by an item that broke off
        self._reader.begin()
        try:
            media_type = registry.identify(stream, task.name)
            digest = self._digest(stream, media_type)
            if digest is not None and digest in task.known and self._same_names(task, *task.known[digest]):
                return Examined("examined", None, "", media_type, None, digest, 0, Linked(), known=True)
            self._folder(task.folder, linking, ledger)
            ledger.run_ocr = task.ocr
            self._file(stream, task.name, media_type, None, task.titles, linking, ledger)
        except MemoryError:
            ledger.unread.append(
                Unread("too-large", "needs more memory than one file may use", whole=not ledger.read_something)
            )
        except OSError as error:
            ledger.unread.append(
                Unread("corrupt", f"reading it failed ({type(error).__name__})", whole=not ledger.read_something)
            )
        if not self._reader.read_whole():
            ledger.unread.append(
                Unread("too-large", "what is compressed within its text was read in part", whole=False)
            )
        status, worst = _status(ledger)
        linked = linking.result()
        return Examined(
            status=status,
            reason=worst.reason if worst else None,
            detail=worst.detail if worst else "",
            media_type=media_type,
            protection=worst.protection if worst else None,
            digest=digest,
            bytes=stream.seek(0, 2) + ledger.expanded,
            linked=linked,
            triggers=self._reader.met() | linked.counts.keys() | ({TABLES} if ledger.tables else set()),
            ocr=ledger.ocr,
        )

    def _folder(self, name: str, linking: Linking, ledger: _Ledger) -> None:
        """Read the folder's name too; once is enough for the files of a folder whose name says nothing."""
        if not name or name == self._quiet:
            return
        folder = self._reader.file("")
        self._detect(folder.feed(Piece(_words(name), Where(part="name"))), None, linking, ledger)
        self._detect(folder.close(), None, linking, ledger)
        met = self._reader.met()
        self._reader.note(met)
        if not (met or linking.result().counts or ledger.unread):
            self._quiet = name

    def _same_names(self, task: Task, name: str, folder: str) -> bool:
        """Whether the item's name and its folder's say the same as those its content had when it was read before."""
        if (task.name, task.folder) == (name, folder):
            return True
        if _ending(task.name) != _ending(name) or not self._reader.says_alike(task.name, name):
            return False
        linking, ledger = Linking(self._digester, 1), _Ledger()
        for words in {task.name, task.folder, name, folder}:
            self._folder(words, linking, ledger)
        self._reader.met()
        return not linking.result().counts and not ledger.unread

    def _digest(self, stream: BinaryIO, media_type: str) -> str | None:
        """The keyed digest of the content; None for content of no known type, which is not read any further."""
        if media_type == _UNREADABLE_TYPE:
            return None
        running = self._digester.content()
        stream.seek(0)
        while block := stream.read(_BLOCK):
            running.update(block)
        stream.seek(0)
        return running.hexdigest()[:32]

    def _file(
        self,
        stream: BinaryIO,
        name: str,
        media_type: str | None,
        member: str | None,
        titles: tuple[str, ...],
        linking: Linking,
        ledger: _Ledger,
        outer: Where = NOWHERE,
    ) -> None:
        reading = self._reader.file(name, titles, linking)
        self._detect(reading.feed(Piece(_words(name), Where(part="name"))), member, linking, ledger, outer)
        # what the files around have expanded to is spent: each level keeps its copy until the inner ones are read
        left = max(0, self._options.max_expanded_bytes - ledger.expanded)
        options = replace(
            self._options, spent=ledger.ocr, run_ocr=ledger.run_ocr, max_expanded_bytes=left, until=ledger.until
        )
        for content in registry.pieces(stream, name, media_type, options):
            if ledger.out_of_time():
                break
            if isinstance(content, Unread):
                ledger.unread.append(_beneath(content, member))
            elif isinstance(content, Embedded):
                self._member(content, (*titles, name), member, linking, ledger, outer)
            else:
                ledger.read_something = True
                ledger.read_body = ledger.read_body or content.where.part not in _AROUND
                ledger.tables = ledger.tables or isinstance(content, Grid)
                self._detect(reading.feed(_in_time(content, ledger)), member, linking, ledger, outer)
        self._detect(reading.close(), member, linking, ledger, outer)

    @staticmethod
    def _detect(
        clusters: Iterator[Cluster | Tally],
        member: str | None,
        linking: Linking,
        ledger: _Ledger,
        outer: Where = NOWHERE,
    ) -> None:
        try:
            linking.add(member, clusters if outer == NOWHERE else _inside(clusters, outer))
        except MemoryError:
            raise
        except Exception as error:  # the one broad except: a recognizer that raises makes the item partial, never clean
            ledger.unread.append(
                Unread("corrupt", f"detection failed on a part of it ({type(error).__name__})", whole=False)
            )

    def _member(
        self,
        embedded: Embedded,
        titles: tuple[str, ...],
        parent: str | None,
        linking: Linking,
        ledger: _Ledger,
        outer: Where,
    ) -> None:
        path = embedded.name if parent is None else f"{parent}{MEMBER_SEPARATOR}{embedded.name}"
        ledger.members += 1
        if ledger.members > self._options.max_members:
            if ledger.members == self._options.max_members + 1:
                ledger.unread.append(
                    Unread("too-many-members", f"holds more than {self._options.max_members:,} files", whole=False)
                )
            return
        if path.count(MEMBER_SEPARATOR) >= self._options.max_depth:
            ledger.unread.append(
                Unread("too-deep", f"holds files more than {self._options.max_depth} levels deep", whole=False)
            )
            return
        try:
            with embedded.open() as stream:
                size = stream.seek(0, 2)
                stream.seek(0)
                if ledger.expanded + size > self._options.max_expanded_bytes:
                    raise ScanError("expands-too-far", "expands to more bytes than one file may")
                ledger.expanded += size
                place = embedded.where.inside(outer)
                self._file(stream, embedded.name.rsplit("/", 1)[-1], None, path, titles, linking, ledger, place)
        except ScanError as error:
            ledger.unread.append(Unread(error.reason, error.detail, whole=False, protection=error.protection))


def _inside(clusters: Iterator[Cluster | Tally], outer: Where) -> Iterator[Cluster | Tally]:
    """The same matches, each at its place in a file that stands at `outer` in the item."""
    for cluster in clusters:
        if isinstance(cluster, Tally):
            yield cluster
            continue
        matches, left = (
            tuple(replace(m, where=m.where.inside(outer)) for m in some) for some in (cluster.matches, cluster.dropped)
        )
        yield replace(cluster, matches=matches, dropped=left)


def _in_time(content: Piece | Grid, ledger: _Ledger) -> Piece | Grid:
    """The same; a table ends where the time does."""
    if isinstance(content, Piece):
        return content
    rows = content.rows
    if isinstance(rows, Blocks):
        return replace(content, rows=Blocks(_blocks_in_time(rows.blocks, ledger)))
    return replace(content, rows=_rows_in_time(rows, ledger))


def _blocks_in_time(blocks: Iterator[Block], ledger: _Ledger) -> Iterator[Block]:
    for block in blocks:
        yield block
        if ledger.out_of_time():
            return


def _rows_in_time(rows: Iterator[Row], ledger: _Ledger) -> Iterator[Row]:
    while some := list(itertools.islice(rows, _ROWS)):
        yield from some
        if ledger.out_of_time():
            return


def _ending(name: str) -> str:
    return name.rpartition(".")[2].casefold()


def _words(name: str) -> str:
    """A file's name as words, every character at its place: `Sampson_Emma-IEP.docx` reads `Sampson Emma-IEP docx`."""
    return name.translate(_JOINTS)


def _beneath(unread: Unread, member: str | None) -> Unread:
    """The same, seen from the item: what is unread in a member is a part of the item."""
    if member is None:
        return unread
    return Unread(unread.reason, unread.detail, whole=False, protection=unread.protection, name=unread.name)


def _status(ledger: _Ledger) -> tuple[Status, Unread | None]:
    """The item's status, and the unread part that says most about it."""
    if not ledger.unread:
        return "examined", None
    whole = [u for u in ledger.unread if u.whole]
    locked = next((u for u in whole if u.reason == "encrypted"), None)
    if locked and not ledger.read_body:
        return "protected", locked
    telling = whole or [u for u in ledger.unread if u.reason != "unsupported"] or ledger.unread
    worst = next((u for u in telling if u.reason == "timeout"), telling[0])  # or the next run would not try it again
    if not ledger.read_something and ledger.unread:
        return ("protected" if worst.reason == "encrypted" else "unreadable"), worst
    if worst.reason != "encrypted" and (part := next((u for u in ledger.unread if u.protection), None)):
        worst = Unread(worst.reason, worst.detail, worst.whole, part.protection)
    return "partial", worst
