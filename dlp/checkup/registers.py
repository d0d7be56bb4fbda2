"""Doctor's lines about the registers and the suppressions: readable, current, every row counting."""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Sequence

from dlp import filing
from dlp.checkup.line import Line, Surroundings
from dlp.errors import ConfigError
from dlp.keeping import keys
from dlp.policy import pack
from dlp.policy.onfile import shelf, suppressing
from dlp.policy.onfile.answers import desk
from dlp.policy.onfile.catalogue import registers
from dlp.policy.onfile.shelf import Kept, Shelf
from dlp.policy.onfile.suppressing import NAME
from dlp.policy.registers.suppressions import Suppression
from dlp.policy.rules import Pack
from dlp.privacy import Digester


def check_registers(around: Surroundings) -> Iterator[Line]:
    """Each configured register by itself, so that one that cannot be read leaves the others their lines."""
    try:
        wanted = filing.wanted_of(around.config)
        lasting = (key := keys.load_digest_key()) is not None
        digester = Digester(key or secrets.token_bytes(keys.LENGTH))
    except ConfigError as error:
        yield Line("Registers", "missing", str(error), blocks=True)
        return
    packs = _packs(around)
    for name in registers():
        if name not in wanted.files:
            continue
        feature = f"Register: {name}"
        try:
            kept = shelf.load(shelf.only(wanted, name), digester)
        except ConfigError as error:
            yield Line(feature, "missing", str(error), blocks=True)
            continue
        remarks = [*kept.remarks(), *filing.doubtful(around.config, desk(around.config, kept), packs, (), lasting)]
        if name == NAME:
            remarks += [*_gone(around, kept), *_unapproved(kept, packs)]
        for remark in remarks:
            yield Line(feature, "note", remark)
        if not remarks:
            yield Line(feature, "working", _counted(kept.kept[name]))


def _packs(around: Surroundings) -> tuple[Pack, ...]:
    try:
        return pack.load(around.config.district.policies)
    except ConfigError:
        return ()  # the line about the policies says why


def _unapproved(kept: Shelf, packs: Sequence[Pack]) -> Iterator[str]:
    rows = kept.rows(NAME, Suppression)
    demanded = suppressing.unapproved(rows, packs)
    return suppressing.remarks(kept, [row for row in rows if id(row) in demanded], packs)


def _counted(kept: Kept) -> str:
    count = len(kept.rows)
    return f"{count:,} row{'' if count == 1 else 's'} in force, {', '.join(table.file.name for table in kept.tables)}"


def _gone(around: Surroundings, kept: Shelf) -> Iterator[str]:
    """Suppressions of items that are not there any more, of sources that can be looked at from here."""
    roots = {source.name: source.root for source in around.config.sources if source.type == "share" and source.root}
    lines = [
        row.line
        for row in kept.rows(NAME, Suppression)
        if row.scope != "source"
        and (root := roots.get(row.source))
        and root.is_dir()
        and not (root / row.path).exists()
    ]
    if lines:
        shown = ", ".join(map(str, lines[:5])) + (", …" if len(lines) > 5 else "")
        yield f"line{'s' if len(lines) > 1 else ''} {shown}: what it speaks of is not there any more"
