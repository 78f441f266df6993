"""Which key an operation takes, in the description of the service."""

from __future__ import annotations

from typing import Any

from ..access.scopes import Scope
from ..access.terms import TermsOf

__all__ = ["with_keys"]

_SCHEMES = {
    "bearer": {
        "type": "http",
        "scheme": "bearer",
        "description": "A key, as `masalik key create` tells it",
    },
    "header": {"type": "apiKey", "in": "header", "name": "X-API-Key", "description": "The same key"},
    "password": {
        "type": "http",
        "scheme": "basic",
        "description": "The same key as a password, with any user, for programs that know nothing else",
    },
}
_ANY_WAY: list[dict[str, list[str]]] = [{name: []} for name in _SCHEMES]
_METHODS = ("get", "post", "put", "patch", "delete")


def with_keys(document: dict[str, Any], terms: TermsOf, *, reading_needs_key: bool) -> dict[str, Any]:
    """The description with the ways to send a key, and for each operation whether it takes one."""

    def secured(path: str, method: str, operation: dict[str, Any]) -> dict[str, Any]:
        if method not in _METHODS:
            return operation
        needs = terms(method.upper(), path, b"").needs
        if needs is Scope.READ:
            return {**operation, "security": _ANY_WAY if reading_needs_key else [{}, *_ANY_WAY]}
        told = f"Takes a key with the scope `{needs}` where others than this machine can reach the service."
        text = f"{operation.get('description', '')}\n\n{told}".strip()
        return {**operation, "security": _ANY_WAY, "description": text}

    paths = {
        path: {method: secured(path, method, operation) for method, operation in item.items()}
        for path, item in document["paths"].items()
    }
    return {**document, "paths": paths, "components": {**document["components"], "securitySchemes": _SCHEMES}}
