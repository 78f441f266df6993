"""What is only asked or thought of: «هل زار الوزير بغداد؟», «لو زار الوزير بغداد» tell of no visit,
for nobody says that there was one."""

from __future__ import annotations

from ..annotations.document import Document
from ..language.inflection import Tense
from ..language.punctuation import BREAKS, COMMAS, QUESTION_MARKS, QUOTES
from ..language.triggers import Form, Part
from ..language.wordclasses import WordClass

__all__ = ["is_asked", "is_unreal"]

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


def is_unreal(document: Document, token: int, form: Form) -> bool:
    """«لو زار الرئيس بيروت لاختلف الأمر»: a verb in the past right after a word of what is not so."""
    past = form.part is Part.VERB and form.tense is Tense.PAST
    return past and token > 0 and document.is_(token - 1, WordClass.UNREAL)
