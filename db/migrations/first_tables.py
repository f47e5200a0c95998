"""The tables of the first revision, as SQL for both databases."""

TABLES = (
    """
CREATE TABLE office (
    row_no {ROW_NO},
    id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    authority TEXT NOT NULL,
    number_prefix TEXT NOT NULL,
    area_name TEXT NOT NULL,
    outline {BYTES},
    plane_epsg {WHOLE} NOT NULL,
    timezone TEXT NOT NULL,
    sample {WHOLE} NOT NULL CHECK (sample IN (0, 1)),
    one_row {WHOLE} DEFAULT 1 NOT NULL UNIQUE CHECK (one_row = 1),
    version {WHOLE} NOT NULL CHECK (version >= 1),
    content_sha256 TEXT NOT NULL CHECK (length(content_sha256) = 64)
) {STRICT}
""",
    """
CREATE TABLE person (
    row_no {ROW_NO},
    id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    roles TEXT NOT NULL,
    department TEXT NOT NULL,
    version {WHOLE} NOT NULL CHECK (version >= 1),
    content_sha256 TEXT NOT NULL CHECK (length(content_sha256) = 64)
) {STRICT}
""",
    """
CREATE TABLE operator (
    row_no {ROW_NO},
    id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    uscc TEXT NOT NULL UNIQUE CHECK (length(uscc) = 18),
    members TEXT NOT NULL,
    contact TEXT NOT NULL,
    phone TEXT NOT NULL,
    address TEXT NOT NULL,
    sample {WHOLE} NOT NULL CHECK (sample IN (0, 1)),
    version {WHOLE} NOT NULL CHECK (version >= 1),
    content_sha256 TEXT NOT NULL CHECK (length(content_sha256) = 64)
) {STRICT}
""",
    """
CREATE TABLE vehicle (
    row_no {ROW_NO},
    id TEXT NOT NULL UNIQUE,
    operator_id TEXT NOT NULL REFERENCES operator (id),
    vin TEXT NOT NULL UNIQUE,
    track TEXT NOT NULL CHECK (track IN ('motor_vehicle', 'access_pilot', 'low_speed', 'site')),
    scenario TEXT NOT NULL,
    make TEXT NOT NULL,
    model TEXT NOT NULL,
    level {WHOLE} NOT NULL,
    seats {WHOLE},
    length_mm {WHOLE},
    mass_kg {WHOLE},
    top_speed_kmh {WHOLE},
    insured_until TEXT CHECK (length(insured_until) = 10),
    liability_until TEXT CHECK (length(liability_until) = 10),
    liability_cny {WHOLE},
    inspected_until TEXT CHECK (length(inspected_until) = 10),
    direct_communication {WHOLE} NOT NULL CHECK (direct_communication IN (0, 1)),
    beidou {WHOLE} NOT NULL CHECK (beidou IN (0, 1)),
    sample {WHOLE} NOT NULL CHECK (sample IN (0, 1)),
    version {WHOLE} NOT NULL CHECK (version >= 1),
    content_sha256 TEXT NOT NULL CHECK (length(content_sha256) = 64),
    CHECK (length(vin) = 17 OR track IN ('low_speed', 'site'))
) {STRICT}
""",
    "CREATE INDEX vehicle_operator ON vehicle (operator_id)",
    """
CREATE TABLE plate (
    row_no {ROW_NO},
    id TEXT NOT NULL UNIQUE,
    vehicle_id TEXT NOT NULL REFERENCES vehicle (id),
    number TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('temporary', 'ordinary', 'new_energy_small',
        'new_energy_large', 'vehicle_code', 'internal')),
    start TEXT NOT NULL CHECK (length(start) = 10),
    "end" TEXT CHECK (length("end") = 10),
    issuer TEXT NOT NULL,
    note TEXT NOT NULL,
    withdrawn_on TEXT CHECK (length(withdrawn_on) = 10),
    version {WHOLE} NOT NULL CHECK (version >= 1),
    content_sha256 TEXT NOT NULL CHECK (length(content_sha256) = 64),
    CHECK ("end" >= start)
) {STRICT}
""",
    "CREATE INDEX plate_number ON plate (number)",
    "CREATE INDEX plate_vehicle ON plate (vehicle_id)",
    """
CREATE TABLE safety_driver (
    row_no {ROW_NO},
    id TEXT NOT NULL UNIQUE,
    operator_id TEXT NOT NULL REFERENCES operator (id),
    licence_class TEXT NOT NULL,
    trained_on TEXT CHECK (length(trained_on) = 10),
    post TEXT NOT NULL CHECK (post IN ('in_car', 'remote')),
    sample {WHOLE} NOT NULL CHECK (sample IN (0, 1)),
    version {WHOLE} NOT NULL CHECK (version >= 1),
    content_sha256 TEXT NOT NULL CHECK (length(content_sha256) = 64)
) {STRICT}
""",
    "CREATE INDEX safety_driver_operator ON safety_driver (operator_id)",
    """
CREATE TABLE safety_driver_person (
    driver_id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    id_number TEXT NOT NULL,
    licensed_since TEXT NOT NULL CHECK (length(licensed_since) = 10),
    FOREIGN KEY (driver_id) REFERENCES safety_driver (id) ON DELETE CASCADE
) {STRICT}
""",
    """
CREATE TABLE road (
    row_no {ROW_NO},
    id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    road_class TEXT NOT NULL CHECK (road_class IN ('expressway', 'arterial', 'secondary', 'local',
        'site')),
    line {BYTES} NOT NULL,
    number TEXT NOT NULL,
    begins TEXT NOT NULL,
    ends TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('open', 'paused', 'closed', 'unlisted')),
    lanes {WHOLE},
    limit_kmh {WHOLE},
    open_hours TEXT NOT NULL,
    sample {WHOLE} NOT NULL CHECK (sample IN (0, 1)),
    version {WHOLE} NOT NULL CHECK (version >= 1),
    content_sha256 TEXT NOT NULL CHECK (length(content_sha256) = 64)
) {STRICT}
""",
    """
CREATE TABLE zone (
    row_no {ROW_NO},
    id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    purpose TEXT NOT NULL CHECK (purpose IN ('pilot_area', 'transfer_route', 'closure',
        'capacity_area', 'roadside_coverage', 'test_field')),
    shape {BYTES} NOT NULL,
    scenario TEXT,
    operator TEXT NOT NULL,
    capacity {WHOLE},
    schedule TEXT,
    height_limit_m {WHOLE},
    note TEXT NOT NULL,
    sample {WHOLE} NOT NULL CHECK (sample IN (0, 1)),
    version {WHOLE} NOT NULL CHECK (version >= 1),
    content_sha256 TEXT NOT NULL CHECK (length(content_sha256) = 64)
) {STRICT}
""",
    """
CREATE TABLE zone_version (
    row_no {ROW_NO},
    id TEXT NOT NULL UNIQUE,
    zone_id TEXT NOT NULL REFERENCES zone (id),
    number {WHOLE} NOT NULL CHECK (number >= 1),
    name TEXT NOT NULL,
    purpose TEXT NOT NULL CHECK (purpose IN ('pilot_area', 'transfer_route', 'closure',
        'capacity_area', 'roadside_coverage', 'test_field')),
    shape {BYTES} NOT NULL,
    area_m2 {REAL} NOT NULL CHECK (area_m2 >= 0),
    frozen_at {WHOLE} NOT NULL,
    frozen_by TEXT NOT NULL REFERENCES person (id),
    capacity {WHOLE},
    height_limit_m {WHOLE},
    version {WHOLE} NOT NULL CHECK (version = 1),
    content_sha256 TEXT NOT NULL CHECK (length(content_sha256) = 64),
    UNIQUE (zone_id, number)
) {STRICT}
""",
    """
CREATE TABLE application (
    row_no {ROW_NO},
    id TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL CHECK (kind IN ('first', 'renewal', 'change', 'added_vehicles')),
    terms TEXT NOT NULL,
    operator_id TEXT NOT NULL REFERENCES operator (id),
    state TEXT NOT NULL CHECK (state IN ('draft', 'submitted', 'reviewed', 'returned', 'granted',
        'refused', 'withdrawn')),
    drafter_id TEXT NOT NULL REFERENCES person (id),
    number TEXT NOT NULL,
    reviewer_id TEXT REFERENCES person (id),
    approver_id TEXT REFERENCES person (id),
    submitted_at {WHOLE},
    reviewed_at {WHOLE},
    decided_at {WHOLE},
    opinion TEXT NOT NULL,
    reason TEXT NOT NULL,
    sample {WHOLE} NOT NULL CHECK (sample IN (0, 1)),
    version {WHOLE} NOT NULL CHECK (version >= 1),
    content_sha256 TEXT NOT NULL CHECK (length(content_sha256) = 64)
) {STRICT}
""",
    "CREATE UNIQUE INDEX application_number ON application (number) WHERE number <> ''",
    "CREATE INDEX application_operator ON application (operator_id)",
    """
CREATE TABLE "grant" (
    row_no {ROW_NO},
    id TEXT NOT NULL UNIQUE,
    number TEXT NOT NULL UNIQUE,
    application_id TEXT NOT NULL REFERENCES application (id),
    terms TEXT NOT NULL,
    operator_id TEXT NOT NULL REFERENCES operator (id),
    state TEXT NOT NULL CHECK (state IN ('in_force', 'suspended', 'ended')),
    granted_at {WHOLE} NOT NULL,
    drafter_id TEXT NOT NULL REFERENCES person (id),
    reviewer_id TEXT NOT NULL REFERENCES person (id),
    approver_id TEXT NOT NULL REFERENCES person (id),
    reason TEXT NOT NULL,
    changed_at {WHOLE},
    sample {WHOLE} NOT NULL CHECK (sample IN (0, 1)),
    version {WHOLE} NOT NULL CHECK (version >= 1),
    content_sha256 TEXT NOT NULL CHECK (length(content_sha256) = 64)
) {STRICT}
""",
    'CREATE INDEX grant_application ON "grant" (application_id)',
    'CREATE INDEX grant_operator ON "grant" (operator_id)',
    """
CREATE TABLE document (
    row_no {ROW_NO},
    id TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    number TEXT NOT NULL,
    grant_id TEXT NOT NULL REFERENCES "grant" (id),
    title TEXT NOT NULL,
    issued_at {WHOLE} NOT NULL,
    dated TEXT NOT NULL CHECK (length(dated) = 10),
    record {BYTES} NOT NULL,
    record_sha256 TEXT NOT NULL CHECK (length(record_sha256) = 64),
    pdf_sha256 TEXT NOT NULL CHECK (length(pdf_sha256) = 64),
    pdf {BYTES} NOT NULL,
    audit_head TEXT NOT NULL,
    pages {WHOLE} NOT NULL,
    salt {BYTES} NOT NULL,
    sample {WHOLE} NOT NULL CHECK (sample IN (0, 1)),
    version {WHOLE} NOT NULL CHECK (version = 1),
    content_sha256 TEXT NOT NULL CHECK (length(content_sha256) = 64),
    UNIQUE (kind, number)
) {STRICT}
""",
    "CREATE INDEX document_grant ON document (grant_id)",
    """
CREATE TABLE audit (
    seq {WHOLE} NOT NULL PRIMARY KEY,
    at {WHOLE} NOT NULL,
    person_id TEXT NOT NULL,
    act TEXT NOT NULL,
    kind TEXT NOT NULL,
    subject_id TEXT NOT NULL,
    content_sha256 TEXT NOT NULL,
    detail TEXT NOT NULL,
    previous TEXT NOT NULL CHECK (length(previous) = 64),
    hash TEXT NOT NULL UNIQUE CHECK (length(hash) = 64)
) {STRICT}
""",
    "CREATE INDEX audit_subject ON audit (subject_id)",
    """
CREATE TABLE number_series (
    series TEXT NOT NULL,
    year {WHOLE} NOT NULL,
    last {WHOLE} NOT NULL CHECK (last >= 1),
    PRIMARY KEY (series, year)
) {STRICT}
""",
)

#: Which things the terms of an application and of a grant name; kept beside the terms' own text so
#: that the database itself holds what they name.
NAMED = """
CREATE TABLE {owner}_{named} (
    {owner}_id TEXT NOT NULL,
    position {{WHOLE}} NOT NULL,
    {named}_id TEXT NOT NULL,
    PRIMARY KEY ({owner}_id, position),
    FOREIGN KEY ({owner}_id) REFERENCES {table} (id) ON DELETE CASCADE,
    FOREIGN KEY ({named}_id) REFERENCES {named} (id)
) {{STRICT}}
"""
NAMED_TABLES = tuple(
    statement
    for owner, table in (("application", "application"), ("grant", '"grant"'))
    for named in ("zone", "zone_version", "vehicle", "safety_driver")
    for statement in (
        NAMED.format(owner=owner, table=table, named=named),
        f"CREATE INDEX {owner}_{named}_named ON {owner}_{named} ({named}_id)",
    )
)
