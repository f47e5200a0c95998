"""One application at work: reads it, weighs it, and lets the person act on it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from qdpilot.model.right import Application, ApplicationState
from qdpilot.model.words import refusal, term
from ui.grants.acts import Offer, is_open, may_write, new_offers, offers
from ui.grants.asked import NEW, Asked
from ui.grants.case_acts import CaseActs
from ui.grants.case_decided import CaseDecided
from ui.grants.case_fleet import CaseFleet
from ui.grants.case_map import CaseMap
from ui.grants.case_stale import CaseStale
from ui.grants.case_view import bar
from ui.grants.issuing import weigh
from ui.grants.particulars import read_application
from ui.grants.stock import read_stock
from ui.language import language

if TYPE_CHECKING:
    from qdpilot.model.errors import QdPilotError
    from qdpilot.services.assess import Assessment
    from ui.desk import Desk
    from ui.grants.case_view import CaseView
    from ui.grants.checks import Checks
    from ui.grants.issuing import Weighed
    from ui.grants.particulars import Particulars
    from ui.grants.rows import Case
    from ui.grants.stock import Stock
    from ui.jobs import Job

_PAUSE_MS = 350


class CaseWork(QObject):
    """Joins the view and the checks of one application with the desk.

    Attributes:
        case: The application shown; None for a new one, or when nothing is shown.
        is_edited: Whether the form holds something that is not saved.

    Signals:
        opened: Id of an application that should be chosen: it was just drafted.
    """

    opened = Signal(str)

    def __init__(self, desk: Desk, view: CaseView, checks: Checks) -> None:
        super().__init__(view)
        self._desk, self._view, self._checks = desk, view, checks
        self.case: Case | None = None
        self.is_edited = self._is_new = False
        self._known: Particulars | None = None
        self._busy, self._must_look, self._saved = "", False, ""
        self._weighing: Job | None = None
        self._asked_at = desk.now()
        self._acts = CaseActs(desk, view, self._shows)
        self._decided = CaseDecided(desk, checks, self)
        self._stale = CaseStale(desk, view, self, self._acts)
        self._acts.written.connect(self._on_written)
        self._acts.decided.connect(self._on_decided)
        self._acts.busy_changed.connect(self._on_busy)
        self._acts.changed_since.connect(self._on_changed_since)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._weigh)
        view.act_asked.connect(self._on_act_asked)
        view.form.edited.connect(self._on_edited)
        self._fleet = CaseFleet(desk, view.form)
        self._map = CaseMap(desk, self._own_zones, self)
        view.sheet.map_asked.connect(self._map.show_own)
        checks.clash_asked.connect(self._map.show_clash)
        checks.look_asked.connect(self._on_look_asked)

    # What is shown

    def show_nothing(self) -> None:
        """Show that nothing is chosen."""
        self._turn_to(None)
        self._view.show_empty()
        self._checks.show_nothing(self.tr("Choose an application, and its checks stand here."))

    def show_new(self) -> None:
        """Begin a new application."""
        self._turn_to(None, is_new=True)
        self._must_look = False
        self._view.show_new()
        self._desk.read(read_stock, self._on_stock)
        self.show_again()

    def show_case(self, case: Case) -> None:
        """Show an application; what is typed into it and not saved stays."""
        same = self.case is not None and self.case.application == case.application
        if self._shows(case.application) and self.is_edited:
            self._desk.read(read_stock, self._view.form.offer_stock)
            self._stale.look()
            return
        self._must_look = self._must_look and self._shows(case.application)
        self._checks.turn_to(case.application.id)
        self._turn_to(case)
        self._view.show_case(case)
        self._show_offers()
        if not (same and self._view.shows_form and self._writes()):
            self._load()
        self._weigh()

    def _turn_to(self, case: Case | None, *, is_new: bool = False) -> None:
        self._known = self._known if case and self._shows(case.application) else None
        self.case, self._is_new, self.is_edited, self._saved = case, is_new, False, ""

    def rest(self) -> None:
        """Leave the inspector to the ledger."""
        self._pause.stop()
        self._stop_weighing()

    def show_again(self) -> None:
        """Show checks and acts of what is being written, after the ledger was in front."""
        self._show_offers()
        self._weigh()

    def show_person(self) -> None:
        """Show what the person who sits here now may do."""
        if self.case is not None and not self.is_edited:
            self._load()
        self._show_offers()

    @property
    def is_new(self) -> bool:
        """Whether a new application is being written."""
        return self._is_new

    def _shows(self, one: Application | None) -> bool:
        """Tell whether it is shown; a new one that is saved has no id until that is told."""
        shown = self._saved if self.case is None else self.case.application.id
        return shown == (NEW if one is None else one.id)

    def _writes(self) -> bool:
        return self._is_new or (
            self.case is not None and may_write(self.case.application, self._desk.person)
        )

    def _load(self) -> None:
        assert self.case is not None
        if self._writes():
            self._desk.read(read_stock, self._on_stock)
            return
        asked, calendars = self.case.application, self._desk.calendars
        self._desk.read(lambda reading: read_application(reading, asked, calendars), self._on_known)

    @Slot(object)
    def _on_known(self, known: Particulars) -> None:
        if self.case is not None and known.terms == self.case.application.terms:
            self._known = known
            self._view.show_sheet(self.case.application, known)

    @Slot(object)
    def _on_stock(self, stock: Stock) -> None:
        self._view.form.offer_stock(stock)
        if self.case is not None and self._writes():
            self._view.form.show_asked(Asked.of(self.case.application))
            self._view.show_form()

    @Slot()
    def _on_edited(self) -> None:
        self.is_edited = True
        self._pause.start()

    # The checks

    @Slot()
    def _weigh(self) -> None:
        self._stop_weighing()
        candidate = None if self._must_look else self._candidate()
        if candidate is None:
            return
        self._checks.show_progress()
        self._show_offers()
        calendars, at, self._asked_at = self._desk.calendars, self._desk.clock(), self._desk.now()
        self._weighing = self._desk.read(
            lambda reading: weigh(reading, candidate, calendars, at=at),
            self._on_weighed,
            self._on_not_weighed,
        )

    def _stop_weighing(self) -> None:
        if self._weighing is not None:
            self._weighing.cancel()

    @Slot()
    def _on_look_asked(self) -> None:
        self._must_look = False
        self._weigh()

    def _candidate(self) -> Application | None:
        """Return what is to be weighed; None, with the reason said, if there is nothing."""
        if self._is_new or (self.is_edited and self.case is not None):
            asked = self._view.form.asked()
            if asked is None:
                self._checks.show_nothing(
                    self.tr("Choose operator, zones and times; the checks then run by themselves.")
                )
                return None
            return self._typed(asked)
        if self.case is None:
            return None
        if is_open(self.case.application):
            return self.case.application
        self._decided.show_application(self.case.application)
        return None

    def _typed(self, asked: Asked) -> Application:
        return asked.put_into(self.case.application) if self.case else asked.new(self._desk.person)

    @Slot(object)
    def _on_weighed(self, weighed: Weighed) -> None:
        self._checks.show_weighed(weighed, at=self._asked_at)
        self._show_offers()

    @Slot(object)
    def _on_not_weighed(self, error: QdPilotError) -> None:
        self._checks.show_nothing(refusal(error, language()))

    def _own_zones(self) -> tuple[str, ...]:
        if self._view.shows_form:
            return self._view.form.places.checked()
        return self.case.application.terms.zone_ids if self.case is not None else ()

    # The acts

    def _show_offers(self) -> None:
        if self._busy:
            self._view.offer((), note=self._busy)
            return
        if self._is_new:
            self._view.offer(new_offers(self._desk.person))
        if self._is_new or self.case is None:
            return
        one = self.case.application
        if one.state is ApplicationState.GRANTED:
            self._view.offer((Offer(act="paper", barred=None), Offer(act="right", barred=None)))
            return
        given, weighed = offers(one, self._desk.person), self._checks.assessment
        hurdle = self._hurdle(given, weighed)
        self._view.offer(given, note=hurdle)
        if given and given[0].act == "grant" and given[0].barred is None:
            ready = weighed is not None and not weighed.blocking
            bar(self._view.buttons["grant"], None if ready else hurdle or self.tr("being checked"))

    def _hurdle(self, given: tuple[Offer, ...], weighed: Assessment | None) -> str:
        """Return what stands before the foremost act, in words."""
        if not given or given[0].act not in {"grant", "review", "submit"}:
            return ""
        if (barred := given[0].barred) is not None:
            return refusal(barred, language())
        count = 0 if weighed is None else len(weighed.blocking)
        return self.tr("%n finding(s) block the approval", "", count) if count else ""

    @Slot(str)
    def _on_act_asked(self, act: str) -> None:
        if self._busy:
            return
        if act in {"change", "submit"}:
            self._saved = NEW if self._is_new else ""
            self._acts.write(act, self.case, is_edited=self.is_edited or self._is_new)
        elif self.case is not None:
            self._acts.ask(act, self.case, self._known, self._checks.assessment)

    @Slot(object)
    def _on_written(self, application: Application) -> None:
        """Take over what was saved, before the queue is read anew, unless it was left meanwhile."""
        if not (self._shows(application) or self._shows(None)):
            return
        self.is_edited, self._is_new, self._saved = False, False, application.id
        self._on_decided(application)
        self.opened.emit(application.id)

    @Slot(object)
    def _on_decided(self, application: Application) -> None:
        """Offer what its new state offers, before the queue is read anew."""
        if self.case is not None and self._shows(application):
            self.case = replace(self.case, application=application)

    @Slot(str)
    def _on_busy(self, words: str) -> None:
        self._busy = words
        self._view.form.setEnabled(not words)  # what is typed now would not be saved
        self._show_offers()

    @Slot(object)
    def _on_changed_since(self, names: tuple[tuple[str, str], ...]) -> None:
        self._must_look = True
        self._stop_weighing()
        lines = (f"{term('kind', kind, language())}  {name}".rstrip() for kind, name in names)
        self._checks.show_changes("\n".join(lines))
        self._show_offers()
