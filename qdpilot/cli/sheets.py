"""Taking sheets into the register: one command for each of its books."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

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
from qdpilot.cli.spoken import language

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from qdpilot.exchange.sheets import SheetFile
    from qdpilot.services.imported import Imported
    from qdpilot.services.ports import Store
    from qdpilot.services.sheet_fields import Book
    from qdpilot.services.vehicle_sheet import Plan, Weighed


def book_commands(code: str, called: str) -> typer.Typer:
    """Return the commands of a book: vehicles, operators or drivers; `called` in Chinese."""
    app = typer.Typer(help=f"{called}：导入、填写用的空表")
    app.callback(help=f"{called}：导入、填写用的空表")(_nothing)
    said = f"导入{called}；全部写入或全部不写入，除非 --good-rows。"
    app.command("import", help=said)(_importing(code))
    app.command("template", help=f"另存一份填写{called}用的空表（.xlsx）。")(_template(code))
    return app


def _nothing() -> None:
    """With a callback typer keeps the names of commands."""


def _template(code: str) -> Callable[..., int]:
    def template_to(
        to: Annotated[Path, typer.Argument(metavar="TO.xlsx", help="存到哪里")],
    ) -> int:
        from qdpilot.services.sheet_books import BOOKS
        from qdpilot.services.sheet_template import template

        typer.echo(f"已保存：{template(to, BOOKS[code])}")
        return 0

    return template_to


def _importing(code: str) -> Callable[..., int]:
    def sheet_import(
        file: Office,
        source: Annotated[Path, typer.Argument(metavar="SRC", help="表格：.xlsx、.xls、.csv")],
        *,
        good_rows: Annotated[bool, typer.Option("--good-rows", help="只写入合格的行")] = False,
        dry_run: Annotated[bool, typer.Option("--dry-run", help="只看结果，不写入")] = False,
        update: Annotated[bool, typer.Option("--update", help="已登记的按表改正")] = False,
        sheet: Annotated[str, typer.Option(help="工作表名称；不写则为第一个")] = "",
        usual: Annotated[
            list[str] | None,
            typer.Option("--all", metavar="列=值", help="表中没写时用的值，如 主体=某公司"),
        ] = None,
        as_json: Json = False,
        as_name: As = "",
    ) -> int:
        from qdpilot.exchange.sheets import read
        from qdpilot.services.sheet_books import BOOKS
        from qdpilot.services.sheet_reports import sheet_lines, sheet_report
        from qdpilot.services.sheet_table import unused

        book = BOOKS[code]

        def act(interrupt: Interrupt) -> int:
            asked = _Asked(book, good_rows, dry_run, as_name, interrupt)
            table = read(source, sheet=sheet)
            plan = _plan(table, usual or [], book, update=update)
            weighed, done = _imported(file, table, plan, asked)
            left = unused(table, plan, book)
            answer = sheet_report(weighed, done, unused=left, language=language())
            say(answer, sheet_lines, as_json=as_json)
            return FOUND if weighed.bad_rows else 0

        return stoppable(act)

    return sheet_import


class _Asked(NamedTuple):
    """How a sheet is to be taken in, and what may stop it."""

    book: Book
    good_rows: bool
    dry_run: bool
    as_name: str
    interrupt: Interrupt


def _imported(file: str, table: SheetFile, plan: Plan, asked: _Asked) -> tuple[Weighed, Imported]:
    from qdpilot.services.clock import now
    from qdpilot.services.imported import Imported
    from qdpilot.services.sheet_books import import_sheet, weigh_sheet
    from qdpilot.services.vehicle_sheet import taken

    book, good_rows, dry_run, as_name, interrupt = asked
    with _known(file) as store:
        with store.reading() as reading:
            weighed = weigh_sheet(table, plan, reading, book)
        writes = not dry_run and (good_rows or not weighed.bad_rows)
        if not writes or not taken(weighed):
            return weighed, Imported()
        with _written(file, store) as there:
            by, at = acting(there, as_name, act=f"{book.code}.import"), now()
            interrupt.hold()
            told = interrupt.step
            done = import_sheet(there, weighed, good_rows=good_rows, by=by, at=at, told=told)
            while not interrupt.came and there.settle():
                pass  # some thousand rows at a time, so that others may write meanwhile
    return weighed, done


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


def _plan(table: SheetFile, usual: list[str], book: Book, *, update: bool) -> Plan:
    from qdpilot.services.sheet_fields import mapped
    from qdpilot.services.sheet_headings import headings
    from qdpilot.services.vehicle_sheet import Plan

    return Plan(
        columns=mapped(headings(table, book).labels, book),
        usual=dict(_usual(usual, book)),
        existing="update" if update else "",
    )


def _usual(said: list[str], book: Book) -> Iterator[tuple[str, str]]:
    from qdpilot.services.sheet_fields import field_of

    for one in said:
        name, mark, value = one.partition("=")
        code = field_of(name, book)
        if not mark or not code:
            raise typer.BadParameter(f"应为 列=值，列是表头里的名称：{one}")
        yield code, value
