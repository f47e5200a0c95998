"""What the database of the first revision refuses by triggers, on each of the two."""

PLATE_HELD = """
    SELECT 1 FROM plate AS other
    WHERE other.number = NEW.number AND other.id <> NEW.id
    AND (NEW.withdrawn_on IS NULL OR NEW.withdrawn_on > NEW.start)
    AND (other.withdrawn_on IS NULL OR other.withdrawn_on > other.start)
    AND (other."end" IS NULL OR NEW.start <= other."end")
    AND (other.withdrawn_on IS NULL OR NEW.start < other.withdrawn_on)
    AND (NEW."end" IS NULL OR other.start <= NEW."end")
    AND (NEW.withdrawn_on IS NULL OR other.start < NEW.withdrawn_on)
"""
SAME_HAND = """NEW.drafter_id = NEW.reviewer_id OR NEW.reviewer_id = NEW.approver_id
    OR NEW.drafter_id = NEW.approver_id"""
AUDIT_BREAKS = """NEW.seq <> (SELECT coalesce(max(seq), 0) + 1 FROM audit)
    OR NEW.previous <> coalesce((SELECT hash FROM audit ORDER BY seq DESC LIMIT 1),
        '0000000000000000000000000000000000000000000000000000000000000000')"""

SQLITE = (
    *(
        f"CREATE TRIGGER {table}_no_{act} BEFORE {act.upper()} ON {table}\n"
        "BEGIN SELECT RAISE(ABORT, 'frozen'); END"
        for table in ("zone_version", "document", "audit")
        for act in ("update", "delete")
    ),
    # INSERT OR REPLACE deletes the row that is in its way without asking the trigger above.
    *(
        f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table}\n"
        f"WHEN EXISTS (SELECT 1 FROM {table} WHERE id = NEW.id OR row_no = NEW.row_no\n"
        f"    OR ({first} = NEW.{first} AND number = NEW.number))\n"
        "BEGIN SELECT RAISE(ABORT, 'frozen'); END"
        for table, first in (("zone_version", "zone_id"), ("document", "kind"))
    ),
    *(
        f"CREATE TRIGGER plate_held_{act} BEFORE {act.upper()} ON plate\n"
        f"WHEN EXISTS ({PLATE_HELD})\n"
        "BEGIN SELECT RAISE(ABORT, 'plate_held'); END"
        for act in ("insert", "update")
    ),
    *(
        f"CREATE TRIGGER {name}_hands_{act} BEFORE {act.upper()} ON {table}\n"
        f"WHEN {SAME_HAND}\n"
        "BEGIN SELECT RAISE(ABORT, 'same_hand'); END"
        for name, table in (("application", "application"), ("grant", '"grant"'))
        for act in ("insert", "update")
    ),
    "CREATE TRIGGER audit_chain BEFORE INSERT ON audit\n"
    f"WHEN {AUDIT_BREAKS}\n"
    "BEGIN SELECT RAISE(ABORT, 'audit_chain'); END",
)


def _function(name: str, condition: str) -> str:
    return f"""
CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF {condition} THEN
        RAISE EXCEPTION '{name}' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$
"""


POSTGRESQL = (
    _function("frozen", "TRUE"),
    _function("plate_held", f"EXISTS ({PLATE_HELD})"),
    _function("same_hand", SAME_HAND),
    _function("audit_chain", AUDIT_BREAKS),
    *(
        f"CREATE TRIGGER {table}_frozen BEFORE UPDATE OR DELETE ON {table}\n"
        "FOR EACH ROW EXECUTE FUNCTION frozen()"
        for table in ("zone_version", "document", "audit")
    ),
    *(
        f"CREATE TRIGGER {table}_kept BEFORE TRUNCATE ON {table}\n"
        "FOR EACH STATEMENT EXECUTE FUNCTION frozen()"
        for table in ("zone_version", "document", "audit")
    ),
    "CREATE TRIGGER plate_held BEFORE INSERT OR UPDATE ON plate\n"
    "FOR EACH ROW EXECUTE FUNCTION plate_held()",
    *(
        f"CREATE TRIGGER {name}_hands BEFORE INSERT OR UPDATE ON {table}\n"
        "FOR EACH ROW EXECUTE FUNCTION same_hand()"
        for name, table in (("application", "application"), ("grant", '"grant"'))
    ),
    "CREATE TRIGGER audit_chain BEFORE INSERT ON audit\n"
    "FOR EACH ROW EXECUTE FUNCTION audit_chain()",
)
