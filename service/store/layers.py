"""The layers of the store: the columns are those of the flat features that `maps` makes, and an editor's."""

from __future__ import annotations

from articles import EventKind, Precision, Status
from gazetteer import Kind

from .model import DAYS, Column, ColumnType, Geometry, Layer

__all__ = ["EVENT_LAYERS", "LAYERS", "MOVEMENTS", "PLACES", "VISITS", "layer_named"]

_EVENT = (
    Column(name="kind", values=tuple(EventKind), role="type"),
    Column(name="status", values=tuple(Status)),
    Column(name="actors", searched=True),
    Column(name="hosts", searched=True),
    Column(name="destination", searched=True),
    Column(name="destination_en", searched=True),
    Column(name="destination_kind", values=tuple(Kind)),
    Column(name="country", is_code=True),
    Column(name="origin", searched=True),
    Column(name="origin_en", searched=True),
    Column(name="origin_inferred", type=ColumnType.BOOLEAN),
    Column(name="via", searched=True),
    Column(name="start"),
    Column(name="end"),
    Column(name="date_precision", values=tuple(Precision)),
    Column(name="date_text"),
    Column(name="evidence", read_only=True, searched=True),
    Column(name="evidence_articles", read_only=True),
    Column(name="attributed_to", searched=True),
    Column(name="confidence", type=ColumnType.NUMBER),
    Column(name="sources", read_only=True, searched=True),
    Column(name="source_count", type=ColumnType.INTEGER, read_only=True),
    Column(name="articles", read_only=True),
    Column(name="article_count", type=ColumnType.INTEGER, read_only=True),
    Column(name="urls", read_only=True),
    Column(name="titles", read_only=True, searched=True),
    Column(name="published", type=ColumnType.DATE, read_only=True),
    Column(name="disagreements", read_only=True),
    Column(name="note", searched=True),
    Column(name="corrected", type=ColumnType.BOOLEAN, read_only=True),
    Column(name=DAYS[0], type=ColumnType.DATE, read_only=True, role="primary-interval-start"),
    Column(name=DAYS[1], type=ColumnType.DATE, read_only=True, role="primary-interval-end"),
)

VISITS = Layer(
    name="visits",
    geometry=Geometry.POINT,
    columns=(Column(name="place_role", values=("destination", "origin")), *_EVENT),
    time=("start", "end"),
    editable=True,
)

MOVEMENTS = Layer(
    name="movements", geometry=Geometry.LINE, columns=_EVENT, time=("start", "end"), editable=True
)

PLACES = Layer(
    name="places",
    geometry=Geometry.POINT,
    columns=(
        Column(name="place"),
        Column(name="name", searched=True),
        Column(name="name_en", searched=True),
        Column(name="kind", values=tuple(Kind), role="type"),
        Column(name="feature"),
        Column(name="country", is_code=True),
        Column(name="radius_km", type=ColumnType.NUMBER),
        Column(name="mentions", type=ColumnType.INTEGER),
        Column(name="metonyms", type=ColumnType.INTEGER),
        Column(name="article_count", type=ColumnType.INTEGER),
        Column(name="sources", searched=True),
        Column(name="source_count", type=ColumnType.INTEGER),
        Column(name="texts", searched=True),
        Column(name="confidence", type=ColumnType.NUMBER),
        Column(name="first_published", type=ColumnType.DATE, role="primary-interval-start"),
        Column(name="last_published", type=ColumnType.DATE, role="primary-interval-end"),
    ),
    time=("first_published", "last_published"),
)

EVENT_LAYERS = (VISITS, MOVEMENTS)
LAYERS = (*EVENT_LAYERS, PLACES)


def layer_named(name: str) -> Layer | None:
    """The layer of that name, None where there is none."""
    return next((layer for layer in LAYERS if layer.name == name), None)
