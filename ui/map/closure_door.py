"""The way to an emergency closure and back: asked, declared, shown, lifted."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from qdpilot.model.closure import EmergencyClosure
from qdpilot.model.errors import QdPilotError
from qdpilot.model.person import Role
from qdpilot.model.right import Grant
from qdpilot.services.people import require_role
from ui.kit.confirm import ConfirmAct
from ui.map.closing.acts import cover, declare, lift, look, look_over, read_standing
from ui.map.closing.parties import scrolled_parties
from ui.map.closing.question import ClosureQuestion
from ui.shown import listed

if TYPE_CHECKING:
    from qdpilot.model.zone import ZoneVersion
    from qdpilot.services.closure_plan import Concerned, Plan
    from qdpilot.services.emergency import Done
    from qdpilot.services.ports import ChangeSet
    from ui.desk import Desk
    from ui.jobs import Job
    from ui.map.closing.banner import ClosureBanner, Standing
    from ui.map.hands import MapView
    from ui.map.zone_panel import ZonePanel

_CLOCK_MS = 20_000  # so late at most the band says that the time of a closure is over


class ClosureDoor(QObject):
    """Joins question and banner with the desk.

    Attributes:
        standing: Closures that are not lifted.

    Signals:
        unread: They could not be read (a `QdPilotError`).
    """

    unread = Signal(object)

    def __init__(self, desk: Desk, view: MapView, panel: ZonePanel, banner: ClosureBanner) -> None:
        super().__init__(view)
        self._desk, self._view, self._banner = desk, view, banner
        self._question: ClosureQuestion | None = None
        self.standing: tuple[Standing, ...] = ()
        self._shapes: dict[str, tuple[float, float, float, float]] = {}
        panel.closure_asked.connect(self.ask)
        banner.seen.connect(self._on_seen)
        banner.lift_asked.connect(self._on_lift_asked)
        banner.cover_asked.connect(self._on_cover_asked)
        desk.person_changed.connect(self._show)
        desk.changed.connect(self._on_changed)
        self._over = frozenset[str]()
        self._clock = QTimer(self, interval=_CLOCK_MS)
        self._clock.timeout.connect(self._on_clock)

    @Slot()
    def refresh(self) -> None:
        """Read what stands."""
        calendars, at = self._desk.calendars, self._desk.clock()
        self._desk.read(
            lambda reading: read_standing(reading, calendars, at=at),
            self._on_standing,
            self.unread.emit,
        )

    @Slot(object)
    def _on_changed(self, changes: ChangeSet) -> None:
        if changes.touches(EmergencyClosure, Grant):
            self.refresh()

    @Slot()
    def ask(self) -> None:
        """Ask about closing the place of the selected zone; who may not is told so."""
        scene = self._view.scene
        zone = scene.plan.zones.get(scene.selected or "")
        if zone is None:
            return
        try:
            require_role(self._desk.person, Role.APPROVER, act="closure.declare")
        except QdPilotError as error:
            self._desk.refused.emit(error)
            return
        question = ClosureQuestion(
            zone, now=self._desk.now(), timezone=self._desk.timezone, parent=self._view
        )
        question.looked_for.connect(self._on_looked_for)
        question.declared.connect(self._on_declared)
        question.finished.connect(self._on_question_done)
        self._question = question
        question.ask()

    @Slot(object)
    def _on_looked_for(self, plan: Plan) -> None:
        calendars, at, question = self._desk.calendars, self._desk.clock(), self._question
        assert question is not None  # which asked for it
        self._desk.read(
            lambda reading: look(reading, plan, calendars, at=at),
            partial(self._on_concerned, question, plan),
            question.show_refusal,
        )

    @Slot(object)
    def _on_refused(self, error: QdPilotError) -> None:
        """Say it where it is asked, so that nothing typed is lost."""
        if self._question is not None:
            self._question.show_refusal(error)
        else:
            self._desk.refused.emit(error)

    def _on_concerned(
        self, question: ClosureQuestion, plan: Plan, found: tuple[tuple[Concerned, ...], int]
    ) -> None:
        now = question.plan()
        if (plan.start, plan.end) == (now.start, now.end):  # only the newest answer counts
            question.show_concerned(*found)

    @Slot()
    def _on_question_done(self) -> None:
        self._question = None

    @Slot(object)
    def _on_declared(self, plan: Plan) -> None:
        calendars, failed = self._desk.calendars, self._on_refused
        done = self._on_closed
        job = self._desk.call(declare, plan, calendars=calendars, done=done, failed=failed)
        assert self._question is not None  # which asked for it
        self._question.wait_for(job)

    @Slot(object)
    def _on_closed(self, done: Done) -> None:
        if self._question is not None:  # it stays until the closure is declared
            self._question.accept()
        words = self.tr(
            "Closed as {number}; %n notice(s) issued, see Papers", "", len(done.documents)
        )
        self._desk.told.emit(words.format(number=done.closure.number))

    @Slot(object)
    def _on_lifted(self, done: Done) -> None:
        count = len(done.documents)
        words = self.tr("{number} lifted; %n notice(s) issued, see Papers", "", count)
        told = words.format(number=done.closure.number)
        if done.left:
            left = self.tr("; not running again, stopped otherwise or over: {numbers}")
            told += left.format(numbers=listed(done.left))
        self._desk.told.emit(told)

    @Slot(object)
    def _on_standing(self, read: tuple[tuple[Standing, ZoneVersion], ...]) -> None:
        self.standing = tuple(one for one, _ in read)
        self._shapes = {one.closure.id: version.shape.bounds for one, version in read}
        self._over = self._overrun()
        if not self.standing:
            self._clock.stop()
        elif not self._clock.isActive():
            self._clock.start()
        self._show()

    def _overrun(self) -> frozenset[str]:
        now = self._desk.clock()
        return frozenset(one.closure.id for one in self.standing if one.closure.holds_on(now))

    @Slot()
    def _on_clock(self) -> None:
        if self._overrun() != self._over:
            self.refresh()

    @Slot()
    def _show(self) -> None:
        self._banner.show_standing(
            self.standing,
            now=self._desk.now(),
            timezone=self._desk.timezone,
            may_lift=Role.APPROVER in self._desk.person.roles,
        )

    @Slot(str)
    def _on_seen(self, closure_id: str) -> None:
        self._view.fit(self._shapes[closure_id])

    @Slot(str)
    def _on_lift_asked(self, closure_id: str) -> None:
        (one,) = (each for each in self.standing if each.closure.id == closure_id)
        sentence = self.tr(
            "“{name}” is open again, and %n right(s) that this closure suspended are in force"
            " again, as far as nothing else stops them. Each operator gets a notice.",
            "",
            one.held,
        )
        ConfirmAct(
            self._view,
            title=self.tr("Lift the closure {number}").format(number=one.closure.number),
            sentence=sentence.format(name=one.name),
            rows=((self.tr("Closed because"), one.closure.reason),),
            act_words=self.tr("Lift"),
            act=partial(self._lift, one.closure),
            reason_label=self.tr("Why it can be lifted, printed on every notice"),
        ).open()

    @Slot(str)
    def _on_cover_asked(self, closure_id: str) -> None:
        (one,) = (each for each in self.standing if each.closure.id == closure_id)
        calendars, at = self._desk.calendars, self._desk.clock()
        self._desk.read(
            lambda reading: look_over(reading, one.closure, calendars, at=at),
            partial(self._ask_to_cover, one),
        )

    def _ask_to_cover(self, one: Standing, left: tuple[Concerned, ...]) -> None:
        sentence = self.tr(
            "The time of “{name}” is over, and nobody lifted it. %n right(s) that ran only at other"
            " hours, or were to run later, are suspended as by the closure until it is lifted. Each"
            " operator gets a notice.",
            "",
            len(left),
        )
        seen = tuple(each.grant.id for each in left)
        ConfirmAct(
            self._view,
            title=self.tr("Suspend what closure {number} does not cover").format(
                number=one.closure.number
            ),
            sentence=sentence.format(name=one.name),
            rows=((self.tr("Closed because"), one.closure.reason),),
            act_words=self.tr("Suspend %n right(s)", "", len(left)),
            act=partial(self._cover, one.closure, seen),
            beside=scrolled_parties(left, self._desk.timezone),
        ).open()

    def _cover(self, closure: EmergencyClosure, seen: tuple[str, ...], _reason: str) -> Job:
        calendars, done = self._desk.calendars, self._on_covered
        return self._desk.call(cover, closure, calendars=calendars, seen=seen, done=done)

    @Slot(object)
    def _on_covered(self, done: Done) -> None:
        count = len(done.documents)
        words = self.tr("Put under {number}; %n notice(s) issued, see Papers", "", count)
        self._desk.told.emit(words.format(number=done.closure.number))

    def _lift(self, closure: EmergencyClosure, reason: str) -> Job:
        return self._desk.call(lift, closure, reason=reason, done=self._on_lifted)
