"""The places of one report as they are found, and which of several «إلى» is where it leads."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..annotations.document import Document, LocatedMention
from ..language.prepositions import Governor
from ..language.punctuation import COMMAS
from ..language.triggers import Form, Part, Sense, forms_of
from ..language.wordclasses import WordClass
from .around import covers, narrower
from .batches import Batch, batch_bound_for
from .governing import governor, is_post, joined_beyond, listed
from .ways import Way

__all__ = ["PlaceArguments", "add_destination"]

_CROSSING = "crossing"  # is only passed where something goes on
_LEADS_TO = frozenset({Sense.ARRIVE, Sense.GO, Sense.RETURN, Sense.FLEE, Sense.SEND, Sense.EXPEL})
"""Senses whose goal stands after «إلى»."""


@dataclass(slots=True, kw_only=True)
class PlaceArguments:
    """The places of one frame; several destinations make several events, and so do further ways and, where
    nothing is reached, the further origins of a list in `also_left` («من تعز والحديدة»); `batches` are others
    of the same sentence with goals of their own.

    `by_motion` says that a preposition of motion governs the first destination, or the origin.
    """

    destinations: list[LocatedMention] = field(default_factory=list)
    origin: LocatedMention | None = None
    also_left: list[LocatedMention] = field(default_factory=list)
    ways: list[Way] = field(default_factory=list)
    batches: list[Batch] = field(default_factory=list)
    via: list[LocatedMention] = field(default_factory=list)
    by_motion: bool = False

    def __bool__(self) -> bool:
        return bool(self.destinations or self.origin or self.via)


def add_destination(
    document: Document, arguments: PlaceArguments, mention: LocatedMention, form: Form, found: Governor
) -> None:
    """The first destination, or a further one of the same list; «إلى X في Y» keeps X."""
    if arguments.destinations and found is Governor.TO and _only_beside(document, arguments, form, mention):
        arguments.destinations.clear()
    if not arguments.destinations:
        arguments.destinations.append(mention)
        arguments.by_motion = found in (Governor.TO, Governor.FOR, Governor.ON)
        return
    last = arguments.destinations[-1]
    if found is Governor.TO and _on_the_way(document, mention):
        return
    if found is Governor.TO and last.place is not None and last.place.feature == _CROSSING:
        arguments.via.append(last)  # «دخلت الشاحنات معبر رفح إلى غزة»
        arguments.destinations[-1] = mention
        return
    wider = found is Governor.COVERS and covers(last, mention)
    if wider or narrower(mention, last) or (found is Governor.TO and is_post(document, last, mention)):
        arguments.destinations[-1] = mention
        return
    if narrower(last, mention):
        return
    before = arguments.batches[-1].destination if arguments.batches else last
    batch = batch_bound_for(document, before, mention)
    if batch is not None:
        arguments.batches.append(batch)
        return
    if found is Governor.TO and not arguments.by_motion and _only_where(document, last):
        arguments.destinations[:] = [mention]  # «وصول رئيس الحركة في غزة إلى القاهرة»
        arguments.by_motion = True
        return
    in_list = joined_beyond(document, mention) is last and listed(document, mention)
    if in_list or (found is Governor.TO and _goes_on(document, mention, last)):
        arguments.destinations.append(mention)


def _only_where(document: Document, mention: LocatedMention) -> bool:
    """«رئيس الحركة في غزة»: a place that «في» puts right after people says where those are."""
    preposition = document.before(mention.outer)
    if mention.prefix or preposition < 1 or not document.alone(preposition, WordClass.IN):
        return False
    return document.actor(preposition - 1) is not None


def _on_the_way(document: Document, mention: LocatedMention) -> bool:
    """«إلى معبر نصيب في طريقها إلى السويداء»: the noun of going tells of the further way."""
    noun = document.before(document.before(mention.outer))
    going = noun > 0 and document.is_(noun - 1, WordClass.IN) and document.lexemes[noun].trigger
    return bool(going) and any(
        form.part is Part.NOUN and form.word.sense is Sense.GO
        for form in forms_of(document.tokens.folds[noun])
    )


def _goes_on(document: Document, mention: LocatedMention, last: LocatedMention) -> bool:
    """«إلى الدوحة ثم إلى عمان», «إلى الدوحة ومنها إلى عمان»: the next stop right after the last."""
    onward = document.before(document.before(mention.outer))
    before = document.before(onward)
    if before >= 0 and document.is_(before, WordClass.FROM):
        before = document.before(before)  # «ومن ثم إلى»
    if before >= 0 and document.tokens.words[before] in COMMAS:
        before = document.before(before)
    return onward >= 0 and document.is_(onward, WordClass.ONWARD) and document.place(before) is last


def _only_beside(document: Document, arguments: PlaceArguments, form: Form, goal: LocatedMention) -> bool:
    """«وصلت مساعدات لإغاثة غزة إلى العريش», «وصل من أفرج عنهم في غزة إلى رام الله»: whether no preposition of
    motion governs what was taken for the goal, of a word whose goal stands after «إلى»."""
    if arguments.by_motion or form.word.sense not in _LEADS_TO or len(arguments.destinations) > 1:
        return False
    last = arguments.destinations[0]
    if document.triggers_between(last.stop, goal.outer):
        return False  # «هبطت في أثينا طائرة متجهة إلى إسطنبول»
    return governor(document, last) in (Governor.IN, Governor.BARE)
