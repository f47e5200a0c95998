"""The application's palette and style sheet, built from the tokens."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtCore import QTemporaryDir
from PySide6.QtGui import QColor, QPalette

from ui import fonts, icons, tokens

_ROLES = {
    "window": (QPalette.ColorRole.Window,),
    "surface": (QPalette.ColorRole.Base, QPalette.ColorRole.Button, QPalette.ColorRole.Light),
    "sunken": (QPalette.ColorRole.AlternateBase, QPalette.ColorRole.Midlight),
    "text": (
        QPalette.ColorRole.WindowText,
        QPalette.ColorRole.Text,
        QPalette.ColorRole.ButtonText,
        QPalette.ColorRole.ToolTipBase,
    ),
    "text3": (QPalette.ColorRole.PlaceholderText, QPalette.ColorRole.Dark),
    "accent": (
        QPalette.ColorRole.Highlight,
        QPalette.ColorRole.Link,
        QPalette.ColorRole.Accent,
    ),
    "on_accent": (QPalette.ColorRole.HighlightedText, QPalette.ColorRole.BrightText),
    "line2": (QPalette.ColorRole.Mid,),
    "line": (QPalette.ColorRole.Shadow,),
    "halo": (QPalette.ColorRole.ToolTipText,),
}
#: What the style sheet draws with pictures: name in the sheet -> icon, token, stroke as it is.
_IMAGES = {
    "check": ("check", "on_accent"),
    "minus": ("minus", "on_accent"),
    "down": ("chevron-down", "text2"),
    "up": ("chevron-up", "text2"),
    "left": ("chevron-left", "text2"),
    "right": ("chevron-right", "text2"),
    "calendar": ("calendar", "text2"),
    "dot": ("point", "on_accent"),
    "ticked": ("check", "accent"),
}


class Images:
    """Coloured SVG files that the style sheet names; they go when the program ends."""

    def __init__(self) -> None:
        self._folder = QTemporaryDir()

    def path(self, name: str, scheme: tokens.Scheme) -> str:
        """Return the path of one of the pictures in a scheme's colours."""
        made = Path(self._folder.filePath(f"{name}-{scheme}.svg"))
        if not made.exists():
            source, token = _IMAGES[name]
            made.write_bytes(icons.tinted(source, QColor(_hex(token, scheme))))
        return made.as_posix()


def palette(scheme: tokens.Scheme) -> QPalette:
    """Return the palette of a scheme, for what the style sheet leaves to Fusion."""
    made = QPalette()
    for token, roles in _ROLES.items():
        for role in roles:
            made.setColor(role, QColor(_hex(token, scheme)))
    pale = QColor(_hex("text3", scheme))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText):
        made.setColor(QPalette.ColorGroup.Disabled, role, pale)
    made.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole.ButtonText, pale)
    return made


def sheet(scheme: tokens.Scheme, images: Images) -> str:
    """Return the style sheet with each `@token`, `@size_...` and `@image_...` filled in."""
    text = Path(__file__).with_name("look.qss").read_text(encoding="utf-8")

    def filled(found: re.Match[str]) -> str:
        name = found.group(1)
        if name.startswith("image_"):
            return f'url("{images.path(name.removeprefix("image_"), scheme)}")'
        if name.startswith("size_"):
            return f"{tokens.TYPES[name.removeprefix('size_')].size}px"
        if name == "family":
            return ", ".join(f'"{family}"' for family in fonts.FAMILIES)
        return _hex(name, scheme)

    return re.sub(r"@(\w+)", filled, text)


def _hex(token: str, scheme: tokens.Scheme) -> str:
    return str(getattr(tokens.COLOURS[token], scheme))
