"""Emergency closures: what was closed, why, from when to when, and which rights it stopped.

Revision ID: 0008
Revises: 0007
"""

from db.migrations.ddl import run

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

TABLE = """
CREATE TABLE emergency_closure (
    row_no {ROW_NO},
    id TEXT NOT NULL UNIQUE,
    number TEXT NOT NULL UNIQUE,
    zone_id TEXT NOT NULL REFERENCES zone (id),
    zone_version_id TEXT NOT NULL REFERENCES zone_version (id),
    reason TEXT NOT NULL CHECK (reason <> ''),
    start {WHOLE} NOT NULL,
    "end" {WHOLE} NOT NULL CHECK ("end" > start),
    declared_at {WHOLE} NOT NULL,
    declared_by TEXT NOT NULL REFERENCES person (id),
    covers TEXT NOT NULL,
    grant_ids TEXT NOT NULL,
    lifted_at {WHOLE} CHECK (lifted_at >= declared_at),
    lifted_by TEXT REFERENCES person (id) CHECK ((lifted_by IS NULL) = (lifted_at IS NULL)),
    lift_reason TEXT NOT NULL,
    sample {WHOLE} NOT NULL CHECK (sample IN (0, 1)),
    version {WHOLE} NOT NULL CHECK (version >= 1),
    content_sha256 TEXT NOT NULL CHECK (length(content_sha256) = 64)
) {STRICT}
"""


def upgrade() -> None:
    """Add the table."""
    run((TABLE,))
