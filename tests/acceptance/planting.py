"""Plants a number of its own in each hiding place, and remembers where it must be found."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Place:
    """One planted value and the place that the scan must give for it: fields of `where` that must be so."""

    file: str
    hiding: str
    value: str
    member: str | None
    where: Mapping[str, object]


@dataclass
class Planting:
    """A folder that fills with files, and the places of what is planted in them."""

    folder: Path
    places: list[Place] = field(default_factory=list)

    def file(self, name: str, member: str | None = None) -> Planter:
        """What plants in one file (or in a member of it)."""
        return Planter(self, name, member)

    def write(self, name: str, data: bytes | str) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data.encode() if isinstance(data, str) else data)


@dataclass(frozen=True)
class Planter:
    """Gives words with a new number for a hiding place of its file."""

    planting: Planting
    name: str
    member: str | None

    def number(self, hiding: str, **where: object) -> str:
        """The number alone, for a cell whose column is headed SASID."""
        return self.value(f"10{73_107_919 + 7_919 * len(self.planting.places)}", hiding, **where)

    def address(self, hiding: str, **where: object) -> str:
        """A mail address of fourteen characters, where there is no room for more."""
        return self.value(f"{len(self.planting.places) % 90 + 10}@example.org", hiding, **where)

    def value(self, value: str, hiding: str, **where: object) -> str:
        self.planting.places.append(Place(self.name, hiding, value, self.member, where))
        return value

    def __call__(self, hiding: str, **where: object) -> str:
        return f"Nora Quill, SASID {self.number(hiding, **where)}"

    def save(self, data: bytes | str) -> None:
        self.planting.write(self.name, data)

    def inside(self, member: str) -> Planter:
        """What plants in a member of this file."""
        return Planter(self.planting, self.name, f"{self.member}!/{member}" if self.member else member)


def saved(save: Callable[[io.BytesIO], Any]) -> bytes:
    """The bytes that a function writes."""
    data = io.BytesIO()
    save(data)
    return data.getvalue()


def zipped(members: Mapping[str, bytes | str]) -> bytes:
    """A zip of these members, in this order."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in members.items():
            package.writestr(zipfile.ZipInfo(name), content)
    return data.getvalue()


def with_parts(package: bytes, parts: Mapping[str, bytes | str], relations: Mapping[str, str] | None = None) -> bytes:
    """The package with parts put in or replaced, and relationships added to a part of relationships."""
    with zipfile.ZipFile(io.BytesIO(package)) as source:
        members: dict[str, bytes | str] = {name: source.read(name) for name in source.namelist()}
    for name, added in (relations or {}).items():
        old = members.get(name, b"<Relationships></Relationships>")
        text = old.decode() if isinstance(old, bytes) else old
        members[name] = text.replace("</Relationships>", f"{added}</Relationships>")
    return zipped({**members, **parts})
