"""World views: whose a disputed place is, by names, points, votes, bounds and layers."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from gazetteer import (
    Context,
    FactError,
    Gazetteer,
    GazetteerError,
    Where,
    datafiles,
    world_view,
    world_views,
    worldview,
)
from gazetteer.worldview import AREA_FIELDS, VIEW_FIELDS

from .conftest import cases

NAMES = {name: answers for name, *answers in cases("world-views.tsv")}
POINTS = {
    what: (float(lon), float(lat), answers) for what, lon, lat, *answers in cases("world-view-points.tsv")
}
VIEWS = ["arab", "un", "de-facto", "morocco"]


@pytest.fixture(scope="module")
def by_view(built: Path) -> dict[str, Gazetteer]:
    """The gazetteer in every view."""
    return {name: Gazetteer.open(built, world_view=name) for name in world_views()}


def test_views_are_those_of_the_data_file_the_arab_one_first() -> None:
    """Each with a title in both languages, and whose it is."""
    assert list(world_views()) == VIEWS
    assert all(view.title_ar and view.title_en and view.source for view in world_views().values())


@pytest.mark.parametrize("name", NAMES)
def test_place_belongs_to_whom_the_view_says(name: str, by_view: dict[str, Gazetteer]) -> None:
    """Or to nobody; the place itself is the same in all views."""
    found = [gazetteer.resolve(name).place for gazetteer in by_view.values()]
    assert len({place.id for place in found if place}) == 1
    assert [(place and place.country) or "-" for place in found] == NAMES[name]


@pytest.mark.parametrize("what", POINTS)
def test_land_belongs_to_whom_the_view_says(what: str, by_view: dict[str, Gazetteer]) -> None:
    """Nobody at sea."""
    lon, lat, expected = POINTS[what]
    found = [gazetteer.country_at(lon, lat) for gazetteer in by_view.values()]
    assert [(place and place.country) or "-" for place in found] == expected


def test_gazetteer_tells_its_view(by_view: dict[str, Gazetteer], gazetteer: Gazetteer) -> None:
    """The Arab one unless another is asked for."""
    assert {name: one.world_view.name for name, one in by_view.items()} == {name: name for name in VIEWS}
    assert gazetteer.world_view is world_view("arab")


def test_unknown_view_is_refused_with_those_there_are(built: Path) -> None:
    """By name."""
    with pytest.raises(
        GazetteerError, match="no world view 'martian'; there are arab, un, de-facto, morocco"
    ):
        Gazetteer.open(built, world_view="martian")


def test_capitals_follow_the_view(by_view: dict[str, Gazetteer]) -> None:
    """The words for a capital too."""
    found = {
        name: [place.name for place in (one.capital("PS"), one.capital("IL")) if place]
        for name, one in by_view.items()
    }
    assert found["arab"] == found["un"] == found["morocco"] == ["القدس", "تل أبيب"]
    assert found["de-facto"] == ["رام الله", "القدس"]
    said = by_view["de-facto"].resolve("العاصمة الإسرائيلية").place
    assert said is not None
    assert said.name == "القدس"


def test_territory_without_a_country_of_its_own_keeps_its_capital_and_parts(
    by_view: dict[str, Gazetteer],
) -> None:
    """Names mean where things are, whoever they belong to."""
    morocco, capital = by_view["morocco"], by_view["morocco"].capital("EH")
    assert capital is not None
    assert (capital.name, capital.country) == ("العيون", "MA")
    parts = [one.resolve("شمال الصحراء الغربية").place for one in (morocco, by_view["arab"])]
    assert [place.country for place in parts if place] == ["MA", "EH"]
    assert [21 < place.lat < 28 for place in parts if place] == [True, True]


def test_parts_of_a_country_are_those_of_its_land_in_the_view(by_view: dict[str, Gazetteer]) -> None:
    """The south of Morocco lies in الصحراء for Morocco alone."""
    south = {name: one.resolve("جنوب المغرب").place for name, one in by_view.items()}
    assert {name: place.lat < 27.6 for name, place in south.items() if place} == {
        "arab": False,
        "un": False,
        "de-facto": True,
        "morocco": True,
    }


def test_votes_for_a_territory_count_for_whom_the_view_gives_it_to(by_view: dict[str, Gazetteer]) -> None:
    """A vote for Western Sahara draws العيون there rather than to its namesakes elsewhere."""
    context = Context(countries={"EH": 3.0}, outlet_country="EH")
    found = {name: by_view[name].find("العيون", context=context)[0] for name in VIEWS}
    assert {name: candidate.place.id for name, candidate in found.items()} == dict.fromkeys(
        VIEWS, "geonames:2462881"
    )
    assert found["morocco"].score == found["arab"].score
    assert world_view("morocco").seen(context) == Context(countries={"MA": 3.0}, outlet_country="MA")


@pytest.mark.parametrize("look_up", [Gazetteer.find, Gazetteer.suggest])
def test_bounds_by_country_follow_the_view(
    look_up: Callable[..., list[object]], by_view: dict[str, Gazetteer]
) -> None:
    """The Golan is found in Syria or in Israel, by whom one asks."""
    found = {
        (name, code): bool(look_up(by_view[name], "مجدل شمس", where=Where(countries=frozenset({code}))))
        for name in ("arab", "de-facto")
        for code in ("SY", "IL")
    }
    assert found == {
        ("arab", "SY"): True,
        ("arab", "IL"): False,
        ("de-facto", "SY"): False,
        ("de-facto", "IL"): True,
    }


def test_nearest_town_follows_the_view(by_view: dict[str, Gazetteer]) -> None:
    """As every place that is read."""
    found = [one.reverse(-13.2, 27.14)[0].place.country for one in by_view.values()]
    assert found == ["EH", "EH", "MA", "MA"]


@pytest.mark.parametrize("name", VIEWS)
def test_every_row_at_once_gives_what_each_place_gives(name: str, by_view: dict[str, Gazetteer]) -> None:
    """The column that bounds are checked by holds the countries of the places."""
    table = by_view[name]._places.tables[0]
    disputed = {code for area in world_view(name).areas for code in area.givers}
    numbers, codes = table._seen
    rows = [row for row, code in enumerate(table._country) if table._countries[code] in disputed]
    assert len(rows) > 1000
    assert [codes[numbers[row]] for row in rows] == [table.place(row).country for row in rows]


@pytest.mark.parametrize("name", VIEWS)
def test_outlines_of_areas_can_be_read(name: str) -> None:
    """They are read when first asked for, so the test does."""
    areas = world_view(name).areas
    assert areas
    assert all(area.outline is None or area.shape.is_valid for area in areas)
    assert all(area.givers for area in areas)


def test_sources_may_say_either_side(by_view: dict[str, Gazetteer]) -> None:
    """A layer that gives the Golan to Israel and one that gives it to Syria are seen alike."""
    for name, one in by_view.items():
        told = {one.world_view.country_of("x:1", code, 35.75, 33.0) for code in ("IL", "SY")}
        assert told == {"IL" if name == "de-facto" else "SY"}


def test_place_of_a_third_country_is_never_moved(by_view: dict[str, Gazetteer]) -> None:
    """Outlines are rough: what the sources give to a neighbour stays there."""
    told = {one.world_view.country_of("x:1", "JO", 35.67, 32.7) for one in by_view.values()}
    assert told == {"JO"}


def test_wrong_rows_are_refused_with_file_and_line() -> None:
    """A view that is like none, and an outline that is no WKT."""
    fields = dict(zip(VIEW_FIELDS, ("x", "nowhere", "س", "x", "own"), strict=True))
    row = datafiles.Row(where="world-views.tsv, line 9", fields=fields)
    with pytest.raises(FactError, match="line 9: field 'like': 'nowhere' is no other view"):
        worldview._lineage(row, {"x": row})
    fields = dict(zip(AREA_FIELDS, ("x", "IL", "SY", "POLYGON ((", ""), strict=True))
    area = worldview._area(datafiles.Row(where="world-view-areas.tsv, line 3", fields=fields))
    with pytest.raises(FactError, match="line 3: field 'outline' is no WKT"):
        area.holds(0.0, 0.0)
