"""Every right that stands, indexed; kept from look to look: only what changed is read anew."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from qdpilot.clashes.index import Index
from qdpilot.model.operator import Operator
from qdpilot.model.right import Grant, GrantState
from qdpilot.model.zone import Purpose, Zone, ZoneVersion
from qdpilot.services.kept_grants import kept_grants
from qdpilot.services.rights import right_of_terms, right_of_zone, zones_of

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Sequence

    from qdpilot.clashes.right import Right
    from qdpilot.schedule.calendars import Calendars
    from qdpilot.services.ports import Reading

_KEPT = "standing rights"
#: When more rights than this changed, the index is built anew: that is sooner then.
_MANY = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingRights:
    """Grants that are not ended, and closures.

    Attributes:
        contents: Of grants, operators and closures, by id, when these rights were made.
        rights: By id; grants in the order of their issue, then closures.
        drawn: Ids of grants that name no frozen zone: they follow drawings, and are read each time.
        index: Of the same.
    """

    contents: tuple[dict[str, Hashable], ...]
    rights: dict[str, Right]
    drawn: frozenset[str]
    index: Index

    @property
    def calendars(self) -> Calendars:
        """Those that the index was built with."""
        return self.index.times.calendars


def standing_rights(reading: Reading, calendars: Calendars) -> StandingRights:
    """Return every grant that is not ended, and every closure, as they are stored now."""
    contents = (
        reading.contents(Grant),
        reading.contents(Operator),
        reading.contents(Zone, purpose=Purpose.CLOSURE),
    )
    before: StandingRights | None = reading.kept.get(_KEPT)
    if before is None or before.calendars != calendars:
        before = StandingRights(
            contents=({}, {}, {}), rights={}, drawn=frozenset(), index=Index.build((), calendars)
        )
    elif before.contents == contents and not before.drawn:
        return before
    made = reading.kept[_KEPT] = _turned(reading, before, contents)
    return made


def _turned(
    reading: Reading, before: StandingRights, contents: tuple[dict[str, Hashable], ...]
) -> StandingRights:
    """Return the rights as they are now; what did not change is taken over."""
    same = dict(_unchanged(before, contents))
    grants, _, closures = contents
    read = [one for id, one in kept_grants(reading).items() if id not in same]
    fresh = {one.id: one for one in _rights_of(reading, read)}
    missing = {one for one in closures if one not in same}
    zones = reading.all(Zone, purpose=Purpose.CLOSURE) if missing else ()
    fresh |= {one.id: right_of_zone(one) for one in zones if one.id in missing}
    known = {**same, **fresh}
    rights = {one: known[one] for one in (*grants, *closures) if known.get(one) is not None}
    return StandingRights(
        contents=contents,
        rights={id: one for id, one in rights.items() if one is not None},
        drawn=frozenset(one.id for one in read if not one.terms.zone_version_ids),
        index=_index(before, {id: one for id, one in rights.items() if one is not None}),
    )


def _unchanged(
    before: StandingRights, contents: tuple[dict[str, Hashable], ...]
) -> Iterator[tuple[str, Right | None]]:
    """Yield what stands as it did, by id; None for a grant that had ended."""
    (grants, operators, closures), (now, operators_now, closures_now) = before.contents, contents
    for id, content in grants.items():
        if now.get(id) == content and id not in before.drawn:
            right = before.rights.get(id)
            who = "" if right is None else right.operator_id
            if operators_now.get(who) == operators.get(who):
                yield id, right
    for id, content in closures.items():
        if closures_now.get(id) == content:
            yield id, before.rights[id]


def _rights_of(reading: Reading, grants: Sequence[Grant]) -> Iterator[Right]:
    """Yield grants that are not ended as rights; what they name is read together."""
    live = [one for one in grants if one.state is not GrantState.ENDED]
    who = list({one.terms.operator_id for one in live})
    where = list({id for one in live for id in one.terms.zone_version_ids})
    operators = {one.id: one for one in reading.among(Operator, "id", who)}
    versions = {one.id: one for one in reading.among(ZoneVersion, "id", where)}
    for one in live:
        frozen = tuple(versions[id] for id in one.terms.zone_version_ids)
        zones = frozen or zones_of(reading, one.terms)
        yield right_of_terms(one, operators[one.terms.operator_id], zones)


def _index(before: StandingRights, rights: dict[str, Right]) -> Index:
    """Return the index of rights, turned from the one before if that is sooner."""
    gone = [id for id in before.rights if id not in rights]
    fresh = [one for id, one in rights.items() if before.rights.get(id) is not one]
    if len(gone) + len(fresh) > _MANY or not before.rights:
        return Index.build(rights.values(), before.calendars)
    index = before.index
    for id in gone:
        index = index.without(id)
    for one in fresh:
        index = index.with_right(one)
    return index
