"""Who acts."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What a person may do; the three are held by three different persons on one thing."""

    CLERK = "clerk"
    REVIEWER = "reviewer"
    APPROVER = "approver"


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """人员: one who acts in the office.

    Attributes:
        id: Never changes.
        name: As printed.
        roles: What the person may do.
        department: 工信, 公安, 交通 ... as free text.
        version: Of the stored row.
    """

    id: str
    name: str
    roles: tuple[Role, ...]
    department: str = ""
    version: int = 0
