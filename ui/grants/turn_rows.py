"""What is said of a right beside an act on it: plates, other rights, vehicles that may not run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from qdpilot.model.right import GrantState
from ui.shown import day, listed, moment, plate

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from qdpilot.model.finding import Finding
    from qdpilot.services.restoring import Restoration
    from ui.grants.right_life import Life

translate = QCoreApplication.translate


def turn_rows(life: Life, act: str, timezone: ZoneInfo) -> tuple[tuple[str, str], ...]:
    """Return the rows of the question before an act."""
    beside = life.turnings[act]
    along = listed(one.number for one in beside.along)
    waiting = listed(one.number for one in beside.waiting)
    taken = () if act == "resume" else plate_rows(life)
    told = ((translate("RightPanel", "So is what takes its place"), along),) if along else ()
    if waiting:
        told = (*told, (translate("RightPanel", "Stays suspended for another reason"), waiting))
    before = (row for one in beside.restorations for row in restored_rows(one))
    return (*told, *before, *taken, *_clock_rows(life, timezone))


def plate_rows(life: Life) -> tuple[tuple[str, str], ...]:
    """Return the row of the plates that hang on a right; none if none does."""
    plates = listed(plate(one.number) for one in life.plates)
    return ((translate("RightPanel", "Plates that hang on it"), plates),) if plates else ()


def stopped_words(life: Life) -> str:
    """Return what is said of the vehicles of a right that may not run, and the way out."""
    said = translate(
        "RightPanel",
        "Not allowed to run, for the vehicle or whose it is is suspended: {plates}. Lift that on "
        "the page Vehicles, or let the right be changed to other vehicles.",
    )
    return said.format(plates=listed(life.stopped))


def _clock_rows(life: Life, timezone: ZoneInfo) -> tuple[tuple[str, str], ...]:
    """Return the row that says that the paper would bear the day of a clock that is in doubt."""
    if life.last_act is None:
        return ()
    said = translate("RightPanel", "before the last act ({last}); the notice bears its day")
    told = said.format(last=moment(life.last_act, timezone))
    return ((translate("RightPanel", "The clock of this computer is"), told),)


def restored_rows(found: Restoration) -> tuple[tuple[str, str], ...]:
    """Return the row that says what becomes of the right in whose place it was to stand."""
    if found.blocking:
        others = listed(dict.fromkeys(_in_the_way(one) for one in found.blocking))
        if found.cut.state is GrantState.ENDED:
            told = translate("RightPanel", "stays ended: {others}").format(others=others)
        else:
            said = translate("RightPanel", "stays cut ({day}): {others}")
            told = said.format(day=day(found.cut.schedule.end), others=others)
    else:
        end = found.whole.schedule.end
        said = translate("RightPanel", "goes on as granted, until {day}")
        open_ended = translate("RightPanel", "goes on as granted, without end")
        told = said.format(day=day(end)) if end is not None else open_ended
        if found.whole.replaced_on is not None:  # cut before, by another
            told = translate("RightPanel", "goes on, still until {day}").format(day=day(end))
        if found.whole.state is GrantState.SUSPENDED:
            told = translate("RightPanel", "{told}; suspended for now").format(told=told)
    return ((found.cut.number, told),)


def _in_the_way(found: Finding) -> str:
    """Return why a right does not go on: what stands in its days, or what it names and has left."""
    if found.rule == "subject_ended":
        said = translate("RightPanel", "{name} has left the register")
        return said.format(name=found.subject)
    other = found.values.get("number") or found.values.get("other") or found.subject
    return translate("RightPanel", "in its days stands {other}").format(other=other)
