"""About: the version, and every licence of what travels with the program."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from typing import Any

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

import resources
from qdpilot import __version__
from ui import tokens
from ui.kit.frames import Ground, Scroll, Section
from ui.kit.labels import Label
from ui.language import language
from ui.rail import Emblem


@dataclass(frozen=True, slots=True, kw_only=True)
class Licence:
    """A part of the program that others made.

    Attributes:
        name: Of the part.
        licence: Its licence, by SPDX id where there is one.
        source: Who made it and where it was taken from.
        note: A condition one should know, in the language spoken; may be empty.
    """

    name: str
    licence: str
    source: str
    note: str


@cache
def _rows() -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads(resources.content("licences.json"))["items"]
    return rows


def licences() -> tuple[Licence, ...]:
    """Return what is bundled or used, from `resources/licences.json`."""
    word = language()
    return tuple(
        Licence(
            name=row["name"][word],
            licence=row["licence"],
            source=row["source"],
            note=row.get("note", {}).get(word, ""),
        )
        for row in _rows()
    )


class AboutDialog(QDialog):
    """The version and the licences."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("About qdpilot"))
        self.resize(560, 600)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._head())
        column = Scroll()
        for one in licences():
            column.add(_row(one))
        ground = Ground("surface")
        ground.box.addWidget(column)
        whole.addWidget(ground, 1)

    def _head(self) -> QWidget:
        head = Ground("surface", across=True, edge="bottom")
        head.box.setContentsMargins(tokens.SPACE_2, tokens.SPACE_4, tokens.SPACE_4, tokens.SPACE_4)
        head.box.addWidget(Emblem(""))
        words = QVBoxLayout()
        words.setSpacing(0)
        head.box.addLayout(words, 1)
        words.addWidget(Label("qdpilot", size="page", strong=True))
        version = self.tr("Version {version}, Apache License 2.0").format(version=__version__)
        words.addWidget(Label(version, tone="text2"))
        words.addWidget(
            Label(
                self.tr("Areas, road rights and papers for automated driving in Qingdao"),
                tone="text2",
            )
        )
        return head


def _row(one: Licence) -> Section:
    row = Section(one.name, note=one.licence)
    row.box.setSpacing(2)
    row.add(Label(one.source, tone="text2", size="small", wrap=True).selectable())
    if one.note:
        row.add(Label(one.note, tone="text2", size="small", wrap=True).selectable())
    return row
