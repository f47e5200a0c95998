"""Views of the register's lists: filter, sorting and columns under a name, for each person."""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from ui import memory
from ui.kit.buttons import Button
from ui.kit.confirm import ConfirmAct
from ui.kit.controls import TextField
from ui.kit.fields import Field

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.kit.page import Page
    from ui.vehicles.filters import Filters
    from ui.vehicles.pane import Pane


class Views(QObject):
    """Keeps and shows views of the list in front.

    Attributes:
        button: Opens the menu of them.
    """

    def __init__(self, page: Page, filters: Filters, pane: Callable[[], Pane[Any, Any]]) -> None:
        """Put the button beside the filters.

        Args:
            page: The page.
            filters: Are part of a view.
            pane: Gives the list in front.
        """
        super().__init__(page)
        self._page, self._filters, self._pane = page, filters, pane
        self.button = Button(self.tr("Views"), "star", dense=True)
        self._menu = QMenu(self.button)
        self._menu.aboutToShow.connect(self._on_menu_asked)
        self._menu.triggered.connect(self._on_picked)
        self._gone = QMenu(self.tr("Forget a view"), self.button)
        self.button.setMenu(self._menu)
        filters.box.insertWidget(filters.box.count() - 2, self.button)

    def names(self) -> tuple[str, ...]:
        """Return the names of the person's views of this list."""
        return tuple(self._kept())

    def keep(self, name: str) -> None:
        """Keep how the list looks now under a name; one with this name is replaced."""
        heads = self._pane().table.heads()
        told = {"filters": self._filters.held(), "heads": heads}
        self._write({**self._kept(), name: told})

    def show(self, name: str) -> None:
        """Show the list as it was kept under a name."""
        told = self._kept()[name]
        self._pane().table.show_heads(told["heads"])
        self._filters.put(told["filters"])

    def forget(self, name: str) -> None:
        """Forget a view."""
        self._write({one: told for one, told in self._kept().items() if one != name})

    @property
    def _where(self) -> str:
        desk = self._page.desk
        return f"views/{desk.office.id}/{desk.person.id}/{self._pane().sort.code}"

    def _kept(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(memory.recall(self._where, "{}"))
        return found

    def _write(self, views: dict[str, Any]) -> None:
        memory.remember(self._where, json.dumps(views, ensure_ascii=False))

    @Slot()
    def _on_menu_asked(self) -> None:
        self._menu.clear()
        self._gone.clear()
        for name in self.names():
            self._menu.addAction(name).setData((self.show, name))
            self._gone.addAction(name).setData((self.forget, name))
        if not self.names():
            self._menu.addAction(self.tr("No view kept yet")).setEnabled(False)
        self._menu.addSeparator()
        self._menu.addAction(self.tr("Show all rows")).setData((self._filters.put, {}))
        self._menu.addAction(self.tr("Keep this view…")).setData((self._ask, ""))
        if self.names():
            self._menu.addMenu(self._gone)

    @Slot(QAction)
    def _on_picked(self, entry: QAction) -> None:
        act, value = entry.data()
        act(value)

    def _ask(self, _nothing: str) -> None:
        name = TextField()
        name.setText(self._filters.words())
        said = self.tr(
            "Filter, sorting, columns and their widths are kept under a name, for you alone."
        )
        question = ConfirmAct(
            self._page,
            title=self.tr("Keep this view"),
            sentence=said,
            act_words=self.tr("Keep"),
            act=partial(self._keep_named, name),
            beside=Field(self.tr("Name of the view"), name),
        )
        name.returnPressed.connect(question.act_button.click)  # it is no official act
        question.open()

    def _keep_named(self, name: TextField, _reason: str) -> None:
        called = name.value().strip() or self._filters.words() or self.tr("All rows")
        self.keep(called)
        told = self.tr("The view “{name}” is kept").format(name=called)
        self._page.desk.told.emit(told)
