"""Times, clashes and faults in the words that map, list and callout share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from qdpilot.model.schedule import MINUTES_A_DAY, Weekday, Window
from qdpilot.schedule.sentence import span_phrase, window_phrase
from qdpilot.schedule.week import ordinary_week
from ui import shown
from ui.language import language
from ui.map.scene import Party, ShownClash
from ui.rule_words import clash_rule_words, clash_tone

if TYPE_CHECKING:
    from collections.abc import Sequence
    from zoneinfo import ZoneInfo

    from qdpilot.editing.plan import Plan
    from qdpilot.model.schedule import Schedule
    from qdpilot.model.zone import Zone
    from ui.map.found_clashes import FoundClash

_WEEK = 7 * MINUTES_A_DAY
Spans = tuple[tuple[int, int], ...]
_ALWAYS: Spans = ((-_WEEK, 2 * _WEEK),)


def label_of(zone: Zone) -> str:
    """Return what the label of a zone says under its name: its times, and its height limit."""
    times = times_of(zone.schedule, most=1)
    if zone.height_limit_m is None:
        return times
    words = QCoreApplication.translate("map", "at most {height} m high")
    limit = words.format(height=zone.height_limit_m)
    return f"{times} · {limit}" if times else limit


def times_of(schedule: Schedule | None, *, most: int = 2) -> str:
    """Return the windows of a schedule as a label says them; empty if none was said.

    Args:
        schedule: None: not said.
        most: Windows that are said; where there are more, it says so.
    """
    if schedule is None:
        return ""
    if not schedule.windows:
        span = span_phrase(schedule, language())
        return span or QCoreApplication.translate("map", "day and night")
    phrases = [window_phrase(window, language()) for window in schedule.windows]
    return _some(phrases, most)


def shared_spans(one: Schedule | None, other: Schedule | None) -> Spans:
    """Return when both are in force in an ordinary week, minutes from Monday 00:00.

    No schedule, or one without windows, is always. A span that runs past Sunday goes on beyond
    10080.
    """
    first, second = _unrolled(one), _unrolled(other)
    if first == second == _ALWAYS:
        return ((0, _WEEK),)
    met = set()
    for a, b in first:
        for c, d in second:
            start, end = max(a, c), min(b, d)
            if start < end and 0 <= start < _WEEK:
                met.add((start, end))
    return tuple(sorted(met))


def spans_in_words(spans: Spans) -> str:
    """Return spans of a week as windows: 周二、周五 22:30–次日04:30."""
    if any(end - start >= MINUTES_A_DAY for start, end in spans):
        return QCoreApplication.translate("map", "day and night")
    days: dict[tuple[int, int], list[int]] = {}
    for start, end in spans:
        day, minute = divmod(start, MINUTES_A_DAY)
        days.setdefault((minute, (end - 1) % MINUTES_A_DAY + 1), []).append(day)
    phrases = []
    for (start, end), on in sorted(days.items(), key=lambda one: one[1]):
        weekdays = tuple(Weekday(day=day) for day in on) if len(on) < 7 else ()
        window = Window(from_min=start, to_min=end, days=weekdays)
        phrases.append(window_phrase(window, language()))
    return _some(phrases)


def shown_clash(found: FoundClash, zone: Zone, plan: Plan, timezone: ZoneInfo) -> ShownClash:
    """Return a clash as map and list show it."""
    clash, other = found.clash, found.other
    there = next((plan[name] for name in found.other_zones if name in plan), None)
    once = _once(found, timezone)
    spans = shared_spans(zone.schedule, other.schedule) if once is None else once[0]
    return ShownClash(
        parties=(
            Party(
                id=zone.id,
                name=zone.name,
                times=_times(zone.schedule),
                purpose=zone.purpose,
                scenario=zone.scenario,
            ),
            Party(
                id=there.id if there else "",
                name=there.name if there else other.name,
                times=_times(other.schedule),
                purpose=there.purpose if there else other.purpose,
                scenario=other.scenario,
            ),
        ),
        shape=clash.shape,
        area=shown.area(clash.area_m2),
        times=spans_in_words(spans) if once is None else once[1],
        detail=_detail(found, timezone),
        pairs=spans,
        rule=clash_rule_words(clash.relation),
        tone=clash_tone(clash.relation),
        right=f"{other.source}  {other.name}" if other.source else "",
        asked=_asked(zone),
    )


def _asked(zone: Zone) -> str:
    """Return whom a zone is meant for that is not granted, in words."""
    state = QCoreApplication.translate("map", "Not granted")
    return f"{zone.operator}  {state}" if zone.operator else state


def _once(found: FoundClash, timezone: ZoneInfo) -> tuple[Spans, str] | None:
    """Return when a clash is that does not come again; None if it does, or has no end.

    A place closed for a night has a whole day as its window, cut to the minutes it is closed: the
    ordinary week would tell a closed week.
    """
    first, last, minutes = found.clash.first, found.clash.last, found.clash.minutes
    if first is None or last is None or minutes is None:
        return None
    long_min = round((last - first).total_seconds() / 60)
    if long_min != minutes or long_min > _WEEK:
        return None
    begins, ends = (one.astimezone(timezone) for one in (first, last))
    start = begins.weekday() * MINUTES_A_DAY + begins.hour * 60 + begins.minute
    same = begins.date() == ends.date()
    until = f"–{ends:%H:%M}" if same else f" – {shown.moment(last, timezone)}"
    words = f"{shown.moment(first, timezone)}{until}"
    return ((start, start + long_min),), words


def fault_words(reason: str) -> str:
    """Return why a shape is not valid, in words."""
    words = {
        "self_intersection": QCoreApplication.translate("map", "the outline crosses itself"),
        "ring_self_intersection": QCoreApplication.translate("map", "the outline touches itself"),
        "hole_outside_shell": QCoreApplication.translate("map", "a hole lies outside"),
        "nested_holes": QCoreApplication.translate("map", "a hole lies in a hole"),
        "disconnected_interior": QCoreApplication.translate("map", "a hole cuts the area apart"),
        "nested_shells": QCoreApplication.translate("map", "a part lies in another part"),
        "duplicate_rings": QCoreApplication.translate("map", "a ring is there twice"),
        "too_few_points": QCoreApplication.translate("map", "too few corners"),
        "repeated_point": QCoreApplication.translate("map", "a corner is there twice"),
        "zero_area": QCoreApplication.translate("map", "it has no area"),
        "empty": QCoreApplication.translate("map", "it is empty"),
    }
    return words.get(reason, reason)


def step_words(title: str) -> str:
    """Return what an edit is called in the list of steps."""
    words = {
        "zone.put": QCoreApplication.translate("map", "Draw {name}"),
        "zone.drop": QCoreApplication.translate("map", "Delete {name}"),
        "zone.move": QCoreApplication.translate("map", "Move {name}"),
        "corner.move": QCoreApplication.translate("map", "Move a corner of {name}"),
        "corner.add": QCoreApplication.translate("map", "Add a corner to {name}"),
        "corner.remove": QCoreApplication.translate("map", "Remove a corner of {name}"),
        "shape.set": QCoreApplication.translate("map", "Change the shape of {name}"),
        "shape.trim": QCoreApplication.translate("map", "Trim {name}"),
        "shape.repair": QCoreApplication.translate("map", "Repair {name}"),
        "zone.paste": QCoreApplication.translate("map", "Paste {name} and others"),
        "zone.import": QCoreApplication.translate("map", "Import {name} and others"),
        "zone.split": QCoreApplication.translate("map", "Split {name}"),
        "zone.merge": QCoreApplication.translate("map", "Merge into {name}"),
        "zone.subtract": QCoreApplication.translate("map", "Cut others off {name}"),
        "zone.turn": QCoreApplication.translate("map", "Turn {name}"),
        "zone.scale": QCoreApplication.translate("map", "Scale {name}"),
        "zone.place": QCoreApplication.translate("map", "Move, turn, scale {name}"),
        "edge.move": QCoreApplication.translate("map", "Move an edge that {name} shares"),
        "shape.simplify": QCoreApplication.translate("map", "Simplify {name}"),
        "hole.drop": QCoreApplication.translate("map", "Fill holes of {name}"),
        "hole.cut": QCoreApplication.translate("map", "Cut a hole into {name}"),
        "part.add": QCoreApplication.translate("map", "Add a part to {name}"),
        "rule.again": QCoreApplication.translate("map", "Draw {name} anew by its rule"),
        "stop.add": QCoreApplication.translate("map", "Add a stop to {name}"),
        "stop.move": QCoreApplication.translate("map", "Move a stop of {name}"),
        "stop.remove": QCoreApplication.translate("map", "Remove a stop of {name}"),
        "stop.rename": QCoreApplication.translate("map", "Rename a stop of {name}"),
        "stop.order": QCoreApplication.translate("map", "Change the order of stops of {name}"),
        "zone.again": QCoreApplication.translate("map", "Change {name} once more"),
        "zone.describe": QCoreApplication.translate("map", "Describe {name}"),
        "schedule.set": QCoreApplication.translate("map", "Set the times of {name}"),
    }
    return words[title]


def _times(schedule: Schedule | None) -> str:
    return times_of(schedule) or QCoreApplication.translate("map", "no times yet: taken as always")


def _detail(found: FoundClash, timezone: ZoneInfo) -> str:
    clash = found.clash
    weekly = QCoreApplication.translate("map", "{minutes} minutes a week").format(
        minutes=shown.number(clash.minutes_per_week, digits=int(clash.minutes_per_week < 10))
    )
    parts = [weekly]
    if clash.first is not None:
        first = QCoreApplication.translate("map", "first {moment}")
        parts.append(first.format(moment=shown.moment(clash.first, timezone)))
    if clash.last is not None:
        last = QCoreApplication.translate("map", "last until {moment}")
        parts.append(last.format(moment=shown.moment(clash.last, timezone)))
    if clash.minutes is not None:
        whole = QCoreApplication.translate("map", "{time} in all")
        parts.append(whole.format(time=shown.duration(clash.minutes)))
    return ("，" if language() == "zh" else ", ").join(parts)


def _some(phrases: Sequence[str], most: int = 2) -> str:
    few = ("；" if language() == "zh" else "; ").join(phrases[:most])
    more = QCoreApplication.translate("map", "{few} and more")
    return more.format(few=few) if len(phrases) > most else few


def _unrolled(schedule: Schedule | None) -> Spans:
    """Return the spans of three weeks, so that those over a week's end meet."""
    if schedule is None or not schedule.windows:
        return _ALWAYS
    week = ordinary_week(schedule)
    return tuple(
        (start + shift, end + shift) for shift in (-_WEEK, 0, _WEEK) for start, end in week
    )
