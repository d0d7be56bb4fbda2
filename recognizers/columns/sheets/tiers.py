"""Results of screeners of pupils: tiers of reading and arithmetic, risk on early warning lists, and screens of the mind.

Source: reports of DIBELS, Aimsweb, Star, Lexia, i-Ready and of the state's early warning system (intensive, strategic, below benchmark, at
risk, off track); PHQ-9, GAD-7, C-SSRS, CRAFFT and S2BI (SBIRT: M.G.L. c.71 s.97), SAEBRS, BASC, SDQ. Who is on track is no matter of alert.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from recognizers.columns.column import names_people
from recognizers.headings.headers import STUDENT_CUES, says_something

if TYPE_CHECKING:
    from recognizers.columns.column import Column

_OF_MIND = re.compile(
    r"phq(?:9|2|a|9a|8)?|gad(?:7|2)?|c?ssrs|columbia|crafft|s2bi|sbirt|scared|sdq|basc\d?|bess|(?:my)?saebrs|srss(?:ie)?|psc(?:17|35)?|aces?score|bimas\d?|asq(?:suicide)?|dass(?:21)?|cesd|bdi|rcads|pcl\d?"
    r"|(?:depress\w*?|suicid(?:e|al|ality)|anxiety|trauma|mentalhealth|mh|substance(?:use)?|selfharm|behaviou?r|emotional|sebl?|sel|wellness)(?:risk)?screen(?:er|ing|ed)?"
)
"""Keys of the headings of screens of the mind, of drink and drugs, of behaviour; their results stand behind or beside."""

_RESULT = re.compile(
    r"(?:total|overall|final)?(?:score|risk|risklevel|level|result|results|total|positive|severity|outcome|band|category|status|screen|item9|q9|followup|nextstep|action)?"
)
_DOMAINS = re.compile(
    r"(?:social|emotional|academic|behaviou?r(?:al)?|internali[sz]ing|externali[sz]ing|conduct|hyperactivity|peer|prosocial|total)(?:behaviou?r|risk|score|problems)?"
)
_RISK = re.compile(r"(?:total|overall)?risk(?:level)?")

_ON_SKILLS = re.compile(
    r"(?:dibels\w*|acadience\w*|aimsweb\w*|star(?:math|reading|early\w*|360)?|lexia\w*|iready\w*|map(?:growth)?|nwea\w*|fast(?:bridge)?|easycbm|mclass\w*|ran|lnf|psf|nwf|orf|\w*screener|\w*benchmark\w*|fundations\w*|predictive\w*|ewis\w*|earlywarning\w*)(?:level|score|status|risk|composite|band)?"
)
"""Keys of the headings of screeners of skills."""

_ASKED = re.compile(
    r"(?:\w*(?:risk|riskofdropout|risklevel|benchmarkstatus|riskstatus|status|level|category|tier|band|result|results|screen|screening|placement|performance\w*|recommendation|need|support|supportlevel|instructional\w*|needsgroup))|(?:reading|rdg|math|ela|literacy|writing|comp(?:rehension)?|composite|fluency|overall|boy|moy|eoy|fall|winter|spring)"
)
"""Keys of the headings under which a tier may stand."""

_LOW = re.compile(
    r"on watch|(?:(?:most )?intensive|strategic|urgent)(?: (?:intervention|support|need))?|intervention|(?:well |far |significantly |slightly |just |approaching |1 |one |2\+? |two )?(?:year |grade |yr )?(?:levels? )?below(?: (?:the )?(?:benchmark|grade(?: level)?|basic|average|proficien\w+|level|standard|norm|target))?"
    r"|(?:at|high|some|moderate|elevated|medium|severe|extreme(?:ly)?|very high|increased|significant)(?:[- ]risk)?|off[- ]track|not (?:on track|met|meeting|proficient)|tier (?:2|3|ii|iii)|needs? (?:support|intervention)|did not meet|partially met|(?:clinically |clin\.? )?(?:significant|elevated)|mod(?:erate|\.)?(?:ly severe)?",
    re.IGNORECASE,
)
_FINE = re.compile(
    r"core(?: support)?|(?:at|above|at/above|at or above|meets?|meeting|exceeds?|on)(?: (?:or above )?(?:benchmark|grade(?: level)?|average|target|track|level|proficien\w+|standard|norm))?|low(?:[- ]risk)?|no(?:t at)?[- ]risk|minimal(?: risk)?|normal|average|above average|tier (?:1|i)|proficient|advanced|met|benchmark|mild|none|no|negligible|typical|adequate|on[- ]track",
    re.IGNORECASE,
)
_SURELY = re.compile(
    r"(?:intensive|strategic|urgent intervention|.*below (?:the )?(?:benchmark|grade.*|basic|average|proficien\w+)|tier (?:3|iii)|.*levels? below)",
    re.IGNORECASE,
)
"""Tiers that nothing but a pupil's skills have."""

_OF_PROJECTS = re.compile(
    r"project\w*|task\w*|milestone\w*|vendor\w*|item\w*|grant\w*|deliverable\w*|owner|building|site|asset\w*|hazard\w*|device\w*|priority|likelihood|impact|mitigation|program|initiative|goal|action(?:item)?|server|system|product"
)
_ALL, _LEAST = 0.8, 2

_POSITIVE = re.compile(
    r"(?:pos(?:itive)?|\+|high|mod(?:erate)?|severe|elevated|at[- ]risk|some[- ]risk|flag(?:ged)?|refer\w*|yes|y|extreme\w*|clin\w*|significant|endorsed|imminent|urgent|active|passive|ideation|si|hi)\b.*|[1-9]\d{0,2}(?: ?/ ?\d{1,3})?",
    re.IGNORECASE,
)
"""What says that a screen of the mind found something, or how many points it gave."""


def put_tiers(columns: list[Column], keys: Sequence[str], samples: Sequence[Sequence[str]]) -> None:
    """The columns of what screeners found of pupils, put in; `keys` are the keys of the headings."""
    if not names_people(columns) or any(map(_OF_PROJECTS.fullmatch, keys)):
        return
    if not _put_minds(columns, keys, samples):
        _put_skills(columns, keys, samples)


def _put_minds(columns: list[Column], keys: Sequence[str], samples: Sequence[Sequence[str]]) -> bool:
    """Those of a screen of the mind, and of what came of it beside; whether it is such a list."""
    domains = [i for i, k in enumerate(keys) if _DOMAINS.fullmatch(k) and _are_tiers(samples[i])]
    told = [i for i, c in enumerate(columns) if _is_free(c, "HEALTH_ALERT") and _names_screen(keys[i])]
    if len(domains) >= _LEAST and any(_RISK.search(k) for k in keys):
        told += domains
    if not told:
        return False
    for i, c in enumerate(columns):
        beside = _is_free(c) and keys[i] and _RESULT.fullmatch(keys[i]) and any(map(_POSITIVE.fullmatch, samples[i]))
        if i in told or beside:
            columns[i] = replace(c, entity="HEALTH_ALERT", name=None, accepts=_is_positive)
    return True


def _names_screen(k: str) -> bool:
    found = _OF_MIND.match(k)
    rest = k[found.end() :] if found is not None else "-"
    return _RESULT.fullmatch(rest) is not None or _DOMAINS.fullmatch(rest) is not None


def _put_skills(columns: list[Column], keys: Sequence[str], samples: Sequence[Sequence[str]]) -> None:
    """Those of tiers, where a heading asks for one and the rows are pupils by a heading, by a screener or by the tiers themselves."""
    screened = any(map(_ON_SKILLS.fullmatch, keys))
    pupils = screened or bool(STUDENT_CUES.intersection(keys))
    for i, c in enumerate(columns):
        if not (_is_free(c, "GRADE_RECORD") and (_ASKED.fullmatch(keys[i]) or _ON_SKILLS.fullmatch(keys[i]))):
            continue
        said = [v.strip() for v in samples[i] if v.strip()]
        if _are_tiers(said) and (any(map(_SURELY.fullmatch, said)) or pupils):
            columns[i] = replace(c, entity="GRADE_RECORD", name=None, accepts=is_low)


def _is_free(column: Column, entity: str | None = None) -> bool:
    return column.entity in {None, entity} and column.name in {None, "other"} and not column.flags


def _are_tiers(values: Sequence[str]) -> bool:
    """Whether cells hold tiers and hardly anything else, one of them low."""
    said = [v.strip() for v in values if v.strip()]
    low = sum(bool(_LOW.fullmatch(v)) for v in said)
    return low > 0 and low + sum(bool(_FINE.fullmatch(v)) for v in said) >= _ALL * len(said)


def is_low(cell: str) -> bool:
    """Whether a cell holds a tier of those who need help: "Intensive", "below grade level", "High risk"."""
    return _LOW.fullmatch(cell.strip()) is not None


def _is_positive(cell: str) -> bool:
    return says_something(cell) and (_POSITIVE.fullmatch(cell.strip()) is not None or is_low(cell))
