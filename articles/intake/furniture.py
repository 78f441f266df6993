"""Which lines of a page are furniture: share buttons, links to other articles, menus, legal lines."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from gazetteer import fold

from ..loading import load_rows

__all__ = [
    "Where",
    "headline_like",
    "inline",
    "is_one_of",
    "may_hold_opening",
    "menu_lines",
    "only_words",
    "opens",
]

_SENTENCE_END = re.compile(r"[.!؟?…][\s»\"”)\]]*$")
_DIGIT = re.compile(r"\d")
_LONGEST_HEADLINE = 20
"""Words up to which a line without a full stop may be the headline of another article."""
_LONGEST_ITEM = 3
"""Words of a menu's item at most."""
_SHORTEST_MENU = 4
"""Short lines in a row that make a menu; fewer may be by-lines."""
_SHORTEST_PARAGRAPH = 9
"""Words from which a line is no part of a menu's surroundings but body."""


class Where(StrEnum):
    """How far a boilerplate phrase reaches."""

    LINE = "line"
    WORD = "word"
    OPENING = "opening"
    LINKS = "links"
    TAIL = "tail"
    INLINE = "inline"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Phrase:
    text: str
    where: Where


@cache
def _phrases(where: Where) -> tuple[str, ...]:
    return tuple(row.text for row in load_rows("boilerplate.tsv", _Phrase) if row.where is where)


@cache
def _keys(where: Where) -> frozenset[str]:
    return frozenset(fold(text) for text in _phrases(where))


@cache
def _keys_of(kinds: tuple[Where, ...]) -> frozenset[str]:
    return frozenset().union(*map(_keys, kinds))


@cache
def inline() -> re.Pattern[str]:
    """The phrases that are furniture wherever they stand."""
    return re.compile("|".join(map(re.escape, _phrases(Where.INLINE))))


@cache
def _opening() -> re.Pattern[str]:
    longest_first = sorted(_keys(Where.OPENING), key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")


@cache
def _opening_words() -> frozenset[str]:
    return frozenset(key.split()[0] for key in _keys(Where.OPENING))


def opens(key: str) -> bool:
    """Whether a folded line begins with words that open a line of furniture."""
    return key.partition(" ")[0] in _opening_words() and bool(_opening().match(key))


def may_hold_opening(words: list[str]) -> bool:
    """Whether the folded words of a line have the first word of such an opening anywhere; a quick look."""
    return not _opening_words().isdisjoint(words)


def is_one_of(key: str, *kinds: Where) -> bool:
    """Whether a folded line is a phrase of one of the kinds."""
    return key in _keys_of(kinds)


def only_words(words: list[str]) -> bool:
    """Whether a line has nothing but the folded words of share buttons, and counts of them."""
    buttons = _keys(Where.WORD)
    return not buttons.isdisjoint(words) and all(word in buttons or word.isdigit() for word in words)


def headline_like(line: str) -> bool:
    """Whether a line may be a link to another article: short, and no sentence that is closed."""
    return not _SENTENCE_END.search(line) and len(line.split()) <= _LONGEST_HEADLINE


def menu_lines(lines: list[str]) -> set[int]:
    """The numbers of lines that are menus: rows of short lines above the first and below the last paragraph.

    Lines with figures are none, as they may tell the date.
    """
    first = next((number for number, line in enumerate(lines) if _is_paragraph(line)), None)
    if first is None:
        return set()
    last = next(number for number in reversed(range(len(lines))) if _is_paragraph(lines[number]))
    return _rows(lines, range(first)) | _rows(lines, range(last + 1, len(lines)))


def _is_paragraph(line: str) -> bool:
    begins = line.split(None, _SHORTEST_PARAGRAPH - 1)  # its first words, then the rest
    return len(begins) == _SHORTEST_PARAGRAPH or bool(_SENTENCE_END.search(line))


def _rows(lines: list[str], within: Iterable[int]) -> set[int]:
    """The lines of rows of items that are long enough to be menus."""
    found: set[int] = set()
    row: list[int] = []
    for number in within:
        words = len(lines[number].split())
        if not words:
            continue
        if words > _LONGEST_ITEM or _DIGIT.search(lines[number]):
            row = []
            continue
        row.append(number)
        if len(row) >= _SHORTEST_MENU:
            found.update(row)
    return found
