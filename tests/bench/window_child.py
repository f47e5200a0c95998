"""Opens the window as the program does, and leaves the moment the map of the office is painted."""

from __future__ import annotations

import os
import sys


def main() -> int:
    """Start as `qdpilot FILE` does, but end when the first working page was painted."""
    from PySide6.QtCore import QTimer

    from qdpilot.cli.doors import create_office, open_office
    from ui import settings
    from ui.app import Program, application
    from ui.opening import Doors
    from ui.pages import installed

    qt = application()
    settings.apply(settings.load())
    program = Program(Doors(open_store=open_office, create_store=create_office), installed())
    watch = QTimer()
    watch.setInterval(1)

    def look() -> None:
        workspace = program.window.workspace
        if workspace is not None and workspace.page is not None:
            program.window.grab()
            os._exit(0)

    watch.timeout.connect(look)
    watch.start()
    program.begin(sys.argv[1])
    return qt.exec()


if __name__ == "__main__":
    sys.exit(main())
