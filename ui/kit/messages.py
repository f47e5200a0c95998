"""What the program says in passing: quiet success, a refusal, an empty place, how far work is."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from qdpilot.model.errors import FaultError
from ui import tokens
from ui.kit.buttons import Button, IconButton, PrimaryButton
from ui.kit.frames import Ground
from ui.kit.labels import Label, restyled
from ui.shown import refused
from ui.theme import theme

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtGui import QPaintEvent

    from qdpilot.model.errors import QdPilotError
    from ui.jobs import Job, Step

_QUIET_MS = 4000
_LEAST_WIDTH = 320
#: Room for the time bar at the foot of the map, which also clears scale bar and read-out.
_ABOVE_FOOT = 144


class IconLabel(QWidget):
    """An icon that follows the theme and the density of the screen it is on."""

    def __init__(
        self,
        icon: str,
        tone: str = "text2",
        *,
        size: int = tokens.ICON_INLINE,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon, self._tone, self._edge = icon, tone, size
        self.setFixedSize(size, size)
        theme().changed.connect(self._on_theme_changed)

    def show_icon(self, icon: str, tone: str) -> None:
        """Show another icon."""
        self._icon, self._tone = icon, tone
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: D102 - Qt's own
        painter = QPainter(self)
        ratio = self.devicePixelRatioF()
        painter.drawPixmap(0, 0, theme().pixmap(self._icon, self._tone, self._edge, ratio=ratio))
        painter.end()

    @Slot()
    def _on_theme_changed(self) -> None:
        self.update()


class MessageBar(Ground):
    """A card over the foot of the page: success goes by itself, a refusal stays until it is closed.

    It floats, so that nothing moves under the pointer; the time bar and the buttons at the foot of
    an inspector stay free. Over nothing it has a line of its own in a window.

    Args of the constructor: `over` is what it lies over; both have the same parent.
    """

    def __init__(self, over: QWidget | None, parent: QWidget | None = None) -> None:
        super().__init__("ok_soft", across=True, parent=parent)
        self._over = over
        if over is not None:
            over.installEventFilter(self)
            self.setProperty("floats", "yes")
        self.box.setContentsMargins(tokens.SPACE_4, tokens.SPACE_1, tokens.SPACE_2, tokens.SPACE_1)
        self.box.setSpacing(tokens.SPACE_2)
        self._sign = IconLabel("circle-check", "ok")
        self._words = Label(wrap=True).selectable()
        close = IconButton("x", self.tr("Close"), size=tokens.ICON_CHIP)
        close.clicked.connect(self.hide)
        self.box.addWidget(self._sign)
        self.box.addWidget(self._words, 1)
        self.box.addWidget(close)
        self._timer = QTimer(self, singleShot=True, interval=_QUIET_MS)
        self._timer.timeout.connect(self.hide)
        self.hide()

    @property
    def words(self) -> str:
        """What it says, or nothing while it is hidden."""
        return "" if self.isHidden() else self._words.text()

    @Slot(str)
    def tell(self, sentence: str) -> None:
        """Say quietly that something was done; goes away by itself."""
        self._show(sentence, tone="ok", icon="circle-check")
        self._timer.start()

    @Slot(object)
    def refuse(self, error: QdPilotError) -> None:
        """Say why something was refused and what to do; stays. A fault of ours is told already."""
        if isinstance(error, FaultError):
            return
        self._timer.stop()
        self._show(refused(error), tone="bad", icon="circle-x")

    @Slot(str)
    def wait(self, sentence: str) -> None:
        """Say what is under way; stays until something else is said."""
        self._timer.stop()
        self._show(sentence, tone="accent", icon="clock")

    @Slot(str)
    def warn(self, sentence: str) -> None:
        """Say what one should know; stays."""
        self._timer.stop()
        self._show(sentence, tone="warn", icon="alert-triangle")

    def _show(self, sentence: str, *, tone: str, icon: str) -> None:
        self._words.setText(sentence)
        self._sign.show_icon(icon, tone)
        self.setProperty("ground", f"{tone}_soft")
        restyled(self)
        self.show()
        self._sit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: D102 - Qt's own
        if watched is self._over and event.type() in {QEvent.Type.Resize, QEvent.Type.Move}:
            self._sit()
        return super().eventFilter(watched, event)

    def _sit(self) -> None:
        """Lie in the middle of what is left of the inspector, above what stands at the foot."""
        if self.isHidden() or self._over is None:
            return
        room = self._over.geometry()
        across = max(room.width() - tokens.INSPECTOR_WIDTH, _LEAST_WIDTH) - 2 * tokens.SPACE_6
        wide = min(across, max(self._wanted(), _LEAST_WIDTH))
        self.setFixedWidth(wide)
        self.box.invalidate()
        self.setFixedHeight(self.box.totalHeightForWidth(wide))
        left = room.left() + tokens.SPACE_6 + (across - self.width()) // 2
        self.move(left, room.bottom() - _ABOVE_FOOT - self.height())
        self.raise_()

    def _wanted(self) -> int:
        """Return how wide the sentence is on one line, with what stands beside it."""
        words = self._words.fontMetrics().horizontalAdvance(self._words.text())
        return words + 2 * tokens.ICON_INLINE + 8 * tokens.SPACE_3


class EmptyState(QWidget):
    """Stands where a list would be: says what belongs there, and offers the first step.

    Signals:
        asked: The button of the first step was pressed.
        other_asked: The button of another way to begin was pressed.
    """

    asked = Signal()
    other_asked = Signal()

    def __init__(
        self,
        icon: str,
        title: str,
        words: str,
        *,
        step: str = "",
        other: str = "",
    ) -> None:
        super().__init__()
        box = QVBoxLayout(self)
        box.setSpacing(tokens.SPACE_2)
        box.addStretch(2)
        middle = Qt.AlignmentFlag.AlignHCenter
        box.addWidget(IconLabel(icon, "text3", size=40), 0, middle)
        box.addWidget(Label(title, size="section", strong=True), 0, middle)
        told = Label(words, tone="text2", wrap=True)
        told.setAlignment(middle)
        told.setFixedWidth(400)
        told.setMinimumHeight(told.heightForWidth(400))  # what is centred is not asked how tall
        box.addWidget(told, 0, middle)
        if step:
            button = PrimaryButton(step)
            button.clicked.connect(self.asked)
            box.addSpacing(tokens.SPACE_2)
            box.addWidget(button, 0, middle)
        if other:
            second = Button(other, "table-import")
            second.clicked.connect(self.other_asked)
            box.addWidget(second, 0, middle)
        box.addStretch(3)


def step_words(step: Step) -> str:
    """Return how far work is, in words and numbers."""
    if step.total == 100:
        parts = [step.words, f"{step.done} %"]
    else:
        parts = [step.words, f"{step.done} / {step.total}" if step.total else str(step.done or "")]
    return "  ".join(part for part in parts if part)


class ProgressLine(QWidget):
    """How far long work is, in words and numbers, with a button that stops it.

    Signals:
        stopped: The person stopped the work, which ends at its next step; of what writes it is
            told when that has stopped with nothing written.
    """

    stopped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._job: Job | None = None
        self._writes = False
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(tokens.SPACE_1)
        row = QHBoxLayout()
        self._words = Label(size="small", tone="text2")
        self._stop = Button(self.tr("Cancel"), dense=True)
        self._stop.clicked.connect(self.stop)
        row.addWidget(self._words, 1)
        row.addWidget(self._stop)
        self._bar = QProgressBar(textVisible=False)
        box.addLayout(row)
        box.addWidget(self._bar)
        self.hide()

    def watch(self, job: Job, words: str, *, writes: bool = False) -> None:
        """Begin to show a job; one that writes is shown until it is known what came of it."""
        self._job, self._writes = job, writes
        self._stop.setEnabled(True)
        self._words.setText(words)
        self._bar.setRange(0, 0)
        self.show()

    @Slot(object)
    def show_step(self, step: Step) -> None:
        """Show a step of it: give this as `progressed`."""
        self._bar.setRange(0, step.total)
        self._bar.setValue(step.done)
        self._words.setText(step_words(step))

    @Slot()
    def finish(self) -> None:
        """Go away."""
        self._job = None
        self.hide()

    @Slot()
    def stop(self) -> None:
        """Stop the job that is shown, if there is one."""
        job = self._job
        if job is not None and self._writes:
            self._words.setText(self.tr("Stopping…"))
            self._bar.setRange(0, 0)
            self._stop.setEnabled(False)
            job.stop(partial(self._on_stopped, job))
        elif job is not None:
            job.cancel()
            self._on_stopped(job)

    def _on_stopped(self, job: Job) -> None:
        if self._job is job:  # or another is shown by now
            self.finish()
            self.stopped.emit()
