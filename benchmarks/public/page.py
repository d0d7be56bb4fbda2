"""docs/public_sets.md from the counts. No figure stands in here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from benchmarks.public import disguises, packages, sentences
from benchmarks.public.disguises import LABEL, OWN, OWN_TEXT, SENTENCE, Share, Table
from benchmarks.public.wordings import KINDS, entities
from dlp.evaluation.report import figure
from dlp.evaluation.scoring import Tally

WORST = 15
"""Techniques that are shown by themselves."""

_PLACES = (LABEL, SENTENCE, OWN)


@dataclass(frozen=True)
class Setting:
    """How it was measured: seed, share of the variants, command, machine, minutes."""

    seed: int
    share: float
    machine: str
    minutes: float


def page(hidden: disguises.Result, said: sentences.Result, setting: Setting) -> str:
    """The whole page."""
    parts = (
        _opening(setting),
        _disguises(hidden, setting),
        _unfound(hidden),
        _alarms(hidden),
        _sentences(said, setting),
    )
    return "\n".join(line for part in parts for line in part)


def _opening(setting: Setting) -> Iterator[str]:
    flags = "" if setting.share == 1 else f' BENCH_FLAGS="--share {setting.share}"'
    yield "# Public sets"
    yield ""
    yield f"Written by `make bench-public{flags}`; not edited by hand."
    yield ""
    yield (
        "Two sets that others made and anybody can get from the Python Package Index. The command installs them into "
        "environments of their own, writes their values as text files into a temporary folder, and scans that with "
        "the built-in settings, without a roster, as if open to outsiders. Nothing of the sets is kept in this "
        "repository."
    )
    yield ""
    yield (
        "**They are not unseen.** The recognizers were looked at with both of them and mended where they fell short: "
        "these figures tell of kinds that are known, and less of what nobody has looked at."
    )
    yield ""
    yield "| set | version | licence | got by |"
    yield "| --- | --- | --- | --- |"
    for p in (packages.EVADEX, packages.EVALUATOR):
        yield f"| {p.name} | {p.version} | {p.licence} | `pip install {' '.join(p.wanted)}` |"
    yield ""
    yield f"Seed {setting.seed}. {setting.machine}, {setting.minutes:.0f} minutes in all."
    yield ""


def _disguises(hidden: disguises.Result, setting: Setting) -> Iterator[str]:
    yield "## evadex: values in disguise"
    yield ""
    yield (
        f"Its payloads of {len(KINDS)} kinds, which are {len(entities())} entities here, and "
        f"{disguises.SYNTHETIC} values of each of these kinds that it has a generator for. Each stands in a file of "
        "its own, behind a label and again at the end of a sentence; its entity must be found in that file."
    )
    yield ""
    yield from _table("plain values", hidden.plain, (LABEL, SENTENCE))
    drawn = f", of which {hidden.taken} were drawn by a hash ({setting.share} of all)" if setting.share < 1 else ""
    yield (
        f"Then what its generators make of them: {hidden.variants} variants{drawn}. A variant counts only where its "
        f"plain value is found at the same place. `{OWN_TEXT}` brings a text of its own, which seldom says what the "
        "value is: it stands there alone, and counts where the plain value is found alone in a file."
    )
    yield ""
    yield from _table("family of techniques", hidden.families, _PLACES)
    yield from _table("entity, disguised", hidden.by_entity, _PLACES)
    yield f"The {WORST} techniques that hide most:"
    yield ""
    yield from _table("technique", _worst(hidden.techniques), _PLACES, all_of_them=False)
    yield (
        "Left out: kinds that the program does not claim (numbers of other countries, securities, devices, labels of "
        "secrecy); names of cardholders, for the other set has names; "
        f"{', '.join(f'`{t}`' for t in sorted(disguises.HALVES))}, for part of a value is another value; what evadex "
        "itself takes only when asked (marks for its own writers of bar codes and archives); variants that cannot be "
        "written as UTF-8."
    )
    yield ""


def _worst(techniques: Table) -> Table:
    def missed(item: tuple[str, Mapping[str, Share]]) -> tuple[int, str]:
        whole = _sum(item[1].values())
        return whole.found - whole.of, item[0]

    return {name: row for name, row in sorted(techniques.items(), key=missed)[:WORST] if missed((name, row))[0]}


def _table(title: str, table: Table, places: Sequence[str], *, all_of_them: bool = True) -> Iterator[str]:
    yield f"| {title} | {' | '.join(f'{p}: found | of | share' for p in places)} |"
    yield "| --- |" + " ---: | ---: | ---: |" * len(places)
    for name, row in sorted(table.items()) if all_of_them else table.items():
        yield f"| {name} | {' | '.join(_cells(row.get(p)) for p in places)} |"
    if all_of_them:
        whole = (_sum(row[p] for row in table.values() if p in row) for p in places)
        yield f"| all | {' | '.join(_cells(share) for share in whole)} |"
    yield ""


def _sum(shares: Iterable[Share]) -> Share:
    shares = tuple(shares)
    return Share(sum(s.found for s in shares), sum(s.of for s in shares))


def _cells(share: Share | None) -> str:
    return f"{share.found} | {share.of} | {figure(share.found / share.of)}" if share and share.of else "- | - | -"


def _unfound(hidden: disguises.Result) -> Iterator[str]:
    yield "### Plain values that are found neither way"
    yield ""
    yield (
        "Numbers that are never issued and samples that were published are refused on purpose: they stand in manuals, "
        "forms and lessons, and are nobody's. Keys, tokens and accounts that say themselves that they are none "
        "(EXAMPLE, TEST, a run of the alphabet or of figures) or fail their check, and a key's header without the "
        "key, are passed over without a reason. All these count as not found in the first table, and their variants "
        "nowhere."
    )
    yield ""
    yield "| the program's reason | values | what evadex calls them |"
    yield "| --- | ---: | --- |"
    for why, labels in hidden.unfound.items():
        yield f"| {why} | {len(labels)} | {'; '.join(sorted(set(labels)))} |"
    yield ""


def _alarms(hidden: disguises.Result) -> Iterator[str]:
    yield "### Values that are none"
    yield ""
    yield (
        f"{disguises.FALSE} values of each kind of its `falsepos`, which fail a check or were never issued, alone in a "
        "file and in its own sentence for them. Flagged: a finding of medium or above, of whatever entity. Kinds that "
        "the program does not claim are among them, for an alarm is one all the same. Some of these values are no SSN "
        "and yet a valid number of a taxpayer (ITIN), and what stands behind `api_key=` may be a key; they are counted "
        "as evadex counts them."
    )
    yield ""
    yield "| kind | stands | values | flagged | as |"
    yield "| --- | --- | ---: | ---: | --- |"
    for (kind, place), told in sorted(hidden.alarms.items()):
        named = ", ".join(f"{entity} {n}" for entity, n in told.entities.items())
        yield f"| {kind} | {place} | {told.values} | {told.flagged} | {named or '-'} |"
    every = hidden.alarms.values()
    yield f"| all | | {sum(t.values for t in every)} | {sum(t.flagged for t in every)} | |"
    yield ""


def _sentences(said: sentences.Result, setting: Setting) -> Iterator[str]:
    yield "## presidio-evaluator: values in sentences"
    yield ""
    yield (
        f"{said.sentences} sentences that `PresidioSentenceFaker` makes of its templates (`en_US`, seed "
        f"{setting.seed}), each in a file of its own, as they come: many write a line break as `\\n`. A planted value "
        "is hit if a find of its entity overlaps it, a find is right if it overlaps a planted value of its entity. "
        "The parts of an address (number, street, suite, postcode) are planted one by one. Times that are drawn reach "
        "to the moment of the run, so a few dates differ from run to run."
    )
    yield ""
    what = f"Presidio, on the same sentences: {sentences.PRESIDIO.name} {said.run.version} out of the box"
    yield f"{what}. **Did not run**: {said.run.trouble}." if said.run.trouble else f"{what}, {said.run.seconds:.0f} s."
    yield ""
    yield "| entity | planted | dlp: P | R | F1 | Presidio: P | R | F1 |"
    yield "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |"
    planted = [name for name, tally in said.ours.items() if tally.planted]
    both = [name for name in planted if _knows(name)]
    for name in planted:
        yield f"| {name} | {said.ours[name].planted} | {_prf(said.ours[name])} | {_theirs(said, [name])} |"
    for title, names in (("all that both know", both), ("all", planted)):
        ours = sentences.total(said.ours, names)
        yield f"| {title} | {ours.planted} | {_prf(ours)} | {_theirs(said, names)} |"
    yield ""
    yield (
        "A dash: Presidio has no such entity; its LOCATION is no address, its dates are no births. An IBAN is a "
        "US_BANK_NUMBER here, and Presidio's IBAN_CODE too. Presidio reports weak finds as well, if it is given no "
        "threshold."
    )
    yield ""
    yield "Found though the set marks none of them, so in no row above:"
    yield ""
    yield "| entity | dlp | Presidio |"
    yield "| --- | ---: | ---: |"
    for name in sorted({*said.ours, *said.theirs} - {*planted}):
        yield f"| {name} | {said.ours.get(name, Tally()).found} | {_number(said, name)} |"
    yield ""
    left = ", ".join(f"{name} {n}" for name, n in said.left_out.items())
    yield f"Left out, for the program does not claim them: {left}."
    yield "A date is taken for a birth date where its sentence speaks of birth."
    yield ""


def _knows(name: str) -> bool:
    return name in sentences.PRESIDIO.names.values()


def _theirs(said: sentences.Result, names: Sequence[str]) -> str:
    if said.run.trouble or not all(map(_knows, names)):
        return "- | - | -"
    return _prf(sentences.total(said.theirs, names))


def _number(said: sentences.Result, name: str) -> str:
    return "-" if said.run.trouble or not _knows(name) else str(said.theirs.get(name, Tally()).found)


def _prf(tally: Tally) -> str:
    return " | ".join(map(figure, (tally.precision, tally.recall, tally.f1)))
