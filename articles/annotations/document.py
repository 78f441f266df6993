"""An article under analysis: tokens, and for each token what the annotators found there."""

from __future__ import annotations

import datetime
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import reduce
from itertools import compress
from operator import itemgetter, or_

from gazetteer import Place, WrittenWords, changed

from ..dates import TimeExpression, TimeKind, clock
from ..language.affixes import Affix, affix
from ..language.compound_names import names_of_two
from ..language.nationalities import nations_of_two
from ..language.punctuation import QUOTES
from ..language.tokens import Tokens
from ..language.triggers import Form
from ..language.wordclasses import WordClass
from ..language.words import Known, Lexeme, known_of
from ..model import Span
from .mentions import ActorMention, DateMention, LocatedMention, Range, first_token

__all__ = ["ActorMention", "DateMention", "Document", "LocatedMention", "Range"]

_token: Callable[[tuple[int, tuple[Form, ...]]], int] = itemgetter(0)


@dataclass(slots=True, kw_only=True)
class Document:
    """One article while it is read; the annotators fill it in the order of the pipeline.

    What depends on a word alone is looked up once for all tokens, at the beginning: its lexeme with the
    classes, whether it is a word at all, and the country whose nationality it tells.
    """

    tokens: Tokens
    published: datetime.date | None
    country_of: Callable[[str], Place | None]
    lexemes: list[Lexeme] = field(default_factory=list)
    classes: list[int] = field(default_factory=list)
    told: int = 0
    """The classes of all words together: what is not among them need not be looked for."""
    vocabulary: frozenset[str] = frozenset()
    nations: list[str | None] = field(default_factory=list)
    is_word: list[bool] = field(default_factory=list)
    triggers: list[tuple[int, tuple[Form, ...]]] = field(default_factory=list)
    """The words that may report an event, each with its possible forms."""
    joints: list[int] = field(default_factory=list)
    """The tokens at which a clause may begin or end by what they are: breaks, subordinators, verbs."""
    naming: list[int] = field(default_factory=list)
    """The words that may name somebody by what they are, as offices, numbers and given names do."""
    announcing: list[int] = field(default_factory=list)
    """The words before a name that no list knows: verbs of saying, «مع», «بين»."""
    reporting: list[int] = field(default_factory=list)
    """The words with which a report of somebody else may begin."""
    cues: list[int] = field(default_factory=list)
    """The words that may say of an event whether it happened."""
    end: int = 0
    """How many tokens there are: the one after the last."""
    headline_stop: int = 0
    """The token after the first line, or after the first sentence where the text has no lines."""
    clause_starts: dict[int, int] = field(default_factory=dict)
    clause_stops: dict[int, int] = field(default_factory=dict)
    clock: datetime.date | None = None
    """The day of the page's own stamp, of the right year though not surely the day of publication."""
    dates: list[DateMention] = field(default_factory=list)
    lengths: list[DateMention] = field(default_factory=list)
    anchored: dict[int, DateMention] = field(default_factory=dict)
    """The times that count from an event, by the token from which they do."""
    double_names: set[int] = field(default_factory=set)
    """The first words of given names of two: «صلاح الدين»."""
    places: list[LocatedMention] = field(default_factory=list)
    actors: list[ActorMention] = field(default_factory=list)
    date_begins: list[int] = field(default_factory=list)
    """The first tokens of the time expressions, and of places and actors below."""
    place_begins: list[int] = field(default_factory=list)
    actor_begins: list[int] = field(default_factory=list)
    date_at: list[int] = field(default_factory=list)
    place_at: list[int] = field(default_factory=list)
    actor_at: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        words, folds = self.tokens.words, self.tokens.folds
        size = self.end = len(folds)
        columns = list(map(list, zip(*known_of(words), strict=True)))
        self.is_word, self.lexemes, self.classes, *marked, self.nations, forms = columns or [
            [] for _ in Known._fields
        ]
        self.triggers = list(compress(enumerate(forms), forms))
        self.joints, self.naming, self.announcing, self.reporting, self.cues = (
            list(compress(range(size), column)) for column in marked
        )
        self.vocabulary = frozenset(folds)
        self._note_double_names()
        self.told = reduce(or_, self.classes, WordClass.NONE)
        for token, country in nations_of_two(folds, self.vocabulary):
            self.nations[token] = self.nations[token + 1] = country
        begin = next((token for token, fold in enumerate(folds) if fold != "\n"), 0)
        line = folds.index("\n", begin) if "\n" in folds[begin:-1] else 0
        self.headline_stop = max(self.tokens.sentences[0][1], line)
        self.date_at, self.place_at, self.actor_at = [-1] * size, [-1] * size, [-1] * size

    def _note_double_names(self) -> None:
        """Given names of two words are names, whatever their words are alone."""
        for token, attached in names_of_two(self.tokens.folds, self.vocabulary):
            self.double_names.add(token)
            joined = attached == affix(Affix.AND)
            first = changed(
                self.lexemes[token],
                classes=WordClass.NAME,
                conjunction=joined,
                particle="" if joined else attached,
                definite=False,
                trigger=False,
            )
            second = changed(self.lexemes[token + 1], classes=WordClass.NAME, definite=False, trigger=False)
            self.lexemes[token : token + 2] = [first, second]
            self.classes[token : token + 2] = [WordClass.NAME, WordClass.NAME]

    def written_words(self) -> WrittenWords:
        """The words without marks: what the gazetteer, too, would split the article's plain text into."""
        tokens, is_word = self.tokens, self.is_word
        return WrittenWords(
            words=list(compress(tokens.words, is_word)),
            starts=list(compress(tokens.starts, is_word)),
            ends=list(compress(tokens.ends, is_word)),
        )

    def set_dates(self, expressions: Sequence[TimeExpression]) -> None:
        """Note the time expressions and which tokens they cover; lengths of time are no dates and apart."""
        self.clock = clock(expressions)
        for expression in expressions:
            start, end = expression.span.start, expression.span.end
            first, stop = self.tokens.range(start, end)
            span = self.tokens.plain.span(start, end)
            written = expression if span == expression.span else replace(expression, span=span)
            mention = DateMention(first=first, stop=stop, expression=written)
            if expression.anchor is not None:
                self.anchored.setdefault(self.tokens.at(expression.anchor.at), mention)
            if expression.kind is TimeKind.DURATION:
                self.lengths.append(mention)
            else:
                self.date_at[first:stop] = [len(self.dates)] * (stop - first)
                self.dates.append(mention)
                self.date_begins.append(first)

    def dates_between(self, first: int, stop: int) -> list[DateMention]:
        """The time expressions that begin from a token on and before another, in text order."""
        begins = self.date_begins
        return self.dates[bisect_left(begins, first) : bisect_left(begins, stop)]

    def lengths_between(self, first: int, stop: int) -> list[DateMention]:
        """The lengths of time that begin from a token on and before another, in text order."""
        lengths = self.lengths
        return lengths[
            bisect_left(lengths, first, key=first_token) : bisect_left(lengths, stop, key=first_token)
        ]

    def set_places(self, mentions: Sequence[LocatedMention]) -> None:
        """Note the place mentions and which tokens they cover, their heads included."""
        self.mark_places(mentions)
        self.place_at = [-1] * self.end
        for number, mention in enumerate(self.places):
            for token in range(mention.outer, mention.stop):
                if self.place_at[token] < 0:
                    self.place_at[token] = number

    def mark_places(self, mentions: Sequence[LocatedMention]) -> None:
        """The same place mentions again, now that it is known what they stand for."""
        self.places = list(mentions)
        self.place_begins = list(map(first_token, mentions))

    def places_between(self, token: int, stop: int) -> list[LocatedMention]:
        """The place mentions that begin after a token and before another, in text order."""
        begins = self.place_begins
        return self.places[bisect_right(begins, token) : bisect_left(begins, stop)]

    def set_actors(self, mentions: Sequence[ActorMention]) -> None:
        """Note the actor mentions and which tokens they cover."""
        self.actors = sorted(mentions, key=first_token)
        self.actor_begins = list(map(first_token, self.actors))
        self.actor_at = [-1] * self.end
        for number, mention in enumerate(self.actors):
            self.actor_at[mention.first : mention.stop] = [number] * (mention.stop - mention.first)

    def triggers_between(self, first: int, stop: int) -> list[tuple[int, tuple[Form, ...]]]:
        """The words that may report an event from a token on and before another, each with its forms, without
        those that are oftener another word."""
        found = self.triggers[
            bisect_left(self.triggers, first, key=_token) : bisect_left(self.triggers, stop, key=_token)
        ]
        return [(token, forms) for token, forms in found if not forms[0].doubtful]

    def actors_between(self, first: int, stop: int) -> list[ActorMention]:
        """The actor mentions that begin from a token on and before another, in text order."""
        begins = self.actor_begins
        return self.actors[bisect_left(begins, first) : bisect_left(begins, stop)]

    def actor_before(self, token: int) -> ActorMention | None:
        """The last actor mention that ends before a token begins; None without one."""
        for number in range(bisect_left(self.actor_begins, token) - 1, -1, -1):
            if self.actors[number].stop <= token:
                return self.actors[number]
        return None

    def place(self, token: int) -> LocatedMention | None:
        """The place mention that covers a token; None also for a token outside the text."""
        number = self.place_at[token] if 0 <= token < len(self.place_at) else -1
        return self.places[number] if number >= 0 else None

    def names(self, token: int) -> bool:
        """Whether a word is part of somebody's name: «السلام» in «عبد السلام»."""
        mention = self.actor(token)
        return mention is not None and mention.named and mention.name[0] <= token < mention.name[1]

    def actor(self, token: int) -> ActorMention | None:
        """The actor mention that covers a token; None also for a token outside the text."""
        number = self.actor_at[token] if 0 <= token < len(self.actor_at) else -1
        return self.actors[number] if number >= 0 else None

    def in_place(self, token: int) -> bool:
        """Whether a token is part of a place's own name («الملك» in «مطار الملك خالد الدولي»)."""
        number = self.place_at[token]
        return number >= 0 and self.places[number].first <= token < self.places[number].stop

    def nation(self, token: int) -> str | None:
        """The country whose nationality a word outside place names tells, accusative aside («وفدا مصريا»).

        None for a word of office that only looks like one («وزير المالية»)."""
        if self.place_at[token] >= 0 or self.classes[token] & WordClass.INSTITUTION:
            return None
        return self.nations[token]

    def country(self, span: Range) -> str | None:
        """The first country that the words of a phrase tell, by nationality or by name."""
        for token in range(*span):
            number = self.place_at[token]
            where = self.places[number].place if number >= 0 else None
            if where is None and self.nations[token] is None:
                continue
            country = where.country if where else self.nation(token)
            if country:
                return country
        return None

    def is_(self, token: int, classes: int) -> bool:
        """Whether a token has one of the classes."""
        return self.classes[token] & classes != 0

    def alone(self, token: int, classes: int) -> bool:
        """Whether a token has one of the classes and no conjunction is attached to it."""
        return self.classes[token] & classes != 0 and not self.lexemes[token].conjunction

    def having(self, classes: int, first: int, stop: int) -> int | None:
        """The first token from one on and before another that has one of the classes; None without one."""
        if not self.told & classes:
            return None
        first = max(first, 0)
        for token, own in enumerate(self.classes[first:stop], first):
            if own & classes:
                return token
        return None

    def word(self, token: int) -> bool:
        """Whether a token is a word or number rather than punctuation."""
        return self.is_word[token]

    def dated(self, token: int) -> bool:
        """Whether a time expression covers a token."""
        return self.date_at[token] >= 0

    def before(self, token: int) -> int:
        """The token before another, quotation marks passed over; negative where there is none."""
        token -= 1
        while token >= 0 and self.tokens.words[token] in QUOTES:
            token -= 1
        return token

    def word_before(self, token: int) -> int | None:
        """The word before a token, quotation marks passed over; None after other marks and at the start."""
        token = self.before(token)
        return token if token >= 0 and self.word(token) else None

    def text(self, span: Range) -> Span:
        """The span of a token range."""
        return self.tokens.span(*span)
