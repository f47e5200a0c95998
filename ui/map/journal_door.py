"""The way from an earlier session's journal to the map: look, offer, take back, discard."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QT_TRANSLATE_NOOP, QObject, QTimer, Slot

from qdpilot.editing.edits import DropZone, PutZone
from qdpilot.editing.journal.compare import missing
from qdpilot.editing.journal.geojson import as_geojson
from qdpilot.editing.journal.replay import FoundSketch
from qdpilot.model.errors import StoreUnavailableError
from qdpilot.model.zone import Zone
from qdpilot.services.clock import new_id
from qdpilot.services.handing_out import write_file
from qdpilot.tools.step import Step
from ui.actions import Declared
from ui.kit.file_choice import file_to_write
from ui.map.journal_file import TAIL, earlier_files, folder_of
from ui.map.journal_offer import Left, offer_of
from ui.map.journal_picture import Pictures, bounds_of
from ui.map.journal_sketch import is_sketching, placed, revived
from ui.recovery.dialog import RecoveryDialog

if TYPE_CHECKING:
    from qdpilot.editing.journal.compare import Missing
    from qdpilot.services.ports import Reading
    from ui.kit.page import Page
    from ui.map.document import MapDocument
    from ui.map.draft_panel import DraftPanel
    from ui.map.hands import MapView
    from ui.map.journal_file import EarlierFile
    from ui.map.toolbox import Toolbox
    from ui.recovery.offer import Offer

#: The tool that takes up any sketch.
_ANY = "map.polygon"
#: Looks for what was left, also after the dialog was closed.
ACTION = Declared(
    id="map.recover",
    text=str(QT_TRANSLATE_NOOP("actions", "Drawing that was not saved…")),
    icon="history",
    key="Ctrl+Shift+R",
    group="map",
)
Seen: TypeAlias = "list[tuple[EarlierFile, list[Left]]]"


class JournalDoor(QObject):
    """Looks once for what earlier sessions left, and offers it.

    Attributes:
        dialog: While it is open, else None.
    """

    def __init__(self, page: Page, document: MapDocument, tools: Toolbox, view: MapView) -> None:
        super().__init__(page)
        self._page, self._desk = page, page.desk
        self._document, self._tools, self._view = document, tools, view
        view.keep = self._on_step
        page.registry.declare(ACTION)
        page.registry.bind(ACTION.id, self._on_asked, where=page)
        self._was_asked = False
        self._left: dict[str, Left] = {}
        self._open: dict[Path, tuple[EarlierFile, set[str]]] = {}
        self._pictures = Pictures()
        self.dialog: RecoveryDialog | None = None
        # Late, so that a page which this one took the place of has let go of its journal.
        QTimer.singleShot(0, self, self.look)

    @Slot()
    def look(self) -> None:
        """Read the journals and compare them with the store, off the screen thread."""
        folder = folder_of(self._desk.office.id)
        if any(folder.glob(f"*{TAIL}")):
            self._desk.read(partial(_seen, folder), self._on_seen)

    def keep_with(self, draft: DraftPanel) -> None:
        """Journal the sketch as well when it is changed in its panel."""
        for changed in (draft.described, draft.widened, draft.made_changed, draft.rule_changed):
            changed.connect(self.keep_now)

    @Slot()
    def keep_now(self) -> None:
        """Journal the sketch in the hand after something else than an event changed it."""
        self._on_step(Step(tool=self._view.tool))

    def _on_step(self, step: Step) -> None:
        self._document.journal.keep(self._tools.name, step)

    @Slot()
    def _on_asked(self) -> None:
        self._was_asked = True
        self._desk.read(partial(_seen, folder_of(self._desk.office.id)), self._on_seen)

    @Slot(object)
    def _on_seen(self, seen: Seen) -> None:
        unreadable = []
        for file, lefts in seen:
            keys = {one.key for one in lefts}
            if not keys:
                aside = file.let_go(is_settled=True)
                unreadable.extend([str(aside)] if aside is not None else [])
                continue
            if file.found.damaged:
                unreadable.append(str(file.path))
            self._open[file.path] = (file, keys)
            self._left.update({one.key: one for one in lefts})
        if self._left:
            self._offer("\n".join(unreadable))
        elif unreadable:
            words = self.tr("A part of the journal of drawing cannot be read. It is kept: {place}")
            self._desk.told.emit(words.format(place="; ".join(unreadable)))
        elif self._was_asked:
            self._desk.told.emit(self.tr("All drawing is saved; nothing was left over."))
        self._was_asked = False

    def _offer(self, unreadable: str) -> None:
        newest = sorted(self._left.values(), key=lambda one: one.found.stamp.at, reverse=True)
        offers = [offer_of(one, self._desk, self._pictures) for one in newest]
        window = self._page.window()
        self.dialog = RecoveryDialog(window, offers, unreadable=unreadable, is_busy=self._is_busy)
        self.dialog.take_asked.connect(self._on_take_asked)
        self.dialog.save_asked.connect(self._on_save_asked)
        self.dialog.drop_asked.connect(self._on_drop_asked)
        self.dialog.finished.connect(self._on_finished)
        self.dialog.open()

    def _is_busy(self, offer: Offer) -> bool:
        found = self._left[offer.key].found
        return isinstance(found, FoundSketch) and self._tools.has_sketch

    @Slot(object)
    def _on_take_asked(self, offer: Offer) -> None:
        left = self._left[offer.key]
        if isinstance(left.found, FoundSketch):
            is_back = self._resume(left.found)
        else:
            is_back = self._put(left)
        # Only what the journal of this session has, the old one may let go.
        if is_back and self._document.journal.is_well:
            self._settle(offer.key)
            self._view.fit(bounds_of(left.found))

    def _resume(self, found: FoundSketch) -> bool:
        """Put a sketch into its tool, in the hand; return whether the tool was free."""
        declared = {one.id for one in self._page.registry.declared()}
        name = found.about.tool if found.about.tool in declared else _ANY
        self._tools.choose(name, None)
        if not is_sketching(self._view.tool):
            name = _ANY
            self._tools.choose(name, None)
        if placed(self._view.tool):
            return False
        tool = revived(found, self._view.tool)
        self._document.journal.keep(name, Step(tool=tool))
        self._view.take(tool)
        for one in ("map.select", name):  # all that shows the tool shows it anew
            self._tools.choose(one, None)
        return True

    def _put(self, left: Left) -> bool:
        """Do the edit again; return whether it was done."""
        assert not isinstance(left.found, FoundSketch)
        document, state = self._document, left.found.state
        before = document.plan
        if state.gone:
            document.do(DropZone(state.zone.id))
        elif left.is_overtaken:
            name = self.tr("{name} (taken back)").format(name=state.zone.name)
            document.do(PutZone(replace(state.zone, id=new_id(), name=name)))
        else:
            document.do(PutZone(state.zone))
        return document.plan is not before

    @Slot(object)
    def _on_save_asked(self, offer: Offer) -> None:
        name = f"{offer.title}.geojson".replace("/", "_")
        words = self.tr("Save as GeoJSON")
        target, _ = file_to_write(self.dialog, "copies", words, name, "GeoJSON (*.geojson)")
        if target:
            self.save(offer.key, Path(target))

    def save(self, key: str, target: Path) -> None:
        """Write one thing found to a file; it stays on the list."""
        content = as_geojson([self._left[key].found])
        work = partial(write_file, content, to=target)
        self._desk.jobs.run(work, self._on_saved, lane="files", writes=True)

    def _on_saved(self, place: Path) -> None:
        self._desk.told.emit(self.tr("Saved: {place}").format(place=place))

    @Slot(object)
    def _on_drop_asked(self, offer: Offer) -> None:
        self._settle(offer.key)

    def _settle(self, key: str) -> None:
        left = self._left[key]
        file, keys = self._open[left.path]
        try:
            file.settle(left.found.key)
        except OSError as error:
            why = error.strerror or str(error)
            self._desk.refused.emit(StoreUnavailableError(path=str(file.path), reason=why))
            return
        del self._left[key]
        keys.discard(key)
        if not keys:
            file.let_go(is_settled=True)
            del self._open[left.path]
        if self.dialog is not None:
            self.dialog.settle(key)

    @Slot()
    def _on_finished(self) -> None:
        """Let go of what is not settled: it lies there for the next start."""
        self.dialog = None
        for file, _ in self._open.values():
            file.let_go(is_settled=False)
        self._open.clear()
        self._left.clear()


def _seen(folder: Path, reading: Reading) -> Seen:
    stored = {zone.id: zone for zone in reading.all(Zone)}
    seen: Seen = []
    for file in earlier_files(folder):
        lacking = missing(file.found.edits, stored)
        # A sketch that was let be on purpose is offered too: it was kept for one undo.
        lefts = [
            Left(path=file.path, found=one) for one in file.found.sketches if one.key not in stored
        ]
        lefts += [_edit_left(file.path, one) for one in lacking]
        seen.append((file, lefts))
    return seen


def _edit_left(path: Path, one: Missing) -> Left:
    return Left(path=path, found=one.edit, is_overtaken=one.is_overtaken)
