"""The office's calendars: entered by edition, weighed against granted rights, used everywhere."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from office_of_three import APPROVER, AT, CLERK, REVIEWER

from qdpilot.model.calendar import CalendarEdition, CalendarEntry, CalendarKind
from qdpilot.model.errors import (
    CalendarMissingError,
    ChangedSinceSeenError,
    FieldError,
    FrozenError,
    RoleMissingError,
)
from qdpilot.model.right import Grant
from qdpilot.model.schedule import EventWindow, Schedule, Window
from qdpilot.schedule.occurrences import minutes, occurrences
from qdpilot.services import applications, calendars, decisions
from qdpilot.services.assess import assess
from qdpilot.services.calendars import CalendarDraft, office_calendars

EXAM_DAYS = Schedule(
    start=date(2026, 10, 1),
    end=date(2026, 12, 31),
    windows=(Window(from_min=540, to_min=720, calendar="考试日"),),
)
MARATHON = Schedule(
    start=date(2026, 10, 1),
    end=None,
    windows=(EventWindow(event="马拉松", from_offset_min=-120, to_offset_min=60),),
    review=date(2027, 6, 1),
)


def on(name, day, days=1, kind=""):
    start = datetime.fromisoformat(day)
    end = start + timedelta(days=days)
    return CalendarEntry(name=name, start=start, end=end, whole_days=True, kind=kind)


def timed(name, start, end):
    start, end = datetime.fromisoformat(start), datetime.fromisoformat(end)
    return CalendarEntry(name=name, start=start, end=end, whole_days=False)


def exams(*days):
    entries = tuple(on("统考", day) for day in days)
    return CalendarDraft(name="考试日", kind=CalendarKind.EXAMS, entries=entries, source="教育局")


def entered(store, draft, *, by=CLERK, seen=frozenset(), at=AT):
    return calendars.enter(store, draft, seen=seen, by=by, at=at)


def known(store):
    with store.reading() as reading:
        return office_calendars(reading)


def granted(store, terms, schedule):
    asked = replace(terms, schedule=schedule)
    drafted = applications.draft(store, asked, by=CLERK, at=AT)
    submitted = applications.submit(store, drafted, by=CLERK, at=AT)
    reviewed = applications.review(
        store, submitted, opinion="同意", calendars=known(store), by=REVIEWER, at=AT
    )
    with store.reading() as reading:
        seen = assess(reading, reviewed, known(store), at=AT).seen
    return decisions.grant(store, reviewed, seen, calendars=known(store), by=APPROVER, at=AT).grant


def weighed(store, draft):
    with store.reading() as reading:
        return calendars.effects(reading, draft)


def test_changing_a_calendar_lists_the_grants_whose_times_change_before_it_is_done(store, terms):
    entered(store, exams("2026-10-12"))
    grant = granted(store, terms, EXAM_DAYS)
    moved = exams("2026-10-12", "2026-11-02")

    (effect,) = weighed(store, moved)

    assert (effect.grant_id, effect.vanishes) == (grant.id, ())
    assert [one.start.isoformat() for one in effect.appears] == ["2026-11-02T01:00:00+00:00"]
    with pytest.raises(ChangedSinceSeenError):
        entered(store, moved, by=APPROVER)
    with pytest.raises(RoleMissingError):
        entered(store, moved, seen=frozenset({grant.id}))
    assert entered(store, moved, by=APPROVER, seen=frozenset({grant.id})).number == 2
    assert len(list(occurrences(EXAM_DAYS, known(store)))) == 2
    gone = replace(moved, withdrawn=True)
    (without,) = weighed(store, gone)
    assert (without.was_known, without.is_known, len(without.vanishes)) == (True, False, 2)
    entered(store, gone, by=APPROVER, seen=frozenset({grant.id}))
    with pytest.raises(CalendarMissingError):
        list(occurrences(EXAM_DAYS, known(store)))


def test_every_edition_is_kept_and_none_changes(store):
    first = entered(store, exams("2026-10-12"))
    entered(store, exams("2026-10-13"))

    with store.reading() as reading:
        numbers = [one.number for one in reading.all(CalendarEdition, name="考试日")]
    with pytest.raises(FrozenError), store.writing(CLERK, at=AT) as work:
        work.replace(replace(first, source="别处"))
    assert numbers == [1, 2]


def test_a_year_that_was_lacking_is_known_once_it_is_entered_and_not_before(store, terms):
    workdays = Schedule(
        start=date(2026, 10, 1),
        end=None,
        windows=(Window(from_min=540, to_min=600, calendar="workdays"),),
        review=date(2027, 6, 1),
    )
    with store.writing(APPROVER, at=AT) as work:
        grant = grant_of(work, terms, workdays)
    table = CalendarDraft(
        name="2027年节假日",
        kind=CalendarKind.STATUTORY,
        year=2027,
        entries=(on("元旦", "2027-01-01", 3, "off"), on("元旦", "2027-01-04", 1, "work")),
    )

    (effect,) = weighed(store, table)

    assert (effect.grant_id, effect.was_known, effect.is_known) == (grant.id, False, True)
    assert effect.appears[0].start.isoformat() == "2027-01-04T01:00:00+00:00"
    entered(store, table, by=APPROVER, seen=frozenset({grant.id}))
    year = {"since": at(2027, 1), "until": at(2027, 12)}
    assert len(minutes(workdays, known(store), **year)) == len(effect.appears) - 23  # December


def test_an_event_gets_its_date_and_moves_with_it(store, terms):
    with store.writing(APPROVER, at=AT) as work:
        grant = grant_of(work, terms, MARATHON)
    race = CalendarDraft(
        name="城市活动",
        kind=CalendarKind.EVENTS,
        entries=(timed("马拉松", "2026-11-01T07:30", "2026-11-01T13:30"),),
    )
    seen = frozenset(one.grant_id for one in weighed(store, race))
    entered(store, race, by=APPROVER, seen=seen)

    (span,) = occurrences(MARATHON, known(store), until=at(2027, 1))

    assert seen == {grant.id}
    assert (span.start.isoformat(), span.end.isoformat()) == (
        "2026-10-31T21:30:00+00:00",
        "2026-11-01T06:30:00+00:00",
    )


@pytest.mark.parametrize(
    ("draft", "rule"),
    [
        (exams(), "calendar_empty"),
        (replace(exams("2026-10-12"), name="workdays"), "calendar_name"),
        (replace(exams("2026-10-12"), kind=CalendarKind.STATUTORY), "calendar_kind"),
        (replace(exams("2026-10-12"), name="乙", kind=CalendarKind.STATUTORY), "calendar_year"),
        (
            replace(exams("2026-10-12"), name="乙", kind=CalendarKind.STATUTORY, year=2026),
            "calendar_neither",
        ),
        (
            CalendarDraft(
                name="甲", kind=CalendarKind.STATUTORY, year=2027,
                entries=(on("元旦", "2026-12-31", 1, "off"),),
            ),
            "calendar_other_year",
        ),
        (replace(exams("2026-10-12"), name="另一"), "calendar_event_taken"),
        (
            CalendarDraft(
                name="放假安排2027", kind=CalendarKind.STATUTORY, year=2028,
                entries=(on("元旦", "2028-01-01", 1, "off"),),
            ),
            "calendar_year_before",
        ),
        (
            CalendarDraft(
                name="节假日2027", kind=CalendarKind.STATUTORY, year=2027,
                entries=(on("元旦", "2027-01-01", 3, "off"),),
            ),
            "calendar_year_taken",
        ),
    ],
)  # fmt: skip
def test_what_would_not_say_what_it_seems_to_is_refused(store, draft, rule):
    entered(store, exams("2026-10-12"))
    new_year = (on("元旦", "2027-01-01", 1, "off"),)
    held = {"name": "放假安排2027", "kind": CalendarKind.STATUTORY, "year": 2027}
    entered(store, CalendarDraft(entries=new_year, **held))

    with pytest.raises(FieldError) as refused:
        entered(store, draft)

    assert refused.value.values["rule"].rule == rule


def test_a_decision_made_before_a_calendar_changed_is_refused(store, terms):
    drafted = applications.draft(store, terms, by=CLERK, at=AT)
    submitted = applications.submit(store, drafted, by=CLERK, at=AT)
    reviewed = applications.review(
        store, submitted, opinion="同意", calendars=known(store), by=REVIEWER, at=AT
    )
    with store.reading() as reading:
        seen = assess(reading, reviewed, known(store), at=AT).seen
    entered(store, exams("2026-10-12"))

    with pytest.raises(ChangedSinceSeenError):
        decisions.grant(store, reviewed, seen, calendars=known(store), by=APPROVER, at=AT)


def grant_of(work, terms, schedule):
    """Return a grant that no check stands in the way of."""
    from qdpilot.model.right import Application, ApplicationKind, ApplicationState, GrantState

    asked = replace(terms, schedule=schedule)
    hands = {"drafter_id": CLERK.id, "reviewer_id": REVIEWER.id, "approver_id": APPROVER.id}
    application = work.add(
        Application(
            id="a", kind=ApplicationKind.FIRST, terms=asked, number="2026-0001",
            state=ApplicationState.GRANTED, **hands,
        )
    )  # fmt: skip
    grant = work.add(
        Grant(
            id="g", number="〔2026〕1号", application_id=application.id, terms=asked,
            state=GrantState.IN_FORCE, granted_at=AT, **hands,
        )
    )  # fmt: skip
    work.record("grant.issue", grant)
    return grant


def at(year, month):
    return datetime.fromisoformat(f"{year}-{month:02}-01T00:00+08:00")
