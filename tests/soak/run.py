"""Run the long loops; a line for each, and all in ``build/soak.json``.

Usage: python tests/soak/run.py [SHARE] [NAME ...]
    SHARE: Part of the tries, such as 1/50; all by default. The tests run a fiftieth.
    NAME: Only these loops.
"""

from __future__ import annotations

import json
import secrets
import sys
import tempfile
from dataclasses import asdict
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT))  # started as a file, not as a module

from tests.soak import clashes, kill, sketch, writers  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.soak.outcome import Outcome

#: Loop and its full number of tries.
LOOPS: dict[str, tuple[Callable[..., Outcome], int]] = {
    "kill": (kill.loop, 100),
    "writers": (writers.loop, 50),
    "sketch": (sketch.loop, 200),
    "clashes": (clashes.loop, 2000),
}


def ran(name: str, *, share: Fraction = Fraction(1), seed: int, folder: Path) -> Outcome:
    """Run a share of one loop."""
    loop, tries = LOOPS[name]
    return loop(tries=max(1, int(tries * share)), seed=seed, folder=folder)


def main(arguments: list[str]) -> int:
    """Run the loops that are asked for; return 1 if anything failed."""
    share = Fraction(arguments[0]) if arguments else Fraction(1)
    outcomes = []
    for name in arguments[1:] or LOOPS:
        with tempfile.TemporaryDirectory(prefix="qdpilot-soak-") as folder:
            outcome = ran(name, share=share, seed=secrets.randbits(31), folder=Path(folder))
        outcomes.append(asdict(outcome))
        figures = "".join(f", {count} {what}" for what, count in outcome.figures.items())
        failed = len(outcome.failures)
        print(f"{name}: {outcome.tries} tries, {failed} failures, seed {outcome.seed}{figures}")
        for failure in outcome.failures[:20]:
            print(f"    {failure}")
    build = ROOT / "build"
    build.mkdir(exist_ok=True)
    (build / "soak.json").write_text(json.dumps(outcomes, indent=1, ensure_ascii=False) + "\n")
    return 1 if any(one["failures"] for one in outcomes) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
