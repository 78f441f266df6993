"""Tokens and sentences keep their places in the text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.language.plain import plain_text
from articles.language.tokens import fold_word, tokenise
from gazetteer.text.tokens import written_words


@given(st.text(alphabet="وصلَ الوفدُـ 12.،؛«»\n_a…؟", max_size=80))
def test_each_token_is_the_text_at_its_offsets(text: str) -> None:
    """In order, apart, and nothing but white space between."""
    tokens = tokenise(text)
    position = 0
    for word, start, end in zip(tokens.words, tokens.starts, tokens.ends, strict=True):
        assert text[start:end] == word
        assert text[position:start].strip() == ""
        position = end


@given(
    st.text(alphabet="وصَـل\u0670\u0653\u06d6\u06dd\u06e5\u0610\u200f\u2066ﻻ١2a_-.\n ", max_size=80)
    | st.text(max_size=40)
)
def test_the_words_of_a_plain_text_are_those_of_the_gazetteer(text: str) -> None:
    """So that it need not split the text again."""
    tokens = tokenise(plain_text(text).text)
    triples = zip(tokens.words, tokens.starts, tokens.ends, strict=True)
    ours = [triple for triple in triples if triple[0][0].isalnum()]
    assert ours == list(zip(*written_words(tokens.plain.text), strict=True))


@given(st.text(alphabet="وصل الوفد 1.،\n؟", max_size=60).filter(str.strip))
def test_sentences_cover_every_token_once(text: str) -> None:
    """Half-open ranges without gaps."""
    tokens = tokenise(text)
    covered = [token for first, stop in tokens.sentences for token in range(first, stop)]
    assert covered == list(range(len(tokens)))


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("وصل الوفد. غادر الوفد.", 2),
        ("هل وصل الوفد؟ نعم! وصل", 3),
        ("بلغت الكلفة 2.5 مليون دولار.", 1),
        ("زار جورج و. بوش بغداد.", 1),
        ("العنوان\nوصل الوفد", 2),
        ("قال: وصل الوفد؛ ثم غادر", 2),
    ],
)
def test_sentences_end_at_strong_marks(text: str, count: int) -> None:
    """A full stop inside a number or after a letter ends nothing."""
    assert count == len(tokenise(text).sentences)


@pytest.mark.parametrize(
    ("one", "other"), [("إلى", "الي"), ("القاهرةَ", "القاهره"), ("وصــل", "وصل"), ("آب", "اب")]
)
def test_spellings_of_a_word_fold_to_one(one: str, other: str) -> None:
    """Hamza, final ى and ة, vowel signs and the lengthening stroke do not matter."""
    assert fold_word(one) == other


def test_offsets_lead_back_to_tokens() -> None:
    """`at`, `range` and `span` agree."""
    tokens = tokenise("وصل الوفد إلى طرابلس أمس")
    start = tokens.plain.text.index("طرابلس")
    assert tokens.at(start) == 3
    assert tokens.range(start, start + 6) == (3, 4)
    assert tokens.span(2, 4).text == "إلى طرابلس"
    assert tokens.sentence_of(3) == (0, 5)
