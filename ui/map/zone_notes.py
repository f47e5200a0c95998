"""What is known of zones beside their outline: remarks, where the next is pinned, and rules."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QObject, Signal, Slot

from qdpilot.model.comment import Comment, CommentOn
from qdpilot.model.zone import ZoneVersion
from qdpilot.services.clock import new_id
from qdpilot.services.comments import resolve, settled_with, write
from qdpilot.tools.pin_comment import Pin
from ui import shown
from ui.map.comments_section import ShownComment
from ui.map.rule_form import rule_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from qdpilot.editing.plan import Plan
    from qdpilot.model.errors import QdPilotError
    from qdpilot.model.zone import Zone
    from qdpilot.services.ports import Reading
    from ui.desk import Desk
    from ui.map.rule_work import RuleOffer, RuleWork

_Read: TypeAlias = "tuple[tuple[Comment, int | None], ...]"


@dataclass(frozen=True, slots=True, kw_only=True)
class ZoneMore:
    """What the inspector tells of a zone beside its outline and times.

    Attributes:
        rule: In words; empty if it was drawn by hand.
        offer: What the rule gives now, where that is another area.
        comments: Oldest first.
        pin: Where the next comment would be; None: not said.
    """

    rule: str = ""
    offer: RuleOffer | None = None
    comments: tuple[ShownComment, ...] = ()
    pin: Pin | None = None


class ZoneNotes(QObject):
    """Reads and writes remarks; keeps where the next one is pinned.

    Attributes:
        rules: Looks after the rules of zones.
        pin: Where the next comment would be.

    Signals:
        changed: Something is another.
        unwritten: Id of a zone, and the text of a comment on it that was refused.
    """

    changed = Signal()
    unwritten = Signal(str, str)

    def __init__(self, desk: Desk, rules: RuleWork, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self.rules = desk, rules
        self.pin: Pin | None = None
        self._comments: dict[str, tuple[ShownComment, ...]] = {}

    def refresh(self, load: Callable[..., object]) -> None:
        """Read what is stored; `load` is that of the page."""
        load(_read, self._on_read)

    def more_of(self, zone: Zone) -> ZoneMore:
        """Return what is known of a zone."""
        rule = zone.rule
        return ZoneMore(
            rule="" if rule is None else rule_words(rule, self.rules.districts),
            offer=self.rules.offers.get(zone.id),
            comments=self._comments.get(zone.id, ()),
            pin=self.pin if self.pin is not None and self.pin.zone_id == zone.id else None,
        )

    def pins(self, plan: Plan) -> tuple[ShownComment, ...]:
        """Return the open comments on places of zones that are there."""
        return tuple(
            one
            for name, comments in self._comments.items()
            if name in plan
            for one in comments
            if one.is_open and one.comment.lon is not None
        )

    def write(self, zone: Zone, about: object, text: str) -> None:
        """Remark something on a zone, at a place or on a window."""
        is_pin = isinstance(about, Pin)
        comment = Comment(
            id=new_id(),
            zone_id=zone.id,
            on=about.on if isinstance(about, Pin) else CommentOn.WINDOW,
            text=text,
            author_id=self._desk.person.id,
            at=self._desk.clock(),
            lon=about.at[0] if isinstance(about, Pin) else None,
            lat=about.at[1] if isinstance(about, Pin) else None,
            window=None if is_pin else about,  # type: ignore[arg-type]  # else it is a window
        )
        pin, self.pin = self.pin, None
        self._desk.call(write, comment, failed=partial(self._on_refused, pin, comment))

    def _on_refused(self, pin: Pin | None, comment: Comment, error: QdPilotError) -> None:
        """Have it stand where it was typed again."""
        self.pin = self.pin or pin
        self.unwritten.emit(comment.zone_id, comment.text)
        self.changed.emit()
        self._desk.refused.emit(error)

    @Slot(object)
    def resolve(self, comment: Comment) -> None:
        """Say that a comment is dealt with."""
        self._desk.call(resolve, comment)

    @Slot(object)
    def _on_read(self, read: _Read) -> None:
        found: dict[str, tuple[ShownComment, ...]] = {}
        for comment, number in read:
            before = found.get(comment.zone_id, ())
            one = ShownComment(
                comment=comment,
                author=self._desk.name_of(comment.author_id),
                day=shown.day(comment.at.astimezone(self._desk.timezone).date()),
                number=len(before) + 1,
                settled_with=number,
            )
            found[comment.zone_id] = (*before, one)
        if found != self._comments:
            self._comments = found
            self.changed.emit()


def _read(reading: Reading) -> _Read:
    comments = reading.all(Comment)
    versions = {
        name: reading.all(ZoneVersion, zone_id=name)
        for name in dict.fromkeys(one.zone_id for one in comments)
    }
    return tuple((one, settled_with(one, versions[one.zone_id])) for one in comments)


def read_numbers(reading: Reading) -> dict[str, int]:
    """Read the number of each zone's newest version."""
    numbers: dict[str, int] = {}
    for version in reading.all(ZoneVersion):
        numbers[version.zone_id] = max(version.number, numbers.get(version.zone_id, 0))
    return numbers
