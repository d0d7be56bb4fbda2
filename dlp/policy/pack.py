"""Policy packs: the law and a district's promises as data, in YAML.

A pack::

    name: example              # what --policy and [district] policies call it
    title: Example Public Schools, acceptable use policy
    version: "2024.1"
    adopted: 2024-06-11        # dates; all but version may be left out
    reviewed: 2026-09-01
    review_every: 12           # months, from `reviewed` or `adopted`; or next_review: 2027-09-01
    source: {document: "Policy IJNDB", sha256: "…"}    # of the document's text; or a text alone
    purpose: [EX-22]           # the clauses that ask for a purpose of each spot-check; or `required`
    approver: [EX-23]          # the clauses that ask for an approver and an end of each suppression; or `required`
    rules: […]
    clauses:                   # every clause of the document, and what became of it: exactly one of
      - {id: EX-01, section: "IV.2", line: 12, says: "…", rules: [example.mail]}
      - {id: EX-02, …, feature: "audit log", test: "tests/dlp/test_audit.py::test_…"}
      - {id: EX-03, …, part: 10}
      - {id: EX-04, …, out: "no program sees a conversation"}
                               # `sum`, the `dlp.policy.clauses.line_sum` of its line, tells when a document was revised

A rule::

    - id: example.mail
      topic: student data      # rules of one topic, from all packs, make one finding: the strictest speaks
      title: Student data in mail to somebody outside
      any: [STUDENT_ID, SASID] # one of these,
      with: [PERSON]           # tied to a person with one of these (may be left out),
      without: [US_SSN]        # and none of these
      about: [student]         # student, family, staff, unknown; default all
      when:                    # all of it may be left out; each fact named must have one of the words
        exposure: [public, external]
        channel: [mail]        # share drive web mail portable
        recipients: [vendor]   # one of those it is sent to is one of these; `unknown` where nobody is known
        consent: [missing, lapsed, opted-out]          # of the person
        protection: [none, weak]
        approval: [absent]
        place: [elsewhere]     # `home` in the declared home of the topic
        people: {at_least: 5}
      severity: high           # at external or public; lowered for fewer readers, recipients with a right, protection
      many: critical           # instead, from ten people on
      firm: Why it is as grave whoever can see it.     # then the severity is not lowered
      action: hold             # none flag quarantine unshare hold block; default by severity
      route: [privacy officer]
      citations: ["34 CFR 99.30"]
      clauses: [EX-01]
      advice: What to do now, and whom to ask.
      cases: […]

A case says what *this rule by itself* makes of some people in a situation; `none` means that it says nothing::

    - {people: [[SASID, PERSON]], about: student, exposure: external, channel: mail, recipients: [vendor],
       expect: high, action: hold, route: [privacy officer]}
    - {people: [[SASID, PERSON]], times: 10, exposure: public, expect: critical}       # ten such people
    - {each: {person: [[SASID, PERSON], [STUDENT_ID, PERSON]], recipients: [vendor, other]},
       about: student, exposure: external, channel: mail, expect: high}                # all four, one by one

A case without a fact has the cautious word: channel share, no recipients known (`unknown`), consent missing,
protection none, approval absent, place elsewhere, about unknown. The words of each fact stand in
`dlp.policy.vocabulary`. Every rule needs a case that fires and one that does not, and no word of it may change without
one of its cases failing (`make mutate-policies`).
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path

from dlp.errors import ConfigError, nearest, no_file
from dlp.policy.reading import parse
from dlp.policy.rules import Case, Pack, Rule
from dlp.policy.vocabulary import ABOUT, ENTITIES

DEFAULT = ("ferpa", "ma-privacy")


def available() -> tuple[str, ...]:
    """The names of the packs shipped with the program."""
    folder = files("dlp.policy") / "packs"
    return tuple(sorted(f.name.removesuffix(".yaml") for f in folder.iterdir() if f.name.endswith(".yaml")))


def load(names_or_files: Sequence[str]) -> tuple[Pack, ...]:
    """The packs of these names or files, in order, each once. Raises ConfigError."""
    return tuple(_load_one(name) for name in dict.fromkeys(names_or_files))


@functools.cache
def _shipped(name: str) -> Pack:
    """A pack of the program's own: it does not change while the program runs, and two steps of a command may ask."""
    return parse((files("dlp.policy") / "packs" / f"{name}.yaml").read_text("utf-8"), f"{name}.yaml")


def _load_one(name: str) -> Pack:
    if name in available():
        return _shipped(name)
    path = Path(name)
    if not name.endswith((".yaml", ".yml")):
        raise ConfigError(
            "policy", f'there is no policy pack "{name}"{nearest(name, available())} (packs: {", ".join(available())})'
        )
    try:
        return parse(path.read_text("utf-8"), name)
    except FileNotFoundError:
        raise ConfigError(name, f"the policy pack cannot be read: {no_file(path)}") from None
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(name, f"the policy pack cannot be read ({type(error).__name__})") from None


__all__ = ["ABOUT", "DEFAULT", "ENTITIES", "Case", "Pack", "Rule", "available", "load", "parse"]
