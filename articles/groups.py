"""Groups, forces, goods and vehicles, and people told by nationality or number."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

from .affixes import Affix, affix, affixes
from .crowds import crowd, uncounted
from .document import ActorMention, Document
from .loading import load_rows
from .model import ActorKind
from .phrases import goes_on, is_content
from .punctuation import COMMAS, NUMBER_MARKS
from .tokens import fold_word
from .wordclasses import WordClass
from .words import lexeme

__all__ = ["counted", "group", "nationals"]

_LONGEST_GROUP = 9
"""Words in a group; in annotated news longer ones have taken words of the next phrase."""
_LONGEST_NATIONALS = 4
"""Words in a plural nationality with its adjectives."""
_LONGEST_NUMBER = 10
"""Words in a number with what it counts («أكثر من 1.5 مليون مدني»), marks inside it among them."""
_PARTITIVE_NEAR = 3
"""Words from a head at which «من» still goes on with it: «وفد رفيع المستوى من»."""

_KINDS = (
    (WordClass.FORCE, ActorKind.FORCE),
    (WordClass.VEHICLE, ActorKind.GOODS),
    (WordClass.GOODS, ActorKind.GOODS),
    (WordClass.GROUP, ActorKind.GROUP),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    word: str


@cache
def _irregular_plurals() -> frozenset[str]:
    return frozenset(fold_word(row.word) for row in load_rows("plural-nationalities.tsv", _Row))


def group(document: Document, first: int, head: int) -> ActorMention:
    """A collective head with what belongs to it; a title chain inside a delegation stays outside.

    `first` is where the mention begins, before `head` where the head is counted.
    """
    stop = _group_stop(document, first, head)
    lexeme, classes = document.lexemes[first], document.classes[head] | _content(document, head, stop)
    institution = classes & WordClass.INSTITUTION and not classes & (WordClass.PARTITIVE | WordClass.FORCE)
    return ActorMention(
        first=first,
        stop=stop,
        kind=next((kind for flag, kind in _KINDS if classes & flag), ActorKind.GROUP),
        name=(first, stop),
        particle=lexeme.particle,
        conjunction=lexeme.conjunction,
        definite=document.lexemes[head].definite,
        country=document.country((first, stop)),
        weak=bool(institution) and first == head,
        crowd=bool(classes & WordClass.CROWD),
    )


def _group_stop(document: Document, first: int, head: int) -> int:
    """Where a group ends: a definite word closes it to indefinite ones."""
    limit = min(document.tokens.sentence_of(head)[1], first + _LONGEST_GROUP)
    closed = document.lexemes[head].definite
    stop = head + 1
    while stop < limit:
        if _opens_count(document, stop):
            break
        partitive = _partitive(document, head, stop)
        more = goes_on(document, stop) or _joined_adjective(document, head, stop)
        if not partitive and (not more or _disagrees(document, head, stop)):
            break
        place = document.place(stop)
        definite = document.lexemes[stop].definite or place is not None
        if closed and not definite and not partitive and not document.nation(stop):
            break
        closed = closed or definite
        stop = place.stop if place is not None else stop + 1
    stop = _with_load(document, _without_loose_end(document, head, stop), limit)
    return stop if document.place(stop - 1) is None else _with_joined_places(document, stop)


def _opens_count(document: Document, token: int) -> bool:
    """«نقلت طائرة عسكرية 150 عالقا»: a number opens a mention of its own, not after «من»."""
    if not _digits(document, token) or document.is_(token - 1, WordClass.FROM):
        return False
    return counted(document, token) is not None


def _with_joined_places(document: Document, stop: int) -> int:
    """«قادة مصر والأردن والعراق»: the countries joined to the one that a group ends with."""
    end = following = stop
    while following < len(document.tokens):
        following += document.tokens.words[following] in COMMAS
        place = document.place(following) if following < len(document.tokens) else None
        if place is None or place.outer != following:
            break
        joined = place.mention.span.start > document.tokens.starts[following] and not place.prefix
        if not joined and following == stop:
            break
        stop = following = place.stop
        end = stop if joined else end
    return end


def _without_loose_end(document: Document, head: int, stop: int) -> int:
    """«أربع دول هي», «القوات التابعة»: a group does not end with a word that only leads on."""
    while stop > head + 1 and _is_loose(document, stop - 1):
        stop -= 1
    return stop


def _is_loose(document: Document, token: int) -> bool:
    """A participle, preposition or pronoun that leads on, or a number whose count is told after it."""
    if document.tokens.words[token].isdigit():
        following = token + 1 < len(document.tokens) and document.alone(token + 1, WordClass.FROM)
        return following or document.is_(token - 1, WordClass.PREP)
    loose = WordClass.PREP | WordClass.PRON | WordClass.GOVERNING
    return document.is_(token, loose) and not document.is_(token, WordClass.LADEN)


def _with_load(document: Document, stop: int, limit: int) -> int:
    """«سفينة محملة بالوقود»: a participle of load with what is loaded, else without it."""
    if not document.is_(stop - 1, WordClass.LADEN):
        return stop
    loaded = stop < limit and document.word(stop) and document.lexemes[stop].particle == affix(Affix.WITH)
    return stop + 1 if loaded else stop - 1


def _disagrees(document: Document, head: int, token: int) -> bool:
    """«أخلت القوات المصابين», «تبادل الطرفان الاتهامات»: a definite noun that cannot be the adjective of the
    definite head before it is the object of the verb before both."""
    word, noun = document.lexemes[token], document.lexemes[head]
    if token != head + 1 or not (word.definite and noun.definite) or document.nation(token):
        return False
    fold = document.tokens.folds[token]
    if is_pair(document, head):
        return not fold.endswith(affix(Affix.DUAL))
    if word.classes & WordClass.QUANTITY or fold in _irregular_plurals():
        return False
    listed = word.classes & (WordClass.COLLECTIVE | WordClass.TITLE)
    if fold.endswith(affixes(Affix.PLURAL)):
        return bool(listed) and document.is_(head, WordClass.INSTITUTION)
    if fold.endswith((affix(Affix.ADJECTIVE), affix(Affix.ADJECTIVE_FEMININE))):
        return False
    if _several(document, head):
        noun_of_its_own = bool(listed & WordClass.COLLECTIVE)
        return noun_of_its_own or not fold.endswith(affixes(Affix.PLURAL_ADJECTIVE))
    feminine = document.is_(head, WordClass.INSTITUTION) and fold.endswith(affix(Affix.FEMININE_FOLDED))
    return bool(listed) or feminine


def _joined_adjective(document: Document, head: int, token: int) -> bool:
    """«القوات السورية والروسية», «الوزيران المصري والأردني»: a second adjective of its kind after و."""
    word = document.lexemes[token]
    if token < head + 2 or not word.conjunction or word.trigger or not document.word(token):
        return False
    fold, before = document.tokens.folds[token], document.tokens.folds[token - 1]
    ending = next((end for end in affixes(Affix.RELATION) if before.endswith(end)), None)
    definite = word.definite is document.lexemes[token - 1].definite
    return ending is not None and definite and fold.endswith(ending) and document.place_at[token] < 0


def _several(document: Document, head: int) -> bool:
    """Whether a head is a plural or feminine: «القادة», «القوات», but not «الوفد»."""
    if document.tokens.folds[head].endswith(affixes(Affix.PLURAL_ADJECTIVE)):
        return True
    return not document.is_(head, WordClass.INSTITUTION | WordClass.TITLE)


def is_pair(document: Document, token: int) -> bool:
    """«الطرفان»: a known noun with the ending of the dual, which «السكان» is not."""
    fold, ending = document.tokens.folds[token], affix(Affix.DUAL)
    if not fold.endswith(ending):
        return False
    single = fold.removesuffix(ending)
    return lexeme(single, single).classes != WordClass.NONE


def _content(document: Document, head: int, stop: int) -> int:
    """«مجموعة من المقاتلات»: the classes of what a head that says no more consists of."""
    if document.is_(head, WordClass.INSTITUTION) or not document.is_(head, WordClass.PARTITIVE):
        return WordClass.NONE
    for token in range(head + 1, stop - 1):
        if document.alone(token, WordClass.FROM):
            return document.classes[token + 1] & (WordClass.COLLECTIVE | WordClass.CROWD)
    return WordClass.NONE


def _partitive(document: Document, head: int, token: int) -> bool:
    """«وفد من المجلس الوطني»: the preposition goes on with the phrase after some heads."""
    near = token - head <= _PARTITIVE_NEAR and document.is_(head, WordClass.PARTITIVE)
    return near and document.alone(token, WordClass.FROM)


def counted(document: Document, first: int) -> ActorMention | None:
    """A number or quantity word and the people, forces or goods it counts."""
    limit = min(document.tokens.sentence_of(first)[1], first + _LONGEST_NUMBER)
    token = _number_stop(document, first, limit)
    if uncounted(document, first, token):
        return crowd(document, first, token)
    if token >= limit or not document.word(token) or document.dated(token):
        return None
    if document.is_(token, WordClass.COLLECTIVE) and not document.lexemes[token].particle:
        return group(document, first, token)
    if first < token and _one_of_many(document, token):
        return group(document, first, token)
    if document.nation(token) or _plural(document, token):
        return nationals(document, first, token)
    people = nationals(document, first, token) if _counted_people(document, token) else None
    return replace(people, crowd=True) if people is not None else None


def _one_of_many(document: Document, token: int) -> bool:
    """«200 متطوع», «تسعين أسيرا»: one of a trade after a number stands for all that are counted."""
    lexeme = document.lexemes[token]
    people = document.is_(token, WordClass.TITLE | WordClass.CROWD)
    return people and lexeme.bare and not lexeme.definite


def _plural(document: Document, token: int) -> bool:
    """An unlisted plural of people («المتضامنين») after a number or quantity."""
    unlisted = not document.classes[token] and not document.lexemes[token].trigger
    return unlisted and document.tokens.folds[token].endswith(affixes(Affix.PLURAL))


def _counted_people(document: Document, token: int) -> bool:
    """«45 أجنبيا», «326 شهيدا»: an unlisted word in the accusative that a number counts; measures
    are listed."""
    if document.classes[token] or document.lexemes[token].trigger or not document.lexemes[token].bare:
        return False
    fold, before = document.tokens.folds[token], document.lexemes[token - 1]
    if document.place_at[token] >= 0:
        return False
    counts = bool(before.classes & WordClass.QUANTITY) and not before.definite
    number = counts or document.tokens.words[token - 1].isdigit()
    owned = fold.endswith(affixes(Affix.OWNED_NOUN)) or fold.startswith(affixes(Affix.PREPOSITION_IN_NAME))
    return number and fold.endswith(affix(Affix.ACCUSATIVE)) and not owned


def _number_stop(document: Document, first: int, limit: int) -> int:
    """The token after the number words and the «من» between them and what they count."""
    token = first
    while token < limit and (_digits(document, token) or document.is_(token, WordClass.QUANTITY)):
        token += 1 + _decimals(document, token)
        quantity = document.is_(token - 1, WordClass.QUANTITY)
        if token < limit and quantity and document.alone(token, WordClass.FROM):
            token += 1
    return token


def _digits(document: Document, token: int) -> bool:
    """«500», and «و500» where another number stands before it."""
    word = document.tokens.words[token]
    return word.isdigit() or (word.startswith(affix(Affix.AND)) and word[1:].isdigit())


def _decimals(document: Document, token: int) -> int:
    """How many tokens more a number has: «1.5», «80,000»."""
    mark, rest = token + 1, token + 2
    tokens = document.tokens
    if rest >= len(tokens) or not tokens.words[token].isdigit() or tokens.words[mark] not in NUMBER_MARKS:
        return 0
    return 2 if tokens.words[rest].isdigit() and tokens.starts[rest] == tokens.ends[mark] else 0


def nationals(document: Document, first: int, head: int) -> ActorMention | None:
    """A nationality in the plural, or counted: «السعوديين», «482 باكستانيا»."""
    if head == first and not _people(document, head):
        return None
    limit = min(len(document.tokens), head + _LONGEST_NATIONALS)
    stop = head + 1
    while stop < limit and goes_on(document, stop):
        stop += 1
    lexeme = document.lexemes[first]
    return ActorMention(
        first=first,
        stop=stop,
        kind=ActorKind.GROUP,
        name=(first, stop),
        particle=lexeme.particle,
        conjunction=lexeme.conjunction,
        definite=lexeme.definite,
        country=document.country((head, stop)),
    )


def _people(document: Document, token: int) -> bool:
    """Whether a nationality is a plural that stands for people rather than describing the noun before it."""
    fold = document.tokens.folds[token]
    if not fold.endswith(affixes(Affix.PLURAL)) and fold not in _irregular_plurals():
        return False
    return not (token and is_content(document, token - 1) and document.lexemes[token - 1].definite)
