"""Names that were marked by somebody else, and what happens to those without a place of their own."""

from __future__ import annotations

import pytest

from gazetteer import Context, Gazetteer, Resolution


def _resolve(gazetteer: Gazetteer, text: str, name: str, *, fall_back: bool = False) -> Resolution:
    start = text.index(name)
    (resolution,) = gazetteer.resolve_at(text, [(start, start + len(name))], fall_back=fall_back)
    return resolution


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("وصل وفد لبناني إلى طرابلس", "طرابلس", "LB"),
        ("وصل وفد ليبي إلى طرابلس", "طرابلس", "LY"),
        ("قتلى في #بيروت و#طرابلس", "#طرابلس", "LB"),
        ("عاد إلى بيروت ثم إلى مدينة طرابلس", "مدينة طرابلس", "LB"),
        ("سافر من صنعاء وبالبيضاء قاتل", "وبالبيضاء", "YE"),
        ("زار رفح المصرية", "رفح", "EG"),
    ],
)
def test_the_text_around_a_marked_name_decides(
    gazetteer: Gazetteer, text: str, name: str, country: str
) -> None:
    """Particles, # and generic words may be marked with the name; the rest of the text votes."""
    place = _resolve(gazetteer, text, name).place
    assert place is not None
    assert country == place.country


def test_names_of_a_list_vote(gazetteer: Gazetteer) -> None:
    """A column of names is a context."""
    places = [one.place for one in gazetteer.resolve_names(["طرابلس", "صيدا", "بعلبك", "زحلة"])]
    assert [place.country if place else None for place in places] == ["LB"] * 4


def test_an_empty_list_gives_nothing(gazetteer: Gazetteer) -> None:
    """No names, no resolutions."""
    assert gazetteer.resolve_names([]) == []
    assert gazetteer.resolve_at("وصل إلى بنغازي", []) == []


@pytest.mark.parametrize(
    ("text", "name", "base"),
    [
        ("نقل الجرحى إلى عيادة السلامة في بنغازي بعد أن وصلوا من طبرق", "عيادة السلامة", "geonames:88319"),
        ("أغلق محتجون في بنغازي ساحة الكيش", "ساحة الكيش", "geonames:88319"),
        ("جلسة لمحكمة بنغازي في طرابلس", "محكمة بنغازي", "geonames:88319"),
        ("قال الوزير المصري إن شارع التسعين سيغلق", "شارع التسعين", "iso3166:EG"),
    ],
)
def test_an_unknown_place_falls_back_to_what_contains_it(
    gazetteer: Gazetteer, text: str, name: str, base: str
) -> None:
    """The name within, the name right after, the town of the text, the country of its demonyms; flagged."""
    assert _resolve(gazetteer, text, name).place is None
    resolution = _resolve(gazetteer, text, name, fall_back=True)
    assert resolution.place is not None
    assert resolution.place.id == f"computed:place-in:{base}"
    assert resolution.place.name == name
    assert resolution.place.radius_km
    assert resolution.approximate
    assert resolution.reasons[0].startswith("الموقع تقريبي")


def test_without_anything_around_there_is_no_falling_back(gazetteer: Gazetteer) -> None:
    """A name that nobody knows, alone, stays without a place."""
    resolution = _resolve(gazetteer, "أغلقت ساحة الكيش", "ساحة الكيش", fall_back=True)
    assert resolution.place is None
    assert not resolution.approximate


def test_a_compound_of_a_known_name_is_approximate(gazetteer: Gazetteer) -> None:
    """A hospital that is put where its town is says so; a town does not."""
    assert _resolve(gazetteer, "مستشفى زليتن يستقبل الجرحى", "مستشفى زليتن").approximate
    assert not _resolve(gazetteer, "مستشفى زليتن يستقبل الجرحى", "زليتن").approximate


@pytest.mark.parametrize(
    ("text", "name", "lat"),
    [
        ("مسيرات في صوران واعزاز ودابق", "صوران", 36.5),
        ("مسيرات في صوران ومورك وحماة", "صوران", 35.3),
    ],
)
def test_namesakes_of_one_country_go_to_what_is_near(
    gazetteer: Gazetteer, text: str, name: str, lat: float
) -> None:
    """Where votes for countries cannot tell, the distance to the other places of the text does."""
    place = _resolve(gazetteer, text, name).place
    assert place is not None
    assert lat == pytest.approx(place.lat, abs=0.2)


def test_a_point_of_the_caller_tells_namesakes_apart(gazetteer: Gazetteer) -> None:
    """`Context.near` prefers what lies near it."""
    near = Context(near=(37.2, 36.5))
    place = gazetteer.resolve("صوران", context=near).place
    assert place is not None
    assert pytest.approx(36.57, abs=0.1) == place.lat
