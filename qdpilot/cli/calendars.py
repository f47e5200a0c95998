"""`qdpilot calendars`: holidays, city events, exam days and terms of an office."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from qdpilot.cli.doors import FOUND, As, Json, Office, acting, opened, say
from qdpilot.cli.interrupt import Interrupt, stoppable
from qdpilot.cli.spoken import language
from qdpilot.model.calendar import CalendarKind
from qdpilot.model.words import term

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from qdpilot.exchange.calendar_lines import FoundEntries
    from qdpilot.services.calendar_effects import Effect

app = typer.Typer(help="日历：节假日、城市活动、考试日、学期")


@app.command("import")
def calendars_import(
    file: Office,
    source: Annotated[Path, typer.Argument(metavar="SRC", help=".ics、.xlsx 或 .csv")],
    *,
    name: Annotated[str, typer.Option(help="日历名称；时段按它引用")],
    kind: Annotated[CalendarKind, typer.Option(help="哪一类日历")],
    year: Annotated[int | None, typer.Option(help="法定节假日是哪一年的")] = None,
    good_rows: Annotated[bool, typer.Option("--good-rows", help="只录入合格的行")] = False,
    agree: Annotated[bool, typer.Option("--agree", help="同意所列路权改变时间")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="只看结果，不写入")] = False,
    as_json: Json = False,
    as_name: As = "",
) -> int:
    """录入日历的新一版；先列出时间会改变的路权，--agree 之后才写入。"""
    from qdpilot.exchange.calendar_files import read_calendar
    from qdpilot.services.calendars import CalendarDraft, effects, enter
    from qdpilot.services.clock import now

    def act(interrupt: Interrupt) -> int:
        found = read_calendar(source)
        draft = CalendarDraft(
            name=name, kind=kind, year=year, entries=found.entries, source=source.name
        )
        with opened(file) as store:
            with store.reading() as reading:
                touched = effects(reading, draft)
            writes = not dry_run and (good_rows or not found.rejected) and (agree or not touched)
            if writes:
                seen = frozenset(one.grant_id for one in touched)
                by = acting(store, as_name, act="calendar.enter", named=True)
                interrupt.hold()
                enter(store, draft, seen=seen, by=by, at=now())
        say(_report(found, touched, written=writes), _lines, as_json=as_json)
        return FOUND if found.rejected or (touched and not writes) else 0

    return stoppable(act)


@app.command("list")
def calendars_list(file: Office, *, as_json: Json = False) -> None:
    """列出现行的日历。"""
    from qdpilot.services.calendars import current_editions

    with opened(file) as store, store.reading() as reading:
        rows = [
            {
                "name": one.name,
                "kind": one.kind.value,
                "year": one.year,
                "edition": one.number,
                "entries": len(one.entries),
                "source": one.source,
            }
            for one in current_editions(reading)
        ]
    say({"calendars": rows}, _listed, as_json=as_json)


def _report(found: FoundEntries, touched: Sequence[Effect], *, written: bool) -> dict[str, Any]:
    return {
        "read": len(found.entries) + len(found.rejected),
        "accepted": len(found.entries),
        "rejected": len(found.rejected),
        "written": written,
        "items": [
            {"row": one.row, "text": one.text, "reason": one.reason} for one in found.rejected
        ],
        "grants": [
            {
                "number": one.number,
                "operator": one.operator,
                "appears": len(one.appears),
                "vanishes": len(one.vanishes),
                "known": one.is_known,
            }
            for one in touched
        ],
    }


def _lines(answer: dict[str, Any]) -> Iterator[str]:
    for one in answer["items"]:
        reason = term("calendar_reason", one["reason"], language())
        yield f"第 {one['row']} 行“{one['text']}”：{reason}"
    for one in answer["grants"]:
        counts = f"增加 {one['appears']} 次，取消 {one['vanishes']} 次"
        known = "" if one["known"] else "，此后时间不能判断"
        yield f"时间改变：{one['number']}　{one['operator']}　{counts}{known}"
    done = "已录入" if answer["written"] else "未写入"
    yield f"读入 {answer['read']}：接受 {answer['accepted']}，拒绝 {answer['rejected']}；{done}"


def _listed(answer: dict[str, Any]) -> Iterator[str]:
    for one in answer["calendars"]:
        kind = term("calendar_kind", one["kind"], language())
        yield f"{one['name']}　{kind}　第 {one['edition']} 版　{one['entries']} 项　{one['source']}"
    if not answer["calendars"]:
        yield "只有随程序附带的法定节假日"
