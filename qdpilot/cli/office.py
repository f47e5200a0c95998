"""Commands on a whole office: make it, look for clashes, hand papers out, check it."""

from __future__ import annotations

import os
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from qdpilot.cli.doors import (
    FOUND,
    As,
    Json,
    Office,
    acting,
    create_office,
    opened,
    replaced,
    say,
)
from qdpilot.cli.spoken import language
from qdpilot.model.errors import NotFoundError
from qdpilot.model.words import has_term, term

if TYPE_CHECKING:
    from shapely import Polygon

Clashing = Annotated[
    str, typer.Argument(metavar="FILE", help="办公室文件 NAME.qdp，数据库地址，或 GeoJSON 文件")
]

app = typer.Typer()


@app.command()
def new(
    file: Office,
    *,
    area: Annotated[str, typer.Option(help="工作范围：西,南,东,北（经纬度）")] = "",
    area_name: Annotated[str, typer.Option(help="工作范围的名称")] = "",
    plane: Annotated[int | None, typer.Option(help="平面坐标系的 EPSG 编号")] = None,
    timezone: Annotated[str, typer.Option(help="时区，如 Europe/Lisbon；省略则推定")] = "",
) -> None:
    """新建一个空的办公室文件；不说明工作范围时为青岛市。"""
    from qdpilot.services.clock import now
    from qdpilot.services.new_offices import planned
    from qdpilot.services.offices import found

    outline = _box(area) if area else None
    office = planned(  # before a file is made
        Path(file).stem, area_name=area_name, outline=outline, plane_epsg=plane, timezone=timezone
    )
    store = create_office(file)
    found(store, office, (), at=now())
    store.close()
    typer.echo(file)
    if area and not timezone:
        typer.echo(
            f"时区取 {office.timezone}（按工作范围推定）；不对请用 --timezone 说明。", err=True
        )


def _box(area: str) -> Polygon:
    from shapely import box

    try:
        west, south, east, north = map(float, area.split(","))
    except ValueError:
        raise typer.BadParameter(f"工作范围应为 西,南,东,北：{area}") from None
    if not (-180 <= west < east <= 180 and -90 <= south < north <= 90):
        raise typer.BadParameter(f"工作范围不成立：{area}")
    return box(west, south, east, north)


@app.command()
def demo(
    to: Annotated[Path, typer.Option("--to", help="放在哪个文件夹")],
    *,
    force: Annotated[bool, typer.Option("--force", help="已有的示例办公室重新生成")] = False,
    today: Annotated[str, typer.Option(help="以哪一天为今天，如 2026-11-20；省略则为今天")] = "",
) -> None:
    """生成示例办公室：每种场景都画好区域、定好时段、查过冲突、登记、批复、打印。"""
    from qdpilot.schedule.calendars import bundled_calendars
    from qdpilot.services import sample
    from qdpilot.services.clock import now
    from qdpilot.services.handing_out import write_documents

    day = _day(today) if today else sample.day_there(now())
    target = to / "demo.qdp"
    with replaced(target, force=force) as store:
        made = sample.make(store, bundled_calendars(), today=day, told=typer.echo)
        with store.reading() as reading:
            papers = write_documents(reading, [one.grant for one in made.issued], to=to)
    typer.echo(f"示例办公室：{target}")
    typer.echo(f"批复 {len(papers)} 份：{to}{os.sep}*.pdf")
    typer.echo(f"不予同意 {made.refused.number}：{made.reason}")
    typer.echo(f"打开窗口：qdpilot {target}")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(f"日期应如 2026-11-20：{text}") from None


@app.command()
def clashes(file: Clashing, *, as_json: Json = False) -> int:
    """列出在时间和空间上都重叠的每一对。"""
    from qdpilot.services.pairs import clashes_of_file, clashes_of_office
    from qdpilot.services.told import clash_lines

    if file.endswith((".geojson", ".json")):
        answer = clashes_of_file(Path(file))
    else:
        with opened(file) as store, store.reading() as reading:
            answer = clashes_of_office(reading)
    say(answer, partial(clash_lines, language=language()), as_json=as_json)
    return FOUND if answer["clashes"] or answer["rejected"] else 0


@app.command()
def at(
    file: Office,
    *,
    lon: Annotated[float, typer.Option(help="经度（度，CGCS2000）")],
    lat: Annotated[float, typer.Option(help="纬度（度）")],
    time: Annotated[str, typer.Option(help="时刻，如 2026-03-05T23:10（当地时间）")],
    as_json: Json = False,
) -> None:
    """此处此刻可以运行什么：从历史中回答当时有效的路权和禁行区。"""
    from qdpilot.services.at import in_force_at
    from qdpilot.services.offices import the_office
    from qdpilot.services.reports import at_report
    from qdpilot.services.told import at_lines

    if not (-180 <= lon <= 180 and -90 <= lat <= 90):
        raise typer.BadParameter(f"经纬度不成立：{lon}, {lat}")
    with opened(file) as store, store.reading() as reading:
        timezone = the_office(reading).timezone
        held = in_force_at(reading, lon, lat, _moment(time, timezone))
    answer = at_report(held, timezone=timezone, language=language())
    say(answer, partial(at_lines, language=language()), as_json=as_json)


def _moment(text: str, timezone: str) -> datetime:
    from zoneinfo import ZoneInfo

    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(f"时刻应如 2026-03-05T23:10：{text}") from None
    return moment if moment.tzinfo is not None else moment.replace(tzinfo=ZoneInfo(timezone))


@app.command()
def documents(
    file: Office,
    grant: Annotated[str, typer.Option(help="文号或路权编号")],
    to: Annotated[Path, typer.Option(help="放在哪个文件夹")],
) -> None:
    """把一项路权已签发的文书存为 PDF。"""
    from qdpilot.model.right import Grant
    from qdpilot.services.handing_out import write_documents

    with opened(file) as store, store.reading() as reading:
        named = [one for one in reading.all(Grant) if grant in {one.id, one.number}]
        if not named:
            raise NotFoundError(kind=Grant, id=grant)
        for path in write_documents(reading, named, to=to):
            typer.echo(path)


@app.command()
def find(
    file: Office,
    text: Annotated[
        str, typer.Argument(metavar="TEXT", help="号牌、车架号、名称、电话的一部分，或拼音首字母")
    ],
    *,
    limit: Annotated[int, typer.Option(min=1, max=1000, help="每类最多几个")] = 20,
    as_json: Json = False,
) -> None:
    """按号牌、车架号、名称、拼音首字母、电话尾号、文号查找。"""
    from qdpilot.services.reports import find_report
    from qdpilot.services.told import find_lines

    with opened(file) as store, store.reading() as reading:
        answer = find_report(reading.find(text, limit=limit))
    say(answer, partial(find_lines, language=language()), as_json=as_json)


@app.command()
def clock(
    file: Office,
    *,
    confirm: Annotated[bool, typer.Option("--confirm", help="确认本机时间现在是对的")] = False,
    reason: Annotated[str, typer.Option(help="先前时钟为何不对；留在历史中")] = "",
    as_name: As = "",
) -> int:
    """本机时间与最近一次操作的时间；先前时钟走快了的，或者许久没有操作的，确认后又能办理。"""
    from zoneinfo import ZoneInfo

    from qdpilot.services.clock import now
    from qdpilot.services.offices import the_office
    from qdpilot.services.onward import BACK, CONFIRMED, confirm_clock, leap

    with opened(file) as store:
        if confirm:
            by = acting(store, as_name, act=CONFIRMED)
            confirm_clock(store, reason=reason, by=by, at=now())
        with store.reading() as reading:
            local = ZoneInfo(the_office(reading).timezone)
            last, here = reading.latest_act_at(), now()
            doubt = leap(reading, at=here)
    typer.echo(f"本机时间 {here.astimezone(local):%Y-%m-%d %H:%M}")
    if last is None:
        return 0
    typer.echo(f"最近操作 {last.astimezone(local):%Y-%m-%d %H:%M}")
    return FOUND if here < last - BACK or doubt is not None else 0


@app.command()
def check(file: Office, *, as_json: Json = False) -> int:
    """检查文件是否完好：结构、历史链、内容摘要、编号、文书，以及每项路权是否仍合规则。"""
    from db.checkup import checkup
    from qdpilot.services.clock import now
    from qdpilot.services.recheck import recheck
    from qdpilot.services.reports import check_lines

    with opened(file) as store, store.reading() as reading:
        flaws = [(one.what, one.row, _worded(one.what, one.reason)) for one in checkup(store)]
        found = flaws + [(one.what, one.row, one.reason) for one in recheck(reading, at=now())]
    names = ("what", "row", "reason")
    answer = {
        "ok": not found,
        "findings": [dict(zip(names, one, strict=True)) for one in found],
    }
    say(answer, check_lines, as_json=as_json)
    return FOUND if found else 0


def _worded(what: str, reason: str) -> str:
    code = f"{what}.{reason}"
    return term("flaw", code, language()) if has_term("flaw", code) else reason
