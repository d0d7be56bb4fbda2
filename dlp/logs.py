"""Messages on standard error: one line each, as text or as JSON, and never another library's.

Libraries that read files log what they stumble over, and that may be a value; so their messages are dropped, warnings
included. Ours name classes, counts and ids.
"""

from __future__ import annotations

import json
import logging
import sys
from datetime import UTC, datetime

from reports.safe import shown

OURS = ("dlp", "connectors", "scanners", "recognizers", "reports")
_LOUD_LIBRARIES = ("presidio-analyzer", "pdfminer", "openpyxl", "tldextract", "googleapiclient")


class _Lines(logging.Formatter):
    def __init__(self, as_json: bool) -> None:
        super().__init__()
        self._as_json = as_json

    def format(self, record: logging.LogRecord) -> str:
        message = shown(record.getMessage())
        if not self._as_json:
            return message if record.levelno <= logging.INFO else f"{record.levelname.lower()}: {message}"
        moment = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        told = {"time": moment, "level": record.levelname.lower(), "logger": record.name, "message": message}
        return json.dumps(told)


def set_up(quiet: bool = False, verbose: bool = False, log_format: str = "text") -> None:
    """Send our messages to standard error, and everybody else's nowhere. May be called again."""
    level = logging.WARNING if quiet else logging.DEBUG if verbose else logging.INFO
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_Lines(log_format == "json"))
    logging.captureWarnings(True)
    logging.getLogger().handlers[:] = [logging.NullHandler()]
    for name in (*_LOUD_LIBRARIES, "py.warnings"):
        library = logging.getLogger(name)
        library.handlers[:] = [logging.NullHandler()]
        library.propagate = False
    for name in OURS:
        logger = logging.getLogger(name)
        logger.handlers[:] = [handler]
        logger.propagate = False
        logger.setLevel(level)


def say(message: str) -> None:
    """Tell the person something about the work; not with `--quiet`."""
    logging.getLogger("dlp").info("%s", message)


def warn(message: str) -> None:
    """Tell the person that something is not as it should be."""
    logging.getLogger("dlp").warning("%s", message)


def complain(message: str, as_json: bool = False) -> None:
    """The one line that ends the program."""
    if as_json:
        moment = datetime.now(UTC).isoformat(timespec="milliseconds")
        told = {"time": moment, "level": "error", "logger": "dlp", "message": shown(message)}
        line = json.dumps(told)
    else:
        line = f"dlp: {shown(message)}"
    try:
        print(line, file=sys.stderr, flush=True)
    except (OSError, ValueError):
        return  # standard error is closed: the exit code still tells
