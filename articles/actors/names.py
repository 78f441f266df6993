"""Personal names: what follows a title, or opens with a given name, and no grammar of titles or clauses
explains.

That a name is what remains needs no list of names, so foreign names that stand on no list are found as well.
"""

from __future__ import annotations

from ..annotations.document import ActorMention, Document, Range
from ..language.affixes import Affix, affix, affixes
from ..language.punctuation import COMMAS, NAME_OPENERS
from ..language.wordclasses import WordClass
from ..language.words import lexeme as lexeme_of
from ..model import ActorKind
from .phrases import hyphened, phrase_ends
from .unusual_names import (
    between_names,
    is_nisba,
    is_noun_surname,
    is_owned,
    is_regnal,
    is_trade_surname,
    office_as_name,
)

__all__ = ["after_latin", "full_name", "name_follows", "name_from", "name_in_apposition"]

_LONGEST_NAME = 6
"""Words in a name, particles and what they join aside («محمد بن سلمان بن عبد العزيز آل سعود»)."""
_LONGEST_LINE = 12
"""Words in a name, all of them."""
_LONGEST_APPOSED = 5
"""The same in apposition, where more words are rather a clause."""
_LONGEST_QUOTED = 3
"""The same within quotation marks, where more words are rather a title or a slogan."""
_SHORTEST_NAME = 3
"""Letters of a name of one word."""
_SHORTEST_STRIPPED = 5
"""Letters of a word from which a preposition may be taken; shorter ones are too often words of their own."""

_NOT_NAMES = (
    WordClass.STOP
    | WordClass.HEAD
    | WordClass.JOINT
    | WordClass.COMMON
    | WordClass.NAMESAKE
    | WordClass.COUNTRY
    | WordClass.HOMELAND
    | WordClass.PROVISIONAL
)
"""What no unlisted part of a name is."""


def full_name(document: Document, first: int) -> ActorMention | None:
    """A full name without a title: a given name and at least one more word of a name, or a known surname."""
    name = name_from(document, first, min(document.tokens.sentence_of(first)[1], first + _LONGEST_LINE))
    if name is None or (name[1] - name[0] < 2 and not document.is_(first, WordClass.SURNAME)):
        return None
    lexeme = document.lexemes[first]
    return ActorMention(
        first=first,
        stop=after_latin(document, name[1]),
        kind=ActorKind.PERSON,
        name=name,
        particle=lexeme.particle,
        conjunction=lexeme.conjunction,
        definite=True,
    )


def after_latin(document: Document, stop: int) -> int:
    """Where a mention ends whose name ends at `stop`: after the same name in Latin letters, if told so."""
    words, end = document.tokens.words, stop
    while end < len(words) and (
        words[end] in NAME_OPENERS or (words[end].isascii() and words[end].isalpha())
    ):
        end += 1
    return end if any(map(str.isalpha, words[stop:end])) else stop


def name_follows(document: Document, token: int) -> bool:
    """Whether a name begins at a token, at once or after a comma."""
    if token < document.end and document.tokens.words[token] in COMMAS:
        token += 1
    return name_from(document, token, min(document.end, token + _LONGEST_LINE)) is not None


def name_from(document: Document, first: int, limit: int) -> Range | None:
    """A personal name from a token on: bare words that no grammar of titles or clauses explains."""
    quoted = first < limit and document.tokens.words[first] in NAME_OPENERS
    start = stop = first + quoted
    parts = 0
    while stop < limit and parts < _LONGEST_NAME and _in_name(document, start, stop):
        parts += not _joined(document, start, stop)
        stop = hyphened(document, stop + 1)
        if document.is_(stop - 1, WordClass.SURNAME):
            break
    while stop > start and _dangles(document, stop - 1):
        stop -= 1
    if stop == start or (quoted and not _quoted(document, start, stop)):
        return None
    if stop - start == 1 and _too_little(document, start):
        return None
    return start, stop


def _quoted(document: Document, first: int, stop: int) -> bool:
    """Whether what a quotation mark opened is a name: short, and closed right after it."""
    closed = stop < document.end and document.tokens.words[stop] in NAME_OPENERS
    return closed and stop - first <= _LONGEST_QUOTED


def _joined(document: Document, start: int, token: int) -> bool:
    """A particle, or what it joins: «بن», «آل», and whatever noun comes after them."""
    classes = document.classes[token]
    if classes & WordClass.STOP and not classes & WordClass.ANY_NAME:
        return False
    if classes & WordClass.NAME_PARTICLE:
        return True
    return token > start and document.is_(token - 1, WordClass.NAME_PARTICLE)


def _dangles(document: Document, token: int) -> bool:
    """A word that joins names, with no name after it."""
    return document.is_(token, WordClass.NAME_PARTICLE) and not document.is_(token, WordClass.NAME)


def _too_little(document: Document, token: int) -> bool:
    """A single word that is too short, or rather a noun, to be a name."""
    fold = document.tokens.folds[token]
    things = fold.endswith(affix(Affix.FEMININE_PLURAL)) and not document.is_(token, WordClass.ANY_NAME)
    return len(fold) < _SHORTEST_NAME or things or _in_construct(document, token)


def _in_construct(document: Document, token: int) -> bool:
    """«تحايا الرئيس»: an unlisted word with a definite noun after it is a noun, not a name."""
    following = token + 1
    if is_regnal(document, token, following):
        return False
    if document.is_(token, WordClass.ANY_NAME) or following >= document.end:
        return False
    lexeme = document.lexemes[following]
    if not (lexeme.definite and lexeme.bare and document.word(following)) or document.dated(following):
        return False
    return document.place_at[following] < 0 and not document.nation(following)


def _in_name(document: Document, start: int, token: int) -> bool:
    """Whether a token may stand in a name that began at `start`."""
    lexeme, fold = document.lexemes[token], document.tokens.folds[token]
    classes = lexeme.classes
    if not fold or not document.is_word[token] or document.date_at[token] >= 0 or fold[0].isascii():
        return False
    if classes & WordClass.REALM:
        return False  # «غادر الأمير محمد بن سلمان المملكة»
    if token > start and _is_surname(document, start, token):
        return True
    if classes & WordClass.FUNCTION and not classes & WordClass.NAME:
        return False
    if classes & WordClass.ANY_NAME and not lexeme.particle:
        office = classes & (WordClass.TITLE | WordClass.COLLECTIVE | WordClass.VERB)
        if office and (between_names(document, start, token) or office_as_name(document, token)):
            return True
        return not (office and not classes & WordClass.NAME) and not (lexeme.conjunction and token > start)
    if classes & WordClass.QUANTITY and lexeme.bare:
        return False
    return not classes & _NOT_NAMES and not lexeme.trigger and _unlisted_part(document, start, token)


def _is_surname(document: Document, start: int, token: int) -> bool:
    """Whether a word after the first of a name goes on with it, whatever it is elsewhere."""
    if _joined(document, start, token) or is_regnal(document, start, token):
        return True
    if token != start + 1 or not document.is_(start, WordClass.ANY_NAME):
        return False
    return is_nisba(document, token) or is_trade_surname(document, token) or is_noun_surname(document, token)


def _unlisted_part(document: Document, start: int, token: int) -> bool:
    """Whether a word that no list knows may be part of a name."""
    lexeme, fold = document.lexemes[token], document.tokens.folds[token]
    place = document.place(token)
    if place is not None:
        return token > start and place.first == start and document.is_(start, WordClass.NAME)
    if lexeme.definite:
        opened = document.tokens.folds[start].startswith(affix(Affix.ARTICLE))
        given = document.is_(start, WordClass.NAME)
        family = token > start and (given or not (opened or document.lexemes[start].definite))
        if family and _closed(document, start, token) and not fold.endswith(affix(Affix.ADJECTIVE)):
            return False
        return family and lexeme.bare and (not document.nation(token) or _surnamed(document, start, token))
    if lexeme.conjunction or lexeme.classes & WordClass.INSTITUTION or document.nation(token):
        return False
    if token > start + 1 and len(fold) > _SHORTEST_NAME and fold.startswith(affixes(Affix.CONJUNCTION)[1:]):
        return False  # «أما لقاء عقيلة صالح فخصص»
    if is_owned(document, token):
        return False
    return not _looks_like_verb(fold, first=token == start) and not _has_preposition(document, fold)


def _closed(document: Document, start: int, token: int) -> bool:
    """Whether a definite word before a token closes the name; «عبد الله اليحيا», «الطاهر الباعور» go on, and
    so do given names that forefathers lend to a house («صباح الأحمد الجابر»)."""
    before = token - 1
    if before == start or not document.lexemes[before].definite or _of_forefather(document, token):
        return False
    return not document.is_(before - 1, WordClass.NAME_PARTICLE)


def _of_forefather(document: Document, token: int) -> bool:
    """«الجابر», «الحمد»: a given name with the article, after another such."""
    article = affix(Affix.ARTICLE)
    folds = (document.tokens.folds[index].removeprefix(article) for index in (token - 1, token))
    return all(lexeme_of(fold, fold).classes & WordClass.NAME for fold in folds)


def _surnamed(document: Document, start: int, token: int) -> bool:
    """«سالم الكندي», «محمد شياع السوداني»: a nationality in the masculine right after a name is the
    surname."""
    if token == start + 1:
        return document.is_(start, WordClass.NAME)
    nisba = document.tokens.folds[token].endswith(affix(Affix.ADJECTIVE))
    return nisba and document.lexemes[token - 1].bare and not document.lexemes[token - 1].definite


def _has_preposition(document: Document, fold: str) -> bool:
    """«لبوتين» beside «بوتين» elsewhere in the article: the first letter is a preposition, as it is
    before letters that hardly any surname begins with."""
    if len(fold) < _SHORTEST_STRIPPED or not fold.startswith(affixes(Affix.PREPOSITION)):
        return False
    return fold.startswith(affixes(Affix.PREPOSITION_IN_NAME)) or fold[1:] in document.vocabulary


def _looks_like_verb(fold: str, *, first: bool) -> bool:
    """Unknown present and future forms: they end a name rather than belong to it."""
    if len(fold) >= _SHORTEST_STRIPPED:
        openings = affixes(Affix.VERB_IN_FUTURE) + (() if first else affixes(Affix.VERB_IN_NAME))
        if fold.startswith(openings):
            return True
    return fold.startswith(affix(Affix.VERB_IN_PLURAL)) and fold.endswith(affix(Affix.VERB_PLURAL_END))


def name_in_apposition(document: Document, token: int, limit: int) -> Range | None:
    """«وزير الدفاع التركي، خلوصي آكار»: a name between comma and the next break."""
    if token >= limit or document.tokens.words[token] not in COMMAS:
        return None
    start = token + 1
    while start < limit and document.is_(start, WordClass.RANK):
        start += 1
    name = name_from(document, start, limit)
    if name is None or name[1] - name[0] > _LONGEST_APPOSED:
        return None
    ranked = start > token + 1
    return name if ranked or _apposed(document, name) else None


def _apposed(document: Document, name: Range) -> bool:
    """Whether a name without rank is more than one unlisted word, and ends where a phrase does."""
    first, stop = name
    if stop - first == 1 and not document.is_(first, WordClass.NAME):
        return False
    return phrase_ends(document, stop)
