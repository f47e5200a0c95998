"""Opening an office; of a file of an older program it is said on standard error what is done."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from qdpilot import window
from qdpilot.cli.interrupt import Interrupt, stopped
from qdpilot.cli.spoken import language

if TYPE_CHECKING:
    from db import SqlStore
    from qdpilot.model.words import Language
    from qdpilot.services.ports import OpeningStep

#: What is over sooner needs no line in a log; a terminal shows it at once.
_SOON_S = 3.0

_WORDS: dict[str, dict[Language, str]] = {
    "look": {"zh": "正在检查文件", "en": "Looking the file through"},
    "copy": {"zh": "正在按原样复制文件", "en": "Copying the file as it was"},
    "compare": {"zh": "正在逐页核对副本", "en": "Comparing the copy page by page"},
    "upgrade": {"zh": "正在升级文件", "en": "Bringing the file up to date"},
    "copied": {
        "zh": "文件由旧版程序保存，已升级；升级前的文件另存在：",
        "en": "An older program saved this file; it is up to date now, and as it was beside it: ",
    },
}


def open_office(target: str) -> SqlStore:
    """Open the office in a file or at an address; Ctrl-C leaves an older file as it is.

    Raises:
        typer.Exit: If it was stopped before the file was brought up to date.
        KeyboardInterrupt: If it was pressed too late for that.
    """
    with Interrupt() as interrupt:
        interrupt.hold()
        progress = _Progress(interrupt)
        try:
            store = window.open_office(target, told=progress.hear)
        except KeyboardInterrupt:
            progress.end()
            raise typer.Exit(stopped("kept")) from None
        progress.end()
    if store.copied_to:
        _say(f"{_WORDS['copied'][language()]}{Path(store.copied_to).name}\n")
    if interrupt.came:
        store.close()
        raise KeyboardInterrupt
    return store


class _Progress:
    """One line that changes on a terminal; elsewhere a line for each step that takes long."""

    def __init__(self, interrupt: Interrupt) -> None:
        self._interrupt = interrupt
        self._began = time.monotonic()
        self._said = ""
        self._is_terminal = sys.stderr.isatty()

    def hear(self, step: OpeningStep, done: int, total: int) -> None:
        """Say how far it is, and stop here if Ctrl-C was pressed."""
        self._interrupt.step()
        words = f"{_WORDS[step][language()]}…"
        if self._is_terminal:
            words += f" {100 * done // total} %" if total else ""
        elif time.monotonic() - self._began < _SOON_S:
            return
        if words != self._said:
            self._said = words
            _say(f"\r\x1b[K{words}" if self._is_terminal else f"{words}\n")

    def end(self) -> None:
        """Leave no half of a line on a terminal."""
        if self._is_terminal and self._said:
            _say("\r\x1b[K")


def _say(words: str) -> None:
    typer.echo(words, err=True, nl=False)
