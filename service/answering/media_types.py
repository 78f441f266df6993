"""Media types of answers. Apart from how they are chosen, so that writing a file needs no web framework."""

from __future__ import annotations

__all__ = ["GEOJSON", "HTML", "JSON"]

JSON = "application/json"
GEOJSON = "application/geo+json"
HTML = "text/html"
