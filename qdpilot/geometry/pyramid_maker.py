"""Prepares many lines in a process of its own: the memory it takes is not the window's."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from contextlib import suppress
from typing import IO, TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from qdpilot.geometry.thinning import Lines


class PyramidMaker:
    """Takes lines part by part, while the process begins, then writes their pyramid to a file.

    As a context it ends the process, whatever happened.
    """

    def __init__(self) -> None:
        command = [sys.executable, "-I", "-m", "qdpilot.geometry.pyramid_child"]
        self._child = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "OPENBLAS_NUM_THREADS": "1"},
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def send(self, lines: Lines) -> None:
        """Give some of the lines.

        Raises:
            OSError: If the process has ended.
        """
        self._say(lines=len(lines.counts), places=len(lines.x))
        for values in (lines.counts, lines.kinds, lines.x, lines.y):
            self._given.write(values.tobytes())

    def finish(
        self,
        file: Path,
        *,
        state: str,
        least: Mapping[int, float],
        told: Callable[[int, int], object],
    ) -> bool:
        """Prepare what was given and write it; tell whether that could be done.

        Args:
            file: In a folder that is there.
            state: As `qdpilot.geometry.pyramid_file.save`.
            least: As `qdpilot.geometry.pyramid.build`.
            told: Likewise; what it raises ends the process.
        """
        try:
            self._say(file=str(file), state=state, least=dict(least))
            self._given.close()
        except (OSError, ValueError):  # it has ended; ValueError: and was closed
            return False
        assert self._child.stdout is not None  # a pipe, see above
        for line in self._child.stdout:
            done, total = line.split()
            told(int(done), int(total))
        return self._child.wait() == 0

    def close(self) -> None:
        """End the process, if it is still there."""
        self._child.kill()
        for pipe in (self._child.stdin, self._child.stdout):
            with suppress(OSError):  # what is left to be written goes nowhere
                if pipe is not None:
                    pipe.close()
        self._child.wait()

    @property
    def _given(self) -> IO[bytes]:
        assert self._child.stdin is not None  # a pipe, see above
        return self._child.stdin

    def _say(self, **said: object) -> None:
        self._given.write(json.dumps(said).encode() + b"\n")
        self._given.flush()
