"""One run as the commands `scan`, `check` and `gate` make it: key, engine, report, exit code, audit line."""

from __future__ import annotations

import contextlib
import functools
import os
import secrets
import shutil
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from dlp import exits, logs, output, places
from dlp.config import Config
from dlp.errors import EXIT_ERROR, DlpError, UsageError
from dlp.keeping import audit, keys
from dlp.options import Globals
from dlp.privacy import Digester
from dlp.targets import Target
from reports.form import FormOptions
from reports.record import Outcome, Run, Severity, run_record

if TYPE_CHECKING:
    from connectors.contract import Channel, Level
    from dlp.policy.vocabulary import Place
    from dlp.remembered import Memory
    from dlp.runtime.launching import Launched
    from dlp.runtime.run import Scan, Settings
    from dlp.runtime.shared import Shared


@dataclass(frozen=True)
class Order:
    """What a command was asked to do. `form` None: table on a terminal, else jsonl. `whole` is False where only some
    files of a source are looked at; `sent_to` are addresses that an item is judged as sent to, `as_place` the kind of
    place that it is judged as lying in."""

    command: str
    form: str | None = None
    output: Path | None = None
    policies: tuple[str, ...] = ()
    exposure: Level | None = None
    channel: Channel | None = None
    fail_on: Severity = Severity.NONE
    fail_on_incomplete: bool = False
    all_items: bool = False
    reveal: bool = False
    explain: bool = False
    workers: int | None = None
    purpose: str | None = None
    passwords: tuple[str, ...] = field(default=(), repr=False)
    roster: Path | None = None
    consent: tuple[Path, ...] = ()
    whole: bool = True
    sent_to: tuple[str, ...] = field(default=(), repr=False)
    as_place: Place | None = None
    makes_key: bool = True
    remembers: bool = False
    full: bool = False
    use_gate: bool = True


def run(
    targets: Sequence[Target], order: Order, config: Config, given: Globals, launched: Launched | None = None
) -> int:
    """Examine the targets, write the report, and give the exit code. Whatever happens stands in the audit log.

    `launched` is the process of the first worker, if it runs already; whoever launched it closes it.
    """
    if order.reveal and order.output:
        raise UsageError("--reveal shows values on the screen only: it cannot be used with --output")
    if order.reveal and (form := _form(order, sys.stdout)) not in REVEALING:
        raise UsageError(f"--reveal has no place in the form {form}: use it with --format jsonl, or with check")
    key, lasting = digest_key(given, order)
    digester = Digester(key)
    ids = tuple(digester.value("target", target.place)[:16] for target in targets)
    act = audit.Act(order.command, options=given.named, targets=ids, purpose=order.purpose)
    if order.reveal:
        audit.add(given.state, replace(act, event="reveal begins"))  # no line, no revealing: this raises
    try:
        finished, code = _examine(targets, order, config, given, key, lasting, launched)
    except BaseException as error:
        code = error.exit_code if isinstance(error, DlpError) else EXIT_ERROR
        if isinstance(error, KeyboardInterrupt):
            code = exits.EXIT_TERMINATED if isinstance(error, exits.Terminated) else exits.EXIT_INTERRUPTED
        note(given, replace(act, event="stopped", exit_code=code))
        raise
    note(given, replace(act, exit_code=code, run=finished.run, counts=_counts(finished)))
    return code


def _examine(
    targets: Sequence[Target],
    order: Order,
    config: Config,
    given: Globals,
    key: bytes,
    lasting: bool,
    launched: Launched | None,
) -> tuple[Run, int]:
    if config.limits.polite:
        _stand_back(launched)
    from dlp import filing
    from dlp.policy import pack
    from dlp.runtime.run import Scan, Settings
    from reports.registry import writer

    packs = pack.load(order.policies or config.district.policies)
    with contextlib.suppress(OSError):  # a state folder that cannot be made is said when the audit line is written
        given.state.mkdir(mode=0o700, parents=True, exist_ok=True)
    settings = Settings(
        config=config,
        packs=packs,
        exposure=order.exposure,
        channel=order.channel,
        workers=order.workers or processors(),
        reveal=order.reveal,
        explain=order.explain,
        key=key,
        passwords=order.passwords,
        use_gate=order.use_gate and not order.explain,  # a look-alike may stand where no trigger is
        gate_cache=places.cache_folder(),
        launched=launched,
    )
    with (
        informed(settings, order, given) as settings,
        contextlib.nullcontext([*targets, *_export(order, settings, given)]) as targets,
        _memory(targets, order, config, given, key if lasting else None, settings.roster) as memory,
        output.opened(order.output) as stream,
        _stoppable(),
    ):
        form = _form(order, stream)
        if order.explain and form not in EXPLAINING:
            logs.say(NOT_EXPLAINED.format(form))
        report = writer(form, stream, _form_options(order, stream, config))
        connectors = [target.connector for target in targets]
        filing.warn(filing.doubtful(config, settings.desk, packs, [one.name for one in connectors], lasting))
        scan = Scan(connectors, settings, memory) if memory else Scan(connectors, settings)
        with contextlib.closing(scan):
            for outcome in _shown(scan, given):
                report.item(outcome)
            finished = scan.record(0)
            filing.warn(scan.unused_suppressions(order.whole, lasting))
        code, message = exits.resolve(finished, order.fail_on, order.fail_on_incomplete)
        finished = replace(finished, exit_code=code)
        if memory:
            memory.finish(run_record(finished))
        report.close(finished)
        stream.flush()
    _say_unknown_rights(targets)
    if not lasting:
        logs.say(
            "There is no digest key yet: digests and subject ids hold for this run only (dlp init --keys makes one)."
        )
    logs.say(message)
    return finished, code


REVEALING = ("jsonl", "json", "sentences")
"""The forms of report that can show a value."""

EXPLAINING = ("sentences", "html")
"""The forms of report that can say why something is a match or none."""

NOT_EXPLAINED = (
    "--explain is not shown with --format {}, which holds what counts and not why: "
    "leave --format out for sentences on the screen, or take --format html."
)


def _form(order: Order, stream: TextIO) -> str:
    return order.form or ("table" if not (order.output or order.reveal) and stream.isatty() else "jsonl")


def _memory(
    targets: Sequence[Target], order: Order, config: Config, given: Globals, key: bytes | None, roster: Shared | None
) -> contextlib.AbstractContextManager[Memory | None]:
    """What earlier runs know; None where a run finds otherwise than the district's own, or shows values."""
    if not order.remembers or order.reveal or order.roster or not order.use_gate:
        return contextlib.nullcontext()
    from dlp import remembered, rosters
    from dlp.runtime import basis

    wish = remembered.Wish(
        key=key,
        roster=roster.version if roster else None,
        tried=basis.passwords(key or secrets.token_bytes(keys.LENGTH), order.passwords),
        recalls=not order.full,
        keeps=not (order.policies or order.exposure or order.channel or order.consent),
        all_items=order.all_items,
        people=functools.cache(lambda: rosters.subjects(roster, key) if roster and key else frozenset()),
    )
    return remembered.opened(config, given.state, {t.connector.name: t.place for t in targets}, wish)


def _export(order: Order, settings: Settings, given: Globals) -> Iterator[Target]:
    """What a scan looks at besides: who can read the export that its roster comes from."""
    if order.command != "scan" or settings.roster is None:
        return
    from dlp import rosters
    from dlp.runtime.export import Export
    from dlp.runtime.shared import LISTS

    source = rosters.export_of(order.roster, settings.config, given.state)
    if source is not None and not settings.roster.version.startswith(LISTS):
        export = Export(source, rosters.people_of(settings.roster))
        yield Target(export, export.place)


def _stand_back(launched: Launched | None) -> None:
    from dlp.runtime.politeness import be_polite

    if launched is not None:
        be_polite(launched.process.pid)
    for missing in be_polite():
        logs.say(f"This system knows no {missing}: the run is less polite than it was asked to be.")


@contextlib.contextmanager
def informed(settings: Settings, order: Order, given: Globals) -> Iterator[Settings]:
    """The same settings with the roster and the registers of the run, for as long as it lasts."""
    from dlp import filing, rosters

    digester = Digester(settings.key)
    with rosters.opened(order.roster, settings.config, given.state) as roster:
        desk = filing.opened(settings.config, digester, roster, order.consent)
        with filing.known(roster, desk, digester) as people:
            yield replace(settings, roster=people, desk=desk)


def _shown(scan: Scan, given: Globals) -> Iterator[Outcome]:
    """The outcomes, with a live line on a terminal while they come."""
    from reports.progress import ProgressLine

    line = ProgressLine(sys.stderr, enabled=not given.quiet and given.log_format == "text")
    done = threading.Event()

    def draw() -> None:
        while not done.wait(0.2):
            now = scan.progress
            line.update(now.discovered, now.done, now.bytes, now.findings, now.current)

    drawing = threading.Thread(target=draw, daemon=True, name="dlp-progress")
    drawing.start()
    try:
        yield from scan.outcomes()
    finally:
        done.set()
        drawing.join()
        line.close()


def processors() -> int:
    """How many processes this program may run at once."""
    affinity: Callable[[int], set[int]] | None = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1


def read_passwords(file: Path | None) -> tuple[str, ...]:
    """The passwords of a file, one a line. Raises UsageError."""
    if file is None:
        return ()
    try:
        lines = file.read_text("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{file}: the list of passwords cannot be read ({type(error).__name__})") from None
    return tuple(dict.fromkeys(line for line in lines if line))


def digest_key(given: Globals, order: Order) -> tuple[bytes, bool]:
    """The digest key, and whether it outlives this run."""
    keys.check_apart(given.state)
    key = keys.load_digest_key()
    if key is None and order.makes_key and sys.stdin.isatty() and sys.stderr.isatty():
        keys.make_keys(given.state)
        logs.say(f"Made a digest key, {keys.digest_key_file()}: with it, equal values are known again in later runs.")
        key = keys.load_digest_key()
    return (key, True) if key else (secrets.token_bytes(keys.LENGTH), False)


def _form_options(order: Order, stream: TextIO, config: Config) -> FormOptions:
    from dlp.policy import roles

    table, officer = config.roles.by_building, config.notify.officer
    terminal = not order.output and stream.isatty()
    return FormOptions(
        all_items=order.all_items,
        colour=terminal and "NO_COLOR" not in os.environ,
        width=shutil.get_terminal_size((100, 24)).columns if terminal else 100,
        explain=order.explain,
        addresses=lambda role, uri: roles.addresses(role, table, roles.building_of(uri, table), officer),
    )


def _say_unknown_rights(targets: Sequence[Target]) -> None:
    for target in targets:
        for place in getattr(target.connector, "unknown_rights", ()):
            logs.warn(f"exposure-unknown: on {place} the rights of files cannot be read; the level was assumed")


def note(given: Globals, act: audit.Act) -> None:
    """Put an act on record; where that cannot be done, say so."""
    try:
        audit.add(given.state, act)
    except audit.CannotAudit as error:
        logs.warn(f"{error}: this run is not on record")


def _counts(finished: Run) -> dict[str, int]:
    found = {f"severity {word}": count for word, count in finished.severity.items() if count and word != "none"}
    return {**finished.items, **found}


@contextlib.contextmanager
def _stoppable() -> Iterator[None]:
    """SIGTERM unwinds the run like Ctrl-C does, so that workers end and no half report is left."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(_number: int, _frame: object) -> None:
        raise exits.Terminated

    before = signal.signal(signal.SIGTERM, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
