"""Which codes, tags and classes of a source are taken, and as what: the data files that say so, loaded."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from ...datafiles import Row, read_rows
from ...features import FEATURES
from ...model import Kind
from ...weights import LAYER_TOWN
from ..records import Draft

__all__ = [
    "CLASS_FIELDS",
    "CODE_FIELDS",
    "TAG_FIELDS",
    "Category",
    "InText",
    "Keep",
    "by_class",
    "by_code",
    "by_tag",
]

CODE_FIELDS = ("code", "feature", "keep", "prior", "text")
TAG_FIELDS = ("tag", "feature", "keep", "prior", "text")
CLASS_FIELDS = ("class", "note", "feature", "keep", "prior", "text")
_MOST_PRIOR = 10.0


class Keep(StrEnum):
    """Which places of a category are taken."""

    ALWAYS = "always"
    ARABIC = "arabic"
    NEVER = "never"


class InText(StrEnum):
    """Where names of a category count in running text."""

    ANYWHERE = "anywhere"
    HEADED = "headed"
    NOWHERE = "nowhere"


@dataclass(frozen=True, slots=True, kw_only=True)
class Category:
    """What the places of one code, tag or class are."""

    feature: str
    kind: Kind
    keep: Keep
    prior: float | None
    in_text: InText

    def draft(self, place_id: str, country: str | None, lon: float, lat: float, population: int) -> Draft:
        """A place of this category, still without names."""
        town = self.kind is Kind.CITY and population >= LAYER_TOWN
        return Draft(
            id=place_id,
            kind=self.kind,
            feature=self.feature,
            country=country,
            lon=lon,
            lat=lat,
            population=population,
            prior=self.prior,
            scannable=self.in_text is not InText.NOWHERE,
            after_head=self.in_text is InText.HEADED and not town,
        )


@cache
def by_code() -> Mapping[str, Category]:
    """The categories of GeoNames by code without its class (`PPL`), and those of whole classes (`P.*`)."""
    rows = read_rows("geonames-features.tsv", CODE_FIELDS)
    return {_bare(row.text("code")): _category(row) for row in rows}


@cache
def by_tag() -> Mapping[str, Category]:
    """The categories of OpenStreetMap by tag (`place=city`), in the order in which they count."""
    return {row.text("tag"): _category(row) for row in read_rows("osm-types.tsv", TAG_FIELDS)}


@cache
def by_class() -> Mapping[str, Category]:
    """The categories of Wikidata by item of the class (`Q515`)."""
    return {row.text("class"): _category(row) for row in read_rows("wikidata-classes.tsv", CLASS_FIELDS)}


def _bare(code: str) -> str:
    return code if code.endswith("*") else code.partition(".")[2]


def _category(row: Row) -> Category:
    feature = row.choice("feature", tuple(FEATURES))
    return Category(
        feature=feature,
        kind=FEATURES[feature],
        keep=Keep(row.choice("keep", tuple(Keep))),
        prior=row.number("prior", low=0, high=_MOST_PRIOR) if row.optional("prior") else None,
        in_text=InText(row.choice("text", tuple(InText))),
    )
