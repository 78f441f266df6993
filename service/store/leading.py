"""Corrections and old addresses taken along when a text is read otherwise than before.

A telling is known by what it says, so another reading of the same words, by a later version of the reader or
of the gazetteer, is a telling of another id. Who corrected the event, or has a link to it, means the words.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from articles import Telling

from .connection import Connection
from .events import lead_on

__all__ = ["lead_on_words"]


def lead_on_words(db: Connection, old: Iterable[Telling], new: Sequence[Telling]) -> None:
    """Let tellings of one text that are no more go on under the ids of those that the same words tell now:
    the same word reports them, or else the same sentence alone tells something of that kind."""
    before = {telling.id: telling for telling in old}
    left = [telling for telling in new if telling.id not in before]
    gone = [telling for id_, telling in before.items() if id_ not in {one.id for one in new}]
    for alike in (_same_word_and_kind, _same_word, _same_sentence):
        for telling in tuple(gone):
            found = [one for one in left if alike(telling, one)]
            if len(found) == 1:
                lead_on(db, telling.id, found[0].id)
                gone.remove(telling)
                left.remove(found[0])


def _same_word(one: Telling, other: Telling) -> bool:
    return one.event.trigger.start == other.event.trigger.start


def _same_word_and_kind(one: Telling, other: Telling) -> bool:
    return _same_word(one, other) and one.event.kind is other.event.kind


def _same_sentence(one: Telling, other: Telling) -> bool:
    """Not the same word, but a sentence that both quote, and the same kind."""
    sentences = ({quote.start for quote in telling.event.evidence} for telling in (one, other))
    return one.event.kind is other.event.kind and not set.isdisjoint(*sentences)
