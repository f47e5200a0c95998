"""Indexes that hold what lists of a million vehicles and plates are sorted and filtered by.

Revision ID: 0009
Revises: 0008
"""

from db.migrations.ddl import run

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

STATEMENTS = (
    "DROP INDEX vehicle_operator",  # the new one begins with the operator too
    "CREATE INDEX vehicle_list ON vehicle (operator_id, scenario, track, model, ended_on)",
    'CREATE INDEX plate_list ON plate (kind, start, "end", withdrawn_on)',
)


def upgrade() -> None:
    """Change the indexes."""
    run(STATEMENTS)
