"""Makes damaged files of every format, the same ones for the same seed: `python tests/fuzz/corrupted.py FOLDER`.

The sound files they come from are the samples of tests/contracts/test_scanners.py, so a new scanner is in at once.
File number N of a seed depends on nothing but both: `--only N` makes it again.
"""

from __future__ import annotations

import argparse
import importlib.util
import io
import random
import sys
import zipfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

COUNT = 500


class Damaged(NamedTuple):
    """One file: its name (number, kind of damage, extension) and its bytes."""

    name: str
    data: bytes


class Seed(NamedTuple):
    """A sound file: its extension, with the dot, and its bytes."""

    extension: str
    data: bytes


def seeds() -> tuple[Seed, ...]:
    """A sound file of every kind the registry knows a sample of, and some of them in one another."""
    from scanners import registry

    place = Path(__file__).parents[1] / "contracts" / "test_scanners.py"
    spec = importlib.util.spec_from_file_location("samples_of_every_format", place)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.path.append(str(Path(__file__).parents[1] / "scanners"))  # where that file finds its makers of samples
    spec.loader.exec_module(module)
    usual = {f.media_type: f.extensions[0] if f.extensions else ".bin" for f in registry.formats()}
    plain = [Seed(usual.get(kind, ".bin"), module._MADE[kind]) for kind in sorted(module.SAMPLES)]
    return (*plain, Seed(".zip", _packed(plain)))


def _packed(inside: Sequence[Seed]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, seed in enumerate(inside):
            archive.writestr(zipfile.ZipInfo(f"{number}{seed.extension}"), seed.data)
    return data.getvalue()


def _cut(data: bytes, other: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data))]


def _headless(data: bytes, other: bytes, chance: random.Random) -> bytes:
    return data[chance.randrange(len(data)) :]


def _only_header(data: bytes, other: bytes, chance: random.Random) -> bytes:
    return data[: chance.choice((1, 2, 4, 8, 16, 64))]


def _flipped(data: bytes, other: bytes, chance: random.Random) -> bytes:
    spoiled = bytearray(data)
    for _ in range(chance.choice((1, 2, 8, 64))):
        spoiled[chance.randrange(len(spoiled))] ^= 1 << chance.randrange(8)
    return bytes(spoiled)


def _spliced(data: bytes, other: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data))] + other[chance.randrange(len(other)) :]


def _overwritten(data: bytes, other: bytes, chance: random.Random) -> bytes:
    """Numbers at their limits: where a length, a count or an offset may stand."""
    spoiled = bytearray(data)
    for _ in range(chance.randrange(1, 5)):
        number = chance.choice((b"\0\0\0\0", b"\xff\xff\xff\xff", b"\xff\xff\xff\x7f", b"\0\0\0\x80", b"\xff\xff"))
        at = chance.randrange(len(spoiled))
        spoiled[at : at + len(number)] = number
    return bytes(spoiled)


def _wiped(data: bytes, other: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(data))
    end = min(len(data), start + chance.choice((4, 64, 1024)))
    return data[:start] + bytes(end - start) + data[end:]


def _repeated(data: bytes, other: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(data))
    chunk = data[start : start + chance.choice((1, 16, 256))]
    return data[:start] + chunk * chance.choice((2, 100, 2_000)) + data[start:]


def _shuffled(data: bytes, other: bytes, chance: random.Random) -> bytes:
    size = max(1, len(data) // chance.choice((3, 10)))
    blocks = [data[at : at + size] for at in range(0, len(data), size)]
    chance.shuffle(blocks)
    return b"".join(blocks)


def _noise(data: bytes, other: bytes, chance: random.Random) -> bytes:
    return data[:8] + chance.randbytes(chance.choice((10, 1_000, 50_000)))


def _sound(data: bytes, other: bytes, chance: random.Random) -> bytes:
    return data


def _empty(data: bytes, other: bytes, chance: random.Random) -> bytes:
    return b""


Damage = Callable[[bytes, bytes, random.Random], bytes]
DAMAGES: dict[str, Damage] = {
    "cut": _cut, "headless": _headless, "header": _only_header, "flipped": _flipped, "spliced": _spliced,
    "overwritten": _overwritten, "wiped": _wiped, "repeated": _repeated, "shuffled": _shuffled, "noise": _noise,
    "mislabelled": _sound, "empty": _empty,
}  # fmt: skip
_OFTEN = ("cut", "flipped", "flipped", "overwritten", "overwritten", "spliced", "wiped", "repeated")


def make(number: int, seed: int, sound: Sequence[Seed]) -> Damaged:
    """Damaged file number `number` of a seed. Every format comes in turn, and most often the kinds that go deepest."""
    chance = random.Random(f"{seed} {number}")
    origin, other = sound[number % len(sound)], chance.choice(sound)
    kind = chance.choice((*DAMAGES, *_OFTEN))
    data = DAMAGES[kind](origin.data, other.data, chance)
    if chance.random() < 0.2:  # and once more
        data = DAMAGES[chance.choice(_OFTEN)](data or b"\0", other.data, chance)
    extension = other.extension if kind == "mislabelled" else origin.extension
    return Damaged(f"{number:05}-{kind}{extension}", data)


def stream(seed: int, sound: Sequence[Seed] | None = None) -> Iterator[Damaged]:
    """All damaged files of a seed, without end."""
    sound, number = sound or seeds(), 0
    while True:
        yield make(number, seed, sound)
        number += 1


def write(folder: Path, count: int = COUNT, seed: int = 0) -> None:
    """Write that many damaged files into a new folder."""
    folder.mkdir(parents=True)
    for damaged, _ in zip(stream(seed), range(count), strict=False):
        (folder / damaged.name).write_bytes(damaged.data)


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description="Make damaged files of every format.")
    parser.add_argument("folder", type=Path, help="a new folder")
    parser.add_argument("--count", type=int, default=COUNT)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--only", type=int, metavar="N", help="write file number N alone")
    given = parser.parse_args()
    if given.only is None:
        write(given.folder, given.count, given.seed)
        return
    given.folder.mkdir(parents=True, exist_ok=True)
    damaged = make(given.only, given.seed, seeds())
    (given.folder / damaged.name).write_bytes(damaged.data)


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[2]))
    main()
