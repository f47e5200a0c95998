"""Where the rows of the register's tables come from: the store, off the screen thread."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Generic, TypeAlias, TypeVar

from qdpilot.model.operator import Operator
from qdpilot.model.words import term
from qdpilot.services.changed import together
from qdpilot.services.listing import Telling
from qdpilot.services.vehicle_list import MORE
from ui import arenas, shown
from ui.language import language
from ui.vehicles.looks import scenario_words, state_words
from ui.vehicles.rows import operator_names

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from qdpilot.model.errors import QdPilotError
    from qdpilot.services.changed import Committed
    from qdpilot.services.list_ports import Keys
    from qdpilot.services.listing import Ask
    from qdpilot.services.ports import Reading
    from qdpilot.services.register_lists import RecordList
    from ui.desk import Desk
    from ui.kit.row_source import Failed

Row = TypeVar("Row")
T = TypeVar("T")
RowsOf: TypeAlias = "Callable[..., dict[int, Row]]"
_TOGETHER = 256
_LONG = 100_000


class RegisterSource(Generic[Row]):
    """Reads one list of the register. The list is arranged in its own lane, rows in the store's."""

    def __init__(self, desk: Desk, listed: type[RecordList], rows_of: RowsOf[Row]) -> None:
        """Take what the list is of.

        Args:
            desk: The open office.
            listed: How its columns are read.
            rows_of: Reads a page: `rows_of(reading, keys, at=now)`.
        """
        self._desk, self._listed, self._rows_of = desk, listed, rows_of
        self._listing: RecordList | None = None
        self._heard = len(desk.commits)
        self._since: Committed = {}
        self._owed: Committed = {}  # heard of and not read yet; of the lane

    def begin(
        self, most: int, done: Callable[[Keys, dict[int, Row]], None], failed: Failed
    ) -> None:
        """Tell the first keys, and their rows."""
        now = self._desk.now()

        def asked(reading: Reading) -> tuple[Keys, dict[int, Row]]:
            keys = reading.keys(self._listed.kind, most=most)
            return keys, self._rows_of(reading, keys.tolist(), at=now)

        self._desk.read(asked, partial(_spread, done), failed)

    def arrange(self, ask: Ask, done: Callable[[Keys, int], None], failed: Failed) -> None:
        """Tell the keys as they are asked for, and how many rows there are unfiltered."""
        self._read_list(partial(self._arranged, ask), partial(_spread, done), failed)

    def read(
        self, keys: Sequence[int], done: Callable[[dict[int, Row]], None], failed: Failed
    ) -> None:
        """Tell the rows with these keys that are there."""
        now = self._desk.now()
        self._desk.read(lambda reading: self._rows_of(reading, keys, at=now), done, failed)

    def seek(self, name: str, done: Callable[[tuple[int, Row] | None], None]) -> None:
        """Tell the key and the row of a record by its id, or None."""
        now = self._desk.now()

        def asked(reading: Reading) -> tuple[int, Row] | None:
            keys = list(reading.keys_of(self._listed.kind, [name]).values())
            return next(iter(self._rows_of(reading, keys, at=now).items()), None)

        self._desk.read(asked, done)

    def collect(
        self, keys: Sequence[int], made: Callable[[Row], T], done: Callable[[list[T]], None]
    ) -> None:
        """Tell what `made` makes of each row with these keys, in their order."""
        now = self._desk.now()

        def asked(reading: Reading) -> list[T]:
            found: list[T] = []
            for at in range(0, len(keys), _TOGETHER):
                some = keys[at : at + _TOGETHER]
                rows = self._rows_of(reading, some, at=now)
                found += [made(rows[one]) for one in some if one in rows]
            return found

        self._desk.read(asked, done, lane="lists")

    def count(self, column: str, done: Callable[[dict[Any, int]], None]) -> None:
        """Tell how many rows have each value of a column."""
        self._read_list(partial(self._counted, column), done, self._desk.refused.emit)

    def change(self) -> None:
        """Forget how the rows were arranged, as far as what was committed concerns it."""
        before, self._heard = self._heard, len(self._desk.commits)
        heard = self._desk.commits.since(before)
        if heard:
            self._since = together(self._since, heard)
        else:  # by another window, of which we hear nothing
            self._listing = None

    def _read_list(
        self,
        asked: Callable[[Callable[[Reading], RecordList], Reading], T],
        done: Callable[[T], None],
        failed: Failed,
    ) -> None:
        """Ask of the list once its lane comes to it; what was heard by now counts."""
        since, self._since = self._since, {}
        listed = partial(self._list, self._desk.now(), since)
        owe = partial(self._owe, since, failed)
        self._desk.read(partial(asked, listed), done, owe, lane="lists")

    def _owe(self, since: Committed, failed: Failed, error: QdPilotError) -> None:
        """Leave to the next reading what was heard before one that was refused."""
        self._since = together(since, self._since)
        failed(error)

    def _arranged(
        self, ask: Ask, listed: Callable[[Reading], RecordList], reading: Reading
    ) -> tuple[Keys, int]:
        listing = listed(reading)
        before = len(listing.columns)
        order = listing.order(reading, ask)
        if len(listing.columns) != before and len(listing.keys) > _LONG:
            arenas.give_back()  # what a column is read from is several times as large as itself
        return order, len(listing.keys)

    def _counted(
        self, column: str, listed: Callable[[Reading], RecordList], reading: Reading
    ) -> dict[Any, int]:
        return listed(reading).counts(reading, column)

    def _list(self, now: datetime, since: Committed, reading: Reading) -> RecordList:
        self._owed = together(self._owed, since)
        listing = self._listing
        if listing is not None and self._owed and not listing.kept(reading, self._owed, at=now):
            listing = None
        if listing is None:
            listing = self._listed(reading, tellings(operator_names(reading)), at=now)
            self._listing = listing
        elif Operator in self._owed:
            listing.retell(tellings(operator_names(reading)))
        self._owed = {}  # only now: a reading that failed owes it to the next
        return listing


def tellings(names: dict[str, str]) -> dict[str, Telling]:
    """Return how the values of columns are told; `names` of operators by id."""
    return {
        "operator": Telling(words=lambda value: names.get(value, "")),
        "scenario": Telling(words=scenario_words),
        "model": Telling(words=str),
        "kind": Telling(words=kind_words),
        "state": Telling(words=state_words),
        "until": Telling(words=_day, key=_itself),
        "rights": Telling(words=_numbers),
        "contact": Telling(words=str),
        "phone": Telling(words=str),
        "vehicles": Telling(words=str, key=_itself),
        "drivers": Telling(words=str, key=_itself),
        "licence_class": Telling(words=str),
        "licensed_since": Telling(words=_day, key=_itself),
        "trained_on": Telling(words=_day, key=_itself),
        "post": Telling(words=post_words),
        **{name: Telling(words=str, key=_itself) for name in MORE},
    }


def kind_words(kind: Any) -> str:
    """Return what a kind of plate, or a track, is called."""
    if kind is None:
        return ""
    group = "track" if type(kind).__name__ == "Track" else "plate_kind"
    return term(group, kind.value, language())


def post_words(post: Any) -> str:
    """Return what the post of a safety driver is called."""
    return "" if post is None else term("post", post.value, language())


def _day(day: Any) -> str:
    return "" if day is None else shown.day(day)


def _numbers(numbers: Sequence[str]) -> str:
    return shown.listed(map(shown.short_number, numbers))


def _itself(value: Any) -> Any:
    return value


def _spread(done: Callable[..., None], values: tuple[Any, ...]) -> None:
    done(*values)
