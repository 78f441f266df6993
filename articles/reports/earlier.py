"""Places told before the word that reports: «طرابلس التي وصلها», «في القاهرة، التقى», «الدوحة تستضيف»."""

from __future__ import annotations

from ..annotations.clauses import clause_start, clause_stop
from ..annotations.document import Document, LocatedMention
from ..language.affixes import Affix, affixes
from ..language.prepositions import Governor
from ..language.triggers import Form, Part, Sense, forms_of
from ..language.wordclasses import WordClass
from .governing import governor, joined_to, says_where
from .indoors import is_indoors
from .stays import stay_before

__all__ = ["antecedent", "place_before", "seen_before"]

_LONGEST_PLACE = 12
"""Words of a place name at most, its generic words among them."""
_ANTECEDENT_NEAR = 3
"""Words between a place and the relative clause that takes it up: «طرابلس التي وصلها»."""
_THITHER_NEAR, _PLACE_NEAR = 8, 22
"""Words from a trigger to «إليها», and back from it to the place that is meant."""

_ARRIVE, _HOST, _VISIT = Sense.ARRIVE, Sense.HOST, Sense.VISIT
_SEEN_COMING = frozenset({Sense.ARRIVE, Sense.ENTER, Sense.RETURN})
_LEADS_THITHER = frozenset({Sense.ARRIVE, Sense.ENTER, Sense.SEND, Sense.RETURN, Sense.GO, Sense.FLEE})
_LOOKS_BACK = frozenset({Sense.MEET, Sense.GATHER, Sense.HOLD, Sense.RECEIVE, Sense.DEPLOY})


def place_before(document: Document, token: int, form: Form, *, alone: bool) -> LocatedMention | None:
    """Where a trigger leads that tells no place after it; `alone` where it tells none at all."""
    sense = form.word.sense
    back = _thither(document, token) if sense in _LEADS_THITHER else None
    if back is not None:
        return back
    if form.part is Part.NOUN and sense in _SEEN_COMING:
        return seen_before(document, token, form)
    comes = sense is _ARRIVE and form.part is Part.PARTICIPLE
    if (alone and sense in _LOOKS_BACK) or comes:
        seen = seen_before(document, token, form) if sense is Sense.DEPLOY else None
        return _in_clause(document, token) or seen or _preparing(document, token, form)
    if not alone:
        return None
    if sense is _HOST and form.part is Part.VERB:
        return _hosting(document, token)
    in_visit = sense is _VISIT and form.part is Part.NOUN and document.is_(token - 1, WordClass.IN)
    return stay_before(document, token - 1) if in_visit else None


def _thither(document: Document, token: int) -> LocatedMention | None:
    """«انسحبت القوات من طفس بعد دخول الجيش إليها»: the place told last before «إليها» in its sentence."""
    stop = clause_stop(document, token)
    index = document.having(WordClass.THERE, token + 1, min(token + _THITHER_NEAR, stop))
    if index is None or not document.is_(index, WordClass.PREP):
        return None
    if not document.tokens.folds[index].endswith(affixes(Affix.OWNED_NOUN)[0]):
        return None
    first, _ = document.tokens.sentence_of(token)
    near = document.places_between(max(first, token - _PLACE_NEAR) - 1, token)
    around = {mention.stop for mention in near}  # «بلدة طفس بريف درعا»
    near = [mention for mention in near if mention.outer not in around]
    meant = [mention for mention in near if governor(document, mention) is not Governor.BARE] or near
    return meant[-1] if meant and document.having(WordClass.REL, meant[-1].stop, token) is None else None


def antecedent(document: Document, token: int) -> LocatedMention | None:
    """The place of the same sentence to which the relative pronoun before a verb refers."""
    opener = token - 1
    if opener < 0 or not document.is_(opener, WordClass.REL | WordClass.SUB):
        return None
    first = document.tokens.sentence_of(token)[0]
    before = reversed(document.places_between(first - _LONGEST_PLACE, opener))
    mention = next((mention for mention in before if mention.stop <= opener), None)
    if mention is None or opener - mention.stop > _ANTECEDENT_NEAR:
        return None
    if says_where(document, mention):
        mention = joined_to(document, mention) or mention
    return mention if mention.stop > first else None


def _hosting(document: Document, token: int) -> LocatedMention | None:
    """«الدوحة تستضيف محادثات», «كانت الدوحة قد استضافت»: the place right before a verb of hosting is its
    subject."""
    before = token - 1
    while before >= 0 and document.is_(before, WordClass.AUX):
        before -= 1
    mention = document.place(before)
    if mention is None or mention.stop != before + 1:
        return None
    return mention if governor(document, mention) is Governor.BARE else None


def seen_before(document: Document, token: int, form: Form) -> LocatedMention | None:
    """«شهدت طرابلس انتشارا لقوات الأمن», «شهد المطار وصول طائرة», «شهدت البلدة حركة نزوح»: the place that a
    verb says to see a coming or going."""
    if form.part is not Part.NOUN or form.prefix:
        return None
    noun = token
    while noun > 0 and (document.dated(noun - 1) or _opens_noun(document, noun - 1)):
        noun -= 1
    mention = _hosting(document, noun)
    sees = mention is not None and mention.outer > 0 and _sees(document, mention.outer - 1)
    return mention if sees else None


def _opens_noun(document: Document, token: int) -> bool:
    """«حركة نزوح», «عملية إجلاء»: an indefinite noun that what follows is the genitive of."""
    plain = document.is_(token, WordClass.COMMON | WordClass.INSTITUTION) and document.place_at[token] < 0
    lexeme = document.lexemes[token]
    return bool(plain) and lexeme.bare and not lexeme.definite and not lexeme.trigger


def _sees(document: Document, token: int) -> bool:
    """A verb of being at something: «شهدت»."""
    return any(
        form.part is Part.VERB and form.word.sense is Sense.ATTEND
        for form in forms_of(document.tokens.folds[token])
    )


def _preparing(document: Document, token: int, form: Form) -> LocatedMention | None:
    """«تستعد أنقرة لاستقبال الرئيس»: the place that is to receive somebody."""
    if form.word.sense is not Sense.RECEIVE or form.part is not Part.NOUN or not form.prefix:
        return None
    before = token - 1
    while before >= 0 and (document.dated(before) or not document.word(before)):
        before -= 1
    mention = document.place(before)
    if mention is None or mention.stop != before + 1 or mention.outer == 0:
        return None
    return mention if document.is_(mention.outer - 1, WordClass.VERB) else None


def _in_clause(document: Document, token: int) -> LocatedMention | None:
    """«في القاهرة، التقى …»: a place before the trigger in its clause."""
    start = clause_start(document, token)
    places = reversed(document.places_between(start - 1, token))
    mention = next((mention for mention in places if governor(document, mention) is Governor.IN), None)
    if mention is None or joined_to(document, mention) is None:
        return mention
    return None if is_indoors(document, token) else mention  # «زار طنجة وفاس، والتقى مسؤولين في الوزارة»
