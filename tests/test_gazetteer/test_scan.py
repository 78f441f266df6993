"""Finding place names in running text."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gazetteer import Gazetteer, Match, Toponym

from .conftest import cases

WORDS = st.sampled_from(
    [
        "طرابلس",
        "وبنغازي",
        "للقاهرة",
        "العاصمة",
        "الليبية",
        "مدينة",
        "مطار",
        "شمال",
        "جنوب",
        "الحدود",
        "المصرية",
        "في",
        "إلى",
        "من",
        "قال",
        "الوزير",
        "البحر",
        "الأحمر",
        "وَ",
        "ليبيا،",
        "«سبها»",
        "(مصر)",
        "سوريا.",
        "والأردن",
        "محافظة",
        "قاعدة",
        "“العديد”",
        "الدولي",
        "السفارة",
        "\u200fلبنان\u200e",
        "٢٠٢٠",
        "x",
    ]
)


def told(toponym: Toponym) -> str:
    """A toponym as the case file writes it."""
    return f"{toponym.prefix}|{toponym.text}|{toponym.head or '-'}"


@pytest.mark.parametrize("case", list(cases("sentences.tsv")), ids=lambda case: case[0])
def test_sentences(gazetteer: Gazetteer, case: list[str]) -> None:
    """Names, particles and generic words as a reader sees them."""
    sentence, expected = case[0], case[1] if len(case) > 1 else ""
    found = [told(toponym) for toponym in gazetteer.scan(sentence)]
    assert found == [one for one in expected.split(";") if one]


@pytest.mark.parametrize("case", list(cases("no-places.tsv")), ids=lambda case: case[0])
def test_common_words_are_no_places(gazetteer: Gazetteer, case: list[str]) -> None:
    """Nothing is found but what is marked as doubtful."""
    assert [toponym.text for toponym in gazetteer.scan(case[0]) if not toponym.ambiguous] == []


@settings(
    max_examples=200,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(words=st.lists(WORDS, max_size=25), gap=st.sampled_from([" ", "  ", "\n", ", "]))
def test_spans_are_exact_ordered_and_apart(gazetteer: Gazetteer, words: list[str], gap: str) -> None:
    """Whatever the text, `text` is what stands there, in order, and names do not overlap."""
    text = gap.join(words)
    found = gazetteer.scan(text)
    assert all(text[one.start : one.end] == one.text for one in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert all(one.text == one.text.strip() and one.text for one in found)


@pytest.mark.parametrize("text", ["", " ", "\n\n", "hello world", "123 456", "،؛؟", "‏‎‏"])
def test_text_without_arabic_words_has_none(gazetteer: Gazetteer, text: str) -> None:
    """Nothing to find is no error."""
    assert gazetteer.scan(text) == []


def test_names_do_not_cross_paragraphs(gazetteer: Gazetteer) -> None:
    """A name is not put together from the end of one line and the start of the next."""
    assert [toponym.text for toponym in gazetteer.scan("غادر مطار\nالقاهرة")] == ["القاهرة"]


@pytest.mark.parametrize("word", ["والبيت", "مصري", "الليبية", "ليبيتان"])
def test_demonyms_and_parts_of_words_are_no_places(gazetteer: Gazetteer, word: str) -> None:
    """A name counts only as a whole word, and an adjective is no place."""
    assert gazetteer.scan(f"قال {word} كذا") == []


@pytest.mark.parametrize("name", ["درج", "الخمس", "صور", "إب"])
def test_real_places_that_are_words_too_are_marked(gazetteer: Gazetteer, name: str) -> None:
    """A Libyan or Yemeni town is kept, and marked or asked to stand after a generic word."""
    bare = gazetteer.scan(f"وصل إلى {name}")
    headed = gazetteer.scan(f"وصل إلى مدينة {name}")
    assert all(toponym.ambiguous for toponym in bare) or name == "إب"
    assert [toponym.text for toponym in headed] == [name]
    assert not headed[0].ambiguous


def test_a_port_of_a_known_town_is_put_near_it(gazetteer: Gazetteer) -> None:
    """A generic word and a town: the place is approximate and says so."""
    (toponym,) = gazetteer.scan("ميناء يفرن")
    (resolution,) = gazetteer.resolve_all([toponym])
    assert toponym.match is Match.HEAD
    assert resolution.place is not None
    assert resolution.place.kind.value == "poi"
    assert resolution.place.radius_km
    assert any("تقريبي" in reason for reason in resolution.reasons)


def test_an_embassy_lies_in_its_host_city(gazetteer: Gazetteer) -> None:
    """السفارة الليبية alone has no known point."""
    hosted, _ = gazetteer.resolve_all(gazetteer.scan("السفارة الليبية في القاهرة"))
    (alone,) = gazetteer.resolve_all(gazetteer.scan("زار السفارة الليبية"))
    assert hosted.place is not None
    assert hosted.place.country == "EG"
    assert alone.place is None


@pytest.mark.parametrize(
    ("text", "lat", "lon"),
    [("شرق ليبيا", 30, 23), ("غرب ليبيا", 29.5, 12), ("شمال سوريا", 36, 38.3), ("جنوب مصر", 24, 31.5)],
)
def test_parts_of_countries_lie_where_they_say(
    gazetteer: Gazetteer, text: str, lat: float, lon: float
) -> None:
    """Within some hundred kilometres of where one would put the pin."""
    (resolution,) = gazetteer.resolve_all(gazetteer.scan(text))
    assert resolution.place is not None
    assert abs(resolution.place.lat - lat) < 3
    assert abs(resolution.place.lon - lon) < 3
    assert resolution.place.radius_km


def test_a_border_lies_between_its_countries(gazetteer: Gazetteer) -> None:
    """The Libyan-Tunisian border has a point on it."""
    (resolution,) = gazetteer.resolve_all(gazetteer.scan("الحدود الليبية التونسية"))
    assert resolution.place is not None
    assert 29 < resolution.place.lat < 34
    assert 9 < resolution.place.lon < 12


@pytest.mark.parametrize("word", ["مطار", "شمال شرق", "مدينة", "الحدود الليبية", "و", "لل", "العاصمة"])
def test_endless_repetition_is_read_in_time(gazetteer: Gazetteer, word: str) -> None:
    """Generic words one after the other neither nest without end nor multiply the work."""
    text = f"{word} " * 3000 + "سبها"
    begun = time.process_time()
    found = gazetteer.scan(text)
    assert time.process_time() - begun < 2.0
    assert found[-1].text.endswith("سبها")


def test_generic_words_nest(gazetteer: Gazetteer) -> None:
    """A direction, a generic word and a name make one place."""
    assert [told(toponym) for toponym in gazetteer.scan("قرب جنوب مطار سبها")] == ["|جنوب مطار سبها|جنوب"]


@settings(max_examples=300, deadline=None)
@given(text=st.text(max_size=80))
def test_any_text_is_read(gazetteer: Gazetteer, text: str) -> None:
    """Whatever comes, scanning, finding and resolving answer."""
    found = gazetteer.scan(text)
    assert len(gazetteer.resolve_all(found)) == len(found)
    assert all(text[one.start : one.end] == one.text for one in found)
    assert gazetteer.resolve(text).confidence <= 1.0
