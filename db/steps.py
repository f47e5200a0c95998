"""What is under way while an older office is opened: told as the database works, and stopped there.

Looking a file of a million vehicles through takes half a minute.
"""

from __future__ import annotations

import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from qdpilot.services.ports import OpeningStep

#: Instructions of SQLite after which it asks: some milliseconds.
_INSTRUCTIONS = 50_000
_EVERY_S = 0.1
#: Pages that are copied at once: some milliseconds.
PAGES = 4_000


class Steps:
    """Tells who waits for an office what is being done; he may raise, and nothing is changed.

    Attributes:
        stopped: Whether he raised.
    """

    def __init__(self, heard: Callable[[OpeningStep, int, int], object] | None) -> None:
        """Take who hears the step, and how many of how many pages are done; 0 if not known."""
        self._heard = heard
        self.stopped = False

    def tell(self, step: OpeningStep, done: int = 0, total: int = 0) -> None:
        """Say how far it is."""
        if self._heard is None:
            return
        try:
            self._heard(step, done, total)
        except BaseException:
            self.stopped = True
            raise

    @contextmanager
    def during(self, step: OpeningStep, driver: Any) -> Iterator[None]:
        """Say again and again that a step is under way while a connection works on it."""
        self.tell(step)
        if self._heard is None:
            yield
            return
        raised: list[BaseException] = []
        told = time.monotonic()

        def asked() -> int:
            nonlocal told
            if time.monotonic() - told > _EVERY_S:
                told = time.monotonic()
                try:
                    self.tell(step)
                except BaseException as error:  # noqa: BLE001 - SQLite stands in between
                    raised.append(error)
            return len(raised)

        driver.set_progress_handler(asked, _INSTRUCTIONS)
        try:
            yield
        except Exception:
            if raised:  # SQLite says only that it was interrupted
                raise raised[0] from None
            raise
        finally:
            driver.set_progress_handler(None, 0)


#: Nobody waits.
QUIETLY = Steps(None)
