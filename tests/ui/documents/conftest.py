"""An office in memory with issued papers, and a robot that speaks what stands on the screen."""

from __future__ import annotations

import hashlib
import io
from dataclasses import replace
from datetime import timedelta

import pytest
from office_of_three import APPROVER, AT, CLERK, NIGHTS, REVIEWER, zone_named
from PySide6.QtWidgets import QLabel, QMainWindow
from reportlab.pdfgen.canvas import Canvas

from qdpilot.model.document import Document, DocumentKind
from qdpilot.model.operator import Operator
from qdpilot.model.right import (
    Application,
    ApplicationKind,
    ApplicationState,
    Grant,
    GrantState,
    Terms,
)
from qdpilot.services import drawing
from qdpilot.services.memory_store import MemoryStore
from qdpilot.services.offices import found, new_office
from ui.actions import Actions
from ui.desk import Desk, read_records
from ui.documents.page import DocumentsPage
from ui.language import speak


def pdf_of(number, pages):
    """Return a paper of A4 pages that name themselves."""
    held = io.BytesIO()
    canvas = Canvas(held, pagesize=(595.28, 841.89), invariant=1)
    for page in range(pages):
        canvas.setFont("Helvetica", 40)
        canvas.drawString(100, 600, f"{number} page {page + 1}")
        canvas.rect(80, 80, 435, 680)
        canvas.showPage()
    canvas.save()
    return held.getvalue()


def paper(store, number, *, operator, zone, pages=3, state=GrantState.IN_FORCE):
    """Put a grant with its paper into a store, as an issue would leave them."""
    terms = Terms(
        operator_id=operator.id,
        scenario="robotaxi",
        stage="demonstration",
        zone_ids=(zone.id,),
        schedule=NIGHTS,
        vehicle_ids=(),
    )
    at = AT + timedelta(days=number)
    hands = {"drafter_id": CLERK.id, "reviewer_id": REVIEWER.id, "approver_id": APPROVER.id}
    asked = Application(
        id=f"app-{number}",
        kind=ApplicationKind.FIRST,
        terms=terms,
        state=ApplicationState.GRANTED,
        number=f"2026-{number:04d}",
        **hands,
    )
    grant = Grant(
        id=f"grant-{number}",
        number=f"青智网联批〔2026〕{number}号",
        application_id=asked.id,
        terms=terms,
        state=state,
        granted_at=at,
        **hands,
    )
    pdf, record = pdf_of(number, pages), f'{{"number":{number}}}'.encode()
    issued = Document(
        id=f"paper-{number}",
        kind=DocumentKind.APPROVAL,
        number=grant.number,
        grant_id=grant.id,
        title="关于同意开展示范应用的批复",
        issued_at=at,
        dated=at.date(),
        record=record,
        record_sha256=hashlib.sha256(record).hexdigest(),
        pdf_sha256=hashlib.sha256(pdf).hexdigest(),
        pdf=pdf,
        audit_head="0" * 64,
        pages=pages,
        salt=b"salt",
    )
    with store.writing(APPROVER, at=at) as work:
        for one in (asked, grant, issued):
            work.record("test.place", work.add(one))
    return issued


@pytest.fixture(autouse=True)
def _english(_light_and_chinese):
    speak("en")


@pytest.fixture
def store():
    made = MemoryStore()
    found(made, new_office("试办公室"), (CLERK, REVIEWER, APPROVER), at=AT)
    return made


@pytest.fixture
def papers(store):
    one = Operator(id="op-1", name="青岛示例出行科技有限公司", uscc="91350100M000100Y43")
    other = replace(one, id="op-2", name="胶州湾示例物流有限公司", uscc="91350100M000100Y42")
    with store.writing(CLERK, at=AT) as work:
        for operator in (one, other):
            work.record("operator.add", work.add(operator))
    (zone,) = drawing.add_zones(store, [zone_named("金家岭示范区")], by=CLERK, at=AT)
    return (
        paper(store, 9, operator=other, zone=zone, state=GrantState.SUSPENDED, pages=1),
        paper(store, 17, operator=one, zone=zone),
    )


class PapersRobot:
    """Does and reads what a person at the desk does and reads."""

    def __init__(self, qtbot, page, desk):
        self.qtbot, self.page, self.desk = qtbot, page, desk

    def shows(self, words):
        """Tell whether words stand anywhere on the page."""
        labels = (one for one in self.page.findChildren(QLabel) if one.isVisible())
        return any(words in one.text() for one in labels)

    def wait_for(self, words):
        self.qtbot.waitUntil(lambda: self.shows(words))

    def numbers(self):
        """Return the numbers in the list, from the top."""
        return [row.paper.number for row in self.page.papers.rows.shown_rows()]

    def choose(self, number):
        rows = self.page.papers.rows
        at = self.numbers().index(number)
        self.page.papers.setCurrentIndex(rows.index(at, 0))

    def wait_for_pages(self, *pages):
        view = self.page.reader.view
        self.qtbot.waitUntil(lambda: all(view.has_picture(one) for one in pages))


@pytest.fixture
def desk(store, jobs):
    return Desk(
        store=store,
        clock=_forty_days_on,
        jobs=jobs,
        title="试办公室.qdp",
        records=read_records(store, at=AT),
    )


def _forty_days_on():
    return AT + timedelta(days=40)


@pytest.fixture
def robot(qtbot, desk):
    window = QMainWindow()
    page = DocumentsPage(desk, Actions(window))
    window.setCentralWidget(page)
    window.resize(1440, 900)
    qtbot.addWidget(window)
    window.show()
    page.shown()
    return PapersRobot(qtbot, page, desk)
