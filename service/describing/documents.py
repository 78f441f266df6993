"""The documents of OGC API Features: the landing page, conformance and collections."""

from __future__ import annotations

from math import ceil, floor
from typing import Any

from ..answering.links import link
from ..answering.negotiation import GEOJSON, HTML, JSON
from ..answering.words import Words
from ..formats.answers import page_formats
from ..formats.catalogue import offered
from ..items.crs import CRS84, LISTED
from ..items.schemas import SCHEMA
from ..schemas import Link
from ..store import Box, Layer, Summary
from ..tiles.documents import TILEJSON
from ..tiles.matrices import GRID

__all__ = [
    "CONFORMS_TO",
    "OPENAPI",
    "OPENAPI_30",
    "collection_document",
    "landing_document",
]

OPENAPI = "application/vnd.oai.openapi+json;version=3.1"
OPENAPI_30 = "application/vnd.oai.openapi+json;version=3.0"
_RELATION = "http://www.opengis.net/def/rel/ogc/1.0"
_DESCRIPTIONS = ("queryables", "sortables", "schema")
_DESCRIBED = ("describedby", "describedBy")  # GDAL 3.6, which Debian 12 has, knows the second spelling alone
_CONFORMANCE = "http://www.opengis.net/spec"

_CQL2 = (
    "cql2-text",
    "cql2-json",
    "basic-cql2",
    "advanced-comparison-operators",
    "case-insensitive-comparison",
    "accent-insensitive-comparison",
    "arithmetic",
    "basic-spatial-functions",
    "basic-spatial-operators",  # the name in the draft, which QGIS before 3.40 looks for
    "basic-spatial-functions-plus",
    "spatial-functions",
    "temporal-functions",
    "array-functions",
    "property-property",
)
_TILES = ("core", "tileset", "tilesets-list", "geodata-tilesets", "mvt")
_GRIDS = "http://www.opengis.net/def/rel/ogc/1.0/tiling-schemes"
_SCHEMAS = ("schemas", "core-roles-features", "returnables-and-receivables", "queryables", "sortables")
CONFORMS_TO = [
    f"{_CONFORMANCE}/ogcapi-features-1/1.0/conf/core",
    f"{_CONFORMANCE}/ogcapi-features-1/1.0/conf/geojson",
    f"{_CONFORMANCE}/ogcapi-features-1/1.0/conf/html",
    f"{_CONFORMANCE}/ogcapi-features-1/1.0/conf/oas30",
    f"{_CONFORMANCE}/ogcapi-features-1/1.1/conf/oas31",
    f"{_CONFORMANCE}/ogcapi-features-2/1.0/conf/crs",
    f"{_CONFORMANCE}/ogcapi-features-3/1.0/conf/queryables",
    f"{_CONFORMANCE}/ogcapi-features-3/1.0/conf/queryables-query-parameters",
    f"{_CONFORMANCE}/ogcapi-features-3/1.0/conf/filter",
    f"{_CONFORMANCE}/ogcapi-features-3/1.0/conf/features-filter",
    f"{_CONFORMANCE}/ogcapi-features-4/1.0/conf/create-replace-delete",
    f"{_CONFORMANCE}/ogcapi-features-4/1.0/conf/update",
    f"{_CONFORMANCE}/ogcapi-features-4/1.0/conf/features",
    f"{_CONFORMANCE}/ogcapi-features-4/1.0/conf/optimistic-locking-etags",
    *(f"{_CONFORMANCE}/ogcapi-features-5/1.0/conf/{name}" for name in _SCHEMAS),
    *(f"{_CONFORMANCE}/cql2/1.0/conf/{name}" for name in _CQL2),
    *(f"{_CONFORMANCE}/ogcapi-tiles-1/1.0/conf/{name}" for name in _TILES),
]


def landing_document(base: str, words: Words) -> dict[str, Any]:
    """What the service is, with links to all it offers."""
    return {
        "title": words("site.title"),
        "description": words("site.description"),
        "links": [
            link("self", f"{base}/?f=json", JSON),
            link("alternate", f"{base}/?f=html", HTML),
            link("service-desc", f"{base}/api", OPENAPI),
            link("service-desc", f"{base}/api?f=openapi30", OPENAPI_30),
            link("service-doc", f"{base}/api?f=html", HTML),
            link("conformance", f"{base}/conformance", JSON),
            link("data", f"{base}/collections", JSON),
            link(_GRIDS, f"{base}/tileMatrixSets", JSON),
            link("articles", f"{base}/articles", JSON),
            link("events", f"{base}/events", JSON),
            link("map", f"{base}/maps", HTML),
            link("gazetteer", f"{base}/gazetteer", JSON),
        ],
    }


def collection_document(base: str, layer: Layer, summary: Summary, words: Words) -> dict[str, Any]:
    """A collection: what it holds, where and when."""
    return {
        "id": layer.name,
        "title": words(f"collection.{layer.name}.title"),
        "description": words(f"collection.{layer.name}.description"),
        "itemType": "feature",
        "extent": _extent(summary),
        "crs": list(LISTED),
        "storageCrs": CRS84,
        "links": _collection_links(f"{base}/collections/{layer.name}", layer),
    }


def _collection_links(url: str, layer: Layer) -> list[Link]:
    return [
        link("self", url, JSON),
        link("items", f"{url}/items", GEOJSON),
        link("items", f"{url}/items?f=html", HTML),
        *(link("items", f"{url}/items?f={name}", kind) for name, kind in page_formats(layer).items()),
        *(link("enclosure", f"{url}/export?f={one.name}", one.media_type) for one in offered(layer)),
        link(f"{_RELATION}/tilesets-vector", f"{url}/tiles", JSON),
        link("tilejson", f"{url}/tiles/{GRID}?f=tilejson", TILEJSON),
        *(link(f"{_RELATION}/{name}", f"{url}/{name}", SCHEMA) for name in _DESCRIPTIONS),
        *(link(rel, f"{url}/schema/feature", SCHEMA) for rel in _DESCRIBED),
    ]


def _rounded_out(box: Box) -> list[float]:
    """The box to four decimals (10 m), none of it cut off."""
    low = [floor(value * 1e4) / 1e4 for value in (box.west, box.south)]
    return [*low, *(ceil(value * 1e4) / 1e4 for value in (box.east, box.north))]


def _extent(summary: Summary) -> dict[str, Any]:
    box, interval = summary.box, summary.interval
    spatial = _rounded_out(box) if box else [-180, -90, 180, 90]
    begin = f"{interval.begin.isoformat()}T00:00:00Z" if interval and interval.begin else None
    end = f"{interval.end.isoformat()}T23:59:59Z" if interval and interval.end else None
    return {
        "spatial": {"bbox": [spatial], "crs": CRS84},
        "temporal": {
            "interval": [[begin, end]],
            "trs": "http://www.opengis.net/def/uom/ISO-8601/0/Gregorian",
        },
    }
