"""`qdpilot calendars`: holidays, city events, exam days and terms of an office."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from qdpilot.cli.doors import FOUND, As, Json, Office, acting, opened, say
from qdpilot.cli.interrupt import Interrupt, stoppable
from qdpilot.cli.spoken import language
from qdpilot.model.calendar import CalendarKind
from qdpilot.services.told import calendar_lines, calendars_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qdpilot.exchange.calendar_lines import FoundEntries
    from qdpilot.model.calendar import CalendarEdition
    from qdpilot.services.calendar_effects import Effect
    from qdpilot.services.calendars import CalendarDraft

app = typer.Typer(help="日历：节假日、城市活动、考试日、学期")


@app.command("import")
def calendars_import(
    file: Office,
    source: Annotated[
        Path, typer.Argument(metavar="SRC", help=".ics、.xlsx、.csv，或放假通知正文 .txt")
    ],
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
        found = read_calendar(source, year=year)
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
        answer = _report(found, touched, written=writes)
        say(answer, partial(calendar_lines, language=language()), as_json=as_json)
        return FOUND if found.rejected or (touched and not writes) else 0

    return stoppable(act)


@app.command("list")
def calendars_list(file: Office, *, as_json: Json = False) -> None:
    """列出现行的日历，随程序附带的法定节假日在后。"""
    from qdpilot.services.calendars import bundled_drafts, current_editions

    with opened(file) as store, store.reading() as reading:
        editions = current_editions(reading)
    rows = [_row(one, edition=one.number) for one in editions]
    rows += [_row(one, edition=0) for one in bundled_drafts(editions)]
    told = partial(calendars_lines, language=language())
    say({"calendars": rows}, told, as_json=as_json)


def _row(one: CalendarEdition | CalendarDraft, *, edition: int) -> dict[str, Any]:
    return {
        "name": one.name,
        "kind": one.kind.value,
        "year": one.year,
        "edition": edition,
        "entries": len(one.entries),
        "source": one.source,
    }


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
