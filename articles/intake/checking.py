"""Is this an Arabic article at all? Clear errors for what is not."""

from __future__ import annotations

import re

from ..errors import EmptyText, NotArabic, OtherLanguage, TextTooLong
from ..language.tongues import other_language

__all__ = ["check_text"]

_LETTERS = re.compile(r"[^\W\d_]+")
_ARABIC = re.compile(r"[\u0620-\u064a\u0671-\u06d3\ufb50-\ufdff\ufe70-\ufefc]+")
_LEAST_LETTERS = 3
_LEAST_SHARE = 0.35
"""Of all letters; news full of Latin names and links stays above a half."""
_LONGEST = 400_000
"""Characters, some 65 thousand words: a book, no article."""


def check_text(text: str) -> None:
    """Raise `EmptyText`, `NotArabic`, `OtherLanguage` or `TextTooLong` for what cannot be read."""
    if not text.strip():
        raise EmptyText("the text is empty")
    if len(text) > _LONGEST:
        raise TextTooLong(f"the text has {len(text):,} characters; at most {_LONGEST:,} are read at once")
    _check_letters(text)
    other = other_language(text)
    if other is not None:
        raise OtherLanguage(f"the text is not Arabic but {other}, to judge by its small words")


def _check_letters(text: str) -> None:
    """Raise `NotArabic` where too few of the letters are."""
    enough = max(_LEAST_LETTERS, _LEAST_SHARE * len(text))
    if _count(_ARABIC, text[: len(text) // 2]) >= enough:
        return  # half of a text mostly is enough, even if all else were letters of other scripts
    arabic = _count(_ARABIC, text)
    if arabic >= enough:
        return
    letters = _count(_LETTERS, text)
    if arabic < _LEAST_LETTERS or arabic < _LEAST_SHARE * letters:
        raise NotArabic(f"the text is not Arabic: {arabic} of its {letters} letters are Arabic")


def _count(runs: re.Pattern[str], text: str) -> int:
    """How many characters of a kind the text has, found run by run."""
    return sum(map(len, runs.findall(text)))
