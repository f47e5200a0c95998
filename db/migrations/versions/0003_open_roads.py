"""The open-road catalogue: when, for whom, and who changed its state why; named views of the map.

Source: domain.md 3.5 (fields of a road record) and 11, checks 28, 29, 40.

Revision ID: 0003
Revises: 0002
"""

from db.migrations.ddl import run, run_on

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

TABLES = (
    "ALTER TABLE road ADD COLUMN open_times TEXT",
    "ALTER TABLE road ADD COLUMN scenarios TEXT NOT NULL DEFAULT '[]'",
    "ALTER TABLE road ADD COLUMN levels TEXT NOT NULL DEFAULT '[]'",
    "CREATE INDEX road_number ON road (number)",
    """
CREATE TABLE road_change (
    row_no {ROW_NO},
    id TEXT NOT NULL UNIQUE,
    number TEXT NOT NULL,
    before TEXT NOT NULL CHECK (before IN ('open', 'paused', 'closed', 'unlisted')),
    after TEXT NOT NULL CHECK (after IN ('open', 'paused', 'closed', 'unlisted')),
    at {WHOLE} NOT NULL,
    person_id TEXT NOT NULL REFERENCES person (id),
    reason TEXT NOT NULL,
    grant_numbers TEXT NOT NULL,
    version {WHOLE} NOT NULL CHECK (version = 1),
    content_sha256 TEXT NOT NULL CHECK (length(content_sha256) = 64)
) {STRICT}
""",
    "CREATE INDEX road_change_number ON road_change (number)",
    """
CREATE TABLE map_view (
    row_no {ROW_NO},
    id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    lon {REAL} NOT NULL,
    lat {REAL} NOT NULL,
    metres {REAL} NOT NULL,
    version {WHOLE} NOT NULL CHECK (version >= 1),
    content_sha256 TEXT NOT NULL CHECK (length(content_sha256) = 64),
    UNIQUE (name)
) {STRICT}
""",
)
SQLITE = (
    *(
        f"CREATE TRIGGER road_change_no_{act} BEFORE {act.upper()} ON road_change\n"
        "BEGIN SELECT RAISE(ABORT, 'frozen'); END"
        for act in ("update", "delete")
    ),
    "CREATE TRIGGER road_change_no_replace BEFORE INSERT ON road_change\n"
    "WHEN EXISTS (SELECT 1 FROM road_change WHERE id = NEW.id OR row_no = NEW.row_no)\n"
    "BEGIN SELECT RAISE(ABORT, 'frozen'); END",
)
POSTGRESQL = (
    "CREATE TRIGGER road_change_frozen BEFORE UPDATE OR DELETE ON road_change\n"
    "FOR EACH ROW EXECUTE FUNCTION frozen()",
    "CREATE TRIGGER road_change_kept BEFORE TRUNCATE ON road_change\n"
    "FOR EACH STATEMENT EXECUTE FUNCTION frozen()",
)


def upgrade() -> None:
    """Add what the catalogue and the bookmarks need."""
    run(TABLES)
    run_on("sqlite", SQLITE)
    run_on("postgresql", POSTGRESQL)
