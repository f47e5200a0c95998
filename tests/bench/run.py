"""Runs every benchmark; prints a line per figure and writes build/bench.json.

`python tests/bench/run.py [NAME...]` runs those whose module is named.
"""

from __future__ import annotations

import importlib
import json
import sys
from pathlib import Path

HERE = Path(__file__).parent
MODULES = (
    "starting",
    "assessing",
    "clashing",
    "printing",
    "frames",
    "beside_qgis",
    "start_beside_qgis",
    "networks",
    "sheets",
    "finding",
    "tables",
)


def main() -> int:
    """Run the modules named on the command line, or all of them."""
    sys.path.insert(0, str(HERE))
    from row import told

    rows = []
    for name in sys.argv[1:] or MODULES:
        for one in importlib.import_module(name).measure():
            print(told(one), flush=True)
            rows.append(one)
    out = Path("build/bench.json")
    out.parent.mkdir(exist_ok=True)
    out.write_text(json.dumps(rows, indent=1, ensure_ascii=False))
    return 0


if __name__ == "__main__":
    sys.exit(main())
