"""Who comes or goes where something is done to him on the way: «اعتقلت الشرطة النائب لدى عودته»."""

from __future__ import annotations

from gazetteer import changed

from ..actors.agreement import may_mean
from ..actors.phrases import phrase_from
from ..annotations.document import ActorMention, Document
from ..language.affixes import Affix, affix, affixes
from ..language.wordclasses import WordClass
from ..model import ActorKind

__all__ = ["seized_before", "seized_coming", "seized_going", "whom"]

_LONGEST_UNLISTED = 3
"""Words of an object that no list knows."""

_DESCRIBES = WordClass.FUNCTION | WordClass.DESCRIPTIVE | WordClass.CARRYING
"""Verbs that only say more of whom it is done to: «زورقا كان يقل مهاجرين»."""


def seized_before(document: Document, token: int) -> int | None:
    """The word before a token in its sentence, with no other verb between, that says what is done to
    somebody; None where there is none."""
    if not document.told & WordClass.SEIZING:
        return None
    first, _ = document.tokens.sentence_of(token)
    for index in range(token - 1, first - 1, -1):
        if document.is_(index, WordClass.SEIZING) and not _stays(document, index, token):
            told = _has_pronoun(document, index) or document.actors_between(index + 1, token)
            return index if told else None  # «الطائرة اختطفت في طريقها»
        if document.is_(index, WordClass.VERB) and not document.is_(index, _DESCRIBES):
            return None
    return None


def _stays(document: Document, index: int, token: int) -> bool:
    """«توقف الرئيس في روما وهو في طريقه إلى نيويورك»: a word that is also one of stopping at a place, which
    stands before what follows."""
    return bool(document.lexemes[index].trigger) and bool(document.places_between(index, token))


def seized_coming(document: Document, verb: int, token: int) -> ActorMention | None:
    """«ضبطت الشرطة مسافرا قادما من تونس»: whom the participle at a token, by its ending, says to be coming or
    going, of those to whom the word at `verb` says that something is done; None where he is not told."""
    fold = document.tokens.folds[token]
    he, she, they, _ = affixes(Affix.OWNER)
    several = they if fold.endswith(affixes(Affix.PLURAL)) else he
    pronoun = she if fold.endswith(affix(Affix.FEMININE_FOLDED)) else several
    return whom(document, verb, token, pronoun, None)


def seized_going(document: Document, token: int, last: ActorMention | None) -> ActorMention | None:
    """«ضبطت الشرطة شبانا يحاولون التسلل», «أثناء محاولتهم التسلل»: of those to whom something is done, whom
    the word before a noun of going means by its ending; None where nothing is done to anybody."""
    before = token - 1
    tries = before > 0 and document.is_(before, WordClass.VERB)
    verb = seized_before(document, before if tries else token)
    if verb is None or verb == before:
        return None
    fold = document.tokens.folds[before]
    he, _, they, _ = affixes(Affix.OWNER)
    owner = next((end for end in affixes(Affix.OWNER) if fold.endswith(end)), None)
    pronoun = owner or (they if fold.endswith(affixes(Affix.PLURAL)) else he)
    return whom(document, verb, token, pronoun, last)


def whom(
    document: Document, verb: int, token: int, pronoun: str, last: ActorMention | None
) -> ActorMention | None:
    """To whom the word at `verb` says that it is done, told before a token whose pronoun means him; None
    where he is not told."""
    if _has_pronoun(document, verb):
        first, _ = document.tokens.sentence_of(verb)
        before = (*reversed(document.actors_between(first, verb)), *((last,) if last is not None else ()))
        return next((one for one in before if not one.weak and may_mean(document, pronoun, one)), None)
    reached = document.actors_between(verb + 1, token)
    agent = _agent(document, verb, reached)
    objects = [one for one in reached if one is not agent and may_mean(document, pronoun, one)]
    if objects or agent is None:
        return objects[-1] if objects else None
    phrase = phrase_from(document, agent.stop, min(agent.stop + _LONGEST_UNLISTED, token))
    return changed(phrase, weak=False) if phrase is not None else None


def _has_pronoun(document: Document, verb: int) -> bool:
    """«أوقفته», «اعتقلتهم»: an object pronoun; the base of the verb itself hardly ends like one."""
    fold, base = document.tokens.folds[verb], document.lexemes[verb].base
    return bool(document.is_(verb, WordClass.VERB) and fold.endswith(affixes(Affix.OWNER)) and fold != base)


def _agent(document: Document, verb: int, reached: list[ActorMention]) -> ActorMention | None:
    """«اعتقلت الشرطة النائب»: who does it, right after the verb: of several the first, a body or force also
    alone."""
    subject = next((one for one in reached if one.first == verb + 1), None)
    if subject is None or subject.particle or not document.is_(verb, WordClass.VERB):
        return None
    body = subject.kind is not ActorKind.PERSON and not subject.crowd
    return subject if body or len(reached) > 1 else None
