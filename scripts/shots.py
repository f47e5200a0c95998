"""Draws every page and every document to build/shots/*.png: zh and en, light and dark.

The pages show the sample office on a Friday evening, so that pictures of two runs can be compared.
`python scripts/shots.py [PART...]` draws only the pictures whose name contains a part.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if os.environ.get("QT_QPA_PLATFORM", "offscreen") == "offscreen":
    # Its own screen has 800 x 800 pixels, which no window of the pictures fits on.
    screen = Path(__file__).with_name("shots_screen.json")
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={screen}"
os.environ.setdefault("QT_NO_GUI_THREADPOOL", "1")

import shots_clash
import shots_forms
import shots_map
from PySide6.QtCore import QEvent, QSettings
from PySide6.QtWidgets import QApplication, QWidget

from db import open_store
from qdpilot.cli import run as command
from qdpilot.model.document import Document
from qdpilot.model.right import Application, ApplicationState, Grant
from qdpilot.model.road import Road, RoadState
from qdpilot.model.vehicle import Vehicle
from qdpilot.model.zone import Zone
from ui.about import AboutDialog
from ui.app import application
from ui.desk import Desk, read_records
from ui.jobs import Jobs
from ui.language import speak
from ui.main_window import MainWindow
from ui.pages import installed
from ui.theme import theme

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qdpilot.services.ports import Record, Store

HERE = Path(__file__).resolve().parent.parent
OFFICE = HERE / "build" / "shots-office" / "demo.qdp"  # on the day of the pictures
OUT = HERE / "build" / "shots"
FRIDAY_NIGHT = datetime(2026, 11, 20, 22, 30, tzinfo=ZoneInfo("Asia/Shanghai"))
DAY = FRIDAY_NIGHT.date().isoformat()
SIZE = (1440, 900)
SETTLED_S = 1.5
AT_MOST_S = 120.0


class FridayClock:
    """Friday evening, a second later each time."""

    def __init__(self) -> None:
        self.at = FRIDAY_NIGHT.astimezone(ZoneInfo("UTC"))

    def __call__(self) -> datetime:
        """Return the next instant, UTC."""
        self.at += timedelta(seconds=1)
        return self.at


def main(parts: list[str]) -> int:
    """Draw everything whose name contains one of `parts`, or everything."""
    if not OFFICE.exists() and command(["demo", "--to", str(OFFICE.parent), "--today", DAY]):
        return 2
    OUT.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, folder)
        application()
        for language in ("zh", "en"):
            for scheme in ("light", "dark"):
                speak(language)
                theme().choose(scheme)
                _draw_window(f"{language}-{scheme}", parts, Path(folder))
                _draw_map_work(f"{language}-{scheme}", parts, Path(folder))
    _draw_papers(parts)
    return 0


def _draw_map_work(tail: str, parts: list[str], folder: Path) -> None:
    """Keep what is drawn on the map, in offices made for that."""

    def keep(widget: QWidget, name: str) -> None:
        _keep(widget, name, parts)

    work = folder / tail
    work.mkdir()
    is_all = not parts or any(one in tail for one in parts)
    if is_all or any("map-draw".startswith(one) or "map-draw" in one for one in parts):
        office = shots_map.copy_of(OFFICE, work)
        studio = shots_map.Studio(office, FridayClock(), FRIDAY_NIGHT, keep, _settle)
        shots_map.draw_drawing(studio, tail)
        studio.close()
    if is_all or any(one.startswith("clash") for one in parts):
        office = shots_map.copy_of(OFFICE, work, "clash.qdp")
        studio = shots_map.Studio(office, FridayClock(), FRIDAY_NIGHT, keep, _settle)
        shots_clash.draw_clash(studio, tail)
        studio.close()
    if is_all or any("porto" in one for one in parts):
        porto = folder / "porto.qdp"
        found = porto if porto.exists() else shots_map.porto_office(folder)
        if found is not None:
            studio = shots_map.Studio(found, FridayClock(), FRIDAY_NIGHT, keep, _settle)
            shots_map.draw_porto(studio, tail)
            studio.close()


def _draw_window(tail: str, parts: list[str], folder: Path) -> None:
    window = MainWindow(installed())
    window.resize(*SIZE)
    window.show()
    _keep(window, f"first-{tail}", parts)
    office = folder / f"window-{tail}"  # who looks at personal data is written down
    office.mkdir()
    store = open_store(str(shots_map.copy_of(OFFICE, office)))
    with store.reading() as reading:
        chosen = dict(_chosen(reading))
    jobs = Jobs()
    records = read_records(store, at=FRIDAY_NIGHT)
    desk = Desk(store=store, clock=FridayClock(), jobs=jobs, title="demo.qdp", records=records)
    workspace = window.show_office(desk)
    for entry in installed():
        name = f"{entry.code}-{tail}"
        if _wanted(name, parts):
            workspace.show_page(entry.code)
            _settle(jobs)
            _keep(window, name, parts)
            for kind, record_id in chosen.get(entry.code, ()):
                desk.select([(kind, record_id)])
                _settle(jobs)
                _keep(window, f"{entry.code}-{kind.__name__.lower()}-{tail}", parts)
    bench = shots_forms.Bench(
        window,
        desk,
        store,
        tail,
        partial(_wanted, parts=parts),
        partial(_keep, parts=parts),
        partial(_settle, jobs),
    )
    shots_forms.draw_forms(bench, chosen["map"][0][1])
    about = AboutDialog(window)
    about.show()
    _keep(about, f"about-{tail}", parts)
    about.close()
    desk.close()
    window.hide()  # to close it would ask what to do with the forms left open
    window.deleteLater()


def _chosen(reading: object) -> Iterator[tuple[str, list[tuple[type[Record], str]]]]:
    def first(kind: type, **equals: object) -> list[tuple[type[Record], str]]:
        return [(kind, one.id) for one in reading.all(kind, **equals)[:1]]  # type: ignore[attr-defined]

    yield "map", first(Zone)
    yield "roads", first(Road, state=RoadState.PAUSED)
    yield "vehicles", first(Vehicle)
    yield "grants", [*first(Grant), *first(Application, state=ApplicationState.REFUSED)]
    yield "documents", first(Document)


def _settle(jobs: Jobs) -> None:
    """Let the window finish what it began: no job under way and nothing more to paint."""
    until, calm = time.monotonic() + AT_MOST_S, time.monotonic()
    while time.monotonic() < until and time.monotonic() - calm < SETTLED_S:
        QApplication.processEvents()
        # Nothing runs the loop in which a dialog that was left would go: it would be found again.
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        if jobs.is_busy:
            calm = time.monotonic()
        time.sleep(0.005)
    if jobs.is_busy:
        print(f"still at work after {AT_MOST_S:.0f} s: a picture may lack something", flush=True)


def _keep(widget: QWidget, name: str, parts: list[str]) -> None:
    if _wanted(name, parts):
        QApplication.processEvents()
        widget.grab().save(str(OUT / f"{name}.png"))
        print(f"build/shots/{name}.png", flush=True)


def _wanted(name: str, parts: list[str]) -> bool:
    return not parts or any(part in name for part in parts)


def _draw_papers(parts: list[str]) -> None:
    import pypdfium2

    with _open().reading() as reading:
        for number, paper in enumerate(reading.all(Document), start=1):
            pages = pypdfium2.PdfDocument(paper.pdf)
            for page in range(len(pages)):
                name = f"paper-{number:02d}-{page + 1}"
                if _wanted(name, parts):
                    pages[page].render(scale=1.25).to_pil().save(OUT / f"{name}.png")
                    print(f"build/shots/{name}.png", flush=True)


def _open() -> Store:
    return open_store(str(OFFICE))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
