"""Pictures of files from outside, drawn in a process of its own under limits of time and memory."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass

#: No side of a picture is drawn larger; what a file claims of its size is not believed.
LARGEST_SIDE = 1600
_MEMORY = 1024 * 1024 * 1024
_CPU_S = 5
_WAIT_S = 10.0
_HEAD = 8


@dataclass(frozen=True, slots=True)
class Drawn:
    """A picture of a file.

    Attributes:
        width: Pixels.
        height: Pixels.
        pixels: Blue, green, red, unused; one byte each, rows from the top without gaps.
    """

    width: int
    height: int
    pixels: bytes


def drawn(content: bytes, media: str) -> Drawn | None:
    """Return a picture of a photograph, or of the first page of a PDF.

    Args:
        content: Of the file; it may be hostile: what it crashes, fills or stops is the child.
        media: application/pdf, image/jpeg or image/png.

    Returns:
        None if it cannot be drawn within 5 s of computing and 1 GB.
    """
    limits = {"media": media, "side": LARGEST_SIDE, "memory": _MEMORY, "cpu_s": _CPU_S}
    module = ["-I", "-m", "qdpilot.documents.drawing_child"]
    try:
        told = subprocess.run(
            [sys.executable, *module, json.dumps(limits)],
            input=content,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=_WAIT_S,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return None
    head, pixels = told.stdout[:_HEAD], told.stdout[_HEAD:]
    width, height = (int.from_bytes(head[at : at + 4], "little") for at in (0, 4))
    sound = told.returncode == 0 and 0 < width <= LARGEST_SIDE and 0 < height <= LARGEST_SIDE
    return Drawn(width, height, pixels) if sound and len(pixels) == 4 * width * height else None
