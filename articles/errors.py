"""What can go wrong while reading an article.

    ArticlesError
    ├── LanguageDataError (ValueError)        a language data file says something impossible
    ├── BadFeed (ValueError)                  a feed that cannot be fetched, or is none
    ├── MissingExtra (ImportError)            a part of the program that is not installed
    ├── ModelUnavailable (ConnectionError)    the language model gave no answer that can be used
    └── UnreadableArticle (ValueError)        the input cannot be read; `field` names the input at fault
        ├── EmptyText                         nothing but white space
        ├── NotArabic                         hardly an Arabic letter in it
        │   └── OtherLanguage                 another language that is written in Arabic letters
        ├── TextTooLong                       longer than the reader accepts
        ├── BadMarkup                         a page from which no article text could be taken
        └── BadPublished                      the publication date is no date, or an impossible one

Finding no place, no event or no date is an answer, not an error.
"""

from __future__ import annotations

__all__ = [
    "ArticlesError",
    "BadFeed",
    "BadMarkup",
    "BadPublished",
    "EmptyText",
    "LanguageDataError",
    "MissingExtra",
    "ModelUnavailable",
    "NotArabic",
    "OtherLanguage",
    "TextTooLong",
    "UnreadableArticle",
]


class ArticlesError(Exception):
    """The root of every error of this package."""


class LanguageDataError(ArticlesError, ValueError):
    """A language data file is wrong; the message names the file, the line and the field."""


class BadFeed(ArticlesError, ValueError):  # noqa: N818 - reads as a sentence where it is raised
    """A feed that cannot be fetched or is none; the message says which and why."""


class MissingExtra(ArticlesError, ImportError):  # noqa: N818 - reads as a sentence where it is raised
    """An optional package is not installed; the message says how to install it."""


class ModelUnavailable(ArticlesError, ConnectionError):  # noqa: N818 - reads as a sentence where it is raised
    """The language model gave no answer that can be used: no connection, too late, a refusal, no budget."""


class UnreadableArticle(ArticlesError, ValueError):  # noqa: N818 - its leaves say what is wrong by name
    """The input cannot be read as an Arabic article; `field` is the name of the input at fault."""

    field = "text"


class EmptyText(UnreadableArticle):
    """The text is empty or white space."""


class NotArabic(UnreadableArticle):
    """The text is of another language: Arabic letters are too few."""


class OtherLanguage(NotArabic):
    """The text is of another language that is written in Arabic letters: Persian, Urdu, Kurdish, Pashto."""


class TextTooLong(UnreadableArticle):
    """The text is longer than the reader accepts."""


class BadMarkup(UnreadableArticle):
    """No article text could be taken out of the page."""

    field = "html"


class BadPublished(UnreadableArticle):
    """The publication date is no ISO 8601 date, or lies where no date can."""

    field = "published"
