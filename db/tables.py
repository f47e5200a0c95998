"""Tables as the newest migration leaves them; why they are so is said in the migrations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import (
    REAL,
    BigInteger,
    Column,
    Double,
    ForeignKey,
    Identity,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    text,
)

if TYPE_CHECKING:
    from sqlalchemy.types import TypeEngine

METADATA = MetaData()

# STRICT tables of SQLite know INTEGER, REAL, TEXT and BLOB only.
_WHOLE = BigInteger().with_variant(Integer(), "sqlite")
_REAL: TypeEngine[float] = Double().with_variant(REAL(), "sqlite")


def _columns(type_: Any, names: str) -> list[Column[Any]]:
    """Return a column per name; a name with a question mark may be null."""
    return [Column(name.rstrip("?"), type_, nullable=name.endswith("?")) for name in names.split()]


def _texts(names: str) -> list[Column[Any]]:
    return _columns(Text, names)


def _wholes(names: str) -> list[Column[Any]]:
    return _columns(_WHOLE, names)


def _shapes(names: str) -> list[Column[Any]]:
    return _columns(LargeBinary, names)


def _to(name: str, target: str, *, nullable: bool = False) -> Column[Any]:
    return Column(name, Text, ForeignKey(f"{target}.id"), nullable=nullable)


def _table(name: str, *parts: Any) -> Table:
    return Table(
        name,
        METADATA,
        Column("row_no", _WHOLE, Identity(), primary_key=True),
        Column("id", Text, nullable=False, unique=True),
        *parts,
        *_wholes("version"),
        *_texts("content_sha256"),
        implicit_returning=False,
    )


office = _table(
    "office",
    *_texts("name authority number_prefix area_name"),
    *_shapes("outline?"),
    *_wholes("plane_epsg"),
    *_texts("timezone"),
    *_wholes("sample"),
    Column("one_row", _WHOLE, nullable=False, unique=True, server_default=text("1")),
)
person = _table("person", *_texts("name roles department"))
operator = _table(
    "operator",
    *_texts("name uscc members contact phone address"),
    *_wholes("sample"),
    *_texts("legal_representative business_scope role"),
    *_wholes("liability_percent?"),
    *_texts("contacts papers ended_on? end_reason"),
    UniqueConstraint("uscc"),
)
vehicle = _table(
    "vehicle",
    _to("operator_id", "operator"),
    *_texts("vin track scenario make model"),
    *_wholes("level seats? length_mm? mass_kg? top_speed_kmh?"),
    *_texts("insured_until? liability_until?"),
    *_wholes("liability_cny?"),
    *_texts("inspected_until?"),
    *_wholes("direct_communication beidou sample"),
    *_texts("vin_key maker announcement category? made_on? colour"),
    *_wholes("width_mm? height_mm? curb_mass_kg? load_kg?"),
    *_texts("energy? software sensors direct_terminal beidou_terminal"),
    *_wholes("recorder_seconds?"),
    *_texts("policies inspection_number inspected_on? ended_on? end_reason"),
    UniqueConstraint("vin"),
    Index("vehicle_key", "vin_key"),
    Index("vehicle_operator", "operator_id"),
)
plate = _table(
    "plate",
    _to("vehicle_id", "vehicle"),
    *_texts("number kind start end? issuer note withdrawn_on?"),
    *_texts("number_key issued_on? certificate certificate_start? certificate_end? ending? notice"),
    _to("renews_id", "plate", nullable=True),
    *_wholes("code_year? code_number?"),
    Index("plate_number", "number_key"),
    Index("plate_vehicle", "vehicle_id"),
    Index("plate_code", "code_year", "code_number", unique=True),
)
safety_driver = _table(
    "safety_driver",
    _to("operator_id", "operator"),
    *_texts("licence_class trained_on? post"),
    *_wholes("sample training_hours? remote_hours?"),
    *_texts("licence_until? contract_until? health_until? special_until? ended_on? end_reason"),
    Index("safety_driver_operator", "operator_id"),
)
safety_driver_person = Table(
    "safety_driver_person",
    METADATA,
    Column("driver_id", ForeignKey("safety_driver.id", ondelete="CASCADE"), primary_key=True),
    *_texts("name id_number licensed_since phone"),
    *_wholes("clean_periods?"),
    *_texts("last_violation_on?"),
    *_wholes("barred"),
    *_texts("record_checked_on? salt"),
)
_LISTS_OF_A_ROAD = ("scenarios", "levels")
road = _table(
    "road",
    *_texts("name road_class"),
    *_shapes("line"),
    *_texts("number begins ends state"),
    *_wholes("lanes? limit_kmh?"),
    *_texts("open_hours"),
    *_wholes("sample"),
    *_texts("open_times?"),
    *[Column(name, Text, nullable=False, server_default=text("'[]'")) for name in _LISTS_OF_A_ROAD],
    Index("road_number", "number"),
)
road_change = _table(
    "road_change",
    *_texts("number before after"),
    *_wholes("at"),
    _to("person_id", "person"),
    *_texts("reason grant_numbers"),
    Index("road_change_number", "number"),
)
map_view = _table(
    "map_view",
    *_texts("name"),
    *[Column(name, _REAL, nullable=False) for name in ("lon", "lat", "metres")],
    UniqueConstraint("name"),
)
zone = _table(
    "zone",
    *_texts("name purpose"),
    *_shapes("shape"),
    *_texts("scenario? operator"),
    *_wholes("capacity?"),
    *_texts("schedule?"),
    *_wholes("height_limit_m?"),
    *_texts("note"),
    *_wholes("sample"),
)
zone_version = _table(
    "zone_version",
    _to("zone_id", "zone"),
    *_wholes("number"),
    *_texts("name purpose"),
    *_shapes("shape"),
    Column("area_m2", _REAL, nullable=False),
    *_wholes("frozen_at"),
    _to("frozen_by", "person"),
    *_wholes("capacity? height_limit_m?"),
    UniqueConstraint("zone_id", "number"),
)
application = _table(
    "application",
    *_texts("kind terms"),
    _to("operator_id", "operator"),
    *_texts("state"),
    _to("drafter_id", "person"),
    *_texts("number"),
    _to("reviewer_id", "person", nullable=True),
    _to("approver_id", "person", nullable=True),
    *_wholes("submitted_at? reviewed_at? decided_at?"),
    *_texts("opinion reason"),
    *_wholes("sample"),
    Index(
        "application_number",
        "number",
        unique=True,
        sqlite_where=text("number <> ''"),
        postgresql_where=text("number <> ''"),
    ),
    Index("application_operator", "operator_id"),
)
grant = _table(
    "grant",
    *_texts("number"),
    _to("application_id", "application"),
    *_texts("terms"),
    _to("operator_id", "operator"),
    *_texts("state"),
    *_wholes("granted_at"),
    _to("drafter_id", "person"),
    _to("reviewer_id", "person"),
    _to("approver_id", "person"),
    *_texts("reason"),
    *_wholes("changed_at? sample"),
    UniqueConstraint("number"),
    Index("grant_application", "application_id"),
    Index("grant_operator", "operator_id"),
    Index("grant_state", "state"),
)
document = _table(
    "document",
    *_texts("kind number"),
    _to("grant_id", "grant"),
    *_texts("title"),
    *_wholes("issued_at"),
    *_texts("dated"),
    *_columns(LargeBinary, "record"),
    *_texts("record_sha256 pdf_sha256"),
    *_columns(LargeBinary, "pdf"),
    *_texts("audit_head"),
    *_wholes("pages"),
    *_columns(LargeBinary, "salt"),
    *_wholes("sample"),
    UniqueConstraint("kind", "number"),
    Index("document_grant", "grant_id"),
)
suspension = _table(
    "suspension",
    *_texts("subject_kind subject_id reason"),
    *_wholes("begun_at"),
    *_texts("grant_ids"),
    *_wholes("lifted_at?"),
    *_texts("lift_reason"),
    Index(
        "suspension_open",
        "subject_id",
        unique=True,
        sqlite_where=text("lifted_at IS NULL"),
        postgresql_where=text("lifted_at IS NULL"),
    ),
)
stored_file = _table(
    "stored_file",
    *_texts("sha256"),
    *_wholes("size"),
    *_columns(LargeBinary, "content"),
    UniqueConstraint("sha256"),
)
attachment = _table(
    "attachment",
    *_texts("subject_kind subject_id"),
    _to("file_id", "stored_file"),
    *_texts("name media"),
    *_wholes("size"),
    *_texts("note added_on ended_on?"),
    Index("attachment_subject", "subject_id"),
    Index("attachment_file", "file_id"),
)
past = Table(
    "past",
    METADATA,
    Column("kind", Text, primary_key=True),
    Column("record_id", Text, primary_key=True),
    Column("version", _WHOLE, primary_key=True, autoincrement=False),
    *_texts("content"),
)
audit = Table(
    "audit",
    METADATA,
    Column("seq", _WHOLE, primary_key=True, autoincrement=False),
    *_wholes("at"),
    *_texts("person_id act kind subject_id content_sha256 detail previous hash"),
    UniqueConstraint("hash"),
    Index("audit_subject", "subject_id"),
)
number_series = Table(
    "number_series",
    METADATA,
    Column("series", Text, primary_key=True),
    Column("year", _WHOLE, primary_key=True, autoincrement=False),
    *_wholes("last"),
)


def _named(owner: str, target: str) -> Table:
    return Table(
        f"{owner}_{target}",
        METADATA,
        Column(f"{owner}_id", ForeignKey(f"{owner}.id", ondelete="CASCADE"), primary_key=True),
        Column("position", _WHOLE, primary_key=True, autoincrement=False),
        _to(f"{target}_id", target),
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
