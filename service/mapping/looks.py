"""What a newsroom changes of how maps look, from the environment: its theme and its layer of tiles."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from maps import DEFAULT_TILE_ZOOM, Theme, ThemeError, TileError, TileLayer, load_theme

from ..errors import SettingsError

__all__ = ["theme_from", "tiles_from"]


def theme_from(environ: Mapping[str, str], name: str) -> Theme | None:
    """The theme of the file that a variable names. Raises `SettingsError`."""
    path = environ.get(name)
    if not path:
        return None
    try:
        return load_theme(Path(path))
    except ThemeError as error:
        raise SettingsError(f"{name}: {error}") from error


def tiles_from(environ: Mapping[str, str], url: str, attribution: str, zoom: str) -> TileLayer | None:
    """The layer of tiles that three variables tell. Raises `SettingsError` that names the one at fault."""
    address, credit = environ.get(url), environ.get(attribution)
    if not address:
        return None
    if not credit:
        raise SettingsError(f"{attribution} must say whose the tiles of {url} are")
    closest = environ.get(zoom) or str(DEFAULT_TILE_ZOOM)
    if not closest.isdecimal():
        raise SettingsError(f"{zoom} must be a whole number, not {closest!r}")
    try:
        return TileLayer(url=address, attribution=credit, max_zoom=int(closest))
    except TileError as error:
        raise SettingsError(f"{url}, {attribution}, {zoom}: {error}") from error
