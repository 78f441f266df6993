"""What the sources are turned into before they are written: drafts of places with vouched names."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache

from ..model import Kind
from ..names.folding import fold, is_arabic
from ..weights import Quality

__all__ = [
    "CityIndex",
    "Draft",
    "best_arabic_name",
    "distance_km",
    "latin_key",
    "population",
    "quality_of_untagged",
    "spelling_rank",
    "unmarked",
]

_EARTH_KM = 6371.0
_PLAIN_ARABIC = re.compile(r"[\u0621-\u063A\u0641-\u0652\u0670\u0671 \-()'’.0-9\u0660-\u0669]+")
_UNSEEN = re.compile("[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_MARKS = re.compile(r"[\u064B-\u0652\u0670\u0640]")


@dataclass(slots=True, kw_only=True)
class Draft:
    """A place in the making; longitude and latitude in degrees (EPSG:4326)."""

    id: str
    kind: Kind
    feature: str
    country: str | None
    lon: float
    lat: float
    name: str = ""
    name_en: str = ""
    population: int = 0
    radius_km: float | None = None
    prior: float | None = None
    scannable: bool = True
    after_head: bool = False  # in running text only after a generic word (قرية)
    names: dict[str, Quality] = field(default_factory=dict)

    def add(self, names: Iterable[str], quality: Quality) -> None:
        """Add names; one that is already known keeps its better quality."""
        for name in names:
            name = unmarked(name).strip()
            if name and fold(name):
                self.names[name] = max(quality, self.names.get(name, quality))

    def keys(self, least: Quality = Quality.LATIN) -> set[str]:
        """The folded names of at least this quality."""
        return {fold(name) for name, quality in self.names.items() if quality >= least}


def unmarked(name: str) -> str:
    """The name without marks of direction and other signs that cannot be seen; joiners stay."""
    return name if name.isprintable() else _UNSEEN.sub("", name)


def quality_of_untagged(name: str) -> Quality | None:
    """How good a name of unknown language is, or None where it is no Arabic script at all."""
    if not is_arabic(name) or "،" in name or "," in name:
        return None
    return Quality.UNTAGGED if _PLAIN_ARABIC.fullmatch(unmarked(name)) else Quality.FOREIGN


def best_arabic_name(names: dict[str, Quality]) -> str:
    """The Arabic name to show, empty where there is none: the best vouched, then the commonest."""
    arabic = [name for name in names if is_arabic(name)]
    counts = Counter(map(fold, arabic))
    ranked = sorted(
        arabic, key=lambda name: (names[name], *spelling_rank(name), counts[fold(name)], -len(name), name)
    )
    return ranked[-1] if ranked else ""


def spelling_rank(name: str) -> tuple[bool, bool, bool, bool]:
    """What makes a spelling better: no vowel signs, ta marbuta, hamza, the article."""
    return (
        not _MARKS.search(name),
        not name.endswith("ه"),
        any(letter in "أإآ" for letter in name),
        name.startswith("ال"),
    )


@cache
def latin_key(name: str) -> str:
    """A Latin name without what transliterations differ in: apostrophes, hyphens, the article."""
    key = re.sub(r"['’`ʿʾ‘]", "", name)
    return re.sub(r"^(al|el|ad|ar|as|ash|at|an|az) ", "", fold(key))


class CityIndex:
    """Cities by country and Latin name, however transliterated."""

    def __init__(self, cities: Iterable[Draft]) -> None:
        self._cities: dict[tuple[str, str], list[Draft]] = defaultdict(list)
        for city in cities:
            latin = [name for name, quality in city.names.items() if quality is Quality.LATIN]
            for key in {latin_key(name) for name in (city.name_en, *latin)}:
                self._cities[city.country or "", key].append(city)

    def named(self, name: str, country: str | None) -> list[Draft]:
        """The cities of a country with this name."""
        return self._cities.get((country or "", latin_key(name)), [])

    def nearest(self, name: str, country: str | None, lon: float, lat: float, most_km: float) -> Draft | None:
        """The most populous of the cities with this name that lie within a distance of a point (degrees)."""
        near = [
            one for one in self.named(name, country) if distance_km(lon, lat, one.lon, one.lat) <= most_km
        ]
        return max(near, key=population, default=None)


def population(draft: Draft) -> int:
    """How many people live there."""
    return draft.population


def distance_km(lon1: float, lat1: float, lon2: float, lat2: float) -> float:
    """Great-circle distance in kilometres on a sphere (haversine); good enough to join rows."""
    phi1, phi2 = math.radians(lat1), math.radians(lat2)
    half_phi = math.sin((phi2 - phi1) / 2)
    half_lambda = math.sin(math.radians(lon2 - lon1) / 2)
    return (
        2
        * _EARTH_KM
        * math.asin(min(1.0, math.sqrt(half_phi**2 + math.cos(phi1) * math.cos(phi2) * half_lambda**2)))
    )
