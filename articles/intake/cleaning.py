"""Page furniture in plain text is blanked and broken lines are joined; every letter stays where it was."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import compress
from typing import NamedTuple

from gazetteer import fold

from ..language.plain import Plain
from ..language.tokens import Tokens, tokenise
from .furniture import (
    Where,
    headline_like,
    inline,
    is_one_of,
    may_hold_opening,
    menu_lines,
    only_words,
    opens,
)
from .wrapping import unwrapped

__all__ = ["without_furniture"]

_BODY_BEFORE_TAIL = 400
"""Letters of body after which a line such as «الأكثر قراءة» ends the article; before, it may be a menu."""
_REPEATABLE = 30
"""Letters of a line up to which it may stand twice; longer ones are a teaser or a caption the second time."""
_SENTENCE = re.compile(r"[^.!؟?…]+[.!؟?…]*|[.!؟?…]+")
_ANNOUNCED = re.compile(r"[\w\s]*[:|»…/]")
"""After its opening words, furniture inside running text has a mark: «اقرأ أيضا: …»."""
_NEWLINE = "\n"


class _Line(NamedTuple):
    """A line that is not empty: where it begins in the text, its letters, its folded words."""

    start: int
    text: str
    words: list[str]


def without_furniture(plain: Plain) -> Tokens:
    """The tokens of a text with page furniture replaced by spaces, letter for letter, so that every offset
    stays; a text is split once."""
    text = unwrapped(inline().sub(lambda match: " " * len(match.group()), plain.text))
    tokens = tokenise(text, plain)
    furniture = list(_furniture(list(_lines(tokens))))
    return _less(tokens, furniture) if furniture else tokens


def _less(tokens: Tokens, furniture: Sequence[tuple[int, int]]) -> Tokens:
    """The tokens of the text with spaces for what stands from somewhere to somewhere; it is split anew only
    where that cuts a token."""
    text, kept, words = _blanked(tokens.text, furniture), 0, list[str]()
    folds, starts, ends = list[str](), list[int](), list[int]()
    for start, end in [*sorted(furniture), (len(text), len(text))]:
        first, stop = tokens.range(start, end)
        if first < stop and (tokens.starts[first] < start or tokens.ends[stop - 1] > end):
            return tokenise(text, tokens.plain)
        words += tokens.words[kept:first]
        folds += tokens.folds[kept:first]
        starts += tokens.starts[kept:first]
        ends += tokens.ends[kept:first]
        kept = max(kept, stop)
    return Tokens(plain=tokens.plain, text=text, words=words, folds=folds, starts=starts, ends=ends)


def _lines(tokens: Tokens) -> Iterator[_Line]:
    """The lines of a text from top to bottom."""
    folds, first = [*tokens.folds, _NEWLINE], 0
    while first < len(folds):
        stop = folds.index(_NEWLINE, first)
        if stop > first:
            start, line = tokens.starts[first], folds[first:stop]
            words = list(compress(line, map(str.isalnum, line)))
            yield _Line(start, tokens.text[start : tokens.ends[stop - 1]], words)
        first = stop + 1


def _furniture(lines: Sequence[_Line]) -> Iterator[tuple[int, int]]:
    """From where to where furniture stands: whole lines, and links to other articles inside lines."""
    menus = menu_lines([line.text for line in lines])
    for number, (line, drop) in enumerate(zip(lines, _dropped(lines), strict=True)):
        if number in menus or drop:
            yield line.start, line.start + len(line.text)
        elif may_hold_opening(line.words):
            for sentence in filter(_announces, _SENTENCE.finditer(line.text)):
                yield line.start + sentence.start(), line.start + sentence.end()


def _dropped(lines: Sequence[_Line]) -> Iterator[bool]:
    """For each line, whether it is furniture by its words or by the lines above it."""
    seen: set[str] = set()
    body, tail, links = 0, False, False
    for line in lines:
        key = " ".join(line.words)
        links = is_one_of(key, Where.LINKS) or (links and headline_like(line.text))
        tail = tail or (body > _BODY_BEFORE_TAIL and is_one_of(key, Where.TAIL))
        repeated = len(key) > _REPEATABLE and key in seen
        drop = tail or links or repeated or _is_furniture(key, line.words)
        yield drop
        if not drop:
            body += len(key)
            seen.add(key)


def _is_furniture(key: str, words: list[str]) -> bool:
    """Whether a folded line is none of the article's own, wherever it stands."""
    return is_one_of(key, Where.LINE, Where.TAIL) or only_words(words) or opens(key)


def _announces(sentence: re.Match[str]) -> bool:
    """Whether a sentence begins with words of furniture and a mark: «اقرأ أيضا: …»."""
    return _ANNOUNCED.match(sentence.group()) is not None and opens(fold(sentence.group()))


def _blanked(text: str, furniture: Sequence[tuple[int, int]]) -> str:
    """The text with spaces for what stands from somewhere to somewhere."""
    pieces, kept = list[str](), 0
    for start, end in sorted(furniture):
        start = max(start, kept)
        pieces += [text[kept:start], " " * (end - start)]
        kept = max(kept, end)
    return "".join([*pieces, text[kept:]])
