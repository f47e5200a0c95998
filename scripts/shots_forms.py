"""Pictures of what opens from a page: times, remedies, forms of the register, imports."""

from __future__ import annotations

import json
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QScrollArea
from shapely.geometry import box, mapping
from shots_books import draw_books

from qdpilot.model.right import Application, ApplicationState
from qdpilot.model.vehicle import Ending, Plate
from qdpilot.model.zone import Zone
from qdpilot.services.sheet_fields import DRIVERS, VEHICLES, Book
from ui.kit.confirm import ConfirmAct
from ui.kit.controls import Choice
from ui.map.document import Overtaken
from ui.map.map_board import MapBoard
from ui.map.page import MapPage
from ui.map.remedies.row import RemedyRow
from ui.map.schedule_host import ScheduleHost
from ui.map.zone_files.import_dialog import ZoneImport
from ui.map.zone_panel import ZonePanel
from ui.overview.page import OverviewPage
from ui.overview.report_dialog import ReportDialog
from ui.times.entry_dialog import CalendarDialog
from ui.times.page import TimesPage
from ui.vehicles.import_window import ImportWindow
from ui.vehicles.page import VehiclesPage

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from qdpilot.services.ports import Reading, Store
    from ui.desk import Desk
    from ui.main_window import MainWindow
    from ui.workspace import Workspace

#: A sheet with something wrong in three of its rows.
_SHEET = (
    "主体,车架号,类别,场景,品牌型号,核定载客,交强险止期,号牌\n"
    "青岛示例出行科技有限公司,LEXA1SLT6TA345801,机动车,自动驾驶出租,示例牌T5,5,2027-03-31,\n"
    "青岛示例出行科技有限公司,LEXA1SLT1TA345802,机动车,出租车,示例牌T5,５座,1/4/2027,\n"
    "青岛示例出行科枝有限公司,LEXA1SLT8TA345002,机动车,自动驾驶出租,示例牌T9,5,2027年3月31日,\n"
)


#: Drivers with a wrong digit, and a number that Excel made a figure.
_DRIVERS = (
    "姓名,身份证号,企业名称,准驾车型,初领日,驾驶证有效期至,岗位\n"
    "示例张三,370202199001011230,青岛示例出行科技有限公司,C1,2015-01-02,2029-01-02,随车\n"
    "示例李四,3.70202199001011e+17,青岛示例出行科技有限公司,C1,2016.5.4,2030-05-04,远程\n"
)


@dataclass(frozen=True, slots=True)
class Bench:
    """The window on the sample office, and how its pictures are kept.

    Attributes:
        window: Of the program.
        desk: Of the office.
        store: The same office.
        tail: Language and theme, the end of each name.
        wants: Tells whether a picture of that name is asked for.
        save: Keeps a picture of a widget.
        settle_jobs: Waits until nothing is under way.
    """

    window: MainWindow
    desk: Desk
    store: Store
    tail: str
    wants: Callable[[str], bool]
    save: Callable[[QWidget, str], None]
    settle_jobs: Callable[[], None]

    def name(self, part: str) -> str:
        """Return the name of a picture."""
        return f"{part}-{self.tail}"

    def keep(self, part: str, *, of: QWidget | None = None) -> None:
        """Keep a picture of the window or of a part of it, once it is at rest."""
        self.settle_jobs()
        self.save(of or self.window, self.name(part))

    def keep_import(self, part: str, file: str, sheet: str, book: Book = VEHICLES) -> None:
        """Keep the import of a sheet, given as the text of its file."""
        workspace = self.show("vehicles")
        with tempfile.TemporaryDirectory() as folder:
            source = Path(folder) / file
            source.write_text(sheet, encoding="utf-8-sig")
            window = ImportWindow(workspace, self.desk, book)
            window.open()
            window.open_file(source)
            self.keep(part, of=window)
            window.reject()

    def show(self, page: str) -> Workspace:
        """Bring a page to the front."""
        workspace = self.window.workspace
        assert workspace is not None
        workspace.show_page(page)
        self.settle_jobs()
        return workspace


def draw_forms(bench: Bench, zone_id: str) -> None:
    """Keep all that opens from a page; `zone_id` is a zone with times."""
    drawn = {
        "map-times": lambda: _times_of(bench, zone_id),
        "map-remedies": lambda: _remedies(bench),
        "map-stale": lambda: _stale(bench, zone_id),
        "map-zones-import": lambda: _zones_import(bench),
        "register": lambda: _register(bench),
        "vehicles-ending": lambda: _ending(bench),
        "vehicles-import": lambda: _import(bench),
        "grants-new": lambda: _new_application(bench),
        "overview-report": lambda: _month_report(bench),
    }
    for part, draw in drawn.items():
        if bench.wants(bench.name(part)):
            draw()
    draw_books(bench)
    for view in ("month", "week", "capacity", "calendars"):
        if bench.wants(bench.name(f"times-{view}")) or bench.wants(bench.name("times-entry")):
            _times(bench, view)


def _times_of(bench: Bench, zone_id: str) -> None:
    bench.show("map")
    bench.desk.select([(Zone, zone_id)])
    bench.settle_jobs()
    bench.window.findChild(ZonePanel).schedule_asked.emit()
    bench.keep("map-times")
    bench.window.findChild(ScheduleHost).closed.emit()


def _times(bench: Bench, view: str) -> None:
    """Keep a view of time; beside the calendars, one that is being entered."""
    page = bench.show("times").page
    assert isinstance(page, TimesPage)
    page.tabs.choose(view)
    bench.keep(f"times-{view}")
    if view != "calendars":
        return
    page.new.click()
    dialog = bench.window.findChild(CalendarDialog)
    dialog.name.setText("城市活动")
    dialog.kind.choose("events")
    dialog.lines.setPlainText("2026-11-01 07:30 至 13:30 马拉松\n2026-07-17 至 2026-08-09 啤酒节")
    dialog.weigh.click()
    bench.keep("times-entry", of=dialog)
    dialog.close()


def _remedies(bench: Bench) -> None:
    """Keep the remedies of the zone that was refused for a clash: a trim, then other times."""
    bench.show("map")
    with bench.store.reading() as reading:
        zone = _refused_zone(reading)
    bench.desk.select([(Zone, zone.id)])
    bench.settle_jobs()
    bench.window.findChild(ZonePanel).looked_for.emit(zone.shape.bounds)
    rows = [row for row in bench.window.findChildren(RemedyRow) if row.isVisible()]
    for number, row in enumerate(rows[:3]):
        row.head.click()
        bench.settle_jobs()
        for area in bench.window.findChildren(QScrollArea):
            if area.isAncestorOf(row):
                area.ensureWidgetVisible(row)
        bench.keep(f"map-remedies-{number + 1}")


def _stale(bench: Bench, zone_id: str) -> None:
    """Keep what is told of a change that came second."""
    bench.show("map")
    page = bench.window.findChild(MapPage)
    zone = page.document.plan[zone_id]
    mine = replace(zone, shape=zone.shape.buffer(0.002))
    theirs = replace(zone, note="改为夜间运行", capacity=12)
    page.document.overtaken.emit([Overtaken(base=zone, mine=mine, theirs=theirs)])
    bench.keep("map-stale")
    bench.window.findChild(MapBoard).overtaken.drop.click()


def _refused_zone(reading: Reading) -> Zone:
    (refused,) = reading.all(Application, state=ApplicationState.REFUSED)
    return reading.get(Zone, refused.terms.zone_ids[0])


def _zones_import(bench: Bench) -> None:
    """Keep the import of zones: asked for, and what becomes of each row."""
    workspace = bench.show("map")
    workspace.registry.action("map.import").trigger()
    dialog = bench.window.findChild(ZoneImport)
    crossed = {"type": "Polygon", "coordinates": [[[120.5, 36.2], [120.52, 36.22], [120.52, 36.2],
               [120.5, 36.22], [120.5, 36.2]]]}  # fmt: skip
    shapes = {
        "高新区接驳示范区": mapping(box(120.24, 36.27, 120.28, 36.30)),
        "崂山景区摆渡线": crossed,
        "地铁口站点": {"type": "Point", "coordinates": [120.4, 36.1]},
    }
    features = [
        {"type": "Feature", "properties": {"name": name}, "geometry": shape}
        for name, shape in shapes.items()
    ]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "试点区域.geojson"
        path.write_text(json.dumps({"type": "FeatureCollection", "features": features}), "utf-8")
        dialog.file.setText(str(path))
        dialog.system.choose("GCJ-02")
        bench.keep("map-zones-import-1", of=dialog)
        dialog.system.choose("")
        dialog.act.click()
        bench.keep("map-zones-import-2", of=dialog)
    dialog.reject()


def _register(bench: Bench) -> None:
    """Keep the register's forms from their heads to their ends."""
    bench.show("vehicles")
    page = bench.window.findChild(VehiclesPage)
    for code, pane in page.panes.items():
        page.tabs.choose(code)
        bench.desk.select([(pane.sort.kind, pane.table.rows.name_at(0))])
        bench.settle_jobs()
        bar = pane.sort.panel.column.verticalScrollBar()
        for number in range(1 + -(-bar.maximum() // bar.pageStep())):
            bar.setValue(number * bar.pageStep())
            bench.keep(f"register-{code}-{number + 1}", of=pane.sort.panel)


def _ending(bench: Bench) -> None:
    """Keep the question before a plate is voided."""
    from ui.vehicles.plate_acts import PlateActs

    bench.show("vehicles")
    with bench.store.reading() as reading:
        plate = reading.all(Plate)[0]
    bench.window.findChild(PlateActs).ask_back(plate)
    dialog = bench.window.findChild(ConfirmAct)
    dialog.findChild(Choice).choose(Ending.VOID)
    bench.settle_jobs()
    dialog.act_button.click()  # without a reason: what is missing is said
    bench.keep("vehicles-ending", of=dialog)
    dialog.reject()


def _import(bench: Bench) -> None:
    """Keep the import of a sheet with something wrong in three of its rows."""
    bench.keep_import("vehicles-import", "车辆台账.csv", _SHEET)
    bench.keep_import("vehicles-import-drivers", "安全员.csv", _DRIVERS, DRIVERS)
    page = bench.window.findChild(VehiclesPage)
    page.search.setText("没有这样的车")
    bench.keep("vehicles-import-none-fits")
    page.search.clear()


def _month_report(bench: Bench) -> None:
    bench.show("overview")
    page = bench.window.findChild(OverviewPage)
    dialog = ReportDialog(bench.desk, page)
    dialog.open()
    bench.keep("overview-report", of=dialog)
    dialog.reject()


def _new_application(bench: Bench) -> None:
    workspace = bench.show("grants")
    workspace.registry.action("grants.new").trigger()
    bench.keep("grants-new")
