"""Readings drawn as GeoJSON and Folium maps."""

from maps.features import (
    movement_feature,
    movement_features,
    place_features,
    visit_feature,
    visit_features,
)
from maps.geojson import Feature, FeatureCollection, event_ids, events_collection, places_collection

__all__ = [
    "Feature",
    "FeatureCollection",
    "event_ids",
    "events_collection",
    "movement_feature",
    "movement_features",
    "place_features",
    "places_collection",
    "visit_feature",
    "visit_features",
]
