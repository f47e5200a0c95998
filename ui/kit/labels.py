"""Words on the screen: labels in the sizes and tones of the tokens."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui import fonts


class Label(QLabel):
    """A label.

    Args of the constructor: `size` is a name in `tokens.TYPES`; `tone` one of text, text2,
    text3, ok, warn, bad, end, accent; `strong` is Medium; `plate` sets the dot of a plate tight;
    `wrap` breaks lines.
    """

    def __init__(  # noqa: PLR0913 - what a label looks like, all by name
        self,
        text: str = "",
        *,
        size: str = "body",
        tone: str = "text",
        strong: bool = False,
        plate: bool = False,
        wrap: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._heights: dict[tuple[int, str], int] = {}
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(fonts.font(size, strong=strong, plate=plate))
        self.setProperty("tone", tone)
        self.setWordWrap(wrap)
        if wrap:
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def heightForWidth(self, width: int) -> int:
        """Return what Qt finds, once: a layout asks a dozen times, and lines are broken each."""
        asked = (width, self.text())
        if asked not in self._heights:
            self._heights[asked] = super().heightForWidth(width)
        return self._heights[asked]

    def changeEvent(self, event: QEvent) -> None:  # noqa: D102 - Qt's own
        self._heights.clear()  # of another font or style
        super().changeEvent(event)

    def set_tone(self, tone: str) -> None:
        """Show it in another tone."""
        if self.property("tone") != tone:
            self.setProperty("tone", tone)
            restyled(self)

    def selectable(self) -> Label:
        """Let the words be marked and copied; return itself."""
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return self


class ElidedLabel(Label):
    """A label of one line that ends in … where there is no room, and tells all in its tip."""

    def minimumSizeHint(self) -> QSize:  # noqa: D102 - Qt's own
        hint = super().minimumSizeHint()
        hint.setWidth(min(hint.width(), 24))
        return hint

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: D102 - Qt's own
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        words = QFontMetrics(self.font()).elidedText(
            self.text(), Qt.TextElideMode.ElideRight, self.width()
        )
        self.setToolTip(self.text() if words != self.text() else "")
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(self.contentsRect(), flags, words)
        painter.end()


def restyled(widget: QWidget) -> None:
    """Apply the style sheet anew after a property that it asks for has changed."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()
