"""Tables as the newest migration leaves them; why they are so is said in the migrations."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, LargeBinary, Table, Text, UniqueConstraint, text

from db.frozen_tables import calendar_edition, decision, month_report, past_closure
from db.map_tables import comment, map_view
from db.table_parts import (
    METADATA,
    REAL,
    WHOLE,
    columns,
    lists,
    shapes,
    sole,
    table,
    texts,
    to,
    wholes,
)

#: Those who ask for these here have all tables in the metadata.
__all__ = [
    "METADATA",
    "calendar_edition",
    "comment",
    "decision",
    "map_view",
    "month_report",
    "past_closure",
]

office = table(
    "office",
    *texts("name authority number_prefix area_name"),
    *shapes("outline?"),
    *wholes("plane_epsg"),
    *texts("timezone"),
    *wholes("sample"),
    Column("one_row", WHOLE, nullable=False, unique=True, server_default=text("1")),
)
person = table("person", *texts("name roles department"))
operator = table(
    "operator",
    *texts("name uscc members contact phone address"),
    *wholes("sample"),
    *texts("legal_representative business_scope role"),
    *wholes("liability_percent?"),
    *texts("contacts papers ended_on? end_reason"),
    UniqueConstraint("uscc"),
)
vehicle = table(
    "vehicle",
    to("operator_id", "operator"),
    *texts("vin track scenario make model"),
    *wholes("level seats? length_mm? mass_kg? top_speed_kmh?"),
    *texts("insured_until? liability_until?"),
    *wholes("liability_cny?"),
    *texts("inspected_until?"),
    *wholes("direct_communication beidou sample"),
    *texts("vin_key maker announcement category? made_on? colour"),
    *wholes("width_mm? height_mm? curb_mass_kg? load_kg?"),
    *texts("energy? software sensors direct_terminal beidou_terminal"),
    *wholes("recorder_seconds?"),
    *texts("policies inspection_number inspected_on? ended_on? end_reason"),
    Column("alike_no", WHOLE, nullable=False, server_default=text("0")),
    UniqueConstraint("vin"),
    Index("vehicle_key", "vin_key", "alike_no", unique=True),
    Index("vehicle_list", "operator_id", "scenario", "track", "model", "ended_on"),
)
plate = table(
    "plate",
    to("vehicle_id", "vehicle"),
    *texts("number kind start end? issuer note withdrawn_on?"),
    *texts("number_key issued_on? certificate certificate_start? certificate_end? ending? notice"),
    to("renews_id", "plate", nullable=True),
    *wholes("code_year? code_number?"),
    Index("plate_number", "number_key"),
    Index("plate_text", "number"),
    Index("plate_vehicle", "vehicle_id"),
    Index("plate_list", "kind", "start", "end", "withdrawn_on"),
    Index("plate_code", "code_year", "code_number", unique=True),
)
safety_driver = table(
    "safety_driver",
    to("operator_id", "operator"),
    *texts("licence_class trained_on? post"),
    *wholes("sample training_hours? remote_hours?"),
    *texts("licence_until? contract_until? health_until? special_until? ended_on? end_reason"),
    Index("safety_driver_operator", "operator_id"),
)
safety_driver_person = Table(
    "safety_driver_person",
    METADATA,
    Column("driver_id", ForeignKey("safety_driver.id", ondelete="CASCADE"), primary_key=True),
    *texts("name id_number licensed_since phone"),
    *wholes("clean_periods?"),
    *texts("last_violation_on?"),
    *wholes("barred"),
    *texts("record_checked_on? salt"),
)
road = table(
    "road",
    *texts("name road_class"),
    *shapes("line"),
    *texts("number begins ends state"),
    *wholes("lanes? limit_kmh?"),
    *texts("open_hours"),
    *wholes("sample"),
    *texts("open_times?"),
    *lists("scenarios levels"),
    Index("road_number", "number"),
    Index("road_name", "name", "number", "road_class"),
)
road_change = table(
    "road_change",
    *texts("number before after"),
    *wholes("at"),
    to("person_id", "person"),
    *texts("reason grant_numbers"),
    Index("road_change_number", "number"),
)
zone = table(
    "zone",
    *texts("name purpose"),
    *shapes("shape"),
    *texts("scenario? operator"),
    *wholes("capacity?"),
    *texts("schedule?"),
    *wholes("height_limit_m?"),
    *texts("note"),
    *wholes("sample"),
    *lists("stops"),
    *texts("rule?"),
)
zone_version = table(
    "zone_version",
    to("zone_id", "zone"),
    *wholes("number"),
    *texts("name purpose"),
    *shapes("shape"),
    Column("area_m2", REAL, nullable=False),
    *wholes("frozen_at"),
    to("frozen_by", "person"),
    *wholes("capacity? height_limit_m?"),
    *lists("stops"),
    *texts("rule?"),
    UniqueConstraint("zone_id", "number"),
)
application = table(
    "application",
    *texts("kind terms"),
    to("operator_id", "operator"),
    *texts("state"),
    to("drafter_id", "person"),
    *texts("number"),
    to("reviewer_id", "person", nullable=True),
    to("approver_id", "person", nullable=True),
    *wholes("submitted_at? reviewed_at? decided_at?"),
    *texts("opinion reason"),
    *wholes("sample"),
    # A grant names its application too: without `use_alter` the two could not be put in order.
    Column("replaces_id", Text, ForeignKey("grant.id", use_alter=True), nullable=True),
    sole("application_number", "number", where="number <> ''"),
    Index("application_operator", "operator_id"),
    Index("application_replaces", "replaces_id"),
)
grant = table(
    "grant",
    *texts("number"),
    to("application_id", "application"),
    *texts("terms"),
    to("operator_id", "operator"),
    *texts("state"),
    *wholes("granted_at"),
    to("drafter_id", "person"),
    to("reviewer_id", "person"),
    to("approver_id", "person"),
    *texts("reason"),
    *wholes("changed_at? sample"),
    to("replaces_id", "grant", nullable=True),
    *texts("replaced_on?"),
    UniqueConstraint("number"),
    Index("grant_replaces", "replaces_id"),
    sole("grant_place", "replaces_id", where="state <> 'ended'"),
    Index("grant_application", "application_id"),
    Index("grant_operator", "operator_id"),
    Index("grant_state", "state"),
)
document = table(
    "document",
    *texts("kind number"),
    to("grant_id", "grant"),
    *texts("title"),
    *wholes("issued_at"),
    *texts("dated"),
    *columns(LargeBinary, "record"),
    *texts("record_sha256 pdf_sha256"),
    *columns(LargeBinary, "pdf"),
    *texts("audit_head"),
    *wholes("pages"),
    *columns(LargeBinary, "salt"),
    *wholes("sample"),
    UniqueConstraint("kind", "number"),
    Index("document_grant", "grant_id"),
)
suspension = table(
    "suspension",
    *texts("subject_kind subject_id reason"),
    *wholes("begun_at"),
    *texts("grant_ids"),
    *wholes("lifted_at?"),
    *texts("lift_reason"),
    sole("suspension_open", "subject_id", where="lifted_at IS NULL"),
)
emergency_closure = table(
    "emergency_closure",
    *texts("number reason covers grant_ids lift_reason"),
    *wholes("start end declared_at lifted_at? sample"),
    to("zone_id", "zone"),
    to("zone_version_id", "zone_version"),
    to("declared_by", "person"),
    to("lifted_by", "person", nullable=True),
    UniqueConstraint("number"),
)
stored_file = table(
    "stored_file",
    *texts("sha256"),
    *wholes("size"),
    *columns(LargeBinary, "content"),
    UniqueConstraint("sha256"),
)
attachment = table(
    "attachment",
    *texts("subject_kind subject_id"),
    to("file_id", "stored_file"),
    *texts("name media"),
    *wholes("size"),
    *texts("note added_on ended_on?"),
    Index("attachment_subject", "subject_id"),
    Index("attachment_file", "file_id"),
)
past = Table(
    "past",
    METADATA,
    Column("kind", Text, primary_key=True),
    Column("record_id", Text, primary_key=True),
    Column("version", WHOLE, primary_key=True, autoincrement=False),
    *texts("content"),
)
audit = Table(
    "audit",
    METADATA,
    Column("seq", WHOLE, primary_key=True, autoincrement=False),
    *wholes("at"),
    *texts("person_id act kind subject_id content_sha256 detail previous hash"),
    UniqueConstraint("hash"),
    Index("audit_subject", "subject_id"),
)
find_word = Table(
    "find_word",
    METADATA,
    Column("word", Text, primary_key=True),
    Column("kind", Text, primary_key=True),
    Column("record_id", Text, primary_key=True),
    Column("field", Text, primary_key=True),
    Index("find_word_record", "kind", "record_id"),
)
find_mark = Table("find_mark", METADATA, Column("kind", Text, primary_key=True), *wholes("row_no"))
number_series = Table(
    "number_series",
    METADATA,
    Column("series", Text, primary_key=True),
    Column("year", WHOLE, primary_key=True, autoincrement=False),
    *wholes("last"),
)


def _named(owner: str, target: str) -> Table:
    return Table(
        f"{owner}_{target}",
        METADATA,
        Column(f"{owner}_id", ForeignKey(f"{owner}.id", ondelete="CASCADE"), primary_key=True),
        Column("position", WHOLE, primary_key=True, autoincrement=False),
        to(f"{target}_id", target),
        Index(f"{owner}_{target}_named", f"{target}_id"),
    )


#: What the terms of an application and of a grant name: owner's table to (field of terms, table).
NAMED: dict[str, tuple[tuple[str, Table], ...]] = {
    owner: (
        ("zone_ids", _named(owner, "zone")),
        ("zone_version_ids", _named(owner, "zone_version")),
        ("vehicle_ids", _named(owner, "vehicle")),
        ("driver_ids", _named(owner, "safety_driver")),
    )
    for owner in ("application", "grant")
}
