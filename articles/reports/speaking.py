"""Whom a sentence is about so far: who speaks, is spoken of, or stands after «إن» by name."""

from __future__ import annotations

from ..actors.names import name_from
from ..actors.phrases import phrase_from
from ..annotations.document import ActorMention, Document
from ..language.affixes import Affix, affixes
from ..language.triggers import Form, Sense
from ..language.wordclasses import WordClass
from ..model import ActorKind
from .governed import is_free

__all__ = ["named_since", "says_of_himself", "speaker", "speaks_for_others", "unlisted_speaker"]

_LONGEST_NAMED = 6
"""Words back from a verb to the «إن» after which nothing but a name stands."""


def speaker(document: Document, token: int) -> ActorMention | None:
    """Whom the sentence before a token is about: «قال كيري إنه سيزور».

    The nearest free mention that a word like «إن» opens, or whose words are told («نقلت الوكالة عن كيري
    قوله»), else the first free one; None without any.
    """
    first, _ = document.tokens.sentence_of(token)
    before = document.actors_between(first, token)
    for mention in reversed(before):
        opened = mention.first and document.is_(mention.first - 1, WordClass.SUB)
        if opened and not mention.weak and is_free(document, mention):
            return mention
        if _is_quoted(document, mention):
            return mention
    return next((mention for mention in before if not mention.weak and is_free(document, mention)), None)


def _is_quoted(document: Document, mention: ActorMention) -> bool:
    """«عن الوزير قوله»: whose words follow."""
    if mention.stop >= document.end or not document.is_(mention.stop, WordClass.QUOTED):
        return False
    return mention.first > 0 and document.is_(mention.first - 1, WordClass.ABOUT)


def named_since(document: Document, token: int) -> ActorMention | None:
    """«قال إن سعيد علي الشهري توجه»: all words from «إن» to the verb are a name, though it opens with a word
    that is oftener another."""
    reach = range(token - 2, max(-1, token - _LONGEST_NAMED), -1)
    opener = next((index for index in reach if document.is_(index, WordClass.SUB)), None)
    name = name_from(document, opener + 1, token) if opener is not None else None
    if opener is None or name != (opener + 1, token) or not document.is_(opener + 1, WordClass.ANY_NAME):
        return None
    return ActorMention(first=opener + 1, stop=token, kind=ActorKind.PERSON, name=name, definite=True)


def says_of_himself(document: Document, token: int, form: Form) -> bool:
    """«قال شكري إنه التقى الصفدي»: the pronoun right before a verb of meeting is its subject."""
    opener = token - 1
    if opener < 1 or form.word.sense is not Sense.MEET or not document.is_(opener, WordClass.SUB):
        return False
    return document.tokens.folds[opener].endswith(affixes(Affix.OWNER))


def speaks_for_others(document: Document, mention: ActorMention, token: int) -> bool:
    """«قال مسؤول إن زيارة بغداد», «أعلن المتحدث باسم الحكومة زيارة»: an unnamed source, or who speaks in the
    name of a body, tells of others' journeys."""
    if mention.kind is not ActorKind.PERSON or mention.title is None:
        return False
    office = mention.first + 1
    if office < mention.stop and document.is_(office, WordClass.JOINT):
        return True
    said = mention.first > 0 and document.is_(mention.first - 1, WordClass.SPEECH)
    if not said or mention.named or mention.definite:
        return False
    between = range(mention.stop, token)
    return any(document.is_(index, WordClass.SUB) or document.tokens.words[index] == ":" for index in between)


def unlisted_speaker(document: Document, token: int) -> ActorMention | None:
    """«قال لافروف إنه»: the word between a verb of saying at the beginning and what is said."""
    first, _ = document.tokens.sentence_of(token)
    return phrase_from(document, first + 1, token - 1) if document.is_(first, WordClass.SPEECH) else None
