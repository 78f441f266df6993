"""What a place is: its kind and finer type, in the words of the interface and of other geocoders."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from gazetteer import Kind, Place

from ..answering.words import Language
from ..datafiles import DATA, rows_of

__all__ = ["PlaceType", "place_types", "type_of"]

_COLUMNS = ("id", "kind", "ar", "en", "key", "value", "layer", "label", "rank", "reach_km")


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceType:
    """A row of place-types.tsv.

    `key` and `value` are the tag of OpenStreetMap, `layer` is Photon's word and `label` Nominatim's. `rank`
    goes from 2 (oceans) to 30 (buildings), as Nominatim ranks. `reach_km` is how far such a place reaches.
    """

    id: str
    kind: Kind
    names: Mapping[Language, str]
    key: str
    value: str
    layer: str
    label: str
    rank: int
    reach_km: float

    @property
    def is_kind(self) -> bool:
        """Whether it is a kind rather than a finer type."""
        return self.id == self.kind.value


def type_of(place: Place) -> PlaceType:
    """The finest type of a place that the table has: of its feature, else of its kind."""
    types = place_types()
    return types.get(place.feature) or types[place.kind.value]


@lru_cache(maxsize=1)
def place_types() -> Mapping[str, PlaceType]:
    """All types by id, the kinds first. Raises `DataFileError` where a line of the table is wrong."""
    path = DATA / "place-types.tsv"
    return MappingProxyType({row["id"]: _type(row) for _, row in rows_of(path, _COLUMNS)})


def _type(row: Mapping[str, str]) -> PlaceType:
    return PlaceType(
        id=row["id"],
        kind=Kind(row["kind"]),
        names={language: row[language.value] for language in Language},
        key=row["key"],
        value=row["value"],
        layer=row["layer"],
        label=row["label"],
        rank=int(row["rank"]),
        reach_km=float(row["reach_km"]),
    )
