"""The command line: finds the commands, and turns whatever goes wrong into one line and an exit code.

A command is one module in dlp/commands that exposes `register(app)`; importing it is cheap, and what is heavy is
imported inside its function, so that `dlp --help` is quick. Standard output carries the report and nothing else.
"""

from __future__ import annotations

import gc
import importlib
import os
import pkgutil
import sys
import traceback
from collections.abc import Sequence
from typing import NoReturn

from connectors.contract import BadTarget
from dlp import commands, logs
from dlp.app import App
from dlp.errors import EXIT_ERROR, EXIT_OK, DlpError
from dlp.exits import Interrupted, ReaderGone
from dlp.options import Globals

HELP = """
Find student data that lies in unprotected places, and say who can see it.

\b
  dlp scan /srv/staff      list what lies open on a share; nothing is changed
  dlp check FILE           one file or folder, each finding in sentences
  dlp gate _site           what must not go on the website
  dlp init                 answer a few questions, get a configuration
  dlp doctor               what works here, and what mends what does not
"""

EPILOG = """
\b
Severity: what was found, and who can see it (outsiders; staff alone: lower)
  critical  SSN, health, custody, special education, discipline of ten or more
  high      the same of one person
  medium    student numbers, birth dates, grades, family contact data
  low       names only, or records in their proper home

\b
Status: was it read at all? Each file counts once. Unread is never clean.
  examined  partial  protected (encrypted)  unreadable  excluded (on purpose)

\b
Exit codes:
  0  done, nothing at or above the threshold (--fail-on)
  1  findings at or above it
  2  usage, configuration or run-time error
  3  something could not be examined, and --fail-on-incomplete asks to be told
"""


def build() -> App:
    """The program, with every command found in dlp/commands (modules whose name begins with _ are helpers)."""
    app = App(name="dlp", help=HELP, epilog=EPILOG)
    names = sorted(found.name for found in pkgutil.iter_modules(commands.__path__) if not found.name.startswith("_"))
    for name in names:
        importlib.import_module(f"{commands.__name__}.{name}").register(app)
    return app


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the program; its exit code says how it went (see dlp.exits)."""
    gc.set_threshold(50_000, 20, 100)  # most of what is made at the start stays: looking for waste took a tenth of it
    given = Globals()
    code = EXIT_OK
    try:
        build()(args=list(sys.argv[1:] if arguments is None else arguments), prog_name="dlp", obj=given)
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else EXIT_OK if end.code is None else EXIT_ERROR
    except ReaderGone as gone:
        code = gone.exit_code
    except (DlpError, BadTarget) as error:
        logs.complain(str(error), given.log_format == "json")
        code = error.exit_code if isinstance(error, DlpError) else EXIT_ERROR
    except KeyboardInterrupt:
        code = Interrupted.exit_code
    except Exception as error:  # the one line nobody wants to see, but no traceback: it could hold a value
        logs.complain(_unexpected(error), given.log_format == "json")
        if given.verbose:
            sys.stderr.writelines(traceback.format_tb(error.__traceback__))
        code = EXIT_ERROR
    sys.exit(_flushed(code))


def _unexpected(error: Exception) -> str:
    """Class, and for a system error its text, which is the system's and not a file's."""
    reason = f": {error.strerror}" if isinstance(error, OSError) and error.strerror else ""
    return f"unexpected {type(error).__name__}{reason}; this run is not complete (--verbose shows where)"


def _flushed(code: int) -> int:
    """Write out what is buffered; with nobody there to read it, be quiet about that at exit too."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ReaderGone.exit_code
    except (OSError, ValueError) as error:
        logs.complain(f"the report could not be written ({type(error).__name__})")
        return EXIT_ERROR
    return code
