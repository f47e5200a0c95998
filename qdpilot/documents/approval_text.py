"""The words of an approval: title, paragraphs, annex names, from the template and the case."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from qdpilot.documents import words
from qdpilot.documents.gate import printable
from qdpilot.documents.template import Template, filled, template
from qdpilot.model.zone import Purpose

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from qdpilot.documents.approval_case import ApprovalCase
    from qdpilot.model.zone import ZoneVersion

_MONEY_TRACKS = ("motor_vehicle", "access_pilot", "low_speed")


@dataclass(frozen=True, slots=True, kw_only=True)
class ApprovalText:
    """What is set.

    Attributes:
        title_words: Pieces of the title that are not broken.
        addressee: 主送, with its colon.
        paragraphs: The body, numbered.
        annexes: Names of the annexes, in order.
        rules: What is cited.
        copies: 抄送, in order.
        printer: 印发机关.
        template: Where the words came from.
    """

    title_words: tuple[str, ...]
    addressee: str
    paragraphs: tuple[str, ...]
    annexes: tuple[str, ...]
    rules: tuple[str, ...]
    copies: tuple[str, ...]
    printer: str
    template: Template

    @property
    def title(self) -> str:
        """The title on one line."""
        return "".join(self.title_words)


def approval_text(case: ApprovalCase) -> ApprovalText:
    """Return the words of an approval.

    Args:
        case: Cleaned.

    Raises:
        MissingGlyphError: If a word of the case cannot be printed; names the field.
    """
    source = template("approval")
    values = _values(case, source)
    texts = source.texts
    rules = source.rules(_tracks(case), case.dated or case.applied_on)
    opening = filled(
        texts["opening" if rules else "opening_without_rules"],
        {**values, "rules": _joined(rules)},
    )
    clauses = source.paragraphs(values, _holding(case))
    annexes = texts["annexes"]
    fleet = annexes["fleet" if case.drivers else "vehicles"]
    return ApprovalText(
        title_words=tuple(filled(word, values) for word in texts["title"]),
        addressee=f"{words.listed(_parties(case))}：",
        paragraphs=(opening, *_numbered(clauses)),
        annexes=(annexes["area"], annexes["times"], fleet),
        rules=tuple(rules),
        copies=_copies(case, texts),
        printer=texts["colophons"]
        .get(case.office.authority, {})
        .get("printer", case.office.authority),
        template=source,
    )


def _values(case: ApprovalCase, source: Template) -> dict[str, str]:
    areas = [zone for zone in case.zones if zone.purpose is not Purpose.TRANSFER_ROUTE]
    routes = [zone for zone in case.zones if zone.purpose is Purpose.TRANSFER_ROUTE]
    parameters: Mapping[str, Mapping[str, Any]] = source.texts["parameters"]
    return {
        "you": _you(case, source.texts["you"]),
        "operator": printable(case.operator.name, "operator.name"),
        "uscc": printable(case.operator.uscc, "operator.uscc"),
        "application": printable(case.application_number, "application_number"),
        "applied_on": words.day(case.applied_on),
        "scenario": printable(case.scenario.zh, "scenario"),
        "stage": printable(case.stage.zh, "stage"),
        "direction": printable(case.scenario.direction, "scenario"),
        "zone_names": words.listed([printable(zone.name, "zone.name") for zone in areas or routes]),
        "zones": _zones(areas or routes),
        "transfer": _zones(routes),
        "road_count": str(len(case.roads)),
        "road_km": f"{sum(road.length_m for road in case.roads) / 1000:.2f}",
        "period": _period(case),
        "sentence": printable(case.sentence, "schedule"),
        "vehicle_count": str(len(case.vehicles)),
        "cap": str(len(case.vehicles) if case.cap is None else case.cap),
        "driver_count": str(len(case.drivers)),
        "speed": str(case.speed_limit_kmh),
        "riders": str(case.riders),
        "load_kg": str(case.load_kg),
        "fare": printable(case.fare, "fare"),
        "cover": "或者".join(_covers(case, parameters["cover"])),
        "record_s": str(parameters["record_s"]["value"]),
        "record_years": str(parameters["record_years"]["value"]),
        "accident_days": str(parameters["accident_days"]["value"]),
        "conditions": _sentences(case.conditions),
        "replaced": printable(case.replaced.number, "number") if case.replaced else "",
        "replaced_from": words.day(case.replaced.begins) if case.replaced else "",
        "findings": printable(case.findings, "findings"),
        "overlap_m2": f"{case.tolerance.area_m2:g}",
        "overlap_m": f"{case.tolerance.width_m:g}",
    }


def _holding(case: ApprovalCase) -> set[str]:
    facts = {
        "transfer": any(zone.purpose is Purpose.TRANSFER_ROUTE for zone in case.zones)
        and any(zone.purpose is not Purpose.TRANSFER_ROUTE for zone in case.zones),
        "roads": bool(case.roads),
        "drivers": bool(case.drivers),
        "speed": case.speed_limit_kmh is not None,
        "no_speed": case.speed_limit_kmh is None,
        "passengers": case.passengers,
        "no_passengers": not case.passengers,
        "riders": case.riders is not None,
        "load": case.load_kg is not None,
        "fare": bool(case.fare),
        "no_fare": not case.fare,
        "cover": bool(_tracks(case) & set(_MONEY_TRACKS)),
        "conditions": bool(case.conditions),
        "replaced": case.replaced is not None,
        "findings": bool(case.findings),
    }
    return {name for name, holds in facts.items() if holds}


def _tracks(case: ApprovalCase) -> set[str]:
    listed = {str(one.vehicle.track) for one in case.vehicles}
    return listed or {str(case.scenario.tracks[0])}


def _covers(case: ApprovalCase, covers: Mapping[str, Any]) -> list[str]:
    found = {covers[track] for track in _tracks(case) if track in _MONEY_TRACKS}
    return [str(cover) for cover in sorted(found)]


def _zones(zones: Sequence[ZoneVersion]) -> str:
    told = [
        f"{printable(zone.name, 'zone.name')}（版本{zone.number}，{words.area(zone.area_m2)}"
        for zone in zones
    ]
    return "）、".join(told) + ("，均见附件1）" if len(told) > 1 else "，见附件1）")


def _period(case: ApprovalCase) -> str:
    told = words.period(case.schedule.start, case.schedule.end)
    return f"{told}，首尾两日均含" if case.schedule.end else told


def _parties(case: ApprovalCase) -> list[str]:
    names = (case.operator.name, *(one.name for one in case.operator.members))
    return [printable(name, "operator.name") for name in names]


def _you(case: ApprovalCase, forms: Mapping[str, str]) -> str:
    if case.operator.members:
        return forms["consortium"]
    return forms["company" if case.operator.name.endswith("公司") else "unit"]


def _numbered(clauses: list[str]) -> list[str]:
    return [f"{words.ordinal(index)}、{clause}" for index, clause in enumerate(clauses, 1)]


def _sentences(conditions: tuple[str, ...]) -> str:
    ends = [printable(text, "conditions").rstrip("。；;") for text in conditions]
    return "；".join(ends) + "。" if ends else ""


def _joined(rules: list[str]) -> str:
    return (
        rules[0] if len(rules) == 1 else "、".join(rules[:-1]) + "和" + rules[-1] if rules else ""
    )


def _copies(case: ApprovalCase, texts: Mapping[str, Any]) -> tuple[str, ...]:
    own = texts["colophons"].get(case.office.authority)
    if own is None:
        return ()
    more = texts["copies_by_scenario"].get(case.scenario.code, {"copies": []})
    return (*own["copies"], *more["copies"])
