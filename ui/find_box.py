"""Find anything: type a part of a plate, a VIN, a name, a number; Enter goes there."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem

from qdpilot.model.operator import Operator
from qdpilot.model.right import Application, Grant
from qdpilot.model.safety_driver import SafetyDriver
from qdpilot.model.vehicle import Vehicle
from qdpilot.model.words import term
from qdpilot.model.zone import Zone
from ui.jobs import is_under_way
from ui.kit.controls import SearchField
from ui.kit.two_lines import HEIGHT, ICON, SECOND, TwoLines
from ui.language import language

if TYPE_CHECKING:
    from qdpilot.model.errors import QdPilotError
    from qdpilot.model.hit import Hit
    from qdpilot.services.ports import Reading
    from ui.desk import Desk
    from ui.jobs import Job

_WIDTH = 300
_WAIT_MS = 60
_SHOWN = 8
_EDGE = 5  # px: its border, and the room within
_ICONS: dict[type, str] = {
    Vehicle: "car",
    Operator: "building",
    SafetyDriver: "id-badge",
    Zone: "polygon",
    Grant: "file-certificate",
    Application: "file-text",
}
#: Where one goes for a kind.
_PAGES: dict[type, str] = {
    Vehicle: "vehicles",
    Operator: "vehicles",
    SafetyDriver: "vehicles",
    Zone: "map",
    Grant: "grants",
    Application: "grants",
}


class FindBox(SearchField):
    """The box in the top bar, with what is found below it.

    Signals:
        gone_to: The `Hit` the person went to.
    """

    gone_to = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__(self.tr("Find plate, VIN, name, number"), icon="search")
        self.setAccessibleName(self.tr("Find"))
        self.setFixedWidth(_WIDTH)
        self._desk = desk
        self.hits: tuple[Hit, ...] = ()
        self._answered = ""
        self._goes_at_once = False
        self._job: Job | None = None
        self.found = QListWidget()
        self.found.setWindowFlags(Qt.WindowType.ToolTip)
        self.found.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.found.setFrameShape(QFrame.Shape.StyledPanel)
        self.found.setProperty("ground", "popup")
        self.found.setItemDelegate(TwoLines(self.found))
        self.found.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.found.itemClicked.connect(self._on_clicked)
        self.destroyed.connect(self.found.deleteLater)
        self._wait = QTimer(self, singleShot=True, interval=_WAIT_MS)
        self._wait.timeout.connect(self._ask)
        self.textChanged.connect(self._on_typed)
        self.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: D102 - Qt's own
        if event.type() == QEvent.Type.FocusOut:
            self._goes_at_once = False
            self.found.hide()
        if event.type() != QEvent.Type.KeyPress:
            return False
        key = event.key()  # type: ignore[attr-defined]
        if key in {Qt.Key.Key_Down, Qt.Key.Key_Up} and self.found.isVisible():
            step = 1 if key == Qt.Key.Key_Down else -1
            count = len(self.hits)
            self.found.setCurrentRow((self.found.currentRow() + step) % count if count else -1)
            return True
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._on_enter()
            return True
        return False

    def _on_enter(self) -> None:
        """Go to what is chosen; what answers an earlier text is not meant."""
        if self._answered == self.text():
            self._go(self.found.currentRow())
        else:
            self._goes_at_once = True
            if not (self._wait.isActive() or is_under_way(self._job)):  # it was refused
                self._ask()

    @Slot(str)
    def _on_typed(self, text: str) -> None:
        self._goes_at_once = False
        if self._job is not None:
            self._job.cancel()
        if text.strip():
            self._wait.start()
        else:
            self._wait.stop()
            self._answered = ""
            self._show(())

    @Slot()
    def _ask(self) -> None:
        text = self.text()
        found = partial(self._on_found, text)
        self._job = self._desk.read(partial(_found, text), found, self._on_refused)

    @Slot(object)
    def _on_refused(self, error: QdPilotError) -> None:
        self._goes_at_once = False
        self._desk.refused.emit(error)

    def _on_found(self, text: str, hits: tuple[Hit, ...]) -> None:
        again, row = self._answered == text, self.found.currentRow()
        chosen = self.hits[row] if again and 0 <= row < len(self.hits) else None
        self._answered = text
        self._show(hits)
        if chosen is not None:  # what was chosen stays so, or nothing is
            there = [(one.kind, one.id) for one in hits]
            same = (chosen.kind, chosen.id)
            self.found.setCurrentRow(there.index(same) if same in there else -1)
        if self._goes_at_once:
            self._go(0)

    def _show(self, hits: tuple[Hit, ...]) -> None:
        self.hits = hits[:_SHOWN]
        self.found.clear()
        for hit in hits[:_SHOWN]:
            kind = term("kind", hit.kind.__name__, language())
            where = term("found_in", hit.where, language())
            entry = QListWidgetItem(hit.text)
            entry.setData(SECOND, f"{kind} · {where}")
            entry.setData(ICON, _ICONS[hit.kind])
            self.found.addItem(entry)
        asked = bool(self.text().strip())
        if asked and not hits:
            self._remark(self.tr("Nothing found"))
        elif len(hits) > _SHOWN:
            self._remark(self.tr("There is more: type on"))
        if not asked or not self.hasFocus():
            self.found.hide()
            return
        self.found.setCurrentRow(0 if hits else -1)
        self.found.resize(self.width(), self.found.count() * HEIGHT + 2 * _EDGE)
        self.found.move(self.mapToGlobal(QPoint(0, self.height() + 2)))
        self.found.show()

    def _remark(self, words: str) -> None:
        entry = QListWidgetItem(words)
        entry.setFlags(Qt.ItemFlag.NoItemFlags)
        self.found.addItem(entry)

    def _go(self, at: int) -> None:
        if not 0 <= at < len(self.hits):
            return
        hit, self._goes_at_once = self.hits[at], False
        self.found.hide()
        self.clear()
        self._desk.show(_PAGES[hit.kind], (hit.kind, hit.id))
        self.gone_to.emit(hit)

    @Slot(QListWidgetItem)
    def _on_clicked(self, _item: QListWidgetItem) -> None:
        self._go(self.found.currentRow())


def _found(text: str, reading: Reading) -> tuple[Hit, ...]:
    return reading.find(text, limit=_SHOWN + 1)
