"""What every store promises; each implementation is one more parameter of the fixture."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from threading import Thread
from typing import Any

import msgspec
import pytest
from test_articles.tellings import DERNA, LIBYA, SEBHA, event, group, on, person
from test_maps.readings import TRIPOLI as TRIPOLI_PLACE
from test_maps.readings import mention

from articles import Status, merge
from service.reading.answers import record_of
from service.store import (
    MOVEMENTS,
    PLACES,
    VISITS,
    ArticleRecord,
    Box,
    Edit,
    FeatureStore,
    Interval,
    Outcome,
    Query,
    SortKey,
    asked_words,
    open_store,
)
from service.store.connection import Connection
from service.store.sql_store import SqlStore

from .database import new_address
from .records import fill, line, point, record

CAIRO, TRIPOLI, TOKYO = (31.25, 30.06), (13.19, 32.89), (139.69, 35.69)


@pytest.fixture(params=["geopackage", "postgis"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[FeatureStore]:
    """An empty store of each kind."""
    opened = open_store(new_address(request, request.param, tmp_path))
    yield opened
    opened.close()


def ids(store: FeatureStore, query: Query) -> list[str]:
    """The ids of the features of a page."""
    return [msgspec.json.decode(body)["id"] for body in store.page(query).bodies]


MINISTER = person("نبيل الغرياني", title="وزير النقل الليبي", country="LY")
VISIT = event(MINISTER, to=SEBHA)
ELSEWHERE = event(person("يانس غولر", country="MT"), to=DERNA)
NOWHERE = event(MINISTER, to=None)


def events(store: FeatureStore) -> list[dict[str, Any]]:
    """All events of a store, first stored first."""
    return [msgspec.json.decode(found.body) for found in reversed(store.events(limit=1000))]


def test_several_questions_are_answered_from_one_state(store: FeatureStore) -> None:
    """What is stored between two statements of one question is not seen by the second."""
    assert isinstance(store, SqlStore)

    def twice(db: Connection) -> tuple[int, int]:
        counting = "SELECT count(*) FROM articles"
        before = db.execute(counting).fetchone()[0]
        other = Thread(target=store.put, args=[record(VISIT)])
        other.start()
        other.join()
        return before, db.execute(counting).fetchone()[0]

    assert store._read(twice) == (0, 0)
    assert len(store.articles(limit=10)) == 1


def test_an_article_is_created_once_and_the_same_again_changes_nothing(store: FeatureStore) -> None:
    """The second putting says unchanged, and the version stays."""
    article = record(VISIT)
    assert store.put(article) is Outcome.CREATED
    version = store.version()
    assert store.put(article) is Outcome.UNCHANGED
    assert store.version() == version
    assert len(ids(store, Query(layer=VISITS, limit=10))) == 1


def test_two_articles_tell_one_event_and_both_are_its_sources(store: FeatureStore) -> None:
    """One feature, which keeps its id and its place in the order, with both outlets."""
    store.put(record(VISIT, id_="a", published="2021-03-04"))
    store.put(record(ELSEWHERE, id_="c"))
    before = ids(store, Query(layer=VISITS, limit=10))
    store.put(record(VISIT, id_="b", published="2021-03-05"))
    assert ids(store, Query(layer=VISITS, limit=10)) == before
    visit = msgspec.json.decode(store.page(Query(layer=VISITS, limit=1)).bodies[0])["properties"]
    assert (visit["source_count"], visit["article_count"]) == (2, 2)
    assert visit["sources"] == "outlet of a، outlet of b"
    assert visit["articles"] == "a b"
    assert visit["evidence_articles"].split("\n") == ["a", "b"]
    assert len(visit["evidence"].split("\n")) == 2


def test_what_articles_say_differently_is_told(store: FeatureStore) -> None:
    """In columns, and with who says so in the event."""
    store.put(record(VISIT, id_="a"))
    store.put(record(event(MINISTER, to=SEBHA, status=Status.DENIED), id_="b"))
    visit = msgspec.json.decode(store.page(Query(layer=VISITS, limit=1)).bodies[0])
    assert visit["properties"]["disagreements"] == "whether: denied | happened"
    body = store.event(visit["id"])
    assert body is not None
    (disagreement,) = msgspec.json.decode(body)["properties"]["disagreements"]
    assert [answer["sources"] for answer in disagreement["alternatives"]] == [
        ["outlet of b"],
        ["outlet of a"],
    ]


def test_the_events_of_a_store_are_those_that_merging_finds(store: FeatureStore) -> None:
    """Whatever the order in which articles come and go."""
    rng = random.Random(11)
    makers = [MINISTER, person("سعد الغرياني"), person("الغرياني"), group("وفد أمني مالطي", country="MT")]
    articles = [
        record(
            *(
                event(
                    rng.choice(makers), to=rng.choice([SEBHA, DERNA, LIBYA, None]), date=on(f"2021-03-0{day}")
                )
                for _ in range(rng.randint(0, 3))
            ),
            id_=f"a{number}",
            published=f"2021-03-0{day}",
        )
        for number in range(30)
        for day in [rng.randint(1, 5)]
    ]
    there: dict[str, ArticleRecord] = {}
    for article in rng.choices(articles, k=90):
        if article.id in there:
            store.delete(article.id)
            del there[article.id]
        else:
            store.put(article)
            there[article.id] = article
    merged = merge(article.reading for article in there.values())
    assert sorted(found["id"] for found in events(store)) == sorted(event.id for event in merged)
    told = {found["id"]: found["properties"] for found in events(store)}
    assert {event.id: [report.id for report in event.tellings] for event in merged} == {
        id_: [report["telling"] for report in properties["reports"]] for id_, properties in told.items()
    }


def test_articles_stored_together_are_as_if_stored_one_by_one(store: FeatureStore, tmp_path: Path) -> None:
    """Also where one comes twice, unchanged or another; and each says what was done."""
    articles = [
        record(VISIT, id_="a", published="2021-03-05"),
        record(VISIT, ELSEWHERE, id_="b", published="2021-03-04"),
        record(VISIT, id_="a", published="2021-03-05"),
        record(ELSEWHERE, id_="a", published="2021-03-05"),
        record(VISIT, id_="c", published="2021-03-06"),
    ]
    outcomes = store.put_all(articles)
    assert outcomes == ["created", "created", "unchanged", "replaced", "created"]
    other = open_store(str(tmp_path / "other.gpkg"))
    assert [other.put(article) for article in articles] == outcomes
    told = sorted((found["id"], str(found["properties"])) for found in events(store))
    assert told == sorted((found["id"], str(found["properties"])) for found in events(other))
    other.close()


def test_an_article_whose_outlet_is_told_later_is_one_also_where_both_come_together(
    store: FeatureStore,
) -> None:
    """What was stored without its outlet goes on under the new id; nothing is left of the old one."""
    named = record(VISIT, id_="a", outlet="وال")
    told = record(VISIT, id_=named.content_id).reading
    bare = record_of(replace(told, article=replace(told.article, source=None)))
    assert store.put_all([bare, named]) == ["created", "replaced"]
    assert [article.id for article in store.articles(limit=10)] == ["a"]
    (found,) = events(store)
    assert len(found["properties"]["reports"]) == 1


def test_another_reading_of_an_article_takes_the_place_of_the_first(store: FeatureStore) -> None:
    """No event of the first reading is left."""
    store.put(record(VISIT))
    assert store.put(record(ELSEWHERE)) is Outcome.REPLACED
    assert [found["properties"]["destination"]["name"] for found in events(store)] == [DERNA.name]
    assert len(store.articles(limit=10)) == 1


def test_deleting_takes_back_only_what_no_other_article_says(store: FeatureStore) -> None:
    """What two told stays, told by one; the answer and what only this one told go."""
    store.put(record(VISIT, ELSEWHERE, id_="a"))
    store.put(record(VISIT, id_="b"))
    assert store.delete("a") is True
    assert store.delete("a") is False
    assert store.answer("a") is None
    assert store.reports("a") == ()
    (left,) = events(store)
    assert [report["article"] for report in left["properties"]["reports"]] == ["b"]
    assert ids(store, Query(layer=VISITS, limit=10)) == [left["id"]]
    assert store.summary(VISITS).count == 1


def test_an_id_leads_to_the_event_that_its_report_is_part_of(store: FeatureStore) -> None:
    """An earlier report gives an event its id; the old one is known as gone and leads on."""
    store.put(record(VISIT, id_="late", published="2021-03-05"))
    (old,) = ids(store, Query(layer=VISITS, limit=10))
    store.put(record(VISIT, id_="early", published="2021-03-04"))
    (new,) = ids(store, Query(layer=VISITS, limit=10))
    assert new != old
    assert (store.event_of(old), store.gone(old)) == (new, True)
    store.delete("early")
    assert ids(store, Query(layer=VISITS, limit=10)) == [old]
    assert (store.event_of(new), store.gone(new), store.gone(old)) == (old, True, False)
    store.delete("late")
    assert (store.event_of(new), store.event_of(old), store.gone(old)) == (None, None, True)
    assert (store.event_of("never"), store.gone("never")) == (None, False)


def test_an_event_without_a_place_is_in_the_list_and_in_no_layer(store: FeatureStore) -> None:
    """And among the reports of its article."""
    store.put(record(NOWHERE))
    assert ids(store, Query(layer=VISITS, limit=10)) == ids(store, Query(layer=MOVEMENTS, limit=10)) == []
    (event_,) = store.events(limit=10, located=False)
    assert store.events(limit=10, located=True) == ()
    (report,) = store.reports("a")
    assert msgspec.json.decode(report)["properties"]["telling"] == event_.id


def test_places_count_how_often_and_by_whom_they_are_named(store: FeatureStore) -> None:
    """Over articles, and back again."""
    mentioned = [mention(TRIPOLI_PLACE, "طرابلس"), mention(TRIPOLI_PLACE, "طرابلس", metonym=True)]
    for name, places in (("a", mentioned), ("b", mentioned[:1])):
        one = record(id_=name, published=f"2021-03-0{3 if name == 'a' else 1}")
        store.put(record_of(replace(one.reading, places=tuple(places))))
    body = store.feature(PLACES, TRIPOLI_PLACE.id)
    assert body is not None
    told = msgspec.json.decode(body)["properties"]
    assert {name: told[name] for name in ("mentions", "metonyms", "article_count", "sources", "texts")} == {
        "mentions": 3,
        "metonyms": 1,
        "article_count": 2,
        "sources": "outlet of a، outlet of b",
        "texts": "طرابلس",
    }
    assert (told["first_published"], told["last_published"]) == ("2021-03-01", "2021-03-03")
    store.delete("b")
    told = msgspec.json.decode(store.feature(PLACES, TRIPOLI_PLACE.id) or b"")["properties"]
    assert (told["mentions"], told["article_count"], told["sources"]) == (2, 1, "outlet of a")
    assert told["first_published"] == "2021-03-03"
    store.delete("a")
    assert store.feature(PLACES, TRIPOLI_PLACE.id) is None


def test_an_article_that_cannot_be_stored_whole_is_not_stored_at_all(store: FeatureStore) -> None:
    """Its last place has no position that can be stored: nothing of the article is left behind."""
    broken = {"geometry": {"type": "Point", "coordinates": ["x", "y"]}}
    good = record(VISIT)
    places = record_of(replace(good.reading, places=(mention(TRIPOLI_PLACE, "طرابلس"),))).mentions
    before = store.version()
    with pytest.raises((ValueError, TypeError)):
        store.put(replace(good, mentions=({**places[0], **broken},)))
    assert store.version() == before
    assert store.answer("a") is None
    assert events(store) == []
    assert ids(store, Query(layer=VISITS, limit=10)) == []
    assert store.put(good) is Outcome.CREATED


def test_a_correction_stays_while_reports_come_and_go(store: FeatureStore) -> None:
    """Only what was corrected; the rest follows the articles."""
    store.put(record(VISIT, id_="a", published="2021-03-05"))
    (id_,) = ids(store, Query(layer=VISITS, limit=10))
    assert store.edit(VISITS, id_, lambda _: Edit(properties={"status": "denied"})) is True
    store.put(record(VISIT, id_="b", published="2021-03-04"))
    (now,) = ids(store, Query(layer=VISITS, limit=10))
    told = msgspec.json.decode(store.feature(VISITS, now) or b"")["properties"]
    assert (told["status"], told["corrected"], told["source_count"]) == ("denied", True, 2)
    assert events(store)[0]["properties"]["status"] == "denied"
    store.delete("b")
    assert msgspec.json.decode(store.feature(VISITS, id_) or b"")["properties"]["status"] == "denied"
    store.delete("a")
    assert events(store) == []
    store.put(record(VISIT, id_="a", published="2021-03-05"))
    assert msgspec.json.decode(store.feature(VISITS, id_) or b"")["properties"]["status"] == "denied"
    assert [edit.edit.properties for edit in store.edits(id_)] == [{"status": "denied"}]
    assert store.revert(id_) is True
    assert store.revert(id_) is False
    assert msgspec.json.decode(store.feature(VISITS, id_) or b"")["properties"]["status"] == "happened"


def test_a_correction_follows_the_first_report_that_is_left_of_its_event(store: FeatureStore) -> None:
    """When its first report goes, it belongs to the event that holds the next."""
    store.put(record(VISIT, id_="a", published="2021-03-04"))
    store.put(record(VISIT, id_="b", published="2021-03-05"))
    (id_,) = ids(store, Query(layer=VISITS, limit=10))
    store.edit(VISITS, id_, lambda _: Edit(properties={"note": "وفق البيان"}))
    store.delete("a")
    (left,) = ids(store, Query(layer=VISITS, limit=10))
    assert left != id_
    assert msgspec.json.decode(store.feature(VISITS, left) or b"")["properties"]["note"] == "وفق البيان"


def test_a_removed_event_stays_removed_until_the_correction_is_taken_back(store: FeatureStore) -> None:
    """Whatever tells it later."""
    store.put(record(VISIT, id_="a"))
    (id_,) = ids(store, Query(layer=VISITS, limit=10))
    store.edit(VISITS, id_, lambda _: Edit(removed=True))
    store.put(record(VISIT, id_="b", published="2021-03-06"))
    assert ids(store, Query(layer=VISITS, limit=10)) == []
    assert store.events(limit=10) == ()
    assert (store.event(id_), store.gone(id_)) == (None, True)
    assert len(store.reports("b")) == 1
    store.revert(id_)
    assert ids(store, Query(layer=VISITS, limit=10)) == [id_]


def test_a_moved_point_is_moved_on_maps_too(store: FeatureStore) -> None:
    """The geometry in its layer, the place of the event for maps."""
    store.put(record(VISIT))
    (id_,) = ids(store, Query(layer=VISITS, limit=10))
    moved = {"type": "Point", "coordinates": [1.0, 2.0]}
    store.edit(VISITS, id_, lambda _: Edit(geometry=moved, moves=True))
    assert msgspec.json.decode(store.feature(VISITS, id_) or b"")["geometry"] == moved
    destination = events(store)[0]["properties"]["destination"]
    assert (destination["lon"], destination["lat"]) == (1.0, 2.0)
    box = Box(west=0.0, south=1.0, east=2.0, north=3.0)
    assert ids(store, Query(layer=VISITS, limit=10, boxes=box.parts())) == [id_]


def test_an_editors_own_event_is_changed_and_removed(store: FeatureStore) -> None:
    """No article tells it, so it is what the editor says."""
    id_ = store.add(VISITS, {**point("", *CAIRO, actors="وفد"), "id": None})
    assert store.edit(VISITS, id_, lambda _: Edit(properties={"actors": "وفد آخر"})) is True
    assert msgspec.json.decode(store.feature(VISITS, id_) or b"")["properties"]["actors"] == "وفد آخر"
    assert [found["id"] for found in events(store)] == [id_]
    store.edit(VISITS, id_, lambda _: Edit(removed=True))
    assert (store.feature(VISITS, id_), store.gone(id_), events(store)) == (None, True, [])
    assert store.edit(VISITS, id_, lambda _: Edit(removed=True)) is False


def test_a_correction_that_is_refused_leaves_all_as_it_was(store: FeatureStore) -> None:
    """The error comes through, and nothing is kept."""
    store.put(record(VISIT))
    (id_,), version = ids(store, Query(layer=VISITS, limit=10)), store.version()

    def refuse(_: bytes) -> Edit:
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        store.edit(VISITS, id_, refuse)
    assert (store.version(), store.edits(id_)) == (version, ())


def test_words_are_found_however_they_are_spelt(store: FeatureStore) -> None:
    """With particles and the article or without, with hamza or without, in any case; all of a group."""
    fill(
        store,
        visits=(
            point("aden", 45, 12, actors="الوزير أحمد الشامي", destination="عدن", destination_en="Aden"),
            point("mali", 1, 1, evidence="زار وفد من وزارة المالية مدينة غزّة", note="وبطرابلس أيضا"),
        ),
    )

    def found(text: str) -> list[str]:
        return ids(store, Query(layer=VISITS, limit=10, words=asked_words(text)))

    assert found("وزير") == found("الوزير احمد") == found("ADEN") == found("عدن الشامي") == ["aden"]
    assert found("غزه") == found("طرابلس") == found("مالية") == ["mali"]
    assert found("مالي") == found("وزير غزة") == found('" OR *') == []
    assert found("عدن، غزة") == ["aden", "mali"]


def test_features_come_back_as_they_went_in(store: FeatureStore) -> None:
    """Every property, and every digit of the geometry."""
    feature = point("v", 31.249671, 30.062631, destination="القاهرة", confidence=0.875, origin_inferred=True)
    fill(store, visits=(feature,))
    found = msgspec.json.decode(store.feature(VISITS, "v") or b"")
    assert found["geometry"] == feature["geometry"]
    assert {name: value for name, value in found["properties"].items() if value is not None} == feature[
        "properties"
    ]


def test_following_next_yields_every_feature_once(store: FeatureStore) -> None:
    """Whatever the size of the page, also when an article is stored between two pages."""
    for number in range(7):
        fill(store, visits=tuple(point(f"{number}-{k}", k, k) for k in range(5)))
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


def test_what_matches_is_numbered_in_order_and_read_some_at_a_time(store: FeatureStore) -> None:
    """All of it whatever the limit, by filters and boxes and orders; what goes meanwhile is left out."""
    names = [f"v{k}" for k in range(7)]
    fill(store, visits=tuple(point(name, k, 0, country="LY" * (k % 2)) for k, name in enumerate(names)))

    def read(query: Query) -> list[str]:
        numbers = store.matching(query)
        parts = [store.bodies(VISITS, numbers[start : start + 2]) for start in range(0, len(numbers), 2)]
        return [msgspec.json.decode(body)["id"] for part in parts for body in part]

    country, name = VISITS.column("country"), VISITS.column("kind")
    assert country is not None
    assert name is not None
    assert read(Query(layer=VISITS, limit=1, offset=3, after=(4,))) == names
    assert read(Query(layer=VISITS, limit=1, equal={"country": "LY"})) == ["v1", "v3", "v5"]
    assert read(Query(layer=VISITS, limit=1, boxes=(Box(west=2, south=-1, east=4, north=1),))) == names[2:5]
    order = (SortKey(column=country, descending=True), SortKey(column=name))
    assert read(Query(layer=VISITS, limit=1, sort=order)) == ["v1", "v3", "v5", "v0", "v2", "v4", "v6"]
    numbers = store.matching(Query(layer=VISITS, limit=1))
    assert list(numbers) == sorted(numbers)
    store.edit(VISITS, "v2", lambda _: Edit(removed=True))
    left = [msgspec.json.decode(body)["id"] for body in store.bodies(VISITS, numbers)]
    assert left == [one for one in names if one != "v2"]
    assert store.bodies(VISITS, []) == ()


def test_a_page_counts_all_when_nothing_is_filtered(store: FeatureStore) -> None:
    """`matched` is the number of features, also after some were taken back."""
    fill(store, visits=tuple(point(f"a{k}", k, k) for k in range(3)))
    store.put(record(VISIT, ELSEWHERE))
    store.delete("a")
    assert store.page(Query(layer=VISITS, limit=2)).matched == 3
    assert store.summary(VISITS).count == 3


def test_an_offset_passes_over_features(store: FeatureStore) -> None:
    """As clients that know no cursor ask."""
    fill(store, visits=tuple(point(f"v{k}", k, k) for k in range(5)))
    assert ids(store, Query(layer=VISITS, limit=2, offset=3)) == ["v3", "v4"]


def test_boxes_are_exact_also_where_single_precision_is_not(store: FeatureStore) -> None:
    """A point a hair outside of the box is not in it, one on its edge is."""
    edge = 31.100000000001
    fill(store, visits=(point("on", edge, 30.0), point("off", edge + 1e-9, 30.0)))
    box = Box(west=30.0, south=29.0, east=edge, north=31.0)
    assert ids(store, Query(layer=VISITS, limit=10, boxes=box.parts())) == ["on"]


def test_boxes_answer_as_plain_comparison_does(store: FeatureStore) -> None:
    """A hundred random boxes over random points, some of them across the antimeridian."""
    rng = random.Random(5)
    places = {f"v{k}": (round(rng.uniform(-180, 180), 6), round(rng.uniform(-90, 90), 6)) for k in range(200)}
    fill(store, visits=tuple(point(name, *place) for name, place in places.items()))
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
    fill(store, movements=(line("m", CAIRO, TRIPOLI),))
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
    fill(store, visits=(nowhere,))
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
    fill(store, visits=visits)
    interval, expected = INTERVALS[name]
    assert ids(store, Query(layer=VISITS, limit=10, interval=interval)) == expected


def test_properties_choose_by_equality(store: FeatureStore) -> None:
    """Text, number and truth; a value is never taken for SQL."""
    fill(
        store,
        visits=(
            point("one", *CAIRO, country="EG", confidence=0.5, origin_inferred=True),
            point("two", *TRIPOLI, country="LY", confidence=0.9, origin_inferred=False),
            point("odd", *TRIPOLI, country="' OR 1=1 --", confidence=0.9),
        ),
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
        store.put(record(VISIT, id_=name))
    first = store.articles(limit=2)
    assert [article.id for article in first] == ["c", "b"]
    assert [article.events for article in first] == [1, 1]
    assert [article.id for article in store.articles(limit=2, before=first[-1].key)] == ["a"]


def test_the_summary_tells_where_and_when(store: FeatureStore) -> None:
    """Empty first, then the box and the days of what is there."""
    assert store.summary(VISITS).box is None
    assert store.summary(VISITS).interval is None
    fill(store, visits=(point("v", *CAIRO, start="2020-12"), point("w", *TOKYO, start="2021-03-01")))
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
            day = on(f"2021-0{writer + 1}-{2 * k + 1:02}")
            two = (event(MINISTER, to=SEBHA, date=day), event(MINISTER, to=DERNA, date=day))
            store.put(record(*two, id_=name))

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
