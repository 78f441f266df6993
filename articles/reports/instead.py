"""Where somebody went instead: «لم يتوجه إلى بغداد بل إلى أربيل»."""

from __future__ import annotations

from ..annotations.document import Document, LocatedMention
from ..language.punctuation import COMMAS
from ..language.wordclasses import WordClass

__all__ = ["place_instead"]


def place_instead(document: Document, denied: LocatedMention) -> LocatedMention | None:
    """The place that «بل» puts right after one to which somebody did not go; None without one."""
    size, index = document.end, denied.stop
    if index < size and document.tokens.words[index] in COMMAS:
        index += 1
    if index + 1 >= size or not document.is_(index, WordClass.RATHER):
        return None
    following = index + 2 if document.is_(index + 1, WordClass.TO) else index + 1
    place = document.place(following)
    return place if place is not None and place.outer == following else None
