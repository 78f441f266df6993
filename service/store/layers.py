"""The layers of the store: the columns are those of the flat features that `maps` makes."""

from __future__ import annotations

from articles import EventKind, Precision, Status
from gazetteer import Kind

from .model import Column, ColumnType, Geometry, Layer

__all__ = ["LAYERS", "MOVEMENTS", "PLACES", "VISITS", "layer_named"]

_ARTICLE = tuple(Column(name=name) for name in ("source", "url", "article", "article_title", "published"))

_EVENT = (
    Column(name="kind", values=tuple(EventKind)),
    Column(name="status", values=tuple(Status)),
    Column(name="actors"),
    Column(name="hosts"),
    Column(name="destination"),
    Column(name="destination_en"),
    Column(name="country", is_code=True),
    Column(name="origin"),
    Column(name="origin_en"),
    Column(name="origin_inferred", type=ColumnType.BOOLEAN),
    Column(name="via"),
    Column(name="start"),
    Column(name="end"),
    Column(name="date_precision", values=tuple(Precision)),
    Column(name="date_text"),
    Column(name="evidence"),
    Column(name="trigger"),
    Column(name="attributed_to"),
    Column(name="confidence", type=ColumnType.NUMBER),
    *_ARTICLE,
)

VISITS = Layer(
    name="visits",
    geometry=Geometry.POINT,
    columns=(Column(name="place_role"), *_EVENT),
    time=("start", "end"),
)

MOVEMENTS = Layer(name="movements", geometry=Geometry.LINE, columns=_EVENT, time=("start", "end"))

PLACES = Layer(
    name="places",
    geometry=Geometry.POINT,
    columns=(
        Column(name="place"),
        Column(name="name"),
        Column(name="name_en"),
        Column(name="kind", values=tuple(Kind)),
        Column(name="feature"),
        Column(name="country", is_code=True),
        Column(name="radius_km", type=ColumnType.NUMBER),
        Column(name="mentions", type=ColumnType.INTEGER),
        Column(name="metonyms", type=ColumnType.INTEGER),
        Column(name="texts"),
        Column(name="confidence", type=ColumnType.NUMBER),
        *_ARTICLE,
    ),
    time=("published", "published"),
)

LAYERS = (VISITS, MOVEMENTS, PLACES)


def layer_named(name: str) -> Layer | None:
    """The layer of that name, None where there is none."""
    return next((layer for layer in LAYERS if layer.name == name), None)
