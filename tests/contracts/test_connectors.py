"""What every connector promises. To add one: a function below that makes it, and a line in `SOURCES`.

The function gets an empty folder and returns a `Made`: the connector, filled with exactly `CONTENT` (paths and bytes)
and, where the source can hold such a thing, something unlisted; how a second connector over the same source is made;
and how a thing in it is removed, changed and denied behind the connector's back.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import get_args
from urllib.parse import unquote_to_bytes, urlsplit

import pytest

from connectors.contract import CHANNELS, CannotRead, Connector, Item, Level, Reason, Unlisted
from connectors.memory import Held, Memory
from connectors.share import Share

CONTENT = {
    "Grade 4/list.txt": b"line one\nline two\n",
    "a.txt": b"",
    "deep/er/und größer/x #?%.bin": bytes(range(256)) * 300,
    "z": b"z",
}


@dataclass(frozen=True)
class Made:
    connector: Connector
    again: Callable[[], Connector]
    remove: Callable[[str], object]
    change: Callable[[str], object]
    deny: Callable[[str], object] | None = None
    """None where the account that runs the tests cannot be denied anything."""


def share(folder: Path) -> Made:
    for path, content in CONTENT.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    os.mkfifo(folder / "fifo")
    return Made(
        connector=Share(folder, name="source"),
        again=lambda: Share(folder, name="source"),
        remove=lambda path: (folder / path).unlink(),
        change=lambda path: (folder / path).write_bytes(b"quite another content"),
        deny=None if os.geteuid() == 0 else lambda path: (folder / path).chmod(0),
    )


def memory(folder: Path) -> Made:
    held: dict[str, bytes | Held] = {**CONTENT, "fifo": Held(unlisted="special-file")}
    source = Memory(held, name="source")
    return Made(
        connector=source,
        again=lambda: Memory(held, name="source"),
        remove=source.held.pop,
        change=lambda path: source.held.update({path: b"quite another content"}),
        deny=lambda path: source.held.update({path: Held(CONTENT[path], trouble="denied")}),
    )


SOURCES = [share, memory]
# root is denied nothing: there the share's own tests give its rights away first
DENYING = [make for make in SOURCES if make is not share or os.geteuid() != 0]


@pytest.fixture(params=SOURCES, ids=lambda make: make.__name__)
def made(request: pytest.FixtureRequest, tmp_path: Path) -> Made:
    folder = tmp_path / "source"
    folder.mkdir()
    made: Made = request.param(folder)
    return made


def items(connector: Connector) -> dict[str, Item]:
    return {found.path: found for found in connector.items() if isinstance(found, Item)}


def test_it_is_a_connector_with_a_name(made: Made) -> None:
    assert isinstance(made.connector, Connector)
    assert made.connector.name == "source"


def test_everything_is_listed_once_and_under_one_id(made: Made) -> None:
    found = list(made.connector.items())
    assert sorted(thing.path for thing in found if isinstance(thing, Item)) == sorted(CONTENT)
    assert len({thing.id for thing in found}) == len(found)


def test_order_and_ids_are_the_same_in_the_next_run(made: Made) -> None:
    first = [(thing.id, thing.path, thing.version) for thing in made.connector.items()]
    assert [(thing.id, thing.path, thing.version) for thing in made.connector.items()] == first
    assert [(thing.id, thing.path, thing.version) for thing in made.again().items()] == first
    assert [(thing.id, thing.path, thing.version) for thing in made.connector.items(since="a token")] == first


def test_an_item_is_described(made: Made) -> None:
    for path, item in items(made.connector).items():
        assert item.source == made.connector.name
        assert item.name == path.rpartition("/")[2]
        assert not path.startswith("/")
        assert item.size in (None, len(CONTENT[path]))
        assert item.modified is None or item.modified.utcoffset() is not None
        assert item.version


def test_exposure_is_said_with_its_reason(made: Made) -> None:
    for item in items(made.connector).values():
        assert item.exposure.level in Level
        assert item.exposure.channel in CHANNELS
        assert item.exposure.reasons and all(reason.isprintable() for reason in item.exposure.reasons)


def test_addresses_are_complete_and_plain(made: Made) -> None:
    for thing in made.connector.items():
        assert thing.uri.isascii() and thing.uri.isprintable() and " " not in thing.uri
        address = urlsplit(thing.uri)
        assert address.scheme and not address.query and not address.fragment
        assert unquote_to_bytes(address.path).decode().endswith(thing.path)


def test_what_is_not_listed_says_why(made: Made) -> None:
    unlisted = [thing for thing in made.connector.items() if isinstance(thing, Unlisted)]
    assert [(thing.path, thing.reason) for thing in unlisted] == [("fifo", "special-file")]
    assert all(thing.reason in get_args(Reason) and thing.detail for thing in unlisted)


def test_the_bytes_are_the_bytes(made: Made) -> None:
    for path, item in items(made.connector).items():
        with made.connector.open(item) as stream:
            assert stream.tell() == 0 and stream.seekable()
            assert stream.read() == CONTENT[path]
            stream.seek(-len(CONTENT[path]) // 2, os.SEEK_END)
            assert stream.read() == CONTENT[path][len(CONTENT[path]) - -(-len(CONTENT[path]) // 2) :]


def test_an_item_is_opened_by_another_connector_too(made: Made) -> None:
    item = items(made.connector)["z"]
    with made.again().open(item) as stream:
        assert stream.read() == b"z"


def test_several_are_open_at_a_time(made: Made) -> None:
    found = items(made.connector)
    with made.connector.open(found["z"]) as one, made.connector.open(found["Grade 4/list.txt"]) as two:
        assert (two.read(4), one.read(), two.read(4)) == (b"line", b"z", b" one")


def test_nothing_can_be_written(made: Made) -> None:
    with made.connector.open(items(made.connector)["z"]) as stream, pytest.raises(OSError):
        stream.write(b"overwritten")
        stream.flush()


@pytest.mark.parametrize(("what", "reason"), [("remove", "vanished"), ("change", "changed")])
def test_what_cannot_be_read_says_why(made: Made, what: str, reason: str) -> None:
    item = items(made.connector)["z"]
    getattr(made, what)("z")
    with pytest.raises(CannotRead) as caught:
        made.connector.open(item)
    assert (caught.value.reason, bool(caught.value.detail)) == (reason, True)


@pytest.mark.parametrize("make", DENYING, ids=lambda make: make.__name__)
def test_what_may_not_be_read_says_so(make: Callable[[Path], Made], tmp_path: Path) -> None:
    made = make(tmp_path)
    assert made.deny is not None
    made.deny("z")
    with pytest.raises(CannotRead) as caught:
        made.connector.open(items(made.connector)["z"])
    assert (caught.value.reason, bool(caught.value.detail)) == ("denied", True)


def test_a_change_is_a_new_version_of_the_same_item(made: Made) -> None:
    before = items(made.connector)
    made.change("z")
    after = items(made.connector)
    assert after["z"].id == before["z"].id and after["z"].version != before["z"].version
    assert after["a.txt"] == before["a.txt"]


def test_one_thing_gone_while_listing_does_not_stop_the_rest(made: Made) -> None:
    listing = made.connector.items()
    first = next(listing)
    made.remove("z")
    rest = [thing.path for thing in listing if isinstance(thing, Item)]
    assert sorted([first.path, *rest]) == sorted(set(CONTENT) - {"z"})
