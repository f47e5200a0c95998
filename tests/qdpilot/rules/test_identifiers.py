import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.cn import uscc

from qdpilot.model.finding import Level
from qdpilot.model.track import Track
from qdpilot.model.vehicle import PlateKind
from qdpilot.model.words import remark
from qdpilot.rules.identifiers import (
    id_number_fault,
    normalise_plate,
    plate_fault,
    plate_shown,
    uscc_fault,
    vin_check_digit,
    vin_fault,
)
from qdpilot.rules.plates import city_codes, plate_patterns

VIN_CHARACTERS = "0123456789ABCDEFGHJKLMNPRSTUVWXYZ"


def test_the_uscc_of_the_standard_is_sound():
    assert uscc_fault("91350100M000100Y43") is None


@pytest.mark.parametrize(
    ("text", "rule", "position"),
    [
        ("91350100M000100Y4", "uscc_length", 0),
        ("91350100M000100Y4I", "uscc_character", 18),
        ("9135010OM000100Y43", "uscc_character", 8),
        ("91350１00M000100Y43", "uscc_character", 6),
        ("9135A100M000100Y43", "uscc_character", 5),
        ("91350100M000100Y44", "uscc_check", 18),
        ("91350100M000100Y43 ", "uscc_length", 0),
        ("", "uscc_length", 0),
    ],
)
def test_a_wrong_uscc_is_told_by_place(text, rule, position):
    fault = uscc_fault(text)

    assert (fault.rule, fault.values["position"], fault.level) == (rule, position, Level.BLOCK)


@given(st.text("0123456789ABCDEFGHJKLMNPQRTUWXY", min_size=18, max_size=18))
def test_uscc_faults_are_those_of_the_weights_of_the_standard(text):
    alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY"
    weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
    total = sum(w * alphabet.index(c) for w, c in zip(weights, text[:17], strict=True))
    fair = text[:17] + alphabet[-total % 31]

    fault = uscc_fault(fair)

    assert (fault is None) == uscc.is_valid(fair)
    assert fault is None or fault.rule == "uscc_character"  # letters in the area code


def test_the_vin_of_the_standard_is_sound():
    assert vin_fault("1M8GDM9AXKP042788", track=Track.MOTOR_VEHICLE) is None


def test_a_wrong_check_digit_names_the_right_one():
    fault = vin_fault("1M8GDM9A1KP042788", track=Track.MOTOR_VEHICLE)

    assert remark(fault) == "车架号第 9 位校验不符：应为 X（GB 16735）"
    assert fault.values["suggestion"] == "1M8GDM9AXKP042788"


@given(st.text(VIN_CHARACTERS, min_size=17, max_size=17))
def test_check_digits_make_the_weighted_sum_of_the_standard(vin):
    fair = vin[:8] + vin_check_digit(vin) + vin[9:]
    fault = vin_fault(vin, track=Track.ACCESS_PILOT)

    # 49 CFR 565.15 table III: the digit of each letter, read off its place in the row.
    rows = {
        char: str(at % 10) for at, char in enumerate("0123456789.ABCDEFGH..JKLMN.P.R..STUVWXYZ")
    }
    weights = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2]
    total = sum(w * int(rows[c]) for w, c in zip(weights, fair, strict=True))
    assert "0123456789X"[total % 11] == fair[8]
    assert vin_fault(fair, track=Track.ACCESS_PILOT) is None
    assert (fault.values["suggestion"] if fault else vin) == fair


@given(st.integers(0, 16), st.sampled_from("IOQ"))
def test_a_letter_that_no_vin_has_is_told_by_place(at, letter):
    vin = "1M8GDM9AXKP042788"
    fault = vin_fault(vin[:at] + letter + vin[at + 1 :], track=Track.MOTOR_VEHICLE)

    assert (fault.rule, fault.values["position"]) == ("vin_character", at + 1)


@pytest.mark.parametrize("text", ["", "1M8GDM9AXKP04278", "1M8GDM9AXKP0427881"])
def test_a_vin_has_17_characters(text):
    assert vin_fault(text, track=Track.MOTOR_VEHICLE).rule == "vin_length"


def test_a_low_speed_vehicle_has_its_makers_number():
    assert vin_fault("QD-0001", track=Track.LOW_SPEED) is None
    assert vin_fault("甲1", track=Track.LOW_SPEED).rule == "vehicle_mark"


@pytest.mark.parametrize(
    "text",
    [
        "鲁B·12345",
        "鲁b 12345",
        "鲁Ｂ１２３４５",
        " 鲁B-12345",
        "鲁B•12345",
        "鲁B.123 45",
        "鲁B・12345",
    ],
)
def test_a_plate_is_stored_in_one_way(text):
    assert normalise_plate(text) == "鲁B12345"


def test_a_plate_is_printed_with_its_dot_and_a_code_without():
    assert plate_shown("鲁B12345") == "鲁B·12345"
    assert plate_shown("鲁BD12345") == "鲁B·D12345"
    assert plate_shown("鲁B1234试") == "鲁B·1234试"
    assert plate_shown("青低速P1444") == "青低速P1444"
    assert plate_shown("前湾401") == "前湾401"


@pytest.mark.parametrize("kind", PlateKind)
def test_the_example_of_every_kind_fits(kind):
    assert plate_fault(plate_patterns()[kind].example, kind) is None


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        ("鲁B1234I", PlateKind.ORDINARY),
        ("鲁B1234O", PlateKind.ORDINARY),
        ("鲁B123456", PlateKind.ORDINARY),
        ("B12345", PlateKind.ORDINARY),
        ("鲁BL12345", PlateKind.NEW_ENERGY_SMALL),
        ("鲁B12345D", PlateKind.NEW_ENERGY_SMALL),
        ("鲁BD12345", PlateKind.NEW_ENERGY_LARGE),
        ("鲁B1234", PlateKind.NEW_ENERGY_LARGE),
        ("鲁B12试", PlateKind.TEMPORARY),
        ("", PlateKind.VEHICLE_CODE),
    ],
)
def test_a_number_of_another_form_is_refused(number, kind):
    fault = plate_fault(number, kind)

    assert (fault.rule, fault.level) == ("plate_pattern", Level.BLOCK)


def test_a_plate_of_another_city_is_a_warning():
    fault = plate_fault("鲁Y12345", PlateKind.ORDINARY)

    assert (fault.rule, fault.level) == ("plate_city", Level.WARN)
    assert city_codes() == ("鲁B", "鲁U")


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("11010519491231002X", None),
        ("110105194912310021", "id_check"),
        ("110105194913310021", "id_content"),
        ("1101051949123100", "id_length"),
        ("11010519491231002x", "id_content"),
    ],
)
def test_an_identity_number_is_checked_and_never_repeated(text, rule):
    fault = id_number_fault(text)

    assert (fault and fault.rule) == rule
    assert fault is None or text not in remark(fault)
