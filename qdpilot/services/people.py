"""Who may do what: roles, and three different persons on one thing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qdpilot.model.errors import RoleMissingError, SamePersonError

if TYPE_CHECKING:
    from qdpilot.model.person import Person, Role


def require_role(person: Person, role: Role, *, act: str) -> None:
    """Refuse unless `person` has `role`.

    Raises:
        RoleMissingError: If not.
    """
    if role not in person.roles:
        raise RoleMissingError(person=person.name, role=role.value, act=act)


def require_other(person: Person, *earlier: str | None, act: str) -> None:
    """Refuse if `person` already acted on the thing in another part.

    Args:
        person: Who wants to act.
        earlier: Ids of those who drafted or reviewed it.
        act: What the person wants to do.

    Raises:
        SamePersonError: If `person` is one of them.

    Source: design.md 7.5; that nobody approves his own file is our judgement, no Qingdao rule.
    """
    if person.id in earlier:
        raise SamePersonError(person=person.name, first=person.name, act=act)
