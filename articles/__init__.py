"""Arabic news into visits, meetings and movements."""

from articles.model import (
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

__all__ = [
    "Actor",
    "ActorKind",
    "ArticleInfo",
    "DateExpression",
    "Event",
    "EventKind",
    "PlaceMention",
    "PlaceRef",
    "Precision",
    "Reading",
    "Span",
    "Status",
]
