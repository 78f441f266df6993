"""What an import is asked for and what it tells when it is done."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum

__all__ = ["CREDITS", "Credit", "ImportOptions", "ImportReport", "LeftOut", "SourceFormat"]


class SourceFormat(StrEnum):
    """What a file to import holds."""

    GEONAMES = "geonames"
    ALTERNATES = "alternates"
    WIKIDATA = "wikidata"
    OSM = "osm"
    TABLE = "table"


class LeftOut(StrEnum):
    """Why a row is not taken."""

    COUNTRY = "of another country"
    FEATURE = "of a feature that is not taken"
    NOT_ARABIC = "without an Arabic name"
    NOT_ON_EARTH = "not on Earth"
    NO_POINT = "without coordinates"
    NO_NAME = "without a name"


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """Where places come from, as the file's metadata say it."""

    name: str
    licence: str
    credit: str


CREDITS = {
    SourceFormat.GEONAMES: Credit(
        name="GeoNames",
        licence="CC-BY-4.0",
        credit="Contains data from GeoNames (geonames.org), CC BY 4.0, modified",
    ),
    SourceFormat.WIKIDATA: Credit(name="Wikidata", licence="CC0-1.0", credit="Wikidata (wikidata.org), CC0"),
    SourceFormat.OSM: Credit(
        name="OpenStreetMap",
        licence="ODbL-1.0",
        credit="© OpenStreetMap contributors, ODbL 1.0; pass this file on under the same licence only",
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportOptions:
    """What to take, and how to read it.

    `format` None means to tell it from each file. `countries` are ISO codes, none for all; rows without a
    country are taken all the same (seas), and get `country` where that is given. `licence` and `credit` take
    the place of what is known of the format.
    """

    format: SourceFormat | None = None
    countries: frozenset[str] = frozenset()
    require_arabic: bool = False
    country: str | None = None
    licence: str | None = None
    credit: str | None = None


@dataclass(slots=True, kw_only=True)
class ImportReport:
    """How many rows were read and how many places kept, and why the others were left out."""

    rows: int = 0
    places: int = 0
    left_out: Counter[LeftOut] = field(default_factory=Counter)
    unknown_types: Counter[str] = field(default_factory=Counter)
