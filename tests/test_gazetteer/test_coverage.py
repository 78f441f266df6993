"""What the news names is known: audits written by hand, and names read back from their romanisation."""

from __future__ import annotations

import pytest
from coverage_audit import AUDITS, rows
from derived import measure, named_cities

from gazetteer import Context, Gazetteer, Match
from gazetteer.building.derived import arabic_of
from gazetteer.building.facts import PLACE_FIELDS
from gazetteer.building.geonames import read_cities
from gazetteer.datafiles import Row, read_rows
from gazetteer.regions import BGN_COUNTRIES, FRENCH_COUNTRIES

MILLION = 1_000_000
LOW_KM = 20.0
# What is still missing is printed by `make evaluate`: places whose position we do not know.
LEAST = {
    "cities of a million": 1.0,
    "capitals": 1.0,
    "countries and epithets": 1.0,
    "demonyms": 1.0,
    "Arab provinces": 0.99,
    "towns of LY, EG, SD, TN": 0.97,
    "other places": 0.99,
}
LEAST_RIGHT = {"BGN": 0.97, "French": 0.9}


@pytest.mark.parametrize("name", AUDITS)
def test_what_the_news_names_is_found(gazetteer: Gazetteer, name: str) -> None:
    """Every audit asks something and finds at least the share it is known to find."""
    tally = AUDITS[name](gazetteer)
    assert tally.asked
    assert tally.share >= LEAST[name], tally.missed


def test_the_audit_of_large_cities_is_whole() -> None:
    """It holds exactly the cities of a million people that the packaged source has."""
    large = {city.id for city in read_cities() if city.population >= MILLION}
    assert {row["id"] for row in rows("million-cities.tsv")} == large


@pytest.mark.parametrize(
    ("romanised", "country", "arabic"),
    [
        ("Al Jaghbūb", "LY", "الجغبوب"),
        ("Wādī ‘Utbah", "LY", "وادي عتبة"),
        ("Qaşr al Farāfirah", "EG", "قصر الفرافرة"),
        ("Şayla‘", "SY", "صيلع"),
        ("Ra’s al ‘Ayn", "SY", "رأس العين"),
        ("Qal‘at Şāliḩ", "IQ", "قلعة صالح"),
        ("Banī Ḩujjāj", "YE", "بني حجاج"),
        ("Ash Shaykh Zuwayd Ḩ", "EG", "الشيخ زويد ح"),
        ("Ţūlkarm", "PS", "طولكرم"),
        ("Tājūrā’", "LY", "تاجوراء"),
        ("Sidi Bou Ali", "TN", "سيدي بوعلي"),
        ("Oulad Aïssa", "DZ", "أولاد عيسى"),
        ("Hammam el Aïn", "DZ", "حمام العين"),
        ("Kufra", "LY", None),
        ("Mansoûra", "DZ", None),
        ("Zahlé", "LB", None),
        ("Şanlıurfa", "TR", None),
        ("", "LY", None),
        ("الكفرة", "LY", None),
    ],
)
def test_names_are_read_back(romanised: str, country: str, arabic: str | None) -> None:
    """Systematic romanisation gives the Arabic letters; what does not tell gives none."""
    assert arabic_of(romanised, country) == arabic


def test_names_read_back_are_right() -> None:
    """Of the cities whose Arabic name is known, nearly all get that name."""
    readings = measure(named_cities())
    for label, group in (("BGN", BGN_COUNTRIES), ("French", FRENCH_COUNTRIES)):
        found = [one for country, one in readings.items() if country in group]
        assert sum(one.right for one in found) / sum(one.read for one in found) >= LEAST_RIGHT[label]


def test_a_name_read_back_is_found_marked_last_and_never_in_texts(gazetteer: Gazetteer) -> None:
    """It says that it was read back, keeps the Latin name for show, and no text is read by it."""
    (candidate,) = [one for one in gazetteer.find("بيت العوابي") if one.match is Match.DERIVED]
    assert candidate.place.name == candidate.place.name_en == "Bayt al ‘Awābī"
    assert candidate.reasons[0]
    assert gazetteer.scan("زار بيت العوابي") == []
    others = gazetteer.find("الناصرية", context=Context(countries={"EG": 3.0}))
    derived = [one for one in others if one.match is Match.DERIVED]
    assert derived
    assert others.index(derived[0]) > 0


@pytest.mark.parametrize(
    "row",
    [row for row in read_rows("places.tsv", PLACE_FIELDS) if row.text("confidence") == "low"],
    ids=lambda row: row.text("name_en"),
)
def test_a_rough_position_has_a_radius(gazetteer: Gazetteer, row: Row) -> None:
    """A place of our own whose position is only roughly known lies anywhere within its radius."""
    found = [
        one.place for one in gazetteer.find(row.text("name")) if one.place.name_en == row.text("name_en")
    ]
    assert all((place.radius_km or 0.0) >= LOW_KM for place in found if place.id.startswith("masalik:"))
    assert found or gazetteer.find(row.text("name"))
