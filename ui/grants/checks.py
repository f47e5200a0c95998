"""The inspector beside an application: what blocks, what is to be noted, what passed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from qdpilot.model.finding import Level
from qdpilot.model.words import advice, remark, term
from ui import tokens
from ui.grants.gauges import Gauges
from ui.grants.ways_out import WaysOut
from ui.kit.buttons import Button
from ui.kit.chips import Chip, Look
from ui.kit.frames import Ground, Rule
from ui.kit.labels import ElidedLabel, Label
from ui.kit.messages import IconLabel
from ui.language import language
from ui.rule_words import override_words

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from qdpilot.model.finding import Finding
    from qdpilot.services.assess import Assessment
    from ui.grants.issuing import Weighed
    from ui.kit.page import Inspector

_LOOKS = {
    Level.BLOCK: ("bad", "circle-x"),
    Level.WARN: ("warn", "alert-triangle"),
    Level.PASS: ("ok", "check"),
}

_LONG = 40
#: In which order findings of one level stand.
_GROUPS = ("place", "time", "capacity", "vehicle", "person", "terms")
_CITED_PX = 128


class Checks(QWidget):
    """Fills the page's inspector with an assessment.

    Attributes:
        assessment: What is shown; None while there is none.
        may_write: Tells whether the form of the application is open.
        may_trim: Tells whether it asks for one zone alone, which can be trimmed from here.

    Signals:
        clash_asked: Id of the other party of a clash to be shown on the map.
        look_asked: The person wants to look again.
        place_asked: Where a finding is (west, south, east, north).
        way_taken: An `Offer` that is to be put into the form.
    """

    clash_asked = Signal(str)
    look_asked = Signal()
    place_asked = Signal(object)
    way_taken = Signal(object)

    def __init__(self, inspector: Inspector) -> None:
        super().__init__(inspector)
        self.hide()
        self._inspector = inspector
        self.assessment: Assessment | None = None
        self.may_write: Callable[[], bool] = bool
        self.may_trim: Callable[[], bool] = bool
        self._weighed: Weighed | None = None

    def show_nothing(self, words: str) -> None:
        """Say why there is nothing to show yet."""
        self._begin("")
        self._add_words(words)

    def show_progress(self) -> None:
        """Say that the checks are running."""
        self._begin(self.tr("checking…"))
        self._add_words(self.tr("Rules and clashes with every granted right are being checked."))

    def show_weighed(self, weighed: Weighed, *, at: datetime) -> None:
        """Show what was found, and what settles it.

        Args:
            weighed: The findings, blocking ones first, and the ways out.
            at: Local instant of the look.
        """
        assessment = weighed.assessment
        self._begin(self.tr("checked at {time}").format(time=f"{at:%H:%M}"))
        self.assessment, self._weighed = assessment, weighed
        groups = {
            level: [one for one in assessment.findings if one.level is level] for level in Level
        }
        self._inspector.head.addWidget(self._counts(groups))
        self._inspector.head.addWidget(Rule())
        if assessment.gauges:
            gauges = Gauges(assessment.gauges)
            gauges.place_asked.connect(self.place_asked)
            self._inspector.body.add(gauges)
        for level, found in groups.items():
            if found:
                self._inspector.body.add(_group_head(level, len(found)))
                self._inspector.body.add(self._group(level, found))

    def show_changes(self, names: str) -> None:
        """Say what changed since the person looked, and offer to look again."""
        self._begin("")
        ground = Ground("warn_soft")
        pad = tokens.SPACE_4
        ground.box.setContentsMargins(pad, tokens.SPACE_3, pad, tokens.SPACE_3)
        ground.box.setSpacing(tokens.SPACE_2)
        ground.box.addWidget(Label(self.tr("Changed since you looked"), strong=True))
        ground.box.addWidget(Label(names, wrap=True).selectable())
        words = self.tr("Nothing was issued. Look again, then decide on what is there now.")
        ground.box.addWidget(Label(words, wrap=True, tone="text2"))
        again = Button(self.tr("Look again"), "refresh")
        again.clicked.connect(self.look_asked)
        ground.box.addWidget(again, 0, Qt.AlignmentFlag.AlignLeft)
        self._inspector.body.add(ground)

    def _begin(self, note: str) -> None:
        self.assessment = None
        self._inspector.clear()
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(tokens.SPACE_4, tokens.SPACE_4, tokens.SPACE_4, tokens.SPACE_2)
        row.addWidget(Label(self.tr("Checks"), size="section", strong=True))
        row.addStretch(1)
        row.addWidget(Label(note, size="small", tone="text2"))
        self._inspector.head.addWidget(head)

    def _add_words(self, words: str) -> None:
        label = Label(words, wrap=True, tone="text2")
        label.setContentsMargins(tokens.SPACE_4, tokens.SPACE_2, tokens.SPACE_4, 0)
        self._inspector.body.add(label)

    def _counts(self, groups: dict[Level, list[Finding]]) -> QWidget:
        row = QWidget()
        box = QHBoxLayout(row)
        box.setContentsMargins(tokens.SPACE_4, 0, tokens.SPACE_4, tokens.SPACE_3)
        box.setSpacing(tokens.SPACE_2)
        for level, found in groups.items():
            tone, icon = _LOOKS[level]
            icon = "circle-check" if level is Level.PASS else icon
            words = f"{term('level', level, language())} {len(found)}"
            box.addWidget(Chip(Look(words, tone if found else "end", icon)))
        box.addStretch(1)
        return row

    def _group(self, level: Level, found: list[Finding]) -> QWidget:
        column = QWidget()
        box = QVBoxLayout(column)
        box.setContentsMargins(0, tokens.SPACE_1 if level is Level.PASS else 0, 0, 0)
        box.setSpacing(0)
        place = {code: at for at, code in enumerate(_GROUPS)}
        for one in sorted(found, key=lambda one: place.get(one.group, len(place))):
            box.addWidget(self._item(level, one))
            if level is not Level.PASS:
                box.addWidget(Rule())
        return column

    def _item(self, level: Level, finding: Finding) -> QWidget:
        if level is Level.PASS:
            return _passed(finding)
        tone, icon = _LOOKS[level]
        item = QWidget()
        row = QHBoxLayout(item)
        pad = tokens.SPACE_4
        row.setContentsMargins(pad, tokens.SPACE_3, pad, tokens.SPACE_3)
        row.setSpacing(tokens.SPACE_2)
        row.addWidget(IconLabel(icon, tone), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(tokens.SPACE_1)
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
        if finding.other_id and finding.rule.startswith("clash"):
            see = Button(self.tr("Show on the map"), "map-2", dense=True)
            see.clicked.connect(partial(self._on_see_clicked, finding.other_id))
            column.addWidget(see, 0, Qt.AlignmentFlag.AlignLeft)
        elif finding.place is not None:
            fly = Button(self.tr("Show on the map"), "map-2", dense=True)
            fly.clicked.connect(partial(self._on_fly_clicked, finding.place))
            column.addWidget(fly, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(
            Label(
                override_words(finding.level, finding.override),
                size="small",
                tone="text3",
                wrap=True,
            )
        )
        ways = self._ways_out(finding)
        if ways is not None:
            column.addWidget(ways)
        row.addLayout(column, 1)
        return item

    def _ways_out(self, finding: Finding) -> WaysOut | None:
        assert self._weighed is not None
        offers = self._weighed.ways.get((finding.rule, finding.other_id), ())
        if not offers:
            return None
        ways = WaysOut(
            offers, self._weighed.area_m2, writes=self.may_write(), trims=self.may_trim()
        )
        ways.taken.connect(self.way_taken)
        return ways

    @Slot()
    def _on_fly_clicked(self, place: object) -> None:
        self.place_asked.emit(place)

    @Slot()
    def _on_see_clicked(self, other: str) -> None:
        self.clash_asked.emit(other)


def _group_head(level: Level, count: int) -> QWidget:
    tone, _ = _LOOKS[level]
    head = Ground("sunken", across=True, edge="bottom")
    head.setFixedHeight(32)
    head.box.setContentsMargins(tokens.SPACE_4, 0, tokens.SPACE_4, 0)
    head.box.setSpacing(tokens.SPACE_2)
    head.box.addWidget(Label(term("level", level, language()), tone=tone, strong=True))
    head.box.addWidget(Label(str(count), size="small", tone="text2"))
    head.box.addStretch(1)
    return head


def _passed(finding: Finding) -> QWidget:
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
