"""The online services that answer with OpenStreetMap's data, as geopy has them: Nominatim and Photon.

Each takes options in its own words and answers in its own form; here are the differences.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final

from geopy.exc import ConfigurationError
from geopy.geocoders import Nominatim, Photon
from geopy.geocoders.base import Geocoder
from geopy.location import Location
from geopy.point import Point

from ..weights import ONLINE

__all__ = ["Service", "service_of"]

_ATTRIBUTION: Final = MappingProxyType(
    {"source": "openstreetmap", "licence": "ODbL-1.0", "attribution": "© OpenStreetMap contributors"}
)
_DIGITS = 5  # of a degree: a metre; nearer points are one question
_OSM_TYPES: Final = MappingProxyType({"N": "node", "W": "way", "R": "relation"})
# Nominatim's featureType in Photon's words, which knows no such filter.
_PHOTON_TYPES: Final[Mapping[str, frozenset[str]]] = MappingProxyType(
    {
        "country": frozenset({"country"}),
        "state": frozenset({"state"}),
        "city": frozenset({"city"}),
        "settlement": frozenset({"state", "county", "city", "district", "locality"}),
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """How a service is asked and how it answers; a call is JSON, so that it can be kept beside its answer."""

    name: str
    address: str

    def geocoding(self, query: str | Mapping[str, str], options: Mapping[str, Any]) -> dict[str, Any]:
        """The call for a name with the options of `geocode`."""
        box = [[point.latitude, point.longitude] for point in map(Point, options["viewbox"] or ())]
        asked = dict(query) if isinstance(query, Mapping) else query.strip()
        return {"query": asked} | {**options, "viewbox": box}

    def reversing(self, point: Point, options: Mapping[str, Any]) -> dict[str, Any]:
        """The call for a point with the options of `reverse`."""
        return {"query": [round(point.latitude, _DIGITS), round(point.longitude, _DIGITS)], **options}

    def arguments(self, call: Mapping[str, Any]) -> dict[str, Any]:
        """A call as the keyword arguments of geopy's Nominatim, which has all options.

        Without a language it answers in Arabic, and always with the details that tell the country.
        """
        return {**call, "language": call["language"] or "ar", "addressdetails": True}

    def fits(self, location: Location, call: Mapping[str, Any]) -> bool:  # noqa: ARG002 - Photon's needs them
        """Whether an answer is within what the call allows; Nominatim has seen to it."""
        return True

    def location(self, address: str, lat: float, lon: float, answer: Mapping[str, Any]) -> Location:
        """An answer as a location that says where it comes from and how sure it is."""
        known = self.described(answer)
        sure = min(ONLINE["confidence"], float(answer.get("importance") or ONLINE["confidence"]))
        raw = {**answer, **known, **_ATTRIBUTION, "service": self.name, "match": "online"}
        return Location(address, (lat, lon, 0.0), raw | {"confidence": round(sure, 3)})

    def described(self, answer: Mapping[str, Any]) -> dict[str, Any]:
        """Id, name and country of an answer, under the keys that the gazetteer's answers have."""
        country = answer.get("address", {}).get("country_code")
        name = answer.get("name") or str(answer.get("display_name", "")).partition(",")[0]
        return {
            "id": f"osm:{answer.get('osm_type')}/{answer.get('osm_id')}",
            "name": name,
            "country": country.upper() if country else None,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class _Photon(Service):
    """Photon knows fewer options: country and type are looked at in its answers."""

    def arguments(self, call: Mapping[str, Any]) -> dict[str, Any]:
        query = call["query"]
        given = {"query": ", ".join(query.values()) if isinstance(query, Mapping) else query}
        if call["language"]:
            given["language"] = call["language"]
        if call.get("bounded") and call["viewbox"]:
            given["bbox"] = call["viewbox"]
        return given

    def fits(self, location: Location, call: Mapping[str, Any]) -> bool:
        codes = call.get("country_codes") or []
        wanted = {code.upper() for code in ([codes] if isinstance(codes, str) else codes)}
        if wanted and location.raw["country"] not in wanted:
            return False
        types = _PHOTON_TYPES.get(call.get("featuretype") or "")
        return types is None or location.raw["properties"].get("type") in types

    def described(self, answer: Mapping[str, Any]) -> dict[str, Any]:
        properties = answer["properties"]
        kind = _OSM_TYPES.get(properties.get("osm_type", ""), properties.get("osm_type"))
        country = properties.get("countrycode")
        return {
            "id": f"osm:{kind}/{properties.get('osm_id')}",
            "name": properties.get("name"),
            "country": country.upper() if country else None,
        }


def service_of(geocoder: Geocoder) -> Service:
    """The service of a geopy geocoder; raises geopy's `ConfigurationError` for another than the two."""
    if isinstance(geocoder, Nominatim):
        return Service(name="Nominatim", address=geocoder.api)
    if isinstance(geocoder, Photon):
        return _Photon(name="Photon", address=geocoder.api)
    raise ConfigurationError(
        "the chain knows geopy's Nominatim and Photon, whose licence it can state, "
        f"not {type(geocoder).__name__}"
    )
