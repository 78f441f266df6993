"""Two tellings are of one event where people, place and time agree, never where one excludes the other."""

from __future__ import annotations

import pytest

from articles import ActorKind, Event, EventKind, PlaceRef, Precision, Status, Telling, merge
from articles.tellings import Aspect, Finding, MergedEvent, reason
from articles.tellings.disagreements import disagreements

from .tellings import (
    DERNA,
    LIBYA,
    MALTA,
    SEBHA,
    SEBHA_AIRPORT,
    event,
    group,
    office,
    on,
    person,
    place,
    reading,
)

NABIL = person("نبيل الغرياني", title="وزير النقل الليبي", country="LY")
DELEGATION = group("وفد أمني مالطي", country="MT")


def merged(*events: Event, published: str = "2021-03-05") -> tuple[MergedEvent, ...]:
    """The events of articles that tell one each."""
    return merge(reading(one, id_=f"a{number}", published=published) for number, one in enumerate(events))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (event(NABIL), event(person("نبيل الغريانى"))),
        (event(NABIL), event(person("الغرياني"))),
        (event(person("يانس غولر")), event(person("يانس جولر"))),
        (event(person("سيرغي باكير")), event(person("سيرجي باكير"))),
        (event(person("عبد السلام كلينتن")), event(person("عبدالسلام كلنتن"))),
        (event(NABIL), event(office("وزير النقل الليبي", country="LY"))),
        (event(NABIL), event(NABIL, to=SEBHA_AIRPORT)),
        (event(NABIL), event(NABIL, to=LIBYA)),
        (event(NABIL), event(NABIL, date=on("2021-03-05"))),
        (event(NABIL), event(NABIL, date=None)),
        (event(NABIL), event(NABIL, date=on("2021-03"))),
        (event(NABIL), event(NABIL, date=on("2021-03-02", precision=Precision.WEEK))),
        (event(NABIL), event(NABIL, status=Status.PLANNED)),
        (event(NABIL), event(NABIL, status=Status.DENIED)),
        (event(NABIL), event(NABIL, person("سعد باكير"), kind=EventKind.MEETING)),
        (event(DELEGATION), event(group("وفدا أمنيا مالطيا", country="MT"))),
        (event(DELEGATION), event(group("الوفد المالطي", country="MT"))),
        (event(DELEGATION), event(person("جو كسار", title="وزير الداخلية المالطي", country="MT"))),
        (event(group("آلاف الأسر")), event(group("مئات الأسر"))),
    ],
)
def test_tellings_of_one_event_are_joined(one: Event, other: Event) -> None:
    """Spelling, precision, office, kind and status may differ."""
    assert len(merged(one, other)) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (event(NABIL), event(NABIL, date=on("2021-03-11"))),
        (event(NABIL), event(NABIL, date=on("2021-03-06"))),
        (event(NABIL), event(NABIL, to=DERNA)),
        (event(NABIL), event(NABIL, to=MALTA)),
        (event(NABIL), event(person("سعد الغرياني"))),
        (event(person("حسن باكير")), event(person("حسين باكير"))),
        (event(person("كمال باكير")), event(person("جمال باكير"))),
        (event(person("سلمان باكير")), event(person("سليمان باكير"))),
        (event(person("محمد بن راشد الدرعي")), event(person("راشد الدرعي"))),
        (event(DELEGATION), event(group("وفد أمني يوناني", country="GR"))),
        (event(DELEGATION), event(group("وفد تجاري مالطي", country="MT"))),
        (event(DELEGATION), event(group("قوات مالطية", country="MT", kind=ActorKind.FORCE))),
        (event(DELEGATION, date=None), event(DELEGATION, date=None)),
        (event(NABIL, date=on("2021")), event(NABIL)),
        (event(NABIL, date=None, status=Status.DENIED), event(NABIL, date=on("2021-03-09"))),
        (
            event(office("وزير النقل الليبي", country="LY")),
            event(office("رئيس الأركان الليبي", country="LY")),
        ),
        (
            event(NABIL, person("سعد باكير"), kind=EventKind.MEETING),
            event(NABIL, person("عصام درنان"), kind=EventKind.MEETING),
        ),
        (
            event(group("أمراء المناطق"), hosts=(NABIL,)),
            event(NABIL, person("سعد باكير"), kind=EventKind.MEETING),
        ),
    ],
)
def test_near_misses_stay_apart(one: Event, other: Event) -> None:
    """The same man another day, namesakes, two delegations, other partners, what is told too vaguely."""
    assert len(merged(one, other)) == 2


def test_news_without_any_date_is_never_joined() -> None:
    """Nothing says that it is of one time."""
    undated = event(NABIL, date=None)
    assert len(merge(reading(undated, id_=id_, published=None) for id_ in "ab")) == 2


def test_a_report_between_two_visits_belongs_to_neither() -> None:
    """It fits both, and they exclude each other."""
    between = event(NABIL, date=on("2021-03"))
    events = merged(event(NABIL), event(NABIL, date=on("2021-03-15")), between)
    assert sorted(len(one.tellings) for one in events) == [1, 1, 1]


def test_a_vague_report_does_not_chain_two_visits() -> None:
    """It joins the one whose host it names as well."""
    host = person("عصام درنان")
    first = event(NABIL, date=on("2021-03-01"), hosts=(host,))
    vague = event(NABIL, date=on("2021-03-01", "2021-03-07", Precision.VAGUE), hosts=(host,))
    events = merged(first, vague, event(NABIL, date=on("2021-03-06")))
    assert sorted(len(one.tellings) for one in events) == [1, 2]


def test_an_article_that_tells_two_events_keeps_them_two() -> None:
    """Within an article it was decided already."""
    article = reading(event(NABIL), event(NABIL, to=SEBHA_AIRPORT, start=40), id_="a")
    assert len(merge([article])) == 2


def test_two_events_of_one_word_that_differ_by_date_or_people_are_two() -> None:
    """«زار في مارس ثم في أبريل»: each has an id of its own, and none is lost."""
    article = reading(
        event(NABIL, date=on("2021-03")),
        event(NABIL, date=on("2021-04")),
        event(DELEGATION, date=on("2021-04")),
        id_="a",
    )
    assert len(merge([article])) == 3


def test_the_most_precise_wins_and_contradictions_stay_visible() -> None:
    """Place, date and name of the fullest telling; the other answers with who gives them."""
    variant = person("نبيل الغريانى")
    (one,) = merged(
        event(variant, date=on("2021-03", precision=Precision.MONTH), status=Status.PLANNED),
        event(NABIL, to=SEBHA_AIRPORT),
        event(NABIL, to=SEBHA_AIRPORT, date=on("2021-03-05")),
    )
    assert one.actors[0].names == ("نبيل الغرياني", "نبيل الغريانى")
    assert one.destination is not None
    assert one.destination.place == SEBHA_AIRPORT
    assert one.date is not None
    assert one.date.begin == "2021-03-04"
    assert one.status is Status.HAPPENED
    answers = {
        each.aspect: [alternative.value for alternative in each.alternatives] for each in one.disagreements
    }
    assert answers == {
        Aspect.WHEN: ["2021-03-04", "2021-03-05"],
        Aspect.WHETHER: ["happened", "planned"],
    }


def test_numbers_that_differ_are_a_disagreement() -> None:
    """How many is told by the words of each."""
    (one,) = merged(event(group("آلاف الأسر")), event(group("مئات الأسر")))
    (disagreement,) = one.disagreements
    assert disagreement.aspect is Aspect.HOW_MANY
    assert {each.value for each in disagreement.alternatives} == {"آلاف الأسر", "مئات الأسر"}


def test_a_neighbouring_place_is_no_disagreement() -> None:
    """A suburb of the town, or a building in it, is the same place told more precisely."""
    suburb = place("p:suburb", "الجديد", 14.46, 27.02)
    (one,) = merged(event(NABIL), event(NABIL, to=suburb), event(NABIL, to=SEBHA_AIRPORT))
    assert one.disagreements == ()
    told = [
        Telling(id=name, article=name, outlet=name, published=None, event=event(NABIL, to=to))
        for name, to in (("a", SEBHA), ("b", suburb), ("c", DERNA))
    ]
    (where,) = disagreements(told, {})
    assert (where.aspect, len(where.alternatives)) == (Aspect.WHERE, 3)


def test_an_event_announced_and_called_off_is_not_shown_as_done() -> None:
    """What was published last decides while nobody says that it happened."""
    announced = reading(event(NABIL, status=Status.PLANNED), id_="a", published="2021-03-01")
    called_off = reading(event(NABIL, status=Status.DENIED), id_="b", published="2021-03-03")
    (one,) = merge([announced, called_off])
    assert one.status is Status.DENIED


def test_an_id_stays_when_later_reports_join() -> None:
    """It is that of the report published first."""
    first = reading(event(NABIL), id_="a", published="2021-03-04")
    later = reading(event(NABIL, date=on("2021-03-05")), id_="b", published="2021-03-06")
    (alone,) = merge([first])
    (both,) = merge([later, first])
    assert alone.id == both.id
    assert [telling.published for telling in both.tellings] == ["2021-03-04", "2021-03-06"]


def test_sources_are_counted_by_outlet() -> None:
    """An outlet that reports twice is one source."""
    articles = [
        reading(event(NABIL), id_=id_, outlet=outlet) for id_, outlet in (("a", "x"), ("b", "x"), ("c", "y"))
    ]
    (one,) = merge(articles)
    assert (one.sources, len(one.tellings)) == (2, 3)


def test_every_merge_names_its_features() -> None:
    """Links say what two tellings have in common, and each finding has words in Arabic."""
    (one,) = merged(event(NABIL), event(NABIL, to=SEBHA_AIRPORT))
    (link,) = one.links
    assert link.findings == (
        Finding.SAME_NAME,
        Finding.NEAR_PLACE,
        Finding.SAME_DAY,
        Finding.SAME_KIND,
        Finding.SAME_STATUS,
    )
    assert link.weight == 10.25
    assert reason(Finding.SAME_NAME) == "الشخص نفسه"
    assert all(reason(finding) for finding in Finding)


def test_hosts_of_a_visit_are_those_whom_a_telling_of_the_meeting_names_as_well() -> None:
    """On a visit, whoever is only met is a host."""
    host = person("عصام درنان")
    (one,) = merged(event(NABIL), event(NABIL, host, kind=EventKind.MEETING))
    assert one.kind is EventKind.VISIT
    assert [party.name for party in one.actors] == ["نبيل الغرياني"]
    assert [party.name for party in one.hosts] == ["عصام درنان"]


def test_departures_are_compared_by_where_they_start() -> None:
    """Without a destination the origin is the place."""
    start = PlaceRef(place=SEBHA, span=None, confidence=0.9)
    other = PlaceRef(place=DERNA, span=None, confidence=0.9)
    away = {"to": None, "kind": EventKind.MOVEMENT}
    assert len(merged(event(NABIL, origin=start, **away), event(NABIL, origin=start, **away))) == 1
    assert len(merged(event(NABIL, origin=start, **away), event(NABIL, origin=other, **away))) == 2
