"""Looking an office through: is what is stored what was written, and is nothing missing?"""

from __future__ import annotations

import hashlib
import re
from collections import Counter, defaultdict
from contextlib import contextmanager, nullcontext, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from shapely.errors import ShapelyError
from sqlalchemy import func, select
from sqlalchemy.exc import DatabaseError

from db.aggregates import AGGREGATES
from db.near import BOXES, misplaced
from db.reading import audit_value
from db.revisions import FINGERPRINTS, HEAD, SERVER_GUARDS, fingerprint
from db.tables import application, audit, document, grant, number_series, plate
from db.terms import terms_of
from qdpilot.model.canonical import content_sha256
from qdpilot.model.right import Application, Grant
from qdpilot.services.chain import Break, first_break

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sqlalchemy import Connection, Table

    from db.aggregate import Aggregate
    from db.store import SqlStore
    from qdpilot.model.audit import AuditRow

#: What reading raises when somebody else wrote a row, or a bit of it is wrong.
MEANINGLESS = (
    ValueError,
    TypeError,
    KeyError,
    AttributeError,
    OverflowError,
    RecursionError,
    ShapelyError,
)
#: Series of numbers: whose they are, and how year and number stand in them.
NUMBERED = {
    "application": (application, re.compile(r"^([0-9]{4})-([0-9]+)$")),
    "approval": (grant, re.compile("〔([0-9]{4})〕([0-9]+)号$")),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Flaw:
    """One thing that is not as it was written.

    Attributes:
        what: Code of what was looked at: pages, references, structure, audit, content, named,
            paper, numbers.
        row: Which row: kind and id, ``audit 17``, a paper by its number, a table; empty if the
            file as a whole.
        reason: Code of what is wrong, or the database's own words.
    """

    what: str
    row: str
    reason: str


def checkup(store: SqlStore) -> tuple[Flaw, ...]:
    """Return all flaws of an office; an empty tuple means that it is sound.

    Raises:
        StoreUnavailableError: If it cannot be read now.
    """
    with store.raw() as connection:
        on_file = connection.dialect.name == "sqlite"
        first = _pages if on_file else _guards
        looks = (first, _audit, _content, _history, _placed, _named, _papers, _heads, _numbers)
        with _any_text(connection) if on_file else nullcontext():
            return tuple(flaw for look in looks for flaw in _seen(look, connection))


@contextmanager
def _any_text(connection: Connection) -> Iterator[None]:
    """Read texts even if a byte of them is wrong, so that the row can be named."""
    driver: Any = connection.connection.driver_connection
    driver.text_factory = _text
    try:
        yield
    finally:
        driver.text_factory = str


def _text(content: bytes) -> str:
    return content.decode("utf-8", "surrogateescape")


def _seen(look: Callable[[Connection], Iterator[Flaw]], connection: Connection) -> list[Flaw]:
    """Return what one look sees; a page that cannot be read ends that look, not the others."""
    flaws: list[Flaw] = []
    try:
        flaws.extend(look(connection))
    except DatabaseError as error:
        said = str(error.orig)
        if "malformed" not in said and "not a database" not in said:
            raise
        flaws.append(Flaw(what="pages", row="", reason=said))
    return flaws


def _pages(connection: Connection) -> Iterator[Flaw]:
    for (said,) in connection.exec_driver_sql("PRAGMA integrity_check"):
        if said != "ok":
            yield Flaw(what="pages", row="", reason=said)
    for table, row, target, _ in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield Flaw(what="references", row=f"{table} {row}", reason=f"no such {target}")
    if fingerprint(connection) != FINGERPRINTS[HEAD]:
        yield Flaw(what="structure", row="", reason="changed")


def _guards(connection: Connection) -> Iterator[Flaw]:
    """Look for triggers that somebody switched off or took away on a server."""
    asked = "SELECT tgname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid"
    where = "WHERE relnamespace = current_schema()::regnamespace AND tgenabled = 'O'"
    there = {name for (name,) in connection.exec_driver_sql(f"{asked} {where}")}
    for name in sorted(SERVER_GUARDS - there):
        yield Flaw(what="structure", row=name, reason="switched_off")


def _audit(connection: Connection) -> Iterator[Flaw]:
    seq = 0

    def told() -> Iterator[AuditRow]:
        nonlocal seq
        for row in connection.execute(select(audit).order_by(audit.c.seq)):
            seq = row.seq
            yield audit_value(row)

    try:
        broken = first_break(told())
    except MEANINGLESS:
        broken = Break(seq=seq, reason="unreadable")
    if broken is not None:
        yield Flaw(what="audit", row=f"audit {broken.seq}", reason=broken.reason)


def _content(connection: Connection) -> Iterator[Flaw]:
    for aggregate in AGGREGATES.values():
        table = aggregate.table
        hashed = aggregate.chosen.add_columns(table.c.content_sha256).order_by(table.c.row_no)
        for row in connection.execute(hashed.execution_options(yield_per=500)):
            *told, content = row
            yield from _content_of(aggregate, told, content)


def _content_of(aggregate: Aggregate, told: list[Any], content: str) -> Iterator[Flaw]:
    """Yield a flaw if a row does not hold what its hash was taken of."""
    row = f"{aggregate.kind.__name__} {told[0]}"
    try:
        same = content_sha256(aggregate.value(told)) == content
    except MEANINGLESS:
        yield Flaw(what="content", row=row, reason="unreadable")
        return
    if not same:
        yield Flaw(what="content", row=row, reason="changed")


def _history(connection: Connection) -> Iterator[Flaw]:
    """Compare each record with what the newest act on it left."""
    newest = select(func.max(audit.c.seq)).group_by(audit.c.kind, audit.c.subject_id)
    for aggregate in AGGREGATES.values():
        table = aggregate.table
        asked = (
            select(audit.c.subject_id, audit.c.content_sha256, table.c.content_sha256)
            .select_from(audit.outerjoin(table, table.c.id == audit.c.subject_id))
            .where(audit.c.seq.in_(newest), audit.c.kind == aggregate.kind.__name__)
            .order_by(audit.c.seq)
        )
        for id, left, stored in connection.execute(asked):
            if left != (stored or ""):
                reason = "gone" if stored is None else "differs_from_history"
                yield Flaw(what="content", row=f"{aggregate.kind.__name__} {id}", reason=reason)


def _placed(connection: Connection) -> Iterator[Flaw]:
    for kind in BOXES:
        for id in misplaced(connection, kind):
            yield Flaw(what="content", row=f"{kind.__name__} {id}", reason="misplaced")


def _named(connection: Connection) -> Iterator[Flaw]:
    """Compare what the terms name with what the database holds for them."""
    for kind in (Application, Grant):
        aggregate = AGGREGATES[kind]
        held = [(name, _held(connection, table)) for name, table in aggregate.named]
        table = aggregate.table
        for id, text in connection.execute(select(table.c.id, table.c.terms)):
            with suppress(*MEANINGLESS):  # the look at the content names this row
                terms = terms_of(text)
                for name, ids in held:
                    if tuple(ids.get(id, ())) != getattr(terms, name):
                        yield Flaw(what="named", row=f"{kind.__name__} {id}", reason=name)


def _held(connection: Connection, table: Table) -> dict[str, list[str]]:
    owner, position, target = table.c
    held: dict[str, list[str]] = defaultdict(list)
    for id, named in connection.execute(select(owner, target).order_by(owner, position)):
        held[id].append(named)
    return held


def _papers(connection: Connection) -> Iterator[Flaw]:
    columns = document.c
    asked = select(
        columns.id, columns.pdf, columns.pdf_sha256, columns.record, columns.record_sha256
    ).order_by(columns.row_no)
    for id, pdf, pdf_sha256, record, record_sha256 in connection.execute(asked):
        for name, content, told in (
            ("pdf", pdf, pdf_sha256),
            ("record", record, record_sha256),
        ):
            if hashlib.sha256(content).hexdigest() != told:
                yield Flaw(what="paper", row=f"Document {id}", reason=name)


def _heads(connection: Connection) -> Iterator[Flaw]:
    """Look for papers whose head of the chain, as printed, is not in the chain before their issue.

    A history that was written anew, with all its hashes, has no such row any more.
    """
    issued = (
        select(audit.c.subject_id, func.min(audit.c.seq).label("seq"))
        .where(audit.c.kind == "Document")
        .group_by(audit.c.subject_id)
        .subquery()
    )
    before = audit.alias()
    is_head = (before.c.hash == document.c.audit_head) & (before.c.seq < issued.c.seq)
    asked = (
        select(document.c.number)
        .outerjoin(issued, issued.c.subject_id == document.c.id)
        .outerjoin(before, is_head)
        .where(before.c.seq.is_(None))
        .order_by(document.c.row_no)
    )
    for (number,) in connection.execute(asked):
        yield Flaw(what="audit", row=f"Document {number}", reason="head_gone")


def _numbers(connection: Connection) -> Iterator[Flaw]:
    """Look for numbers that were given and are not there, or are there and were not given."""
    last = {(one.series, one.year): one.last for one in connection.execute(select(number_series))}
    for series, used in _used(connection):
        for year in sorted(used.keys() | {year for name, year in last if name == series}):
            given = range(1, last.get((series, year), 0) + 1)
            for reason, numbers in _faults(used[year], given):
                for number in numbers:
                    yield Flaw(what="numbers", row=f"{series} {year} {number}", reason=reason)


def _used(connection: Connection) -> Iterator[tuple[str, dict[int, list[int]]]]:
    """Yield, for each series, the numbers that records bear, by year."""
    for series, (table, form) in NUMBERED.items():
        used: dict[int, list[int]] = defaultdict(list)
        for (number,) in connection.execute(select(table.c.number)):
            read = form.search(number)
            if read is not None:
                used[int(read[1])].append(int(read[2]))
        yield series, used
    codes: dict[int, list[int]] = defaultdict(list)
    given = select(plate.c.code_year, plate.c.code_number).where(plate.c.code_year.is_not(None))
    for year, number in connection.execute(given):
        codes[year].append(number)
    yield "vehicle_code", codes


def _faults(used: list[int], given: range) -> tuple[tuple[str, list[int]], ...]:
    return (
        ("gap", sorted(set(given) - set(used))),
        ("never_given", sorted(set(used) - set(given))),
        ("twice", sorted(number for number, times in Counter(used).items() if times > 1)),
    )
