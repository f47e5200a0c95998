"""The inspector while a tool works on whole zones: what it does, to which, before and after."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ui import tokens
from ui.kit.buttons import Button, PrimaryButton
from ui.kit.frames import Ground, KeyValues, Section
from ui.kit.labels import Label
from ui.map.work_forms import PlaceForm, ThinForm

if TYPE_CHECKING:
    from ui.kit.page import Inspector


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """What a tool does, in words.

    Attributes:
        title: What it does.
        hint: What to do next.
        act: Words of the button that does it; empty where each gesture does it.
        facts: Name and value of what it is done to, before and after.
        is_ready: Whether it can be done now.
        form: Code of what can be typed: thin, place; empty if nothing.
    """

    title: str
    hint: str
    act: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    is_ready: bool = False
    form: str = ""


class WorkPanel(QObject):
    """Fills the inspector with a `Work`.

    Signals:
        done_asked: It is to be done.
        drop_asked: It is to be let be.
        thinned: How far a simplified outline may lie from the present one, metres.
        place_asked: (metres east, metres north, degrees clockwise, factor) was typed.
    """

    done_asked = Signal()
    drop_asked = Signal()
    thinned = Signal(float)
    place_asked = Signal(float, float, float, float)

    def __init__(self, inspector: Inspector, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._inspector = inspector
        self._work: Work | None = None
        self._section, self._facts = Section(ruled=False), KeyValues()
        self._act = PrimaryButton("")
        self.thin: ThinForm | None = None
        self.place: PlaceForm | None = None

    def leave(self) -> None:
        """Another panel fills the inspector."""
        self._work = self.thin = self.place = None

    def show(self, work: Work) -> None:
        """Show what is done now; what is typed stays."""
        before, self._work = self._work, work
        if work == before:
            return
        if before is None or (before.title, before.hint) != (work.title, work.hint):
            self._build(work)
        facts = KeyValues()
        for name, value in work.facts:
            facts.add(name, value)
        self._section.box.replaceWidget(self._facts, facts)
        self._facts.deleteLater()
        self._facts = facts
        self._act.setEnabled(work.is_ready)

    def _build(self, work: Work) -> None:
        inspector = self._inspector
        inspector.clear()
        head = Ground("surface", across=True, edge="bottom")
        pad = tokens.SPACE_4
        head.box.setContentsMargins(pad, tokens.SPACE_3, pad, tokens.SPACE_3)
        head.box.addWidget(Label(work.title, size="section", strong=True))
        head.box.addStretch(1)
        inspector.head.addWidget(head)
        self._section = Section(ruled=False)
        self._section.add(Label(work.hint, tone="text2", wrap=True))
        self._add_form(work.form)
        self._facts = KeyValues()
        self._section.add(self._facts)
        inspector.body.add(self._section)
        self._act, drop = PrimaryButton(work.act), Button(self.tr("Let be"))
        self._act.clicked.connect(self.done_asked)
        drop.clicked.connect(self.drop_asked)
        if work.act:
            inspector.add_button(self._act)
        inspector.add_button(drop)

    def _add_form(self, form: str) -> None:
        self.thin = self.place = None
        if form == "thin":
            self.thin = ThinForm()
            self.thin.changed.connect(self.thinned)
            self._section.add(self.thin)
        elif form == "place":
            self.place = PlaceForm()
            self.place.asked.connect(self.place_asked)
            self._section.add(self.place)
