"""What a cell says: days, numbers, choices, as people type them; or why it says nothing.

A reader takes a text without spaces around it, in half width, and returns a value, or raises
`Unread` with the rule, what its sentence needs, and a suggestion where one is plain.
"""

from __future__ import annotations

import re
import unicodedata
from contextlib import suppress
from datetime import date, timedelta
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from qdpilot.services.sheet_fields import choice_words, folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from qdpilot.exchange.sheet_values import Cell
    from qdpilot.services.sheet_fields import SheetField

_DAY = re.compile(
    r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:\s+0?0:00(?::00)?)?"
)
_NAMED_DAY = re.compile(r"(\d{1,2})[ -]([a-z]{3})[a-z]*\.?[ ,-]+(\d{4})", re.IGNORECASE)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_BARE_DAY = re.compile(r"(20\d\d)(\d\d)(\d\d)")
_OTHER_DAY = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})")
_SHORT_DAY = re.compile(r"(\d{2})[-/.年](\d{1,2})[-/.月](\d{1,2})日?")
_NUMBER = re.compile(r"(-?\d[\d,]*(?:\.\d+)?)\s*(\D*)")
_LEVEL = re.compile(r"(?:l|level)?\s*([0-5])\s*级?")
_BETWEEN = re.compile("[、,;]")
_NO_PLATE = frozenset({"待核发", "未核发", "暂无", "无", "—", "-", "/", "no plate yet"})
_FIGURE = re.compile(r"\d(?:\.\d+)?e\+?\d\d", re.IGNORECASE)
_OPEN = frozenset({"长期", "长期有效", "无", "无限期", "—", "-", "/"})
_FLAGS = {
    **dict.fromkeys(("是", "有", "已装", "已安装", "√", "✓", "y", "yes", "true", "1"), True),
    **dict.fromkeys(
        ("否", "无", "没有", "未装", "未安装", "×", "x", "n", "no", "false", "0"), False
    ),
}
#: What a cell holds that clears what is registered, and what people make of it; as `fair` gives it.
CLEAR = "<清空>"
CLEARS = frozenset({CLEAR, "《清空》", "〈清空〉", "<clear>", "<Clear>", "<CLEAR>"})
#: Days since 1899-12-30, as Excel counts them (ECMA-376, part 1, 18.17.4.1); 2000 to 2100.
_SERIAL_ZERO = date(1899, 12, 30)
_SERIALS = range(36_526, 73_051)


class Unread(Exception):  # noqa: N818 - it is no error of the program but an answer
    """A cell that does not say what its field asks for."""

    def __init__(self, rule: str, *, suggestion: str = "", **values: object) -> None:
        super().__init__(rule)
        self.rule = rule
        self.suggestion = suggestion
        self.values = values


def fair(cell: Cell) -> str:
    """Return a cell as text: half width, one space at most between words, none around."""
    if type(cell) is str:
        return cell.strip() if cell.isascii() else _half_width(cell)
    if isinstance(cell, bool):
        return str(cell).lower()
    return str(cell)


def fair_all(cells: Sequence[Cell]) -> list[str]:
    """Return the cells of a column as texts, each as `fair` gives it."""
    first = cells[0] if cells else 0
    if type(first) is str and cells.count(first) == len(cells):
        return [fair(first)] * len(cells)
    kinds = set(map(type, cells))
    if kinds & {bool, float}:  # 1, 1.0 and True are the same to a dictionary
        typed = list(zip(map(type, cells), cells, strict=True))
        pairs = {pair: fair(pair[1]) for pair in set(typed)}
        return list(map(pairs.__getitem__, typed))
    distinct = set(cells)
    if kinds == {str} and len(distinct) > len(cells) // 2 and _is_bare("".join(distinct)):  # type: ignore[arg-type]
        return list(cells)  # type: ignore[arg-type]
    known = {one: fair(one) for one in distinct}
    return list(map(known.__getitem__, cells))


def is_read_as_it_is(kind: str, texts: Iterable[str]) -> bool:
    """Tell whether each of these fair texts surely says itself, read as a field of a kind."""
    if kind not in {"text", "vin", "uscc"}:
        return False
    joined = "".join(texts)
    return kind == "text" or (_is_bare(joined) and joined == joined.upper())


def _is_bare(text: str) -> bool:
    return text.isascii() and text.isprintable() and " " not in text


def _half_width(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).split())


def day(text: str, _field: SheetField) -> date | None:
    """Read a day."""
    found = _DAY.fullmatch(text) or _BARE_DAY.fullmatch(text)
    if found:
        with suppress(ValueError):
            return date(*map(int, found.groups()))
        raise Unread("sheet_no_such_day")
    if text in _OPEN:
        return None
    named = _NAMED_DAY.fullmatch(text)
    if named and named[2].casefold() in _MONTHS:
        with suppress(ValueError):
            return date(int(named[3]), _MONTHS.index(named[2].casefold()) + 1, int(named[1]))
        raise Unread("sheet_no_such_day")
    if text.isdigit() and int(text) in _SERIALS:
        return _SERIAL_ZERO + timedelta(days=int(text))
    raise Unread("sheet_day", suggestion=_likely_day(text))


def _likely_day(text: str) -> str:
    """Return the day that a text of another order may mean; the person decides."""
    with suppress(ValueError):
        if found := _OTHER_DAY.fullmatch(text):
            one, other, year = map(int, found.groups())
            month, on = (other, one) if one > 12 else (one, other)
            return date(year + 2000 if year < 100 else year, month, on).isoformat()
        if found := _SHORT_DAY.fullmatch(text):
            year, month, on = map(int, found.groups())
            return date(2000 + year, month, on).isoformat()
        if found := re.search(_DAY.pattern, text):
            return date(*map(int, found.groups())).isoformat()
    return ""


def whole(text: str, field: SheetField, factor: int = 1) -> int:
    """Read a whole number; a unit behind it counts, else that of the heading does.

    Args:
        text: As `fair` gives it.
        field: Which units there are, and how large the number may be.
        factor: Of the unit in the heading.
    """
    found = _NUMBER.fullmatch(text.casefold())
    unit = found[2].strip() if found else ""
    if found is None or (unit and unit not in field.units):
        raise Unread("sheet_whole")
    number = float(found[1].replace(",", "")) * (field.units[unit] if unit else factor)
    if not number.is_integer() and abs(number - round(number)) > 1e-6:
        raise Unread("sheet_whole", suggestion=str(round(number)))
    try:
        return _within(round(number), field)
    except Unread as beyond:
        beyond.suggestion = _in_other_unit(found[1], field)
        raise


def _in_other_unit(digits: str, field: SheetField) -> str:
    """Return the number with the only unit in which it can be meant; empty if none or several."""
    number = float(digits.replace(",", ""))
    low, high = field.least or 0, field.most or number
    factors = {one for one in field.units.values() if low <= number * one <= high}
    if len(factors) != 1:
        return ""
    (factor,) = factors
    unit = next(name for name, one in field.units.items() if one == factor)
    return f"{digits}{unit}"


def _within(number: int, field: SheetField) -> int:
    low, high = field.least, field.most
    if (low is None or number >= low) and (high is None or number <= high):
        return number
    raise Unread("sheet_range", least=low, most=high, unit=field.unit)


def level(text: str, _field: SheetField) -> int:
    """Read an automation level: 4, L4, 4级."""
    found = _LEVEL.fullmatch(text.casefold())
    if found is None:
        raise Unread("sheet_level")
    return int(found[1])


def flag(text: str, _field: SheetField) -> bool:
    """Read yes or no."""
    known = _FLAGS.get(text.casefold())
    if known is None:
        raise Unread("sheet_flag")
    return known


def choice(text: str, field: SheetField) -> str | None:
    """Read one of several codes by any of its words; None if the text says that there is none."""
    code = field.code_of(folded(text))
    if code is None and folded(text) in field.blank:
        return None
    if code is not None:
        return code
    if folded(text) in field.follows:
        raise Unread("sheet_follows", field=field.code)
    words = [choice_words(field.code, one, "zh") for one in field.words]
    near = get_close_matches(text, words, n=1, cutoff=0.5)
    raise Unread("sheet_choice", choices=tuple(words), suggestion=near[0] if near else "")


def text(said: str, _field: SheetField) -> str:
    """Read a text as it is."""
    return said


def several(said: str, _field: SheetField) -> tuple[str, ...]:
    """Read what stands in one cell as several, with commas between."""
    return tuple(one for one in map(str.strip, _BETWEEN.split(said)) if one)


def code(said: str, _field: SheetField) -> str:
    """Read a code: upper case, no space within."""
    return "".join(said.split()).upper()


def identity(said: str, field: SheetField) -> str:
    """Read an identity number; one that Excel took for a figure has lost its last digits."""
    if _FIGURE.fullmatch(said):
        raise Unread("sheet_figure")
    return code(said, field)


def plate(said: str, _field: SheetField) -> str | None:
    """Read a plate; what stands in the lists of a vehicle that has none yet is none."""
    return None if said in _NO_PLATE else said


READERS: dict[str, Any] = {
    "day": day,
    "level": level,
    "flag": flag,
    "choice": choice,
    "text": text,
    "vin": code,
    "uscc": code,
    "licence": code,
    "identity": identity,
    "operator": text,
    "make_model": text,
    "plate": plate,
    "list": several,
}
