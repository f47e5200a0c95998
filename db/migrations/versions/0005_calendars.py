"""Calendars of the office, edition by edition; what closures were before.

A calendar decides when granted rights hold, so no edition of it ever changes; a closure that is
drawn otherwise leaves what it was, so that what was in force at an instant can be told.

Source: design.md 3 (tables are versioned and importable), issue 4 (as of).

Revision ID: 0005
Revises: 0004
"""

from db.migrations.ddl import run, run_on

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

TABLES = (
    """
CREATE TABLE calendar_edition (
    row_no {ROW_NO},
    id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL CHECK (name <> ''),
    number {WHOLE} NOT NULL CHECK (number >= 1),
    kind TEXT NOT NULL,
    entries TEXT NOT NULL,
    source TEXT NOT NULL,
    entered_at {WHOLE} NOT NULL,
    entered_by TEXT NOT NULL REFERENCES person (id),
    year {WHOLE},
    withdrawn {WHOLE} NOT NULL CHECK (withdrawn IN (0, 1)),
    version {WHOLE} NOT NULL CHECK (version = 1),
    content_sha256 TEXT NOT NULL CHECK (length(content_sha256) = 64),
    UNIQUE (name, number)
) {STRICT}
""",
    """
CREATE TABLE past_closure (
    row_no {ROW_NO},
    id TEXT NOT NULL UNIQUE,
    zone_id TEXT NOT NULL,
    name TEXT NOT NULL,
    shape {BYTES} NOT NULL,
    schedule TEXT,
    until {WHOLE} NOT NULL,
    version {WHOLE} NOT NULL CHECK (version = 1),
    content_sha256 TEXT NOT NULL CHECK (length(content_sha256) = 64)
) {STRICT}
""",
)
_FROZEN = ("calendar_edition", "past_closure")
_AGAIN = {
    "calendar_edition": "(name = NEW.name AND number = NEW.number)\n    OR ",
    "past_closure": "",
}
SQLITE = (
    *(
        f"CREATE TRIGGER {table}_no_{act} BEFORE {act.upper()} ON {table}\n"
        "BEGIN SELECT RAISE(ABORT, 'frozen'); END"
        for table in _FROZEN
        for act in ("update", "delete")
    ),
    *(
        f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table}\n"
        f"WHEN EXISTS (SELECT 1 FROM {table} WHERE {_AGAIN[table]}id = NEW.id\n"
        "    OR row_no = NEW.row_no)\n"
        "BEGIN SELECT RAISE(ABORT, 'frozen'); END"
        for table in _FROZEN
    ),
)
POSTGRESQL = tuple(
    statement
    for table in _FROZEN
    for statement in (
        f"CREATE TRIGGER {table}_frozen BEFORE UPDATE OR DELETE ON {table}\n"
        "FOR EACH ROW EXECUTE FUNCTION frozen()",
        f"CREATE TRIGGER {table}_kept BEFORE TRUNCATE ON {table}\n"
        "FOR EACH STATEMENT EXECUTE FUNCTION frozen()",
    )
)


def upgrade() -> None:
    """Add the two tables and what keeps them."""
    run(TABLES)
    run_on("sqlite", SQLITE)
    run_on("postgresql", POSTGRESQL)
