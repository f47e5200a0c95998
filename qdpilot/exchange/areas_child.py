"""Runs in a process of its own, under limits: reads areas from an untrusted file of GDAL's.

The output is one JSON line, then the shapes as WKB one after the other; `qdpilot.exchange.areas`
reads it. Heavy libraries are loaded once the limits hold.
"""

from __future__ import annotations

import json
import sys
import warnings
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qdpilot.exchange.child import RefusedError
from qdpilot.exchange.limits import keep_within

if TYPE_CHECKING:
    from qdpilot.exchange.found_roads import Found


def main() -> int:
    """Read the file named on the command line as the JSON beside it says."""
    path, asked = Path(sys.argv[1]), json.loads(sys.argv[2])
    keep_within(asked["memory"], asked["cpu_s"])
    warnings.simplefilter("ignore")
    shapes: list[bytes] = []
    try:
        from qdpilot.exchange import roads_gdal

        head, shapes = _plain(roads_gdal.read(path, asked["fields"]))
    except RefusedError as error:
        head = {"error": error.reason, "place": error.place}
    except MemoryError:
        head = {"error": "too_large", "place": ""}
    out = sys.stdout.buffer
    out.write(json.dumps(head).encode() + b"\n")
    for one in shapes:
        out.write(one)
    return 1 if "error" in head else 0


def _plain(found: Found) -> tuple[dict[str, Any], list[bytes]]:
    import shapely

    shapes, reasons = [], {}
    for row, shape in enumerate(found.shapes):
        area, reason = _area(shape)
        shapes.append(b"" if area is None else bytes(shapely.to_wkb(area, output_dimension=2)))
        if reason:
            reasons[row] = reason
    head = {
        "crs": found.system,
        "columns": found.columns,
        "reasons": reasons,
        "sizes": [len(one) for one in shapes],
    }
    return head, shapes


def _area(shape: Any) -> tuple[Any, str]:
    """Return the area that a shape is, or why it is none; a closed line is one, as CAD draws it."""
    import shapely

    if shape is None:
        return None, "no_geometry"
    if shape.is_empty:
        return None, "empty"
    if shape.geom_type in ("Polygon", "MultiPolygon"):
        return shape, ""
    if shape.geom_type == "LineString" and shape.is_closed and len(shape.coords) >= 4:
        return shapely.Polygon(shape.coords), ""
    return None, "not_an_area"


if __name__ == "__main__":
    sys.exit(main())
