"""What is done to a record beside typing: stopping, ending, files, looking at personal data."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Slot

from qdpilot.model.attachment import LARGEST_FILE, Attachment
from qdpilot.model.errors import UnreadableFileError
from qdpilot.model.operator import Operator
from qdpilot.model.person import Role
from qdpilot.services import attachments, history, personal, suspending
from qdpilot.services.ending import end_record
from ui import shown
from ui.kit.confirm import ConfirmAct
from ui.kit.file_choice import file_to_read
from ui.vehicles.facts import Facts
from ui.vehicles.file_window import FileWindow
from ui.vehicles.looks import scenario_words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from qdpilot.model.right import Grant
    from qdpilot.model.safety_driver import SafetyDriver
    from qdpilot.model.suspension import SubjectKind, Suspension
    from qdpilot.services.ports import Reading, Store
    from qdpilot.services.suspending import Effect, Subject
    from ui.desk import Desk
    from ui.jobs import Job
    from ui.kit.page import Page
    from ui.vehicles.panel import RecordPanel


class RecordActs(QObject):
    """The acts on the record that one panel shows, over a page."""

    def __init__(self, desk: Desk, page: Page, panel: RecordPanel[Any, Any]) -> None:
        super().__init__(page)
        self._desk, self._page, self._panel = desk, page, panel
        self._subject: Subject | None = None
        panel.shown_anew.connect(self._on_shown)
        life = panel.life
        life.suspension_asked.connect(self._on_suspension_asked)
        life.lift_asked.connect(self._on_lift_asked)
        life.end_asked.connect(self._on_end_asked)
        life.file_asked.connect(self._on_file_asked)
        life.opening_asked.connect(self._on_opening_asked)
        life.setting_aside_asked.connect(self._on_setting_aside_asked)
        desk.person_changed.connect(self._on_person_changed)

    @Slot(object)
    def _on_shown(self, subject: Subject) -> None:
        same = self._subject is not None and self._subject.id == subject.id
        self._subject = subject
        if not subject.version:
            self._panel.life.hide()
            return
        if not same:
            self._panel.life.hide()
            self._panel.say_stopped(stopped=False)
        self._page.load(partial(self._read, subject), self._on_facts)

    def _read(self, subject: Subject, reading: Reading) -> Facts:
        now = reading.get(type(subject), subject.id)
        steps = history.life(reading, type(subject), subject.id)
        values = (one.value for one in steps if one.own)
        whose = {getattr(one, "operator_id", "") for one in (*values, now)} - {""}
        return Facts(
            id=subject.id,
            suspension=suspending.standing_suspension(reading, subject.id),
            of_owner=suspending.standing_suspension(reading, getattr(now, "operator_id", "")),
            ended_on=now.ended_on,
            end_reason=now.end_reason,
            attachments=reading.all(Attachment, subject_id=subject.id, ended_on=None),
            steps=steps,
            now=now,
            people={one.id: one.name for one in self._desk.people},
            operators={one: reading.get(Operator, one).name for one in whose},
            timezone=self._desk.timezone,
            today=self._desk.today(),
        )

    def _on_facts(self, facts: Facts) -> None:
        if self._subject is not None and self._subject.id == facts.id:
            roles = self._desk.person.roles
            self._panel.say_stopped(stopped=facts.suspension is not None)
            self._panel.life.show(
                facts, may_stop=Role.APPROVER in roles, may_write=Role.CLERK in roles
            )

    @Slot(object)
    def _on_person_changed(self, _person: object) -> None:
        if self._panel.life.facts is not None:
            self._on_facts(self._panel.life.facts)

    @Slot()
    def _on_suspension_asked(self) -> None:
        subject, at = self._subject, self._desk.clock()
        assert subject is not None
        query = partial(suspending.effects, subject=subject, at=at)
        self._desk.read(query, partial(self._ask_to_suspend, subject, self._name(subject)))

    def _ask_to_suspend(self, subject: Subject, name: str, effects: tuple[Effect, ...]) -> None:
        stops = [one.grant.id for one in effects if one.stops]
        told = self.tr("{count} of {all} rights in force that name it will be suspended.")
        if not effects:
            told = self.tr("No right in force names it: none is suspended with it.")
        if any(one.lead and not one.stops for one in effects):
            more = self.tr(
                "Its vehicles and safety drivers may not run in the rights of others either, of "
                "which the holders get a notice; if such a right is to stop as a whole, suspend it "
                "in the ledger."
            )
            told = f"{told} {more}"
        ConfirmAct(
            self._page,
            title=self.tr("Suspend {name}").format(name=name),
            sentence=told.format(count=len(stops), all=len(effects)),
            rows=[(one.grant.number, self._effect(one)) for one in effects],
            act_words=self.tr("Suspend"),
            act=partial(self._suspend, subject, stops),
            reason_label=self.tr("Reason"),
        ).open()

    def _effect(self, effect: Effect) -> str:
        scenario = scenario_words(effect.grant.terms.scenario)
        if effect.lead:
            of_lead = self.tr("{scenario} of {lead}")
            scenario = of_lead.format(scenario=scenario, lead=effect.lead)
        if effect.stops:
            return self.tr("{scenario}: will be suspended").format(scenario=scenario)
        return self.tr("{scenario}: goes on; vehicles left {vehicles}, drivers {drivers}").format(
            scenario=scenario, vehicles=effect.vehicles_left, drivers=effect.drivers_left
        )

    def _suspend(self, subject: Subject, stops: list[str], reason: str) -> Job:
        return self._desk.call(
            suspending.suspend, subject, reason=reason, seen=stops, done=self._on_done
        )

    @Slot()
    def _on_lift_asked(self) -> None:
        facts, subject = self._panel.life.facts, self._subject
        assert facts is not None
        assert subject is not None
        if facts.suspension is None or facts.id != subject.id:
            return
        query = partial(suspending.resumable, suspension=facts.suspension, at=self._desk.clock())
        self._desk.read(query, partial(self._ask_to_lift, facts.suspension, self._name(subject)))

    def _ask_to_lift(self, suspension: Suspension, name: str, grants: tuple[Grant, ...]) -> None:
        told = self.tr("{count} rights that it alone holds down will be in force again.")
        ConfirmAct(
            self._page,
            title=self.tr("Lift the suspension of {name}").format(name=name),
            sentence=told.format(count=len(grants)),
            rows=[(one.number, self.tr("in force again")) for one in grants],
            act_words=self.tr("Lift"),
            act=partial(self._lift, suspension),
            reason_label=self.tr("Reason"),
        ).open()

    def _lift(self, suspension: Suspension, reason: str) -> Job:
        return self._desk.call(suspending.lift, suspension, reason=reason, done=self._on_done)

    @Slot()
    def _on_end_asked(self) -> None:
        subject = self._subject
        assert subject is not None
        day = shown.day(self._desk.today())
        told = self.tr(
            "It leaves the register on {day}; a vehicle's plates are taken back with it."
        )
        ConfirmAct(
            self._page,
            title=self.tr("{name} leaves the register").format(name=self._name(subject)),
            sentence=told.format(day=day),
            act_words=self.tr("Let it leave"),
            act=partial(self._end, subject),
            reason_label=self.tr("Reason"),
        ).open()

    def _end(self, subject: Subject, reason: str) -> Job:
        return self._desk.call(end_record, subject, reason=reason, done=self._on_done)

    @Slot()
    def _on_file_asked(self) -> None:
        kinds = self.tr("Photographs and PDF (*.jpg *.jpeg *.png *.pdf)")
        found = file_to_read(self._page, "attachments", self.tr("Add a file"), kinds)
        if found:
            self.attach(Path(found))

    def attach(self, path: Path) -> None:
        """Take a file into the office, and hang it on the record shown."""
        subject = self._subject
        assert subject is not None
        about = (suspending.KIND_OF[type(subject)], subject.id)
        self._desk.call(_attach, about, path, done=self._on_attached)

    def _on_attached(self, attachment: Attachment) -> None:
        self._desk.told.emit(self.tr("{name} was added").format(name=attachment.name))
        self._on_done(attachment)

    @Slot(object)
    def _on_opening_asked(self, attachment: Attachment) -> None:
        query = partial(attachments.content_of, attachment=attachment)
        self._desk.read(query, partial(self._show_file, attachment))

    def _show_file(self, attachment: Attachment, content: bytes) -> None:
        FileWindow(self._page, attachment, content, desk=self._desk).open()

    @Slot(object)
    def _on_setting_aside_asked(self, attachment: Attachment) -> None:
        ConfirmAct(
            self._page,
            title=self.tr("Set {name} aside").format(name=attachment.name),
            sentence=self.tr("It counts no longer; it stays in the office file."),
            act_words=self.tr("Set aside"),
            act=partial(self._set_aside, attachment),
            reason_label=self.tr("Reason"),
        ).open()

    def _set_aside(self, attachment: Attachment, reason: str) -> Job:
        return self._desk.call(attachments.set_aside, attachment, reason=reason, done=self._on_done)

    def _on_done(self, _done: object) -> None:
        if self._subject is not None:
            self._on_shown(self._subject)

    def _name(self, subject: Subject) -> str:
        """Return the name of a person or enterprise; of a vehicle plate and VIN."""
        vin = getattr(subject, "vin", "")
        name: str = getattr(subject, "name", "") or vin
        return f"{self._panel.title} {name}" if vin else name


class Revealing(QObject):
    """Shows a driver's personal data after writing down who asked."""

    def __init__(self, desk: Desk, page: QWidget, panel: Any) -> None:
        super().__init__(page)
        self._desk, self._panel = desk, panel
        panel.reveal_asked.connect(self._on_reveal_asked)

    @Slot(str)
    def _on_reveal_asked(self, name: str) -> None:
        self._desk.call(personal.reveal_driver, name, done=self._on_revealed)

    def _on_revealed(self, driver: SafetyDriver) -> None:
        self._panel.reveal(driver.id)


def _attach(
    store: Store, about: tuple[SubjectKind, str], path: Path, *, by: Any, at: Any
) -> Attachment:
    """Read a file, no more of it than may be kept, and keep it."""
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST_FILE + 1)
    except OSError as error:
        raise UnreadableFileError(path=path.name, place="", reason="store_io") from error
    if len(content) > LARGEST_FILE:
        attachments.weigh(path.name, max(path.stat().st_size, len(content)))
    return attachments.attach(store, about, name=path.name, content=content, by=by, at=at)
