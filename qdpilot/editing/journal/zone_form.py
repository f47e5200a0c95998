"""A zone as JSON types and back, whole: what is read is equal to what was written."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from shapely.geometry import mapping

from qdpilot.geometry.rings import shape_from_geojson
from qdpilot.model.zone import AreaRule, Purpose, Stop, Take, Zone
from qdpilot.schedule.json_form import from_json, to_json

if TYPE_CHECKING:
    from collections.abc import Mapping

_PLAIN = ("id", "name", "scenario", "operator", "capacity", "height_limit_m", "note", "sample")


def zone_form(zone: Zone) -> dict[str, object]:
    """Return a zone as JSON types, without the version of its row."""
    form: dict[str, object] = {name: getattr(zone, name) for name in _PLAIN}
    form["purpose"] = zone.purpose.value
    form["shape"] = mapping(zone.shape)
    form["schedule"] = None if zone.schedule is None else to_json(zone.schedule)
    form["stops"] = [{"name": stop.name, "at": stop.at} for stop in zone.stops]
    form["rule"] = None if zone.rule is None else asdict(zone.rule)
    return form


def zone_of(form: Mapping[str, Any]) -> Zone:
    """Return the zone that `zone_form` wrote.

    Raises:
        QdPilotError: If its shape or its schedule cannot be read.
        KeyError, TypeError, ValueError: If it is no form of a zone.
    """
    times, rule = form["schedule"], form.get("rule")  # journals of older programs have no rule
    return Zone(
        **{name: form[name] for name in _PLAIN},
        purpose=Purpose(form["purpose"]),
        shape=shape_from_geojson(form["shape"], name=form["name"]),
        schedule=None if times is None else from_json(times),
        stops=tuple(_stop(one) for one in form.get("stops", ())),
        rule=None if rule is None else _rule(rule),
    )


def _stop(form: Mapping[str, Any]) -> Stop:
    lon, lat = form["at"]
    return Stop(name=form["name"], at=(float(lon), float(lat)))


def _rule(form: Mapping[str, Any]) -> AreaRule:
    known = {**form, "take": Take(form["take"]), "districts": tuple(form["districts"])}
    return AreaRule(**known)
