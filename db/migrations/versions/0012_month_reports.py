"""Monthly reports: what was counted for a month, kept as it was reported.

The trend of the plan's goals is drawn through them, so none of them ever changes.

Revision ID: 0012
Revises: 0011
"""

from db.migrations.ddl import run, run_on

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

TABLE = """
CREATE TABLE month_report (
    row_no {ROW_NO},
    id TEXT NOT NULL UNIQUE,
    month TEXT NOT NULL CHECK (month LIKE '____-__'),
    number {WHOLE} NOT NULL CHECK (number >= 1),
    figures TEXT NOT NULL,
    counted_at {WHOLE} NOT NULL,
    counted_by TEXT NOT NULL REFERENCES person (id),
    sample {WHOLE} NOT NULL CHECK (sample IN (0, 1)),
    version {WHOLE} NOT NULL CHECK (version = 1),
    content_sha256 TEXT NOT NULL CHECK (length(content_sha256) = 64),
    UNIQUE (month, number)
) {STRICT}
"""
SQLITE = (
    *(
        f"CREATE TRIGGER month_report_no_{act} BEFORE {act.upper()} ON month_report\n"
        "BEGIN SELECT RAISE(ABORT, 'frozen'); END"
        for act in ("update", "delete")
    ),
    "CREATE TRIGGER month_report_no_replace BEFORE INSERT ON month_report\n"
    "WHEN EXISTS (SELECT 1 FROM month_report\n"
    "    WHERE (month = NEW.month AND number = NEW.number)\n"
    "    OR id = NEW.id OR row_no = NEW.row_no)\n"
    "BEGIN SELECT RAISE(ABORT, 'frozen'); END",
)
POSTGRESQL = (
    "CREATE TRIGGER month_report_frozen BEFORE UPDATE OR DELETE ON month_report\n"
    "FOR EACH ROW EXECUTE FUNCTION frozen()",
    "CREATE TRIGGER month_report_kept BEFORE TRUNCATE ON month_report\n"
    "FOR EACH STATEMENT EXECUTE FUNCTION frozen()",
)


def upgrade() -> None:
    """Add the table and what keeps it."""
    run((TABLE,))
    run_on("sqlite", SQLITE)
    run_on("postgresql", POSTGRESQL)
