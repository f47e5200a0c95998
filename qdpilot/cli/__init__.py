"""The doors of the house: a window, or a command. The only room that knows both ui and db.

Exit codes: 0 fine; 1 found something; 2 could not run, with one line on standard error that says
why and what to do (with ``--json`` an object with ``error`` and ``hint`` on standard output);
130 stopped by Ctrl-C, after which an import says whether anything is written.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer
from typer.exceptions import TyperException

from qdpilot.cli import calendars, office, roads, zones
from qdpilot.cli.doors import refused
from qdpilot.cli.sheets import book_commands
from qdpilot.cli.spoken import language
from qdpilot.model.errors import QdPilotError
from qdpilot.model.words import hint, refusal

if TYPE_CHECKING:
    from collections.abc import Sequence

app = typer.Typer(add_completion=False, no_args_is_help=False, pretty_exceptions_enable=False)
app.add_typer(office.app)
app.add_typer(zones.app, name="zones")
app.add_typer(calendars.app, name="calendars")
app.add_typer(roads.app, name="roads")
_BOOKS = {
    "vehicles": "车辆", "operators": "主体", "drivers": "安全员", "policies": "保单",
    "software": "软件版本", "members": "联合体成员", "contacts": "联系人", "papers": "主体证照",
}  # fmt: skip
for code, called in _BOOKS.items():
    app.add_typer(book_commands(code, called), name=code)


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
        return refused(error.format_message(), "qdpilot --help", arguments)
    except QdPilotError as error:
        return refused(refusal(error, language()), hint(error, language()), arguments)
    return code if isinstance(code, int) else 0


def _window(arguments: Sequence[str]) -> int:
    from qdpilot import window

    if len(arguments) > 1 or any(one.startswith("-") for one in arguments):
        return refused(f"不认识的参数：{' '.join(arguments)}。", "qdpilot --help", arguments)
    for target in arguments:
        if "://" not in target and not Path(target).is_file():
            return refused(f"没有这个文件，也没有这个命令：{target}。", "qdpilot --help", arguments)
    return window.show(arguments[0] if arguments else None)
