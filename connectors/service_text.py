"""The text of a configuration file of a file service, read within a limit."""

from __future__ import annotations

from pathlib import Path

LARGEST_MB = 4
"""Megabytes of a configuration; a larger file is none."""


class NotService(Exception):
    """The file cannot be read as what it should be. The text says why, for a person."""


def text_of(file: Path, wrong: type[NotService]) -> str:
    """The file's text, odd bytes replaced. Raises `wrong` where it cannot be read or is too large."""
    try:
        with file.open("rb") as stream:
            raw = stream.read((LARGEST_MB << 20) + 1)
    except OSError as error:
        raise wrong(f"{file} cannot be read ({error.strerror or type(error).__name__})") from None
    if len(raw) > LARGEST_MB << 20:
        raise wrong(f"{file} is larger than {LARGEST_MB} MB")
    return raw.decode("utf-8", "replace")
