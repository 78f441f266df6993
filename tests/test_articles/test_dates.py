"""Time expressions are found and mean what a careful reader takes them to mean."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, replace
from itertools import product
from pathlib import Path

import pytest

from articles import Precision
from articles.dates import (
    DayPart,
    Edge,
    TimeExpression,
    TimeKind,
    Unit,
    anchored,
    extended,
    find_dates,
    infer_published,
    resolve,
)
from articles.dates.rules import Reader, Rule, grammar
from articles.dates.scanning import LETTERS, LINKS
from articles.loading import load_rows

DATA = Path(__file__).parent / "data"
TODAY = datetime.date(2026, 11, 21)


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """A line of dates-resolved.tsv."""

    future: bool
    precision: Precision
    ways: tuple[str, ...]
    published: str | None = None
    begin: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Negative:
    """A line of dates-none.tsv."""

    text: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A line of dates-spans.tsv."""

    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A line of dates-published.tsv."""

    why: str
    text: str
    published: str | None = None


MEANINGS = [(way, row) for row in load_rows(DATA / "dates-resolved.tsv", Meaning) for way in row.ways]


def day(text: str | None) -> datetime.date | None:
    """An ISO date as a date."""
    return datetime.date.fromisoformat(text) if text else None


def only(text: str) -> TimeExpression:
    """The one time expression of a text."""
    found = find_dates(text)
    assert len(found) == 1, [expression.span.text for expression in found]
    return found[0]


@pytest.mark.parametrize(("way", "row"), MEANINGS, ids=lambda value: value if isinstance(value, str) else "")
def test_every_way_to_say_a_time_means_that_time(way: str, row: Meaning) -> None:
    """The phrase, after a verb and before a full stop, resolves to the dates of its line."""
    expression = only(f"وصل الوفد في {way}." if way[0].isdigit() else f"وصل الوفد {way}.")
    answer = resolve(expression, day(row.published), future=row.future)
    expected = (row.begin, row.until, row.precision)
    assert expected == (answer.begin, answer.until, answer.precision), expression


@pytest.mark.parametrize("row", load_rows(DATA / "dates-none.tsv", Negative), ids=lambda row: row.text)
def test_what_only_looks_like_a_time_is_left_alone(row: Negative) -> None:
    """Nothing is found in counts, names, titles and idioms."""
    assert [expression.span.text for expression in find_dates(row.text)] == [], row.why


@pytest.mark.parametrize("row", load_rows(DATA / "dates-spans.tsv", Marked), ids=lambda row: row.sentence)
def test_spans_end_where_the_expression_ends(row: Marked) -> None:
    """Every expression of a sentence is found, with exact borders."""
    parts = row.sentence.replace("⟧", "⟦").split("⟦")
    text, expected, offset = "".join(parts), [], 0
    for place, part in enumerate(parts):
        if place % 2:
            expected.append((offset, offset + len(part), part))
        offset += len(part)
    assert expected == [(e.span.start, e.span.end, e.span.text) for e in find_dates(text)]


@pytest.mark.parametrize("rule", grammar().rules, ids=lambda rule: rule.name)
def test_every_rule_finds_its_example(rule: Rule) -> None:
    """A rule's example is found by that rule and no other, in whole; a rule against times finds none."""
    example = rule.example
    marked = example.split("|")[1] if "|" in example else example
    expected = [] if rule.reader is Reader.NONE else [(rule.name, marked)]
    found = find_dates(example.replace("|", ""), durations=True)
    assert expected == [(expression.rule, expression.span.text) for expression in found]


@pytest.mark.parametrize("row", load_rows(DATA / "dates-published.tsv", Article), ids=lambda row: row.why)
def test_the_publication_date_is_read_only_where_it_is_told(row: Article) -> None:
    """Date lines, datelines and dated todays tell it; a contradiction or a gap leaves it unknown."""
    guess = infer_published(row.text.replace("⏎", "\n"), today=TODAY)
    assert day(row.published) == (guess.date if guess else None)
    if guess:
        assert 0 < guess.confidence < 1
        assert guess.reason
        assert guess.span.text == row.text.replace("⏎", "\n")[guess.span.start : guess.span.end]


def test_no_date_is_made_of_words_that_only_link() -> None:
    """Words that only link others may be passed over where no word beside them tells a time."""
    letters = [LETTERS[tag] for tag in LINKS]
    for links in product(letters, repeat=3):
        assert grammar().pattern.search("".join(links)) is None


def test_found_expressions_may_be_handed_to_the_inference() -> None:
    """The same guess comes from expressions found before."""
    text = "أصدرت الوزارة اليوم السبت 26 نوفمبر 2016 بلاغا عن الزيارة."
    assert infer_published(text, today=TODAY) == infer_published(
        text, today=TODAY, expressions=find_dates(text)
    )


@pytest.mark.parametrize(
    ("text", "symbol"),
    [
        ("27 ديسمبر 2020", "2020-12-27"),
        ("27 ديسمبر", "XXXX-12-27"),
        ("مساء أمس", "P-1D EVENING"),
        ("الأحد المقبل", "XXXX-WXX-7 NEXT"),
        ("من 10 إلى 12 فبراير الجاري", "XXXX-02-10/XXXX-02-12 THIS"),
        ("منتصف مايو 2024", "2024-05 MIDDLE"),
        ("قبل أسبوع", "P-1W"),
        ("بعد أيام", "PXD"),
        ("صيف 2019", "2019-SU"),
        ("رمضان 1442", "AH 1442-09"),
        ("15 من الشهر المقبل", "XXXX-+1-15"),
    ],
)
def test_the_unresolved_value_is_written_out(text: str, symbol: str) -> None:
    """`symbolic` says what is known without a point of reference."""
    assert symbol == only(text).symbolic


def test_flags_name_the_part_of_the_day_and_the_edge() -> None:
    """مساء is the evening, مطلع the start."""
    assert DayPart.EVENING is only("مساء الجمعة").part
    assert Edge.START is only("مطلع عام 2017").edge


def test_an_offset_from_an_event_is_left_to_the_event() -> None:
    """بعد أسبوع من زيارة points at زيارة and is not counted from the publication."""
    text = "وصل الوفد بعد أسبوع من زيارة الوزير"
    expression = only(text)
    assert expression.anchor is not None
    assert text.index("زيارة") == expression.anchor.at
    assert (
        resolve(expression, TODAY).begin,
        resolve(expression, TODAY).basis,
    ) == (None, "event")
    assert anchored(expression, TODAY).begin == "2026-11-14"


@pytest.mark.parametrize("text", ["بعد يومين من الآن", "قبل شهر", "بعد 3 أيام"])
def test_an_offset_from_now_has_no_event(text: str) -> None:
    """Only من or على before another word makes an event of it."""
    assert find_dates(text)[0].anchor is None


def test_a_length_of_time_extends_a_day() -> None:
    """A visit of two days that begins on Monday ends on Tuesday."""
    begin, length = find_dates("يصل غدا في زيارة تستغرق يومين", durations=True)
    assert TimeKind.DURATION is length.kind
    answer = extended(resolve(begin, TODAY), length, TODAY)
    assert (answer.begin, answer.until) == ("2026-11-22", "2026-11-23")


def test_a_length_of_time_is_no_date() -> None:
    """It is left out unless asked for."""
    assert find_dates("زيارة تستغرق يومين") == []


def test_an_until_extends_a_day() -> None:
    """حتى names the last day."""
    begin, end = find_dates("تنطلق اليوم وتتواصل إلى غاية غرة ديسمبر")
    answer = extended(resolve(begin, TODAY), end, TODAY)
    assert (answer.begin, answer.until) == ("2026-11-21", "2026-12-01")


def test_what_is_no_day_is_not_extended() -> None:
    """A month stays a month."""
    month, length = find_dates("زارها في نوفمبر 2019 لمدة يومين", durations=True)
    assert resolve(month, TODAY) == extended(resolve(month, TODAY), length, TODAY)


def test_an_anaphor_takes_the_time_named_before() -> None:
    """في ذلك العام is the year named last, اليوم التالي the day after."""
    _, year = find_dates("زار الصين عام 2008، وفي ذلك العام عاد")
    assert resolve(year, TODAY).begin == "2008"
    _, after = find_dates("وصل في 12 مايو 2019 وغادر في اليوم التالي")
    assert resolve(after, TODAY).begin == "2019-05-13"


def test_an_anaphor_without_an_earlier_time_stays_unknown() -> None:
    """Nothing is guessed for what points nowhere."""
    assert resolve(only("في اليوم التالي"), TODAY).basis == "antecedent-unknown"


def test_what_was_said_in_a_quotation_says_so() -> None:
    """The caller marks it; the basis tells that the day is that of the speech."""
    quoted = replace(only("اليوم"), in_quote=True)
    assert resolve(quoted, TODAY).basis == "quote"


@pytest.mark.parametrize(
    ("text", "published", "basis"),
    [
        ("27 ديسمبر 2020", None, "explicit"),
        ("27 ديسمبر", None, "year-unknown"),
        ("أمس", None, "published-unknown"),
        ("أمس", TODAY, "published"),
        ("الأحد", TODAY, "weekday"),
        ("27 ديسمبر", TODAY, "nearest"),
        ("10 ذي الحجة 1441", None, "hijri"),
        ("قبل أيام", TODAY, "window"),
        ("قريبا", TODAY, "vague"),
        ("10 محرم 1343", datetime.date(1, 1, 1), "hijri"),
        ("رمضان المقبل", datetime.date(1, 1, 1), "impossible"),
    ],
)
def test_the_basis_says_where_the_reading_comes_from(
    text: str, published: datetime.date | None, basis: str
) -> None:
    """Each answer, and each lack of one, names its ground."""
    assert basis == resolve(find_dates(text)[0], published).basis


def test_offsets_keep_their_unit_and_count() -> None:
    """Ten days ago is ten days in the past."""
    shift = only("قبل عشرة أيام").shift
    assert shift is not None
    assert (shift.count, shift.unit, shift.sign) == (10, Unit.DAY, -1)
