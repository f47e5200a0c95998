"""Named views of the map: kept for the office, gone to, forgotten."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Slot
from PySide6.QtWidgets import QMenu, QVBoxLayout

from qdpilot.services.map_views import drop, keep, views
from ui.kit.buttons import Button, PrimaryButton
from ui.kit.controls import TextField
from ui.kit.dialogs import dialog_body, dialog_foot
from ui.kit.fields import Form
from ui.kit.labels import Label
from ui.kit.writing_dialog import WritingDialog

if TYPE_CHECKING:
    from qdpilot.model.errors import QdPilotError
    from qdpilot.model.map_view import MapView as NamedView
    from ui.desk import Desk
    from ui.map.hands import MapView


class Bookmarks(QObject):
    """The menu of named views."""

    def __init__(self, desk: Desk, view: MapView, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._view = desk, view
        self._at = QPoint()

    def open(self, at: QPoint) -> None:
        """Read the views and open the menu at a place of the screen."""
        self._at = at
        self._desk.read(views, self._on_views)

    def go(self, one: NamedView) -> None:
        """Look where a named view looks."""
        look = self._view.view
        metres = look.metres_per_pixel * look.width
        # A hair less than what was seen, so that the same level of zoom is found again.
        half = 0.95 * one.metres / metres * (look.window.width() / look.projection.shrink) / 2
        tall = half * look.projection.shrink * look.height / look.width
        bounds = (one.lon - half, one.lat - tall, one.lon + half, one.lat + tall)
        self._view.show_view(look.fitted(bounds, margin=0))

    def ask_name(self) -> None:
        """Ask under which name this view is kept."""
        NameDialog(self._view, self._desk, self._view).open()

    def menu(self, found: tuple[NamedView, ...]) -> QMenu:
        """Return the menu."""
        menu = QMenu(self._view)
        for one in found:
            menu.addAction(one.name).triggered.connect(partial(self._go, one))
        if found:
            menu.addSeparator()
        menu.addAction(self.tr("Keep this view…")).triggered.connect(self._on_keep)
        if found:
            forget = menu.addMenu(self.tr("Forget"))
            for one in found:
                forget.addAction(one.name).triggered.connect(partial(self._forget, one))
        return menu

    def _go(self, one: NamedView, _checked: object = None) -> None:
        self.go(one)

    def _forget(self, one: NamedView, _checked: object = None) -> None:
        self._desk.call(drop, one)

    @Slot()
    def _on_keep(self) -> None:
        self.ask_name()

    @Slot(object)
    def _on_views(self, found: tuple[NamedView, ...]) -> None:
        menu = self.menu(found)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._at)


class NameDialog(WritingDialog):
    """Asks for the name of a view.

    Attributes:
        name: Where it is typed.
    """

    def __init__(self, parent: MapView, desk: Desk, view: MapView) -> None:
        super().__init__(parent)
        self._desk, self._view = desk, view
        self.setWindowTitle(self.tr("Keep this view"))
        self.setModal(True)
        self.setFixedWidth(400)
        self.name = TextField()
        self._form = Form()
        told = self.tr("Everybody in this office sees it; the same name replaces the view")
        self._form.add("name", self.tr("Name"), self.name, hint=told)
        ground = dialog_body()
        ground.box.addWidget(Label(self.windowTitle(), size="section", strong=True))
        ground.box.addWidget(self._form)
        leave = Button(self.tr("Cancel"))
        leave.clicked.connect(self.reject)
        self.act = PrimaryButton(self.tr("Keep"))
        self.act.clicked.connect(self._on_act)
        self.name.returnPressed.connect(self._on_act)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(ground)
        box.addWidget(dialog_foot(leave, self.act))
        self.finished.connect(self.deleteLater)

    @Slot()
    def _on_act(self) -> None:
        if not self.act.isEnabled():  # Return was pressed twice
            return
        self.act.setEnabled(False)
        look = self._view.view
        middle = look.projection.lonlat(look.window.center())
        metres = look.metres_per_pixel * look.width
        self._writing = self._desk.call(
            keep,
            self.name.value(),
            place=middle,
            metres=metres,
            done=self._on_kept,
            failed=self._on_failed,
        )

    @Slot(object)
    def _on_kept(self, one: NamedView) -> None:
        self._desk.told.emit(self.tr("{name} is kept").format(name=one.name))
        self.accept()

    @Slot(object)
    def _on_failed(self, error: QdPilotError) -> None:
        self.act.setEnabled(True)
        if not self._form.show_refusal(error):
            self._desk.refused.emit(error)
