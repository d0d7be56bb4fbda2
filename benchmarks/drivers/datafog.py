"""DataFog's `scan` over texts. Run by `peers.py` in DataFog's own environment."""

import json
import sys
from pathlib import Path

sys.path.pop(0)  # this folder holds a file of the library's name

import datafog

with Path(sys.argv[1]).open(encoding="utf-8") as texts:
    for line in texts:
        row = json.loads(line)
        for hit in datafog.scan(row["text"]).entities:
            print(json.dumps({"file": row["file"], "type": hit.type, "text": hit.text}))
