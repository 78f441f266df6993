"""Noun phrases: what goes on with one, what ends it, and the phrase that no list knows."""

from __future__ import annotations

from gazetteer import Kind, Remembered

from ..annotations.document import ActorMention, Document, LocatedMention
from ..language.affixes import Affix, affix, affixes
from ..language.punctuation import HYPHENS
from ..language.tokens import fold_token
from ..language.wordclasses import WordClass
from ..model import ActorKind

__all__ = ["breaks_phrase", "goes_on", "hyphened", "is_content", "phrase_ends", "phrase_from"]

_LONGEST_UNLISTED = 3
"""Words in a phrase of unknown words that may be an actor; longer runs are rather a clause."""
_SHORTEST_ADJECTIVE = 5
"""Letters of a trade that may also be an adjective; shorter ones in ي are nouns of their own."""
_NO_CONTENT = WordClass.STOP & ~WordClass.PRON
_LISTED = ~WordClass.ANY_NAME
"""All that a list may say of a word, save that it may be a name."""
_SHORTEST_WORD = 3
"""Letters of an unknown word that may be part of an actor."""


def phrase_from(document: Document, first: int, limit: int) -> ActorMention | None:
    """The noun phrase that begins at a token, taken as an actor though no list knows its words.

    Used where the grammar demands an actor: right after a verb, or right before one. Only a short run of
    unknown words that ends at a preposition, a place, a date or a break counts; None otherwise.
    """
    limit = min(limit, first + _LONGEST_UNLISTED + 1, document.end)
    stop = first
    while stop < limit and _unknown_word(document, stop):
        stop = hyphened(document, stop + 1)
    if not 0 < stop - first <= _LONGEST_UNLISTED or not phrase_ends(document, stop):
        return None
    definite = document.lexemes[first].definite
    if not definite and document.tokens.folds[first].endswith(affix(Affix.FEMININE_PLURAL)):
        return None
    return ActorMention(
        first=first,
        stop=stop,
        kind=ActorKind.GROUP if definite else ActorKind.PERSON,
        name=(first, stop),
        definite=definite,
        weak=True,
        country=document.country((first, stop)),
    )


def hyphened(document: Document, token: int) -> int:
    """Where a word that ends before `token` ends with what a hyphen joins to it: «كيم جونغ-أون»."""
    tokens = document.tokens
    while token + 1 < len(tokens) and tokens.words[token] in HYPHENS and document.word(token + 1):
        if tokens.starts[token] != tokens.ends[token - 1] or tokens.starts[token + 1] != tokens.ends[token]:
            break
        token += 2
    return token


def _unknown_word(document: Document, token: int) -> bool:
    """A content word that no list knows, without attached particle or pronoun."""
    lexeme = document.lexemes[token]
    if lexeme.classes & _LISTED or lexeme.trigger or not lexeme.bare or document.place_at[token] >= 0:
        return False
    if not is_content(document, token) or not _STANDS_ALONE[document.tokens.words[token]]:
        return False
    return lexeme.definite or not document.tokens.folds[token].startswith(affixes(Affix.VERB_IN_FUTURE))


def _stands_alone(word: str) -> bool:
    """Whether the letters of a word are those of a noun with nothing before or after it."""
    fold = fold_token(word)
    if len(fold) < _SHORTEST_WORD or fold[0].isascii() or fold[0].isdigit():
        return False
    if fold.startswith(affixes(Affix.PREPOSITION)) or fold.endswith(affixes(Affix.OWNED_NOUN)):
        return False
    return not word.endswith(affix(Affix.OWNED_NOUN_WRITTEN))


_STANDS_ALONE = Remembered(_stands_alone)


def phrase_ends(document: Document, token: int) -> bool:
    """Whether no noun phrase goes on at a token, or the text is at its end."""
    return token >= document.end or not document.word(token) or breaks_phrase(document, token)


def is_content(document: Document, token: int) -> bool:
    """Whether a token is a content word outside dates."""
    if not document.is_word[token] or document.date_at[token] >= 0:
        return False
    return not document.classes[token] & _NO_CONTENT


def breaks_phrase(document: Document, token: int) -> bool:
    """Whether a word cannot continue a noun phrase."""
    lexeme = document.lexemes[token]
    if lexeme.classes & (WordClass.STOP | WordClass.HEAD) or lexeme.trigger or not lexeme.bare:
        return True
    return document.dated(token) or document.place_at[token] >= 0


def goes_on(document: Document, token: int) -> bool:
    """Whether a token continues a noun phrase rather than opening a clause, a date or a new actor."""
    if not is_content(document, token):
        return False
    lexeme = document.lexemes[token]
    if lexeme.classes & WordClass.HOMELAND and document.tokens.folds[token].startswith(affix(Affix.FOR)):
        return False  # «لبلادهم»
    if not lexeme.bare or (lexeme.trigger and not lexeme.definite) or _plural_verb(document, token):
        return False
    place = document.place(token)
    office = lexeme.classes & (WordClass.TITLE | WordClass.RANK) and not lexeme.definite
    if office and not _adjectival(document, token) and not _is_country(place):
        return False
    if place is None:
        return True
    noun = WordClass.COLLECTIVE | WordClass.INSTITUTION
    construct = document.is_(token - 1, noun) and not document.lexemes[token - 1].definite
    return construct and not place.prefix


def _is_country(mention: LocatedMention | None) -> bool:
    """«وفد دولة قطر»: a word that is also an honorific begins the name of a country."""
    return mention is not None and mention.place is not None and mention.place.kind is Kind.COUNTRY


def _adjectival(document: Document, token: int) -> bool:
    """«وفد دبلوماسي»: a trade with the ending of an adjective; «ولي», «قاضي» are nouns."""
    lexeme = document.lexemes[token]
    ending = lexeme.base.endswith((affix(Affix.ADJECTIVE), affix(Affix.ADJECTIVE_FEMININE)))
    return ending and len(lexeme.base) >= _SHORTEST_ADJECTIVE and not lexeme.classes & WordClass.RANK


def _plural_verb(document: Document, token: int) -> bool:
    """«مهاجرون لقوا حتفهم»: an unlisted word with the ending of the plural past is a verb."""
    return not document.classes[token] and document.tokens.folds[token].endswith(affix(Affix.PAST_PLURAL))
