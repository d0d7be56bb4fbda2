"""The memory of a run: the store opened, the run begun in it, each source's Remembering made when its turn comes.

A run that overrides what the district configured recalls and keeps nothing, or recalls only: the life of what is stored
is no matter of somebody's experiment.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from connectors.contract import Connector
from dlp import logs
from dlp.config import Config
from dlp.errors import DlpError
from dlp.places import cache_folder

if TYPE_CHECKING:
    from dlp.keeping.store.opening import Store
    from dlp.runtime.remembering import Remembering, Terms


@dataclass(frozen=True)
class Wish:
    """What a run wants of its memory.

    `recalls` is False for `--full`, `keeps` for a run that overrides how things are judged, `all_items` wants every
    item told. `key` is the digest key, None if it holds for this run only; `tried` a digest of the passwords; `people`
    gives the subjects whom the roster knows.
    """

    key: bytes | None
    roster: str | None
    tried: str
    recalls: bool = True
    keeps: bool = True
    all_items: bool = False
    people: Callable[[], frozenset[str]] = frozenset


class Memory:
    """Gives each source of a run its memory. Called with a connector, as `dlp.runtime.gathering.Remember` wants it."""

    def __init__(self, store: Store, terms: Terms, wish: Wish, places: Mapping[str, str]) -> None:
        self._store = store
        self._terms = terms
        self._wish = wish
        self._places = places

    def __call__(self, connector: Connector) -> Remembering:
        """The memory of a source, by the place that the command line or the configuration names for it."""
        from dlp.keeping.store import runs
        from dlp.keeping.store.kept import Kept
        from dlp.runtime.remembering import Remembering

        wish, run = self._wish, self._terms.run
        number = runs.source(self._store, self._places[connector.name], connector.name)
        return Remembering(
            Kept(self._store, number, run),
            self._terms,
            recalls=wish.recalls,
            keeps=wish.keeps,
            all_items=wish.all_items,
        )

    def finish(self, record: Mapping[str, Any]) -> None:
        """The run came to its end."""
        from dlp.keeping.store import runs

        if self._wish.keeps:
            runs.finish(self._store, self._terms.run, record)


@contextlib.contextmanager
def opened(config: Config, state: Path, places: Mapping[str, str], wish: Wish) -> Iterator[Memory | None]:
    """The memory, closed at the end; None, and said, if the store in the state folder cannot be used.

    `places` are those of the sources, by name. Raises DlpError if the store that `[store] url` names cannot be used.
    """
    from dlp.keeping.store.opening import open_store

    try:
        store = open_store(state, config.store.url)
        try:
            terms = _terms(store, config, wish)
        except BaseException:
            store.close()
            raise
    except DlpError as error:
        if config.store.url:
            raise
        logs.warn(f"{error}: everything is read, and the next run will not know of it")
        yield None
        return
    try:
        yield Memory(store, terms, wish, places)
    finally:
        store.close()


def _terms(store: Store, config: Config, wish: Wish) -> Terms:
    """What this run's outcomes rest on, its basis known to the store."""
    from dlp.keeping.store import runs
    from dlp.runtime import basis, compiling
    from dlp.runtime.remembering import Terms

    now = basis.basis(config, wish.key)
    known = runs.bases(store)
    same = next(
        (row for row in known.values() if (row.extraction, row.detection) == (now.extraction, now.detection)), None
    )
    if same:
        manifest, number = same.manifest, same.id
    else:
        manifest = basis.manifest(config, wish.key, compiling.prepared(config, cache_folder()).recognizers)
        number = runs.add_basis(store, now.extraction, now.detection, manifest)
    return Terms(
        basis=now,
        manifest=manifest,
        number=number,
        bases=known,
        roster=wish.roster,
        passwords=wish.tried,
        run=runs.begin(store) if wish.keeps else 0,
        today=datetime.now(UTC).date(),
        refresh_days=config.nightly.refresh_days,
        people=wish.people,
    )
