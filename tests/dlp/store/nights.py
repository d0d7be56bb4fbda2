"""Nights over a source, with a store and without workers: what a night reads is what it does not know."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date

from connectors.contract import Connector, Item, Unlisted
from dlp.keeping.store import runs
from dlp.keeping.store.kept import Kept
from dlp.keeping.store.opening import Store
from dlp.policy.linking import Linked, Profile
from dlp.runtime.basis import Basis
from dlp.runtime.examined import Examined
from dlp.runtime.remembering import Remembering, Terms, unlisted
from reports.record import Match
from scanners.contract import Where

HEALTH = {"opens": ["a", "b"], "body": "1", "entity": "HEALTH_ALERT", "tables": True}
MANIFEST = json.dumps({"common": "1", "recognizers": {"Health": HEALTH}})
FOUND = Linked(
    matches=(Match("HEALTH_ALERT", 0.9, None, Where(line=3), "E*** e****", "0" * 32, "5ub1ect", "Emma epipen"),),
    counts={"HEALTH_ALERT": 1},
    profiles={"5ub1ect": Profile(frozenset({"HEALTH_ALERT", "PERSON"}), "student")},
)


@dataclass
class Night:
    """What one night did: the paths it read, the paths it told, and how many stood as they stood untold."""

    read: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    carried: dict[str, Examined] = field(default_factory=dict)
    known: list[str] = field(default_factory=list)
    clean: int = 0


Sleep = Callable[..., Night]


def sleeping(store: Store) -> Sleep:
    """One night over a connector; its keywords are those of Terms and Remembering, and what reading an item gives."""

    def sleep(
        source: Connector,
        *,
        reads: Callable[[Item], Examined] | None = None,
        extraction: str = "x",
        detection: str = "d",
        manifest: str = MANIFEST,
        stop_after: int | None = None,
        recalls: bool = True,
        keeps: bool = True,
        all_items: bool = False,
        **terms: object,
    ) -> Night:
        run = runs.begin(store)
        known = runs.bases(store)
        number = runs.add_basis(store, extraction, detection, manifest)
        told = Terms(Basis(extraction, detection), manifest, number, known, None, "", run, date(2026, 11, 26))
        memory = Remembering(
            Kept(store, runs.source(store, source.name, source.name), run),
            replace(told, **terms),  # type: ignore[arg-type]
            recalls=recalls,
            keeps=keeps,
            all_items=all_items,
        )
        done = Night()
        try:
            for part in memory.parts(source):
                done.clean += part.clean
                for entry in part.entries:
                    if isinstance(entry.met, Item) and entry.met.folder:
                        continue  # its name says nothing, so it is no item
                    done.told.append(entry.met.path)
                    if isinstance(entry.met, Unlisted):
                        found = entry.carried or unlisted(entry.met)
                    elif entry.carried is not None:
                        found = done.carried[entry.met.path] = entry.carried
                    else:
                        found = (reads or clean)(entry.met)
                        done.read.append(entry.met.path)
                        if found.digest in entry.known:
                            done.known.append(entry.met.path)
                    memory.keep(part, entry, found)
                    if stop_after is not None and len(done.told) >= stop_after:
                        return done
                memory.end(part)
            memory.finish()
        finally:
            assert memory.close() is None
        return done

    return sleep


def clean(item: Item) -> Examined:
    return Examined("examined", None, "", "text/plain", None, f"{item.size:032x}", item.size or 0, Linked())


def grave(item: Item) -> Examined:
    return replace(clean(item), linked=FOUND, triggers=frozenset({"Health", "HEALTH_ALERT"}))
