"""By which words a record is found, and what typed words mean.

Names are found by any part and by their pinyin initials (青岛 by qd), telephone numbers by any
part, plates and VINs by any part. Of an identity number only its last four characters are kept,
which the masked form shows too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from qdpilot.model.hit import Hit
from qdpilot.model.initials import folded, initials
from qdpilot.model.lookalike import written_fair
from qdpilot.model.operator import Operator
from qdpilot.model.right import Application, Grant
from qdpilot.model.safety_driver import SafetyDriver
from qdpilot.model.vehicle import Plate, Vehicle
from qdpilot.model.zone import Zone
from qdpilot.rules.identifiers import plate_shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qdpilot.services.ports import Reading, Record

#: Kinds that are found by words of a few characters, in the order in which they are shown.
NAMED: tuple[type[Record], ...] = (Operator, SafetyDriver, Zone, Grant, Application)
_PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
_LONGEST = 40  # characters of a name that count
_ID_TAIL = 4


def marks(text: str) -> tuple[str, ...]:
    """Return how a typed plate or VIN may begin: lb12 may be 鲁B12 or 辽B12."""
    fair = written_fair(text)
    if len(fair) < 2 or not fair[:2].isalpha() or not fair.isascii():
        return (fair,)
    return (fair, *(one + fair[1:] for one in _PROVINCES if initials(one) == fair[0].casefold()))


def words_of(value: Record) -> Iterator[tuple[str, str]]:
    """Yield the words by which a record is found, each with the field it stands in.

    Each begins at another character, so that whatever part is typed is a beginning.
    """
    match value:
        case Operator():
            yield from _parts(value.name, "name")
            yield from _parts(initials(value.name), "initials")
            yield from _parts(value.uscc, "uscc")
            yield from _parts(value.contact, "contact")
            yield from _parts(initials(value.contact), "initials")
            yield from _parts(_digits(value.phone), "phone")
        case SafetyDriver():
            yield from _parts(value.name, "name")
            yield from _parts(initials(value.name), "initials")
            yield from _parts(_digits(value.phone), "phone")
            yield folded(value.id_number[-_ID_TAIL:]), "id_tail"
        case Zone():
            yield from _parts(value.name, "name")
            yield from _parts(initials(value.name), "initials")
        case Grant() | Application():
            yield from _parts(value.number, "number")
        case _:
            return


def called(value: Record) -> str:
    """Return what a record that is found by words is called."""
    match value:
        case Operator() | SafetyDriver() | Zone():
            return value.name
        case Grant() | Application():
            return value.number
        case _:
            raise TypeError(type(value))


def find(reading: Reading, text: str, *, limit: int) -> tuple[Hit, ...]:
    """Find by looking at every record: for a store without an index.

    Args:
        reading: All of it is read.
        text: As typed.
        limit: Most hits of each kind.
    """
    asked = folded(text)
    if not asked:
        return ()
    return (
        *list(_plates(reading, text))[:limit],
        *list(_vins(reading, text))[:limit],
        *(hit for kind in NAMED for hit in list(_named(reading, kind, asked))[:limit]),
    )


def plate_hit(number: str, vehicle_id: str) -> Hit:
    """Return the hit of a plate: it leads to its vehicle."""
    return Hit(kind=Vehicle, id=vehicle_id, text=plate_shown(number), where="plate")


def _plates(reading: Reading, text: str) -> Iterator[Hit]:
    typed = marks(text)
    for plate in sorted(reading.all(Plate), key=lambda one: one.number):
        if any(_holds(plate.number, one, first=one == typed[0]) for one in typed):
            yield plate_hit(plate.number, plate.vehicle_id)


def _vins(reading: Reading, text: str) -> Iterator[Hit]:
    typed = written_fair(text)
    for vehicle in sorted(reading.all(Vehicle), key=lambda one: one.vin):
        if _holds(vehicle.vin, typed, first=True):
            yield Hit(kind=Vehicle, id=vehicle.id, text=vehicle.vin, where="vin")


def _holds(mark: str, typed: str, *, first: bool) -> bool:
    """Tell whether a mark holds what was typed; one or two characters only at its beginning."""
    return bool(typed) and (mark.startswith(typed) or (first and len(typed) > 2 and typed in mark))


def _named(reading: Reading, kind: type[Record], asked: str) -> Iterator[Hit]:
    for value in reading.all(kind):
        where = next((field for word, field in words_of(value) if word.startswith(asked)), "")
        if where:
            yield Hit(kind=kind, id=value.id, text=called(value), where=where)


def _parts(text: str, field: str) -> Iterator[tuple[str, str]]:
    word = folded(text)[:_LONGEST]
    return ((word[at:], field) for at in range(len(word)))


def _digits(phone: str) -> str:
    return "".join(one for one in phone if one.isdigit())
