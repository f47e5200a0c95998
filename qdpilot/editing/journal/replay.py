"""Reading a journal again: which sketches and edits its session left behind."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from qdpilot.editing.journal.entries import (
    EditDone,
    EditSaved,
    PlanRead,
    Settled,
    SketchLetBe,
    SketchStep,
    entry_of,
)
from qdpilot.editing.journal.lines import line, lines_of
from qdpilot.model.errors import QdPilotError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from qdpilot.editing.journal.entries import About, Entry, LonLat, Stamp, ZoneState
    from qdpilot.model.zone import Zone


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundSketch:
    """A sketch that never became an edit.

    Attributes:
        key: Of the sketch.
        corners: In order; at least one.
        about: What it is for.
        stamp: Of its last step.
        is_let_be: Whether it was off the map, kept for one undo.
        is_partial: Whether lines are missing, so that corners may be.
    """

    key: str
    corners: tuple[LonLat, ...]
    about: About
    stamp: Stamp
    is_let_be: bool = False
    is_partial: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundEdit:
    """The last state of a zone that no line says is stored.

    Attributes:
        key: Of the edit and its zone.
        title: Code of the step.
        state: The zone.
        earlier: The zone as our other edits left it; a stored zone like one of these is ours.
        stamp: Of the edit.
    """

    key: str
    title: str
    state: ZoneState
    earlier: tuple[Zone, ...]
    stamp: Stamp


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a journal holds that is not settled.

    Attributes:
        sketches: Oldest first.
        edits: Oldest first.
        damaged: Lines that cannot be read, as they stand; a torn last line is none.
    """

    sketches: tuple[FoundSketch, ...] = ()
    edits: tuple[FoundEdit, ...] = ()
    damaged: tuple[bytes, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.sketches or self.edits)


@dataclass(slots=True)
class _Reader:
    sketches: dict[str, FoundSketch] = field(default_factory=dict)
    heads: dict[str, tuple[int, FoundEdit]] = field(default_factory=dict)
    ends: list[tuple[int, FoundEdit]] = field(default_factory=list)
    states: dict[str, list[Zone]] = field(default_factory=dict)
    saved: set[int] = field(default_factory=set)
    settled: set[str] = field(default_factory=set)

    def take(self, number: int, entry: Entry) -> None:
        """Take one entry."""
        match entry:
            case SketchStep():
                self._step(entry)
            case SketchLetBe() if entry.key in self.sketches:
                self.sketches[entry.key] = replace(self.sketches[entry.key], is_let_be=True)
            case EditDone():
                self._edit(number, entry)
            case EditSaved():
                self.saved.add(entry.number)
            case PlanRead():
                self.ends.extend(self.heads.values())
                self.heads.clear()
            case Settled():
                self.settled.add(entry.key)

    def miss(self) -> None:
        """Lines are missing here: what goes on from before them may lack something."""
        self.sketches = {key: replace(one, is_partial=True) for key, one in self.sketches.items()}

    def found(self, damaged: tuple[bytes, ...]) -> Found:
        """Return what is left."""
        ends = sorted((*self.ends, *self.heads.values()), key=_number_of)
        edits = [
            replace(one, earlier=tuple(self.states[one.state.zone.id]))
            for number, one in ends
            if number not in self.saved and one.key not in self.settled
        ]
        sketches = [
            one for one in self.sketches.values() if one.corners and one.key not in self.settled
        ]
        return Found(sketches=tuple(sketches), edits=tuple(edits), damaged=damaged)

    def _step(self, step: SketchStep) -> None:
        before = self.sketches.pop(step.key, None)
        kept = before.corners[: step.keep] if before is not None else ()
        lacks = len(kept) < step.keep
        self.sketches[step.key] = FoundSketch(
            key=step.key,
            corners=(*kept, *step.add),
            about=step.about,
            stamp=step.stamp,
            is_partial=bool(step.keep) and (lacks or (before is not None and before.is_partial)),
        )

    def _edit(self, number: int, edit: EditDone) -> None:
        for key in (*edit.closes, *(one.zone.id for one in edit.states)):
            self.sketches.pop(key, None)
        for state in edit.states:
            zone_id = state.zone.id
            self.states.setdefault(zone_id, []).append(state.zone)
            key = f"{number}:{zone_id}"
            one = FoundEdit(key=key, title=edit.title, state=state, earlier=(), stamp=edit.stamp)
            self.heads[zone_id] = (number, one)


def replay(content: bytes) -> Found:
    """Return what a journal left behind. Whatever stands in it, this reads what can be read."""
    lines = lines_of(content)
    damaged = list(lines.damaged)
    reader, last = _Reader(), 0
    for form, entry in _entries(lines.forms):
        number = form.get("n", last)
        if entry is None or not isinstance(number, int):
            damaged.append(line(form).rstrip(b"\n"))
            continue
        if number > last + 1:
            reader.miss()
        last = max(last, number)
        reader.take(number, entry)
    return reader.found(tuple(damaged))


def _entries(forms: tuple[dict[str, Any], ...]) -> Iterator[tuple[dict[str, Any], Entry | None]]:
    for form in forms:
        if form.get("k") == "begin":
            continue
        try:
            yield form, entry_of(form)
        except (QdPilotError, KeyError, TypeError, ValueError, AttributeError):
            yield form, None


def _number_of(end: tuple[int, FoundEdit]) -> int:
    return end[0]
