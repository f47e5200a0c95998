"""How papers write days, numbers and areas (GB/T 15835-2011, GB/T 9704-2012)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

_COUNT = "〇一二三四五六七八九"


def day(of: date) -> str:
    """Return 2026年1月2日: full year, month and day without zero (GB/T 9704-2012, 7.3.5.4)."""
    return f"{of.year}年{of.month}月{of.day}日"


def period(start: date, end: date | None) -> str:
    """Return 2026年1月2日至2026年3月31日, both in full."""
    return f"{day(start)}至{day(end)}" if end else f"{day(start)}起，至另行通知时止"


def ordinal(number: int) -> str:
    """Return 一, 二 ... 九十九, as paragraphs are counted."""
    tens, ones = divmod(number, 10)
    lead = "" if tens == 0 else "十" if tens == 1 else f"{_COUNT[tens]}十"
    return lead + (_COUNT[ones] if ones else "")


def area(area_m2: float) -> str:
    """Return square kilometres with two decimals, or square metres when that would hide it."""
    if area_m2 < 100_000:
        return f"{area_m2:.0f}平方米"
    return f"{area_m2 / 1e6:.2f}平方公里"


def listed(parts: Sequence[str]) -> str:
    """Return parts joined as in a Chinese enumeration."""
    return "、".join(parts)


def masked(id_number: str) -> str:
    """Return an identity number of which only the ends can be read: 3702**********1234."""
    if len(id_number) < 10:
        return "*" * len(id_number)
    return id_number[:4] + "*" * (len(id_number) - 8) + id_number[-4:]
