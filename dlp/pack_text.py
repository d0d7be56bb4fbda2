"""The YAML text of a rule, with cases that hold every word of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dlp.policy.vocabulary import ABOUT, FACTS


@dataclass(frozen=True)
class Draft:
    """A rule to be written. Its severity holds whoever can see the item: what counts is where it lies or goes."""

    name: str
    topic: str
    title: str
    firm: str
    advice: str
    when: Mapping[str, Sequence[str]]
    any: Sequence[str]
    with_: Sequence[str]
    about: Sequence[str]
    citations: Sequence[str]
    severity: str = "high"


def text(draft: Draft, pack: str, route: Sequence[str]) -> str:
    """The rule as YAML."""
    lines = [
        f"  - id: {pack}.{draft.name}",
        f"    topic: {draft.topic}",
        f"    title: {quoted(draft.title)}",
        f"    any: {_list(draft.any)}",
        *([f"    with: {_list(draft.with_)}"] if draft.with_ else []),
        *([f"    about: {_list(draft.about)}"] if set(draft.about) != set(ABOUT) else []),
        *(
            ["    when:", *(f"      {fact}: {_list(words)}" for fact, words in draft.when.items())]
            if draft.when
            else []
        ),
        f"    severity: {draft.severity}",
        *([f"    firm: {quoted(draft.firm)}"] if draft.firm else []),
        f"    route: {_list(route)}",
        f"    citations: {_list([quoted(one) for one in draft.citations])}",
        f"    advice: {quoted(draft.advice)}",
        "    cases:",
        *(f"      - {case}" for case in _cases(draft)),
    ]
    return "\n".join(lines) + "\n"


def quoted(words: str) -> str:
    """A text in quotes, as YAML reads it back."""
    escaped = words.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _cases(draft: Draft) -> Iterator[str]:
    """One case for each word that the rule accepts, and one for each that it does not."""
    first = {fact: words[0] for fact, words in draft.when.items()}
    alike = [entity for entity in draft.any if entity not in draft.with_]
    named = f"[{alike[0] if draft.with_ else draft.any[0]}{f', {draft.with_[0]}' if draft.with_ else ''}]"
    everybody = [f"[{entity}{f', {draft.with_[0]}' if draft.with_ else ''}]" for entity in draft.any]
    everybody += [f"[{alike[0]}, {entity}]" for entity in draft.with_[1:]]
    yield _case(first, draft.severity, each=f"person: {_list(everybody)}", about=draft.about[0])
    nobody = f"[{alike[0]}]" if draft.with_ else "[SEX]"
    yield _case(first, "none", people=nobody, about=draft.about[0])
    yield from _each("about", draft.about, ABOUT, first, named, draft)
    for fact, words in draft.when.items():
        yield from _each(fact, words, FACTS[fact], first, named, draft)
    if draft.firm:  # where anything else would be lowered
        closed = {"exposure": "owner", **({} if "protection" in draft.when else {"protection": "strong"})}
        yield _case({**first, **closed}, draft.severity, people=named, about=draft.about[0])


def _each(
    fact: str, accepted: Sequence[str], known: Sequence[str], first: Mapping[str, str], named: str, draft: Draft
) -> Iterator[str]:
    others = [word for word in known if word not in accepted]
    rest = {name: word for name, word in first.items() if name != fact}
    about = None if fact == "about" else draft.about[0]
    for words, severity in ((accepted, draft.severity), (others, "none")):
        if words:
            yield _case(rest, severity, each=f"{fact}: {_list(words)}", people=named, about=about, open_=fact)


def _case(
    facts: Mapping[str, str],
    severity: str,
    each: str = "",
    people: str = "",
    about: str | None = None,
    open_: str = "",
) -> str:
    parts = [f"each: {{{each}}}"] if each else []
    parts += [f"people: [{people}]"] if people else []
    parts += [f"about: {about}"] if about else []
    if "exposure" not in facts and open_ != "exposure":
        parts.append("exposure: external")
    parts += [f"{fact}: {f'[{word}]' if fact == 'recipients' else word}" for fact, word in facts.items()]
    return f"{{{', '.join([*parts, f'expect: {severity}'])}}}"


def _list(words: Sequence[str]) -> str:
    return f"[{', '.join(words)}]"
