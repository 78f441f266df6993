"""Why a reading reads so: where every argument comes from, in words for an editor."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

import articles
from articles import Language, Reading, Span, explain, outline
from articles.events.confidence import Features
from articles.explaining import About, Explanation, How
from articles.explaining.words import Speech
from articles.language.triggers import Sense
from articles.loading import load_rows
from gazetteer import Gazetteer

from .cases import DATA

Read = Callable[[str], Reading]
STORY = (
    "وصل وزير الدفاع الإيطالي لورينزو غويريني أمس السبت إلى العاصمة الليبية طرابلس على رأس وفد عسكري. "
    "والتقى غويريني رئيس المجلس الرئاسي فايز السراج في طرابلس.\n"
    "ومن المقرر أن يتوجه الوفد الإيطالي غدا إلى تونس."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of grounds.tsv."""

    text: str
    event: int
    about: About
    value: str
    how: How
    words: str
    reasons: tuple[str, ...]


@pytest.fixture
def explained(reading: Read, gazetteer: Gazetteer) -> Callable[[str], Explanation]:
    """Reads a text and explains the reading."""
    return lambda text: explain(reading(text), gazetteer=gazetteer)


@pytest.mark.parametrize(
    "row", load_rows(DATA / "grounds.tsv", Row), ids=lambda row: f"{row.about}-{row.value}"
)
def test_an_argument_says_where_it_comes_from(row: Row, explained: Callable[[str], Explanation]) -> None:
    """How it is known, by which words, and why."""
    event = explained(row.text).events[row.event - 1]
    found = [
        (
            ground.value,
            ground.how,
            ground.span and ground.span.text,
            tuple(one.code for one in ground.reasons),
        )
        for ground in event.grounds
        if ground.about is row.about
    ]
    assert (row.value, row.how, row.words, row.reasons) in found


def test_reports_of_one_event_say_why_they_are_one(explained: Callable[[str], Explanation]) -> None:
    """The first has nothing before it; the next shares people and place."""
    visit = explained(STORY).events[0]
    assert [report.trigger.text for report in visit.reports] == ["وصل", "والتقى"]
    first, second = visit.reports
    assert first.joined == ()
    assert [reason.code for reason in second.joined] == ["same_place", "same_people"]
    assert second.joined[1].words == "الأشخاص أنفسهم: لورينزو غويريني"


def test_a_rule_is_named_and_shows_its_examples(explained: Callable[[str], Explanation]) -> None:
    """Both halves of the name have one: the word, and how the people were found."""
    event = explained(STORY).events[0]
    assert {report.rule.name for report in event.reports} == set(event.event.reasons)
    assert all(len(report.rule.examples) == 2 for report in event.reports)


def test_a_date_says_what_it_was_counted_from(explained: Callable[[str], Explanation]) -> None:
    """The expression, its value without a point of reference, and the day of publication."""
    (date,) = [ground for ground in explained(STORY).events[0].grounds if ground.about is About.DATE]
    assert date.counted is not None
    assert date.span is not None
    assert (date.span.text, date.value) == ("أمس السبت", "2020-12-26")
    counted = date.counted
    assert (counted.anchor, counted.anchor_day, counted.precision) == ("published", "2020-12-27", "day")


def test_a_place_shows_its_candidates_and_the_votes(explained: Callable[[str], Explanation]) -> None:
    """The one that was chosen before the others, each with its score and the votes of its country."""
    found = explained(STORY)
    tripoli = next(place for place in found.places if place.name == "طرابلس")
    assert [span.text for span in tripoli.spans] == ["طرابلس", "طرابلس"]
    first, *others = tripoli.candidates
    assert (first.id, first.chosen, first.country) == ("geonames:2210247", True, "LY")
    assert others
    assert not any(other.chosen for other in others)
    assert "LB" in {other.country for other in others}
    assert first.score is not None
    assert all(other.score is not None and other.score <= first.score for other in others)
    assert first.votes > max(other.votes for other in others if other.country == "LB")
    assert {vote.country for vote in found.votes} >= {"LY", "IT"}
    assert sum(vote.share for vote in found.votes) == pytest.approx(1.0, abs=0.02)


def test_the_confidence_is_the_sum_of_its_weights(explained: Callable[[str], Explanation]) -> None:
    """What speaks for and against it adds up to it."""
    for event in explained(STORY).events:
        odds = sum(weight.weight for weight in event.weights)
        assert 1 / (1 + 2.718281828**-odds) == pytest.approx(event.confidence, abs=0.02)


def test_every_quote_of_an_explanation_stands_in_the_article(explained: Callable[[str], Explanation]) -> None:
    """Letter for letter, at its offsets, also where the text was sent with tatweel."""
    text = STORY.replace("طرابلس", "طرابلـــس")
    spans = list(_spans(explained(text)))
    assert spans
    assert [text[span.start : span.end] for span in spans] == [span.text for span in spans]


def _spans(explanation: Explanation) -> Iterator[Span]:
    for place in explanation.places:
        yield from place.spans
    for event in explanation.events:
        for ground in event.grounds:
            yield from filter(None, (ground.span, ground.sentence))
        for report in event.reports:
            yield from (report.trigger, report.sentence)


def test_events_stand_in_the_order_of_the_reading(reading: Read, gazetteer: Gazetteer) -> None:
    """One for each, and all of them traced to their reports."""
    told = reading(STORY)
    found = explain(told, gazetteer=gazetteer).events
    assert [event.event for event in found] == list(told.events)
    assert all(event.reports for event in found)


def test_reasons_speak_english_on_demand(reading: Read, gazetteer: Gazetteer) -> None:
    """Words of ours hold no Arabic letters there; quotes and names of the article stay as they are."""
    found = explain(reading(STORY), gazetteer=gazetteer, language=Language.ENGLISH)
    text = outline(found, language=Language.ENGLISH)
    assert "counted from the publication on 2020-12-27" in text
    assert "Where to: العاصمة الليبية [stated]" in text
    labels = [ground.label + ground.how_words for event in found.events for ground in event.grounds]
    assert not any(re.search("[\u0621-\u064a]", label) for label in labels)


def test_an_outline_quotes_each_sentence_of_an_event_once(explained: Callable[[str], Explanation]) -> None:
    """What an editor reads is not the article three times over."""
    text = outline(explained(STORY))
    assert text.count("ومن المقرر أن يتوجه") == 1
    assert "لورينزو غويريني" in text
    assert "الجملة 1" in text


def test_an_article_without_events_is_explained_too(explained: Callable[[str], Explanation]) -> None:
    """Its places and their votes."""
    found = explained("تقع مدينة مصراتة في ليبيا.")
    assert (found.events, [place.name for place in found.places]) == ((), ["مصراتة", "ليبيا"])


def test_an_event_that_the_rules_do_not_tell_is_explained_by_itself(
    reading: Read, gazetteer: Gazetteer
) -> None:
    """As those of a language model are: each argument with its words, and who told it."""
    told = reading(STORY)
    foreign = replace(told.events[0], reasons=("model",), evidence=told.events[0].evidence[:1])
    (event,) = explain(replace(told, events=(foreign,)), gazetteer=gazetteer).events
    assert event.reports == ()
    assert {reason.code for ground in event.grounds for reason in ground.reasons} >= {"model"}
    assert {ground.about for ground in event.grounds} >= {
        About.ACTOR,
        About.DESTINATION,
        About.DATE,
        About.STATUS,
    }


def test_the_day_of_publication_says_where_it_comes_from(gazetteer: Gazetteer) -> None:
    """Given, read in the article, or not known."""
    text = "طرابلس 27 ديسمبر 2020 (وال) - وصل الوفد التركي إلى مصراتة."
    found = explain(articles.read(text, gazetteer=gazetteer), gazetteer=gazetteer).published
    assert (found.value, found.how, found.span and found.span.text) == (
        "2020-12-27",
        How.INFERRED,
        "27 ديسمبر 2020",
    )
    undated = explain(articles.read("وصل الوفد التركي إلى مصراتة.", gazetteer=gazetteer), gazetteer=gazetteer)
    assert [reason.code for reason in undated.published.reasons] == ["undated"]


def test_every_basis_of_a_date_has_words() -> None:
    """Each that the code can give to a date."""
    package = Path(articles.__file__).parent
    source = "".join(path.read_text(encoding="utf-8") for path in package.rglob("*.py"))
    given = set(re.findall(r'basis="([a-z-]+)"', source)) | set(
        re.findall(r'(?:Known|Unknown)\(.*"([a-z-]+)"\)', source)
    )
    assert len(given) > 10
    for basis in given:
        row, words = Speech(Language.ARABIC).basis(basis, "2020-12-27")
        assert row.how
        assert "{" not in words.words


def test_everything_that_can_be_said_has_words() -> None:
    """Every key that the code asks for, and those put together from the names of things."""
    package = Path(articles.__file__).parent / "explaining"
    keys = {f"sense_{sense}" for sense in Sense} | {f"weight_{name}" for name in Features.__slots__}
    keys |= {f"about_{about}" for about in About} | {f"how_{how}" for how in How}
    for path in package.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args:
                key = node.args[0]
                if node.func.attr in ("phrase", "words") and isinstance(key, ast.Constant):
                    keys.add(str(key.value))
    for language in Language:
        speech = Speech(language)
        values = dict.fromkeys(("word", "sense", "place", "n", "others", "who", "kind", "rule", "name"), "x")
        assert all(speech.words(key, **values, text="x", country="x", day="x") for key in keys)
