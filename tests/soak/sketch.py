"""Kill the window while somebody draws: every corner that was shown must be offered afterwards.

The child draws on the real map page, without a screen. It says on its standard output what it is
about to do, and what the map shows once it is done. The parent kills it at a random moment, reads
store and journals as the next start does, and compares. The next child begins with the recovery
dialog: it takes one thing back or leaves all for later, and is killed too.
"""

from __future__ import annotations

import json
import random
import sys
import time
from contextlib import closing
from functools import partial
from typing import TYPE_CHECKING, Any, TypeAlias

from shapely import LineString

from db import open_store
from qdpilot.editing.edits import MoveZone, PutZone
from qdpilot.model.office import Office
from qdpilot.model.road import Road, RoadClass
from qdpilot.model.zone import Zone
from qdpilot.services.clock import now
from qdpilot.services.offices import found, new_office
from qdpilot.tools.events import Back, Cancel, Click, Finish
from tests.db.seed import PERSONS
from tests.soak.nursery import Nursery
from tests.soak.outcome import Outcome
from ui.map.journal_file import earlier_files
from ui.map.journal_sketch import is_sketching, placed

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from qdpilot.services.ports import Store
    from qdpilot.tools.step import Step
    from ui.map.page import MapPage

#: An office is used for so many kills before a new one is begun.
KILLS_AN_OFFICE = 10
STARTED_WITHIN_S = 60.0
#: That a child says before it is killed, at most: two a step. By a clock a busy machine would kill
#: children that have drawn nothing yet.
MOST_LINES = 40

#: What the child draws with: what a click sets is on a road, in a district, or where it was.
DRAWN_WITH = ("map.polygon", "map.corridor", "map.pick", "map.trace", "map.take")
#: Said when a click or a key waits for roads: it is not shown as done, so it may be lost.
WAITS = "waits"
#: How near to a road is on it; streets lie so that every place is.
REACH = (0.006, 0.006)
STREETS = 10

#: What the map shows of a zone or of its sketch: the corners, and whether it is a zone yet.
Shown: TypeAlias = "tuple[bool, tuple[tuple[float, float], ...]]"


def loop(*, tries: int, seed: int, folder: Path) -> Outcome:
    """Kill the child `tries` times; return what was lost."""
    chance = random.Random(seed)
    failures: list[str] = []
    truth: dict[str, list[Shown]] = {}
    told = [0, 0]
    with Nursery() as nursery:
        for attempt in range(tries):
            office = folder / f"sketch {attempt // KILLS_AN_OFFICE}"
            if attempt % KILLS_AN_OFFICE == 0:
                truth.clear()
                _begin(office)
            lines = nursery.killed(
                office,
                seed=chance.randrange(2**31),
                lines=chance.randint(0, MOST_LINES),
                after_s=chance.uniform(0.0, 0.05),
            )
            for said in map(json.loads, lines):
                told[said["key"] == WAITS] += 1
                _note(said, truth)
            failures.extend(f"try {attempt}: {one}" for one in _missing(office, truth))
    figures = {"steps": told[0] // 2, "waited": told[1]}
    return Outcome(name="sketch", tries=tries, failures=tuple(failures), seed=seed, figures=figures)


def _begin(office: Path) -> None:
    """Make an office with streets."""
    office.mkdir()
    with closing(open_store(office / "office.qdp", create=True)) as store:
        found(store, new_office("示例办公室"), PERSONS, at=now())
        _pave(store)


def _pave(store: Store) -> None:
    """Lay a grid of streets that meet."""
    with store.writing(PERSONS[0], at=now()) as work:
        lons = [round(120.29 + 0.03 * one / STREETS * 1.4, 7) for one in range(STREETS + 1)]
        lats = [round(35.99 + 0.12 * one / STREETS, 7) for one in range(STREETS + 1)]
        across = [[(lon, lat) for lon in lons] for lat in lats]
        roads = [*across, *zip(*across, strict=True)]
        for number, line in enumerate(roads):
            road = Road(
                id=f"street {number}",
                name=f"{number}号路",
                road_class=RoadClass.LOCAL,
                line=LineString(line),
            )
            work.record("roads.import", work.add(road))


def _note(said: dict[str, Any], truth: dict[str, list[Shown]]) -> None:
    """Take over what was said: what is announced may be there already, or not yet."""
    shown = (bool(said["zone"]), tuple((lon, lat) for lon, lat in said["corners"]))
    before = truth.get(said["key"], [(False, ())])
    truth[said["key"]] = [shown] if said["done"] else [before[-1], shown]


def _missing(office: Path, truth: dict[str, list[Shown]]) -> list[str]:
    """Return what was shown and is neither stored nor offered."""
    with closing(open_store(office / "office.qdp")) as store, store.reading() as reading:
        zones = reading.all(Zone)
        (record,) = reading.all(Office)
    there = {(zone.id, _of_zone(zone)) for zone in zones}
    journals = earlier_files(office / "data" / "qdpilot" / "journals" / record.id)
    wrong = []
    for file in journals:
        left = file.found
        there |= {(one.key, (False, one.corners)) for one in left.sketches}
        there |= {(one.state.zone.id, _of_zone(one.state.zone)) for one in left.edits}
        wrong += [f"{file.path.name} holds a line that cannot be read"] * len(left.damaged)
        wrong += [f"{one.key} is in part only" for one in left.sketches if one.is_partial]
        file.let_go(is_settled=False)
    for key, shown in truth.items():
        if (False, ()) not in shown and not any((key, one) in there for one in shown):
            wrong.append(f"{key} was shown as {shown[0]}")
    return wrong


def _of_zone(zone: Zone) -> Shown:
    ring = zone.shape.exterior.coords if zone.shape.geom_type == "Polygon" else ()
    return True, tuple((lon, lat) for lon, lat in ring[:-1])


# The child


class _Hand:
    """Draws until killed."""

    def __init__(self, page: MapPage, chance: random.Random) -> None:
        self._page, self._chance = page, chance
        self._own: list[str] = []
        assert page.view.keep is not None
        page.view.keep = partial(self._keep, page.view.keep)
        page.view.stepped.connect(self._on_stepped)

    def decide(self) -> None:
        """Take one thing back that an earlier child left, or leave all for later."""
        dialog = self._page._journal.dialog
        if dialog is None:
            return
        rows = [row for row in dialog.rows.values() if row.take.isEnabled()]
        if rows and self._chance.random() < 0.7:
            self._chance.choice(rows).take.click()
        if self._page._journal.dialog is not None:
            dialog.reject()

    def act(self) -> None:
        """Do one thing, saying before and after what the map shows."""
        corners = placed(self._page.view.tool)
        number = self._chance.random()
        if not corners and self._own and number < 0.3:
            self._move(self._chance.choice(self._own))
        elif not corners and number < 0.6:
            self._page.choose_tool(self._chance.choice(DRAWN_WITH))
        elif len(corners) >= 3 and number < 0.15:
            self._sketch(Finish())
        elif corners and number < 0.3:
            self._sketch(Back())
        elif corners and number < 0.34:
            self._sketch(Cancel())
            self._sketch(Back())
        else:
            self._sketch(Click(self._somewhere(), REACH))

    def _sketch(self, event: Any) -> None:
        if self._page.tools.name not in DRAWN_WITH:
            self._page.choose_tool("map.polygon")
        self._page.view.tell(event)
        if self._page.view.waits.has_any:  # type: ignore[union-attr]
            _say(WAITS, corners=(), done=True)

    def _keep(self, keep: Callable[[Step], object], step: Step) -> None:
        """Say what the map will show; the journal has it, or not yet, when that was said."""
        if isinstance(step.edit, PutZone):
            zone = step.edit.zone
            _say(zone.id, corners=_of_zone(zone)[1], done=False, zone=True)
        elif is_sketching(step.tool):
            _say(step.tool.new.id, corners=placed(step.tool), done=False)  # type: ignore[attr-defined]
        keep(step)

    def _on_stepped(self, step: Step) -> None:
        """Say what the map shows now: at once, or when roads came that a click waited for."""
        if isinstance(step.edit, PutZone):
            self._own.append(step.edit.zone.id)
            self._tell_zone(step.edit.zone.id)
        elif is_sketching(step.tool):
            _say(step.tool.new.id, corners=placed(self._page.view.tool), done=True)  # type: ignore[attr-defined]

    def _move(self, key: str) -> None:
        by = (self._chance.randint(-9, 9) / 1e4, 0.0)
        edit = MoveZone(key, by)
        expected = edit(self._page.document.plan)[key]
        _say(key, corners=_of_zone(expected)[1], done=False, zone=True)
        self._page.document.do(edit)
        self._tell_zone(key)

    def _tell_zone(self, key: str) -> None:
        zone = self._page.document.plan[key]
        _say(key, corners=_of_zone(zone)[1], done=True, zone=True)

    def _somewhere(self) -> tuple[float, float]:
        lon, lat = (
            self._chance.randint(1_203_000, 1_205_000),
            self._chance.randint(360_000, 361_000),
        )
        return lon / 1e4, lat / 1e4


def _say(key: str, *, corners: Any, done: bool, zone: bool = False) -> None:
    said = {"key": key, "corners": corners, "done": done, "zone": zone}
    sys.stdout.write(json.dumps(said) + "\n")
    sys.stdout.flush()


def child(office: str, seed: int) -> None:
    """Open the office, decide about what was left, and draw until killed."""
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QWidget

    from ui.actions import Actions
    from ui.app import application
    from ui.desk import Desk, read_records
    from ui.jobs import Jobs
    from ui.map import road_door
    from ui.map.page import MapPage
    from ui.theme import theme

    # As of a city: the roads are read by place, so that clicks wait for those round them.
    road_door.MANY = 0
    application()
    theme()
    jobs, store = Jobs(), open_store(f"{office}/office.qdp")
    records = read_records(store, at=now())
    desk = Desk(store=store, clock=now, jobs=jobs, title="office.qdp", records=records)
    window = QWidget()
    window.resize(1000, 640)
    page = MapPage(desk, Actions(window))
    page.setParent(window)
    page.resize(1000, 640)
    window.show()
    page.shown()
    page.view.snaps = False
    until = time.monotonic() + STARTED_WITHIN_S
    QTest.qWait(20)
    while jobs.is_busy and time.monotonic() < until:
        QTest.qWait(5)
    chance = random.Random(seed)
    hand = _Hand(page, chance)
    _say("start", corners=(), done=True)
    hand.decide()
    while True:
        hand.act()
        QTest.qWait(chance.randint(0, 12))
