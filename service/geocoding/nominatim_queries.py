"""The questions that clients of Nominatim send: free, in parts, with kinds and details."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

from litestar.params import FromQuery, QueryParameter

from gazetteer import Kind

from ..answering.negotiation import preferred_language
from ..answering.words import Language
from ..errors import BadParameter
from ..http_types import AnyRequest
from .nominatim import FORMATS, Details
from .parameters import flag, name_of

__all__ = ["FEATURE_TYPES", "LAYERS", "Asked", "all_of", "asked", "kinds_of", "numbers_of", "wanted"]

_SETTLED = frozenset({Kind.REGION, Kind.CITY, Kind.DISTRICT})
_STRUCTURED = {
    "amenity": frozenset({Kind.POI}),
    "street": frozenset({Kind.POI, Kind.DISTRICT, Kind.OTHER}),
    "city": frozenset({Kind.CITY, Kind.DISTRICT}),
    "county": _SETTLED,
    "state": frozenset({Kind.REGION, Kind.CITY}),
    "country": frozenset({Kind.COUNTRY}),
}
"""The parts of a structured query, the most specific first, and what each may be."""
LAYERS = {
    "address": frozenset({Kind.COUNTRY}) | _SETTLED,
    "poi": frozenset({Kind.POI}),
    "natural": frozenset({Kind.WATER, Kind.OTHER}),
    "manmade": frozenset({Kind.POI}),
    "railway": frozenset[Kind](),
}
FEATURE_TYPES = {
    "country": frozenset({Kind.COUNTRY}),
    "state": frozenset({Kind.REGION}),
    "city": frozenset({Kind.CITY}),
    "settlement": _SETTLED,
}

Flag = Annotated[str | None, QueryParameter(description="0 or 1")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The name looked for, and what it may be by the part of the query that told it; None is anything."""

    name: str
    kinds: frozenset[Kind] | None


def asked(
    q: Annotated[str | None, QueryParameter(description="The name; after a comma, where")] = None,
    amenity: FromQuery[str | None] = None,
    street: FromQuery[str | None] = None,
    city: FromQuery[str | None] = None,
    county: FromQuery[str | None] = None,
    province: Annotated[str | None, QueryParameter(name="state")] = None,
    country: FromQuery[str | None] = None,
    postalcode: Annotated[str | None, QueryParameter(description="Not known here")] = None,
) -> Asked | None:
    """The name of a free or a structured query; None where only a postal code was given."""
    parts = {"amenity": amenity, "street": street, "city": city, "county": county, "state": province}
    given = {name: text.strip() for name, text in {**parts, "country": country}.items() if text}
    if q is not None and given:
        raise BadParameter("not_both", "q", known=", ".join(_STRUCTURED))
    if q is not None or not (given or postalcode):
        return Asked(name=name_of(q), kinds=None)
    if not given:
        return None
    first = next(name for name in _STRUCTURED if name in given)
    name = name_of(", ".join(given[name] for name in _STRUCTURED if name in given), first)
    return Asked(name=name, kinds=_STRUCTURED[first])


def wanted(
    request: AnyRequest,
    form: Annotated[str, QueryParameter(name="format", description=", ".join(FORMATS))] = "jsonv2",
    tongue: Annotated[str | None, QueryParameter(name="accept-language", description="ar or en")] = None,
    addressdetails: Flag = None,
    extratags: Flag = None,
    namedetails: Flag = None,
    polygon_geojson: Flag = None,
    polygon_text: Flag = None,
    polygon_kml: Flag = None,
    polygon_svg: Flag = None,
) -> Details:
    """What to tell of each place. Names are Arabic unless English is preferred."""
    if form not in FORMATS:
        raise BadParameter("not_a_value", "format", value=form[:40], known=", ".join(FORMATS))
    header = request.headers.get("accept-language", "")
    shapes = {
        "geojson": ("polygon_geojson", polygon_geojson),
        "geotext": ("polygon_text", polygon_text),
        "geokml": ("polygon_kml", polygon_kml),
        "svg": ("polygon_svg", polygon_svg),
    }
    always = not request.url.path.rstrip("/").endswith("/search")
    return Details(
        format=form,
        language=preferred_language(tongue or header) or Language.ARABIC,
        address=flag(addressdetails, "addressdetails", default=always),
        extra=flag(extratags, "extratags"),
        names=flag(namedetails, "namedetails"),
        shapes=frozenset(name for name, (parameter, text) in shapes.items() if flag(text, parameter)),
    )


def kinds_of(
    text: str | None, parameter: str, known: Mapping[str, frozenset[Kind]]
) -> frozenset[Kind] | None:
    """The kinds that the words of a list with commas mean, None without a list. Raises `BadParameter`."""
    if text is None:
        return None
    words = [word.strip() for word in text.split(",")]
    for word in words:
        if word not in known:
            raise BadParameter("not_a_value", parameter, value=word[:40], known=", ".join(known))
    return frozenset().union(*(known[word] for word in words))


def all_of(*conditions: frozenset[Kind] | None) -> frozenset[Kind] | None:
    """The kinds that meet all conditions, an empty set where there is none; None where no kind meets them."""
    given = [kinds for kinds in conditions if kinds is not None]
    return (frozenset.intersection(*given) or None) if given else frozenset()


def numbers_of(text: str | None, parameter: str) -> frozenset[int]:
    """The numbers in a list with commas. Raises `BadParameter` for anything else."""
    parts = [part.strip() for part in (text or "").split(",") if part.strip()]
    for part in parts:
        if not (part.isascii() and part.isdecimal() and len(part) < 19):
            raise BadParameter("bad_type", parameter, value=part[:40], known="1,2,3")
    return frozenset(map(int, parts))
