"""Where articles and features are kept: one protocol, a GeoPackage file behind it."""

from .conditions import GEOMETRY, condition_of
from .days import first_day, last_day
from .layers import LAYERS, MOVEMENTS, PLACES, VISITS, layer_named
from .model import (
    ArticleRecord,
    Box,
    Column,
    ColumnType,
    Geometry,
    Interval,
    Layer,
    Outcome,
    Page,
    Query,
    SortKey,
    StoredArticle,
    Summary,
)
from .opening import open_store
from .protocol import FeatureStore

__all__ = [
    "GEOMETRY",
    "LAYERS",
    "MOVEMENTS",
    "PLACES",
    "VISITS",
    "ArticleRecord",
    "Box",
    "Column",
    "ColumnType",
    "FeatureStore",
    "Geometry",
    "Interval",
    "Layer",
    "Outcome",
    "Page",
    "Query",
    "SortKey",
    "StoredArticle",
    "Summary",
    "condition_of",
    "first_day",
    "last_day",
    "layer_named",
    "open_store",
]
