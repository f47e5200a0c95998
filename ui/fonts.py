"""The bundled faces of the screen. Nothing depends on what the machine has installed."""

from __future__ import annotations

from functools import cache

from PySide6.QtGui import QFont, QFontDatabase

import resources
from ui import tokens

#: Emphasis is Medium, never Bold. The serif has the rare characters of names.
_FILES = ("NotoSansSC-Regular", "NotoSansSC-Medium", "NotoSerifSC-Regular")
FAMILIES = ("Noto Sans SC", "Noto Serif SC")


@cache
def load() -> None:
    """Read the bundled fonts into the application, once."""
    for name in _FILES:
        number = QFontDatabase.addApplicationFont(str(resources.font_path(name)))
        assert number >= 0, f"Qt cannot read the bundled font {name}"


def font(kind: str = "body", *, strong: bool = False, plate: bool = False) -> QFont:
    """Return a face by the name of its size in `tokens.TYPES`.

    Args:
        kind: `tick`, `small`, `body`, `section`, `page` or `goal`.
        strong: Medium instead of Regular.
        plate: For plates: the dot in 鲁B·12345 sits tight.
    """
    load()
    face = QFont(list(FAMILIES))
    face.setPixelSize(tokens.TYPES[kind].size)
    face.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if strong:
        face.setWeight(QFont.Weight.Medium)
    if plate:
        face.setFeature(QFont.Tag("palt"), 1)
    return face


def body() -> QFont:
    """Return the face of plain text."""
    return font()
