"""Reading, checking and writing a fleet of 100,000 from a sheet, beside openpyxl and ORM.

The baseline reads the same workbook with openpyxl (read only) and adds an ORM object for each row
to a table of the same twelve fields with the same two indexes; it checks nothing.
"""

from __future__ import annotations

import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from row import row

from qdpilot.rules.identifiers import vin_check_digit

if TYPE_CHECKING:
    from collections.abc import Iterator

COUNT = 100_000
HERE = Path("build/bench-sheets")
HEADS = (
    "主体",
    "统一社会信用代码",
    "车架号",
    "类别",
    "场景",
    "品牌",
    "型号",
    "核定载客",
    "车长(mm)",
)
HEADS += ("最大设计总质量(kg)", "交强险止期", "检验有效期至")
_ALPHABET = "0123456789ABCDEFGHJKLMNPRSTUVWXYZ"
ROUNDS = 3


def measure() -> Iterator[dict[str, Any]]:
    """Yield the rows of the import."""
    paths = made()
    told = {one: [_child("ours", path) for _ in range(ROUNDS)] for one, path in paths.items()}
    theirs = {one: _child("theirs", path) for one, path in paths.items()}
    goals = {"xlsx": 4.0, "csv": 3.0}
    for ending, runs in told.items():
        best = sorted(runs, key=lambda one: one["wall"])[len(runs) // 2]
        yield row(
            f"import.vehicles.{ending}.100k",
            best["wall"],
            "s",
            baseline=theirs["xlsx"]["wall"],
            goal={"value": goals[ending], "ratio": 5.0},
            reason=(
                f"read {best['read']:.2f}, check {best['check']:.2f}, write {best['write']:.2f};"
                f" computing {best['cpu']:.2f} s in both processes; index to find by"
                f" {best['settle']:.2f} s after it; openpyxl and ORM {theirs['xlsx']['cpu']:.1f} s"
            ),
        )
    peak = max(one["memory"] for runs in told.values() for one in runs)
    yield row(
        "import.memory", peak, "MB", goal={"value": 400.0}, reason="the larger of the two processes"
    )


def made() -> dict[str, Path]:
    """Return the sheets, made once."""
    paths = {ending: HERE / f"fleet.{ending}" for ending in ("xlsx", "csv")}
    if all(one.exists() for one in paths.values()):
        return paths
    import csv

    from openpyxl import Workbook

    HERE.mkdir(parents=True, exist_ok=True)
    rows = list(fleet(COUNT))
    with paths["csv"].open("w", newline="", encoding="utf-8-sig") as out:
        csv.writer(out).writerows([HEADS, *rows])
    book = Workbook(write_only=True)
    page = book.create_sheet()
    for one in (HEADS, *rows):
        page.append(one)
    book.save(paths["xlsx"])
    return paths


def fleet(count: int) -> Iterator[list[Any]]:
    """Yield rows of sound vehicles, always the same."""
    chance = random.Random(5)
    for number in range(count):
        bare = "LHD" + "".join(chance.choices(_ALPHABET, k=6)) + f"{number:08d}"
        vin = bare[:8] + vin_check_digit(bare) + bare[9:]
        yield [
            "示例智行科技有限公司", "91350100M000100Y43", vin, "机动车", "自动驾驶出租", "海信",
            f"HX{number % 40}", 5, 4700 + number % 50, 2100,
            date(2027, 1, 1) + timedelta(days=number % 300),
            date(2027, 3, 1) + timedelta(days=number % 200),
        ]  # fmt: skip


def _child(who: str, path: Path) -> dict[str, float]:
    command = [sys.executable, __file__, who, str(path)]
    told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    answer: dict[str, float] = json.loads(told.splitlines()[-1])
    return answer


def ours(path: Path) -> dict[str, float]:
    """Import into an empty office; return what each part took."""
    from db import open_store
    from qdpilot.exchange.sheets import read
    from qdpilot.services.new_offices import create
    from qdpilot.services.offices import FOUNDER
    from qdpilot.services.sheet_books import import_sheet
    from qdpilot.services.sheet_fields import mapped
    from qdpilot.services.sheet_headings import headings
    from qdpilot.services.vehicle_sheet import Plan
    from qdpilot.services.vehicle_weighing import weigh

    with tempfile.TemporaryDirectory() as folder:
        store = open_store(Path(folder) / "office.qdp", create=True)
        create(store, name="bench")
        times, used = [time.perf_counter()], os.times()
        sheet = read(path)
        times.append(time.perf_counter())
        with store.reading() as reading:
            found = weigh(sheet, Plan(columns=mapped(headings(sheet).labels)), reading)
        times.append(time.perf_counter())
        done = import_sheet(store, found, by=FOUNDER, at=datetime.now(UTC))
        times.append(time.perf_counter())
        assert done.added == COUNT
        spent = os.times()
        memory = max(_peak(), resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
        while store.settle():
            pass
        settled = time.perf_counter()
        store.close()
    return {
        "wall": times[3] - times[0],
        "read": times[1] - times[0],
        "check": times[2] - times[1],
        "write": times[3] - times[2],
        "settle": settled - times[3],
        "cpu": sum(spent[:4]) - sum(used[:4]),
        "memory": memory / 1024,
    }


def _peak() -> int:
    """Return the most memory this process held, KiB; ``ru_maxrss`` begins with its parent's."""
    told = Path("/proc/self/status").read_text("ascii")
    return int(told.split("VmHWM:")[1].split()[0])


def theirs(path: Path) -> dict[str, float]:
    """Read with openpyxl and add ORM objects; return what it took."""
    import openpyxl
    from sqlalchemy import create_engine
    from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

    class Base(DeclarativeBase):
        pass

    names = ("operator", "code", "vin", "track", "scenario", "make", "model")
    names += ("seats", "length", "mass", "insured", "inspected")
    fields: dict[str, Any] = {
        name: mapped_column(index=name == "operator", unique=name == "vin") for name in names
    }
    numbers, days = {"seats", "length", "mass"}, {"insured", "inspected"}
    kinds = {
        name: Mapped[int] if name in numbers else Mapped[date] if name in days else Mapped[str]
        for name in names
    }
    fields |= {"__tablename__": "car", "id": mapped_column(primary_key=True)}
    car = type("Car", (Base,), {**fields, "__annotations__": {"id": Mapped[int], **kinds}})
    with tempfile.TemporaryDirectory() as folder:
        engine = create_engine(f"sqlite:///{folder}/a.db")
        Base.metadata.create_all(engine)
        began, used = time.perf_counter(), time.process_time()
        if path.suffix == ".xlsx":
            page = openpyxl.load_workbook(path, read_only=True).active
            rows = page.iter_rows(min_row=2, values_only=True)
            with Session(engine) as session:
                for one in rows:
                    values = [v.date() if isinstance(v, datetime) else v for v in one]
                    session.add(car(**dict(zip(names, values, strict=True))))
                session.commit()
        return {"wall": time.perf_counter() - began, "cpu": time.process_time() - used}


if __name__ == "__main__":
    print(json.dumps({"ours": ours, "theirs": theirs}[sys.argv[1]](Path(sys.argv[2]))))
