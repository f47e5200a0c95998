"""What the register's revision adds to the tables, as SQL for both databases."""


def _added(table: str, columns: str) -> tuple[str, ...]:
    """Return a statement per line of columns."""
    return tuple(
        f"ALTER TABLE {table} ADD COLUMN {line.strip()}" for line in columns.strip().splitlines()
    )


OPERATOR = _added(
    "operator",
    """
    legal_representative TEXT NOT NULL DEFAULT ''
    business_scope TEXT NOT NULL DEFAULT ''
    role TEXT NOT NULL DEFAULT ''
    liability_percent {WHOLE} CHECK (liability_percent BETWEEN 0 AND 100)
    contacts TEXT NOT NULL DEFAULT '[]'
    papers TEXT NOT NULL DEFAULT '[]'
    ended_on TEXT CHECK (length(ended_on) = 10)
    end_reason TEXT NOT NULL DEFAULT ''
    """,
)
VEHICLE = (
    *_added(
        "vehicle",
        """
    vin_key TEXT NOT NULL DEFAULT ''
    maker TEXT NOT NULL DEFAULT ''
    announcement TEXT NOT NULL DEFAULT ''
    category TEXT CHECK (category IN ('passenger_car', 'bus', 'truck', 'special', 'other'))
    made_on TEXT CHECK (length(made_on) = 10)
    colour TEXT NOT NULL DEFAULT ''
    width_mm {WHOLE}
    height_mm {WHOLE}
    curb_mass_kg {WHOLE}
    load_kg {WHOLE}
    energy TEXT
    software TEXT NOT NULL DEFAULT '[]'
    sensors TEXT NOT NULL DEFAULT '[]'
    direct_terminal TEXT NOT NULL DEFAULT ''
    beidou_terminal TEXT NOT NULL DEFAULT ''
    recorder_seconds {WHOLE}
    policies TEXT NOT NULL DEFAULT '[]'
    inspection_number TEXT NOT NULL DEFAULT ''
    inspected_on TEXT CHECK (length(inspected_on) = 10)
    ended_on TEXT CHECK (length(ended_on) = 10)
    end_reason TEXT NOT NULL DEFAULT ''
    """,
    ),
    "CREATE INDEX vehicle_key ON vehicle (vin_key)",
)
DRIVER = (
    *_added(
        "safety_driver",
        """
    licence_until TEXT CHECK (length(licence_until) = 10)
    training_hours {WHOLE}
    remote_hours {WHOLE}
    contract_until TEXT CHECK (length(contract_until) = 10)
    health_until TEXT CHECK (length(health_until) = 10)
    special_until TEXT CHECK (length(special_until) = 10)
    ended_on TEXT CHECK (length(ended_on) = 10)
    end_reason TEXT NOT NULL DEFAULT ''
    """,
    ),
    *_added(
        "safety_driver_person",
        """
    phone TEXT NOT NULL DEFAULT ''
    clean_periods {WHOLE}
    last_violation_on TEXT CHECK (length(last_violation_on) = 10)
    barred {WHOLE} NOT NULL DEFAULT 0 CHECK (barred IN (0, 1))
    record_checked_on TEXT CHECK (length(record_checked_on) = 10)
    salt TEXT NOT NULL DEFAULT ''
    """,
    ),
)
KINDS = """'temporary', 'test', 'ordinary', 'new_energy_small',
        'new_energy_large', 'vehicle_code', 'internal'"""
# Which kinds there are stands in a CHECK, which SQLite cannot change in place.
PLATE_ANEW = (
    "DROP TRIGGER plate_held_insert",
    "DROP TRIGGER plate_held_update",
    "DROP INDEX plate_number",
    "DROP INDEX plate_vehicle",
    "ALTER TABLE plate RENAME TO plate_before",
    f"""
CREATE TABLE plate (
    row_no INTEGER NOT NULL PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    vehicle_id TEXT NOT NULL REFERENCES vehicle (id),
    number TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ({KINDS})),
    start TEXT NOT NULL CHECK (length(start) = 10),
    "end" TEXT CHECK (length("end") = 10),
    issuer TEXT NOT NULL,
    note TEXT NOT NULL,
    withdrawn_on TEXT CHECK (length(withdrawn_on) = 10),
    version INTEGER NOT NULL CHECK (version >= 1),
    content_sha256 TEXT NOT NULL CHECK (length(content_sha256) = 64),
    CHECK ("end" >= start)
) STRICT
""",
    'INSERT INTO plate SELECT row_no, id, vehicle_id, number, kind, start, "end", issuer, note,'
    " withdrawn_on, version, content_sha256 FROM plate_before",
    "DROP TABLE plate_before",
    "CREATE INDEX plate_vehicle ON plate (vehicle_id)",
)
PLATE_KINDS = (
    "DROP INDEX plate_number",
    "ALTER TABLE plate DROP CONSTRAINT plate_kind_check",
    f"ALTER TABLE plate ADD CONSTRAINT plate_kind_check CHECK (kind IN ({KINDS}))",
)
PLATE = (
    *_added(
        "plate",
        """
    number_key TEXT NOT NULL DEFAULT ''
    issued_on TEXT CHECK (length(issued_on) = 10)
    certificate TEXT NOT NULL DEFAULT ''
    certificate_start TEXT CHECK (length(certificate_start) = 10)
    certificate_end TEXT CHECK (length(certificate_end) = 10)
    ending TEXT CHECK (ending IN ('taken_back', 'lost', 'void', 'renewed'))
    notice TEXT NOT NULL DEFAULT ''
    renews_id TEXT REFERENCES plate (id)
    code_year {WHOLE}
    code_number {WHOLE} CHECK (code_number >= 1)
    """,
    ),
    "CREATE INDEX plate_number ON plate (number_key)",
    "CREATE UNIQUE INDEX plate_code ON plate (code_year, code_number)",
)
TABLES = (
    """
CREATE TABLE suspension (
    row_no {ROW_NO},
    id TEXT NOT NULL UNIQUE,
    subject_kind TEXT NOT NULL CHECK (subject_kind IN ('operator', 'vehicle', 'driver')),
    subject_id TEXT NOT NULL,
    reason TEXT NOT NULL CHECK (reason <> ''),
    begun_at {WHOLE} NOT NULL,
    grant_ids TEXT NOT NULL,
    lifted_at {WHOLE} CHECK (lifted_at >= begun_at),
    lift_reason TEXT NOT NULL,
    version {WHOLE} NOT NULL CHECK (version >= 1),
    content_sha256 TEXT NOT NULL CHECK (length(content_sha256) = 64)
) {STRICT}
""",
    "CREATE UNIQUE INDEX suspension_open ON suspension (subject_id) WHERE lifted_at IS NULL",
    """
CREATE TABLE stored_file (
    row_no {ROW_NO},
    id TEXT NOT NULL UNIQUE,
    sha256 TEXT NOT NULL UNIQUE CHECK (length(sha256) = 64),
    size {WHOLE} NOT NULL CHECK (size BETWEEN 1 AND 20000000),
    content {BYTES} NOT NULL,
    version {WHOLE} NOT NULL CHECK (version = 1),
    content_sha256 TEXT NOT NULL CHECK (length(content_sha256) = 64),
    CHECK (length(content) = size)
) {STRICT}
""",
    """
CREATE TABLE attachment (
    row_no {ROW_NO},
    id TEXT NOT NULL UNIQUE,
    subject_kind TEXT NOT NULL CHECK (subject_kind IN ('operator', 'vehicle', 'driver', 'plate')),
    subject_id TEXT NOT NULL,
    file_id TEXT NOT NULL REFERENCES stored_file (id),
    name TEXT NOT NULL,
    media TEXT NOT NULL,
    size {WHOLE} NOT NULL,
    note TEXT NOT NULL,
    added_on TEXT NOT NULL CHECK (length(added_on) = 10),
    ended_on TEXT CHECK (length(ended_on) = 10),
    version {WHOLE} NOT NULL CHECK (version >= 1),
    content_sha256 TEXT NOT NULL CHECK (length(content_sha256) = 64)
) {STRICT}
""",
    "CREATE INDEX attachment_subject ON attachment (subject_id)",
    "CREATE INDEX attachment_file ON attachment (file_id)",
    # What a record was before it was replaced, column by column.
    """
CREATE TABLE past (
    kind TEXT NOT NULL,
    record_id TEXT NOT NULL,
    version {WHOLE} NOT NULL CHECK (version >= 1),
    content TEXT NOT NULL,
    PRIMARY KEY (kind, record_id, version)
) {STRICT}
""",
)
KEPT_SQLITE = (
    "CREATE TRIGGER past_no_update BEFORE UPDATE ON past\nBEGIN SELECT RAISE(ABORT, 'frozen'); END",
    # Personal data may have to go (个人信息保护法 第四十七条); nothing else does.
    "CREATE TRIGGER past_no_delete BEFORE DELETE ON past WHEN OLD.kind <> 'SafetyDriver'\n"
    "BEGIN SELECT RAISE(ABORT, 'frozen'); END",
    "CREATE TRIGGER past_no_replace BEFORE INSERT ON past\n"
    "WHEN EXISTS (SELECT 1 FROM past WHERE kind = NEW.kind AND record_id = NEW.record_id\n"
    "    AND version = NEW.version)\n"
    "BEGIN SELECT RAISE(ABORT, 'frozen'); END",
    *(
        f"CREATE TRIGGER stored_file_no_{act} BEFORE {act.upper()} ON stored_file\n"
        "BEGIN SELECT RAISE(ABORT, 'frozen'); END"
        for act in ("update", "delete")
    ),
    "CREATE TRIGGER stored_file_no_replace BEFORE INSERT ON stored_file\n"
    "WHEN EXISTS (SELECT 1 FROM stored_file WHERE id = NEW.id OR row_no = NEW.row_no\n"
    "    OR sha256 = NEW.sha256)\n"
    "BEGIN SELECT RAISE(ABORT, 'frozen'); END",
)
KEPT_POSTGRESQL = (
    "CREATE TRIGGER past_no_update BEFORE UPDATE ON past\nFOR EACH ROW EXECUTE FUNCTION frozen()",
    "CREATE TRIGGER past_no_delete BEFORE DELETE ON past\n"
    "FOR EACH ROW WHEN (OLD.kind <> 'SafetyDriver') EXECUTE FUNCTION frozen()",
    "CREATE TRIGGER stored_file_frozen BEFORE UPDATE OR DELETE ON stored_file\n"
    "FOR EACH ROW EXECUTE FUNCTION frozen()",
    *(
        f"CREATE TRIGGER {table}_kept BEFORE TRUNCATE ON {table}\n"
        "FOR EACH STATEMENT EXECUTE FUNCTION frozen()"
        for table in ("past", "stored_file")
    ),
)
