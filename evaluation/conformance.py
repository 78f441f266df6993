"""How many spellings of Arab cities find their place among the first three candidates, class by class.

The names are those of the gazetteer's own largest Arab cities, each name once: the greater of two namesakes.
A set of forms from elsewhere is asked as well where its file is given: a list of rows with `id` (GeoNames),
`name`, `lat`, `lon` in degrees and `forms` by class. A form has found its place where one of the first three
candidates has the id, or bears the same name within fifteen kilometres (two sources of one town).
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from misspellings import HARD, MISSPELT, SPELLINGS

from gazetteer import DEFAULT_WORLD_VIEW, Gazetteer, Kind, Place, default_path, fold, world_view
from gazetteer.closeness import flat_km
from gazetteer.columns import PlaceTable
from gazetteer.folding import is_arabic
from gazetteer.regions import ARAB_COUNTRIES
from gazetteer.storage import Container

__all__ = ["CITIES", "Tally", "ask", "forms_of", "given_forms", "largest_arab_cities"]

CITIES = 400
FIRST = 3
_SAME_KM = 15.0


@dataclass(slots=True, kw_only=True)
class Tally:
    """The forms of one class: how many were asked and which of them found another place or none."""

    asked: int = 0
    missed: list[tuple[str, str]] = field(default_factory=list)

    @property
    def share(self) -> float:
        """The share of the forms that found their place."""
        return 1 - len(self.missed) / self.asked


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One form of a name, and the place it should lead to."""

    kind: str
    form: str
    name: str
    id: str
    lon: float
    lat: float


def largest_arab_cities(path: Path, count: int = CITIES) -> list[Place]:
    """The most populous cities of the Arab world by different names that have one in Arabic."""
    table = PlaceTable(Container(path), world_view(DEFAULT_WORLD_VIEW))
    cities: dict[str, Place] = {}
    places = sorted(map(table.place, table.rows_of_kind(Kind.CITY)), key=lambda p: (-p.population, p.id))
    for place in places:
        if place.country in ARAB_COUNTRIES and is_arabic(place.name):
            cities.setdefault(fold(place.name), place)
    return list(cities.values())[:count]


def forms_of(cities: Iterable[Place]) -> Iterator[Asked]:
    """All forms of the names of the cities."""
    for place in cities:
        for kind, make in {**SPELLINGS, **HARD, **MISSPELT}.items():
            form = make(place.name)
            if form is not None:
                yield Asked(kind=kind, form=form, name=place.name, id=place.id, lon=place.lon, lat=place.lat)


def given_forms(path: Path) -> Iterator[Asked]:
    """The forms of a file."""
    for row in json.loads(path.read_text(encoding="utf-8")):
        for kind, form in row["forms"].items():
            place = f"geonames:{row['id']}"
            yield Asked(kind=kind, form=form, name=row["name"], id=place, lon=row["lon"], lat=row["lat"])


def ask(gazetteer: Gazetteer, forms: Iterable[Asked]) -> dict[str, Tally]:
    """Look every form up."""
    tallies: dict[str, Tally] = {}
    for asked in forms:
        tally = tallies.setdefault(asked.kind, Tally())
        tally.asked += 1
        found = gazetteer.find(asked.form, limit=FIRST)
        if not any(_is_meant(candidate.place, asked) for candidate in found):
            tally.missed.append((asked.name, asked.form))
    return tallies


def _is_meant(place: Place, asked: Asked) -> bool:
    if place.id == asked.id:
        return True
    return fold(place.name) == fold(asked.name) and flat_km(place, asked.lon, asked.lat) <= _SAME_KM


def _print(title: str, tallies: dict[str, Tally]) -> None:
    print(f"{title}: found among the first {FIRST}")
    for kind, tally in tallies.items():
        found = tally.asked - len(tally.missed)
        missed = "، ".join(f"{form} ({name})" for name, form in tally.missed[:3])
        print(f"  {kind:24} {found:5} of {tally.asked:<5} {tally.share:7.1%}  {missed}")


def main(files: list[str]) -> None:
    """Print a table of our own names, and one for each file of forms."""
    gazetteer = Gazetteer.open()
    cities = largest_arab_cities(default_path())
    _print(f"{len(cities)} largest Arab cities", ask(gazetteer, forms_of(cities)))
    for name in files:
        _print(Path(name).name, ask(gazetteer, given_forms(Path(name))))


if __name__ == "__main__":
    main(sys.argv[1:])
