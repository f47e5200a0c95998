"""Runs in a process of its own: prepares many lines for drawing, so that the window stays small.

Standard input is one part after the other: a line of JSON that says how many lines and corners
follow, then their counts and kinds (int64), the x and the y of the corners (float64). The last line
of JSON says where the pyramid goes; without it, nothing is written. Standard output gets a line for
each step: how many are done, of how many.
"""

from __future__ import annotations

import gc
import json
import sys
from pathlib import Path
from typing import IO

import numpy as np

from qdpilot.geometry.pyramid import build
from qdpilot.geometry.pyramid_file import save
from qdpilot.geometry.thinning import Lines, together


def main() -> int:
    """Take lines until the last word; prepare them."""
    gc.disable()  # whole arrays have no circles, and this process is short
    given = sys.stdin.buffer
    parts: list[Lines] = []
    while told := given.readline():
        said = json.loads(told)
        if "file" in said:
            least = {int(kind): scale for kind, scale in said["least"].items()}
            made = build(together(parts), least, _tell)
            save(made, Path(said["file"]), state=said["state"])
            return 0
        parts.append(_part(given, said["lines"], said["places"]))
    return 1  # whoever began has ended


def _part(given: IO[bytes], lines: int, places: int) -> Lines:
    counts, kinds = (np.frombuffer(given.read(8 * lines), dtype=np.int64) for _ in range(2))
    x, y = (np.frombuffer(given.read(8 * places), dtype=np.float64) for _ in range(2))
    return Lines(x, y, counts, kinds)


def _tell(done: int, total: int) -> None:
    sys.stdout.write(f"{done} {total}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
