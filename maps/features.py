"""Flat features for the collections `visits`, `movements` and `places`: one column a property, one geometry a
collection, as desktop GIS wants them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from articles import ArticleInfo, PlaceMention, Reading

from .geodesy import point_geometry
from .geojson import Feature, events_collection

__all__ = [
    "LIST_SEPARATOR",
    "SENTENCE_SEPARATOR",
    "event_columns",
    "is_line",
    "movement_feature",
    "movement_features",
    "place_features",
    "standing",
    "visit_feature",
    "visit_features",
]

LIST_SEPARATOR = "، "
SENTENCE_SEPARATOR = "\n"


def visit_features(reading: Reading) -> list[Feature]:
    """The features of a reading for the collection `visits`, in the order of its events."""
    return _kept(visit_feature(event, reading.article) for event in events_collection(reading)["features"])


def movement_features(reading: Reading) -> list[Feature]:
    """The features of a reading for the collection `movements`, in the order of its events."""
    return _kept(movement_feature(event, reading.article) for event in events_collection(reading)["features"])


def visit_feature(event: Feature, article: ArticleInfo) -> Feature | None:
    """An event of `events_collection` as a Point: where someone was, or None where that is no point.

    Visits and meetings stand at their located destination; any event of which only one end is located stands
    there. `place_role` says which end it is (`destination` or `origin`).
    """
    stands = standing(event)
    if stands is None:
        return None
    role, at = stands
    return {
        "type": "Feature",
        "id": event["id"],
        "geometry": point_geometry((at["lon"], at["lat"])),
        "properties": {"place_role": role, **_columns(event, article)},
    }


def movement_feature(event: Feature, article: ArticleInfo) -> Feature | None:
    """An event of `events_collection` as a line, whatever its kind, or None where one end is not located.

    The line is a LineString, or a MultiLineString where it crosses the antimeridian.
    """
    if not is_line(event):
        return None
    return {**event, "properties": _columns(event, article)}


def place_features(reading: Reading) -> list[Feature]:
    """The features of a reading for the collection `places`: a Point for every place it names, in text order.

    `mentions` counts how often; `texts` are the names it uses; `metonyms` counts the mentions that mean a
    government or an institution. Names that were not located are left out.
    """
    found: dict[str, list[PlaceMention]] = {}
    for mention in reading.places:
        if mention.resolution.place is not None:
            found.setdefault(mention.resolution.place.id, []).append(mention)
    return _kept(_place_feature(mentions, reading.article) for mentions in found.values())


def _place_feature(mentions: list[PlaceMention], article: ArticleInfo) -> Feature | None:
    place = mentions[0].resolution.place
    if place is None:
        return None
    texts = dict.fromkeys(mention.span.text for mention in mentions)
    return {
        "type": "Feature",
        "id": f"{article.id}:{place.id}",
        "geometry": point_geometry((place.lon, place.lat)),
        "properties": {
            "place": place.id,
            "name": place.name,
            "name_en": place.name_en,
            "kind": place.kind.value,
            "feature": place.feature,
            "country": place.country,
            "radius_km": place.radius_km,
            "mentions": len(mentions),
            "metonyms": sum(mention.metonym for mention in mentions),
            "texts": LIST_SEPARATOR.join(texts),
            "confidence": round(max(mention.resolution.confidence for mention in mentions), 3),
            **_article_columns(article),
        },
    }


def standing(event: Feature) -> tuple[str, Mapping[str, Any]] | None:
    """Which end of an event it stands at as a point, `destination` or `origin`, and that place; None where it
    is a line alone, or nowhere."""
    properties = event["properties"]
    destination, origin = properties["destination"], properties["origin"]
    if _located(destination):
        return None if properties["kind"] == "movement" and is_line(event) else ("destination", destination)
    return ("origin", origin) if _located(origin) else None


def _columns(event: Feature, article: ArticleInfo) -> dict[str, Any]:
    """The properties of an event as columns: strings, numbers, booleans and nulls, no lists."""
    properties = event["properties"]
    return {
        **event_columns(event),
        **{key: properties[key] for key in ("trigger", "attributed_to", "confidence")},
        **_article_columns(article),
    }


def event_columns(event: Feature) -> dict[str, Any]:
    """Who, where, when and the sentences that say so, as columns."""
    properties = event["properties"]
    destination, origin = properties["destination"] or {}, properties["origin"] or {}
    return {
        "kind": properties["kind"],
        "status": properties["status"],
        "actors": _names(properties["actors"]),
        "hosts": _names(properties["hosts"]),
        "destination": _name(destination),
        "destination_en": destination.get("name_en"),
        "destination_kind": destination.get("kind"),
        "country": destination.get("country") or origin.get("country"),
        "origin": _name(origin),
        "origin_en": origin.get("name_en"),
        "origin_inferred": origin.get("inferred"),
        "via": LIST_SEPARATOR.join(filter(None, map(_name, properties["via"]))) or None,
        **{key: properties[key] for key in ("start", "end", "date_precision", "date_text")},
        "evidence": SENTENCE_SEPARATOR.join(
            " ".join(span["text"].split()) for span in properties["evidence"]
        ),
    }


def _article_columns(article: ArticleInfo) -> dict[str, Any]:
    return {
        "source": article.source,
        "url": article.url,
        "article": article.id,
        "article_title": article.title,
        "published": article.published,
    }


def _names(actors: Iterable[Mapping[str, Any]]) -> str | None:
    return LIST_SEPARATOR.join(actor["name"] for actor in actors) or None


def _name(place: Mapping[str, Any]) -> str | None:
    """The Arabic name of a place, or the words of the article where it was not located."""
    return place.get("name") or place.get("text")


def _located(place: Mapping[str, Any] | None) -> bool:
    return place is not None and place["id"] is not None


def is_line(event: Feature) -> bool:
    """Whether both ends of an event are located."""
    geometry = event["geometry"]
    return geometry is not None and geometry["type"] in ("LineString", "MultiLineString")


def _kept(features: Iterable[Feature | None]) -> list[Feature]:
    return [feature for feature in features if feature is not None]
