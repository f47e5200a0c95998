"""How dates, times, amounts and plates are written on the screen, in the language spoken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.language import language, locale

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime
    from zoneinfo import ZoneInfo

    from qdpilot.model.errors import QdPilotError

_DASH = "—"
#: 公司法 (2023) 第七条: what the name of a company must end in, the longer first.
_FORMS = ("股份有限公司", "有限责任公司", "有限公司", "股份公司")


def day(value: date | None) -> str:
    """Return 2026年1月2日, or 2 Jan 2026; a dash for None."""
    if value is None:
        return _DASH
    if language() == "zh":
        return f"{value.year}年{value.month}月{value.day}日"
    month = locale().monthName(value.month, locale().FormatType.ShortFormat)
    return f"{value.day} {month} {value.year}"


def brief_day(value: date | None) -> str:
    """Return 2026-01-02, where the whole words have no room; a dash for None."""
    return _DASH if value is None else value.isoformat()


def period(start: date | None, end: date | None) -> str:
    """Return both days of a period, both inclusive; without an end: 起 or from."""
    if end is None:
        return f"{day(start)}起" if language() == "zh" else f"from {day(start)}"
    return f"{day(start)} 至 {day(end)}" if language() == "zh" else f"{day(start)} to {day(end)}"


def moment(at: datetime | None, timezone: str | ZoneInfo) -> str:
    """Return an instant as day and 24-hour time in a zone; a dash for None."""
    if at is None:
        return _DASH
    from zoneinfo import ZoneInfo  # not before the first paint, which this module comes before

    local = at.astimezone(ZoneInfo(timezone) if isinstance(timezone, str) else timezone)
    return f"{day(local.date())} {local:%H:%M}"


def number(value: float, *, digits: int = 0) -> str:
    """Return a number with the separators of the language."""
    return locale().toString(float(value), "f", digits)


def refused(error: QdPilotError) -> str:
    """Return why something was refused, and what to do."""
    from qdpilot.model.words import hint, refusal

    return in_a_row(refusal(error, language()), hint(error, language()))


def in_a_row(*sentences: str) -> str:
    """Return sentences one after the other; Chinese ones stand without a space between."""
    return ("" if language() == "zh" else " ").join(one for one in sentences if one)


def listed(names: Iterable[str]) -> str:
    """Return names one after the other, as the language lists them."""
    return ("、" if language() == "zh" else ", ").join(names)


def area(area_m2: float) -> str:
    """Return an area in km², or in m² below 0.01 km²."""
    if area_m2 < 10_000:
        return f"{number(area_m2)} m²"
    return f"{number(area_m2 / 1e6, digits=2)} km²"


def length(length_m: float) -> str:
    """Return a length in km, or in m below 1 km."""
    if length_m < 1000:
        return f"{number(length_m)} m"
    return f"{number(length_m / 1000, digits=2)} km"


def duration(minutes: float) -> str:
    """Return a time in hours, or in minutes below an hour; what is less than one says so."""
    from PySide6.QtCore import QCoreApplication

    if minutes >= 60:
        words = QCoreApplication.translate("shown", "{count} hours")
        return words.format(count=number(minutes / 60, digits=1))
    if minutes == 1:
        return QCoreApplication.translate("shown", "1 minute")
    words = QCoreApplication.translate("shown", "{count} minutes")
    return words.format(count=number(minutes, digits=0 if minutes >= 10 or minutes % 1 == 0 else 1))


def plate(normalised: str) -> str:
    """Return a plate as it is read: 鲁B·12345; a code or an internal number stays as it is."""
    from qdpilot.rules.identifiers import plate_shown

    return plate_shown(normalised)


def short_number(number: str) -> str:
    """Return a 文号 from its year on: 〔2026〕17号; whole if it has no bracket."""
    at = number.find("〔")
    return number[at:] if at > 0 else number


def without_form(name: str) -> str:
    """Return the name of an enterprise without its legal form, as one calls it."""
    form = next((one for one in _FORMS if name.endswith(one)), "")
    return name.removesuffix(form)


def weekday(value: date) -> str:
    """Return 周五, or Fri."""
    return weekday_name(value.weekday())


def weekday_name(day: int) -> str:
    """Return 周五, or Fri, for 4: Monday is 0."""
    if language() == "zh":
        return "周" + "一二三四五六日"[day]
    return locale().dayName(day + 1, locale().FormatType.ShortFormat)


def month_words(month: str) -> str:
    """Return 2026年11月, or Nov 2026, of 2026-11."""
    year, number = month.split("-")
    if language() == "zh":
        return f"{year}年{int(number)}月"
    return f"{locale().monthName(int(number), locale().FormatType.ShortFormat)} {year}"


def month_day(value: date) -> str:
    """Return 6月8日, or 8 Jun."""
    if language() == "zh":
        return f"{value.month}月{value.day}日"
    month = locale().monthName(value.month, locale().FormatType.ShortFormat)
    return f"{value.day} {month}"
