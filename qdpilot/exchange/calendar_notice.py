"""The notice of the State Council on holidays, read as it is published.

    一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。

The year is that of the notice's title, or it is said beside it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

_ITEM = re.compile(
    r"\s*(?:[一二三四五六七八九十]{1,3}、)?"
    r"(?![^:：]*(?:日期|时间)[：:])([^\s:：，。、\d]{2,12}(?:、[^\s:：，。、\d]{2,12})*)[：:]"
    r"(\s*(?:\d{4}年)?\d{1,2}月\d{1,2}日.*)"
)
_YEAR = re.compile(r"(\d{4})\s*年")
# Pasted with its head, a notice names first the year in which it was published.
_TITLE = re.compile(r"(\d{4})\s*年\s*(?:部分)?节假日|现将\s*(\d{4})\s*年")
_DAY = r"(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日(?:[（(]([^（）()]*)[）)])?"
_WEEKDAY = re.compile("(?:周|星期)([一二三四五六日天])")
_DAYS = re.compile(rf"{_DAY}(?:\s*(?:至|到|[-—–~～])\s*{_DAY})?")


class NoticeError(ValueError):
    """A day that is none; the argument is the code of the reason."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeDays:
    """Days off or make-up workdays of one holiday.

    Attributes:
        name: Of the holiday.
        start: First day.
        end: Last day, inclusive.
        kind: off or work.
    """

    name: str
    start: date
    end: date
    kind: str


def is_notice(text: str) -> bool:
    """Return whether a text holds items of the notice."""
    return any(_ITEM.match(line) for line in text.splitlines())


def notice_year(text: str) -> int | None:
    """Return the year of the text's title, or else the one it names first."""
    found = _TITLE.search(text) or _YEAR.search(text)
    return int(next(filter(None, found.groups()))) if found else None


def says_nothing(line: str) -> bool:
    """Return whether a line beside the items is the notice's prose: it is about no days."""
    return _DAYS.search(line) is None or not re.search("放假|上班", line)


def whole_items(text: str) -> list[tuple[int, str]]:
    """Return the lines of a notice with their numbers, an item that runs on in one piece."""
    found: list[tuple[int, str]] = []
    for row, line in enumerate(text.splitlines(), start=1):
        if found and _ITEM.match(found[-1][1]) and not found[-1][1].rstrip().endswith(("。", ".")):
            found[-1] = (found[-1][0], found[-1][1].rstrip() + line.strip())
        else:
            found.append((row, line))
    return found


def notice_days(line: str, year: int | None) -> list[NoticeDays] | None:
    """Return what an item of the notice says; None if the line is none.

    Raises:
        NoticeError: If the year is not known, or a day does not exist or is another weekday.
    """
    item = _ITEM.match(line)
    if item is None:
        return None
    return [
        NoticeDays(name=item[1], start=start, end=end, kind=kind)
        for said in re.split("[。；;]", item[2])
        for start, end in _stretches(said, year)
        if (kind := _kind(said))
    ]


def _kind(said: str) -> str:
    if "放假" in said:
        return "off"
    if "上班" in said:
        return "work"
    raise NoticeError("bad_line")


def _stretches(said: str, year: int | None) -> list[tuple[date, date]]:
    found = []
    month: str | None = None
    for shape in _DAYS.finditer(said):
        own, of_month, day, note, last_own, last_month, last_day, last_note = shape.groups()
        month = of_month or month
        start = _date(own, month, day, year, note)
        end = start
        if last_day:
            month = last_month or month
            end = _date(last_own or own, month, last_day, year, last_note)
        if end < start:
            raise NoticeError("end_before_start")
        found.append((start, end))
    return found


def _date(own: str | None, month: str | None, day: str, year: int | None, note: str | None) -> date:
    """Return a day; in brackets behind it may stand its weekday, by which a wrong year shows."""
    if not own and year is None:
        raise NoticeError("no_year")
    try:
        found = date(int(own or year or 0), int(month or 0), int(day))
    except ValueError:
        raise NoticeError("bad_date") from None
    said = _WEEKDAY.search(note or "")
    if said and "一二三四五六日".index(said[1].replace("天", "日")) != found.weekday():
        raise NoticeError("other_weekday")
    return found
