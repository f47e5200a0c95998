"""The inspector while a tool works on whole zones: what it does, to which, before and after."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ui import tokens
from ui.kit.buttons import Button, PrimaryButton
from ui.kit.frames import Ground, KeyValues, Section
from ui.kit.labels import Label

if TYPE_CHECKING:
    from ui.kit.page import Inspector


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """What a tool does, in words.

    Attributes:
        title: What it does.
        hint: What to do next.
        act: Words of the button that does it.
        facts: Name and value of what it is done to, before and after.
        is_ready: Whether it can be done now.
    """

    title: str
    hint: str
    act: str
    facts: tuple[tuple[str, str], ...] = ()
    is_ready: bool = False


class WorkPanel(QObject):
    """Fills the inspector with a `Work`.

    Signals:
        done_asked: It is to be done.
        drop_asked: It is to be let be.
    """

    done_asked = Signal()
    drop_asked = Signal()

    def __init__(self, inspector: Inspector, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._inspector = inspector
        self._work: Work | None = None

    def leave(self) -> None:
        """Another panel fills the inspector."""
        self._work = None

    def show(self, work: Work) -> None:
        """Show what is done now."""
        if work == self._work:
            return
        self._work = work
        inspector = self._inspector
        inspector.clear()
        head = Ground("surface", across=True, edge="bottom")
        pad = tokens.SPACE_4
        head.box.setContentsMargins(pad, tokens.SPACE_3, pad, tokens.SPACE_3)
        head.box.addWidget(Label(work.title, size="section", strong=True))
        head.box.addStretch(1)
        inspector.head.addWidget(head)
        section = Section(ruled=False)
        section.add(Label(work.hint, tone="text2", wrap=True))
        facts = KeyValues()
        for name, value in work.facts:
            facts.add(name, value)
        section.add(facts)
        inspector.body.add(section)
        act, drop = PrimaryButton(work.act), Button(self.tr("Let be"))
        act.setEnabled(work.is_ready)
        act.clicked.connect(self.done_asked)
        drop.clicked.connect(self.drop_asked)
        inspector.add_button(act)
        inspector.add_button(drop)
