"""Ctrl-C: it stops what is written at its next step, and it is said whether anything is."""

from __future__ import annotations

import signal
import sys
from typing import TYPE_CHECKING, Any

import typer

from qdpilot.cli.spoken import language

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import TypeVar

    from qdpilot.model.words import Language

    T = TypeVar("T")

INTERRUPTED = 128 + signal.SIGINT  # as a shell gives it

_STOPPED: dict[str, dict[Language, str]] = {
    "nothing": {
        "zh": "已中断：没有写入任何内容。",
        "en": "Interrupted: nothing was written.",
    },
    "all": {
        "zh": "中断得太晚：上述内容已写入。",
        "en": "Interrupted too late: what is listed above is written.",
    },
    "kept": {
        "zh": "已中断：文件保持原样。",
        "en": "Interrupted: the file is as it was.",
    },
}


class Interrupt:
    """Ctrl-C while something is written: it stops that at its next step, and never unsaid.

    From `hold` to the end of the block nothing is raised but by `step`, so whoever is past the last
    step writes, and can say so.

    Attributes:
        came: Whether it was pressed.
    """

    def __init__(self) -> None:
        self.came = False
        self._is_held = False
        self._before: Any = None
        self._untold = sys.unraisablehook

    def __enter__(self) -> Interrupt:
        """Hear it."""
        self._before = signal.signal(signal.SIGINT, self._on_pressed)
        self._untold = sys.unraisablehook
        sys.unraisablehook = self._on_unraisable
        return self

    def hold(self) -> None:
        """Hold it back from now on."""
        self._is_held = True

    def __exit__(self, *_error: object) -> None:
        """Do again what was done on it before."""
        signal.signal(signal.SIGINT, self._before)
        sys.unraisablehook = self._untold

    def step(self, *_done: object) -> None:
        """Stop here if it was pressed: give this as `told`.

        Raises:
            KeyboardInterrupt: If it was.
        """
        if self.came:
            raise KeyboardInterrupt

    def _on_pressed(self, *_signal: object) -> None:
        self.came = True
        if not self._is_held:
            raise KeyboardInterrupt

    def _on_unraisable(self, what: Any) -> None:
        """Print no traceback where it cannot be raised: the next step stops for it."""
        if not isinstance(what.exc_value, KeyboardInterrupt):
            self._untold(what)

    def stepping(self, those: Iterable[T]) -> Iterator[T]:
        """Yield them one by one; stop before the next if it was pressed."""
        for one in those:
            self.step()
            yield one


def stoppable(act: Callable[[Interrupt], int]) -> int:
    """Do what says its answer and returns its exit code; say what Ctrl-C left written of it."""
    with Interrupt() as interrupt:
        try:
            code = act(interrupt)
        except KeyboardInterrupt:
            return stopped("nothing")
        except ImportError:
            if not interrupt.came:
                raise
            return stopped("nothing")  # a library that is being loaded makes it a fault of its own
        return stopped("all") if interrupt.came else code


def stopped(written: str) -> int:
    """Say what is written of what was stopped by Ctrl-C; return the exit code."""
    typer.echo(f"qdpilot: {_STOPPED[written][language()]}", err=True)
    return INTERRUPTED
