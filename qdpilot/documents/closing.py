"""The end of a paper's text and its last page (GB/T 9704-2012, 7.3.4 to 7.4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qdpilot.documents import grid
from qdpilot.documents.breaking import Measure, broken
from qdpilot.documents.faces import Face
from qdpilot.documents.flow import BODY, INDENT, draw_line
from qdpilot.documents.sheet import BLACK, Pen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qdpilot.documents.breaking import Line
    from qdpilot.documents.flow import Flow

_ROW = 24.0
_THICK, _THIN = 0.35 * grid.MM, 0.25 * grid.MM
_SPACED = Pen(spacing=grid.ADVANCE - grid.SIZE_3)


def body(flow: Flow, paragraphs: Sequence[str], *, tail_lines: float) -> None:
    """Set the paragraphs so that what follows them is never alone on a page.

    When a tail of so many lines does not fit below the text, the last two lines go over with it
    (GB/T 9704-2012, 7.3.5.5: no page without text for the seal).
    """
    lines = [line for text in paragraphs for line in _lines(text)]
    held = 2 if _tail_is_cut(flow, len(lines), tail_lines) else 0
    flow.lines(lines[: len(lines) - held])
    if held:
        flow.next_page()
        flow.lines(lines[-held:])


def annex_names(flow: Flow, names: Sequence[str]) -> None:
    """附件：1.名称, an empty line below the text, the names aligned (7.3.4)."""
    flow.blank()
    for index, name in enumerate(names, 1):
        lead = "附件：" if index == 1 else "　　　"
        number = f"{lead}{index}." if len(names) > 1 else lead
        hang = INDENT + _SPACED.width(number)
        text = f"{number}{name}"
        runs = [(text, Face.BODY)]
        flow.lines(broken(runs, BODY, width=grid.WIDTH, indents=(INDENT, hang)))


def signature(flow: Flow, *, authority: str, dated: str) -> None:
    """署名 and 成文日期 where a seal will press: the date 右空四字, the name above it (7.3.5.1).

    The name is centred on the date.
    A name too long to be centred there keeps within the 版心.
    """
    flow.blank(3)
    date_width = _SPACED.width(dated)
    middle = grid.RIGHT - 4 * grid.ADVANCE - date_width / 2
    width = _SPACED.width(authority)
    pen = _SPACED.squeezed_into(grid.WIDTH, authority)
    right = grid.RIGHT - 2 * grid.ADVANCE
    left = max(grid.LEFT, min(middle - width / 2, right - width))
    flow.sheet.text(left, grid.base_line(flow.y), authority, pen)
    flow.blank()
    flow.sheet.text(middle - date_width / 2, grid.base_line(flow.y), dated, _SPACED)
    flow.blank()


def note(flow: Flow, text: str) -> None:
    """附注, 左空二字, below the date (7.3.7)."""
    flow.paragraph(text)


def colophon_height(copies: Sequence[str]) -> float:
    """Return how high the 版记 is, points."""
    return _ROW * (len(_copy_lines(copies)) + 1)


def colophon(flow: Flow, *, copies: Sequence[str], printer: str, printed: str) -> None:
    """版记 on the lowest lines of the page: 抄送, 印发机关 and 印发日期 between rules (7.4)."""
    sheet = flow.sheet
    y = grid.BOTTOM + colophon_height(copies)
    sheet.line((grid.LEFT, y), (grid.RIGHT, y), width=_THICK, colour=BLACK)
    for line in _copy_lines(copies):
        base = grid.base_line(y, pitch=_ROW, size=grid.SIZE_4)
        draw_line(sheet, line, (grid.LEFT + grid.SIZE_4, base), _copy_measure(copies))
        y -= _ROW
    if copies:
        sheet.line((grid.LEFT, y), (grid.RIGHT, y), width=_THIN, colour=BLACK)
    base = grid.base_line(y, pitch=_ROW, size=grid.SIZE_4)
    pen = Pen(size=grid.SIZE_4)
    room = grid.WIDTH - 3 * grid.SIZE_4 - pen.width(printed)
    sheet.text(grid.LEFT + grid.SIZE_4, base, printer, pen.squeezed_into(room, printer))
    sheet.right(grid.RIGHT - grid.SIZE_4, base, printed, pen)
    y -= _ROW
    sheet.line((grid.LEFT, y), (grid.RIGHT, y), width=_THICK, colour=BLACK)


def _copy_lines(copies: Sequence[str]) -> list[Line]:
    if not copies:
        return []
    text = _copy_text(copies)
    room = grid.WIDTH - 2 * grid.SIZE_4
    measure = _copy_measure(copies)
    return broken([(text, Face.BODY)], measure, width=room, indents=(0.0, 3 * grid.SIZE_4))


def _copy_text(copies: Sequence[str]) -> str:
    return f"抄送：{'，'.join(copies)}。"


def _copy_measure(copies: Sequence[str]) -> Measure:
    """A line a little too long is set closer rather than broken."""
    room = grid.WIDTH - 2 * grid.SIZE_4
    closer = room / len(_copy_text(copies))
    return Measure(size=grid.SIZE_4, advance=max(0.93 * grid.SIZE_4, min(grid.SIZE_4, closer)))


def _lines(text: str) -> list[Line]:
    return broken([(text, Face.BODY)], BODY, width=grid.WIDTH, indents=(INDENT, 0.0))


def _tail_is_cut(flow: Flow, count: int, tail_lines: float) -> bool:
    first = int(flow.room / grid.PITCH + 0.01)
    used = count if count <= first else (count - first) % grid.LINES or grid.LINES
    room = first if count <= first else grid.LINES
    return used + tail_lines > room
