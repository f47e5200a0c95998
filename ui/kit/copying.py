"""Rows of a table as text and as HTML, so that Excel and a letter take them as a table."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ui.kit.columns import Column


def as_tsv(columns: Sequence[Column[Any]], rows: Iterable[object], *, headed: bool = True) -> str:
    """Return headings and rows, cells apart by tabs; a cell's own tabs and breaks become spaces."""
    lines = ["\t".join(_flat(column.title) for column in columns)] if headed else []
    lines += ["\t".join(_flat(column.text(row)) for column in columns) for row in rows]
    return "\n".join(lines) + "\n"


def as_html(columns: Sequence[Column[Any]], rows: Iterable[object], *, headed: bool = True) -> str:
    """Return an HTML table whose cells Excel keeps as text (a VIN, a long number)."""
    head = "".join(f"<th>{escape(column.title)}</th>" for column in columns)
    lines = (
        "".join(
            f"<td style=\"mso-number-format:'\\@'\">{escape(column.text(row))}</td>"
            for column in columns
        )
        for row in rows
    )
    body = "".join(f"<tr>{line}</tr>" for line in lines)
    top = f"<tr>{head}</tr>" if headed else ""
    return f"<table>{top}{body}</table>"


def _flat(text: str) -> str:
    return " ".join(text.split())
