"""What a VIN says of its vehicle: maker, region, model year; unknown where no table says it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import resources

#: Position 10. Source: GB 16735-2019, table 2: thirty years, then again; no I, O, Q, U, Z, 0.
_YEARS = "ABCDEFGHJKLMNPRSTVWXY123456789"
_FIRST = 1980


@dataclass(frozen=True, slots=True, kw_only=True)
class VinTold:
    """What a VIN says.

    Attributes:
        maker: Registered maker; empty if no table at hand names it.
        region: Where the maker is registered; empty likewise.
        year: Model year nearest to `today` and at most one ahead; None if position 10 is no code.
    """

    maker: str
    region: str
    year: int | None


def vin_told(vin: str, *, this_year: int) -> VinTold:
    """Return what a VIN of 17 characters says.

    Args:
        vin: Upper case.
        this_year: To choose among the years thirty apart.
    """
    table = _table()
    return VinTold(
        maker=table["makers"].get(vin[:3], ""),
        region=table["regions"].get(vin[:1], ""),
        year=_year(vin[9:10], this_year),
    )


def _year(code: str, this_year: int) -> int | None:
    place = _YEARS.find(code) if code else -1
    if place < 0:
        return None
    cycles = range(_FIRST + place, this_year + 2, len(_YEARS))
    return cycles[-1] if cycles else None


def _table() -> dict[str, Any]:
    return resources.table("rules", "makers.json")
