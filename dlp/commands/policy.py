"""`dlp policy list|show|explain|validate`: what findings are judged by, in words, and whether it holds together."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dlp import options
from dlp.options import Globals

if TYPE_CHECKING:
    from dlp.app import App
    from dlp.policy.checking import Problem
    from dlp.policy.explaining import Verdict
    from dlp.policy.rules import Pack

Form = Annotated[str, typer.Option("--format", metavar="table|json", help="json: one array, for machines.")]
Name = Annotated[str, typer.Argument(metavar="NAME|FILE", help="A pack that is shipped, or a file.")]
Rule = Annotated[str | None, typer.Option("--rule", metavar="ID", help="Only this rule.")]
ClauseId = Annotated[
    str | None, typer.Option("--clause", metavar="ID", help="What this clause says, and what became of it.")
]
SourceText = Annotated[
    Path | None,
    typer.Option("--source", metavar="FILE", help="The text the pack is made from, to see whether it has changed."),
]
ItemFile = Annotated[Path, typer.Argument(metavar="FILE", help="The file to read; it is judged, and nothing is kept.")]
Recipients = Annotated[
    list[str] | None,
    typer.Option(
        "--recipient",
        metavar="KIND|ADDRESS",
        help="Judge as if sent to: staff, guardian, vendor …; or to an address, as registers know it. May be repeated.",
    ),
]
Consent = Annotated[
    str | None,
    typer.Option(
        "--consent",
        metavar="WORD|FILE",
        help="Judge as if consent were: given, missing, lapsed, opted-out, not-needed; or by this list.",
    ),
]
Protection = Annotated[
    str | None, typer.Option("--protection", metavar="WORD", help="Judge as if protected: none, weak, strong.")
]
Approval = Annotated[
    str | None, typer.Option("--approval", metavar="WORD", help="Judge as if an approval were: present, absent.")
]
Place = Annotated[
    str | None,
    typer.Option(
        "--place", metavar="WORD", help="Judge as if it lay: home, approved, elsewhere, personal, social-media."
    ),
]


def register(app: App) -> None:
    """Add the group of commands."""
    from dlp.app import App as Group

    group = Group(group="policy", help="The policy packs: what findings are judged by.")
    group.command("list")(list_)
    group.command("show")(show)
    group.command("explain")(explain)
    group.command("validate")(validate)
    app.add_typer(group, name="policy")


def list_(ctx: typer.Context, format: Form = "table") -> None:
    """List the policy packs there are, and those in force."""
    from dlp import config as configuration
    from dlp.policy import pack as packs

    given: Globals = ctx.obj
    form = options.form(format, ("table", "json"))
    force = configuration.load(given.config).district.policies
    known = packs.load((*packs.available(), *force))
    names = {one.name for one in packs.load(force)}
    if form == "json":
        _write_json([_summary(one, one.name in names) for one in known])
        return
    rows = [
        (
            one.name,
            one.version,
            one.adopted.isoformat() if one.adopted else "",
            str(len(one.rules)),
            str(len(one.clauses) or ""),
            "yes" if one.name in names else "",
            one.title,
        )
        for one in known
    ]
    _write_grid(("name", "version", "adopted", "rules", "clauses", "in force", "title"), rows)


def show(ctx: typer.Context, name: Name, rule: Rule = None, clause: ClauseId = None) -> None:
    """Show a policy pack in words: when each rule speaks, how grave it is, whom to ask, what to do."""
    from dlp.errors import UsageError, nearest
    from dlp.policy import pack as packs

    (pack,) = packs.load([name])
    if clause is not None:
        _write_lines(list(_clause(pack, clause)))
        return
    rules = [one for one in pack.rules if rule in (None, one.id)]
    if not rules:
        known = [one.id for one in pack.rules]
        raise UsageError(f'{pack.name} has no rule "{rule}"{nearest(str(rule), known)}')
    blocks = [_block(pack, one) for one in rules]
    _write_lines([*(_head(pack) if rule is None else ()), *(line for block in blocks for line in block)])
    del ctx


def explain(
    ctx: typer.Context,
    item: ItemFile,
    policy: options.Policy = None,
    exposure: options.Exposure = None,
    channel: options.ChannelName = None,
    recipient: Recipients = None,
    consent: Consent = None,
    protection: Protection = None,
    approval: Approval = None,
    place: Place = None,
    passwords: options.Passwords = None,
    roster: options.Roster = None,
    format: Form = "table",
) -> None:
    """Judge one file by several policies, and show the verdicts side by side, each with the sentence that decides.

    \b
      dlp policy explain "Trip list.xlsx" --policy millis --policy westford
                         --channel mail --recipient staff
    """
    from dlp import config as configuration
    from dlp import one_item, running
    from dlp.errors import UsageError
    from dlp.policy import pack as packs
    from dlp.policy.explaining import verdicts
    from dlp.policy.vocabulary import FACTS
    from dlp.targets import from_words

    given: Globals = ctx.obj
    form = options.form(format, ("table", "json"))
    listed = consent is not None and consent not in FACTS["consent"] and Path(consent).is_file()
    addresses = tuple(one for one in recipient or () if "@" in one)
    kinds = [one for one in recipient or () if "@" not in one]
    facts = _facts(kinds, consent=None if listed else consent, protection=protection, approval=approval, place=place)
    config = configuration.load(given.config)
    if item.is_dir():
        raise UsageError(f"{item}: is a folder; name one file")
    (target,) = from_words([str(item if item.is_absolute() else Path.cwd() / item)], config)
    order = running.Order(
        command="policy explain",
        exposure=options.level(exposure),
        channel=options.channel(channel),
        passwords=running.read_passwords(passwords),
        roster=roster,
        consent=(Path(str(consent)),) if listed else (),
        sent_to=addresses,
        as_place=facts.get("place"),
    )
    loaded = packs.load(tuple(policy or config.district.policies))
    linked, situation = one_item.read(target, order, loaded, config, given)
    if addresses and kinds:
        facts["recipients"] |= situation.recipients
    found = verdicts(linked, replace(situation, **facts), loaded)
    if form == "json":
        _write_json([{**asdict(one), "severity": one.severity.word} for one in found])
    else:
        rows = [_row(one) for one in found]
        _write_grid(("policy", "verdict", "action", "clauses", "ask", "the sentence that decides"), rows)


def validate(ctx: typer.Context, file: Name, source: SourceText = None) -> None:
    """Check a policy pack: its words, its cases, its rules, its clauses, its review.

    Ends with 2 if something is wrong. What is only worth knowing (a review that is overdue) is noted.
    """
    from dlp.errors import EXIT_ERROR, TargetError
    from dlp.policy import pack as packs
    from dlp.policy.checking import problems

    try:
        text = source.read_bytes() if source else None
    except OSError as error:
        raise TargetError(f"{source}: cannot be read ({error.strerror or type(error).__name__})") from None
    (pack,) = packs.load([file])
    found = problems(pack, date.today(), text)
    wrong = sum(not one.note for one in found)
    _write_lines([*(_told(pack, one) for one in found), _verdict(pack, wrong)])
    del ctx
    if wrong:
        raise typer.Exit(EXIT_ERROR)


def _facts(recipients: Sequence[str] | None, **told: str | None) -> dict[str, Any]:
    """The facts that options set, each one of the words a rule may use. Raises UsageError with the nearest."""
    from dlp.errors import UsageError, nearest
    from dlp.policy.vocabulary import FACTS

    def word(option: str, fact: str, value: str) -> str:
        if value not in FACTS[fact]:
            near = nearest(value, FACTS[fact]) or f": one of {', '.join(FACTS[fact])}"
            raise UsageError(f'--{option}: unknown word "{value}"{near}')
        return value

    facts: dict[str, Any] = {fact: word(fact, fact, value) for fact, value in told.items() if value is not None}
    if "consent" in facts:
        facts["consents"] = {}  # as if it were everybody's
    if recipients:
        facts["recipients"] = frozenset(word("recipient", "recipients", one) for one in recipients)
    return facts


def _summary(pack: Pack, in_force: bool) -> dict[str, Any]:
    return {
        "name": pack.name,
        "title": pack.title,
        "version": pack.version,
        "adopted": pack.adopted and pack.adopted.isoformat(),
        "reviewed": pack.reviewed and pack.reviewed.isoformat(),
        "next_review": pack.next_review and pack.next_review.isoformat(),
        "rules": len(pack.rules),
        "clauses": len(pack.clauses),
        "in_force": in_force,
    }


def _head(pack: Pack) -> Iterator[str]:
    yield f"{pack.name}: {pack.title}, version {pack.version}"
    dates = {"adopted": pack.adopted, "reviewed": pack.reviewed, "next review": pack.next_review}
    if told := [f"{what} {day.isoformat()}" for what, day in dates.items() if day]:
        yield f"  {', '.join(told)}"
    if pack.source.document:
        yield f"  made from: {pack.source.document}"
    if pack.purpose is not None:
        yield f"  asks for a purpose of each check ({', '.join(pack.purpose) or 'by the pack'})"


def _block(pack: Pack, rule: Any) -> Iterator[str]:
    from dlp.policy import wording

    yield ""
    yield f"{rule.id}: {rule.title}"
    yield f"  {wording.condition(rule)}"
    yield f"  {wording.gravity(rule)}"
    if rule.clauses:
        yield f"  {pack.name}: {', '.join(rule.clauses)}. Law: {'; '.join(rule.citations)}."
    yield f"  Ask: {', '.join(rule.route)}."
    yield f"  {rule.advice}"


def _clause(pack: Pack, clause: str) -> Iterator[str]:
    """What a clause says, and the rules or whatever else it is kept by. Raises UsageError if there is none such."""
    from dlp.errors import UsageError, nearest
    from dlp.policy.clauses import fate

    row = next((row for row in pack.clauses if row.id == clause), None)
    if row is None:
        known = nearest(clause, pack.clause_ids) if pack.clauses else ": it has no list of clauses"
        raise UsageError(f'{pack.name} has no clause "{clause}"{known}')
    yield f"{pack.name}, clause {row.id}: {row.section} (line {row.line} of the document's text)"
    yield f"  {row.says}"
    yield f"  {fate(row)}"
    yield from (f"  {rule.id}: {rule.title}" for rule in pack.rules if rule.id in row.rules)


def _row(one: Verdict) -> tuple[str, ...]:
    from reports import words

    also = f" Also: {', '.join(one.also)}." if one.also else ""
    rule = f" ({one.rule})" if one.rule else ""
    return (
        one.policy,
        one.severity.word,
        words.PLANNED[one.action],
        ", ".join(one.clauses),
        ", ".join(one.route),
        f"{one.sentence}{rule}{also}",
    )


def _told(pack: Pack, problem: Problem) -> str:
    place = f"{pack.file}, line {problem.line}" if problem.line else pack.file
    return f"{place}: {'note: ' if problem.note else ''}{problem.said}"


def _verdict(pack: Pack, wrong: int) -> str:
    from reports.words import count

    cases = sum(len(rule.cases) for rule in pack.rules)
    counted = ", ".join([count(len(pack.rules), "rule"), count(cases, "case"), count(len(pack.clauses), "clause")])
    return f"{pack.file}: {counted}; {'nothing is wrong' if not wrong else f'{wrong} to mend'}"


def _write_grid(head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    from dlp import output
    from dlp.grid import grid

    stream = output.standard_output()
    stream.writelines(f"{line}\n" for line in grid(head, rows, output.width(stream, 120)))


def _write_lines(lines: Sequence[str]) -> None:
    import textwrap

    from dlp import output
    from reports.safe import shown

    stream = output.standard_output()
    width = output.width(stream)
    for line in lines:
        indent = line[: len(line) - len(line.lstrip())]
        wrapped = textwrap.wrap(shown(line.strip()), width, initial_indent=indent, subsequent_indent=indent + "  ")
        stream.write("\n".join(wrapped) + "\n")


def _write_json(value: Any) -> None:
    from dlp import output

    output.standard_output().write(json.dumps(value, indent=1) + "\n")
