"""Grounds: cards, sections, rules, rows of name and value."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ui import tokens
from ui.kit.labels import Label


class Ground(QFrame):
    """A frame on one of the grounds: window, surface, sunken, rail, card, well, *_soft.

    Attributes:
        box: Its layout; empty margins, no spacing, vertical unless `across`.
    """

    def __init__(
        self,
        ground: str = "surface",
        *,
        across: bool = False,
        edge: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("ground", ground)
        if edge:
            self.setProperty("edge", edge)
        self.box: QBoxLayout = QHBoxLayout(self) if across else QVBoxLayout(self)
        self.box.setContentsMargins(0, 0, 0, 0)
        self.box.setSpacing(0)

    def fit_height(self) -> None:
        """Be as high as what it holds needs, at the width it has: for cards that float."""
        self.settle()
        self.box.invalidate()
        self.box.activate()
        wide, least = self.width(), self.box.totalMinimumSize().height()
        high = self.box.totalHeightForWidth(wide) if self.box.hasHeightForWidth() else 0
        self.resize(wide, max(high, least, self.box.totalSizeHint().height()))

    def settle(self) -> None:
        """Count at once what was just put in, and what became another."""
        _settle(self)


class Rule(QFrame):
    """A line of one pixel, lying unless `upright`."""

    def __init__(self, *, upright: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("rule", "line")
        if upright:
            self.setFixedWidth(1)
        else:
            self.setFixedHeight(1)


class Section(QWidget):
    """A part of an inspector: a heading of 13 Medium, an aside, then what it holds.

    Attributes:
        heading: The row of the heading; add a `GhostButton` at its end with `aside`.
        box: Vertical layout of what it holds.
    """

    def __init__(
        self, title: str = "", *, note: str = "", ruled: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self.box = QVBoxLayout()
        self.box.setContentsMargins(tokens.SPACE_4, tokens.SPACE_3, tokens.SPACE_4, tokens.SPACE_3)
        self.box.setSpacing(tokens.SPACE_2)
        outer.addLayout(self.box)
        if ruled:
            outer.addWidget(Rule())
        self.heading = QHBoxLayout()
        self.heading.setSpacing(tokens.SPACE_2)
        self.title = Label(title, strong=True)
        self.note = Label(note, size="small", tone="text2")
        if title:
            self.box.addLayout(self.heading)
            self.heading.addWidget(self.title)
            self.heading.addWidget(self.note)
            self.heading.addStretch(1)

    def aside(self, widget: QWidget) -> None:
        """Put something at the end of the heading's row."""
        self.heading.addWidget(widget)

    def add(self, widget: QWidget) -> None:
        """Put something below what is there."""
        self.box.addWidget(widget)


class Card(Ground):
    """A white card with a thin border.

    Attributes:
        box: Vertical layout, padding 16.
    """

    def __init__(self, title: str = "", *, note: str = "", parent: QWidget | None = None) -> None:
        super().__init__("card", parent=parent)
        pad = tokens.SPACE_4
        self.box.setContentsMargins(pad, pad, pad, pad)
        self.box.setSpacing(tokens.SPACE_3)
        self.heading = QHBoxLayout()
        self.heading.setSpacing(tokens.SPACE_2)
        self.title = Label(title, strong=True)
        self.note = Label(note, size="small", tone="text2")
        if title:
            self.heading.addWidget(self.title)
            self.heading.addWidget(self.note)
            self.heading.addStretch(1)
            self.box.addLayout(self.heading)

    def aside(self, widget: QWidget) -> None:
        """Put something at the end of the heading's row."""
        self.heading.addWidget(widget)


class KeyValues(QWidget):
    """Rows of a name and a value, as in the head of an inspector.

    Attributes:
        grid: Column 0 names (74 wide), column 1 values.
    """

    def __init__(self, parent: QWidget | None = None, *, names_wide: int = 0) -> None:
        """Make it; names are as wide as they need, or so wide and wrap."""
        super().__init__(parent)
        self._next, self._names_wide = 0, names_wide
        self.grid = QGridLayout(self)
        self.grid.setContentsMargins(0, 0, 0, 0)
        self.grid.setHorizontalSpacing(tokens.SPACE_2)
        self.grid.setVerticalSpacing(tokens.SPACE_1)
        self.grid.setColumnMinimumWidth(0, 68)
        self.grid.setColumnStretch(1, 1)

    def add(self, name: str, value: str | QWidget, *, tone: str = "text") -> QWidget:
        """Add a row; words are selectable and wrap. Return the value's widget."""
        row, self._next = self._next, self._next + 1
        top = Qt.AlignmentFlag.AlignTop
        named = Label(name, tone="text2", wrap=bool(self._names_wide))
        if self._names_wide:
            named.setFixedWidth(self._names_wide)
        self.grid.addWidget(named, row, 0, top)
        shown = value if isinstance(value, QWidget) else _value(value, tone)
        if self._names_wide:  # of which one may be higher than its value
            self.grid.addWidget(shown, row, 1, top)
        else:
            self.grid.addWidget(shown, row, 1)
        return shown

    def clear(self) -> None:
        """Take all rows away."""
        self._next = 0
        while (item := self.grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()


class Scroll(QScrollArea):
    """A column that scrolls when it is too tall.

    Attributes:
        box: Vertical layout of the column; a stretch stands at its end already: use `add`.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._column = _Column()
        self.box = QVBoxLayout(self._column)
        self.box.setContentsMargins(0, 0, 0, 0)
        self.box.setSpacing(0)
        self.box.addStretch(1)
        self.setWidget(self._column)

    def go_to(self, down: int) -> None:
        """Scroll so many pixels down, counting at once what was just put in."""
        width = self.viewport().width()
        _settle(self._column)
        self.box.activate()
        high = self.box.totalHeightForWidth(width)
        if high < 0:  # nothing in it is the higher for being narrow
            high = self.box.totalSizeHint().height()
        self._column.resize(width, max(high, self.viewport().height()))
        self.verticalScrollBar().setValue(down)

    def come_to(self, part: QWidget) -> None:
        """Scroll to where a part that it holds begins."""
        self.go_to(self.verticalScrollBar().value())
        down = part.mapTo(self._column, QPoint()).y()
        self.verticalScrollBar().setValue(down - tokens.SPACE_2)

    def add(self, widget: QWidget) -> None:
        """Put something below what is there."""
        self.box.insertWidget(self.box.count() - 1, widget)

    def clear(self) -> None:
        """Take everything away."""
        while self.box.count() > 1:
            item = self.box.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()


class _Column(QWidget):
    """What scrolls: as high as it must be at its width.

    Wrapped words ask for more at no width in particular, which would stand empty at the end.
    """

    def minimumSizeHint(self) -> QSize:
        hint, layout = super().minimumSizeHint(), self.layout()
        if layout is not None and layout.hasHeightForWidth():
            hint.setHeight(0)  # the scroll area asks for the height at the width
        return hint


def _settle(widget: QWidget) -> None:
    for inner in widget.findChildren(QWidget):
        shown_or_hidden = Qt.WidgetAttribute.WA_WState_ExplicitShowHide
        if not inner.isWindow() and not inner.testAttribute(shown_or_hidden):
            inner.show()  # what was just put in is else shown, and counted, a moment later
        layout = inner.layout()
        if layout is not None:
            layout.activate()


def scroll_round(widget: QWidget) -> QScrollArea | None:
    """Return the nearest thing that scrolls round a widget; None if nothing does."""
    above = widget.parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    return above


def _value(text: str, tone: str) -> Label:
    return Label(text, tone=tone, wrap=True).selectable()
