"""Days by name: 春节、国庆节除外, 高考期间除外. Their dates are those of the calendars."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from qdpilot.model.schedule import DaysOff, TimesOff
from qdpilot.schedule.reading.scanner import LISTED
from qdpilot.schedule.runs import runs

if TYPE_CHECKING:
    from collections.abc import Iterable

    from qdpilot.schedule.calendars import Calendars
    from qdpilot.schedule.reading.scanner import Scanner

_HOLIDAYS = {  # as the tables of the State Council have them, and as they are said
    "元旦": "元旦节?",
    "春节": "春节|农历新年",
    "清明节": "清明节?",
    "劳动节": "五一(?:国际)?(?:劳动节)?|(?:国际)?劳动节",
    "端午节": "端午节?",
    "中秋节": "中秋节?",
    "国庆节": "十一国庆节?|国庆节?|十一(?=假期|长假|黄金周|期间|放假|除?外|[、和及与])",
}
_SPAN = r"(?:假期|长假|黄金周|放假)?(?:期间)?"
HOLIDAY = rf"(?:{'|'.join(_HOLIDAYS.values())}){_SPAN}"


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedDays:
    """Days that are left out by their name.

    Attributes:
        name: Of a holiday, a calendar or an event.
        is_holiday: It is one of the State Council's.
        at: Place in the sentence.
    """

    name: str
    is_holiday: bool
    at: int

    def off(
        self, scanner: Scanner, calendars: Calendars, start: date, end: date | None
    ) -> tuple[DaysOff | TimesOff, ...]:
        """Return what is left out of a period.

        Raises:
            ScheduleTextError: If there is no such calendar or event, a year's table is not there,
                or the period holds none of these days.
        """
        found = self._runs(scanner, calendars, start, end)
        last = end or date.max
        touching = [one for one in found if _day(one.start) <= last and _day(one.end) >= start]
        if not touching:
            raise scanner.refusal("except_outside", self.at)
        return tuple(touching)

    def _runs(
        self, scanner: Scanner, calendars: Calendars, start: date, end: date | None
    ) -> list[DaysOff | TimesOff]:
        if self.is_holiday:
            years = range(start.year, end.year + 1) if end else range(0)
            if not years or any(year not in calendars.years for year in years):
                raise scanner.refusal("holiday_dates", self.at)
            tables = [run for year in years for run in calendars.years[year].holidays]
            return [
                DaysOff(start=run.start, end=run.end, label=run.zh)
                for run in tables
                if self.name in run.zh
            ]
        if self.name in calendars.imported:
            return list(_stretches(calendars.imported[self.name], self.name))
        events = [
            times
            for name, times in calendars.events.items()
            if name == self.name or name.startswith(f"{self.name} ")
        ]
        if not events:
            raise scanner.refusal("no_such_days", self.at)
        return [_event(*times, self.name) for times in sorted(events)]


def read_named(scanner: Scanner, out: str) -> NamedDays | None:
    """Read the name of days, or return None if there is none here.

    Args:
        scanner: What is read.
        out: Pattern of the words that leave out; only before them may a name be any text.
    """
    at = scanner.here
    for name, said in _HOLIDAYS.items():
        if scanner.take(rf"(?:{said}){_SPAN}"):
            return NamedDays(name=name, is_holiday=True, at=at)
    named = scanner.take(any_name(out))
    if named is None:
        return None
    name = scanner.typed(named, named.lastindex or 1)
    return NamedDays(name=name, is_holiday=False, at=at)


def any_name(out: str) -> str:
    """Return the pattern of a name of a calendar or an event before what leaves it out."""
    return (
        rf'(?:(?:活动)?"([^"]+)"|([^\s,.、()\d":][^,.、()":]{{0,30}}?))(?:日历所列日)?(?:期间)?'
        rf"(?=\s*(?:{LISTED}(?:\"[^\"]+\"|[^,.()\d\":])*?)?\s*(?:{out}))"
    )


def _stretches(days: Iterable[date], label: str) -> Iterable[DaysOff]:
    for first, last in runs(sorted(day.toordinal() for day in days)):
        yield DaysOff(start=date.fromordinal(first), end=date.fromordinal(last), label=label)


def _event(start: datetime, end: datetime, label: str) -> DaysOff | TimesOff:
    if start.time() == end.time() == time() and end > start:
        return DaysOff(start=start.date(), end=end.date() - timedelta(days=1), label=label)
    return TimesOff(start=start, end=end, label=label)


def _day(of: date) -> date:
    return of.date() if isinstance(of, datetime) else of
