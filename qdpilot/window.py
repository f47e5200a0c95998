"""The door to the window; imported before anything else, so it imports nothing itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from db import SqlStore
    from qdpilot.services.ports import OpeningStep


def is_wanted(arguments: Sequence[str]) -> bool:
    """Tell whether a command line surely means the window; other lines are the commands' to judge.

    No command looks like an office file or an address.
    """
    import os

    if len(arguments) != 1:
        return not arguments
    target = arguments[0]
    if target.startswith("-"):
        return False
    return "://" in target or (target.endswith(".qdp") and os.path.isfile(target))


def show(target: str | None) -> int:
    """Show the window on an office, or on the last one; return the exit code."""
    from ui.app import run

    return run(target, open_store=open_office, create_store=create_office)


def open_office(
    target: str, *, told: Callable[[OpeningStep, int, int], object] | None = None
) -> SqlStore:
    """Open the office in a file or at an address; `told` hears what is done with an older file."""
    from db import open_store

    return open_store(target, told=told)


def create_office(target: str) -> SqlStore:
    """Make an empty office file, or the tables at an address."""
    from db import open_store

    return open_store(target, create=True)
