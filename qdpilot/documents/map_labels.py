"""Words and numbers on the map, placed so that none covers another."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from qdpilot.documents.faces import Face
from qdpilot.documents.map_style import colour
from qdpilot.documents.sheet import Pen

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from qdpilot.documents.map_scale import Frame
    from qdpilot.documents.sheet import Sheet
    from qdpilot.documents.survey import Survey

_NUMBERS_AT_MOST = 160
_DOTS_AT_MOST = 300
_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)


class Labels:
    """Places words inside a frame; remembers what is taken."""

    def __init__(self, sheet: Sheet, frame: Frame) -> None:
        self._sheet = sheet
        self._frame = frame
        self._taken: list[tuple[float, float, float, float]] = []

    def put(self, at: tuple[float, float], text: str, pen: Pen, *, backed: float = 0.0) -> bool:
        """Write `text` centred on a point of the page if there is room for it.

        Args:
            at: Middle of the text.
            text: What.
            pen: How.
            backed: Opacity of the white behind it.

        Returns:
            Whether it was written.
        """
        width, height = pen.width(text), pen.size
        x, y = at
        box = (x - width / 2 - 1, y - height / 2, x + width / 2 + 1, y + height / 2)
        if not self._inside(box) or any(_meet(box, other) for other in self._taken):
            return False
        self._taken.append(box)
        if backed:
            self._sheet.see_through(backed)
            self._sheet.box((box[0], box[1]), (width + 2, height), colour("paper"))
            self._sheet.see_through(1)
        self._sheet.centred(x, y - 0.36 * height, text, pen)
        return True

    def take(self, box: tuple[float, float, float, float]) -> None:
        """Keep a place free: left, bottom, right, top."""
        self._taken.append(box)

    def _inside(self, box: tuple[float, float, float, float]) -> bool:
        frame = self._frame
        return (
            frame.left + 1 <= box[0]
            and frame.bottom + 1 <= box[1]
            and box[2] <= frame.left + frame.width - 1
            and box[3] <= frame.bottom + frame.height - 1
        )


def corner_numbers(labels: Labels, sheet: Sheet, frame: Frame, survey: Survey) -> None:
    """Mark the corners and number them as in the table, every one or every n-th."""
    points = frame.lonlat_on_paper(survey.lonlat)
    if len(points) <= _DOTS_AT_MOST:
        sheet.operators(_dots(points))
    outward = _outward(points, survey.rings)
    pen = Pen(face=Face.MAP, size=7, colour=colour("text"))
    step = next((n for n in _STEPS if len(points) / n <= _NUMBERS_AT_MOST), len(points))
    for number in (
        [1, *range(step, len(points) + 1, step)] if step > 1 else range(1, len(points) + 1)
    ):
        away = outward[number - 1] * (5 + 2 * len(str(number)))
        x, y = points[number - 1] + away
        labels.put((float(x), float(y)), str(number), pen, backed=0.6)


def _outward(points: NDArray[np.float64], rings: tuple[int, ...]) -> NDArray[np.float64]:
    """Unit vectors that point out of the area at each corner, out into the hole at its rings."""
    found, start = np.empty_like(points), 0
    for count in rings:
        ring = points[start : start + count]
        before, after = np.roll(ring, 1, axis=0), np.roll(ring, -1, axis=0)
        turn = np.sum(ring[:, 0] * after[:, 1] - after[:, 0] * ring[:, 1])
        along = (after - before) * (1 if turn > 0 else -1)
        length = np.maximum(np.hypot(*along.T), 1e-9)[:, None]
        found[start : start + count] = np.column_stack([along[:, 1], -along[:, 0]]) / length
        start += count
    return found


def _dots(points: NDArray[np.float64]) -> str:
    half = 1.1
    squares = ("%.2f %.2f 2.2 2.2 re\n" * len(points)) % tuple((points - half).ravel().tolist())
    return f"q 1 1 1 rg 0 0 0 RG 0.4 w\n{squares}B Q"


def _meet(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
