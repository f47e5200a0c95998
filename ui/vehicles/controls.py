"""Controls that the register's forms need beside the kit's: codes, days that may be missing."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, Slot
from PySide6.QtGui import QAction, QFocusEvent
from PySide6.QtWidgets import QCalendarWidget, QLineEdit, QMenu, QWidget, QWidgetAction

from ui import shown
from ui.kit.controls import NoteField, TextField
from ui.language import locale
from ui.theme import theme

if TYPE_CHECKING:
    from collections.abc import Iterable

_YEAR_FIRST = re.compile(r"(\d{4})[\s年./-]*(\d{1,2})[\s月./-]*(\d{1,2})\s*日?")
_YEAR_LAST = re.compile(r"(\d{1,2})\s+([A-Za-z]{3,})\.?\s+(\d{4})")


class CodeField(TextField):
    """A code such as a VIN: pasted in any width or case, kept in half width and upper case."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.textEdited.connect(self._on_text_edited)

    @Slot(str)
    def _on_text_edited(self, typed: str) -> None:
        fair = "".join(unicodedata.normalize("NFKC", typed).upper().split())
        if fair != typed:
            at = self.cursorPosition() - (len(typed) - len(fair))
            self.setText(fair)
            self.setCursorPosition(at)


class LinesField(NoteField):
    """Several entries, one a line."""

    def lines(self) -> tuple[str, ...]:
        """Return the entries without the empty ones."""
        return tuple(line.strip() for line in self.toPlainText().splitlines() if line.strip())

    def show_lines(self, lines: Iterable[str]) -> None:
        """Show other entries."""
        self.setPlainText("\n".join(lines))


class MaybeDay(TextField):
    """A day or nothing; typed in any usual way, or picked from a calendar."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setPlaceholderText("2026-08-31")
        self._pick = QAction(self.tr("Pick a day"), self)
        self._pick.triggered.connect(self._on_pick_asked)
        self.addAction(self._pick, QLineEdit.ActionPosition.TrailingPosition)
        theme().changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def day(self) -> date | None:
        """Return the day; None if there is none, or what is typed is no day."""
        return day_in(self.text())

    def is_understood(self) -> bool:
        """Tell whether the field is empty or holds a day."""
        return not self.value() or self.day() is not None

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
        calendar = QCalendarWidget(menu)
        day = self.day()
        if day is not None:
            calendar.setSelectedDate(QDate(day.year, day.month, day.day))
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


def day_in(typed: str) -> date | None:
    """Return the day that was typed: 2026-8-31, 2026年8月31日, 20260831, 31 Aug 2026; else None."""
    text = unicodedata.normalize("NFKC", typed).strip()
    if found := _YEAR_FIRST.fullmatch(text):
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
