"""The left rail: the emblem, the pages, and at the foot the settings and who acts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QWidget

from ui import fonts, icons, tokens
from ui.kit.frames import Ground
from ui.theme import theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.pages import Entry

_HEIGHT = 54


class RailButton(QAbstractButton):
    """An icon of 20 over a short label; the chosen one has a soft ground and a bar at its left."""

    def __init__(self, text: str, icon: str, *, key: str = "") -> None:
        super().__init__()
        self._icon = icon
        self.setText(text)
        self.setToolTip(f"{text}  {key}" if key else "")
        self.setFixedSize(tokens.RAIL_WIDTH, _HEIGHT)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        theme().changed.connect(self._on_theme_changed)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: D102 - Qt's own
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = QRectF(self.rect()).adjusted(6, 1, -6, -1)
        self._paint_ground(painter, ground)
        tone = "accent" if self.isChecked() else "text2"
        ratio = self.devicePixelRatioF()
        picture = theme().pixmap(self._icon, tone, tokens.ICON_RAIL, ratio=ratio)
        painter.drawPixmap(QPointF((self.width() - tokens.ICON_RAIL) / 2, 8), picture)
        painter.setPen(theme().color(tone))
        painter.setFont(fonts.font("small", strong=self.isChecked()))
        words = QRect(0, 30, self.width(), 18)
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, self.text())
        painter.end()

    def _paint_ground(self, painter: QPainter, ground: QRectF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        if self.isChecked() or self.underMouse():
            painter.setBrush(theme().color("accent_soft" if self.isChecked() else "hover"))
            painter.drawRoundedRect(ground, tokens.RADIUS_CARD, tokens.RADIUS_CARD)
        if self.isChecked():
            painter.setBrush(theme().color("accent"))
            painter.drawRoundedRect(QRectF(0, self.height() / 2 - 12, 3, 24), 1.5, 1.5)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(theme().color("accent"))
            inner = ground.adjusted(0.5, 0.5, -0.5, -0.5)
            painter.drawRoundedRect(inner, tokens.RADIUS_CARD, tokens.RADIUS_CARD)

    @Slot()
    def _on_theme_changed(self) -> None:
        self.update()


class Emblem(QAbstractButton):
    """The emblem of the program; opens the menu."""

    def __init__(self, tip: str) -> None:
        super().__init__()
        self.setToolTip(tip)
        self.setAccessibleName(tip)
        self.setFixedSize(tokens.RAIL_WIDTH, 48)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._picture = QSvgRenderer(self)
        theme().changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: D102 - Qt's own
        painter = QPainter(self)
        self._picture.render(painter, QRectF((self.width() - 32) / 2, 8, 32, 32))
        painter.end()

    @Slot()
    def _on_theme_changed(self) -> None:
        self._picture.load(icons.emblem(theme().color("accent"), theme().color("on_accent")))
        self.update()


class Avatar(QAbstractButton):
    """The last character of a name in a circle; opens the list of people."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(tokens.RAIL_WIDTH, 48)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme().changed.connect(self._on_theme_changed)

    def show_name(self, name: str, tip: str) -> None:
        """Show who acts."""
        self.setText(name[-1:])
        self.setToolTip(tip)
        self.setAccessibleName(tip)
        self.update()

    def sizeHint(self) -> QSize:  # noqa: D102 - Qt's own
        return QSize(tokens.RAIL_WIDTH, 48)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: D102 - Qt's own
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        circle = QRectF(self.width() / 2 - 16, self.height() / 2 - 16, 32, 32)
        painter.setPen(theme().color("accent") if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(theme().color("avatar"))
        painter.drawEllipse(circle)
        painter.setPen(theme().color("text"))
        painter.setFont(fonts.font(strong=True))
        painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, self.text())
        painter.end()

    @Slot()
    def _on_theme_changed(self) -> None:
        self.update()


class Rail(Ground):
    """The rail of the window.

    Attributes:
        emblem: Opens the menu.
        settings: Opens the settings.
        avatar: Opens the list of people.

    Signals:
        page_chosen: Code of the page that was chosen.
    """

    page_chosen = Signal(str)

    def __init__(self, entries: Sequence[Entry], parent: QWidget | None = None) -> None:
        super().__init__("rail", parent=parent)
        self.setFixedWidth(tokens.RAIL_WIDTH)
        self._codes = [one.code for one in entries]
        self._group = QButtonGroup(self)
        self.emblem = Emblem(self.tr("Menu"))
        self.box.addWidget(self.emblem)
        self.box.addSpacing(tokens.SPACE_1)
        for at, one in enumerate(entries):
            button = RailButton(one.words(), one.icon, key=f"Ctrl+{at + 1}")
            button.setCheckable(True)
            self._group.addButton(button, at)
            self.box.addWidget(button)
            self.box.addSpacing(2)
        self.box.addStretch(1)
        self.settings = RailButton(self.tr("Settings"), "settings", key="Ctrl+,")
        self.box.addWidget(self.settings)
        self.avatar = Avatar()
        self.box.addWidget(self.avatar)
        self.box.addSpacing(tokens.SPACE_1)
        self._group.idClicked.connect(self._on_clicked)

    def show_page(self, code: str) -> None:
        """Mark a page as the one in front."""
        self._group.button(self._codes.index(code)).setChecked(True)

    @Slot(int)
    def _on_clicked(self, at: int) -> None:
        self.page_chosen.emit(self._codes[at])
