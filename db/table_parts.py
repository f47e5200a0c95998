"""What tables are made of: columns of a kind by their names, and the columns every record has."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import (
    REAL as DOUBLE_OF_SQLITE,
)
from sqlalchemy import (
    BigInteger,
    Column,
    Double,
    ForeignKey,
    Identity,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    text,
)

if TYPE_CHECKING:
    from sqlalchemy.types import TypeEngine

METADATA = MetaData()

# STRICT tables of SQLite know INTEGER, REAL, TEXT and BLOB only.
WHOLE = BigInteger().with_variant(Integer(), "sqlite")
REAL: TypeEngine[float] = Double().with_variant(DOUBLE_OF_SQLITE(), "sqlite")


def columns(type_: Any, names: str) -> list[Column[Any]]:
    """Return a column per name; a name with a question mark may be null."""
    return [Column(name.rstrip("?"), type_, nullable=name.endswith("?")) for name in names.split()]


def texts(names: str) -> list[Column[Any]]:
    """Return text columns by their names."""
    return columns(Text, names)


def wholes(names: str) -> list[Column[Any]]:
    """Return columns of whole numbers by their names."""
    return columns(WHOLE, names)


def sole(name: str, column: str, *, where: str) -> Index:
    """Return an index by which a value stands once among the rows of which `where` holds."""
    some = text(where)
    return Index(name, column, unique=True, sqlite_where=some, postgresql_where=some)


def shapes(names: str) -> list[Column[Any]]:
    """Return columns of bytes by their names."""
    return columns(LargeBinary, names)


def lists(names: str) -> list[Column[Any]]:
    """Return columns of lists by their names; a row that was there before them has none."""
    empty = text("'[]'")
    return [Column(name, Text, nullable=False, server_default=empty) for name in names.split()]


def to(name: str, target: str, *, nullable: bool = False) -> Column[Any]:
    """Return a column that names a row of another table."""
    return Column(name, Text, ForeignKey(f"{target}.id"), nullable=nullable)


def table(name: str, *parts: Any) -> Table:
    """Return a table of records: with row number, id, version and hash of the content."""
    return Table(
        name,
        METADATA,
        Column("row_no", WHOLE, Identity(), primary_key=True),
        Column("id", Text, nullable=False, unique=True),
        *parts,
        *wholes("version"),
        *texts("content_sha256"),
        implicit_returning=False,
    )
