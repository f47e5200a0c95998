"""Which fields a sheet of the register may have, and what offices call them: data with synonyms."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

import resources
from qdpilot.model.kinds import scenario_kinds
from qdpilot.model.words import has_term, term

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from qdpilot.model.words import Language

_BRACKET = re.compile(r"[(\[【](.*?)[)\]】]")
_NOISE = re.compile(r"[\s:;,.*·、_\-—*※/]+")


@dataclass(frozen=True, slots=True)
class Book:
    """One of the books of the register, whose sheets have columns of their own.

    Attributes:
        code: vehicles, operators, drivers, policies, software, members, contacts or papers.
        file: Which columns, in `resources/rules`.
        key: Field by which two rows are the same.
        zh: What the template calls its sheet.
    """

    code: str
    file: str
    key: str
    zh: str


VEHICLES = Book("vehicles", "vehicle_sheet.json", "vin", "车辆")
OPERATORS = Book("operators", "operator_sheet.json", "uscc", "主体")
DRIVERS = Book("drivers", "driver_sheet.json", "id_number", "安全员")
#: What vehicles have several of: their rows belong to vehicles that are registered.
POLICIES = Book("policies", "policy_sheet.json", "number", "保单")
SOFTWARE = Book("software", "software_sheet.json", "software_version", "软件版本")
#: Likewise of operators.
MEMBERS = Book("members", "member_sheet.json", "member", "联合体成员")
CONTACTS = Book("contacts", "contact_sheet.json", "contact_name", "联系人")
PAPERS = Book("papers", "paper_sheet.json", "paper_number", "主体证照")


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetField:
    """One field that a column of a sheet may hold.

    Attributes:
        book: Whose sheets.
        code: As the record calls it, or of what comes with it: plate, operator ...
        kind: How its cells are read: text, vin, whole, level, day, flag, choice ...
        zh: Chinese heading in the template.
        en: English heading.
        names: Headings that mean it, folded.
        bare: Those of which it is only if of the columns left of it the key is the nearest that
            must be there: 统一社会信用代码 behind 成员单位, not behind 牵头单位.
        required: Whether a row without it cannot be taken.
        units: What may stand in brackets behind the heading or behind a number, to its factor.
        unit: Which of them a bare number has.
        least: Smallest number that can be meant.
        most: Largest.
        words: For a choice: code to the words that mean it.
        blank: For a choice: words, folded, that say that there is none.
        follows: For a choice: words, folded, of what is not written but follows from other fields.
    """

    book: Book
    code: str
    kind: str
    zh: str
    en: str
    names: frozenset[str]
    bare: frozenset[str] = frozenset()
    required: bool = False
    units: Mapping[str, int] = field(default_factory=dict)
    unit: str = ""
    least: int | None = None
    most: int | None = None
    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    blank: frozenset[str] = frozenset()
    follows: frozenset[str] = frozenset()

    def called(self, language: Language) -> str:
        """Return the heading in a language."""
        return self.zh if language == "zh" else self.en

    def heading(self) -> str:
        """Return the Chinese heading with its unit, as the template has it."""
        return f"{self.zh}({self.unit})" if self.unit else self.zh

    def code_of(self, text: str) -> str | None:
        """Return the code that a folded text of a choice means, or None."""
        return _meanings(self.book, self.code).get(text)

    def choices(self, language: Language) -> tuple[tuple[str, str], ...]:
        """Return the codes of a choice with their words."""
        return tuple((code, choice_words(self.code, code, language)) for code in self.words)


@cache
def sheet_fields(book: Book = VEHICLES) -> dict[str, SheetField]:
    """Return the fields by code, in the order of the template."""
    table = resources.table("rules", book.file)
    return {row["field"]: _field(book, row) for row in table["items"]}


def _field(book: Book, row: dict[str, object]) -> SheetField:
    given = {
        name: row[name] for name in ("required", "units", "unit", "least", "most") if name in row
    }
    words: Mapping[str, list[str]] = row.get("words", {})  # type: ignore[assignment]
    return SheetField(
        book=book,
        code=str(row["field"]),
        kind=str(row["kind"]),
        zh=str(row["zh"]),
        en=str(row["en"]),
        names=_folded(row, "names") | _folded(row, "bare"),
        bare=_folded(row, "bare"),
        blank=_folded(row, "blank"),
        follows=_folded(row, "follows"),
        words={code: tuple(meant) for code, meant in words.items()},
        **given,  # type: ignore[arg-type]
    )


def _folded(row: dict[str, object], name: str) -> frozenset[str]:
    said: Iterable[str] = row.get(name, ())  # type: ignore[assignment]
    return frozenset(map(folded, said))


@cache
def _meanings(book: Book, field_code: str) -> dict[str, str]:
    meanings: dict[str, str] = {}
    for code, words in sheet_fields(book)[field_code].words.items():
        names = (code, *words, *(choice_words(field_code, code, one) for one in ("zh", "en")))
        meanings |= {folded(one): code for one in names}
    return meanings


def choice_words(field_code: str, code: str, language: Language) -> str:
    """Return what one of the values of a choice is called."""
    if field_code == "scenario":
        kind = scenario_kinds()[code]
        return kind.zh if language == "zh" else kind.en
    group = "vehicle_category" if field_code == "category" else field_code
    return term(group, code, language) if has_term(group, code) else code


def folded(text: str) -> str:
    """Return a heading without case, width, brackets and marks, so that it can be compared."""
    fair = unicodedata.normalize("NFKC", text).casefold()
    return _NOISE.sub("", _BRACKET.sub("", fair))


def unit_of(label: str) -> str:
    """Return what stands in brackets in a heading: ``mm`` of 车长(mm); empty if nothing does."""
    found = _BRACKET.search(unicodedata.normalize("NFKC", label).casefold())
    return found[1].strip() if found else ""


def field_of(label: str, book: Book = VEHICLES) -> str:
    """Return the code of the field that a heading means; empty if none.

    Of two rows of headings the lower one counts if the two together mean nothing.
    """
    return _by_name(book).get(folded(label), "")


@cache
def _by_name(book: Book) -> dict[str, str]:
    return {name: one.code for one in sheet_fields(book).values() for name in one.names}


def mapped(labels: Iterable[str], book: Book = VEHICLES) -> dict[str, int]:
    """Return for each field that the headings name the place of its column, from 0.

    If two columns mean the same, the first one is taken.
    """
    fields, found, whose = sheet_fields(book), dict[str, int](), ""
    for at, label in enumerate(labels):
        code = field_of(label, book)
        if not code or (folded(label) in fields[code].bare and whose != book.key):
            continue
        found.setdefault(code, at)
        whose = code if fields[code].required else whose
    return found
