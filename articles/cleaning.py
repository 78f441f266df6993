"""Page furniture in plain text: share buttons, related links and the like are blanked, offsets stay."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from .loading import load_rows
from .tokens import fold_word

__all__ = ["blank_boilerplate"]

_BODY_BEFORE_TAIL = 400
"""Letters of body after which a line such as «أخبار ذات صلة» ends the article; before, it may be a menu."""
_REPEATABLE = 30
"""Letters of a line up to which it may stand twice; longer ones are a teaser or a caption the second time."""


class Where(StrEnum):
    """How far a boilerplate phrase reaches."""

    LINE = "line"
    TAIL = "tail"
    INLINE = "inline"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Phrase:
    text: str
    where: Where


@cache
def _phrases() -> dict[Where, tuple[str, ...]]:
    rows = load_rows("boilerplate.tsv", _Phrase)
    return {where: tuple(row.text for row in rows if row.where is where) for where in Where}


@cache
def _lines(where: Where) -> frozenset[str]:
    return frozenset(fold_word(text) for text in _phrases()[where])


@cache
def _inline() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, _phrases()[Where.INLINE])))


def blank_boilerplate(text: str) -> str:
    """The text with page furniture replaced by spaces, letter for letter, so that every offset stays."""
    text = _inline().sub(lambda match: " " * len(match.group()), text)
    lines: list[str] = []
    seen, body, tail = set(), 0, False
    for line in text.splitlines(keepends=True):
        key = fold_word(line)
        tail = tail or (body > _BODY_BEFORE_TAIL and key in _lines(Where.TAIL))
        repeated = len(key) > _REPEATABLE and key in seen
        if tail or repeated or key in _lines(Where.LINE) or key in _lines(Where.TAIL):
            line = _blank(line)
        else:
            body += len(key)
            seen.add(key)
        lines.append(line)
    return "".join(lines)


def _blank(line: str) -> str:
    """Spaces for everything but the line's end."""
    return "".join(char if char in "\r\n" else " " for char in line)
