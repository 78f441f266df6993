"""What the reconciliation service is and where its parts are."""

from __future__ import annotations

from importlib.metadata import version
from typing import Any

from ..answering.words import Language, Words
from ..geocoding.placetypes import PlaceType, place_types

__all__ = ["MOST_QUERIES", "described_type", "manifest"]

MOST_QUERIES = 200
"""Queries in one request; OpenRefine sends ten or, where it is told that more are taken, as many."""
_PREVIEW = {"width": 340, "height": 210}


def manifest(base: str, root: str, words: Words) -> dict[str, Any]:
    """The manifest of the service at `root` (`/reconcile`, `/en/reconcile`), in the language of the words."""
    language = words.language
    suffix = "" if language is Language.ARABIC else f"?lang={language}"
    return {
        "versions": ["0.1", "0.2"],
        "name": f"{words('gazetteer.title')} · {words('site.title')}",
        "identifierSpace": f"{base}/gazetteer/places/",
        "schemaSpace": "https://schema.org/Place",
        "documentation": f"{base}/api?f=html",
        "serviceVersion": version("masalik"),
        "batchSize": MOST_QUERIES,
        "defaultTypes": [described_type(kind, language) for kind in place_types().values() if kind.is_kind],
        "view": {"url": f"{base}/gazetteer/places/{{{{id}}}}{suffix}"},
        "preview": {"url": f"{base}/embed/places/{{{{id}}}}{suffix}", **_PREVIEW},
        "suggest": {what: _suggest(base, root, what) for what in ("entity", "type", "property")},
        "extend": {
            "propose_properties": {"service_url": base, "service_path": f"{root}/properties"},
            "property_settings": [],
        },
    }


def described_type(kind: PlaceType, language: Language) -> dict[str, Any]:
    """A type with its id and name, and the broader one it belongs to."""
    described: dict[str, Any] = {"id": kind.id, "name": kind.names[language]}
    if not kind.is_kind:
        described["broader"] = [described_type(place_types()[kind.kind.value], language)]
    return described


def _suggest(base: str, root: str, what: str) -> dict[str, str]:
    return {
        "service_url": base,
        "service_path": f"{root}/suggest/{what}",
        "flyout_service_url": base,
        "flyout_service_path": f"{root}/flyout/{what}?id=${{id}}",
    }
