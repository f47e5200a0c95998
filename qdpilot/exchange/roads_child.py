"""Runs in a process of its own, under limits: reads an untrusted road network, writes plain rows.

The output is one JSON line, then the raw numbers of the lines: for each line its row and how many
corners it has (int64), then the corners (float64, x and y), all little-endian.
`qdpilot.exchange.roads` reads it. Heavy libraries are loaded once the limits hold.
"""

from __future__ import annotations

import gc
import json
import sys
import warnings
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qdpilot.exchange.child import RefusedError
from qdpilot.exchange.limits import keep_within

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from qdpilot.exchange.found_roads import Found


def main() -> int:
    """Read the file named on the command line as the JSON beside it says."""
    path, asked = Path(sys.argv[1]), json.loads(sys.argv[2])
    keep_within(asked["memory"], asked["cpu_s"])
    warnings.simplefilter("ignore")
    gc.disable()  # it would look over a hundred thousand ways again and again, and find no circle
    out = sys.stdout.buffer
    try:
        found = _found(path, asked["fields"])
        head, numbers = _plain(found)
    except RefusedError as error:
        head, numbers = {"error": error.reason, "place": error.place}, ()
    except RecursionError:
        head, numbers = {"error": "too_deep", "place": ""}, ()
    except MemoryError:
        head, numbers = {"error": "too_large", "place": ""}, ()
    out.write(json.dumps(head).encode() + b"\n")
    for one in numbers:
        out.write(one.tobytes())
    return 1 if "error" in head else 0


def _found(path: Path, fields: Mapping[str, Sequence[str]]) -> Found:
    ending = path.suffix.lower()
    if ending == ".pbf":
        from qdpilot.exchange import roads_pbf

        return roads_pbf.read(path)
    if ending in (".geojson", ".json"):
        from qdpilot.exchange import roads_geojson

        return roads_geojson.read(path, fields)
    from qdpilot.exchange import roads_gdal

    return roads_gdal.read(path, fields)


def _plain(found: Found) -> tuple[dict[str, Any], tuple[NDArray[Any], ...]]:
    """Return the head, and for all lines: row and count, coordinates."""
    import numpy as np
    import shapely

    shapes = np.array(found.shapes, dtype=object)
    kinds = shapely.get_type_id(shapes)
    reasons = {**_reasons(shapes, kinds), **found.reasons}
    parts, row_of = shapely.get_parts(shapes, return_index=True)
    of_line = np.isin(shapely.get_type_id(parts), (1, 2)) & np.isin(kinds, (1, 2, 5))[row_of]
    of_line &= shapely.get_num_coordinates(parts) > 0
    lines, row_of = parts[of_line], row_of[of_line]
    coordinates, index = shapely.get_coordinates(lines, return_index=True)
    counts = np.bincount(index, minlength=len(lines))
    head = {
        "rows": len(shapes),
        "lines": len(lines),
        "crs": found.system,
        "columns": found.columns,
        "reasons": reasons,
    }
    return head, (_little(np.column_stack([row_of, counts]), "<i8"), _little(coordinates, "<f8"))


def _reasons(shapes: NDArray[np.object_], kinds: NDArray[Any]) -> dict[int, str]:
    import numpy as np
    import shapely

    reasons = dict.fromkeys(np.flatnonzero(kinds < 0).tolist(), "no_geometry")
    is_line = np.isin(kinds, (1, 2, 5))
    reasons |= dict.fromkeys(np.flatnonzero(~is_line & (kinds >= 0)).tolist(), "not_a_line")
    empty = is_line & (shapely.get_num_coordinates(shapes) == 0)
    return reasons | dict.fromkeys(np.flatnonzero(empty).tolist(), "empty")


def _little(numbers: NDArray[Any], form: str) -> NDArray[Any]:
    return numbers.astype(form, copy=False)


if __name__ == "__main__":
    sys.exit(main())
