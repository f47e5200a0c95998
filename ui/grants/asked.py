"""What the form of an application says, and what it says of a field that stands empty."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from qdpilot.model.right import Application, ApplicationState

if TYPE_CHECKING:
    from qdpilot.model.person import Person
    from qdpilot.model.right import ApplicationKind, Terms

translate = QCoreApplication.translate
#: Stands for the id of an application that is not saved yet.
NEW = "new"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What the form says.

    Attributes:
        kind: Of the application.
        terms: What is asked for.
        replaces_id: Grant in whose place it would stand; None for a first application.
    """

    kind: ApplicationKind
    terms: Terms
    replaces_id: str | None = None

    @staticmethod
    def of(application: Application) -> Asked:
        """Return what an application asks for."""
        one = application
        return Asked(kind=one.kind, terms=one.terms, replaces_id=one.replaces_id)

    def put_into(self, application: Application) -> Application:
        """Return an application that asks for this."""
        return replace(application, kind=self.kind, terms=self.terms, replaces_id=self.replaces_id)

    def new(self, drafter: Person) -> Application:
        """Return it as an application that is not saved yet."""
        draft = ApplicationState.DRAFT
        return self.put_into(
            Application(
                id=NEW, kind=self.kind, terms=self.terms, state=draft, drafter_id=drafter.id
            )
        )


def missing_words() -> dict[str, str]:
    """Return what is said under a field that stands empty and must not, by its name."""
    return {
        "operator_id": translate("ApplicationForm", "Choose who applies."),
        "replaces": translate("ApplicationForm", "Choose which right is changed or renewed."),
        "zone_ids": translate(
            "ApplicationForm", "Choose at least one zone; draw it on the map if it is not there."
        ),
        "schedule": translate("ApplicationForm", "Say when; the zone has no times of its own."),
        "vehicle_ids": translate(
            "ApplicationForm", "Choose at least one vehicle; register it first if it is not there."
        ),
    }
