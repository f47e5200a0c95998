"""The rows of a sheet of the register, read field by field, with what is wrong with each."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Any

from qdpilot.documents.words import masked
from qdpilot.model.operator import PaperKind
from qdpilot.model.safety_driver import Post
from qdpilot.model.track import Track
from qdpilot.model.vehicle import Category, Cover, Ending, Energy, PlateKind
from qdpilot.services import sheet_cells
from qdpilot.services.sheet_cells import CLEARS, Unread, fair, fair_all, is_read_as_it_is
from qdpilot.services.sheet_fields import VEHICLES, sheet_fields, unit_of
from qdpilot.services.sheet_headings import filled_down, headings
from qdpilot.services.vehicle_sheet import Problem, blocked

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from qdpilot.exchange.sheet_values import Cell
    from qdpilot.exchange.sheets import SheetFile
    from qdpilot.services.sheet_fields import Book, SheetField
    from qdpilot.services.vehicle_sheet import Plan

_CODES: dict[str, Any] = {
    "track": Track,
    "plate_kind": PlateKind,
    "category": Category,
    "energy": Energy,
    "post": Post,
    "cover": Cover,
    "paper_kind": PaperKind,
    "plate_ending": Ending,
}
#: Fields of which a report and a screen show the ends only.
MASKED = frozenset({"id_number"})
#: Rows that close a table: sums and notes under it.
_CLOSING = ("合计", "总计", "小计", "备注", "说明", "填表", "制表", "注:", "注：", "total")


class SheetTable:
    """The rows below the headings, read field by field.

    Attributes:
        book: Whose sheet it is.
        rows: Number in the sheet, from 1, of each row that is not empty.
        values: Field to what was read.
        problems: What could not be read.
        cleared: (Place, field) of cells that say that what is registered is to be cleared.
    """

    def __init__(self, sheet: SheetFile, plan: Plan, book: Book = VEHICLES) -> None:
        """Take what the sheet says.

        Raises:
            UnreadableFileError: If there are no headings.
        """
        self.book = book
        self._sheet, self._plan, self._head = sheet, plan, headings(sheet, book)
        self.values: dict[str, list[Any]] = {}
        self.problems: list[Problem] = []
        self.cleared: set[tuple[int, str]] = set()
        self._texts = {
            code: self._column(at) for code, at in plan.columns.items() if at < len(sheet.columns)
        }
        count = max(0, sheet.rows - self._head.body)
        kept = list(range(count))
        if not _are_rows(self._texts.get(book.key) or ()):
            kept = [at for at in kept if self._is_row(at)]
        if len(kept) != count:
            self._texts = {code: [one[at] for at in kept] for code, one in self._texts.items()}
        body = self._head.body
        self.rows = [body + at + 1 for at in kept]
        self._fix()

    def place(self, row: int) -> int:
        """Return where a row of the sheet that is not empty stands in `rows`."""
        return bisect_left(self.rows, row)

    def _is_there(self, row: int) -> bool:
        at = bisect_left(self.rows, row)
        return at < len(self.rows) and self.rows[at] == row

    def read_all(self) -> None:
        """Read every field; what has no column has what is usual."""
        for code, known in sheet_fields(self.book).items():
            texts = self._texts.get(code)
            usual = self._plan.usual.get(code, "")
            if usual:
                given = texts or [""] * len(self.rows)
                texts = [one or usual for one in given]
            if texts is not None:
                self._texts[code] = texts
                self.values[code] = self._read(known, texts)
            elif known.required:
                finding = blocked("sheet_no_column", field=code)
                self.problems += (
                    Problem(row=row, field=code, value="", finding=finding) for row in self.rows
                )
        self._name_marks()

    def _column(self, at: int) -> list[str]:
        cells: Sequence[Cell] = self._sheet.columns[at][self._head.body :]
        if self._sheet.merged:
            cells = filled_down(self._sheet, at, cells, body=self._head.body)
        return fair_all(cells)

    def _is_row(self, at: int) -> bool:
        said = [one[at] for one in self._texts.values() if one[at]]
        if not said:
            return False
        keys = self._texts.get(self.book.key)
        if keys is not None and keys[at]:
            return not keys[at].casefold().startswith(_CLOSING)
        cells = (fair(one[self._head.body + at]) for one in self._sheet.columns)
        first = next((one for one in cells if one), "")
        return not first.casefold().startswith(_CLOSING)

    def _fix(self) -> None:
        for (row, code), said in self._plan.fixes.items():
            if self._is_there(row):
                texts = self._texts.setdefault(code, [""] * len(self.rows))
                texts[self.place(row)] = fair(said)

    def _read(self, known: SheetField, texts: list[str]) -> list[Any]:
        distinct = set(texts)
        if not distinct.isdisjoint(CLEARS):
            self.cleared |= {(at, known.code) for at, one in enumerate(texts) if one in CLEARS}
            texts = ["" if one in CLEARS else one for one in texts]
            distinct = set(texts)
        if known.required and "" in distinct:
            self.problems += self._missing(known, texts)
        if is_read_as_it_is(known.kind, distinct):
            return [one or None for one in texts] if "" in distinct else list(texts)
        reader = self._reader(known)
        read: dict[str, Any] = {"": None}
        unread: dict[str, Unread] = {}
        for one in distinct - {""}:
            try:
                read[one] = reader(one)
            except Unread as why:
                read[one], unread[one] = None, why
        if unread:
            self.problems += self._complaints(known, texts, unread)
        if len(distinct) == 1:
            return [read[texts[0]]] * len(texts)
        return list(map(read.__getitem__, texts))

    def _reader(self, known: SheetField) -> Callable[[str], Any]:
        if known.kind == "whole":
            at = self._plan.columns.get(known.code)
            label = self._head.labels[at] if at is not None and at < len(self._head.labels) else ""
            factor = known.units.get(unit_of(label), 1)
            return lambda said: sheet_cells.whole(said, known, factor)
        reader, made = sheet_cells.READERS[known.kind], _CODES.get(known.code)
        if made is not None:
            return lambda said: None if (one := reader(said, known)) is None else made(one)
        return lambda said: reader(said, known)

    def _missing(self, known: SheetField, texts: list[str]) -> Iterator[Problem]:
        finding = blocked("sheet_missing", field=known.code)
        for at, (row, one) in enumerate(zip(self.rows, texts, strict=True)):
            if not one and (at, known.code) not in self.cleared:
                yield Problem(row=row, field=known.code, value="", finding=finding)

    def _complaints(
        self, known: SheetField, texts: list[str], unread: dict[str, Unread]
    ) -> Iterator[Problem]:
        for row, one in zip(self.rows, texts, strict=True):
            if one in unread:
                why = unread[one]
                yield Problem(
                    row=row,
                    field=known.code,
                    value=shown(known.code, one),
                    finding=blocked(why.rule, **why.values),
                    suggestion=why.suggestion,
                )

    def _name_marks(self) -> None:
        """Name cells with errors, and computed cells of which the file keeps no value."""
        fields = {at: code for code, at in self._plan.columns.items()}
        for (row, column), error in self._sheet.errors.items():
            self._mark(row + 1, fields.get(column), error, "sheet_error")
        for row, column in self._sheet.formulas:
            code = fields.get(column)
            empty = (
                self._sheet.columns[column][row] == ""
                if column < len(self._sheet.columns)
                else True
            )
            if empty and (row, column) not in self._sheet.errors:
                self._mark(row + 1, code, "=…", "sheet_formula")

    def _mark(self, row: int, code: str | None, value: str, rule: str) -> None:
        if code is None or not self._is_there(row) or (row, code) in self._plan.fixes:
            return
        self.problems = [one for one in self.problems if (one.row, one.field) != (row, code)]
        self.problems.append(Problem(row=row, field=code, value=value, finding=blocked(rule)))


def shown(field: str, value: object) -> str:
    """Return a value of a row as it may be shown: an identity number is masked."""
    text = "" if value is None else str(value)
    return masked(text) if field in MASKED else text


def _are_rows(keys: Sequence[str]) -> bool:
    """Tell whether surely each key begins a row of the table, not a sum or a note under it."""
    joined = "\n" + "\n".join(keys).casefold()
    return bool(keys) and all(keys) and not any(f"\n{one}" in joined for one in _CLOSING)


def unused(sheet: SheetFile, plan: Plan, book: Book = VEHICLES) -> list[str]:
    """Return the headings of columns that no field takes."""
    taken = set(plan.columns.values())
    return [one for at, one in enumerate(headings(sheet, book).labels) if one and at not in taken]
