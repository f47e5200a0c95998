"""The columns of what runs out."""

from __future__ import annotations

from functools import partial
from operator import attrgetter
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from qdpilot.model.words import term
from qdpilot.services.dues import BANDS
from ui import shown
from ui.kit.columns import Column
from ui.language import language

if TYPE_CHECKING:
    from datetime import date

    from qdpilot.services.dues import Due


def dues_columns(today: date) -> tuple[Column[Due], ...]:
    """Return the columns; `today` tells what is over."""
    return (
        Column(
            code="on",
            title=QCoreApplication.translate("Dues", "Last day"),
            text=_last_day,
            key=attrgetter("on"),
            width=130,
            tone=partial(_tone, today),
        ),
        Column(
            code="left",
            title=QCoreApplication.translate("Dues", "Days left"),
            text=partial(_left_words, today),
            key=attrgetter("on"),
            width=90,
            align="right",
            tone=partial(_tone, today),
        ),
        Column(
            code="what",
            title=QCoreApplication.translate("Dues", "What"),
            text=_what,
            width=130,
        ),
        Column(
            code="name",
            title=QCoreApplication.translate("Dues", "Of"),
            text=attrgetter("name"),
            width=190,
            strong=True,
            plate=True,
        ),
        Column(
            code="operator",
            title=QCoreApplication.translate("Dues", "Operator"),
            text=attrgetter("operator"),
            width=200,
        ),
    )


def _last_day(one: Due) -> str:
    return shown.day(one.on)


def _left_words(today: date, one: Due) -> str:
    return str(one.days(today))


def _tone(today: date, one: Due) -> str:
    left = one.days(today)
    return "bad" if left < 0 else "warn" if left <= BANDS[1] else "text"


def _what(one: Due) -> str:
    return term("due", one.what, language())
