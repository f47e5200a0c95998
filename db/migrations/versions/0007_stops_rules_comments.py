"""What a zone carries beside its outline: stop points, the rule that made it, comments.

A comment names its zone without a reference: it outlives the zone, so that undo brings back both.

Source: design.md 2 (zone, zone version); issue 3, drawing and editing.

Revision ID: 0007
Revises: 0006
"""

from db.migrations.ddl import run

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

TABLES = (
    *(
        statement
        for table in ("zone", "zone_version")
        for statement in (
            f"ALTER TABLE {table} ADD COLUMN stops TEXT NOT NULL DEFAULT '[]'",
            f"ALTER TABLE {table} ADD COLUMN rule TEXT",
        )
    ),
    """
CREATE TABLE comment (
    row_no {ROW_NO},
    id TEXT NOT NULL UNIQUE,
    zone_id TEXT NOT NULL,
    "on" TEXT NOT NULL CHECK ("on" IN ('corner', 'edge', 'window')),
    text TEXT NOT NULL,
    author_id TEXT NOT NULL REFERENCES person (id),
    at {WHOLE} NOT NULL,
    lon {REAL},
    lat {REAL},
    "window" TEXT,
    resolved_by TEXT REFERENCES person (id),
    resolved_at {WHOLE},
    version {WHOLE} NOT NULL CHECK (version >= 1),
    content_sha256 TEXT NOT NULL CHECK (length(content_sha256) = 64)
) {STRICT}
""",
    "CREATE INDEX comment_zone ON comment (zone_id)",
)


def upgrade() -> None:
    """Add them."""
    run(TABLES)
