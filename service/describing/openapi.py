"""The description of the service as an OpenAPI document."""

from __future__ import annotations

from importlib.metadata import version
from typing import Any

from litestar.openapi import OpenAPIConfig, ResponseSpec
from litestar.openapi.spec import License, Tag

from ..answering.negotiation import JSON
from ..formats.atom import ATOM
from ..formats.catalogue import EXPORTS
from ..items.query import MOST
from ..items.schemas import property_schema
from ..store import LAYERS, Layer
from ..tiles.documents import TILEJSON

__all__ = [
    "described",
    "openapi_config",
    "type_words",
    "with_all_answers",
    "with_collections",
    "with_shared_parameters",
]

TAGS = {
    "reading": "Read an article without storing it",
    "articles": "Stored articles",
    "jobs": "Work that takes longer than a request may",
    "features": "OGC API Features: visits, movements and places",
    "subjects": "What events tell of actors and places, and a search for everything",
    "gazetteer": "Names to places and back",
    "faces": "The gazetteer for clients of Nominatim, Photon and OpenRefine",
    "maps": "Maps to look at and to embed",
    "operations": "Whether the service is up",
}

_ITEMS = "/collections/{collection}/items"
_MOVING = ("/collections/{collection}/items/{feature_id}", "/events/{event_id}", "/events/{event_id}/edits")
_EXPORTED = tuple(one.media_type.partition(";")[0] for one in EXPORTS[1:])
_FURTHER_TYPES = {
    _ITEMS: (*_EXPORTED, ATOM),
    "/collections/{collection}/export": _EXPORTED,
    "/collections/{collection}/tiles/{grid}": (TILEJSON,),
    "/events": (ATOM,),
    "/gazetteer/search": ("application/geo+json",),
    "/gazetteer/suggest": ("application/geo+json",),
    "/gazetteer/reverse": ("application/geo+json",),
    "/nominatim/status": ("text/plain",),
    "/metrics": ("application/openmetrics-text",),
}
"""What is answered besides the type that a handler declares."""
_NO_PAGE = ("/collections/{collection}/export", "/collections/{collection}/tiles")
"""Addresses that begin so are data alone, whatever `f` they take."""
_PROBLEM = {
    "type": "object",
    "title": "Problem",
    "description": "What is wrong (RFC 9457), in the language of Accept-Language",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": {"type": "string", "description": "The kind of problem, explained at this address"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string", "description": "What is wrong and what to do"},
        "field": {"type": "string", "description": "The member of the body at fault"},
        "parameter": {"type": "string", "description": "The parameter at fault"},
        "instance": {"type": "string", "description": "The number under which a fault of ours is logged"},
        "request_id": {"type": "string", "description": "The id of the request, as in X-Request-ID"},
        "checks": {
            "type": "object",
            "description": "Of /ready: `ok` or what is wrong, for each thing that the service needs",
            "additionalProperties": {"type": "string"},
        },
    },
}
_FAULT = {
    "description": "What is wrong with the request, or with the service",
    "content": {
        "application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}},
        "text/html": {"schema": {"type": "string"}},
    },
}


def described(answer: type, statuses: dict[int, str], *, sent_as: str = JSON) -> dict[int, ResponseSpec]:
    """What a handler that sends ready-made JSON answers, for the description: one shape, a word a status."""
    return {
        status: ResponseSpec(
            data_container=answer, description=text, media_type=sent_as, generate_examples=False
        )
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
    described = document["paths"][_ITEMS]["get"]["parameters"]
    (limit,) = (one for one in described if one["name"] == "limit")
    shared = {**limit, "schema": {**limit["schema"], "maximum": MOST}}
    components = {**document["components"], "parameters": {"limit": shared}}
    return {**document, "components": components}


def with_collections(document: dict[str, Any]) -> dict[str, Any]:
    """The description with the items of each collection at an address of their own, where every property is
    named as a parameter: there GDAL and QGIS look for what they may leave to the service."""
    general = document["paths"][_ITEMS]["get"]
    own = {_ITEMS.format(collection=layer.name): {"get": _items_of(layer, general)} for layer in LAYERS}
    return {**document, "paths": {**document["paths"], **own}}


def _items_of(layer: Layer, general: dict[str, Any]) -> dict[str, Any]:
    declared = [one for one in general["parameters"] if one["in"] != "path"]
    properties = [
        {"name": column.name, "in": "query", "required": False, "schema": property_schema(column)}
        for column in layer.columns
    ]
    summary = f"The features of {layer.name}, page by page"
    name = f"{general['operationId']}{layer.name.capitalize()}"
    return {**general, "operationId": name, "summary": summary, "parameters": [*declared, *properties]}


def with_all_answers(document: dict[str, Any]) -> dict[str, Any]:
    """The description with the answers that every address may give: problems, pages beside data, 304."""
    paths = {
        path: {method: _answering(path, method, told) for method, told in item.items()}
        for path, item in document["paths"].items()
    }
    schemas = {**document["components"].get("schemas", {}), "Problem": _PROBLEM}
    return {**document, "paths": paths, "components": {**document["components"], "schemas": schemas}}


def _answering(path: str, method: str, operation: Any) -> Any:
    """One operation with its answers; what else stands beside operations is left alone."""
    if method not in ("get", "post", "put", "patch", "delete"):
        return operation
    responses = {code: told for code, told in operation["responses"].items() if code != "400"}
    if method == "get":
        negotiable = any(one["name"] == "f" for one in operation.get("parameters", ()))
        further = [*_FURTHER_TYPES.get(path, ())]
        further += ["text/html"] if negotiable and not path.startswith(_NO_PAGE) else []
        responses = {code: _with_types(told, further) for code, told in responses.items()}
        responses["304"] = {"description": "What the client holds is current"}
    if method == "get" and path in _MOVING:
        responses["301"] = {"description": "The event is now part of another"}
    return {**operation, "responses": {**responses, "4XX": _FAULT, "5XX": _FAULT}}


def _with_types(response: dict[str, Any], types: list[str]) -> dict[str, Any]:
    """An answer that comes in further types too."""
    content = response.get("content", {}) | {name: {"schema": {"type": "string"}} for name in types}
    return {**response, "content": content} if types else response


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
