"""Places in the shapes of Nominatim: json, jsonv2, geojson, geocodejson (nominatim.org, "Place output")."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, log10, radians
from typing import Any

from gazetteer import Gazetteer, Kind, Place

from ..answering.negotiation import GEOJSON, JSON
from ..answering.words import Language
from .documents import about, country_name, name_in
from .placetypes import type_of
from .references import number_of, osm_id

__all__ = ["FORMATS", "Details", "address_of", "box_around", "places_document"]

FORMATS = {"json": JSON, "jsonv2": JSON, "geojson": GEOJSON, "geocodejson": GEOJSON}
_COMMAS = {Language.ARABIC: "، ", Language.ENGLISH: ", "}
_KM_PER_DEGREE = 111.2
_IMPORTANCE_OF_COUNTRY = 0.85
"""On the scale of importance, where a city of a million has 0.6: as the gazetteer ranks them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Details:
    """What a client wants to know of each place, in which language and format."""

    format: str
    language: Language
    address: bool = False
    extra: bool = False
    names: bool = False
    shapes: frozenset[str] = frozenset()


def places_document(
    gazetteer: Gazetteer, places: Sequence[Place], details: Details, *, query: str = "", single: bool = False
) -> Any:
    """The places in the format asked for; with `single` the first of them, or the error of having none."""
    if single and not places:
        return {"error": "Unable to geocode"}
    credit = "; ".join(about(gazetteer)["sources"])
    if details.format == "geojson":
        features = [_feature(gazetteer, place, details) for place in places]
        return {"type": "FeatureCollection", "licence": credit, "features": features}
    if details.format == "geocodejson":
        head = {"version": "0.1.0", "attribution": credit, "licence": credit, "query": query}
        features = [_geocoding(gazetteer, place, details) for place in places]
        return {"type": "FeatureCollection", "geocoding": head, "features": features}
    entries = [_entry(gazetteer, place, details, credit) for place in places]
    return entries[0] if single else entries


def address_of(gazetteer: Gazetteer, place: Place, language: Language) -> dict[str, str]:
    """The place and its country by their labels (`city`, `state`, `country`), with the country's code."""
    address = {type_of(place).label: name_in(place, language)}
    country = country_name(gazetteer, place.country, language)
    if country is not None and place.country is not None:
        address |= {"country": country, "country_code": place.country.lower()}
    return address


def box_around(place: Place) -> tuple[float, float, float, float]:
    """West, south, east, north of what a place may reach, in degrees."""
    reach = (place.radius_km or type_of(place).reach_km) / _KM_PER_DEGREE
    wide = min(180.0, reach / max(0.02, cos(radians(place.lat))))
    return (
        round(max(-180.0, place.lon - wide), 7),
        round(max(-90.0, place.lat - reach), 7),
        round(min(180.0, place.lon + wide), 7),
        round(min(90.0, place.lat + reach), 7),
    )


def _entry(gazetteer: Gazetteer, place: Place, details: Details, credit: str) -> dict[str, Any]:
    """A place as an object of json or jsonv2; numbers of degrees are strings there."""
    west, south, east, north = (f"{degrees:.7f}" for degrees in box_around(place))
    described = _described(gazetteer, place, details)
    if details.format == "json":
        described = {"class" if name == "category" else name: value for name, value in described.items()}
    return {
        "place_id": described.pop("place_id"),
        "licence": credit,
        "lat": f"{place.lat:.7f}",
        "lon": f"{place.lon:.7f}",
        **described,
        "boundingbox": [south, north, west, east],
        **_shapes(place, details),
    }


def _feature(gazetteer: Gazetteer, place: Place, details: Details) -> dict[str, Any]:
    return {
        "type": "Feature",
        "properties": _described(gazetteer, place, details),
        "bbox": box_around(place),
        "geometry": _point(place),
    }


def _geocoding(gazetteer: Gazetteer, place: Place, details: Details) -> dict[str, Any]:
    kind = type_of(place)
    about_it = {
        "place_id": number_of(place.id),
        **_osm(place),
        "osm_key": kind.key,
        "osm_value": kind.value,
        "type": kind.layer if kind.layer != "other" else "locality",
        "label": _label(gazetteer, place, details.language),
        "name": name_in(place, details.language),
    }
    if details.address:
        address = address_of(gazetteer, place, details.language)
        about_it |= {name: address[name] for name in ("city", "state", "country") if name in address}
        about_it["admin"] = {"level2": address["country"]} if "country" in address else {}
    return {"type": "Feature", "properties": {"geocoding": about_it}, "geometry": _point(place)}


def _described(gazetteer: Gazetteer, place: Place, details: Details) -> dict[str, Any]:
    """What is told of a place in json, jsonv2 and geojson alike."""
    kind = type_of(place)
    told: dict[str, Any] = {
        "place_id": number_of(place.id),
        **_osm(place),
        "place_rank": kind.rank,
        "category": kind.key,
        "type": kind.value,
        "importance": _importance(place),
        "addresstype": kind.label,
        "name": name_in(place, details.language),
        "display_name": _label(gazetteer, place, details.language),
    }
    if details.address:
        told["address"] = address_of(gazetteer, place, details.language)
    if details.extra:
        told["extratags"] = _extra(place)
    if details.names:
        told["namedetails"] = {"name": place.name, "name:ar": place.name, "name:en": place.name_en}
    return told


def _osm(place: Place) -> dict[str, Any]:
    """OpenStreetMap's type and number; nothing for places of other sources, as for Nominatim's postcodes."""
    reference = osm_id(place.id)
    return {"osm_type": reference[0], "osm_id": reference[1]} if reference else {}


def _label(gazetteer: Gazetteer, place: Place, language: Language) -> str:
    address = address_of(gazetteer, place, language)
    parts = [name for label, name in address.items() if label != "country_code"]
    return _COMMAS[language].join(dict.fromkeys(parts))


def _extra(place: Place) -> dict[str, str]:
    """What else is known, as tags."""
    tags = {"ref:masalik": place.id}
    if place.population:
        tags["population"] = str(place.population)
    if place.feature == "capital":
        tags["capital"] = "yes"
    return tags


def _importance(place: Place) -> float:
    if place.kind is Kind.COUNTRY:
        return _IMPORTANCE_OF_COUNTRY
    return round(min(_IMPORTANCE_OF_COUNTRY, log10(max(10, place.population)) / 10), 4)


def _point(place: Place) -> dict[str, Any]:
    return {"type": "Point", "coordinates": [round(place.lon, 7), round(place.lat, 7)]}


def _shapes(place: Place, details: Details) -> dict[str, Any]:
    """The geometry in the notations asked for; it is a point."""
    lon, lat = f"{place.lon:.7g}", f"{place.lat:.7g}"
    notations: dict[str, Any] = {
        "geojson": _point(place),
        "geotext": f"POINT({lon} {lat})",
        "geokml": f"<Point><coordinates>{lon},{lat}</coordinates></Point>",
        "svg": f'cx="{lon}" cy="{-place.lat:.7g}"',
    }
    return {name: value for name, value in notations.items() if name in details.shapes}
