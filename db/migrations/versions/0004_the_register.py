"""The register as issue 5 wants it: all fields, uniqueness over time, caps, files, the past.

Two marks that look the same are one (`number_key`, `vin_key`). A record that is replaced leaves
what it was in `past`. Lists within a record (policies, contacts, papers, software) are JSON.

Revision ID: 0004
Revises: 0003
"""

from alembic import op

from db.migrations.ddl import run, run_on
from db.migrations.register_guards import postgresql, sqlite
from db.migrations.register_tables import (
    DRIVER,
    KEPT_POSTGRESQL,
    KEPT_SQLITE,
    OPERATOR,
    PLATE,
    PLATE_ANEW,
    PLATE_KINDS,
    TABLES,
    VEHICLE,
)
from qdpilot.model.lookalike import lookalike_key

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add everything; give the rows there are their keys before the guards come."""
    run_on("sqlite", PLATE_ANEW)
    run_on("postgresql", PLATE_KINDS)
    for statements in (OPERATOR, VEHICLE, DRIVER, PLATE, TABLES):
        run(statements)
    _give_keys("plate", "number")
    _give_keys("vehicle", "vin")
    run_on("sqlite", sqlite())
    run_on("sqlite", KEPT_SQLITE)
    run_on("postgresql", postgresql())
    run_on("postgresql", KEPT_POSTGRESQL)


def _give_keys(table: str, column: str) -> None:
    connection = op.get_bind()
    mark = "?" if connection.dialect.name == "sqlite" else "%s"
    rows = connection.exec_driver_sql(f"SELECT id, {column} FROM {table}").all()
    for id, text in rows:
        connection.exec_driver_sql(
            f"UPDATE {table} SET {column}_key = {mark} WHERE id = {mark}",
            (lookalike_key(text), id),
        )
