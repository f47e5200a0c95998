"""Processes to be killed, started without importing everything anew each time."""

from __future__ import annotations

import importlib
import json
import os
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from pathlib import Path


class Nursery:
    """Has children at once: it imported what they need, which takes longer than to open an office.

    Each is a process of its own, forked before there is any window, thread or open file.
    """

    def __enter__(self) -> Self:
        command = [sys.executable, "-m", "tests.soak.nursery"]
        surroundings = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_NO_GUI_THREADPOOL": "1"}
        self._process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            env=surroundings,
        )
        return self

    def __exit__(self, *_: object) -> None:
        with self._process:  # its pipes are closed, and it has ended, afterwards
            self._process.kill()

    def killed(self, office: Path, *, seed: int, lines: int, after_s: float) -> list[str]:
        """Return what a child said before it was killed.

        Args:
            office: Its folder.
            seed: Of what it does.
            lines: That it says first, besides that it is up; at least so much was done then.
            after_s: How much later it is killed, in the middle of what it does next, seconds.
        """
        said = office / "said"
        said.unlink(missing_ok=True)
        os.mkfifo(said)
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps([str(office), seed, str(said)]) + "\n")
        self._process.stdin.flush()
        child = int(self._process.stdout.readline())
        with said.open() as told:
            heard = [told.readline() for _ in range(lines + 1)]
            if not heard[0]:
                raise RuntimeError("the child did not start")
            time.sleep(after_s)
            os.kill(child, signal.SIGKILL)
            heard += told  # to the end: nothing of it lives any more
        return [line for line in heard if line.endswith("\n")]


def _have_children() -> None:
    """Fork a child for each line that is read: office, seed, and where it is heard."""
    from tests.soak.sketch import child

    for module in ("ui.app", "ui.map.page", "ui.recovery.dialog", "PySide6.QtTest"):
        importlib.import_module(module)
    for line in sys.stdin:
        office, seed, said = json.loads(line)
        number = os.fork()
        if number:
            print(number, flush=True)
            continue
        os.dup2(os.open(said, os.O_WRONLY), sys.stdout.fileno())
        for kind in ("DATA", "CONFIG"):
            os.environ[f"XDG_{kind}_HOME"] = f"{office}/{kind.lower()}"
        child(office, seed)


if __name__ == "__main__":
    _have_children()
