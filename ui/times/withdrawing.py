"""Taking a calendar out of force: first which grants' times change, then the one question."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from qdpilot.services.calendars import CalendarDraft, effects, enter
from ui.kit.confirm import ConfirmAct

if TYPE_CHECKING:
    from qdpilot.model.calendar import CalendarEdition
    from qdpilot.services.calendar_effects import Effect
    from ui.kit.page import Page

_SHOWN = 8


class Withdrawal(QObject):
    """Asks for one calendar, and withdraws it."""

    def __init__(self, page: Page, edition: CalendarEdition) -> None:
        super().__init__(page)
        self._page = page
        self._draft = CalendarDraft(
            name=edition.name,
            kind=edition.kind,
            year=edition.year,
            source=edition.source,
            withdrawn=True,
        )

    def ask(self) -> None:
        """Read what would change, then ask."""
        draft = self._draft
        self._page.desk.read(lambda reading: effects(reading, draft), self._on_weighed)

    def _on_weighed(self, touched: tuple[Effect, ...]) -> None:
        rows = [(one.number, f"{one.operator}  −{len(one.vanishes)}") for one in touched[:_SHOWN]]
        name = self._draft.name
        if touched:
            words = self.tr("Without “{name}” the times of %n grant(s) change.", "", len(touched))
        else:
            words = self.tr("No grant's times hang on “{name}”.")
        ConfirmAct(
            self._page,
            title=self.tr("Withdraw the calendar “{name}”").format(name=name),
            sentence=words.format(name=name),
            rows=rows,
            act_words=self.tr("Withdraw"),
            act=partial(self._act, frozenset(one.grant_id for one in touched)),
        ).open()

    def _act(self, seen: frozenset[str], _reason: str) -> None:
        self._page.desk.call(enter, self._draft, seen=seen, done=self._on_done)

    def _on_done(self, edition: CalendarEdition) -> None:
        told = self.tr("“{name}” holds no longer").format(name=edition.name)
        self._page.desk.told.emit(told)
        self.deleteLater()


def ask_withdrawal(page: Page, edition: CalendarEdition) -> None:
    """Ask whether a calendar shall be withdrawn."""
    Withdrawal(page, edition).ask()
