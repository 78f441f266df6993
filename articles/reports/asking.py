"""What is only asked: «هل زار الوزير بغداد؟» tells of no visit, for nobody says that there was one."""

from __future__ import annotations

from ..annotations.document import Document
from ..language.punctuation import BREAKS, COMMAS, QUESTION_MARKS, QUOTES
from ..language.wordclasses import WordClass

__all__ = ["is_asked"]

_ASKS = WordClass.ASKING | WordClass.WHO


def is_asked(document: Document, token: int) -> bool:
    """Whether a word that asks stands before a token in a sentence that ends with a question mark."""
    if QUESTION_MARKS.isdisjoint(document.vocabulary) or not document.told & _ASKS:
        return False
    first, stop = document.tokens.sentence_of(token)
    if not _ends_asking(document, token, stop):
        return False
    return any(_asks(document, index, first) for index in range(first, token))


def _ends_asking(document: Document, token: int, stop: int) -> bool:
    """Whether a question mark is among the marks that end a sentence."""
    for index in range(stop - 1, token, -1):
        if document.tokens.words[index] in QUESTION_MARKS:
            return True
        if document.word(index):
            return False
    return False


def _asks(document: Document, index: int, first: int) -> bool:
    """A word that asks; «من», else a preposition, where it opens a question before a verb: «من زار؟»."""
    if document.is_(index, WordClass.ASKING):
        return True
    if not document.is_(index, WordClass.WHO):
        return False
    opens = index == first or document.tokens.words[index - 1] in BREAKS | COMMAS | QUOTES
    following = index + 1
    return opens and document.is_(following, WordClass.VERB) and not document.is_(following, WordClass.COMMON)
