"""The records the gazetteer speaks: places, candidates, resolutions and toponyms found in text."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from .asking import check_codes, check_point
from .errors import QuestionError
from .records import quickly_made

__all__ = [
    "ANYWHERE",
    "COUNTRY_IDS",
    "Candidate",
    "Context",
    "Kind",
    "Match",
    "Place",
    "Resolution",
    "Toponym",
    "Where",
]


COUNTRY_IDS = "iso3166:"
"""What the ids of countries begin with, before their ISO codes."""


class Kind(StrEnum):
    """What a place is, coarsely enough for a map symbol."""

    COUNTRY = "country"
    REGION = "region"
    CITY = "city"
    DISTRICT = "district"
    POI = "poi"
    WATER = "water"
    OTHER = "other"


class Match(StrEnum):
    """How a name was matched, best first."""

    EXACT = "exact"
    FOLDED = "folded"
    GLUED = "glued"
    CLITIC = "clitic"
    DESCRIPTIVE = "descriptive"
    HEAD = "head"
    LATIN = "latin"
    TRANSLITERATED = "transliterated"
    PREFIX = "prefix"
    FUZZY = "fuzzy"
    DERIVED = "derived"


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One place on Earth; longitude and latitude in degrees (EPSG:4326).

    `id` is stable and names its source (`geonames:2210247`, `masalik:ar-rajmah`, `iso3166:LY`).
    `feature` is the finer type (`capital`, `airport`, `port`, `refinery`, `crossing`, `base`, `adm1`, …).
    `country` is an ISO 3166-1 alpha-2 code under the world view of the gazetteer, None for seas, for regions
    that cross borders and for what the view gives to nobody. `radius_km` is how far the true position may lie
    off, None where the point is good.
    """

    id: str
    name: str
    name_en: str
    kind: Kind
    feature: str
    country: str | None
    lon: float
    lat: float
    population: int = 0
    radius_km: float | None = None

    @property
    def own_code(self) -> str | None:
        """The ISO code that the name of a country means, whomever the view gives it to; else `country`."""
        return self.id.removeprefix(COUNTRY_IDS) if self.id.startswith(COUNTRY_IDS) else self.country


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A place that a name may mean, with how it matched, its score and why (short Arabic phrases)."""

    place: Place
    match: Match
    matched_name: str
    score: float
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What surrounds a name: votes for countries (ISO code to weight), the outlet's country, and a point
    (lon, lat in degrees) whose neighbourhood is meant rather than elsewhere.
    """

    countries: Mapping[str, float] = field(default_factory=dict)
    outlet_country: str | None = None
    near: tuple[float, float] | None = None

    def __post_init__(self) -> None:
        """Raise `QuestionError` for codes that are none, votes that are no numbers, points off the Earth."""
        if self.countries:
            check_codes(self.countries)
            if not all(map(math.isfinite, self.countries.values())):
                raise QuestionError(f"votes must be finite numbers, not {dict(self.countries)!r}")
        if self.outlet_country is not None:
            check_codes([self.outlet_country])
        if self.near is not None:
            check_point(*self.near)


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """Which places count, all others being left out; an empty set or None leaves that open.

    `countries` are ISO 3166-1 alpha-2 codes. `bbox` is west, south, east, north in degrees (EPSG:4326); with
    west above east it crosses the antimeridian.
    """

    countries: frozenset[str] = frozenset()
    kinds: frozenset[Kind] = frozenset()
    bbox: tuple[float, float, float, float] | None = None

    def __post_init__(self) -> None:
        """Raise `QuestionError` for codes that are none and edges that are no numbers."""
        if self.countries:
            check_codes(self.countries)
        if self.bbox is not None and not all(map(math.isfinite, self.bbox)):
            raise QuestionError(f"the edges of a box must be finite numbers, not {self.bbox!r}")

    def holds(self, place: Place) -> bool:
        """Whether the place counts."""
        if self.countries and place.country not in self.countries:
            return False
        if self.kinds and place.kind not in self.kinds:
            return False
        return self.bbox is None or _inside(self.bbox, place.lon, place.lat)


ANYWHERE = Where()
"""All places count."""


def _inside(bbox: tuple[float, float, float, float], lon: float, lat: float) -> bool:
    west, south, east, north = bbox
    between = west <= lon <= east if west <= east else lon >= west or lon <= east
    return between and south <= lat <= north


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """The chosen place for a name, or None with the reason; `alternatives` are the runners-up, best first.

    `confidence` is the chance that the place is the right one (0 to 1); docs/gazetteer.md says how well that
    is kept. `score` is that of the place, to set beside those of the runners-up. `approximate` says that the
    gazetteer does not hold the place itself: the point is that of the town or country that contains it, or
    that its name is made with (مستشفى الزاوية), with a radius.
    """

    place: Place | None
    confidence: float
    match: Match | None = None
    reasons: tuple[str, ...] = ()
    alternatives: tuple[Candidate, ...] = ()
    approximate: bool = False
    score: float | None = None


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Toponym:
    """A place name found in running text, not yet resolved.

    `start`, `end` delimit `text` in the scanned string, without attached particles; `prefix` holds those
    particles as written (`و`, `ب`, `ول` …). Where ل and the article are contracted (`للقاهرة`) the text is
    the whole word from لل on and the prefix ends with `لل`. `ambiguous` marks names that are also common
    words (`درج`, `الخمس`); `head` is the generic word before or within the name (`مطار`, `العاصمة`), None for
    a bare name.
    """

    start: int
    end: int
    text: str
    prefix: str
    match: Match
    candidates: tuple[Candidate, ...]
    ambiguous: bool = False
    head: str | None = None
