"""Which kind of fault an error is, and what is said of it: the same words on the web and in the terminal."""

from __future__ import annotations

import re

from articles import (
    BadMarkup,
    BadPublished,
    EmptyText,
    NotArabic,
    OtherLanguage,
    TextTooLong,
    UnreadableArticle,
)

from ..errors import RequestRefused
from .words import Words

__all__ = ["ARTICLE_SLUGS", "article_fault", "sentence"]

ARTICLE_SLUGS: dict[type[UnreadableArticle], str] = {
    EmptyText: "empty_text",
    OtherLanguage: "other_language",
    NotArabic: "not_arabic",
    TextTooLong: "text_too_long",
    BadMarkup: "bad_markup",
    BadPublished: "bad_published",
    UnreadableArticle: "unreadable",
}
"""The kind of problem that each error of `articles` is."""

_NUMBER = re.compile(r"\d[\d,]*")


def article_fault(error: UnreadableArticle) -> tuple[str, dict[str, str]]:
    """The kind of an error of `articles` and the values of its message; `limit` is the last number in it."""
    slug = next(ARTICLE_SLUGS[kind] for kind in type(error).__mro__ if kind in ARTICLE_SLUGS)
    message = str(error)
    limit = next(reversed(_NUMBER.findall(message)), "-")
    return slug, {"field": error.field, "reason": message, "value": message, "limit": limit}


def sentence(error: RequestRefused | UnreadableArticle, words: Words) -> str:
    """What is wrong, in a sentence."""
    slug, values = (
        article_fault(error) if isinstance(error, UnreadableArticle) else (error.slug, error.values)
    )
    return words(f"detail.{slug}", **values)
