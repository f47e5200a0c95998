"""Annex 1: a map, a corner table for each zone, and the roads inside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qdpilot.documents import grid, words
from qdpilot.documents.annex import begin_annex, section, small_print
from qdpilot.documents.approval_case import Neighbour
from qdpilot.documents.corner_table import BRIEF, corner_table, style_for
from qdpilot.documents.faces import Face
from qdpilot.documents.gate import printable
from qdpilot.documents.map_drawing import MapContent, draw_map
from qdpilot.documents.map_furniture import spoken
from qdpilot.documents.map_scale import Frame, frame_for
from qdpilot.documents.map_style import colour, scenario_colour
from qdpilot.documents.sheet import Pen
from qdpilot.documents.table import Column, table
from qdpilot.documents.template import template
from qdpilot.model.words import term

if TYPE_CHECKING:
    from qdpilot.documents.approval_case import ApprovalCase
    from qdpilot.documents.flow import Flow
    from qdpilot.documents.survey import Survey
    from qdpilot.model.zone import ZoneVersion

_VALUES = 12.0  # beside and below the frame, for the graticule
_BELOW_MAP = 86.0  # for key and notes
_KEY = Pen(face=Face.SONG, size=9)
_ROADS = (
    Column(title="序号", share=7),
    Column(title="编号", share=13),
    Column(title="道路", share=24, align="left"),
    Column(title="起讫", share=34, align="left"),
    Column(title="状态", share=11),
    Column(title="长度（km）", share=15, align="right"),
)
_STOPS = (
    Column(title="序号", share=10),
    Column(title="站点", share=46, align="left"),
    Column(title="经度", share=22, align="right"),
    Column(title="纬度", share=22, align="right"),
)


def annex_area(flow: Flow, case: ApprovalCase, surveys: list[Survey], title: str) -> None:
    """Set annex 1."""
    for index, (zone, survey) in enumerate(zip(case.zones, surveys, strict=True)):
        if index == 0:
            begin_annex(flow, 1, (title,))
        else:
            flow.next_page()
        _zone(flow, case, zone, survey)
    if case.roads:
        flow.blank(0.5)
        section(flow, "区域内道路")
        table(flow, _ROADS, _road_rows(case))


def _zone(flow: Flow, case: ApprovalCase, zone: ZoneVersion, survey: Survey) -> None:
    name = f"{zone.name}（{term('purpose', zone.purpose)}，版本{zone.number}）"
    section(flow, name)
    flow.y -= 4
    height = flow.room - _VALUES - _BELOW_MAP
    place = (grid.LEFT + _VALUES, flow.y - height, grid.WIDTH - _VALUES, height)
    frame = frame_for(zone.shape, survey.system, place=place)
    content = MapContent(
        zone=zone,
        survey=survey,
        scenario=case.scenario.code,
        neighbours=_others(case, zone),
        roads=case.roads,
    )
    draw_map(flow.sheet, frame, content)
    flow.y = frame.bottom - _VALUES - 4
    _key(flow, content, frame)
    for text in _notes(zone, survey):
        small_print(flow, text)
    if zone.stops:
        flow.blank(0.3)
        section(flow, "站点")
        table(flow, _STOPS, _stop_rows(zone))
    flow.blank(0.3)
    section(flow, "角点坐标")
    corner_table(flow, survey)
    if case.number:
        flow.y -= 4
        small_print(flow, "角点坐标摘要（SHA-256，各行为“编号,经度,纬度”）：")
        small_print(flow, survey.outline_sha256, Face.SONG)


def _others(case: ApprovalCase, zone: ZoneVersion) -> tuple[Neighbour, ...]:
    """Neighbours, and the other zones of the same approval."""
    for other in case.neighbours:
        printable(other.name, "neighbour.name")
    own = (Neighbour(name=one.name, shape=one.shape) for one in case.zones if one is not zone)
    return (*case.neighbours, *own)


def _key(flow: Flow, content: MapContent, frame: Frame) -> None:
    """The scale, what the lines mean, and what the map is not."""
    y = flow.y - 10
    x = grid.LEFT + _VALUES
    flow.sheet.text(x, y, spoken(frame.scale), Pen(face=Face.BOLD, size=10))
    x += 58
    tone = scenario_colour(content.scenario)
    entries = [("批准区域", tone, "", 1.3), ("海岸线", colour("shore"), "", 0.8)]
    entries.append(("区（市）界", colour("district"), "5 2 1 2", 0.8))
    if content.neighbours:
        entries.insert(1, ("相邻区域", colour("neighbour"), "4 3", 1.0))
    if content.roads:
        entries.insert(1, ("道路", colour("road"), "", 1.0))
    for text, line_colour, dash, width in entries:
        red, green, blue = line_colour
        flow.sheet.operators(
            f"q {red:.3g} {green:.3g} {blue:.3g} RG {width} w [{dash}] 0 d "
            f"{x:.2f} {y + 3:.2f} m {x + 20:.2f} {y + 3:.2f} l S Q"
        )
        flow.sheet.text(x + 24, y, text, _KEY)
        x += 24 + _KEY.width(text) + 12
    flow.y = y - 6
    marks = template("approval").texts["map_notes"]
    small_print(flow, "　".join(marks), Face.BOLD)


def _notes(zone: ZoneVersion, survey: Survey) -> list[str]:
    system = survey.system
    if system.is_local:
        plane = "平面坐标为以本区域中央为原点的局部横轴墨卡托投影"
    else:
        plane = f"平面坐标为EPSG:{system.epsg}，X向北，Y向东"
    figures = f"面积{words.area(zone.area_m2)}，角点{len(survey.lonlat)}个"
    height = f"，限高{zone.height_limit_m}米" if zone.height_limit_m is not None else ""
    brief = "" if style_for(len(survey.lonlat)) is not BRIEF else "；平面坐标和边长从略"
    return [f"2000国家大地坐标系（CGCS2000，EPSG:4490），{plane}。{figures}{height}{brief}。"]


def _road_rows(case: ApprovalCase) -> list[tuple[str, ...]]:
    rows = [
        (
            str(index),
            printable(inside.road.number, "road"),
            printable(inside.road.name, "road"),
            printable(
                "至".join(one for one in (inside.road.begins, inside.road.ends) if one), "road"
            ),
            term("road_state", inside.road.state),
            f"{inside.length_m / 1000:.2f}",
        )
        for index, inside in enumerate(case.roads, 1)
    ]
    whole = sum(inside.length_m for inside in case.roads)
    return [*rows, ("", "", "合计", "", "", f"{whole / 1000:.2f}")]


def _stop_rows(zone: ZoneVersion) -> list[tuple[str, ...]]:
    return [
        (str(number), printable(stop.name, "zone.stop"), f"{stop.at[0]:.7f}", f"{stop.at[1]:.7f}")
        for number, stop in enumerate(zone.stops, 1)
    ]
