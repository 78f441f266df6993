"""Places, types and properties as one types, and the small previews that appear beside them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from markupsafe import Markup, escape

from gazetteer import Gazetteer, fold

from ..answering.words import Language
from ..errors import NotFound
from ..geocoding.parameters import LONGEST_NAME
from ..geocoding.placetypes import place_types
from ..geocoding.questions import Question, suggestions
from .manifest import described_type
from .properties import place_properties
from .queries import entity

__all__ = ["flyout", "suggested_entities", "suggested_properties", "suggested_types"]


def suggested_entities(
    gazetteer: Gazetteer, prefix: str, *, skipped: int, limit: int, language: Language
) -> list[dict[str, Any]]:
    """The places whose names begin with the text, or whose id it is; none for a blank text."""
    known = gazetteer.place(prefix.strip()) if ":" in prefix else None
    if known is not None:
        return [_notable(entity(gazetteer, known, language))][skipped:]
    if not any(letter.isalnum() for letter in prefix) or len(prefix) > LONGEST_NAME:
        return []
    found = suggestions(gazetteer, Question(name=prefix, limit=skipped + limit))
    return [_notable(entity(gazetteer, candidate.place, language)) for candidate in found[skipped:]]


def suggested_types(prefix: str, language: Language) -> list[dict[str, Any]]:
    """The types whose id begins so or whose name in either language holds the text; all for no text."""
    return [
        described_type(kind, language)
        for kind in place_types().values()
        if _answers_to(prefix, kind.id, kind.names.values())
    ]


def suggested_properties(prefix: str, language: Language) -> list[dict[str, Any]]:
    """The properties, chosen in the same way."""
    return [
        {"id": known.id, "name": known.names[language]}
        for known in place_properties().values()
        if _answers_to(prefix, known.id, known.names.values())
    ]


def flyout(gazetteer: Gazetteer, what: str, item_id: str, language: Language) -> dict[str, str]:
    """A few words about a place, a type or a property in HTML. Raises `NotFound` for an unknown one."""
    place = gazetteer.place(item_id) if what == "entity" else None
    if place is not None:
        told = entity(gazetteer, place, language)
        return {"id": item_id, "html": _html(told["name"], told["description"], language)}
    named: Mapping[str, Any] = {"type": place_types(), "property": place_properties()}.get(what, {})
    if item_id not in named:
        raise NotFound("no_place", id=item_id[:80])
    return {"id": item_id, "html": _html(named[item_id].names[language], item_id, language)}


def _notable(told: dict[str, Any]) -> dict[str, Any]:
    """An entity as it is suggested."""
    return {"notable" if name == "type" else name: value for name, value in told.items()}


def _answers_to(prefix: str, item_id: str, names: Iterable[str]) -> bool:
    """Whether an id begins with the text, or a name holds it, spelling aside (سكان in عدد السكان)."""
    wanted = fold(prefix)
    return item_id.startswith(prefix.strip().lower()) or any(wanted in fold(name) for name in names)


def _html(name: str, description: str, language: Language) -> str:
    markup = Markup('<div dir="{}" lang="{}"><strong>{}</strong><br>{}</div>')
    return str(markup.format(language.direction, language.value, escape(name), escape(description)))
