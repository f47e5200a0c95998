"""What the present person may do with an application or a grant, and if not, why not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from qdpilot.model.errors import RoleMissingError, SamePersonError
from qdpilot.model.person import Role
from qdpilot.model.right import Application, ApplicationState

if TYPE_CHECKING:
    from collections.abc import Iterable

    from qdpilot.model.errors import QdPilotError
    from qdpilot.model.person import Person

_STATE = ApplicationState
#: The acts that an application's state offers, the foremost first.
ACTS: dict[ApplicationState, tuple[str, ...]] = {
    _STATE.DRAFT: ("submit", "change", "withdraw"),
    _STATE.RETURNED: ("submit", "change", "withdraw"),
    _STATE.SUBMITTED: ("review", "return", "withdraw"),
    _STATE.REVIEWED: ("grant", "return", "refuse", "withdraw"),
    _STATE.GRANTED: (),
    _STATE.REFUSED: (),
    _STATE.WITHDRAWN: (),
}
OPEN = frozenset({_STATE.DRAFT, _STATE.RETURNED, _STATE.SUBMITTED, _STATE.REVIEWED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """One act on a button.

    Attributes:
        act: Such as ``review``.
        barred: Why the present person may not; None if they may.
    """

    act: str
    barred: QdPilotError | None


def offers(application: Application, person: Person) -> tuple[Offer, ...]:
    """Return the acts that the state offers, each with what bars the person, foremost first."""
    acts = ACTS[application.state]
    return tuple(Offer(act=act, barred=_bar(application, act, person)) for act in acts)


def new_offers(person: Person) -> tuple[Offer, ...]:
    """Return the acts on an application that is only being written."""
    return tuple(
        Offer(act=act, barred=role_bar(person, Role.CLERK, f"application.{act}"))
        for act in ("submit", "change")
    )


def draft_bar(person: Person) -> QdPilotError | None:
    """Return what bars the person from writing an application; None if nothing does."""
    return role_bar(person, Role.CLERK, "application.draft")


def turns(acts: Iterable[str], person: Person) -> tuple[Offer, ...]:
    """Return the acts that a grant is in a state for, each with what bars the person."""
    return tuple(
        Offer(act=act, barred=role_bar(person, Role.APPROVER, f"grant.{act}")) for act in acts
    )


def awaits(application: Application, person: Person) -> bool:
    """Tell whether it is this person's turn: the foremost act of the state is theirs to take."""
    return any(one.barred is None for one in offers(application, person)[:1])


def is_open(application: Application) -> bool:
    """Tell whether the application is not decided yet."""
    return application.state in OPEN


def may_write(application: Application, person: Person) -> bool:
    """Tell whether the person may change what is asked for."""
    return any(one.act == "change" and one.barred is None for one in offers(application, person))


def _bar(application: Application, act: str, person: Person) -> QdPilotError | None:
    name = f"application.{act}"
    missing = role_bar(person, _role(application, act), name)
    if missing is not None:
        return missing
    hands = {
        "review": (application.drafter_id,),
        "return": (application.drafter_id,),
        "grant": (application.drafter_id, application.reviewer_id),
        "refuse": (application.drafter_id, application.reviewer_id),
    }
    if person.id in hands.get(act, ()):
        return SamePersonError(person=person.name, first=person.name, act=name)
    return None


def _role(application: Application, act: str) -> Role:
    if act in {"grant", "refuse"}:
        return Role.APPROVER
    if act == "return":
        reviewing = application.state is ApplicationState.SUBMITTED
        return Role.REVIEWER if reviewing else Role.APPROVER
    return Role.REVIEWER if act == "review" else Role.CLERK


def role_bar(person: Person, role: Role, act: str) -> QdPilotError | None:
    """Return what bars a person from an act that needs a role; None if they have it."""
    if role in person.roles:
        return None
    return RoleMissingError(person=person.name, role=role.value, act=act)
