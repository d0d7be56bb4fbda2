"""The tables of the store as they are now. How they came to be so is in `migrations.py`; a test compares the two.

Nothing raw stands in them: matches are masked, digests keyed, and what is wanted of a content is packed as a worker
says it. Times are RFC 3339 text in UTC.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

METADATA = MetaData()


def _number() -> BigInteger:
    """A key that SQLite counts up by itself, and PostgreSQL too: SQLite does so for INTEGER alone."""
    return BigInteger().with_variant(Integer, "sqlite")


SCHEMA = Table("schema_version", METADATA, Column("version", Integer, primary_key=True), Column("applied", Text))

RUNS = Table(
    "runs",
    METADATA,
    Column("id", _number(), primary_key=True),
    Column("started", Text, nullable=False),
    Column("finished", Text),
    Column("record", Text),  # dlp.run/1
)

SOURCES = Table(
    "sources",
    METADATA,
    Column("id", _number(), primary_key=True),
    Column("place", Text, nullable=False, unique=True),  # the name of a configured source, or an absolute path
    Column("name", Text, nullable=False),
    Column("listed", BigInteger),  # the last run that listed all of it
)

BASES = Table(  # what an outcome rests on besides the item: see dlp.runtime.basis
    "bases",
    METADATA,
    Column("id", _number(), primary_key=True),
    Column("extraction", Text, nullable=False),
    Column("detection", Text, nullable=False),
    Column("manifest", Text, nullable=False),
    UniqueConstraint("extraction", "detection"),
)

STRETCHES = Table(  # neighbours of a listing, known as a whole: see connectors.contract.Stretch
    "stretches",
    METADATA,
    Column("id", _number(), primary_key=True),
    Column("source", BigInteger, ForeignKey("sources.id", ondelete="CASCADE"), nullable=False),
    Column("place", LargeBinary, nullable=False),
    Column("seal", LargeBinary),  # null: not all of its items are known as they stand
    Column("basis", BigInteger, ForeignKey("bases.id")),
    Column("roster", Text),
    Column("passwords", Text),
    Column("size", Integer, nullable=False),
    Column("clean", Integer, nullable=False),  # items examined whole with nothing in them
    Column("kept", BigInteger, nullable=False),  # the last run that met it as it stands here
    UniqueConstraint("source", "place"),
)

ITEMS = Table(
    "items",
    METADATA,
    Column("source", BigInteger, ForeignKey("sources.id", ondelete="CASCADE"), primary_key=True),
    Column("item", Text, primary_key=True),
    Column("stretch", BigInteger, ForeignKey("stretches.id", ondelete="SET NULL")),
    Column("position", Integer),
    Column("uri", Text, nullable=False),
    Column("path", Text, nullable=False),
    Column("size", BigInteger),
    Column("modified", Text),
    Column("version", Text, nullable=False),
    Column("media_type", Text),
    Column("status", Text, nullable=False),
    Column("reason", Text),
    Column("detail", Text, nullable=False),
    Column("scheme", Text),
    Column("adequate", Boolean),
    Column("digest", Text),
    Column("bytes", BigInteger, nullable=False),
    Column("triggers", Text, nullable=False),  # names, separated by blanks
    Column("basis", BigInteger, ForeignKey("bases.id"), nullable=False),
    Column("roster", Text),
    Column("passwords", Text),  # keyed digest of the list that was tried, where a password was wanted
    Column("examined", Text, nullable=False),
    Column("noted", Boolean, nullable=False),  # not examined whole, or with something in it
    Column("seen", BigInteger, nullable=False),  # the last run that met it
    Column("gone", BigInteger),  # the run that missed it; null: present
)
Index("items_stretch", ITEMS.c.stretch)
Index("items_size", ITEMS.c.source, ITEMS.c.size)
Index("items_digest", ITEMS.c.digest)

CONTENTS = Table(  # what was found in an item: only where something was
    "contents",
    METADATA,
    Column("source", BigInteger, primary_key=True),
    Column("item", Text, primary_key=True),
    Column("form", Integer, nullable=False),
    Column("body", LargeBinary, nullable=False),
    ForeignKeyConstraint(["source", "item"], ["items.source", "items.item"], ondelete="CASCADE"),
)
