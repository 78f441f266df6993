"""An article under analysis: tokens, and for each token what the annotators found there."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from .dates import TimeExpression
from .model import ActorKind, PlaceMention, Span
from .tokens import Tokens
from .wordclasses import WordClass
from .words import Lexeme, lexeme

__all__ = ["ActorMention", "DateMention", "Document", "LocatedMention", "Range"]

Range = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class LocatedMention:
    """A place mention by token numbers; `outer` is where its phrase begins (`مدينة`, `العاصمة` before it),
    `prefix` the particles attached to it or to the head word before it."""

    first: int
    stop: int
    outer: int
    prefix: str
    mention: PlaceMention


@dataclass(frozen=True, slots=True, kw_only=True)
class DateMention:
    """A time expression by token numbers."""

    first: int
    stop: int
    expression: TimeExpression


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorMention:
    """A person, group, force or load named in the text, by token numbers.

    `name` and `title` are token ranges inside it (a group has neither title nor name of its own: its `name` is the
    whole). `particle` is the preposition attached to its first word. `country` is the nationality its words tell;
    `crowd` marks people who move without being visitors (refugees, passengers, the wounded).
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
        return self.kind is ActorKind.PERSON and self.name != self.title


@dataclass(slots=True, kw_only=True)
class Document:
    """One article while it is read. The annotators fill it in the order of the pipeline; nothing leaves it."""

    tokens: Tokens
    published: datetime.date | None
    nationality: Callable[[str], str | None]
    lexemes: list[Lexeme] = field(default_factory=list)
    classes: list[int] = field(default_factory=list)
    vocabulary: frozenset[str] = frozenset()
    _nations: dict[int, str | None] = field(default_factory=dict)
    clause_stops: dict[int, int] = field(default_factory=dict)
    dates: list[DateMention] = field(default_factory=list)
    places: list[LocatedMention] = field(default_factory=list)
    actors: list[ActorMention] = field(default_factory=list)
    date_at: list[int] = field(default_factory=list)
    place_at: list[int] = field(default_factory=list)
    actor_at: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        size = len(self.tokens)
        self.lexemes = [
            lexeme(fold, word) for fold, word in zip(self.tokens.folds, self.tokens.words, strict=True)
        ]
        self.classes = [known.classes for known in self.lexemes]
        self.vocabulary = frozenset(self.tokens.folds)
        self.date_at, self.place_at, self.actor_at = [-1] * size, [-1] * size, [-1] * size

    def set_dates(self, expressions: Sequence[TimeExpression]) -> None:
        """Note the time expressions and which tokens they cover."""
        for number, expression in enumerate(expressions):
            first, stop = self.tokens.range(expression.span.start, expression.span.end)
            self.dates.append(DateMention(first=first, stop=stop, expression=expression))
            self.date_at[first:stop] = [number] * (stop - first)

    def set_places(self, mentions: Sequence[LocatedMention]) -> None:
        """Note the place mentions and which tokens they cover, their heads included."""
        self.places = list(mentions)
        self.place_at = [-1] * len(self.tokens)
        for number, mention in enumerate(self.places):
            for token in range(mention.outer, mention.stop):
                if self.place_at[token] < 0:
                    self.place_at[token] = number

    def set_actors(self, mentions: Sequence[ActorMention]) -> None:
        """Note the actor mentions and which tokens they cover."""
        self.actors = sorted(mentions, key=lambda mention: mention.first)
        self.actor_at = [-1] * len(self.tokens)
        for number, mention in enumerate(self.actors):
            self.actor_at[mention.first : mention.stop] = [number] * (mention.stop - mention.first)

    @property
    def headline_stop(self) -> int:
        """The token after the first line, or after the first sentence where the text has no lines."""
        first = self.tokens.sentences[0][1]
        lines = (index for index, word in enumerate(self.tokens.words) if word.startswith("\n") and index)
        return max(first, next(lines, first))

    def nation(self, token: int) -> str | None:
        """The country whose nationality a word tells, accusative endings aside («وفدا مصريا»)."""
        if token in self._nations:
            return self._nations[token]
        found = self._nations[token] = self._nation(self.tokens.words[token])
        return found

    def _nation(self, word: str) -> str | None:
        return self.nationality(word) or (self.nationality(word[:-1]) if word.endswith(("ا", "ًا")) else None)

    def is_(self, token: int, classes: int) -> bool:
        """Whether a token has one of the classes."""
        return self.classes[token] & classes != 0

    def word(self, token: int) -> bool:
        """Whether a token is a word or number rather than punctuation."""
        return self.tokens.words[token][0].isalnum()

    def text(self, span: Range) -> Span:
        """The span of a token range."""
        return self.tokens.span(*span)
