"""A right in the place of another, what an approver saw, and one plate per vehicle and day.

An application names the right that it changes, and the right that it becomes keeps that name; one
right has one successor that is not ended. What was found when an application was decided is kept as
it was seen. A vehicle bears one plate or code at a time, of whatever kind; an internal number may
stand beside it.

Revision ID: 0014
Revises: 0013
"""

from db.migrations.ddl import run, run_on
from db.migrations.register_guards import MEET, function, sqlite_trigger

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

COLUMNS = (
    'ALTER TABLE application ADD COLUMN replaces_id TEXT REFERENCES "grant" (id)',
    'ALTER TABLE "grant" ADD COLUMN replaces_id TEXT REFERENCES "grant" (id)',
    'ALTER TABLE "grant" ADD COLUMN replaced_on TEXT',
    'CREATE INDEX grant_replaces ON "grant" (replaces_id)',
    "CREATE UNIQUE INDEX grant_place ON \"grant\" (replaces_id) WHERE state <> 'ended'",
    "CREATE INDEX application_replaces ON application (replaces_id)",
)
DECISION = """
CREATE TABLE decision (
    row_no {ROW_NO},
    id TEXT NOT NULL UNIQUE,
    application_id TEXT NOT NULL REFERENCES application (id),
    outcome TEXT NOT NULL CHECK (outcome IN ('granted', 'refused')),
    decided_at {WHOLE} NOT NULL,
    decided_by TEXT NOT NULL REFERENCES person (id),
    findings TEXT NOT NULL,
    sample {WHOLE} NOT NULL CHECK (sample IN (0, 1)),
    version {WHOLE} NOT NULL CHECK (version = 1),
    content_sha256 TEXT NOT NULL CHECK (length(content_sha256) = 64),
    UNIQUE (application_id)
) {STRICT}
"""
DOUBLE = f"""EXISTS (
    SELECT 1 FROM plate AS other WHERE other.vehicle_id = NEW.vehicle_id AND other.id <> NEW.id
    AND (other.kind = NEW.kind OR (other.kind <> 'internal' AND NEW.kind <> 'internal'))
    AND {MEET}
)"""
#: Two that a vehicle bore by the older rule can still be taken back, or be made shorter.
WIDENED = """(NEW.vehicle_id <> OLD.vehicle_id OR NEW.kind <> OLD.kind OR NEW.start < OLD.start
    OR coalesce(NEW."end", '9999-12-31') > coalesce(OLD."end", '9999-12-31')
    OR coalesce(NEW.withdrawn_on, '9999-12-31') > coalesce(OLD.withdrawn_on, '9999-12-31'))"""
REPLACES = "NEW.replaces_id IS DISTINCT FROM OLD.replaces_id"
SQLITE = (
    f'CREATE TRIGGER grant_no_other_place BEFORE UPDATE ON "grant"\nWHEN {REPLACES}\n'
    "BEGIN SELECT RAISE(ABORT, 'frozen'); END",
    *(
        f"CREATE TRIGGER decision_no_{act} BEFORE {act.upper()} ON decision\n"
        "BEGIN SELECT RAISE(ABORT, 'frozen'); END"
        for act in ("update", "delete")
    ),
    "CREATE TRIGGER decision_no_replace BEFORE INSERT ON decision\n"
    "WHEN EXISTS (SELECT 1 FROM decision\n"
    "    WHERE application_id = NEW.application_id OR id = NEW.id OR row_no = NEW.row_no)\n"
    "BEGIN SELECT RAISE(ABORT, 'frozen'); END",
    "DROP TRIGGER plate_double_insert",
    "DROP TRIGGER plate_double_update",
    sqlite_trigger("plate_double", "INSERT", DOUBLE),
    sqlite_trigger("plate_double", "UPDATE", f"{WIDENED} AND {DOUBLE}"),
)
POSTGRESQL = (
    f'CREATE TRIGGER grant_no_other_place BEFORE UPDATE ON "grant"\n'
    f"FOR EACH ROW WHEN ({REPLACES}) EXECUTE FUNCTION frozen()",
    "CREATE TRIGGER decision_frozen BEFORE UPDATE OR DELETE ON decision\n"
    "FOR EACH ROW EXECUTE FUNCTION frozen()",
    "CREATE TRIGGER decision_kept BEFORE TRUNCATE ON decision\n"
    "FOR EACH STATEMENT EXECUTE FUNCTION frozen()",
    function("plate_double", DOUBLE, changed=WIDENED),
)


def upgrade() -> None:
    """Add the columns and the table, and put the guard of plates in anew."""
    run((*COLUMNS, DECISION))
    run_on("sqlite", SQLITE)
    run_on("postgresql", POSTGRESQL)
