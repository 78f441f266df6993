"""The description of the service as an OpenAPI document."""

from __future__ import annotations

from importlib.metadata import version
from typing import Any

from litestar.openapi import OpenAPIConfig, ResponseSpec
from litestar.openapi.spec import License, Tag

from .item_query import MOST

__all__ = ["described", "openapi_config", "type_words", "with_shared_parameters"]

TAGS = {
    "reading": "Read an article without storing it",
    "articles": "Stored articles",
    "features": "OGC API Features: visits, movements and places",
    "gazetteer": "Names to places and back",
    "faces": "The gazetteer for clients of Nominatim, Photon and OpenRefine",
    "maps": "Maps to look at and to embed",
    "operations": "Whether the service is up",
}


def described(answer: type, statuses: dict[int, str]) -> dict[int, ResponseSpec]:
    """What a handler that sends ready-made JSON answers, for the description: one shape, a word a status."""
    return {
        status: ResponseSpec(data_container=answer, description=text, generate_examples=False)
        for status, text in statuses.items()
    }


def type_words(schema: dict[str, Any]) -> str:
    """The type of a value in words: `string or null`, `integer ≥ 1`, `array of Link`."""
    if "$ref" in schema:
        return str(schema["$ref"]).rsplit("/", 1)[-1]
    if "oneOf" in schema:
        return " or ".join(map(type_words, schema["oneOf"]))
    kinds = schema.get("type", "any")
    words = " or ".join(kinds) if isinstance(kinds, list) else str(kinds)
    if "items" in schema:
        words += f" of {type_words(schema['items'])}"
    return f"{words} ≥ {schema['minimum']:g}" if "minimum" in schema else words


def with_shared_parameters(document: dict[str, Any]) -> dict[str, Any]:
    """The description with `limit` under `components`, where QGIS looks how long a page may be."""
    described = document["paths"]["/collections/{collection}/items"]["get"]["parameters"]
    (limit,) = (one for one in described if one["name"] == "limit")
    shared = {**limit, "schema": {**limit["schema"], "maximum": MOST}}
    components = {**document["components"], "parameters": {"limit": shared}}
    return {**document, "components": components}


def openapi_config() -> OpenAPIConfig:
    """How Litestar is to describe the service; `handlers.api` serves the description."""
    return OpenAPIConfig(
        title="Masalik",
        version=version("masalik"),
        summary="Reads Arabic news and maps who went where",
        license=License(name="MIT"),
        use_handler_docstrings=True,
        path="/api/document",
        tags=[Tag(name=name, description=text) for name, text in TAGS.items()],
    )
