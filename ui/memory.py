"""What the window remembers between starts: sizes, columns, choices; never office data."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QSettings, QTimer

#: A write waits on the disk for some 15 ms, and a column that is dragged has a new width at each
#: move of the pointer; so the words of this long are written at once.
REST_MS = 500
_unwritten: dict[str, QByteArray | str] = {}


def remember(name: str, value: QByteArray | str) -> None:
    """Keep a state under a name such as `window/geometry`."""
    if not _unwritten:
        _rest().start()
    _unwritten[name] = value


def write() -> None:
    """Write what waits; also called when the program ends."""
    if not _unwritten:
        return
    _rest().stop()
    kept = _settings()
    for name, value in _unwritten.items():
        kept.setValue(name, value)
    kept.sync()
    _unwritten.clear()


def recall_state(name: str) -> QByteArray:
    """Return a remembered state of a window, splitter or header; empty if there is none."""
    value = _value(name)
    return value if isinstance(value, QByteArray) else QByteArray()


def recall(name: str, otherwise: str = "") -> str:
    """Return a remembered word."""
    value = _value(name)
    return value if isinstance(value, str) else otherwise


@cache
def _rest() -> QTimer:
    timer = QTimer(singleShot=True, interval=REST_MS)
    timer.timeout.connect(write)
    return timer


def _value(name: str) -> object:
    return _unwritten[name] if name in _unwritten else _settings().value(name)


def _settings() -> QSettings:
    form, scope = QSettings.Format.IniFormat, QSettings.Scope.UserScope
    return QSettings(form, scope, "qdpilot", "qdpilot")
