"""The list of checks on the terms of an application or a grant.

To add one: write a function ``(Case) -> Iterator[Finding]`` in one of the modules beside this
one, put a ``Check`` into `CHECKS`, and give its id (said when it passes) and each rule it yields a
sentence in ``resources/words/findings.json``. Thresholds go to ``resources/rules/parameters.json``.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from qdpilot.model.finding import Finding, Level
from qdpilot.rules import (
    driver_checks,
    fleet_checks,
    place_checks,
    plate_checks,
    terms_checks,
    time_checks,
    vehicle_checks,
)
from qdpilot.rules.case import Case
from qdpilot.rules.weights import weighed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

__all__ = ["CHECKS", "Case", "Check", "check_terms"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One check.

    Attributes:
        id: The rule under which a pass is reported.
        number: In the table of domain.md 11; 0 for one that is not there.
        source: Title, number, article of the rule.
        find: Yields what is wrong.
    """

    id: str
    number: int
    source: str
    find: Callable[[Case], Iterable[Finding]]


CHECKS = (
    Check(id="uscc", number=24, source="GB 32100-2015", find=terms_checks.uscc_is_right),
    Check(id="vin", number=22, source="GB 16735-2019", find=vehicle_checks.vins),
    Check(
        id="track",
        number=0,
        source="青工信规〔2024〕1号；青工信规〔2024〕2号",
        find=terms_checks.track_fits_scenario,
    ),
    Check(
        id="plate_term",
        number=1,
        source="机动车登记规定（公安部令第164号）第四十八条",
        find=plate_checks.temporary_plates_are_short,
    ),
    Check(
        id="plate_certificate",
        number=2,
        source="机动车登记规定（公安部令第164号）第四十八条",
        find=plate_checks.plates_stay_within_certificates,
    ),
    Check(
        id="plate_insurance",
        number=3,
        source="机动车登记规定（公安部令第164号）第四十七条",
        find=plate_checks.temporary_plates_are_insured,
    ),
    Check(
        id="plate_cover",
        number=6,
        source="青岛市智能网联汽车开放测试道路目录（2024年第一批）",
        find=plate_checks.vehicles_are_plated,
    ),
    Check(
        id="plate_look", number=25, source="机动车号牌公开资料", find=plate_checks.plates_look_right
    ),
    Check(
        id="plate_kind",
        number=26,
        source="青岛市智能网联汽车开放测试道路目录（2024年第一批）",
        find=plate_checks.plates_fit_vehicles,
    ),
    Check(
        id="insurance",
        number=4,
        source="工信部联通装〔2021〕97号",
        find=vehicle_checks.insurance_lasts,
    ),
    Check(
        id="liability_term",
        number=4,
        source="工信部联通装〔2021〕97号",
        find=vehicle_checks.liability_lasts,
    ),
    Check(
        id="liability",
        number=9,
        source="工信部联通装〔2021〕97号；青工信规〔2024〕1号",
        find=vehicle_checks.liability_is_enough,
    ),
    Check(
        id="low_speed",
        number=10,
        source="青工信规〔2024〕1号",
        find=vehicle_checks.low_speed_is_slow,
    ),
    Check(
        id="grant_term", number=5, source="办公室参数（期限）", find=terms_checks.length_fits_stage
    ),
    Check(
        id="grant_ahead", number=0, source="办公室规则：期限", find=terms_checks.period_is_not_over
    ),
    Check(id="numbers", number=0, source="办公室规则：数量", find=terms_checks.numbers_make_sense),
    Check(
        id="passengers",
        number=12,
        source="工信部联通装〔2021〕97号",
        find=terms_checks.road_test_is_empty,
    ),
    Check(id="schedule", number=30, source="办公室规则：时段", find=terms_checks.schedule_is_sound),
    Check(
        id="calendar",
        number=30,
        source="国务院办公厅节假日安排",
        find=terms_checks.calendars_are_known,
    ),
    Check(
        id="shape", number=31, source="OGC 06-103r4 简单要素", find=place_checks.shapes_are_valid
    ),
    Check(
        id="working_area", number=31, source="办公室工作范围", find=place_checks.zones_lie_inside
    ),
    Check(
        id="site_road",
        number=19,
        source="TSG 81-2022 场（厂）内专用机动车辆",
        find=place_checks.site_has_no_public_road,
    ),
    Check(
        id="roads_open",
        number=28,
        source="青岛市智能网联汽车开放测试道路目录（2024年第一批）",
        find=place_checks.roads_are_open,
    ),
    Check(
        id="road_times",
        number=29,
        source="青岛市智能网联汽车开放测试道路目录（2024年第一批）",
        find=time_checks.times_fit_roads,
    ),
    Check(
        id="avoid_times",
        number=29,
        source="青岛市智能网联汽车开放测试道路目录（2024年第一批）",
        find=time_checks.times_avoid_periods,
    ),
    Check(
        id="registered",
        number=27,
        source="工信部联通装〔2021〕97号（据公开摘要）",
        find=fleet_checks.test_cars_are_not_registered,
    ),
    Check(
        id="site_plate",
        number=19,
        source="TSG 81-2022 场（厂）内专用机动车辆",
        find=fleet_checks.coaches_stay_off_roads,
    ),
    Check(
        id="cover", number=4, source="工信部联通装〔2021〕97号", find=fleet_checks.cover_has_no_gap
    ),
    Check(
        id="seats",
        number=11,
        source="智能网联汽车道路测试与示范应用管理规范（试行）征求意见稿 第十八条",
        find=fleet_checks.passengers_are_insured,
    ),
    Check(
        id="fare",
        number=15,
        source="襄阳市智能网联汽车申报规程 第十一条、第三十七条",
        find=fleet_checks.fares_are_allowed,
    ),
    Check(
        id="fleet",
        number=33,
        source="襄阳市智能网联汽车申报规程",
        find=fleet_checks.fleets_begin_small,
    ),
    Check(id="speed", number=35, source="襄阳市智能网联汽车申报规程", find=fleet_checks.speeds_fit),
    Check(
        id="recorder",
        number=0,
        source="工信部联通装〔2021〕97号（据公开摘要）",
        find=fleet_checks.recorders_keep_enough,
    ),
    Check(
        id="consortium",
        number=42,
        source="襄阳市智能网联汽车申报规程 第十四条",
        find=fleet_checks.consortium_is_bound,
    ),
    Check(
        id="owner",
        number=42,
        source="机动车登记规定（公安部令第164号）第四十八条；襄阳市智能网联汽车申报规程 第十四条",
        find=fleet_checks.fleet_is_their_own,
    ),
    Check(id="service", number=0, source="办公室登记", find=fleet_checks.all_are_in_service),
    Check(
        id="driver_named",
        number=16,
        source="自动驾驶汽车运输安全服务指南（试行）（交办运〔2023〕66号）；TSG 81-2022",
        find=driver_checks.drivers_are_named,
    ),
    Check(
        id="driver_licence",
        number=20,
        source="襄阳市智能网联汽车申报规程 第五条；机动车驾驶证申领和使用规定",
        find=driver_checks.licences_cover,
    ),
    Check(
        id="driver_record",
        number=20,
        source="襄阳市智能网联汽车申报规程 第五条",
        find=driver_checks.drivers_are_fit,
    ),
    Check(
        id="driver_contract",
        number=20,
        source="襄阳市智能网联汽车申报规程 第五条",
        find=driver_checks.contracts_last,
    ),
    Check(
        id="driver_ages",
        number=21,
        source="机动车驾驶证申领和使用规定 第十四条；青岛市客运出租汽车管理条例 第二十条",
        find=driver_checks.ages_fit,
    ),
    Check(
        id="crew",
        number=16,
        source="自动驾驶汽车运输安全服务指南（试行）（交办运〔2023〕66号）",
        find=driver_checks.buses_have_staff,
    ),
    Check(
        id="remote",
        number=17,
        source="自动驾驶汽车运输安全服务指南（试行）（交办运〔2023〕66号）",
        find=driver_checks.taxis_are_watched,
    ),
)

#: Checks that look at each vehicle or each driver: of none, nothing has passed.
EACH = {
    "vehicles": frozenset((
        "vin", "plate_term", "plate_certificate", "plate_insurance", "plate_cover", "plate_look",
        "plate_kind", "insurance", "liability_term", "liability", "low_speed", "cover", "speed",
        "recorder",
    )),
    "drivers": frozenset((
        "driver_named", "driver_licence", "driver_record", "driver_contract", "driver_ages", "crew",
        "remote",
    )),
}  # fmt: skip


def check_terms(case: Case) -> tuple[Finding, ...]:
    """Return what every check found, in the order of `CHECKS`; a passed check says so."""
    return tuple(weighed(finding for check in CHECKS for finding in _run(check, case)))


def _run(check: Check, case: Case) -> Iterator[Finding]:
    passed = True
    for finding in check.find(case):
        passed = False
        yield finding if finding.source else replace(finding, source=check.source)
    none = any(check.id in ids and not getattr(case, name) for name, ids in EACH.items())
    if passed and not none:
        yield Finding(rule=check.id, level=Level.PASS, subject="", source=check.source)
