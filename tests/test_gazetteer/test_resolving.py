"""Choosing the place of each name of an article."""

from __future__ import annotations

import pytest

from gazetteer import Context, Gazetteer, fold

from .conftest import cases


@pytest.mark.parametrize(("text", "name", "country", "kind", "why"), list(cases("contexts.tsv")))
def test_the_rest_of_the_text_decides(
    gazetteer: Gazetteer, text: str, name: str, country: str, kind: str, why: str
) -> None:
    """Homonyms go where the other names of the text point."""
    toponyms = gazetteer.scan(text)
    resolved = {
        fold(toponym.text): resolution.place
        for toponym, resolution in zip(toponyms, gazetteer.resolve_all(toponyms), strict=True)
    }
    place = resolved[fold(name)]
    assert place is not None, why
    assert place.country == country, why
    assert kind in ("-", place.kind.value), why


def test_votes_of_the_caller_count(gazetteer: Gazetteer) -> None:
    """Demonyms that the caller counted decide as names do."""
    toponyms = gazetteer.scan("وصل إلى طرابلس")
    (resolution,) = gazetteer.resolve_all(toponyms, context=Context(countries={"LB": 3.0}))
    assert resolution.place is not None
    assert resolution.place.country == "LB"


def test_a_name_does_not_vote_for_itself(gazetteer: Gazetteer) -> None:
    """Said ten times it is no more likely than said once."""
    once = gazetteer.resolve_all(gazetteer.scan("القنيطرة"))
    often = gazetteer.resolve_all(gazetteer.scan("القنيطرة " * 10))
    assert {resolution.place for resolution in often} == {once[0].place}
    assert {resolution.confidence for resolution in often} == {once[0].confidence}


def test_a_country_keeps_its_capital_of_the_same_name_as_alternative(gazetteer: Gazetteer) -> None:
    """تونس is the country; the city stays at hand."""
    resolution = gazetteer.resolve("تونس")
    assert resolution.place is not None
    assert resolution.place.kind.value == "country"
    assert any(candidate.place.feature == "capital" for candidate in resolution.alternatives)


def test_confidence_falls_with_doubt(gazetteer: Gazetteer) -> None:
    """A sole well-known place is surer than a homonym, and that surer than a misspelt name."""
    sure, homonym, misspelt = (gazetteer.resolve(name).confidence for name in ("باريس", "القنيطرة", "بنغزي"))
    assert 1.0 > sure > homonym > misspelt > 0.0


def test_every_choice_has_reasons(gazetteer: Gazetteer) -> None:
    """Short Arabic phrases, also where nothing was chosen."""
    toponyms = gazetteer.scan("زار السفارة الليبية ثم بنغازي والخمس وعاد إلى طرابلس")
    resolutions = gazetteer.resolve_all(toponyms)
    assert len(resolutions) == len(toponyms)
    assert all(resolution.reasons for resolution in resolutions)


def test_nothing_gives_nothing(gazetteer: Gazetteer) -> None:
    """No names, no resolutions."""
    assert gazetteer.resolve_all([]) == []


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("ليبي", "LY"),
        ("الليبية", "LY"),
        ("والليبيون", "LY"),
        ("المصريون", "EG"),
        ("الأتراك", "TR"),
        ("للأتراك", "TR"),
        ("بالروسية", "RU"),
        ("وأمريكية", "US"),
        ("الأميركي", "US"),
        ("مغاربة", "MA"),
        ("السوريين", "SY"),
        ("الروس", "RU"),
        ("اليمنيات", "YE"),
        ("ليبيا", None),
        ("بيت", None),
        ("مالية", None),
        ("", None),
    ],
)
def test_nationality(gazetteer: Gazetteer, word: str, code: str | None) -> None:
    """Demonyms in any gender, number and spelling, with article and particles; other words give None."""
    assert gazetteer.nationality(word) == code
