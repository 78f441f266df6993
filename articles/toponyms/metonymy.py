"""Names that stand for a government or an institution: «أعلنت طهران», «مباحثات مع القاهرة».

Each occurrence of a country, a capital or a seat of power is read by what stands beside it, and a name is
marked where it stands for a government at least once and nowhere for the place.
"""

from __future__ import annotations

from enum import Enum, auto

from gazetteer import Kind, Place, changed

from ..annotations.document import Document, LocatedMention
from ..language.affixes import Affix, affix
from ..language.prepositions import LOCATIVE, Governor, governor_named
from ..language.punctuation import BRACKETS, COMMAS
from ..language.roles import takes_place
from ..language.triggers import Form, Part, Sense, forms_of
from ..language.wordclasses import WordClass
from .placecues import Cue, cue_of, deals_with, is_seat, is_union

__all__ = ["is_object", "with_metonymy"]

_SUBJECT_LONGEST = 16
"""Words of a subject between a verb and the place it takes: «زار رئيس مجلس النواب المصري فلان بيروت»."""
_CUE_NEAR = 3
"""Words before a preposition within which a word of dealings governs it: «عقوبات دولية جديدة على طهران»."""
_SHORTEST_VERB = 4
"""Letters of an unlisted verb with its ending: «دعت», «بنت» are too short to be told from nouns."""
_MOVE_NEAR = 4
"""Words before a preposition within which a word of coming or meeting makes a seat of power a place."""
_UNION_NEAR = 5
"""Words before a bracket within which states are spoken of: «الدول الضامنة (روسيا وتركيا)»."""
_SEATS = frozenset({"capital", "palace"})
"""Features of places that governments are called by."""
_ACTS = frozenset({Sense.SEND, Sense.EXPEL, Sense.DEPLOY, Sense.ATTEND})
"""Senses of verbs whose subject, right after them, is who decides: «أرسلت أنقرة طائرات»."""


class _Use(Enum):
    """What one occurrence of a name stands for; UNTOLD where what stands beside it does not tell."""

    PLACE = auto()
    GOVERNMENT = auto()
    UNTOLD = auto()


def with_metonymy(document: Document, located: list[LocatedMention]) -> list[LocatedMention]:
    """Mark names that stand for a government at least once and in no occurrence for the place."""
    uses: dict[int, _Use] = {}
    for mention in located:
        uses[mention.first] = _use(document, mention, uses)
    found = [(mention, _bare_name(mention), uses[mention.first]) for mention in located]
    place, government = _Use.PLACE, _Use.GOVERNMENT
    places = {name for _, name, use in found if use is place}
    governments = {name for _, name, use in found if use is government} - places
    return [
        _marked(mention, party=use is not place, metonym=name in governments) for mention, name, use in found
    ]


def _marked(mention: LocatedMention, *, party: bool, metonym: bool) -> LocatedMention:
    """The mention so marked; most are as they were."""
    if mention.party is party and mention.mention.metonym is metonym:
        return mention
    inner = mention.mention
    if inner.metonym is not metonym:
        inner = changed(inner, metonym=metonym)
    return LocatedMention(
        first=mention.first,
        stop=mention.stop,
        outer=mention.outer,
        prefix=mention.prefix,
        mention=inner,
        party=party,
    )


def _bare_name(mention: LocatedMention) -> str:
    """The folded name with its article written out: «للقاهرة» is the same name as «القاهرة»."""
    fold = mention.fold
    if not mention.prefix or not fold.startswith(affix(Affix.FOR_THE)):
        return fold
    return affix(Affix.ARTICLE) + fold.removeprefix(affix(Affix.FOR_THE))


def _use(document: Document, mention: LocatedMention, uses: dict[int, _Use]) -> _Use:
    """What this occurrence stands for, `uses` being what those before it do; a seat of power is its
    institution unless somebody goes there."""
    place = mention.place
    if place is None or not _may_act(place, mention):
        return _Use.PLACE
    if mention.outer != mention.first and not _is_state(document, mention):
        return _Use.PLACE
    found = _told(document, mention, uses)
    if is_seat(mention.fold) and (found is _Use.UNTOLD or not _visited(document, mention)):
        return _Use.GOVERNMENT
    return found


def _told(document: Document, mention: LocatedMention, uses: dict[int, _Use]) -> _Use:
    """What the words before an occurrence tell."""
    if mention.prefix:
        return _attached(document, mention)
    before = document.word_before(mention.outer)
    if before is None:
        return _opening(document, mention, uses)
    joined = _joined(document, mention, before)
    return _after_word(document, before) if joined is None else uses.get(joined.first, _Use.UNTOLD)


def _may_act(place: Place, mention: LocatedMention) -> bool:
    """Whether governments are called by such a place: countries, capitals, palaces."""
    return place.kind is Kind.COUNTRY or place.feature in _SEATS or is_seat(mention.fold)


def _visited(document: Document, mention: LocatedMention) -> bool:
    """Whether a word of coming or meeting stands shortly before: «استقبله في البيت الأبيض»."""
    near = range(max(0, mention.outer - _MOVE_NEAR), mention.outer)
    return any(document.lexemes[token].trigger or document.is_(token, WordClass.TO) for token in near)


def _is_state(document: Document, mention: LocatedMention) -> bool:
    """«دولة الإمارات», «جمهورية مصر»: heads that say no more than the country itself."""
    cues = [cue_of(document.tokens.folds[token]) for token in range(mention.outer, mention.first)]
    return all(cue is None or cue.kind is Cue.STATE for cue in cues)


def _joined(document: Document, mention: LocatedMention, before: int) -> LocatedMention | None:
    """The name before this one in a list or apposition."""
    listing = document.alone(before, WordClass.LISTING)
    joined = document.place(document.before(before) if listing else before)
    return joined if joined is not None and joined.stop <= mention.first else None


def _opening(document: Document, mention: LocatedMention, uses: dict[int, _Use]) -> _Use:
    """After a full stop, a comma or a bracket: the list it goes on, or the verb that follows."""
    mark, after = document.before(mention.outer), mention.stop
    if mark >= 0 and document.tokens.words[mark] in COMMAS:
        last = document.before(mark)
        joined = document.place(last)
        if joined is not None and joined.stop <= mention.first:
            return uses.get(joined.first, _Use.UNTOLD)
        if document.dated(last) and is_object(document, last):
            return _Use.PLACE
    if mark >= 0 and document.tokens.words[mark] in BRACKETS and _states_before(document, mark):
        return _Use.GOVERNMENT
    if after < document.end and document.is_(after, WordClass.VERB | WordClass.NEG):
        return _Use.GOVERNMENT
    return _Use.UNTOLD


def _states_before(document: Document, bracket: int) -> bool:
    """«الدول الضامنة (روسيا وتركيا)»: a bracket that names the states just spoken of."""
    folds = document.tokens.folds
    near = range(max(0, bracket - _UNION_NEAR), bracket)
    return any(is_union(folds[token]) or deals_with(folds[token]) for token in near)


def _attached(document: Document, mention: LocatedMention) -> _Use:
    """«بالقاهرة» is a place unless it is trusted; «للقاهرة» may be either."""
    if mention.prefix == affix(Affix.WITH):
        return _Use.GOVERNMENT if _deals(document, mention.outer, 1) else _Use.PLACE
    return _Use.GOVERNMENT if _deals(document, mention.outer, _CUE_NEAR) else _Use.UNTOLD


def _deals(document: Document, token: int, near: int) -> bool:
    """Whether one of the words right before a token speaks of dealings with a government."""
    folds = document.tokens.folds
    return any(deals_with(folds[index]) for index in range(max(0, token - near), token))


def _after_word(document: Document, before: int) -> _Use:
    """What the word before the name makes of it; before «كل من» counts what stands before that."""
    if before >= 2 and document.is_(before, WordClass.FROM) and document.alone(before - 1, WordClass.EVERY):
        before -= 2
    fold = document.tokens.folds[before]
    if deals_with(fold):
        return _Use.GOVERNMENT
    cue = cue_of(fold)
    covers = governor_named(fold) is Governor.COVERS
    if covers or (cue is not None and (cue.head or cue.kind is Cue.LOCATIVE)):
        return _Use.PLACE
    if document.is_(before, WordClass.PREP):
        return _governed(document, before)
    if document.lexemes[before].trigger:
        acts = any(form.part is Part.VERB and form.word.sense in _ACTS for form in _forms(document, before))
        return _Use.GOVERNMENT if acts else _Use.PLACE
    if is_object(document, before):
        return _Use.PLACE
    acts = document.is_(before, WordClass.SPEECH | WordClass.SUB) or _unlisted_verb(document, before)
    return _Use.GOVERNMENT if acts else _Use.UNTOLD


def _unlisted_verb(document: Document, token: int) -> bool:
    """«فرضت واشنطن»: a word of no list that ends like a verb in the past whose subject is feminine."""
    fold = document.tokens.folds[token]
    ends = fold.endswith(affix(Affix.FEMININE_JOINED)) and fold[-2:-1] != affix(Affix.ACCUSATIVE)
    return ends and len(fold) >= _SHORTEST_VERB and not document.classes[token]


def _governed(document: Document, before: int) -> _Use:
    """What a preposition makes of the name after it, by the word that the preposition belongs to."""
    governor = governor_named(document.tokens.folds[before])
    if governor in (Governor.IN, Governor.VIA):
        return _Use.GOVERNMENT if governor is Governor.IN and _deals(document, before, 1) else _Use.PLACE
    if _deals(document, before, _CUE_NEAR):
        return _Use.GOVERNMENT
    if governor in LOCATIVE:
        return _Use.PLACE
    if document.is_(before, WordClass.PARTNER):
        return _Use.PLACE if _locative_near(document, before) else _Use.GOVERNMENT
    return _Use.UNTOLD


def _locative_near(document: Document, before: int) -> bool:
    """«الحدود مع ليبيا», «جسر جوي بين عمان ودمشق»: what lies or moves between places."""
    cues = (cue_of(document.tokens.folds[index]) for index in range(max(0, before - 3), before))
    near = any(cue is not None and (cue.head or cue.kind is Cue.LOCATIVE) for cue in cues)
    return near or any(
        form.word.sense in (Sense.GO, Sense.ARRIVE)
        for index in range(max(0, before - 2), before)
        for form in _forms(document, index)
    )


def is_object(document: Document, last: int) -> bool:
    """«غادر الوفد المصري طرابلس»: after the whole subject of a verb that takes a place as its object."""
    construct = WordClass.TITLE | WordClass.INSTITUTION | WordClass.COLLECTIVE
    if document.is_(last, construct) and not document.lexemes[last].definite:
        return False
    for token in range(last, max(-1, last - _SUBJECT_LONGEST), -1):
        if any(form.part is Part.VERB and takes_place(form.word.sense) for form in _forms(document, token)):
            return True
        passed = document.tokens.words[token] in COMMAS or document.alone(token, WordClass.ADV)
        if passed or document.dated(token):
            continue
        ends = document.is_(token, WordClass.STOP) and not _partitive(document, token)
        if ends or not document.word(token):
            return False
    return False


def _partitive(document: Document, token: int) -> bool:
    """«وفد من الكونغرس»."""
    return token > 0 and document.is_(token, WordClass.FROM) and document.is_(token - 1, WordClass.PARTITIVE)


def _forms(document: Document, token: int) -> tuple[Form, ...]:
    return forms_of(document.tokens.folds[token]) if document.lexemes[token].trigger else ()
