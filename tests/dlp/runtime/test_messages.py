"""What a worker says is untrusted: it comes back as it was sent, or it is refused."""

from __future__ import annotations

import io
import json
import socket
import struct
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dlp.policy.linking import Linked, Profile
from dlp.policy.pack import ENTITIES
from dlp.runtime.examined import Examined
from dlp.runtime.messages import LARGEST, Broken, Line, WorkerSettings, pack, pack_settings, unpack, unpack_settings
from recognizers.contract import About, Link
from reports.record import STATUSES, LookAlike, Match
from scanners.contract import Part, Protection, Spent, Where
from scanners.contract import Reason as FormatReason

SHORT = st.text(max_size=12)
NUMBER = st.integers(0, 1 << 40)
ENTITY = st.sampled_from(sorted(ENTITIES))
PLACES = st.builds(
    Where,
    page=st.none() | st.integers(1, 999),
    sheet=st.none() | SHORT,
    row=st.none() | NUMBER,
    column=st.none() | SHORT,
    part=st.none() | st.sampled_from(get_args(Part)),
    start=st.none() | NUMBER,
    end=st.none() | NUMBER,
)
MATCHES = st.builds(
    Match,
    ENTITY,
    st.floats(0, 1),
    st.none() | SHORT,
    PLACES,
    SHORT,
    st.from_regex(r"[0-9a-f]{32}", fullmatch=True),
    st.none() | SHORT,
    st.none() | SHORT,
    st.lists(SHORT, max_size=2).map(tuple),
    SHORT,
    st.none() | st.sampled_from(get_args(Link)),
)
LOOK_ALIKES = st.builds(
    LookAlike, ENTITY, st.none() | SHORT, PLACES, SHORT, st.lists(SHORT, max_size=2).map(tuple), SHORT, NUMBER
)
PROFILES = st.builds(Profile, st.frozensets(ENTITY, max_size=3), st.sampled_from(get_args(About)))
LINKED = st.builds(
    Linked,
    st.lists(MATCHES, max_size=3).map(tuple),
    st.dictionaries(ENTITY, NUMBER, max_size=3),
    st.booleans(),
    st.dictionaries(SHORT, PROFILES, max_size=3),
    st.lists(st.tuples(PROFILES, NUMBER), max_size=2).map(tuple),
    st.lists(LOOK_ALIKES, max_size=3).map(tuple),
)
ANSWERS = st.builds(
    Examined,
    st.sampled_from(STATUSES),
    st.none() | st.sampled_from(get_args(FormatReason)),
    SHORT,
    st.none() | SHORT,
    st.none() | st.builds(Protection, SHORT, st.booleans()),
    st.none() | st.from_regex(r"[0-9a-f]{32}", fullmatch=True),
    NUMBER,
    LINKED,
    st.frozensets(st.from_regex(r"[A-Za-z_]{1,20}", fullmatch=True), max_size=3),
    st.booleans(),
    st.builds(Spent, NUMBER, st.floats(0, 1e6), NUMBER),
)
ODD: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | SHORT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(SHORT, inner, max_size=3),
    max_leaves=6,
)


def spoken(data: Any) -> Any:
    """The data as it comes out at the other end of the line."""
    return json.loads(json.dumps(data))


@given(ANSWERS)
def test_an_answer_comes_back_as_it_was(answer: Examined) -> None:
    assert unpack(spoken(pack(answer))) == answer


def places(data: Any) -> Iterator[tuple[Any, Any]]:
    """Every (container, key) in the data."""
    pairs = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in list(pairs):
        yield data, key
        yield from places(value)


@given(ANSWERS, st.data())
@settings(max_examples=150)
def test_a_malformed_answer_is_refused_or_harmless(answer: Examined, data: st.DataObject) -> None:
    said = spoken(pack(answer))
    for _ in range(data.draw(st.integers(1, 3))):
        container, key = data.draw(st.sampled_from(list(places(said))))
        if isinstance(container, dict) and key in container and data.draw(st.booleans()):
            del container[key]
        elif isinstance(container, dict) or key < len(container):
            container[key] = data.draw(ODD)
    try:
        heard = unpack(said)
    except Broken:
        return
    assert heard.status in STATUSES
    for match in heard.linked.matches:
        assert match.entity in ENTITIES
        assert 0 <= match.score <= 1
        assert match.link is None or match.link in get_args(Link)
        assert all(type(v) in (int, str) for v in match.where.as_dict().values())


@given(ODD)
def test_an_answer_of_another_kind_is_refused(said: Any) -> None:
    with pytest.raises(Broken):
        unpack(said)


# ---- the line itself


@pytest.fixture
def line() -> Iterator[tuple[Line, socket.socket]]:
    """Our end as a Line, theirs as a bare socket."""
    ours, theirs = socket.socketpair()
    ours.settimeout(5)
    yield Line(ours), theirs
    ours.close()
    theirs.close()


@pytest.mark.parametrize(
    "said",
    [
        b"",
        b"\0\0",
        struct.pack("!I", 10) + b"{}",
        struct.pack("!I", 2) + b"[]",
        struct.pack("!I", 4) + b"null",
        struct.pack("!I", 3) + b"{a}",
        struct.pack("!I", 4) + b"\xff\xfe\0\0",
        struct.pack("!I", LARGEST + 1),
        struct.pack("!I", 100_000) + b"[" * 100_000,
        struct.pack("!I", 2_000) + b'{"a":' + b"9" * 1_993 + b"}}",
    ],
    ids=["nothing", "half a head", "cut short", "a list", "null", "no JSON", "no text", "too long", "too deep", "odd"],
)
def test_what_is_no_message_is_refused(line: tuple[Line, socket.socket], said: bytes) -> None:
    ours, theirs = line
    theirs.sendall(said)
    theirs.close()
    with pytest.raises(Broken):
        ours.receive()


@given(st.binary(max_size=60))
def test_noise_is_refused(noise: bytes) -> None:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        ours.settimeout(5)
        theirs.sendall(struct.pack("!I", len(noise)) + noise)
        theirs.shutdown(socket.SHUT_WR)
        try:
            message, descriptor = Line(ours).receive()
        except Broken:
            return
        assert isinstance(message, dict)
        assert descriptor is None


def test_sending_to_somebody_gone_is_broken(line: tuple[Line, socket.socket]) -> None:
    ours, theirs = line
    theirs.close()
    with pytest.raises(Broken):
        for _ in range(3):
            ours.send({"name": "x" * 100_000})


@pytest.mark.skipif(not hasattr(socket, "send_fds"), reason="descriptors are passed on POSIX only")
def test_a_descriptor_comes_along(line: tuple[Line, socket.socket], tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"content")
    ours, theirs = line
    with (tmp_path / "file").open("rb") as file:
        Line(theirs).send({"name": "file"}, file.fileno())
    message, descriptor = ours.receive()
    assert message == {"name": "file"}
    assert descriptor is not None
    with io.FileIO(descriptor) as received:
        assert received.read() == b"content"


@given(
    st.builds(
        WorkerSettings,
        student_id=st.none() | SHORT,
        model=SHORT,
        key=st.binary(min_size=16, max_size=32),
        matches_per_item=NUMBER,
        reveal=st.booleans(),
        use_gate=st.booleans(),
        gate_cache=st.none() | st.just(Path("cache")),
        options=st.fixed_dictionaries({"max_depth": NUMBER, "passwords": st.lists(SHORT).map(tuple)}),
        memory=NUMBER,
        seconds=st.floats(0.1, 1e4),
    )
)
def test_settings_come_back_as_they_were(given_: WorkerSettings) -> None:
    assert unpack_settings(spoken(pack_settings(given_))) == given_


def test_settings_show_neither_key_nor_passwords() -> None:
    made = WorkerSettings(
        None, None, None, "m", b"secret-secret-secret", 1, False, True, None, {"passwords": ("hunter2",)}, 0, 1.0
    )
    assert {f.name for f in fields(made) if not f.repr} >= {"key", "options"}
    assert "secret" not in repr(made)
    assert "hunter2" not in repr(made)
