"""The doors of the house: a window, or a command. The only room that knows both ui and db.

Exit codes: 0 fine; 1 found something; 2 could not run, with one line on standard error that says
why and what to do (with ``--json`` an object with ``error`` and ``hint`` on standard output).
"""

from __future__ import annotations

import json
import os
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.exceptions import TyperException

from qdpilot.model.errors import (
    FileExistsAlreadyError,
    IncompleteError,
    NotFoundError,
    QdPilotError,
)
from qdpilot.model.words import hint, refusal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from db import SqlStore
    from qdpilot.model.person import Person
    from qdpilot.model.words import Language
    from qdpilot.model.zone import Zone
    from qdpilot.services.ports import Store

FOUND, COULD_NOT = 1, 2

app = typer.Typer(add_completion=False, no_args_is_help=False, pretty_exceptions_enable=False)
zones_app = typer.Typer(help="区域：导入、导出")
app.add_typer(zones_app, name="zones")

Json = Annotated[bool, typer.Option("--json", help="只输出一个 JSON 对象")]
As = Annotated[str, typer.Option("--as", help="以谁的名义（人员姓名）")]
Office = Annotated[str, typer.Argument(metavar="FILE", help="办公室文件 NAME.qdp，或数据库地址")]


def run(arguments: Sequence[str]) -> int:
    """Run one command; return its exit code and never let a traceback out for a refusal."""
    known = set(typer.main.get_command(app).commands)  # type: ignore[attr-defined]
    if not any(one in known or one in {"--help", "-h"} for one in arguments[:1]):
        return _window(arguments)
    try:
        code = typer.main.get_command(app)(args=list(arguments), standalone_mode=False)
    except typer.Exit as leave:
        return leave.exit_code
    except TyperException as error:
        return _refused(error.format_message(), "qdpilot --help", arguments)
    except QdPilotError as error:
        return _refused(refusal(error, language()), hint(error, language()), arguments)
    return code if isinstance(code, int) else 0


def language() -> Language:
    """Return the language of the command line: Chinese unless ``QDPILOT_LANG`` is en."""
    return "en" if os.environ.get("QDPILOT_LANG", "").startswith("en") else "zh"


def _refused(sentence: str, what_to_do: str, arguments: Sequence[str]) -> int:
    if "--json" in arguments:
        _print({"error": sentence, "hint": what_to_do})
    else:
        joint = "" if not what_to_do else ("　" if language() == "zh" else " ")
        typer.echo(" ".join(f"qdpilot: {sentence}{joint}{what_to_do}".split("\n")), err=True)
    return COULD_NOT


def _window(arguments: Sequence[str]) -> int:
    from ui.app import run as run_window

    if len(arguments) > 1 or any(one.startswith("-") for one in arguments):
        return _refused(f"不认识的参数：{' '.join(arguments)}。", "qdpilot --help", arguments)
    for target in arguments:
        if "://" not in target and not Path(target).is_file():
            return _refused(
                f"没有这个文件，也没有这个命令：{target}。", "qdpilot --help", arguments
            )
    asked = arguments[0] if arguments else None
    return run_window(asked, open_store=open_office, create_store=create_office)


@app.command()
def new(file: Office) -> None:
    """新建一个空的办公室文件。"""
    from qdpilot.services.offices import create

    store = create_office(file)
    create(store, name=Path(file).stem)
    store.close()
    typer.echo(file)


@app.command()
def demo(
    to: Annotated[Path, typer.Option("--to", help="放在哪个文件夹")],
    *,
    force: Annotated[bool, typer.Option("--force", help="已有的示例办公室重新生成")] = False,
) -> None:
    """生成示例办公室：每种场景都画好区域、定好时段、查过冲突、登记、批复、打印。"""
    from qdpilot.schedule.calendars import bundled_calendars
    from qdpilot.services import sample
    from qdpilot.services.handing_out import write_documents

    target = to / "demo.qdp"
    with _replaced(target, force=force) as store:
        made = sample.make(store, bundled_calendars(), told=typer.echo)
        with store.reading() as reading:
            papers = write_documents(reading, [one.grant for one in made.issued], to=to)
    typer.echo(f"示例办公室：{target}")
    typer.echo(f"批复 {len(papers)} 份：{to}{os.sep}*.pdf")
    typer.echo(f"不予同意 {made.refused.number}：{made.reason}")
    typer.echo(f"打开窗口：qdpilot {target}")


@zones_app.command("import")
def zones_import(
    file: Office,
    sources: Annotated[list[Path], typer.Argument(metavar="SRC...", help="GeoJSON 文件")],
    *,
    crs: Annotated[str, typer.Option(help="坐标系，如 EPSG:4549、GCJ-02、BD-09")] = "",
    repair: Annotated[bool, typer.Option("--repair", help="接受所提的修复")] = False,
    good_rows: Annotated[bool, typer.Option("--good-rows", help="只写入合格的行")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="只看结果，不写入")] = False,
    as_json: Json = False,
    as_name: As = "",
) -> int:
    """导入区域；全部写入或全部不写入，除非 --good-rows。"""
    from qdpilot.exchange.geojson import read
    from qdpilot.services.importing import weigh
    from qdpilot.services.reports import import_lines, import_report

    report = weigh([read(one) for one in sources], system=crs, accept_repair=repair)
    rejected = report.counts["rejected"]
    writes = not dry_run and (good_rows or not rejected) and bool(report.zones)
    written = _write_zones(file, report.zones, as_name) if writes else 0
    answer = import_report(report, written=written)
    _say(answer, import_lines, as_json=as_json)
    return FOUND if rejected else 0


@zones_app.command("export")
def zones_export(
    file: Office,
    out: Path,
    *,
    form: Annotated[str, typer.Option("--format", help="geojson")] = "geojson",
) -> None:
    """导出区域为 GeoJSON（RFC 7946）。"""
    from qdpilot.exchange.geojson import write
    from qdpilot.model.zone import Zone
    from qdpilot.services.offices import the_office

    if form != "geojson":
        raise typer.BadParameter(f"不支持的格式：{form}；可用：geojson")
    with _opened(file) as store, store.reading() as reading:
        zones = reading.all(Zone)
        out.write_bytes(write(zones, office=the_office(reading).name))
    typer.echo(f"{len(zones)} → {out}")


@app.command()
def clashes(file: Office, *, as_json: Json = False) -> int:
    """列出在时间和空间上都重叠的每一对。"""
    from qdpilot.services.pairs import clashes_of_file, clashes_of_office
    from qdpilot.services.reports import clash_lines

    if file.endswith((".geojson", ".json")):
        answer = clashes_of_file(Path(file))
    else:
        with _opened(file) as store, store.reading() as reading:
            answer = clashes_of_office(reading)
    _say(answer, clash_lines, as_json=as_json)
    return FOUND if answer["clashes"] or answer["rejected"] else 0


@app.command()
def documents(
    file: Office,
    grant: Annotated[str, typer.Option(help="文号或路权编号")],
    to: Annotated[Path, typer.Option(help="放在哪个文件夹")],
) -> None:
    """把一项路权已签发的文书存为 PDF。"""
    from qdpilot.model.right import Grant
    from qdpilot.services.handing_out import write_documents

    with _opened(file) as store, store.reading() as reading:
        named = [one for one in reading.all(Grant) if grant in {one.id, one.number}]
        if not named:
            raise NotFoundError(kind=Grant, id=grant)
        for path in write_documents(reading, named, to=to):
            typer.echo(path)


@app.command()
def check(file: Office, *, as_json: Json = False) -> int:
    """检查文件是否完好：结构、历史链、内容摘要、编号、文书，以及每项路权是否仍合规则。"""
    from db.checkup import checkup
    from qdpilot.services.recheck import recheck
    from qdpilot.services.reports import check_lines

    with _opened(file) as store, store.reading() as reading:
        flaws = [(one.what, one.row, one.reason) for one in checkup(store)]
        found = flaws + [(one.what, one.row, one.reason) for one in recheck(reading)]
    names = ("what", "row", "reason")
    answer = {
        "ok": not found,
        "findings": [dict(zip(names, one, strict=True)) for one in found],
    }
    _say(answer, check_lines, as_json=as_json)
    return FOUND if found else 0


def open_office(target: str) -> SqlStore:
    """Open the office in a file or at an address."""
    from db import open_store

    return open_store(target)


def create_office(target: str) -> SqlStore:
    """Make an empty office file, or the tables at an address."""
    from db import open_store

    return open_store(target, create=True)


def _opened(target: str) -> closing[SqlStore]:
    return closing(open_office(target))


@contextmanager
def _replaced(target: Path, *, force: bool) -> Iterator[Store]:
    """Give a fresh store that takes the place of `target` only when the block is left well."""
    if target.exists() and not force:
        raise FileExistsAlreadyError(path=str(target))
    target.parent.mkdir(parents=True, exist_ok=True)
    beside = target.with_suffix(".new.qdp")
    _remove(beside)
    with closing(create_office(str(beside))) as store:
        yield store
    _remove(target)
    beside.rename(target)


def _remove(target: Path) -> None:
    for tail in ("", "-wal", "-shm"):
        target.with_name(target.name + tail).unlink(missing_ok=True)


def _write_zones(file: str, zones: Sequence[Zone], as_name: str) -> int:
    from qdpilot.services.clock import now
    from qdpilot.services.drawing import add_zones
    from qdpilot.services.offices import create

    fresh = "://" not in file and not Path(file).exists()
    with closing(create_office(file) if fresh else open_office(file)) as store:
        if fresh:
            create(store, name=Path(file).stem)
        added = add_zones(store, zones, by=_acting(store, as_name), at=now())
    return len(added)


def _acting(store: Store, name: str) -> Person:
    from qdpilot.model.person import Person
    from qdpilot.services.offices import FOUNDER

    with store.reading() as reading:
        people = reading.all(Person)
    if not people:
        return FOUNDER
    if not name:
        raise IncompleteError(missing=("--as",), act="zones.import")
    named = [one for one in people if one.name == name]
    if not named:
        raise NotFoundError(kind=Person, id=name)
    return named[0]


def _say(
    answer: dict[str, Any],
    lines: Callable[[dict[str, Any]], Iterable[str]],
    *,
    as_json: bool,
) -> None:
    if as_json:
        _print(answer)
        return
    for line in lines(answer):
        typer.echo(line)


def _print(answer: dict[str, Any]) -> None:
    typer.echo(json.dumps(answer, ensure_ascii=False))
