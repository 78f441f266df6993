"""What clients write in parameters and members as values of a question, each fault told by its name."""

from __future__ import annotations

from collections.abc import Sequence
from math import isfinite

from gazetteer import Gazetteer, Kind, Place, Where

from ..errors import BadParameter, NotFound
from ..items.intervals import parsed_box

__all__ = [
    "LONGEST_NAME",
    "LONGEST_TEXT",
    "MOST_PLACES",
    "country_codes",
    "flag",
    "is_on_earth",
    "kinds",
    "known_place",
    "name_of",
    "place_on_earth",
    "point",
    "rectangle",
    "text_of",
    "where_of",
    "written",
]

LONGEST_NAME = 200
"""Letters of a name to look up; the longest name of a city, the ceremonial one of Bangkok, has 168."""
LONGEST_TEXT = 20_000
"""Letters of the text around a name: a long article. It is read in ten milliseconds."""
MOST_PLACES = 50
"""Candidates in an answer; nobody reads further."""

_FLAGS = {"1": True, "true": True, "0": False, "false": False}


def name_of(text: str | None, parameter: str = "q") -> str:
    """The name to look up. Raises `BadParameter` for one that is missing, blank or no name by its length."""
    name = (text or "").strip()
    if not any(letter.isalnum() for letter in name):
        raise BadParameter("no_name", parameter)
    if len(name) > LONGEST_NAME:
        raise BadParameter("long_name", parameter, limit=str(LONGEST_NAME))
    return name


def text_of(text: str | None, parameter: str = "context") -> str:
    """The text around a name. Raises `BadParameter` for one that is longer than an article."""
    if text is not None and len(text) > LONGEST_TEXT:
        raise BadParameter("long_name", parameter, limit=str(LONGEST_TEXT))
    return text or ""


def where_of(gazetteer: Gazetteer, *, country: str | None, kind: str | None, bbox: str | None) -> Where:
    """The places that count, by the parameters `country`, `kind` and `bbox`. Raises `BadParameter`."""
    box = parsed_box(bbox) if bbox is not None else None
    return Where(
        countries=country_codes(gazetteer, country, "country"),
        kinds=kinds(kind, "kind"),
        bbox=(box.west, box.south, box.east, box.north) if box else None,
    )


def country_codes(gazetteer: Gazetteer, text: str | None, parameter: str) -> frozenset[str]:
    """The codes in a list with commas, in capitals. Raises `BadParameter` for one that no country has."""
    codes = [part.strip().upper() for part in (text or "").split(",") if part.strip()]
    if text is not None and not codes:
        raise BadParameter("bad_country", parameter, value=text[:40])
    for code in codes:
        if len(code) != 2 or gazetteer.country(code) is None:
            raise BadParameter("bad_country", parameter, value=code[:40])
    return frozenset(codes)


def kinds(text: str | None, parameter: str) -> frozenset[Kind]:
    """The kinds in a list with commas. Raises `BadParameter` for a word that is none."""
    if text is None:
        return frozenset()
    return frozenset(_kind(part.strip().lower(), parameter) for part in text.split(","))


def point(text: str | None, parameter: str) -> tuple[float, float] | None:
    """`lon,lat` in degrees. Raises `BadParameter` for anything else, and for what lies outside the world."""
    if text is None:
        return None
    numbers = [_number(part) for part in text.split(",")]
    if len(numbers) != 2 or not is_on_earth(*numbers):
        raise BadParameter("bad_point", parameter)
    return numbers[0], numbers[1]


def known_place(gazetteer: Gazetteer, path: str) -> Place:
    """The place whose id is the rest of a path; ids may hold slashes (`osm:node/123`). Raises `NotFound`."""
    place = gazetteer.place(path.strip("/"))
    if place is None:
        raise NotFound("no_place", id=path.strip("/")[:80])
    return place


def place_on_earth(lon: float | None, lat: float | None) -> tuple[float, float]:
    """The point of the parameters `lon` and `lat`. Raises `BadParameter` where one is missing or wrong."""
    if lon is None or lat is None:
        raise BadParameter("no_point", "lon" if lon is None else "lat")
    if not is_on_earth(lon, lat):
        raise BadParameter("bad_point", "lat" if -180 <= lon <= 180 else "lon")
    return lon, lat


def rectangle(text: str | None, parameter: str) -> tuple[float, float, float, float] | None:
    """West, south, east, north of any two corners `lon,lat,lon,lat`. Raises `BadParameter`."""
    if text is None:
        return None
    numbers = [_number(part) for part in text.split(",")]
    if len(numbers) != 4 or not (is_on_earth(*numbers[:2]) and is_on_earth(*numbers[2:])):
        raise BadParameter("bad_bbox", parameter)
    (west, east), (south, north) = sorted(numbers[::2]), sorted(numbers[1::2])
    return west, south, east, north


def flag(text: str | None, parameter: str, *, default: bool = False) -> bool:
    """Yes or no, as `1` or `0` or a word of Python or JSON. Raises `BadParameter` for anything else."""
    if text is None:
        return default
    if text.lower() not in _FLAGS:
        raise BadParameter("not_a_value", parameter, value=text[:40], known="0, 1")
    return _FLAGS[text.lower()]


def is_on_earth(lon: float, lat: float) -> bool:
    """Whether the degrees are those of a point."""
    return isfinite(lon) and isfinite(lat) and -180 <= lon <= 180 and -90 <= lat <= 90


def written(value: Sequence[str | float] | str | None) -> str | None:
    """A value of a body as a parameter has it: an array with commas."""
    return value if value is None or isinstance(value, str) else ",".join(map(str, value))


def _kind(word: str, parameter: str) -> Kind:
    try:
        return Kind(word)
    except ValueError:
        raise BadParameter("not_a_value", parameter, value=word[:40], known=", ".join(Kind)) from None


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return float("nan")
