"""The way of an application: draft, submit, review, return, withdraw, refuse.

Granting it is in ``qdpilot.services.decisions``.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from qdpilot.model.errors import (
    IncompleteError,
    OverrideMissingError,
    ReasonMissingError,
    WrongStateError,
)
from qdpilot.model.person import Role
from qdpilot.model.right import Application, ApplicationKind, ApplicationState, Terms
from qdpilot.model.zone import Zone
from qdpilot.services.assess import assess
from qdpilot.services.clock import local_day, new_id
from qdpilot.services.drawing import freeze
from qdpilot.services.kept_decisions import keep_decision
from qdpilot.services.offices import the_office
from qdpilot.services.people import require_other, require_role

if TYPE_CHECKING:
    from datetime import datetime

    from qdpilot.model.finding import Finding
    from qdpilot.model.person import Person
    from qdpilot.schedule.calendars import Calendars
    from qdpilot.services.ports import Store

#: In which states an act finds an application. The one table of the workflow.
ALLOWED: dict[str, frozenset[ApplicationState]] = {
    "change": frozenset({ApplicationState.DRAFT, ApplicationState.RETURNED}),
    "submit": frozenset({ApplicationState.DRAFT, ApplicationState.RETURNED}),
    "withdraw": frozenset(
        {
            ApplicationState.DRAFT,
            ApplicationState.RETURNED,
            ApplicationState.SUBMITTED,
            ApplicationState.REVIEWED,
        }
    ),
    "review": frozenset({ApplicationState.SUBMITTED}),
    "return": frozenset({ApplicationState.SUBMITTED, ApplicationState.REVIEWED}),
    "grant": frozenset({ApplicationState.REVIEWED}),
    "refuse": frozenset({ApplicationState.REVIEWED}),
}


def draft(
    store: Store,
    terms: Terms,
    *,
    by: Person,
    at: datetime,
    kind: ApplicationKind = ApplicationKind.FIRST,
    replaces_id: str | None = None,
) -> Application:
    """Write a new application as a draft; all but a first one name the right they change.

    Raises:
        RoleMissingError: If `by` is no clerk.
    """
    require_role(by, Role.CLERK, act="application.draft")
    with store.writing(by, at=at) as work:
        application = Application(
            id=new_id(),
            kind=kind,
            terms=terms,
            state=ApplicationState.DRAFT,
            drafter_id=by.id,
            replaces_id=None if kind is ApplicationKind.FIRST else replaces_id,
            sample=the_office(work).sample,
        )
        drafted = work.add(application)
        work.record("application.draft", drafted)
        return drafted


def change(
    store: Store,
    application: Application,
    terms: Terms,
    *,
    by: Person,
    at: datetime,
    kind: ApplicationKind | None = None,
    replaces_id: str | None = None,
) -> Application:
    """Change a draft or a returned application; who changes it last is its drafter.

    Without a `kind` it stays what it is, in the place that it named.

    Raises:
        RoleMissingError, WrongStateError, StaleError: See the classes.
    """
    require_role(by, Role.CLERK, act="application.change")
    require_state(application, "change")
    changed = replace(application, terms=terms, drafter_id=by.id)
    if kind is not None:
        named = None if kind is ApplicationKind.FIRST else replaces_id
        changed = replace(changed, kind=kind, replaces_id=named)
    return _replace(store, changed, act="change", by=by, at=at)


def submit(store: Store, application: Application, *, by: Person, at: datetime) -> Application:
    """Submit: freezes the zones it names, and gives it its number.

    Raises:
        RoleMissingError, WrongStateError, StaleError, IncompleteError,
            InvalidShapeError: See the classes.
    """
    require_role(by, Role.CLERK, act="application.submit")
    require_state(application, "submit")
    _require_complete(application)
    with store.writing(by, at=at) as work:
        zones = (work.get(Zone, one) for one in application.terms.zone_ids)
        versions = tuple(freeze(work, zone, by=by, at=at).id for zone in zones)
        year = local_day(at, the_office(work).timezone).year
        number = application.number or f"{year}-{work.take_number('application', year):04d}"
        submitted = work.replace(
            replace(
                application,
                terms=replace(application.terms, zone_version_ids=versions),
                state=ApplicationState.SUBMITTED,
                number=number,
                drafter_id=by.id,
                reviewer_id=None,
                submitted_at=at,
                reason="",
            )
        )
        work.record("application.submit", submitted)
        return submitted


def review(
    store: Store,
    application: Application,
    *,
    opinion: str,
    calendars: Calendars,
    by: Person,
    at: datetime,
) -> Application:
    """Pass a submitted application on to the decision.

    While findings block the approval, the reviewer may pass it on only with an opinion that says
    why: the decision is the approver's, who can refuse it, send it back, or grant it once the
    blocks are settled. The history names what stood.

    Raises:
        RoleMissingError, SamePersonError, WrongStateError, StaleError: See the classes.
        OverrideMissingError: If findings block and no opinion was written.

    Source: domain.md 12 C: the 审批表 carries the results of the checks beside each opinion.
    """
    require_role(by, Role.REVIEWER, act="application.review")
    require_state(application, "review")
    require_other(by, application.drafter_id, act="application.review")
    passed = replace(
        application,
        state=ApplicationState.REVIEWED,
        reviewer_id=by.id,
        reviewed_at=at,
        opinion=opinion,
    )
    with store.writing(by, at=at) as work:
        blocking = assess(work, application, calendars, at=at).blocking
        require_reason_for(blocking, opinion, act="application.review")
        replaced = work.replace(passed)
        work.record("application.review", replaced, blocks=[one.rule for one in blocking])
        return replaced


def send_back(
    store: Store, application: Application, *, reason: str, by: Person, at: datetime
) -> Application:
    """Return an application to its drafter, with a reason (补正).

    Raises:
        RoleMissingError, SamePersonError, WrongStateError, ReasonMissingError,
            StaleError: See the classes.
    """
    reviewing = application.state is ApplicationState.SUBMITTED
    require_role(by, Role.REVIEWER if reviewing else Role.APPROVER, act="application.return")
    require_state(application, "return")
    require_other(by, application.drafter_id, act="application.return")
    _require_reason(reason, act="application.return")
    back = replace(application, state=ApplicationState.RETURNED, reason=reason)
    return _replace(store, back, act="return", by=by, at=at)


def withdraw(store: Store, application: Application, *, by: Person, at: datetime) -> Application:
    """Withdraw an application that is not decided yet.

    Raises:
        RoleMissingError, WrongStateError, StaleError: See the classes.
    """
    require_role(by, Role.CLERK, act="application.withdraw")
    require_state(application, "withdraw")
    gone = replace(application, state=ApplicationState.WITHDRAWN)
    return _replace(store, gone, act="withdraw", by=by, at=at)


def refuse(
    store: Store,
    application: Application,
    *,
    reason: str,
    calendars: Calendars,
    by: Person,
    at: datetime,
) -> Application:
    """Refuse a reviewed application, with a reason; what was found is kept beside it.

    Raises:
        RoleMissingError, SamePersonError, WrongStateError, ReasonMissingError,
            StaleError: See the classes.
    """
    require_role(by, Role.APPROVER, act="application.refuse")
    require_state(application, "refuse")
    require_other(by, application.drafter_id, application.reviewer_id, act="application.refuse")
    _require_reason(reason, act="application.refuse")
    refused = replace(
        application,
        state=ApplicationState.REFUSED,
        approver_id=by.id,
        decided_at=at,
        reason=reason,
    )
    with store.writing(by, at=at) as work:
        keep_decision(work, refused, assess(work, application, calendars, at=at), by=by, at=at)
        replaced = work.replace(refused)
        work.record("application.refuse", replaced)
        return replaced


def require_state(application: Application, act: str) -> None:
    """Refuse if the workflow does not allow `act` in the application's state.

    Raises:
        WrongStateError: If not.
    """
    if application.state not in ALLOWED[act]:
        raise WrongStateError(
            kind=Application,
            id=application.number or application.id,
            state=application.state.value,
            act=f"application.{act}",
        )


def _require_complete(application: Application) -> None:
    terms = application.terms
    is_first = application.kind is ApplicationKind.FIRST
    asked = (
        ("zones", terms.zone_ids),
        ("vehicles", terms.vehicle_ids),
        ("replaces", is_first or application.replaces_id),
    )
    missing = [name for name, given in asked if not given]
    if missing:
        raise IncompleteError(missing=tuple(missing), act="application.submit")


def require_reason_for(findings: tuple[Finding, ...], reason: str, *, act: str) -> None:
    """Refuse an act in spite of findings if no reason was written.

    Raises:
        OverrideMissingError: If there are some and there is none.
    """
    if findings and not reason.strip():
        raise OverrideMissingError(act=act, findings=findings)


def _require_reason(reason: str, *, act: str) -> None:
    if not reason.strip():
        raise ReasonMissingError(act=act)


def _replace(
    store: Store, application: Application, *, act: str, by: Person, at: datetime
) -> Application:
    with store.writing(by, at=at) as work:
        before = work.get(Application, application.id)
        replaced = work.replace(application)
        anew = (replaced.kind, replaced.replaces_id) != (before.kind, before.replaces_id)
        about = {"anew": True} if anew else {}  # it asks for something else by now
        work.record(f"application.{act}", replaced, **about)
        return replaced
