"""Who is who over articles: names, titles and nationalities of one person together, namesakes apart."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from articles import Actor, ActorIndex, Reading
from articles.tellings import article_key

from .tellings import event, group, office, person, reading

FULL = person("نبيل الغرياني", title="لوزير النقل الليبي", country="LY")


def index(*actors: Actor, published: str = "2021-03-05") -> ActorIndex:
    """Articles that name one actor each."""
    return ActorIndex(
        reading(event(actor), id_=f"a{number}", published=published) for number, actor in enumerate(actors)
    )


def test_rank_office_full_name_and_surname_are_one_person() -> None:
    """As long as nobody else fits."""
    (entry,) = index(
        FULL,
        person("نبيل الغرياني", title="اللواء"),
        person("الغريانى"),
        office("وزير النقل الليبي", country="LY"),
    ).entries()
    assert entry.name == "نبيل الغرياني"
    assert entry.country == "LY"
    assert [use.title for use in entry.titles] == ["اللواء", "وزير النقل الليبي"]
    assert len(entry.articles) == 4


def test_people_of_one_surname_stay_apart() -> None:
    """And a surname that fits two is nobody's."""
    entries = index(FULL, person("سعد الغرياني"), person("الغرياني")).entries()
    assert sorted(entry.name for entry in entries) == ["الغرياني", "سعد الغرياني", "نبيل الغرياني"]


def test_namesakes_of_two_countries_stay_apart() -> None:
    """A mention without a country then belongs to neither."""
    other = person("نبيل الغرياني", title="السفير التونسي", country="TN")
    entries = index(FULL, other, person("نبيل الغرياني")).entries()
    assert sorted(entry.country or "" for entry in entries) == ["", "LY", "TN"]


def test_an_office_years_later_is_not_taken_for_its_last_holder() -> None:
    """Offices change hands."""
    holder = reading(event(FULL), id_="a", published="2015-03-05")
    later = reading(event(office("وزير النقل الليبي", country="LY")), id_="b", published="2021-03-05")
    assert len(ActorIndex([holder, later]).entries()) == 2


def test_titles_tell_when_they_were_in_use() -> None:
    """First and last day of publication."""
    readings = [
        reading(event(person("نبيل الغرياني", title=title, country="LY")), id_=day, published=day)
        for title, day in (
            ("وزير النقل", "2020-01-02"),
            ("وزير النقل", "2020-05-06"),
            ("رئيس الحكومة", "2021-03-04"),
        )
    ]
    (entry,) = ActorIndex(readings).entries()
    assert [(use.title, use.first, use.last, use.articles) for use in entry.titles] == [
        ("وزير النقل", "2020-01-02", "2020-05-06", 2),
        ("رئيس الحكومة", "2021-03-04", "2021-03-04", 1),
    ]


def test_an_institution_is_a_body_and_a_delegation_is_none() -> None:
    """Delegations of two articles are two, whatever they are called."""
    entries = index(group("وفد أمني مالطي", country="MT"), group("الاتحاد الإفريقي")).entries()
    assert [entry.name for entry in entries] == ["الاتحاد الإفريقي"]


def test_people_are_found_by_any_of_their_names() -> None:
    """In another spelling too."""
    known = index(person("يانس غولر"), person("سعد الغرياني"))
    assert [entry.name for entry in known.find("جولر")] == ["يانس غولر"]
    assert known.find("باكير") == ()


names = st.sampled_from(
    (
        FULL,
        person("نبيل الغرياني"),
        person("الغرياني"),
        person("سعد الغرياني", country="LY"),
        person("نبيل الغرياني", title="السفير التونسي", country="TN"),
        office("وزير النقل الليبي", country="LY"),
        person("يانس غولر"),
        person("يانس جولر", country="MT"),
        group("الاتحاد الإفريقي"),
    )
)


@st.composite
def some_readings(draw: st.DrawFn) -> list[Reading]:
    """Articles of some days that name a few people."""
    told = draw(st.lists(st.tuples(names, st.integers(1, 28)), max_size=12))
    return [
        reading(event(actor), id_=f"a{number}", published=f"2021-03-{day:02}")
        for number, (actor, day) in enumerate(told)
    ]


@settings(max_examples=60, deadline=None)
@given(some_readings(), st.randoms(use_true_random=False), st.integers(0, 11))
def test_entries_depend_on_the_set_of_readings_alone(
    readings: list[Reading], dice: object, number: int
) -> None:
    """Neither on their order nor on what was taken back."""
    known = ActorIndex(sorted(readings, key=lambda _: dice.random()))  # type: ignore[attr-defined]
    assert known.entries() == ActorIndex(readings).entries()
    if number < len(readings):
        known.take_back(article_key(readings.pop(number).article))
        assert known.entries() == ActorIndex(readings).entries()
