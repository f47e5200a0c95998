"""Finding in an office of 1,000,000 vehicles, as many plates, 2,000 operators, 20,000 drivers.

The office is made once, in `build/bench-sheets`. The baseline is LIKE over the same marks.
"""

from __future__ import annotations

import random
import statistics
import time
import uuid
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from row import row

from db import open_store
from qdpilot.model.operator import Operator
from qdpilot.model.safety_driver import SafetyDriver
from qdpilot.model.track import Track
from qdpilot.model.vehicle import Plate, PlateKind, Vehicle
from qdpilot.rules.identifiers import vin_check_digit
from qdpilot.services.new_offices import create
from qdpilot.services.offices import FOUNDER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from db.store import SqlStore

OFFICE = Path("build/bench-sheets/million.qdp")
COUNT, BATCH = 1_000_000, 100_000
OPERATORS, DRIVERS = 2_000, 20_000
TRIES = 200
_ALPHABET = "0123456789ABCDEFGHJKLMNPRSTUVWXYZ"
_DIGITS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_NAMES = "青岛胶州湾城阳崂山黄海示例智行科技有限公司出行物流港务环境服务"
_PEOPLE = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗甲乙丙丁"


def measure() -> Iterator[dict[str, Any]]:
    """Yield the rows of finding."""
    with closing(million()) as store:
        chance = random.Random(9)
        plates = [plate_number(chance.randrange(COUNT)) for _ in range(TRIES)]
        vins = [vin(chance.randrange(COUNT)) for _ in range(TRIES)]
        parts = [
            one[at : at + 3 + at % 3] for at, one in zip([2, 3, 4] * TRIES, plates, strict=False)
        ]
        tails = [one[-6:] for one in vins]
        like = _like(store, parts[:5] + tails[:5])
        yield _row("find.1m", store, [*parts, *tails], 2.0, like)
        yield _row(
            "find.1m.prefix", store, ["鲁", "鲁B", "鲁U", "L", "LH", "青", "胶"] * 20, 2.0, like
        )
        yield _row("find.1m.pinyin", store, ["qd", "jzw", "slzx", "hh", "zx", "cy"] * 20, 5.0, like)


def million() -> SqlStore:
    """Return the office, made if it is not there."""
    if not OFFICE.exists():
        OFFICE.parent.mkdir(parents=True, exist_ok=True)
        beside = OFFICE.with_suffix(".new.qdp")
        beside.unlink(missing_ok=True)
        with closing(open_store(beside, create=True)) as store:
            create(store, name="百万")
            _fill(store)
            while store.settle():
                pass
        beside.rename(OFFICE)
    return open_store(OFFICE)


def vin(number: int) -> str:
    """Return the VIN of a vehicle by its number."""
    mixed = (number * 7_654_321) % (33**6)
    letters = "".join(_ALPHABET[mixed // 33**at % 33] for at in range(6))
    bare = f"LHD{letters}{number:08d}"
    return bare[:8] + vin_check_digit(bare) + bare[9:]


def plate_number(number: int) -> str:
    """Return the plate of a vehicle by its number."""
    mixed = (number * 7_919) % COUNT
    city, kind = "BU"[mixed % 2], "DABCEFGHJK"[mixed // 100_000]
    return f"鲁{city}{kind}{_ALPHABET[mixed % 33]}{mixed % 10_000:04d}"


def _fill(store: SqlStore) -> None:
    chance, at = random.Random(3), datetime.now(UTC)
    owners = [f"op-{number}" for number in range(OPERATORS)]
    with store.writing(FOUNDER, at=at) as work:
        firms = [
            Operator(
                id=id,
                name="".join(chance.choices(_NAMES, k=8)),
                uscc="".join(chance.choices(_DIGITS, k=18)),
                phone=f"0532{chance.randrange(10**8):08d}",
            )
            for id in owners
        ]
        work.add_all(firms)
        people = [
            SafetyDriver(
                id=f"dr-{number}",
                operator_id=chance.choice(owners),
                name="".join(chance.choices(_PEOPLE, k=3)),
                id_number=f"3702021990{number:08d}",
                licence_class="C1",
                licensed_since=date(2015, 1, 1),
            )
            for number in range(DRIVERS)
        ]
        work.add_all(people)
        work.record("bench", firms[0])
    for start in range(0, COUNT, BATCH):
        numbers = range(start, start + BATCH)
        with store.writing(FOUNDER, at=at) as work:
            ids = [f"{uuid.uuid4()}"[:24] + f"{number:012x}" for number in numbers]
            cars: dict[str, list[Any]] = {
                "id": ids,
                "operator_id": [owners[number % OPERATORS] for number in numbers],
                "vin": [vin(number) for number in numbers],
                "track": [Track.MOTOR_VEHICLE] * BATCH,
                "scenario": [("robotaxi", "delivery", "shuttle")[number % 3] for number in numbers],
                "make": ["海信"] * BATCH,
                "model": [f"HX{number % 40}" for number in numbers],
            }
            work.add_columns(Vehicle, cars)
            plates: dict[str, list[Any]] = {
                "id": [f"p{number}" for number in numbers],
                "vehicle_id": ids,
                "number": [plate_number(number) for number in numbers],
                "kind": [PlateKind.NEW_ENERGY_SMALL] * BATCH,
                "start": [date(2026, 1, 1)] * BATCH,
                "end": [None] * BATCH,
            }
            work.add_columns(Plate, plates)
            work.record("bench", firms[0])


def _row(name: str, store: SqlStore, asked: list[str], goal: float, like: float) -> dict[str, Any]:
    took, found = [], 0
    with store.reading() as reading:
        for one in asked[:20]:
            reading.find(one, limit=20)
        for one in asked:
            began = time.perf_counter()
            found += len(reading.find(one, limit=20))
            took.append((time.perf_counter() - began) * 1000)
    value, worst = statistics.median(took), statistics.quantiles(took, n=20)[-1]
    reason = f"{found / len(asked):.0f} hits each; p95 {worst:.2f} ms; {len(asked)} questions"
    return row(name, value, "ms", baseline=like, goal={"value": goal}, reason=reason)


def _like(store: SqlStore, parts: list[str]) -> float:
    """Return what LIKE takes over plates and VINs, milliseconds."""
    took = []
    with store.raw() as connection:
        for one in parts:
            began = time.perf_counter()
            for table, column in (("plate", "number"), ("vehicle", "vin")):
                said = f"SELECT {column} FROM {table} WHERE {column} LIKE ? LIMIT 20"
                connection.exec_driver_sql(said, (f"%{one}%",)).all()
            took.append((time.perf_counter() - began) * 1000)
    return statistics.median(took)


if __name__ == "__main__":
    from row import told

    for one in measure():
        print(told(one), flush=True)
