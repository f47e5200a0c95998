"""Two programs write to one file at once: no change of either may be lost, no number be missing."""

from __future__ import annotations

import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

from db import open_store
from db.checkup import checkup
from qdpilot.model.errors import StaleError
from qdpilot.model.zone import Zone
from qdpilot.services.clock import now
from tests.db.seed import PERSONS, ZONES, sown
from tests.soak.outcome import Outcome

if TYPE_CHECKING:
    from pathlib import Path

WRITERS = 2
ACTS = 50


def loop(*, tries: int, seed: int, folder: Path) -> Outcome:
    """Let two programs change the same zone ACTS times each, `tries` times."""
    failures: list[str] = []
    conflicts = 0
    for attempt in range(tries):
        path = folder / f"writers {attempt}.qdp"
        with closing(open_store(path, create=True)) as store:
            sown(store)
        said, wrong = written_at_once(str(path))
        conflicts += said
        failures.extend(f"try {attempt}: {one}" for one in wrong)
    figures = {"acts": tries * WRITERS * ACTS, "conflicts": conflicts}
    return Outcome(
        name="two writers", tries=tries, failures=tuple(failures), seed=seed, figures=figures
    )


def written_at_once(target: str) -> tuple[int, list[str]]:
    """Return how often one writer was told that the other was faster, and what went wrong."""
    command = [sys.executable, "-m", "tests.soak.writers", target]
    children = [
        subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(WRITERS)
    ]
    said = [child.communicate()[0] for child in children]
    wrong = ["a writer failed" for child in children if child.returncode]
    with closing(open_store(target)) as store, store.reading() as reading:
        counted = int(reading.get(Zone, ZONES[0].id).note)
        numbers = sorted(
            int(row.detail.split(":")[1].rstrip("}"))
            for row in reading.audit()
            if row.act == "zone.change"
        )
        flaws = checkup(store)
    if counted != WRITERS * ACTS:
        wrong.append(f"{WRITERS * ACTS - counted} changes lost")
    if numbers != list(range(1, WRITERS * ACTS + 1)):
        wrong.append("numbers with a gap or a duplicate")
    return sum(int(one or 0) for one in said), [*wrong, *map(str, flaws)]


def _child(target: str) -> None:
    """Change the zone ACTS times, each on what was read before the transaction."""
    conflicts = 0
    with closing(open_store(target)) as store:
        done = 0
        while done < ACTS:
            with store.reading() as reading:
                zone = reading.get(Zone, ZONES[0].id)
            try:
                with store.writing(PERSONS[0], at=now()) as work:
                    changed = work.replace(replace(zone, note=str(int(zone.note or 0) + 1)))
                    number = work.take_number("changes", 2026)
                    work.record("zone.change", changed, number=number)
                done += 1
            except StaleError:
                conflicts += 1
    sys.stdout.write(str(conflicts))


if __name__ == "__main__":
    _child(sys.argv[1])
