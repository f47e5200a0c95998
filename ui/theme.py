"""The current look: colours, icons, fonts, style sheet; light or dark, switched while running."""

from __future__ import annotations

from typing import Literal, TypeAlias

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPixmap
from PySide6.QtWidgets import QApplication

from ui import fonts, icons, stylesheet, tokens

#: Property of an application that was made with the style Fusion: to ask for its style, or to give
#: it one, costs the start of the window thirty milliseconds, for Qt's enumerations of styles.
BORN_FUSION = "born_fusion"

Choice: TypeAlias = Literal["system", "light", "dark"]


class Theme(QObject):
    """What the screen looks like now; there is one, from `theme()`.

    Attributes:
        scheme: `light` or `dark`, as shown.
        choice: `system`, or a scheme that the person forces.

    Signals:
        changed: The scheme changed; whoever holds a colour, an icon or a pixmap asks again.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.choice: Choice = "system"
        self.scheme: tokens.Scheme = _system_scheme()
        self._images = stylesheet.Images()
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._on_system_changed)

    def color(self, name: str) -> QColor:
        """Return a token's colour, for instance `color("accent")`.

        Raises:
            KeyError: If there is no such token.
        """
        return QColor(self.hex(name))

    def hex(self, name: str) -> str:
        """Return a token's colour as `#RRGGBB`."""
        return str(getattr(tokens.COLOURS[name], self.scheme))

    def scenario_color(self, code: str | None) -> QColor:
        """Return the colour of a scenario; that of ended things for None or an unknown code."""
        pair = tokens.SCENARIOS.get(code or "", tokens.COLOURS["end"])
        return QColor(getattr(pair, self.scheme))

    def mixed(self, name: str, into: str, *, share: float) -> QColor:
        """Return `share` (0 to 1) of one token's colour mixed into another."""
        top, base = self.color(name), self.color(into)
        parts = zip(_parts(top), _parts(base), strict=True)
        return QColor(*(round(one * share + other * (1 - share)) for one, other in parts))

    def icon(self, name: str, color: str = "text", size: int = tokens.ICON_INLINE) -> QIcon:
        """Return a bundled icon in a token's colour; pale when its button is disabled."""
        return icons.icon(name, self.color(color), self.mixed("text3", "surface", share=0.55), size)

    def pixmap(self, name: str, color: str | QColor, size: int, *, ratio: float = 1) -> QPixmap:
        """Return a bundled icon as a pixmap for a painter.

        Args:
            name: Of the icon.
            color: Token or colour.
            size: Edge in device independent pixels.
            ratio: Device pixel ratio of what is painted on.
        """
        shade = self.color(color) if isinstance(color, str) else color
        return icons.pixmap(name, shade, size, ratio=ratio)

    def choose(self, choice: Choice) -> None:
        """Follow the system, or force light or dark, at once."""
        self.choice = choice
        self._show(_system_scheme() if choice == "system" else choice)

    def dress(self) -> None:
        """Give the application the fonts, the palette and the style sheet."""
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        if app.property(BORN_FUSION) is None:
            app.setStyle("Fusion")
            app.setProperty(BORN_FUSION, "no")
        app.setFont(fonts.body())
        app.setPalette(stylesheet.palette(self.scheme))
        app.setStyleSheet(stylesheet.sheet(self.scheme, self._images))

    def _show(self, scheme: tokens.Scheme) -> None:
        if scheme == self.scheme:
            return
        self.scheme = scheme
        self.dress()
        self.changed.emit()

    @Slot(Qt.ColorScheme)
    def _on_system_changed(self, _scheme: Qt.ColorScheme) -> None:
        if self.choice == "system":
            self._show(_system_scheme())


_themes: list[Theme] = []


def theme() -> Theme:
    """Return the theme of the running application; the first call dresses the application."""
    if not _themes:
        app = QApplication.instance()
        assert app is not None, "a theme needs a QApplication"
        _themes.append(Theme())
        _themes[0].dress()
        app.aboutToQuit.connect(_themes.clear)
    return _themes[0]


def _system_scheme() -> tokens.Scheme:
    dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
    return "dark" if dark else "light"


def _parts(color: QColor) -> tuple[int, int, int]:
    return color.red(), color.green(), color.blue()
