"""The digest key: made once, closed to others, never inside the state folder."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

import pytest

from dlp.errors import ConfigError, UsageError
from dlp.keeping import keys


@pytest.fixture(autouse=True)
def key_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "config" / "keys"
    monkeypatch.setenv("DLP_KEY_DIR", str(folder))
    return folder


def test_made_once_and_read_back(tmp_path: Path, key_folder: Path) -> None:
    assert keys.load_digest_key() is None
    assert keys.make_keys(tmp_path / "state") is True
    key = keys.load_digest_key()
    assert key is not None and len(key) == 32
    assert keys.make_keys(tmp_path / "state") is False
    assert keys.load_digest_key() == key
    assert [file.name for file in key_folder.iterdir()] == ["digest.key"]


@pytest.mark.skipif(sys.platform == "win32", reason="mode bits")
def test_closed_to_others(tmp_path: Path, key_folder: Path) -> None:
    before = os.umask(0)
    try:
        keys.make_keys(tmp_path / "state")
    finally:
        os.umask(before)
    assert stat.S_IMODE((key_folder / "digest.key").stat().st_mode) == 0o600
    assert stat.S_IMODE(key_folder.stat().st_mode) == 0o700


@pytest.mark.skipif(sys.platform == "win32", reason="mode bits")
@pytest.mark.parametrize("mode", [0o640, 0o604, 0o660])
def test_a_key_that_others_can_read_is_refused(tmp_path: Path, key_folder: Path, mode: int) -> None:
    keys.make_keys(tmp_path / "state")
    (key_folder / "digest.key").chmod(mode)
    with pytest.raises(ConfigError, match="chmod 600"):
        keys.load_digest_key()


@pytest.mark.parametrize("content", [b"", b"short", b"x" * 33], ids=["empty", "short", "long"])
def test_a_damaged_key_is_refused(key_folder: Path, content: bytes) -> None:
    key_folder.mkdir(parents=True)
    file = key_folder / "digest.key"
    file.write_bytes(content)
    file.chmod(0o600)
    with pytest.raises(ConfigError, match="no digest key"):
        keys.load_digest_key()
    with pytest.raises(ConfigError):
        keys.make_keys(key_folder.parent / "state")
    assert file.read_bytes() == content


@pytest.mark.parametrize("inside", ["", "keys", "a/b"])
def test_not_inside_the_state_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, inside: str) -> None:
    state = tmp_path / "state"
    monkeypatch.setenv("DLP_KEY_DIR", str(state / inside))
    with pytest.raises(UsageError, match="inside the state folder"):
        keys.make_keys(state)
    assert not state.exists()


def test_a_link_does_not_hide_that_it_is_inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    state = tmp_path / "state"
    (state / "keys").mkdir(parents=True)
    (tmp_path / "elsewhere").symlink_to(state / "keys")
    monkeypatch.setenv("DLP_KEY_DIR", str(tmp_path / "elsewhere"))
    with pytest.raises(UsageError):
        keys.check_apart(state)
