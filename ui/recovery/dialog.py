"""The recovery dialog: what the journal kept; it drops nothing until it is told, one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ui import tokens
from ui.kit.buttons import Button
from ui.kit.confirm import ConfirmAct
from ui.kit.frames import Ground, Scroll
from ui.kit.labels import Label
from ui.recovery.row import RecoveryRow

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ui.recovery.offer import Offer

_WIDTH, _MOST_HEIGHT, _ROW = 640, 620, 150


class RecoveryDialog(QDialog):
    """Lists what was found. Escape and 以后再说 leave all of it for the next start.

    Attributes:
        rows: What is still listed, by key.

    Signals:
        take_asked, save_asked: With an `Offer`.
        drop_asked: With an `Offer`; the person was asked, and said yes.
    """

    take_asked = Signal(object)
    save_asked = Signal(object)
    drop_asked = Signal(object)

    def __init__(
        self,
        parent: QWidget,
        offers: Sequence[Offer],
        *,
        unreadable: str = "",
        is_busy: Callable[[Offer], bool],
    ) -> None:
        """Prepare the list.

        Args:
            parent: The window.
            offers: What was found, the newest first.
            unreadable: Where lines that cannot be read lie; empty if there are none.
            is_busy: Whether another sketch is in the tool that this one needs.
        """
        super().__init__(parent)
        self.setWindowTitle(self.tr("Not lost"))
        self.setModal(True)
        self._is_busy = is_busy
        self.rows: dict[str, RecoveryRow] = {}
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._head(unreadable))
        self._list = Scroll()
        self._list.box.setContentsMargins(*(tokens.SPACE_6, 0, tokens.SPACE_6, tokens.SPACE_4))
        self._list.box.setSpacing(tokens.SPACE_3)
        for offer in offers:
            self._list.add(self._row(offer))
        whole.addWidget(self._list, 1)
        whole.addWidget(self._foot())
        self.resize(_WIDTH, min(170 + _ROW * len(offers), _MOST_HEIGHT))
        self.look_again()
        self.finished.connect(self.deleteLater)

    def settle(self, key: str) -> None:
        """Take a row off the list; close when it was the last."""
        row = self.rows.pop(key)
        row.hide()
        row.deleteLater()
        if self.rows:
            self.look_again()
        else:
            self.accept()

    def look_again(self) -> None:
        """Let a sketch be taken back only where no other would be pushed out."""
        for row in self.rows.values():
            busy = self._is_busy(row.offer)
            row.take.setEnabled(not busy)
            why = self.tr("Finish the sketch that is on the map first; this one waits here.")
            row.take.setToolTip(why if busy else "")

    def _head(self, unreadable: str) -> QWidget:
        head = Ground("window")
        pad = tokens.SPACE_6
        head.box.setContentsMargins(pad, pad, pad, tokens.SPACE_4)
        head.box.setSpacing(tokens.SPACE_2)
        title = self.tr("Drawing that was not saved")
        head.box.addWidget(Label(title, size="section", strong=True))
        words = self.tr(
            "The program ended before this was saved. All of it is kept until you decide."
        )
        head.box.addWidget(Label(words, tone="text2", wrap=True))
        if unreadable:
            told = self.tr("A part of the journal cannot be read. It is kept here: {place}")
            note = Label(told.format(place=unreadable), size="small", tone="warn", wrap=True)
            head.box.addWidget(note.selectable())
        return head

    def _row(self, offer: Offer) -> RecoveryRow:
        row = RecoveryRow(offer)
        row.take_asked.connect(self.take_asked)
        row.save_asked.connect(self.save_asked)
        row.drop_asked.connect(self._on_drop_asked)
        self.rows[offer.key] = row
        return row

    def _foot(self) -> QWidget:
        foot = Ground("sunken", edge="top")
        foot.setFixedHeight(tokens.FOOTER_HEIGHT)
        row = QHBoxLayout()
        row.setContentsMargins(tokens.SPACE_6, 0, tokens.SPACE_6, 0)
        row.setSpacing(tokens.SPACE_2)
        again = self.tr("Offered again at the next start, or with Ctrl+Shift+R.")
        row.addWidget(Label(again, size="small", tone="text2"), 1)
        later = Button(self.tr("Later"))
        later.clicked.connect(self.reject)
        row.addWidget(later, 0, Qt.AlignmentFlag.AlignRight)
        foot.box.addLayout(row)
        return foot

    @Slot(object)
    def _on_drop_asked(self, offer: Offer) -> None:
        size = self.rows[offer.key].size_words
        question = self.tr("What was drawn cannot be brought back afterwards.")
        asked = ConfirmAct(
            self,
            title=self.tr("Discard this drawing?"),
            sentence=question,
            rows=[
                (self.tr("Name"), offer.title),
                (self.tr("Drawn"), offer.when),
                (self.tr("Size"), size),
            ],
            act_words=self.tr("Discard"),
            act=_Told(self, offer),
        )
        asked.open()


class _Told:
    """The yes to a question about an offer."""

    def __init__(self, dialog: RecoveryDialog, offer: Offer) -> None:
        self._dialog, self._offer = dialog, offer

    def __call__(self, _reason: str) -> None:
        self._dialog.drop_asked.emit(self._offer)
