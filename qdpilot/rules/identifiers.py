"""Whether a USCC, a VIN, a plate, an identity number can be one; and how plates are written.

Each check returns what is wrong as a ``Finding``, or None. Its values name the place (`position`,
from 1; 0 for none) and, where one is plain, a `suggestion`.
"""

from __future__ import annotations

import re

from stdnum.cn import ric, uscc
from stdnum.exceptions import InvalidChecksum, ValidationError

from qdpilot.model.finding import Finding, Level
from qdpilot.model.lookalike import mixed_up, written_fair
from qdpilot.model.track import Track
from qdpilot.model.vehicle import PlateKind
from qdpilot.rules.plates import city_codes, city_codes_source, plate_patterns

USCC_SOURCE = "GB 32100-2015"
VIN_SOURCE = "GB 16735-2019"
ID_SOURCE = "GB 11643-1999"
_USCC_CHARACTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_VIN_CHARACTERS = "0123456789ABCDEFGHJKLMNPRSTUVWXYZ"
VIN_WEIGHTS = (8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2)
_LETTER_VALUES = (*range(1, 9), *range(1, 6), 7, 9, *range(2, 10))
VIN_VALUES = {
    **{str(digit): digit for digit in range(10)},
    **dict(zip("ABCDEFGHJKLMNPRSTUVWXYZ", _LETTER_VALUES, strict=True)),
}
_MARK = re.compile(r"[0-9A-Z][0-9A-Z-]{2,31}")


def uscc_fault(text: str) -> Finding | None:
    """Return what is wrong with a 统一社会信用代码, or None.

    Source: GB 32100-2015; the check digit by python-stdnum.
    """
    if len(text) != 18:
        return _fault("uscc_length", text, USCC_SOURCE, count=len(text))
    if place := _foreign(text, _USCC_CHARACTERS):
        return _fault("uscc_character", text, USCC_SOURCE, position=place, char=text[place - 1])
    try:
        uscc.validate(text)
    except InvalidChecksum:
        right = uscc.calc_check_digit(text[:17])
        return _fault("uscc_check", text, USCC_SOURCE, position=18, expected=right)
    except ValidationError:  # letters where the area code has digits
        place = next((at for at in range(3, 9) if not text[at - 1].isdigit()), 1)
        return _fault("uscc_character", text, USCC_SOURCE, position=place, char=text[place - 1])
    return None


def vin_fault(text: str, *, track: Track) -> Finding | None:
    """Return what is wrong with a 车架号, or None.

    Args:
        text: Upper case.
        track: A low-speed or site vehicle has its maker's own number instead, of any form.

    Source: GB 16735-2019; the check digit is at position 9.
    """
    if track in {Track.LOW_SPEED, Track.SITE}:
        return (
            None if _MARK.fullmatch(text) else _fault("vehicle_mark", text, "青工信规〔2024〕1号")
        )
    if len(text) != 17:
        return _fault("vin_length", text, VIN_SOURCE, count=len(text))
    if place := _foreign(text, _VIN_CHARACTERS):
        return _fault("vin_character", text, VIN_SOURCE, position=place, char=text[place - 1])
    right = vin_check_digit(text)
    if text[8] != right:
        fair = text[:8] + right + text[9:]
        return _fault("vin_check", text, VIN_SOURCE, position=9, expected=right, suggestion=fair)
    return None


def vin_check_digit(vin: str) -> str:
    """Return the check digit that belongs at position 9.

    Args:
        vin: 17 characters of the VIN's alphabet; what stands at position 9 does not matter.

    Source: GB 16735-2019.
    """
    numbers = (VIN_VALUES[char] for char in vin)
    rest = sum(weight * number for weight, number in zip(VIN_WEIGHTS, numbers, strict=True)) % 11
    return "X" if rest == 10 else str(rest)


def normalise_plate(text: str) -> str:
    """Return a plate or code as it is stored: half width, upper case, no dots, hyphens, spaces."""
    return written_fair(text)


def plate_shown(number: str) -> str:
    """Return a stored plate as it is printed, 鲁B·12345; codes stay as they are."""
    is_plate = plate_patterns()[PlateKind.TEMPORARY].pattern.fullmatch(number) or any(
        plate_patterns()[kind].pattern.fullmatch(number)
        for kind in (PlateKind.TEST, PlateKind.NEW_ENERGY_SMALL, PlateKind.NEW_ENERGY_LARGE)
    )
    return f"{number[:2]}·{number[2:]}" if is_plate else number


def plate_fault(number: str, kind: PlateKind) -> Finding | None:
    """Return what is wrong with a normalised plate or code, or None.

    A plate of another city is a warning, any other fault blocks.
    """
    rule = plate_patterns()[kind]
    if found := mixed_up(number):
        place, char, fair = found
        right = number.replace(char, fair)
        values = {"position": place, "char": char, "fair": fair, "suggestion": right}
        return _fault("plate_letter", number, "Unicode TR 39", **values)
    if not rule.pattern.fullmatch(number):
        return _fault("plate_pattern", number, rule.source, example=plate_shown(rule.example))
    if rule.local and not number.startswith(city_codes()):
        values = {"codes": city_codes(), "position": 1, "suggestion": ""}
        return Finding(
            rule="plate_city",
            level=Level.WARN,
            subject=plate_shown(number),
            values=values,
            source=city_codes_source(),
        )
    return None


def id_number_fault(text: str) -> Finding | None:
    """Return what is wrong with a Chinese identity number, or None; the number is not repeated.

    Source: GB 11643-1999; by python-stdnum.
    """
    if len(text) != 18:
        return _fault("id_length", "", ID_SOURCE, count=len(text))
    try:
        if ric.validate(text) == text:
            return None
    except InvalidChecksum:
        return _fault("id_check", "", ID_SOURCE, position=18)
    except ValidationError:
        pass
    return _fault("id_content", "", ID_SOURCE)


def _foreign(text: str, alphabet: str) -> int:
    """Return the position, from 1, of the first character outside an alphabet; 0 for none."""
    return next((at for at, char in enumerate(text, start=1) if char not in alphabet), 0)


def _fault(rule: str, subject: str, source: str, **values: object) -> Finding:
    return Finding(
        rule=rule,
        level=Level.BLOCK,
        subject=subject,
        values={"position": 0, "suggestion": "", **values},
        source=source,
    )
