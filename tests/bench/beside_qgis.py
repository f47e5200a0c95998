"""QGIS beside us: the same roads and zones, views, colours and widths, antialiased; CPU time.

`python tests/bench/beside_qgis.py` installs QGIS if it is missing (Debian, as root) and measures;
without it `measure` says so and gives nothing. QGIS reads features from GeoPackages with spatial
indexes at every frame, hides lesser roads by a filter as we do, and leaves out what is under a
pixel; we draw from prepared arrays and kept tiles: that is the difference that is measured. Our
frames have base map, names, graticule and scale bar besides, QGIS's have not.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely
from frames import HEIGHT, SCALES, WIDTH, _cpu_ms, _frame, _look, _pan, _view
from row import row

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ui.map.hands import MapView

SYSTEM_PYTHON = "/usr/bin/python3"
PACKAGES = ("qgis", "python3-qgis")
#: Of the first round more is made than drawn; a median of three would be the slower of the others.
ROUNDS, DRAWN = 5, 4
#: How many times as fast we are to be, as in the issue: warm pan, sharp after a jump.
GOALS = {"city": (150, 10), "urban": (150, 6), "district": (150, 4), "street": (10, 1.2)}


class MissingQgisError(Exception):
    """It is not there; the words say what installs it."""


class Qgis:
    """QGIS in a process of its own, ready to draw the views of a folder."""

    def __init__(self, folder: Path) -> None:
        side = Path(__file__).with_name("qgis_side.py")
        env = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
        self._process = subprocess.Popen(
            [SYSTEM_PYTHON, str(side), str(folder)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            env=env,
        )
        assert self._answer() == "ready"

    def frames(self, name: str, times: int = DRAWN, picture: str = "") -> list[float]:
        """Return the CPU milliseconds of frames of a view; save the last if a path is given."""
        assert self._process.stdin is not None
        self._process.stdin.write(f"{name}\t23\t{times}\t{picture}\n")
        self._process.stdin.flush()
        found: list[float] = json.loads(self._answer())
        return found

    def close(self) -> None:
        """Let it end."""
        self._process.communicate()

    def _answer(self) -> str:
        assert self._process.stdout is not None
        return self._process.stdout.readline().strip()


def measure() -> Iterator[dict[str, Any]]:
    """Yield ours and QGIS's milliseconds of a warm pan and of a sharp frame after a jump."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("QT_NO_GUI_THREADPOOL", "1")
    try:
        version = installed()
    except MissingQgisError as missing:
        print(f"qgis: skipped: {missing}")
        return
    from PySide6.QtWidgets import QApplication

    kept = QApplication.instance() or QApplication([])
    with tempfile.TemporaryDirectory() as name:
        view, folder = _view(), Path(name)
        write_layers(view, folder)
        views = {one: described(view, metres) for one, metres in SCALES.items()}
        (folder / "views.json").write_text(json.dumps(views))
        qgis = Qgis(folder)
        for one, metres in SCALES.items():
            yield from _compared(view, qgis, (one, metres), version)
        qgis.close()
        view.stop()
        view.deleteLater()
    del kept


def installed() -> str:
    """Return QGIS's version.

    Raises:
        MissingQgisError: If it is not installed.
    """
    asks = "import qgis.core; print(qgis.core.Qgis.QGIS_VERSION)"
    try:
        command = [SYSTEM_PYTHON, "-c", asks]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
    except (OSError, subprocess.CalledProcessError) as error:
        raise MissingQgisError("not installed: python tests/bench/beside_qgis.py") from error
    return done.stdout.strip()


def _compared(
    view: MapView, qgis: Qgis, at: tuple[str, float], version: str
) -> Iterator[dict[str, Any]]:
    name, metres = at
    theirs, pans, sharp = [], [], []
    qgis.frames(name, 1)
    for _ in range(ROUNDS):
        theirs += qgis.frames(name)
        _look(view, metres)
        draw = _frame(view)
        draw()
        view._ground_tiles.clear()
        sharp.append(_cpu_ms(draw) + _cpu_ms(view.fill_all) + _cpu_ms(draw))
        pans += _pan(view, warm=True)
    reason = f"QGIS {version}: {np.median(theirs):.0f} ms"
    for what, ours, goal in zip(("pan", "jump"), (pans, sharp), GOALS[name], strict=True):
        yield row(
            f"qgis.{what}.{name}",
            float(np.median(ours)),
            "ms",
            baseline=float(np.median(theirs)),
            goal={"ratio": float(goal)},
            reason=reason,
        )


def write_layers(view: MapView, folder: Path) -> None:
    """Write roads and zones as GeoPackages with spatial indexes, in our plane, north up."""
    from ui.map.road_layer import _kind

    roads = view.ground.roads
    lines = _north_up(view, [road.line for road in roads])
    kinds = [_kind(road.road_class, road.state, bool(road.number)) for road in roads]
    _write(folder / "roads.gpkg", lines, kinds, "LineString")
    layer = view._zone_layer
    shapes = _north_up(view, [zone.shape for zone in layer._zones])
    _write(folder / "zones.gpkg", shapes, layer._dressed()[0].tolist(), "Polygon")


def described(view: MapView, metres: float) -> dict[str, Any]:
    """Return what QGIS is told of a view: its extent, and pens and fills by kind."""
    from ui.map.road_layer import _KINDS, LEAST_BY_KIND, _pen
    from ui.map.zone_look import fill_of, line_pens_of
    from ui.theme import theme

    _look(view, metres)
    window, scale = view.view.window, view.view.scale
    size = float(np.median(view._zone_layer._edges.sizes)) * scale
    zones = {}
    for number, look in enumerate(view._zone_layer._dressed()[1]):
        pen, dashes = line_pens_of(look, thin=size < 128)[0]  # of a crowd, as we draw it
        zones[str(number)] = {
            "fill": _rgba(fill_of(look).color()),
            "line": _rgba(pen.color()),
            "width": pen.widthF(),
            "dashed": bool(dashes) and size >= 16,
        }
    roads = {}
    for kind in _KINDS:
        passes = (("road_casing", True), ("road", False))
        pens = [
            _pen(kind, scale, color, theme().scheme, is_casing=casing) for color, casing in passes
        ]
        if scale >= LEAST_BY_KIND.get(kind, 0.0):
            roads[str(kind)] = [
                (pen.color().name(), pen.widthF(), number)
                for number, pen in enumerate(pens)
                if pen is not None
            ]
    return {
        "size": (WIDTH, HEIGHT),
        "extent": (window.left(), -window.bottom(), window.right(), -window.top()),
        "ground": theme().color("land").name(),
        "zones": zones,
        "roads": roads,
    }


def _rgba(color: Any) -> str:
    return ",".join(str(one) for one in color.getRgb())


def _north_up(view: MapView, shapes: Sequence[Any]) -> Any:
    def flipped(places: Any) -> Any:
        return view.view.projection.to_plane(places) * (1, -1)

    return shapely.transform(np.array(shapes, dtype=object), flipped)


def _write(path: Path, shapes: Any, kinds: list[int], geometry: str) -> None:
    import warnings

    from pyogrio.raw import write

    warnings.filterwarnings("ignore", message="'crs' was not provided")
    write(
        path,
        shapely.to_wkb(shapes),
        [np.array(kinds, dtype=np.int32)],
        ["kind"],
        geometry_type=geometry,
        driver="GPKG",
        layer=path.stem,
    )


def main() -> int:
    """Install QGIS if it is missing, then measure."""
    from row import told

    try:
        installed()
    except MissingQgisError:
        install = ["apt-get", "install", "-y", "--no-install-recommends", *PACKAGES]
        if os.geteuid() != 0:
            print("as root:", " ".join(install))
            return 2
        subprocess.run(install, check=True)
    for one in measure():
        print(told(one), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
