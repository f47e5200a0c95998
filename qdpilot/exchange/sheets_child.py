"""Runs in a process of its own, under limits: reads an untrusted sheet, writes plain columns.

The output is a JSON line per some thousand rows: a list of columns, each a list of cells (text,
number, true or false; dates as ISO 8601) or as `sheet_values.packed` writes it. A line that says
what the sheet is ends it, or one with ``error``. `qdpilot.exchange.sheets` reads it.
"""

from __future__ import annotations

import gc
import json
import sys
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from qdpilot.exchange.child import RefusedError
from qdpilot.exchange.limits import keep_within
from qdpilot.exchange.sheet_values import packed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qdpilot.exchange.sheets_blocks import Block


def main() -> int:
    """Read the file named on the command line as the JSON beside it says."""
    path, asked = Path(sys.argv[1]), json.loads(sys.argv[2])
    keep_within(asked["memory"], asked["cpu_s"])
    gc.disable()  # a million cells hold nothing in a circle; looking for it takes its time
    out = sys.stdout.buffer
    try:
        _tell(out, path, asked)
    except RefusedError as error:
        return _refuse(out, error.reason, error.place)
    except RecursionError:
        return _refuse(out, "too_deep", "")
    except MemoryError:
        return _refuse(out, "too_large", "")
    return 0


def _tell(out: IO[bytes], path: Path, asked: dict[str, Any]) -> None:
    head, blocks = _opened(path, asked)
    left_rows, left_cells = asked["rows"], asked["cells"]
    for block in blocks:
        left_rows -= block.rows
        left_cells -= block.cells
        if left_rows < 0:
            raise RefusedError("too_many_rows", str(asked["rows"]))
        if left_cells < 0:
            raise RefusedError("too_many_cells", str(asked["cells"]))
        _line(out, list(map(packed, block.columns)))
    _line(out, head)


def _opened(path: Path, asked: dict[str, Any]) -> tuple[dict[str, Any], Iterator[Block]]:
    if path.suffix.lower() in asked["workbooks"]:
        from qdpilot.exchange import sheets_excel

        return sheets_excel.read(path, asked)
    from qdpilot.exchange import sheets_csv

    return sheets_csv.read(path)


def _refuse(out: IO[bytes], reason: str, place: str) -> int:
    _line(out, {"error": reason, "place": place})
    return 1


def _line(out: IO[bytes], told: Any) -> None:
    out.write(json.dumps(told).encode() + b"\n")


if __name__ == "__main__":
    sys.exit(main())
