"""The page 总览: the three goals, what is in force now and this week, what runs out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from qdpilot.model.closure import EmergencyClosure
from qdpilot.model.month_report import MonthReport
from qdpilot.model.operator import Operator
from qdpilot.model.right import Application, Grant
from qdpilot.model.road import Road
from qdpilot.model.vehicle import Plate, Vehicle
from qdpilot.model.zone import Zone
from ui import tokens
from ui.kit.buttons import Button, GhostButton
from ui.kit.chips import Chip, Look
from ui.kit.frames import Card, Scroll
from ui.kit.labels import Label
from ui.kit.messages import EmptyState
from ui.kit.page import Page
from ui.language import language
from ui.overview.board import read_board
from ui.overview.dues_list import HORIZON_DAYS, DuesList
from ui.overview.goals import GoalCard
from ui.overview.scenario_rows import ScenarioRows
from ui.overview.small_map import SmallMap
from ui.overview.todo import Todo
from ui.shown import day

if TYPE_CHECKING:
    from datetime import datetime

    from PySide6.QtGui import QHideEvent, QShowEvent

    from qdpilot.geometry.basemap import BaseMap
    from ui.actions import Actions
    from ui.desk import Desk
    from ui.overview.board import Board, Due
    from ui.overview.todo import Duty

_MINUTE_MS = 60_000


class OverviewPage(Page):
    """What the office has, at a glance; everything leads to where it is worked on.

    Attributes:
        board: What is shown; None until it is read.
    """

    code = "overview"
    concerns = (
        Application, EmergencyClosure, Grant, MonthReport, Operator, Plate, Road, Vehicle, Zone
    )  # fmt: skip
    has_inspector = False
    ground = "window"

    def __init__(self, desk: Desk, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(desk, actions, parent)
        # pyqtgraph is loaded here, when the page is first shown, and not when the window opens.
        from ui.overview.scenario_chart import ScenarioChart
        from ui.overview.week_chart import WeekChart

        assert self.header is not None
        self.board: Board | None = None
        self._today = Label(tone="text2")
        self.header.add(self._today)
        self.report_button = Button(self.tr("Monthly report…"), "file-export")
        self.report_button.clicked.connect(self._on_report_asked)
        self.header.add(self.report_button)
        self.map, self.rows, self.dues, self.todo = SmallMap(), ScenarioRows(), DuesList(), Todo()
        self.week, self.chart = WeekChart(), ScenarioChart()
        self._goals = QHBoxLayout()
        self._goals.setSpacing(tokens.SPACE_4)
        self._lay_out()
        self._listen()
        self._minute = QTimer(self, interval=_MINUTE_MS)
        self._minute.timeout.connect(self.refresh)
        self.desk.jobs.run(_ground, self._on_ground, lane="compute")

    def title(self) -> str:  # noqa: D102 - of Page
        return self.tr("Overview")

    def refresh(self) -> None:  # noqa: D102 - of Page
        self._at = self.desk.now()
        at, today, calendars = self.desk.clock(), self._at.date(), self.desk.calendars
        self.load(
            lambda reading: read_board(reading, calendars, at=at, today=today), self._on_board
        )

    def showEvent(self, event: QShowEvent) -> None:  # noqa: D102 - Qt's own
        super().showEvent(event)
        self._minute.start()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: D102 - Qt's own
        self._minute.stop()
        super().hideEvent(event)

    def _lay_out(self) -> None:
        scroll = Scroll()
        whole = QWidget()
        box = QVBoxLayout(whole)
        box.setContentsMargins(tokens.SPACE_6, 0, tokens.SPACE_6, tokens.SPACE_4)
        box.setSpacing(tokens.SPACE_4)
        box.addLayout(self._goals)
        across = QHBoxLayout()
        across.setSpacing(tokens.SPACE_4)
        across.addLayout(self._column(self._now_card(), self._week_card()), 17)
        across.addLayout(self._column(self._dues_card(), self._chart_card(), self._todo_card()), 11)
        box.addLayout(across)
        scroll.add(whole)
        self.content.addWidget(scroll)

    def _column(self, *cards: QWidget) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(tokens.SPACE_4)
        for at, card in enumerate(cards):
            column.addWidget(card, 1 if at == len(cards) - 1 else 0)
        return column

    def _now_card(self) -> Card:
        self._now = Card(self.tr("In force now"), note=" ")
        self._clock = Chip(Look("", "accent", "clock"))
        self._now.aside(self._clock)
        link = GhostButton(self.tr("Open the map"), "map-2", dense=True)
        link.clicked.connect(self._on_map_clicked)
        self._now.aside(link)
        row = QHBoxLayout()
        row.setSpacing(tokens.SPACE_4)
        row.addWidget(self.map, 10)
        column = QVBoxLayout()
        column.addWidget(self.rows)
        column.addStretch(1)
        row.addLayout(column, 9)
        self._now.box.addLayout(row)
        return self._now

    def _week_card(self) -> Card:
        self._week_card_made = Card(self.tr("The next seven days"), note=" ")
        self._none = EmptyState(
            "calendar-week",
            self.tr("No right runs in these days"),
            self.tr("The runs of every granted right stand here, a row for each."),
        )
        self._week_card_made.box.addWidget(self.week)
        self._week_card_made.box.addWidget(self._none)
        self._none.hide()
        return self._week_card_made

    def _dues_card(self) -> Card:
        self._dues_card_made = Card(self.tr("Running out soon"), note=" ")
        link = GhostButton(self.tr("Ledger"), dense=True)
        link.clicked.connect(self._on_ledger_clicked)
        self._dues_card_made.aside(link)
        self._dues_card_made.box.addWidget(self.dues)
        self.dues.setFixedHeight(32 * 6)
        self._no_dues = Label(
            self.tr("Nothing runs out within {days} days.").format(days=HORIZON_DAYS), tone="text2"
        )
        self._dues_card_made.box.addWidget(self._no_dues)
        return self._dues_card_made

    def _chart_card(self) -> Card:
        card = Card(
            self.tr("Vehicles by scenario"), note=self.tr("rights / vehicles; full colour: now")
        )
        card.box.addWidget(self.chart)
        self.chart.setFixedHeight(160)
        return card

    def _todo_card(self) -> Card:
        card = Card(self.tr("To do"))
        card.box.setSpacing(tokens.SPACE_2)
        card.box.addWidget(self.todo)
        card.box.addStretch(1)
        return card

    def _listen(self) -> None:
        self.map.asked.connect(self._on_zone_asked)
        self.rows.asked.connect(self._on_scenario_asked)
        self.chart.asked.connect(self._on_scenario_asked)
        self.week.asked.connect(self._on_grant_asked)
        self.dues.asked.connect(self._on_due_asked)
        self.todo.asked.connect(self._on_duty_asked)

    @Slot()
    def _on_report_asked(self) -> None:
        from ui.overview.report_dialog import ReportDialog  # printing is loaded when it is asked

        ReportDialog(self.desk, self).open()

    @Slot(object)
    def _on_ground(self, base: BaseMap) -> None:
        self.map.show_ground(base)

    @Slot(object)
    def _on_board(self, board: Board) -> None:
        self.board = board
        self._today.setText(f"{day(self._at.date())}  {_weekday(self._at)}")
        self._show_goals(board)
        self._show_now(board)
        self.week.show_board(board, self._at)
        some = bool(self.week.lines)
        self.week.setVisible(some)
        self._none.setVisible(not some)
        self._week_card_made.note.setText(self._week_note(board) if some else "")
        self._show_dues(board)
        self.chart.show_rows(board.scenarios)
        self.todo.show_board(board)

    def _week_note(self, board: Board) -> str:
        peak = self.tr("at most {count} vehicles at one time").format(count=board.curve.peak)
        if board.running == len(board.runs):
            return peak
        left_out = self.tr("the first {shown} of {all} rights").format(
            shown=len(board.runs), all=board.running
        )
        return f"{peak}  {left_out}"

    def _show_goals(self, board: Board) -> None:
        while (item := self._goals.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for goal in board.overview.goals:
            card = GoalCard(goal, board.trends[goal.code], self.desk.timezone)
            card.page_asked.connect(self.desk.page_asked)
            self._goals.addWidget(card, 1)

    def _show_now(self, board: Board) -> None:
        vehicles = sum(one.vehicles_now for one in board.scenarios)
        words = self.tr("{rights} rights, {vehicles} vehicles in their times").format(
            rights=len(board.overview.in_force), vehicles=vehicles
        )
        self._now.note.setText(words)
        self._clock.show_look(Look(f"{_weekday(self._at)} {self._at:%H:%M}", "accent", "clock"))
        self.map.show_zones(board.zones, board.live_zones)
        self.rows.show_rows(board.scenarios)

    def _show_dues(self, board: Board) -> None:
        count = sum(len(one.things) for one in board.dues)
        soon = sum(len(one.things) for one in board.dues if one.days <= 30)
        words = self.tr("{count} within {days} days, {soon} within 30").format(
            count=count, days=HORIZON_DAYS, soon=soon
        )
        self._dues_card_made.note.setText(words)
        self.dues.show_rows(board.dues)
        self.dues.setVisible(bool(board.dues))
        self._no_dues.setVisible(not board.dues)

    @Slot()
    def _on_map_clicked(self) -> None:
        self.desk.page_asked.emit("map")

    @Slot()
    def _on_ledger_clicked(self) -> None:
        assert self.board is not None
        self.desk.show("grants", *((Grant, one) for one in list(self.board.lines)[:1]))

    @Slot(str)
    def _on_zone_asked(self, zone_id: str) -> None:
        if zone_id:
            self.desk.show("map", (Zone, zone_id))
        else:
            self.desk.page_asked.emit("map")

    @Slot(str)
    def _on_scenario_asked(self, scenario: str) -> None:
        assert self.board is not None
        grants = next(one.grants for one in self.board.scenarios if one.scenario == scenario)
        self.desk.show("grants", *((Grant, one) for one in grants))

    @Slot(str)
    def _on_grant_asked(self, grant_id: str) -> None:
        self.desk.show("grants", (Grant, grant_id))

    @Slot(object)
    def _on_due_asked(self, due: Due) -> None:
        kinds = {kind for kind, _ in due.things}
        self.desk.show("grants" if Grant in kinds else "vehicles", *due.things)

    @Slot(object)
    def _on_duty_asked(self, duty: Duty) -> None:
        self.desk.show(duty.page, *duty.things)


def _ground() -> BaseMap:
    from qdpilot.geometry.basemap import load_basemap

    return load_basemap()


def _weekday(at: datetime) -> str:
    if language() == "zh":
        return f"周{'一二三四五六日'[at.weekday()]}"
    return ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")[at.weekday()]
