"""Places gathered column by column: some forty bytes a place beside its strings."""

from __future__ import annotations

import math
from array import array
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..errors import BuildError
from ..index.storage import Section
from ..model import Kind
from ..weights import FEATURE_PRIORS, VILLAGE_PRIOR
from .claims import arab_in_some_view
from .records import Draft
from .strings import Gathered, string_columns

__all__ = ["PlaceRows", "TwinError"]

_MICRO = 1e6
_MOST_PEOPLE = 2**32 - 1
_UNSTATED_PRIOR = 4.0  # of a feature without a prior of its own
_KINDS = {kind: number for number, kind in enumerate(Kind)}


class TwinError(BuildError):
    """Two places have one id; `numbers` say which, in the order they were added."""

    def __init__(self, place_id: str, numbers: tuple[int, int]) -> None:
        super().__init__(f"two places have the id {place_id}")
        self.id = place_id
        self.numbers = numbers


class PlaceRows:
    """Places in the order they are added; written in the order of their ids."""

    def __init__(self) -> None:
        self._ids = Gathered()
        self.names, self.names_en = Gathered(), Gathered()  # `names` are empty where there is no Arabic one
        self._lons, self._lats = array("i"), array("i")
        self._populations = array("I")
        self._priors, self._radii = array("f"), array("f")
        self._kinds, self._features, self._countries = array("B"), array("H"), array("H")
        self._feature_numbers: dict[str, int] = {}
        self._country_numbers: dict[str | None, int] = {None: 0}

    def add(self, draft: Draft) -> int:
        """Take a place over; returns its number."""
        self._ids.add(draft.id)
        self.names.add(draft.name)
        self.names_en.add(draft.name_en)
        self._lons.append(round(draft.lon * _MICRO))
        self._lats.append(round(draft.lat * _MICRO))
        self._populations.append(min(draft.population, _MOST_PEOPLE))
        self._priors.append(_prior(draft))
        self._radii.append(draft.radius_km or 0.0)
        self._kinds.append(_KINDS[draft.kind])
        self._features.append(self._feature_numbers.setdefault(draft.feature, len(self._feature_numbers)))
        self._countries.append(self._country_numbers.setdefault(draft.country, len(self._country_numbers)))
        return len(self._kinds) - 1

    @property
    def priors(self) -> NDArray[np.float32]:
        """How likely each place is meant, in the order they were added."""
        return np.asarray(self._priors)

    def ids(self) -> tuple[dict[str, Section], NDArray[np.int64]]:
        """The section of the ids in their order, and the numbers of the places in that order.

        Raises `TwinError` where two places have the same id.
        """
        ids = list(self._ids)
        numbers = sorted(range(len(ids)), key=ids.__getitem__)
        for one, other in pairwise(numbers):
            if ids[one] == ids[other]:
                raise TwinError(ids[one], (one, other))
        sections = string_columns("ids", (ids[number] for number in numbers))
        return sections, np.array(numbers, dtype=np.int64)

    def columns(self, order: NDArray[np.int64]) -> Iterator[tuple[str, Section]]:
        """The sections of the places in an order, but for their ids and names."""
        for name, values, kind in (
            ("lon", self._lons, "<i4"),
            ("lat", self._lats, "<i4"),
            ("population", self._populations, "<u4"),
            ("prior", self._priors, "<f4"),
            ("radius", self._radii, "<f4"),
            ("kind", self._kinds, "u1"),
        ):
            yield f"place_{name}", np.asarray(values).astype(kind)[order]
        yield "place_feature", _renumbered(self._features, list(self._feature_numbers))[order]
        yield "place_country", _renumbered(self._countries, list(self._country_numbers))[order]

    def tables(self) -> dict[str, Any]:
        """What the numbers of kinds, features and countries mean, for the metadata."""
        return {
            "kinds": [str(kind) for kind in Kind],
            "features": sorted(self._feature_numbers),
            "countries": sorted(self._country_numbers, key=_none_first),
        }


def _renumbered(values: array[int], names: list[Any]) -> NDArray[Any]:
    """Numbers in the order of the names, so that they do not depend on which came first."""
    place = {name: number for number, name in enumerate(sorted(names, key=_none_first))}
    kind = "u1" if len(names) <= 256 else "<u2"
    renumbered: NDArray[Any] = np.array([place[name] for name in names], dtype=kind)[np.asarray(values)]
    return renumbered


def _none_first(name: str | None) -> str:
    return name or ""


def _prior(draft: Draft) -> float:
    """How likely the place is meant, on the scale of log10(population)."""
    by_population = math.log10(draft.population + 1)
    if draft.kind is Kind.CITY:
        least = VILLAGE_PRIOR if arab_in_some_view(draft) else 0.0
        return max(draft.prior or least, by_population)
    return draft.prior if draft.prior is not None else FEATURE_PRIORS.get(draft.feature, _UNSTATED_PRIOR)
