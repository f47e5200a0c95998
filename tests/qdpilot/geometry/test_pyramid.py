"""A pyramid shows all lines where they are, at every scale, and comes back from disk as it was."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from qdpilot.geometry.pyramid import EXPONENTS, STRIP, TILE, WITHIN, build
from qdpilot.geometry.pyramid_file import load, save
from qdpilot.geometry.pyramid_maker import PyramidMaker
from qdpilot.geometry.thinning import joined, lengths, lines_of, thinned

# Seven decimals, as the office stores them; the oracle's own overlay fails on 1e-311.
degrees = st.integers(-5_000_000, 5_000_000).map(lambda one: one / 1e7)
places = st.tuples(degrees, degrees)
paths = st.lists(places, min_size=2, max_size=8, unique=True).map(shapely.LineString)
networks = st.lists(paths, min_size=1, max_size=6)
scales = st.sampled_from([2.0**exponent for exponent in EXPONENTS] + [70.0, 1_000.0, 5e5])
boxes = st.tuples(places, st.floats(1e-3, 0.3), st.floats(1e-3, 0.3)).map(
    lambda one: (*one[0], one[0][0] + one[1], one[0][1] + one[2])
)


def made(lines, kinds=None, least=None):
    of = np.zeros(len(lines), dtype=np.int64) if kinds is None else np.array(kinds)
    return build(lines_of(np.array(lines, dtype=object), of), least or {})


def drawn(pyramid, box, scale, kind=0):
    edges = pyramid.near(kind, box, scale).astype(np.float64) + np.tile(pyramid.origin, 2)
    return shapely.multilinestrings(shapely.linestrings(edges.reshape(-1, 2, 2)))


def around(lines, within):
    """Return less than all that lies within a distance of lines, in a third of the time."""
    return lines.buffer(within, quad_segs=1)


@given(networks, boxes)
@settings(max_examples=30)  # the oracle's overlays take nearly all of the time
def test_at_the_closest_scale_all_that_lies_in_a_box_is_drawn_in_place(lines, box):
    found = drawn(made(lines), box, 2.0 ** EXPONENTS[0])

    inside = shapely.intersection(shapely.union_all(lines), shapely.box(*box))
    assert inside.is_empty or shapely.covers(around(found, 1e-6), inside)
    assert found.is_empty or shapely.covers(around(shapely.union_all(lines), 1e-6), found)


@given(networks, scales)
@settings(max_examples=30)  # the oracle's overlays take nearly all of the time
def test_no_line_is_drawn_further_than_it_may_be_from_where_it_is(lines, scale):
    found = drawn(made(lines), (-1, -1, 1, 1), scale)

    whole = shapely.union_all(lines)
    assert found.is_empty or shapely.covers(whole.buffer(WITHIN / scale + 1e-6), found)


@given(networks)
def test_each_edge_is_within_one_tile_and_tiles_are_in_order(lines):
    for level in made(lines).levels:  # one building for all laws: it takes nearly all of the time
        reach = np.abs(level.edges[:, 2:] - level.edges[:, :2])
        assert (reach <= TILE / level.scale * 1.001).all()
        assert (np.diff(level.keys) > 0).all()
        assert (np.diff(level.starts) > 0).all()
        assert level.starts[0] == 0
        assert level.starts[-1] == len(level.edges)
        lie_strip_by_strip(level)


def lie_strip_by_strip(level):
    strip = STRIP / level.scale
    down = (level.edges[:, 1].astype(np.float64) + level.edges[:, 3]) / 2
    for begin, end in itertools.pairwise(level.starts.tolist()):
        assert (np.diff(down[begin:end]) > -strip * 1.001).all()


def test_kinds_are_apart_and_lesser_ones_are_left_out_far_away():
    one, other = shapely.LineString([(0, 0), (0.4, 0)]), shapely.LineString([(0, 0.1), (0.4, 0.1)])
    pyramid = made([one, other], kinds=[3, 4], least={4: 5_000.0})
    everywhere = (-1, -1, 1, 1)

    near = [drawn(pyramid, everywhere, 10_000.0, kind) for kind in (3, 4)]
    far = [drawn(pyramid, everywhere, 1_000.0, kind) for kind in (3, 4)]

    assert [one.length for one in near] == pytest.approx([0.4, 0.4], abs=1e-6)
    assert [one.length for one in far] == pytest.approx([0.4, 0.0], abs=1e-6)


@pytest.mark.parametrize("within", [0.003, 0.1, 0.4])
def test_lines_are_thinned_as_geos_does(within):
    random = np.random.default_rng(20261129)  # of no corner it is a matter of rounding
    lines = [
        shapely.LineString(random.normal(0, 0.1, (count, 2)).cumsum(axis=0))
        for count in random.integers(2, 40, 400)
    ]
    kinds = np.arange(len(lines))

    thin = thinned(lines_of(np.array(lines, dtype=object), kinds), within)

    oracle = shapely.simplify(lines, within, preserve_topology=False)
    assert shapely.to_wkb(thin.shapes).tolist() == shapely.to_wkb(oracle).tolist()
    assert thin.kinds.tolist() == kinds.tolist()
    assert lengths(thin) == pytest.approx(shapely.length(oracle))


@given(networks, st.floats(1e-7, 0.5))
@settings(max_examples=30)
def test_thinned_lines_keep_their_ends_and_lie_near_all_that_they_lost(lines, within):
    thin = thinned(lines_of(np.array(lines, dtype=object), np.arange(len(lines))), within)

    for line, left in zip(lines, thin.shapes, strict=True):
        assert set(left.coords) <= set(line.coords)
        assert (left.coords[0], left.coords[-1]) == (line.coords[0], line.coords[-1])
        lost = shapely.distance(shapely.points(line.coords), left)
        assert (lost <= within * (1 + 1e-9)).all()


#: A grid of few places, on which ends often meet.
steps = st.tuples(st.integers(0, 2), st.integers(0, 2))
meeting = st.lists(st.lists(steps, min_size=2, max_size=3, unique=True), min_size=1, max_size=8)


@given(meeting, st.data())
@settings(max_examples=50)
def test_lines_are_joined_as_geos_does_but_not_with_those_of_another_kind(paths, data):
    lines = [shapely.LineString(one) for one in paths]
    kinds = np.array([data.draw(st.integers(0, 1)) for _ in lines])

    found = joined(lines_of(np.array(lines, dtype=object), kinds))

    for kind in (0, 1):
        of_kind = shapely.multilinestrings(np.array(lines, dtype=object)[kinds == kind])
        oracle = shapely.get_parts(shapely.line_merge(of_kind))
        told = found.only(found.kinds == kind).shapes
        assert _as_set(told) == _as_set(oracle)


def _as_set(lines):
    return sorted(shapely.to_wkt(shapely.normalize(lines)).tolist())


def test_a_process_of_its_own_makes_what_this_one_makes_and_without_a_last_word_nothing(tmp_path):
    shapes = shapely.linestrings(np.random.default_rng(3).uniform(-1, 1, (90, 7, 2)))
    lines = lines_of(shapes, np.arange(90) % 3)
    steps = []

    with PyramidMaker() as maker:
        for some in (lines.kinds == 0, lines.kinds == 1, lines.kinds == 2):
            maker.send(lines.only(some))
        is_made = maker.finish(
            tmp_path / "a", state="s", least={2: 5_000.0}, told=lambda *step: steps.append(step)
        )
    with PyramidMaker() as forgotten:
        forgotten.send(lines)

    assert is_made
    assert steps == [(done, len(EXPONENTS)) for done in range(len(EXPONENTS))]
    kept, here = load(tmp_path / "a", state="s"), build(lines, {2: 5_000.0})
    for level, other in zip(kept.levels, here.levels, strict=True):
        assert np.array_equal(level.keys, other.keys)
        assert np.array_equal(np.sort(level.edges, axis=0), np.sort(other.edges, axis=0))
    assert [one.name for one in tmp_path.iterdir()] == ["a"]


def test_without_lines_nothing_is_drawn():
    assert drawn(made([]), (-1, -1, 1, 1), 100.0).is_empty


@given(networks)
def test_from_disk_it_is_as_it_was(tmp_path_factory, lines):
    file = tmp_path_factory.mktemp("kept") / "a.roads"
    pyramid = made(lines)

    save(pyramid, file, state="s")
    kept = load(file, state="s")

    assert kept is not None
    assert kept.origin == pyramid.origin
    for level, other in zip(pyramid.levels, kept.levels, strict=True):
        assert level.scale == other.scale
        for name in ("keys", "starts", "edges"):
            assert np.array_equal(getattr(level, name), getattr(other, name))


def test_what_a_file_let_go_of_is_there_again_when_it_is_asked_for(tmp_path):
    pyramid = made([shapely.LineString([(0, 0), (0.1, 0.1), (0.3, 0)])])
    save(pyramid, tmp_path / "a", state="s")
    kept = load(tmp_path / "a", state="s")
    assert kept is not None
    assert kept.file is not None
    asked = (0, (-1.0, -1.0, 1.0, 1.0), 1_000.0)
    before = kept.near(*asked)

    kept.let_go()
    pyramid.let_go()  # has no file

    assert len(before)
    assert np.array_equal(kept.near(*asked), before)


def test_an_older_state_is_not_taken(tmp_path):
    save(made([shapely.LineString([(0, 0), (1, 1)])]), tmp_path / "a", state="before")

    assert load(tmp_path / "a", state="now") is None


@given(st.integers(0, 10_000), st.binary(max_size=40))
def test_a_damaged_file_is_not_taken_or_harmless(tmp_path_factory, at, noise):
    file = tmp_path_factory.mktemp("damaged") / "a"
    save(made([shapely.LineString([(0, 0), (0.1, 0.1)])]), file, state="s")
    content = file.read_bytes()
    file.write_bytes(content[: at % len(content)] + noise)

    kept = load(file, state="s")

    assert kept is None or len(file.read_bytes()) == len(content)


def test_a_missing_file_is_none(tmp_path):
    assert load(tmp_path / "nowhere", state="s") is None


def test_a_disk_that_refuses_leaves_nothing_half(tmp_path):
    with pytest.raises(OSError, match="No such file"):
        save(made([]), tmp_path / "nowhere" / "a", state="s")
