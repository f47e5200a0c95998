"""A vehicle whose compulsory insurance nobody knows may get another policy under its plate.

The guard took what was unknown before and after for cover that was lost.

Revision ID: 0013
Revises: 0012
"""

from db.migrations.ddl import run_on
from db.migrations.register_guards import function, shrinks, sqlite_trigger

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

#: A vehicle's insurance does not shrink under a plate that stands.
SHRINKS = """(NEW.insured_until IS DISTINCT FROM OLD.insured_until OR NEW.policies <> OLD.policies)
    AND EXISTS (SELECT 1 FROM plate WHERE plate.vehicle_id = NEW.id
    AND (plate.withdrawn_on IS NULL OR plate.withdrawn_on > plate.start)
    AND NOT {BEFORE} AND ({AFTER} OR (plate.kind IN ('temporary', 'test')
        AND NEW.insured_until IS NULL AND OLD.insured_until IS NOT NULL)))"""


def upgrade() -> None:
    """Put the guard in anew."""
    run_on(
        "sqlite",
        (
            "DROP TRIGGER cover_shrinks_update",
            sqlite_trigger("cover_shrinks", "UPDATE", shrinks("sqlite", SHRINKS)),
        ),
    )
    run_on("postgresql", (function("cover_shrinks", shrinks("postgresql", SHRINKS)),))
