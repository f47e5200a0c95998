"""Files that are dropped on a window, as one that is chosen by a button."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QDragEnterEvent, QDropEvent

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from PySide6.QtCore import QMimeData
    from PySide6.QtWidgets import QWidget


class FileDrop(QObject):
    """Lets one file of some kinds be dropped on a widget."""

    def __init__(
        self,
        on: QWidget,
        endings: Iterable[str],
        taken: Callable[[Path], None],
        refused: Callable[[str], object],
    ) -> None:
        """Hear what is dropped on a widget and all in it.

        Args:
            on: The widget; owns this.
            endings: Of files that are taken, with the dot, in lower case.
            taken: Gets the file.
            refused: Gets the reason why what was dropped is not taken.
        """
        super().__init__(on)
        self._endings, self._taken, self._refused = tuple(endings), taken, refused
        on.setAcceptDrops(True)
        on.installEventFilter(self)

    def eventFilter(self, _on: QObject, event: QEvent) -> bool:  # noqa: D102 - Qt's own
        if isinstance(event, QDragEnterEvent):  # a drop is one, too, to Python
            if files_in(event.mimeData()):
                event.acceptProposedAction()
            return True
        if isinstance(event, QDropEvent) and event.type() == QEvent.Type.Drop:
            event.acceptProposedAction()
            self._take(files_in(event.mimeData()))
            return True
        return False

    def _take(self, files: list[Path]) -> None:
        good = [one for one in files if one.suffix.lower() in self._endings]
        if len(files) > 1:
            self._refused(self.tr("Drop one file at a time."))
        elif good:
            self._taken(good[0])
        else:
            words = self.tr("{name} is none of these: {endings}")
            name = files[0].name if files else ""
            self._refused(words.format(name=name, endings=" ".join(self._endings)))


def files_in(dragged: QMimeData) -> list[Path]:
    """Return the files on this computer that are dragged."""
    return [Path(one.toLocalFile()) for one in dragged.urls() if one.isLocalFile()]
