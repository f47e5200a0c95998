"""Who waits for an answer: told of it, unless it is a widget that is gone by then."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from shiboken6 import isValid

if TYPE_CHECKING:
    from collections.abc import Callable


def tell(heard: Callable[..., Any] | None, *values: object) -> None:
    """Call who waits, if anybody does and is still there."""
    if heard is not None and not _is_gone(heard):
        heard(*values)


def _is_gone(held: object) -> bool:
    """Tell whether something is a widget that is gone, or would be called on or with one."""
    if isinstance(held, partial):
        return any(map(_is_gone, (held.func, *held.args, *held.keywords.values())))
    if not isinstance(held, QObject):
        held = getattr(held, "__self__", None)
    return isinstance(held, QObject) and not isValid(held)
