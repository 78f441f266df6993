"""Nearest towns and containing countries."""

from __future__ import annotations

import pytest
from geopy.distance import great_circle
from hypothesis import given, settings
from hypothesis import strategies as st

from gazetteer import Gazetteer

GAZETTEER_POINTS = st.tuples(st.floats(-180, 180), st.floats(-90, 90))


@pytest.mark.parametrize(
    ("lon", "lat", "name"),
    [(13.19, 32.89, "طرابلس"), (31.2496, 30.0626, "القاهرة"), (20.07, 32.12, "بنغازي")],
)
def test_the_nearest_town_comes_first(gazetteer: Gazetteer, lon: float, lat: float, name: str) -> None:
    """Longitude first here, as everywhere in the package."""
    assert gazetteer.reverse(lon, lat)[0].place.name == name


def test_distances_rise_and_are_true(gazetteer: Gazetteer) -> None:
    """Great-circle kilometres from the point."""
    found = gazetteer.reverse(13.2, 32.9, limit=20)
    distances = [nearby.distance_km for nearby in found]
    assert len(found) == 20
    assert distances == sorted(distances)
    for nearby in found:
        true = great_circle((32.9, 13.2), (nearby.place.lat, nearby.place.lon)).km
        assert nearby.distance_km == pytest.approx(true, rel=1e-3, abs=0.01)


@settings(max_examples=50, deadline=None)
@given(point=GAZETTEER_POINTS)
def test_there_is_a_town_for_every_point(gazetteer: Gazetteer, point: tuple[float, float]) -> None:
    """Poles and the date line too."""
    assert len(gazetteer.reverse(*point, limit=3)) == 3


def test_the_date_line_does_not_part_neighbours(gazetteer: Gazetteer) -> None:
    """A point just west of it has the same nearest town as one just east."""
    west, east = gazetteer.reverse(179.999, -16.8)[0], gazetteer.reverse(-179.999, -16.8)[0]
    assert west.place == east.place


@pytest.mark.parametrize(
    ("lon", "lat", "code"),
    [
        (13.2, 32.5, "LY"),
        (31.2, 30.0, "EG"),
        (34.4, 31.45, "PS"),
        (47.9, 29.3, "KW"),
        (-13.0, 24.5, "EH"),
        (44.0, 9.8, "SO"),
        (35.8, 33.0, "SY"),
        (35.235, 31.78, "PS"),
        (18.0, 35.0, None),
        (-30.0, 0.0, None),
    ],
)
def test_the_country_that_contains_a_point(
    gazetteer: Gazetteer, lon: float, lat: float, code: str | None
) -> None:
    """None at sea."""
    place = gazetteer.country_at(lon, lat)
    assert (place.country if place else None) == code
