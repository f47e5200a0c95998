"""The tables, what they refuse, and the history that only grows.

Instants are microseconds since 1970 UTC; dates ISO 8601 texts; flags 0 or 1; shapes WKB, lon/lat,
EPSG:4490; lists, schedules and terms JSON. `row_no` is the order in which rows were added.
Enumerations that later papers extend (document kinds) and those that are data (scenarios, stages)
have no CHECK.

Revision ID: 0001
Revises:
"""

from db.migrations.ddl import run, run_on
from db.migrations.first_guards import POSTGRESQL, SQLITE
from db.migrations.first_tables import NAMED_TABLES, TABLES

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make everything."""
    run(TABLES)
    run(NAMED_TABLES)
    run_on("sqlite", SQLITE)
    run_on("postgresql", POSTGRESQL)
