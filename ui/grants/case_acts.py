"""The acts on an application: each asks once, then calls its service, then says what came of it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QObject, Signal, Slot

from qdpilot.model.document import Document
from qdpilot.model.errors import ChangedSinceSeenError, StaleError
from qdpilot.model.right import Application, Grant
from qdpilot.model.words import remark
from qdpilot.services import applications
from ui.grants.grant_question import GrantQuestion
from ui.grants.issuing import issue, names_of
from ui.grants.particulars import read_application
from ui.grants.words import title_of
from ui.kit.confirm import ConfirmAct
from ui.language import language

if TYPE_CHECKING:
    from collections.abc import Callable

    from qdpilot.model.errors import QdPilotError
    from qdpilot.services.assess import Assessment
    from qdpilot.services.decisions import Issued
    from qdpilot.services.ports import Reading
    from ui.desk import Desk
    from ui.grants.case_view import CaseView
    from ui.grants.particulars import Particulars
    from ui.grants.rows import Case
    from ui.jobs import Job

    #: Whether an application is shown; None: the new one that was saved last.
    Shows: TypeAlias = Callable[[Application | None], bool]


class CaseActs(QObject):
    """What the buttons in the footer do.

    Signals:
        written: The `Application` as it was saved.
        decided: The `Application` as an act left it.
        busy_changed: What is under way, in words; empty when nothing is.
        changed_since: Kind and name of what changed since the person looked at the one shown.
        stale: Somebody else changed the application shown; nothing was written.
    """

    written = Signal(object)
    decided = Signal(object)
    busy_changed = Signal(str)
    changed_since = Signal(object)
    stale = Signal()

    def __init__(self, desk: Desk, view: CaseView, shows: Shows) -> None:
        super().__init__(view)
        self._desk, self._view, self._shows = desk, view, shows

    # Writing

    def write(self, act: str, case: Case | None, *, is_edited: bool) -> None:
        """Save what the form says, and submit it if that is the act."""
        form, submits = self._view.form, act == "submit"
        missing = form.missing()
        needed = missing if submits else tuple(one for one in missing if one != "vehicle_ids")
        if needed:
            form.show_missing(needed)
            return
        asked = form.asked()
        assert asked is not None
        self.busy_changed.emit(self.tr("Under way…"))
        if case is not None and not is_edited:
            self._on_saved(submits, case.application)
            return
        service = applications.draft if case is None else applications.change
        self._desk.call(
            service,
            *(() if case is None else (case.application,)),
            asked.terms,
            kind=asked.kind,
            replaces_id=asked.replaces_id,
            done=partial(self._on_saved, submits),
            failed=partial(self._on_refused, None if case is None else case.application),
        )

    def _on_saved(self, submits: bool, application: Application) -> None:  # noqa: FBT001 - bound
        self.written.emit(application)
        if submits:
            self._desk.call(
                applications.submit,
                application,
                done=self._on_submitted,
                failed=partial(self._on_refused, application),
            )
        else:
            self.busy_changed.emit("")
            self._desk.told.emit(self.tr("Draft saved"))

    @Slot(object)
    def _on_submitted(self, application: Application) -> None:
        self.decided.emit(application)
        self.busy_changed.emit("")
        words = self.tr("Application {number} submitted; it awaits the review")
        self._desk.told.emit(words.format(number=application.number))

    def _on_refused(self, asked: Application | None, error: QdPilotError) -> None:
        """Say why at its fields, unless they hold another application by now."""
        self.busy_changed.emit("")
        is_shown = self._shows(asked)
        if is_shown and isinstance(error, StaleError):
            self.stale.emit()
        if not (is_shown and self._view.form.form.show_refusal(error)):
            self._desk.refused.emit(error)

    # Acts that ask

    def ask(
        self, act: str, case: Case, known: Particulars | None, weighed: Assessment | None
    ) -> None:
        """Ask about an act, or do it if it only opens something."""
        if act == "paper":
            self._desk.read(partial(_paper_of, case.application.id), self._on_paper)
        elif act == "right":
            self._desk.read(partial(_grant_of, case.application.id), self._on_right)
        elif act == "grant":
            assert weighed is not None
            self._ask_grant(case.application, weighed, known)
        else:
            self._ask_other(act, case, weighed)

    def _ask_other(self, act: str, case: Case, weighed: Assessment | None) -> None:
        named = {"number": case.application.number, "operator": case.operator}
        title = title_of(case.application.terms)
        asked = {
            "withdraw": (
                self.tr("Withdraw the application"),
                self.tr("{operator} gives up “{title}”. This cannot be taken back."),
                "",
                self.tr("Withdraw"),
                self._withdraw,
            ),
            "review": (
                self.tr("Pass the review"),
                self.tr("Application {number} of {operator}, “{title}”, goes on to the decision."),
                self._opinion_label(weighed),
                self.tr("Pass the review"),
                self._review,
            ),
            "return": (
                self.tr("Send back"),
                self.tr("Application {number} of {operator}, “{title}”, goes back."),
                self.tr("What is missing or wrong"),
                self.tr("Send back"),
                self._send_back,
            ),
            "refuse": (
                self.tr("Refuse the application"),
                self.tr("Application {number} of {operator}, “{title}”, is refused for good."),
                self.tr("Reason of the refusal"),
                self.tr("Refuse"),
                self._refuse,
            ),
        }
        head, sentence, reason, words, do = asked[act]
        ConfirmAct(
            self._view,
            title=head,
            sentence=sentence.format(title=title, **named),
            act_words=words,
            act=partial(do, case.application),
            reason_label=reason,
            reason=_clash_words(weighed) if act == "refuse" else "",
        ).open()

    def _opinion_label(self, weighed: Assessment | None) -> str:
        """Ask for the opinion; while findings block, for the reason to go on all the same."""
        count = len(weighed.blocking) if weighed is not None else 0
        if not count:
            return self.tr("Opinion of the review")
        return self.tr("%n finding(s) block the approval: why does it go on?", "", count)

    def _withdraw(self, one: Application, _reason: str) -> Job:
        return self._decide(applications.withdraw, one)

    def _review(self, one: Application, opinion: str) -> Job:
        calendars = self._desk.calendars
        return self._decide(applications.review, one, opinion=opinion, calendars=calendars)

    def _send_back(self, one: Application, reason: str) -> Job:
        return self._decide(applications.send_back, one, reason=reason)

    def _refuse(self, one: Application, reason: str) -> Job:
        calendars = self._desk.calendars
        return self._decide(applications.refuse, one, reason=reason, calendars=calendars)

    def _decide(
        self, service: Callable[..., Application], one: Application, **named: object
    ) -> Job:
        """Let the person act; nothing else can be done with the application meanwhile."""
        self.busy_changed.emit(self.tr("Under way…"))
        return self._desk.call(service, one, done=self._on_done, failed=self._on_not_done, **named)

    @Slot(object)
    def _on_not_done(self, error: QdPilotError) -> None:
        self.busy_changed.emit("")
        self._desk.refused.emit(error)

    @Slot(object)
    def _on_done(self, application: Application) -> None:
        self.decided.emit(application)
        self.busy_changed.emit("")
        words = {
            "withdrawn": self.tr("Application {number} withdrawn"),
            "reviewed": self.tr("Application {number} awaits the decision"),
            "returned": self.tr("Application {number} sent back"),
            "refused": self.tr("Application {number} refused"),
        }
        told = words[application.state].format(number=application.number)
        self._desk.told.emit(" ".join(told.split()))

    # Granting

    def _ask_grant(
        self, asked: Application, weighed: Assessment, known: Particulars | None
    ) -> None:
        if known is None:
            calendars = self._desk.calendars
            self._desk.read(
                lambda reading: read_application(reading, asked, calendars),
                partial(self._ask_grant, asked, weighed),
            )
            return
        GrantQuestion(
            self._view,
            known,
            weighed,
            office=self._desk.office,
            year=self._desk.now().year,
            act=partial(self._grant, asked, weighed),
        ).open()

    def _grant(self, asked: Application, weighed: Assessment, reason: str) -> Job:
        self.busy_changed.emit(self.tr("The approval is being set, checked and issued…"))
        return self._desk.call(
            issue,
            asked,
            weighed.seen,
            calendars=self._desk.calendars,
            reason=reason,
            done=self._on_issued,
            failed=partial(self._on_not_issued, asked),
        )

    @Slot(object)
    def _on_issued(self, issued: Issued) -> None:
        self.busy_changed.emit("")
        self._desk.told.emit(self.tr("{number} issued").format(number=issued.grant.number))
        self._desk.show("documents", (Document, issued.document.id), (Grant, issued.grant.id))

    def _on_not_issued(self, asked: Application, error: QdPilotError) -> None:
        self._on_not_done(error)
        if isinstance(error, ChangedSinceSeenError):
            changed = error.values["changed"]
            done = partial(self._on_named, asked)
            self._desk.read(lambda reading: names_of(reading, changed), done)  # type: ignore[arg-type]

    def _on_named(self, asked: Application, names: tuple[tuple[str, str], ...]) -> None:
        """Name what changed beside it; one that is chosen again is weighed again anyway."""
        if self._shows(asked):
            self.changed_since.emit(names)

    # Opening

    @Slot(object)
    def _on_paper(self, found: tuple[str, str] | None) -> None:
        if found is not None:
            self._desk.show("documents", (Document, found[1]), (Grant, found[0]))

    @Slot(object)
    def _on_right(self, grant_id: str) -> None:
        self._desk.show("grants", (Grant, grant_id))


def _grant_of(application_id: str, reading: Reading) -> str:
    (grant,) = reading.all(Grant, application_id=application_id)
    return grant.id


def _paper_of(application_id: str, reading: Reading) -> tuple[str, str] | None:
    grant_id = _grant_of(application_id, reading)
    papers = reading.without_content(Document, grant_id=grant_id)
    return (grant_id, papers[0].id) if papers else None


def _clash_words(weighed: Assessment | None) -> str:
    found = () if weighed is None else weighed.blocking
    clashing = (one for one in found if one.rule.startswith("clash"))
    return ("；" if language() == "zh" else "; ").join(remark(one, language()) for one in clashing)
