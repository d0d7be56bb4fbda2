"""The page of the registers, `docs/registers.md`: its prose, and the columns as the registers themselves tell them."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Mapping
from typing import Any

Table = Callable[[tuple[str, ...], Iterable[tuple[str, ...]]], str]

INTRODUCTION = """\
The lists that clauses call for: who agreed to be published, who may receive records, which systems are approved.
Each is a CSV or TOML file of yours, named in the configuration. All are optional; what is not on file is taken as
not given.

```toml
[registers]
restrictions = "registers/restrictions.csv"
people = "registers/people.csv"
suppressions = "registers/suppressions.csv"
max_age_days = 365                 # a file that nobody changed for longer is said

[registers.mappings]
restrictions = "aspen-contacts"    # the file is an export of Aspen's contacts; or a mapping of your own, in a .toml

[consent]
files = ["registers/memorial.csv", "registers/north-hill.csv"]

[approved]
domains = ["sis.example.net"]      # the same as rows of approved_systems, for a short list
recipients = ["auditor@example.org"]
```

`dlp scan`, `check` and `gate` take `--consent FILE` for one run, in place of `[consent] files`.

- **CSV**: the first line names the columns, in any order and case; commas, semicolons, tabs or bars part them. A
  line that begins with `#` is a remark. A heading that is nearly one of ours stops the program; any other is passed
  over, and said.
- **TOML**: a row is a table named as the register: `[[restrictions]]`.
- **Dates** are `2027-06-30` or `6/30/2027`. Several values in a cell are parted by semicolons.
- A row counts from `effective` to `expires`, both included. Expired rows do not count, and are named at every run
  and by `dlp doctor`, by file and line. So is a row with a mistake: a bad date, a word that is none, a name that
  fits two students. No message repeats what a row holds.
- **Students** are known by `lasid` or `sasid`, or by name and what tells namesakes apart. With a roster, a row means
  the student whom the roster has under that id or name. Without one, rows and files are compared by keyed digests, and
  the students of the lists are known by name as if they stood in a roster, in memory only: a page that names a child
  who opted out is met though it holds nothing else. Somebody of the same name with another id is somebody else.
- `dlp policy explain FILE --recipient ADDRESS` says what follows from who an address is by these lists."""

SUPPRESSING = """\
A finding is known by its rule, the keyed digests of its matches (`digest` in the records), and the path: never by a
line number. It is suppressed while every value of it is covered, so a new value in the same file brings it back. It
stays in the records with `suppressed`, and counts neither for severity nor for `--fail-on`. A policy may demand an
approver and an end (Quincy does): there a row without them does not count. Rows that matched nothing are named
after a run over all of their source; `dlp doctor` names those whose item is gone."""


def page(
    made: str, registers: Iterable[Any], columns_of: Callable[[Any], Any], mappings: Iterable[str], table: Table
) -> str:
    """Every register: what it is for, its columns, an example. `made` is the remark at the head of made pages."""
    blocks = ["# Registers", made, INTRODUCTION, f"Mappings that come with the program: {', '.join(mappings)}."]
    for register in registers:
        told = columns_of(register.row)
        rows = [
            (f"`{name}`", "yes" if column.needed else "", column.says, ", ".join(column.also))
            for name, column in told.items()
        ]
        blocks += [
            f"## {register.title}",
            f"`{register.setting}`. {register.says}",
            *((SUPPRESSING,) if register.name == "suppressions" else ()),
            table(("column", "needed", "what it holds", "also called"), rows),
            f"```csv\n{_csv(register.example)}```",
        ]
    return "\n\n".join(blocks) + "\n"


def _csv(example: Mapping[str, str]) -> str:
    """The heading and one row, a cell with a comma in quotes."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows((example.keys(), example.values()))
    return text.getvalue()
