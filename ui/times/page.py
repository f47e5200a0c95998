"""时间: when every right holds, how full the city is, and the calendars that times refer to."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QStackedWidget

from qdpilot.model.operator import Operator
from qdpilot.model.right import Grant
from qdpilot.model.vehicle import Plate, Vehicle
from qdpilot.model.zone import Zone
from qdpilot.schedule.local_time import instant_of, minute_of
from qdpilot.schedule.office_calendars import newest
from qdpilot.services.calendars import bundled_draft
from qdpilot.services.kept_clashes import KeptClashes
from ui import tokens
from ui.kit.buttons import Button
from ui.kit.frames import Ground
from ui.kit.page import Page
from ui.kit.tabs import FilterTabs
from ui.shown import month_words, period
from ui.times.bar import TimesBar
from ui.times.calendar_view import CalendarView
from ui.times.calendars_pane import CalendarsPane
from ui.times.capacity_pane import CapacityPane
from ui.times.entry_dialog import CalendarDialog, shown
from ui.times.lanes import lanes
from ui.times.shelf import TimesShelf, read_times
from ui.times.side import TimesSide, tip
from ui.times.timeline import Timeline
from ui.times.withdrawing import ask_withdrawal

if TYPE_CHECKING:
    from datetime import date

    import numpy as np
    from numpy.typing import NDArray

    from qdpilot.services.ports import Record
    from qdpilot.services.times import GrantTimes
    from ui.actions import Actions
    from ui.desk import Desk, Selected
    from ui.jobs import Job


class TimesPage(Page):
    """Five views of the same times.

    Attributes:
        timeline: A row per grant.
        calendar: A month or a week.
        capacity: How full everything is.
        calendars: What the office entered.
        tabs: timeline, month, week, capacity, calendars.
    """

    code: ClassVar[str] = "times"
    concerns: ClassVar[tuple[type[Record], ...]] = (Grant, Zone, Operator, Vehicle, Plate)

    def __init__(self, desk: Desk, actions: Actions) -> None:
        super().__init__(desk, actions)
        now = desk.now()
        self._shelf: TimesShelf | None = None
        self._kept = KeptClashes()
        self._clashing: Job | None = None
        self._years = (now.year - 1, now.year + 1)
        assert self.inspector is not None
        self.side = TimesSide(self.inspector, desk.timezone)
        self.side.map_asked.connect(self._on_map_asked)
        self.side.right_asked.connect(self._on_right_asked)
        self._make_views()
        self._lay_out()
        desk.selected.connect(self._on_selected)
        self._show_tab("timeline")

    def title(self) -> str:  # noqa: D102 - as in Page
        return self.tr("Times")

    def refresh(self) -> None:  # noqa: D102 - as in Page
        first, last = self._years
        read = partial(
            read_times,
            calendars=self.desk.calendars,
            at=self.desk.now(),
            first_year=first,
            last_year=last,
        )
        # Beside the store's own lane: with thousands of grants others would wait for it.
        self.load(read, self._on_shelf, lane="lists")

    def _make_views(self) -> None:
        now = self.desk.now()
        self.timeline = Timeline(self.desk.timezone, minute_of(now))
        self.calendar = CalendarView(self.desk.calendars, now.date(), str(self.desk.timezone))
        self.capacity = CapacityPane(self.desk.timezone)
        self.calendars = CalendarsPane(self.desk)
        self.timeline.tip_of = self.calendar.tip_of = self._tip
        self.timeline.chosen.connect(self._on_chosen)
        self.timeline.moved.connect(self._on_moved)
        self.calendar.chosen.connect(self._on_chosen)
        self.calendar.leafed.connect(self._on_stepped)
        self.calendar.day_chosen.connect(self._on_day)
        self.calendars.edit_asked.connect(self._on_edit_asked)
        self.calendars.withdrawal_asked.connect(self._on_withdrawal_asked)

    def _lay_out(self) -> None:
        assert self.header is not None
        self.new = Button(self.tr("New calendar…"), "calendar-plus")
        self.new.clicked.connect(self._on_new_asked)
        self.header.add(self.new)
        self.tabs = FilterTabs()
        for code, words in (
            ("timeline", self.tr("Timeline")),
            ("month", self.tr("Month")),
            ("week", self.tr("Week")),
            ("capacity", self.tr("Capacity")),
            ("calendars", self.tr("Calendars")),
        ):
            self.tabs.add(code, words)
        head = Ground("surface", across=True)
        head.box.setContentsMargins(tokens.SPACE_6 - 2, 0, 0, 0)
        head.box.addWidget(self.tabs)
        self.content.addWidget(head)
        self.bar = TimesBar()
        self.content.addWidget(self.bar)
        self._stack = QStackedWidget()
        for view in (self.timeline, self.calendar, self.capacity, self.calendars):
            self._stack.addWidget(view)
        self.content.addWidget(self._stack, 1)
        self.tabs.chosen.connect(self._show_tab)
        self.bar.narrowed.connect(self._on_narrowed)
        self.bar.stepped.connect(self._on_stepped)
        self.bar.now_asked.connect(self._on_now_asked)
        self.bar.span_asked.connect(self.timeline.show_span)

    @Slot(str)
    def _show_tab(self, code: str) -> None:
        views = {"timeline": 0, "month": 1, "week": 1, "capacity": 2, "calendars": 3}
        self._stack.setCurrentIndex(views[code])
        self.bar.fit(code)
        self.bar.setVisible(code in {"timeline", "month", "week"})
        assert self.inspector is not None
        self.inspector.setVisible(code in {"timeline", "month", "week"})
        self.new.setVisible(code == "calendars")
        if code in {"month", "week"}:
            self._leaf(self.calendar.day, weeks=code == "week")
        self._on_selected(self.desk.selection)  # what one can do differs

    def _on_shelf(self, shelf: TimesShelf) -> None:
        if self._shelf is not None:  # what clashed before is shown until it is known anew
            known = self._shelf.times.clashes
            shelf = replace(shelf, times=replace(shelf.times, clashes=known))
        self._shelf = shelf
        self._show_grants()
        self.capacity.show_used(shelf.used)
        self.calendars.show_editions(shelf.editions)
        self._on_selected(self.desk.selection)
        if self._clashing is not None:
            self._clashing.cancel()
        calendars, apart = self.desk.calendars, shelf.apart
        work = partial(self._kept.times, shelf.times, shelf.rights, calendars, apart)
        self._clashing = self.desk.jobs.run(work, self._on_clashes, lane="compute")

    @Slot(object)
    def _on_clashes(self, clashes: dict[str, NDArray[np.int64]]) -> None:
        assert self._shelf is not None
        self._shelf = replace(self._shelf, times=replace(self._shelf.times, clashes=clashes))
        self._show_grants()
        self._on_selected(self.desk.selection)

    @Slot()
    def _on_narrowed(self) -> None:
        self._show_grants()

    def _show_grants(self) -> None:
        if self._shelf is None:
            return
        times, text = self._shelf.times, self.bar.search.text()
        by = str(self.bar.groups.value())
        rows = lanes(times.grants, by, text=text)
        self.timeline.show_lanes(rows, times.clashes)
        kept = {one.grant.id: one.grant for one in rows if one.grant is not None}
        self.calendar.show_times(tuple(kept.values()), dict(times.clashes), self.desk.calendars)

    def _grant(self, name: str) -> GrantTimes | None:
        grants = () if self._shelf is None else self._shelf.times.grants
        return next((one for one in grants if one.id == name), None)

    @Slot(str)
    def _on_chosen(self, name: str) -> None:
        grant = self._grant(name)
        if grant is not None:
            self.desk.select([(Grant, name), *((Zone, one) for one, _ in grant.zones)])

    @Slot(object)
    def _on_selected(self, things: frozenset[Selected]) -> None:
        ids = {name for kind, name in things if kind is Grant}
        zones = {name for kind, name in things if kind is Zone}
        if not ids and zones and self._shelf is not None:
            found = self._shelf.times.grants
            ids = {one.id for one in found if zones & {zone for zone, _ in one.zones}}
        self.timeline.show_selected(frozenset(ids))
        self.calendar.show_selected(frozenset(ids))
        grant = self._grant(next(iter(ids))) if len(ids) == 1 else None
        if grant is None or self._shelf is None:
            self.side.show_nothing(self.tabs.code())
        else:
            clashing = grant.id in self._shelf.times.clashes
            self.side.show_grant(grant, self.desk.calendars, at=self.desk.now(), clashing=clashing)

    @Slot()
    def _on_moved(self) -> None:
        """Compute other years when the timeline leaves those that are known."""
        axis = self.timeline.axis
        self.bar.show_span(axis.days)
        edges = (instant_of(int(at)) for at in (axis.start, axis.end))
        self._want_years(*(edge.astimezone(self.desk.timezone).year for edge in edges))

    def _want_years(self, first: int, last: int) -> None:
        known_first, known_last = self._years
        if first < known_first or last > known_last:
            self._years = (min(first, known_first), max(last, known_last))
            self.refresh()

    @Slot(int)
    def _on_stepped(self, by: int) -> None:
        if self.tabs.code() == "timeline":
            self.timeline.go(self.timeline.axis.moved(by * self.timeline.axis.width / 2))
            return
        day = self.calendar.day
        if self.calendar.weeks:
            self._leaf(day + timedelta(days=7 * by), weeks=True)
        else:
            month = day.year * 12 + day.month - 1 + by
            self._leaf(day.replace(year=month // 12, month=month % 12 + 1, day=1), weeks=False)

    def _leaf(self, day: date, *, weeks: bool) -> None:
        self.calendar.go(day, weeks=weeks)
        first = self.calendar.first
        last = first + timedelta(days=6)
        self.bar.period.setText(period(first, last) if weeks else month_words(f"{day:%Y-%m}"))
        self._want_years(first.year, (first + timedelta(days=7 * self.calendar.rows)).year)

    @Slot(object)
    def _on_day(self, day: date) -> None:
        self.calendar.day = day
        self.tabs.choose("week")

    @Slot()
    def _on_now_asked(self) -> None:
        if self.tabs.code() == "timeline":
            self.timeline.show_now()
        else:
            self._leaf(self.desk.today(), weeks=self.calendar.weeks)

    def _tip(self, grant: GrantTimes) -> str:
        return tip(grant, self.desk.calendars)

    @Slot()
    def _on_map_asked(self) -> None:
        ids = self.desk.selected_ids(Grant)
        grants = [self._grant(one) for one in ids]
        zones = [zone for one in grants if one is not None for zone, _ in one.zones]
        self.desk.show("map", *((Zone, one) for one in zones[:1]))
        for right in () if self._shelf is None else self._shelf.rights:
            if right.id in ids:
                self.desk.show_place(right.shape.bounds)

    @Slot()
    def _on_right_asked(self) -> None:
        self.desk.show("grants", *((Grant, one) for one in self.desk.selected_ids(Grant)))

    @Slot()
    def _on_new_asked(self) -> None:
        self._on_edit_asked("")

    @Slot(str)
    def _on_edit_asked(self, name: str) -> None:
        editions = () if self._shelf is None else self._shelf.editions
        edition = newest(editions).get(name) or bundled_draft(name)
        if name and edition is None:
            return
        dialog = CalendarDialog(self.desk, edition, self)
        dialog.grant_asked.connect(self._on_grant_asked)
        dialog.entered.connect(self.calendars.expect)
        shown(dialog)

    @Slot(str)
    def _on_withdrawal_asked(self, name: str) -> None:
        assert self._shelf is not None
        ask_withdrawal(self, newest(self._shelf.editions)[name])

    @Slot(str)
    def _on_grant_asked(self, name: str) -> None:
        self.desk.show("grants", (Grant, name))
