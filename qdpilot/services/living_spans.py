"""When many rights are live, found once for each year and kept while the rights stand."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import numpy as np

from qdpilot.clashes.living import living
from qdpilot.schedule.local_time import minute_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from qdpilot.clashes.right import Right
    from qdpilot.clashes.times import Times
    from qdpilot.model.schedule import Schedule

    Spans = NDArray[np.int64]

#: Rights that may be remembered beyond twice those that are asked about.
_SPARE = 1000


@dataclass(frozen=True, slots=True)
class LivingSpans:
    """Spans by year (UTC) and id, each with the schedule that they are of."""

    years: dict[int, dict[str, tuple[Schedule | None, Spans]]] = field(default_factory=dict)

    def between(
        self, rights: Sequence[Right], times: Times, *, since: datetime, until: datetime
    ) -> tuple[NDArray[np.intp], Spans]:
        """Return when each right is live between two instants.

        Args:
            rights: Of different ids.
            times: For the calendars they follow: always the same.
            since: Aware, whole minutes.
            until: Aware, exclusive.

        Returns:
            The place of the right, and its half-open spans within the two, UTC minutes since the
            epoch. Spans of a right never overlap; at the turn of a year (UTC) two may touch.

        Raises:
            UntimedError: If the times of one of them cannot be told within a year that is met.
        """
        first, last = since.astimezone(UTC).year, until.astimezone(UTC).year
        found = [self._year(year, rights, times) for year in range(first, last + 1)]
        row = np.concatenate([rows for rows, _ in found])
        spans = np.concatenate([some for _, some in found])
        begin, close = minute_of(since), minute_of(until)
        met = (spans[:, 0] < close) & (spans[:, 1] > begin)
        return row[met], np.clip(spans[met], begin, close)

    def _year(
        self, year: int, rights: Sequence[Right], times: Times
    ) -> tuple[NDArray[np.intp], Spans]:
        known = self.years.get(year, {})
        missing = [
            one for one in rights if one.id not in known or known[one.id][0] is not one.schedule
        ]
        if missing:
            begin, close = (datetime(one, 1, 1, tzinfo=UTC) for one in (year, year + 1))
            row, spans = living(missing, times, since=begin, until=close)
            ends = np.searchsorted(row, np.arange(1, len(missing) + 1))
            fresh = zip(missing, np.split(spans, ends[:-1]), strict=True)
            known = {**known, **{one.id: (one.schedule, some) for one, some in fresh}}
            if len(known) > 2 * len(rights) + _SPARE:  # most of them are of rights that are gone
                known = {one.id: known[one.id] for one in rights}
            self.years[year] = known
        each = [known[one.id][1] for one in rights]
        counts = np.fromiter(map(len, each), dtype=np.intp, count=len(each))
        row = np.repeat(np.arange(len(each)), counts)
        return row, np.concatenate(each) if each else np.empty((0, 2), dtype=np.int64)
