"""Lines of a journal: JSON behind its checksum, one entry a line; damage stays within its line."""

from __future__ import annotations

import json
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

_HEX = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines:
    """What a file of lines holds.

    Attributes:
        forms: The entries that can be read, in order.
        damaged: Lines that cannot, as they stand.
        torn: A last line that was not written to its end; never shown as done.
    """

    forms: tuple[dict[str, Any], ...] = ()
    damaged: tuple[bytes, ...] = ()
    torn: bytes = b""


def line(form: Mapping[str, object]) -> bytes:
    """Return an entry as one line of ASCII with its newline.

    Raises:
        ValueError: If a number is not finite.
    """
    body = json.dumps(form, sort_keys=True, separators=(",", ":"), allow_nan=False).encode()
    return b"%08x %s\n" % (zlib.crc32(body), body)


def lines_of(content: bytes) -> Lines:
    """Read a file of lines; damage costs only the lines that it touches."""
    *whole, last = content.split(b"\n")
    forms, damaged = [], []
    for one in whole:
        form = _read(one)
        if form is not None:
            forms.append(form)
        elif one:
            damaged.append(one)
    form = _read(last)
    if form is not None:
        forms.append(form)
        last = b""
    return Lines(forms=tuple(forms), damaged=tuple(damaged), torn=last)


def _read(one: bytes) -> dict[str, Any] | None:
    body = one[_HEX + 1 :]
    if one[: _HEX + 1] != b"%08x " % zlib.crc32(body):
        return None
    try:
        form = json.loads(body)
    except (ValueError, RecursionError):  # a checksum that fits by chance
        return None
    return form if isinstance(form, dict) else None
