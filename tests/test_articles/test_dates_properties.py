"""What holds for any text at all."""

from __future__ import annotations

import datetime
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from articles.dates import find_dates, infer_published, resolve
from articles.dates.lexicon import fold, lexicon
from articles.dates.scanning import scan
from articles.language.tokens import tokenise
from articles.loading import DATA

TODAY = datetime.date(2026, 11, 21)
WORDS = sorted({form for form in lexicon().forms if len(form) < 12} | {"زيارة", "\n", ".", "«", "2020", "31"})
SOUP = st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join)
TEXTS = st.one_of(st.text(), SOUP, st.text(alphabet="الأحد 0123456789/-:.،\u064b\u200fمنيو\n", max_size=60))
DAYS = st.dates()


@settings(max_examples=400, deadline=None)
@given(text=TEXTS)
def test_spans_are_exact_in_order_and_apart(text: str) -> None:
    """Each span is the substring at its offsets and begins where the one before has ended."""
    position = 0
    for expression in find_dates(text):
        span = expression.span
        assert text[span.start : span.end] == span.text
        assert position <= span.start < span.end
        position = span.end


@settings(max_examples=400, deadline=None)
@given(text=TEXTS, published=st.none() | DAYS, future=st.booleans())
def test_resolving_never_fails_and_never_runs_backwards(
    text: str, published: datetime.date | None, future: bool
) -> None:
    """Both ends are known or neither, as ISO dates of one form, the first not after the last."""
    for expression in find_dates(text):
        answer = resolve(expression, published, future=future)
        assert (answer.begin is None) == (answer.until is None)
        assert answer.basis
        if answer.begin and answer.until:
            shortest = min(len(answer.begin), len(answer.until))
            assert shortest in (4, 7, 10)
            assert answer.begin[:shortest] <= answer.until[:shortest], expression


@settings(max_examples=200, deadline=None)
@given(text=TEXTS)
def test_a_guessed_publication_date_is_not_in_the_future(text: str) -> None:
    """Whatever the text says, nothing is published after tomorrow."""
    guess = infer_published(text, today=TODAY)
    assert guess is None or guess.date <= TODAY + datetime.timedelta(1)


@settings(max_examples=200, deadline=None)
@given(text=TEXTS)
def test_folding_keeps_every_letter_at_its_place(text: str) -> None:
    """Offsets in the folded text are offsets in the text; the shape has as many tags as words."""
    assert len(text) == len(fold(text))
    shape = scan(text)
    assert len(shape.tags) == len(shape.words) == len(shape.starts) == len(shape.ends)


@settings(max_examples=400, deadline=None)
@given(text=st.one_of(SOUP, st.text(alphabet="الأحد 0123456789/-:.،%+_covمنيو\n", max_size=60)))
def test_a_text_that_is_split_already_has_the_same_expressions(text: str) -> None:
    """Words are the same, whoever found them, numbers and what is glued together with a stroke too."""
    assert find_dates(text) == find_dates(text, tokens=tokenise(text))


def test_the_same_text_gives_the_same_expressions() -> None:
    """No state is kept from one text to the next."""
    text = "وصل أمس السبت، بعد أسبوع من زيارة الوزير في 12 مايو الماضي"
    first = find_dates(text)
    find_dates("غدا في 27/12/2020")
    assert first == find_dates(text)


def test_every_data_file_of_dates_is_read() -> None:
    """A file that nothing loads is a mistake."""
    package = Path(find_dates.__code__.co_filename).parent
    sources = "".join(path.read_text(encoding="utf-8") for path in package.glob("*.py"))
    for path in (DATA / "dates").glob("*.tsv"):
        assert f'"{path.stem}"' in sources or f"dates/{path.stem}.tsv" in sources, path.name
