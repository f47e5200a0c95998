"""What an approver had before the eyes when an application was decided, beside it for good."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from qdpilot.model.words import term
from ui.language import language

if TYPE_CHECKING:
    from qdpilot.model.decision import Decision
    from qdpilot.model.right import Application
    from qdpilot.services.ports import Reading
    from ui.desk import Desk
    from ui.grants.checks import Checks
    from ui.grants.issuing import Weighed


class CaseDecided(QObject):
    """Reads what was kept of a decision, and shows it where the checks of an open one stand."""

    def __init__(self, desk: Desk, checks: Checks, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._checks = desk, checks

    def show_application(self, application: Application) -> None:
        """Say how an application was decided, and show what was found then, if it was kept."""
        words = self.tr("This application is decided: {state}.")
        state = term("application_state", application.state, language())
        self._checks.show_nothing(words.format(state=state), until=application.id)
        self._desk.read(partial(_decided, application.id), self._on_decided)

    @Slot(object)
    def _on_decided(self, decided: tuple[Decision, Weighed] | None) -> None:
        if decided is not None:
            decision, weighed = decided
            self._checks.show_decided(
                weighed,
                of=decision.application_id,
                at=decision.decided_at,
                zone=self._desk.timezone,
            )


def _decided(application_id: str, reading: Reading) -> tuple[Decision, Weighed] | None:
    from qdpilot.services.assess import Assessment
    from qdpilot.services.kept_decisions import as_findings, decision_on
    from ui.grants.issuing import Weighed

    decision = decision_on(reading, application_id)
    if decision is None:
        return None
    found = Assessment(
        findings=as_findings(reading, decision, language()), clashes=(), seen=frozenset()
    )
    return decision, Weighed(found, {}, 0.0)
