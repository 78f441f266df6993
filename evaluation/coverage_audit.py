"""How much of what the news names the gazetteer knows, by audits written by hand.

The case files in `coverage/` hold what should be found, written from knowledge of the news: every city of a
million people, every country with its epithets, capital and demonym, the provinces of the Arab states, the
towns of four of them, and airports, ports, camps, crossings, seas and regions. A name counts as found where
it is spelt as in the gazetteer or folds to it: no misspelling, no computed place.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from tally import Tally

from gazetteer import Candidate, Context, Gazetteer, Kind, Match

__all__ = ["AUDITS", "Tally", "audit", "rows"]

_FOLDER = Path(__file__).parent / "coverage"
_SPELT = frozenset({Match.EXACT, Match.FOLDED, Match.GLUED})
_NAMESAKES = 20
_PROVINCE_AMONG = 3
_LESSER_AMONG = 3
_PROVINCES = frozenset({"adm1", "adm2", "region", "island"})
_COMPUTED = "computed:"
_HERE = 2.0


def rows(name: str) -> Iterator[dict[str, str]]:
    """The rows of a case file: tab-separated, `#` begins a comment, the first row names the fields."""
    lines = (_FOLDER / name).read_text(encoding="utf-8").splitlines()
    header, *content = [line.split("\t") for line in lines if line and not line.startswith("#")]
    for fields in content:
        yield dict(zip(header, fields, strict=True))


def million_cities(gazetteer: Gazetteer) -> Tally:
    """Every city of a million by its plain name without context: first, save for larger namesakes."""
    namesakes: dict[str, list[str]] = defaultdict(list)
    for row in rows("million-cities.tsv"):
        for name in row["names"].split("|"):
            namesakes[name].append(row["id"])
    tally = Tally()
    for row in rows("million-cities.tsv"):
        for name in row["names"].split("|"):
            found = [one for one in _spelt(gazetteer, name.strip("~")) if one.place.kind is not Kind.COUNTRY]
            lesser = name.startswith("~")
            first = [one.place.id for one in found[: _LESSER_AMONG if lesser else len(namesakes[name])]]
            right = row["id"] in first and (lesser or first[0] in namesakes[name])
            tally.add(name, right, [one.place.name_en for one in found[:2]])
    return tally


def capitals(gazetteer: Gazetteer) -> Tally:
    """Every capital by its plain name without context: first, or right behind its country's same name."""
    tally = Tally()
    for row in rows("countries.tsv"):
        capital = gazetteer.capital(row["country"])
        for name in _listed(row["capital"]):
            found = _spelt(gazetteer, name)
            places = [one.place for one in found if one.place.id != f"iso3166:{row['country']}"]
            right = capital is not None and bool(places) and places[0].id == capital.id
            tally.add(name, right, [place.name_en for place in places[:2]])
    return tally


def countries(gazetteer: Gazetteer) -> Tally:
    """Every short, formal and poetic name of a country: the country first."""
    tally = Tally()
    for row in rows("countries.tsv"):
        for name in _listed(row["names"]):
            found = _spelt(gazetteer, name)
            right = bool(found) and found[0].place.id == f"iso3166:{row['country']}"
            tally.add(name, right, [one.place.name_en for one in found[:2]])
    return tally


def demonyms(gazetteer: Gazetteer) -> Tally:
    """Demonyms in their six commonest forms: the country they belong to."""
    tally = Tally()
    for row in rows("countries.tsv"):
        for word in _listed(row["demonym"]):
            for form in (word, f"{word}ة", f"ال{word}", f"ال{word}ة", f"ال{word}ين", f"ال{word}ون"):
                known = gazetteer.nationality(form)
                tally.add(form, known == row["country"], known)
    return tally


def provinces(gazetteer: Gazetteer) -> Tally:
    """Provinces of the Arab states with the word for them, in any spelling: among the first three."""
    tally = Tally()
    for row in rows("provinces.tsv"):
        for spellings in row["names"].split("|"):
            names = [f"{row['word']} {name}" for name in spellings.split("/")]
            found = [one.place for name in names for one in gazetteer.find(name)[:_PROVINCE_AMONG]]
            right = any(one.feature in _PROVINCES and one.country == row["country"] for one in found)
            tally.add(names[0], right, [place.name_en for place in found[:2]])
    return tally


def towns(gazetteer: Gazetteer) -> Tally:
    """Towns in news of their country: first."""
    tally = Tally()
    for row in rows("towns.tsv"):
        here = Context(countries={row["country"]: _HERE})
        for name in row["names"].split("|"):
            found = _spelt(gazetteer, name, here)
            right = bool(found) and found[0].place.country == row["country"]
            tally.add(f"{row['country']} {name}", right, [one.place.name_en for one in found[:2]])
    return tally


def other_places(gazetteer: Gazetteer) -> Tally:
    """Airports, ports, camps, seas and regions without context: a place of their own where they should be."""
    tally = Tally()
    for row in rows("other-places.tsv"):
        allowed = None if row["countries"] == "-" else {*row["countries"].split("|")}
        for name in row["names"].split("|"):
            found = _spelt(gazetteer, name)
            place = found[0].place if found else None
            right = place is not None and (
                place.kind is not Kind.CITY if allowed is None else place.country in {*allowed, None}
            )
            tally.add(name, right, [one.place.name_en for one in found[:2]])
    return tally


AUDITS: Mapping[str, Callable[[Gazetteer], Tally]] = {
    "cities of a million": million_cities,
    "capitals": capitals,
    "countries and epithets": countries,
    "demonyms": demonyms,
    "Arab provinces": provinces,
    "towns of LY, EG, SD, TN": towns,
    "other places": other_places,
}


def audit(gazetteer: Gazetteer) -> dict[str, Tally]:
    """All audits by name."""
    return {name: ask(gazetteer) for name, ask in AUDITS.items()}


def _listed(value: str) -> list[str]:
    return [] if value == "-" else value.split("|")


def _spelt(gazetteer: Gazetteer, name: str, context: Context | None = None) -> list[Candidate]:
    found = gazetteer.find(name, context=context or Context(), limit=_NAMESAKES)
    return [one for one in found if one.match in _SPELT and not one.place.id.startswith(_COMPUTED)]


def main() -> None:
    """Print the share found of each audit and what was missed."""
    for name, tally in audit(Gazetteer.open()).items():
        print(f"{name:26} {tally.share:7.1%} of {tally.asked}")
        for missed, instead in tally.missed:
            print(f"    {missed} → {instead}")


if __name__ == "__main__":
    main()
