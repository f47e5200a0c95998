"""Comments (意见) pinned to a zone while it is a draft."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from qdpilot.model.schedule import EventWindow, Window


class CommentOn(StrEnum):
    """What of a zone a comment is about."""

    CORNER = "corner"
    EDGE = "edge"
    WINDOW = "window"


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """What a person remarks on a draft; its text never changes, only whether it is resolved.

    It stays where it was pinned when the outline moves away, and outlives its zone, so that undo
    brings back both.

    Attributes:
        id: A lower-case UUID.
        zone_id: The zone it is about.
        on: A corner, an edge or a window.
        text: As written.
        author_id: Id of the person.
        at: UTC.
        lon: Of the place, EPSG:4490; None: it is about a window.
        lat: Likewise.
        window: As it was then; None: it is about a place.
        resolved_by: Id of the person; None: it is open.
        resolved_at: UTC; None: it is open.
        version: Of the stored row.
    """

    id: str
    zone_id: str
    on: CommentOn
    text: str
    author_id: str
    at: datetime
    lon: float | None = None
    lat: float | None = None
    window: Window | EventWindow | None = None
    resolved_by: str | None = None
    resolved_at: datetime | None = None
    version: int = 0
