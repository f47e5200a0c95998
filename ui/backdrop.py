"""A picture of the map's ground, kept so that the city is there while an office is being opened.

It holds sea, land, roads and the names of places, and nothing that may have changed meanwhile and
matters: no zone, no right. The live map takes its place as soon as the office is open.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QRect, QSize, QStandardPaths
from PySide6.QtGui import QGuiApplication, QImage, QImageReader

from ui.language import language
from ui.theme import theme

_FORM = "1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Backdrop:
    """The ground as it was seen, and where.

    Attributes:
        picture: Of the ground.
        place: Where it was in the window, device independent pixels.
        window: Size of the window then.
    """

    picture: QImage
    place: QRect
    window: QSize


def path_of(office_id: str) -> Path:
    """Return where the picture of an office lies, for the theme and language of now."""
    # As platformdirs would say, which takes a tenth as long to import as all else before this.
    caches = Path(
        QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericCacheLocation)
    )
    return caches / "qdpilot" / "ground" / f"{office_id}-{theme().scheme}-{language()}.png"


def keep(backdrop: Backdrop, path: Path) -> None:
    """Write a picture, off the screen thread; without room or right to write there is none."""
    image = backdrop.picture.copy()
    place, window = backdrop.place, backdrop.window
    numbers = (place.x(), place.y(), place.width(), place.height(), window.width(), window.height())
    image.setText("form", _FORM)
    image.setText("place", " ".join(str(one) for one in numbers))
    image.setText("ratio", str(image.devicePixelRatio()))
    beside = path.with_suffix(".new.png")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if image.save(str(beside)):
            beside.replace(path)
    except OSError:
        return


def recall(office_id: str, window: QSize | None = None) -> Backdrop | None:
    """Return the kept picture of an office; if a size is given, for a window so large; or None."""
    if not office_id:
        return None
    reader = QImageReader(str(path_of(office_id)))  # what it says of itself comes before its pixels
    ratio = QGuiApplication.primaryScreen().devicePixelRatio()
    if reader.text("form") != _FORM or reader.text("ratio") != str(ratio):
        return None
    try:
        left, top, width, height, wide, high = (int(one) for one in reader.text("place").split())
    except ValueError:
        return None
    place = QRect(left, top, width, height)
    if window not in (None, QSize(wide, high)) or reader.size() != place.size() * ratio:
        return None
    image = reader.read()
    image.setDevicePixelRatio(ratio)
    if image.isNull():
        return None
    return Backdrop(picture=image, place=place, window=QSize(wide, high))
