"""`python -m qdpilot` and the script `qdpilot`."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line; without a command, the window."""
    from qdpilot.cli import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
