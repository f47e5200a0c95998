"""What is found by its parts: words of names and numbers, three characters of plates and VINs.

SQLite has its index of three characters as FTS5 tables without content (the texts are in their own
tables); `find_mark` says up to which row they go. PostgreSQL has pg_trgm, if the server has it.

Revision ID: 0006
Revises: 0005
"""

from db.migrations.ddl import run, run_on

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

TABLES = (
    """
CREATE TABLE find_word (
    word TEXT NOT NULL,
    kind TEXT NOT NULL,
    record_id TEXT NOT NULL,
    field TEXT NOT NULL,
    PRIMARY KEY (word, kind, record_id, field)
) {STRICT}
""",
    "CREATE INDEX find_word_record ON find_word (kind, record_id)",
    """
CREATE TABLE find_mark (
    kind TEXT NOT NULL PRIMARY KEY,
    row_no {WHOLE} NOT NULL
) {STRICT}
""",
    "INSERT INTO find_mark (kind, row_no) VALUES ('Vehicle', 0), ('Plate', 0)",
    "CREATE INDEX plate_text ON plate (number)",
)
_THREE = "content = '', contentless_delete = 1, detail = none, tokenize = 'trigram'"
SQLITE = tuple(
    f"CREATE VIRTUAL TABLE {name} USING fts5 (mark, {_THREE})"
    for name in ("find_vin", "find_plate")
)
POSTGRESQL = (
    'CREATE INDEX vehicle_vin_text ON vehicle (vin COLLATE "C")',
    'CREATE INDEX plate_number_text ON plate (number COLLATE "C")',
    'CREATE INDEX find_word_text ON find_word (word COLLATE "C")',
    """
DO $$ BEGIN
    -- Two offices made at once: the second waits until the first one's extension can be seen.
    PERFORM pg_advisory_xact_lock(hashtext('qdpilot pg_trgm'));
    CREATE EXTENSION IF NOT EXISTS pg_trgm SCHEMA public;
    CREATE INDEX vehicle_vin_three ON vehicle USING gin (vin public.gin_trgm_ops);
    CREATE INDEX plate_number_three ON plate USING gin (number public.gin_trgm_ops);
EXCEPTION WHEN insufficient_privilege OR undefined_file OR undefined_object OR feature_not_supported
THEN RAISE NOTICE 'pg_trgm is not to be had: marks are found by looking at all of them';
END $$
""",
)


def upgrade() -> None:
    """Make the index; `db.finding.fill_words` writes the words of what is there already."""
    run(TABLES)
    run_on("sqlite", SQLITE)
    run_on("postgresql", POSTGRESQL)
