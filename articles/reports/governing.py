"""What governs a place mention: the preposition before it, or before the list or apposition it belongs to."""

from __future__ import annotations

from gazetteer import Kind

from ..actors.companions import is_counterpart, office_of
from ..annotations.document import ActorMention, Document, LocatedMention
from ..language.affixes import Affix, affix, affixes
from ..language.prepositions import Governor, governor_named, governor_of_two
from ..language.punctuation import COMMAS
from ..language.wordclasses import WordClass
from ..model import ActorKind
from ..toponyms.placecues import Cue, cue_of, is_venue

__all__ = [
    "first_listed",
    "governor",
    "in_title",
    "is_post",
    "joined_beyond",
    "joined_to",
    "listed",
    "says_where",
]

_FROM = Governor.FROM
_VENUE_NAME = 4
"""Words of the name of a house, its noun among them, before the town it ends with."""
_WIDE = frozenset({Kind.COUNTRY, Kind.REGION})


def governor(document: Document, mention: LocatedMention) -> Governor:
    """The preposition that governs a mention; a joined mention has that of the one before it.

    «بالقرب من طبرق» is where something is, «على بعد 20 كيلومترا من طبرق» says how far off it is; what stands
    before «الحدود مع» governs.
    """
    if mention.prefix:
        return governor_named(mention.prefix) or Governor.BARE
    before = document.before(mention.outer)
    if before < 0:
        return Governor.BARE
    folds = document.tokens.folds
    found = governor_of_two(folds, before) or governor_named(folds[before])
    if found is Governor.BESIDE:
        return governor_named(document.lexemes[before - 1].particle or folds[before - 2]) or Governor.BARE
    if found is _FROM and before >= 2 and document.alone(before - 1, WordClass.EVERY):
        return _attached(folds[before - 1]) or governor_named(folds[before - 2]) or Governor.BARE
    if found is _FROM and before and document.is_(before - 1, WordClass.NEARNESS | WordClass.DISTANCE):
        return Governor.IN if document.is_(before - 1, WordClass.NEARNESS) else Governor.OTHER
    if found is not None:
        return found
    joined = joined_to(document, mention)
    if joined is not None:
        return governor(document, joined)
    if document.is_(before, WordClass.PREP):
        return Governor.OTHER
    return _of_venue(document, before) or Governor.BARE


def _attached(fold: str) -> Governor | None:
    """«لكل من مصر والأردن»: the preposition written onto «كل»."""
    joined = fold.startswith((affix(Affix.FOR), affix(Affix.WITH)))
    return governor_named(fold[0]) if joined else None


def _of_venue(document: Document, before: int) -> Governor | None:
    """«في فندق هيلتون الدوحة», «بمسرح أوبرا دمشق»: a town that ends the name of a house is governed as that
    is."""
    for index in range(before, max(before - _VENUE_NAME, 0), -1):
        if is_venue(document.tokens.folds[index]):
            particle = document.lexemes[index].particle
            return governor_named(particle or document.tokens.folds[index - 1])
        if not document.word(index) or document.is_(index, WordClass.STOP) or document.place_at[index] >= 0:
            return None
    return None


def joined_to(document: Document, mention: LocatedMention) -> LocatedMention | None:
    """The mention right before, joined by a comma, a word of listing or و, or written in apposition."""
    before = document.before(mention.outer)
    lists = before >= 0 and _lists(document, before)
    other = document.place(document.before(before) if lists else before)
    if other is None or other.first >= mention.first or in_title(document, other):
        return None
    attached = document.tokens.words[mention.outer].startswith(affix(Affix.AND))
    return other if lists or attached or _may_be_apposed(other, mention) else None


def joined_beyond(document: Document, mention: LocatedMention) -> LocatedMention | None:
    """«بلدة بيتا جنوب نابلس وبلدة عزون»: what a name is joined to, beyond the words that say where that
    lies."""
    joined = joined_to(document, mention)
    if joined is None or listed(document, joined):
        return joined
    described = joined_to(document, joined)
    return joined if described is None or described.stop != joined.outer else described


def _may_be_apposed(first: LocatedMention, second: LocatedMention) -> bool:
    """«العاصمة الليبية طرابلس», but not «زار وفد من قطر مدينة فاس»: only names of one country, and of two
    towns none, say the same place."""
    one, other = first.place, second.place
    if one is None or other is None or one.id == other.id:
        return True
    if one.kind is Kind.CITY and other.kind is Kind.CITY:
        return False
    return one.country == other.country or None in (one.country, other.country)


def first_listed(document: Document, mention: LocatedMention) -> LocatedMention:
    """The first place of the list that a mention belongs to, which alone is governed; itself where none
    is."""
    joined = joined_to(document, mention)
    while joined is not None:
        mention, joined = joined, joined_to(document, joined)
    return mention


def in_title(document: Document, mention: LocatedMention) -> bool:
    """«سفير إندونيسيا بصنعاء»: a place inside a title says who somebody is, not where something happens."""
    actor = document.actor(mention.first)
    if actor is None or actor.first >= mention.first:
        second = _of_counterpart(document, mention) or _of_second(document, mention)
        return second or _of_apposed(document, mention)
    return actor.kind is ActorKind.PERSON or _sends(document, actor, mention)


def _of_apposed(document: Document, mention: LocatedMention) -> bool:
    """«علي بن حمد رئيس مجلس الشورى في سلطنة عمان»: a country by its full name after the office of somebody
    named is where he holds it."""
    inside = mention.prefix == affix(Affix.WITH) or document.is_(mention.outer - 1, WordClass.IN)
    if not inside:
        return False
    if not document.is_(mention.outer, WordClass.REALM) and not _is_state(document, mention.outer):
        return False
    stop = mention.outer - (not mention.prefix)
    office = document.actor(stop - 1)
    ends = office is not None and stop <= office.stop <= mention.first
    return ends and office is not None and office_of(document, office) is not None


def _is_state(document: Document, token: int) -> bool:
    """«دولة», «جمهورية», with what is written onto it."""
    cue = cue_of(document.tokens.folds[token])
    return cue is not None and cue.kind is Cue.STATE


def _of_second(document: Document, mention: LocatedMention) -> bool:
    """«محافظا عدن وأبين», «وزيرا خارجية مصر والأردن»: a place joined to that of a pair of offices."""
    other = document.place(mention.outer - 1) if not mention.prefix else None
    pair = document.actor(other.first) if other is not None else None
    if pair is None or other is None or not pair.first < other.first:
        return False
    if not document.tokens.words[mention.outer].startswith(affix(Affix.AND)):
        return False
    fold, single = document.tokens.folds[pair.first], document.lexemes[pair.first].base
    two = fold.endswith(tuple(single + ending for ending in affixes(Affix.PAIR)))
    return two and document.is_(pair.first, WordClass.TITLE)


def is_post(document: Document, mention: LocatedMention, goal: LocatedMention) -> bool:
    """«وصل مبعوث الأمم المتحدة إلى ليبيا أمس إلى روما»: where somebody is envoy to, before a date and
    where he goes."""
    envoy = document.actor(mention.outer - 2)
    if envoy is None or envoy.stop != mention.outer - 1 or envoy.named or mention.prefix:
        return False
    between = range(mention.stop, document.before(goal.outer))
    if not between or not all(document.dated(token) or not document.word(token) for token in between):
        return False
    return document.is_(mention.outer - 1, WordClass.TO) and document.is_(envoy.first, WordClass.ACCREDITED)


def _of_counterpart(document: Document, mention: LocatedMention) -> bool:
    """«نظراءه في دول الخليج»: a country or region after a counterpart is where he holds his office."""
    if mention.prefix:
        return False
    preposition = document.before(mention.outer)
    if preposition < 1 or not document.alone(preposition, WordClass.IN):
        return False
    who = document.actor(preposition - 1)
    wide = mention.place is not None and mention.place.kind in (*_WIDE, Kind.OTHER)
    return wide and who is not None and who.stop == preposition and is_counterpart(document, who)


def _sends(document: Document, group: ActorMention, mention: LocatedMention) -> bool:
    """«وفد دولة قطر»: a country inside the name of a delegation sent it."""
    delegation = group.kind is ActorKind.GROUP and document.is_(group.first, WordClass.PARTITIVE)
    return delegation and mention.place is not None and mention.place.kind is Kind.COUNTRY


def listed(document: Document, mention: LocatedMention) -> bool:
    """Whether a mention right after another is a second place rather than a closer word for the first."""
    first = mention.outer
    starts = document.tokens.words[first].startswith(affix(Affix.AND))
    attached = starts and document.tokens.folds[first] != mention.fold
    if attached and _acts(document, mention):
        return False
    return attached or (_lists(document, document.before(first)) and not says_where(document, mention))


def _acts(document: Document, mention: LocatedMention) -> bool:
    """«وصل الوفد إلى جنيف ودمشق تعلن موقفها»: right before a verb in the feminine that no word joins a place
    opens a clause of its own."""
    verb = mention.stop
    if verb >= document.end or not document.alone(verb, WordClass.VERB):
        return False
    if document.is_(verb, WordClass.FUNCTION | WordClass.COMMON | WordClass.HEAD | WordClass.DESCRIPTIVE):
        return False
    she = affixes(Affix.THIRD_PERSON)[-1], affix(Affix.FEMININE_JOINED)
    fold = document.tokens.folds[verb]
    return fold.startswith(she[0]) or fold.endswith(she[1])


def says_where(document: Document, mention: LocatedMention) -> bool:
    """«رفح، جنوب قطاع غزة»: after a comma, a region with its generic word tells where a place is."""
    comma = document.before(mention.outer)
    if comma < 1 or document.tokens.words[comma] not in COMMAS or mention.prefix:
        return False
    cue, around = cue_of(document.tokens.folds[mention.outer]), mention.place
    if cue is None or not cue.head or around is None or around.kind is not Kind.REGION:
        return False
    joined = joined_to(document, mention)
    where = joined.place if joined is not None else None
    return where is not None and where.kind not in _WIDE and where.country == around.country


def _lists(document: Document, token: int) -> bool:
    return document.tokens.words[token] in COMMAS or document.alone(token, WordClass.LISTING)
