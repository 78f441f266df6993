"""Answers compressed as the client takes it: zstd, br or gzip. Assets come compressed already."""

from __future__ import annotations

from typing import Any, cast

from litestar.types import ASGIApp
from starlette_compress import CompressMiddleware, add_compress_type

from ..answering.problems import PROBLEM
from ..describing.documents import OPENAPI, OPENAPI_30
from ..formats.atom import ATOM
from ..formats.catalogue import MEDIA_TYPES
from ..items.schemas import SCHEMA
from ..tiles.documents import MVT, TILEJSON

__all__ = ["compressed"]

_LEAST_BYTES = 1000  # smaller answers fit into one packet anyway
_ZSTD, _BROTLI, _GZIP = 4, 4, 5  # where a higher level takes several times as long for a few per cent

_TEXTS = tuple(MEDIA_TYPES[name] for name in ("geojson", "geojsonseq", "csv", "kml", "mfjson"))
"""The formats of features that are text; the others are compressed already, or are files to be worked in."""


def compressed(app: ASGIApp) -> ASGIApp:
    """The app with its answers compressed."""
    for media_type in (SCHEMA, OPENAPI, OPENAPI_30, PROBLEM, ATOM, MVT, TILEJSON, *_TEXTS):
        add_compress_type(media_type.partition(";")[0])
    wrapped: Any = CompressMiddleware(
        cast(Any, app),
        minimum_size=_LEAST_BYTES,
        zstd_level=_ZSTD,
        brotli_quality=_BROTLI,
        gzip_level=_GZIP,
    )
    return cast(ASGIApp, wrapped)
