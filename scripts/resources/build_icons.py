"""Copy the icons named in `icons.txt` out of Tabler, unchanged: `build_icons.py FOLDER`.

The program's own emblem, `qdpilot.svg`, lies beside them and is not touched.
"""

import argparse
from pathlib import Path

from pinned import Package, pins

_NAMES = Path(__file__).with_name("icons.txt")
_ICONS = Path(__file__).parents[2] / "resources" / "icons"
_EMBLEM = "qdpilot.svg"


def build(inputs: Path) -> int:
    """Write the icons and their licence; return how many icons there are.

    Args:
        inputs: Folder that holds the pinned package files.
    """
    tabler = Package(pins()["@tabler/icons"], inputs)
    names = [f"icons/outline/{name}.svg" for name in _NAMES.read_text("utf-8").split()]
    files = tabler.read_all(names)
    for old in _ICONS.glob("*.svg"):
        if old.name != _EMBLEM:
            old.unlink()
    for name, content in files.items():
        (_ICONS / Path(name).name).write_bytes(content)
    (_ICONS / "LICENSE-tabler.txt").write_bytes(tabler.read("package/LICENSE"))
    return len(files)


def main() -> None:
    """Build from the folder named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("inputs", type=Path)
    print(build(parser.parse_args().inputs), "icons")


if __name__ == "__main__":
    main()
