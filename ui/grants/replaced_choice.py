"""The choice of the right that an application changes or renews."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot

from qdpilot.model.right import ApplicationKind
from qdpilot.model.schedule import TimesOff
from qdpilot.rules.periods import DAY, last_day
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
        self._known: dict[object, Grant] = {}
        self._wanted: str | None = None
        self.offer_rights(())
        self.activated.connect(self._on_activated)

    def offer_rights(
        self,
        rights: Iterable[Grant],
        named: Grant | None = None,
        *,
        lapsed: Iterable[Grant] = (),
    ) -> None:
        """Offer these rights, and the one an application names, also if it can be changed no more.

        What is named is chosen.

        Args:
            rights: That last.
            named: By the application at hand.
            lapsed: That ran out, for a late renewal.
        """
        lasting, over = tuple(rights), tuple(lapsed)
        offered = {one.id: one for one in (*lasting, *over)}
        wanted = self.named()
        ran_out = self.tr("{right} (has run out; late renewal)")
        options = [(one.id, _words(one)) for one in lasting]
        options += [(one.id, ran_out.format(right=_words(one))) for one in over]
        if named is None or named.id != wanted:
            named = self.known(wanted)
        if named is not None and wanted not in offered:
            told = self.tr("{right} (cannot be changed)").format(right=_words(named))
            options.append((named.id, told))
            offered[named.id] = named
        self._known.update(offered)
        self.offer([(None, self.tr("Choose…")), *options])
        self.choose(wanted if wanted in offered else None)

    def want(self, grant_id: str | None) -> None:
        """Choose what an application names, now or as soon as it is offered."""
        self._wanted = grant_id
        self.choose(grant_id if grant_id in self._values else None)

    def known(self, grant_id: str | None) -> Grant | None:
        """Return a right that was offered since the form is there; None if it was not."""
        return self._known.get(grant_id)

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
        right = self._known.get(self.value())
        if right is not None:
            self.right_picked.emit(right)


def terms_after(right: Grant, kind: ApplicationKind, today: date | None) -> Terms:
    """Return what a right says as the beginning of an application that changes or renews it.

    A renewal begins on the day after its last one, a late one tomorrow, and lasts as long, in
    months if it lasts whole ones; a change of a right that has begun begins tomorrow, or on its
    last day if that is today.

    Source: domain.md 3.5: 续期 starts on the old end + 1 day, everything else as it was.
    """
    terms = replace(right.terms, zone_version_ids=())
    schedule, last = terms.schedule, right.schedule.end  # which may be cut short
    if kind is not ApplicationKind.RENEWAL or last is None:
        first = schedule.start if today is None else max(schedule.start, today + DAY)
        if today is not None and last == today:
            first = today
        if first == schedule.start or (last is not None and first > last):
            return terms
        offs = (one for one in schedule.exceptions if _last(one) >= first)
        return replace(terms, schedule=replace(schedule, start=first, exceptions=tuple(offs)))
    start = last + DAY if today is None else max(last, today) + DAY
    end = None if schedule.end is None else _as_long(schedule.start, schedule.end, start)
    return replace(terms, schedule=replace(schedule, start=start, end=end, exceptions=()))


def _as_long(start: date, end: date, later: date) -> date:
    """Return the last day of a period that begins later and lasts as long as [start, end]."""
    after = end + DAY
    months = (after.year - start.year) * 12 + after.month - start.month
    if months and last_day(start, months) == end:
        return last_day(later, months)
    return later + (end - start)


def _last(off: DaysOff | TimesOff) -> date:
    return off.end.date() if isinstance(off, TimesOff) else off.end


def _words(right: Grant) -> str:
    end = right.schedule.end
    return f"{right.number}  {title_of(right.terms)}  {day(end)}".rstrip()
