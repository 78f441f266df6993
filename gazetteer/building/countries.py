"""Countries: names of Unicode CLDR and our own, points of Natural Earth, populations of GeoNames."""

from __future__ import annotations

import re
from collections.abc import Mapping

from babel import Locale

from ..datafiles import read_rows
from ..model import Kind
from ..names.folding import is_arabic
from ..weights import COUNTRY_PRIOR, Quality
from .geonames import read_country_facts
from .records import Draft
from .shapes import CountryShape

__all__ = ["COUNTRY_FIELDS", "read_countries"]

COUNTRY_FIELDS = ("country", "name", "other_names")
_LATIN_LOCALES = ("fr", "it", "de", "es")  # Liban, Marocco
_LOCALES = ("ar", "ar_EG", "ar_LB", "ar_SA", "ar_AE", "ar_LY")


def read_countries(shapes: Mapping[str, CountryShape]) -> list[Draft]:
    """One draft a country or territory with an ISO code, in the order of the codes."""
    own = {row.text("country"): row for row in read_rows("country-names.tsv", COUNTRY_FIELDS)}
    facts = read_country_facts()
    drafts = []
    for code in sorted(set(facts) & (set(shapes) | set(own))):
        draft = _country(code, shapes, int(facts[code]["population"]))
        row = own.get(code)
        if row is not None:
            names = [row.text("name"), *row.many("other_names")]
            draft.add(filter(is_arabic, names), Quality.CURATED)
            draft.add((name for name in names if not is_arabic(name)), Quality.LATIN)
            draft.name = row.text("name")
        if draft.name:
            drafts.append(draft)
    return drafts


def _country(code: str, shapes: Mapping[str, CountryShape], population: int) -> Draft:
    english = Locale("en").territories.get(code, code)
    lon, lat, radius = shapes[code].parts["centre"] if code in shapes else (0.0, 0.0, 1.0)
    draft = Draft(
        id=f"iso3166:{code}",
        kind=Kind.COUNTRY,
        feature="country",
        country=code,
        lon=lon,
        lat=lat,
        name_en=english,
        population=population,
        radius_km=radius,
        prior=COUNTRY_PRIOR,
    )
    for locale in _LOCALES:
        name = Locale.parse(locale).territories.get(code, "")
        if is_arabic(name):
            draft.name = draft.name or name
            draft.add([re.sub(r"\s*\(.*\)", "", name)], Quality.CURATED)
    draft.add([english], Quality.LATIN)
    draft.add((Locale(language).territories.get(code, "") for language in _LATIN_LOCALES), Quality.LATIN)
    return draft
