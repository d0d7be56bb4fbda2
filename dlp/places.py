"""Where things live on this machine: configuration, state and keys, by the habits of its operating system.

Sources: XDG Base Directory Specification 0.8 (Linux); Apple, File System Programming Guide (macOS); Microsoft,
KNOWNFOLDERID (Windows). A variable that holds a relative path is ignored, as XDG asks.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from dlp.errors import UsageError

CONFIG_NAME = "dlp.toml"


def config_candidates() -> tuple[Path, ...]:
    """The places where a configuration is looked for, first hit wins: here, the user's folder, the system's."""
    return (Path(CONFIG_NAME), config_folder() / CONFIG_NAME, system_folder() / CONFIG_NAME)


def config_folder() -> Path:
    """The user's configuration folder of this program (it need not exist)."""
    if sys.platform == "win32":
        return _from_variable("APPDATA", "AppData", "Roaming") / "dlp"
    if sys.platform == "darwin":
        return _home() / "Library" / "Application Support" / "dlp"
    return _from_variable("XDG_CONFIG_HOME", ".config") / "dlp"


def system_folder() -> Path:
    """The folder of the configuration that holds for every account of this machine."""
    if sys.platform == "win32":
        return Path(os.environ.get("PROGRAMDATA", r"C:\ProgramData")) / "dlp"
    return Path("/etc/dlp")


def state_folder() -> Path:
    """The user's state folder of this program (it need not exist)."""
    if sys.platform == "win32":
        return _from_variable("LOCALAPPDATA", "AppData", "Local") / "dlp" / "state"
    if sys.platform == "darwin":
        return config_folder() / "state"
    return _from_variable("XDG_STATE_HOME", ".local", "state") / "dlp"


def cache_folder() -> Path:
    """The user's folder for what can be made anew at any time (it need not exist)."""
    if sys.platform == "win32":
        return _from_variable("LOCALAPPDATA", "AppData", "Local") / "dlp" / "cache"
    if sys.platform == "darwin":
        return _home() / "Library" / "Caches" / "dlp"
    return _from_variable("XDG_CACHE_HOME", ".cache") / "dlp"


def key_folder() -> Path:
    """The folder of the keys: `DLP_KEY_DIR`, else `keys` in the user's configuration folder."""
    named = os.environ.get("DLP_KEY_DIR")
    return Path(named) if named else config_folder() / "keys"


def _from_variable(variable: str, *default: str) -> Path:
    named = os.environ.get(variable, "")
    return Path(named) if named and Path(named).is_absolute() else _home().joinpath(*default)


def _home() -> Path:
    try:
        return Path.home()
    except RuntimeError as error:
        raise UsageError("this account has no home folder: name --config and --state-dir") from error
