"""The part of the inspector that lists what was remarked on a zone, and takes a new remark."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout

from qdpilot.model.comment import CommentOn
from qdpilot.schedule.sentence import window_phrase
from ui.kit.buttons import Button, GhostButton
from ui.kit.controls import Choice, NoteField
from ui.kit.frames import Section
from ui.kit.labels import Label
from ui.language import language

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from qdpilot.model.comment import Comment
    from qdpilot.model.schedule import Schedule
    from qdpilot.tools.pin_comment import Pin


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownComment:
    """A comment as the list shows it.

    Attributes:
        comment: It.
        author: Name of who wrote it.
        day: When, as shown.
        number: On the map and in the list, from 1.
        settled_with: Number of the version that it was settled with; None: of the draft.
    """

    comment: Comment
    author: str
    day: str
    number: int
    settled_with: int | None

    @property
    def is_open(self) -> bool:
        """Whether it still asks for something."""
        return self.comment.resolved_at is None and self.settled_with is None


class CommentsSection(Section):
    """Comments, oldest first, and a field for the next one.

    Signals:
        written: (what it is about: a `Pin` or a window, text).
        resolve_asked: A `Comment` is dealt with.
        pin_asked: A place is to be pointed at on the map.
        find_asked: West, south, east, north round a comment's place.
        typed: What is in the field now, so that it outlives this section.
    """

    written = Signal(object, str)
    resolve_asked = Signal(object)
    pin_asked = Signal()
    find_asked = Signal(object)
    typed = Signal(str)

    def __init__(
        self,
        comments: tuple[ShownComment, ...],
        schedule: Schedule | None,
        pin: Pin | None,
        text: str = "",
        parent: QWidget | None = None,
    ) -> None:
        still = sum(one.is_open for one in comments)
        super().__init__(parent=parent, title=self.tr("Comments"))
        self.note.setText(self.tr("{open} open").format(open=still) if comments else "")
        self._comments = comments
        point = GhostButton(self.tr("Pin on the map"), "map-pin-plus", dense=True)
        point.clicked.connect(self.pin_asked)
        self.aside(point)
        for one in comments:
            self._add_comment(one)
        windows = () if schedule is None else schedule.windows
        about: list[tuple[object, str]] = [] if pin is None else [(pin, pin_words(pin))]
        about += [(one, window_phrase(one, language())) for one in windows]
        self.about, self.text = Choice(about), NoteField(text, lines=2)
        self.write = Button(self.tr("Comment"), "message", dense=True)
        if about:
            self._add_form()
        else:
            hint = self.tr("Pin a comment to a corner or an edge on the map.")
            self.add(Label(hint, size="small", tone="text2", wrap=True))

    def _add_form(self) -> None:
        self.text.setPlaceholderText(self.tr("What should be changed, and why"))
        self.text.textChanged.connect(self._on_typed)
        self.write.clicked.connect(self._on_write)
        self.add(self.about)
        self.add(self.text)
        self.add(self.write)
        self._on_typed()

    def _add_comment(self, one: ShownComment) -> None:
        row = QHBoxLayout()
        head = f"{one.number}  {one.author}  {one.day}"
        row.addWidget(Label(head, size="small", tone="text2"))
        row.addStretch(1)
        if one.comment.lon is not None:
            find = GhostButton("", "focus-2", dense=True)
            find.setToolTip(self.tr("Show on the map"))
            find.setAccessibleName(self.tr("Show on the map"))
            find.clicked.connect(partial(self._find, one.comment))
            row.addWidget(find)
        if one.is_open:
            resolve = GhostButton(self.tr("Resolve"), "check", dense=True)
            resolve.clicked.connect(partial(self.resolve_asked.emit, one.comment))
            row.addWidget(resolve)
        self.box.addLayout(row)
        state = self._state(one)
        self.add(Label(one.comment.text, wrap=True).selectable())
        self.add(Label(f"{self._about(one.comment)}{state}", size="small", tone="text3", wrap=True))

    def _about(self, comment: Comment) -> str:
        if comment.window is not None:
            return window_phrase(comment.window, language())
        return on_words(comment.on)

    def _state(self, one: ShownComment) -> str:
        mark = " · "
        if one.settled_with is not None:
            return mark + self.tr("as of version {number}").format(number=one.settled_with)
        return mark + self.tr("resolved") if one.comment.resolved_at is not None else ""

    def _find(self, comment: Comment) -> None:
        if comment.lon is not None and comment.lat is not None:
            lon, lat = comment.lon, comment.lat
            self.find_asked.emit((lon - 0.002, lat - 0.002, lon + 0.002, lat + 0.002))

    @Slot()
    def _on_typed(self) -> None:
        self.write.setEnabled(bool(self.text.value()))
        self.typed.emit(self.text.value())

    @Slot()
    def _on_write(self) -> None:
        self.write.setEnabled(False)  # it is written once
        self.written.emit(self.about.value(), self.text.value())


def on_words(on: CommentOn) -> str:
    """Return what of a zone a comment is about."""
    words = {
        CommentOn.CORNER: QCoreApplication.translate("CommentsSection", "at a corner"),
        CommentOn.EDGE: QCoreApplication.translate("CommentsSection", "at an edge"),
        CommentOn.WINDOW: QCoreApplication.translate("CommentsSection", "on its times"),
    }
    return words[on]


def pin_words(pin: Pin) -> str:
    """Return where a comment would be pinned."""
    return f"{on_words(pin.on)}  {pin.at[0]:.5f}, {pin.at[1]:.5f}"
