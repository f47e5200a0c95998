"""Safety drivers."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from qdpilot.model.grown import later

if TYPE_CHECKING:
    from datetime import date


class Post(StrEnum):
    """Where a safety driver sits."""

    IN_CAR = "in_car"
    REMOTE = "remote"


@dataclass(frozen=True, slots=True, kw_only=True)
class SafetyDriver:
    """安全员. What stands in `PERSONAL` is never logged, and masked until somebody asks.

    Attributes:
        id: A lower-case UUID.
        operator_id: Who employs the driver.
        name: As printed.
        id_number: 证件号.
        licence_class: 准驾车型 (C1, A1 ...).
        licensed_since: 初领日.
        trained_on: Day the training was passed.
        post: In the car or remote.
        sample: Made by the sample office.
        version: Of the stored row.
        phone: To call the driver.
        licence_until: Last day of the licence.
        training_hours: Of training in all.
        remote_hours: Of remote operation in all.
        contract_until: Last day of the 劳动/劳务合同.
        clean_periods: Last 记分周期 in a row without 12 points; None: not looked up.
        last_violation_on: Of the last serious violation; None: none known.
        barred: Drink, drugs, or an accident with death or heavy injury by own fault.
        record_checked_on: Day the record was looked up; None: never.
        health_until: Last day of the medical certificate.
        special_until: Last day of the 特种设备作业人员证, for 观光车.
        ended_on: Day the driver left; None while employed.
        end_reason: Why.
        salt: Random; makes the hash of the content tell nothing about the person. Empty in rows
            written before there was one.
    """

    id: str
    operator_id: str
    name: str
    id_number: str
    licence_class: str
    licensed_since: date
    trained_on: date | None = None
    post: Post = Post.IN_CAR
    sample: bool = False
    version: int = 0
    phone: str = later("")
    licence_until: date | None = later(None)
    training_hours: int | None = later(None)
    remote_hours: int | None = later(None)
    contract_until: date | None = later(None)
    clean_periods: int | None = later(None)
    last_violation_on: date | None = later(None)
    barred: bool = later(False)  # noqa: FBT003 - the default of a field
    record_checked_on: date | None = later(None)
    health_until: date | None = later(None)
    special_until: date | None = later(None)
    ended_on: date | None = later(None)
    end_reason: str = later("")
    salt: bytes = later(b"")


#: Fields that are kept apart from the others, and shown masked.
PERSONAL = (
    "name",
    "id_number",
    "licensed_since",
    "phone",
    "clean_periods",
    "last_violation_on",
    "barred",
    "record_checked_on",
    "salt",
)
