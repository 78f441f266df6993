"""The people of one report, by the part they play in it."""

from __future__ import annotations

from dataclasses import dataclass

from gazetteer import quickly_made

from ..annotations.document import ActorMention
from ..language.rules import Rule

__all__ = ["Participants", "one"]


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Participants:
    """The movers and the hosts of one frame, and by which rule the movers were found.

    `subject` is whom the next sentence goes on about when it drops its own; None where this one tells none.
    """

    movers: tuple[ActorMention, ...]
    hosts: tuple[ActorMention, ...] = ()
    rule: Rule
    subject: ActorMention | None = None


def one(mention: ActorMention | None) -> tuple[ActorMention, ...]:
    return (mention,) if mention is not None else ()
