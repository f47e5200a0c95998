"""What dialogs share: body, foot with its buttons, and the line where a file is chosen."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from ui import tokens
from ui.kit.buttons import Button
from ui.kit.controls import TextField
from ui.kit.frames import Ground

_TITLE = 48  # what the frame of a window and its title take, at most


def dialog_body() -> Ground:
    """Return the padded ground of a dialog, or of a page of one; its parts go into its box."""
    ground = Ground("surface")
    pad = tokens.SPACE_6
    ground.box.setContentsMargins(pad, pad, pad, pad)
    ground.box.setSpacing(tokens.SPACE_3)
    return ground


def fit_over(dialog: QWidget, parent: QWidget, width: int, height: int) -> None:
    """Make a dialog as large as that, or as the window it stands over and the screen allow."""
    room = parent.screen().availableGeometry().size().boundedTo(parent.window().size())
    dialog.resize(min(width, room.width()), min(height, room.height() - _TITLE))


def dialog_foot(*buttons: Button) -> Ground:
    """Return the foot of a dialog with these buttons at its right end, the act last."""
    foot = Ground("sunken", across=True, edge="top")
    foot.setFixedHeight(tokens.FOOTER_HEIGHT)
    foot.box.setContentsMargins(tokens.SPACE_6, 0, tokens.SPACE_6, 0)
    foot.box.setSpacing(tokens.SPACE_2)
    foot.box.addStretch(1)
    for button in buttons:
        foot.box.addWidget(button)
    return foot


class FileLine(QWidget):
    """A path that is typed or chosen.

    Attributes:
        path: Where it is typed.

    Signals:
        chosen: A path that the person chose in the file dialog.
    """

    chosen = Signal(str)

    def __init__(self, *, placeholder: str, kinds: str) -> None:
        """Show an empty path; `kinds` is the filter of the file dialog."""
        super().__init__()
        self._kinds = kinds
        self.path = TextField(placeholder=placeholder)
        browse = Button(self.tr("Choose…"), "folder-open")
        browse.clicked.connect(self._on_browse_clicked)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.path, 1)
        row.addWidget(browse)
        self.setFocusProxy(self.path)

    @Slot()
    def _on_browse_clicked(self) -> None:
        title = self.window().windowTitle()
        found, _ = QFileDialog.getOpenFileName(self, title, "", self._kinds)
        if found:
            self.path.setText(found)
            self.chosen.emit(found)
