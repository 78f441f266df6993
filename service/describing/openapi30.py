"""The description of the service in OpenAPI 3.0, for tools that do not read 3.1.

3.1 took over JSON Schema whole; what it says otherwise than 3.0 and what our description uses of it is turned
back here. No kept package does this direction.
"""

from __future__ import annotations

from typing import Any

__all__ = ["as_openapi_30"]

_VERSION = "3.0.3"
_NULL = {"type": "null"}
_UNKNOWN = (
    "prefixItems",
    "contentMediaType",
    "contentEncoding",
    "patternProperties",
    "$schema",
    "jsonSchemaDialect",
)


def as_openapi_30(document: dict[str, Any]) -> dict[str, Any]:
    """The same description in OpenAPI 3.0."""
    turned: dict[str, Any] = _turned(document)
    turned["openapi"] = _VERSION
    turned.pop("webhooks", None)
    turned["info"].pop("summary", None)
    turned["info"].get("license", {}).pop("identifier", None)
    return turned


def _turned(node: Any) -> Any:
    if isinstance(node, list):
        return [_turned(one) for one in node]
    if not isinstance(node, dict):
        return node
    if "$ref" in node and len(node) > 1 and str(node["$ref"]).startswith("#/components/schemas/"):
        node = {
            **{key: value for key, value in node.items() if key != "$ref"},
            "allOf": [{"$ref": node["$ref"]}],
        }
    return _schema({key: _turned(value) for key, value in node.items() if key not in _UNKNOWN})


def _schema(node: dict[str, Any]) -> dict[str, Any]:
    """One object with the words of 3.0; what is no schema has none of them."""
    for word in ("oneOf", "anyOf"):
        if isinstance(node.get(word), list) and _NULL in node[word]:
            node = _nullable(node, word)
    if isinstance(node.get("type"), list):
        kinds = [kind for kind in node["type"] if kind != "null"]
        nullable = {"nullable": True} if "null" in node["type"] else {}
        node = {**node, "type": kinds[0], **nullable} if len(kinds) == 1 else _several(node, kinds, nullable)
    if node.get("required") == []:
        node = {key: value for key, value in node.items() if key != "required"}
    if "const" in node and "properties" not in node:
        node = {**node, "enum": [node["const"]]}
        del node["const"]
    for word, bound in (("exclusiveMinimum", "minimum"), ("exclusiveMaximum", "maximum")):
        if isinstance(node.get(word), int | float) and not isinstance(node[word], bool):
            node = {**node, bound: node[word], word: True}
    if isinstance(node.get("examples"), list):
        examples = node["examples"]
        node = {key: value for key, value in node.items() if key != "examples"}
        node |= {"example": examples[0]} if examples else {}
    return node


def _nullable(node: dict[str, Any], word: str) -> dict[str, Any]:
    """Null is a property of a schema in 3.0, not one of its types."""
    others = [one for one in node[word] if one != _NULL]
    rest = {key: value for key, value in node.items() if key != word}
    if len(others) == 1 and "$ref" not in others[0]:
        return {**rest, **others[0], "nullable": True}
    return {**rest, ("allOf" if len(others) == 1 else word): others, "nullable": True}


def _several(node: dict[str, Any], kinds: list[str], nullable: dict[str, bool]) -> dict[str, Any]:
    rest = {key: value for key, value in node.items() if key != "type"}
    return {**rest, "anyOf": [{"type": kind} for kind in kinds], **nullable}
