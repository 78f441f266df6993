"""Arabic news into visits, meetings and movements: `read(text, gazetteer=…)` gives a `Reading`."""

from .errors import (
    ArticlesError,
    BadMarkup,
    BadPublished,
    EmptyText,
    LanguageDataError,
    NotArabic,
    TextTooLong,
    UnreadableArticle,
)
from .markup import Page, extract_html
from .model import (
    Actor,
    ActorKind,
    ArticleInfo,
    DateExpression,
    Event,
    EventKind,
    PlaceMention,
    PlaceRef,
    Precision,
    Reading,
    Span,
    Status,
)
from .pipeline import read, read_html

__all__ = [
    "Actor",
    "ActorKind",
    "ArticleInfo",
    "ArticlesError",
    "BadMarkup",
    "BadPublished",
    "DateExpression",
    "EmptyText",
    "Event",
    "EventKind",
    "LanguageDataError",
    "NotArabic",
    "Page",
    "PlaceMention",
    "PlaceRef",
    "Precision",
    "Reading",
    "Span",
    "Status",
    "TextTooLong",
    "UnreadableArticle",
    "extract_html",
    "read",
    "read_html",
]
