"""`qdpilot zones`: zones from and to files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from qdpilot.cli.doors import (
    FOUND,
    As,
    Json,
    Office,
    acting,
    opened,
    say,
    written_to,
)
from qdpilot.cli.interrupt import Interrupt, stoppable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qdpilot.model.zone import Zone

app = typer.Typer(help="区域：导入、导出")


@app.command("import")
def zones_import(
    file: Office,
    sources: Annotated[
        list[Path],
        typer.Argument(metavar="SRC...", help="GeoJSON、SHP（或 ZIP）、GPKG、KML、DXF"),
    ],
    *,
    crs: Annotated[str, typer.Option(help="坐标系，如 EPSG:4549、GCJ-02、BD-09")] = "",
    repair: Annotated[bool, typer.Option("--repair", help="接受所提的修复")] = False,
    good_rows: Annotated[bool, typer.Option("--good-rows", help="只写入合格的行")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="只看结果，不写入")] = False,
    as_json: Json = False,
    as_name: As = "",
) -> int:
    """导入区域；全部写入或全部不写入，除非 --good-rows。"""
    from qdpilot.exchange.areas import read
    from qdpilot.services.importing import weigh
    from qdpilot.services.reports import import_lines, import_report

    def act(interrupt: Interrupt) -> int:
        report = weigh([read(one) for one in sources], said=crs, accept_repair=repair)
        rejected = report.counts["rejected"]
        writes = not dry_run and (good_rows or not rejected) and bool(report.zones)
        written = _write_zones(file, report.zones, as_name, interrupt) if writes else 0
        answer = import_report(report, written=written)
        say(answer, import_lines, as_json=as_json)
        return FOUND if rejected else 0

    return stoppable(act)


@app.command("export")
def zones_export(
    file: Office,
    out: Path,
    *,
    form: Annotated[str, typer.Option("--format", help="geojson 或 ics")] = "geojson",
) -> None:
    """导出区域：GeoJSON（RFC 7946），或把时段导出为 iCalendar（RFC 5545）。"""
    from qdpilot.services.exporting import FORMS
    from qdpilot.services.handing_out import write_file

    if form not in FORMS:
        raise typer.BadParameter(f"不支持的格式：{form}；可用：{'、'.join(FORMS)}")
    with opened(file) as store, store.reading() as reading:
        exported = FORMS[form](reading)
    write_file(exported.content, to=out)
    typer.echo(f"{exported.count} → {out}")
    if exported.left_out:
        typer.echo(f"未导出（没有时段）：{'、'.join(exported.left_out)}")


def _write_zones(file: str, zones: Sequence[Zone], as_name: str, interrupt: Interrupt) -> int:
    from qdpilot.services.clock import now
    from qdpilot.services.drawing import add_zones

    with written_to(file) as store:
        by = acting(store, as_name, act="zones.import")
        interrupt.hold()
        added = add_zones(store, interrupt.stepping(zones), by=by, at=now())
    return len(added)
