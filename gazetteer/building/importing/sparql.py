"""The terms that SPARQL services write into their tables: addresses, literals and points.

Of TSV the terms are in the syntax of Turtle (`<http://…/Q3579>`, `"طرابلس"@ar`), in CSV they are bare.
"""

from __future__ import annotations

import re

__all__ = ["item_of", "literal_of", "point_of"]

_LITERAL = re.compile(r'"(.*)"(?:@[A-Za-z0-9-]+|\^\^\S+)?', re.DOTALL)
_ESCAPED = re.compile(r'\\([tnr"\'\\])')
_ESCAPES = {"t": " ", "n": " ", "r": " "}
_ITEM = re.compile(r"(?:.*/|wd:)?([QP][1-9][0-9]*)")
_POINT = re.compile(r"POINT\s*(?:Z\s*)?\(\s*([-+.\deE]+)\s+([-+.\deE]+)[^)]*\)", re.IGNORECASE)
_EARTH = "Q2"


def literal_of(term: str) -> str:
    """The text of a literal, the address without brackets, or the term itself; empty for a blank node."""
    if term.startswith("_:") or "/.well-known/genid/" in term:
        return ""
    if term.startswith("<") and term.endswith(">"):
        return term[1:-1]
    found = _LITERAL.fullmatch(term)
    if found is None:
        return term
    return _ESCAPED.sub(lambda match: _ESCAPES.get(match.group(1), match.group(1)), found.group(1))


def item_of(term: str) -> str | None:
    """The number of an item (`Q3579`), however it is written; None for what is no item."""
    found = _ITEM.fullmatch(literal_of(term))
    return found.group(1) if found else None


def point_of(term: str) -> tuple[str, str] | None:
    """Longitude and latitude of a point, as written; None for what is no point.

    Both are empty for a point that is not on Earth: its literal begins with the address of its globe.
    """
    text = literal_of(term).strip()
    if text.startswith("<"):
        globe, _, text = text.partition(">")
        if item_of(globe[1:]) != _EARTH:
            return "", ""
    found = _POINT.fullmatch(text.strip())
    return (found.group(1), found.group(2)) if found else None
