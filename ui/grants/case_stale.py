"""An application that somebody else changed while it was being written."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QObject, Slot

from qdpilot.model.operator import Operator
from qdpilot.model.right import Application
from qdpilot.model.safety_driver import SafetyDriver
from qdpilot.model.schedule import Schedule
from qdpilot.model.vehicle import Vehicle
from qdpilot.model.words import term
from qdpilot.model.zone import Zone
from qdpilot.schedule.sentence import sentence
from qdpilot.services.stale import both, meanwhile
from ui.grants.acts import may_write
from ui.grants.asked import Asked
from ui.grants.words import scenario_words, stage_words
from ui.kit.stale_note import Differs
from ui.language import language
from ui.shown import listed, number

if TYPE_CHECKING:
    from qdpilot.model.right import Terms
    from qdpilot.schedule.calendars import Calendars
    from qdpilot.services.ports import Reading
    from ui.desk import Desk
    from ui.grants.case_acts import CaseActs
    from ui.grants.case_view import CaseView
    from ui.grants.rows import Case

#: Fields that hold ids, and what a person calls what they name.
_NAMED: dict[str, tuple[type[Any], str]] = {
    "operator_id": (Operator, "name"),
    "zone_ids": (Zone, "name"),
    "vehicle_ids": (Vehicle, "vin"),
    "driver_ids": (SafetyDriver, "name"),
}
_WORDS = {"scenario": scenario_words, "stage": stage_words}


class Work(Protocol):
    """The application at work."""

    case: Case | None
    is_edited: bool

    def show_case(self, case: Case) -> None:
        """Show an application anew."""
        ...


class CaseStale(QObject):
    """Says what differs; goes on from what is stored with what was typed, or without it."""

    def __init__(self, desk: Desk, view: CaseView, work: Work, acts: CaseActs) -> None:
        super().__init__(view)
        self._desk, self._view, self._work = desk, view, work
        self._stored: Application | None = None
        acts.stale.connect(self.look)
        view.stale.kept.connect(self._on_kept)
        view.stale.dropped.connect(self._on_dropped)

    @Slot()
    def look(self) -> None:
        """Read the application again, and say what somebody else changed in it."""
        if self._work.case is not None:
            base, calendars = self._work.case.application, self._desk.calendars
            self._desk.read(partial(_differs, base, self._typed(), calendars), self._on_read)

    def _typed(self) -> Terms | None:
        asked = self._view.form.asked()
        return None if asked is None else asked.terms

    @Slot(object)
    def _on_read(self, read: tuple[Application, list[Differs]]) -> None:
        stored, found = read
        case = self._work.case
        if case is not None and case.application.id == stored.id:
            self._stored = stored
            is_newer = stored.version > case.application.version
            may_keep = may_write(stored, self._desk.person) and self._typed() is not None
            self._view.stale.say(found if is_newer else None, may_keep=may_keep)

    @Slot()
    def _on_kept(self) -> None:
        case, stored, typed = self._work.case, self._stored, self._typed()
        if case is None or stored is None or typed is None:
            return
        terms = both(case.application.terms, typed, stored.terms)
        self._work.case = replace(case, application=stored)
        self._view.show_case(self._work.case)
        self._view.form.show_asked(replace(Asked.of(stored), terms=terms))
        self._view.form.edited.emit()

    @Slot()
    def _on_dropped(self) -> None:
        case, stored = self._work.case, self._stored
        if case is not None and stored is not None:
            self._work.is_edited = False
            self._work.show_case(replace(case, application=stored))


def _differs(
    base: Application, typed: Terms | None, calendars: Calendars, reading: Reading
) -> tuple[Application, list[Differs]]:
    stored = reading.get(Application, base.id)
    found = [
        Differs(
            field=term("terms_field", one.field, language()),
            yours=_said(reading, calendars, one.field, one.yours),
            theirs=_said(reading, calendars, one.field, one.theirs),
            is_typed=one.is_typed,
        )
        for one in meanwhile(base.terms, typed or base.terms, stored.terms)
        if one.field != "zone_version_ids"
    ]
    if stored.state is not base.state:
        before, now = (term("application_state", one.state, language()) for one in (base, stored))
        name = term("terms_field", "state", language())
        found.insert(0, Differs(field=name, yours=before, theirs=now, is_typed=False))
    return stored, found


def _said(reading: Reading, calendars: Calendars, name: str, value: object) -> str:
    """Return a value of the terms as the form shows it."""
    if isinstance(value, Schedule):
        return sentence(value, calendars, language())
    if name in _WORDS:
        return _WORDS[name](str(value))
    if isinstance(value, bool):
        return term("yes_no", str(value), language())
    if isinstance(value, int):
        return number(value)
    ids = value if isinstance(value, tuple) else (value,)
    if name in _NAMED:
        kind, called = _NAMED[name]
        found = (getattr(one, called) for id in ids for one in reading.all(kind, id=id))
        return listed(found)
    return "；".join(str(one) for one in ids if one is not None)
