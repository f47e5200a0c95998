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
_SIGNED = re.compile(r"\d{4}年\d{1,2}月\d{1,2}日")
# What follows an item though it has no full stop: the next one, or the day of the signature.
_NO_PART = re.compile(r"\s*(?:[一二三四五六七八九十]{1,3}、)?[^\s:：，。、\d]{2,12}[：:]")
_ADVICE = re.compile("鼓励|提倡|建议")  # 鼓励各单位…安排职工在除夕（2月9日）休息
_DAY = r"(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日(?:[（(]([^（）()]*)[）)])?"
_WEEKDAY = re.compile("(?:周|星期)([一二三四五六日天])")
_DAYS = re.compile(rf"{_DAY}(?:\s*(?:至|到|[-—–~～])\s*{_DAY})?")
_SOME_DAY = re.compile(rf"{_DAY}|\d[./]\d")
_WORDS = re.compile("放假|上班|补班|调班")


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
    """Return the year of the text's title, else the last one of its items, else its first.

    The days off of New Year may begin in the year before: 元旦：2018年12月30日至2019年1月1日.
    """
    if title := _TITLE.search(text):
        return int(title[1] or title[2])
    lines = [line for _, line in whole_items(text)]
    items = [int(year) for line in lines if _ITEM.match(line) for year in _YEAR.findall(line)]
    others = [line for line in lines if not _SIGNED.fullmatch(line.strip())]
    named = [int(year) for line in others for year in _YEAR.findall(line)]
    return max(items) if items else next(iter(named), None)


def says_nothing(line: str) -> bool:
    """Return whether a line beside the items is the notice's prose: it is about no days."""
    return _SOME_DAY.search(line) is None or _WORDS.search(line) is None


def whole_items(text: str) -> list[tuple[int, str]]:
    """Return the lines of a notice with their numbers, an item that runs on in one piece."""
    found: list[tuple[int, str]] = []
    for row, line in enumerate(text.splitlines(), start=1):
        runs_on = found and _ITEM.match(found[-1][1]) and not _ends_before(line)
        if runs_on and not found[-1][1].rstrip().endswith(("。", ".")):
            found[-1] = (found[-1][0], found[-1][1].rstrip() + line.strip())
        else:
            found.append((row, line))
    return found


def _ends_before(line: str) -> bool:
    return bool(_NO_PART.match(line) or _SIGNED.fullmatch(line.strip()))


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
        if not _ADVICE.match(said.strip())
        for start, end, kind in _stretches(said, year)
    ]


def _kind(said: str, start: int, end: int) -> str:
    """Return what days are of which the said is next behind them, or before them in one clause."""
    found = _WORDS.search(said, end) or re.search(rf"({_WORDS.pattern})[^，,]*$", said[:start])
    if found is None or said[: found.start()].endswith("不"):  # 2月9日不放假
        raise NoticeError("bad_line")
    return "off" if found[0].startswith("放假") else "work"


def _stretches(said: str, year: int | None) -> list[tuple[date, date, str]]:
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
        found.append((start, end, _kind(said, *shape.span())))
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
