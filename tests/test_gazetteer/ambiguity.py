"""The corpus of ambiguous names (`data/ambiguity.tsv`): sentences, and which place each name means there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from geopy.distance import great_circle

from gazetteer import Gazetteer, Place

from .conftest import cases

__all__ = ["Case", "is_right", "meant", "read_cases"]

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
    for text, name, country, kind, point in cases("ambiguity.tsv"):
        lat, _, lon = point.partition(",")
        yield Case(
            text=text,
            name=name,
            country=country,
            kind=kind,
            point=(float(lat), float(lon)) if lon else None,
        )


def meant(gazetteer: Gazetteer, case: Case) -> Place | None:
    """The place that the gazetteer takes the name for, found by scanning; None where it finds none."""
    start = case.text.index(case.name)
    toponyms = gazetteer.scan(case.text)
    for toponym, resolution in zip(toponyms, gazetteer.resolve_all(toponyms), strict=True):
        if toponym.start < start + len(case.name) and start < toponym.end:
            doubtful = toponym.ambiguous and case.country == _NO_PLACE
            return None if doubtful else resolution.place
    return None


def is_right(case: Case, place: Place | None) -> bool:
    """Whether the place is the one that the sentence means; a doubtful finding of no place counts as none."""
    if case.country == _NO_PLACE or place is None:
        return case.country == _NO_PLACE and place is None
    if case.country not in ("-", place.country) or case.kind not in ("-", place.kind):
        return False
    return case.point is None or great_circle((place.lat, place.lon), case.point).km <= _NEAR_KM
