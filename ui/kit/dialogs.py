"""What dialogs share: body, foot with its buttons, and the line where a file is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QWidget

from ui import tokens
from ui.kit.buttons import Button
from ui.kit.controls import TextField
from ui.kit.file_choice import file_to_read
from ui.kit.frames import Ground

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtGui import QResizeEvent, QShowEvent

    from ui.kit.file_choice import Kind

_LEAST_BODY = 160
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


class DialogRoom(QScrollArea):
    """Lets the body of a dialog be as tall as it wants to; where the screen ends, it scrolls.

    So the buttons of the foot are in reach on a small screen with large letters.
    """

    def __init__(self, body: QWidget) -> None:
        super().__init__()
        self._body = body
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout = body.layout()
        if layout is not None and layout.hasHeightForWidth():
            body.setMinimumHeight(1)  # else words that wrap ask for the height of a narrow body
        self.setWidget(body)  # from now on it hears of what the body wants

    def sizeHint(self) -> QSize:  # noqa: D102 - Qt's own
        return QSize(self._body.sizeHint().width(), self._wanted())

    def minimumSizeHint(self) -> QSize:  # noqa: D102 - Qt's own
        return QSize(self._body.minimumSizeHint().width(), min(_LEAST_BODY, self._wanted()))

    def showEvent(self, event: QShowEvent) -> None:  # noqa: D102 - Qt's own
        super().showEvent(event)
        self._grow()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: D102 - Qt's own
        super().resizeEvent(event)
        self._grow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: D102 - Qt's own
        done = super().eventFilter(watched, event)
        if watched is self._body and event.type() == QEvent.Type.LayoutRequest:
            self._grow()
        return done

    def _wanted(self) -> int:
        # Before it is laid out its own width means nothing; the window has the one it will have.
        wide = self.viewport().width() if self.isVisible() else self.window().width()
        tall = self._body.heightForWidth(wide)
        return tall if tall > 0 else max(self._body.sizeHint().height(), 1)

    def _grow(self) -> None:
        """Make the window taller by what the body lacks, and keep all of it on the screen."""
        window = self.window()
        if not self.isVisible() or window is self:
            return
        free = window.screen().availableGeometry()
        lacking = self._wanted() - self.viewport().height()
        height = min(window.height() + lacking, free.height() - _TITLE)
        if lacking > 0 and height > window.height():
            window.resize(window.width(), height)
            below = window.y() + height - free.bottom()
            if below > 0:
                window.move(window.x(), max(free.top(), window.y() - below))


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

    def __init__(self, kind: Kind, *, placeholder: str, kinds: str) -> None:
        """Show an empty path of a kind of file; `kinds` is the filter of the file dialog."""
        super().__init__()
        self._kind, self._kinds = kind, kinds
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
        found = file_to_read(self, self._kind, title, self._kinds)
        if found:
            self.path.setText(found)
            self.chosen.emit(found)
