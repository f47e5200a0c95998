"""Loads PySide6 without two things that only its makers need: a fifth of the start of the window.

It reads its writer of type stubs, whose patterns take long to compile; and from then on it reads
the source of every module that is imported, and keeps it, to learn whether names in snake case are
wanted there (``from __feature__ import``: not here).
"""

from __future__ import annotations

import builtins
import sys
from importlib.machinery import ModuleSpec
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import ModuleType

_STUBS = "shibokensupport.signature.lib.pyi_generator"


class _Hollow:
    """Finds an empty module in place of the writer of stubs."""

    def find_spec(
        self, name: str, _path: Sequence[str] | None = None, _target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Return where that module is found; of every other nothing is known here."""
        return ModuleSpec(name, self) if name == _STUBS else None  # type: ignore[arg-type]

    def create_module(self, _spec: ModuleSpec) -> None:
        """Leave the making of it to Python."""

    def exec_module(self, module: ModuleType) -> None:
        """Leave it empty."""


def load() -> None:
    """Load Qt's core; imports are Python's own again afterwards."""
    hollow = _Hollow()
    sys.meta_path.insert(0, hollow)
    try:
        import PySide6.QtCore  # noqa: F401 - for what it does
    finally:
        sys.meta_path.remove(hollow)
    setattr(builtins, "__import__", getattr(builtins, "__orig_import__", builtins.__import__))  # noqa: B010
