"""Telling a table of delimited text and its delimiter from a text that merely has commas.

A delimiter is judged by the records it makes: how many columns most of them have, and how many of them agree.
"""

from __future__ import annotations

import csv
import itertools
from collections import Counter
from collections.abc import Iterator

DELIMITERS = ("\t", ";", "|", ",")
_SAMPLE_CHARACTERS = 64 << 10
_SAMPLE_RECORDS = 200
_TITLES = {",": 2, ";": 2}
"""Title lines above a sure table. With other delimiters no quotes need reading: the text scanner finds the table."""

FIELD_LIMIT = 16 << 20
"""Characters in one field; csv's own default of 128 KB refuses what offices really have."""


def delimiter(text: str, default: str = ",") -> str:
    """The delimiter of a text that is known to be a table; `default` if none makes two columns.

    Every candidate is tried; the one with the most agreement wins, and among equals the one with more columns.
    """
    best, score = default, 0.0
    for candidate in filter(text.__contains__, DELIMITERS):
        widths = Counter(len(r) for r in records(text, candidate) if len(r) > 1)
        total = sum(1 for r in records(text, candidate) if any(r))
        if not widths or not total:
            continue
        width, count = max(widths.items(), key=lambda found: (found[1], found[0]))
        mine = count / total + min(width, 50) / 1000
        if mine > score:
            best, score = candidate, mine
    return best


def sure_delimiter(text: str) -> str | None:
    """The delimiter of a text that is a table beyond doubt, None for anything else, prose with commas above all.

    At least three records, all but title lines at the top with the same number of columns (two or more); no
    column is empty throughout; commas are not mostly followed by a blank, as they are in sentences.
    """
    for candidate in filter(text.__contains__, DELIMITERS):
        found = records(text, candidate)
        table = list(itertools.dropwhile(lambda r: len(r) < 2, (r for r in found if any(r))))
        dropped = sum(1 for r in found if any(r)) - len(table)
        if len(table) < 3 or dropped > _TITLES.get(candidate, 0):
            continue
        width, count = Counter(map(len, table)).most_common(1)[0]
        if width >= 2 and count >= 3 and count * 10 >= len(table) * 9 and _is_dense(table, candidate):
            return candidate
    return None


def records(text: str, delimiter: str) -> list[list[str]]:
    """The first records of a text, quoted fields with their line breaks kept together; the last, cut one left out."""
    csv.field_size_limit(FIELD_LIMIT)
    sample = text[:_SAMPLE_CHARACTERS].replace("\r\n", "\n").replace("\r", "\n")
    lines: Iterator[str] = iter(sample.splitlines(keepends=True) if len(text) <= _SAMPLE_CHARACTERS else _cut(sample))
    try:
        return list(itertools.islice(csv.reader(lines, delimiter=delimiter), _SAMPLE_RECORDS))
    except csv.Error:
        return []


def _cut(sample: str) -> list[str]:
    return sample.split("\n")[:-1]


def _is_dense(table: list[list[str]], delimiter: str) -> bool:
    cells = [cell for row in table for cell in row]
    columns = list(itertools.zip_longest(*table, fillvalue=""))
    used = [sum(1 for cell in column if cell.strip()) * 2 >= len(table) for column in columns]
    if sum(used) < 2 or not used[0]:
        return False
    if delimiter in ",;":
        later = [cell for row in table for cell in row[1:] if cell]
        spaced = sum(1 for cell in later if cell.startswith(" "))
        return spaced * 2 <= len(later) and max(len(cell) for cell in cells) < 2000
    return True
