"""The journal of drawing: what was written is found again, whatever happens to the file."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely import MultiPolygon, Polygon, box

from qdpilot.editing.journal.compare import missing
from qdpilot.editing.journal.entries import About, EditDone, Settled, Stamp, ZoneState, form_of
from qdpilot.editing.journal.geojson import as_geojson
from qdpilot.editing.journal.journal import Journal
from qdpilot.editing.journal.lines import line, lines_of
from qdpilot.editing.journal.replay import replay
from qdpilot.editing.journal.zone_form import zone_form, zone_of
from qdpilot.model.schedule import DaysOff, Schedule, Weekday, Window
from qdpilot.model.zone import AreaRule, Purpose, Stop, Take, Zone

AT = datetime(2026, 6, 12, 4, 0, 7, 250_000, tzinfo=UTC)
STAMP = Stamp(by="clerk", at=AT)
POLYGON = About(tool="map.polygon", name="石老人接驳区", purpose="pilot_area")
ZONE = Zone(
    id="z1",
    name="石老人 “接驳”\n区",
    purpose=Purpose.CAPACITY_AREA,
    shape=Polygon(
        box(120.4, 36.0, 120.5, 36.1).exterior, [box(120.42, 36.02, 120.43, 36.03).exterior]
    ),
    scenario="shuttle",
    operator="示例公司",
    capacity=12,
    schedule=Schedule(
        start=date(2026, 6, 1),
        end=None,
        windows=(Window(from_min=1320, to_min=360, days=(Weekday(day=0),)),),
        exceptions=(DaysOff(start=date(2026, 6, 7), end=date(2026, 6, 9), label="高考"),),
    ),
    height_limit_m=120,
    stops=(Stop(name="一站", at=(120.41, 36.01)),),
    rule=AreaRule(take=Take.OPEN_ROADS, districts=("370202",), buffer_m=-5),
    note="备注",
    sample=True,
)
#: Crosses itself.
DRAFT = replace(ZONE, id="z2", shape=Polygon([(0, 0), (1, 1), (1, 0), (0, 1)]))
PARTS = replace(ZONE, id="z3", shape=MultiPolygon([box(0, 0, 1, 1), box(2, 2, 3, 3)]))

corner = st.tuples(
    st.integers(1_200_000_000, 1_209_999_999).map(lambda n: n / 1e7),
    st.integers(360_000_000, 369_999_999).map(lambda n: n / 1e7),
)
#: What a person does to one sketch: a corner, a corner back, Esc, the undo of it.
act = st.one_of(corner, st.sampled_from(["back", "esc", "undo"]))


class Memory:
    """A log in memory that can be full."""

    def __init__(self) -> None:
        self.content, self.is_full, self.kept, self.renewals = b"", False, True, 0

    @property
    def size(self) -> int:
        return len(self.content)

    def append(self, lines: bytes, *, force: bool) -> None:
        if self.is_full:
            raise OSError(28, "No space left on device")
        self.content += lines

    def renew(self, lines: bytes) -> None:
        self.append(b"", force=True)
        self.content, self.renewals = lines, self.renewals + 1

    def close(self, *, keep: bool) -> None:
        self.kept = keep


@pytest.fixture
def log() -> Memory:
    return Memory()


@pytest.fixture
def journal(log) -> Journal:
    return Journal(log, office="o1")


def done(*states: ZoneState, closes: tuple[str, ...] = ()) -> EditDone:
    return EditDone(title="zone.put", states=states, closes=closes, stamp=STAMP)


def drawn(journal: Journal, acts: list[object]) -> list[tuple[tuple[float, float], ...]]:
    """Do these to one sketch; return what was shown after each."""
    now: tuple[tuple[float, float], ...] = ()
    kept: tuple[tuple[float, float], ...] = ()
    shown = []
    for one in acts:
        if one == "esc" and now:
            journal.let_be("s")
            now, kept = (), now
        elif one != "esc":
            if one == "undo" and kept:
                now, kept = kept, ()
            elif one in ("undo", "back"):
                now = now[:-1]
            else:
                now, kept = (*now, one), ()
            if not kept:
                journal.sketch("s", now, about=POLYGON, stamp=STAMP)
        shown.append(now or kept)
    return shown


# Zones and lines


@pytest.mark.parametrize("zone", [ZONE, DRAFT, PARTS, replace(ZONE, schedule=None, capacity=None)])
def test_a_zone_comes_back_equal_through_json(zone):
    assert zone_of(json.loads(json.dumps(zone_form(zone)))) == zone


@given(st.dictionaries(st.text(), st.one_of(st.none(), st.integers(), st.text(), st.booleans())))
def test_a_line_is_read_as_it_was_written_and_holds_no_other_newline(form):
    written = line(form)

    assert written.count(b"\n") == 1
    assert lines_of(written).forms == (form,)


@given(st.integers(0), st.integers(1, 255))
def test_a_changed_byte_costs_its_line_and_no_other(at, change):
    lines = [line({"n": number, "name": "区域"}) for number in range(5)]
    content = bytearray(b"".join(lines))
    at %= len(content)
    content[at] ^= change

    read = lines_of(bytes(content))

    hit = sum(at >= sum(map(len, lines[: number + 1])) for number in range(5))
    whole = {number for number in range(5) if number != hit}
    if content.count(b"\n") == 5:
        assert {form["n"] for form in read.forms} == whole
    else:  # the newline itself: two lines are one
        assert {form["n"] for form in read.forms} >= whole - {hit + 1}
    assert len(read.damaged) + bool(read.torn) + len(read.forms) >= 4


# Sketches


@given(st.lists(act, max_size=90), st.integers(0, 10**6))
def test_a_journal_cut_anywhere_holds_what_was_shown_when_it_was_so_long(acts, cut):
    log = Memory()
    journal, lengths, shown = Journal(log, office="o1"), [], []
    for number in range(len(acts)):
        one = drawn_once(journal, acts, number)
        lengths.append(log.size)
        shown.append(one)
    cut %= log.size + 1

    found = replay(log.content[:cut])

    whole = [one for one, length in zip(shown, lengths, strict=True) if length <= cut]
    torn = [one for one, length in zip(shown, lengths, strict=True) if length > cut]
    corners = found.sketches[0].corners if found.sketches else ()
    # A line that is whole but for its newline counts: it may be one act ahead.
    assert corners in ((whole or [()])[-1], *torn[:1])
    assert found.damaged == ()
    assert not any(one.is_partial for one in found.sketches)


def drawn_once(
    journal: Journal, acts: list[object], number: int
) -> tuple[tuple[float, float], ...]:
    """Do the act of this number to the sketch as the acts before left it."""
    states = drawn(Journal(Memory(), office="o1"), acts[: number + 1])
    before = states[number - 1] if number else ()
    let_be = _is_let_be(acts[:number])
    one = acts[number]
    if one == "esc":
        if before and not let_be:
            journal.let_be("s")
    elif not _is_let_be(acts[: number + 1]):
        journal.sketch("s", states[number], about=POLYGON, stamp=STAMP)
    return states[number]


def _is_let_be(acts: list[object]) -> bool:
    now = kept = 0
    for one in acts:
        if one == "esc":
            now, kept = (0, now) if now else (now, kept)
        elif one == "undo" and kept:
            now, kept = kept, 0
        elif one in ("undo", "back"):
            now = max(now - 1, 0)
        else:
            now, kept = now + 1, 0
    return bool(kept)


def test_a_click_writes_little_however_many_corners_there_are(journal, log):
    corners = [(120 + n / 1e4, 36.0) for n in range(1000)]
    journal.sketch("s", corners, about=POLYGON, stamp=STAMP)
    before = log.size

    journal.sketch("s", [*corners, (121.0, 36.5)], about=POLYGON, stamp=STAMP)

    assert log.size - before < 400


def test_a_sketch_that_did_not_change_writes_nothing(journal, log):
    journal.sketch("s", [(120.0, 36.0)], about=POLYGON, stamp=STAMP)
    before = log.size

    journal.sketch("s", [(120.0, 36.0)], about=POLYGON, stamp=STAMP)

    assert log.size == before


def test_what_the_sketch_is_for_is_found_too(journal, log):
    about = About(tool="map.corridor", name="甲", purpose="closure", settings={"half_width_m": 15})
    journal.sketch("s", [(120.0, 36.0)], about=POLYGON, stamp=STAMP)
    journal.sketch("s", [(120.0, 36.0)], about=about, stamp=STAMP)

    (found,) = replay(log.content).sketches

    assert (found.about, found.stamp, found.corners) == (about, STAMP, ((120.0, 36.0),))


def test_after_a_full_disk_the_sketch_is_written_whole(journal, log):
    journal.sketch("s", [(120.0, 36.0)], about=POLYGON, stamp=STAMP)
    log.is_full = True
    with pytest.raises(OSError, match="No space"):
        journal.sketch("s", [(120.0, 36.0), (121.0, 36.0)], about=POLYGON, stamp=STAMP)
    log.is_full = False

    three = [(120.0, 36.0), (121.0, 36.0), (121.0, 37.0)]
    journal.sketch("s", three, about=POLYGON, stamp=STAMP)

    (found,) = replay(log.content).sketches
    assert found.corners == tuple(three)
    assert not found.is_partial


def test_a_damaged_step_leaves_the_corners_around_it_and_says_so(journal, log):
    corners = [(120.0 + n, 36.0) for n in range(4)]
    for count in range(1, 5):
        journal.sketch("s", corners[:count], about=POLYGON, stamp=STAMP)
    lines = log.content.split(b"\n")
    lines[3] = lines[3].replace(b"122.0", b"122.5")

    found = replay(b"\n".join(lines))

    (sketch,) = found.sketches
    assert set(sketch.corners) == {corners[0], corners[1], corners[3]}
    assert sketch.is_partial
    assert found.damaged == (lines[3],)


# Edits


def test_an_edit_that_was_not_saved_is_found_and_closes_its_sketch(journal, log):
    journal.sketch("z1", [(120.0, 36.0)], about=POLYGON, stamp=STAMP)
    journal.edit(done(ZoneState(zone=ZONE)))

    found = replay(log.content)

    assert found.sketches == ()
    assert [one.state.zone for one in found.edits] == [ZONE]


def test_a_saved_edit_is_not_found(journal, log):
    number = journal.edit(done(ZoneState(zone=ZONE), ZoneState(zone=DRAFT, gone=True)))
    journal.saved(number)

    assert not replay(log.content)


def test_the_last_state_stands_for_a_chain_of_edits(journal, log):
    later = replace(ZONE, note="再改")
    journal.edit(done(ZoneState(zone=ZONE)))
    journal.edit(done(ZoneState(zone=later)))

    (found,) = replay(log.content).edits

    assert found.state.zone == later
    assert found.earlier == (ZONE, later)


def test_what_was_refused_stays_when_the_stored_plan_came_back_before_the_next_edit(journal, log):
    refused, later = replace(ZONE, note="被拒"), replace(ZONE, note="后来")
    journal.edit(done(ZoneState(zone=refused)))
    journal.plan_read()
    journal.saved(journal.edit(done(ZoneState(zone=later))))

    assert [one.state.zone for one in replay(log.content).edits] == [refused]


def test_what_was_settled_is_not_found_again_and_all_else_is(journal, log):
    journal.sketch("s", [(120.0, 36.0)], about=POLYGON, stamp=STAMP)
    journal.edit(done(ZoneState(zone=ZONE), ZoneState(zone=DRAFT)))
    first, second = replay(log.content).edits

    content = log.content + line(form_of(Settled(first.key))) + line(form_of(Settled("s")))

    assert replay(content).edits == (second,)
    assert replay(content).sketches == ()


def test_entries_of_a_newer_program_are_kept_as_damage_not_dropped(journal, log):
    journal.edit(done(ZoneState(zone=ZONE)))
    strange = line({"n": 2, "k": "hologram"})

    found = replay(log.content + strange)

    assert found.damaged == (strange.rstrip(b"\n"),)
    assert len(found.edits) == 1


def test_a_journal_grown_large_goes_on_with_what_is_open(journal, log):
    journal.sketch("s", [(120.0, 36.0)], about=POLYGON, stamp=STAMP)
    journal.sketch("t", [(120.5, 36.0)], about=POLYGON, stamp=STAMP)
    journal.let_be("t")
    big = replace(ZONE, note="改" * 50_000)
    for _ in range(4):
        journal.saved(journal.edit(done(ZoneState(zone=big))))
    journal.sketch("s", [(120.0, 36.0), (120.1, 36.0)], about=POLYGON, stamp=STAMP)

    found = replay(log.content)

    assert log.renewals == 2
    assert log.size < 2000
    seen = {one.key: (len(one.corners), one.is_let_be, one.is_partial) for one in found.sketches}
    assert seen == {"s": (2, False, False), "t": (1, True, False)}
    assert found.edits == ()


@pytest.mark.parametrize(
    ("acts", "kept"),
    [([], False), (["sketch"], True), (["sketch", "let_be"], False), (["edit"], True)],
)
def test_a_journal_is_kept_at_the_end_only_for_what_is_neither_saved_nor_let_be(
    journal, log, acts, kept
):
    for one in acts:
        if one == "sketch":
            journal.sketch("s", [(120.0, 36.0)], about=POLYGON, stamp=STAMP)
        elif one == "let_be":
            journal.let_be("s")
        else:
            journal.edit(done(ZoneState(zone=ZONE)))

    journal.close()

    assert log.kept is kept


# Against the store


def found_edit(*states: ZoneState):
    log = Memory()
    journal = Journal(log, office="o1")
    for state in states:
        journal.edit(done(state))
    return replay(log.content).edits


OTHER = replace(ZONE, note="他人所改")


@pytest.mark.parametrize(
    ("state", "stored", "expected"),
    [
        (ZoneState(zone=ZONE), None, [False]),
        (ZoneState(zone=ZONE), replace(ZONE, version=1), []),
        (ZoneState(zone=ZONE, base=3), replace(OTHER, version=3), [False]),
        (ZoneState(zone=ZONE, base=3), replace(OTHER, version=4), [True]),
        (ZoneState(zone=ZONE, base=3, gone=True), None, []),
        (ZoneState(zone=ZONE, base=3, gone=True), replace(ZONE, version=3), [False]),
        (ZoneState(zone=ZONE, base=3, gone=True), replace(OTHER, version=4), [True]),
    ],
)
def test_only_what_the_store_lacks_is_missing(state, stored, expected):
    there = {} if stored is None else {"z1": stored}

    assert [one.is_overtaken for one in missing(found_edit(state), there)] == expected


def test_a_zone_as_our_own_earlier_edit_left_it_was_not_overtaken():
    first, second = replace(ZONE, note="一"), replace(ZONE, note="二")
    edits = found_edit(ZoneState(zone=first, base=3), ZoneState(zone=second, base=3))

    (one,) = missing(edits, {"z1": replace(first, version=4)})

    assert not one.is_overtaken


def test_the_export_holds_every_corner(journal, log):
    for key, count in (("a", 1), ("b", 2), ("c", 3)):
        corners = [(120.0 + n, 36.0 + n * n) for n in range(count)]
        journal.sketch(key, corners, about=POLYGON, stamp=STAMP)
    journal.edit(done(ZoneState(zone=PARTS)))
    found = replay(log.content)

    features = json.loads(as_geojson([*found.sketches, *found.edits]))["features"]

    kinds = [one["geometry"]["type"] for one in features]
    assert kinds == ["Point", "LineString", "Polygon", "MultiPolygon"]
    assert features[2]["geometry"]["coordinates"] == [[[120, 36], [121, 37], [122, 40], [120, 36]]]
    assert features[3]["properties"]["schedule"]["start"] == "2026-06-01"
