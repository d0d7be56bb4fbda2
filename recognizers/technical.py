"""Tells papers about computers from papers about people: changelogs, manuals, licences, program text.

Such papers name thousands of people beside words that a school says of pupils ("suspended", "failing", "hit"), and nobody
is meant. What counts is how thickly the marks of program text stand, not any single one.
"""

from __future__ import annotations

import re

_MARKS = re.compile(
    r"[\w.-]*[a-z][\w.-]*/[\w.-]+/[\w./-]+"  # paths
    r"|\b\w+\(\)|::|->|==|!=|&&|\|\||\{\}|\b0x[0-9a-f]+\b|(?<![\w-])--?[a-z][\w-]{2,}(?![\w-])"
    r"|\b[a-z]+_[a-z_]+\b|\b[a-z]+[A-Z][a-z]+[A-Z]?\w*\b|\b[\w-]+\.(?:c|h|cc|cpp|py|js|so|sh|pl|pm|conf|deb|rst|texi|dll|exe|rb|go|rs|java|xml|yaml|json|css)\b"
    r"|<[\w.+-]+@[\w.-]+>|#\d{5,}|\b\d+\.\d+\.\d+[-~+]\d|\bv\d+\.\d+\.\d+|[0-9a-f]{10,40}\b"
    r"|\b(?:GNU|GPL|LGPL|BSD|MIT License|Debian|Ubuntu|Linux|Unix|POSIX|Free Software|Copyright (?:\(C\)|©|\d{4})|WARRANTY|redistribut\w+|sublicens\w+|compilers?|segfault|kernel|runtime|syscall|stderr|stdout|malloc|regex|API|UTF-8|HTTP|TLS|SSL|maintainer|upstream|changelog|libraries|namespace|linker)\b"
)
LEAST, PER_CHARACTERS = 6, 220
"""A text is technical with at least so many marks, and one in so many characters."""


def is_technical(text: str) -> bool:
    """Whether the text is program text, or a paper about programs."""
    needed = max(LEAST, len(text) // PER_CHARACTERS)
    return any(count >= needed for count, _ in enumerate(_MARKS.finditer(text), start=1))
