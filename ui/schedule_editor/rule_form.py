"""A window put in by typing: weekly, every n-th week, by the month, or around an event."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from qdpilot.model.schedule import EventWindow, Weekday, Window
from ui import tokens
from ui.kit.buttons import Button
from ui.kit.controls import Choice, NumberField, TextField
from ui.kit.labels import Label
from ui.schedule_editor.rule_words import numbers_typed, times_typed
from ui.schedule_editor.week_paint import day_name
from ui.shown import listed

if TYPE_CHECKING:
    from collections.abc import Iterable

_LONGEST_MIN = 7 * 1440
_NAMED = 3  # events that are named before one is typed


class RuleForm(QWidget):
    """The kind of rule, what it needs, the times, and the button that adds it.

    Signals:
        added: A tuple of windows; their calendar is left to the editor.
    """

    added = Signal(object)

    def __init__(self, events: Iterable[str] = (), parent: QWidget | None = None) -> None:
        """Offer the events that have a date while one is typed; another is taken too."""
        super().__init__(parent)
        self._make_controls()
        names = sorted(events)
        self.occasion.suggest(names)
        if names:
            known = self.tr("Event: {names}").format(names=listed(names[:_NAMED]))
            self.occasion.setPlaceholderText(known + ("…" if len(names) > _NAMED else ""))
        self._name_controls()
        self._lay_out()
        self.kind.currentIndexChanged.connect(self._on_kind_changed)
        for field in (self.times, self.monthdays, self.months, self.occasion):
            field.textChanged.connect(self._on_typed)
            field.returnPressed.connect(self._on_add)
            field.editingFinished.connect(self._say_wrong)
        self.weeks.valueChanged.connect(self._on_typed)
        self.add.clicked.connect(self._on_add)
        self._on_kind_changed()

    def value(self) -> tuple[Window | EventWindow, ...]:
        """Return what is put in; empty while something is missing or wrong."""
        if self.kind.value() == "event":
            return self._event()
        rule = self._rule()
        months = numbers_typed(self.months.value(), most=12)
        if rule is None or months is None:
            return ()
        days, monthdays, interval = rule
        return tuple(
            Window(
                from_min=start,
                to_min=end,
                days=days,
                monthdays=monthdays,
                months=months,
                interval=interval,
            )
            for start, end in times_typed(self.times.value())
        )

    def _make_controls(self) -> None:
        week = tuple(range(7))
        self.kind = _narrow(
            [
                ("weekly", self.tr("Every week")),
                ("interval", self.tr("Every few weeks")),
                ("nth", self.tr("Weekday of month")),
                ("monthdays", self.tr("Days of the month")),
                ("event", self.tr("Around an event")),
            ]
        )
        self.weeks = NumberField(2, most=52, unit=self.tr("weeks"))
        self.days = _narrow(
            [
                (week[:5], self.tr("Monday to Friday")),
                (week, self.tr("Every day")),
                (week[5:], self.tr("Saturday and Sunday")),
                *(((day,), day_name(day)) for day in week),
            ]
        )
        self.nth = _narrow(
            [
                (1, self.tr("First")),
                (2, self.tr("Second")),
                (3, self.tr("Third")),
                (4, self.tr("Fourth")),
                (-1, self.tr("Last")),
            ]
        )
        self.weekday = _narrow([(day, day_name(day)) for day in week])
        self.monthdays = TextField(placeholder=self.tr("1, 15, -1 (the last)"))
        self.months = TextField(placeholder=self.tr("6-8, 12; empty: every month"))
        self.occasion = TextField(placeholder=self.tr("Event, such as Beer Festival"))
        self.before = NumberField(120, most=_LONGEST_MIN, unit=self.tr("min before"))
        self.after = NumberField(60, most=_LONGEST_MIN, unit=self.tr("min after"))
        self.times = TextField(placeholder="22:00-6:00")
        self.add = Button(self.tr("Add"), "plus")

    def _name_controls(self) -> None:
        for control, name in (
            (self.kind, self.tr("Kind of rule")),
            (self.weeks, self.tr("Every how many weeks")),
            (self.days, self.tr("Days of the window")),
            (self.nth, self.tr("Which of the month")),
            (self.weekday, self.tr("Weekday")),
            (self.monthdays, self.tr("Days of the month")),
            (self.months, self.tr("Only in these months")),
            (self.occasion, self.tr("Event")),
            (self.before, self.tr("Minutes before it begins")),
            (self.after, self.tr("Minutes after it ends")),
            (self.times, self.tr("Times of the window")),
        ):
            control.setAccessibleName(name)
            control.setToolTip(name)

    def _lay_out(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(tokens.SPACE_2)
        self._in_month = Label(self.tr("Months"), size="small", tone="text2")
        rows: tuple[tuple[QWidget, ...], ...] = (
            (self.kind, self.times, self.add),
            (self.weeks, self.days, self.nth, self.weekday, self.monthdays, self.occasion),
            (self.before, self.after, self._in_month, self.months),
        )
        for widgets in rows:
            row = QHBoxLayout()
            row.setSpacing(tokens.SPACE_2)
            for widget in widgets:
                still = widget in (self.add, self._in_month)
                row.addWidget(widget, 0 if still else 3 if widget is self.kind else 2)
            box.addLayout(row)
        self.wrong = Label(size="small", tone="bad", wrap=True)
        box.addWidget(self.wrong)

    @Slot()
    def _on_kind_changed(self) -> None:
        kind = self.kind.value()
        shown = {
            self.weeks: kind == "interval",
            self.days: kind in {"weekly", "interval"},
            self.nth: kind == "nth",
            self.weekday: kind == "nth",
            self.monthdays: kind == "monthdays",
            self.occasion: kind == "event",
            self.before: kind == "event",
            self.after: kind == "event",
            self.months: kind not in {"weekly", "event"},
            self._in_month: kind not in {"weekly", "event"},
            self.times: kind != "event",
        }
        for widget, is_shown in shown.items():
            widget.setVisible(is_shown)
        self._say_wrong()
        self._on_typed()

    @Slot()
    def _on_typed(self) -> None:
        self.add.setEnabled(bool(self.value()))
        if self.wrong.isVisible() and not self._wrong():  # what is wrong is told when one leaves
            self._say_wrong()

    @Slot()
    def _say_wrong(self) -> None:
        words = self._wrong()
        self.wrong.setText(words)
        self.wrong.setVisible(bool(words))

    def _wrong(self) -> str:
        """Return how to write what is typed and not understood; empty if all is."""
        kind = self.kind.value()
        if kind == "event":
            return ""
        days, times = self.monthdays.value(), self.times.value()
        if kind == "monthdays" and (days or times) and not numbers_typed(days, most=31):
            return self.tr("Write the days of the month as 1, 15, -1 (the last).")
        if kind != "weekly" and numbers_typed(self.months.value(), most=12) is None:
            return self.tr("Write the months as 6-8, 12.")
        if times and not times_typed(times):
            return self.tr("Write the times as 22:00-6:00; several with a comma between them.")
        return ""

    @Slot()
    def _on_add(self) -> None:
        windows = self.value()
        if windows and not self.occasion.is_choosing:
            self.times.clear()
            self.occasion.clear()
            self.added.emit(windows)

    def _rule(self) -> tuple[tuple[Weekday, ...], tuple[int, ...], int] | None:
        """Return weekdays, days of the month and interval, or None while something is wrong."""
        kind = self.kind.value()
        if kind == "nth":
            day, nth = self.weekday.value(), self.nth.value()
            assert isinstance(day, int)
            assert isinstance(nth, int)
            return (Weekday(day=day, nth=nth),), (), 1
        if kind == "monthdays":
            monthdays = numbers_typed(self.monthdays.value(), most=31)
            return ((), monthdays, 1) if monthdays else None
        chosen = self.days.value()
        assert isinstance(chosen, tuple)
        days = () if len(chosen) == 7 else tuple(Weekday(day=day) for day in chosen)
        interval = self.weeks.number() or 0 if kind == "interval" else 1
        return (days, (), interval) if interval else None

    def _event(self) -> tuple[EventWindow, ...]:
        before, after, name = self.before.number(), self.after.number(), self.occasion.value()
        if not name or before is None or after is None:
            return ()
        return (EventWindow(event=name, from_offset_min=-before, to_offset_min=after),)


def _narrow(options: Iterable[tuple[object, str]]) -> Choice:
    choice = Choice(options)
    choice.setMinimumContentsLength(4)
    choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    return choice
