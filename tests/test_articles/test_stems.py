"""Stems with what is written onto them: every form that a pattern writes is found again, and no other."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from articles.language.stems import Pattern, Stems

_LETTERS = "ابتوفل"
_PATTERNS = st.lists(
    st.tuples(
        st.text(_LETTERS, max_size=2), st.text(_LETTERS, max_size=2), st.integers(min_value=0, max_value=9)
    ),
    min_size=1,
    max_size=6,
).map(Pattern)
_WORDS = st.lists(st.tuples(st.text(_LETTERS, min_size=1, max_size=3), _PATTERNS), min_size=1, max_size=6)


@given(words=_WORDS, other=st.text(_LETTERS, max_size=7))
def test_a_form_is_of_the_words_that_write_it(words: list[tuple[str, Pattern[int]]], other: str) -> None:
    """Taking off what is attached finds exactly what writing out all forms does, in the same order."""
    stems, forms = Stems[int, int](), dict[str, list[tuple[int, int]]]()
    for word, (stem, pattern) in enumerate(words):
        stems.add(stem, pattern, word)
        for before, after, shape in pattern.written:
            forms.setdefault(before + stem + after, []).append((word, shape))
    assert {form: stems.find(form) for form in forms} == forms
    assert stems.find(other) == forms.get(other, [])


def test_letters_are_folded_on_both_sides() -> None:
    """A stem, what is attached and what is asked for are told apart by folded letters alone."""
    stems = Stems[str, str]()
    stems.add("زيارة", Pattern([("إ", "ى", "attached")]), "visit")
    assert stems.find("ازيارهي") == [("visit", "attached")]
