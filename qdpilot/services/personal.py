"""Looking at personal data that is masked otherwise: it leaves a row in the history."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qdpilot.model.safety_driver import SafetyDriver

if TYPE_CHECKING:
    from datetime import datetime

    from qdpilot.model.person import Person
    from qdpilot.services.ports import Store


def reveal_driver(store: Store, driver_id: str, *, by: Person, at: datetime) -> SafetyDriver:
    """Return a safety driver with all personal fields; who asked stands in the history.

    Raises:
        NotFoundError: If there is no such driver.

    Source: 个人信息保护法 第五十一条 (access is limited and logged).
    """
    with store.writing(by, at=at) as work:
        driver = work.get(SafetyDriver, driver_id)
        work.record("driver.reveal", driver)
        return driver
