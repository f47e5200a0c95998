"""${message}.

Revision ID: ${up_revision}
Revises: ${down_revision}
"""

from db.migrations.ddl import run, run_on

revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take the step; there is no way back but the copy that was made before."""
