"""`qdpilot roads`: the road network from a file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from qdpilot.cli.doors import FOUND, As, Json, Office, acting, say, written_to
from qdpilot.cli.interrupt import Interrupt, stoppable

app = typer.Typer(help="路网：导入")


@app.callback()
def roads() -> None:
    """路网：导入。"""  # with a callback typer keeps the name of an only command


@app.command("import")
def roads_import(
    file: Office,
    source: Annotated[Path, typer.Argument(metavar="SRC", help="OSM PBF、SHP、GPKG、GeoJSON、DXF")],
    *,
    crs: Annotated[str, typer.Option(help="坐标系，如 EPSG:4549、GCJ-02、BD-09")] = "",
    replace: Annotated[bool, typer.Option("--replace", help="替换已有路网")] = False,
    as_json: Json = False,
    as_name: As = "",
) -> int:
    """导入路网，工作范围以外的裁掉；一条也没有导入时退出码为 1。"""
    from qdpilot.services.clock import now
    from qdpilot.services.reports import roads_lines, roads_report
    from qdpilot.services.roads import import_roads

    def act(interrupt: Interrupt) -> int:
        def told(what: str, *_far: int, **_named: int) -> None:
            if what == "writing":
                interrupt.hold()
            interrupt.step()

        with written_to(file) as store:
            by = acting(store, as_name, act="roads.import")
            report = import_roads(
                store, source, crs=crs, replaces=replace, by=by, at=now(), told=told
            )
        say(roads_report(report), roads_lines, as_json=as_json)
        return 0 if report.count else FOUND

    return stoppable(act)
