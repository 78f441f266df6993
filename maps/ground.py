"""The basemap as Python reads it: layers and names of a world view, from the files the script fetches."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from pathlib import Path
from typing import Any

from .assets import Assets
from .errors import UnknownAsset

__all__ = ["Ground", "GroundLayer", "GroundName", "land", "pieces", "world"]

Ring = list[tuple[float, float]]
"""Longitudes and latitudes in degrees."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GroundLayer:
    """Shapes drawn in one way (`land`, `lake`, `river`, `border`, `disputed`): `areas` with their holes, or
    `lines`."""

    name: str
    areas: tuple[tuple[Ring, ...], ...] = ()
    lines: tuple[Ring, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class GroundName:
    """The name of a country or a town, the zoom from which it is shown, and where it stands (degrees)."""

    ar: str
    en: str
    zoom: float
    lon: float
    lat: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """A file of the basemap as one world view sees it."""

    layers: tuple[GroundLayer, ...]
    countries: tuple[GroundName, ...]
    towns: tuple[GroundName, ...]


def world(assets: Assets, world_view: str) -> Ground:
    """The whole world, good to zoom 6. Raises `UnknownAsset`."""
    return _read(_path(assets, "world.json"), world_view)


def pieces(assets: Assets, world_view: str, box: tuple[float, float, float, float]) -> tuple[Ground, ...]:
    """The finer pieces that a box touches (west, south, east, north in degrees); none for the sea.

    Raises `UnknownAsset`.
    """
    index = _document(_path(assets, "detail.json"))
    west, south, east, north = (int(edge // index["size"]) for edge in box)
    keys = (f"{x}_{y}" for x in range(west, east + 1) for y in range(south, north + 1))
    files = [index["pieces"][key] for key in keys if key in index["pieces"]]
    return tuple(_read(assets.directory / file, world_view) for file in files)


def land(assets: Assets, code: str, world_view: str) -> GroundLayer | None:
    """The land of a country by its code; None where it has none of its own. Raises `UnknownAsset`."""
    file = _document(_path(assets, "countries.json")).get(code)
    return _land(assets.directory / file, world_view) if file else None


@lru_cache(maxsize=32)
def _land(path: Path, world_view: str) -> GroundLayer | None:
    document = json.loads(path.read_bytes())
    seen = _seen(document, world_view)
    polygons = (polygon for feature in seen for polygon in feature["parts"])
    areas = tuple(
        tuple(_ring(steps, 10 ** document["decimals"]) for steps in polygon) for polygon in polygons
    )
    return GroundLayer(name="country", areas=areas) if areas else None


def _path(assets: Assets, name: str) -> Path:
    entry = assets.files.get(name)
    if entry is None:
        raise UnknownAsset(f"no web asset {name!r}: build them with `masalik build`")
    return assets.directory / entry.file


@lru_cache(maxsize=8)
def _document(path: Path) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(path.read_bytes())
    return document


@lru_cache(maxsize=8)
def _read(path: Path, world_view: str) -> Ground:
    document = _document(path)
    unit = 10 ** document["decimals"]
    return Ground(
        layers=tuple(_layer(one, unit) for one in _seen(document, world_view)),
        countries=tuple(_names(document.get("countries", []), unit, world_view)),
        towns=tuple(_names(document["towns"], unit, world_view)),
    )


def _seen(document: dict[str, Any], world_view: str) -> list[dict[str, Any]]:
    """The features of a document that are for a world view."""
    return [one for one in document["features"] if world_view in one.get("views", [world_view])]


def _layer(feature: dict[str, Any], unit: int) -> GroundLayer:
    if feature["layer"] in ("land", "lake"):
        areas = (tuple(_ring(steps, unit) for steps in polygon) for polygon in feature["parts"])
        return GroundLayer(name=feature["layer"], areas=tuple(areas))
    return GroundLayer(name=feature["layer"], lines=tuple(_ring(steps, unit) for steps in feature["parts"]))


def _ring(steps: Sequence[int], unit: int) -> Ring:
    """Positions from whole numbers: the first vertex, then the steps from each to the next."""
    lon, lat = (accumulate(steps[axis::2]) for axis in (0, 1))
    return [(x / unit, y / unit) for x, y in zip(lon, lat, strict=True)]


def _names(rows: Sequence[Sequence[Any]], unit: int, world_view: str) -> Iterator[GroundName]:
    for lon, lat, zoom, ar, en, *views in rows:
        if not views or world_view in views[0]:
            yield GroundName(ar=ar, en=en, zoom=zoom, lon=lon / unit, lat=lat / unit)
