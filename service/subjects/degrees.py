"""Where a point lies, for people: of what an editor added nothing else may be known."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

__all__ = ["in_degrees"]


def in_degrees(geometry: Mapping[str, Any] | None) -> str:
    """Latitude and longitude of a GeoJSON point, «32.8872, 13.1913»: ten metres; empty for anything else."""
    if geometry is None or geometry["type"] != "Point":
        return ""
    longitude, latitude = geometry["coordinates"][:2]
    return f"{round(latitude, 4)}, {round(longitude, 4)}"
