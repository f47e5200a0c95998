"""What the window remembers between starts: sizes, columns, choices; never office data."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QSettings


def remember(name: str, value: QByteArray | str) -> None:
    """Keep a state under a name such as `window/geometry`."""
    _settings().setValue(name, value)


def recall_state(name: str) -> QByteArray:
    """Return a remembered state of a window, splitter or header; empty if there is none."""
    value = _settings().value(name)
    return value if isinstance(value, QByteArray) else QByteArray()


def recall(name: str, otherwise: str = "") -> str:
    """Return a remembered word."""
    value = _settings().value(name)
    return value if isinstance(value, str) else otherwise


def _settings() -> QSettings:
    form, scope = QSettings.Format.IniFormat, QSettings.Scope.UserScope
    return QSettings(form, scope, "qdpilot", "qdpilot")
