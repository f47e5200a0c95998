"""What the command line says to a person: of clashes, a place and instant, a search, calendars."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from qdpilot.geometry.overlap import default_tolerance
from qdpilot.model.finding import Finding, Level
from qdpilot.model.kinds import scenario_kinds
from qdpilot.model.words import has_term, remark, term
from qdpilot.services.ports import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qdpilot.model.words import Language


def clash_lines(answer: dict[str, Any], language: Language = "zh") -> Iterator[str]:
    """Yield the answer of ``clashes``; last, how many, and from when on shapes overlap."""
    for one in answer["clashes"]:
        both, minutes = (one["a"]["name"], one["b"]["name"]), one["minutes"]
        rule = "pair_clash" if minutes is not None else "pair_endless"
        if one["first"] is None:
            rule = "pair_always"
        weekly = one["minutes_per_week"]
        yield _line(
            rule,
            language,
            a=both[0],
            b=both[1],
            relation=term("clash_rule", one["relation"], language),
            area_m2=_area(one["area_m2"]),
            first=_moment(one["first"]),
            last=_moment(one["last"]),
            weekly=round(weekly, 1) if weekly % 1 else round(weekly),
            minutes=minutes,
        )
    for one in answer["touching"]:
        both, area = (one["a"]["name"], one["b"]["name"]), _area(one["area_m2"])
        yield _line("pair_touching", language, a=both[0], b=both[1], area_m2=area)
    for one in answer["rejected"]:
        reason = _reason(one["reason"], language)
        yield _line("pair_unknown", language, name=one["name"], reason=reason)
    tolerance = default_tolerance()
    yield _line(
        "pair_count",
        language,
        least_m2=f"{tolerance.area_m2:g}",
        least_m=f"{tolerance.width_m:g}",
        **{name: len(found) for name, found in answer.items()},
    )


def at_lines(answer: dict[str, Any], language: Language = "zh") -> Iterator[str]:
    """Yield the answer of ``at``."""
    apart = "　" if language == "zh" else "  "
    for one in answer["closures"]:
        yield _line("here_closure", language, name=one["name"]) + _until(one["until"], language)
    for one in answer["grants"]:
        kind = scenario_kinds()[one["scenario"]]
        scenario = kind.zh if language == "zh" else kind.en
        told = (one["number"], one["operator"], scenario, one["zone"])
        yield apart.join(told) + _until(one["until"], language)
        yield apart + one["times"]
        if "barred" in one:
            yield _line("here_barred", language, vehicles=tuple(one["barred"]))
    for name in answer.get("untold", ()):
        yield _line("here_untold", language, name=name)
    if not any(answer.values()):
        yield _line("here_nothing", language)


def find_lines(answer: dict[str, Any], language: Language = "zh") -> Iterator[str]:
    """Yield the answer of ``find``."""
    kinds = {one.__name__.lower(): one.__name__ for one in KINDS}
    for hit in answer["hits"]:
        kind = term("kind", kinds[hit["kind"]], language)
        where = term("found_in", hit["where"], language)
        said = f"（{where}）" if language == "zh" else f" ({where})"
        yield f"{kind}  {hit['text']}{said}  {hit['id']}"
    yield _line("hits_count", language, hits=len(answer["hits"]))


def calendar_lines(answer: dict[str, Any], language: Language = "zh") -> Iterator[str]:
    """Yield the answer of ``calendars import``; last, what to do if nothing was written."""
    for one in answer["items"]:
        yield _line("calendar_rejected", language, **one)
    for one in answer["grants"]:
        yield _line("calendar_changes" if one["known"] else "calendar_untold", language, **one)
    yield _line("calendar_written" if answer["written"] else "calendar_left", language, **answer)
    if answer["grants"] and not answer["written"] and not answer["items"]:
        yield _line("calendar_agree", language)


def calendars_lines(answer: dict[str, Any], language: Language = "zh") -> Iterator[str]:
    """Yield the answer of ``calendars list``."""
    for one in answer["calendars"]:
        yield _line("calendar_edition" if one["edition"] else "calendar_bundled", language, **one)


def _reason(code: str, language: Language) -> str:
    groups = ("clash_reason", "row_reason", "shape_reason", "file_reason")
    known = next((one for one in groups if has_term(one, code)), None)
    return code if known is None else term(known, code, language)


def _until(instant: str | None, language: Language) -> str:
    until = _moment(instant)
    return "" if until is None else _line("here_until", language, until=until)


def _moment(instant: str | None) -> datetime | None:
    return None if instant is None else datetime.fromisoformat(instant)


def _area(area_m2: float) -> str:
    return f"{area_m2:,.2f}" if area_m2 < 100 else f"{area_m2:,.0f}"


def _line(rule: str, language: Language, **values: object) -> str:
    return remark(Finding(rule=rule, level=Level.PASS, subject="", values=values), language)
