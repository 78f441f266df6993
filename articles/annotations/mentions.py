"""What the annotators find, by token numbers: places, times, and people, groups and loads."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from operator import attrgetter

from gazetteer import Place, quickly_made

from ..dates import TimeExpression
from ..language.tokens import fold_word
from ..model import ActorKind, PlaceMention

__all__ = ["ActorMention", "DateMention", "LocatedMention", "Range", "first_token"]

Range = tuple[int, int]


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class LocatedMention:
    """A place mention by token numbers; `outer` is where its phrase begins (`مدينة`, `العاصمة` before it),
    `prefix` the particles attached to it or to the head word before it. `party` says that no word beside this
    one occurrence makes it a place, rather than a government or the name of something else."""

    first: int
    stop: int
    outer: int
    prefix: str
    mention: PlaceMention
    party: bool = False

    @property
    def place(self) -> Place | None:
        """What the mention was resolved to."""
        return self.mention.resolution.place

    @property
    def fold(self) -> str:
        """The name in the spelling that all tables use."""
        return fold_word(self.mention.span.text)


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class DateMention:
    """A time expression by token numbers."""

    first: int
    stop: int
    expression: TimeExpression


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class ActorMention:
    """A person, group, force or load named in the text, by token numbers.

    `name` and `title` are token ranges inside it, the title also where it follows in apposition (a group has
    neither title nor name of its own: its `name` is the whole).

    `particle` is the preposition attached to its first word. `country` is the nationality its
    words tell; `crowd` marks people who move without being visitors (refugees, passengers, the wounded).
    """

    first: int
    stop: int
    kind: ActorKind
    name: Range
    title: Range | None = None
    particle: str = ""
    conjunction: bool = False
    definite: bool = False
    country: str | None = None
    weak: bool = False
    crowd: bool = False

    @property
    def named(self) -> bool:
        """Whether a personal name is part of it."""
        return self.name != self.title and self.kind is _PERSON


_PERSON = ActorKind.PERSON

first_token: Callable[[ActorMention | LocatedMention | DateMention], int] = attrgetter("first")
"""Where a mention begins: the order of the text, and what mentions are looked up by."""
