"""What the package offers."""

import maps

PUBLIC = [
    "Aggregate",
    "AssetEntry",
    "AssetError",
    "AssetSourceMissing",
    "Assets",
    "AssetsMissing",
    "CONTENT_SECURITY_POLICY",
    "Card",
    "Cell",
    "DEFAULT_NOTATION",
    "DEFAULT_TILE_ZOOM",
    "Digits",
    "Feature",
    "FeatureCollection",
    "LIST_SEPARATOR",
    "Language",
    "Logo",
    "MOST_WAYS",
    "MapDataError",
    "MapsError",
    "Mode",
    "Months",
    "Notation",
    "OEMBED_TYPES",
    "Outline",
    "PageLinks",
    "SUFFIXES",
    "Source",
    "Spot",
    "Tally",
    "Theme",
    "ThemeError",
    "TileError",
    "TileLayer",
    "UNTOLD",
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


def test_public_names_are_these() -> None:
    assert sorted(maps.__all__) == PUBLIC


def test_every_public_name_is_there() -> None:
    assert [name for name in maps.__all__ if not hasattr(maps, name)] == []


def test_every_error_has_the_one_root() -> None:
    errors = [maps.AssetsMissing, maps.UnknownAsset, maps.AssetSourceMissing, maps.MapDataError]
    standard = [FileNotFoundError, KeyError, ImportError, ValueError]
    assert [issubclass(error, maps.MapsError) for error in errors] == [True] * 4
    assert [issubclass(error, also) for error, also in zip(errors, standard, strict=True)] == [True] * 4
