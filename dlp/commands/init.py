"""`dlp init`: a few questions, a commented and cautious dlp.toml, then doctor and a first look at one folder."""

from __future__ import annotations

import os
import sys
import textwrap
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dlp import durable, places
from dlp.options import Globals

if TYPE_CHECKING:
    from dlp.app import App
    from dlp.config import Config
    from dlp.interview import Question

Yes = Annotated[bool, typer.Option("--yes", help="Take every default; ask nothing.")]
Force = Annotated[bool, typer.Option("--force", help="Replace a configuration that is there already.")]
Keys = Annotated[bool, typer.Option("--keys", help="Only make the keys, if there are none yet.")]

TRIES = 3


def register(app: App) -> None:
    """Add the command."""
    app.command("init")(init)


def init(ctx: typer.Context, yes: Yes = False, force: Force = False, keys: Keys = False) -> None:
    """Ask a few questions, write a configuration.

    What is written is commented and cautious: nothing is changed by itself.

    Press Enter for the default, type ? for "I do not know yet". Answers can be piped in, one a line.
    """
    given: Globals = ctx.obj
    if keys:
        _make_keys(given)
        return
    file = given.config or Path(places.CONFIG_NAME)
    answers = _Answers(sys.stdin.isatty(), yes)
    if os.path.lexists(file) and not force:
        _ask_to_replace(file, answers)
    _write(file, _interview(answers, file.parent, force))
    _say(f"\nWrote {file}. Nothing on your files was changed.\n")
    given.config = file
    raise typer.Exit(_first_look(given, answers))


class _Answers:
    """Where answers come from: a person at a terminal, lines of a pipe, or nowhere (the defaults)."""

    def __init__(self, terminal: bool, defaults: bool) -> None:
        self.terminal = terminal and not defaults
        self._ended = defaults

    def ask(self, prompt: str) -> str:
        """One answer without white space around it; "" at the end of input."""
        if self._ended:
            return ""
        _say(prompt, end="")
        line = sys.stdin.readline()
        self._ended = not line
        if not self.terminal:
            _say("")
        return line.strip()

    def agrees(self, question: str, default: bool) -> bool:
        """A yes or no."""
        answer = self.ask(f"{question} [{'Y/n' if default else 'y/N'}] ").lower()
        return answer.startswith("y") if answer else default


def _say(text: str, end: str = "\n") -> None:
    """The interview is talk, not a report: it goes to standard error."""
    sys.stderr.write(text + end)
    sys.stderr.flush()


def _make_keys(given: Globals) -> None:
    from dlp import logs
    from dlp.keeping import audit
    from dlp.keeping import keys as keeping
    from dlp.keeping.roster import sealed

    made = []
    if keeping.make_keys(given.state):
        made.append("digest key")
        _say(f"Made the digest key: {keeping.digest_key_file()}")
    else:
        _say(f"The digest key is there already: {keeping.digest_key_file()}")
    file = keeping.roster_key_file()
    if keeping.load_roster_key() is not None:
        _say(f"The roster's key is there already: {file}")
    elif sealed.file_in(given.state).exists():  # a new key would open nothing, and hide that the old one is lost
        _say(f"The roster is there without its key {file}: restore it, or import again with --yes")
    elif keeping.make_roster_key(given.state):
        made.append("roster key")
        _say(f"Made the roster's key: {file}")
    if not made:
        return
    _say("Keep a copy in a safe place, apart from the reports. (The keys of the vault come with part 8.)")
    try:
        audit.add(given.state, audit.Act("init", event=f"{' and '.join(made)} made", options=given.named, exit_code=0))
    except audit.CannotAudit as error:
        logs.warn(str(error))


def _ask_to_replace(file: Path, answers: _Answers) -> None:
    from dlp.errors import UsageError

    if not answers.terminal:
        raise UsageError(f"{file} is there already: --force replaces it")
    if not answers.agrees(f"{file} is there already. Replace it?", default=False):
        raise UsageError("nothing was changed")


def _interview(answers: _Answers, folder: Path, force: bool) -> str:
    from dlp.interview import OWN, QUESTIONS, configuration
    from dlp.policy import pack

    _say("A few questions. Enter takes the default, ? means: I do not know yet. Everything can be changed later.\n")
    known = _all_answers(QUESTIONS, answers)
    if known["policy"] == OWN:
        known["policy"] = _own_policy(answers, folder, force)
    return configuration(known, pack.available())


def _all_answers(questions: Sequence[Question], answers: _Answers) -> dict[str, str]:
    of = len(questions)
    return {question.key: _answer(number, of, question, answers) for number, question in enumerate(questions, 1)}


def _own_policy(answers: _Answers, folder: Path, force: bool) -> str:
    """Ask the ten questions and write the district's own pack beside the configuration; the name of its file."""
    from dlp import own_policy
    from dlp.policy import pack

    file = folder / own_policy.FILE
    if os.path.lexists(file) and not force:
        _say(f"\n{file} is there already: it is used as it is (--force asks anew).\n")
        return own_policy.FILE
    _say("\nTen questions about your own policy. For what you do not know yet the answer in brackets is taken.\n")
    _put(file, own_policy.pack(_all_answers(own_policy.QUESTIONS, answers)), lambda draft: pack.load([str(draft)]))
    _say(f"\nWrote {file}. To see it in words: dlp policy show {file}. To change it: docs/policies.md\n")
    return own_policy.FILE


def _answer(number: int, of: int, question: Question, answers: _Answers) -> str:
    """The TOML value of an answer, "" for what is not known. At a terminal an unusable answer may be given again."""
    from dlp.interview import UNKNOWN, NotUsable

    shown = question.default or "I do not know yet"
    why = textwrap.fill(question.why, 96, initial_indent=" " * 6, subsequent_indent=" " * 6)
    prompt = f"{number}/{of}  {question.ask}\n{why}\n      [{shown}] > "
    for _ in range(TRIES if answers.terminal else 1):
        answer = answers.ask(prompt) or question.default
        if answer in ("", UNKNOWN):
            return ""
        try:
            return question.read(answer)
        except NotUsable as error:
            _say(f"      That {error}.")
    _say("      Taken as: I do not know yet.")
    return ""


def _write(file: Path, text: str) -> None:
    """Write the configuration whole or not at all, after reading it back as the program will."""
    from dlp import config

    _put(file, text, config.load)


def _put(file: Path, text: str, check: Callable[[Path], object]) -> None:
    """Write a file whole or not at all; `check` reads the draft, beside where the file will be, and may raise."""
    from dlp.errors import ConfigError

    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with durable.draft(file, permissions=0o666) as draft:  # as any new file: the umask says who may read it
            draft.write_text(text, encoding="utf-8", newline="\n")
            check(draft)
    except OSError as error:
        raise ConfigError(file, f"cannot be written ({error.strerror or type(error).__name__})") from None


def _first_look(given: Globals, answers: _Answers) -> int:
    """Doctor, then a scan of one folder if the person agrees. The exit code of whichever ran last."""
    from dlp import config
    from dlp.commands.doctor import examine

    code = examine(given, sys.stdout)
    loaded = config.load(given.config)
    share = next((source.root for source in loaded.sources if source.root), None)
    following = "dlp scan staff-share" if share else "dlp scan FOLDER"
    if code:
        _say(f"\nNext: mend what is missing, then {following}")
        return code
    named = ""
    if answers.agrees("\nLook at one folder now? (it is only read)", default=answers.terminal and share is not None):
        proposed = str(next(_folders(share), share)) if share else ""
        named = answers.ask(f"Which one? [{proposed or 'none'}] > ") or proposed
    if not named:
        _say(f"\nNext: {following}")
        return code
    return _scan(Path(named).expanduser(), loaded, given)


def _folders(share: Path) -> Iterator[Path]:
    """The folders of the share, by name: one of them is a good first thing to look at."""
    try:
        yield from sorted(entry for entry in share.iterdir() if entry.is_dir() and not entry.is_symlink())
    except OSError:
        return


def _scan(folder: Path, loaded: Config, given: Globals) -> int:
    from dlp import running
    from dlp.targets import from_words

    word = str(folder if folder.is_absolute() else Path.cwd() / folder)
    return running.run(from_words([word], loaded), running.Order("scan", form="table"), loaded, given)
