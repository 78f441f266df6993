"""What can go wrong while drawing maps.

MapsError
├── AssetError                            the web assets (scripts, fonts, basemap)
│   ├── AssetsMissing (FileNotFoundError) none have been built where they were looked for
│   ├── UnknownAsset (KeyError)           no asset of that name is among those built
│   └── AssetSourceMissing (ImportError)  a package that assets are built from is not installed
├── MapDataError (ValueError)             a data file of this package says something impossible
├── ThemeError (ValueError)               a newsroom's theme cannot be used
└── TileError (ValueError)                a tile layer cannot be used
"""

from __future__ import annotations

__all__ = [
    "AssetError",
    "AssetSourceMissing",
    "AssetsMissing",
    "MapDataError",
    "MapsError",
    "ThemeError",
    "TileError",
    "UnknownAsset",
]


class MapsError(Exception):
    """The root of every error of this package."""


class AssetError(MapsError):
    """The web assets are missing or incomplete."""


class AssetsMissing(AssetError, FileNotFoundError):  # noqa: N818 - named for what was found
    """No web assets have been built in the directory that the message names."""


class UnknownAsset(AssetError, KeyError):  # noqa: N818 - named for what was found
    """An asset was asked for that the built ones do not include; the message names those there are."""

    def __str__(self) -> str:
        return str(self.args[0])


class AssetSourceMissing(AssetError, ImportError):  # noqa: N818 - named for what was found
    """A build-time package is not installed; the message names it."""


class MapDataError(MapsError, ValueError):
    """A data file is wrong; the message names the file, the line and the field."""


class ThemeError(MapsError, ValueError):
    """A theme is wrong; the message names the file, the key and what is needed."""


class TileError(MapsError, ValueError):
    """A tile layer is wrong; the message says what it must be."""
