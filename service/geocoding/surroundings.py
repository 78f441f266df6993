"""What a text says about where it plays: its place names and nationalities as votes for countries."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache

from gazetteer import Context, Gazetteer

__all__ = ["countries_of"]

_WORD = re.compile(r"\w+")
_PER_NATIONALITY = 1.0
"""Each mention of a nationality counts as much as a place name that is certain."""
_REMEMBERED = 256
"""Texts: a client asks for several names of one article in turn."""


@lru_cache(maxsize=_REMEMBERED)
def countries_of(gazetteer: Gazetteer, text: str) -> tuple[tuple[str, float], ...]:
    """The votes for countries of a running text, by ISO code; none for a text that names no place."""
    votes: dict[str, float] = defaultdict(float)
    for word in _WORD.findall(text):
        code = gazetteer.nationality(word)
        if code is not None:
            votes[code] += _PER_NATIONALITY
    toponyms = gazetteer.scan(text)
    named = {}
    for toponym, found in zip(
        toponyms, gazetteer.resolve_all(toponyms, context=Context(countries=dict(votes))), strict=True
    ):
        if found.place is not None and found.place.country is not None:
            named[toponym.text] = found.place.country, found.confidence
    for country, confidence in named.values():
        votes[country] += confidence
    return tuple(votes.items())
