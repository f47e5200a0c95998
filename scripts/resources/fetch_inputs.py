"""Fetch every pinned package into one folder and check it: `fetch_inputs.py FOLDER`."""

import argparse
from pathlib import Path

from pinned import Package, fetch, pins


def main() -> None:
    """Fetch what is missing, then check all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    folder.mkdir(parents=True, exist_ok=True)
    for pin in pins().values():
        fetch(pin, folder)
        Package(pin, folder)


if __name__ == "__main__":
    main()
