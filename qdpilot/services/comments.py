"""Comments on drafts: written, resolved, and settled with the version that is frozen after them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from qdpilot.model.comment import Comment
from qdpilot.model.errors import IncompleteError, WrongStateError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from qdpilot.model.person import Person
    from qdpilot.model.zone import ZoneVersion
    from qdpilot.services.ports import Store


def write(store: Store, comment: Comment, *, by: Person, at: datetime) -> Comment:
    """Pin a comment.

    Args:
        store: The office.
        comment: As it is to be; author and instant are those of the act.
        by: Who writes it.
        at: UTC.

    Raises:
        IncompleteError: If it says nothing.
    """
    if not comment.text.strip():
        raise IncompleteError(act="comment.write", missing=("text",))
    with store.writing(by, at=at) as work:
        text = comment.text.strip()
        written = work.add(replace(comment, text=text, author_id=by.id, at=at, version=0))
        work.record("comment.write", written, zone=written.zone_id)
        return written


def resolve(store: Store, comment: Comment, *, by: Person, at: datetime) -> Comment:
    """Say that a comment is dealt with.

    Raises:
        WrongStateError: If it is resolved already.
        StaleError: If somebody else resolved it meanwhile.
    """
    if comment.resolved_at is not None:
        raise WrongStateError(kind=Comment, id="", state="resolved", act="comment.resolve")
    with store.writing(by, at=at) as work:
        resolved = work.replace(replace(comment, resolved_by=by.id, resolved_at=at))
        work.record("comment.resolve", resolved, zone=resolved.zone_id)
        return resolved


def settled_with(comment: Comment, versions: Iterable[ZoneVersion]) -> int | None:
    """Return the number of the version that a comment was settled with; None: of the draft.

    That is the first version of its zone that was frozen after the comment was written.
    """
    after = [
        one.number
        for one in versions
        if one.zone_id == comment.zone_id and one.frozen_at >= comment.at
    ]
    return min(after, default=None)
