"""Questions that cannot be answered are refused with a word; odd ones find nothing and cost little."""

from __future__ import annotations

import math
import time
from collections.abc import Callable

import pytest

from gazetteer import Context, Gazetteer, QuestionError, Where

NAN = math.nan
REFUSED: dict[str, Callable[[Gazetteer], object]] = {
    "a limit of none": lambda g: g.find("بنغازي", limit=0),
    "a limit below none": lambda g: g.suggest("بنغ", limit=-1),
    "no prefixes": lambda g: g.prefix("بن", limit=-1),
    "no towns": lambda g: g.reverse(13.0, 32.0, limit=0),
    "beyond the pole": lambda g: g.reverse(0.0, 91.0),
    "no longitude": lambda g: g.reverse(NAN, 0.0),
    "no country there": lambda g: g.country_at(math.inf, 0.0),
    "an unfinished code": lambda _: Where(countries=frozenset({"l"})),
    "small letters": lambda _: Where(countries=frozenset({"lb"})),
    "a box without edges": lambda _: Where(bbox=(NAN, 0.0, 1.0, 1.0)),
    "votes of small letters": lambda _: Context(countries={"lb": 1.0}),
    "votes that are no numbers": lambda _: Context(countries={"LB": NAN}),
    "an outlet of nowhere": lambda _: Context(outlet_country="Lebanon"),
    "a point beyond the date line": lambda _: Context(near=(200.0, 0.0)),
    "a span that ends before it begins": lambda g: g.resolve_at("زار طرابلس", [(5, 3)]),
    "an empty span": lambda g: g.resolve_at("زار طرابلس", [(0, 0)]),
    "a span outside": lambda g: g.resolve_at("زار طرابلس", [(4, 40)]),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_asked_is_refused(gazetteer: Gazetteer, case: str) -> None:
    """By one error, which is a ValueError too."""
    with pytest.raises(QuestionError):
        REFUSED[case](gazetteer)
    assert issubclass(QuestionError, ValueError)


def test_a_name_is_no_list_of_names(gazetteer: Gazetteer) -> None:
    """Its letters would be looked up."""
    with pytest.raises(TypeError, match="list of names"):
        gazetteer.resolve_names("طرابلس")


@pytest.mark.parametrize("name", ["طرابلس " * 5000, "ا " * 20000, "x" * 100_000])
def test_an_endless_name_is_no_name(gazetteer: Gazetteer, name: str) -> None:
    """It finds nothing, at once."""
    begun = time.process_time()
    assert gazetteer.find(name) == gazetteer.suggest(name) == []
    assert gazetteer.exact(name) == ()
    assert gazetteer.resolve(name).place is None
    assert time.process_time() - begun < 1.0


@pytest.mark.parametrize("place_id", ["\ud800", "geonames:\udfff", "", "مكان"])
def test_ids_of_odd_letters_find_nothing(gazetteer: Gazetteer, place_id: str) -> None:
    """Halves of letters included."""
    assert gazetteer.place(place_id) is None
    assert gazetteer.country(place_id) is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("اشتباكات بريف حمص", "ريف حمص"),
        ("وصل لميناء سبها", "ميناء سبها"),
        ("تقدم بشرق الكونغو", "شرق الكونغو"),
        ("وبجنوب لبنان غارات", "جنوب لبنان"),
    ],
)
def test_computed_places_are_named_without_particles(gazetteer: Gazetteer, text: str, name: str) -> None:
    """What stands attached before the name is no part of it."""
    (toponym,) = gazetteer.scan(text)
    assert toponym.candidates[0].place.name == name


def test_what_is_typed_means_names_before_bynames(gazetteer: Gazetteer) -> None:
    """London is called عاصمة الضباب, but nobody types that for it."""
    assert "لندن" not in [candidate.place.name for candidate in gazetteer.suggest("عا", limit=5)]
    assert "لندن" in [candidate.place.name for candidate in gazetteer.suggest("عاصمة الضب")]
