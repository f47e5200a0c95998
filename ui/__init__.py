"""Windows: the only floor that knows Qt."""

from ui import qt_start

qt_start.load()
