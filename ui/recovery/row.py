"""A row of the recovery dialog: thumbnail, what, when, who, and what can be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import tokens
from ui.kit.buttons import Button, DangerButton, GhostButton
from ui.kit.chips import Chip
from ui.kit.frames import Card
from ui.kit.labels import ElidedLabel, Label
from ui.theme import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from ui.recovery.offer import Offer

_PICTURE = QSize(144, 96)


class Thumbnail(QWidget):
    """The shape on the map, small; painted anew when the theme changes."""

    def __init__(self, offer: Offer) -> None:
        super().__init__()
        self._offer = offer
        self.setFixedSize(_PICTURE)
        theme().changed.connect(self._on_theme_changed)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: D102 - Qt's own
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._offer.picture(_PICTURE, self.devicePixelRatioF()))
        painter.setPen(theme().color("line2"))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()

    @Slot()
    def _on_theme_changed(self) -> None:
        self.update()


class RecoveryRow(Card):
    """One thing that was found.

    Attributes:
        offer: The thing.
        take: The button that takes it back.
        size_words: How many corners it has and how large it is, in words.

    Signals:
        take_asked, save_asked, drop_asked: With the `Offer`.
    """

    take_asked = Signal(object)
    save_asked = Signal(object)
    drop_asked = Signal(object)

    def __init__(self, offer: Offer) -> None:
        super().__init__()
        self.offer = offer
        counted = self.tr("%n corner(s)", "", offer.corners)
        self.size_words = " · ".join(one for one in (counted, offer.area) if one)
        across = QHBoxLayout()
        across.setSpacing(tokens.SPACE_4)
        self.box.addLayout(across)
        across.addWidget(Thumbnail(offer))
        down = QVBoxLayout()
        down.setSpacing(tokens.SPACE_1)
        across.addLayout(down, 1)
        head = QHBoxLayout()
        head.setSpacing(tokens.SPACE_2)
        head.addWidget(ElidedLabel(offer.title, strong=True))
        head.addWidget(Chip(offer.look))
        head.addStretch(1)
        down.addLayout(head)
        down.addWidget(Label(offer.when, tone="text2"))
        down.addWidget(Label(self.size_words, tone="text2"))
        caution = Label(offer.caution, size="small", tone="warn", wrap=True)
        caution.setVisible(bool(offer.caution))
        down.addWidget(caution)
        down.addStretch(1)
        down.addLayout(self._buttons())

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(tokens.SPACE_2)
        self.take = Button(self.tr("Take back"), "arrow-back-up", dense=True)
        save = GhostButton(self.tr("Save as GeoJSON…"), dense=True)
        drop = DangerButton(self.tr("Discard…"), dense=True)
        self.take.clicked.connect(self._on_take_clicked)
        save.clicked.connect(self._on_save_clicked)
        drop.clicked.connect(self._on_drop_clicked)
        row.addWidget(self.take)
        row.addWidget(save)
        row.addStretch(1)
        row.addWidget(drop)
        return row

    @Slot()
    def _on_take_clicked(self) -> None:
        self.take_asked.emit(self.offer)

    @Slot()
    def _on_save_clicked(self) -> None:
        self.save_asked.emit(self.offer)

    @Slot()
    def _on_drop_clicked(self) -> None:
        self.drop_asked.emit(self.offer)
