"""Safety drivers."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date


class Post(StrEnum):
    """Where a safety driver sits."""

    IN_CAR = "in_car"
    REMOTE = "remote"


@dataclass(frozen=True, slots=True, kw_only=True)
class SafetyDriver:
    """安全员. `id_number` is personal: never logged, masked on public copies.

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
