"""The encoder's arithmetic: what each piece of a window means beside the others (Vaswani and others, 2017; BERT, 2019).

Weights are whole numbers of one byte, each column of a matrix with a scale of its own, and are made into floats one
matrix at a time: the network takes some 20 MB, most of them pages of a file.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np

Array = np.ndarray[Any, np.dtype[Any]]

HEADS = 12
_EPSILON = 1e-12


class Matrix(NamedTuple):
    """A linear step: `whole` (n, m) int8 times `scale` (m,) are its weights, `bias` (m,) is added."""

    whole: Array
    scale: Array
    bias: Array

    def __call__(self, x: Array) -> Array:
        """(k, n) to (k, m), float32."""
        out: Array = x @ self.whole.astype(np.float32)
        out *= self.scale
        out += self.bias
        return out


class Norm(NamedTuple):
    """Scales each row to mean 0 and variance 1 (layer normalization), then by `weight` and `bias`, (n,) each."""

    weight: Array
    bias: Array

    def __call__(self, x: Array) -> Array:
        """(k, n) to (k, n)."""
        x = x - x.mean(axis=1, keepdims=True)
        x /= np.sqrt(np.einsum("ij,ij->i", x, x)[:, None] / x.shape[1] + _EPSILON)
        x *= self.weight
        x += self.bias
        return x


class Layer(NamedTuple):
    """One layer: each piece looks at the others (`ask`, `key`, `value`, `out`), then at itself (`up`, `down`)."""

    ask: Matrix
    key: Matrix
    value: Matrix
    out: Matrix
    first: Norm
    up: Matrix
    down: Matrix
    second: Norm

    def __call__(self, x: Array, parts: Sequence[slice]) -> Array:
        """(k, n) to (k, n); only pieces of one part look at each other."""
        ask, key, value = self.ask(x), self.key(x), self.value(x)
        seen = np.empty_like(x)
        for part in parts:
            seen[part] = _attention(ask[part], key[part], value[part])
        x = self.first(self.out(seen) + x)
        return self.second(self.down(_gelu(self.up(x))) + x)


class Embeddings(NamedTuple):
    """What pieces are before any looks at another: `whole` (pieces, n) int8 times `scale` (pieces,), and their place and kind."""

    whole: Array
    scale: Array
    places: Array
    kinds: Array
    norm: Norm

    def __call__(self, numbers: Array, places: Array, kinds: Array) -> Array:
        """(k, n) for k pieces."""
        x = self.whole[numbers].astype(np.float32) * self.scale[numbers, None]
        return self.norm(x + self.places[places] + self.kinds[kinds])


class Network(NamedTuple):
    """The whole: `outputs` (n, m) and `bias` (m,) make of a span's mean what is asked of it."""

    embeddings: Embeddings
    layers: tuple[Layer, ...]
    outputs: Array
    bias: Array

    def read(self, windows: Sequence[Sequence[int]], kinds: Sequence[Sequence[int]]) -> list[Array]:
        """Of each window, numbers of pieces, what each piece means: (pieces, n). `kinds` are those of its pieces, 0 or 1."""
        ends = np.cumsum([len(w) for w in windows])
        parts = [slice(int(end) - len(w), int(end)) for w, end in zip(windows, ends, strict=True)]
        places = np.concatenate([np.arange(len(w)) for w in windows])
        x = self.embeddings(np.concatenate(windows), places, np.concatenate(kinds))
        for layer in self.layers:
            x = layer(x, parts)
        return [x[part] for part in parts]

    def told(self, pieces: Array) -> Array:
        """What a span of pieces (k, n) says: (m,) log odds."""
        told: Array = pieces.mean(axis=0) @ self.outputs + self.bias
        return told


def _attention(ask: Array, key: Array, value: Array) -> Array:
    number, size = ask.shape
    wide = size // HEADS
    a, k, v = (x.reshape(number, HEADS, wide).transpose(1, 0, 2) for x in (ask, key, value))
    weights = a @ k.transpose(0, 2, 1)
    weights /= np.sqrt(np.float32(wide))
    weights -= weights.max(axis=2, keepdims=True)
    np.exp(weights, out=weights)
    weights /= weights.sum(axis=2, keepdims=True)
    return (weights @ v).transpose(1, 0, 2).reshape(number, size)


def _gelu(x: Array) -> Array:
    """The usual approximation by tanh (Hendrycks and Gimpel, 2016)."""
    inner = x * x
    inner *= 0.044715
    inner += 1
    inner *= x
    inner *= 0.7978845608
    np.tanh(inner, out=inner)
    inner += 1
    inner *= x
    inner *= 0.5
    return inner
