"""Keeps Python's search for circles away from what stays: a pass over it stops the screen."""

from __future__ import annotations

import gc


def spare(*, anew: bool) -> None:
    """Leave out of every later search what is in memory now: the office, its pages, the libraries.

    Over an office with its pages a pass took 135 ms, in whichever thread, and no other one moved
    meanwhile (tests/bench/tables.py).

    Args:
        anew: Whether another office stood there before; what it left behind is let go first.
    """
    if anew:
        gc.unfreeze()
        gc.collect()
    gc.freeze()
