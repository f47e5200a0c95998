"""What a grant gives never changes, and a number that was given stays in the ledger.

Until now only the services held this. Source: design.md 7.2 and 7.4.

Revision ID: 0002
Revises: 0001
"""

from db.migrations.ddl import run, run_on

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

FROZEN = ("id", "number", "application_id", "terms", "operator_id", "granted_at", "drafter_id")
PERSONS = ("reviewer_id", "approver_id")
CHANGES = "\n    OR ".join(f"NEW.{name} <> OLD.{name}" for name in (*FROZEN, *PERSONS))

SQLITE = (
    'CREATE TRIGGER grant_no_change BEFORE UPDATE ON "grant"\n'
    f"WHEN {CHANGES}\n"
    "BEGIN SELECT RAISE(ABORT, 'frozen'); END",
    'CREATE TRIGGER grant_no_delete BEFORE DELETE ON "grant"\n'
    "BEGIN SELECT RAISE(ABORT, 'frozen'); END",
    'CREATE TRIGGER grant_no_replace BEFORE INSERT ON "grant"\n'
    'WHEN EXISTS (SELECT 1 FROM "grant" WHERE id = NEW.id OR row_no = NEW.row_no\n'
    "    OR number = NEW.number)\n"
    "BEGIN SELECT RAISE(ABORT, 'frozen'); END",
    "CREATE TRIGGER application_no_delete BEFORE DELETE ON application\n"
    "WHEN OLD.number <> ''\n"
    "BEGIN SELECT RAISE(ABORT, 'frozen'); END",
)
POSTGRESQL = (
    'CREATE TRIGGER grant_no_change BEFORE UPDATE ON "grant"\n'
    f"FOR EACH ROW WHEN ({CHANGES}) EXECUTE FUNCTION frozen()",
    'CREATE TRIGGER grant_no_delete BEFORE DELETE ON "grant"\n'
    "FOR EACH ROW EXECUTE FUNCTION frozen()",
    'CREATE TRIGGER grant_kept BEFORE TRUNCATE ON "grant"\n'
    "FOR EACH STATEMENT EXECUTE FUNCTION frozen()",
    "CREATE TRIGGER application_no_delete BEFORE DELETE ON application\n"
    "FOR EACH ROW WHEN (OLD.number <> '') EXECUTE FUNCTION frozen()",
)


def upgrade() -> None:
    """Add the triggers, and an index for what runs in a state."""
    run(('CREATE INDEX grant_state ON "grant" (state)',))
    run_on("sqlite", SQLITE)
    run_on("postgresql", POSTGRESQL)
