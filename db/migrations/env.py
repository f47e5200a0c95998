"""Run by Alembic: applies migrations to the connection and transaction that it is handed."""

from alembic import context

from db.tables import METADATA

context.configure(connection=context.config.attributes["connection"], target_metadata=METADATA)
context.run_migrations()
