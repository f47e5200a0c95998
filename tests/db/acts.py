"""What tests do with any store."""

from __future__ import annotations

from contextlib import contextmanager, suppress

import pytest
from hypothesis import HealthCheck, settings

from tests.db.seed import (
    AT,
    PERSONS,
)

BY = PERSONS[0]
# A store serves many examples; each is undone.
ONE_STORE = settings(
    max_examples=25,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


class UndoError(Exception):
    """Leaves a transaction without a trace."""


@contextmanager
def undone(store):
    with suppress(UndoError), store.writing(BY, at=AT) as work:
        yield work
        raise UndoError


def written(store, *values):
    with store.writing(BY, at=AT) as work:
        added = []
        for value in values:
            added.append(work.add(value))
            work.record("test.add", added[-1])
        return added


def refuse(store, value, error):
    """Add a value that must be refused; return the error."""
    with pytest.raises(error) as refused, store.writing(BY, at=AT) as work:
        work.add(value)
    return refused.value.values
