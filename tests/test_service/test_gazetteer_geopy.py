"""Clients of Nominatim and Photon as they are, geopy's, against the running service."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from geopy.exc import GeocoderQueryError
from geopy.extra.rate_limiter import RateLimiter
from geopy.geocoders import Nominatim, Photon
from geopy.point import Point

from gazetteer import Gazetteer
from maps import Assets
from service.app import create_app
from service.settings import Settings
from service.store import open_store

from .conftest import DATA
from .serving import LOCAL_HOSTS, serving

TRIPOLI_LY, TRIPOLI_LB = (32.88743, 13.18733), (34.43352, 35.84415)
LEBANON_BOX = [Point(33, 35), Point(35, 37)]
WORLD_BOX = [Point(-80, -179), Point(80, 179)]


@pytest.fixture(scope="module")
def address(gazetteer: Gazetteer, assets: Assets, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Host and port of a running service."""
    path: Path = tmp_path_factory.mktemp("geopy") / "store.gpkg"
    store = open_store(str(path))
    app = create_app(
        Settings(data=DATA, store=str(path)),
        store=store,
        gazetteer=gazetteer,
        assets=assets,
        local_hosts=LOCAL_HOSTS,
    )
    with serving(app) as url:
        yield url.removeprefix("http://")
    store.close()


@pytest.fixture
def nominatim(address: str) -> Nominatim:
    """geopy's client of Nominatim."""
    return Nominatim(domain=f"{address}/nominatim", scheme="http", user_agent="masalik-tests", timeout=20)


@pytest.fixture
def photon(address: str) -> Photon:
    """geopy's client of Photon."""
    return Photon(domain=f"{address}/photon", scheme="http", user_agent="masalik-tests", timeout=20)


def here(location: object) -> tuple[float, float]:
    """Latitude and longitude of a location."""
    return round(location.latitude, 5), round(location.longitude, 5)  # type: ignore[attr-defined]


@pytest.mark.filterwarnings("ignore:websockets")
class TestNominatim:
    """`geopy.geocoders.Nominatim` pointed at `/nominatim`."""

    def test_geocodes_to_one_place_with_its_address(self, nominatim: Nominatim) -> None:
        """In Arabic."""
        found = nominatim.geocode("طرابلس")
        assert (here(found), found.address) == (TRIPOLI_LY, "طرابلس، ليبيا")
        assert isinstance(found.raw["place_id"], int)
        assert "osm_id" not in found.raw

    def test_geocodes_to_all_places(self, nominatim: Nominatim) -> None:
        """As many as asked for."""
        found = nominatim.geocode("طرابلس", exactly_one=False, limit=2)
        assert [here(one) for one in found] == [TRIPOLI_LY, TRIPOLI_LB]

    def test_finds_nothing_for_an_unknown_name(self, nominatim: Nominatim) -> None:
        """None, in both ways of asking."""
        assert nominatim.geocode("خخخخخ") is None
        assert nominatim.geocode("خخخخخ", exactly_one=False) is None

    @pytest.mark.parametrize("codes", ["lb", ["tn", "lb"]])
    def test_keeps_to_country_codes(self, nominatim: Nominatim, codes: object) -> None:
        """One or several."""
        assert here(nominatim.geocode("طرابلس", country_codes=codes)) == TRIPOLI_LB

    def test_prefers_or_keeps_to_a_viewbox(self, nominatim: Nominatim) -> None:
        """`bounded` makes it a condition."""
        assert here(nominatim.geocode("طرابلس", viewbox=LEBANON_BOX)) == TRIPOLI_LB
        assert here(nominatim.geocode("طرابلس", viewbox=LEBANON_BOX, bounded=True)) == TRIPOLI_LB
        assert nominatim.geocode("بنغازي", viewbox=LEBANON_BOX, bounded=True) is None
        assert here(nominatim.geocode("طرابلس", viewbox=WORLD_BOX, bounded=True)) == TRIPOLI_LY

    def test_tells_details_in_the_language_asked_for(self, nominatim: Nominatim) -> None:
        """Address, names and tags."""
        found = nominatim.geocode(
            "القاهرة", addressdetails=True, language="en", namedetails=True, extratags=True, geometry="wkt"
        )
        assert found.address == "Cairo, Egypt"
        assert found.raw["address"] == {"city": "Cairo", "country": "Egypt", "country_code": "eg"}
        assert found.raw["namedetails"]["name:ar"] == "القاهرة"
        assert found.raw["extratags"]["capital"] == "yes"
        assert found.raw["geotext"].startswith("POINT(31.2")
        south, north, west, east = map(float, found.raw["boundingbox"])
        assert south < found.latitude < north
        assert west < found.longitude < east

    @pytest.mark.parametrize(
        ("query", "expected"),
        [
            ({"city": "طرابلس", "country": "لبنان"}, TRIPOLI_LB),
            ({"city": "Tripoli", "country": "Libya"}, TRIPOLI_LY),
            ({"city": "طرابلس", "country": "اليابان"}, None),
            ({"street": "شارع لا نعرفه 5", "city": "طرابلس"}, None),
            ({"postalcode": "12345"}, None),
        ],
    )
    def test_takes_a_query_in_parts(
        self, nominatim: Nominatim, query: dict[str, str], expected: object
    ) -> None:
        """The most specific part is the place; an unknown one is not replaced by what is around it."""
        found = nominatim.geocode(query)
        assert (here(found) if found else None) == expected

    def test_a_country_in_parts_is_the_country(self, nominatim: Nominatim) -> None:
        """Not a town of its name."""
        found = nominatim.geocode({"country": "لبنان"}, featuretype="country", addressdetails=True)
        assert found.raw["address"] == {"country": "لبنان", "country_code": "lb"}

    def test_names_a_point_at_a_zoom(self, nominatim: Nominatim) -> None:
        """Near a town the town, from afar the country; nothing on the open sea."""
        assert nominatim.reverse((32.8, 13.2)).address == "طرابلس، ليبيا"
        assert nominatim.reverse("32.8, 13.2", zoom=10, language="en").address == "Tripoli, Libya"
        assert nominatim.reverse(Point(32.8, 13.2), zoom=3).raw["address"]["country_code"] == "ly"
        assert nominatim.reverse((35.0, 18.0)) is None
        many = nominatim.reverse((32.8, 13.2), exactly_one=False, addressdetails=False)
        assert [one.address for one in many] == ["طرابلس، ليبيا"]
        assert "address" not in many[0].raw

    def test_is_told_what_is_wrong(self, nominatim: Nominatim) -> None:
        """As geopy's own error."""
        with pytest.raises(GeocoderQueryError):
            nominatim.geocode("طرابلس", country_codes="zz")
        with pytest.raises(GeocoderQueryError):
            nominatim.geocode(" ")

    def test_works_at_the_pace_of_a_limiter(self, nominatim: Nominatim) -> None:
        """As for a table of names."""
        paced = RateLimiter(nominatim.geocode, min_delay_seconds=0.01, swallow_exceptions=False)
        assert [here(paced(name)) for name in ("طرابلس", "طرابلس، لبنان")] == [TRIPOLI_LY, TRIPOLI_LB]


@pytest.mark.filterwarnings("ignore:websockets")
class TestPhoton:
    """`geopy.geocoders.Photon` pointed at `/photon`."""

    def test_geocodes_a_name_or_its_beginning(self, photon: Photon) -> None:
        """With name and country as address."""
        for query in ("طرابلس", "طرابل"):
            found = photon.geocode(query)
            assert (here(found), found.address) == (TRIPOLI_LY, "طرابلس, ليبيا")
        properties = found.raw["properties"]
        assert (properties["osm_key"], properties["osm_value"], properties["type"]) == (
            "place",
            "city",
            "city",
        )
        assert properties["countrycode"] == "LY"
        west, north, east, south = properties["extent"]
        assert west < found.longitude < east
        assert south < found.latitude < north

    def test_geocodes_to_all_places(self, photon: Photon) -> None:
        """As many as asked for, each once."""
        found = photon.geocode("طرابلس", exactly_one=False, limit=3)
        assert [here(one) for one in found[:2]] == [TRIPOLI_LY, TRIPOLI_LB]
        assert len({one.raw["properties"]["place_id"] for one in found}) == len(found) == 3
        assert photon.geocode("خخخخخ", exactly_one=False) is None

    def test_prefers_what_is_near_and_keeps_to_a_box(self, photon: Photon) -> None:
        """`location_bias` and `bbox`."""
        assert here(photon.geocode("طرابلس", location_bias=(33.9, 35.5))) == TRIPOLI_LB
        assert here(photon.geocode("طرابلس", bbox=LEBANON_BOX)) == TRIPOLI_LB
        assert photon.geocode("بنغازي", bbox=LEBANON_BOX) is None

    def test_speaks_the_language_asked_for_and_no_other(self, photon: Photon) -> None:
        """Arabic and English; `default` is Arabic."""
        assert photon.geocode("القاهرة", language="en").address == "Cairo, Egypt"
        assert photon.geocode("Cairo", language="ar").address == "القاهرة, مصر"
        assert photon.geocode("Cairo", language="default").address == "القاهرة, مصر"
        with pytest.raises(GeocoderQueryError):
            photon.geocode("القاهرة", language="de")

    @pytest.mark.parametrize(
        ("tags", "values"),
        [
            ("aeroway:aerodrome", {"aerodrome"}),
            (["place:city", "boundary"], {"city", "administrative"}),
            ("!place", {"administrative"}),
            (":administrative", {"administrative"}),
            (["place:!city", "boundary:administrative"], {"administrative"}),
        ],
    )
    def test_keeps_to_tags(self, photon: Photon, tags: object, values: set[str]) -> None:
        """Wanted or not."""
        query = "مطار طرا" if tags == "aeroway:aerodrome" else "طرابلس"
        found = photon.geocode(query, osm_tag=tags, exactly_one=False, limit=5)
        assert {one.raw["properties"]["osm_value"] for one in found} == values

    def test_names_a_point(self, photon: Photon) -> None:
        """By the towns near it; nothing on the open sea."""
        assert photon.reverse((32.8, 13.2)).address == "طرابلس, ليبيا"
        assert photon.reverse((32.8, 13.2), language="en").address == "Tripoli, Libya"
        found = photon.reverse((32.8, 13.2), exactly_one=False, limit=3)
        assert len(found) == 3
        assert photon.reverse((35.0, 18.0)) is None
