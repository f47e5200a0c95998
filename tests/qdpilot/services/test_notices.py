"""Suspending, resuming, ending a right: the paper that follows, and the plates on it."""

from __future__ import annotations

import io
import json
import re
from dataclasses import replace

import pypdfium2
import pytest
from office_of_three import APPROVER, AT, CLERK, REVIEWER

from qdpilot.model.document import Document, DocumentKind
from qdpilot.model.errors import ReasonMissingError, RoleMissingError
from qdpilot.model.right import Grant
from qdpilot.model.vehicle import Ending, Plate
from qdpilot.schedule.calendars import bundled_calendars
from qdpilot.services import applications, decisions, grants, hanging_plates, suspending
from qdpilot.services.assess import assess
from qdpilot.services.recheck import recheck

CALENDARS = bundled_calendars()


@pytest.fixture
def right(store, terms):
    asked = applications.draft(store, terms, by=CLERK, at=AT)
    asked = applications.submit(store, asked, by=CLERK, at=AT)
    asked = applications.review(
        store, asked, opinion="同意", calendars=CALENDARS, by=REVIEWER, at=AT
    )
    with store.reading() as reading:
        seen = assess(reading, asked, CALENDARS, at=AT).seen
    return decisions.grant(store, asked, seen, calendars=CALENDARS, by=APPROVER, at=AT).grant


def turned(store, right, act):
    return grants.turn(store, right, act, reason="连续两起事故。", by=APPROVER, at=AT)


def notices(store):
    with store.reading() as reading:
        return [one for one in reading.all(Document) if one.kind is not DocumentKind.APPROVAL]


def text_of(paper):
    pages = pypdfium2.PdfDocument(io.BytesIO(paper.pdf))
    words = "".join("".join(page.get_textpage().get_text_range() for page in pages).split())
    return re.sub("—[0-9]+—", "", words)  # a paragraph may go on over the page


def test_each_turn_of_a_right_issues_its_notice_and_names_the_plates(store, right):
    paused = turned(store, right, "suspend")
    back = turned(store, paused, "resume")
    turned(store, back, "end")

    papers = notices(store)
    assert [(one.kind, one.number) for one in papers] == [
        (DocumentKind.SUSPENSION, "青智网联停〔2026〕1号"),
        (DocumentKind.RESUMPTION, "青智网联复〔2026〕1号"),
        (DocumentKind.TERMINATION, "青智网联终〔2026〕1号"),
    ]
    first, _, last = map(text_of, papers)
    for said in (
        right.number,
        "因连续两起事故，决定自2026年9月20日10时00分起终止",
        "鲁B·12345",
        "交回",
    ):
        assert said in last
    assert "暂停期间不得凭其上路：鲁B·12345" in first
    assert json.loads(papers[2].record)["plates"] == ["鲁B·12345"]
    assert "plates" not in json.loads(papers[1].record)


def test_a_suspended_operator_gets_a_notice_of_each_right_that_stops(store, right, operator):
    with store.reading() as reading:
        stops = [one.grant.id for one in suspending.effects(reading, operator, at=AT)]
    made = suspending.suspend(
        store, operator, reason="安全评估未通过", seen=stops, by=APPROVER, at=AT
    )
    suspending.lift(store, made, reason="已整改", by=APPROVER, at=AT)

    assert [one.kind for one in notices(store)] == [
        DocumentKind.SUSPENSION,
        DocumentKind.RESUMPTION,
    ]


def test_plates_of_an_ended_right_are_told_until_they_are_taken_back(store, right):
    ended = turned(store, right, "end")
    with store.reading() as reading:
        told = [one.row for one in recheck(reading, at=AT) if one.what == "plate"]
    assert told == ["鲁B·12345"]
    with pytest.raises(RoleMissingError):
        hanging_plates.take_back(store, ended, reason="收回", by=APPROVER, at=AT)
    with pytest.raises(ReasonMissingError):
        hanging_plates.take_back(store, ended, reason=" ", by=CLERK, at=AT)

    (taken,) = hanging_plates.take_back(store, ended, reason="路权终止", by=CLERK, at=AT)

    assert (taken.ending, taken.withdrawn_on.isoformat()) == (Ending.TAKEN_BACK, "2026-09-20")
    with store.reading() as reading:
        assert [one for one in recheck(reading, at=AT) if one.what == "plate"] == []
        assert [one.act for one in reading.acts_on(Plate, taken.id)][-1] == "plate.withdraw"


def test_a_plate_that_another_right_needs_does_not_hang_on_this_one(store, right):
    other = replace(right, id="other", number="青智网联批〔2026〕9号", version=0)
    with store.writing(APPROVER, at=AT) as work:
        work.record("grant.issue", work.add(other))

    with store.reading() as reading:
        hanging = hanging_plates.hanging_plates(reading, right, on=right.schedule.start)
        (plate,) = reading.all(Plate)
        named = reading.get(Grant, right.id)
    assert hanging == ()

    with store.writing(CLERK, at=AT) as work:
        bound = work.replace(replace(plate, certificate=named.number))
        work.record("plate.correct", bound)
    with store.reading() as reading:
        assert hanging_plates.hanging_plates(reading, right, on=right.schedule.start) == (bound,)
