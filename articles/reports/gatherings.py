"""Who meets where no people are told: countries that a meeting is between, else the meeting by its name."""

from __future__ import annotations

from gazetteer import Kind

from ..actors.phrases import goes_on
from ..annotations.clauses import clause_stop
from ..annotations.document import ActorMention, Document, LocatedMention
from ..annotations.topics import discussed
from ..language.prepositions import Governor
from ..language.punctuation import HYPHENS
from ..language.triggers import TOGETHER, Need, Part, forms_of
from ..language.wordclasses import WordClass
from ..model import ActorKind
from .governing import governor

__all__ = ["gathered"]

_ANTECEDENT_NEAR = 11
"""Words before a verb of holding within which its noun stands."""
_LONGEST_CALLED = 7
"""Words in what a meeting is called; longer runs have taken words of the next phrase."""
_MOST_COUNTRIES = 6
"""Countries taken for the parties of one meeting."""


def gathered(document: Document, tokens: list[int]) -> list[ActorMention]:
    """The parties of the meeting that these trigger words report; empty where neither countries nor a name
    for the meeting itself are told."""
    nouns = [noun for token in tokens if (noun := _event_noun(document, token)) is not None]
    for noun in nouns:
        countries = _countries(document, noun)
        if countries:
            return countries
    called = (_called(document, noun) for noun in nouns)
    return [mention for mention in called if mention is not None][:1]


def _event_noun(document: Document, token: int) -> int | None:
    """The noun of a meeting: the trigger itself, what a verb of holding has in its clause, or what its
    relative clause is about («القمة التي تستضيفها الدوحة»)."""
    after = range(token, clause_stop(document, token))
    before = range(token - 1, max(-1, token - _ANTECEDENT_NEAR), -1)
    return next((index for index in (*after, *before) if _is_event_noun(document, index)), None)


def _is_event_noun(document: Document, token: int) -> bool:
    forms = forms_of(document.tokens.folds[token])
    return any(
        form.part is Part.NOUN
        and form.word.sense in TOGETHER
        and Need.MOVER not in form.word.needs
        and not form.pronoun
        for form in forms
    )


def _countries(document: Document, noun: int) -> list[ActorMention]:
    """«محادثات بين روسيا وأوكرانيا في إسطنبول», «مفاوضات مع إيران»."""
    stop = clause_stop(document, noun)
    parties = (place for place in document.places_between(noun, stop) if _is_country(place))
    between = [place for place in parties if _party(document, place)]
    met = between or _subjects(document, noun)
    return [_of_country(place) for place in met[:_MOST_COUNTRIES]]


def _subjects(document: Document, noun: int) -> list[LocatedMention]:
    """«عقدت روسيا وإيران محادثات»: two countries or more between the verb and the noun."""
    first, _ = document.tokens.sentence_of(noun)
    index = noun - 1
    found: list[LocatedMention] = []
    while index > first and (place := document.place(index)) is not None and _is_country(place):
        found.insert(0, place)
        index = place.outer - 1
    verb = index >= first and document.is_(index, WordClass.VERB)
    return found if verb and len(found) > 1 else []


def _is_country(mention: LocatedMention) -> bool:
    return mention.place is not None and mention.place.kind is Kind.COUNTRY


def _party(document: Document, place: LocatedMention) -> bool:
    """Whether «بين» or «مع» governs a country."""
    if governor(document, place) is Governor.BETWEEN:
        return True
    before = document.before(place.outer)
    return before >= 0 and document.is_(before, WordClass.PARTNER)


def _of_country(place: LocatedMention) -> ActorMention:
    country = place.place.country if place.place else None
    span = (place.first, place.stop)
    return ActorMention(
        first=place.first, stop=place.stop, kind=ActorKind.GROUP, name=span, definite=True, country=country
    )


def _called(document: Document, noun: int) -> ActorMention | None:
    """«القمة العربية», «مباحثات مصرية تركية», «مؤتمر دعم السودان»: the noun with what belongs to it.

    A bare noun calls nothing by name, and an indefinite one with a mere adjective («اجتماع طارئ») hardly.
    """
    limit = discussed(document, noun, min(document.tokens.sentence_of(noun)[1], noun + _LONGEST_CALLED))
    closed = document.lexemes[noun].definite
    stop = noun + 1
    while stop < limit and (goes_on(document, stop) or _joins_nations(document, stop)):
        definite = document.lexemes[stop].definite
        if closed and not definite and not document.nation(stop) and document.word(stop):
            break
        closed = closed or definite
        stop += 1
    place = document.place(stop) if stop < limit and not closed else None
    if place is not None and place.outer == stop and not place.prefix:
        stop, closed = place.stop, True
    nations = any(document.nation(index) for index in range(noun + 1, stop))
    if stop == noun + 1 or not (closed or nations):
        return None
    lexeme = document.lexemes[noun]
    return ActorMention(
        first=noun,
        stop=stop,
        kind=ActorKind.GROUP,
        name=(noun, stop),
        particle=lexeme.particle,
        conjunction=lexeme.conjunction,
        definite=closed,
        weak=True,
    )


def _joins_nations(document: Document, token: int) -> bool:
    """«لقاء إيراني - إسرائيلي»: a hyphen between two nationalities."""
    if document.tokens.words[token] not in HYPHENS or token + 1 >= document.end:
        return False
    return document.nation(token - 1) is not None and document.nation(token + 1) is not None
