"""What became of a record, as a line of time; and what the register said of it on any day."""

from __future__ import annotations

from functools import partial
from itertools import count
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import QScrollBar

from qdpilot.services.history import as_of, lines
from ui import shown
from ui.kit.days import MaybeDay
from ui.kit.frames import KeyValues, Section, scroll_round
from ui.kit.kept_column import KeptColumn
from ui.kit.labels import Label
from ui.vehicles.looks import state_words
from ui.vehicles.step_words import act_words, changed_words, said_words, version_rows
from ui.vehicles.time_entry import TimeEntry

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from qdpilot.services.history import Step, Then
    from ui.vehicles.facts import Facts

#: Icon and tone of what was done; what is not named was typed.
_SIGNS = {
    "add": ("circle-plus", "ok"),
    "import": ("table-import", "ok"),
    "suspend": ("player-pause", "bad"),
    "lift": ("player-play", "ok"),
    "end": ("circle-minus", "end"),
    "withdraw": ("circle-minus", "end"),
    "renew": ("refresh", "ok"),
    "reveal": ("eye", "warn"),
}
_TYPED = ("pencil", "text2")
_NAMES = 112  # px
_OTHERWISE = "warn"  # the tone of what is another today


class LifeLine(Section):
    """The history of a record.

    Attributes:
        day: As of which the record is shown; empty for today.
        told: Above what the record was on that day.
        then: What it was, field by field.
    """

    def __init__(self) -> None:
        super().__init__(self.tr("History"), ruled=False)
        self._facts: Facts | None = None
        self._comes = False
        self._came = QTimer(self, singleShot=True, interval=0)
        self._came.timeout.connect(self._on_came)
        self.day = MaybeDay()
        self.day.setAccessibleName(self.tr("As of"))
        self.day.setPlaceholderText(self.tr("As of a day, such as 2026-08-31"))
        self.day.setClearButtonEnabled(True)
        self.day.textChanged.connect(self._on_day_changed)
        self.add(self.day)
        self.told = Label(size="small", strong=True, wrap=True)
        self.add(self.told)
        self.then = KeyValues(names_wide=_NAMES)
        self.add(self.then)
        self._entries = KeptColumn()
        self.add(self._entries)

    def show_facts(self, facts: Facts) -> None:
        """Show the line of a record; a day that was asked of the same one stays."""
        another = self._facts is None or self._facts.id != facts.id
        self._facts, self._comes = facts, False
        if another and self.day.text():
            self.day.clear()  # which says it all
        else:
            self._say()

    def _say(self) -> None:
        """Show the acts, newest first; with a day, those until its end and what it was then."""
        if self._facts is None:
            return
        day = self.day.day()
        self._say_then(day)
        told = lines(self._facts.steps)
        steps = [one for one in told if day is None or self._local(one) <= day]
        self._entries.show_parts(map(self._part, reversed(steps), count(1 - len(steps))))

    def _say_then(self, day: date | None) -> None:
        facts = self._facts
        assert facts is not None
        self.then.clear()
        self.told.setVisible(day is not None)
        if day is None:
            return
        if day > facts.today:
            self.told.setText(self.tr("That day is yet to come."))
            return
        found = as_of(facts.steps, day=day, timezone=facts.timezone)
        if found is None:
            self.told.setText(self._missing(day))
            return
        self.told.setText(self.tr("At the end of {day}").format(day=shown.day(day)))
        self._say_standing(found)
        for name, was, now in version_rows(found.value, facts.now, facts.operators):
            self.then.add(
                name[:1].upper() + name[1:], was, tone="text" if was == now else _OTHERWISE
            )
            if was != now:
                self.then.add("", self.tr("now: {value}").format(value=now), tone="text2")

    def _missing(self, day: date) -> str:
        assert self._facts is not None
        own = (one for one in self._facts.steps if one.own)
        if any(self._local(one) <= day for one in own):
            words = self.tr("What was recorded on {day} is not kept.")
        else:
            words = self.tr("Not in the register yet on {day}")
        return words.format(day=shown.day(day))

    def _say_standing(self, then: Then[Any]) -> None:
        stopped = then.suspension
        words = state_words("registered")
        if stopped is not None:
            words = self.tr("suspended: {reason}").format(reason=stopped.reason)
        self.then.add(self.tr("State"), words, tone="text" if stopped is None else "bad")
        if hasattr(then.value, "vin"):
            plates = self.tr(", ").join(shown.plate(one.number) for one in then.plates)
            said = Label(plates or self.tr("none on that day"), plate=True, wrap=True)
            self.then.add(self.tr("Plate"), said.selectable())

    def _part(self, step: Step[Any], until_last: int) -> tuple[object, Callable[[], TimeEntry]]:
        """Return an entry with all that it says of: one that says the same stays as it is."""
        assert self._facts is not None
        facts, last = self._facts, not until_last
        value = (facts.id, step, last, facts.people, facts.operators, facts.timezone)
        return value, partial(self._entry, step, last=last)

    def _entry(self, step: Step[Any], *, last: bool) -> TimeEntry:
        assert self._facts is not None
        entry = TimeEntry(*_SIGNS.get(step.act.rpartition(".")[2], _TYPED), last=last)
        entry.box.addWidget(Label(act_words(step), size="small", strong=True))
        who = self._facts.people.get(step.person_id, "")
        when = shown.moment(step.at, self._facts.timezone)
        told = self.tr("{when}, {who}").format(when=when, who=who) if who else when
        entry.box.addWidget(Label(told, size="small", tone="text2"))
        more = changed_words(step, self._facts.operators) if step.own else said_words(step)
        if more:
            label = Label(more, size="small", tone="text2", plate=True, wrap=True)
            entry.box.addWidget(label.selectable())
        return entry

    def _local(self, step: Step[Any]) -> date:
        assert self._facts is not None
        return step.at.astimezone(self._facts.timezone).date()

    @Slot()
    def _on_day_changed(self) -> None:
        if self.day.is_understood():
            self._say()
            self._comes = self.day.day() is not None
            round_it = scroll_round(self)
            if round_it is not None:
                bar = round_it.verticalScrollBar()
                bar.rangeChanged.connect(self._come_into_view, Qt.ConnectionType.UniqueConnection)

    @Slot()
    def _come_into_view(self) -> None:
        """Stand at the top once laid out: the answer is below the day that was asked."""
        bar = self.sender()
        if self._comes and isinstance(bar, QScrollBar):
            bar.setValue(self.y())
            self._came.start()

    @Slot()
    def _on_came(self) -> None:
        """Stay where one looks, once all is laid out: one may type elsewhere in the panel."""
        if self._entries.is_making:
            self._came.start()
        else:
            self._comes = False
