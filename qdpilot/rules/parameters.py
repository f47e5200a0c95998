"""Thresholds of the rules: data with source and effective date, never numbers in the code."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import resources

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """One threshold.

    Attributes:
        id: Such as ``plate_months``.
        value: In `unit`.
        unit: month, CNY, km/h ...
        zh: What it is, in Chinese.
        en: What it is, in English.
        source: Title, number, article.
        effective: Since when.
        certainty: H rule text read; H* read in a digest; M another city's or a draft; L memory;
            J judgement.
    """

    id: str
    value: float
    unit: str
    zh: str
    en: str
    source: str
    effective: date
    certainty: str


@cache
def bundled_parameters() -> Mapping[str, Parameter]:
    """Return the parameters that travel with the program, by id."""
    rows: list[dict[str, Any]] = resources.table("rules", "parameters.json")["items"]
    return MappingProxyType(
        {
            row["id"]: Parameter(**{**row, "effective": date.fromisoformat(row["effective"])})
            for row in rows
        }
    )
