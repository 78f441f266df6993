"""What a caller of a geopy geocoder asks, read and checked: names, bounds, kinds, language, time-out.

The options are those of geopy's Nominatim, so that a program moves here without a change. All that is wrong
with them raises `GeocoderQueryError`, which is what geopy raises for a query that no service would take.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence, Sized
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final

from geopy.exc import GeocoderQueryError
from geopy.geocoders.base import DEFAULT_SENTINEL
from geopy.point import Point

from ..model import Kind, Where

__all__ = ["CODE", "Query", "language_of", "limit_of", "point_of", "timeout_of"]

_COMMA = re.compile(r"\s*[,،;؛/()]\s*|\s+[-–—]\s+")
CODE = re.compile(r"[A-Za-z]{2}")
_LANGUAGES = ("ar", "en")
_DEFAULT_LIMIT = 10  # as Nominatim's
_SETTLEMENTS = frozenset({Kind.REGION, Kind.CITY, Kind.DISTRICT})
_SMALL = frozenset({Kind.POI, Kind.DISTRICT, Kind.OTHER})

# The parts of Nominatim's structured query from the narrowest to the widest, with what each may be.
_STRUCTURED: Final[Mapping[str, frozenset[Kind]]] = MappingProxyType(
    {
        "amenity": _SMALL,
        "street": _SMALL,
        "city": frozenset({Kind.CITY, Kind.DISTRICT}),
        "county": _SETTLEMENTS,
        "state": frozenset({Kind.REGION}),
        "country": frozenset({Kind.COUNTRY}),
    }
)
_IGNORED = "postalcode"  # no postal codes are known here
_FEATURE_TYPES: Final[Mapping[str, frozenset[Kind]]] = MappingProxyType(
    {
        "country": frozenset({Kind.COUNTRY}),
        "state": frozenset({Kind.REGION}),
        "city": frozenset({Kind.CITY}),
        "settlement": _SETTLEMENTS,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """A name, the wider places it lies in (narrowest first), which places count and near what.

    `near` is longitude, latitude in degrees, None where the caller prefers no neighbourhood.
    """

    name: str
    wider: tuple[str, ...]
    where: Where
    near: tuple[float, float] | None = None

    @classmethod
    def read(
        cls,
        query: object,
        *,
        country_codes: str | Iterable[str] | None = None,
        viewbox: Sequence[Any] | None = None,
        bounded: bool = False,
        featuretype: str | None = None,
    ) -> Query:
        """The question of `geocode(query, …)`; raises `GeocoderQueryError` for one that cannot be answered.

        A mapping is one of Nominatim's structured queries (`{"city": "طرابلس", "country": "لبنان"}`); in
        text, commas part the name from the wider places.
        """
        parts, kinds = (
            _structured(query) if isinstance(query, Mapping) else (_parts(query), frozenset[Kind]())
        )
        if featuretype is not None:
            kinds = _kinds_of(featuretype)
        box = _box(viewbox) if viewbox else None
        where = Where(countries=_codes(country_codes), kinds=kinds, bbox=box if bounded else None)
        return cls(name=parts[0], wider=tuple(parts[1:]), where=where, near=_middle(box) if box else None)


def point_of(query: object) -> Point:
    """The point that is asked about, latitude first; raises `GeocoderQueryError` where it is none."""
    if query is None or (isinstance(query, Sized) and not len(query)):  # geopy's (0, 0): no point was meant
        raise GeocoderQueryError(f"not a point (latitude, longitude): {query!r}")
    try:
        point = Point(query)
    except (TypeError, ValueError) as error:
        raise GeocoderQueryError(f"not a point (latitude, longitude): {query!r} ({error})") from error
    if not (math.isfinite(point.latitude) and math.isfinite(point.longitude)):
        raise GeocoderQueryError(f"not a point (latitude, longitude): {query!r}")
    return point


def limit_of(limit: object, default: int = _DEFAULT_LIMIT) -> int:
    """How many answers are wanted; raises `GeocoderQueryError` for less than one."""
    if limit is None:
        return default
    if not isinstance(limit, int) or limit < 1:
        raise GeocoderQueryError(f"the limit must be a whole number from 1 on, not {limit!r}")
    return limit


def timeout_of(timeout: object) -> None:
    """Check a time-out as geopy's adapters do: seconds above zero, or None for none; nothing waits here."""
    if timeout is DEFAULT_SENTINEL or timeout is None:
        return
    if isinstance(timeout, bool) or not isinstance(timeout, (int, float)) or not timeout > 0:
        raise GeocoderQueryError(f"the timeout must be seconds above 0 or None, not {timeout!r}")


def language_of(language: object) -> str:
    """`ar` or `en`: the first of an Accept-Language list that is spoken here, Arabic where none is."""
    if not language:
        return _LANGUAGES[0]
    if not isinstance(language, str):
        raise GeocoderQueryError(f"the language must be a code such as 'ar' or 'en', not {language!r}")
    tags = (part.partition(";")[0].strip().lower() for part in language.split(","))
    known = (tag.partition("-")[0] for tag in tags)
    return next((tag for tag in known if tag in _LANGUAGES), _LANGUAGES[0])


def _parts(query: object) -> list[str]:
    if not isinstance(query, str):
        raise GeocoderQueryError(f"the query must be text or a mapping, not {type(query).__name__}")
    parts = [part for part in _COMMA.split(query.strip()) if part]
    if not parts:
        raise GeocoderQueryError("the query is empty")
    return parts


def _structured(query: Mapping[object, object]) -> tuple[list[str], frozenset[Kind]]:
    unknown = set(query) - set(_STRUCTURED) - {_IGNORED}
    if unknown:
        known = ", ".join((*_STRUCTURED, _IGNORED))
        raise GeocoderQueryError(
            f"no such part of a query: {', '.join(map(str, unknown))}; known are {known}"
        )
    given = {part: query[part] for part in _STRUCTURED if query.get(part)}
    for part, value in given.items():
        if not isinstance(value, str) or not value.strip():
            raise GeocoderQueryError(f"{part} must be text, not {value!r}")
    if not given:
        raise GeocoderQueryError(f"the query names none of {', '.join(_STRUCTURED)}")
    return [str(value).strip() for value in given.values()], _STRUCTURED[next(iter(given))]


def _codes(codes: str | Iterable[str] | None) -> frozenset[str]:
    given = [codes] if isinstance(codes, str) else list(codes or ())
    wrong = [code for code in given if not isinstance(code, str) or not CODE.fullmatch(code)]
    if wrong:
        raise GeocoderQueryError(f"country codes are two letters (ISO 3166-1 alpha-2), not {wrong[0]!r}")
    return frozenset(code.upper() for code in given)


def _kinds_of(featuretype: str) -> frozenset[Kind]:
    try:
        return _FEATURE_TYPES[featuretype]
    except (KeyError, TypeError):
        known = ", ".join(_FEATURE_TYPES)
        raise GeocoderQueryError(f"the featuretype must be one of {known}, not {featuretype!r}") from None


def _box(viewbox: Sequence[Any]) -> tuple[float, float, float, float]:
    """West, south, east, north of two corners, each latitude first, as geopy reads them."""
    if isinstance(viewbox, str) or len(viewbox) != 2:
        raise GeocoderQueryError(f"a viewbox is two points, not {viewbox!r}")
    one, other = map(point_of, viewbox)
    lon, lat = sorted((one.longitude, other.longitude)), sorted((one.latitude, other.latitude))
    return lon[0], lat[0], lon[1], lat[1]


def _middle(box: tuple[float, float, float, float]) -> tuple[float, float]:
    west, south, east, north = box
    return (west + east) / 2, (south + north) / 2
