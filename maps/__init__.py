"""Readings drawn as GeoJSON and Folium maps.

- `events_collection` and `places_collection` are a reading as GeoJSON; `visit_features`, `movement_features`
  and `place_features` are the same as flat features for desktop GIS. `merged_collection`,
  `merged_feature` and what follows it are events that several articles tell.
- `outline_of` is what the map of many needs of an event, `aggregated` are events counted by place and way.
- `render_page` is the page of a map; `Assets` are the files that it loads. They are assembled once, at
  set-up, by `maps.building.build_assets`.

Pages are drawn with Folium, which takes longer to load than all the rest: what needs it is loaded when it is
asked for.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from maps.aggregation import MOST_WAYS, Aggregate, Cell, Tally, aggregated
from maps.assets import AssetEntry, Assets, asset_urls, default_directory
from maps.cards import OEMBED_TYPES, Card, isolate
from maps.dates import date_in_words, when_in_words
from maps.encodings import SUFFIXES, best_encoding, encodings_of
from maps.errors import (
    AssetError,
    AssetsMissing,
    AssetSourceMissing,
    MapDataError,
    MapsError,
    ThemeError,
    TileError,
    UnknownAsset,
)
from maps.features import (
    LIST_SEPARATOR,
    movement_feature,
    movement_features,
    place_features,
    visit_feature,
    visit_features,
)
from maps.geojson import Feature, FeatureCollection, event_ids, events_collection, places_collection
from maps.links import PageLinks
from maps.merged import (
    Source,
    merged_collection,
    merged_columns,
    merged_feature,
    merged_movement_feature,
    merged_visit_feature,
)
from maps.notation import DEFAULT_NOTATION, Digits, Months, Notation
from maps.outlines import UNTOLD, Outline, Spot, outline_of
from maps.palette import Mode, palette
from maps.theme import Logo, Theme, load_theme
from maps.tiles import DEFAULT_TILE_ZOOM, TileLayer
from maps.words import Language

if TYPE_CHECKING:
    from maps.page import CONTENT_SECURITY_POLICY, asset_links, asset_scripts, page_policy, render_page

__all__ = [
    "CONTENT_SECURITY_POLICY",
    "DEFAULT_NOTATION",
    "DEFAULT_TILE_ZOOM",
    "LIST_SEPARATOR",
    "MOST_WAYS",
    "OEMBED_TYPES",
    "SUFFIXES",
    "UNTOLD",
    "Aggregate",
    "AssetEntry",
    "AssetError",
    "AssetSourceMissing",
    "Assets",
    "AssetsMissing",
    "Card",
    "Cell",
    "Digits",
    "Feature",
    "FeatureCollection",
    "Language",
    "Logo",
    "MapDataError",
    "MapsError",
    "Mode",
    "Months",
    "Notation",
    "Outline",
    "PageLinks",
    "Source",
    "Spot",
    "Tally",
    "Theme",
    "ThemeError",
    "TileError",
    "TileLayer",
    "UnknownAsset",
    "aggregated",
    "asset_links",
    "asset_scripts",
    "asset_urls",
    "best_encoding",
    "date_in_words",
    "default_directory",
    "encodings_of",
    "event_ids",
    "events_collection",
    "isolate",
    "load_theme",
    "merged_collection",
    "merged_columns",
    "merged_feature",
    "merged_movement_feature",
    "merged_visit_feature",
    "movement_feature",
    "movement_features",
    "outline_of",
    "page_policy",
    "palette",
    "place_features",
    "places_collection",
    "render_page",
    "visit_feature",
    "visit_features",
    "when_in_words",
]

_OF_PAGES = ("CONTENT_SECURITY_POLICY", "asset_links", "asset_scripts", "page_policy", "render_page")


def __getattr__(name: str) -> Any:
    """What draws pages."""
    if name not in _OF_PAGES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module("maps.page"), name)
