"""The map as a picture on paper, true to a stated scale: PNG, SVG, PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QCoreApplication,
    QIODevice,
    QMarginsF,
    QPointF,
    QRectF,
    QSize,
    QSizeF,
    Qt,
)
from PySide6.QtGui import (
    QImage,
    QImageWriter,
    QPageLayout,
    QPageSize,
    QPaintEngine,
    QPainter,
    QPainterPath,
    QPdfWriter,
    QPen,
)
from shapely import box

from qdpilot.services.handing_out import write_file
from ui import fonts
from ui.map.base_layer import BaseLayer
from ui.map.ground_shapes import Ground
from ui.map.picture_sheet import DPI, MARGIN, PAPERS, laid_out
from ui.map.picture_words import draw_words
from ui.map.road_layer import prepared
from ui.map.tile_area import TileArea
from ui.map.zone_layer import ZoneLayer
from ui.theme import theme

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from ui.map.picture_sheet import Sheet
    from ui.map.projection import Projection

_PNG_DPI = 300.0


def save(sheet: Sheet, path: Path, *, check: Callable[[], object] | None = None) -> None:
    """Write a sheet; the ending of the path says in what form.

    Raises:
        StoreUnavailableError: If the file cannot be written; what was there stands.
    """
    forms = {".pdf": _pdf, ".svg": _svg}
    made = forms.get(path.suffix.lower(), _png)(sheet)
    write_file(made, to=path, check=check)


def _pdf(sheet: Sheet) -> bytes:
    told = _opened()
    writer = QPdfWriter(told)
    size = QPageSize(QSizeF(*PAPERS[sheet.paper]), QPageSize.Unit.Millimeter)
    layout = QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0))
    writer.setPageLayout(layout)
    writer.setResolution(1200)
    writer.setTitle(sheet.title)
    painter = QPainter(writer)
    painter.scale(1200 / DPI, 1200 / DPI)
    draw(sheet, painter)
    painter.end()
    return bytes(told.data().data())


def _svg(sheet: Sheet) -> bytes:
    from PySide6.QtSvg import QSvgGenerator

    told = _opened()
    width, height = PAPERS[sheet.paper]
    writer = QSvgGenerator(QSvgGenerator.SvgVersion.Svg11)  # the smaller 1.2 Tiny cannot clip
    writer.setOutputDevice(told)
    writer.setResolution(round(DPI))
    writer.setSize(QSize(round(width / 25.4 * DPI), round(height / 25.4 * DPI)))
    writer.setViewBox(QRectF(0, 0, width / 25.4 * DPI, height / 25.4 * DPI))
    writer.setTitle(sheet.title)
    writer.setDescription(_told(sheet))
    painter = QPainter(writer)
    draw(sheet, painter)
    painter.end()
    return bytes(told.data().data())


def _png(sheet: Sheet) -> bytes:
    width, height = (round(one / 25.4 * _PNG_DPI) for one in PAPERS[sheet.paper])
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.setDotsPerMeterX(round(_PNG_DPI / 0.0254))
    image.setDotsPerMeterY(round(_PNG_DPI / 0.0254))
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.scale(_PNG_DPI / DPI, _PNG_DPI / DPI)
    draw(sheet, painter)
    painter.end()
    told = _opened()
    is_written = QImageWriter(told, QByteArray(b"png")).write(image)
    assert is_written  # into memory
    return bytes(told.data().data())


def _opened() -> QBuffer:
    told = QBuffer()
    told.open(QIODevice.OpenModeFlag.WriteOnly)
    return told


def draw(sheet: Sheet, painter: QPainter) -> None:
    """Draw a sheet; the painter's unit is a 96th of an inch."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    unit = DPI / 25.4
    width, height = (one * unit for one in sheet.map_mm)
    projection, plane, scale = laid_out(sheet)
    area = TileArea(52, plane, scale, 1.0)
    painter.save()
    margin = MARGIN * unit
    painter.translate(margin, margin)
    painter.setClipRect(QRectF(0, 0, width, height))
    _ground(sheet, projection).paint(painter, area)
    painter.setClipRect(QRectF(0, 0, width, height))
    zones = ZoneLayer(projection)
    zones.is_exact = True
    zones.show(sheet.scene)
    zones.colors = sheet.colors
    zones.paint(painter, area)
    painter.setOpacity(1.0)
    draw_words(sheet, painter)
    painter.restore()
    frame = QRectF(MARGIN * unit, MARGIN * unit, width, height)
    _cover_margin(sheet, painter, frame)
    painter.setPen(QPen(theme().color("line2"), 0.8))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(frame)
    _foot(sheet, painter, frame)


def _cover_margin(sheet: Sheet, painter: QPainter, frame: QRectF) -> None:
    """Leave white what lies round the map, also for readers of SVG that do not clip."""
    width, height = (one * DPI / 25.4 for one in PAPERS[sheet.paper])
    margin = QPainterPath()
    margin.addRect(QRectF(0, 0, width, height))
    margin.addRect(frame)
    painter.fillPath(margin, Qt.GlobalColor.white)


def _ground(sheet: Sheet, projection: Projection) -> BaseLayer:
    layer = BaseLayer(projection)
    layer.show_ground(Ground(sheet.base, projection))
    window = box(*sheet.window)
    seen = [road for road in sheet.roads if road.line.intersects(window)]
    layer.show_roads(prepared(seen, projection))
    return layer


def _foot(sheet: Sheet, painter: QPainter, frame: QRectF) -> None:
    """Write scale, bar, system, day and caution under the map."""
    unit = DPI / 25.4
    top = frame.bottom() + 4 * unit
    length_m = _bar_m(sheet.scale)
    length = length_m * 1000 / sheet.scale * unit
    painter.setPen(QPen(theme().color("text"), 1.2))
    bar = [QPointF(0, -5), QPointF(0, 0), QPointF(length, 0), QPointF(length, -5)]
    painter.drawPolyline([frame.bottomLeft() + QPointF(0, 5 * unit) + one for one in bar])
    painter.setFont(fonts.font("small"))
    left = frame.left() + length + 10
    room = frame.right() - left
    elided = painter.fontMetrics().elidedText(_told(sheet), Qt.TextElideMode.ElideRight, int(room))
    at = QPointF(left, top + 1.4 * unit)
    if painter.paintEngine().type() == QPaintEngine.Type.SVG:
        _as_shapes(painter, at, elided)
    else:
        painter.drawText(at, elided)


def _told(sheet: Sheet) -> str:
    """Return what is said of a sheet: length of its bar, scale, system, office, day, caution."""
    length_m = _bar_m(sheet.scale)
    bar = f"{length_m / 1000:g} km" if length_m >= 1000 else f"{length_m:g} m"
    scale = QCoreApplication.translate("SavedMap", "1:{scale} in the middle").format(
        scale=f"{sheet.scale:,}".replace(",", " ")
    )
    caution = QCoreApplication.translate("SavedMap", "Sketch base map, no basis for boundaries")
    return "   ".join((bar, scale, sheet.system, sheet.title, sheet.day, caution))


def _as_shapes(painter: QPainter, at: QPointF, words: str) -> None:
    """Write words as shapes: an SVG only names its face, and the reader may lack it."""
    path = QPainterPath()
    path.addText(at, painter.font(), words)
    painter.fillPath(path, painter.pen().color())


def _bar_m(scale: int) -> float:
    """Return a round length that is 20 to 50 mm on the paper, metres."""
    for power in range(6, -2, -1):
        for one in (5, 2, 1):
            metres = float(one * 10**power)
            if metres * 1000 / scale <= 50:
                return metres
    return 0.1
