"""Patterns of plates and codes: data with source, for every kind."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

import resources
from qdpilot.model.vehicle import PlateKind


@dataclass(frozen=True, slots=True, kw_only=True)
class PlatePattern:
    """How numbers of a kind look.

    Attributes:
        kind: Which kind.
        pattern: The whole number, normalised.
        example: One that fits.
        local: Begins with the code of a city.
        source: Where the pattern comes from.
    """

    kind: PlateKind
    pattern: re.Pattern[str]
    example: str
    local: bool
    source: str


@cache
def plate_patterns() -> dict[PlateKind, PlatePattern]:
    """Return the pattern of each kind."""
    return {
        PlateKind(row["kind"]): PlatePattern(
            kind=PlateKind(row["kind"]),
            pattern=re.compile(row["pattern"]),
            example=row["example"],
            local=row["local"],
            source=row["source"],
        )
        for row in _file()["items"]
    }


@cache
def city_codes() -> tuple[str, ...]:
    """Return the plate codes of the city: 鲁B, 鲁U."""
    return tuple(_file()["prefixes"]["value"])


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeForm:
    """How the numbers look that this office gives itself.

    Attributes:
        series: Name of the series; it counts from 1 in each year.
        form: With the fields year (two digits are taken) and count.
        source: Why so.
    """

    series: str
    form: str
    source: str

    def number(self, year: int, count: int) -> str:
        """Return a number of the series."""
        return self.form.format(year=year % 100, count=count)


@cache
def code_forms() -> dict[PlateKind, CodeForm]:
    """Return the kinds of which the office gives the numbers."""
    return {
        PlateKind(row["kind"]): CodeForm(
            series=row["series"], form=row["form"], source=row["source"]
        )
        for row in _file()["codes"]
    }


def city_codes_source() -> str:
    """Return where the plate codes of the city come from."""
    source: str = _file()["prefixes"]["source"]
    return source


def _file() -> dict[str, Any]:
    return resources.table("rules", "plates.json")
