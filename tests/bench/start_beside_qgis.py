"""How long from the start of the process to the drawn city: ours and QGIS desktop, in turn.

QGIS opens a project with the same land, shore, districts and roads, without splash, plugins or
names, and saves what it drew with its own `--snapshot`: that counts until the file is written
(coding the picture is some hundredths of it). Ours shows the ground of the map as it kept it in the
cache folder, names on it: `start.city`. Both are warm: each was started before.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from beside_qgis import SYSTEM_PYTHON, MissingQgisError, installed
from row import row
from starting import begun, made_office

if TYPE_CHECKING:
    from collections.abc import Iterator

TIMES = 3
WIDTH, HEIGHT = 1440, 900
#: How many times as fast we are to be, as in the issue.
GOAL = 5.0


def measure() -> Iterator[dict[str, Any]]:
    """Yield start.qgis: seconds to the drawn city, ours against QGIS's."""
    try:
        version = installed()
    except MissingQgisError as missing:
        yield row("start.qgis", float("nan"), "s", reason=f"skipped: {missing}")
        return
    made_office()
    with tempfile.TemporaryDirectory() as name, _screen():
        folder = Path(name)
        write_project(folder)
        _qgis(folder), begun(cold=False)
        pairs = [(begun(cold=False)["city"][0], _qgis(folder)) for _ in range(TIMES)]
    ours, theirs = (statistics.median(one) for one in zip(*pairs, strict=True))
    reason = f"QGIS {version}: {theirs:.2f} s to the picture in its file"
    yield row("start.qgis", ours, "s", baseline=theirs, goal={"ratio": GOAL}, reason=reason)


@contextmanager
def _screen() -> Iterator[None]:
    """Give a screen to both, of a server without one if there is none: QGIS needs it."""
    if os.environ.get("DISPLAY"):
        yield
        return
    command = ["Xvfb", "-displayfd", "1", "-screen", "0", "1600x1000x24", "-nolisten", "tcp"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as server:
        assert server.stdout is not None
        os.environ["DISPLAY"] = f":{server.stdout.readline().decode().strip()}"
        platform = os.environ.pop("QT_QPA_PLATFORM", None)
        try:
            yield
        finally:
            del os.environ["DISPLAY"]
            if platform is not None:
                os.environ["QT_QPA_PLATFORM"] = platform
            server.terminate()


def write_project(folder: Path) -> None:
    """Write the layers of the city, and have QGIS make a project of them."""
    from db import open_store
    from qdpilot.geometry.basemap import load_basemap
    from qdpilot.model.road import Road
    from ui.tokens import COLOURS

    base, store = load_basemap(), open_store(str(made_office()))
    with store.reading() as reading:
        roads = [road.line for road in reading.all(Road)]
    store.close()
    layers = (
        ("land", [base.land], "MultiPolygon", "land", "land"),
        (
            "districts",
            [one.shape for one in base.districts[1::2]],
            "MultiPolygon",
            "land2",
            "land2",
        ),
        ("lines", list(base.district_lines.geoms), "LineString", "land", "district_line"),
        ("coast", list(base.coast.geoms), "LineString", "land", "shore"),
        ("roads", roads, "LineString", "road", "road_casing"),
    )
    told = []
    for name, shapes, kind, inside, line in layers:
        _write(folder / f"{name}.gpkg", shapes, kind)
        told.append((name, kind == "MultiPolygon", COLOURS[inside].light, COLOURS[line].light))
    (folder / "layers.json").write_text(json.dumps({"sea": COLOURS["sea"].light, "layers": told}))
    making = [SYSTEM_PYTHON, str(Path(__file__).with_name("qgis_project.py")), str(folder)]
    env = _env(folder) | {"QT_QPA_PLATFORM": "offscreen"}
    subprocess.run(making, check=True, capture_output=True, env=env)


def _write(path: Path, shapes: list[Any], geometry: str) -> None:
    import shapely
    from pyogrio.raw import write

    write(
        path,
        shapely.to_wkb(np.array(shapes, dtype=object)),
        [np.arange(len(shapes), dtype=np.int32)],
        ["number"],
        geometry_type=geometry,
        driver="GPKG",
        layer=path.stem,
        crs="EPSG:4326",
    )


def _qgis(folder: Path) -> float:
    """Return the seconds from QGIS's start until its picture is written."""
    from ui.map.canvas import HOME

    picture = folder / "city.png"
    picture.unlink(missing_ok=True)
    command = ["qgis", "--nologo", "--noplugins", "--noversioncheck", "--nocustomization"]
    command += ["--profiles-path", str(folder), "--extent", ",".join(map(str, HOME))]
    command += ["--width", str(WIDTH), "--height", str(HEIGHT), "--snapshot", str(picture)]
    command += ["--project", str(folder / "city.qgs")]
    began = time.time()
    # It ends with 1 after a snapshot; without one there is no picture to look at.
    subprocess.run(command, check=False, capture_output=True, timeout=180, env=_env(folder))
    return picture.stat().st_mtime - began


def _env(folder: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    return kept | {"XDG_RUNTIME_DIR": str(folder)}


if __name__ == "__main__":
    from row import told

    for one in measure():
        print(told(one))
