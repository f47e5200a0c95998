"""The calendars that the office keeps: which hold, what they say, and what is asked of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QWidget

from qdpilot.exchange.calendar_lines import line_of
from qdpilot.model.calendar import CalendarKind
from qdpilot.model.words import term
from qdpilot.schedule.calendars import bundled_calendars
from qdpilot.schedule.office_calendars import newest
from ui.kit.buttons import Button
from ui.kit.columns import Column
from ui.kit.frames import KeyValues, Section
from ui.kit.labels import Label
from ui.kit.page import Inspector
from ui.kit.table import Table
from ui.language import language
from ui.shown import day, moment, period

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from qdpilot.model.calendar import CalendarEdition
    from ui.desk import Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A calendar that holds: an edition of the office, or a table that travels with the program.

    Attributes:
        name: Of the calendar.
        kind: Code.
        edition: Number; 0 for a bundled table.
        entered: When and by whom.
        source: Where it is from.
        lines: What it says.
    """

    name: str
    kind: str
    edition: int
    entered: str
    source: str
    lines: tuple[str, ...]


class CalendarsPane(QWidget):
    """A table of calendars, and what the chosen one says.

    Attributes:
        table: One row per calendar.

    Signals:
        edit_asked: Name of a calendar whose next edition shall be made; empty for a new one.
        withdrawal_asked: Name of a calendar that shall hold no longer.
    """

    edit_asked = Signal(str)
    withdrawal_asked = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._words = _Words(self)
        self._expected = ""
        self.table: Table[Held] = Table(
            self._words.columns(), name="times/calendars", name_of=_name_of, many=False
        )
        self.table.chosen.connect(self._on_chosen)
        self.table.opened.connect(self.edit_asked)
        self.edit = Button(self.tr("Next edition…"), "pencil")
        self.edit.clicked.connect(self._on_edit)
        self.withdraw = Button(self.tr("Withdraw…"), "calendar-off")
        self.withdraw.clicked.connect(self._on_withdraw)
        self._says = self._side()
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        split = QSplitter()
        split.setHandleWidth(1)
        split.addWidget(self.table)
        split.addWidget(self._says)
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 2)
        whole.addWidget(split)

    @Slot(str)
    def expect(self, name: str) -> None:
        """Choose this calendar when the editions are shown next: it has just been entered."""
        self._expected = name

    def show_editions(self, editions: Sequence[CalendarEdition]) -> None:
        """Show what holds: the newest editions, and bundled tables nothing took the place of."""
        held = [one for one in newest(editions).values() if not one.withdrawn]
        years = {one.year for one in held if one.kind is CalendarKind.STATUTORY}
        rows = [self._of_edition(one) for one in held]
        rows += [row for year, row in _bundled().items() if year not in years]
        expected, self._expected = self._expected, ""
        chosen = [expected] if expected else list(self.table.chosen_names())
        self.table.show_rows(sorted(rows, key=_name_of))
        self.table.choose(chosen or [_name_of(one) for one in sorted(rows, key=_name_of)[:1]])
        self._on_chosen(())

    def _side(self) -> Inspector:
        side = Inspector()
        side.add_button(self.edit)
        side.add_button(self.withdraw)
        side.footer.addStretch(1)
        return side

    def _of_edition(self, edition: CalendarEdition) -> Held:
        who = self._desk.name_of(edition.entered_by)
        return Held(
            name=edition.name,
            kind=edition.kind.value,
            edition=edition.number,
            entered=f"{moment(edition.entered_at, self._desk.timezone)} {who}",
            source=edition.source,
            lines=tuple(line_of(one) for one in edition.entries),
        )

    @Slot(object)
    def _on_chosen(self, _names: object) -> None:
        rows = self.table.chosen_rows()
        own = bool(rows) and rows[0].edition > 0
        self.edit.setEnabled(bool(rows))
        self.withdraw.setEnabled(own)
        self._says.body.clear()
        if rows:
            self._tell(rows[0])

    def _tell(self, held: Held) -> None:
        about = Section(held.name)
        facts = KeyValues()
        facts.add(self.tr("Kind"), _kind(held))
        facts.add(self.tr("Where from"), held.source)
        about.add(facts)
        if not held.edition:
            hint = self.tr(
                "Came with the program. Its next edition, or a new calendar for the same year, "
                "replaces it."
            )
            about.add(Label(hint, tone="text2", wrap=True))
        self._says.body.add(about)
        days = Section(self.tr("Days and events"), note=f"{len(held.lines)}", ruled=False)
        days.add(Label("\n".join(held.lines), wrap=True).selectable())
        self._says.body.add(days)

    @Slot()
    def _on_edit(self) -> None:
        self.edit_asked.emit(self.table.chosen_names()[0])

    @Slot()
    def _on_withdraw(self) -> None:
        self.withdrawal_asked.emit(self.table.chosen_names()[0])


class _Words(QObject):
    """What the table says."""

    def columns(self) -> list[Column[Held]]:
        """Return the columns."""
        columns: list[Column[Held]] = [
            Column("name", self.tr("Calendar"), _name_of, width=128, strong=True),
            Column("kind", self.tr("Kind"), _kind, width=136),
            Column("edition", self.tr("Edition"), self.edition, width=104, least=90),
            Column("entered", self.tr("Entered"), lambda held: held.entered, width=196),
            Column("source", self.tr("Where from"), lambda held: held.source, width=240),
        ]
        return columns

    def edition(self, held: Held) -> str:
        """Return the number of the edition, or that the table came with the program."""
        return str(held.edition) if held.edition else self.tr("bundled")


def _bundled() -> dict[int, Held]:
    found = {}
    for year, table in bundled_calendars().years.items():
        zh = language() == "zh"
        off, work = ("休", "班") if zh else ("day off", "workday")
        runs = [
            f"{_days(run.start, run.end)} {run.zh if zh else run.en} {off}"
            for run in table.holidays
        ]
        made_up = [f"{_days(one, one)} {work}" for one in sorted(table.workdays)]
        found[year] = Held(
            name=f"{year}",
            kind=CalendarKind.STATUTORY.value,
            edition=0,
            entered="",
            source=f"{table.title} {table.number}".strip(),
            lines=(*runs, *made_up),
        )
    return found


def _days(first: date, last: date) -> str:
    return day(first) if first == last else period(first, last)


def _name_of(held: Held) -> str:
    return held.name


def _kind(held: Held) -> str:
    return term("calendar_kind", held.kind, language())
