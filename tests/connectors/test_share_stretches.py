"""A share listed in stretches: the same items in the same order, and a seal that differs when anything of them does."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from connectors import tree
from connectors.contract import Stretching
from connectors.share import Share

Make = Callable[..., Share]


@pytest.fixture
def filled(root: Path) -> Path:
    """A tree whose names sort differently as text, as bytes, and with their folders."""
    for path in ("a.txt", "b/one.txt", "b/deep/two.txt", "b-1.txt", "b.txt", "d/three.txt", "é.txt", "z.txt"):
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(path)
    (root / "link").symlink_to("a.txt")
    return root


def seals(share: Share) -> dict[bytes, bytes | None]:
    return {stretch.place: stretch.seal for stretch in share.stretches()}


@pytest.mark.parametrize("most", [1, 2, 4096])
def test_stretches_tell_what_items_tell(filled: Path, share: Make, monkeypatch: pytest.MonkeyPatch, most: int) -> None:
    monkeypatch.setattr(tree, "STRETCH", most)
    told, places = [], []
    for stretch in share().stretches():
        made = list(stretch.make(None))
        assert [number for number, _ in made] == list(range(stretch.size))
        told.extend(met for _, met in made)
        places.append(stretch.place)
    assert told == list(share().items())
    assert [met.path for met in told] == sorted(
        (str(p.relative_to(filled)) for p in filled.rglob("*") if not p.is_dir()),
        key=lambda path: [os.fsencode(part) for part in path.split("/")],
    )
    assert places == sorted(set(places))
    assert isinstance(share(), Stretching)


def test_some_of_a_stretch_are_made_alone(filled: Path, share: Make) -> None:
    for stretch in share().stretches():
        assert list(stretch.make({0, 2})) == [(n, met) for n, met in stretch.make(None) if n in (0, 2)]


def test_a_seal_holds_while_nothing_changes(filled: Path, share: Make) -> None:
    before = seals(share())
    (filled / "a.txt").read_bytes()
    assert seals(share()) == before
    assert None not in before.values()


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda root: (root / "d/three.txt").write_text("other"), id="content"),
        pytest.param(lambda root: (root / "d/three.txt").chmod(0o600), id="mode of the file"),
        pytest.param(lambda root: (root / "d").chmod(0o700), id="mode of the folder above"),
        pytest.param(lambda root: (root / "d/four.txt").touch(), id="a further file"),
        pytest.param(lambda root: (root / "d/three.txt").rename(root / "d/3.txt"), id="another name"),
        pytest.param(lambda root: os.link(root / "d/three.txt", root / "d/copy"), id="a hard link"),
    ],
)
def test_a_seal_breaks_with_what_it_seals(filled: Path, share: Make, change: Callable[[Path], object]) -> None:
    before = seals(share())
    change(filled)
    now = seals(share())
    assert [place for place in before if now[place] != before[place]] == [b"d\0"]


def test_a_seal_knows_what_the_configuration_says(filled: Path, share: Make) -> None:
    plain = set(seals(share()).values())
    assert plain.isdisjoint(seals(share(channel="web")).values())
    assert plain.isdisjoint(seals(share(exclude=["*.tmp"])).values())


def test_no_seal_where_hard_links_are(filled: Path, share: Make) -> None:
    os.link(filled / "a.txt", filled / "d/again.txt")
    assert {place for place, seal in seals(share()).items() if seal is None} == {b"", b"d\0"}
