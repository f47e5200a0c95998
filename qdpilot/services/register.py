"""The register: operators, vehicles, plates, safety drivers."""

from __future__ import annotations

import secrets
from dataclasses import replace
from typing import TYPE_CHECKING

from qdpilot.model.errors import FieldError, IncompleteError, ReasonMissingError, WrongStateError
from qdpilot.model.finding import Finding, Level
from qdpilot.model.person import Role
from qdpilot.model.vehicle import Ending
from qdpilot.rules import identifiers
from qdpilot.rules.insurance import insured
from qdpilot.rules.plates import code_forms
from qdpilot.services.clock import local_day
from qdpilot.services.offices import the_office
from qdpilot.services.owner_promises import require_same_owner
from qdpilot.services.people import require_role

if TYPE_CHECKING:
    from datetime import date, datetime

    from qdpilot.model.operator import Operator
    from qdpilot.model.person import Person
    from qdpilot.model.safety_driver import SafetyDriver
    from qdpilot.model.vehicle import Plate, Vehicle
    from qdpilot.services.ports import R, Store, Writing


def save_operator(store: Store, operator: Operator, *, by: Person, at: datetime) -> Operator:
    """Register an operator, or correct one that was read before.

    Raises:
        RoleMissingError, FieldError, TakenError, StaleError: See the classes.
    """
    require_role(by, Role.CLERK, act="operator.save")
    _require_text(operator.name, field="name")
    _require(identifiers.uscc_fault(operator.uscc), field="uscc", value=operator.uscc)
    return _save(store, operator, act="operator", by=by, at=at)


def save_vehicle(store: Store, vehicle: Vehicle, *, by: Person, at: datetime) -> Vehicle:
    """Register a vehicle, or correct one that was read before.

    What follows from its policies is theirs (`insured`); what is typed without any is kept.

    Raises:
        RoleMissingError, FieldError, TakenError, StaleError: See the classes.
    """
    require_role(by, Role.CLERK, act="vehicle.save")
    fault = identifiers.vin_fault(vehicle.vin, track=vehicle.track)
    _require(fault, field="vin", value=vehicle.vin)
    for policy in vehicle.policies:
        if policy.end < policy.start:
            rule = Finding(rule="end_before_start", level=Level.BLOCK, subject=policy.number)
            raise FieldError(field="policies", value=policy.end, rule=rule, suggestion="")
    with store.writing(by, at=at) as work:
        if vehicle.version:
            require_same_owner(work, (vehicle,))
        return _put(work, insured(vehicle), act="vehicle")


def save_driver(store: Store, driver: SafetyDriver, *, by: Person, at: datetime) -> SafetyDriver:
    """Register a safety driver, or correct one that was read before.

    Raises:
        RoleMissingError, FieldError, TakenError, StaleError: See the classes.
    """
    require_role(by, Role.CLERK, act="driver.save")
    _require_text(driver.name, field="name")
    fault = identifiers.id_number_fault(driver.id_number)
    _require(fault, field="id_number", value=driver.id_number)
    salted = replace(driver, salt=driver.salt or secrets.token_bytes(16))
    with store.writing(by, at=at) as work:
        if driver.version:
            require_same_owner(work, (driver,))
        return _put(work, salted, act="driver")


def assign_plate(store: Store, plate: Plate, *, by: Person, at: datetime) -> Plate:
    """Assign a plate or a code to a vehicle for a time; its number is normalised.

    A code without a number gets the next one of the office's series.

    Raises:
        RoleMissingError, FieldError: See the classes.
        PlateHeldError: If another vehicle holds the number within that time.
        LookalikeError: If another vehicle holds a number that looks like it.
        PlateDoubleError: If the vehicle has another that excludes it within that time.
    """
    require_role(by, Role.CLERK, act="plate.assign")
    if not plate.number and plate.kind in code_forms():
        return _give_code(store, plate, by=by, at=at)
    fair = replace(plate, number=identifiers.normalise_plate(plate.number))
    _require(identifiers.plate_fault(fair.number, fair.kind), field="number", value=fair.number)
    if fair.end is not None and fair.end < fair.start:
        rule = Finding(rule="end_before_start", level=Level.BLOCK, subject=fair.number)
        raise FieldError(field="end", value=fair.end, rule=rule, suggestion="")
    return _save(store, fair, act="plate", by=by, at=at)


def withdraw_plate(
    store: Store,
    plate: Plate,
    *,
    on: date,
    reason: str,
    ending: Ending = Ending.TAKEN_BACK,
    notice: str = "",
    by: Person,
    at: datetime,
) -> Plate:
    """Take a plate or code back, void it, or note that it was lost.

    Args:
        store: The office.
        plate: As it stands.
        on: From which day it is gone.
        reason: Kept with it.
        ending: What happened to it.
        notice: 作废公告, where and when; one that is voided must have been voided in public.
        by: A clerk.
        at: Instant of the act, UTC.

    Raises:
        RoleMissingError, ReasonMissingError, IncompleteError, WrongStateError, StaleError: See the
            classes.

    Source: domain.md 1.5: with the end of a right its plate is taken back or publicly voided.
    """
    require_role(by, Role.CLERK, act="plate.withdraw")
    if not reason.strip():
        raise ReasonMissingError(act="plate.withdraw")
    if ending is Ending.VOID and not notice.strip():
        raise IncompleteError(missing=("notice",), act="plate.withdraw")
    if plate.withdrawn_on is not None:
        raise WrongStateError(kind=type(plate), id=plate.number, state="withdrawn", act="withdraw")
    with store.writing(by, at=at) as work:
        note = f"{plate.note}；{reason}" if plate.note else reason
        ended = replace(plate, withdrawn_on=on, note=note, ending=ending, notice=notice.strip())
        withdrawn = work.replace(ended)
        work.record("plate.withdraw", withdrawn)
        return withdrawn


def _give_code(store: Store, plate: Plate, *, by: Person, at: datetime) -> Plate:
    """Assign the next number of the series of the local year, in one transaction."""
    form = code_forms()[plate.kind]
    with store.writing(by, at=at) as work:
        year = local_day(at, the_office(work).timezone).year
        count = work.take_number(form.series, year)
        number = form.number(year, count)
        _require(identifiers.plate_fault(number, plate.kind), field="number", value=number)
        given = replace(plate, number=number, code_year=year, code_number=count)
        added = work.add(given)
        work.record("plate.add", added)
        return added


def _save(store: Store, value: R, *, act: str, by: Person, at: datetime) -> R:
    with store.writing(by, at=at) as work:
        return _put(work, value, act=act)


def _put(work: Writing, value: R, *, act: str) -> R:
    new = value.version == 0
    saved = work.add(value) if new else work.replace(value)
    work.record(f"{act}.{'add' if new else 'correct'}", saved)
    return saved


def _require(fault: Finding | None, *, field: str, value: str) -> None:
    if fault is not None and fault.level is Level.BLOCK:
        suggestion = fault.values.get("suggestion", "")
        raise FieldError(field=field, value=value, rule=fault, suggestion=suggestion)


def _require_text(text: str, *, field: str) -> None:
    if not text.strip():
        rule = Finding(rule="empty", level=Level.BLOCK, subject=field)
        raise FieldError(field=field, value=text, rule=rule, suggestion="")
