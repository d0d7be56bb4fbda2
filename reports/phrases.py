"""Sentences about one finding or one item, in plain text that is already safe to show.

`sentences` prints them, `html` sets them, so that both say the same. No sentence judges a person.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from reports import words
from reports.form import Addresses, nobody
from reports.record import Finding, LookAlike, Match, Outcome, Severity
from reports.safe import prose, shortened, shown
from scanners.contract import Where

PLACES_SHOWN = 3
LEFT_OUT = "Looked at and left out, for it only looks like such data"
SUBJECTS_EXACT = 10_000

REVEALED = 200
"""Columns of a value that is shown as it is, at most."""


def people_number(subjects: int, more: bool = False) -> str:
    """The number of distinct people, exact to 10,000; `more` where it is only known to be at least that."""
    if subjects >= SUBJECTS_EXACT:
        return f"{SUBJECTS_EXACT:,}+"
    return f"at least {subjects:,}" if more else f"{subjects:,}"


def entities_of(finding: Finding, outcome: Outcome) -> Counter[str]:
    """How often each entity stands among the finding's matches (those kept in the record)."""
    return Counter(m.entity for m in matches_of(finding, outcome))


def matches_of(finding: Finding, outcome: Outcome) -> list[Match]:
    """The finding's matches; an index past the end is passed over."""
    return [outcome.matches[i] for i in finding.matches if 0 <= i < len(outcome.matches)]


def name(outcome: Outcome) -> str:
    """What to call the item: its path, else its uri."""
    return shown(outcome.path or outcome.uri or outcome.id)


def heading(finding: Finding, outcome: Outcome) -> str:
    """The pack's title; without one, what was found."""
    return prose(finding.title) or words.kinds(entities_of(finding, outcome)).capitalize() or shown(finding.rule)


def what(finding: Finding, outcome: Outcome) -> str:
    """What lies there: kinds, how often, of how many people."""
    found = entities_of(finding, outcome)
    noun = "message" if outcome.exposure and outcome.exposure.channel == "mail" else "file"
    held = words.listed([f"{found[n]:,} {shown(words.entity(n, found[n]))}" for n in words.by_gravity(found)])
    of = ""
    if finding.subjects:
        of = f" of {words.people(people_number(finding.subjects), found, finding.about)}"
    kept = " More of the same was found than is listed." if outcome.truncated else ""
    return f"This {noun} holds {held or 'data of the kind the rule speaks of'}{of}.{kept}"


def where(finding: Finding, outcome: Outcome) -> str:
    """Where it stands: the first places, each with its masked excerpt, and the number of the others."""
    found = matches_of(finding, outcome)
    if not found:
        return "The place in the file is not recorded."
    gravest = {n: i for i, n in enumerate(words.ENTITIES)}
    telling = sorted(found, key=lambda m: gravest.get(m.entity, len(gravest)))
    places = list(dict.fromkeys(_spot(m) for m in telling))
    more = len(places) - PLACES_SHOWN
    tail = f"; and {words.count(more, 'more place')}" if more > 0 else ""
    return "; ".join(places[:PLACES_SHOWN]) + tail + "."


def who(outcome: Outcome) -> str:
    """Who can see the item, and why, as the connector gave it."""
    exposure = outcome.exposure
    if exposure is None:
        return "Who can see it is not known."
    reasons = [shown(r) for r in exposure.reasons if r != words.UNKNOWN]
    owner = f" Its owner is {shown(exposure.owner)}." if exposure.owner else ""
    return f"{words.can_read(exposure)}{': ' if reasons else ''}{'; '.join(reasons)}.{owner}"


def law(finding: Finding) -> str:
    """The citations and the clauses that speak of it."""
    clauses = list(_clauses(finding))
    cited = words.listed([shown(c) for c in finding.citations])
    if cited and clauses:
        return f"{cited}; {'; '.join(clauses)}."
    return f"{cited or '; '.join(clauses) or f'Rule {shown(finding.rule)}'}."


def _clauses(finding: Finding) -> Iterator[str]:
    """The clauses of each policy together: `millbury, clauses MB-13 and MB-17 (version 2011-10-12)`."""
    ids: dict[tuple[str, str], list[str]] = {}
    for clause in finding.clauses:
        ids.setdefault((clause.policy, clause.version), []).append(shown(clause.id))
    for (policy, version), named in ids.items():
        noun = "clause" if len(named) == 1 else "clauses"
        yield f"{shown(policy)}, {noun} {words.listed(named)} (version {shown(version)})"


def ask(finding: Finding, uri: str = "", addresses: Addresses = nobody) -> str:
    """Whom to ask, by role, with the addresses known of it for the item at `uri`; "" if the pack names nobody."""
    roles = [shown(words.role(r)) + _addressed(addresses(r, uri)) for r in finding.route]
    return f"The {words.listed(roles, 'or the')}." if roles else ""


def _addressed(to: tuple[str, ...]) -> str:
    return f" ({', '.join(map(shown, to))})" if to else ""


def action(outcome: Outcome) -> str:
    """What is planned, done or failed about the item; "" if it is only reported."""
    act = outcome.action
    if act.planned in ("none", "flag") and act.state in ("none", "planned", "done"):
        return ""
    state = {"none": "Planned", "planned": "Planned", "done": "Done", "failed": "Tried, and failed"}[act.state]
    detail = f" ({shown(act.detail)})" if act.detail else ""
    unchanged = " Nothing has been changed." if act.state in ("none", "planned") else ""
    return f"{state}: {words.PLANNED[act.planned]}{detail}.{unchanged}"


def label(finding: Finding) -> str:
    """`HIGH`, or `ACCEPTED (high)` for what no longer counts."""
    return f"ACCEPTED ({finding.severity.word})" if finding.suppressed else severity_word(finding.severity)


def accepted(finding: Finding) -> str:
    """Who took it off the list and until when; "" if nobody did."""
    if not finding.suppressed:
        return ""
    until = f" until {shown(finding.suppressed.until)}" if finding.suppressed.until else ""
    return f"Accepted by {shown(finding.suppressed.by)}{until}: not counted."


def unread(outcome: Outcome, brief: bool = False) -> str:
    """Why the item was not read, or not whole; "" if it was. `brief` where a list says once what that means."""
    if outcome.status == "examined":
        return ""
    state = {
        "partial": "Read only in part",
        "protected": "Locked, and not looked into",
        "unreadable": "Not read",
        "excluded": "Left out on purpose",
    }[outcome.status]
    why = words.REASONS[outcome.reason] if outcome.reason else "no reason recorded"
    told = [f"{state}: {why}{f' ({shown(outcome.detail)})' if outcome.detail else ''}."]
    if outcome.protection:
        strength = "128-bit strength or more" if outcome.protection.adequate else "weaker than 128 bits"
        told.append(f"Its protection is {shown(outcome.protection.scheme)}, {strength}.")
    if outcome.status != "excluded" and not brief:
        told.append("Nothing is known of what was not read.")
    return " ".join(told)


def why(match: Match, outcome: Outcome) -> str:
    """What made it a match, whose it is and by what: one line, under `explain`."""
    by = f"; found by {shown(match.by)}" if match.by else ""
    kind = shown(words.entity(match.entity, 1))
    return f"{kind}, {_spot(match)}: {_reasons(match.why)}{_tied(match, outcome)}{by} (certainty {match.score:.2f})"


def left_out(seen: LookAlike) -> str:
    """What has the look of a match, and why it is none: one line, under `explain`."""
    excerpt = f": {shown(seen.excerpt)}" if seen.excerpt else ""
    by = f"; looked at by {shown(seen.by)}" if seen.by else ""
    more = f"; and {words.count(seen.times - 1, 'more', 'more')} for the same reason" if seen.times > 1 else ""
    spot = f"{place(seen.where, seen.member)}{excerpt}"
    kind = shown(words.entity(seen.entity, 1))
    return f"looks like {'an' if kind[:1] in 'aeio' else 'a'} {kind}, {spot}: {_reasons(seen.why)}{by}{more}"


def _reasons(told: Sequence[str]) -> str:
    return "; ".join(shown(words.reason(w)) for w in told) or "no further reason recorded"


def _tied(match: Match, outcome: Outcome) -> str:
    """To whom a match is tied, by the masked name if somebody is named, and by what."""
    if not match.subject:
        return ""
    named = next((_said(m) for m in outcome.matches if m.entity == "PERSON" and m.subject == match.subject), "")
    name = f" ({named})" if named and match.entity != "PERSON" else ""
    link = f", {words.LINKS.get(match.link, shown(match.link))}" if match.link and match.entity != "PERSON" else ""
    return f"; tied to person {shown(match.subject[:6])}{name}{link}"


def place(at: Where, member: str | None = None) -> str:
    """A place in words: `in "grade4.xlsx" inside "lists.zip", sheet "Grade 4", cell B7, column "Alert"`."""
    told: list[str] = []
    if member:
        told.append("in " + " inside ".join(f'"{shown(level)}"' for level in reversed(member.split("!/"))))
    for label, value in (("message", at.message), ("slide", at.slide), ("page", at.page)):
        told += [f"{label} {value:,}"] if value is not None else []
    told += [f'sheet "{shown(at.sheet)}"'] if at.sheet is not None else []
    if at.cell is not None:
        told.append(f"cell {shown(at.cell)}")
    elif at.row is not None:
        told.append(f"row {at.row:,}")
    told += [f'column "{shown(at.column)}"'] if at.column else []
    told += [f"paragraph {at.paragraph:,}"] if at.paragraph is not None else []
    told += [f"line {at.line:,}"] if at.line is not None else []
    told += [words.PARTS[at.part]] if at.part and words.PARTS[at.part] else []
    return ", ".join(told) or "in the text"


def severity_word(severity: Severity) -> str:
    """The severity as a label."""
    return severity.word.upper()


def _spot(match: Match) -> str:
    told = _said(match)
    return f"{place(match.where, match.member)}{f': {told}' if told else ''}"


def _said(match: Match) -> str:
    """The value masked; as it is under `--reveal`."""
    return shown(match.excerpt if match.text is None else shortened(" ".join(match.text.split()), REVEALED))
