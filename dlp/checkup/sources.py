"""Doctor's lines about the configured sources: can each one run, and can its rights be read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from connectors.contract import ROOT, BadTarget, Unlisted
from dlp.checkup.line import Line, Surroundings
from dlp.errors import NotBuilt, TargetError
from dlp.targets import connector

if TYPE_CHECKING:
    from dlp.config import District, Source


def check_sources(around: Surroundings) -> Iterator[Line]:
    """Each source: its type is built, it can be reached, its rights can be read."""
    if not around.config.sources and around.config.file:
        yield Line("Sources", "note", "none is configured: name folders on the command line, or add a [[source]]")
    for source in around.config.sources:
        yield from _source(source, around.config.district)


def _source(source: Source, district: District) -> Iterator[Line]:
    feature = f"Source: {source.name}"
    try:
        found = connector(source, district)
        first = next(iter(found.items()), None)  # listing one thing shows whether it can be listed at all
    except (NotBuilt, BadTarget, TargetError) as error:
        yield Line(feature, "missing", str(error), blocks=True)
        return
    if isinstance(first, Unlisted) and first.path == ROOT:
        yield Line(feature, "missing", f"{source.root}: {first.detail}", blocks=True)
        return
    yield Line(feature, "working", f"{source.type}, {source.root}")
    for told in getattr(found, "served", ()):
        yield Line(f"Service: {source.name}", "working", f"{told} is laid over the rights on the disk")
    for place in getattr(found, "unknown_rights", ()):
        level = source.exposure.value if source.exposure else "district"
        text = f"exposure-unknown on {place}: rights of files cannot be read there; {level} is assumed"
        yield Line(f"Rights: {source.name}", "note", text)


def check_homes(around: Surroundings) -> Iterator[Line]:
    """The folders where sensitive data belongs: a home that is not there shields nothing."""
    from dataclasses import fields

    for kind in fields(around.config.homes):
        for folder in getattr(around.config.homes, kind.name):
            if not folder.is_dir():
                yield Line(f"Home: {kind.name}", "note", f"{folder} is not there, or cannot be looked at")
