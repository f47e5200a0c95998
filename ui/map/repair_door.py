"""The repair of a shape that is not valid, worked out off the screen thread."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from qdpilot.geometry.validity import repair
from qdpilot.model.errors import InvalidShapeError

if TYPE_CHECKING:
    from qdpilot.geometry.validity import Repair
    from qdpilot.model.zone import Shape
    from ui.jobs import Job, Jobs
    from ui.map.zone_panel import ZonePanel


class RepairDoor(QObject):
    """Answers the inspector of a zone; a question that another follows is dropped."""

    def __init__(self, jobs: Jobs, panel: ZonePanel) -> None:
        super().__init__(panel)
        self._jobs, self._panel = jobs, panel
        self._job: Job | None = None
        panel.repair_wanted.connect(self._on_wanted)

    @Slot(object)
    def _on_wanted(self, shape: Shape) -> None:
        if self._job is not None:
            self._job.cancel()
        answer = partial(self._panel.show_repair, shape)
        self._job = self._jobs.run(partial(_repaired, shape), answer, lane="compute")


def _repaired(shape: Shape) -> Repair | None:
    """Return the repair; None where there is none to offer, or a corner lies nowhere."""
    try:
        return repair(shape)
    except InvalidShapeError:
        return None
