"""What the database of the register's revision refuses by triggers, on SQLite and PostgreSQL.

A condition is one text for both; what differs in a function's name is in braces.
"""

#: The number, or one that looks like it, is on another vehicle on a common day.
HELD = """
    SELECT 1 FROM plate AS other
    WHERE other.number_key = NEW.number_key AND other.id <> NEW.id AND {MEET}
"""
#: The vehicle has another plate of the same kind on a common day.
DOUBLE = """
    SELECT 1 FROM plate AS other
    WHERE other.vehicle_id = NEW.vehicle_id AND other.kind = NEW.kind AND other.id <> NEW.id
    AND {MEET}
"""
MEET = """(NEW.withdrawn_on IS NULL OR NEW.withdrawn_on > NEW.start)
    AND (other.withdrawn_on IS NULL OR other.withdrawn_on > other.start)
    AND (other."end" IS NULL OR NEW.start <= other."end")
    AND (other.withdrawn_on IS NULL OR NEW.start < other.withdrawn_on)
    AND (NEW."end" IS NULL OR other.start <= NEW."end")
    AND (NEW.withdrawn_on IS NULL OR other.start < NEW.withdrawn_on)"""
#: 机动车登记规定 (公安部令第164号) 第四十八条: at most six calendar months. A term of months ends
#: on the day before the same day; where the last month has no such day, on its last.
LONG = """NEW.kind IN ('temporary', 'test') AND (NEW."end" IS NULL OR NEW."end" >
    CASE WHEN substr({SIX_MONTHS}, 9) = substr(NEW.start, 9) THEN {SIX_MONTHS_LESS_A_DAY}
    ELSE {SIX_MONTHS} END)"""
#: 第四十八条: within the period of the certificate that it hangs on.
BEYOND = """NEW.start < NEW.certificate_start
    OR coalesce(NEW."end", '9999-12-31') > NEW.certificate_end"""
#: 第四十七条: no longer than compulsory insurance. A vehicle whose insurance nobody knows is told
#: by the rules, not refused here. What may lack cover is the first day and each after a policy.
UNCOVERED = """({PLATE}.kind IN ('temporary', 'test') AND {VEHICLE}.insured_until IS NOT NULL AND (
    coalesce({PLATE}."end", '9999-12-31') > {VEHICLE}.insured_until
    OR EXISTS (SELECT 1 FROM (
        SELECT {PLATE}.start AS day
        UNION ALL SELECT {DAY_AFTER} FROM {POLICIES} WHERE one.value ->> 'cover' = 'compulsory'
    ) AS first
    WHERE first.day >= {PLATE}.start AND first.day <= {PLATE}."end"
    AND EXISTS (SELECT 1 FROM {POLICIES} WHERE one.value ->> 'cover' = 'compulsory')
    AND NOT EXISTS (SELECT 1 FROM {POLICIES} WHERE one.value ->> 'cover' = 'compulsory'
        AND first.day >= one.value ->> 'start' AND first.day <= one.value ->> 'end'))))"""
#: A vehicle's insurance does not shrink under a plate that stands.
SHRINKS = """(NEW.insured_until IS DISTINCT FROM OLD.insured_until OR NEW.policies <> OLD.policies)
    AND EXISTS (SELECT 1 FROM plate WHERE plate.vehicle_id = NEW.id
    AND (plate.withdrawn_on IS NULL OR plate.withdrawn_on > plate.start)
    AND NOT {BEFORE} AND ({AFTER}
        OR (plate.kind IN ('temporary', 'test') AND NEW.insured_until IS NULL)))"""
#: The VIN of another vehicle looks like this one.
ALIKE = "SELECT 1 FROM vehicle AS other WHERE other.vin_key = NEW.vin_key AND other.id <> NEW.id"
#: What is not asked again when something else in a row changes.
RENAMED = """(NEW.number_key <> OLD.number_key OR NEW.vehicle_id <> OLD.vehicle_id
    OR NEW.kind <> OLD.kind OR NEW.start <> OLD.start OR NEW."end" IS DISTINCT FROM OLD."end"
    OR NEW.withdrawn_on IS DISTINCT FROM OLD.withdrawn_on)"""
MOVED = """(NEW.vehicle_id <> OLD.vehicle_id OR NEW.kind <> OLD.kind OR NEW.start <> OLD.start
    OR NEW."end" IS DISTINCT FROM OLD."end"
    OR NEW.certificate_start IS DISTINCT FROM OLD.certificate_start
    OR NEW.certificate_end IS DISTINCT FROM OLD.certificate_end)"""

_WORDS = {
    "sqlite": {
        "SIX_MONTHS": "date(NEW.start, '+6 months', 'floor')",
        "SIX_MONTHS_LESS_A_DAY": "date(NEW.start, '+6 months', 'floor', '-1 day')",
        "DAY_AFTER": "date(one.value ->> 'end', '+1 day')",
        "POLICIES": "json_each({VEHICLE}.policies) AS one",
    },
    "postgresql": {
        "SIX_MONTHS": "to_char(NEW.start::date + interval '6 months', 'YYYY-MM-DD')",
        "SIX_MONTHS_LESS_A_DAY": (
            "to_char(NEW.start::date + interval '6 months' - interval '1 day', 'YYYY-MM-DD')"
        ),
        "DAY_AFTER": "to_char((one.value ->> 'end')::date + 1, 'YYYY-MM-DD')",
        "POLICIES": "jsonb_array_elements({VEHICLE}.policies::jsonb) AS one(value)",
    },
}


def _uncovered(dialect: str, *, plate: str, vehicle: str) -> str:
    text = UNCOVERED
    for name, words in _WORDS[dialect].items():
        text = text.replace("{" + name + "}", words)
    return text.replace("{PLATE}", plate).replace("{VEHICLE}", vehicle)


def shrinks(dialect: str, text: str) -> str:
    """Return when insurance shrinks under a plate, as a text with BEFORE and AFTER says it."""
    before = _uncovered(dialect, plate="plate", vehicle="OLD")
    after = _uncovered(dialect, plate="plate", vehicle="NEW")
    return text.format(BEFORE=before, AFTER=after)


def conditions(dialect: str) -> dict[str, str]:
    """Return what each guard refuses, in the words of one database."""
    words = _WORDS[dialect]
    cover = _uncovered(dialect, plate="NEW", vehicle="vehicle")
    return {
        "plate_held": f"EXISTS ({HELD.format(MEET=MEET)})",
        "plate_double": f"EXISTS ({DOUBLE.format(MEET=MEET)})",
        "plate_long": LONG.format(**words),
        "plate_beyond": BEYOND,
        "plate_uncovered": f"EXISTS (SELECT 1 FROM vehicle WHERE id = NEW.vehicle_id AND {cover})",
        "cover_shrinks": shrinks(dialect, SHRINKS),
        "vin_alike": f"EXISTS ({ALIKE})",
    }


_WHEN = {
    "plate_held": RENAMED,
    "plate_double": RENAMED,
    "plate_long": MOVED,
    "plate_beyond": MOVED,
    "plate_uncovered": MOVED,
    "vin_alike": "NEW.vin_key <> OLD.vin_key",
}


def sqlite() -> tuple[str, ...]:
    """Return the triggers of an office file."""
    made = []
    for name, condition in conditions("sqlite").items():
        if name != "cover_shrinks":
            made.append(sqlite_trigger(name, "INSERT", condition))
        made.append(sqlite_trigger(name, "UPDATE", changed_only(name, condition)))
    return tuple(made)


def changed_only(name: str, condition: str) -> str:
    """Return a guard's condition for an update: not asked again when something else changes."""
    return f"{_WHEN[name]} AND ({condition})" if name in _WHEN else condition


def sqlite_trigger(name: str, act: str, condition: str) -> str:
    """Return the trigger of an office file that refuses an act when a condition holds."""
    table = "plate" if name.startswith("plate") else "vehicle"
    head = f"CREATE TRIGGER {name}_{act.lower()} BEFORE {act} ON {table}"
    return f"{head}\nWHEN {condition}\nBEGIN SELECT RAISE(ABORT, '{name}'); END"


#: Two writers at once see each other's rows: who comes second waits until the first is done.
_LOCKS = {
    "plate_held": "PERFORM pg_advisory_xact_lock(hashtextextended(NEW.number_key, 1));",
    "plate_double": "PERFORM 1 FROM vehicle WHERE id = NEW.vehicle_id FOR UPDATE;",
    "plate_uncovered": "PERFORM 1 FROM vehicle WHERE id = NEW.vehicle_id FOR UPDATE;",
    "vin_alike": "PERFORM pg_advisory_xact_lock(hashtextextended(NEW.vin_key, 2));",
}


def postgresql() -> tuple[str, ...]:
    """Return the functions and triggers of a server; `plate_held` replaces the first revision's."""
    made = []
    for name, condition in conditions("postgresql").items():
        table = "plate" if name.startswith("plate") else "vehicle"
        made.append(function(name, condition))
        if name != "plate_held":
            acts = "UPDATE" if name == "cover_shrinks" else "INSERT OR UPDATE"
            made.append(
                f"CREATE TRIGGER {name} BEFORE {acts} ON {table}\n"
                f"FOR EACH ROW EXECUTE FUNCTION {name}()"
            )
    return tuple(made)


def function(name: str, condition: str, *, changed: str = "") -> str:
    """Return the function of a server's trigger that refuses when a condition holds.

    Args:
        name: Of the guard.
        condition: What it refuses.
        changed: When an update is asked at all, if not as the guard was in the first place.
    """
    when = changed or _WHEN.get(name)
    asked = f"TG_OP = 'INSERT' OR {when}" if when else "TRUE"
    return f"""
CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    {_LOCKS.get(name, "")}
    IF {asked} THEN
        IF {condition} THEN
            RAISE EXCEPTION '{name}' USING ERRCODE = 'check_violation';
        END IF;
    END IF;
    RETURN NEW;
END $$
"""
