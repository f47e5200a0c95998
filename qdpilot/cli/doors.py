"""What every command shares: which office, who acts, how an answer or a refusal is said."""

from __future__ import annotations

import json
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from qdpilot import window
from qdpilot.cli.older import open_office
from qdpilot.cli.spoken import language
from qdpilot.model.errors import FileExistsAlreadyError, IncompleteError, NotFoundError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from db import SqlStore
    from qdpilot.model.person import Person
    from qdpilot.services.ports import Store

FOUND, COULD_NOT = 1, 2
create_office = window.create_office

Json = Annotated[bool, typer.Option("--json", help="只输出一个 JSON 对象")]
As = Annotated[str, typer.Option("--as", help="以谁的名义（人员姓名）")]
Office = Annotated[str, typer.Argument(metavar="FILE", help="办公室文件 NAME.qdp，或数据库地址")]


def refused(sentence: str, what_to_do: str, arguments: Sequence[str]) -> int:
    """Say why a command could not run and what to do, in one line; return the exit code."""
    if "--json" in arguments:
        printed({"error": sentence, "hint": what_to_do})
    else:
        joint = "" if not what_to_do else ("　" if language() == "zh" else " ")
        typer.echo(" ".join(f"qdpilot: {sentence}{joint}{what_to_do}".split("\n")), err=True)
    return COULD_NOT


def opened(target: str) -> closing[SqlStore]:
    """Open an office for the length of a block."""
    return closing(open_office(target))


@contextmanager
def replaced(target: Path, *, force: bool) -> Iterator[Store]:
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


@contextmanager
def written_to(target: str) -> Iterator[Store]:
    """Open an office, or make it first; one that was made is gone again if the block fails."""
    from qdpilot.services.new_offices import create

    fresh = "://" not in target and not Path(target).exists()
    try:
        with closing(create_office(target) if fresh else open_office(target)) as store:
            if fresh:
                create(store, name=Path(target).stem)
            yield store
    except BaseException:
        if fresh:
            _remove(Path(target))
        raise


def _remove(target: Path) -> None:
    for tail in ("", "-wal", "-shm"):
        target.with_name(target.name + tail).unlink(missing_ok=True)


def acting(store: Store, name: str, *, act: str, named: bool = False) -> Person:
    """Return the person named on the command line.

    An office that has nobody yet is filled by whoever makes it, unless `named`: what is written
    says who wrote it. Who names one of its first people there has them appointed, as the window
    does.

    Raises:
        IncompleteError: If nobody is named and the office has people, or it is `named`.
        NotFoundError: If nobody has the name.
        ClockAheadError: If the clock is to be confirmed before anything is written.
    """
    from qdpilot.model.person import Person
    from qdpilot.services.clock import now
    from qdpilot.services.offices import FOUNDER, appoint_first_people, first_people
    from qdpilot.services.onward import CONFIRMED, leap

    with store.reading() as reading:
        people = reading.all(Person)
        doubt = None if act == CONFIRMED else leap(reading, at=now())
    if doubt is not None:
        raise doubt
    if not people and not name and not named:
        return FOUNDER
    if not name:
        raise IncompleteError(missing=("--as",), act=act)
    if not people and any(one.name == name for one in first_people()):
        people = appoint_first_people(store, at=now())
    for one in people:
        if one.name == name:
            return one
    raise NotFoundError(kind=Person, id=name)


def say(
    answer: dict[str, Any], lines: Callable[[dict[str, Any]], Iterable[str]], *, as_json: bool
) -> None:
    """Give an answer as one JSON object, or as lines for a person."""
    if as_json:
        printed(answer)
        return
    for line in lines(answer):
        typer.echo(line)


def printed(answer: dict[str, Any]) -> None:
    """Write one JSON object to standard output."""
    typer.echo(json.dumps(answer, ensure_ascii=False))
