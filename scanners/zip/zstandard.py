"""The decoder of Zstandard (RFC 8878): the standard library's, or its backport for the Pythons before it had one."""

from __future__ import annotations

from typing import Any

LARGEST_WINDOW = 128 << 20
"""Bytes of history a stream may ask a decoder to keep: what `xz -9` and `zstd --long=27` need, and no more."""


def _zstd() -> Any:
    try:
        from compression import zstd  # type: ignore[import-not-found,unused-ignore]  # from Python 3.14 on
    except ImportError:
        from backports import zstd
    return zstd


def decoder() -> Any:
    """A decompressor of Zstandard in the shape of bz2's, whose errors are those of damaged data."""
    zstd = _zstd()
    window = {zstd.DecompressionParameter.window_log_max: LARGEST_WINDOW.bit_length() - 1}
    return _Translated(zstd.ZstdDecompressor(options=window), zstd.ZstdError)


class _Translated:
    """A decompressor whose own error class becomes one of damaged data."""

    def __init__(self, inner: Any, error: type[Exception]) -> None:
        self._inner = inner
        self._error = error

    def __getattr__(self, name: str) -> Any:
        return getattr(self._inner, name)

    def decompress(self, data: bytes, most: int) -> bytes:
        try:
            found: bytes = self._inner.decompress(data, most)
        except self._error as error:
            raise ValueError("damaged data") from error
        return found
