"""The corpus of ambiguous names: sentences of news, and which place each name means there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from geopy.distance import great_circle

from gazetteer import Gazetteer, Resolution

__all__ = ["Case", "is_right", "meant", "read_cases"]

_CORPUS = Path(__file__).parents[1] / "tests" / "test_gazetteer" / "data" / "ambiguity.tsv"
_NEAR_KM = 60.0
_NO_PLACE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A name in a sentence; `country` is `none` where it is no place, and - leaves a field open."""

    text: str
    name: str
    country: str
    kind: str
    point: tuple[float, float] | None


def read_cases() -> Iterator[Case]:
    """The rows of the corpus."""
    for line in _CORPUS.read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            text, name, country, kind, point = line.split("\t")
            lat, _, lon = point.partition(",")
            at = (float(lat), float(lon)) if lon else None
            yield Case(text=text, name=name, country=country, kind=kind, point=at)


def meant(gazetteer: Gazetteer, case: Case) -> Resolution | None:
    """What the gazetteer takes the name for, found by scanning; None where it finds none.

    A name of no place that is found, but marked as a common word, counts as not found.
    """
    start = case.text.index(case.name)
    toponyms = gazetteer.scan(case.text)
    for toponym, resolution in zip(toponyms, gazetteer.resolve_all(toponyms), strict=True):
        if toponym.start < start + len(case.name) and start < toponym.end:
            return None if toponym.ambiguous and case.country == _NO_PLACE else resolution
    return None


def is_right(case: Case, resolution: Resolution | None) -> bool:
    """Whether that is the place that the sentence means."""
    place = resolution.place if resolution is not None else None
    if case.country == _NO_PLACE or place is None:
        return case.country == _NO_PLACE and place is None
    if case.country not in ("-", place.country) or case.kind not in ("-", place.kind):
        return False
    return case.point is None or great_circle((place.lat, place.lon), case.point).km <= _NEAR_KM
