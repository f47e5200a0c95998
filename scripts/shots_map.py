"""Pictures of what is drawn on the map: by hand in a copy of the sample office, and in Porto."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from db import open_store
from qdpilot.cli import run as command
from qdpilot.model.zone import Zone
from qdpilot.tools.events import Cancel, Click, Finish, Hold, Move
from qdpilot.tools.pin_comment import PinComment
from qdpilot.tools.take_area import TakeArea
from ui.area_dialog import AreaDialog
from ui.desk import Desk, read_records
from ui.jobs import Jobs
from ui.main_window import MainWindow
from ui.map.page import MapPage
from ui.pages import installed
from ui.roads.entry_dialog import EntryDialog

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from PySide6.QtWidgets import QWidget

    from qdpilot.services.ports import Clock

HERE = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("QDPILOT_SHARED", HERE.parent / "shared"))
PORTO = SHARED / "samples" / "roads" / "porto_portugal.osm.pbf"
#: Three streets of Porto that meet, and one place on each.
STREETS = ("Rua de Santa Catarina", "Rua de Fernandes Tomás", "Rua de Sá da Bandeira")
LOOK = (-8.6145, 41.1445, -8.6005, 41.1535)
SIZE = (1440, 900)


class Studio:
    """A window over an office of its own, and how its pictures are kept."""

    def __init__(
        self,
        office: Path,
        clock: Clock,
        at: datetime,
        keep: Callable[[QWidget, str], None],
        settle: Callable[[Jobs], None],
    ) -> None:
        self._keep, self._settle = keep, settle
        self.window = MainWindow(installed())
        self.window.resize(*SIZE)
        self.window.show()
        store, self.jobs = open_store(str(office)), Jobs()
        records = read_records(store, at=at)
        self.desk = Desk(
            store=store, clock=clock, jobs=self.jobs, title=office.name, records=records
        )
        workspace = self.window.show_office(self.desk)
        workspace.show_page("map")
        self.settle()
        self.page: MapPage = self.window.findChild(MapPage)
        self.page.view.setFocus()

    def settle(self) -> None:
        """Wait until nothing is under way."""
        self._settle(self.jobs)

    def keep(self, name: str, *, of: QWidget | None = None) -> None:
        """Keep a picture of the window, or of a dialog in front of it, as it is."""
        self.settle()
        self._keep(of or self.window, name)

    def keep_of(self, dialog: QWidget, name: str) -> None:
        """Keep a picture of a dialog alone."""
        self.settle()
        self._keep(dialog, name)

    def click(self, *places: tuple[float, float], whole: bool = False) -> None:
        """Click places of the map with the tool in the hand."""
        view = self.page.view
        holds = frozenset({Hold.WHOLE}) if whole else frozenset()
        for place in places:
            view.tell(Click(place, view.reach(), holds))
        QApplication.processEvents()

    def close(self) -> None:
        """Let go of the office."""
        self.page.choose_tool("map.select")
        self.desk.close()
        self.window.hide()
        self.window.deleteLater()


def draw_drawing(studio: Studio, tail: str) -> None:
    """Keep the tools at work: roads picked and traced, an area by rule, stops, comments, steps."""
    page, view = studio.page, studio.page.view
    page.choose_tool("map.take")
    view.fit((120.15, 35.95, 120.75, 36.35))
    studio.click((120.43, 36.19), (120.60, 36.20))
    studio.settle()
    assert isinstance(view.tool, TakeArea)
    studio.keep(f"map-draw-take-{tail}")
    view.tell(Cancel())
    page.choose_tool("map.trace")
    studio.settle()
    road = next(one for one in view.ground.roads if one.name == "海尔路")
    other = next(one for one in view.ground.roads if one.name == "苗岭路")
    west, south, east, north = road.line.union(other.line).bounds
    view.fit((west - 0.01, south - 0.01, east + 0.01, north + 0.01))
    for line in (road.line, other.line):
        middle = line.interpolate(0.4, normalized=True)
        studio.click((middle.x, middle.y))
    studio.keep(f"map-draw-trace-{tail}")
    view.tell(Cancel())
    page.choose_tool("map.select")
    zone = next(one for one in page.document.plan if one.scenario == "shuttle")
    _note(studio, zone, tail)
    page.registry.action("map.grid").trigger()
    page.choose_tool("map.polygon")
    west, south, _, north = zone.shape.bounds
    studio.click((west, south), (west, north))
    view.tell(Move((west + 0.004, north), view.reach()))
    page.registry.action("map.steps").trigger()
    studio.keep(f"map-draw-grid-{tail}")
    view.tell(Cancel())
    page.registry.action("map.grid").trigger()


def _note(studio: Studio, zone: Zone, tail: str) -> None:
    page, view = studio.page, studio.page.view
    studio.desk.select([(Zone, zone.id)])
    west, south, east, north = zone.shape.bounds
    pad = (east - west) * 0.4
    view.fit((west - pad, south - pad, east + pad, north + pad))
    page.choose_tool("map.stops")
    inside = zone.shape.representative_point()
    for share in (-0.2, 0.0, 0.2):
        studio.click((inside.x + (east - west) * share, inside.y))
    studio.settle()
    page.choose_tool("map.comment")
    corner = zone.shape.exterior.coords[0]
    studio.click((corner[0], corner[1]))
    assert isinstance(view.tool, PinComment)
    comments = page.panels.zone.extras.comments
    assert comments is not None
    comments.text.setPlainText("此角伸入辅路，请退 5 m")
    comments.write.click()
    studio.settle()
    assert page.inspector is not None
    bar = page.inspector.body.verticalScrollBar()
    bar.setValue(bar.maximum() // 3)
    studio.keep(f"map-draw-notes-{tail}")


def draw_porto(studio: Studio, tail: str) -> None:
    """Keep a corridor along three roads of Porto, picked, and the block that others enclose."""
    page, view = studio.page, studio.page.view
    view.fit(LOOK)
    page.choose_tool("map.pick")
    studio.settle()
    network = view.ground.network
    assert network is not None
    for name in STREETS:
        number = next(n for n, line in enumerate(network.lines) if network.names([n]) == (name,))
        middle = network.lines[number].interpolate(0.5, normalized=True)
        studio.click((middle.x, middle.y), whole=True)
        studio.settle()  # a whole street goes on beyond what was read
    view.fit(view.tool.sketch.made.bounds)
    studio.keep(f"porto-pick-{tail}")
    view.tell(Finish())
    studio.keep(f"porto-corridor-{tail}")
    page.document.undo()
    studio.settle()
    _list(studio, tail)
    dialog = AreaDialog(studio.window, studio.desk)
    dialog.open()
    studio.settle()
    dialog.edges["west"].setText("-8.62")
    dialog.edges["west"].textEdited.emit("-8.62")
    studio.keep_of(dialog, f"porto-area-{tail}")
    dialog.reject()


def _list(studio: Studio, tail: str) -> None:
    """Keep stretches picked for the catalogue, the form, the page with the message of success."""
    page, view = studio.page, studio.page.view
    page.choose_tool("map.list")
    studio.settle()  # of a network so large the roads are read when a tool follows them
    network = view.ground.network
    assert network is not None
    number = next(n for n in range(len(network.lines)) if network.names([n]) == (STREETS[1],))
    middle = network.lines[number].interpolate(0.5, normalized=True)
    studio.click((middle.x, middle.y))
    studio.keep(f"porto-list-{tail}")
    view.tell(Finish())
    studio.settle()
    form = studio.window.findChild(EntryDialog)
    studio.keep_of(form, f"porto-list-form-{tail}")
    form.act.click()
    studio.settle()
    studio.keep(f"porto-listed-{tail}")
    studio.window.resize(1024, 720)
    studio.desk.page_asked.emit("roads")
    studio.keep(f"porto-roads-narrow-{tail}")
    studio.window.resize(*SIZE)
    studio.desk.page_asked.emit("map")
    studio.settle()


def porto_office(folder: Path) -> Path | None:
    """Return an office of Porto with its roads; None without the shared material."""
    if not PORTO.exists():
        print(f"porto: skipped, {PORTO} is not there (set QDPILOT_SHARED)", flush=True)
        return None
    office = folder / "porto.qdp"
    area = ["--area=-8.75,41.0,-8.4,41.39", "--area-name", "波尔图", "--plane", "32629"]
    if command(["new", str(office), *area]):
        return None
    failed = command(["roads", "import", str(office), str(PORTO), "--as", "经办员"])
    return None if failed else office


def copy_of(office: Path, folder: Path, name: str = "drawn.qdp") -> Path:
    """Return a copy of an office, to be drawn in."""
    copy = folder / name
    shutil.copy(office, copy)
    return copy
