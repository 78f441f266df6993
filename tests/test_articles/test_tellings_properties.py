"""Merging depends on the set of readings alone: not on their order, nor on what was there in between."""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import replace

from hypothesis import example, given, settings
from hypothesis import strategies as st

from articles import EventKind, PlaceRef, Precision, Reading, Status, merge
from articles.tellings import (
    Changes,
    MemoryShelf,
    MergedEvent,
    add,
    article_key,
    compare,
    take_back,
    tellings_of,
)

from .tellings import DERNA, LIBYA, MALTA, SEBHA, SEBHA_AIRPORT, event, group, office, on, person, reading

ACTORS = (
    person("نبيل الغرياني", title="وزير النقل الليبي", country="LY"),
    person("نبيل الغرياني"),
    person("الغرياني"),
    person("سعد الغرياني"),
    office("وزير النقل الليبي", country="LY"),
    person("يانس غولر", country="MT"),
    person("يانس جولر"),
    group("وفد أمني مالطي", country="MT"),
    group("وفد تجاري مالطي", country="MT"),
    group("الوفد المالطي", country="MT"),
    group("ثلاثة سياح"),
)
DATES = (
    None,
    on(None),
    on("2021"),
    on("2021-03"),
    on("2021-03", precision=Precision.MONTH),
    on("2021-03-01", "2021-03-07", Precision.WEEK),
    on("2021-03-03", "2021-03-04", Precision.VAGUE),
    *(on(f"2021-03-{day:02}") for day in (1, 2, 4, 8, 9)),
)
ORIGINS = tuple(
    PlaceRef(place=place, span=None, confidence=confidence, inferred=inferred)
    for place in (MALTA, DERNA)
    for confidence, inferred in ((0.9, False), (0.3, True))
)

events = st.builds(
    lambda actors, **facts: event(*actors, **facts),
    actors=st.lists(st.sampled_from(ACTORS), min_size=1, max_size=2, unique=True),
    hosts=st.one_of(st.just(()), st.tuples(st.sampled_from(ACTORS))),
    to=st.sampled_from((SEBHA, SEBHA_AIRPORT, DERNA, LIBYA, None)),
    origin=st.sampled_from((None, None, *ORIGINS)),
    date=st.sampled_from(DATES),
    kind=st.sampled_from(EventKind),
    status=st.sampled_from(Status),
    start=st.integers(0, 3),
)
PUBLISHED = st.one_of(st.none(), st.integers(1, 9).map(lambda day: f"2021-03-{day:02}"))
TWICE_IN_ONE_ARTICLE = [
    reading(event(ACTORS[0], date=None), id_="a0", published="2021-03-01"),
    reading(
        event(ACTORS[0], date=None), event(ACTORS[0], date=on("2021-03")), id_="a1", published="2021-03-01"
    ),
]
"""One word of an article tells two events that differ by their date alone."""


@st.composite
def many_readings(draw: st.DrawFn) -> list[Reading]:
    """Some articles of the same days about the same few people."""
    told = draw(st.lists(st.tuples(st.lists(events, min_size=1, max_size=2), PUBLISHED), max_size=14))
    return [
        reading(*some, id_=f"a{number}", published=published) for number, (some, published) in enumerate(told)
    ]


def applied(known: dict[str, MergedEvent], changes: Changes) -> None:
    """Do to a table of events what changes say, as a store does."""
    for gone in changes.gone:
        assert known.pop(gone.id) == gone
    for come in changes.come:
        assert come.id not in known
        known[come.id] = come


def filled(readings: Iterable[Reading]) -> tuple[MemoryShelf, dict[str, MergedEvent]]:
    """A shelf and a table of events after articles came one by one."""
    shelf, known = MemoryShelf(), dict[str, MergedEvent]()
    for one in readings:
        applied(known, add(shelf, one))
    return shelf, known


@settings(max_examples=100, deadline=None)
@given(many_readings(), st.randoms(use_true_random=False))
@example(TWICE_IN_ONE_ARTICLE, random.Random(1))
def test_order_does_not_matter(readings: list[Reading], dice: random.Random) -> None:
    """All at once in any order, or one by one in any order: the same events."""
    expected = merge(readings)
    shuffled = sorted(readings, key=lambda _: dice.random())
    assert merge(shuffled) == expected
    _, known = filled(shuffled)
    assert sorted(known.values(), key=lambda one: one.id) == list(expected)


@settings(max_examples=100, deadline=None)
@given(many_readings(), st.integers(0, 13))
def test_taking_an_article_back_restores_the_rest(readings: list[Reading], number: int) -> None:
    """Events, shelf and changes are as if the article had never been there."""
    shelf, known = filled(readings)
    if number < len(readings):
        out = readings.pop(number)
        applied(known, take_back(shelf, article_key(out.article)))
    fresh, expected = filled(readings)
    assert known == expected
    assert vars(shelf) == vars(fresh)


@settings(max_examples=100, deadline=None)
@given(many_readings())
@example(TWICE_IN_ONE_ARTICLE)
def test_an_article_that_comes_again_changes_nothing(readings: list[Reading]) -> None:
    """Nor does taking back one that is not there."""
    shelf, _ = filled(readings)
    assert all(add(shelf, one) == Changes(gone=(), come=()) for one in readings)
    assert take_back(shelf, "unknown") == Changes(gone=(), come=())
    assert merge([*readings, *readings]) == merge(readings)


@settings(max_examples=100, deadline=None)
@given(many_readings(), PUBLISHED)
def test_of_two_versions_of_an_article_the_order_does_not_matter(
    readings: list[Reading], published: str | None
) -> None:
    """One that was published anew tells the same events, whichever version is read first."""
    again = [replace(one, article=replace(one.article, published=published)) for one in readings]
    merged = merge([*readings, *again])
    assert merged == merge([*again, *readings])
    told = {telling.id for one in readings for telling in tellings_of(one)}
    assert sorted(telling.id for one in merged for telling in one.tellings) == sorted(told)


@settings(max_examples=100, deadline=None)
@given(many_readings())
def test_every_telling_is_in_one_event(readings: list[Reading]) -> None:
    """No report is lost, none is counted twice, and no merged event holds two that exclude each other."""
    told = [telling.id for one in readings for telling in tellings_of(one)]
    merged = merge(readings)
    assert sorted(set(told)) == sorted(telling.id for one in merged for telling in one.tellings)
    for one in merged:
        assert not any(
            compare(a, b).apart for a in one.tellings for b in one.tellings if a.article != b.article
        )


@settings(max_examples=80, deadline=None)
@given(events, events)
def test_comparing_has_no_direction(one: object, other: object) -> None:
    """Either way the same findings."""
    (first,) = tellings_of(reading(one, id_="a"))  # type: ignore[arg-type]
    (second,) = tellings_of(reading(other, id_="b"))  # type: ignore[arg-type]
    assert compare(first, second) == compare(second, first)
