"""Scenarios and levels as lists of open roads write them."""

from __future__ import annotations

import re

from qdpilot.model.kinds import scenario_kinds

_LEVEL = re.compile(r"(?<!\d)[345](?!\d)")


class RejectedError(Exception):
    """A row that cannot be taken; its argument is the code of why."""


def scenarios_in(text: str) -> tuple[str, ...]:
    """Return the codes of scenarios named in a text.

    Raises:
        RejectedError: If a word is none.
    """
    names: dict[str, str] = {}
    for code, kind in scenario_kinds().items():
        names |= {code: code, kind.zh: code, kind.en.casefold(): code}
    words = [one.strip().casefold() for one in re.split(r"[,，、;；/]", text) if one.strip()]
    if words in (["全部"], ["all"], ["不限"]):
        return ()
    if any(word not in names for word in words):
        raise RejectedError("unknown_scenario")
    found = {names[word] for word in words}
    return tuple(code for code in scenario_kinds() if code in found)


def levels_in(text: str) -> tuple[int, ...]:
    """Return the levels named in a text such as L3、L4.

    Raises:
        RejectedError: If it names none.
    """
    found = sorted({int(one) for one in _LEVEL.findall(text)})
    if text and not found:
        raise RejectedError("unknown_level")
    return tuple(found)
