"""Which driving licence a vehicle asks for: data in ``resources/rules/licences.json``."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import resources
from qdpilot.model.track import Track
from qdpilot.model.vehicle import Category

if TYPE_CHECKING:
    from qdpilot.model.vehicle import Vehicle

_GOODS = frozenset({Category.TRUCK, Category.SPECIAL})


def size_class(vehicle: Vehicle) -> str:
    """Return large, medium or small by length and seats; empty if neither is known.

    Source: GA 802: 大型 ≥6 m or ≥20 seats; 中型 <6 m and 10-19; 小型 <6 m and ≤9.
    """
    sizes = _table()["sizes"]
    length, seats = vehicle.length_mm, vehicle.seats
    if length is None and seats is None:
        return ""
    if (length or 0) >= sizes["large_mm"] or (seats or 0) >= sizes["large_seats"]:
        return "large"
    return "medium" if (seats or 0) >= sizes["medium_seats"] else "small"


def needed_classes(vehicle: Vehicle) -> tuple[str, ...]:
    """Return the licence classes of which a driver needs one; empty: none, or not to be told.

    A low-speed or site vehicle asks for no driving licence. A goods or special vehicle goes by its
    gross mass, any other by size.
    """
    if vehicle.track in {Track.LOW_SPEED, Track.SITE}:
        return ()
    table = _table()
    if vehicle.category in _GOODS:
        if vehicle.mass_kg is None:
            return ()
        heavy = vehicle.mass_kg >= table["goods_large_kg"]
        return tuple(table["needs"]["goods" if heavy else "small_goods"])
    size = size_class(vehicle)
    return tuple(table["needs"][size]) if size else ()


def licensed_for(licence_class: str, vehicle: Vehicle) -> bool:
    """Tell whether a licence (of one class or several, such as A1A2) covers a vehicle."""
    needed = needed_classes(vehicle)
    held = _classes(licence_class)
    covered = held | {one for each in held for one in _table()["covers"].get(each, ())}
    return not needed or any(one in covered for one in needed)


def known_class(licence_class: str) -> bool:
    """Tell whether a text is made of classes that there are."""
    table = _table()
    known = set(table["covers"]) | {one for each in table["covers"].values() for one in each}
    held = _classes(licence_class)
    return bool(held) and held <= known


def age_limits(licence_class: str) -> tuple[int, int] | None:
    """Return the least and the greatest age that all classes of a licence have in common."""
    limits = [_table()["ages"][one] for one in _classes(licence_class) if one in _table()["ages"]]
    return (max(low for low, _ in limits), min(high for _, high in limits)) if limits else None


def sources() -> dict[str, str]:
    """Return where sizes, classes, cover and ages come from."""
    table = _table()
    return {
        "sizes": table["sizes"]["source"],
        "needs": table["needs_source"],
        "covers": table["covers_source"],
        "ages": table["ages_source"],
    }


def born(id_number: str) -> date | None:
    """Return the day of birth that an identity number holds, or None.

    Source: GB 11643-1999.
    """
    digits = id_number[6:14]
    if len(id_number) != 18 or not digits.isdigit():
        return None
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return None


def age_on(birth: date, day: date) -> int:
    """Return the completed years on a day."""
    return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))


def _classes(licence_class: str) -> set[str]:
    text = licence_class.upper().replace(" ", "")
    return {text[at : at + 2] for at in range(0, len(text), 2)}


def _table() -> dict[str, Any]:
    return resources.table("rules", "licences.json")
