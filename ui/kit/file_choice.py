"""Asking for a file: where one of its kind was chosen last, at first in Documents."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeAlias

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog

from ui import memory

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

#: What a file is for; what one takes in lies elsewhere than what one hands out.
Kind: TypeAlias = Literal[
    "office", "zones", "roads", "tiles", "calendars", "sheets", "attachments", "papers", "lists",
    "pictures", "reports", "copies",
]  # fmt: skip


def file_to_read(parent: QWidget | None, kind: Kind, title: str, endings: str) -> str:
    """Ask which file is to be read; return its path, or nothing if the person thought better.

    Args:
        parent: Over which it is asked.
        kind: What it is for.
        title: Of the dialog.
        endings: Qt's filter, such as ``PDF files (*.pdf)``.
    """
    found, _ = QFileDialog.getOpenFileName(parent, title, str(_folder(kind)), endings)
    return _chosen(kind, found)


def file_to_write(  # noqa: PLR0913 - all that Qt asks
    parent: QWidget | None,
    kind: Kind,
    title: str,
    name: str,
    endings: str = "",
    *,
    ending: str = "",
) -> tuple[str, str]:
    """Ask where to write; return the path and which of the endings was chosen, or nothing.

    Args:
        parent: Over which it is asked.
        kind: What it is for.
        title: Of the dialog.
        name: Proposed; a whole path is proposed as it is.
        endings: Qt's filter.
        ending: Which part of it is chosen at first.
    """
    proposed = str(_folder(kind) / name)
    found, ending = QFileDialog.getSaveFileName(parent, title, proposed, endings, ending)
    return _chosen(kind, found), ending


def _folder(kind: Kind) -> Path:
    last = memory.recall(f"folder/{kind}")
    places = QStandardPaths.StandardLocation.DocumentsLocation
    documents = Path(QStandardPaths.writableLocation(places))
    there = (Path(one) for one in (last, str(documents)) if one and Path(one).is_dir())
    return next(there, Path.home())


def _chosen(kind: Kind, found: str) -> str:
    if found:
        memory.remember(f"folder/{kind}", str(Path(found).parent))
    return found
