"""The words of an approval."""

from dataclasses import replace
from datetime import date

import pytest

from qdpilot.documents.approval_text import approval_text
from qdpilot.documents.words import area, day, masked, ordinal, period
from qdpilot.model.kinds import scenario_kinds, stages
from qdpilot.model.operator import Member
from qdpilot.model.track import Track
from qdpilot.model.zone import Purpose
from tests.qdpilot.documents.cases import case, ring, zone


def body(**changes):
    return "".join(approval_text(case(**changes)).paragraphs)


def test_the_title_says_who_does_what_at_which_stage():
    assert approval_text(case()).title == (
        "关于同意青岛示例出行科技有限公司开展自动驾驶出租示范应用的批复"
    )


def test_cars_stand_under_the_national_and_the_city_rule():
    text = body()

    assert "工信部联通装〔2021〕97号" in text
    assert "青工信规〔2024〕2号" in text
    assert "青工信规〔2024〕1号" not in text


def test_a_low_speed_vehicle_stands_under_its_own_rule_and_cover():
    cart = case().vehicles[0]
    cart = replace(cart, vehicle=replace(cart.vehicle, track=Track.LOW_SPEED))
    text = body(vehicles=(cart,), scenario=scenario_kinds()["delivery"], passengers=False)

    assert "青工信规〔2024〕1号" in text
    assert "97号" not in text
    assert "不低于200万元" in text
    assert "危险货物" in text


def test_a_vehicle_of_a_closed_site_cites_no_road_rule():
    tractor = case().vehicles[0]
    tractor = replace(tractor, vehicle=replace(tractor.vehicle, track=Track.SITE))
    text = body(vehicles=(tractor,), scenario=scenario_kinds()["port_haulage"])

    assert "依据" not in text
    assert "责任保险" not in text


def test_delivery_is_copied_to_the_post_office_too():
    copies = approval_text(case(scenario=scenario_kinds()["delivery"])).copies

    assert copies[-1] == "青岛市邮政管理局"


def test_an_office_we_do_not_know_copies_to_nobody():
    text = approval_text(case(office=replace(case().office, authority="示例市工作专班")))

    assert text.copies == ()
    assert text.printer == "示例市工作专班"


def test_a_transfer_route_is_named_apart_and_driven_by_hand():
    route = replace(zone(ring(5), "示例转场路", 1), purpose=Purpose.TRANSFER_ROUTE)
    text = body(zones=(case().zones[0], route))

    assert "转场路段为示例转场路（版本1" in text
    assert "人工驾驶" in text


def test_a_consortium_is_addressed_with_all_its_members():
    many = replace(
        case().operator, members=(Member(name="示例运输集团"), Member(name="示例汽车厂"))
    )
    text = approval_text(case(operator=many))

    assert text.addressee == "青岛示例出行科技有限公司、示例运输集团、示例汽车厂："
    assert text.paragraphs[0].startswith("你联合体（统一社会信用代码")


def test_a_fare_is_said_or_ruled_out():
    assert "收费标准为：每次2元。" in body(fare="每次2元")
    assert "不得向服务对象收取费用。" in body(fare="")


def test_planned_people_and_load_are_said_where_they_are_planned():
    assert "每辆车" not in body().replace("每辆车交通事故责任保险", "")
    said = body(riders=4, load_kg=300)

    assert "载客人数不得超过核定载客人数，应当事先告知乘客风险。每辆车同时载客不超过4人。" in said
    assert "每辆车载质量不超过300千克。" in said


def test_the_tolerances_are_printed_with_the_decision():
    assert "面积不小于1平方米且平均宽度不小于0.1米" in body()


def test_a_grant_without_end_says_so():
    open_ended = replace(case().schedule, end=None)

    assert "期限为2026年6月1日起，至另行通知时止。" in body(schedule=open_ended)


def test_paragraphs_are_counted_without_gap():
    numbers = [one.split("、")[0] for one in approval_text(case()).paragraphs[1:]]

    assert numbers == [ordinal(index) for index in range(1, len(numbers) + 1)]


@pytest.mark.parametrize("code", scenario_kinds())
@pytest.mark.parametrize("stage", stages())
def test_every_scenario_and_stage_has_its_words(code, stage):
    kind = scenario_kinds()[code]
    text = approval_text(case(scenario=kind, stage=stages()[stage]))

    assert kind.zh in text.title
    assert not any("{" in one or "None" in one for one in text.paragraphs)


def test_days_are_full_and_unpadded():
    assert day(date(2026, 1, 2)) == "2026年1月2日"
    assert period(date(2026, 1, 2), date(2026, 3, 31)) == "2026年1月2日至2026年3月31日"


def test_small_areas_are_square_metres():
    assert area(15_260_000) == "15.26平方公里"
    assert area(812.4) == "812平方米"


def test_only_the_ends_of_an_identity_number_can_be_read():
    assert masked("370202199001011234") == "3702**********1234"
    assert masked("A123") == "****"


@pytest.mark.parametrize(
    ("number", "told"), [(1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (21, "二十一")]
)
def test_ordinals(number, told):
    assert ordinal(number) == told
