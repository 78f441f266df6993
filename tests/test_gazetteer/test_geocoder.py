"""The gazetteer as a geopy geocoder."""

from __future__ import annotations

import pytest
from geopy.exc import GeocoderQueryError
from geopy.extra.rate_limiter import RateLimiter
from geopy.geocoders.base import Geocoder
from geopy.location import Location
from geopy.point import Point

from gazetteer import ArabicGeocoder, Context, Gazetteer


@pytest.fixture(scope="module")
def geocoder(gazetteer: Gazetteer) -> ArabicGeocoder:
    """A geocoder over the gazetteer."""
    return ArabicGeocoder(gazetteer)


def test_it_is_a_geopy_geocoder(geocoder: ArabicGeocoder) -> None:
    """So that code written for geopy takes it."""
    assert isinstance(geocoder, Geocoder)


def test_geocode_answers_a_location(geocoder: ArabicGeocoder) -> None:
    """Point, address and rich raw data."""
    location = geocoder.geocode("بنغازي")
    assert isinstance(location, Location)
    assert (location.latitude, location.longitude) == pytest.approx((32.11486, 20.06859), abs=1e-4)
    assert location.address == "بنغازي، ليبيا"
    assert location.raw["id"] == "geonames:88319"
    assert {"name", "name_en", "kind", "country", "score", "match", "reasons"} <= set(location.raw)


def test_geocode_answers_all_when_asked(geocoder: ArabicGeocoder) -> None:
    """Best first, no more than the limit."""
    locations = geocoder.geocode("طرابلس", exactly_one=False, limit=5)
    assert isinstance(locations, list)
    assert 1 < len(locations) <= 5
    assert locations[0] == geocoder.geocode("طرابلس")


def test_what_follows_a_comma_says_where(geocoder: ArabicGeocoder) -> None:
    """As in an address."""
    assert geocoder.geocode("طرابلس، لبنان").raw["country"] == "LB"
    assert geocoder.geocode("طرابلس, ليبيا").raw["country"] == "LY"


def test_a_standing_context_holds_for_every_query(gazetteer: Gazetteer) -> None:
    """Given once, when made."""
    geocoder = ArabicGeocoder(gazetteer, context=Context(countries={"LB": 1.0}))
    assert geocoder.geocode("طرابلس").raw["country"] == "LB"


@pytest.mark.parametrize("exactly_one", [True, False])
def test_nothing_found_is_none(geocoder: ArabicGeocoder, exactly_one: bool) -> None:
    """As geopy's own geocoders answer."""
    assert geocoder.geocode("قظغثصضط", exactly_one=exactly_one) is None


@pytest.mark.parametrize("query", ["", "  ", "،", None, 5])
def test_a_query_that_is_none_raises_geopys_error(geocoder: ArabicGeocoder, query: object) -> None:
    """Empty, or no text."""
    with pytest.raises(GeocoderQueryError):
        geocoder.geocode(query)  # type: ignore[arg-type]


@pytest.mark.parametrize("query", [(32.9, 13.2), "32.9, 13.2", Point(32.9, 13.2)])
def test_reverse_answers_the_nearest_town(geocoder: ArabicGeocoder, query: object) -> None:
    """Latitude first, in all the ways geopy takes a point."""
    location = geocoder.reverse(query)  # type: ignore[arg-type]
    assert isinstance(location, Location)
    assert location.raw["name"] == "طرابلس"
    assert location.raw["distance_km"] < 5


@pytest.mark.parametrize("query", ["nowhere", object()])
def test_a_point_that_is_none_raises_geopys_error(geocoder: ArabicGeocoder, query: object) -> None:
    """Not a point at all."""
    with pytest.raises(GeocoderQueryError):
        geocoder.reverse(query)  # type: ignore[arg-type]


def test_geopys_rate_limiter_takes_it(geocoder: ArabicGeocoder) -> None:
    """The usual wrapper for bulk work."""
    limited = RateLimiter(geocoder.geocode, min_delay_seconds=0.0)
    assert [limited(name).raw["country"] for name in ("القاهرة", "بنغازي", "تونس")] == ["EG", "LY", "TN"]


def test_a_timeout_may_be_given(geocoder: ArabicGeocoder) -> None:
    """Part of geopy's contract; nothing here waits."""
    assert geocoder.geocode("القاهرة", timeout=3) is not None
    assert geocoder.reverse((30, 31), timeout=3) is not None
