"""The public names of the package, and the tree of its errors."""

from __future__ import annotations

import subprocess
import sys

import pytest

import articles
from articles import ArticlesError, UnreadableArticle


def test_the_public_names_are_these() -> None:
    """A name that is added or taken away is meant to be."""
    expected = (
        "Actor ActorEntry ActorIndex ActorKind Article ArticleInfo ArticlesError Aspect BadFeed "
        "BadMarkup BadPublished DateExpression Disagreement EmptyText Event EventAlternative "
        "EventKind EventReader Explanation FeedEntry FeedState JointReader Language "
        "LanguageDataError LanguageModel MergedEvent MissingExtra ModelReader ModelUnavailable "
        "NotArabic OpenAIModel OtherLanguage Page Party PlaceMention PlaceRef Precision Readable Reading "
        "Rejected RuleReader Span Status Telling TextTooLong UnreadableArticle article_id explain "
        "extract_html fetch_feed merge outline read read_html read_many"
    )
    assert expected.split() == sorted(articles.__all__, key=lambda name: (name[0].islower(), name))
    assert all(hasattr(articles, name) for name in articles.__all__)


@pytest.mark.parametrize("name", ["BadMarkup", "BadPublished", "EmptyText", "NotArabic", "TextTooLong"])
def test_what_cannot_be_read_is_a_value_error_that_names_the_input(name: str) -> None:
    """Users may catch the root, the branch or the standard class."""
    error = getattr(articles, name)
    assert issubclass(error, UnreadableArticle)
    assert issubclass(error, ArticlesError)
    assert issubclass(error, ValueError)
    assert error.field in ("text", "html", "published")


def test_what_is_optional_is_loaded_only_where_it_is_used() -> None:
    """Neither the client of a language model nor the parser of feeds need be installed to read."""
    loaded = "import articles, sys; print(*({'openai', 'feedparser'} & set(sys.modules)))"
    found = subprocess.run([sys.executable, "-c", loaded], capture_output=True, check=True, text=True)
    assert found.stdout.strip() == ""
