"""Page furniture in plain text is blanked and broken lines are joined; every letter stays where it was."""

from __future__ import annotations

import re

from gazetteer import fold

from .furniture import (
    Where,
    folded_words,
    headline_like,
    inline,
    is_one_of,
    may_hold_opening,
    menu_lines,
    only_words,
    opens,
)
from .wrapping import unwrapped

__all__ = ["blank_boilerplate"]

_BODY_BEFORE_TAIL = 400
"""Letters of body after which a line such as «الأكثر قراءة» ends the article; before, it may be a menu."""
_REPEATABLE = 30
"""Letters of a line up to which it may stand twice; longer ones are a teaser or a caption the second time."""
_SENTENCE = re.compile(r"[^.!؟?…]+[.!؟?…]*|[.!؟?…]+")
_ANNOUNCED = re.compile(r"[\w\s]*[:|»…/]")
"""After its opening words, furniture inside running text has a mark: «اقرأ أيضا: …»."""


def blank_boilerplate(text: str) -> str:
    """The text with page furniture replaced by spaces, letter for letter, so that every offset stays."""
    text = unwrapped(inline().sub(lambda match: " " * len(match.group()), text))
    lines = text.splitlines(keepends=True)
    words = list(map(folded_words, lines))
    menus = menu_lines(lines)
    kept = [
        _blank(line) if number in menus or drop else _without_announced(line, folded)
        for number, (line, folded, drop) in enumerate(zip(lines, words, _dropped(lines, words), strict=True))
    ]
    return "".join(kept)


def _dropped(lines: list[str], words: list[list[str]]) -> list[bool]:
    """For each line, whether it is furniture by its words or by the lines above it."""
    found: list[bool] = []
    seen: set[str] = set()
    body, tail, links = 0, False, False
    for line, folded in zip(lines, words, strict=True):
        key = " ".join(folded)
        links = is_one_of(key, Where.LINKS) or (links and headline_like(line))
        tail = tail or (body > _BODY_BEFORE_TAIL and is_one_of(key, Where.TAIL))
        repeated = len(key) > _REPEATABLE and key in seen
        drop = tail or links or repeated or _is_furniture(key, folded)
        found.append(drop)
        if not drop:
            body += len(key)
            seen.add(key)
    return found


def _is_furniture(key: str, words: list[str]) -> bool:
    """Whether a folded line is none of the article's own, wherever it stands."""
    return is_one_of(key, Where.LINE, Where.TAIL) or only_words(words) or opens(key)


def _without_announced(line: str, words: list[str]) -> str:
    """The line without links to other articles inside it, each up to the end of its sentence."""
    if not may_hold_opening(words):
        return line
    sentences = _SENTENCE.findall(line)
    return "".join(_blank(sentence) if _announces(sentence) else sentence for sentence in sentences)


def _announces(sentence: str) -> bool:
    """Whether a sentence begins with words of furniture and a mark: «اقرأ أيضا: …»."""
    return _ANNOUNCED.match(sentence) is not None and opens(fold(sentence))


def _blank(line: str) -> str:
    """Spaces for everything but the line's end."""
    return "".join(char if char in "\r\n" else " " for char in line)
