"""The GeoJSON of a reading: the contract's properties, and RFC 7946."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
import shapely
from geographiclib.geodesic import Geodesic

from maps import event_ids, events_collection, places_collection

from . import readings
from .readings import READING, movement_between, place

EVENTS = events_collection(READING)["features"]
DELEGATION, MEETING, ENVOY, CONVOY, DENIED, LEAVING, NOWHERE = EVENTS

FIJI = place("x:fiji", "سوفا", "Suva", 178.44, -18.14, country="FJ")
SAMOA = place("x:samoa", "آبيا", "Apia", -171.76, -13.83, country="WS")
TOKYO = place("x:tokyo", "طوكيو", "Tokyo", 139.69, 35.69, country="JP")


def line_of(*stops: Any) -> dict[str, Any]:
    """The geometry of a movement through `stops`."""
    origin, *via, destination = stops
    return events_collection(movement_between(origin, destination, *via))["features"][0]["geometry"]


def test_place_mentions_carry_what_the_contract_promises() -> None:
    tripoli = places_collection(READING)["features"][0]
    assert tripoli["geometry"] == {"type": "Point", "coordinates": [13.18746, 32.88743]}
    assert tripoli["properties"].pop("alternatives")[0]["id"] == "geonames:266826"
    assert tripoli["properties"] == {
        "text": "طرابلس",
        "start": 22,
        "end": 28,
        "id": "geonames:2210247",
        "name": "طرابلس",
        "name_en": "Tripoli",
        "kind": "city",
        "feature": "capital",
        "country": "LY",
        "lon": 13.18746,
        "lat": 32.88743,
        "radius_km": None,
        "confidence": 0.877,
        "metonym": False,
        "reasons": ["سياق"],
        "same_as": None,
    }


def test_the_candidates_of_a_name_stand_at_its_first_mention() -> None:
    """Each further one names the first; another name or another place has its own."""
    tripoli, *_ = READING.places
    again = replace(tripoli, span=replace(tripoli.span, start=40, end=46))
    other = replace(again, resolution=replace(tripoli.resolution, confidence=0.3))
    repeated = places_collection(replace(READING, places=(tripoli, again, other)))["features"]
    found = [feature["properties"] for feature in repeated]
    assert [len(one["alternatives"]) for one in found] == [1, 0, 1]
    assert [one["same_as"] for one in found] == [None, 22, None]


def test_name_that_was_not_located_keeps_its_place_in_the_list_without_geometry() -> None:
    unknown = places_collection(READING)["features"][-1]
    assert unknown["geometry"] is None
    assert (unknown["properties"]["text"], unknown["properties"]["id"]) == ("بلدة الريحان", None)


def test_event_carries_what_the_contract_promises() -> None:
    properties = ENVOY["properties"]
    assert properties["destination"]["name_en"] == "Benghazi"
    assert properties["origin"]["inferred"] is False
    assert [stop["id"] for stop in properties["via"]] == ["iso3166:MT"]
    assert properties["actors"] == [
        {"name": "المبعوث الأممي", "title": None, "kind": "person", "start": 96, "end": 110}
    ]
    chosen = ("kind", "status", "start", "end", "date_precision", "date_text", "trigger", "attributed_to")
    assert [properties[key] for key in chosen] == [
        "movement",
        "planned",
        "2024-05-11",
        "2024-05-20",
        "vague",
        "منتصف مايو 2024",
        "يسافر",
        None,
    ]


def test_every_quoted_string_is_the_text_at_its_offsets() -> None:
    found = []
    for event in EVENTS:
        properties = event["properties"]
        found += properties["evidence"]
        found += [{"text": who["name"], **who} for who in properties["actors"] + properties["hosts"]]
        found += [ref for ref in (properties["destination"], properties["origin"]) if ref and ref["start"]]
    assert len(found) > 15
    assert [readings.TEXT[quote["start"] : quote["end"]] for quote in found] == [q["text"] for q in found]


def test_inferred_origin_is_named_and_says_why() -> None:
    origin = DELEGATION["properties"]["origin"]
    assert (origin["text"], origin["start"], origin["inferred"], origin["why"]) == (
        "مصر",
        None,
        True,
        "وفد مصري",
    )


def test_geometry_is_a_line_where_both_ends_are_located_a_point_where_one_is_else_null() -> None:
    kinds = [event["geometry"] and event["geometry"]["type"] for event in EVENTS]
    assert kinds == ["LineString", "Point", "LineString", "LineString", "Point", "Point", None]


def test_line_runs_from_the_origin_through_via_to_the_destination() -> None:
    line = shapely.LineString(ENVOY["geometry"]["coordinates"])
    malta = shapely.Point(readings.MALTA.lon, readings.MALTA.lat)
    assert line.coords[0] == (10.16579, 36.81897)
    assert line.coords[-1] == (20.06859, 32.11486)
    assert line.distance(malta) < 1e-4


def test_line_is_the_shortest_way_over_the_ground() -> None:
    geometry = line_of(readings.TRIPOLI, TOKYO)
    pairs = pairwise(geometry["coordinates"])
    along = sum(Geodesic.WGS84.Inverse(a[1], a[0], b[1], b[0])["s12"] for a, b in pairs)
    tripoli = readings.TRIPOLI
    direct = Geodesic.WGS84.Inverse(tripoli.lat, tripoli.lon, TOKYO.lat, TOKYO.lon)["s12"]
    assert along == pytest.approx(direct, rel=1e-6)
    assert 13 <= len(geometry["coordinates"]) <= 33


@pytest.mark.parametrize("stops", [(FIJI, SAMOA), (SAMOA, FIJI), (TOKYO, SAMOA, FIJI)])
def test_line_across_the_antimeridian_is_cut_there(stops: tuple[Any, ...]) -> None:
    geometry = line_of(*stops)
    assert geometry["type"] == "MultiLineString"
    for before, after in pairwise(geometry["coordinates"]):
        assert abs(before[-1][0]) == 180
        assert after[0] == [-before[-1][0], before[-1][1]]
    longitudes = [lon for part in geometry["coordinates"] for lon, _ in part]
    assert all(-180 <= lon <= 180 for lon in longitudes)
    for part in geometry["coordinates"]:
        assert max(abs(b[0] - a[0]) for a, b in pairwise(part)) < 20


def test_line_crossing_twice_comes_back() -> None:
    geometry = line_of(FIJI, SAMOA, TOKYO)
    assert [len(geometry["coordinates"]), geometry["coordinates"][-1][-1]] == [3, [139.69, 35.69]]


def test_way_back_to_the_same_place_is_a_point() -> None:
    assert line_of(readings.TRIPOLI, readings.TRIPOLI)["type"] == "Point"


def test_round_trip_through_another_place_is_a_line() -> None:
    assert line_of(readings.TRIPOLI, readings.TUNIS, readings.TRIPOLI)["type"] == "LineString"


def test_ids_are_the_same_every_time_and_differ_within_an_article() -> None:
    assert [event["id"] for event in EVENTS] == list(event_ids(READING))
    assert events_collection(READING) == {"type": "FeatureCollection", "features": EVENTS}
    assert len(set(event_ids(READING))) == len(READING.events)


def test_ids_survive_a_change_of_everything_but_kind_place_and_trigger() -> None:
    wiser = replace(READING.events[0], confidence=0.1, origin=None, date=None, hosts=())
    again = replace(READING, events=(*READING.events[1:], wiser))
    assert event_ids(again)[-1] == event_ids(READING)[0]


def test_two_events_told_by_the_same_word_get_two_ids() -> None:
    twice = replace(READING, events=(READING.events[0], READING.events[0]))
    first, second = event_ids(twice)
    assert second == f"{first}-2"


def test_collections_are_plain_json() -> None:
    for collection in (events_collection(READING), places_collection(READING)):
        assert json.loads(json.dumps(collection, allow_nan=False)) == collection
