"""`qdpilot vehicles`: vehicles from and to sheets."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from qdpilot.cli.doors import FOUND, As, Json, Office, acting, language, opened, say, written_to

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qdpilot.exchange.sheets import SheetFile
    from qdpilot.services.ports import Store
    from qdpilot.services.vehicle_sheet import Plan

app = typer.Typer(help="车辆：导入")


@app.callback()
def vehicles() -> None:
    """车辆：导入。"""  # with a callback typer keeps the name of an only command


@app.command("import")
def vehicles_import(
    file: Office,
    source: Annotated[Path, typer.Argument(metavar="SRC", help="表格：.xlsx、.xls、.csv")],
    *,
    good_rows: Annotated[bool, typer.Option("--good-rows", help="只写入合格的行")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="只看结果，不写入")] = False,
    update: Annotated[bool, typer.Option("--update", help="已登记的车辆按表改正")] = False,
    sheet: Annotated[str, typer.Option(help="工作表名称；不写则为第一个")] = "",
    usual: Annotated[
        list[str] | None,
        typer.Option("--all", metavar="列=值", help="表中没写时用的值，如 场景=物流配送"),
    ] = None,
    as_json: Json = False,
    as_name: As = "",
) -> int:
    """导入车辆；全部写入或全部不写入，除非 --good-rows。"""
    from qdpilot.exchange.sheets import read
    from qdpilot.services.clock import now
    from qdpilot.services.vehicle_import import Imported, import_vehicles
    from qdpilot.services.vehicle_reports import vehicles_lines, vehicles_report
    from qdpilot.services.vehicle_sheet import taken
    from qdpilot.services.vehicle_weighing import unused, weigh

    table = read(source, sheet=sheet)
    plan = _plan(table, usual or [], update=update)
    done = Imported()
    with _known(file) as store:
        with store.reading() as reading:
            weighed = weigh(table, plan, reading)
        writes = not dry_run and (good_rows or not weighed.bad_rows)
        if writes and taken(weighed):
            with _written(file, store) as there:
                by = acting(there, as_name, act="vehicles.import")
                done = import_vehicles(there, weighed, good_rows=good_rows, by=by, at=now())
                while there.settle():
                    pass  # some thousand rows at a time, so that others may write meanwhile
    answer = vehicles_report(weighed, done, unused=unused(table, plan), language=language())
    say(answer, vehicles_lines, as_json=as_json)
    return FOUND if weighed.bad_rows else 0


@contextmanager
def _known(file: str) -> Iterator[Store]:
    """Open the office to compare with; one in memory if there is none yet."""
    from qdpilot.services.memory_store import MemoryStore

    if "://" not in file and not Path(file).exists():
        yield MemoryStore()
        return
    with opened(file) as store:
        yield store


@contextmanager
def _written(file: str, store: Store) -> Iterator[Store]:
    """Give the office to write to: the one that is open, or one that is made now."""
    if "://" in file or Path(file).exists():
        yield store
        return
    with written_to(file) as made:
        yield made


def _plan(table: SheetFile, usual: list[str], *, update: bool) -> Plan:
    from qdpilot.services.sheet_fields import mapped
    from qdpilot.services.sheet_headings import headings
    from qdpilot.services.vehicle_sheet import Plan

    return Plan(
        columns=mapped(headings(table).labels),
        usual=dict(_usual(usual)),
        existing="update" if update else "",
    )


def _usual(said: list[str]) -> Iterator[tuple[str, str]]:
    from qdpilot.services.sheet_fields import field_of

    for one in said:
        name, mark, value = one.partition("=")
        code = field_of(name)
        if not mark or not code:
            raise typer.BadParameter(f"应为 列=值，列是表头里的名称：{one}")
        yield code, value
