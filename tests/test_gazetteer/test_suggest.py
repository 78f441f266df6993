"""Names as one types, the fast look-ups, and what limits or bends an answer."""

from __future__ import annotations

import pytest

from gazetteer import Context, Gazetteer, Kind, Match, Where

LIBYA = Where(countries=frozenset({"LY"}))


def test_what_one_types_finds_the_likeliest_place_first(gazetteer: Gazetteer) -> None:
    """The big city goes before villages whose names begin alike."""
    first = gazetteer.suggest("طراب")[0]
    assert (first.place.name, first.place.country, first.match) == ("طرابلس", "LY", Match.PREFIX)


def test_the_article_need_not_be_typed(gazetteer: Gazetteer) -> None:
    """قاهر may become القاهرة."""
    assert gazetteer.suggest("قاهر")[0].place.name == "القاهرة"


def test_a_name_typed_to_its_end_is_an_exact_match(gazetteer: Gazetteer) -> None:
    """Not the beginning of a name but the name."""
    assert gazetteer.suggest("بنغازي")[0].match is Match.EXACT


def test_a_single_letter_is_enough(gazetteer: Gazetteer) -> None:
    """Best of tens of thousands, each place once."""
    found = gazetteer.suggest("ا", limit=20)
    assert len({candidate.place.id for candidate in found}) == len(found) == 20
    assert [candidate.score for candidate in found] == sorted(
        (candidate.score for candidate in found), reverse=True
    )


def test_a_misspelt_beginning_finds_what_the_whole_name_would(gazetteer: Gazetteer) -> None:
    """No name begins with بنغزي; a letter is missing."""
    assert gazetteer.suggest("بنغزي")[0].place.name == "بنغازي"


@pytest.mark.parametrize("text", ["", "  ", "؟!"])
def test_nothing_typed_suggests_nothing(gazetteer: Gazetteer, text: str) -> None:
    """Neither does punctuation."""
    assert gazetteer.suggest(text) == []


def test_only_places_that_count_are_suggested(gazetteer: Gazetteer) -> None:
    """Of a country, of a kind, in a box."""
    ports = gazetteer.suggest("م", where=Where(countries=frozenset({"LY"}), kinds=frozenset({Kind.POI})))
    assert ports
    assert all(one.place.country == "LY" and one.place.kind is Kind.POI for one in ports)
    box = (19.5, 31.5, 21.0, 33.0)
    inside = gazetteer.suggest("ا", where=Where(bbox=box))
    assert inside
    assert all(19.5 <= one.place.lon <= 21.0 and 31.5 <= one.place.lat <= 33.0 for one in inside)


def test_a_box_may_cross_the_antimeridian(gazetteer: Gazetteer) -> None:
    """West above east: Fiji lies on both sides."""
    found = gazetteer.find("فيجي", where=Where(bbox=(176.0, -20.0, -178.0, -12.0)))
    assert [one.place.country for one in found][:1] == ["FJ"]
    assert gazetteer.find("القاهرة", where=Where(bbox=(176.0, -20.0, -178.0, -12.0))) == []


def test_find_leaves_out_what_does_not_count(gazetteer: Gazetteer) -> None:
    """طرابلس without Libya is Lebanon's."""
    where = Where(countries=frozenset({"LB"}))
    assert {one.place.country for one in gazetteer.find("طرابلس", where=where)} == {"LB"}


def test_a_point_nearby_bends_the_order(gazetteer: Gazetteer) -> None:
    """The same name near Beirut, and in general."""
    near = Context(near=(35.5, 33.9))
    assert gazetteer.find("طرابلس", context=near)[0].place.country == "LB"
    assert gazetteer.find("طرابلس")[0].place.country == "LY"


def test_exact_finds_by_name_alone(gazetteer: Gazetteer) -> None:
    """Spelling variants count, misspellings and particles do not."""
    assert gazetteer.exact("الاسكندريه")[0].country == "EG"
    assert gazetteer.exact("الإسكندرريية") == ()
    assert gazetteer.exact("وبالإسكندرية") == ()


def test_exact_gives_the_likeliest_place_first(gazetteer: Gazetteer) -> None:
    """As `find` does."""
    assert gazetteer.exact("طرابلس")[0] == gazetteer.find("طرابلس")[0].place


def test_prefix_gives_folded_names(gazetteer: Gazetteer) -> None:
    """As many as asked for, all beginning so."""
    found = gazetteer.prefix("الإس", limit=5)
    assert len(found) == 5
    assert all(name.startswith("الاس") for name in found)
