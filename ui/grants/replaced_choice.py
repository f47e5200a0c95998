"""The choice of the right that an application changes or renews."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot

from qdpilot.model.right import ApplicationKind
from qdpilot.model.schedule import TimesOff
from ui.grants.words import title_of
from ui.kit.controls import Choice
from ui.shown import day

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from qdpilot.model.right import Grant, Terms
    from qdpilot.model.schedule import DaysOff


class ReplacedChoice(Choice):
    """Offers the operator's rights that can be changed, by number, title and last day.

    Signals:
        right_picked: The person picked a `Grant`.
    """

    right_picked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._rights: dict[object, Grant] = {}
        self._wanted: str | None = None
        self.offer_rights(())
        self.activated.connect(self._on_activated)

    def offer_rights(self, rights: Iterable[Grant]) -> None:
        """Offer these rights; what an application already names is chosen."""
        self._rights = {one.id: one for one in rights}
        wanted = self._wanted or self.value()
        self.offer(
            [(None, self.tr("Choose…")), *((id, _words(one)) for id, one in self._rights.items())]
        )
        self.choose(wanted if wanted in self._rights else None)

    def want(self, grant_id: str | None) -> None:
        """Choose what an application names, now or as soon as it is offered."""
        self._wanted = grant_id
        self.choose(grant_id if grant_id in self._rights else None)

    def forget(self) -> None:
        """Offer nothing and name nothing: another operator has other rights."""
        self.want(None)
        self.offer_rights(())

    def named(self) -> str | None:
        """Return the id of the right that is named, offered or not; None if none is."""
        value = self.value()
        return self._wanted if value is None else str(value)

    @Slot()
    def _on_activated(self) -> None:
        self._wanted = None
        right = self._rights.get(self.value())
        if right is not None:
            self.right_picked.emit(right)


def terms_after(right: Grant, kind: ApplicationKind, today: date | None) -> Terms:
    """Return what a right says as the beginning of an application that changes or renews it.

    A renewal begins on the day after its last one and lasts as long; a change of a right that has
    begun begins tomorrow.

    Source: domain.md 3.5: 续期 starts on the old end + 1 day, everything else as it was.
    """
    terms = replace(right.terms, zone_version_ids=())
    schedule = terms.schedule
    if kind is not ApplicationKind.RENEWAL or schedule.end is None:
        first = schedule.start if today is None else max(schedule.start, today + timedelta(days=1))
        if first == schedule.start or (schedule.end is not None and first > schedule.end):
            return terms
        offs = (one for one in schedule.exceptions if _last(one) >= first)
        return replace(terms, schedule=replace(schedule, start=first, exceptions=tuple(offs)))
    start = schedule.end + timedelta(days=1)
    end = start + (schedule.end - schedule.start)
    return replace(terms, schedule=replace(schedule, start=start, end=end, exceptions=()))


def _last(off: DaysOff | TimesOff) -> date:
    return off.end.date() if isinstance(off, TimesOff) else off.end


def _words(right: Grant) -> str:
    end = right.schedule.end
    return f"{right.number}  {title_of(right.terms)}  {day(end)}".rstrip()
