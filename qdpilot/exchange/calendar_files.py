"""Calendars from files: iCalendar, workbooks, text tables, and the text of the notice on holidays.

What is no entry is named.
"""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING

from qdpilot.exchange import sheets
from qdpilot.exchange.calendar_lines import (
    KINDS,
    MOST_ENTRIES,
    FoundEntries,
    LineError,
    RejectedLine,
    entries_of,
    made_entry,
)
from qdpilot.exchange.calendar_notice import is_notice
from qdpilot.exchange.child import RefusedError
from qdpilot.exchange.ical_in import MAX_BYTES, entries_from_ics
from qdpilot.exchange.sheets_csv import decoded
from qdpilot.model.errors import FileTooLargeError, UnreadableFileError

if TYPE_CHECKING:
    from pathlib import Path

    from qdpilot.exchange.sheet_values import Cell
    from qdpilot.exchange.sheets import SheetFile
    from qdpilot.model.calendar import CalendarEntry

ENDINGS = (".ics", *sheets.ENDINGS)
_HEADS = {
    "name": ("名称", "节日", "节日名称", "节假日", "活动", "活动名称", "name", "summary"),
    "start": (
        "开始", "开始日期", "开始时间", "起", "起始日期", "日期", "start", "date", "begin",
        "放假开始", "放假日期", "放假时间",
    ),
    "end": ("结束", "结束日期", "结束时间", "止", "终止日期", "放假结束", "end"),
    "kind": ("类型", "休班", "休/班", "性质", "kind", "type"),
    "work": ("上班", "上班日期", "调休上班", "调休上班日", "调休", "补班", "补班日期"),
}  # fmt: skip
#: Between the make-up workdays that stand in one cell.
_BETWEEN = re.compile(r"[\s、，,；;]+")
_LOOK_FOR_HEAD = 10
#: As Excel, WPS and openpyxl call a sheet that nobody named.
_UNNAMED = re.compile(r"(sheet|工作表)\s*\d*", re.IGNORECASE | re.ASCII)
_DATE = r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?"
_MOMENT = re.compile(rf"{_DATE}(?:[T ]+(\d{{1,2}})[:：](\d\d)(?:[:：]00)?)?", re.ASCII)


def read_calendar(
    path: Path, *, timezone: str = "Asia/Shanghai", year: int | None = None
) -> FoundEntries:
    """Read a calendar; nothing is written anywhere.

    Args:
        path: Its ending says what it is (`ENDINGS`).
        timezone: In which days and times are wanted.
        year: Of a notice on holidays that names none.

    Raises:
        UnreadableFileError: If it is not what its ending says; names the place.
        FileTooLargeError: If it goes beyond a limit.
    """
    ending = path.suffix.lower()
    if ending not in ENDINGS:
        raise UnreadableFileError(path=path.name, place=ending or "—", reason="no_calendar_ending")
    if ending not in {".ics", ".txt"}:
        return entries_from_sheet(sheets.read(path))
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise FileTooLargeError(path=path.name, limit=MAX_BYTES, size=size)
        content = path.read_bytes()
        if ending == ".ics":
            return entries_from_ics(content, timezone=timezone)
        text = decoded(content)[0]
        return entries_of(text, year) if is_notice(text) else entries_from_sheet(sheets.read(path))
    except OSError as error:
        raise UnreadableFileError(path=path.name, place="—", reason="unreadable") from error
    except RefusedError as error:
        reason, place = error.reason, error.place
        raise UnreadableFileError(path=path.name, place=place, reason=reason) from error
    except UnreadableFileError as error:
        raise UnreadableFileError(**{**error.values, "path": path.name}) from error


def entries_from_sheet(sheet: SheetFile) -> FoundEntries:
    """Return the entries in the rows of a sheet, whose head names the columns.

    Raises:
        UnreadableFileError: If no row near the top names a column for names and one for dates.
    """
    head, columns = _head(sheet)
    free = str(sheet.columns[columns["start"]][head]).strip().startswith("放假")
    entries: list[CalendarEntry] = []
    rejected = []
    for row in range(head + 1, sheet.rows):
        cells = {name: sheet.columns[at][row] for name, at in columns.items()}
        if not any(str(cell).strip() for cell in cells.values()):
            continue
        try:
            if len(entries) >= MOST_ENTRIES:
                raise LineError("too_many")
            entries.extend(_entries(cells, free=free))
        except LineError as wrong:
            text = " ".join(str(cell) for cell in cells.values())[:60]
            rejected.append(RejectedLine(row=row + 1, text=text, reason=str(wrong)))
    return FoundEntries(entries=tuple(entries), rejected=tuple(rejected), name=_name(sheet.sheet))


def _name(sheet: str) -> str:
    """Return the name somebody gave a sheet; empty for the one it is born with."""
    return "" if _UNNAMED.fullmatch(sheet.strip()) else sheet


def _head(sheet: SheetFile) -> tuple[int, dict[str, int]]:
    for row in range(min(sheet.rows, _LOOK_FOR_HEAD)):
        words = [str(column[row]).strip().casefold() for column in sheet.columns]
        found = {
            name: words.index(next(one for one in words if one in known))
            for name, known in _HEADS.items()
            if any(one in known for one in words)
        }
        if {"name", "start"} <= found.keys():
            return row, found
    raise UnreadableFileError(path=sheet.name, place="1", reason="no_calendar_head")


def _entries(cells: dict[str, Cell], *, free: bool) -> list[CalendarEntry]:
    """Return what a row says; `free`: its days are days off unless it says another kind."""
    work = filter(None, _BETWEEN.split(str(cells.get("work", ""))))
    days = [_moment(one) for one in work]
    name = str(cells["name"])
    if any(timed for _, timed in days):
        raise LineError("not_whole_days")
    made = [made_entry(name, day, day, whole=True, kind="work") for day, _ in days]
    return [_entry(cells, kind="off" if free else ""), *made]


def _entry(cells: dict[str, Cell], *, kind: str) -> CalendarEntry:
    start, timed = _moment(str(cells["start"]))
    said = str(cells.get("end", "")).strip()
    if not said and timed:
        raise LineError("no_end")
    end, end_timed = _moment(said) if said else (start, timed)
    if timed != end_timed:
        raise LineError("bad_date")
    told = str(cells.get("kind", "")).strip()
    kind = KINDS.get(told.casefold(), "") if told else kind
    return made_entry(str(cells["name"]), start, end, whole=not timed, kind=kind)


def _moment(text: str) -> tuple[datetime, bool]:
    shape = _MOMENT.fullmatch(text.strip())
    if shape is None:
        raise LineError("bad_date")
    parts = [int(part) for part in shape.groups() if part is not None]
    try:
        return datetime(*parts), len(parts) > 3  # type: ignore[arg-type]  # noqa: DTZ001
    except ValueError:
        raise LineError("bad_date") from None
