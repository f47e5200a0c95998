"""Words that all dialogs for files on the map share: coordinate systems, and what is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from qdpilot.model.words import has_term, term
from ui.language import language

if TYPE_CHECKING:
    from qdpilot.model.office import Office


def system_choices(office: Office) -> list[tuple[object, str]]:
    """Return the coordinate systems that a file may be in; first what the file itself says."""
    plane = f"EPSG:{office.plane_epsg}"
    planar = QCoreApplication.translate("map", "CGCS2000, plane of this office ({system})")
    return [
        ("", QCoreApplication.translate("map", "As the file says")),
        ("EPSG:4490", QCoreApplication.translate("map", "CGCS2000, longitude and latitude")),
        (plane, planar.format(system=plane)),
        ("EPSG:4326", QCoreApplication.translate("map", "WGS 84, longitude and latitude")),
        ("GCJ-02", QCoreApplication.translate("map", "GCJ-02 (maps of the internet in China)")),
        ("BD-09", QCoreApplication.translate("map", "BD-09 (Baidu)")),
    ]


def reason_words(code: str) -> str:
    """Return why a row was left out, or is not as it should be."""
    for group in ("row_reason", "shape_reason", "file_reason"):
        if has_term(group, code):
            return term(group, code, language())
    return code
