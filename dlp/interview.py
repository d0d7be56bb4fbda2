"""The questions of `dlp init`, and the configuration that the answers make.

Each question has a default and takes "?" for "I do not know yet": what is not known is left in the file as a comment,
to be filled in later. What is written is cautious: watch, observe, only the officer is mailed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from dlp import patterns, toml_values
from dlp.errors import ConfigError
from dlp.toml_tables import Document, Reader, Spot

UNKNOWN = "?"
MOST_QUESTIONS = 15


class NotUsable(Exception):
    """An answer that cannot be used; `str()` says why, to a person."""


@dataclass(frozen=True)
class Question:
    """One question. `default` "" stands for "I do not know yet"; `read` gives the TOML value, or raises NotUsable."""

    key: str
    ask: str
    why: str
    default: str
    read: Callable[[str], str]


def quoted(value: str) -> str:
    """A TOML string: literal where it can be, so that backslashes of patterns and Windows paths stay what they are."""
    if "'" not in value and value.isprintable():
        return f"'{value}'" if "\\" in value or '"' in value else f'"{value}"'
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in escaped) + '"'


def _one(reader: Reader) -> Callable[[str], str]:
    return lambda answer: quoted(_checked(reader, answer))


def _several(reader: Reader) -> Callable[[str], str]:
    def read(answer: str) -> str:
        words = [word for word in re.split(r"\s*[,;]\s*", answer.strip()) if word]
        return f"[{', '.join(quoted(_checked(reader, word)) for word in words)}]"

    return read


def _checked(reader: Reader, answer: str) -> str:
    """The answer as the configuration would read it, or NotUsable with the configuration's own words."""
    nowhere = Spot(Document(Path("dlp.toml"), {}, {}), ("answer",))
    try:
        reader(answer, nowhere)
    except ConfigError as error:
        raise NotUsable(str(error).partition("[answer] ")[2]) from None
    return answer


def _folder(answer: str) -> str:
    return quoted(str(Path(_checked(toml_values.path, answer)).expanduser().absolute()))


def _folders(answer: str) -> str:
    words = [word for word in re.split(r"\s*[,;]\s*", answer.strip()) if word]
    return f"[{', '.join(_folder(word) for word in words)}]"


def shape(answer: str) -> str:
    """A regular expression for ids like the one given: `123456` or `S-12345` is an example, anything else a pattern.

    Raises NotUsable if it is neither. The digits of an example are not kept, its letters are.
    """
    if re.fullmatch(r"(?=.*\d)[A-Za-z0-9-]{3,20}", answer):
        return re.sub(r"\d+", lambda run: f"\\d{{{len(run.group())}}}", answer)
    if complaint := patterns.problem(answer):
        raise NotUsable(f"is no example of an id, and as a pattern it {complaint}")
    return answer


NEAREST = {"millbury": "nothing about a student by mail or on the web without permission",
           "millis": "no student data by mail at all; mail is not read without a recorded need",
           "belmont": "approved systems only; families may opt out of publication",
           "quincy": "only encrypted or under a password; nothing that leads to a student on social media",
           "westford": "staff with a need to know may use internal mail"}  # fmt: skip
"""The five districts' policies, in a phrase each, for whoever has to pick the nearest."""


OWN = "own"
"""The answer that leads to ten more questions, and to a pack of the district's own."""


def _policy(answer: str) -> str:
    name = answer.strip().lower()
    if name in {"none", OWN}:
        return OWN
    if name == "law":
        return ""
    if name not in NEAREST:
        raise NotUsable(f"must be one of {', '.join(NEAREST)}, or none, or law")
    return name


QUESTIONS = (
    Question(
        "domains",
        "Which mail domains are yours? (several: with commas)",
        "Whoever is outside them counts as outside the district. Example: example.k12.ma.us",
        "",
        _several(toml_values.domain),
    ),
    Question(
        "share",
        "Which folder holds the files of your staff?",
        "The share as this machine sees it, for example /srv/staff. It is only read.",
        "",
        _folder,
    ),
    Question(
        "officer",
        "What is the mail address of the officer for student privacy?",
        "All reports go to this person alone, until you enrol others.",
        "",
        _one(toml_values.email),
    ),
    Question(
        "health",
        "In which folder do health records belong? (several: with commas)",
        "What lies in its proper home, closed to others, is at most a low finding. Usually the nurse's folder.",
        "",
        _folders,
    ),
    Question(
        "special_education", "In which folder do special-education records belong?", "IEPs, 504 plans.", "", _folders
    ),
    Question(
        "custody",
        "In which folder do custody records belong?",
        "Court orders, notes about who may pick up a child. Usually guidance or the main office.",
        "",
        _folders,
    ),
    Question(
        "student_id",
        "What does one of your student ids look like?",
        "Type an invented one, such as 123456 or S-12345; only its shape is kept. (A regular expression will do too.)",
        "",
        lambda answer: quoted(shape(answer)),
    ),
    Question(
        "smtp",
        "Which server takes your mail? (host:port)",
        "For the report in the morning. Example: smtp.example.org:587",
        "",
        _one(toml_values.host_port),
    ),
    Question(
        "policy",
        "Which of these policies is nearest to your own? (millbury, millis, belmont, quincy, westford, none)",
        "It is used beside federal and state law: "
        + "; ".join(f"{name}: {phrase}" for name, phrase in NEAREST.items())
        + "; none: ten questions make a policy of your own; law: federal and state law alone.",
        "law",
        _policy,
    ),
)


def configuration(answers: Mapping[str, str], packs: tuple[str, ...]) -> str:
    """The text of a commented, cautious dlp.toml.

    `answers` maps a question's key to its TOML value, "" where nothing is known; that of `policy` is the name of a
    pack, or the file of one's own. `packs` are the packs there are.
    """
    parts = [
        _HEAD,
        _district(answers, packs),
        _source(answers.get("share", "")),
        _homes(answers),
        _notify(answers),
        _CAUTION,
    ]
    return "\n".join(part.rstrip() + "\n" for part in parts)


_HEAD = """# Configuration of dlp, written by `dlp init`. Everything here can be changed with any editor;
# `dlp doctor` says whether it is still understood. Lines that begin with # do nothing:
# take the # away when you know the answer.
"""


def _set(key: str, value: str, example: str) -> str:
    return f"{key} = {value}" if value else f"# {key} = {example}    # not known yet"


def _district(answers: Mapping[str, str], packs: tuple[str, ...]) -> str:
    near = answers.get("policy", "")
    policies = ["ferpa", "ma-privacy", *([near] if near in packs else [])]
    if near.endswith(".yaml"):
        policies, near = [*policies, near], ""
    waiting = (
        f'# add "{near}" to the list when `dlp` knows that policy (`dlp policy list`)\n'
        if near and near not in packs
        else ""
    )
    return f"""[district]
# name = "Example Public Schools"
# Mail addresses outside these domains count as outside the district.
{_set("domains", answers.get("domains", ""), '["example.k12.ma.us"]')}
# What findings are judged by: federal law, state law, and a district's own policy.
{waiting}policies = [{", ".join(map(quoted, policies))}]
# The shape of a student id, as a regular expression. A bare number counts only with its label,
# in its column, or when the roster knows it.
{_set("student_id", answers.get("student_id", ""), quoted(chr(92) + "d{6}"))}
# The shapes of staff numbers and of lunch PINs, which count in the same way.
# employee_id = {quoted(chr(92) + "d{5}")}
# lunch_pin = {quoted(chr(92) + "d{5}")}
"""


def _source(share: str) -> str:
    if not share:
        return """# The places to look at, one [[source]] each. Without any, name a folder: dlp scan FOLDER
# [[source]]
# name = "staff-share"
# type = "share"
# root = "/srv/staff"
# exposure = "auto"
"""
    return f"""# The places to look at, one [[source]] each: `dlp scan staff-share` scans this one.
[[source]]
name = "staff-share"
type = "share"
root = {share}
exposure = "auto"      # read each file's own rights; or a level: public external district group owner
every = "24h"
apply = false          # nothing on the share is ever moved unless this says true
"""


def _homes(answers: Mapping[str, str]) -> str:
    return f"""# Where sensitive records belong. In its home, closed to others, a record is at most a low finding.
[homes]
{_set("health", answers.get("health", ""), '["/srv/staff/Nurse"]')}
{_set("special_education", answers.get("special_education", ""), '["/srv/staff/Special Education"]')}
{_set("custody", answers.get("custody", ""), '["/srv/staff/Guidance"]')}
"""


def _notify(answers: Mapping[str, str]) -> str:
    return f"""# Who is told. Only the officer, until others are enrolled in `people`.
[notify]
{_set("officer", answers.get("officer", ""), '"privacy.officer@example.org"')}
{_set("smtp", answers.get("smtp", ""), '"smtp.example.org:587"')}
people = []
owners = false         # whoever owns a file is not written to
immediate = false

# The addresses of the roles that a finding names ("Whom to ask"); a school's own go before the district's. The school
# is known by a folder of its name. `dlp doctor` names the roles that have no address yet.
[roles]
# principal = ["principals@example.org"]
# "school nurse" = ["nurse@example.org"]
# Memorial = {{principal = ["memorial.principal@example.org"]}}
"""


_CAUTION = """# What the program may do by itself. "watch": it only writes down what it would have done.
[actions]
mode = "watch"         # watch | notify | act
grace_days = 7

[nightly]
window = "20:00-05:00"

# The filter for outgoing mail. "observe": everything passes; what would have been held is written down.
[mail]
mode = "observe"       # observe | enforce

[limits]
matches_per_item = 1000
"""
