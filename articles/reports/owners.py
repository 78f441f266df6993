"""Whose visit or journey a noun reports: by genitive, light verb, pronoun, or from the sentence so far."""

from __future__ import annotations

from itertools import takewhile

from gazetteer import changed

from ..actors.phrases import is_content, phrase_from
from ..annotations.clauses import clause_stop
from ..annotations.document import ActorMention, Document
from ..language.affixes import Affix, affix, affixes
from ..language.punctuation import QUOTES
from ..language.triggers import Part, Sense, forms_of
from ..language.wordclasses import WordClass
from ..model import ActorKind
from ..toponyms.placecues import Cue, cue_of
from .governed import is_agent, is_passed_over
from .honours import honoured
from .speaking import speaker
from .subjects import described, first_in_clause

__all__ = ["for_person", "foreigner", "genitive", "light_subject", "nearest_before"]

_LIGHT_BEFORE, _LIGHT_AFTER = 14, 4
"""Words before and after a noun within which a light verb carries it: «أجرى … مباحثات», «زيارة قام بها»."""
_SUBJECT_AFTER_LIGHT = 7
"""Words after a light verb within which its subject stands, pronouns and dates between."""
_UNLISTED_SUBJECT = 4
"""The same for a subject that no list knows."""
_UNLISTED_OWNER = 3
"""Words of such a name between a noun and «إلى»."""
_LONGEST_COMER = 3
"""Words of such a name after a noun of leaving or coming."""
_COMING = frozenset({Sense.LEAVE, Sense.FLEE, Sense.RETURN, Sense.ENTER, Sense.ARRIVE})
_FOR_NEAR = 3
"""Words after a noun within which the person stands for whom it is: «زيارة رسمية لوزير الدفاع»."""


def nearest_before(document: Document, token: int) -> ActorMention | None:
    """«اعتراض اللاجئين وإرسالهم»: whom the sentence named last before a token."""
    first, _ = document.tokens.sentence_of(token)
    for mention in reversed(document.actors_between(first, token)):
        if not mention.weak and not is_agent(document, mention):
            return mention
    return None


def genitive(document: Document, token: int) -> ActorMention | None:
    """The mention that follows a noun directly, or after one adjective."""
    if token + 1 < document.end and document.is_(token + 1, WordClass.HONOURED):
        return honoured(document, token + 1)
    quoted = token + 1 < document.end and document.tokens.words[token + 1] in QUOTES
    for index in (token + 1 + quoted, token + 2 + quoted):
        if index >= document.end or document.dated(index):
            return None
        mention = document.actor(index)
        if mention is not None:
            owns = mention.first == index and not mention.conjunction and not _visited(document, mention)
            if document.lexemes[token].definite and not mention.particle:
                return None  # «يلتقي خلال الزيارة رئيس الوزراء»
            return mention if owns and mention.particle != affix(Affix.WITH) else None
        if not document.word(index) or document.is_(index, WordClass.STOP) or document.place_at[index] >= 0:
            return _unlisted_owner(document, token)
    return _unlisted_comer(document, token)


def _unlisted_owner(document: Document, token: int) -> ActorMention | None:
    """«زيارة موغيريني إلى طهران»: an unlisted word between a feminine noun and «إلى», which without ة is no
    adjective of it («زيارة رسمية إلى»)."""
    comer = _unlisted_comer(document, token)
    if comer is not None:
        return comer
    noun = document.tokens.folds[token]
    if not noun.endswith(affix(Affix.FEMININE_FOLDED)) or document.lexemes[token].definite:
        return None
    phrase = phrase_from(document, token + 1, token + 1 + _UNLISTED_OWNER)
    if (
        phrase is None
        or phrase.definite
        or not document.is_(min(phrase.stop, document.end - 1), WordClass.TO)
    ):
        return None
    ends = affixes(Affix.NEVER_ENDS_NAME)
    named = not any(fold.endswith(ends) for fold in document.tokens.folds[phrase.first : phrase.stop])
    return changed(phrase, weak=False, definite=True) if named else None


def _unlisted_comer(document: Document, token: int) -> ActorMention | None:
    """«انسحاب الدعم السريع إلى», «فرار طالبان من»: whose leaving or coming a noun without article tells by
    the words up to the preposition: a definite word is no adjective of it, nor is the name of a body."""
    if document.lexemes[token].definite or not any(
        form.part is Part.NOUN and not form.pronoun and form.word.sense in _COMING
        for form in forms_of(document.tokens.folds[token])
    ):
        return None
    first = stop = token + 1
    last = min(first + _LONGEST_COMER, document.end - 1)
    while stop < last and is_content(document, stop) and document.lexemes[stop].bare:
        if document.place_at[stop] >= 0 or document.actor_at[stop] >= 0 or document.lexemes[stop].trigger:
            return None
        stop += 1
    if stop == first or not document.is_(stop, WordClass.TO | WordClass.FROM):
        return None
    return _named_body(document, first, stop)


def _named_body(document: Document, first: int, stop: int) -> ActorMention | None:
    """The words taken as the name of a group; None where they are rather an adjective: «تنظيم داعش» is a noun
    with a name after it."""
    named = _unknown_name(document, first) or (stop - first > 1 and _unknown_name(document, first + 1))
    body = document.is_(first, WordClass.INSTITUTION | WordClass.COLLECTIVE)
    if not (document.lexemes[first].definite or body or named):
        return None
    return ActorMention(
        first=first, stop=stop, kind=ActorKind.GROUP, name=(first, stop), definite=True, crowd=True
    )


def _unknown_name(document: Document, token: int) -> bool:
    """An unlisted word without the ending of an adjective or an accusative."""
    ends = (*affixes(Affix.NEVER_ENDS_NAME), affix(Affix.ADJECTIVE))
    return not document.classes[token] and not document.tokens.folds[token].endswith(ends)


def light_subject(document: Document, token: int, last: ActorMention | None) -> ActorMention | None:
    """The subject of a light verb that carries the noun, before it or in a relative clause after it."""
    first, stop = document.tokens.sentence_of(token)
    begin, end = max(first, token - _LIGHT_BEFORE), min(stop, token + _LIGHT_AFTER + 1)
    if document.having(WordClass.LIGHT, begin, end) is None:
        return None
    back = range(token - 1, begin - 1, -1)
    before = takewhile(lambda index: not document.alone(index, WordClass.SUB), back)
    own = document.lexemes[token].definite  # «القمة ستعقد»: the verb right after a definite noun is its own
    after = range(token + 1 + own, end)
    told = [index for index in after if index == token + 1 or document.is_(index - 1, WordClass.REL)]
    for index in (*told, *before, *after):
        if document.is_(index, WordClass.LIGHT):
            subject = _of_relative(document, index) or described(document, index)
            subject = subject or _after_pronoun(document, index)
            return subject or first_in_clause(document, index) or speaker(document, index) or last
    return None


def _of_relative(document: Document, token: int) -> ActorMention | None:
    """«استقبل الملك الرئيس السنغالي، الذي يقوم بزيارة»: whom the relative pronoun before a light verb
    follows."""
    if token < 1 or not document.is_(token - 1, WordClass.REL):
        return None
    before = document.actor_before(token - 1)
    near = before is not None and token - 1 - before.stop <= 1 and before.kind is ActorKind.PERSON
    return before if near else None


def _after_pronoun(document: Document, token: int) -> ActorMention | None:
    """The mention after a verb, with «بها» or «لها» between."""
    for index in range(token + 1, min(token + _SUBJECT_AFTER_LIGHT + 1, document.end)):
        mention = document.actor(index)
        if mention is not None:
            return mention if mention.first == index and not mention.particle else None
        if document.is_(index, WordClass.COMPANION):
            return None
        if not (is_passed_over(document, index) or document.is_(index, WordClass.PREP | WordClass.DEM)):
            return phrase_from(document, index, index + _UNLISTED_SUBJECT)
    return None


def foreigner(document: Document, token: int, country: str | None) -> ActorMention | None:
    """The subject of the sentence so far, unless it is at home where the noun leads and another is not."""
    subject = speaker(document, token)
    if subject is None or country is None or subject.country != country:
        return subject
    first, _ = document.tokens.sentence_of(token)
    for mention in reversed(document.actors_between(first, token)):
        if mention.country not in (None, country) and not mention.weak:
            return mention
    return subject


def for_person(document: Document, token: int) -> ActorMention | None:
    """«زيارة لوزير الدفاع»: a person after an attached ل."""
    stop = min(clause_stop(document, token), token + _FOR_NEAR + 1)
    reach = document.actors_between(token + 1, stop)
    visitors = (mention for mention in reach if mention.particle == affix(Affix.FOR))
    return next((mention for mention in visitors if not _visited(document, mention)), None)


def _visited(document: Document, mention: ActorMention) -> bool:
    """«زيارة لعائلته», «زيارة دول»: somebody's people, and places told as groups, are whom one visits."""
    fold = document.tokens.folds[mention.first]
    if mention.kind is ActorKind.PERSON or mention.named:
        return False
    owned = mention.particle == affix(Affix.FOR) and fold.endswith(affixes(Affix.OWNER)) and mention.definite
    cue = cue_of(fold)
    return (owned and mention.stop - mention.first == 1) or (cue is not None and cue.kind is Cue.HEAD)
