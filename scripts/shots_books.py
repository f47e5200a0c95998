"""Pictures of the register: conditions, ticks, views, twins, what runs out, personal data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qdpilot.services.standing import STATES
from ui.kit.conditions import ValuesPopup
from ui.kit.confirm import ConfirmAct
from ui.kit.controls import TextField
from ui.vehicles.dues_window import DuesWindow
from ui.vehicles.page import VehiclesPage

if TYPE_CHECKING:
    from shots_forms import Bench

_TWINS = """车架号,主体,场景,品牌型号,核载,交强险到期,责任险额(万元)
LEXA1SLT8TA345002,青岛示例出行科技有限公司,自动驾驶出租,示例牌T9,5,2027-08-31,500
LEXA1SLTXTA345003,青岛示例出行科技有限公司,自动驾驶出租,示例牌T9,6,2027-10-31,600
"""


def draw_books(bench: Bench) -> None:
    """Keep the list as it is worked in, and the windows over it."""
    drawn = {
        "books-list": _list,
        "books-views": _views,
        "books-import": _import,
        "books-dues": _dues,
        "books-life": _life,
        "books-person": _person,
    }
    for part, draw in drawn.items():
        if bench.wants(bench.name(part)):
            draw(bench)


def _list(bench: Bench) -> None:
    bench.show("vehicles")
    page = bench.window.findChild(VehiclesPage)
    pane, conditions = page.panes["vehicles"], page.filters.conditions
    page.tabs.choose("vehicles")
    conditions.want("state", STATES[:2])
    conditions.want("scenario", ["robotaxi", "shuttle", "tourist_bus"])
    bench.settle_jobs()
    pane.table.choose_places([2, 3, 4])
    bench.desk.select([(pane.sort.kind, pane.table.rows.name_at(2))])
    bench.settle_jobs()
    vin = pane.sort.panel.findChild(TextField)
    vin.setText(vin.text()[:8] + ("4" if vin.text()[8] != "4" else "5") + vin.text()[9:])
    pane.table.choose_places([2, 3, 4])
    pane.table.choose_span((3, 5))
    bench.keep("books-list")
    conditions.open("state")
    popup = page.findChild(ValuesPopup)
    bench.keep("books-list-values", of=popup)
    popup.close()
    page.side.undo_asked.emit()
    page.filters.clear()
    bench.settle_jobs()


def _views(bench: Bench) -> None:
    """Keep the menu of views, one of them kept under its name."""
    bench.show("vehicles")
    page = bench.window.findChild(VehiclesPage)
    page.tabs.choose("vehicles")
    page.filters.conditions.want("scenario", ["robotaxi"])
    bench.settle_jobs()
    menu = page.list_acts.views.button.menu()
    menu.aboutToShow.emit()
    next(one for one in menu.actions() if (one.data() or (None, None))[1] == "").trigger()
    question = page.findChild(ConfirmAct)
    bench.keep("books-views-new", of=question)
    question.act_button.click()
    bench.settle_jobs()
    page.list_acts.views.button.menu().aboutToShow.emit()
    bench.keep("books-views", of=page.list_acts.views.button.menu())
    page.filters.clear()


def _person(bench: Bench) -> None:
    """Keep a safety driver as anybody sees one, and after somebody asked, which is written down."""
    bench.show("vehicles")
    page = bench.window.findChild(VehiclesPage)
    page.tabs.choose("drivers")
    pane = page.panes["drivers"]
    bench.desk.select([(pane.sort.kind, pane.table.rows.name_at(0))])
    bench.keep("books-person-masked")
    pane.sort.panel.reveal_asked.emit(pane.table.rows.name_at(0))
    bench.keep("books-person-shown")
    panel = pane.sort.panel
    panel.column.verticalScrollBar().setValue(panel.column.verticalScrollBar().maximum())
    bench.keep("books-person-logged", of=panel)


def _import(bench: Bench) -> None:
    bench.keep_import("books-import", "车辆台账.csv", _TWINS)


def _life(bench: Bench) -> None:
    """Keep what a record was on a day, what suspending its operator would do."""
    bench.show("vehicles")
    page = bench.window.findChild(VehiclesPage)
    pane = page.panes["vehicles"]
    page.tabs.choose("vehicles")
    bench.desk.select([(pane.sort.kind, pane.table.rows.name_at(0))])
    bench.settle_jobs()
    line = pane.sort.panel.life.line
    line.day.setText("2026-10-30")
    bench.keep("books-life-as-of", of=pane.sort.panel)
    line.day.clear()
    bench.keep("books-life-line", of=pane.sort.panel)
    page.tabs.choose("operators")
    pane = page.panes["operators"]
    bench.desk.select([(pane.sort.kind, pane.table.rows.name_at(0))])
    bench.settle_jobs()
    pane.sort.panel.life.suspension_asked.emit()
    bench.settle_jobs()
    question = bench.window.findChild(ConfirmAct)
    bench.keep("books-life-suspending", of=question)
    question.reject()


def _dues(bench: Bench) -> None:
    workspace = bench.show("vehicles")
    window = DuesWindow(workspace, bench.desk)
    window.open()
    bench.settle_jobs()
    window.table.selectAll()
    bench.keep("books-dues", of=window)
    window.tabs.choose("7")
    bench.keep("books-dues-none", of=window)
    window.reject()
