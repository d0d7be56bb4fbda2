"""The command line: finds the commands, gives each the global options, and turns what goes wrong into one line.

A command is one module in dlp/commands that exposes `register(app)`; importing it is cheap, and what is heavy is
imported inside its function, so that `dlp --help` is quick. Standard output carries the report and nothing else.
"""

from __future__ import annotations

import functools
import importlib
import inspect
import os
import pkgutil
import sys
import traceback
from collections.abc import Callable, Iterator, Sequence
from importlib import metadata
from typing import Annotated, Any, NoReturn

import typer

from connectors.contract import BadTarget
from dlp import commands, later, logs
from dlp.errors import EXIT_ERROR, EXIT_OK, DlpError, InternalError, NotBuilt
from dlp.exits import EXIT_TERMINATED, Interrupted, ReaderGone, Terminated
from dlp.options import GLOBAL, Globals

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
Exit codes:
  0  done, nothing at or above the threshold (--fail-on)
  1  findings at or above it
  2  usage, configuration or run-time error
  3  something could not be examined, and --fail-on-incomplete asks to be told
"""


def version() -> str:
    """The version of the installed program."""
    return metadata.version("k12-dlp")


def _show_version(wanted: bool) -> None:
    if wanted:
        print(f"dlp {version()}")
        raise typer.Exit


Version = Annotated[bool, typer.Option("--version", is_eager=True, callback=_show_version, help="Show the version.")]


class App(typer.Typer):
    """A Typer whose commands understand the global options, and say of options to come that they are to come."""

    def __init__(self, group: str | None = None, **settings: Any) -> None:
        super().__init__(
            add_completion=False,
            rich_markup_mode=None,
            pretty_exceptions_enable=False,
            no_args_is_help=True,
            context_settings={"help_option_names": ["-h", "--help"]},
            **settings,
        )
        self.group = group
        self._taken: set[str] = set()
        self.callback()(_with_globals(_no_work, ()))
        for name, part in later.commands(group).items():
            self._register_later(name, part)

    def command(self, name: str | None = None, **settings: Any) -> Callable[[Any], Any]:
        """As Typer's; the function may take `ctx: typer.Context`, whose `obj` is a Globals."""
        register = super().command(name, **settings)

        def decorate(function: Callable[..., Any]) -> Callable[..., Any]:
            called = name or function.__name__.replace("_", "-")
            self._claim(called)
            register(_with_globals(function, later.options(called) if self.group is None else ()))
            return function

        return decorate

    def add_typer(self, typer_instance: typer.Typer, *, name: str, **settings: Any) -> None:  # type: ignore[override]
        """As Typer's; a group has a name."""
        self._claim(name)
        super().add_typer(typer_instance, name=name, **settings)

    def _claim(self, name: str) -> None:
        if name in self._taken:
            raise InternalError(f"two modules claim the command {name} (or dlp/later.py still has it)")
        self._taken.add(name)

    def _register_later(self, name: str, part: int) -> None:
        self._claim(name)
        full = f"dlp {self.group} {name}" if self.group else f"dlp {name}"

        def refuse() -> None:
            raise NotBuilt(full, part)

        loose = {"ignore_unknown_options": True, "allow_extra_args": True, "help_option_names": []}
        super().command(name, hidden=True, add_help_option=False, context_settings=loose)(refuse)


def _no_work() -> None:
    """What a group does by itself."""


def _with_globals(function: Callable[..., Any], to_come: Sequence[later.LaterOption]) -> Callable[..., Any]:
    """The function with the global options, and hidden refusals of options to come, added to its signature."""
    own = inspect.signature(function, eval_str=True)
    context = next((name for name, p in own.parameters.items() if p.annotation is typer.Context), None)
    added: dict[str, tuple[Any, Any]] = {
        "ctx" if context is None else context: (typer.Context, inspect.Parameter.empty)
    }
    added |= {**GLOBAL, "version": (Version, False), **{_slot(option): _refusal(option) for option in to_come}}

    @functools.wraps(function)
    def run(**values: Any) -> Any:
        ctx = values["ctx" if context is None else context]
        globals_: Globals = ctx.find_root().obj
        globals_.take({name: values[name] for name in GLOBAL})
        globals_.named += tuple(_named(ctx))
        logs.set_up(globals_.quiet, globals_.verbose, globals_.log_format)
        ctx.obj = globals_
        return _stopped_tidily(function, {name: values[name] for name in own.parameters})

    first = [p for name, p in own.parameters.items() if name != context]
    extra = [
        inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation)
        for name, (annotation, default) in added.items()
    ]
    parameters = [*(p.replace(kind=inspect.Parameter.KEYWORD_ONLY) for p in first), *extra]
    run.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    run.__annotations__ = {p.name: p.annotation for p in parameters}
    del run.__dict__["__wrapped__"]
    return run


def _named(ctx: typer.Context) -> Iterator[str]:
    for parameter in ctx.command.params:
        source = ctx.get_parameter_source(parameter.name) if parameter.name else None
        if parameter.param_type_name == "option" and source is not None and source.name == "COMMANDLINE":
            yield max(parameter.opts, key=len)


def _slot(option: later.LaterOption) -> str:
    return "later_" + option.name.strip("-").replace("-", "_")


def _refusal(option: later.LaterOption) -> tuple[Any, Any]:
    def refuse(value: Any) -> None:
        if value:
            raise NotBuilt(option.name, option.part)

    declared = typer.Option(option.name, hidden=True, callback=refuse)
    return (Annotated[str | None, declared], None) if option.takes_value else (Annotated[bool, declared], False)


def _stopped_tidily(function: Callable[..., Any], values: dict[str, Any]) -> Any:
    """Run a command so that Ctrl-C, SIGTERM and a closed pipe keep their own exit codes."""
    try:
        return function(**values)
    except Terminated:
        stopped = Interrupted("stopped by a signal")
        stopped.exit_code = EXIT_TERMINATED
        raise stopped from None
    except KeyboardInterrupt:
        raise Interrupted("stopped") from None
    except BrokenPipeError:
        raise ReaderGone from None


def build() -> App:
    """The program, with every command found in dlp/commands (modules whose name begins with _ are helpers)."""
    app = App(name="dlp", help=HELP, epilog=EPILOG)
    names = sorted(found.name for found in pkgutil.iter_modules(commands.__path__) if not found.name.startswith("_"))
    for name in names:
        importlib.import_module(f"{commands.__name__}.{name}").register(app)
    return app


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the program; its exit code says how it went (see dlp.exits)."""
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
