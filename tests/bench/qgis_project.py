"""Makes QGIS's project of the city for `start_beside_qgis.py`, in QGIS's own Python.

The first argument is the folder with a GeoPackage for each layer and `layers.json`: of each, from
below, its name, whether it is an area, and the colours of inside and line.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from qgis.core import (
    QgsApplication,
    QgsFillSymbol,
    QgsLineSymbol,
    QgsProject,
    QgsSingleSymbolRenderer,
    QgsVectorLayer,
)
from qgis.PyQt.QtGui import QColor


def main() -> int:
    """Write `city.qgs` beside the layers."""
    folder = Path(sys.argv[1])
    app = QgsApplication([], False)
    app.initQgis()
    told = json.loads((folder / "layers.json").read_text())
    project = QgsProject.instance()
    project.setBackgroundColor(QColor(told["sea"]))
    for name, is_area, inside, line in told["layers"]:
        layer = QgsVectorLayer(f"{folder / name}.gpkg|layername={name}", name, "ogr")
        assert layer.isValid(), name
        look = {"color": inside, "outline_color": line} if is_area else {"line_color": line}
        symbol = (QgsFillSymbol if is_area else QgsLineSymbol).createSimple(look)
        layer.setRenderer(QgsSingleSymbolRenderer(symbol))
        project.addMapLayer(layer)
    return 0 if project.write(str(folder / "city.qgs")) else 1


if __name__ == "__main__":
    sys.exit(main())
