"""geopy's contract: what a program written for geopy's own geocoders may expect of ours."""

from __future__ import annotations

import asyncio
import copy
import inspect
import json
import pickle
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from geopy.adapters import AioHTTPAdapter, BaseAsyncAdapter
from geopy.exc import GeocoderQueryError, GeopyError
from geopy.extra.rate_limiter import AsyncRateLimiter, RateLimiter
from geopy.geocoders import Nominatim, Photon, options
from geopy.geocoders.base import Geocoder
from geopy.location import Location
from geopy.point import Point
from waiting import PATIENCE, run_aside

from gazetteer import ArabicGeocoder, AsyncOfflineAdapter, Context, Gazetteer

NO_OUTLINES_AND_TAGS = {"geometry", "extratags"}
"""What Nominatim can add to an answer and we cannot."""

LIBYA = [Point(33.2, 9.3), Point(19.5, 25.2)]


@pytest.fixture(scope="module")
def geocoder(gazetteer: Gazetteer) -> ArabicGeocoder:
    """A geocoder over the gazetteer."""
    return ArabicGeocoder(gazetteer)


@pytest.fixture(scope="module")
def awaited(gazetteer: Gazetteer) -> ArabicGeocoder:
    """The same for programs that await."""
    return ArabicGeocoder(gazetteer, adapter_factory=AsyncOfflineAdapter)


def parameters(method: object) -> dict[str, inspect.Parameter]:
    """The parameters of a method without `self`."""
    found = dict(inspect.signature(method).parameters)  # type: ignore[arg-type]
    del found["self"]
    return found


@pytest.mark.parametrize("method", ["geocode", "reverse"])
@pytest.mark.parametrize("peer", [Nominatim, Photon])
def test_the_signature_is_that_of_geopys_geocoders(method: str, peer: type[Geocoder]) -> None:
    """One positional parameter, `query`; the others by keyword only, with geopy's defaults."""
    ours, theirs = parameters(getattr(ArabicGeocoder, method)), parameters(getattr(peer, method))
    assert next(iter(ours)) == next(iter(theirs)) == "query"
    assert ours["query"].kind is inspect.Parameter.POSITIONAL_OR_KEYWORD
    rest = [parameter for name, parameter in ours.items() if name != "query"]
    assert {parameter.kind for parameter in rest} == {inspect.Parameter.KEYWORD_ONLY}
    common = ours.keys() & theirs.keys()
    assert {"query", "exactly_one", "timeout", "language", "limit"} & theirs.keys() <= common
    assert {name: ours[name].default for name in common} == {name: theirs[name].default for name in common}


@pytest.mark.parametrize("method", ["geocode", "reverse"])
def test_all_options_of_nominatim_are_taken(method: str) -> None:
    """Save those that ask for outlines and tags, which the gazetteer does not have."""
    ours, theirs = parameters(getattr(ArabicGeocoder, method)), parameters(getattr(Nominatim, method))
    assert theirs.keys() - ours.keys() <= NO_OUTLINES_AND_TAGS


def test_it_is_a_geopy_geocoder(geocoder: ArabicGeocoder) -> None:
    """So that code that asks for one takes it, with `with` too."""
    assert isinstance(geocoder, Geocoder)
    with geocoder as entered:
        assert entered.geocode("بنغازي") is not None


def test_exactly_one_is_a_location_and_else_a_list(geocoder: ArabicGeocoder) -> None:
    """The list is no longer than the limit and begins with the one."""
    one = geocoder.geocode("طرابلس", exactly_one=True)
    some = geocoder.geocode("طرابلس", exactly_one=False, limit=3)
    assert isinstance(one, Location)
    assert isinstance(some, list)
    assert [type(each) for each in some] == [Location] * 3
    assert some[0] == one
    assert len({each.raw["id"] for each in some}) == 3


@pytest.mark.parametrize("exactly_one", [True, False])
@pytest.mark.parametrize("query", ["قظغثصضط", "باريس، لبنان", {"city": "قظغثصضط"}, {"street": "شارع النيل"}])
def test_nothing_found_is_none(geocoder: ArabicGeocoder, query: str, exactly_one: bool) -> None:
    """Neither an exception nor an empty list; a place of another country than the one named is not found."""
    assert geocoder.geocode(query, exactly_one=exactly_one) is None


@pytest.mark.parametrize("timeout", [1, 0.5, None])
def test_a_timeout_may_be_given(geocoder: ArabicGeocoder, timeout: float | None) -> None:
    """In seconds, or None for none."""
    assert geocoder.geocode("القاهرة", timeout=timeout) is not None
    assert geocoder.reverse((30, 31), timeout=timeout) is not None


WRONG = [
    {"query": ""},
    {"query": " ، "},
    {"query": None},
    {"query": 5},
    {"query": float("nan")},
    {"query": {}},
    {"query": {"postalcode": "11511"}},
    {"query": {"town": "القاهرة"}},
    {"query": {"city": 5}},
    {"query": "القاهرة", "timeout": 0},
    {"query": "القاهرة", "timeout": -1},
    {"query": "القاهرة", "timeout": "soon"},
    {"query": "القاهرة", "limit": 0},
    {"query": "القاهرة", "limit": "many"},
    {"query": "القاهرة", "country_codes": "egy"},
    {"query": "القاهرة", "viewbox": [(1, 2)]},
    {"query": "القاهرة", "viewbox": ["nowhere", "elsewhere"]},
    {"query": "القاهرة", "featuretype": "street"},
    {"query": "القاهرة", "language": 5},
]


@pytest.mark.parametrize("wrong", WRONG, ids=repr)
def test_wrong_use_raises_geopys_error(geocoder: ArabicGeocoder, wrong: dict[str, object]) -> None:
    """`GeocoderQueryError`, which is a `ValueError` too, with what was wrong."""
    with pytest.raises(GeocoderQueryError) as raised:
        geocoder.geocode(**wrong)  # type: ignore[arg-type]
    assert isinstance(raised.value, GeopyError)
    assert len(str(raised.value)) > 10


@pytest.mark.parametrize("query", ["nowhere", object(), (91, 0), (float("nan"), 3), None, {}])
def test_a_point_that_is_none_raises_geopys_error(geocoder: ArabicGeocoder, query: object) -> None:
    """Not to be read, or outside of the world."""
    with pytest.raises(GeocoderQueryError):
        geocoder.reverse(query)  # type: ignore[arg-type]


@pytest.mark.parametrize("query", [(32.9, 13.2), [32.9, 13.2], "32.9, 13.2", Point(32.9, 13.2, 7)])
def test_reverse_takes_a_point_in_all_of_geopys_ways(geocoder: ArabicGeocoder, query: object) -> None:
    """Latitude first; the town comes with its distance."""
    location = geocoder.reverse(query)  # type: ignore[arg-type]
    assert str(location) == "طرابلس، ليبيا"
    assert 0 < location.raw["distance_km"] < 5
    assert location.raw["containing_country"] == "LY"
    assert location.raw["address"]["country_code"] == "ly"


def test_reverse_answers_several_nearest_first(geocoder: ArabicGeocoder) -> None:
    """In the country of the point."""
    towns = geocoder.reverse((32.9, 13.2), exactly_one=False, limit=4)
    assert isinstance(towns, list)
    assert len(towns) == 4
    distances = [town.raw["distance_km"] for town in towns]
    assert distances == sorted(distances)


def test_reverse_prefers_the_towns_of_its_country(geocoder: ArabicGeocoder) -> None:
    """West of Abu Kammash the nearest town may be Tunisian; the point is in Libya."""
    assert geocoder.reverse((33.1, 11.6)).raw["country"] == "LY"


def test_reverse_at_sea(geocoder: ArabicGeocoder) -> None:
    """Off the coast the nearest town, saying that no country holds the point; far out nothing."""
    assert geocoder.reverse((34.5, 15)).raw["containing_country"] is None
    assert geocoder.reverse((0, -30)) is None
    assert geocoder.reverse((0, -30), exactly_one=False) is None


def test_reverse_from_afar_is_the_country(geocoder: ArabicGeocoder) -> None:
    """Nominatim's zoom."""
    assert str(geocoder.reverse((25, 25), zoom=3)) == "مصر"
    assert geocoder.reverse((0, -30), zoom=3) is None


def test_geopys_rate_limiter_takes_it(geocoder: ArabicGeocoder) -> None:
    """The usual wrapper for bulk work, here without any delay."""
    geocode = RateLimiter(geocoder.geocode, min_delay_seconds=0.0)
    reverse = RateLimiter(geocoder.reverse, min_delay_seconds=0.0)
    found = [geocode(name, language="en") for name in ("القاهرة", "بنغازي", "قظغثصضط")]
    assert list(map(str, found)) == ["Cairo, Egypt", "Benghazi, Libya", "None"]
    assert reverse((30.05, 31.25)).raw["country"] == "EG"


@pytest.mark.parametrize("adapter", [AsyncOfflineAdapter, AioHTTPAdapter])
def test_geopys_async_rate_limiter_takes_it(gazetteer: Gazetteer, adapter: type[BaseAsyncAdapter]) -> None:
    """As geopy's asynchronous geocoders are used: `async with`, awaited calls, several at once."""

    async def all_of(names: list[str]) -> list[str]:
        async with ArabicGeocoder(gazetteer, adapter_factory=adapter) as geocoder:
            geocode = AsyncRateLimiter(geocoder.geocode, min_delay_seconds=0.0)
            reverse = AsyncRateLimiter(geocoder.reverse, min_delay_seconds=0.0)
            found = await asyncio.gather(*(geocode(name) for name in names), reverse((30.05, 31.25)))
            return [str(location) for location in found]

    assert run_aside(all_of(["بنغازي", "قظغثصضط"])) == ["بنغازي، ليبيا", "None", "القاهرة، مصر"]


@pytest.mark.filterwarnings("ignore:coroutine")  # geopy drops what it refuses to await
def test_the_two_manners_are_not_mixed_up(awaited: ArabicGeocoder) -> None:
    """geopy's own errors: `RateLimiter` for plain calls, `AsyncRateLimiter` and `async with` for awaited."""
    with pytest.raises(ValueError, match="AsyncRateLimiter"):
        RateLimiter(awaited.geocode)("القاهرة")
    with pytest.raises(TypeError), awaited:
        pass


def test_the_default_of_geopy_for_all_geocoders_counts(
    gazetteer: Gazetteer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A program that has made all its geocoders asynchronous awaits this one too."""
    monkeypatch.setattr(options, "default_adapter_factory", AioHTTPAdapter)
    assert run_aside(ArabicGeocoder(gazetteer).geocode("تونس")).raw["country"] == "TN"


def test_a_column_is_geocoded_by_passing_the_method(geocoder: ArabicGeocoder) -> None:
    """As `Series.apply` calls it: one value, nothing else; what is unknown leaves a gap."""
    found = list(map(geocoder.geocode, ["بنغازي", "القاهرة", "قظغثصضط"]))
    assert [one and one.raw["country"] for one in found] == ["LY", "EG", None]


def test_it_can_be_copied_and_sent_to_other_processes(geocoder: ArabicGeocoder) -> None:
    """A pickle is as small as a path: the other process opens the file again."""
    sent = pickle.dumps(geocoder)
    assert len(sent) < 2_000
    for twin in (pickle.loads(sent), copy.copy(geocoder), copy.deepcopy(geocoder)):
        assert twin.geocode("بنغازي") == geocoder.geocode("بنغازي")
    location = geocoder.geocode("بنغازي")
    assert pickle.loads(pickle.dumps(location)) == copy.deepcopy(location) == location


def test_threads_share_it(gazetteer: Gazetteer, built: Path) -> None:
    """Eight threads on a geocoder that is new get what one gets, forwards and back."""
    names = ["القاهرة", "بنغازي", "الخرطوم", "طرابلس، لبنان", "Tunis", "للرياض", "دمسق", "قظغثصضط"] * 20
    expected = [str(ArabicGeocoder(gazetteer).geocode(name)) for name in names]
    fresh = ArabicGeocoder(Gazetteer.open(built))
    with ThreadPoolExecutor(8) as pool:
        assert [str(found) for found in pool.map(fresh.geocode, names)] == expected
        towns = set(map(str, pool.map(fresh.reverse, [(30.05, 31.25)] * 40)))
    assert towns == {"القاهرة، مصر"}


def test_raw_says_what_is_known_and_how(geocoder: ArabicGeocoder) -> None:
    """Of the place and of the answer, in what JSON can hold."""
    raw = geocoder.geocode("والاسكندريه").raw
    assert json.loads(json.dumps(raw)) == raw
    place = {key: raw[key] for key in ("id", "source", "names", "kind", "country", "world_view", "language")}
    assert place == {
        "id": "geonames:361058",
        "source": "geonames",
        "names": {"ar": "الإسكندرية", "en": "Alexandria"},
        "kind": "city",
        "country": "EG",
        "world_view": "arab",
        "language": "ar",
    }
    assert raw["population"] > 1_000_000
    assert raw["radius_km"] is None
    assert (raw["match"], raw["matched_name"]) == ("clitic", "الاسكندرية")
    assert 0.5 < raw["confidence"] <= 1
    assert raw["reasons"]
    assert {"feature", "score"} <= raw.keys()
    assert all(
        {"id", "name", "country", "lat", "lon", "score"} <= other.keys() for other in raw["alternatives"]
    )


def test_alternatives_are_the_other_places_of_the_name(geocoder: ArabicGeocoder) -> None:
    """Tripoli of Lebanon beside that of Libya; only the first answer has a confidence."""
    first, second, *_ = geocoder.geocode("طرابلس", exactly_one=False)
    assert "LB" in {other["country"] for other in first.raw["alternatives"]}
    assert first.raw["confidence"] > 0
    assert second.raw["confidence"] is None


def test_what_is_too_uncertain_is_not_found(gazetteer: Gazetteer) -> None:
    """As far as the caller says."""
    strict = ArabicGeocoder(gazetteer, min_confidence=0.9)
    assert ArabicGeocoder(gazetteer).geocode("بنغزي").raw["match"] == "fuzzy"
    assert strict.geocode("بنغزي") is None
    assert strict.geocode("بنغازي") is not None


@pytest.mark.parametrize(
    ("language", "address"),
    [
        (False, "بنغازي، ليبيا"),
        ("ar", "بنغازي، ليبيا"),
        ("fr", "بنغازي، ليبيا"),
        ("en", "Benghazi, Libya"),
        ("fr-FR,en-GB;q=0.8", "Benghazi, Libya"),
    ],
)
def test_the_address_is_in_the_language_asked_for(
    geocoder: ArabicGeocoder, language: str | bool, address: str
) -> None:
    """Arabic unless English is asked for, be it in an Accept-Language header's form."""
    assert str(geocoder.geocode("بنغازي", language=language)) == address


def test_country_codes_leave_others_out(geocoder: ArabicGeocoder) -> None:
    """One or several, in any case."""
    assert geocoder.geocode("طرابلس", country_codes="lb").raw["country"] == "LB"
    assert geocoder.geocode("طرابلس", country_codes=["EG", "lb"]).raw["country"] == "LB"
    assert geocoder.geocode("بنغازي", country_codes="lb") is None


def test_a_viewbox_is_a_preference_and_bounded_a_bound(geocoder: ArabicGeocoder) -> None:
    """As in Nominatim; two corners in any order, latitude first."""
    lebanon = [(33.0, 35.0), (34.7, 36.7)]
    assert geocoder.geocode("طرابلس", viewbox=lebanon, bounded=True).raw["country"] == "LB"
    assert geocoder.geocode("بنغازي", viewbox=lebanon).raw["country"] == "LY"
    assert geocoder.geocode("بنغازي", viewbox=lebanon, bounded=True) is None
    assert geocoder.geocode("طرابلس", viewbox=LIBYA, bounded=True).raw["country"] == "LY"


def test_a_mapping_says_what_each_name_is(geocoder: ArabicGeocoder) -> None:
    """Nominatim's structured query: Tunis and Tunisia have one name."""
    assert geocoder.geocode({"city": "تونس"}).raw["kind"] == "city"
    assert geocoder.geocode({"country": "تونس"}).raw["kind"] == "country"
    assert geocoder.geocode({"city": "طرابلس", "country": "لبنان"}).raw["country"] == "LB"
    assert geocoder.geocode({"state": "الرياض", "postalcode": "11564"}).raw["kind"] == "region"


def test_a_featuretype_says_what_is_wanted(geocoder: ArabicGeocoder) -> None:
    """Nominatim's words for it."""
    assert geocoder.geocode("تونس", featuretype="city").raw["kind"] == "city"
    assert geocoder.geocode("تونس", featuretype="country").raw["kind"] == "country"


def test_details_are_put_in_on_request(geocoder: ArabicGeocoder) -> None:
    """Under Nominatim's keys."""
    raw = geocoder.geocode("بنغازي", addressdetails=True, namedetails=True, language="en").raw
    assert raw["address"] == {"city": "Benghazi", "country": "Libya", "country_code": "ly"}
    assert raw["namedetails"]["name:ar"] == "بنغازي"
    assert not {"address", "namedetails"} & geocoder.geocode("بنغازي").raw.keys()


def test_a_part_that_is_not_understood_is_named(geocoder: ArabicGeocoder) -> None:
    """Rather than hidden: the answer may be elsewhere than meant."""
    assert geocoder.geocode("القاهرة، قظغثصضط").raw["ignored"] == ["قظغثصضط"]
    assert "ignored" not in geocoder.geocode("القاهرة، مصر").raw


def test_what_follows_a_comma_says_where(geocoder: ArabicGeocoder) -> None:
    """A country strictly, other places as a preference; Arabic commas and Latin ones."""
    assert geocoder.geocode("طرابلس، لبنان").raw["country"] == "LB"
    assert geocoder.geocode("طرابلس, ليبيا").raw["country"] == "LY"
    assert geocoder.geocode("Tripoli, Lebanon").raw["country"] == "LB"
    assert geocoder.geocode("طرابلس، محافظة الشمال").raw["country"] == "LB"


def test_a_standing_context_holds_for_every_query(gazetteer: Gazetteer) -> None:
    """Given once, when made."""
    geocoder = ArabicGeocoder(gazetteer, context=Context(countries={"LB": 1.0}))
    assert geocoder.geocode("طرابلس").raw["country"] == "LB"


NO_SOCKETS = """
import socket, sys
def refuse(*args, **kwargs): raise AssertionError("a socket was opened")
sys.addaudithook(lambda event, _: refuse() if event.startswith("socket.") else None)
from pathlib import Path
from gazetteer import ArabicGeocoder, Gazetteer
geocoder = ArabicGeocoder(Gazetteer.open(Path(sys.argv[1])))
for name in ("بنغازي", "بنغزي", "قظغثصضط", "طرابلس، لبنان"):
    print(geocoder.geocode(name), geocoder.reverse((32.9, 13.2)), geocoder.reverse((0, -30)))
"""


def test_no_socket_is_opened(built: Path) -> None:
    """Not for names that are unknown either; Python itself reports every socket."""
    done = subprocess.run(
        [sys.executable, "-c", NO_SOCKETS, str(built)],
        capture_output=True,
        text=True,
        timeout=PATIENCE * 5,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("بنغازي، ليبيا طرابلس، ليبيا None")
