"""Files that travel with the program: base map, fonts, icons, words, rules, calendars.

Every room above asks here for a file and never builds a path of its own, so that the
program reads the same from a checkout, an installed package and a frozen build.
"""

import json
from functools import cache
from pathlib import Path
from typing import Any

_ROOT = Path(__file__).parent


class ResourceMissingError(LookupError):
    """A file that should travel with the program is not there: the installation is broken.

    Attributes:
        name: The file asked for, relative to the resources.
    """

    def __init__(self, *, name: str) -> None:
        """Keep the name of the missing file."""
        super().__init__(name)
        self.name = name


def path(*parts: str) -> Path:
    """Return the path of a bundled file or folder, for instance `path("rules", "plates.json")`.

    Raises:
        ResourceMissingError: If there is no such file or folder.
    """
    found = _ROOT.joinpath(*parts)
    if not found.exists():
        raise ResourceMissingError(name="/".join(parts))
    return found


def content(*parts: str) -> bytes:
    """Return the bytes of a bundled file.

    Raises:
        ResourceMissingError: If there is no such file.
    """
    return path(*parts).read_bytes()


@cache
def table(*parts: str) -> dict[str, Any]:
    """Return what a bundled JSON file holds, read once; whoever asks changes nothing in it.

    Raises:
        ResourceMissingError: If there is no such file.
    """
    held: dict[str, Any] = json.loads(content(*parts))
    return held


def font_path(name: str) -> Path:
    """Return the path of a bundled font by its file stem, for instance `NotoSansSC-Regular`.

    Raises:
        ResourceMissingError: If no such font is bundled.
    """
    return path("fonts", f"{name}.ttf")


def icon_path(name: str) -> Path:
    """Return the path of an SVG icon by its Tabler name, or of the emblem, `qdpilot`.

    Strokes are `currentColor`, 24 by 24 units, width 2; who draws them gives the colour.

    Raises:
        ResourceMissingError: If no such icon is bundled.
    """
    return path("icons", f"{name}.svg")


def basemap_path(name: str) -> Path:
    """Return the path of a base map file by its file name, for instance `places.geojson`.

    Raises:
        ResourceMissingError: If no such file is bundled.
    """
    return path("basemap", name)
