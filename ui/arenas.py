"""Keeps the memory of the threads together: each would have a region of its own, half empty."""

from __future__ import annotations

import ctypes
import sys
from contextlib import suppress

#: Source: glibc, malloc.h: M_ARENA_MAX.
_M_ARENA_MAX = -8
#: Python lets one thread work at a time, and what is small each thread has at hand without it.
_ARENAS = 1


def give_back() -> None:
    """Give the machine back what is free: of a long reading the C library keeps it otherwise."""
    if sys.platform == "linux":
        with suppress(OSError, AttributeError):
            ctypes.CDLL(None).malloc_trim(0)


def share() -> None:
    """Let all threads that begin from now on share one region; nothing where there are none."""
    if sys.platform == "linux":
        with suppress(OSError, AttributeError):  # another C library: it has none to share
            ctypes.CDLL(None).mallopt(_M_ARENA_MAX, _ARENAS)
