"""Arabic news into visits, meetings and movements: `read(text, gazetteer=…)` gives a `Reading`, and
`merge(readings)` the events that several articles tell.
"""

from .errors import (
    ArticlesError,
    BadFeed,
    BadMarkup,
    BadPublished,
    EmptyText,
    LanguageDataError,
    MissingExtra,
    ModelUnavailable,
    NotArabic,
    TextTooLong,
    UnreadableArticle,
)
from .explaining import Explanation, explain, outline
from .intake.feeds import FeedEntry, FeedState, fetch_feed
from .intake.markup import Page, extract_html
from .messages import Language
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
    Rejected,
    Span,
    Status,
)
from .pipeline import read, read_html
from .readers import EventReader, JointReader, LanguageModel, ModelReader, OpenAIModel, RuleReader
from .tellings import (
    ActorEntry,
    ActorIndex,
    Disagreement,
    MergedEvent,
    Party,
    Telling,
    merge,
)

__all__ = [
    "Actor",
    "ActorEntry",
    "ActorIndex",
    "ActorKind",
    "ArticleInfo",
    "ArticlesError",
    "BadFeed",
    "BadMarkup",
    "BadPublished",
    "DateExpression",
    "Disagreement",
    "EmptyText",
    "Event",
    "EventKind",
    "EventReader",
    "Explanation",
    "FeedEntry",
    "FeedState",
    "JointReader",
    "Language",
    "LanguageDataError",
    "LanguageModel",
    "MergedEvent",
    "MissingExtra",
    "ModelReader",
    "ModelUnavailable",
    "NotArabic",
    "OpenAIModel",
    "Page",
    "Party",
    "PlaceMention",
    "PlaceRef",
    "Precision",
    "Reading",
    "Rejected",
    "RuleReader",
    "Span",
    "Status",
    "Telling",
    "TextTooLong",
    "UnreadableArticle",
    "explain",
    "extract_html",
    "fetch_feed",
    "merge",
    "outline",
    "read",
    "read_html",
]
