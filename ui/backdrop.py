"""A picture of the map's ground, kept so that the city is there while an office is being opened.

It holds sea, land, roads and the names of places, and nothing that may have changed meanwhile and
matters: no zone, no right. The live map takes its place as soon as the office is open.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import platformdirs
from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QGuiApplication, QImage

from ui.language import language
from ui.theme import theme

if TYPE_CHECKING:
    from pathlib import Path

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
    folder = platformdirs.user_cache_path("qdpilot") / "ground"
    return folder / f"{office_id}-{theme().scheme}-{language()}.png"


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


def recall(office_id: str, window: QSize) -> Backdrop | None:
    """Return the picture of an office for a window of this size, if one was kept."""
    path = path_of(office_id)
    image = QImage(str(path)) if office_id and path.exists() else QImage()
    ratio = QGuiApplication.primaryScreen().devicePixelRatio()
    if image.isNull() or image.text("form") != _FORM or image.text("ratio") != str(ratio):
        return None
    try:
        left, top, width, height, wide, high = (int(one) for one in image.text("place").split())
    except ValueError:
        return None
    image.setDevicePixelRatio(ratio)
    fits = QSize(wide, high) == window and image.size() == QSize(width, height) * ratio
    place = QRect(left, top, width, height)
    return Backdrop(picture=image, place=place, window=window) if fits else None
