"""Numbers without gap or duplicate, per series and year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import text

if TYPE_CHECKING:
    from sqlalchemy import Connection

# One statement that both databases know; it holds the row until the transaction ends, and a
# transaction that fails gives the number back.
_NEXT = text(
    "INSERT INTO number_series (series, year, last) VALUES (:series, :year, 1)"
    " ON CONFLICT (series, year) DO UPDATE SET last = number_series.last + 1"
    " RETURNING last"
)


def next_number(connection: Connection, series: str, year: int) -> int:
    """Return the next number of a series in a year: 1, 2, 3 ..."""
    number: int = connection.execute(_NEXT, {"series": series, "year": year}).scalar_one()
    return number
