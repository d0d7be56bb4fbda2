"""A labelled corpus through the engine: its files alone, scored one by one as they come."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterator
from dataclasses import replace
from typing import BinaryIO

from connectors.contract import Connector, Item, Unlisted
from connectors.share import Share
from dlp.config import Config
from dlp.evaluation.corpus import Corpus, Planted
from dlp.evaluation.scoring import FileScore, score_file
from dlp.runtime.run import Scan, Settings

SOURCE = "corpus"


class Chosen:
    """A connector that shows only some paths of another one."""

    def __init__(self, inner: Connector, paths: frozenset[str]) -> None:
        self._inner = inner
        self._paths = paths

    @property
    def name(self) -> str:
        """The name of the source behind."""
        return self._inner.name

    def items(self, since: str | None = None) -> Iterator[Item | Unlisted]:
        """The chosen ones among what the source behind lists, in its order."""
        return (met for met in self._inner.items(since) if met.path in self._paths)

    def open(self, item: Item) -> BinaryIO:
        """The item's bytes, as the source behind gives them."""
        return self._inner.open(item)


def uncapped(config: Config) -> Config:
    """The configuration without the cap on matches: a capped list would look like misses."""
    return replace(config, limits=replace(config.limits, matches_per_item=0))


def open_scan(corpus: Corpus, settings: Settings) -> Scan:
    """A run over the files that the corpus has labels for; the caller closes it.

    The text of matches is asked for whatever `settings.reveal` says: it is compared here and written nowhere.
    """
    share = Share(corpus.root, name=SOURCE)
    settings = replace(settings, config=uncapped(settings.config), reveal=True)
    return Scan([Chosen(share, corpus.paths)], settings)


def scores(corpus: Corpus, scan: Scan, types: Container[str] | None = None) -> Iterator[FileScore]:
    """Each file's score as its outcome comes, then the files that the scan never met. With `types`, of these only."""
    rows: dict[str, list[Planted]] = defaultdict(list)
    for planted in corpus.planted:
        rows[planted.file].append(planted)
    labels = {label.file: label for label in corpus.files}
    left = set(corpus.paths)
    for outcome in scan.outcomes():
        left.discard(outcome.path)
        yield score_file(outcome.path, outcome, rows[outcome.path], labels.get(outcome.path), types)
    for path in sorted(left):
        yield score_file(path, None, rows[path], labels.get(path), types)
