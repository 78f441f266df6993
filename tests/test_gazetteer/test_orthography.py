"""However a name is spelt, its place is among the first three candidates, and each says how it matched."""

from __future__ import annotations

from pathlib import Path

import pytest
from conformance import Tally, ask, forms_of, given_forms, largest_arab_cities
from misspellings import HARD, MISSPELT, SPELLINGS

from gazetteer import Gazetteer, Match
from gazetteer.reasons import phrase

from .conftest import cases

GIVEN = Path(__file__).parents[2].parent / "shared" / "eval" / "sets" / "orthography.json"
HARD_SHARE = 0.97
MISSPELT_SHARE = 0.95
LEAST_CITIES = 300


@pytest.fixture(scope="module")
def tallies(gazetteer: Gazetteer) -> dict[str, Tally]:
    """All forms of the largest Arab cities, looked up."""
    cities = largest_arab_cities(gazetteer)
    assert len(cities) >= LEAST_CITIES
    return ask(gazetteer, forms_of(cities))


@pytest.mark.parametrize("kind", SPELLINGS)
def test_every_spelling_finds_its_city(tallies: dict[str, Tally], kind: str) -> None:
    """What a reader takes for the same name leads to the place, always."""
    assert tallies[kind].asked
    assert tallies[kind].missed == []


@pytest.mark.parametrize(
    ("kind", "share"),
    [*dict.fromkeys(HARD, HARD_SHARE).items(), *dict.fromkeys(MISSPELT, MISSPELT_SHARE).items()],
)
def test_nearly_every_slip_finds_its_city(tallies: dict[str, Tally], kind: str, share: float) -> None:
    """A slip may make the name of another place; few are lost behind three of those."""
    assert tallies[kind].share >= share, tallies[kind].missed


@pytest.mark.skipif(not GIVEN.exists(), reason="the orthography set is not here")
def test_the_given_forms_find_their_rows(gazetteer: Gazetteer) -> None:
    """All of them, save a few of those that lack the article or a letter."""
    given = ask(gazetteer, given_forms(GIVEN))
    hard = [given.pop(kind) for kind in ("ال dropped", "one letter lost")]
    assert {kind: tally.missed for kind, tally in given.items()} == {kind: [] for kind in given}
    assert min(tally.share for tally in hard) >= HARD_SHARE


@pytest.mark.parametrize(("form", "name", "match"), list(cases("spellings.tsv")))
def test_other_ways_of_writing(gazetteer: Gazetteer, form: str, name: str, match: str) -> None:
    """Numbers, hashtags, several particles, joined and parted words; the way of matching is told."""
    meant = gazetteer.find(name)[0].place.id
    found = [candidate for candidate in gazetteer.find(form, limit=3) if candidate.place.id == meant]
    assert found
    assert found[0].match.value == match
    assert found[0].reasons[0] == phrase(Match(match))


@pytest.mark.parametrize("name", ["بركة", "بورما", "صناء", "المنورة", "الهوف", "دمش"])
def test_a_misspelt_reading_never_goes_before_a_name_that_is_spelt_so(
    gazetteer: Gazetteer, name: str
) -> None:
    """The real names first, the misspelt reading right behind them."""
    found = gazetteer.find(name, limit=20)
    misspelt = [place for place, candidate in enumerate(found) if candidate.match is Match.FUZZY]
    real = [place for place, candidate in enumerate(found) if candidate.match in (Match.EXACT, Match.FOLDED)]
    assert misspelt
    assert not real or real[0] < misspelt[0]
