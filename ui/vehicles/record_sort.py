"""What differs between vehicles, operators and drivers, and what is kept of typing into one."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable

    from qdpilot.model.errors import QdPilotError
    from qdpilot.services.register_lists import RecordList
    from ui.kit.columns import Column
    from ui.vehicles.lists import RegisterSource
    from ui.vehicles.panel import RecordPanel
    from ui.vehicles.record_form import Typed

Row = TypeVar("Row")
R = TypeVar("R")


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept(Generic[R]):
    """What was typed into a record that is not saved.

    Attributes:
        base: The record it began from.
        typed: What the fields hold.
    """

    base: R
    typed: Typed


@dataclass(frozen=True, slots=True, kw_only=True)
class Sort(Generic[Row, R]):
    """What differs between vehicles, operators and drivers.

    Attributes:
        code: Names the tab and what is remembered of its table.
        kind: Of the records.
        columns: Of the table, given the ids that hold typed words.
        listed: How the columns are read to sort and filter by.
        rows_of: Reads a page of rows by their keys.
        panel: The form.
        save: The service.
        row_of: Makes a row of a record that is being registered.
        called: Returns what a person calls a row, instead of its id.
    """

    code: str
    kind: type[Any]
    columns: Callable[[Container[str]], Iterable[Column[Row]]]
    listed: type[RecordList]
    rows_of: Callable[..., dict[int, Row]]
    panel: RecordPanel[Row, R]
    save: Callable[..., R]
    row_of: Callable[[R], Row]
    called: Callable[[Row], str]


def in_words(
    error: QdPilotError,
    value: str,
    *,
    source: RegisterSource[Row],
    called: Callable[[Row], str],
    done: Callable[[QdPilotError], None],
) -> None:
    """Tell a refusal that names a record by its words instead of its id.

    Args:
        error: The refusal.
        value: Name of the value that may hold an id.
        source: Where the record is found.
        called: What a person calls its row.
        done: Gets the refusal, at once if it names none.
    """
    name = str(error.values.get(value, ""))
    if name:
        source.seek(name, partial(_tell, error, value, called, done))
    else:
        done(error)


def _tell(
    error: QdPilotError,
    value: str,
    called: Callable[[Row], str],
    done: Callable[[QdPilotError], None],
    met: tuple[int, Row] | None,
) -> None:
    if met is not None:
        error = type(error)(**{**error.values, value: called(met[1])})
    done(error)
