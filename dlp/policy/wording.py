"""Rules and verdicts in sentences, for a reader who is no programmer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from connectors.contract import Level
from dlp.policy.judging import Fired
from dlp.policy.rulebook import MANY, alone
from dlp.policy.rules import Pack, Rule
from dlp.policy.situation import Situation
from dlp.policy.vocabulary import ABOUT
from recognizers.contract import About
from reports import words

_FACTS: Mapping[str, str] = {
    "exposure": "it is open to {}",
    "channel": "it is {}",
    "recipients": "it goes to {}",
    "consent": "consent for the person is {}",
    "protection": "its protection is {}",
    "approval": "an approval is {}",
    "place": "it lies {}",
}

_WORDS: Mapping[str, Mapping[str, str]] = {
    "exposure": {
        "public": "anyone",
        "external": "people outside the district",
        "district": "the whole district",
        "group": "a group",
        "owner": "its owner alone",
    },
    "channel": {
        "share": "on a file share",
        "drive": "on Drive",
        "web": "on the website",
        "mail": "in a mail",
        "portable": "on a portable device",
    },
    "recipients": {
        "guardian": "the students' own guardians",
        "other-guardian": "a guardian of another student",
        "restricted-guardian": "a guardian whose access a document on file limits",
        "student": "a student",
        "volunteer": "a volunteer",
        "approved-vendor": "an approved vendor",
        "vendor": "a vendor without approval",
        "personal-account": "a personal account",
        "other": "somebody else outside",
        "unknown": "nobody known",
    },
    "consent": {"missing": "not on file", "opted-out": "refused (opted out)", "not-needed": "not needed"},
    "protection": {"weak": "weak (below 128 bit)", "strong": "strong (128 bit or more)"},
    "approval": {"present": "on file", "absent": "not on file"},
    "place": {
        "home": "in its declared home",
        "approved": "in an approved system",
        "elsewhere": "in no place meant for it",
        "unapproved-vendor": "with a vendor without approval",
        "personal": "in a personal account",
        "social-media": "on social media",
    },
}


def fact(name: str, accepted: Iterable[str]) -> str:
    """`it goes to a student or a volunteer`."""
    told = _WORDS[name]
    return _FACTS[name].format(words.listed([told.get(word, word) for word in sorted(accepted)], "or"))


def condition(rule: Rule) -> str:
    """When the rule fires, in one sentence."""
    some = words.listed([_entity(e) for e in words.by_gravity(rule.any)], "or")
    parts = [f"Speaks of {some}"]
    if rule.with_:
        parts.append(f"tied to {words.listed([_entity(e) for e in words.by_gravity(rule.with_)], 'or')}")
    if rule.without:
        parts.append(f"without {words.listed([_entity(e) for e in words.by_gravity(rule.without)], 'or')}")
    if rule.about != frozenset(ABOUT):
        parts.append(f"of {words.listed([_about(a) for a in ABOUT if a in rule.about], 'or')}")
    if rule.at_least > 1:
        parts.append(f"if there are {rule.at_least} people or more")
    if rule.when:
        parts.append("if " + words.listed([fact(name, accepted) for name, accepted in rule.when.items()], "and"))
    return f"{', '.join(parts)}."


def gravity(rule: Rule) -> str:
    """How grave, in one sentence: `Severity high, critical for ten people or more; lower for fewer readers.`"""
    many = f", {rule.many.word} for ten people or more" if rule.many is not rule.severity else ""
    lowered = f", whoever can see it: {rule.firm.rstrip('.')}" if rule.firm else "; lower for fewer readers"
    act = f" Action: {rule.action}." if rule.action else ""
    return f"Severity {rule.severity.word}{many}{lowered}.{act}"


def deciding(chief: Fired, situation: Situation) -> str:
    """The sentence that decides, for the rule that speaks."""
    rule, people = chief.held.rule, chief.people
    whom = f"{people:,} {'people' if people > 1 else 'person'}"
    named = [fact(name, accepted & _given(name, situation)) for name, accepted in rule.when.items() if name in _TOLD]
    because = f" and {words.listed(named, 'and')}" if named else ""
    return f"{rule.title}: {whom}{because}; {_severity(chief, situation)}."


_TOLD = ("channel", "recipients", "protection", "approval", "place", "exposure")
"""Facts of the whole item. Consent is each person's own, and the rule's title tells it."""


def _given(name: str, situation: Situation) -> frozenset[str]:
    if name == "recipients":
        return situation.addressed
    if name == "channel":
        return frozenset({situation.exposure.channel})
    if name == "exposure":
        return frozenset({situation.exposure.level.value})
    if name == "place":
        return frozenset({situation.place, "home"} if situation.homes else {situation.place})
    return frozenset({getattr(situation, name)})


def _severity(chief: Fired, situation: Situation) -> str:
    """`high, lowered to medium because only a group can see it`."""
    rule = chief.held.rule
    base = rule.many if chief.people >= MANY else rule.severity
    if rule.firm:
        return f"{chief.severity.word} whoever can see it, for {_small(rule.firm)}"
    if base is chief.severity:
        return f"{base.word}, being open to {_WORDS['exposure'][situation.reach.value]}"
    return f"{base.word}, lowered to {chief.severity.word} because {_narrower(chief.held.home, situation)}"


def _narrower(home: bool, situation: Situation) -> str:
    if home and situation.reach is Level.GROUP:
        return "it lies in its declared home, with the readers of that home"
    if situation.recipients == {"guardian"} and situation.reach is Level.OWNER:
        return "it goes to the students' own guardians alone"
    if situation.protection == "strong" and situation.exposure.level.rank > Level.GROUP.rank:
        return "its protection is strong"
    return f"only {_WORDS['exposure'][situation.reach.value]} can see it"


def silent(pack: Pack, profiles: Sequence[tuple[frozenset[str], About]], situation: Situation) -> str:
    """Why a pack says nothing of these people here: the rule that comes nearest, and what it waits for."""
    met = frozenset().union(*(entities for entities, _ in profiles)) if profiles else frozenset()
    if not met:
        return "Nothing was found that belongs to a person."
    for rule in pack.rules:
        count = sum(_speaks(pack, replace(rule, when={}), entities, about) for entities, about in profiles)
        if count and (waits := list(_waits(pack, rule, count, situation))):
            return f"{rule.id} speaks of such data only {words.listed(waits, 'and')}."
    found = words.listed([_entity(e) for e in words.by_gravity(met)], "and")
    return f"No rule of this policy speaks of what was found ({found})."


def _speaks(pack: Pack, rule: Rule, entities: frozenset[str], about: About) -> bool:
    return bool(alone(pack, rule).concerning(entities, about, "missing"))


def _waits(pack: Pack, rule: Rule, count: int, situation: Situation) -> Iterator[str]:
    """What would have to be otherwise for the rule to speak."""
    if count < rule.at_least:
        yield f"if there are {rule.at_least} people or more"
    for name, accepted in rule.when.items():
        one_fact = alone(pack, replace(rule, when={name: accepted}))
        if situation.consent not in accepted if name == "consent" else not one_fact.holding(situation):
            yield f"if {fact(name, accepted)}"


def _entity(name: str) -> str:
    return words.entity(name, 2)


def _about(kind: About) -> str:
    return {"student": "students", "family": "families", "staff": "staff", "unknown": "people of unknown kind"}[kind]


def _small(text: str) -> str:
    text = text.rstrip(".")
    return text[:1].lower() + text[1:] if text[1:2].islower() else text
