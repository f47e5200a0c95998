"""Scenario kinds and stages: data in ``resources/rules``, typed here."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

import resources
from qdpilot.model.track import Track


@dataclass(frozen=True, slots=True, kw_only=True)
class ScenarioKind:
    """场景: what is demonstrated.

    Attributes:
        code: Such as ``robotaxi``.
        zh: Chinese name.
        en: English name.
        passenger: Whether people are carried.
        direction: 应用方向 as printed: 载人, 载货, 特种作业.
        tracks: Tracks its vehicles may be on.
        glyph: Name of the icon.
        light: Colour on a light ground and on paper, #RRGGBB.
        dark: Colour on a dark ground.
        tags: Such as 文旅, 车路协同.
        source: Where the kind comes from.
    """

    code: str
    zh: str
    en: str
    passenger: bool
    direction: str
    tracks: tuple[Track, ...]
    glyph: str
    light: str
    dark: str
    tags: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """阶段.

    Attributes:
        code: Such as ``demonstration``.
        zh: Chinese name.
        en: English name.
        source: Where the stage comes from.
    """

    code: str
    zh: str
    en: str
    source: str


@cache
def scenario_kinds() -> dict[str, ScenarioKind]:
    """Return all scenario kinds by code, in the order of the file."""
    return {
        row["code"]: ScenarioKind(
            **{
                **row,
                "tracks": tuple(Track(track) for track in row["tracks"]),
                "tags": tuple(row["tags"]),
            }
        )
        for row in _rows("scenarios.json")
    }


@cache
def stages() -> dict[str, Stage]:
    """Return all stages by code, in the order of the file."""
    return {row["code"]: Stage(**row) for row in _rows("stages.json")}


def _rows(name: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = resources.table("rules", name)["items"]
    return rows
