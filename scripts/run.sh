#!/bin/bash
# Does the main job: the window on the sample office, or without a display the sample office itself.
set -euo pipefail
cd "$(dirname "$0")/.."
office=build/demo/demo.qdp

can_open_a_window() {
    [[ -n ${DISPLAY:-}${WAYLAND_DISPLAY:-} ]] || return 1
    # Qt aborts the process when a display is named but cannot be opened.
    (ulimit -c 0 && timeout 20 .venv/bin/python -c '
import sys
from PySide6.QtGui import QGuiApplication
sys.exit(QGuiApplication([]).platformName() in ("offscreen", "minimal"))') &>/dev/null
}

if can_open_a_window; then
    [[ -f $office ]] || .venv/bin/qdpilot demo --to build/demo --force
    exec .venv/bin/qdpilot "$office"
fi
exec .venv/bin/qdpilot demo --to build/demo --force
