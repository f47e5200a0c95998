"""The top bar: which office this is, when it was last saved, who acts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal, Slot

from qdpilot.model.words import term
from ui import tokens
from ui.find_box import FindBox
from ui.kit.buttons import Button
from ui.kit.chips import Chip, Look
from ui.kit.frames import Ground, Rule
from ui.kit.labels import Label
from ui.kit.messages import IconLabel
from ui.language import language

if TYPE_CHECKING:
    from datetime import datetime

    from PySide6.QtWidgets import QPushButton, QWidget

    from qdpilot.model.person import Person
    from ui.desk import Desk

_BUSY_AFTER_MS = 400


class FlatButton(Button):
    """Plain words that open a menu."""

    look = "flat"


class TopBar(Ground):
    """The bar over the pages.

    Attributes:
        office: The name of the file; opens the menu.
        find_box: The box that finds anything.
        who: Name and role of who acts; opens the list of people.

    Signals:
        people_asked: The list of people should open.
        menu_asked: The menu should open.
    """

    people_asked = Signal()
    menu_asked = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("surface", across=True, edge="bottom", parent=parent)
        self.setFixedHeight(tokens.TOP_BAR_HEIGHT)
        self._desk = desk
        self.box.setContentsMargins(tokens.SPACE_2, 0, tokens.SPACE_3, 0)
        self.box.setSpacing(tokens.SPACE_2)
        self.office: QPushButton = FlatButton(desk.title)
        self.office.setProperty("strong", "true")
        self.office.setToolTip(self.tr("Menu"))
        self.office.clicked.connect(self.menu_asked)
        self.box.addWidget(self.office)
        sample = Chip(Look(self.tr("sample data"), "sample"))
        sample.setVisible(desk.office.sample)
        self.box.addWidget(sample)
        self.box.addStretch(1)
        self.find_box = FindBox(desk)
        self.box.addWidget(self.find_box)
        self.box.addStretch(1)
        self._sign = IconLabel("check", "ok")
        self._state = Label()
        self.box.addWidget(self._sign)
        self.box.addWidget(self._state)
        self.box.addSpacing(tokens.SPACE_2)
        rule = Rule(upright=True)
        rule.setFixedHeight(20)
        self.box.addWidget(rule)
        self.who: QPushButton = FlatButton("")
        self.who.clicked.connect(self.people_asked)
        self.box.addWidget(self.who)
        self._busy = QTimer(self, singleShot=True, interval=_BUSY_AFTER_MS)
        self._busy.timeout.connect(self._on_busy_long)
        self._say_saved(None)
        self._on_person_changed(desk.person)
        desk.saved.connect(self._on_saved)
        desk.person_changed.connect(self._on_person_changed)
        desk.jobs.busy_changed.connect(self._on_busy_changed)

    def _say_saved(self, at: datetime | None) -> None:
        self._saved = at
        if at is None:
            words = self.tr("Nothing changed yet")
        else:
            local = at.astimezone(self._desk.timezone)
            words = self.tr("Saved {time}").format(time=f"{local:%H:%M:%S}")
        self._sign.show_icon("check", "ok" if at else "text3")
        self._state.setText(words)

    @Slot(object)
    def _on_saved(self, at: datetime) -> None:
        self._say_saved(at)

    @Slot(object)
    def _on_busy_changed(self, busy: bool) -> None:  # noqa: FBT001 - a slot
        if busy:
            self._busy.start()
        else:
            self._busy.stop()
            self._say_saved(self._saved)

    @Slot()
    def _on_busy_long(self) -> None:
        self._sign.show_icon("hourglass", "text2")
        self._state.setText(self.tr("Working…"))

    @Slot(object)
    def _on_person_changed(self, person: Person) -> None:
        self.who.setText(named(person))


def named(person: Person) -> str:
    """Return a person's name with the role: 示例甲（审核）."""
    roles = [term("role", role.value, language()) for role in person.roles]
    joined = ("、" if language() == "zh" else ", ").join(roles)
    if not joined:
        return person.name
    return f"{person.name}（{joined}）" if language() == "zh" else f"{person.name} ({joined})"
