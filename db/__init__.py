"""The office on disk: tables, migrations, and the store."""

from db.office import open_store
from db.store import SqlStore

__all__ = ["SqlStore", "open_store"]
