"""A finding as a row of the checks: what blocks or is noted in full, what passed in a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from qdpilot.model.finding import Level
from qdpilot.model.words import advice, remark, term
from ui import tokens
from ui.kit.buttons import Button
from ui.kit.frames import Ground, Rule
from ui.kit.labels import ElidedLabel, Label
from ui.kit.messages import IconLabel
from ui.language import language
from ui.rule_words import override_words

if TYPE_CHECKING:
    from qdpilot.model.finding import Finding
    from ui.grants.ways_out import WaysOut

LOOKS = {
    Level.BLOCK: ("bad", "circle-x"),
    Level.WARN: ("warn", "alert-triangle"),
    Level.PASS: ("ok", "check"),
}

_LONG = 40
_CITED_PX = 128


class FindingRow(QWidget):
    """What blocks, or is to be noted: sentence, particulars, remedy, source, where, ways out.

    Signals:
        clash_asked: Id of the other party of a clash to be shown on the map.
        place_asked: Where it is (west, south, east, north).
    """

    clash_asked = Signal(str)
    place_asked = Signal(object)

    def __init__(self, finding: Finding, ways: WaysOut | None) -> None:
        super().__init__()
        self._finding = finding
        column = QVBoxLayout()
        column.setSpacing(tokens.SPACE_1)
        self._say(column)
        self._lead(column)
        who = override_words(finding.level, finding.override)
        column.addWidget(Label(who, size="small", tone="text3", wrap=True))
        if ways is not None:
            column.addWidget(ways)
        self._lay_out(column)

    def _lay_out(self, column: QVBoxLayout) -> None:
        tone, icon = LOOKS[self._finding.level]
        row = QHBoxLayout()
        pad = tokens.SPACE_4
        row.setContentsMargins(pad, tokens.SPACE_3, pad, tokens.SPACE_3)
        row.setSpacing(tokens.SPACE_2)
        row.addWidget(IconLabel(icon, tone), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(column, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(row)
        box.addWidget(Rule())

    def _say(self, column: QVBoxLayout) -> None:
        finding = self._finding
        if finding.group:
            group = term("finding_group", finding.group, language())
            column.addWidget(Label(group, size="small", tone="text3"))
        head, rest = _split(remark(finding, language()))
        column.addWidget(Label(head, wrap=True, strong=bool(rest)).selectable())
        if rest:
            column.addWidget(Label(rest, wrap=True, size="small", tone="text2").selectable())
        if hint := advice(finding, language()):
            column.addWidget(Label(hint, wrap=True, size="small").selectable())
        if _is_cited(finding):
            column.addLayout(_source(finding.source))

    def _lead(self, column: QVBoxLayout) -> None:
        is_clash = bool(self._finding.other_id) and self._finding.rule.startswith("clash")
        if not is_clash and self._finding.place is None:
            return
        see = Button(self.tr("Show on the map"), "map-2", dense=True)
        see.clicked.connect(self._on_see_clicked if is_clash else self._on_fly_clicked)
        column.addWidget(see, 0, Qt.AlignmentFlag.AlignLeft)

    @Slot()
    def _on_see_clicked(self) -> None:
        self.clash_asked.emit(self._finding.other_id)

    @Slot()
    def _on_fly_clicked(self) -> None:
        self.place_asked.emit(self._finding.place)


def group_head(level: Level, count: int) -> QWidget:
    """Return the heading over the findings of a level."""
    tone, _ = LOOKS[level]
    head = Ground("sunken", across=True, edge="bottom")
    head.setFixedHeight(32)
    head.box.setContentsMargins(tokens.SPACE_4, 0, tokens.SPACE_4, 0)
    head.box.setSpacing(tokens.SPACE_2)
    head.box.addWidget(Label(term("level", level, language()), tone=tone, strong=True))
    head.box.addWidget(Label(str(count), size="small", tone="text2"))
    head.box.addStretch(1)
    return head


def passed_row(finding: Finding) -> QWidget:
    """Return one line: what holds, and by which rule."""
    item = QWidget()
    row = QHBoxLayout(item)
    row.setContentsMargins(tokens.SPACE_4, tokens.SPACE_1, tokens.SPACE_4, tokens.SPACE_1)
    row.setSpacing(tokens.SPACE_2)
    row.addWidget(IconLabel("check", "ok"), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(Label(remark(finding, language()), wrap=True).selectable(), 1)
    if _is_cited(finding):
        cited = ElidedLabel(finding.source, size="small", tone="text2")
        cited.setToolTip(finding.source)
        cited.setMaximumWidth(_CITED_PX)
        row.addWidget(cited, 0, Qt.AlignmentFlag.AlignTop)
    return item


def _is_cited(finding: Finding) -> bool:
    """Tell whether the source is a rule one can look up, and not a file of this program."""
    return bool(finding.source) and not finding.source.startswith("resources/")


def _split(words: str) -> tuple[str, str]:
    """Return what a long sentence says first, and the particulars after its colon."""
    for colon in ("：", ": "):
        head, found, rest = words.partition(colon)
        if found and len(words) > _LONG:
            return head, rest
    return words, ""


def _source(words: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(tokens.SPACE_1)
    row.addWidget(IconLabel("book", "text3", size=tokens.ICON_CHIP), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(Label(words, size="small", tone="text2", wrap=True).selectable(), 1)
    return row
