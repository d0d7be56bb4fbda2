"""Lists of detentions and of dismissals: columns whose heading says "Reason" or "Pick up", told by the list and by their cells.

Source: slips and logs of detentions as teachers keep them (date, pupil, reason, minutes), lists for dismissal and release.
A reason with minutes beside it may be a lesson's, too: some of the reasons must be conduct, unless a title says what the list is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from recognizers.columns.column import names_people
from recognizers.columns.sheets.alerts import is_allergen, of_food
from recognizers.columns.unlabelled import share
from recognizers.headings.headers import says_something

if TYPE_CHECKING:
    from recognizers.columns.column import Column
    from recognizers.contract import Hit

_TITLE = re.compile(
    r"\b(?:detentions?|dets?\b|saturday school|office referrals?|discipline (?:log|list|report)|behaviou?r (?:log|list|report|referrals?)|conduct (?:log|list|slips?)|odrs?\b|incident (?:log|list|report)|behaviou?r \((?:wk|week)|suspensions?|in[- ]school suspension|iss\b|loss of recess|write-?ups?)",
    re.IGNORECASE,
)
_NOT_A_LIST = re.compile(
    r"\b(?:policy|policies|handbook|supervisors?|coverage|duty|duties|staff(?:ing)?)\b", re.IGNORECASE
)
_REASONS = frozenset(
    "reason reasons why what whylost reasonlost for cause comment comments note notes what whathappened description details detail infraction offense behavior rule".split()
)
_MINUTES = frozenset(
    "min mins minutes minute minutesassigned mindet time length duration timeserved minsserved minutesserved mintoserve".split()
)
_SERVED = frozenset(
    "served servedon dateserved datetoserve serveon serve toserve datedue assignedby issuedby writtenby writtenupby referredby slip slipno sentby sentfrom".split()
)
_CONDUCT = re.compile(
    r"\b(?:lates?|tard(?:y|ies)|talk(?:ing|ed|s)?|calling out|phones?|cell|gum|candy|food|eating|no (?:hw|homework|book|books|materials|pencil|uniform|pass|chromebook|work)|missing (?:hw|homework|work)|homework|unprepared|dress code|uniform|hat|hood(?:ie)?"
    r"|disrupt\w*|rude\w*|disrespect\w*|left (?:his |her |their )?(?:seat|class|room|line)|out of (?:seat|class|uniform|area|bounds)|running|push\w*|shov\w*|fight\w*|hit(?:ting)?|kick\w*|swear\w*|swore|language|profanity|cut(?:ting|s)?|skip\w*|defian\w*|refus\w*"
    r"|throw\w*|threw|horseplay|roughhous\w*|wandering|roaming|earbuds|airpods|headphones|games?|youtube|vap\w*|plagiari\w*|cheat\w*|copying|lying|lied|insubordinat\w*|not (?:following|working|listening)|off task|sleeping|teasing|name[- ]calling|bully\w*|spit\w*|graffiti|vandal\w*|noise|yelling|inappropriate)\b",
    re.IGNORECASE,
)
_OUTCOMES = frozenset(
    "out outcome outcomes action result disposition consequence whatidid whathappensnext sentto then next".split()
)
_SANCTION = re.compile(
    r"\b(?:(?-i:LD|SH|ISS|OSS|OD|AD|SD|SS)\b|det(?:ention)?s?\b|suspen\w+|in[- ]school|saturdays?|sat school|sent home|re-?entry|write-?up|referr\w+|call(?:ed)? home|parent (?:mtg|meeting|conf\w*)|warn\w*|lost \w+|no recess|removed|restorative|apolog\w+|contract|\d+ days?)",
    re.IGNORECASE,
)
_NO_REASON = re.compile(
    r"(?:witness\w*|lost\b|cried|crying|upset|rough (?:morning|day)|sick|nurse|bathroom|water|dentist|appointment|forgot (?:lunch|coat)|new student|tour|pass|none)\b",
    re.IGNORECASE,
)
_NO_OUTCOME = re.compile(
    r"(?:ret(?:urn(?:ed)?)?\b|rtc\b|(?:sent |walked )?(?:back|to class)|water|none|talked|ok)\b", re.IGNORECASE
)
_LEAST, _SOME = 0.5, 0.3
_MOST_MINUTES = 180
_USUAL_MINUTES = frozenset("10 15 20 30 40 45 60 90".split())

_RELEASES = frozenset(
    "pickup pickupby pickedupby pickups pickupperson pickupnotes release releaseto releasedto okreleaseto releasenotes dismissal dismissalto dismissto dismissedto dismissalnotes dismissalplan goinghome goeshome goeshomewith authorizedpickup whocanpickup whomaypickup".split()
)
_RESTRICTIONS = frozenset({"restriction", "restrictions"})
"""Headings that may ask for those of sports, too."""

_ALLOWED = frozenset(
    "canpickup maypickup pickupok oktopickup okforpickup authorizedtopickup allowedtopickup hascustody custodial legalcustody physicalcustody educationalrights recordsaccess".split()
)
"""Headings of a list of contacts that ask whether one may fetch a pupil: a no says something."""

_LIMITS = re.compile(r"\b(?:only|not?|never|except|blocked|banned|barred|denied)\b", re.IGNORECASE)
_ARRANGED = re.compile(
    r"\b(?:209a|258e|r\.?o\b|restrain\w+|court|custod\w+|dcf|foster|supervised|guardianship|(?:legal|temp\w*\.?|co-?) ?guardians?|kinship|ward of|rights terminated|no contact|judge|probate|50[/-]50)\b",
    re.IGNORECASE,
)
_ADULT_WORD = (
    r"(?:mom|mother|dad|father|aunt|uncle|nana|gran\w*|grand\w+|step\w+|parents?|guardian|sister|brother|foster)"
)
_ADULT = re.compile(rf"\b(?:{_ADULT_WORD}|(?-i:[A-Z][a-z]+ [A-Z][a-z]+))\b", re.IGNORECASE)
_DAY = r"(?:m(?:on)?|tu?e?s?|w(?:ed)?|th(?:u?r?s?)?|f(?:ri)?|sat|sun)"
_WEEK = re.compile(
    rf"\b{_ADULT_WORD}\W{{1,3}}{_DAY}\b.*?\b{_ADULT_WORD}\W{{1,3}}{_DAY}\b|\b{_ADULT_WORD} {_DAY}[/,-]{_DAY}\b",
    re.IGNORECASE,
)
"""Days on which one parent fetches, and days of the other."""


def arranged(cell: str) -> bool:
    """Whether a cell says that a court or an agency has arranged who has a pupil: "grandmother (guardianship)"."""
    return _ARRANGED.search(cell) is not None


_UNHOUSED = re.compile(
    r"(?:in |at )?(?:an? |the )?(?:(?:dv|family|state|ea|local|emergency|youth|church) )?(?:motels?|hotels?|hotel/motel|motel/hotel|shelter(?:ed)?|car|van|tent|camper|campground|doubled?[- ]?up|dbld? up|couch(?:es)?\b.*|unaccompanied(?: youth| minor)?|homeless|unsheltered|unhoused|transitional(?: housing)?|evicted)(?:[ ,;(/–-].{1,40})?",
    re.IGNORECASE,
)


def unhoused(cell: str) -> bool:
    """Whether a cell says that a pupil has no home of its own: "motel", "doubled up w/ aunt"."""
    return _UNHOUSED.fullmatch(cell.strip()) is not None


_HOUSEHOLD = re.compile(
    r"(?:(?:both|bio|biological|the|his|her|their|older|younger|maternal|paternal|great|step|half|and|with|[&+/,-]|\d{1,2}|mom|mum|mother|dad|father|parents?|sibs?|siblings?|family"
    r"|brothers?|sisters?|grand(?:ma|pa|mother|father|parents?)|gma|gpa|nana|aunts?|uncles?|cousins?|guardians?|mamá|papá|madre|padre|abuel[oa]s?|t[íi][oa]s?|mãe|pai|avós?|avô|manman|papa|grann|matant|tonton|y|e|ak)[\s,]*)+",
    re.IGNORECASE,
)


def is_household(cell: str) -> bool:
    """Whether a cell names no more than relatives with whom a pupil lives: "mom & dad", "grandmother", "mother + 5 sibs"."""
    return _HOUSEHOLD.fullmatch(cell.strip()) is not None


def limits(cell: str) -> bool:
    """Whether a cell of a dismissal list limits who may fetch a pupil: "aunt Rosa only", "NOT father", "mom M-W, dad Th-F"."""
    if arranged(cell) or _WEEK.search(cell):
        return True
    return _LIMITS.search(cell) is not None and _ADULT.search(cell) is not None


def put_conduct(columns: list[Column], keys: Sequence[str], samples: Sequence[Sequence[str]], title: str) -> None:
    """The reasons of a list of detentions; `title` is what stands above the table."""
    if any(c.entity in {"DISCIPLINE_RECORD", "HEALTH_ALERT"} for c in columns):
        return
    over = "\n".join([title, *(c.heading for c in columns if c.name == "full")])
    titled = _TITLE.search(over) is not None and not _NOT_A_LIST.search(over)
    timed = any(k in _MINUTES and _are_minutes(v) for k, v in zip(keys, samples, strict=True))
    served = bool(_SERVED.intersection(keys))
    if not (titled or timed or served):
        return
    for i, k in enumerate(keys):
        said = [v for v in samples[i] if says_something(v)]
        if (
            not _asks_reason(k, columns[i].heading)
            or columns[i].entity is not None
            or columns[i].name is not None
            or not said
        ):
            continue
        if titled or (len(said) > 1 and share(said, _is_conduct) >= (_SOME if timed and served else _LEAST)):
            columns[i] = replace(columns[i], entity="DISCIPLINE_RECORD", accepts=None if titled else _says_conduct)
    if any(c.entity == "DISCIPLINE_RECORD" for c in columns):
        _put_outcomes(columns, keys, samples)


def _asks_reason(k: str, heading: str) -> bool:
    """Whether a heading asks for the reason, or for it among others: "why / action"."""
    return k in _REASONS or any(part.strip().lower() in _REASONS for part in re.split(r"[/&,+]", heading))


def _put_outcomes(columns: list[Column], keys: Sequence[str], samples: Sequence[Sequence[str]]) -> None:
    """What came of it, in the short forms of a log: "LD", "SH / reentry Mon", "ISS rest of day"."""
    for i, k in enumerate(keys):
        said = [v for v in samples[i] if says_something(v)]
        free = columns[i].entity is None and columns[i].name is None
        if k in _OUTCOMES and free and any(map(_is_sanction, said)):
            columns[i] = replace(columns[i], entity="DISCIPLINE_RECORD", accepts=_says_outcome)


def _is_sanction(cell: str) -> bool:
    return _SANCTION.search(cell) is not None


def _says_outcome(cell: str) -> bool:
    """Whether a cell of outcomes says more than that somebody went back to class."""
    return says_something(cell) and _NO_OUTCOME.match(cell.strip()) is None


def _says_conduct(cell: str) -> bool:
    """Whether a cell of reasons gives one: a witness, somebody lost or unwell came for something else."""
    return says_something(cell) and _NO_REASON.match(cell.strip()) is None


def by_conduct(columns: Sequence[Column], samples: Sequence[Sequence[str]], title: str) -> tuple[Column, ...]:
    """The columns of a table without a header, with the reasons of detentions put in: told by its title, or by minutes."""
    out = list(columns)
    if not names_people(columns):
        return tuple(out)
    filled = [[v.strip() for v in values if says_something(v)] for values in samples]
    timed = any(len(v) > 1 and share(v, lambda x: x.removesuffix(" min") in _USUAL_MINUTES) == 1 for v in filled)
    if not (timed or (_TITLE.search(title) and not _NOT_A_LIST.search(title))):
        return tuple(out)
    for i, said in enumerate(filled[: len(out)]):
        free = out[i].entity is None and out[i].name is None
        if free and len(said) > 1 and share(said, _is_conduct) >= _LEAST:
            out[i] = replace(out[i], entity="DISCIPLINE_RECORD")
    return tuple(out)


def _limits_somebody(cell: str) -> bool:
    return limits(cell) and _ADULT.search(cell) is not None


def _is_answer(cell: str) -> bool:
    return cell.strip().lower() in {"y", "n", "yes", "no", "true", "false"}


def _forbids(cell: str) -> bool:
    return cell.strip().lower() in {"n", "no", "false"}


_HEALTH_TITLE = re.compile(
    r"\b(?:allerg(?:y|ies)|epi-?pens?|home ?bound|(?:home|in) ?[/&-] ?hospital(?:ized|ization)?|hospital(?:ized)? (?:list|tutoring|instruction)|(?:health|medical|food|nurse['’]?s?) (?:alerts?|boards?|concerns?|needs|lists?|conditions))\b",
    re.IGNORECASE,
)
_NO_BOARD = re.compile(
    r"\b(?:menu|recipes?|policy|training|supplies|snacks?|lunch(?:es)?|order(?:s|ing)?)\b", re.IGNORECASE
)
_LONGEST = 60


def by_health(
    columns: Sequence[Column],
    samples: Sequence[Sequence[str]],
    title: str,
    find: Callable[[str, str], Sequence[Hit]] = lambda _heading, _cell: (),
) -> tuple[Column, ...]:
    """The columns of a table without a header, with what stands beside the names put in where its title is of health
    ("ALLERGY BOARD", a name, "kiwi", a name, "eggs"), or most cells of a column are, and no list of what is eaten."""
    out = list(columns)
    if not any(c.name == "full" for c in out) or _NO_BOARD.search(title) or of_food(out, title):
        return tuple(out)
    titled = _HEALTH_TITLE.search(title) is not None
    wordy = [i for i, c in enumerate(out) if c.entity is None and c.name is None and _are_words(samples[i])]
    said = {i: sum(any(h.entity == "HEALTH_ALERT" for h in find("", v)) for v in samples[i]) for i in wordy}
    most = max(said.values(), default=0)
    for i in wordy:
        filled = [v for v in samples[i] if says_something(v)]
        of_health = most > 1 and said[i] + sum(map(is_allergen, filled)) >= _HEALTHY * len(filled)
        if said[i] == most and (titled or of_health):
            accepts = None if titled else is_allergen  # without a title other cells say what they say by their words
            out[i] = replace(out[i], entity="HEALTH_ALERT", told=True, accepts=accepts)
    return tuple(out)


_HEALTHY = 0.6
"""The share of the cells of a column without a heading that are of health where all are."""


def _are_words(values: Sequence[str]) -> bool:
    """Whether the cells that say anything are short remarks."""
    said = [v for v in values if says_something(v)]
    return bool(said) and all(len(v) <= _LONGEST and re.search(r"[^\W\d_]{3}", v) for v in said)


def _are_minutes(values: Sequence[str]) -> bool:
    """Whether a column counts minutes: no hours of a clock, and none of more than three hours."""
    found = [re.fullmatch(r"(\d{1,3})(?: ?m(?:in\w*)?\.?)?", v) for v in values if v]
    return bool(found) and all(one and int(one[1]) <= _MOST_MINUTES for one in found)


def _is_conduct(value: str) -> bool:
    return _CONDUCT.search(value) is not None


def put_releases(columns: list[Column], keys: Sequence[str], samples: Sequence[Sequence[str]]) -> None:
    """Who fetches a pupil is a contact; the cells that limit it say something of custody."""
    for i, k in enumerate(keys):
        if k in _ALLOWED and share([v for v in samples[i] if v.strip()] or ["-"], _is_answer) == 1:
            columns[i] = replace(columns[i], entity="CUSTODY_NOTE", name=None, accepts=_forbids)
        said = [v for v in samples[i] if says_something(v)]
        if k in _RESTRICTIONS and columns[i].entity is None and said and share(said, _limits_somebody) >= _LEAST:
            columns[i] = replace(columns[i], entity="CUSTODY_NOTE", accepts=limits)
        if k not in _RELEASES or columns[i].entity is not None or not any(map(limits, said)):
            continue
        if columns[i].name is None or share(said, limits) >= _SOME:
            columns[i] = replace(columns[i], entity="CUSTODY_NOTE", name=None, accepts=limits)
