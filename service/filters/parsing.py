"""A filter as clients write it, read by the `cql2` package into the tree of CQL2 JSON.

The parser of that package goes down its own stack for each bracket and ends the process when there are
thousands; so what is nested too deep is refused before.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import cql2

from .errors import FilterError

__all__ = ["Filter", "FilterLanguage", "parsed_filter"]

_LONGEST = 8_000
_DEEPEST = 60
_STRING = re.compile(r"'(?:[^'\\]|''|\\.)*'|\"(?:[^\"\\]|\\.)*\"", re.S)


class FilterLanguage(StrEnum):
    """The two encodings of CQL2, by their names in `filter-lang`."""

    TEXT = "cql2-text"
    JSON = "cql2-json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """A filter as the tree of CQL2 JSON, not yet checked against a collection."""

    tree: Any


def parsed_filter(text: str, language: FilterLanguage = FilterLanguage.TEXT) -> Filter:
    """The filter that a text says. Raises `FilterError` where it is no CQL2, too long or nested too deep."""
    if len(text) > _LONGEST:
        raise FilterError(f"it is longer than {_LONGEST} characters")
    if language is FilterLanguage.JSON and not text.lstrip().startswith("{"):
        raise FilterError("it is no JSON object")
    if _nesting(text) > _DEEPEST:
        raise FilterError(f"it is nested deeper than {_DEEPEST} levels")
    try:
        tree = cql2.Expr(text).to_json()
    except Exception as error:  # the package raises nothing finer
        raise FilterError(_first_words(str(error))) from error
    return Filter(tree=tree)


def _nesting(text: str) -> int:
    """How deep brackets are nested, and signs and negations repeated, outside of quotations."""
    bare = _STRING.sub("''", text)
    depth = deepest = 0
    for char in bare:
        depth += (char in "([{") - (char in ")]}")
        deepest = max(deepest, depth)
    return deepest + len(re.findall(r"\bnot\b|-", bare, re.IGNORECASE)) // 4


def _first_words(message: str) -> str:
    """The place and what was expected there, of a message that draws the line with a pointer."""
    place, expected = re.search(r"--> \d+:(\d+)", message), re.search(r"expected .*", message)
    if place is None or expected is None:
        return message.partition("\n")[0][:200] or "it cannot be read"
    return f"at character {place[1]}: {expected[0]}"
