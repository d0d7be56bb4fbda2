"""The digest key and the roster's: 32 random bytes each in the key folder, readable by their owner alone, never inside
the state folder.

With it, equal values have equal digests from run to run; without it, a run takes a key of its own and forgets it.
(The age keys of the vault come with part 8.)
"""

from __future__ import annotations

import os
import secrets
import stat
import sys
from pathlib import Path

from dlp import durable, places
from dlp.errors import ConfigError, UsageError

DIGEST_KEY = "digest.key"
ROSTER_KEY = "roster.key"
LENGTH = 32


def digest_key_file() -> Path:
    """Where the digest key lies, or would lie."""
    return places.key_folder() / DIGEST_KEY


def load_digest_key() -> bytes | None:
    """The digest key, None if there is none yet. Raises ConfigError if it is damaged, or open to other accounts."""
    return _load(digest_key_file(), "digest key")


def roster_key_file() -> Path:
    """Where the key of the roster lies, or would lie."""
    return places.key_folder() / ROSTER_KEY


def load_roster_key() -> bytes | None:
    """The key of the roster, None if there is none yet. Raises ConfigError if it is damaged, or open to others."""
    return _load(roster_key_file(), "roster key")


def make_roster_key(state_folder: Path) -> bool:
    """Make the roster's key unless it is there, as `make_keys` makes the digest key."""
    check_apart(state_folder)
    return load_roster_key() is None and _make(roster_key_file(), "roster key")


def _load(file: Path, what: str) -> bytes | None:
    try:
        with file.open("rb") as stream:
            opened = os.fstat(stream.fileno())
            key = stream.read(LENGTH + 1)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise ConfigError(file, f"the {what} cannot be read ({error.strerror or type(error).__name__})") from None
    if not stat.S_ISREG(opened.st_mode) or len(key) != LENGTH:
        raise ConfigError(file, f"this is no {what}: it should be a file of {LENGTH} bytes")
    if sys.platform != "win32" and stat.S_IMODE(opened.st_mode) & 0o077:
        raise ConfigError(file, f'other accounts can read the {what}: run "chmod 600 {file}"')
    return key


def make_keys(state_folder: Path) -> bool:
    """Make the digest key unless it is there. True if it was made, False if it was there already.

    Raises ConfigError if it cannot be written, UsageError if the key folder lies in the state folder: who copies the
    state must not get the key with it.
    """
    check_apart(state_folder)
    if load_digest_key() is not None:
        return False
    return _make(digest_key_file(), "digest key")


def _make(file: Path, what: str) -> bool:
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        return _write_new(file, secrets.token_bytes(LENGTH))
    except OSError as error:
        raise ConfigError(file, f"the {what} cannot be written ({error.strerror or type(error).__name__})") from None


def check_apart(state_folder: Path) -> None:
    """Raises UsageError if the key folder lies inside the state folder."""
    folder = places.key_folder().resolve()
    if folder.is_relative_to(state_folder.resolve()):
        raise UsageError(
            f"the key folder {folder} lies inside the state folder: name another with DLP_KEY_DIR or --state-dir"
        )


def _write_new(file: Path, content: bytes) -> bool:
    """Write whole or not at all, and never over another: of two that make the key at once, the first one's holds."""
    try:
        with durable.draft(file, over=False) as draft:
            draft.write_bytes(content)
    except FileExistsError:
        return False
    return True
