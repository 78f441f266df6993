"""Computed places are found again by their ids."""

from __future__ import annotations

import pytest

from gazetteer import Gazetteer

NAMES = (
    "شمال ليبيا",
    "الساحل الليبي",
    "الحدود المصرية الليبية",
    "الحدود الليبية",
    "ميناء سبها",
    "جنوب مطار مدينة سبها",
)


@pytest.mark.parametrize("name", NAMES)
def test_the_id_of_a_computed_place_finds_it_again(gazetteer: Gazetteer, name: str) -> None:
    """At the same point, as uncertain, under a name made of the same words or alike."""
    told = gazetteer.find(name)[0].place
    again = gazetteer.place(told.id)
    assert told.id.startswith("computed:")
    assert again is not None
    assert (told.lon, told.lat, told.radius_km) == (again.lon, again.lat, again.radius_km)
    assert again.name


def test_a_border_of_two_countries_is_named_by_both(gazetteer: Gazetteer) -> None:
    """Not by the first alone."""
    found = gazetteer.find("الحدود المصرية الليبية")[0].place
    assert found.name == "الحدود المصرية الليبية"


@pytest.mark.parametrize(
    "place_id",
    [
        "computed:",
        "computed:north-of:nowhere",
        "computed:sideways-of:iso3166:LY",
        "computed:border-of:XX-YY",
        "computed:border-of:-",
        "computed:port-at:",
        "computed:palace-of-dreams-at:iso3166:LY",
        "computed:" + "north-of:computed:" * 5000,
    ],
)
def test_an_id_that_says_no_place_finds_none(gazetteer: Gazetteer, place_id: str) -> None:
    """However long or odd."""
    assert gazetteer.place(place_id) is None
