"""What a page is: a header, content in the middle, an inspector at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, TypeVar

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from qdpilot.model.calendar import CalendarEdition
from ui import memory, tokens
from ui.kit.buttons import Button, PrimaryButton
from ui.kit.chips import SampleChip
from ui.kit.frames import Ground, Scroll
from ui.kit.labels import Label

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QResizeEvent

    from qdpilot.model.errors import QdPilotError
    from qdpilot.services.ports import ChangeSet, Reading, Record
    from ui.actions import Actions
    from ui.desk import Desk
    from ui.jobs import Lane

T = TypeVar("T")


class Header(Ground):
    """The head of a page: its title of 20 px, the 示例 chip, buttons at the right.

    Attributes:
        title: The label of the title.
    """

    def __init__(self, title: str, *, sample: bool, parent: QWidget | None = None) -> None:
        super().__init__("", across=True, parent=parent)
        self.box.setContentsMargins(tokens.SPACE_6, tokens.SPACE_3, tokens.SPACE_4, tokens.SPACE_2)
        self.box.setSpacing(tokens.SPACE_2)
        self.box.addStrut(tokens.CONTROL)  # it keeps its height when buttons come and go
        self.title = Label(title, size="page", strong=True)
        self.box.addWidget(self.title)
        chip = SampleChip()
        chip.setVisible(sample)
        self.box.addWidget(chip)
        self.box.addStretch(1)
        self._foldable: list[tuple[Button, str]] = []

    def add(self, widget: QWidget) -> None:
        """Put a button, or a quiet word, at the right; plain buttons lose their words first."""
        self.box.addWidget(widget)
        if isinstance(widget, Button) and not isinstance(widget, PrimaryButton):
            self._foldable.append((widget, widget.text()))
            widget.setAccessibleName(widget.text())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: D102 - Qt's own
        super().resizeEvent(event)
        for count in range(len(self._foldable) + 1):
            self._fold(count)
            if self._needed() <= self.width():
                break

    def minimumSizeHint(self) -> QSize:  # noqa: D102 - Qt's own
        return QSize(1, super().minimumSizeHint().height())

    def _fold(self, count: int) -> None:
        """Let so many buttons, from the left, be icons alone, with their words as the tip."""
        for at, (button, words) in enumerate(self._foldable):
            is_folded = at < count and not button.icon().isNull()
            if button.text() != ("" if is_folded else words):
                button.setText("" if is_folded else words)
                if is_folded and not button.toolTip():
                    button.setToolTip(words)
                elif not is_folded and button.toolTip() == words:
                    button.setToolTip("")

    def _needed(self) -> int:
        items = (self.box.itemAt(at) for at in range(self.box.count()))
        parts = [one for item in items if item and (one := item.widget()) and not one.isHidden()]
        wide = sum(one.sizeHint().width() + self.box.spacing() for one in parts)
        margins = self.box.contentsMargins()
        return wide + margins.left() + margins.right()


class Inspector(Ground):
    """The panel at the right: a head, sections that scroll, a footer with the buttons.

    Attributes:
        head: Vertical layout above the scrolling part; stays when one scrolls.
        body: The scrolling column: `body.add(Section(...))`.
        footer: The row of buttons: one filled, the rest plain; hidden while empty.

    Signals:
        cleared: It is emptied now.
    """

    cleared = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("surface", parent=parent)
        self.setMinimumWidth(280)
        self.head = QVBoxLayout()
        self.head.setSpacing(0)
        self.box.addLayout(self.head)
        self.body = Scroll()
        self.box.addWidget(self.body, 1)
        self._foot = Ground("surface", across=True, edge="top")
        self._foot.setFixedHeight(tokens.FOOTER_HEIGHT)
        self.footer = QHBoxLayout()
        self.footer.setContentsMargins(tokens.SPACE_4, 0, tokens.SPACE_4, 0)
        self.footer.setSpacing(tokens.SPACE_2)
        self._foot.box.addLayout(self.footer)
        self._foot.hide()
        self.box.addWidget(self._foot)

    def add_button(self, button: QWidget) -> None:
        """Put a button into the footer, from the left."""
        self.footer.addWidget(button)
        self._foot.show()

    def add_note(self, widget: QWidget) -> None:
        """Put a hint or a red button at the right end of the footer."""
        self.footer.addStretch(1)
        self.footer.addWidget(widget)
        self._foot.show()

    def clear(self) -> None:
        """Empty head, body and footer, before showing another thing."""
        self.cleared.emit()
        self.body.clear()
        _emptied(self.head)
        _emptied(self.footer)
        self._foot.hide()


class Page(QWidget):
    """One of the working pages. A page class says what it is by its class attributes.

    Made as `SomePage(desk, actions)`, when it is first shown. Fill `content` and `inspector` in
    `__init__` after `super().__init__(desk, actions)`; load in `refresh`, which runs when the
    page is first shown and again, when it is on the screen, after a commit that touches
    `concerns`.

    Attributes:
        code: Of the page, as in `ui.pages`; also names what is remembered.
        concerns: Kinds of record the page shows.
        has_header: Whether it has the header with the title.
        has_inspector: Whether it has the panel at the right.
        ground: Of the middle: `surface`, or `window` behind cards.
        desk: The shared desk.
        registry: The actions of the window.
        header: The head, or None.
        content: Vertical layout of the middle.
        inspector: The panel at the right, or None.
    """

    code: ClassVar[str] = ""
    concerns: ClassVar[tuple[type[Record], ...]] = ()
    has_header: ClassVar[bool] = True
    has_inspector: ClassVar[bool] = True
    ground: ClassVar[str] = "surface"

    def __init__(self, desk: Desk, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk, self.registry = desk, actions
        self._stale = True
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.setHandleWidth(1)
        self._split.setChildrenCollapsible(False)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._split)
        middle = Ground(self.ground)
        self._split.addWidget(middle)
        self.header: Header | None = None
        if self.has_header:
            self.header = Header(self.title(), sample=desk.office.sample)
            middle.box.addWidget(self.header)
        self.content = QVBoxLayout()
        self.content.setSpacing(0)
        middle.box.addLayout(self.content, 1)
        self.inspector: Inspector | None = None
        if self.has_inspector:
            self.inspector = Inspector()
            self._add_inspector(self.inspector)
        desk.changed.connect(self._on_committed)

    def title(self) -> str:
        """Return the title, through `tr`."""
        return ""

    def shown(self) -> None:
        """Come to the front; the window calls it each time."""
        if self._stale:
            self._stale = False
            self.refresh()

    def refresh(self) -> None:
        """Load what the page shows anew, through `load`."""

    def load(
        self, query: Callable[[Reading], T], done: Callable[[T], object], *, lane: Lane = "store"
    ) -> None:
        """Read what the page shows; refused, it is read again when the page comes to the front."""
        self.desk.read(query, done, self.on_unread, lane=lane)

    @Slot(object)
    def on_unread(self, error: QdPilotError) -> None:
        """Tell that something could not be read, and read all again the next time."""
        self._stale = True
        self.desk.refused.emit(error)

    def is_unsaved(self) -> bool:
        """Tell whether something typed here would be lost if the page were made anew."""
        return False

    def _add_inspector(self, inspector: Inspector) -> None:
        self._split.addWidget(inspector)
        self._split.setStretchFactor(0, 1)
        self._split.setStretchFactor(1, 0)
        self._split.setSizes([10_000, tokens.INSPECTOR_WIDTH])
        self._split.restoreState(memory.recall_state(f"{self.code}/splitter"))
        self._split.splitterMoved.connect(self._on_splitter_moved)

    @Slot(int, int)
    def _on_splitter_moved(self, _at: int, _index: int) -> None:
        memory.remember(f"{self.code}/splitter", self._split.saveState())

    @Slot(object)
    def _on_committed(self, changes: ChangeSet) -> None:
        if not changes.touches(CalendarEdition, *self.concerns):  # times stand on every page
            return
        if self.isVisible():
            self.refresh()
        else:
            self._stale = True


def _emptied(layout: QVBoxLayout | QHBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
