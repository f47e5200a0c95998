"""What the inspector says of a paper: whether it is genuine, what it grants, its hashes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from qdpilot.model.document import DocumentKind
from qdpilot.model.kinds import scenario_kinds, stages
from qdpilot.model.words import term
from ui import shown, tokens
from ui.kit.buttons import Button, IconButton
from ui.kit.chips import Chip, SampleChip, ScenarioBadge, state_look
from ui.kit.frames import Ground, KeyValues, Section
from ui.kit.labels import Label
from ui.kit.messages import IconLabel
from ui.language import language

if TYPE_CHECKING:
    from datetime import datetime

    from ui.documents.shelf import Checked, Opened, Shelved
    from ui.kit.page import Inspector


class PaperFacts(QWidget):
    """Fills the inspector of the page; owns nothing but what it put there.

    Signals:
        right_asked: Id of the grant that should be shown.
    """

    right_asked = Signal(str)

    def __init__(self, inspector: Inspector) -> None:
        super().__init__(inspector)
        self.hide()
        self._inspector = inspector
        self._grant_id = ""

    def show_paper(self, row: Shelved, opened: Opened, checked: Checked, *, at: datetime) -> None:
        """Show a paper.

        Args:
            row: As it stands in the list.
            opened: What was read of it.
            checked: What comparing its hashes gave.
            at: When that was, local.
        """
        self._inspector.clear()
        self._grant_id = row.paper.grant_id
        self._inspector.head.addWidget(self._verdict(checked, at))
        for section in (self._facts(row), self._granted(row, opened, checked), self._hashes(row)):
            self._inspector.body.add(section)
        button = Button(self.tr("Open right"), "road")
        button.clicked.connect(self._on_right_clicked)
        self._inspector.add_button(button)
        self._inspector.footer.addStretch(1)

    def _verdict(self, checked: Checked, at: datetime) -> QWidget:
        whole = checked.is_whole
        ground = Ground("surface", across=True, edge="bottom")
        pad = tokens.SPACE_4
        ground.box.setContentsMargins(pad, pad, pad, pad)
        ground.box.setSpacing(tokens.SPACE_3)
        tone = "ok" if whole else "bad"
        ground.box.addWidget(IconLabel("shield-check" if whole else "shield-x", tone, size=32))
        words = QVBoxLayout()
        words.setSpacing(0)
        verdict = self.tr("Genuine and whole") if whole else self.tr("Not what was issued")
        words.addWidget(Label(verdict, size="section", strong=True, tone=tone))
        told = self._reason(checked).format(time=f"{at:%H:%M:%S}")
        words.addWidget(Label(told, size="small", tone="text2", wrap=True))
        ground.box.addLayout(words, 1)
        return ground

    def _reason(self, checked: Checked) -> str:
        if checked.is_whole:
            return self.tr("Paper and record match their hashes, checked {time}")
        if checked.record_holds:
            return self.tr("The stored paper differs from its hash; do not use it. Checked {time}")
        if checked.pdf_holds:
            return self.tr("The stored record differs from its hash; do not use it. Checked {time}")
        return self.tr("Paper and record differ from their hashes; do not use it. Checked {time}")

    def _facts(self, row: Shelved) -> Section:
        section, facts = Section(), KeyValues()
        facts.add(self.tr("Number"), row.paper.number)
        facts.add(self.tr("Kind"), self._kind(row))
        facts.add(self.tr("Operator"), row.operator)
        facts.add(self.tr("Dated"), shown.day(row.paper.dated))
        facts.add(self.tr("Right"), self._right(row))
        section.add(facts)
        return section

    def _kind(self, row: Shelved) -> QWidget:
        words = term("document_kind", row.paper.kind.value, language())
        told = self.tr("{kind}, {pages} pages").format(kind=words, pages=row.paper.pages)
        return _row(Label(told), *([SampleChip()] if row.paper.sample else []))

    def _right(self, row: Shelved) -> QWidget:
        end = row.until
        until = self.tr("until {day}").format(day=shown.day(end))
        words = until if end else self.tr("until further notice")
        return _row(Label(words), Chip(state_look("grant_state", row.state)))

    def _granted(self, row: Shelved, opened: Opened, checked: Checked) -> Section:
        grants = row.paper.kind is DocumentKind.APPROVAL
        head = self.tr("What it grants") if grants else self.tr("The right that it is about")
        section, facts = Section(head), KeyValues()
        terms = row.terms
        kind = scenario_kinds()[terms.scenario]
        stage = stages()[terms.stage]
        chinese = language() == "zh"
        badge = ScenarioBadge(terms.scenario, size=18)
        scenario = _row(badge, Label(kind.zh if chinese else kind.en))
        facts.add(self.tr("Scenario"), scenario)
        facts.add(self.tr("Stage"), stage.zh if chinese else stage.en)
        facts.add(self.tr("Zones"), ("、" if chinese else ", ").join(opened.zones))
        facts.add(self.tr("Times"), checked.times)
        facts.add(self.tr("Vehicles"), shown.number(len(terms.vehicle_ids)))
        section.add(facts)
        return section

    def _hashes(self, row: Shelved) -> Section:
        section, facts = Section(self.tr("Hashes (SHA-256)"), ruled=False), KeyValues()
        facts.add(self.tr("Record"), _Hash(row.paper.record_sha256))
        facts.add(self.tr("Paper"), _Hash(row.paper.pdf_sha256))
        facts.add(self.tr("Audit head"), _Hash(row.paper.audit_head))
        section.add(facts)
        return section

    @Slot()
    def _on_right_clicked(self) -> None:
        self.right_asked.emit(self._grant_id)


class _Hash(QWidget):
    """A hash, shortened, with a button that copies the whole."""

    def __init__(self, digest: str) -> None:
        super().__init__()
        self._digest = digest
        groups = [digest[at : at + 4] for at in range(0, 12, 4)]
        label = Label(f"{' '.join(groups)} … {digest[-4:]}").selectable()
        label.setToolTip(digest)
        copy = IconButton("copy", self.tr("Copy"), size=tokens.ICON_CHIP, ink="text2")
        copy.clicked.connect(self._on_copy_clicked)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(label)
        row.addWidget(copy)
        row.addStretch(1)

    @Slot()
    def _on_copy_clicked(self) -> None:
        QGuiApplication.clipboard().setText(self._digest)


def _row(*parts: QWidget) -> QWidget:
    held = QWidget()
    row = QHBoxLayout(held)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(tokens.SPACE_2)
    for part in parts:
        row.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
    row.addStretch(1)
    return held
