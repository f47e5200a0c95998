"""The one question before an official act: exactly what will be issued, and to whom."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar
from weakref import WeakKeyDictionary

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from ui.jobs import Job
from ui.kit.buttons import Button, PrimaryButton
from ui.kit.controls import NoteField
from ui.kit.dialogs import DialogRoom, dialog_body, dialog_foot
from ui.kit.fields import Field
from ui.kit.frames import KeyValues
from ui.kit.labels import Label

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from PySide6.QtGui import QShowEvent


class ConfirmAct(QDialog):
    """Asks once, then acts; Escape and Cancel leave everything as it is.

    Open it with `open()`; it deletes itself. `act` is called with the reason that was typed
    (empty when none was asked for). If it returns the job of the act and that is refused, the
    reason stands there again when the same is asked the next time on the same page, until
    `forget` is called.
    """

    _typed: ClassVar[WeakKeyDictionary[QWidget, dict[tuple[str, str], tuple[Job, str]]]] = (
        WeakKeyDictionary()
    )

    @classmethod
    def forget(cls) -> None:
        """Forget the reasons that were refused: another person sits down, who has their own."""
        cls._typed.clear()

    def __init__(  # noqa: PLR0913 - an act in words, by name
        self,
        parent: QWidget,
        *,
        title: str,
        sentence: str,
        rows: Iterable[tuple[str, str]] = (),
        act_words: str,
        act: Callable[[str], object],
        reason_label: str = "",
        reason: str = "",
        beside: QWidget | None = None,
        is_complete: Callable[[], bool] | None = None,
    ) -> None:
        """Prepare the question.

        Args:
            parent: The page.
            title: Names the act.
            sentence: What will be issued, and to whom.
            rows: Names and values one should look at once more.
            act_words: On the button; the act itself, never "OK".
            act: What the button does, with the reason.
            reason_label: If not empty, a reason must be given under this label.
            reason: What stands there at first, unless something was typed that was refused.
            beside: Further fields above the reason; the caller reads them.
            is_complete: Tells whether they are filled in, and says under them what is not.
        """
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setModal(True)
        self.setFixedWidth(480)
        self._act, self._asked = act, (title, sentence)
        self._refused = self._typed.setdefault(parent, {})
        before = self._refused.get(self._asked)
        self._reason = NoteField(before[1] if before and before[0].has_failed else reason)
        self._field = Field(reason_label, self._reason)
        self._field.setVisible(bool(reason_label))
        self._beside, self._is_complete = beside, is_complete
        self._wants_reason = bool(reason_label)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(DialogRoom(self._question(title, sentence, rows)))
        box.addWidget(self._buttons(act_words))
        self.finished.connect(self.deleteLater)

    def _question(self, title: str, sentence: str, rows: Iterable[tuple[str, str]]) -> QWidget:
        ground = dialog_body()
        ground.box.addWidget(Label(title, size="section", strong=True))
        ground.box.addWidget(Label(sentence, wrap=True))
        values = KeyValues()
        for name, value in rows:
            values.add(name, value)
        ground.box.addWidget(values)
        if self._beside is not None:
            ground.box.addWidget(self._beside)
        ground.box.addWidget(self._field)
        ground.box.addStretch(1)
        return ground

    def _buttons(self, act_words: str) -> QWidget:
        leave = Button(self.tr("Cancel"))
        leave.clicked.connect(self.reject)
        self.act_button = PrimaryButton(act_words)
        self.act_button.clicked.connect(self._on_act_clicked)
        return dialog_foot(leave, self.act_button)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: D102 - Qt's own
        layout = self.layout()
        assert layout is not None
        layout.invalidate()  # it was asked before the window had its width
        self.resize(self.width(), layout.totalSizeHint().height())
        super().showEvent(event)

    @Slot()
    def _on_act_clicked(self) -> None:
        reason = self._reason.value()
        if self._wants_reason and not reason:
            self._field.show_fault(self.tr("Give the reason; it is kept with the act."))
            return
        if self._is_complete is not None and not self._is_complete():
            return
        self.accept()
        job = self._act(reason)
        if isinstance(job, Job):
            self._refused[self._asked] = job, reason
