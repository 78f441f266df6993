"""A feature in a line of words, for the lists of feed readers and globes."""

from __future__ import annotations

from ..answering.words import Language, Words
from .selection import Feature

__all__ = ["headline", "one_line"]


def headline(feature: Feature, words: Words) -> str:
    """Who did what where: the actors, the kind, the places; of a place its name."""
    told = feature["properties"]
    if told.get("name"):
        return one_line(told["name"])
    kind = words.table.get(f"value.{told.get('kind')}", "")
    arrow = " ← " if words.language is Language.ARABIC else " → "
    where = arrow.join(one_line(told[end]) for end in ("origin", "destination") if told.get(end))
    named = ": ".join(filter(None, (one_line(told.get("actors") or ""), kind)))
    return " – ".join(filter(None, (named, where))) or str(feature["id"])


def one_line(value: str) -> str:
    """A text without line breaks or runs of blanks."""
    return " ".join(str(value).split())
