"""The canonical record: what an issued paper says, as bytes that are the same everywhere.

RFC 8785 JSON, UTF-8, NFC, of the fields of a 批复 (``design.md`` section 7.2). Personal fields are
in it only as salted SHA-256, and the salts are not: each is an HMAC of the paper's secret and the
field's name, so that showing one proves one field and opens no other.
"""

from __future__ import annotations

import hashlib
import hmac
from typing import TYPE_CHECKING, Any

from qdpilot.documents.approval_text import ApprovalText, approval_text
from qdpilot.documents.gate import cleaned
from qdpilot.documents.survey import Survey, survey
from qdpilot.model.canonical import canonical, plain

if TYPE_CHECKING:
    from qdpilot.documents.approval_case import ApprovalCase, ListedVehicle, RoadInside
    from qdpilot.model.safety_driver import SafetyDriver
    from qdpilot.model.zone import Stop, ZoneVersion

FORMAT = "QDP1"
_LEAST_SALT = 16


def approval_record(case: ApprovalCase) -> bytes:
    """Return the canonical record of an approval that is being issued.

    Raises:
        MissingGlyphError: If a word of the case cannot be printed.
        ValueError: If the salt is shorter than 16 bytes.
    """
    case = cleaned(case)
    surveys = [survey(zone.shape, plane_epsg=case.office.plane_epsg) for zone in case.zones]
    return record_of(case, approval_text(case), surveys)


def record_of(case: ApprovalCase, text: ApprovalText, surveys: list[Survey]) -> bytes:
    """Return the record when words and corners are at hand already; `case` is cleaned."""
    if len(case.salt) < _LEAST_SALT:
        raise ValueError(len(case.salt))
    return canonical({**_paper(case, text), **_right(case, surveys), **_people(case)})


def field_salt(secret: bytes, field: str) -> bytes:
    """Return the salt of one personal field, such as ``drivers.0.name``."""
    return hmac.digest(secret, field.encode(), "sha256")


def salted_sha256(secret: bytes, field: str, value: str) -> str:
    """Return what stands in the record for a personal field, hex."""
    return hashlib.sha256(field_salt(secret, field) + value.encode()).hexdigest()


def _paper(case: ApprovalCase, text: ApprovalText) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "kind": "approval",
        "template": text.template.identity,
        "number": case.number,
        "authority": case.office.authority,
        "title": text.title,
        "addressee": text.addressee,
        "text": list(text.paragraphs),
        "annexes": list(text.annexes),
        "rules": list(text.rules),
        "copies": list(text.copies),
        "dated": case.dated,
        "issued_at": case.issued_at,
        "audit_head": case.audit_head,
        "sample": case.office.sample,
    }


def _right(case: ApprovalCase, surveys: list[Survey]) -> dict[str, Any]:
    return {
        "application": {"number": case.application_number, "date": case.applied_on},
        "operator": {
            "name": case.operator.name,
            "uscc": case.operator.uscc,
            "members": [plain(one) for one in case.operator.members],
        },
        "scenario": case.scenario.code,
        "stage": case.stage.code,
        "direction": case.scenario.direction,
        "crs": "EPSG:4490",
        "zones": [_zone(zone, one) for zone, one in zip(case.zones, surveys, strict=True)],
        "roads": [_road(road) for road in case.roads],
        "schedule": plain(case.schedule),
        "schedule_sentence": case.sentence,
        "vehicles": [_vehicle(one) for one in case.vehicles],
        "cap": len(case.vehicles) if case.cap is None else case.cap,
        "speed_limit_kmh": case.speed_limit_kmh,
        "passengers": case.passengers,
        "fare": case.fare,
        "conditions": case.conditions,
        "findings": case.findings,
        "tolerance": plain(case.tolerance),
        # Only where they are said, so that records from before are made the same again.
        **({} if case.riders is None else {"riders": case.riders}),
        **({} if case.load_kg is None else {"load_kg": case.load_kg}),
        **({} if case.replaced is None else {"replaces": plain(case.replaced)}),
    }


def _people(case: ApprovalCase) -> dict[str, Any]:
    return {
        "contact_sha256": _contact(case),
        "drivers": [_driver(case.salt, index, one) for index, one in enumerate(case.drivers)],
    }


def _contact(case: ApprovalCase) -> str | None:
    contact = f"{case.operator.contact} {case.operator.phone}".strip()
    return salted_sha256(case.salt, "operator.contact", contact) if contact else None


def _driver(secret: bytes, index: int, driver: SafetyDriver) -> dict[str, Any]:
    at = f"drivers.{index}"
    return {
        "name_sha256": salted_sha256(secret, f"{at}.name", driver.name),
        "id_number_sha256": salted_sha256(secret, f"{at}.id_number", driver.id_number),
        "licence_class": driver.licence_class,
        "post": driver.post,
    }


def _zone(zone: ZoneVersion, corners: Survey) -> dict[str, Any]:
    return {
        "id": zone.id,
        "zone_id": zone.zone_id,
        "version": zone.number,
        "name": zone.name,
        "purpose": zone.purpose,
        "area_m2": round(zone.area_m2, 2),
        "corners": len(corners.lonlat),
        "outline_sha256": corners.outline_sha256,
        "capacity": zone.capacity,
        "height_limit_m": zone.height_limit_m,
        # Only where there are any, so that records from before are made the same again.
        **({"stops": [_stop(one) for one in zone.stops]} if zone.stops else {}),
    }


def _stop(stop: Stop) -> dict[str, Any]:
    lon, lat = stop.at
    return {"name": stop.name, "lon": lon, "lat": lat}


def _road(inside: RoadInside) -> dict[str, Any]:
    road = inside.road
    return {
        "number": road.number,
        "name": road.name,
        "begins": road.begins,
        "ends": road.ends,
        "state": road.state,
        "length_m": round(inside.length_m, 1),
    }


def _vehicle(listed: ListedVehicle) -> dict[str, Any]:
    vehicle, plate = listed.vehicle, listed.plate
    return {
        "vin": vehicle.vin,
        "make": vehicle.make,
        "model": vehicle.model,
        "track": vehicle.track,
        "seats": vehicle.seats,
        "plate": None
        if plate is None
        else {
            "number": plate.number,
            "kind": plate.kind,
            "start": plate.start,
            "end": plate.end,
        },
    }
