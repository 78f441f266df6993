"""Finding a place by one name."""

from __future__ import annotations

import pytest
from geopy.distance import great_circle

from gazetteer import Context, Gazetteer, Kind, Match
from gazetteer.building.capitals import CAPITAL_FIELDS
from gazetteer.building.countries import COUNTRY_FIELDS
from gazetteer.building.facts import CITY_FIELDS
from gazetteer.datafiles import read_rows

from .conftest import cases

# Countries that bear the name of their capital; without context the country is meant.
SHARED_NAMES = {"DJ", "DZ", "KW", "LU", "MC", "SG", "SM", "TN"}


@pytest.mark.parametrize(("name", "kind", "country", "lat", "lon", "km"), list(cases("names.tsv")))
def test_well_known_names(
    gazetteer: Gazetteer, name: str, kind: str, country: str, lat: str, lon: str, km: str
) -> None:
    """Names every reader of the news knows mean what everybody means by them."""
    place = gazetteer.resolve(name).place
    assert place is not None
    assert (place.kind.value, place.country or "-") == (kind, country)
    assert great_circle((place.lat, place.lon), (float(lat), float(lon))).km <= float(km)


@pytest.mark.parametrize(
    "row", read_rows("capitals.tsv", CAPITAL_FIELDS), ids=lambda row: row.text("country")
)
def test_capitals(gazetteer: Gazetteer, row: object) -> None:
    """The plain Arabic name of a capital means the capital; a country of the same name goes before it."""
    country, name = row.text("country"), row.text("name")  # type: ignore[attr-defined]
    capital = gazetteer.capital(country)
    found = gazetteer.find(name)
    assert capital is not None
    assert capital.id in {candidate.place.id for candidate in found[:2]}
    assert found[0].place.id == capital.id or (
        country in SHARED_NAMES and found[0].place.kind is Kind.COUNTRY
    )


@pytest.mark.parametrize(
    "row", read_rows("country-names.tsv", COUNTRY_FIELDS), ids=lambda row: row.text("country")
)
def test_country_names(gazetteer: Gazetteer, row: object) -> None:
    """Short names and epithets mean the country."""
    code = row.text("country")  # type: ignore[attr-defined]
    names = {row.text("name"), *row.many("other_names")} - {"عمان"}  # type: ignore[attr-defined]
    meant = {name: gazetteer.find(name)[0].place.id for name in names}
    assert meant == dict.fromkeys(names, f"iso3166:{code}")


def test_world_cities(gazetteer: Gazetteer) -> None:
    """All spellings of the well-known cities are among the first three candidates."""
    missed = [
        (name, row.text("country"))
        for row in read_rows("world-cities.tsv", CITY_FIELDS)
        for name in (row.text("name"), *row.many("variants"))
        if row.text("country") not in {candidate.place.country for candidate in gazetteer.find(name)[:3]}
    ]
    assert missed == []


def test_exact_spelling_goes_before_folded(gazetteer: Gazetteer) -> None:
    """Both match; the reason says how."""
    exact = next(c for c in gazetteer.find("الإسكندرية") if c.place.country == "EG")
    folded = next(c for c in gazetteer.find("الاسكندريه") if c.place.id == exact.place.id)
    assert (exact.match, folded.match) == (Match.EXACT, Match.FOLDED)
    assert exact.score > folded.score


@pytest.mark.parametrize(
    ("name", "match"),
    [
        ("بنغازي", Match.EXACT),
        ("بنغازى", Match.EXACT),
        ("الكفره", Match.FOLDED),
        ("بِنغازي", Match.FOLDED),
        ("سيديبوزيد", Match.GLUED),
        ("وبنغازي", Match.CLITIC),
        ("اسكندريةِ", Match.FOLDED),
        ("الطرابلس", Match.CLITIC),
        ("Benghazi", Match.LATIN),
        ("بنغزي", Match.FUZZY),
        ("العاصمة الليبية", Match.DESCRIPTIVE),
        ("ميناء سبها", Match.HEAD),
    ],
)
def test_how_a_name_matched_is_told(gazetteer: Gazetteer, name: str, match: Match) -> None:
    """The way of matching comes with the candidate, and as an Arabic reason."""
    best = gazetteer.find(name)[0]
    assert best.match is match
    assert best.reasons


def test_nonsense_is_not_found(gazetteer: Gazetteer) -> None:
    """No candidates, and a resolution that says so."""
    assert gazetteer.find("قظغثصضط") == []
    resolution = gazetteer.resolve("قظغثصضط")
    assert resolution.place is None
    assert resolution.confidence == 0.0
    assert resolution.reasons


@pytest.mark.parametrize("name", ["", " ", "ـ", "!!", "٣"])
def test_empty_names_are_not_found(gazetteer: Gazetteer, name: str) -> None:
    """Nothing to look up is no error."""
    assert gazetteer.find(name) == []


def test_context_turns_the_answer(gazetteer: Gazetteer) -> None:
    """Votes for Lebanon bring its Tripoli first; the Libyan one stays among the alternatives."""
    resolution = gazetteer.resolve("طرابلس", context=Context(countries={"LB": 2.0}))
    assert resolution.place is not None
    assert resolution.place.country == "LB"
    assert "LY" in {candidate.place.country for candidate in resolution.alternatives}


def test_the_outlet_counts_a_little(gazetteer: Gazetteer) -> None:
    """The country of the outlet raises its places but does not overrule a capital."""
    lebanese = gazetteer.find("طرابلس", context=Context(outlet_country="LB"))
    assert lebanese[0].place.country == "LY"
    plain = {c.place.id: c.score for c in gazetteer.find("طرابلس")}
    raised = [c for c in lebanese if c.place.country == "LB"]
    assert all(c.score > plain[c.place.id] for c in raised)


def test_limit_limits(gazetteer: Gazetteer) -> None:
    """No more than asked for, the best ones."""
    assert [c.place.id for c in gazetteer.find("طرابلس", limit=2)] == [
        c.place.id for c in gazetteer.find("طرابلس")[:2]
    ]


def test_places_are_found_by_their_id(gazetteer: Gazetteer) -> None:
    """Every candidate's place can be asked for again, save computed ones."""
    for name in ("بنغازي", "مصر", "البحر الأحمر", "مطار القاهرة الدولي"):
        place = gazetteer.find(name)[0].place
        assert gazetteer.place(place.id) == place
    assert gazetteer.place("geonames:0") is None
    assert gazetteer.place("") is None


def test_country_and_capital_by_code(gazetteer: Gazetteer) -> None:
    """None for codes that are not there."""
    country, capital = gazetteer.country("LY"), gazetteer.capital("LY")
    assert country is not None
    assert capital is not None
    assert (country.name, capital.name) == ("ليبيا", "طرابلس")
    assert gazetteer.country("XX") is None
    assert gazetteer.capital("XX") is None


def test_country_points_lie_in_their_countries(gazetteer: Gazetteer) -> None:
    """The point of an Arab country is inside it."""
    codes = ["LY", "EG", "SD", "TN", "DZ", "MA", "SA", "AE", "QA", "KW", "IQ", "SY", "LB", "JO", "YE", "OM"]
    places = [gazetteer.country(code) for code in codes]
    inside = [gazetteer.country_at(place.lon, place.lat) for place in places if place is not None]
    assert [place.country for place in inside if place is not None] == codes


@pytest.mark.parametrize("word", ["ولاية", "ولايات", "قرية", "بلدة", "دولة"])
def test_generic_words_are_no_places(gazetteer: Gazetteer, word: str) -> None:
    """A generic word is not taken for a place that is nearly called so (ولاية is not و and Lae)."""
    assert gazetteer.find(word) == []
