"""QGIS drawing the map of `beside_qgis.py`, in QGIS's own Python: `/usr/bin/python3 qgis_side.py`.

The first argument is the folder with `roads.gpkg`, `zones.gpkg` and `views.json`. Each line read is
a view's name, a shift in pixels and how often to draw; each line written is a list of CPU
milliseconds of those frames.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import Any

from qgis.core import (
    QgsApplication,
    QgsCategorizedSymbolRenderer,
    QgsFillSymbol,
    QgsLineSymbol,
    QgsMapRendererSequentialJob,
    QgsMapSettings,
    QgsRectangle,
    QgsRendererCategory,
    QgsSimpleLineSymbolLayer,
    QgsVectorLayer,
    QgsVectorSimplifyMethod,
)
from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtGui import QColor


def main() -> int:
    """Draw what is asked for until nothing is."""
    folder = Path(sys.argv[1])
    app = QgsApplication([], False)
    app.initQgis()
    views = json.loads((folder / "views.json").read_text())
    maps = {name: _map(folder, view) for name, view in views.items()}
    print("ready", flush=True)
    for line in sys.stdin:
        name, shift, times, picture = line.rstrip("\n").split("\t")
        print(json.dumps(_frames(maps[name][0], float(shift), int(times), picture)), flush=True)
    return 0


def _frames(settings: QgsMapSettings, shift: float, times: int, picture: str) -> list[float]:
    found = []
    for number in range(times):
        extent = QgsRectangle(settings.extent())
        by = shift * (number % 3) * settings.mapUnitsPerPixel()
        shifted = QgsMapSettings(settings)
        shifted.setExtent(
            QgsRectangle(
                extent.xMinimum() + by, extent.yMinimum(), extent.xMaximum() + by, extent.yMaximum()
            )
        )
        began = time.process_time()
        job = QgsMapRendererSequentialJob(shifted)
        job.start()
        job.waitForFinished()
        image = job.renderedImage()
        found.append((time.process_time() - began) * 1000)
        if picture:
            image.save(picture)
    return found


def _map(folder: Path, view: dict[str, Any]) -> tuple[QgsMapSettings, list[Any]]:
    zones = _layer(folder / "zones.gpkg", "zones")
    zones.setRenderer(_renderer(view["zones"], _fill))
    roads = _layer(folder / "roads.gpkg", "roads")
    kinds = ",".join(view["roads"])
    roads.setSubsetString(f'"kind" IN ({kinds})')
    renderer = _renderer(view["roads"], _line)
    renderer.setUsingSymbolLevels(True)
    roads.setRenderer(renderer)
    settings = QgsMapSettings()
    settings.setLayers([zones, roads])
    settings.setOutputSize(QSize(*view["size"]))
    settings.setExtent(QgsRectangle(*view["extent"]))
    settings.setBackgroundColor(QColor(view["ground"]))
    settings.setFlag(QgsMapSettings.Antialiasing, True)
    settings.setFlag(QgsMapSettings.UseRenderingOptimization, True)
    return settings, [zones, roads]


def _layer(path: Path, name: str) -> QgsVectorLayer:
    layer = QgsVectorLayer(f"{path}|layername={name}", name, "ogr")
    assert layer.isValid(), path
    # As a new project has it: what is under a pixel is left out.
    method = layer.simplifyMethod()
    method.setSimplifyHints(QgsVectorSimplifyMethod.GeometrySimplification)
    method.setThreshold(1.0)
    layer.setSimplifyMethod(method)
    return layer


def _renderer(styles: dict[str, Any], symbol: Any) -> QgsCategorizedSymbolRenderer:
    return QgsCategorizedSymbolRenderer(
        "kind",
        [QgsRendererCategory(int(kind), symbol(style), kind) for kind, style in styles.items()],
    )


def _line(pens: list[tuple[str, float, int]]) -> QgsLineSymbol:
    """Return lines one over the other: colour, pixels, and in which pass they are drawn."""
    symbol = QgsLineSymbol()
    symbol.deleteSymbolLayer(0)
    for color, width, number in pens:
        layer = QgsSimpleLineSymbolLayer.create(
            {"line_color": color, "line_width": str(width), "line_width_unit": "Pixel"}
        )
        layer.setRenderingPass(number)
        symbol.appendSymbolLayer(layer)
    return symbol


def _fill(style: dict[str, Any]) -> QgsFillSymbol:
    return QgsFillSymbol.createSimple(
        {
            "color": style["fill"],
            "outline_color": style["line"],
            "outline_width": str(style["width"]),
            "outline_width_unit": "Pixel",
            "outline_style": "dash" if style["dashed"] else "solid",
        }
    )


if __name__ == "__main__":
    sys.exit(main())
