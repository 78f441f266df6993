"""The records the gazetteer speaks: places, candidates, resolutions and toponyms found in text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

__all__ = ["Candidate", "Context", "Kind", "Match", "Place", "Resolution", "Toponym"]


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
    FUZZY = "fuzzy"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One place on Earth; longitude and latitude in degrees (EPSG:4326).

    `id` is stable and names its source (`geonames:2210247`, `masalik:ar-rajmah`, `iso3166:LY`).
    `feature` is the finer type (`capital`, `airport`, `port`, `refinery`, `crossing`, `base`, `adm1`, …).
    `country` is an ISO 3166-1 alpha-2 code under the world view of the gazetteer, None for seas and regions
    that cross borders. `radius_km` is how far the true position may lie off, None where the point is good.
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
    """What surrounds a name: votes for countries (ISO code to weight) and the outlet's country."""

    countries: Mapping[str, float] = field(default_factory=dict)
    outlet_country: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """The chosen place for a name, or None with the reason; `alternatives` are the runners-up, best first."""

    place: Place | None
    confidence: float
    match: Match | None = None
    reasons: tuple[str, ...] = ()
    alternatives: tuple[Candidate, ...] = ()


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
