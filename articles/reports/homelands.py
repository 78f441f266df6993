"""«عاد إلى بلاده», «غادر البلاد»: a country told by a word for it rather than by its name.

«بلاده» is the country named beside it («بلاده السويد») or that the nationality of who moves tells, whether
the article names it or not, and so is «أرض الوطن»; «البلاد» is the one named last before.
"""

from __future__ import annotations

from ..annotations.clauses import clause_stop
from ..annotations.document import ActorMention, Document, LocatedMention
from ..language.affixes import Affix, affix
from ..language.prepositions import Governor, governor_named
from ..language.roles import Role, role_of
from ..language.triggers import Form, Part, Sense
from ..language.wordclasses import WordClass
from .arguments import PlaceArguments
from .countries import assign, country_of, nearest, told_country
from .governing import governor, in_title
from .participants import Participants

__all__ = ["add_homeland", "homeland_at"]

_HOME = frozenset({Sense.GO, Sense.LEAVE, Sense.RETURN, Sense.FLEE, Sense.SEND, Sense.EXPEL})
_ARRIVE = Sense.ARRIVE
_LEFT = frozenset({Sense.LEAVE, Sense.EXPEL})
"""Senses after which «البلاد» is where somebody is and leaves; after others it is rather the writer's own."""
_TOLD = 0.9
"""Confidence in the country of «بلادهم»: a nationality tells it, though of whom is read from the sentence."""
_REACH = 12
"""Words after a trigger within which the word for the country stands."""


def add_homeland(
    document: Document, token: int, form: Form, places: PlaceArguments, people: Participants
) -> None:
    """Give the trigger the country that «بلاده» or «البلاد» stands for, where its role is still open."""
    index = homeland_at(document, token, form)
    if index is None:
        return
    role = role_of(form.word.sense, _governor(document, index))
    if role is Role.DESTINATION and _from_home(document, token, index, people, places):
        return
    where = _country(document, index, people)
    if where is not None:
        assign(places, role, where)


def _from_home(
    document: Document, token: int, index: int, people: Participants, places: PlaceArguments
) -> bool:
    """«عاد عمال من بنغلادش إلى بلادهم قادمين من لبنان»: of two places with «من» the one right after the
    people, or right before the word, is their home; the other is where they come from."""
    stop = clause_stop(document, token)
    sources = [
        mention
        for mention in document.places_between(token, stop)
        if governor(document, mention) is Governor.FROM
    ]
    home, left = [mention for mention in sources if mention.first < index], sources[-1:]
    if not home or not left or left[0].first < index or places.destinations:
        return False
    beside = home[0].stop == index - 1 or any(who.stop == home[0].outer - 1 for who in people.movers)
    if not beside or country_of(home[0]) is None:
        return False
    places.destinations.append(home[0])
    places.origin, places.by_motion = left[0], True
    return True


def homeland_at(document: Document, token: int, form: Form) -> int | None:
    """Where a word for a country stands in the reach of a trigger of moving; None without one."""
    if form.word.sense not in _HOME and form.word.sense is not _ARRIVE:
        return None
    words = WordClass.HOMELAND | (WordClass.COUNTRY if form.word.sense in _LEFT else 0)
    stop = clause_stop(document, token)
    index = document.having(words, token + 1, stop)
    while index is not None and (document.place_at[index] >= 0 or _something_else(document, index, form)):
        index = document.having(words, index + 1, stop)
    return index if index is not None and _within_reach(document, token, index) else None


def _within_reach(document: Document, token: int, index: int) -> bool:
    """«عاد رئيس الدولة، الشيخ فلان، الأحد 10 سبتمبر، إلى بلاده»: whether a word is near, people, dates and
    marks between not counted."""
    between = range(token + 1, index)
    counted = (at for at in between if document.word(at) and document.actor_at[at] < 0)
    return sum(not document.dated(at) for at in counted) < _REACH


def _something_else(document: Document, index: int, form: Form) -> bool:
    """«صحيفة الوطن», «الوطن الأزرق»: after a verb the definite word is a country behind «أرض» or a
    preposition; somebody arrives («وصل إلى») only there."""
    definite = document.tokens.folds[index].startswith(affix(Affix.ARTICLE))
    if not definite or not document.is_(index, WordClass.HOMELAND):
        return form.word.sense is _ARRIVE
    after = index + 1
    goes_on = after < document.end and document.lexemes[after].definite and not document.dated(after)
    goes_on = goes_on and not document.is_(after, WordClass.HEAD)
    beside = document.is_(index - 1, WordClass.SOIL | WordClass.TO | WordClass.FROM)
    return goes_on or not beside or form.part is not Part.VERB


def _governor(document: Document, index: int) -> Governor:
    if document.tokens.folds[index].startswith(affix(Affix.FOR)):
        return Governor.FOR  # «عودة اللاجئين لبلادهم»
    before = index - 1 - document.is_(index - 1, WordClass.SOIL)
    found = governor_named(document.tokens.folds[before])
    return found if found is not None else Governor.BARE


def _country(document: Document, index: int, people: Participants) -> LocatedMention | None:
    """The mention of the country: the one named beside the word («بلاده السويد»), else of the nationality of
    who moves, else the one named last before."""
    beside = document.place(index + 1) if index + 1 < document.end else None
    if beside is not None and not beside.prefix and country_of(beside) is not None:
        return beside
    if document.is_(index, WordClass.HOMELAND):
        nations = (_nation(document, mover) for mover in people.movers)
        nation = next((nation for nation in nations if nation), None)
        here = [mention for mention in document.places if country_of(mention) == nation] if nation else []
        if nation and not here:
            return told_country(document, index, nation, _TOLD)
    else:
        told = (mention for mention in document.places if mention.first < index)
        here = [
            mention for mention in told if country_of(mention) is not None and not in_title(document, mention)
        ]
    return nearest(here, index)


def _nation(document: Document, mover: ActorMention) -> str | None:
    """The country of who moves; of a bare name that of the office it was told with: «الرئيس السوداني عمر
    البشير … عاد البشير إلى بلاده»."""
    if mover.country or not mover.named:
        return mover.country
    surname = document.tokens.folds[mover.name[1] - 1]
    told = (one for one in document.actors if one.first < mover.first and one.country and one.named)
    return next((one.country for one in told if document.tokens.folds[one.name[1] - 1] == surname), None)
