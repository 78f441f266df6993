"""Groups, forces, goods and vehicles, and people told by nationality or number."""

from __future__ import annotations

from gazetteer import changed

from ..annotations.document import ActorMention, Document
from ..language.affixes import Affix, affix, affixes
from ..language.punctuation import COMMAS, NUMBER_MARKS
from ..language.wordclasses import WordClass
from ..language.words import in_digits
from ..model import ActorKind
from .agreement import disagrees, joined_adjective, plural_people
from .crafts import with_load, with_owner, with_quoted_name
from .crowds import crowd, uncounted
from .forces import is_made_up, of_a_larger, owned_by_force
from .nationals import nationals
from .objects import is_doing, is_object, is_officer, owns_nothing
from .phrases import goes_on

__all__ = ["counted", "group"]

_LONGEST_GROUP = 9
"""Words in a group; in annotated news longer ones have taken words of the next phrase."""
_LONGEST_NUMBER = 10
"""Words in a number with what it counts («أكثر من 1.5 مليون مدني»), marks inside it among them."""
_PARTITIVE_NEAR = 3
"""Words from a head at which «من» still goes on with it: «وفد رفيع المستوى من»."""

_KINDS = (
    (WordClass.FORCE, ActorKind.FORCE),
    (WordClass.VEHICLE, ActorKind.GOODS),
    (WordClass.GOODS, ActorKind.GOODS),
)
_GROUP = ActorKind.GROUP
_PEOPLE = WordClass.PARTITIVE | WordClass.FORCE | WordClass.CROWD


def group(document: Document, first: int, head: int) -> ActorMention:
    """A collective head with what belongs to it; a title chain inside a delegation stays outside.

    `first` is where the mention begins, before `head` where the head is counted.
    """
    stop = _group_stop(document, first, head)
    lexeme, classes = document.lexemes[first], document.classes[head] | _content(document, head, stop)
    institution = classes & WordClass.INSTITUTION and not classes & _PEOPLE
    return ActorMention(
        first=first,
        stop=stop,
        kind=_kind_of(classes),
        name=(first, stop),
        particle=lexeme.particle,
        conjunction=lexeme.conjunction,
        definite=document.lexemes[head].definite,
        country=document.country((first, stop)),
        weak=bool(institution) and first == head,
        crowd=bool(classes & WordClass.CROWD),
    )


def _kind_of(classes: int) -> ActorKind:
    for flag, kind in _KINDS:
        if classes & flag:
            return kind
    return _GROUP


def _group_stop(document: Document, first: int, head: int) -> int:
    """Where a group ends: a definite word closes it to indefinite ones."""
    limit = min(document.tokens.sentence_of(head)[1], first + _LONGEST_GROUP)
    closed, craft = document.lexemes[head].definite, _is_craft(document, head)
    force = not closed and document.is_(head, WordClass.FORCE)
    stop = head + 1
    while stop < limit:
        if _opens_count(document, stop) or (craft and _carried(document, head, stop)):
            break
        owned = force and owned_by_force(document, head, stop)
        partitive = owned or _partitive(document, head, stop)
        more = goes_on(document, stop) or joined_adjective(document, head, stop)
        more = more or _attribute(document, head, stop) or _ordinal_goes_on(document, stop)
        if not partitive and (not more or disagrees(document, head, stop)):
            break
        place = document.place(stop)
        definite = document.lexemes[stop].definite or place is not None
        if closed and not definite and not partitive and not document.nation(stop):
            break
        if not closed and (owns_nothing(document, first, head, stop) or is_object(document, first, stop)):
            break
        if closed and (is_doing(document, stop) or is_officer(document, head, stop)):
            break
        closed = closed or (definite and not owned)
        stop = place.stop if place is not None else stop + 1
        if place is not None:
            break
    stop = with_load(document, _without_loose_end(document, head, stop), limit)
    if document.is_(head, WordClass.VEHICLE):
        return with_quoted_name(document, with_owner(document, head, stop, limit))
    return stop if document.place(stop - 1) is None else _with_joined_places(document, stop)


def _attribute(document: Document, head: int, token: int) -> bool:
    """«قوات خاصة إسرائيلية»: right after an indefinite noun the word is no adverb."""
    attribute = token == head + 1 and document.is_(token, WordClass.ATTRIBUTE)
    return attribute and not document.lexemes[head].definite


def _ordinal_goes_on(document: Document, token: int) -> bool:
    """«الطائرة الخامسة والأربعون»: the tens of an ordinal."""
    tens, ones = document.lexemes[token], document.lexemes[token - 1]
    numbers = tens.classes & ones.classes & WordClass.QUANTITY
    return bool(numbers) and tens.conjunction and tens.definite and ones.definite


def _opens_count(document: Document, token: int) -> bool:
    """«نقلت طائرة عسكرية 150 عالقا»: a number opens a mention of its own, not after «من»."""
    if not _digits(document, token) or document.is_(token - 1, WordClass.FROM):
        return False
    return counted(document, token) is not None


def _is_craft(document: Document, head: int) -> bool:
    """A vehicle, or one of those of a force: «مروحية», «دورية»."""
    classes = document.classes[head]
    if classes & WordClass.VEHICLE:
        return True
    return bool(classes & WordClass.FORCE) and document.tokens.folds[head].endswith(
        affix(Affix.FEMININE_FOLDED)
    )


def _carried(document: Document, head: int, token: int) -> bool:
    """«نقلت مروحية ثلاثة جرحى», «نقلت سيارات الإسعاف المصابين»: people right after a craft are no part of it,
    unless they own it («طائرة الركاب»)."""
    if document.is_(token - 1, WordClass.FROM):
        return False
    if document.is_(token, WordClass.QUANTITY) and document.lexemes[token].bare:
        return not document.lexemes[token].definite and counted(document, token) is not None
    return token > head + 1 and document.is_(token, WordClass.VICTIM)


def _with_joined_places(document: Document, stop: int) -> int:
    """«قادة مصر والأردن والعراق»: the countries joined to the one that a group ends with."""
    end = following = stop
    while following < document.end:
        following += document.tokens.words[following] in COMMAS
        place = document.place(following) if following < document.end else None
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
        following = token + 1 < document.end and document.alone(token + 1, WordClass.FROM)
        return following or document.is_(token - 1, WordClass.PREP)
    loose = WordClass.PREP | WordClass.PRON | WordClass.GOVERNING
    return document.is_(token, loose) and not document.is_(token, WordClass.LADEN)


def _content(document: Document, head: int, stop: int) -> int:
    """«مجموعة من المقاتلات»: the classes of what a head that says no more consists of."""
    classes = document.classes[head]
    if not classes & WordClass.PARTITIVE or classes & WordClass.INSTITUTION:
        return WordClass.NONE
    for token in range(head + 1, stop - 1):
        if document.alone(token, WordClass.FROM):
            return document.classes[token + 1] & (WordClass.COLLECTIVE | WordClass.CROWD)
    return WordClass.NONE


def _partitive(document: Document, head: int, token: int) -> bool:
    """«وفد من المجلس الوطني»: the preposition goes on with the phrase after some heads."""
    if not document.is_(token, WordClass.FROM | WordClass.ABOUT):
        return False
    if is_made_up(document, head, token):
        return True
    if token - head > _PARTITIVE_NEAR:
        return False
    if not document.alone(token, WordClass.FROM):
        return token == head + 1 and _sent_by(document, token)
    inner = token - 1 > head and document.is_(token - 1, WordClass.PARTITIVE)  # «ممثلو عدد من الجمعيات»
    goes_on = inner or document.is_(head, WordClass.PARTITIVE) or of_a_larger(document, head, token)
    return goes_on and not _of_going(document, token + 1)


def _sent_by(document: Document, token: int) -> bool:
    """«وفد عن المجلس الرئاسي»: whom a delegation stands for."""
    head, following = token - 1, token + 1
    if following >= document.end or not document.alone(token, WordClass.ABOUT):
        return False
    if not document.is_(head, WordClass.PARTITIVE):
        return False
    return document.is_(following, WordClass.INSTITUTION | WordClass.GROUP)


def _of_going(document: Document, token: int) -> bool:
    """«تمكن الوفد من الوصول»: no part of anything but what is done."""
    if token >= document.end:
        return False
    return document.lexemes[token].trigger and not document.is_(token, WordClass.HEAD)


def counted(document: Document, first: int) -> ActorMention | None:
    """A number or quantity word and the people, forces or goods it counts."""
    limit = min(document.tokens.sentence_of(first)[1], first + _LONGEST_NUMBER)
    token = _number_stop(document, first, limit)
    if uncounted(document, first, token):
        return crowd(document, first, token)
    if token >= limit or not document.word(token) or document.dated(token):
        return None
    if token == first + 1 and _described_part(document, first):
        return group(document, first, first)
    if document.is_(token, WordClass.COLLECTIVE) and not document.lexemes[token].particle:
        return group(document, first, token)
    if first < token and _one_of_many(document, token):
        return group(document, first, token)
    if document.nation(token) or _plural(document, token) or document.tokens.folds[token] in plural_people():
        return nationals(document, first, token)
    people = nationals(document, first, token) if _counted_people(document, token) else None
    return changed(people, crowd=True) if people is not None else None


def _described_part(document: Document, head: int) -> bool:
    """«دفعة جديدة من العائدين»: an adjective between a part and what it is of."""
    of = head + 2
    part = document.is_(head, WordClass.PARTITIVE) and of < document.end
    if not part or not goes_on(document, head + 1) or document.is_(head + 1, WordClass.HEAD):
        return False
    agrees = document.lexemes[head + 1].definite is document.lexemes[head].definite
    return agrees and document.alone(of, WordClass.FROM)


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
    """The token after the number words and the «من» between them and what they count («200 من رعاياها»)."""
    token = first
    while token < limit and (_digits(document, token) or document.is_(token, WordClass.QUANTITY)):
        token += 1 + _decimals(document, token)
        if token < limit and document.alone(token, WordClass.FROM):
            quantity = document.is_(token - 1, WordClass.QUANTITY)
            token += quantity or (token + 1 < limit and document.is_(token + 1, WordClass.COLLECTIVE))
    return token


def _digits(document: Document, token: int) -> bool:
    """«500», «و500»."""
    return in_digits(document.tokens.words[token])


def _decimals(document: Document, token: int) -> int:
    """How many tokens more a number has: «1.5», «80,000»."""
    mark, rest = token + 1, token + 2
    tokens = document.tokens
    if rest >= len(tokens) or not tokens.words[token].isdigit() or tokens.words[mark] not in NUMBER_MARKS:
        return 0
    return 2 if tokens.words[rest].isdigit() and tokens.starts[rest] == tokens.ends[mark] else 0
