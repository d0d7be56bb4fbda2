"""Doctor's lines about what the program keeps: its configuration, its key, its state."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

from dlp import patterns
from dlp.checkup.line import Line, Surroundings
from dlp.errors import ConfigError, UsageError
from dlp.keeping import keys


def check_configuration(around: Surroundings) -> Iterator[Line]:
    """The configuration file."""
    if around.trouble:
        yield Line("Configuration", "missing", around.trouble, blocks=True)
    elif around.config.file is None:
        yield Line("Configuration", "note", "there is none: the defaults hold", "dlp init")
    else:
        yield Line("Configuration", "working", str(around.config.file))


def check_patterns(around: Surroundings) -> Iterator[Line]:
    """The district's own ids."""
    district = around.config.district
    for name, pattern in zip(("student_id", "employee_id", "lunch_pin"), district.own_ids, strict=True):
        feature = f"Pattern: {name}"
        if pattern is None:
            if name == "student_id" and around.config.file:
                text = "the shape of your student ids is not set: any usual shape counts, with its label or column"
                yield Line(feature, "note", text)
        elif patterns.is_broad(pattern):
            text = "any number of that length fits, so it counts only with its label, its column or a roster hit"
            yield Line(feature, "note", text)
        else:
            yield Line(feature, "working", "has a shape of its own")


def check_key(around: Surroundings) -> Iterator[Line]:
    """The digest key."""
    file = keys.digest_key_file()
    try:
        keys.check_apart(around.state_folder)
        there = keys.load_digest_key() is not None
    except (ConfigError, UsageError) as error:
        mend = f"chmod 600 {file}" if "chmod" in str(error) else None
        yield Line("Digest key", "missing", str(error), mend, blocks=True)
        return
    if there:
        yield Line("Digest key", "working", str(file))
    else:
        text = "there is none yet: digests and subject ids hold for one run only"
        yield Line("Digest key", "note", text, "dlp init --keys")


def check_state(around: Surroundings) -> Iterator[Line]:
    """The state folder, where the audit log is kept."""
    folder = around.state_folder
    nearest = next(place for place in (folder, *folder.parents) if place.exists())
    if not (nearest.is_dir() and os.access(nearest, os.W_OK | os.X_OK)):
        text = f"{folder} cannot be written: acts are not put on record, and --reveal is refused; name another folder"
        yield Line("State folder", "missing", f"{text} with --state-dir")
    elif folder.exists() and _open_to_others(folder):
        text = f"{folder} can be opened by other accounts"
        yield Line("State folder", "note", text, f"chmod 700 {folder}")
    else:
        yield Line("State folder", "working", f"{folder}{'' if folder.exists() else ' (made when it is needed)'}")


def _open_to_others(folder: Path) -> bool:
    return sys.platform != "win32" and bool(stat.S_IMODE(folder.stat().st_mode) & 0o007)
