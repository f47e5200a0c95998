"""`python -m qdpilot` and the script `qdpilot`."""

from __future__ import annotations

import signal
import sys

from qdpilot import window


def main() -> None:
    """Run the command line; without a command, the window."""
    arguments = sys.argv[1:]
    if window.is_wanted(arguments):  # without the commands, whose imports would delay it
        sys.exit(window.show(arguments[0] if arguments else None))
    # Until something is written Ctrl-C ends the process: no library that is being loaded hears it.
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    from qdpilot.cli import run

    sys.exit(run(arguments))


if __name__ == "__main__":
    main()
