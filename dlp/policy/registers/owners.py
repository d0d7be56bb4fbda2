"""Folder and data owners: who oversees a folder, and who they deem eligible to read it (QU-25)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from dlp.policy.lists import values as is_
from dlp.policy.lists.register import Column, Entry, Register
from dlp.policy.vocabulary import HOMES


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Folder(Entry):
    """A folder and its eligible readers. `readers` are accounts, `group NAME` or mail addresses; `data` the kinds of
    data that belong there (keys of `[homes]`), none: any."""

    folder: Annotated[
        str, Column(is_.text, "the folder, as a path of the server", ("path", "dataset"), needed=True)
    ] = ""
    overseer: Annotated[str, Column(is_.text, "who decides who may read it", ("data owner",), needed=True)] = ""
    readers: Annotated[
        tuple[str, ...],
        Column(
            is_.several(is_.text), "who may read it, between semicolons: accounts, `group NAME`, addresses",
            ("eligible readers", "eligible"), needed=True,
        ),
    ] = ()  # fmt: skip
    data: Annotated[
        tuple[str, ...],
        Column(is_.several(is_.one_of(HOMES)), "kinds of data that belong there (keys of `[homes]`)", ("kinds",)),
    ] = ()


REGISTER = Register(
    "owners",
    "Folder and data owners",
    Folder,
    "Folders, who oversees them, and the readers they deem eligible; anybody else who can read is said (QU-25).",
    {"folder": "/srv/nurse", "overseer": "Nurse Leader", "readers": "group nurses; nurse1", "data": "health",
     "expires": "2027-06-30"},
)  # fmt: skip
