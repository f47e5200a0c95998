"""Kill the program while it saves: nothing that was reported saved may be missing afterwards.

The child writes as the services do, and says on its standard output what was committed, after it
was committed. The parent kills it at a random moment, opens the file, and compares.
"""

from __future__ import annotations

import hashlib
import json
import random
import subprocess
import sys
import time
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from db import SqlStore, open_store
from db.checkup import checkup
from qdpilot.model.canonical import content_sha256
from qdpilot.model.document import Document
from qdpilot.model.errors import NotFoundError, QdPilotError
from qdpilot.model.right import Application, Grant
from qdpilot.model.zone import Zone
from qdpilot.services.clock import new_id, now
from tests.db.seed import APPLICATION, DOCUMENT, GRANT, PERSONS, ZONES, sown
from tests.soak.outcome import Outcome

if TYPE_CHECKING:
    from pathlib import Path

KINDS: dict[str, Any] = {kind.__name__: kind for kind in (Zone, Application, Grant, Document)}
#: A file is used for so many kills before a new one is begun: kills of a grown file count too.
KILLS_A_FILE = 10


def loop(*, tries: int, seed: int, folder: Path) -> Outcome:
    """Kill the child `tries` times; return what was lost."""
    chance = random.Random(seed)
    failures: list[str] = []
    told = 0
    saved: dict[tuple[str, str], tuple[int, str]] = {}
    for attempt in range(tries):
        path = folder / f"kill {attempt // KILLS_A_FILE}.qdp"
        if attempt % KILLS_A_FILE == 0:
            saved.clear()
            with closing(open_store(path, create=True)) as store:
                sown(store)
        lines = _killed(path, seed=chance.randrange(2**31), after_s=chance.uniform(0.0, 1.0))
        told += len(lines)
        for line in lines:
            for kind, id, version, content in json.loads(line):
                saved[kind, id] = (version, content)
        failures.extend(f"try {attempt}: {one}" for one in _missing(path, saved))
    figures = {"acknowledged": told}
    return Outcome(name="kill", tries=tries, failures=tuple(failures), seed=seed, figures=figures)


def _killed(path: Path, *, seed: int, after_s: float) -> list[str]:
    """Return what a child said that it saved before it was killed."""
    command = [sys.executable, "-m", "tests.soak.kill", str(path), str(seed)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        first = child.stdout.readline()  # it is up, and has saved once
        if not first:
            raise RuntimeError("the child did not start")
        time.sleep(after_s)
        child.kill()
        rest = child.stdout.read()
    lines = [first, *rest.splitlines(keepends=True)]
    return [line for line in lines if line.endswith("\n")]


def _missing(path: Path, saved: dict[tuple[str, str], tuple[int, str]]) -> list[str]:
    """Return what is wrong with the file: flaws, and what was said to be saved and is not there."""
    try:
        with closing(open_store(path)) as store:
            wrong = [f"flaw {flaw}" for flaw in checkup(store)]
            with store.reading() as reading:
                for (kind, id), (version, content) in saved.items():
                    try:
                        found = reading.get(KINDS[kind], id)
                    except NotFoundError:
                        wrong.append(f"{kind} {id} is lost")
                        continue
                    # The child may have saved once more, and been killed before it said so.
                    if found.version < version:
                        wrong.append(f"{kind} {id} is old")
                    elif found.version == version and content_sha256(found) != content:
                        wrong.append(f"{kind} {id} is another")
            return wrong
    except QdPilotError as error:
        return [f"does not open: {error}"]


def _child(path: str, seed: int) -> None:
    """Write until killed."""
    chance = random.Random(seed)
    with closing(open_store(path)) as store:
        while True:
            act = chance.choice((_draw, _redraw, _grant))
            saved = act(store, chance)
            said = [(type(one).__name__, one.id, one.version, content_sha256(one)) for one in saved]
            sys.stdout.write(json.dumps(said) + "\n")
            sys.stdout.flush()


def _draw(store: SqlStore, chance: random.Random) -> list[Any]:
    with store.writing(PERSONS[0], at=now()) as work:
        drawn = [
            work.add(replace(ZONES[0], id=new_id(), name=f"区域 {chance.random()}"))
            for _ in range(chance.randint(1, 5))
        ]
        for zone in drawn:
            work.record("zone.draw", zone)
        return drawn


def _redraw(store: SqlStore, chance: random.Random) -> list[Any]:
    with store.writing(PERSONS[0], at=now()) as work:
        zone = chance.choice(work.all(Zone))
        redrawn = work.replace(replace(zone, note="改" * chance.randint(1, 3000)))
        work.record("zone.change", redrawn)
        return [redrawn]


def _grant(store: SqlStore, chance: random.Random) -> list[Any]:
    """Write an application, its grant with a number, and a paper of some hundred kilobytes."""
    with store.writing(PERSONS[2], at=now()) as work:
        number = work.take_number("application", 2026)
        application = work.add(replace(APPLICATION, id=new_id(), number=f"2026-{number:04d}"))
        work.record("application.grant", application)
        number = work.take_number("approval", 2026)
        named = {"number": f"青智网联批〔2026〕{number}号", "application_id": application.id}
        grant = work.add(replace(GRANT, id=new_id(), **named))
        work.record("grant.issue", grant)
        paper = work.add(
            _paper(work.audit_head(), grant, chance.randbytes(chance.randint(1, 200_000)))
        )
        work.record("document.issue", paper)
        return [application, grant, paper]


def _paper(head: str, grant: Grant, pdf: bytes) -> Document:
    return replace(
        DOCUMENT,
        id=new_id(),
        number=grant.number,
        grant_id=grant.id,
        audit_head=head,
        pdf=pdf,
        pdf_sha256=hashlib.sha256(pdf).hexdigest(),
    )


if __name__ == "__main__":
    _child(sys.argv[1], int(sys.argv[2]))
