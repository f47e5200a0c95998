"""The parts of the inspector of a zone beside outline and times: rule, stops, comments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from qdpilot.tools.pin_comment import Pin
from ui.map.comments_section import CommentsSection
from ui.map.rule_section import RuleSection
from ui.map.stops_section import StopsSection

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ui.kit.frames import Section
    from ui.map.zone_card import ZoneCard


class ZoneExtras(QObject):
    """Makes these parts, and passes on what they ask for.

    Attributes:
        stops: The list of stops that is shown; None before a zone is.
        comments: The comments that are shown; likewise.

    Signals:
        edited: An `Edit` to be done.
        tool_asked: Id of the action of a tool to be taken.
        looked_for: West, south, east, north to be shown.
        comment_written: (what it is about: a `Pin` or a window, text).
        resolve_asked: A `Comment` is dealt with.
    """

    edited = Signal(object)
    tool_asked = Signal(str)
    looked_for = Signal(object)
    comment_written = Signal(object, str)
    resolve_asked = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.stops: StopsSection | None = None
        self.comments: CommentsSection | None = None
        self._typed, self._zone_id = "", ""

    def leave(self) -> None:
        """Another panel fills the inspector."""
        self.stops = self.comments = None

    def sections(self, card: ZoneCard) -> Iterator[Section]:
        """Yield the parts of a zone; a comment that is being typed stays."""
        zone, more = card.zone, card.more
        if zone.id != self._zone_id:
            self._typed, self._zone_id = "", zone.id
        if zone.rule is not None and more.offer is None:
            yield self._rule(card)
        self.stops = StopsSection(zone)
        self.stops.edited.connect(self.edited)
        self.stops.place_asked.connect(self._on_place)
        self.stops.find_asked.connect(self.looked_for)
        yield self.stops
        comments = CommentsSection(more.comments, zone.schedule, more.pin, self._typed)
        comments.typed.connect(self._on_typed)
        comments.written.connect(self._on_written)
        comments.resolve_asked.connect(self.resolve_asked)
        comments.pin_asked.connect(self._on_pin)
        comments.find_asked.connect(self.looked_for)
        self.comments = comments
        yield comments

    def offers(self, card: ZoneCard) -> Iterator[Section]:
        """Yield what is offered, to be seen before all that would be another if it were taken."""
        if card.zone.rule is not None and card.more.offer is not None:
            yield self._rule(card)

    def _rule(self, card: ZoneCard) -> RuleSection:
        rule = RuleSection(card.zone, card.more.rule, card.more.offer)
        rule.edited.connect(self.edited)
        return rule

    @Slot()
    def _on_place(self) -> None:
        self.tool_asked.emit("map.stops")

    @Slot()
    def _on_pin(self) -> None:
        self.tool_asked.emit("map.comment")

    @Slot(str)
    def _on_typed(self, text: str) -> None:
        self._typed = text

    @Slot(str, str)
    def put_back(self, zone_id: str, text: str) -> None:
        """Take a comment that was refused for one that is being typed, unless another is."""
        if zone_id == self._zone_id and not self._typed:
            self._typed = text

    @Slot(object, str)
    def _on_written(self, about: object, text: str) -> None:
        self._typed = ""
        self.comment_written.emit(about, text)
        if isinstance(about, Pin):
            self.tool_asked.emit("map.select")  # what the tool was taken for is done
