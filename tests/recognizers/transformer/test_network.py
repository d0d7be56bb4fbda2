"""The encoder's arithmetic, beside the same written out in numbers of double length, a piece at a time."""

from __future__ import annotations

import math

import numpy as np
import pytest

from recognizers.transformer.network import HEADS, Array, Embeddings, Layer, Matrix, Network, Norm

WIDTH, INNER, PIECES = 24, 48, 30
MADE = np.random.default_rng(7)


def _matrix(n: int, m: int) -> Matrix:
    return Matrix(
        MADE.integers(-127, 128, (n, m)).astype(np.int8),
        MADE.uniform(0.001, 0.004, m).astype(np.float32),
        MADE.normal(0, 0.1, m).astype(np.float32),
    )


def _norm() -> Norm:
    return Norm(MADE.normal(1, 0.1, WIDTH).astype(np.float32), MADE.normal(0, 0.1, WIDTH).astype(np.float32))


def _layer() -> Layer:
    steps = [_matrix(WIDTH, WIDTH) for _ in range(4)]
    return Layer(*steps, _norm(), _matrix(WIDTH, INNER), _matrix(INNER, WIDTH), _norm())


@pytest.fixture(scope="module")
def network() -> Network:
    embeddings = Embeddings(
        MADE.integers(-127, 128, (PIECES, WIDTH)).astype(np.int8),
        MADE.uniform(0.001, 0.01, PIECES).astype(np.float32),
        MADE.normal(0, 0.1, (64, WIDTH)).astype(np.float32),
        MADE.normal(0, 0.1, (2, WIDTH)).astype(np.float32),
        _norm(),
    )
    outputs = MADE.normal(0, 0.1, (WIDTH, 3)).astype(np.float32)
    return Network(embeddings, (_layer(), _layer()), outputs, np.array([0.5, -1, 2], dtype=np.float32))


def _step(matrix: Matrix, x: Array) -> Array:
    weights = matrix.whole.astype(np.float64) * matrix.scale.astype(np.float64)
    return np.array([[sum(row * weights[:, m]) + matrix.bias[m] for m in range(weights.shape[1])] for row in x])


def _normal(norm: Norm, x: Array) -> Array:
    return np.array([(row - row.mean()) / math.sqrt(row.var() + 1e-12) * norm.weight + norm.bias for row in x])


def _seen(layer: Layer, x: Array) -> Array:
    ask, key, value = (_step(step, x) for step in layer[:3])
    seen = np.zeros_like(x)
    wide = WIDTH // HEADS
    for head in range(HEADS):
        of = slice(head * wide, (head + 1) * wide)
        for piece in range(len(x)):
            weights = [math.exp(sum(ask[piece, of] * key[other, of]) / math.sqrt(wide)) for other in range(len(x))]
            for other, weight in enumerate(weights):
                seen[piece, of] += weight / sum(weights) * value[other, of]
    return seen


def _gelu(x: float) -> float:
    return x * 0.5 * (1 + math.erf(x / math.sqrt(2)))


def _plainly(network: Network, numbers: list[int], kinds: list[int]) -> Array:
    start = network.embeddings
    rows = [
        start.whole[n] * float(start.scale[n]) + start.places[place] + start.kinds[kind]
        for place, (n, kind) in enumerate(zip(numbers, kinds, strict=True))
    ]
    x = _normal(start.norm, np.array(rows, dtype=np.float64))
    for layer in network.layers:
        x = _normal(layer.first, _step(layer.out, _seen(layer, x)) + x)
        x = _normal(layer.second, _step(layer.down, np.vectorize(_gelu)(_step(layer.up, x))) + x)
    return x


def test_it_computes_what_bert_computes(network: Network) -> None:
    numbers, kinds = [3, 1, 4, 1, 5, 9, 2, 6], [0, 0, 0, 1, 1, 1, 1, 1]
    (found,) = network.read([numbers], [kinds])
    assert found == pytest.approx(_plainly(network, numbers, kinds), abs=5e-3)


def test_windows_read_together_do_not_see_each_other(network: Network) -> None:
    windows, kinds = [[1, 2, 3], [4, 5, 6, 7, 8], [9]], [[0, 1, 1], [0, 0, 1, 1, 1], [1]]
    alone = [network.read([w], [k])[0] for w, k in zip(windows, kinds, strict=True)]
    for one, other in zip(network.read(windows, kinds), alone, strict=True):
        assert one == pytest.approx(other, abs=1e-5)


def test_a_span_is_told_by_the_mean_of_its_pieces(network: Network) -> None:
    span = np.ones((4, WIDTH), dtype=np.float32)
    assert network.told(span) == pytest.approx(network.outputs.sum(axis=0) + network.bias, abs=1e-5)
