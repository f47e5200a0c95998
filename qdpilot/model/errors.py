"""Every reason for which qdpilot refuses: one class each, carrying values, never sentences.

The sentences are data: ``resources/words/errors.json``, read by ``qdpilot.model.words``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


class QdPilotError(Exception):
    """Something the world did or a rule refused; shown to the person, never a bug of ours.

    Attributes:
        values: What the sentence needs, by name.
    """

    def __init__(self, **values: object) -> None:
        super().__init__(", ".join(f"{name}={value!r}" for name, value in values.items()))
        self.values: Mapping[str, object] = values


class FaultError(QdPilotError):
    """The program itself was at fault and what was asked ended there; logged. Values: name."""


# The store -----------------------------------------------------------------------------------


class StoreUnavailableError(QdPilotError):
    """The office file cannot be read or written now (disk full, locked, server gone).

    Values: path, reason.
    """


class JournalUnavailableError(QdPilotError):
    """The journal of drawing cannot be written now. Values: path, reason."""


class NotAnOfficeError(QdPilotError):
    """The file is not an office file, or its structure is not ours. Values: path, reason."""


class DamagedOfficeError(QdPilotError):
    """Pages of an office file do not fit together; nothing is written any more. Values: path."""


class NewerOfficeError(QdPilotError):
    """The file was written by a newer program. Values: path, revision."""


class FileExistsAlreadyError(QdPilotError):
    """A file would be overwritten. Values: path."""


class NotFoundError(QdPilotError):
    """No such record. Values: kind, id."""


class StaleError(QdPilotError):
    """Somebody else changed the record since it was read. Values: kind, id, seen, stored."""


class TakenError(QdPilotError):
    """A value that must be unique is taken. Values: kind, field, value, by."""


class InUseError(QdPilotError):
    """The record cannot go while others refer to it. Values: kind, id, used_by."""


class FrozenError(QdPilotError):
    """Issued documents and zone versions never change. Values: kind, id."""


# People ---------------------------------------------------------------------------------------


class RoleMissingError(QdPilotError):
    """The person lacks the role that the act needs. Values: person, role, act."""


class SamePersonError(QdPilotError):
    """Drafter, reviewer and approver of one thing are three persons. Values: person, first, act."""


# Time -----------------------------------------------------------------------------------------


class ScheduleError(QdPilotError):
    """A schedule that means nothing. Values: field, value, reason (a code)."""


class ScheduleTextError(QdPilotError):
    """A typed sentence of times that is not understood at one place.

    Values: position (from 0), character (the same from 1), text (what stands there), reason.
    """


class CalendarMissingError(QdPilotError):
    """A window needs a calendar or a year of it that is not there. Values: calendar, year."""


class EventMissingError(QdPilotError):
    """A window hangs on an event that has no date yet. Values: event."""


# Space ----------------------------------------------------------------------------------------


class InvalidShapeError(QdPilotError):
    """The shape is not a valid polygon. Values: reason, lon, lat, name."""


class OutsideWorkingAreaError(QdPilotError):
    """The shape lies outside the office's working area. Values: name, share_inside."""


class TypedPlaceError(QdPilotError):
    """A typed place, length or bearing that is not understood at one place.

    Values: line, character (both from 1), text (what stands there), reason.
    """


class UnreadablePasteError(QdPilotError):
    """A pasted WKT or GeoJSON that cannot be read.

    Values: kind, place (path, or line:column, or character), reason.
    """


class UnknownSystemError(QdPilotError):
    """The coordinate system of a file is not known to us. Values: crs, path."""


class RoadsNotReadError(QdPilotError):
    """What the hand did waited for roads that could not be read. Values: reason (a sentence)."""


# Files ----------------------------------------------------------------------------------------


class UnreadableFileError(QdPilotError):
    """The file cannot be read as what it claims to be. Values: path, place, reason."""


class NoHeadingsError(UnreadableFileError):
    """No row of a sheet names its columns. Values: path, place, field that should be there."""


class FileTooLargeError(QdPilotError):
    """The file is more than can be read. Values: path, size (bytes), limit (what ran out)."""


class KeptFileTooLargeError(FileTooLargeError):
    """A file to be kept on a record goes beyond the limit. Values: path, limit_mb, size_mb."""


class RejectedRowsError(QdPilotError):
    """Some rows were rejected, so none was written. Values: rejected, read."""


class MapServiceError(QdPilotError):
    """A map service on the network gave no tile. Values: service, reason, status."""


# The register ---------------------------------------------------------------------------------


class FieldError(QdPilotError):
    """A field breaks a rule. Values: field, value, rule (a ``Finding``), suggestion."""


class PlateHeldError(QdPilotError):
    """The plate is held by another vehicle in that time. Values: number, holder, start, end."""


class LookalikeError(QdPilotError):
    """A mark looks like another that is taken. Values: kind, value, other, by, field."""


class PlateDoubleError(QdPilotError):
    """The vehicle has a plate or code in that time already. Values: number, start, end, kind."""


class UnfitFileError(QdPilotError):
    """A file is no photograph or PDF by its content. Values: name."""


# Applications and grants ----------------------------------------------------------------------


class WrongStateError(QdPilotError):
    """The act does not fit the state. Values: kind, id, state, act."""


class IncompleteError(QdPilotError):
    """Something that the act needs is missing. Values: missing (names), act."""


class BlockedError(QdPilotError):
    """Checks or clashes stand against the decision.

    Values: findings (a sequence of ``Finding``), act.
    """

    @property
    def findings(self) -> Sequence[object]:
        """The findings that block."""
        found = self.values["findings"]
        assert isinstance(found, tuple)
        return found


class ChangedSinceSeenError(QdPilotError):
    """What the decision relied on changed since the person looked.

    Values: changed (a tuple of (kind, id, seen, now)).
    """


class OverrideMissingError(QdPilotError):
    """Findings stand against an act that may be done in spite of them, with a written reason.

    Values: act, findings (a tuple of ``Finding``).
    """


class ReasonMissingError(QdPilotError):
    """An act that needs a written reason came without. Values: act."""


class MonthNotCountedError(QdPilotError):
    """Only the month under way and the one before are counted. Values: month."""


class ClosureTimeError(QdPilotError):
    """An emergency closure ends before it starts. Values: start, end."""


class ClosureStandsError(QdPilotError):
    """An emergency closure is not lifted: what it closes can neither run nor be drawn otherwise.

    Values: number, grant (the right, or the name of the zone), act.
    """


class ClockBackError(QdPilotError):
    """The clock is before the last act: what is signed now would be dated back.

    Values: now, last (aware, in the office's zone).
    """


class ClockAheadError(QdPilotError):
    """The clock is implausibly far past the latest act: an act now could hold back all signing.

    Values: now, last (aware, in the office's zone), days (between them).
    """


class SubjectSuspendedError(QdPilotError):
    """A right cannot run again while what it needs is suspended.

    Values: number, act, subjects (what they are called), reason, since.
    """


class StoppedBeforeError(QdPilotError):
    """A right cannot run again while the right in whose place it is to stand is suspended.

    Values: number, act, before (number of that right), reason, since.
    """


# Paper ----------------------------------------------------------------------------------------


class MissingGlyphError(QdPilotError):
    """No bundled font has the character; a box would be printed. Values: char, field."""


class CodeUnreadableError(QdPilotError):
    """The code on the rendered page does not decode to what it should say. Values: number."""
