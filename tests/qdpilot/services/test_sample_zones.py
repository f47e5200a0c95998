"""The zones of the sample office: the one that is opened district-wide is kept as its rule."""

from __future__ import annotations

import json

import pytest
import shapely

import resources
from qdpilot.geometry.area_rule import Sources, area_by, digest_of, is_same
from qdpilot.geometry.basemap import load_basemap
from qdpilot.geometry.measure import area_m2
from qdpilot.model.zone import Purpose, Take
from qdpilot.services.sample_zones import zones

NEW = shapely.box(120.40, 36.19, 120.41, 36.20)


def test_the_district_wide_zone_is_its_rule_and_a_new_closure_takes_itself_off() -> None:
    made = dict(zones(json.loads(resources.content("samples", "qingdao.json"))))
    licang = made["licang"]
    assert licang.rule is not None
    assert (licang.rule.take, licang.rule.districts) == (Take.DISTRICTS, ("370213",))
    closures = tuple(one.shape for one in made.values() if one.purpose is Purpose.CLOSURE)
    districts = {one.adcode: one.shape for one in load_basemap().districts}

    now = area_by(licang.rule, Sources(districts=districts, closures=closures))
    assert licang.rule.result_sha256 == digest_of(now) == digest_of(licang.shape)
    then = area_by(licang.rule, Sources(districts=districts, closures=(*closures, NEW)))
    assert not is_same(then, licang.shape)
    gone = area_m2(licang.shape) - area_m2(then)
    around = 2 * 20 * (893 + 1110) + 3.1416 * 400  # 20 m around a box of about 893 by 1,110 m
    assert gone == pytest.approx(area_m2(NEW) + around, rel=0.02)
