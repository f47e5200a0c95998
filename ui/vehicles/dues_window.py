"""到期: what runs out, on a calendar and in a list; many are renewed at once."""

from __future__ import annotations

from collections import Counter
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDate, Slot
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QStackedWidget, QWidget

from qdpilot.model.person import Role
from qdpilot.model.words import remark
from qdpilot.services.dues import BANDS, Due, calendar_of, dues
from qdpilot.services.handing_out import write_file
from qdpilot.services.renewing import Renewal, previewed, renew
from ui import shown, tokens
from ui.kit.buttons import Button, PrimaryButton
from ui.kit.days import DayField
from ui.kit.dialogs import fit_over
from ui.kit.file_choice import file_to_write
from ui.kit.frames import Ground
from ui.kit.labels import Label
from ui.kit.messages import EmptyState
from ui.kit.table import Table
from ui.kit.tabs import FilterTabs
from ui.kit.writing_dialog import WritingDialog
from ui.language import language
from ui.vehicles.dues_calendar import DuesCalendar, MarksKey
from ui.vehicles.dues_columns import dues_columns, page_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from qdpilot.model.errors import QdPilotError
    from qdpilot.model.finding import Finding
    from ui.desk import Desk
    from ui.jobs import Job

_SIZE = (1120, 720)
_BANDS = ("overdue", *map(str, BANDS))


class DuesWindow(WritingDialog):
    """What runs out.

    Attributes:
        table: The list.
        tabs: Overdue, and within 7, 30, 60 days.
    """

    def __init__(self, parent: QWidget, desk: Desk) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("What runs out"))
        fit_over(self, parent, *_SIZE)
        self._desk, self._today = desk, desk.today()
        self._dues: tuple[Due, ...] = ()
        self._previewed: tuple[Renewal, ...] = ()
        self._asked: Job | None = None
        self._begun, self._done, self._refusal = False, "", ""
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self._left())
        box.addWidget(self._right(), 1)
        self.finished.connect(self.deleteLater)
        desk.changed.connect(self._on_changed)
        self.refresh()

    def refresh(self) -> None:
        """Read what runs out anew."""
        self._desk.read(partial(dues, today=self._today), self._on_dues)

    def _left(self) -> QWidget:
        left = Ground("sunken")
        pad = tokens.SPACE_4
        left.box.setContentsMargins(pad, pad, pad, pad)
        left.box.setSpacing(tokens.SPACE_3)
        self.calendar = DuesCalendar(self._today)
        self.calendar.clicked.connect(self._on_day_clicked)
        left.box.addWidget(self.calendar)
        told = self.tr("Marked days are last days. Click one to see only what ends then.")
        left.box.addWidget(MarksKey(_bands_in_words()))
        left.box.addWidget(Label(told, tone="text2", size="small", wrap=True))
        save = Button(self.tr("Save as calendar (.ics)…"), "calendar")
        save.clicked.connect(self._on_save_asked)
        left.box.addWidget(save)
        left.box.addStretch(1)
        return left

    def _right(self) -> QWidget:
        right = Ground("surface")
        self.tabs = FilterTabs()
        row = QHBoxLayout()
        row.setContentsMargins(tokens.SPACE_4, tokens.SPACE_2, tokens.SPACE_4, 0)
        for code, said in _bands_in_words().items():
            self.tabs.add(code, said, 0)
        self.tabs.chosen.connect(self._on_tab)
        row.addWidget(self.tabs)
        row.addStretch(1)
        right.box.addLayout(row)
        columns = dues_columns(self._today)
        self.table: Table[Due] = Table(columns, name="dues", name_of=_name, ticks=True)
        self.table.chosen.connect(self._on_chosen)
        self.table.opened.connect(self._on_opened)
        self.table.filtered.connect(self._on_filtered)
        words = self.tr("Click another tab, or a marked day of the calendar.")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(EmptyState("circle-check", self.tr("Nothing ends here"), words))
        right.box.addWidget(self._stack, 1)
        right.box.addWidget(self._renewing())
        return right

    def _renewing(self) -> QWidget:
        line = Ground("sunken", edge="top")
        pad = tokens.SPACE_4
        line.box.setContentsMargins(pad, tokens.SPACE_2, pad, tokens.SPACE_2)
        line.box.setSpacing(tokens.SPACE_2)
        self._told = Label(wrap=True)
        line.box.addWidget(self._told)
        row = QHBoxLayout()
        row.setSpacing(tokens.SPACE_2)
        row.addWidget(Label(self.tr("New last day")))
        self.until = DayField(_in_a_year(self._today))
        self.until.setAccessibleName(self.tr("New last day"))
        self.until.dateChanged.connect(self._preview)
        row.addWidget(self.until)
        self.shorten = QCheckBox(self.tr("Plates at most to their own last day"))
        told = self.tr("A plate that cannot last so long is renewed to the end of its own limits.")
        self.shorten.setToolTip(told)
        self.shorten.toggled.connect(self._preview)
        row.addWidget(self.shorten)
        self._act = PrimaryButton("")
        self._act.clicked.connect(self._on_renew)
        row.addWidget(self._act)
        row.addStretch(1)
        close = Button(self.tr("Close"))
        close.clicked.connect(self.reject)
        row.addWidget(close)
        line.box.addLayout(row)
        return line

    def _on_dues(self, found: tuple[Due, ...]) -> None:
        self._dues = found
        counts = Counter(one.band(self._today) for one in found)
        total, first = 0, ""
        for code in _BANDS:
            total = counts[code] if code in {"overdue", "7"} else total + counts[code]
            self.tabs.count_shown(code, total)
            first = first or (code if total else "")
        self.calendar.mark(found)
        self.table.show_rows(found)
        if first and not self._begun:  # begin where something is to be done
            self.tabs.choose(first)
        self._begun = True
        self._on_tab(self.tabs.code())

    @Slot(str)
    def _on_tab(self, code: str) -> None:
        self._keep(partial(_in_band, code, self._today))

    @Slot(QDate)
    def _on_day_clicked(self, picked: QDate) -> None:
        self._keep(partial(_on_day, date(picked.year(), picked.month(), picked.day())))

    def _keep(self, test: Callable[[Due], bool]) -> None:
        self.table.rows.keep(test)
        self.calendar.come_to(self.table.rows.shown_rows())
        self._preview()  # what is out of sight is not renewed

    @Slot(int)
    def _on_filtered(self, count: int) -> None:
        self._stack.setCurrentIndex(0 if count else 1)

    @Slot(object)
    def _on_chosen(self, _names: object) -> None:
        self._done = ""
        self._preview()

    @Slot()
    def _preview(self) -> None:
        chosen, until = self.table.chosen_rows(), self.until.value()
        shorten, today = self.shorten.isChecked(), self._today
        asked = partial(previewed, picked=chosen, until=until, today=today, shorten=shorten)
        if self._asked is not None:
            self._asked.cancel()
        self._previewed, self._refusal = (), ""  # or what was ticked before could be renewed
        self._act.setEnabled(False)
        self._asked = self._desk.read(asked, self._on_previewed)

    def _on_previewed(self, found: tuple[Renewal, ...]) -> None:
        self._previewed = found
        good = [one for one in found if one.refused is None]
        refused = [one for one in found if one.refused is not None]
        told = self.tr("Tick what is renewed. A double click opens the record.")
        if found:
            told = self.tr("{good} can be renewed until then, {bad} cannot.").format(
                good=len(good), bad=len(refused)
            )
        short = sorted(one.until for one in good if one.until != self.until.value())
        if short:
            words = self.tr(
                "Of these %n plate(s) end earlier, from {first} to {last}.", "", len(short)
            )
            told += words.format(first=shown.day(short[0]), last=shown.day(short[-1]))
        lines = (self._done, self._refusal, told, *self._reasons(refused))
        self._told.setText("\n".join(filter(None, lines)))
        self._act.setText(self.tr("Renew %n", "", len(good)))
        is_clerk = Role.CLERK in self._desk.person.roles
        self._act.setEnabled(bool(good) and is_clerk)
        self._act.setToolTip("" if is_clerk else self.tr("Only a clerk renews"))

    def _reasons(self, refused: list[Renewal]) -> Iterator[str]:
        """Yield each reason once, with the first that it holds for and how many more."""
        by_rule: dict[str, list[Finding]] = {}
        for one in refused:
            if one.refused is not None:
                by_rule.setdefault(one.refused.rule, []).append(one.refused)
        for first, *more in by_rule.values():
            also = self.tr(" (and %n more)", "", len(more)) if more else ""
            yield remark(first, language()) + also

    @Slot()
    def _on_renew(self) -> None:
        self._act.setEnabled(False)
        asked = self._previewed
        done, failed = self._on_renewed, self._on_refused
        self._writing = self._desk.call(renew, asked, done=done, failed=failed)

    def _say_wait(self) -> None:
        self._told.setText(self.tr("It is being renewed. Wait until it is told what came of it."))

    def _on_renewed(self, done: tuple[Renewal, ...]) -> None:
        self._done = self.tr("{count} renewed").format(count=shown.number(len(done)))
        self.refresh()

    def _on_refused(self, error: QdPilotError) -> None:
        self._preview()  # as it stands now: so it can be tried again
        self._refusal = shown.refused(error)
        self._told.setText(self._refusal)

    @Slot(str)
    def _on_opened(self, name: str) -> None:
        due = next((one for one in self._dues if _name(one) == name), None)
        if due is not None and not self.must_wait():
            self._desk.show(page_of(due), (due.kind, due.id))
            self.accept()

    @Slot()
    def _on_save_asked(self) -> None:
        name = f"{self.windowTitle()} {self._today.isoformat()}.ics"
        picked, _ = file_to_write(self, "lists", self.tr("Save as calendar"), name, "*.ics")
        if picked:
            self.save_to(Path(picked))

    def save_to(self, path: Path) -> None:
        """Write what is shown as a calendar file."""
        content = calendar_of(self.table.rows.shown_rows(), stamp=self._desk.clock())
        work = partial(write_file, content, to=path)
        self._desk.jobs.run(work, self._on_saved, lane="compute", writes=True)

    def _on_saved(self, path: Path) -> None:
        self._told.setText(self.tr("Saved: {name}").format(name=str(path)))

    @Slot(object)
    def _on_changed(self, _changes: object) -> None:
        self.refresh()


def _bands_in_words() -> dict[str, str]:
    words = (
        QCoreApplication.translate("DuesWindow", "Over"),
        QCoreApplication.translate("DuesWindow", "Within 7 days"),
        QCoreApplication.translate("DuesWindow", "Within 30 days"),
        QCoreApplication.translate("DuesWindow", "Within 60 days"),
    )
    return dict(zip(_BANDS, words, strict=True))


def _in_a_year(today: date) -> date:
    from qdpilot.rules.periods import last_day

    return last_day(today, 12)


def _name(one: Due) -> str:
    return f"{one.source_id}/{one.what}"


def _in_band(code: str, today: date, one: Due) -> bool:
    left = one.days(today)
    return left < 0 if code == "overdue" else 0 <= left <= int(code)


def _on_day(picked: date, one: Due) -> bool:
    return one.on == picked
