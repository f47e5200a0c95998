"""The grid of official papers: A4, 版心 156 × 225 mm, 22 lines of 28 characters.

Lengths are points (1/72 inch) with the origin at the lower left, as in PDF.
Source: GB/T 9704-2012, 5.2.1 (天头 37 mm, 订口 28 mm, 版心) and 5.2.3 (22 lines, 28 characters).
28 characters of 16 pt are wider than 156 mm, so a character advances 15.79 pt.
"""

from __future__ import annotations

MM = 72 / 25.4
PAPER_WIDTH, PAPER_HEIGHT = 210 * MM, 297 * MM
WIDTH, HEIGHT = 156 * MM, 225 * MM
LEFT = 28 * MM
RIGHT = LEFT + WIDTH
TOP = PAPER_HEIGHT - 37 * MM
BOTTOM = TOP - HEIGHT

LINES, CHARACTERS = 22, 28
PITCH = HEIGHT / LINES
ADVANCE = WIDTH / CHARACTERS
SIZE_3 = 16.0  # 3号
SIZE_2 = 22.0  # 2号
SIZE_4 = 14.0  # 4号
SIZE_5 = 10.5  # 5号

# Of an em box of Chinese faces lies this share below the base line.
DESCENT = 0.12


def base_line(top: float, *, pitch: float = PITCH, size: float = SIZE_3) -> float:
    """Return the base line of a line of text whose cell begins at `top`."""
    return top - (pitch + size) / 2 + DESCENT * size
