"""What a person corrected and decided in a sheet, and the one door through which it is dropped."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from ui.kit.confirm import ConfirmAct

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from PySide6.QtWidgets import QWidget


class Corrections:
    """Work on a sheet that nothing was made of yet.

    Attributes:
        fixes: (row, field) to what should stand there.
        merges: Row to what becomes of it.
    """

    def __init__(self) -> None:
        self.fixes: dict[tuple[int, str], str] = {}
        self.merges: dict[int, str] = {}

    def fix(self, rows: Iterable[int], field: str, words: str) -> None:
        """Put a field right in some rows."""
        self.fixes.update(((row, field), words) for row in rows)

    def decide(self, rows: Iterable[int], what: str) -> None:
        """Decide what becomes of some rows."""
        self.merges.update((row, what) for row in rows)

    def drop(
        self,
        over: QWidget,
        title: str,
        then: Callable[[], None],
        *,
        otherwise: Callable[[], None] | None = None,
    ) -> None:
        """Drop all and go on; ask before if there is anything.

        Args:
            over: The window.
            title: Of the question.
            then: What is done once it is dropped.
            otherwise: What is done if the person keeps it.
        """
        count = len(self.fixes) + len(self.merges)
        if not count:
            then()
            return
        told = QCoreApplication.translate(
            "ImportWindow", "What you corrected or decided here ({count}) has not been written."
        )
        question = ConfirmAct(
            over,
            title=title,
            sentence=told.format(count=count),
            act_words=QCoreApplication.translate("ImportWindow", "Drop it"),
            act=partial(self._dropped, then),
        )
        if otherwise is not None:
            question.rejected.connect(otherwise)
        question.open()

    def _dropped(self, then: Callable[[], None], _reason: str) -> None:
        self.fixes, self.merges = {}, {}
        then()
