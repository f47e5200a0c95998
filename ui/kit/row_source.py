"""What a list that is never read as a whole is told by."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeAlias, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from qdpilot.model.errors import QdPilotError
    from qdpilot.services.list_ports import Keys
    from qdpilot.services.listing import Ask

    Failed: TypeAlias = Callable[[QdPilotError], None]

R = TypeVar("R")
T = TypeVar("T")


class Source(Protocol[R]):
    """Where the rows are; each answers later, on the screen thread: `done`, or else `failed`."""

    def begin(self, most: int, done: Callable[[Keys, dict[int, R]], None], failed: Failed) -> None:
        """Tell the first keys in the order of adding, and their rows."""
        ...

    def arrange(self, ask: Ask, done: Callable[[Keys, int], None], failed: Failed) -> None:
        """Tell the keys as they are asked for, and how many rows there are unfiltered."""
        ...

    def read(
        self, keys: Sequence[int], done: Callable[[dict[int, R]], None], failed: Failed
    ) -> None:
        """Tell the rows with these keys that are there."""
        ...

    def collect(
        self, keys: Sequence[int], made: Callable[[R], T], done: Callable[[list[T]], None]
    ) -> None:
        """Tell what `made` makes of each row with these keys, in their order."""
        ...

    def change(self) -> None:
        """Forget how the rows were arranged: something was committed."""
        ...
