"""Stores to test: in memory, in a file, on a server; empty, or with one record of each kind."""

from __future__ import annotations

import os
import shutil
import uuid
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import create_engine
from sqlalchemy.engine import make_url
from sqlalchemy.pool import NullPool

from db import open_store
from qdpilot.services.memory_store import MemoryStore
from tests.db.seed import sown

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from qdpilot.services.ports import Store


@pytest.fixture
def server() -> Iterator[str]:
    """Return the URL of an empty schema on a PostgreSQL server; it goes with the test."""
    url = os.environ.get("QDPILOT_TEST_POSTGRES")
    if not url:
        pytest.skip("no PostgreSQL: set QDPILOT_TEST_POSTGRES to the URL of an empty database")
    name = f"qd_{uuid.uuid4().hex}"
    engine = create_engine(url, poolclass=NullPool)
    with engine.begin() as connection:
        connection.exec_driver_sql(f"CREATE SCHEMA {name}")
    search = make_url(url).update_query_dict({"options": f"-csearch_path={name}"})
    yield search.render_as_string(hide_password=False)
    with engine.begin() as connection:
        connection.exec_driver_sql(f"DROP SCHEMA {name} CASCADE")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Return where an office file may be made; a name that a URL would mangle."""
    return tmp_path / "示例 office #1?.qdp"


@pytest.fixture(scope="session")
def blank(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an empty office file, made once by every migration in turn; to copy, not to open."""
    made = tmp_path_factory.mktemp("blank") / "blank.qdp"
    open_store(made, create=True).close()
    return made


@pytest.fixture(params=["memory", "file", pytest.param("server", marks=pytest.mark.postgres)])
def store(request: pytest.FixtureRequest) -> Iterator[Store]:
    """Return an empty store of each sort."""
    if request.param == "memory":
        yield MemoryStore()
        return
    place = request.getfixturevalue(request.param)
    if request.param == "file":
        shutil.copy(request.getfixturevalue("blank"), place)
    made = open_store(place, create=request.param == "server")
    yield made
    made.close()


@pytest.fixture
def seeded(store: Store) -> Store:
    """Return a store of each sort that holds `SEED`."""
    return sown(store)
