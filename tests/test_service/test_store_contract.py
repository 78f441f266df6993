"""What every store promises; each implementation is one more parameter of the fixture."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from threading import Thread
from typing import Any

import msgspec
import pytest

from service.store import MOVEMENTS, VISITS, Box, FeatureStore, Interval, Outcome, Query, open_store

from .records import line, point, record

CAIRO, TRIPOLI, TOKYO = (31.25, 30.06), (13.19, 32.89), (139.69, 35.69)


@pytest.fixture(params=["geopackage"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[FeatureStore]:
    """An empty store of each kind."""
    opened = open_store(str(tmp_path / f"{request.param}.gpkg"))
    yield opened
    opened.close()


def ids(store: FeatureStore, query: Query) -> list[str]:
    """The ids of the features of a page."""
    return [msgspec.json.decode(body)["id"] for body in store.page(query).bodies]


def test_an_article_is_created_once_and_the_same_again_changes_nothing(store: FeatureStore) -> None:
    """The second putting says unchanged, and the version stays."""
    article = record("a", visits=(point("v", *CAIRO),))
    assert store.put(article) is Outcome.CREATED
    version = store.version()
    assert store.put(article) is Outcome.UNCHANGED
    assert store.version() == version
    assert ids(store, Query(layer=VISITS, limit=10)) == ["v"]


def test_another_reading_of_an_article_takes_the_place_of_the_first(store: FeatureStore) -> None:
    """No feature of the first reading is left."""
    store.put(record("a", visits=(point("old", *CAIRO),)))
    assert store.put(record("a", visits=(point("new", *TRIPOLI),), text="نص آخر")) is Outcome.REPLACED
    assert ids(store, Query(layer=VISITS, limit=10)) == ["new"]
    assert len(store.articles(limit=10)) == 1


def test_deleting_takes_back_only_the_articles_own_features(store: FeatureStore) -> None:
    """Features, events and the answer go; those of another article stay."""
    store.put(record("a", visits=(point("va", *CAIRO),), movements=(line("ma", CAIRO, TRIPOLI),)))
    store.put(record("b", visits=(point("vb", *TRIPOLI),)))
    assert store.delete("a") is True
    assert store.delete("a") is False
    assert store.answer("a") is None
    assert store.events("a", limit=10) == ()
    assert ids(store, Query(layer=VISITS, limit=10)) == ["vb"]
    assert ids(store, Query(layer=MOVEMENTS, limit=10)) == []
    assert store.feature(VISITS, "va") is None
    assert len(store.events(limit=10)) == 1


def test_an_article_that_cannot_be_stored_whole_is_not_stored_at_all(store: FeatureStore) -> None:
    """The second feature has no geometry that can be stored: nothing of the article is left behind."""
    broken = point("broken", *CAIRO)
    broken["geometry"] = {"type": "Point", "coordinates": ["x", "y"]}
    before = store.version()
    with pytest.raises((ValueError, TypeError)):
        store.put(record("a", visits=(point("good", *CAIRO), broken)))
    assert store.version() == before
    assert store.answer("a") is None
    assert ids(store, Query(layer=VISITS, limit=10)) == []
    assert store.put(record("b", visits=(point("v", *CAIRO),))) is Outcome.CREATED


def test_features_come_back_as_they_went_in(store: FeatureStore) -> None:
    """Every property, and every digit of the geometry."""
    feature = point("v", 31.249671, 30.062631, destination="القاهرة", confidence=0.875, origin_inferred=True)
    store.put(record("a", visits=(feature,)))
    body = store.feature(VISITS, "v")
    assert body is not None
    assert msgspec.json.decode(body) == feature


def test_following_next_yields_every_feature_once(store: FeatureStore) -> None:
    """Whatever the size of the page, also when an article is stored between two pages."""
    for number in range(7):
        store.put(record(f"a{number}", visits=tuple(point(f"{number}-{k}", k, k) for k in range(5))))
    for limit in (1, 4, 35, 100):
        seen, after = [], ()
        while True:
            page = store.page(Query(layer=VISITS, limit=limit, after=after))
            seen += [msgspec.json.decode(body)["id"] for body in page.bodies]
            if page.next is None:
                break
            after = page.next
        assert len(seen) == 35
        assert len(set(seen)) == 35


def test_a_page_counts_all_when_nothing_is_filtered(store: FeatureStore) -> None:
    """`matched` is the number of features, also after some were taken back."""
    store.put(record("a", visits=tuple(point(f"a{k}", k, k) for k in range(5))))
    store.put(record("b", visits=tuple(point(f"b{k}", k, k) for k in range(3))))
    store.delete("a")
    assert store.page(Query(layer=VISITS, limit=2)).matched == 3
    assert store.summary(VISITS).count == 3


def test_an_offset_passes_over_features(store: FeatureStore) -> None:
    """As clients that know no cursor ask."""
    store.put(record("a", visits=tuple(point(f"v{k}", k, k) for k in range(5))))
    assert ids(store, Query(layer=VISITS, limit=2, offset=3)) == ["v3", "v4"]


def test_boxes_are_exact_also_where_single_precision_is_not(store: FeatureStore) -> None:
    """A point a hair outside of the box is not in it, one on its edge is."""
    edge = 31.100000000001
    store.put(record("a", visits=(point("on", edge, 30.0), point("off", edge + 1e-9, 30.0))))
    box = Box(west=30.0, south=29.0, east=edge, north=31.0)
    assert ids(store, Query(layer=VISITS, limit=10, boxes=box.parts())) == ["on"]


def test_boxes_answer_as_plain_comparison_does(store: FeatureStore) -> None:
    """A hundred random boxes over random points, some of them across the antimeridian."""
    rng = random.Random(5)
    places = {f"v{k}": (round(rng.uniform(-180, 180), 6), round(rng.uniform(-90, 90), 6)) for k in range(200)}
    store.put(record("a", visits=tuple(point(name, *place) for name, place in places.items())))
    for _ in range(100):
        west, east = rng.uniform(-180, 180), rng.uniform(-180, 180)
        south, north = sorted((rng.uniform(-90, 90), rng.uniform(-90, 90)))
        box = Box(west=west, south=south, east=east, north=north)
        expected = [
            name
            for name, (lon, lat) in places.items()
            if south <= lat <= north and (west <= lon <= east if west <= east else lon >= west or lon <= east)
        ]
        assert ids(store, Query(layer=VISITS, limit=1000, boxes=box.parts())) == expected


def test_a_line_is_in_a_box_only_when_it_passes_through(store: FeatureStore) -> None:
    """The box between Cairo and Tripoli that the line's own box covers and the line does not."""
    store.put(record("a", movements=(line("m", CAIRO, TRIPOLI),)))
    beside = Box(west=29.0, south=32.5, east=31.0, north=32.8)
    across = Box(west=20.0, south=30.0, east=24.0, north=33.0)
    assert ids(store, Query(layer=MOVEMENTS, limit=10, boxes=beside.parts())) == []
    assert ids(store, Query(layer=MOVEMENTS, limit=10, boxes=across.parts())) == ["m"]


def test_a_feature_without_geometry_is_in_every_box_and_one_without_date_in_every_interval(
    store: FeatureStore,
) -> None:
    """As OGC API Features has it."""
    nowhere = point("nowhere", 0, 0)
    nowhere["geometry"] = None
    store.put(record("a", visits=(nowhere,)))
    box = Box(west=100.0, south=10.0, east=101.0, north=11.0)
    day = Interval(begin=date(1999, 1, 1), end=date(1999, 1, 2))
    assert ids(store, Query(layer=VISITS, limit=10, boxes=box.parts(), interval=day)) == ["nowhere"]


INTERVALS: dict[str, tuple[Interval, list[str]]] = {
    "a day": (Interval(begin=date(2020, 12, 27), end=date(2020, 12, 27)), ["day", "month", "year"]),
    "the next day": (Interval(begin=date(2020, 12, 28), end=date(2020, 12, 28)), ["month", "year", "range"]),
    "before": (Interval(begin=None, end=date(2020, 11, 30)), ["year"]),
    "after": (Interval(begin=date(2021, 1, 2), end=None), ["range"]),
    "never": (Interval(begin=date(1990, 1, 1), end=date(1990, 1, 2)), []),
}


@pytest.mark.parametrize("name", INTERVALS)
def test_dates_count_as_precise_as_they_are_known(store: FeatureStore, name: str) -> None:
    """A visit known to the month lies in every day of it."""
    visits = (
        point("day", *CAIRO, start="2020-12-27", end="2020-12-27"),
        point("month", *CAIRO, start="2020-12", end="2020-12"),
        point("year", *CAIRO, start="2020", end=None),
        point("range", *CAIRO, start="2020-12-28", end="2021-01-02"),
    )
    store.put(record("a", visits=visits))
    interval, expected = INTERVALS[name]
    assert ids(store, Query(layer=VISITS, limit=10, interval=interval)) == expected


def test_properties_choose_by_equality(store: FeatureStore) -> None:
    """Text, number and truth; a value is never taken for SQL."""
    store.put(
        record(
            "a",
            visits=(
                point("one", *CAIRO, country="EG", confidence=0.5, origin_inferred=True),
                point("two", *TRIPOLI, country="LY", confidence=0.9, origin_inferred=False),
                point("odd", *TRIPOLI, country="' OR 1=1 --", confidence=0.9),
            ),
        )
    )

    def found(**equal: Any) -> list[str]:
        return ids(store, Query(layer=VISITS, limit=10, equal=equal))

    assert found(country="EG") == ["one"]
    assert found(confidence=0.9) == ["two", "odd"]
    assert found(origin_inferred=True) == ["one"]
    assert found(country="' OR 1=1 --") == ["odd"]
    assert found(country="EG", confidence=0.9) == []


def test_articles_are_listed_latest_first_and_go_on_below_a_key(store: FeatureStore) -> None:
    """Each with how many events it tells."""
    for name in "abc":
        store.put(record(name, visits=(point(f"v{name}", *CAIRO),)))
    first = store.articles(limit=2)
    assert [article.id for article in first] == ["c", "b"]
    assert [article.events for article in first] == [1, 1]
    assert [article.id for article in store.articles(limit=2, before=first[-1].key)] == ["a"]


def test_the_summary_tells_where_and_when(store: FeatureStore) -> None:
    """Empty first, then the box and the days of what is there."""
    assert store.summary(VISITS).box is None
    assert store.summary(VISITS).interval is None
    store.put(
        record("a", visits=(point("v", *CAIRO, start="2020-12"), point("w", *TOKYO, start="2021-03-01")))
    )
    summary = store.summary(VISITS)
    assert summary.interval == Interval(begin=date(2020, 12, 1), end=date(2021, 3, 1))
    assert summary.box is not None
    assert (round(summary.box.west, 2), round(summary.box.east, 2)) == (31.25, 139.69)


def test_threads_write_and_read_side_by_side(store: FeatureStore) -> None:
    """Four writers and a reader; all is there in the end, and no page was ever torn."""
    torn: list[int] = []

    def write(writer: int) -> None:
        for k in range(10):
            name = f"{writer}-{k}"
            store.put(record(name, visits=(point(f"x{name}", *CAIRO), point(f"y{name}", *TRIPOLI))))

    def read() -> None:
        for _ in range(30):
            count = len(store.page(Query(layer=VISITS, limit=1000)).bodies)
            if count % 2:
                torn.append(count)

    threads = [Thread(target=write, args=(k,)) for k in range(4)] + [Thread(target=read)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert torn == []
    assert store.summary(VISITS).count == 80
