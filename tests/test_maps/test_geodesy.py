"""Lines between any two places on Earth."""

from __future__ import annotations

from itertools import pairwise

import pytest
import shapely
from hypothesis import assume, example, given
from hypothesis import strategies as st

from maps.geodesy import great_circle, line_geometry, point_geometry, same_spot

# Coordinates as a gazetteer gives them: five decimals, no poles
LON = st.integers(-18_000_000, 18_000_000).map(lambda value: value / 100_000)
LAT = st.integers(-8_500_000, 8_500_000).map(lambda value: value / 100_000)
PLACE = st.tuples(LON, LAT)


@given(PLACE, PLACE)
@example((180.0, -18.0), (-180.0, -17.0))
@example((180.0, 10.0), (170.0, 10.0))
@example((-180.0, 10.0), (170.0, 10.0))
@example((179.99999, 0.0), (-179.99999, 0.0))
@example((0.0, 0.0), (180.0, 0.0))
@example((10.0, 80.0), (-170.0, 80.0))
def test_line_stays_on_the_map_and_never_jumps(begin: tuple[float, float], end: tuple[float, float]) -> None:
    assume(not same_spot(begin, end))
    geometry = line_geometry([begin, end])
    parts = [geometry["coordinates"]] if geometry["type"] == "LineString" else geometry["coordinates"]
    assert all(-180 <= lon <= 180 and -90 <= lat <= 90 for part in parts for lon, lat in part)
    assert all(len(part) > 1 for part in parts)
    assert all(abs(b[0] - a[0]) <= 180 for part in parts for a, b in pairwise(part))
    assert shapely.geometry.shape(geometry).is_valid


@given(PLACE, PLACE)
def test_line_begins_and_ends_at_its_places(begin: tuple[float, float], end: tuple[float, float]) -> None:
    assume(begin != end)
    path = great_circle([begin, end])
    assert path[0] == begin
    assert path[-1] == pytest.approx((end[0] + 360 * round((path[-1][0] - end[0]) / 360), end[1]), abs=1e-6)


def test_short_way_has_as_few_vertices_as_make_it_smooth() -> None:
    assert [
        len(great_circle([(13.0, 32.0), (13.1, 32.0)])),
        len(great_circle([(13.0, 32.0), (116.0, 40.0)])),
    ] == [
        13,
        33,
    ]


def test_antimeridian_is_the_same_spot_by_either_name() -> None:
    assert same_spot((180.0, 10.0), (-180.0, 10.0))
    assert not same_spot((180.0, 10.0), (179.9, 10.0))


def test_zero_is_written_without_a_sign() -> None:
    assert str(point_geometry((-0.0000001, 0.0))["coordinates"]) == "[0.0, 0.0]"
