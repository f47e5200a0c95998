"""A pyramid on disk: written whole or not at all, opened without being read (mmap)."""

from __future__ import annotations

import json
import mmap
import os
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import numpy as np

from qdpilot.geometry.pyramid import Level, Pyramid

if TYPE_CHECKING:
    from pathlib import Path

#: Changes when what is written, or how lines are thinned, changes.
_FORM = "qdpilot pyramid 3"
_HEAD = 4096
_TYPES = {"keys": "<i8", "starts": "<i8", "edges": "<f4"}


def save(pyramid: Pyramid, path: Path, *, state: str) -> None:
    """Write a pyramid; `state` tells what it was made of.

    Raises:
        OSError: If the disk refuses; an older file stays as it was.
    """
    arrays = [
        (level, name, np.ascontiguousarray(getattr(level, name), dtype=form))
        for level in pyramid.levels
        for name, form in _TYPES.items()
    ]
    head = {
        "form": _FORM,
        "state": state,
        "origin": pyramid.origin,
        "levels": [[one.scale, len(one.keys), len(one.edges)] for one in pyramid.levels],
    }
    told = json.dumps(head).encode().ljust(_HEAD)
    assert len(told) == _HEAD
    beside = path.with_name(f"{path.name}.{os.getpid()}.new")
    try:
        with beside.open("wb") as file:
            file.write(told)
            for _, _, array in arrays:
                file.write(array.tobytes())
        beside.replace(path)
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)


def load(path: Path, *, state: str) -> Pyramid | None:
    """Return the pyramid in a file, or None if there is none of that state, or it is damaged."""
    try:
        with path.open("rb") as file:
            head = json.loads(file.read(_HEAD))
        if head["form"] != _FORM or head["state"] != state:
            return None
        return _mapped(path, head)
    except (OSError, ValueError, KeyError, TypeError, OverflowError, IndexError):
        return None


def _mapped(path: Path, head: dict[str, Any]) -> Pyramid | None:
    with path.open("rb") as opened:
        file = mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ)
    content = np.frombuffer(file, dtype=np.uint8, offset=_HEAD)
    at = 0
    levels = []
    for scale, tiles, edges in head["levels"]:
        parts = {}
        for name, count in (("keys", tiles), ("starts", tiles + 1), ("edges", 4 * edges)):
            form = np.dtype(_TYPES[name])
            size = count * form.itemsize
            parts[name] = content[at : at + size].view(form)
            at += size
        if parts["starts"][-1] != edges:
            return None
        parts["edges"] = parts["edges"].reshape(-1, 4)
        levels.append(Level(scale, **parts))
    x, y = head["origin"]
    return Pyramid(origin=(x, y), levels=tuple(levels), file=file) if at == len(content) else None
