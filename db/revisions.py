"""Which revision the tables have, and bringing them to the newest."""

from __future__ import annotations

import hashlib
from importlib.resources import as_file, files
from typing import TYPE_CHECKING

from sqlalchemy import inspect, text

from db.engine import APPLICATION_ID

if TYPE_CHECKING:
    from sqlalchemy import Connection

HEAD = 14
#: From here on there is an index to find by; what is older is written into it once.
FINDS = 6
#: Likewise an index of where roads are.
PLACES = 11

#: What the structure of a file must be, by its revision: SHA-256 of the SQL that SQLite keeps.
FINGERPRINTS = {
    1: "6ae3fe526afbd9b2a33356adad998100768399db118bf68991d131babd3cf342",
    2: "a3829f19f41a33319877740b1dd7fcceb9da67699faa6e0a6fee978452b6b38b",
    3: "07c244a73cca669d48e05d908909d2599782ef04ccc34cf4390419f8ea9ec949",
    4: "401168f12eed5266e2920778823e55e314caf1ef8fb9b0a3047e7879599ec52a",
    5: "cc16ca7216419b7406561a10bc75ccc91a5622b047ece5aef885bef19b755b0d",
    6: "bec18ff13a89673f3e96a3e8bb1868de7e508eadf1f8e454dfd17a401b8fb6e0",
    7: "412b77738a8f4d042d9ffcb6ea7b5960e81143c30f9690c973f8e395717e2682",
    8: "cfd079306be2dca47fe60de5f070b97a4f7015394a33f5d426c32a9d13a27fac",
    9: "0eded2715c94a44cef8a2a2dc92594b09ce0867944ae8f5be842b2b7a953c453",
    10: "c4d4c1c71b8634fae708fc7a6befb6751a695faa7a9cd6b2235c9982d7de8d3f",
    11: "b336181c9a5c3ed5c46011535b3c36f89adbe376d0009a4906add920bda196b7",
    12: "aae4b3233a54d33e575d1b3c439e77b7a8712078c2afbed1e57f1deac3502eb6",
    13: "a31d7dd6d04568a202319860484a78b937436d11d77165c64bbd72625573f536",
    14: "4dc81274ce71018343310ce5ad4cd6dc798c3c2d92193b85935f8f599ebd596a",
}
_ISSUED = ("zone_version", "document", "audit")
#: The triggers that hold on a server what SQLite's structure holds in a file.
SERVER_GUARDS = frozenset(
    f"{table}_{guard}"
    for table in (
        *_ISSUED,
        "road_change",
        "calendar_edition",
        "past_closure",
        "month_report",
        "decision",
    )
    for guard in ("frozen", "kept")
) | {
    "plate_held",
    "application_hands",
    "grant_hands",
    "audit_chain",
    "grant_no_change",
    "grant_no_other_place",
    "grant_no_delete",
    "grant_kept",
    "application_no_delete",
    "plate_double",
    "plate_long",
    "plate_beyond",
    "plate_uncovered",
    "cover_shrinks",
    "vin_alike",
    "past_no_update",
    "past_no_delete",
    "past_kept",
    "stored_file_frozen",
    "stored_file_kept",
}


def upgrade(connection: Connection, *, to: int = HEAD) -> None:
    """Apply migrations within the transaction that the connection is in."""
    from alembic import command
    from alembic.config import Config

    before = revision_of(connection) or 0
    with as_file(files("db") / "migrations") as folder:
        config = Config()
        config.set_main_option("script_location", str(folder).replace("%", "%%"))
        config.set_main_option("path_separator", "os")
        config.attributes["connection"] = connection
        command.upgrade(config, f"{to:04d}")
    if before < FINDS and to == HEAD:
        from db.finding import fill_words

        fill_words(connection)
    if before < PLACES <= to:
        from db.near import BOXES, fill_places

        for kind in BOXES:
            fill_places(connection, kind)
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
        connection.exec_driver_sql(f"PRAGMA user_version={to}")


def revision_of(connection: Connection) -> int | None:
    """Return the revision of the tables, or None if there are none of ours."""
    if connection.dialect.name == "sqlite":
        return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())
    if not inspect(connection).has_table("alembic_version"):
        return None
    return int(connection.scalar(text("SELECT version_num FROM alembic_version")) or 0) or None


def fingerprint(connection: Connection) -> str:
    """Return the SHA-256 of all that SQLite has written down as the structure of a file.

    A trigger, a view or an index that somebody put in, and one that is gone, all change it.
    """
    rows = connection.exec_driver_sql(
        "SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE sql IS NOT NULL"
        " AND NOT (type = 'table' AND name IN ('alembic_version', 'sqlite_stat1', 'sqlite_stat4'))"
        " ORDER BY type, name"
    )
    # What is no text there was not written by us, and makes another hash.
    told = "\0".join("\1".join(map(str, row)) for row in rows)
    return hashlib.sha256(told.encode()).hexdigest()
