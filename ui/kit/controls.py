"""The controls of forms: text, notes, choices, numbers, and the field that filters.

Combo boxes and numbers turn with the wheel only while they have the focus, so that
scrolling a form changes nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QAction, QTextCursor, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QStyledItemDelegate,
    QWidget,
)

from ui import fonts, tokens
from ui.theme import theme

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def _searching(completer: QCompleter) -> QCompleter:
    """Let a completer find what stands anywhere in the words, in a pop-up like all others."""
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
    popup = completer.popup()
    assert popup is not None
    popup.setProperty("look", "offered")
    return completer


class TextField(QLineEdit):
    """A line of text."""

    def __init__(
        self, text: str = "", *, placeholder: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent)
        self.setPlaceholderText(placeholder)
        self.setFont(fonts.font())

    def value(self) -> str:
        """Return the text without spaces around it."""
        return self.text().strip()

    @property
    def is_choosing(self) -> bool:
        """Whether suggested words are offered just now: Return takes one of them."""
        popup = self.completer().popup()
        return popup is not None and popup.isVisible()

    def suggest(self, words: Sequence[str]) -> None:
        """Offer those of the words that hold what is typed."""
        self.setCompleter(_searching(QCompleter(words, self)))


class NoteField(QPlainTextEdit):
    """Several lines of text; Tab goes on to the next field."""

    def __init__(self, text: str = "", *, lines: int = 3, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setTabChangesFocus(True)
        self.setFixedHeight(lines * tokens.TYPES["body"].line + 12)

    def value(self) -> str:
        """Return the text without spaces around it."""
        return self.toPlainText().strip()

    def replace(self, text: str) -> None:
        """Put another text in place of what is there; Ctrl+Z brings it back."""
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text)


class Choice(QComboBox):
    """One of several values, each with its words and perhaps an icon."""

    def __init__(
        self, options: Iterable[tuple[object, str]] = (), parent: QWidget | None = None
    ) -> None:
        """Offer pairs of value and words."""
        super().__init__(parent)
        self.setMaxVisibleItems(16)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setItemDelegate(QStyledItemDelegate(self))  # the plain one heeds the style sheet
        self._values: list[object] = []
        self._awaited: object = None
        self.activated.connect(self._on_activated)
        self.offer(options)

    def offer(self, options: Iterable[tuple[object, str]]) -> None:
        """Offer other options; keep the chosen value if it is among them.

        What was to be chosen before it was offered counts as chosen: a record may be shown before
        the names it is told by are read.
        """
        awaited, before, offered = self._awaited, self._chosen(), list(options)
        values, words = [one for one, _ in offered], [told for _, told in offered]
        if values == self._values and words == [self.itemText(at) for at in range(self.count())]:
            return
        self.clear()
        self._values = values
        self.addItems(words)
        comes = awaited is not None and awaited in values
        self._awaited = None if comes else awaited  # before anybody hears of the choice
        wanted = awaited if comes else before
        if wanted in values:
            self.setCurrentIndex(values.index(wanted))

    def value(self) -> object:
        """Return the chosen value, or None if there is none."""
        return self._chosen()

    def _chosen(self) -> object:
        at = self.currentIndex()
        return self._values[at] if 0 <= at < self.count() else None

    def choose(self, value: object) -> None:
        """Choose a value, once it is offered."""
        is_offered = value in self._values
        self._awaited = None if is_offered else value
        if is_offered:
            self.setCurrentIndex(self._values.index(value))

    @Slot()
    def _on_activated(self) -> None:
        self._awaited = None  # the person chose something else

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: D102 - Qt's own
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class SearchedChoice(Choice):
    """One of many values: typing a part of the words narrows what is offered."""

    def __init__(
        self, options: Iterable[tuple[object, str]] = (), parent: QWidget | None = None
    ) -> None:
        """Offer pairs of value and words."""
        super().__init__(options, parent)
        self._text = TextField()
        self.setLineEdit(self._text)  # makes it editable
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setMinimumContentsLength(12)
        fits = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        self.setSizeAdjustPolicy(fits)
        completer = self.completer()
        assert completer is not None
        _searching(completer)
        self._text.returnPressed.connect(self._on_enter)
        self._text.editingFinished.connect(self._on_left)
        for tells in (self.currentIndexChanged, self.activated):
            tells.connect(self._on_chosen)
        self._on_chosen()

    def say_none(self, words: str) -> None:
        """Say what stands there while nothing is chosen."""
        self._text.setPlaceholderText(words)

    @Slot()
    def _on_chosen(self) -> None:
        self.setToolTip(self.currentText())
        self._text.setCursorPosition(0)  # the beginning of long words is to be seen

    @Slot()
    def _on_enter(self) -> None:
        """Choose the first that holds what is typed, unless one was chosen by its words."""
        typed, completer = self.currentText(), self.completer()
        assert completer is not None
        if typed.strip() and typed != self.itemText(self.currentIndex()):
            completer.setCompletionPrefix(typed)
            at = self.findText(completer.currentCompletion())
            if at >= 0:
                self.setCurrentIndex(at)
                self.activated.emit(at)

    @Slot()
    def _on_left(self) -> None:
        """Show the words of what is chosen again where those typed are of nothing."""
        self.setEditText(self.itemText(self.currentIndex()))
        self._on_chosen()


class NumberField(QSpinBox):
    """A whole number, or nothing; the wheel only turns it when it has the focus."""

    def __init__(
        self,
        number: int | None = None,
        *,
        most: int = 1_000_000,
        unit: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """Show a number from 0 to `most`, or an empty field for None, with a unit behind it."""
        super().__init__(parent)
        self.setRange(-1, most)
        self.setSpecialValueText(" ")
        self.setSuffix(f" {unit}" if unit else "")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.lineEdit().setTextMargins(6, 0, 0, 0)
        self.choose(number)

    def number(self) -> int | None:
        """Return the number, or None for an empty field."""
        return None if self.value() < 0 else self.value()

    def choose(self, number: int | None) -> None:
        """Show a number, or nothing."""
        self.setValue(-1 if number is None else number)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: D102 - Qt's own
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class SearchField(QLineEdit):
    """Type to filter; Escape empties it, and means what it does elsewhere once it is empty.

    Signals (of QLineEdit): `textChanged`.
    """

    def __init__(self, placeholder: str = "", *, icon: str = "filter") -> None:
        super().__init__()
        self._icon = icon
        self.setPlaceholderText(placeholder or self.tr("Type to filter"))
        self.setClearButtonEnabled(True)
        self._sign = QAction(self)
        self.addAction(self._sign, QLineEdit.ActionPosition.LeadingPosition)
        empty = QAction(self)
        empty.setShortcut(Qt.Key.Key_Escape)
        empty.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        empty.setEnabled(False)
        empty.triggered.connect(self.clear)
        self._empty = empty
        self.textChanged.connect(self._on_text_changed)
        self.addAction(empty)
        theme().changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    @Slot(str)
    def _on_text_changed(self, text: str) -> None:
        self._empty.setEnabled(bool(text))

    @Slot()
    def _on_theme_changed(self) -> None:
        self._sign.setIcon(theme().icon(self._icon, "text3"))
