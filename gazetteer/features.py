"""What a place is finely (its feature) and coarsely (its kind), for our own facts and imported layers."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from .model import Kind

__all__ = ["FEATURES"]

_OF_KIND: Mapping[Kind, str] = {
    Kind.REGION: "continent region historic adm1 island mountain valley desert oasis peninsula cape forest"
    " plain",
    Kind.DISTRICT: "adm2 district",
    Kind.CITY: "capital city town",
    Kind.WATER: "ocean sea gulf strait canal river lake spring well",
    Kind.POI: "airport base camp crossing field port refinery plant dam bridge palace building poi hospital"
    " university school station embassy worship ruin road mine farm market prison stadium",
}
FEATURES: Final[Mapping[str, Kind]] = MappingProxyType(
    {feature: kind for kind, features in _OF_KIND.items() for feature in features.split()}
)
