"""A column of a table as data: title, text, sort key, and how its cells look.

Columns whose readers are lambdas get a name with its type before they are returned: of a lambda
within a generic call in a `return`, mypy 2.4 passes over what is wrong.
"""

from __future__ import annotations

from dataclasses import KW_ONLY, dataclass
from typing import TYPE_CHECKING, Any, Generic, Literal, TypeVar

from qdpilot.model.name_order import name_key

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.kit.chips import Look

R = TypeVar("R")


@dataclass(frozen=True)  # with slots, `Column[Row](...)` fails on 3.11
class Column(Generic[R]):
    """One column over rows of type `R`.

    Attributes:
        code: Names the column in what is remembered.
        title: Heading, already translated.
        text: Words of the cell: shown, filtered and copied.
        brief: Shorter words, painted where all have no room.
        brief_under: With less room, pixels, every cell is painted by `brief`, also one whose words
            would fit: dates below each other are of one form.
        key: Value by which it sorts, of its real type; None sorts first. Without it: the words, as
            names are put in order.
        width: In the beginning, device independent pixels.
        least: Down to this it still says what it has to; 0: to most of `width`.
        align: `right` for numbers.
        chip: Look of a chip in the cell, instead of the words, or None for the words.
        scenario: Code of a scenario whose badge stands before the words, or None.
        tone: Tone of the words: text, text2, text3, ok, warn, bad, end, accent.
        icon: Name of an icon before the words, in their tone; empty for none.
        strong: Medium instead of Regular.
        plate: Whether the words are plates, whose dot sits tight.
        hidden: Whether it is shown only once the person chooses it.
    """

    code: str
    title: str
    text: Callable[[R], str]
    _: KW_ONLY
    brief: Callable[[R], str] | None = None
    brief_under: int = 0
    key: Callable[[R], Any] | None = None
    width: int = 120
    least: int = 0
    align: Literal["left", "right"] = "left"
    chip: Callable[[R], Look | None] | None = None
    scenario: Callable[[R], str | None] | None = None
    tone: Callable[[R], str] | None = None
    icon: Callable[[R], str] | None = None
    strong: bool = False
    plate: bool = False
    hidden: bool = False

    def sort_key(self, row: R) -> tuple[bool, Any]:
        """Return a key that puts None first and never compares it."""
        value = name_key(self.text(row)) if self.key is None else self.key(row)
        return (value is not None, value if value is not None else 0)
