"""The first page, while no office is open: sample office, new office, open one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import tokens
from ui.backdrop import recall
from ui.kit.frames import Ground
from ui.kit.labels import Label
from ui.kit.messages import IconLabel, ProgressLine
from ui.language import language
from ui.rail import Emblem
from ui.waiting import Waiting

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent, QShowEvent

    from qdpilot.model.errors import QdPilotError
    from ui.jobs import Job, Step


class Offer(Ground):
    """One way to begin: an icon, what it does, and a sentence; the whole card is the button.

    Signals:
        clicked: By mouse, Enter or Space.
    """

    clicked = Signal()

    def __init__(self, icon: str, title: str, words: str) -> None:
        super().__init__("offer", across=True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(title)
        pad = tokens.SPACE_4
        self.box.setContentsMargins(pad, pad, pad, pad)
        self.box.setSpacing(tokens.SPACE_4)
        self.box.addWidget(IconLabel(icon, "accent", size=24))
        lines = QVBoxLayout()
        lines.setSpacing(2)
        lines.addWidget(Label(title, strong=True))
        lines.addWidget(Label(words, tone="text2", wrap=True))
        self.box.addLayout(lines, 1)
        self.box.addWidget(IconLabel("chevron-right", "text3"))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: D102 - Qt's own
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.pos()):
            self.clicked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: D102 - Qt's own
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.clicked.emit()
        else:
            super().keyPressEvent(event)


class FirstStart(Ground):
    """Says what the program is and offers the three ways to begin.

    Signals:
        sample_asked, new_asked, open_asked: What the person chose.
        painted: The page is on the screen; slow things may begin.

    Attributes:
        cover: The ground of the map over the page, while an office is opened that had one.
    """

    sample_asked = Signal()
    new_asked = Signal()
    open_asked = Signal()
    painted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("window", parent=parent)
        self._was_painted = False
        self._office_id = ""
        self._may_offer = True
        self._job: Job | None = None
        self.cover: Waiting | None = None
        column = QWidget()
        column.setFixedWidth(480)
        box = QVBoxLayout(column)
        box.setSpacing(tokens.SPACE_3)
        box.addLayout(self._head())
        self._refused = Label(tone="bad", wrap=True).selectable()
        box.addWidget(self._refused)
        self._offers = QWidget()
        self._offers.hide()
        box.addWidget(self._offers)
        self.progress = ProgressLine()
        self.progress.stopped.connect(self._on_stopped)
        box.addWidget(self.progress)
        self._waiting = Label(tone="text2", wrap=True)
        box.addWidget(self._waiting)
        for part in (self._refused, self._waiting):
            part.hide()
        middle = QHBoxLayout()  # an alignment would ignore how tall wrapped words are
        middle.addStretch(1)
        middle.addWidget(column)
        middle.addStretch(1)
        self.box.addStretch(2)
        self.box.addLayout(middle)
        self.box.addStretch(3)

    def show_waiting(self, title: str, office_id: str = "") -> None:
        """Say that an office is being opened, over the ground of its map if that is known."""
        self._office_id = office_id
        self._may_offer = False
        self._refused.hide()
        self._offers.hide()
        self._waiting.setText(self.tr("Opening {name}…").format(name=title))
        self._waiting.show()
        self._show_ground()

    def show_progress(self, job: Job) -> None:
        """Show how far the making of the sample office is; it can be stopped."""
        self._may_offer = False
        self._refused.hide()
        self._offers.hide()
        self._job = job
        self.progress.watch(job, self.tr("Making the sample office…"), writes=True)

    def watch(self, job: Job) -> None:
        """Take the job that opens an office: once it tells of steps, they are shown."""
        self._job = job

    @Slot(object)
    def show_step(self, step: Step) -> None:
        """Show a step of what is under way; it can be stopped."""
        if self.progress.isHidden() and self._job is not None and not self._job.is_cancelled:
            self._office_id = ""
            self._show_ground()
            self.progress.watch(self._job, step.words, writes=True)
            self._waiting.setText(
                self.tr(
                    "An older program saved this file: it is copied first, then brought up to date."
                )
            )
        self.progress.show_step(step)

    @Slot()
    def show_offers(self) -> None:
        """Offer the ways to begin."""
        self._office_id, self._may_offer = "", True
        self._show_ground()
        self._waiting.hide()
        self._job = None
        self.progress.finish()
        self._show_offers()

    @Slot()
    def _on_stopped(self) -> None:
        self._waiting.setText(self.tr("Stopping…"))
        self._waiting.show()

    @Slot(object)
    def show_refusal(self, error: QdPilotError) -> None:
        """Say why an office could not be opened, and what to do; offer the ways to begin."""
        from qdpilot.model.words import hint, refusal

        sentence = f"{refusal(error, language())}\n{hint(error, language())}"
        self._refused.setText(sentence.strip())
        self._refused.show()
        self.show_offers()

    def event(self, event: QEvent) -> bool:  # noqa: D102 - Qt's own
        if event.type() is QEvent.Type.Paint:
            self._on_painted()
        return super().event(event)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: D102 - Qt's own
        if self._may_offer:
            self._show_offers()
        super().showEvent(event)

    @Slot()
    def _on_painted(self) -> None:
        if not self._was_painted:
            self._was_painted = True
            self.painted.emit()

    def resizeEvent(self, _event: QResizeEvent) -> None:  # noqa: D102 - Qt's own
        if self._office_id:
            self._show_ground()

    def _show_ground(self) -> None:
        """Cover the page with the ground as it was in a window of this size."""
        if self.cover is not None:
            self.cover.deleteLater()
            self.cover = None
        ground = recall(self._office_id, self.size())
        if ground is not None:
            self.cover = Waiting(ground, self._waiting.text(), self)
            self.cover.painted.connect(self._on_painted)
            self.cover.show()

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(tokens.SPACE_2)
        emblem = Emblem("")
        emblem.setEnabled(False)
        emblem.setFixedWidth(36)
        head.addWidget(emblem)
        lines = QVBoxLayout()
        lines.setSpacing(0)
        lines.addWidget(Label("qdpilot", size="page", strong=True))
        about = self.tr("Areas, road rights and papers for automated driving in Qingdao")
        lines.addWidget(Label(about, tone="text2"))
        head.addLayout(lines, 1)
        return head

    def _show_offers(self) -> None:
        """Show the ways to begin; while an office opens they are not even made."""
        if self._offers.layout() is None:
            self._lay_out_offers()
        self._offers.show()

    def _lay_out_offers(self) -> None:
        box = QVBoxLayout(self._offers)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(tokens.SPACE_2)
        offers = (
            (
                Offer(
                    "map-search",
                    self.tr("Sample office"),
                    self.tr("Zones, vehicles and road rights of every scenario, all invented."),
                ),
                self.sample_asked,
            ),
            (
                Offer(
                    "file-plus",
                    self.tr("New office"),
                    self.tr(
                        "An empty office file with the map of Qingdao; its menu sets another "
                        "working area."
                    ),
                ),
                self.new_asked,
            ),
            (
                Offer(
                    "folder-open",
                    self.tr("Open"),
                    self.tr("An office file (.qdp) on this machine or on a share."),
                ),
                self.open_asked,
            ),
        )
        for offer, asked in offers:
            offer.clicked.connect(asked)
            box.addWidget(offer)
