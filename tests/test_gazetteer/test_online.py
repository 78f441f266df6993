"""The chain to an online geocoder, against one of our own on the loopback interface."""

from __future__ import annotations

import time
import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest
from geopy.exc import (
    ConfigurationError,
    GeocoderNotFound,
    GeocoderQueryError,
    GeocoderRateLimited,
    GeocoderUnavailable,
)
from geopy.geocoders import GeoNames, Nominatim, Photon
from geopy.geocoders.base import Geocoder

from gazetteer import (
    AnswerCache,
    ArabicGeocoder,
    AsyncOfflineAdapter,
    ChainGeocoder,
    Gazetteer,
    OnlineServiceWarning,
)

from .online_service import NAME, OnlineService, online_service

AGENT = "masalik-tests (tests@example.org)"
UNKNOWN = "قظغثصضط"
MID_ATLANTIC = (0, -30)


@pytest.fixture
def service() -> Iterator[OnlineService]:
    """The online service."""
    with online_service() as running:
        yield running


@pytest.fixture(scope="module")
def offline(gazetteer: Gazetteer) -> ArabicGeocoder:
    """The gazetteer's geocoder."""
    return ArabicGeocoder(gazetteer)


def online(peer: type[Geocoder], service: OnlineService) -> Geocoder:
    """geopy's geocoder, asking our service."""
    return peer(domain=service.domain, scheme="http", user_agent=AGENT, timeout=5)


@pytest.fixture
def cache(tmp_path: Path) -> AnswerCache:
    """An empty cache."""
    return AnswerCache(tmp_path / "kept" / "answers.sqlite")


def chain(
    offline: ArabicGeocoder, service: OnlineService, cache: AnswerCache, peer: type[Geocoder] = Nominatim
) -> ChainGeocoder:
    """The chain without any delay."""
    return ChainGeocoder(offline, online(peer, service), cache=cache, min_delay_seconds=0.0)


def test_what_is_known_is_not_asked(
    offline: ArabicGeocoder, service: OnlineService, cache: AnswerCache
) -> None:
    """The answers are the gazetteer's, the cache is not even made."""
    geocoder = chain(offline, service, cache)
    assert geocoder.geocode("بنغازي") == offline.geocode("بنغازي")
    assert geocoder.reverse((32.9, 13.2)) == offline.reverse((32.9, 13.2))
    assert geocoder.geocode("طرابلس", exactly_one=False, limit=2) == offline.geocode(
        "طرابلس", exactly_one=False, limit=2
    )
    assert service.asked == []
    assert not cache.path.exists()


@pytest.mark.parametrize("peer", [Nominatim, Photon])
def test_what_is_unknown_is_asked_and_marked(
    offline: ArabicGeocoder, service: OnlineService, cache: AnswerCache, peer: type[Geocoder]
) -> None:
    """With its source, its licence to be credited, and less confidence than a name of the gazetteer."""
    location = chain(offline, service, cache, peer).geocode(NAME)
    assert (location.latitude, location.longitude) == (30.0477, 31.2622)
    marks = ("id", "name", "country", "source", "service", "licence", "attribution", "match")
    assert [location.raw[mark] for mark in marks] == [
        "osm:way/42",
        NAME,
        "EG",
        "openstreetmap",
        peer.__name__,
        "ODbL-1.0",
        "© OpenStreetMap contributors",
        "online",
    ]
    assert 0 < location.raw["confidence"] <= 0.5
    ((_, query, agent),) = service.asked
    assert query["q"] == [NAME]
    assert agent == AGENT


def test_photon_answers_points_far_out(
    offline: ArabicGeocoder, service: OnlineService, cache: AnswerCache
) -> None:
    """Where the gazetteer has no town near."""
    geocoder = chain(offline, service, cache, Photon)
    assert geocoder.reverse(MID_ATLANTIC).raw["source"] == "openstreetmap"
    assert service.asked[0][0] == "/reverse"


@pytest.mark.parametrize("peer", [Nominatim, Photon])
def test_an_answer_is_asked_for_once(
    offline: ArabicGeocoder, service: OnlineService, cache: AnswerCache, peer: type[Geocoder]
) -> None:
    """Also in a later run, also when the service knew nothing; another option is another question."""
    for _ in range(3):
        geocoder = chain(offline, service, cache, peer)
        assert geocoder.geocode(NAME).raw["name"] == NAME
        assert isinstance(geocoder.geocode(NAME, exactly_one=False), list)
        assert geocoder.geocode(UNKNOWN) is None
        assert geocoder.geocode(UNKNOWN, exactly_one=False) is None
    assert len(service.asked) == 2
    geocoder.geocode(NAME, language="en")
    assert len(service.asked) == 3


def test_the_options_reach_nominatim(
    offline: ArabicGeocoder, service: OnlineService, cache: AnswerCache
) -> None:
    """In its words, with Arabic for the language."""
    chain(offline, service, cache).geocode(
        {"street": NAME, "country": "مصر"},
        country_codes=["eg", "ly"],
        viewbox=[(22, 24), (32, 37)],
        bounded=True,
        featuretype="settlement",
    )
    asked = service.asked[0][1]
    assert {
        name: asked[name] for name in ("street", "countrycodes", "viewbox", "bounded", "featureType")
    } == {
        "street": [NAME],
        "countrycodes": ["eg,ly"],
        "viewbox": ["24.0,22.0,37.0,32.0"],
        "bounded": ["1"],
        "featureType": ["settlement"],
    }
    assert asked["accept-language"] == ["ar"]


def test_photons_answers_are_held_to_the_options(
    offline: ArabicGeocoder, service: OnlineService, cache: AnswerCache
) -> None:
    """Which it cannot be asked for: countries and types."""
    geocoder = chain(offline, service, cache, Photon)
    assert geocoder.geocode(NAME, country_codes="ly") is None
    assert geocoder.geocode(NAME, featuretype="city") is None
    assert geocoder.geocode(NAME, country_codes="EG") is not None
    assert geocoder.geocode({"street": NAME, "city": "القاهرة"}) is not None


def test_a_hardly_known_name_is_asked_for_and_kept_when_the_service_knows_nothing(
    offline: ArabicGeocoder, service: OnlineService, cache: AnswerCache
) -> None:
    """`ask_below` says what hardly is."""
    geocoder = ChainGeocoder(
        offline, online(Nominatim, service), cache=cache, min_delay_seconds=0.0, ask_below=0.99999
    )
    assert geocoder.geocode("بنغزي") == offline.geocode("بنغزي")
    assert len(service.asked) == 1


def test_requests_are_spaced(offline: ArabicGeocoder, service: OnlineService, cache: AnswerCache) -> None:
    """Names and points together: three questions take two delays at least."""
    geocoder = ChainGeocoder(offline, online(Photon, service), cache=cache, min_delay_seconds=0.2)
    begun = time.monotonic()
    geocoder.geocode(NAME)
    geocoder.geocode(UNKNOWN)
    geocoder.reverse(MID_ATLANTIC)
    assert time.monotonic() - begun >= 0.4
    assert len(service.asked) == 3


@pytest.mark.parametrize("status", [429, 500, 503, 403])
def test_a_failing_service_takes_nothing_away(
    offline: ArabicGeocoder, service: OnlineService, cache: AnswerCache, status: int
) -> None:
    """The gazetteer's answer stands with the error, a warning says so, nothing is kept."""
    service.status = status
    geocoder = ChainGeocoder(
        offline, online(Nominatim, service), cache=cache, min_delay_seconds=0.0, ask_below=0.99999
    )
    with pytest.warns(OnlineServiceWarning, match="Nominatim"):
        location = geocoder.geocode("بنغزي")
    assert location.raw["country"] == "LY"
    assert str(status) in location.raw["online_error"]
    assert not cache.path.exists()


@pytest.mark.parametrize("peer", [Nominatim, Photon])
@pytest.mark.parametrize("nonsense", [{"of": "another service"}, [{"lat": 1}], 5, "text", [[]]], ids=repr)
def test_an_answer_that_cannot_be_read_takes_nothing_away(
    offline: ArabicGeocoder,
    service: OnlineService,
    cache: AnswerCache,
    peer: type[Geocoder],
    nonsense: object,
) -> None:
    """geopy lets Python's own errors through; here they are geopy's."""
    service.nonsense = nonsense
    with pytest.warns(OnlineServiceWarning, match="GeocoderParseError"):
        assert chain(offline, service, cache, peer).geocode(NAME) is None


def test_errors_are_raised_when_asked_for(
    offline: ArabicGeocoder, service: OnlineService, cache: AnswerCache
) -> None:
    """geopy's own."""
    service.status, service.headers = 429, {"Retry-After": "7"}
    geocoder = ChainGeocoder(
        offline, online(Nominatim, service), cache=cache, min_delay_seconds=0.0, raise_errors=True
    )
    with pytest.raises(GeocoderRateLimited) as raised:
        geocoder.geocode(NAME)
    assert raised.value.retry_after == 7


def test_a_service_that_failed_is_left_alone_for_a_while(
    offline: ArabicGeocoder, service: OnlineService, cache: AnswerCache
) -> None:
    """So that a dead network costs one wait and not one for each name; a bad query is not its fault."""
    geocoder = ChainGeocoder(
        offline, online(Nominatim, service), cache=cache, min_delay_seconds=0.0, raise_errors=True
    )
    service.status = 400
    with pytest.raises(GeocoderQueryError):
        geocoder.geocode(NAME)
    service.status = 503
    for _ in range(3):
        with pytest.raises((GeocoderUnavailable, TimeoutError)):
            geocoder.geocode(NAME)
    assert len(service.asked) == 2
    service.status, service.headers = 429, {"Retry-After": "1"}
    later = chain(offline, service, cache)
    with pytest.warns(OnlineServiceWarning):
        assert later.geocode(NAME) is None
    time.sleep(1.1)
    service.status = 200
    assert later.geocode(NAME) is not None


def test_nobody_there(offline: ArabicGeocoder, cache: AnswerCache) -> None:
    """A port that nothing listens on."""
    with online_service() as service:
        gone = service
    with pytest.warns(OnlineServiceWarning):
        assert chain(offline, gone, cache).geocode(NAME) is None


def test_what_cannot_be_asked_is_said_when_the_chain_is_made(
    offline: ArabicGeocoder, gazetteer: Gazetteer, cache: AnswerCache
) -> None:
    """geopy's `ConfigurationError`, naming what to do; nothing is asked for that."""
    public = Nominatim(user_agent=AGENT)
    awaited = ArabicGeocoder(gazetteer, adapter_factory=AsyncOfflineAdapter)
    for first, second, delay, said in (
        (offline, Photon(), 1.0, "user_agent"),
        (offline, public, 0.1, "1.0 seconds"),
        (offline, GeoNames("me", user_agent=AGENT), 1.0, "licence"),
        (awaited, public, 1.0, "to_thread"),
    ):
        with pytest.raises(ConfigurationError, match=said):
            ChainGeocoder(first, second, cache=cache, min_delay_seconds=delay)
    with pytest.raises(GeocoderNotFound):
        ChainGeocoder.named(offline, "nowhere", user_agent=AGENT)
    assert isinstance(ChainGeocoder.named(offline, "photon", user_agent=AGENT).online, Photon)


def test_wrong_use_raises_before_anything_is_asked(
    offline: ArabicGeocoder, service: OnlineService, cache: AnswerCache
) -> None:
    """As with the gazetteer alone."""
    geocoder = chain(offline, service, cache)
    with pytest.raises(GeocoderQueryError):
        geocoder.geocode("")
    with pytest.raises(GeocoderQueryError):
        geocoder.geocode(NAME, limit=0)
    with pytest.raises(GeocoderQueryError):
        geocoder.reverse("nowhere")
    assert service.asked == []


def test_a_damaged_cache_costs_a_question(
    offline: ArabicGeocoder, service: OnlineService, cache: AnswerCache
) -> None:
    """It is made anew, without a warning."""
    cache.path.parent.mkdir()
    cache.path.write_bytes(b"no database" * 200)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert chain(offline, service, cache).geocode(NAME) is not None
    assert chain(offline, service, cache).geocode(NAME) is not None
    assert len(service.asked) == 1
