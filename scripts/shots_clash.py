"""Pictures of a clash settled, a place closed and opened again, and what a grant would fill."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qdpilot.model.person import Role
from qdpilot.model.right import Application, ApplicationState, Grant, GrantState
from qdpilot.model.zone import Zone
from qdpilot.services.applications import draft
from ui.kit.confirm import ConfirmAct
from ui.kit.controls import NoteField
from ui.map.closing.banner import ClosureBanner
from ui.map.closing.question import ClosureQuestion
from ui.map.closure_door import ClosureDoor

if TYPE_CHECKING:
    from shots_map import Studio

    from qdpilot.services.ports import Reading


def draw_clash(studio: Studio, tail: str) -> None:
    """Keep a clash in an application, then a closure declared and lifted by an approver."""
    desk = studio.desk
    desk.sit(next(one for one in desk.people if Role.CLERK in one.roles))
    desk.read(_refused, lambda one: desk.call(draft, one.terms, kind=one.kind))
    studio.settle()
    desk.read(_subjects, lambda found: _draw(studio, tail, *found))
    studio.settle()


def _refused(reading: Reading) -> Application:
    """Return the application that was refused for its clash."""
    (one,) = reading.all(Application, state=ApplicationState.REFUSED)
    return one


def _subjects(reading: Reading) -> tuple[Application, Zone]:
    """Return the same asked for again, and a zone in which a right runs."""
    (again,) = reading.all(Application, state=ApplicationState.DRAFT)
    grant = next(iter(reading.all(Grant, state=GrantState.IN_FORCE)))
    return again, reading.get(Zone, grant.terms.zone_ids[0])


def _draw(studio: Studio, tail: str, again: Application, zone: Zone) -> None:
    studio.desk.show("grants", (Application, again.id))
    studio.keep(f"clash-whatif-{tail}")
    studio.desk.sit(next(one for one in studio.desk.people if Role.APPROVER in one.roles))
    studio.desk.show("map", (Zone, zone.id))
    studio.settle()
    studio.page.view.fit(zone.shape.bounds)
    studio.page.panels.zone.closure_asked.emit()
    studio.settle()
    question = studio.window.findChild(ClosureQuestion)
    question.reason.setPlainText("地铁施工塌陷，道路中断，即时封闭。")
    studio.keep(f"clash-closing-{tail}", of=question)
    question.act.click()
    studio.settle()
    studio.keep(f"clash-closed-{tail}")
    studio.desk.show("documents")
    studio.keep(f"clash-notices-{tail}")
    studio.desk.show("map")
    studio.settle()
    door = studio.window.findChild(ClosureDoor)
    studio.window.findChild(ClosureBanner).lift_asked.emit(door.standing[0].closure.id)
    sure = studio.window.findChild(ConfirmAct)
    sure.findChild(NoteField).setPlainText("道路已修复，验收合格。")
    studio.keep(f"clash-lifting-{tail}", of=sure)
    sure.act_button.click()
    studio.settle()
    studio.keep(f"clash-lifted-{tail}")
