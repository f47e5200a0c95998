"""Grants and when they are live, kept from look to look: only what changed is read anew."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from qdpilot.model.right import Grant
from qdpilot.services.living_spans import LivingSpans

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping

    from qdpilot.schedule.calendars import Calendars
    from qdpilot.services.ports import Reading

_GRANTS, _LIVING = "grants", "living spans"


@dataclass(frozen=True, slots=True)
class _Kept:
    contents: dict[str, Hashable] = field(default_factory=dict)
    versions: dict[str, int] = field(default_factory=dict)
    grants: dict[str, Grant] = field(default_factory=dict)


def kept_grants(reading: Reading) -> Mapping[str, Grant]:
    """Return all grants by id, in the order of their issue, as `Reading.all` would give them."""
    contents, versions = reading.contents(Grant), reading.versions(Grant)
    before: _Kept = reading.kept.get(_GRANTS, _Kept())
    if before.contents == contents and before.versions == versions:
        return before.grants
    same = {
        one: before.grants[one]
        for one, content in before.contents.items()
        if contents.get(one) == content and versions[one] == before.versions[one]
    }
    missing = [one for one in contents if one not in same]
    read = reading.among(Grant, "id", missing) if same else reading.all(Grant)
    known = same | {one.id: one for one in read}
    made = _Kept(contents, versions, {one: known[one] for one in contents})
    reading.kept[_GRANTS] = made
    return made.grants


def kept_living(reading: Reading, calendars: Calendars) -> LivingSpans:
    """Return what is known of when rights are live by these calendars."""
    known: tuple[Calendars, LivingSpans] | None = reading.kept.get(_LIVING)
    if known is None or known[0] != calendars:
        known = reading.kept[_LIVING] = (calendars, LivingSpans())
    return known[1]
