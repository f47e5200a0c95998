"""What every test needs: Qt without a screen, the shared material, how hard hypothesis tries."""

import gc
import os
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# Before any test module imports Qt.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_NO_GUI_THREADPOOL", "1")

ROOT = Path(__file__).resolve().parent.parent

# Two test processes on two busy cores: a slow example is no fault of the code.
_PATIENT = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}
# Where a run decides whether work lands, it is the same each time; on a desk it tries new examples.
_SAME = bool(os.environ.get("CI"))
settings.register_profile("quick", max_examples=20, derandomize=_SAME, **_PATIENT)
settings.register_profile("default", max_examples=50, derandomize=_SAME, **_PATIENT)
settings.register_profile("thorough", max_examples=2000, **_PATIENT)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))


@pytest.fixture(scope="module", autouse=True)
def _what_stays_is_settled() -> None:
    """Let the collector pass over what earlier modules left for good: half a million objects."""
    gc.collect()
    gc.freeze()


def pytest_sessionfinish() -> None:
    """Clear the clipboard: without a screen Qt lets go of it when Python is gone, and crashes."""
    gui = sys.modules.get("PySide6.QtGui")
    if gui is not None and gui.QGuiApplication.instance() is not None:
        gui.QGuiApplication.clipboard().clear()


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the folder of shared material (samples, schemas) that lies beside the repository."""
    folder = Path(os.environ.get("QDPILOT_SHARED", ROOT.parent / "shared"))
    if not folder.is_dir():
        pytest.skip(f"no shared material at {folder}; set QDPILOT_SHARED")
    return folder
