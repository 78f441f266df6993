"""How often an Arabic name read back from a romanised one is the right one, country by country.

Every city of GeoNames that has an Arabic name is read as if it had none; right is what folds to one of its
names, its words joined or not. The last column counts the cities without an Arabic name that get one so.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from gazetteer.building.communes import add_commune_names
from gazetteer.building.derived import arabic_of
from gazetteer.building.geonames import read_cities
from gazetteer.building.records import Draft
from gazetteer.names.folding import fold, glue, is_arabic
from gazetteer.regions import BGN_COUNTRIES, FRENCH_COUNTRIES
from gazetteer.weights import Quality

__all__ = ["Reading", "measure", "named_cities"]


@dataclass(slots=True, kw_only=True)
class Reading:
    """The cities of one country: names read back, those of them that are right, and cities named only so."""

    read: int = 0
    right: int = 0
    named: int = 0


def named_cities() -> list[Draft]:
    """The cities of the packaged sources in the countries whose names can be read back."""
    cities = [city for city in read_cities() if city.country in BGN_COUNTRIES | FRENCH_COUNTRIES]
    add_commune_names(cities)
    return cities


def measure(cities: Iterable[Draft]) -> dict[str, Reading]:
    """What came of the names of the cities, by country."""
    readings: dict[str, Reading] = defaultdict(Reading)
    for city in cities:
        name = arabic_of(city.name_en, city.country)
        known = {
            glue(fold(one))
            for one, quality in city.names.items()
            if is_arabic(one) and quality > Quality.FOREIGN
        }
        if name is None or city.country is None:
            continue
        reading = readings[city.country]
        reading.read += bool(known)
        reading.right += glue(fold(name)) in known
        reading.named += not known
    return dict(sorted(readings.items()))


def main() -> None:
    """Print the share of right names by country and in all, and how many cities have no other name."""
    readings = measure(named_cities())
    for country, one in readings.items():
        share = f"{one.right / one.read:6.1%}" if one.read else "     –"
        print(f"{country}  {share} of {one.read:4}   named only so: {one.named}")
    for label, group in (("BGN/PCGN", BGN_COUNTRIES), ("French", FRENCH_COUNTRIES)):
        read = sum(one.read for country, one in readings.items() if country in group)
        right = sum(one.right for country, one in readings.items() if country in group)
        print(f"{label:10} {right / read:6.1%} of {read}")


if __name__ == "__main__":
    main()
