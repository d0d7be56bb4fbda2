"""The frame of every command: an `App` adds the global options, and says of options to come that they are to come.

A parameter that is a dataclass stands for its fields, each an option. Commands import this module and not `dlp.cli`,
which finds them.
"""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from inspect import Parameter
from typing import Annotated, Any, get_type_hints

import typer

from dlp import later, logs
from dlp.errors import InternalError, NotBuilt
from dlp.exits import EXIT_TERMINATED, Interrupted, ReaderGone, Terminated
from dlp.options import GLOBAL, Globals


def version() -> str:
    """The version of the installed program."""
    from importlib import metadata  # brings the parser of mail in

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
    own = inspect.signature(function, eval_str=True).parameters
    context = next((name for name, p in own.items() if p.annotation is typer.Context), "ctx")
    added: dict[str, tuple[Any, Any]] = {
        context: (typer.Context, Parameter.empty),
        **GLOBAL,
        "version": (Version, False),
    }
    added |= {_slot(option): _refusal(option) for option in to_come}

    @functools.wraps(function)
    def run(**values: Any) -> Any:
        ctx = values[context]
        globals_: Globals = ctx.find_root().obj
        globals_.take({name: values[name] for name in GLOBAL})
        globals_.named += tuple(_named(ctx))
        logs.set_up(globals_.quiet, globals_.verbose, globals_.log_format)
        ctx.obj = globals_
        return _stopped_tidily(function, {name: _value(p, values) for name, p in own.items()})

    first = _spread(p for name, p in own.items() if name != context)
    extra = [
        Parameter(name, Parameter.KEYWORD_ONLY, default=default, annotation=annotation)
        for name, (annotation, default) in added.items()
    ]
    parameters = [*(p.replace(kind=Parameter.KEYWORD_ONLY) for p in first), *extra]
    run.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    run.__annotations__ = {p.name: p.annotation for p in parameters}
    del run.__dict__["__wrapped__"]
    return run


def _spread(parameters: Iterable[Parameter]) -> Iterator[Parameter]:
    """The parameters, those that are dataclasses as their fields, with the values of the default as theirs."""
    for one in parameters:
        if not is_dataclass(one.annotation):
            yield one
            continue
        hints = get_type_hints(one.annotation, include_extras=True)
        for field in fields(one.annotation):
            default = getattr(one.default, field.name)
            yield Parameter(field.name, Parameter.KEYWORD_ONLY, default=default, annotation=hints[field.name])


def _value(parameter: Parameter, values: Mapping[str, Any]) -> Any:
    """What the function is given for one of its own parameters."""
    kind = parameter.annotation
    if not is_dataclass(kind):
        return values[parameter.name]
    assert isinstance(kind, type)
    return kind(**{field.name: values[field.name] for field in fields(kind)})


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
