"""Makes damaged files of every format, the same ones for the same seed: `python tests/fuzz/corrupted.py FOLDER`.

The sound files they come from are the samples of tests/contracts/test_scanners.py, so a new scanner is in at once.
File number N of a seed depends on nothing but both: `--only N` makes it again.
"""

from __future__ import annotations

import argparse
import gzip
import importlib.util
import io
import lzma
import random
import re
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
    """Sound files of every format: one of each kind that the scanners' contract is tested with; what LibreOffice wrote;
    those with the hiding places filled that the speed of reading is measured on; pictures; all of them in one zip.
    """
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
    small = [seed for seed in (*plain, *_written(), *_full(), *_pictures()) if len(seed.data) < _LARGEST]
    return tuple(map(_timeless, (*small, Seed(".zip", _packed(plain)))))


def _timeless(seed: Seed) -> Seed:
    """The same without what its writer takes from the clock or from chance, so that a seed makes the same files."""
    data = re.sub(rb"={15}\d{19}==", b"=" * 36, seed.data)  # the boundary of a message
    if not data.startswith(b"PK\3\4"):
        return Seed(seed.extension, data)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = [(info, archive.read(info)) for info in archive.infolist()]
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for info, content in members:
            stamped = _STAMP.sub(b"2026-01-01T00:00:00", content) if info.filename.endswith(".xml") else content
            archive.writestr(zipfile.ZipInfo(info.filename), stamped, info.compress_type)
    return Seed(seed.extension, out.getvalue())


_STAMP = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d")
_LARGEST = 200_000
"""Bytes of a sound file: in larger ones most damage hits nothing that matters."""


def _written() -> Iterator[Seed]:
    for file in sorted((Path(__file__).parents[1] / "fixtures" / "office").iterdir()):
        data = file.read_bytes()
        yield Seed(*((Path(file.stem).suffix, gzip.decompress(data)) if file.suffix == ".gz" else (file.suffix, data)))


def _full() -> Iterator[Seed]:
    from benchmarks.reading_samples import MAKERS

    for kind, made in MAKERS.items():
        yield Seed(f".{kind}", (made.full or made.body)(0.005))


def _pictures() -> Iterator[Seed]:
    from PIL import Image

    for form in ("GIF", "WEBP", "BMP"):
        data = io.BytesIO()
        Image.new("RGB", (30, 8), "white").save(data, form)
        yield Seed(f".{form.lower()}", data.getvalue())
    yield Seed(".lzma", lzma.compress(b"The trip to the harbor. " * 50, lzma.FORMAT_ALONE))


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
