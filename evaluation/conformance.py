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
from dataclasses import dataclass
from pathlib import Path

from misspellings import HARD, MISSPELT, SPELLINGS
from tally import Tally

from gazetteer import Gazetteer, Place, Where, fold
from gazetteer.names.folding import is_arabic
from gazetteer.ranking.closeness import flat_km
from gazetteer.regions import ARAB_COUNTRIES

__all__ = ["CITIES", "Tally", "ask", "forms_of", "given_forms", "largest_arab_cities", "latin_forms"]

LATIN = Path(__file__).parent / "latin-spellings.tsv"
CITIES = 400
FIRST = 3
_SAME_KM = 15.0
_AROUND = 3000  # towns looked at around each capital


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One form of a name, and the place it should lead to."""

    kind: str
    form: str
    name: str
    id: str
    lon: float
    lat: float


def largest_arab_cities(gazetteer: Gazetteer, count: int = CITIES) -> list[Place]:
    """The most populous cities around the Arab capitals by different names, those that have one in Arabic."""
    capitals = [place for code in sorted(ARAB_COUNTRIES) if (place := gazetteer.capital(code))]
    around = {
        nearby.place
        for capital in capitals
        for nearby in gazetteer.reverse(capital.lon, capital.lat, limit=_AROUND)
        if nearby.place.country in ARAB_COUNTRIES and is_arabic(nearby.place.name)
    }
    cities: dict[str, Place] = {}
    for place in sorted(around, key=lambda place: (-place.population, place.id)):
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


def latin_forms(gazetteer: Gazetteer) -> Iterator[Asked]:
    """The Latin spellings of latin-spellings.tsv; the place is the likeliest of the Arabic name there."""
    for line in LATIN.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        name, country, spellings = line.split("\t")
        place = gazetteer.find(name, where=Where(countries=frozenset({country})))[0].place
        for form in spellings.split("|"):
            yield Asked(
                kind="Latin letters", form=form, name=place.name, id=place.id, lon=place.lon, lat=place.lat
            )


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
    cities = largest_arab_cities(gazetteer)
    _print(f"{len(cities)} largest Arab cities", ask(gazetteer, forms_of(cities)))
    _print("Latin spellings", ask(gazetteer, latin_forms(gazetteer)))
    for name in files:
        _print(Path(name).name, ask(gazetteer, given_forms(Path(name))))


if __name__ == "__main__":
    main(sys.argv[1:])
