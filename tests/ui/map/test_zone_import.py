"""Zones from a file in the window: looked at, told row by row, taken, and undone as one step."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel
from shapely import box
from shapely.geometry import MultiPoint, Polygon, mapping

from qdpilot.model.errors import StoreUnavailableError
from ui.map.zone_files.import_dialog import ZoneImport

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from map_robot import MapRobot

GOOD = box(120.42, 36.07, 120.45, 36.09)
BOW_TIE = Polygon([(120.46, 36.07), (120.48, 36.09), (120.48, 36.07), (120.46, 36.09)])
NO_AREA = MultiPoint([(120.4, 36.1)])


def written(folder: Path) -> Path:
    shapes = {"试点": GOOD, "交叉": BOW_TIE, "站点": NO_AREA}
    features = [
        {"type": "Feature", "properties": {"name": name}, "geometry": mapping(shape)}
        for name, shape in shapes.items()
    ]
    path = folder / "区域.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}), "utf-8")
    return path


def asked(robot: MapRobot) -> ZoneImport:
    robot.tool("import")
    (dialog,) = robot.page.findChildren(ZoneImport)
    return dialog


def test_a_file_is_told_row_by_row_taken_and_undone(robot: MapRobot, tmp_path: Path) -> None:
    dialog = asked(robot)
    assert not dialog.act.isEnabled()
    dialog.file.setText(str(written(tmp_path)))
    dialog.act.click()
    assert not dialog.file.isEnabled()  # or the answer would be about another file
    robot.wait(lambda: dialog.act.text() == "导入 2 个区域")
    rows, table = dialog.table.rows, dialog.table.rows.columns
    told = {row.name: [one.text(row) for one in table] for row in rows.rows()}
    assert [told[name][2] for name in ("试点", "交叉", "站点")] == ["接受", "草稿", "拒绝"]
    assert "120.47" in told["交叉"][3]  # where it crosses itself
    assert told["站点"][3] == "不是面  多个点"
    assert not robot.zones()

    dialog.repairs.click()
    robot.wait(lambda: told_now(dialog, "交叉") == "修复")
    dialog.repairs.click()
    robot.wait(lambda: told_now(dialog, "交叉") == "草稿")
    dialog.act.click()
    dialog.repairs.click()  # looks at nothing now, and lets nothing be taken twice
    dialog.reject()
    assert (dialog.isVisible(), dialog.repairs.isChecked()) == (True, False)
    assert "正在写入" in dialog._counts.text()  # why it does not close

    robot.wait(lambda: set(robot.zones()) == {"试点", "交叉"})
    assert robot.zones()["试点"].shape.equals(GOOD)
    robot.wait(lambda: len(robot.page.document.history.labels) == 1)
    robot.page.document.undo()
    robot.wait(lambda: not robot.zones())


def test_zones_that_are_refused_are_told_where_they_were_taken(
    robot: MapRobot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_who: object, **_when: object) -> None:
        raise StoreUnavailableError(path="office.qdp", reason="locked")

    dialog = asked(robot)
    dialog.file.setText(str(written(tmp_path)))
    dialog.act.click()
    robot.wait(lambda: dialog.act.text() == "导入 2 个区域")
    monkeypatch.setattr("ui.map.zone_files.import_dialog.add_zones", refused)
    dialog.act.click()
    dialog.reject()

    robot.wait(lambda: "office.qdp" in dialog._counts.text())
    assert dialog.act.isEnabled()
    dialog.reject()


def told_now(dialog: ZoneImport, name: str) -> str:
    columns = dialog.table.rows.columns
    return next(columns[2].text(one) for one in dialog.table.rows.rows() if one.name == name)


def test_what_cannot_be_read_is_said_under_its_field(robot: MapRobot, tmp_path: Path) -> None:
    path = tmp_path / "坏.gpkg"
    path.write_bytes(b"no package")
    dialog = asked(robot)
    dialog.file.setText(str(path))
    dialog.act.click()

    robot.wait(lambda: dialog._file_field.is_wrong)
    said = [one.text() for one in dialog.findChildren(QLabel) if one.isVisibleTo(dialog)]
    assert any("坏.gpkg" in one for one in said)
    dialog.reject()
