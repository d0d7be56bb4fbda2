"""Patterns for paths: which files and folders the configuration leaves out."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable

_TOKEN = re.compile(r"\*\*/|\*\*|\*|\?|\[!?\]?[^\]]*\]|.", re.DOTALL)
_FLAGS = re.DOTALL | (re.IGNORECASE if os.name == "nt" else 0)


def matcher(patterns: Iterable[str]) -> re.Pattern[str] | None:
    """One expression for all patterns, to be matched (`fullmatch`) against a relative path; None for no pattern.

    As in a .gitignore: a pattern without a slash is a name at any depth (`*.bak`, `Thumbs.db`), one with a slash
    begins at the root (`old/2019`); `*`, `?` and `[…]` stay within a name, `**` does not. Upper and lower case differ
    unless the system makes no difference. Raises ValueError naming a pattern that means nothing (`[z-a]`).
    """
    parts = [_translate(pattern) for pattern in patterns if pattern.strip("/")]
    return re.compile("|".join(parts), _FLAGS) if parts else None


def _translate(pattern: str) -> str:
    anchored = "/" in pattern.rstrip("/")
    body = pattern.removeprefix("./").strip("/")
    made = ("" if anchored else "(?:.*/)?") + "".join(_token(found.group()) for found in _TOKEN.finditer(body))
    try:
        re.compile(made)
    except re.error:
        raise ValueError(f"not a pattern for file names: {pattern}") from None
    return made


def _token(token: str) -> str:
    fixed = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}
    if token in fixed:
        return fixed[token]
    if len(token) > 2 and token[0] == "[":
        inside = token[1:-1]
        negated = inside.startswith("!")
        escaped = re.sub(r"([\\\[\]^&~|])", r"\\\1", inside[negated:])
        return f"(?!/)[{'^' * negated}{escaped}]"
    return re.escape(token)
