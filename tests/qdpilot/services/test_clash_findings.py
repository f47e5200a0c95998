"""What is said of a clash, of a neighbour that touches, and of one that cannot be judged."""

from __future__ import annotations

from dataclasses import replace

import shapely
from office_of_three import APPROVER, AT, CLERK, REVIEWER, zone_named

from qdpilot.model.finding import Level
from qdpilot.model.words import remark
from qdpilot.model.zone import Purpose
from qdpilot.schedule.calendars import bundled_calendars
from qdpilot.services import applications, decisions, drawing
from qdpilot.services.assess import assess
from qdpilot.services.kept_decisions import as_findings, decision_on

CALENDARS = bundled_calendars()
BOW = shapely.Polygon([(0, 0), (1, 1), (1, 0), (0, 1)])


def asked(store, terms, *, zone=None, **changed):
    if zone is not None:
        drawing.add_zones(store, [zone], by=CLERK, at=AT)
        terms = replace(terms, zone_ids=(zone.id,))
    one = applications.draft(store, replace(terms, **changed), by=CLERK, at=AT)
    return applications.submit(store, one, by=CLERK, at=AT)


def look(store, one):
    with store.reading() as reading:
        return assess(reading, one, CALENDARS, at=AT)


def granted(store, terms):
    one = asked(store, terms)
    one = applications.review(store, one, opinion="", calendars=CALENDARS, by=REVIEWER, at=AT)
    seen = look(store, one).seen
    return decisions.grant(store, one, seen, calendars=CALENDARS, by=APPROVER, at=AT).grant


def said(weighed, rule):
    return "".join(remark(one) for one in weighed.findings if one.rule == rule)


def test_a_clash_says_how_much_a_week_and_which_vehicle_and_driver(store, terms):
    """October to December: 66 nights of 8 hours, in 13.14 weeks."""
    granted(store, terms)

    found = look(store, asked(store, terms))

    assert "首次2026年10月1日 22:00" in said(found, "clash_shared")
    assert "平均每周2410分钟，共31680分钟" in said(found, "clash_shared").replace(",", "")
    assert "：鲁B·12345，首次" in said(found, "clash_vehicle")
    assert "：示例安全员，首次" in said(found, "clash_driver")


def test_what_is_kept_of_a_decision_names_no_driver(store, terms):
    granted(store, terms)
    one = asked(store, terms)
    said_by = {"opinion": "冲突", "calendars": CALENDARS, "by": REVIEWER}
    one = applications.review(store, one, at=AT, **said_by)

    applications.refuse(store, one, reason="冲突", calendars=CALENDARS, by=APPROVER, at=AT)

    with store.reading() as reading:
        kept = decision_on(reading, one.id)
        told = [remark(one) for one in as_findings(reading, kept, "zh")]
    assert not any("示例安全员" in one.zh + one.en for one in kept.findings)
    assert any("的安全员在同一时间" in one and "：示例安全员，" in one for one in told)


def test_a_neighbour_within_the_tolerance_is_told_as_touching(store, terms):
    granted(store, terms)
    border = 120.46
    beside = replace(
        zone_named("邻区", id="z-2"),
        shape=shapely.box(border - 5e-7, 36.09, border + 0.01, 36.11),  # 4 cm
    )

    found = look(store, asked(store, terms, zone=beside))

    (touching,) = [one for one in found.findings if one.rule == "clash_touching"]
    assert touching.level is Level.PASS
    assert "只相接" in remark(touching)
    assert "容差为面积1 m²、平均宽0.1 m" in remark(touching)
    assert said(found, "clash_shared") == ""


def test_an_invalid_closure_is_in_the_way_of_its_neighbours_alone(store, terms):
    shapes = {
        "旁": shapely.transform(BOW, lambda at: at * 0.01 + (120.445, 36.1)),
        "远": shapely.transform(BOW, lambda at: at * 0.01 + (120.545, 36.1)),
        "空": shapely.Polygon(),
    }
    for name, shape in shapes.items():
        closed = replace(zone_named(name, id=name), purpose=Purpose.CLOSURE, scenario=None)
        drawing.add_zones(store, [replace(closed, shape=shape)], by=CLERK, at=AT)

    found = look(store, asked(store, terms))

    unknown = [one.subject for one in found.blocking if one.rule == "clash_unknown"]
    assert sorted(unknown) == ["旁", "空"]
