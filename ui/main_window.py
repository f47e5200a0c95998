"""The one window: the first page while no office is open, the workspace while one is."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtWidgets import QDialog, QMainWindow, QWidget

from ui import memory, settings
from ui.first_start import FirstStart
from ui.kit.file_choice import file_to_read, file_to_write
from ui.kit.leaving import leaves_unsaved
from ui.once_written import OnceWritten

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qdpilot.model.office import Office
    from qdpilot.model.words import Language
    from ui.desk import Desk
    from ui.pages import Entry
    from ui.workspace import Workspace


#: What a screen of 1366 × 768 at 125 % leaves beside a task bar and a title.
_LEAST = (1024, 540)


class MainWindow(QMainWindow):
    """The window; it opens nothing by itself but asks its owner.

    Attributes:
        workspace: While an office is open, else None.
        first: The first page, while no office is open, else None.

    Signals:
        open_asked: A file was chosen to be opened.
        new_asked: A file was chosen for a new office.
        sample_asked: The sample office is wanted.
    """

    open_asked = Signal(str)
    new_asked = Signal(str)
    sample_asked = Signal()

    def __init__(self, entries: Sequence[Entry]) -> None:
        super().__init__()
        self._entries = tuple(entries)
        self._wanted: Language = "zh"
        self._is_leaving = False
        self.workspace: Workspace | None = None
        self.first: FirstStart | None = None
        self.setMinimumSize(*_LEAST)
        if not self.restoreGeometry(memory.recall_state("window/geometry")):
            self._sit_in_screen()
        self.show_first_start()

    def show_first_start(self) -> FirstStart:
        """Show the first page; return it."""
        self.workspace = None
        self.first = FirstStart()
        self.first.sample_asked.connect(self.sample_asked)
        self.first.new_asked.connect(self._on_new_asked)
        self.first.open_asked.connect(self._on_open_asked)
        self.first.painted.connect(self._on_painted, Qt.ConnectionType.QueuedConnection)
        self.setWindowTitle("qdpilot")
        self._put(self.first)
        return self.first

    def show_office(self, desk: Desk) -> Workspace:
        """Show an open office; return its workspace."""
        from ui.workspace import Workspace

        self.first = None
        self.workspace = Workspace(desk, self._entries)
        self.setWindowTitle(f"{desk.title} – qdpilot")
        self._bind(self.workspace)
        self._put(self.workspace)
        self.workspace.show_first()
        return self.workspace

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: D102 - Qt's own
        if self._waits_for_writing() or not self.may_leave():
            event.ignore()
            return
        memory.remember("window/geometry", self.saveGeometry())
        super().closeEvent(event)

    def change_language(self, code: Language) -> None:
        """Speak another language at once: everything in the window is made anew."""
        if not self.may_leave():
            return
        desk = self.workspace.desk if self.workspace else None
        settings.apply(replace(settings.load(), language=code))
        if desk is None:
            self.show_first_start()
        else:
            selection = desk.selection
            self.show_office(desk)
            desk.select(())
            desk.select(selection)

    def _put(self, widget: QWidget) -> None:
        before = self.takeCentralWidget()
        if before is not None:
            before.hide()
            before.deleteLater()
        self.setCentralWidget(widget)

    def _bind(self, workspace: Workspace) -> None:
        registry = workspace.registry
        registry.bind("file.new", self._on_new_asked)
        registry.bind("file.open", self._on_open_asked)
        registry.bind("file.area", self._on_area_asked)
        registry.bind("file.settings", self._on_settings_asked)
        registry.bind("file.quit", self.close)
        registry.bind("view.keys", self._on_keys_asked)
        registry.bind("view.about", self._on_about_asked)

    def _sit_in_screen(self) -> None:
        free = QGuiApplication.primaryScreen().availableSize()
        self.resize(min(1440, free.width()), min(900, free.height()))
        if free.width() <= 1440 or free.height() <= 940:  # no room for a title bar as well
            self.setWindowState(Qt.WindowState.WindowMaximized)

    def is_unsaved(self) -> bool:
        """Tell whether something typed would be lost."""
        return self.workspace is not None and self.workspace.is_unsaved()

    def may_leave(self) -> bool:
        """Ask if something typed would be lost; not before it is told what came of a writing."""
        if self.workspace is None:
            return True
        if self.workspace.desk.jobs.is_writing:
            self.workspace.messages.wait(
                self.tr("Something is still being written. Try again when that is done.")
            )
            return False
        return not self.is_unsaved() or leaves_unsaved(self)

    def _waits_for_writing(self) -> bool:
        """Tell whether something is being written; if so, say it, and close once that is done."""
        if self.workspace is None or not self.workspace.desk.jobs.is_writing:
            return False
        self.workspace.messages.wait(self._until_written())
        if not self._is_leaving:
            self._is_leaving = True
            OnceWritten(self.workspace.desk.jobs).told.connect(self._on_written)
        return True

    def _until_written(self) -> str:
        return self.tr("Something is still being written. The window closes when that is done.")

    @Slot(object)
    def _on_written(self, well: bool) -> None:  # noqa: FBT001 - a slot
        """Close now that it is written; stay where it failed, so that it is read why."""
        self._is_leaving = False
        assert self.workspace is not None
        messages = self.workspace.messages
        if well:
            QTimer.singleShot(0, self, self.close)
        elif messages.words == self._until_written():  # the reason stands where it was asked for
            messages.warn(self.tr("It was not written, so the window stays open."))

    @Slot()
    def _on_painted(self) -> None:
        from ui.icons import application_icon

        self.setWindowIcon(application_icon())

    @Slot()
    def _on_new_asked(self) -> None:
        kinds = self.tr("Office files (*.qdp)")
        name = self.tr("New office")
        target, _ = file_to_write(self, "office", name, f"{name}.qdp", kinds)
        if target:
            self.new_asked.emit(target if target.endswith(".qdp") else f"{target}.qdp")

    @Slot()
    def _on_open_asked(self) -> None:
        kinds = self.tr("Office files (*.qdp)")
        target = file_to_read(self, "office", self.tr("Open office"), kinds)
        if target:
            self.open_asked.emit(target)

    @Slot()
    def _on_settings_asked(self) -> None:
        from ui.settings_dialog import SettingsDialog

        dialog = SettingsDialog(self)
        dialog.finished.connect(dialog.deleteLater)
        dialog.language_chosen.connect(self._on_language_chosen)
        dialog.open()

    @Slot()
    def _on_area_asked(self) -> None:
        from ui.area_dialog import AreaDialog

        if self.workspace is not None and self.may_leave():
            dialog = AreaDialog(self, self.workspace.desk)
            dialog.finished.connect(dialog.deleteLater)
            dialog.stored.connect(self._on_area_stored)
            dialog.open()

    @Slot(object)
    def _on_area_stored(self, office: Office) -> None:
        """Show the office anew: its map, its systems and its clock are others."""
        assert self.workspace is not None
        desk = self.workspace.desk
        desk.office = office
        self.show_office(desk)
        desk.told.emit(self.tr("The working area is {name} now").format(name=office.area_name))

    @Slot(str)
    def _on_language_chosen(self, code: str) -> None:
        dialog = self.sender()
        assert isinstance(dialog, QDialog)
        dialog.accept()
        self._wanted = "en" if code == "en" else "zh"
        QTimer.singleShot(0, self, self._on_language_due)

    @Slot()
    def _on_language_due(self) -> None:
        self.change_language(self._wanted)

    @Slot()
    def _on_keys_asked(self) -> None:
        from ui.keys import KeysDialog

        assert self.workspace is not None
        dialog = KeysDialog(self, self.workspace.registry.bound(), self._entries)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot()
    def _on_about_asked(self) -> None:
        from ui.about import AboutDialog

        dialog = AboutDialog(self)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
