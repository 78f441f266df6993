"""Where articles and features are kept: one protocol, a GeoPackage file behind it."""

from .conditions import GEOMETRY, condition_of
from .days import first_day, last_day
from .layers import EVENT_LAYERS, LAYERS, MOVEMENTS, PLACES, VISITS, layer_named
from .mark_model import MarkQuery, OutlinePage, Survey, Tallied, Value
from .migrations import OldArticle, Reread
from .model import (
    ArticleRecord,
    Box,
    Column,
    ColumnType,
    Edit,
    Geometry,
    Interval,
    Layer,
    Outcome,
    Page,
    Query,
    Report,
    SortKey,
    StoredArticle,
    StoredEdit,
    StoredEvent,
    Summary,
)
from .opening import copy, describe, is_database, open_store, problems_of, shown_address
from .protocol import FeatureStore
from .records import RecordStore, StoredRecord
from .searching import asked_words

__all__ = [
    "EVENT_LAYERS",
    "GEOMETRY",
    "LAYERS",
    "MOVEMENTS",
    "PLACES",
    "VISITS",
    "ArticleRecord",
    "Box",
    "Column",
    "ColumnType",
    "Edit",
    "FeatureStore",
    "Geometry",
    "Interval",
    "Layer",
    "MarkQuery",
    "OldArticle",
    "Outcome",
    "OutlinePage",
    "Page",
    "Query",
    "RecordStore",
    "Report",
    "Reread",
    "SortKey",
    "StoredArticle",
    "StoredEdit",
    "StoredEvent",
    "StoredRecord",
    "Summary",
    "Survey",
    "Tallied",
    "Value",
    "asked_words",
    "condition_of",
    "copy",
    "describe",
    "first_day",
    "is_database",
    "last_day",
    "layer_named",
    "open_store",
    "problems_of",
    "shown_address",
]
