"""Names right after a pair or group of people: «الوزيران سامح شكري وأيمن الصفدي»."""

from __future__ import annotations

from gazetteer import changed

from ..annotations.document import ActorMention, Document, Range
from ..language.affixes import Affix, affix
from ..language.punctuation import COMMAS
from ..model import ActorKind
from .names import name_from

__all__ = ["apposed_names"]

_GROUP = ActorKind.GROUP
_LONGEST = 6
"""Words in one of the names."""


def apposed_names(document: Document, group: ActorMention) -> list[ActorMention]:
    """The people a group consists of, each by name; empty where it is followed by fewer than two names."""
    if group.kind is not _GROUP or group.crowd:
        return []
    found: list[ActorMention] = []
    token, stop = group.stop, document.tokens.sentence_of(group.first)[1]
    while token < stop:
        start, country = _told_of(document, token, joined=bool(found))
        name = _next(document, start, stop, joined=bool(found) and country is None)
        if name is None:
            break
        found.append(_person(name, joined=bool(found), country=country))
        token = name[1]
    if found and document.nation(group.stop - 1) is not None:
        found[0] = changed(found[0], country=found[0].country or document.nation(group.stop - 1))
    return found if len(found) > 1 else []


def _told_of(document: Document, token: int, *, joined: bool) -> tuple[int, str | None]:
    """«الرئيسان المصري حسني مبارك والليبي معمر القذافي»: where the next name begins, and the country that the
    adjective before it tells."""
    words, index = document.tokens.words, token
    index += words[index] in COMMAS
    if index + 1 >= len(words) or document.nation(index) is None:
        return token, None
    if joined is not document.lexemes[index].conjunction:
        return token, None
    name = index + 1 + (words[index + 1] in COMMAS)
    return name, document.nation(index)


def _next(document: Document, token: int, stop: int, *, joined: bool) -> Range | None:
    """The name at a token; after the first one it must be joined by و, which no list may know."""
    limit = min(stop, token + _LONGEST)
    if not joined:
        return name_from(document, token, limit)
    if not document.tokens.folds[token].startswith(affix(Affix.AND)):
        return None
    known = name_from(document, token, limit)
    if known is not None or document.classes[token] or document.place_at[token] >= 0:
        return known
    rest = name_from(document, token + 1, limit) if token + 1 < limit else None
    return (token, rest[1]) if rest is not None and rest[0] == token + 1 else None


def _person(name: Range, *, joined: bool, country: str | None) -> ActorMention:
    return ActorMention(
        first=name[0],
        stop=name[1],
        kind=ActorKind.PERSON,
        name=name,
        conjunction=joined,
        definite=True,
        country=country,
    )
