"""The settings: language, theme, snapping; each holds at once."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from ui import settings, tokens
from ui.kit.controls import Choice
from ui.kit.fields import Form
from ui.kit.frames import Ground
from ui.kit.labels import Label

if TYPE_CHECKING:
    from qdpilot.model.words import Language
    from ui.theme import Choice as Scheme


class SettingsDialog(QDialog):
    """The settings of the window.

    Signals:
        language_chosen: Another language was chosen (`zh` or `en`); the window is made anew.
    """

    language_chosen = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Settings"))
        self.setFixedWidth(400)
        now = settings.load()
        self.language = Choice([("zh", "中文"), ("en", "English")])
        self.language.choose(now.language)
        self.scheme = Choice(
            [
                ("system", self.tr("As the system")),
                ("light", self.tr("Light")),
                ("dark", self.tr("Dark")),
            ]
        )
        self.scheme.choose(now.scheme)
        self.snap = Choice([(one, f"{one} px") for one in settings.SNAPS_PX])
        self.snap.choose(now.snap_px)
        form = Form()
        form.add("language", self.tr("Language"), self.language)
        form.add("scheme", self.tr("Appearance"), self.scheme)
        told = self.tr("How near to a corner, an edge or a road the pointer snaps to it")
        form.add("snap", self.tr("Snapping on the map"), self.snap, hint=told)
        ground = Ground("surface")
        pad = tokens.SPACE_6
        ground.box.setContentsMargins(pad, pad, pad, pad)
        ground.box.setSpacing(tokens.SPACE_4)
        ground.box.addWidget(Label(self.tr("Settings"), size="section", strong=True))
        ground.box.addWidget(form)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(ground)
        self.language.currentIndexChanged.connect(self._on_language_changed)
        self.scheme.currentIndexChanged.connect(self._on_scheme_changed)
        self.snap.currentIndexChanged.connect(self._on_snap_changed)

    @Slot(int)
    def _on_language_changed(self, _at: int) -> None:
        chosen = cast("Language", self.language.value())
        if chosen != settings.load().language:
            self.language_chosen.emit(chosen)

    @Slot(int)
    def _on_scheme_changed(self, _at: int) -> None:
        chosen = cast("Scheme", self.scheme.value())
        settings.apply(replace(settings.load(), scheme=chosen))

    @Slot(int)
    def _on_snap_changed(self, _at: int) -> None:
        snap_px = self.snap.value()
        assert isinstance(snap_px, int)
        settings.apply(replace(settings.load(), snap_px=snap_px))
