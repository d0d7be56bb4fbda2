"""The files of the encoder, and what stands where in them.

`embeddings.npy` and `layers.npy` hold the whole numbers (int8), mapped and not read; `floats.npy` (float16) the scales,
biases and what else is small, in the order in which `_network` takes it; `pieces.txt` the vocabulary, a piece a line.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import as_file, files

import numpy as np

from recognizers.contract import STATEMENTS
from recognizers.transformer.network import Array, Embeddings, Layer, Matrix, Network, Norm
from recognizers.transformer.pieces import Pieces

EMBEDDINGS, LAYERS, FLOATS, VOCABULARY = "embeddings.npy", "layers.npy", "floats.npy", "pieces.txt"

WIDTH, INNER, PLACES, KINDS = 384, 1536, 512, 2
"""Numbers of a piece, and within a layer's second half; places of a window; kinds of pieces."""

TOLD = ("", *sorted(STATEMENTS))
"""What the outputs are the odds of: that anything is said of somebody, then that a statement of each entity is."""

_MATRICES = [(WIDTH, WIDTH)] * 4 + [(WIDTH, INNER), (INNER, WIDTH)]
_OF_A_LAYER = sum(n * m for n, m in _MATRICES)


@lru_cache(maxsize=1)
def shipped() -> tuple[Pieces, Network]:
    """Those of the project, opened once."""
    folder = files(__package__)
    pieces = Pieces((folder / VOCABULARY).read_text(encoding="utf-8").splitlines())
    with (
        as_file(folder / EMBEDDINGS) as embeddings,
        as_file(folder / LAYERS) as layers,
        as_file(folder / FLOATS) as floats,
    ):
        mapped = np.load(embeddings, mmap_mode="r"), np.load(layers, mmap_mode="r")
        return pieces, _network(*mapped, np.load(floats).astype(np.float32))


def _network(embeddings: Array, layers: Array, floats: Array) -> Network:
    small = _Taken(floats)
    start = Embeddings(
        embeddings, small.of(len(embeddings)), small.of(PLACES, WIDTH), small.of(KINDS, WIDTH), _norm(small)
    )
    whole = iter(_Taken(layers).all())
    stack = tuple(_layer(whole, small) for _ in range(len(layers) // _OF_A_LAYER))
    return Network(start, stack, small.of(WIDTH, len(TOLD)), small.of(len(TOLD)))


def _layer(whole: Iterator[Array], small: _Taken) -> Layer:
    ask, key, value, out = (_matrix(whole, small, WIDTH) for _ in range(4))
    first = _norm(small)
    up, down = _matrix(whole, small, INNER), _matrix(whole, small, WIDTH)
    return Layer(ask, key, value, out, first, up, down, _norm(small))


def _matrix(whole: Iterator[Array], small: _Taken, width: int) -> Matrix:
    return Matrix(next(whole), small.of(width), small.of(width))


def _norm(small: _Taken) -> Norm:
    return Norm(small.of(WIDTH), small.of(WIDTH))


class _Taken:
    """Numbers in a row, taken from the front."""

    def __init__(self, numbers: Array) -> None:
        self._numbers, self._done = numbers, 0

    def of(self, *shape: int) -> Array:
        """The next ones in this shape."""
        size = int(np.prod(shape))
        taken = self._numbers[self._done : self._done + size].reshape(shape)
        self._done += size
        return taken

    def all(self) -> Iterator[Array]:
        """All matrices of all layers in order."""
        while self._done < len(self._numbers):
            for shape in _MATRICES:
                yield self.of(*shape)
