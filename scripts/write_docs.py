"""Write the pages of `docs/` that are made from the program itself, so that they cannot drift (`make docs`).

`docs/commands.md` comes from the command line's own tree of commands and options, `docs/formats.md` from the scanners'
registry, `docs/clauses.md` from the policy packs, `docs/registers.md` from the registers. `--check` writes nothing and
returns 1 if a page on disk is not what would be written.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

from scripts import registers_page

DOCS = Path(__file__).parents[1] / "docs"
EVERY_PROGRAM = frozenset({"help", "install_completion", "show_completion"})
MADE = "<!-- made by `make docs`; change the program, not this page -->"


def commands_page(root: Any) -> str:
    """Every command with its arguments and options, as Markdown. `root` is what `typer.main.get_command` gives."""
    everywhere = {name for option in shown_options(root) for name in option.opts}
    blocks = [
        "# Commands",
        MADE,
        "Every command also understands the options of the first table, before or after its name.",
    ]
    for path, command in visible(root):
        context = command.make_context(" ".join(("dlp", *path)), [], resilient_parsing=True)
        title = f"## `{' '.join((context.command_path, *command.collect_usage_pieces(context)))}`"
        own = [o for o in shown_options(command) if not path or not everywhere.issuperset(o.opts)]
        parts = (title, plain(command.help), options_table(own, context), plain(command.epilog))
        blocks.extend(part for part in parts if part)
    return "\n\n".join(blocks) + "\n"


def visible(command: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Every command that help shows, with the words that call it, parents first."""
    if command.hidden:
        return
    yield path, command
    for name, child in getattr(command, "commands", {}).items():
        yield from visible(child, (*path, name))


def shown_options(command: Any) -> Iterator[Any]:
    """The options of one command that help shows, but for those of every program (help, shell completion)."""
    for parameter in command.params:
        if parameter.param_type_name == "option" and not parameter.hidden and parameter.name not in EVERY_PROGRAM:
            yield parameter


def options_table(options: Iterable[Any], context: Any) -> str:
    """The options as a Markdown table, as help words them; "" if there are none."""
    records = [option.get_help_record(context) for option in options]
    rows = [(f"`{cell(names)}`", cell(plain(text))) for names, text in records]
    return table(("option", "meaning"), rows) if rows else ""


def formats_page(scanners: Iterable[Any], limits: Any, told: Iterable[Any] = ()) -> str:
    """Every format that is read, by which library under which licence, what is not read, and within which limits; then
    those that are `told` and not read."""
    rows = [
        (
            fmt.title,
            f"`{fmt.media_type}`",
            " ".join(f"`{e}`" for e in fmt.extensions),
            scanner.library,
            scanner.licence,
            scanner.reads,
            scanner.does_not_read,
            scanner.limits or "those of every file",
        )
        for scanner in scanners
        for fmt in scanner.formats
    ]
    head = (
        "format", "media type", "usual extensions", "library", "licence", "what is read", "what is not", "limits",
    )  # fmt: skip
    intro = (
        "The format is told by content; the extension decides only between formats that content cannot tell apart.\n"
        "A file in any other format is `unreadable` with the reason `unsupported`, and never counts as clean."
    )
    body = table(head, [tuple(cell(plain(c)) for c in row) for row in sorted(rows)])
    return "\n\n".join(("# Formats", MADE, intro, body, *told_section(told), *limits_section(limits))) + "\n"


def told_section(told: Iterable[Any]) -> Iterator[str]:
    """The formats that are told by their content and not read, with why."""
    rows = [(t.title, f"`{t.media_type}`", " ".join(f"`{e}`" for e in t.extensions), t.why) for t in told]
    if rows:
        yield "## Formats that are told and not read"
        yield "Such a file is `unreadable` with the reason `unsupported`, under its media type."
        yield table(("format", "media type", "usual extensions", "why, and what to do"), sorted(rows))


LIMITS = {
    "file_bytes": ("bytes of a file that is read at all", "`too-large`"),
    "file_seconds": ("seconds that reading it may take; what was read in four fifths of them is kept", "`timeout`"),
    "worker_memory": ("bytes of address space of the process that reads it", "`too-large`"),
    "temp_bytes": ("bytes of temporary files that reading it takes", "`too-large`"),
    "text_bytes": ("characters of text taken from it", "`too-large`"),
    "ocr_pages": ("pages or pictures on which OCR finds text", "`no-text`"),
    "ocr_seconds": ("seconds that OCR may take of `file_seconds`", "`no-text`"),
    "depth": ("levels of files within files", "`too-deep`"),
    "members": ("files within it, at all levels", "`too-many-members`"),
    "expanded_bytes": ("bytes of all that it unpacks to", "`expands-too-far`"),
    "ratio": ("bytes unpacked for one that is packed", "`expands-too-far`"),
    "matches_per_item": ("matches recorded of an entity; all are counted", "`truncated` in the record"),
}
"""Each key of `[limits]`: what it limits, and how a file beyond it is marked."""

OF_RUNS = {
    "ocr_run_pages": ("pages or pictures on which OCR finds text", "`timeout`"),
    "ocr_run_seconds": ("seconds of OCR, added up over all processes", "`timeout`"),
}
"""Keys of `[limits]` that limit a whole run, likewise."""

OF_THE_MACHINE = frozenset({"read_rate", "polite"})
"""Keys of `[limits]` that leave nothing unread."""


def limits_section(limits: Any) -> Iterator[str]:
    """The limits that hold for every file, with their defaults. Raises KeyError for one that is not described."""
    yield "## Limits of every file"
    yield (
        "Keys of `[limits]` in the configuration. What is beyond a limit makes the file `partial`, or `unreadable` if "
        "nothing\nof it was read; never clean."
    )
    head = ("key", "default", "what it limits", "mark")
    of_files = [f.name for f in fields(limits) if f.name not in OF_RUNS.keys() | OF_THE_MACHINE]
    yield table(head, ((f"`{name}`", f"{getattr(limits, name):,}", *LIMITS[name]) for name in of_files))
    yield "## Limits of a run"
    yield (
        "What a run leaves out for these is `partial`, or `unreadable` if nothing of it was read, and the next run\n"
        "reads it; the run's record says in `ocr` how many files that are."
    )
    yield table(head, ((f"`{name}`", f"{getattr(limits, name):,}", *told) for name, told in OF_RUNS.items()))


def table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    """A Markdown table."""
    lines = [head, tuple("---" for _ in head), *rows]
    return "\n".join(f"| {' | '.join(row)} |" for row in lines)


def plain(text: str | None) -> str:
    """A help text as Markdown: a paragraph on one line, one that click keeps as it is (\\b) as code."""
    paragraphs = (text or "").replace("\f", "\n\n").strip().split("\n\n")
    return "\n\n".join(filter(None, map(_paragraph, paragraphs)))


def _paragraph(text: str) -> str:
    marker, _, lines = text.strip("\n").partition("\n")
    return f"```\n{lines}\n```" if marker.strip() == "\b" else " ".join(text.split())


def cell(text: str) -> str:
    """The text so that it stays in its cell."""
    return text.replace("\n\n", " ").replace("|", "\\|")


def pages() -> dict[str, Callable[[], str]]:
    """Each page's file name, and what makes it."""

    def commands() -> str:
        from typer.main import get_command

        from dlp.cli import build

        return commands_page(get_command(build()))

    def formats() -> str:
        from dlp.config import Limits
        from scanners.registry import scanners
        from scanners.toldonly import TOLD

        return formats_page(scanners(), Limits(), TOLD)

    def clauses() -> str:
        from dlp.policy.pack import available, load
        from scripts.clauses_page import clauses_page

        return clauses_page(pack for pack in load(available()) if pack.clauses)

    def registers_() -> str:
        from dlp.policy.lists.mapping import shipped
        from dlp.policy.lists.register import columns
        from dlp.policy.onfile.catalogue import registers

        return registers_page.page(MADE, registers().values(), columns, shipped(), table)

    return {"commands.md": commands, "formats.md": formats, "clauses.md": clauses, "registers.md": registers_}


def main(arguments: list[str]) -> int:
    """Write the pages, or with `--check` say which are not current."""
    stale = 0
    for name, make in pages().items():
        page, text = DOCS / name, make()
        if page.exists() and page.read_text(encoding="utf-8") == text:
            continue
        if "--check" in arguments:
            print(f"docs/{name} is not current: run `make docs` and commit it", file=sys.stderr)
            stale = 1
        else:
            page.write_text(text, encoding="utf-8")
            print(f"docs/{name} written")
    return stale


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
