"""The fields of a day: typed or pasted in any usual way, or picked from a calendar."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QDate, Qt, Signal, Slot
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import (
    QCalendarWidget,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QSpinBox,
    QToolButton,
    QWidget,
    QWidgetAction,
)

from ui import fonts, shown
from ui.language import language, locale
from ui.theme import theme

W = TypeVar("W", bound=QWidget)
# What is still being typed is no day: 2026-12 is not the second of January.
_YEAR_FIRST = re.compile(r"(\d{4})[\s年./-]+(\d{1,2})[\s月./-]+(\d{1,2})\s*日?")
_RUN_TOGETHER = re.compile(r"(\d{4})(\d{2})(\d{2})")
_YEAR_LAST = re.compile(r"(\d{1,2})\s+([A-Za-z]{3,})\.?\s+(\d{4})")


class DayLine(QLineEdit):
    """A line with a calendar at its end; on leaving it a day is written in the usual form."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFont(fonts.font())
        self._pick = QAction(QCoreApplication.translate("MaybeDay", "Pick a day"), self)
        self._pick.triggered.connect(self._on_pick_asked)
        self.addAction(self._pick, QLineEdit.ActionPosition.TrailingPosition)
        theme().changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def day(self) -> date | None:
        """Return the day; None if there is none, or what is typed is no day."""
        return day_in(self.text())

    def show_day(self, day: date | None) -> None:
        """Show another day, or nothing."""
        self.setText(shown.day(day) if day else "")

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: D102 - Qt's own
        day = self.day()
        if day is not None and self.text() != shown.day(day):
            self.show_day(day)
        super().focusOutEvent(event)

    @Slot()
    def _on_pick_asked(self) -> None:
        menu = QMenu(self)
        calendar = _calendar(menu, self.day())
        calendar.clicked.connect(self._on_picked)
        calendar.clicked.connect(menu.close)
        action = QWidgetAction(menu)
        action.setDefaultWidget(calendar)
        menu.addAction(action)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    @Slot(QDate)
    def _on_picked(self, day: QDate) -> None:
        self.show_day(date(day.year(), day.month(), day.day()))

    @Slot()
    def _on_theme_changed(self) -> None:
        self._pick.setIcon(theme().icon("calendar", "text2"))


class DayField(DayLine):
    """A day that is never missing: what is no day gives way to the day before it.

    `within` are the first and the last day that it takes; another is none to it.

    Signals:
        dateChanged: Another day (`date`) is shown, or has been typed whole.
    """

    dateChanged = Signal(object)  # noqa: N815 - named as Qt names it

    def __init__(
        self,
        day: date,
        parent: QWidget | None = None,
        *,
        within: tuple[date, date] = (date.min, date.max),
    ) -> None:
        super().__init__(parent)
        self._day, self._within = day, within
        self.show_day(day)
        self.textChanged.connect(self._on_text_changed)

    def day(self) -> date | None:
        """Return the day; None if what is typed is no day, or none that it takes."""
        day, (first, last) = super().day(), self._within
        return day if day is not None and first <= day <= last else None

    def value(self) -> date:
        """Return the day."""
        return self._day

    def choose(self, day: date) -> None:
        """Show a day; one that is just being typed is not written over."""
        if day != self.day():
            self.show_day(day)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: D102 - Qt's own
        if self.day() is None:
            self.show_day(self._day)
        super().focusOutEvent(event)

    @Slot()
    def _on_text_changed(self) -> None:
        day = self.day()
        if day is not None and day != self._day:
            self._day = day
            self.dateChanged.emit(day)


class MaybeDay(DayLine):
    """A day or nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText("2026-08-31")

    def is_understood(self) -> bool:
        """Tell whether the field is empty or holds a day."""
        return not self.text().strip() or self.day() is not None


def day_in(typed: str) -> date | None:
    """Return the day that was typed: 2026-8-31, 2026年8月31日, 20260831, 31 Aug 2026; else None."""
    text = unicodedata.normalize("NFKC", typed).strip()
    if found := _YEAR_FIRST.fullmatch(text) or _RUN_TOGETHER.fullmatch(text):
        year, month, day = (int(part) for part in found.groups())
    elif found := _YEAR_LAST.fullmatch(text):
        year, month, day = int(found[3]), _month(found[2]), int(found[1])
    else:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _month(word: str) -> int:
    """Return the number of a month by the beginning of its name; 0 if there is none."""
    kinds = locale().FormatType.LongFormat, locale().FormatType.ShortFormat
    names = [(at, locale().monthName(at, kind)) for kind in kinds for at in range(1, 13)]
    fits = (at for at, name in names if name.casefold().startswith(word.casefold()[:3]))
    return next(fits, 0)


class CalendarSheet(QCalendarWidget):
    """A month to look at: Monday first, quiet at the weekend, its head as the language has it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setVerticalHeaderFormat(self.VerticalHeaderFormat.NoVerticalHeader)
        self.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        ink = QTextCharFormat()
        ink.setForeground(theme().color("text2"))  # Qt's own weekend is a loud red
        for weekday in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.setWeekdayTextFormat(weekday, ink)
        self._month, self._year = (
            self._part(QToolButton, f"{part}button") for part in ("month", "year")
        )
        if language() == "zh":
            self._put_year_first()
            self.currentPageChanged.connect(self._on_page_changed)
            self._on_page_changed(self.yearShown(), self.monthShown())
            typed = self._part(QSpinBox, "yearedit")
            typed.setMaximumWidth(self._year.sizeHint().width())  # or it would lie over the month
            # Typed over, Qt puts its own year back, without the character for it.
            typed.editingFinished.connect(self._say_page)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: D102 - Qt's own
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            return  # of a year that was typed; the menu round it would close over it
        super().keyPressEvent(event)

    def _part(self, kind: type[W], name: str) -> W:
        found = self.findChild(kind, f"qt_calendar_{name}")
        assert found is not None
        return found

    def _put_year_first(self) -> None:
        """Let 2026年 stand before 11月; Qt has month and year in this order in every language."""
        row = self._part(QWidget, "navigationbar").layout()
        assert isinstance(row, QHBoxLayout)
        at = row.indexOf(self._month)
        row.removeWidget(self._year)
        row.insertWidget(at, self._year)
        room = row.takeAt(at + 2)  # that stands in for the year while it is typed
        assert room is not None
        row.insertItem(at, room)

    @Slot(int, int)
    def _on_page_changed(self, year: int, month: int) -> None:
        self._year.setText(f"{year}年")
        self._month.setText(f"{month}月")

    @Slot()
    def _say_page(self) -> None:
        self._on_page_changed(self.yearShown(), self.monthShown())


def _calendar(menu: QMenu, day: date | None) -> QCalendarWidget:
    calendar = CalendarSheet(menu)
    if day is not None:
        calendar.setSelectedDate(QDate(day.year, day.month, day.day))
    return calendar
