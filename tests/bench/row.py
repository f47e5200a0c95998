"""One line of the benchmark, and how it is told."""

from __future__ import annotations

from typing import Any


def row(
    name: str,
    value: float,
    unit: str,
    *,
    baseline: float | None = None,
    goal: dict[str, float] | None = None,
    reason: str = "",
) -> dict[str, Any]:
    """Return a bench row (design.md section 6): ratio and verdict follow from the figures."""
    rate = unit.startswith("1/")
    ratio = None if baseline is None else (value / baseline if rate else baseline / value)
    return {
        "name": name,
        "value": value,
        "unit": unit,
        "baseline": baseline,
        "ratio": ratio,
        "goal": goal or {},
        "ok": _reached(value, ratio, goal or {}, rate=rate),
        "reason": reason,
    }


def told(one: dict[str, Any]) -> str:
    """Return a row as a line for a person."""
    verdict = {True: "ok", False: "MISSED", None: ""}[one["ok"]]
    goal = " ".join(f"{name} {wanted:g}" for name, wanted in one["goal"].items())
    ratio = "" if one["ratio"] is None else f"×{one['ratio']:.2f}"
    return (
        f"{one['name']:<28}{one['value']:>12.3f} {one['unit']:<5}{ratio:>8}  {goal:<20}{verdict}"
        f"  {one['reason']}"
    ).rstrip()


def _reached(
    value: float, ratio: float | None, goal: dict[str, float], *, rate: bool
) -> bool | None:
    if not goal:
        return None
    held = []
    if "value" in goal:
        held.append(value >= goal["value"] if rate else value <= goal["value"])
    if "ratio" in goal:
        held.append(ratio is not None and ratio >= goal["ratio"])
    return all(held)
