"""One file read as a run reads it, without a verdict: what is linked in it, and the situation it lies in."""

from __future__ import annotations

import contextlib
from dataclasses import replace
from typing import TYPE_CHECKING

from connectors.contract import Unlisted
from dlp import logs, places, running
from dlp.config import Config
from dlp.errors import EXIT_OK, TargetError
from dlp.keeping import audit
from dlp.options import Globals
from dlp.privacy import Digester
from dlp.targets import Target
from reports import words

if TYPE_CHECKING:
    from dlp.policy.linking import Linked
    from dlp.policy.rules import Pack
    from dlp.policy.situation import Situation
    from dlp.runtime.examined import Examined


def read(
    target: Target, order: running.Order, packs: tuple[Pack, ...], config: Config, given: Globals
) -> tuple[Linked, Situation]:
    """Read the one file of the target; it stands in the audit log.

    Raises TargetError if the file could not be read: what was not read has no verdict.
    """
    from dlp.runtime.run import Scan, Settings

    key, _ = running.digest_key(given, order)
    place = Digester(key).value("target", target.place)[:16]
    act = audit.Act(order.command, options=given.named, targets=(place,), purpose=order.purpose, exit_code=EXIT_OK)
    settings = Settings(
        config=config,
        packs=packs,
        key=key,
        workers=1,
        exposure=order.exposure,
        channel=order.channel,
        passwords=order.passwords,
        gate_cache=places.cache_folder(),
    )
    with (
        running.informed(settings, order, given) as settings,
        contextlib.closing(Scan([target.connector], settings)) as scan,
    ):
        ((met, examined),) = scan.examined()
        running.note(given, replace(act, counts={"discovered": 1}))
        if isinstance(met, Unlisted) or examined is None:
            raise TargetError(f"{target.place}: cannot be read")
        if examined.status != "examined":
            _say_unread(target.place, examined)
        linked = scan.people(examined.linked)
        return linked, scan.situation(met, linked, order.sent_to, order.as_place)


def _say_unread(place: str, examined: Examined) -> None:
    told = f"{place}: {words.STATUSES[examined.status]} ({examined.detail or examined.reason})"
    if examined.status != "partial":
        raise TargetError(f"{told}; there is no verdict on what was not read")
    logs.warn(f"{told}; the verdicts are about the rest")
