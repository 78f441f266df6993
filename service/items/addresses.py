"""Where features are found."""

from __future__ import annotations

from urllib.parse import quote

from ..store import Layer

__all__ = ["feature_url"]


def feature_url(base: str, layer: Layer, feature_id: str) -> str:
    """The address of a feature."""
    return f"{base}/collections/{layer.name}/items/{quote(feature_id, safe='')}"
